"""Which column of a table answers which question, and what a cell of it means.

A cell is read by the very reader of answer files, once for each text that occurs in its column.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from careerpick.answers.choice import choose, find_question, is_skip, letters
from careerpick.errors import AnswerError, Problem, UsageError, closest, fault
from careerpick.folding import fold
from careerpick.model import Answer, Content, Question

LONGEST_CELL = 1000
"""No answer is longer; a longer cell is not read."""
MOST_COLUMNS = 2000
_ALIKE = 0.75
"""From here on a name may be meant for a question; "name" is not one for "own-name"."""
_NUMBERS = 200
"""Numbers up to this are understood before they are seen; the others when they are."""

MARKS_OF_COMPANION: Mapping[str, tuple[str, ...]] = {
    "": ("", "no", "n", "false", "0", "0.0", "normal", "none", "-", "unchecked", "not selected"),
    "!": ("!", "yes", "y", "true", "1", "1.0", "x", "important", "matters a lot", "checked",
          "selected", "it matters a lot to me", "this matters a lot to me"),
    "!!": ("!!", "2", "2.0", "deal_breaker", "deal-breaker", "deal breaker", "dealbreaker"),
}  # fmt: skip
"""What stands in a column that marks the answers of another one."""
_MARK_WORDS = ("importance", "important", "matters", "mark", "marked", "deal-breaker",
               "deal_breaker", "deal breaker", "dealbreaker")  # fmt: skip
_MARK_ENDING = re.compile(
    rf"^(?P<name>.+?)[\s_.:/|\-\[(]+(?:{'|'.join(map(re.escape, _MARK_WORDS))})[\])?]*$",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]{0,200}>")
_PREFIX = re.compile(
    r"^(?:[A-Za-z]{0,10}[0-9]{1,4}[A-Za-z0-9]{0,8}|[A-Za-z0-9_]{1,40})\s*(?:\.|:|_|->)\s*(?P<rest>.+)$",
    re.DOTALL,
)
_BRACKETED = re.compile(r"^.*[\[(](?P<rest>[^\[\]()]+)[\])]\s*$", re.DOTALL)


Way = Literal["words", "ids", "map", "numbers"]
"""How a column names its question: by its words or id, by the mapping file, or by a number alone,
which is sure only where the questions of the table stand in the order of the bank."""


@dataclass(frozen=True)
class Companion:
    """A column that marks the answers of another.

    Attributes:
        column: Its name.
        breaks: Whether "yes" there is a deal-breaker.
    """

    column: str
    breaks: bool


@dataclass(frozen=True)
class Mapped:
    """Which column is what.

    Attributes:
        questions: Question id to the column with its answers.
        marks: Question id to the columns that mark them: one, or one for each kind of mark.
        carried: The columns that are no answers, in their order.
        nearest: Of these, and why not: a column and the question that its name is near to.
        missing: Ids of the questions without a column, in the order of the bank.
        cells: Question id to what a text is to be read as.
        details: Id of a question of detail, which changes no result but a report, to its
            column, which is carried along.
        ways: Question id to how its column was found.
    """

    questions: Mapping[str, str]
    marks: Mapping[str, Sequence[Companion]]
    carried: tuple[str, ...]
    nearest: Mapping[str, str]
    missing: tuple[str, ...]
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    ways: Mapping[str, Way] = field(default_factory=dict)


@dataclass(frozen=True)
class Settled:
    """What a mapping file says.

    Attributes:
        columns: Column to question id; None for one that is only carried.
        ignored: Columns that are left out.
        marks: Column to the id of the question whose answers it marks.
        cells: Question id to what a text is to be read as.
    """

    columns: Mapping[str, str | None] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    marks: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def by_number(name: str) -> list[str | int]:
    """Return what names are sorted by, so that "c2" comes before "c10"."""
    parts = re.split("([0-9]{1,18})", name)
    return [int(part) if place % 2 else part for place, part in enumerate(parts)]


def map_columns(names: Sequence[str], content: Content, settled: Settled) -> Mapped:
    """Find out which column is what.

    Raises:
        UsageError: Two columns answer one question, or a mapping names what there is not.
        AnswerError: No column answers any question.
    """
    _check_settled(names, settled)
    questions: dict[str, str] = {}
    marks: dict[str, list[Companion]] = {}
    carried: list[str] = []
    details: dict[str, str] = {}
    ways: dict[str, Way] = {}
    ids = [question.id for question in content.bank.scored]
    problems: list[Problem] = []
    for name in names:
        if name in settled.ignored:
            continue
        question_id, marked, way = _meant(name, content, settled)
        if question_id:
            ways.setdefault(question_id, way)
        if question_id and question_id not in ids:
            carried.append(name)
            details.setdefault(question_id, name)
        elif question_id:
            first = questions.setdefault(question_id, name)
            if first != name:
                problems.append(
                    fault("column-twice", question=question_id, first=first, second=name)
                )
        elif marked:
            breaks, companions = "deal" in fold(name), marks.setdefault(marked, [])
            problems += [
                fault("marked-twice", question=marked, first=one.column, second=name)
                for one in companions
                if one.breaks == breaks
            ]
            companions.append(Companion(name, breaks))
        else:
            carried.append(name)
    if problems:
        raise UsageError(problems)
    alone = [
        one.column for q, companions in marks.items() if q not in questions for one in companions
    ]
    carried = sorted([*carried, *alone], key=names.index)
    marks = {q: companions for q, companions in marks.items() if q in questions}
    missing = tuple(question_id for question_id in ids if question_id not in questions)
    if not questions:
        raise AnswerError(
            fault(
                "no-question-column",
                count=len(names),
                columns=_worth_mapping(names),
                first=ids[0],
                command=content.command("questions"),
            )
        )
    near = {name: near for name in carried if (near := _nearest(name, missing, content))}
    return Mapped(questions, marks, tuple(carried), near, missing, settled.cells, details, ways)


def _meant(name: str, content: Content, settled: Settled) -> tuple[str | None, str | None, Way]:
    """Return the question that a column answers, or whose answers it marks, and how it says so."""
    if name in settled.columns or name in settled.marks:
        return settled.columns.get(name), settled.marks.get(name), "map"
    if found := question_named(name, content):
        return found.id, None, _way(name, found)
    return None, _marked_by(name, content), "words"


def _check_settled(names: Sequence[str], settled: Settled) -> None:
    wanted = [*settled.columns, *settled.ignored, *settled.marks]
    if unknown := [name for name in wanted if name not in names]:
        raise UsageError(
            fault("no-such-column", name=name, near=closest(name, names) or "", names=tuple(names))
            for name in unknown
        )


def question_named(name: str, content: Content) -> Question | None:
    """Return the question that the head of a column names, as form tools write it.

    Its id, its number, or its words; after the group that it is in ("schedule/device"), after a
    code ("G01Q05. What can you …"), or in brackets.
    """
    for candidate in _candidates(name):
        if found := find_question(candidate, content):
            return found
    return None


def _way(name: str, question: Question) -> Way:
    """Return how the head of a column names this question."""
    head = fold(_plain(name))
    if fold(question.prompt).rstrip("?") in head:
        return "words"
    parted, wanted = (re.sub(r"[\W_]+", "-", f" {text} ") for text in (head, question.id))
    return "ids" if wanted in parted else "numbers"


def _worth_mapping(names: Sequence[str]) -> tuple[str, ...]:
    """Return the column that looks most like a question, and another."""
    asks = (name for name in names if name.rstrip(" *:").endswith("?"))
    first = next(asks, max(names, key=len))
    return first, *[name for name in names if name != first][:1]


def _plain(name: str) -> str:
    return " ".join(_TAG.sub(" ", name[:LONGEST_CELL]).replace("&nbsp;", " ").split())


def _candidates(name: str) -> Iterable[str]:
    plain = _plain(name)
    yield plain
    yield plain.rstrip("*: ")
    yield f"{plain.rstrip('*: ')}?"
    for sign in ("/", "->"):
        if sign in plain:
            yield plain.rpartition(sign)[2]
    found = _PREFIX.match(plain)
    if found:
        yield found["rest"]
        yield found["rest"].replace("_", "-")
    yield plain.replace("_", "-")
    bracketed = _BRACKETED.match(plain)
    if bracketed:
        yield bracketed["rest"]


def _marked_by(name: str, content: Content) -> str | None:
    """Return the question whose answers a column marks, by its name ("talk_important")."""
    found = _MARK_ENDING.match(name.strip())
    question = question_named(found["name"], content) if found else None
    return question.id if question and not question.is_detail else None


def _nearest(name: str, missing: Sequence[str], content: Content) -> str | None:
    names: dict[str, str] = {}
    for question_id in missing:
        prompt = content.bank.question(question_id).prompt
        names |= {question_id: question_id, prompt: question_id}
    near = closest(name[:LONGEST_CELL], names)
    alike = SequenceMatcher(None, fold(name[:LONGEST_CELL]), fold(near or "")).ratio()
    return names[near] if near and alike >= _ALIKE else None


def read_cells(
    texts: Iterable[str], question: Question, content: Content, cells: Mapping[str, str]
) -> tuple[dict[str, Answer | None], dict[str, str]]:
    """Read each text as an answer file would be read.

    Args:
        texts: What stands in the cells of one column.
        question: The question that the column answers.
        content: Where it belongs.
        cells: What some texts are to be read as.

    Returns:
        The texts that could be read, with their answers (None for a skipped question), and
        those that could not, with the kind of problem.
    """
    read: dict[str, Answer | None] = {}
    bad: dict[str, str] = {}
    by_fold = {fold(text): meant for text, meant in cells.items()}
    for text in texts:
        if len(text) > LONGEST_CELL:
            bad[text] = "too-long"
            continue
        if not text.strip():
            read[text] = None
            continue
        bare = text.rstrip("!！ ")
        meant = by_fold.get(fold(text)) or by_fold.get(fold(bare))
        said = text if meant is None else meant + text[len(bare) :]
        try:
            read[text] = choose(said, question, content)
        except AnswerError as error:
            bad[text] = error.problems[0].code
    return read, bad


def expected_cells(question: Question, content: Content) -> dict[str, Answer | None]:
    """Return what is understood before anything was seen: ids, numbers, letters and labels."""
    names = ["", "skip"]
    names += [option.id for option in question.options]
    names += [option.label for option in question.options]
    if question.number:
        most = min(question.number.most, question.number.least + _NUMBERS)
        names += [str(number) for number in range(question.number.least, most + 1)]
        names += [letter for letter, _ in letters(question)]
    else:
        names += [str(place) for place in range(1, len(question.options) + 1)]
    texts = {
        name + mark: None
        for name in names
        for mark in (("", "!", "!!") if name and not is_skip(name, question) else ("",))
    }
    return read_cells(texts, question, content, {})[0]
