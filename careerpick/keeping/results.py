"""Finished quizzes: what is kept of a result, the history of them, and what changed between two.

A kept result holds all that it shows, in the words of its own time: nothing of an older result
is looked up in, or worked out anew with, the content of today. Beside the results stands which
steps of the newest plan are done.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from careerpick.content.typed import validator
from careerpick.decide.changes import CertaintyLabel
from careerpick.decide.circumstances import Status, Time
from careerpick.decide.decision import Verdict
from careerpick.decide.result import Result
from careerpick.errors import FileError, UsageError, fault
from careerpick.files import LAST_ANSWERS, read_private
from careerpick.folding import fold
from careerpick.keeping import Folder
from careerpick.model import Answer, AnswerSheet, Ask, Content, Mark, Question
from careerpick.plan.plan import Plan
from careerpick.values import value


@value
class KeptQuestion:
    """A question as it was asked."""

    id: str
    fingerprint: str
    prompt: str
    ask: Ask = "core"


@value
class KeptAnswer:
    """An answer in its own words, and what it gave each path."""

    question: str
    option: str
    label: str
    mark: Mark
    points: Mapping[str, int]
    """Path id to points, with the mark counted."""


@value
class KeptPath:
    """How a path stood."""

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

    when: Time
    path: str
    do: str


@value
class KeptResult:
    """A result as it is kept.

    Attributes:
        at: When it was made, ISO 8601 with the offset of the place.
        bank: Fingerprint of the questions as they were asked.
        content: Fingerprint of all content.
        ranking: From best to worst.
        folder: Whole name of the folder of the bank; "" for the shipped one.
        steps: Those of the plan, in their order; none where it was kept without.
        shown: The report as plain values, for `write.json` to read; None where it was kept
            without.
        number: 1 for the oldest one that is kept; its file does not say it.
    """

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
    number: int = 0

    @property
    def made(self) -> datetime:
        """When it was made; a `ValueError` where `at` is no time."""
        return datetime.fromisoformat(self.at)

    def name(self, path_id: str) -> str:
        """Return what a path was called; its id where it is not in the ranking."""
        return next((item.name for item in self.ranking if item.path == path_id), path_id)

    def comes_of(self, sheet: AnswerSheet, said: Mapping[str, str], content: Content) -> bool:
        """Tell whether these answers, so said, come to this result with the content of today."""
        given = {(name, said[name], answer.mark) for name, answer in sheet.answers.items()}
        kept = {(item.question, item.label, item.mark) for item in self.answers}
        return self.content == content.fingerprint and given == kept

    def answer(self, question_id: str) -> KeptAnswer | None:
        """Return the answer to a question; None when it was skipped."""
        return next((item for item in self.answers if item.question == question_id), None)


def to_keep(
    result: Result,
    at: datetime,
    said: Mapping[str, str],
    plan: Plan | None = None,
    shown: object = None,
) -> KeptResult:
    """Return a result and its plan as they are kept, with all that is said of them as plain values.

    `at` is when it was made, with its offset; `said` has each answer in its own words, by the id
    of its question.
    """
    content, steps = result.content, plan.steps if plan else ()
    return KeptResult(
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
        answers=_answers(result, said),
        ranking=tuple(
            KeptPath(
                row.path.id,
                row.path.name,
                row.rank,
                row.score,
                row.match,
                row.access.status,
                bool(row.ruled_out_by),
            )
            for row in result.paths
        ),
        folder=content.folder,
        steps=tuple(KeptStep(step.when, content.path(step.path).name, step.text) for step in steps),
        shown=shown,
    )


def _answers(result: Result, said: Mapping[str, str]) -> tuple[KeptAnswer, ...]:
    points: dict[str, dict[str, int]] = {}
    for row in sorted(result.paths, key=lambda row: row.path.id):
        for item in row.contributions:
            points.setdefault(item.question, {})[row.path.id] = item.points
    given = result.sheet.answers
    return tuple(
        KeptAnswer(
            item.id, _chosen(item, answer), said[item.id], answer.mark, points.get(item.id, {})
        )
        for item in result.content.bank.questions
        if (answer := given.get(item.id))
    )


def _chosen(question: Question, answer: Answer) -> str:
    """Return the id of an answer; of one that was typed what stands for it."""
    return answer.option if question.option(answer.option) else question.written(answer)


# What changed from one to another: which answers, which points, which ranks.


@value
class ChangedAnswer:
    """A question that was answered in another way; None where it was skipped."""

    question: KeptQuestion
    before: KeptAnswer | None
    after: KeptAnswer | None
    points: Mapping[str, int] | None
    """Path id to the points that the other answer adds; None where the content differs."""


@value
class Moved:
    """How a path stood, and stands; None where it was not there."""

    path: str
    name: str
    before: KeptPath | None
    after: KeptPath | None


@value
class Compared:
    """What changed from one kept result to another.

    Attributes:
        same_questions: Whether every question was asked in the same words.
        same_content: Whether nothing in the content changed, levels and paths included.
        answers: In the order of the questions. With the same content their points sum,
            for each path, to its score after minus its score before, exactly.
        not_compared: Questions that were asked in other words, or only one time.
        ranking: In the order of the ranking after; paths that are gone last.
    """

    before: KeptResult
    after: KeptResult
    same_questions: bool
    same_content: bool
    answers: tuple[ChangedAnswer, ...]
    not_compared: tuple[KeptQuestion, ...]
    ranking: tuple[Moved, ...]


def compare_kept(before: KeptResult, after: KeptResult) -> Compared:
    """Compare two kept results."""
    same_content = before.content == after.content
    asked = {item.id: item.fingerprint for item in before.questions}
    both = [item for item in after.questions if asked.get(item.id) == item.fingerprint]
    every = {item.id: item for item in (*before.questions, *after.questions)}
    changed = (_changed(before, after, item, same_content=same_content) for item in both)
    then = {item.path: item for item in before.ranking}
    now = {item.path: item for item in after.ranking}
    return Compared(
        before=before,
        after=after,
        same_questions=before.bank == after.bank,
        same_content=same_content,
        answers=tuple(item for item in changed if item),
        not_compared=tuple(item for item in every.values() if item not in both),
        ranking=tuple(
            Moved(path, (now.get(path) or then[path]).name, then.get(path), now.get(path))
            for path in dict.fromkeys((*now, *then))
        ),
    )


def _changed(
    before: KeptResult, after: KeptResult, question: KeptQuestion, *, same_content: bool
) -> ChangedAnswer | None:
    was, now = before.answer(question.id), after.answer(question.id)
    if (was and (was.label, was.mark)) == (now and (now.label, now.mark)):
        return None
    points: dict[str, int] | None = None
    if same_content:
        then, since = (answer.points if answer else {} for answer in (was, now))
        paths = sorted({*then, *since})
        points = {path: since.get(path, 0) - then.get(path, 0) for path in paths}
    return ChangedAnswer(question, was, now, points)


# The history: a file for each result, and one for the steps that are done.

STEPS_DONE = "steps.json"
_NAME = re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}\.json")


@value
class StepsDone:
    """What was done of a plan, in words, the last one last; of former plans, too."""

    schema: Literal["careerpick.kept-steps/1"]
    done: tuple[str, ...]


@value
class Progress:
    """How far the steps of a kept plan are done."""

    kept: KeptResult
    done: tuple[str, ...]
    """As in `StepsDone`."""

    @property
    def left(self) -> tuple[KeptStep, ...]:
        """The steps of this plan that are not done, in their order."""
        return tuple(step for step in self.kept.steps if step.do not in self.done)

    @property
    def last_done(self) -> KeptStep | None:
        """The step of this plan that was done last."""
        steps = {step.do: step for step in self.kept.steps}
        return next((steps[said] for said in reversed(self.done) if said in steps), None)


@value
class KeptFile:
    """The file of a kept result with this number, and what it says; None where it is damaged."""

    number: int
    path: Path
    result: KeptResult | None


class History:
    """All kept results of the bank with this folder, and the steps done of the newest plan.

    Every method raises a `FileError` where something cannot be read, written or removed.
    """

    def __init__(self, bank: Path) -> None:
        self._bank = Folder(bank, "cannot-keep")
        self._folder = Folder(bank / "history", "cannot-keep")

    def add(self, kept: KeptResult) -> Path:
        """Keep a result, and return where."""
        moment = kept.made.astimezone(UTC)
        name = f"{moment:%Y%m%dT%H%M%S%f}-{os.urandom(4).hex()}.json"
        held = asdict(kept)
        del held["number"]
        text = json.dumps(held, ensure_ascii=False)
        return self._folder.write(name, text)

    def _files(self) -> list[tuple[int, Path]]:
        return list(enumerate(self._folder.named(_NAME), start=1))

    def all(self) -> tuple[KeptFile, ...]:
        """Return every kept result, the oldest first."""
        return tuple(KeptFile(*file, _read(*file)) for file in self._files())

    def newest(self) -> KeptResult | None:
        """Return the newest result that can be read."""
        return next(filter(None, (_read(*file) for file in reversed(self._files()))), None)

    def find(self, named: str) -> KeptResult:
        """Return the result with the number that a person typed; "last" is the newest.

        Raises:
            UsageError: There is no such number.
        """
        files = self._files()
        numbered = {str(number): (number, path) for number, path in files}
        wanted = str(len(files)) if fold(named) == LAST_ANSWERS else named
        if wanted not in numbered:
            shown = named if named.isdigit() else f'"{named}"'
            raise UsageError(fault("no-result", number=shown, kept=len(files)))
        found = _read(*numbered[wanted])
        if found is None:
            raise _damaged(numbered[wanted][1])
        return found

    def clear(self) -> int:
        """Remove all kept results, and return how many there were."""
        return self._folder.remove(_NAME)

    def done(self) -> tuple[str, ...]:
        """Return the steps that are done, as in `StepsDone`."""
        file = self._bank.path / STEPS_DONE
        if not (file.is_absolute() and file.is_file()):
            return ()
        try:
            said: StepsDone = validator(StepsDone).validate_json(read_private(file))
        except ValueError:  # as pydantic's errors are
            raise _damaged(file) from None
        return said.done

    def progress(self, kept: KeptResult) -> Progress:
        """Return how far the steps of a plan are done."""
        return Progress(kept, self.done())

    def tick(self, progress: Progress) -> Progress:
        """Note that the next step is done, and return what is left then."""
        return self._note(progress, (*progress.done, progress.left[0].do))

    def untick(self, progress: Progress) -> Progress:
        """Take back that the last step was done, and return what is left then."""
        last = progress.last_done
        return self._note(progress, tuple(s for s in progress.done if not last or s != last.do))

    def _note(self, progress: Progress, done: tuple[str, ...]) -> Progress:
        said = asdict(StepsDone("careerpick.kept-steps/1", done))
        self._bank.write(STEPS_DONE, json.dumps(said, ensure_ascii=False, indent=1))
        return Progress(progress.kept, done)


def _damaged(file: Path) -> FileError:
    return FileError(fault("damaged-result", str(file)))


def _read(number: int, path: Path) -> KeptResult | None:
    try:
        kept: KeptResult = validator(KeptResult).validate_json(read_private(path))
        return replace(kept, number=number) if kept.made.tzinfo else None
    except (FileError, ValueError):
        return None
