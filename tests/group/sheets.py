"""Random sheets and banks, what the single command says of them, and both compared."""

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from careerpick.decide.result import Result, evaluate
from careerpick.model import Answer, AnswerSheet, Content, Evidence, Level, Number, Question, Weight
from tests.builders import make_content, make_limit, make_need, make_path, make_question

BAD = ("maybe", "9999", "=1+1", "daily!!!", "Strongly agree", " ?")
MARKS = {"normal": "", "important": "!", "deal_breaker": "!!"}


def asked_of(content: Content) -> list[Question]:
    return list(content.bank.scored)


def random_sheets(content: Content, count: int, seed: int) -> Iterator[AnswerSheet]:
    """Sheets with many skips or none, many marks or none, refusals and typed numbers."""
    draw = random.Random(seed)
    for _ in range(count):
        skips, marks = draw.choice([0, 0.05, 0.3, 0.8]), draw.choice([0, 0.1, 0.5])
        refuses = draw.random() < 0.3
        answers = {}
        for question in asked_of(content):
            if draw.random() < skips:
                continue
            options = [o for o in question.possible if refuses or not o.deal_breaker]
            option = draw.choice(options or list(question.possible))
            answer = Answer(option.id)
            if draw.random() < marks:
                answer = replace(answer, mark=draw.choice(["important", "deal_breaker"]))
            if question.number and draw.random() < 0.5:
                answer = replace(answer, number=draw.choice(_numbers(question, answer.option)))
            answers[question.id] = answer
        yield AnswerSheet(answers)


def _numbers(question: Question, option_id: str) -> range:
    assert question.number
    starts = [option.at_least or 0 for option in question.options]
    place = [option.id for option in question.options].index(option_id)
    end = starts[place + 1] if place + 1 < len(starts) else question.number.most + 1
    return range(starts[place], end)


def random_content(seed: int, paths: int = 0, count: int = 0) -> Content:
    """A small bank of any kind: wishes, refusals, facts, needs; one path or many."""
    draw = random.Random(seed)
    criteria = ["calm", "fast", "free", "kind"]
    limits = ("hours", "skill", "times")

    def need() -> Any:
        some = draw.sample(limits, draw.choice([1, 1, 2]))
        least = [draw.randint(0, 3) for _ in some]
        return make_need(
            {limit: (low, low + draw.randint(0, 2)) for limit, low in zip(some, least, strict=True)}
        )

    def level() -> Level:
        return cast("Level", draw.choice([0, 0, 1, 2, 3, 4, 4]))

    def wants() -> dict[str, Evidence]:
        some = draw.sample(criteria, draw.randint(0, 3))
        return {criterion: cast("Evidence", draw.randint(-2, 2)) for criterion in some}

    made = [
        make_path(
            f"p{number:02}",
            {criterion: level() for criterion in criteria},
            [need() for _ in range(draw.randint(0, 2))],
        )
        for number in range(paths or draw.randint(1, 5))
    ]
    questions = []
    for number in range(count or draw.randint(1, 9)):
        options = draw.randint(2, 5)
        stated = {0: "hours", 1: "skill", 2: "times", 3: "hours"}.get(number)
        facts = [{stated: draw.randint(0, 4)} for _ in range(options)] if stated else ()
        question = make_question(
            f"q{number}",
            [wants() for _ in range(options)],
            weight=cast("Weight", draw.randint(1, 4)),
            facts=facts,
            refusals=draw.choice(["", "", "a", "ab"]),
        )
        if number == 0 and draw.random() < 0.5:
            parts = [replace(o, at_least=2 * i) for i, o in enumerate(question.options)]
            question = replace(question, options=tuple(parts), number=Number("hours", 0, 12))
        questions.append(question)
    listed = [make_limit(limit, "growing" if limit == "skill" else "fixed") for limit in limits]
    return make_content(questions, made, limits=listed)


def cell_of(answer: Answer | None) -> str:
    """An answer as a table program or a person writes it."""
    if answer is None:
        return ""
    return (answer.option if answer.number is None else str(answer.number)) + MARKS[answer.mark]


def write_table(
    path: Path,
    content: Content,
    sheets: Sequence[AnswerSheet],
    *,
    heads: Mapping[str, str] | None = None,
    more: Mapping[str, Sequence[str]] | None = None,
    bad: Mapping[tuple[int, str], str] | None = None,
) -> None:
    """Write a table with a row for each sheet.

    `more` are other columns, before the answers; `bad` are texts in place of an answer, by the
    place of the sheet and the question.
    """
    heads, more, bad = heads or {}, more or {}, bad or {}
    questions = asked_of(content)
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow([*more, *(heads.get(q.id, q.id) for q in questions)])
        for place, sheet in enumerate(sheets):
            carried = [column[place] for column in more.values()]
            cells = [bad.get((place, q.id), cell_of(sheet.answers.get(q.id))) for q in questions]
            writer.writerow([*carried, *cells])


def spoiled(
    content: Content, sheets: Sequence[AnswerSheet], share: float, seed: int = 0
) -> tuple[dict[tuple[int, str], str], list[AnswerSheet]]:
    """Cells that cannot be read, as many as this share of all, and what is left of the sheets."""
    draw = random.Random(seed)
    bad = {
        (place, question.id): draw.choice(BAD)
        for place in range(len(sheets))
        for question in asked_of(content)
        if draw.random() < share
    }
    left = [
        AnswerSheet({q: a for q, a in sheet.answers.items() if (place, q) not in bad})
        for place, sheet in enumerate(sheets)
    ]
    return bad, left


def single(content: Content, sheet: AnswerSheet) -> dict[str, Any]:
    """What the single command says, by the names of the columns of a group."""
    result = evaluate(content, sheet)
    certainty = result.certainty
    found: dict[str, Any] = {
        "recommended": " ".join(result.recommendation.paths),
        "verdict": result.recommendation.verdict,
        "answered": result.answered,
        "certainty": certainty.label,
        "one_away_same": certainty.one_away.stays,
        "one_away": certainty.one_away.total,
    }
    for path in content.paths:
        found |= _of_path(result, path.id)
    return found


def _of_path(result: Result, path_id: str) -> dict[str, Any]:
    row = result.of(path_id)
    waits = [
        f"{'|'.join(check.need.any_of)}={check.status}"
        for check in row.access.needs
        if check.status != "open"
    ]
    return {
        f"score_{path_id}": row.score,
        f"rank_{path_id}": row.rank,
        f"match_{path_id}": row.match,
        f"status_{path_id}": row.access.status,
        f"ruled_out_by_{path_id}": " ".join(row.ruled_out_by),
        f"in_the_way_{path_id}": " ".join(waits),
    }


def differences(expected: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that are not the same, and what both say."""
    return {
        name: (value, found.get(name)) for name, value in expected.items() if found[name] != value
    }
