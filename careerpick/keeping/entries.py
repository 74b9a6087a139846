"""One kept result as plain values, and what changed between two. Pure: nothing is read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal

from careerpick.countries import name_of
from careerpick.decide.certainty import CertaintyLabel
from careerpick.decide.circumstances import Time
from careerpick.decide.decision import Verdict
from careerpick.decide.limits import Status
from careerpick.decide.result import PathResult, Result
from careerpick.model import Answer, Ask, Mark, Question
from careerpick.plan.plan import Plan
from careerpick.values import value

# Read by pydantic when a kept file is opened; plain data here.
_STRICT: dict[str, object] = {"extra": "forbid", "strict": True}


@value
class KeptQuestion:
    """A question as it was asked."""

    __pydantic_config__: ClassVar = _STRICT
    id: str
    fingerprint: str
    prompt: str
    ask: Ask = "core"


@value
class KeptAnswer:
    """An answer in its own words, and what it gave each path."""

    __pydantic_config__: ClassVar = _STRICT
    question: str
    option: str
    label: str
    mark: Mark
    points: Mapping[str, int]
    """Path id to points, with the mark counted."""


@value
class KeptPath:
    """How a path stood."""

    __pydantic_config__: ClassVar = _STRICT
    path: str
    name: str
    rank: int
    score: int
    match: int
    status: Status
    ruled_out: bool


@value
class KeptStep:
    """A step of the plan: when it is to be done, for which path, and what."""

    __pydantic_config__: ClassVar = _STRICT
    when: Time
    path: str
    do: str


@value
class Entry:
    """A result as it is kept.

    Attributes:
        at: When it was made, ISO 8601 with the offset of the place.
        bank: Fingerprint of the questions as they were asked.
        content: Fingerprint of all content.
        ranking: From best to worst.
        folder: Whole name of the folder of the bank; "" for the shipped one.
        steps: Those of the plan, in their order; none where it was kept without.
        shown: The report as plain values, for `write.kept` to read; None where it was kept
            without.
    """

    __pydantic_config__: ClassVar = _STRICT
    schema: Literal["careerpick.kept-result/1"]
    at: str
    bank: str
    content: str
    verdict: Verdict
    recommended: tuple[str, ...]
    certainty: CertaintyLabel
    questions: tuple[KeptQuestion, ...]
    answers: tuple[KeptAnswer, ...]
    ranking: tuple[KeptPath, ...]
    folder: str = ""
    steps: tuple[KeptStep, ...] = ()
    shown: Any = None

    @property
    def made(self) -> datetime:
        """When it was made.

        Raises:
            ValueError: `at` is no such time.
        """
        return datetime.fromisoformat(self.at)

    def name(self, path_id: str) -> str:
        """Return what a path was called; its id where it is not in the ranking."""
        return next((item.name for item in self.ranking if item.path == path_id), path_id)

    def answer(self, question_id: str) -> KeptAnswer | None:
        """Return the answer to a question; None when it was skipped."""
        return next((item for item in self.answers if item.question == question_id), None)


def entry_of(result: Result, at: datetime, plan: Plan | None = None, shown: object = None) -> Entry:
    """Return a result as it is kept.

    Args:
        result: What to keep.
        at: When it was made, with its offset.
        plan: The plan for it.
        shown: All that is said of both, as plain values.
    """
    steps = plan.steps if plan else ()
    content = result.content
    return Entry(
        schema="careerpick.kept-result/1",
        at=at.isoformat(timespec="milliseconds"),
        bank=content.bank_fingerprint,
        content=content.fingerprint,
        verdict=result.recommendation.verdict,
        recommended=result.recommendation.paths,
        certainty=result.certainty.label,
        questions=tuple(
            KeptQuestion(item.id, content.question_fingerprints[item.id], item.prompt, item.ask)
            for item in content.bank.questions
        ),
        answers=_answers(result),
        ranking=tuple(_path(row) for row in result.paths),
        folder=content.folder,
        steps=tuple(KeptStep(step.when, content.path(step.path).name, step.text) for step in steps),
        shown=shown,
    )


def _path(row: PathResult) -> KeptPath:
    standing = row.standing
    return KeptPath(
        standing.path,
        row.path.name,
        standing.rank,
        standing.score,
        standing.match,
        row.access.status,
        bool(standing.ruled_out_by),
    )


def _answers(result: Result) -> tuple[KeptAnswer, ...]:
    points: dict[str, dict[str, int]] = {}
    for row in result.paths:
        for item in row.standing.contributions:
            points.setdefault(item.question, {})[row.path.id] = item.points
    kept = []
    for question in result.content.bank.questions:
        answer = result.sheet.answers.get(question.id)
        if answer is None:
            continue
        given = dict(sorted(points.get(question.id, {}).items()))
        kept.append(KeptAnswer(question.id, *_named(question, answer), answer.mark, given))
    return tuple(kept)


def _named(question: Question, answer: Answer) -> tuple[str, str]:
    """Return the id and the label of an answer; of one that was typed what stands for it."""
    option = question.option(answer.option)
    if option:
        return option.id, option.label
    if question.pick == "country":
        return answer.option, name_of(answer.option)
    return question.written(answer), f"{answer.number:,} {answer.option}".rstrip()


# What changed from one to another: which answers, which points, which ranks.


@value
class ChangedAnswer:
    """A question that was answered in another way.

    Attributes:
        question: The question, asked in the same words both times.
        before: None when it was skipped.
        after: None when it was skipped.
        points: Path id to the points that the other answer adds; None where the content
            differs, since points of two contents cannot be compared.
    """

    question: KeptQuestion
    before: KeptAnswer | None
    after: KeptAnswer | None
    points: Mapping[str, int] | None


@value
class Moved:
    """How a path stood, and stands; None where it was not there."""

    path: str
    name: str
    before: KeptPath | None
    after: KeptPath | None


@value
class Change:
    """What changed from one kept result to another.

    Attributes:
        before: The one.
        after: The other.
        same_questions: Whether every question was asked in the same words.
        same_content: Whether nothing in the content changed, levels and paths included.
        answers: In the order of the questions. With the same content their points sum,
            for each path, to its score after minus its score before, exactly.
        not_compared: Questions that were asked in other words, or only one time.
        ranking: In the order of the ranking after; paths that are gone last.
    """

    before: Entry
    after: Entry
    same_questions: bool
    same_content: bool
    answers: tuple[ChangedAnswer, ...]
    not_compared: tuple[KeptQuestion, ...]
    ranking: tuple[Moved, ...]


def compare_entries(before: Entry, after: Entry) -> Change:
    """Compare two kept results."""
    same_content = before.content == after.content
    then = {item.id: item for item in before.questions}
    now = {item.id: item for item in after.questions}
    both = [
        item
        for item in after.questions
        if item.id in then and then[item.id].fingerprint == item.fingerprint
    ]
    known = {item.id for item in both}
    apart = [item for name, item in {**then, **now}.items() if name not in known]
    changed = (_changed(before, after, item, same_content=same_content) for item in both)
    return Change(
        before=before,
        after=after,
        same_questions=before.bank == after.bank,
        same_content=same_content,
        answers=tuple(item for item in changed if item),
        not_compared=tuple(apart),
        ranking=_moved(before, after),
    )


def _changed(
    before: Entry, after: Entry, question: KeptQuestion, *, same_content: bool
) -> ChangedAnswer | None:
    was, now = before.answer(question.id), after.answer(question.id)
    if (was and (was.option, was.mark)) == (now and (now.option, now.mark)):
        return None
    points: dict[str, int] | None = None
    if same_content:
        then, since = (answer.points if answer else {} for answer in (was, now))
        paths = sorted({*then, *since})
        points = {path: since.get(path, 0) - then.get(path, 0) for path in paths}
    return ChangedAnswer(question, was, now, points)


def _moved(before: Entry, after: Entry) -> tuple[Moved, ...]:
    then = {item.path: item for item in before.ranking}
    now = {item.path: item for item in after.ranking}
    return tuple(
        Moved(path, (now.get(path) or then[path]).name, then.get(path), now.get(path))
        for path in (*now, *(path for path in then if path not in now))
    )
