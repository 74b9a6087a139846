"""One kept result as plain values. Pure: the day comes from outside, nothing is read."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Literal

from careerpick.decide.certainty import CertaintyLabel
from careerpick.decide.limits import Status
from careerpick.decide.result import PathResult, Result
from careerpick.decide.verdict import Verdict
from careerpick.model import Ask, Mark
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
class Entry:
    """A result as it is kept.

    Attributes:
        at: When it was made, ISO 8601 with the offset of the place.
        bank: Fingerprint of the questions as they were asked.
        content: Fingerprint of all content.
        ranking: From best to worst.
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


def entry_of(result: Result, at: datetime) -> Entry:
    """Return a result as it is kept.

    Args:
        result: What to keep.
        at: When it was made, with its offset.
    """
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
        option = question.option(answer.option) if answer else None
        if answer and option:
            given = dict(sorted(points.get(question.id, {}).items()))
            kept.append(KeptAnswer(question.id, option.id, option.label, answer.mark, given))
    return tuple(kept)
