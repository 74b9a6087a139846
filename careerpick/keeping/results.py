"""Where results are kept: one small private file each, in a folder of the user's data."""

import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC
from pathlib import Path

from careerpick.errors import FileError, Problem, UsageError
from careerpick.files import LAST_ANSWERS
from careerpick.folding import fold
from careerpick.keeping.entries import (
    Entry,
    Folder,
    KeptAnswer,
    KeptPath,
    KeptQuestion,
    KeptStep,
    bank_folder,
)
from careerpick.values import value

# What changed between two kept results: which answers, which points, which ranks. Pure.


@value
class ChangedAnswer:
    """A question that was answered in another way.

    Attributes:
        question: The question, asked in the same words both times.
        before: None when it was skipped.
        after: None when it was skipped.
        points: Path id to the points that the other answer adds; None where the content
            differs, since points of two contents cannot be held against each other.
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
    """Hold two kept results against each other."""
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
    if _said(was) == _said(now):
        return None
    points: dict[str, int] | None = None
    if same_content:
        paths = sorted({*(was.points if was else ()), *(now.points if now else ())})
        points = {path: _given(now, path) - _given(was, path) for path in paths}
    return ChangedAnswer(question, was, now, points)


def _said(answer: KeptAnswer | None) -> tuple[str, str] | None:
    return (answer.option, answer.mark) if answer else None


def _given(answer: KeptAnswer | None, path: str) -> int:
    return answer.points.get(path, 0) if answer else 0


def _moved(before: Entry, after: Entry) -> tuple[Moved, ...]:
    then = {item.path: item for item in before.ranking}
    now = {item.path: item for item in after.ranking}
    return tuple(
        Moved(path, (now.get(path) or then[path]).name, then.get(path), now.get(path))
        for path in (*now, *(path for path in then if path not in now))
    )


_NAME = re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}\.json")
_TEMPORARY = re.compile(r"\.\d{8}T\d{12}-[0-9a-f]{8}\.json\.[0-9a-f]{8}\.tmp")


@value
class Kept:
    """A kept result: its number (1 is the oldest), its file, and what it says.

    Attributes:
        entry: None where the file cannot be read.
    """

    number: int
    path: Path
    entry: Entry | None


LONGEST_NUMBER = 10
"""Digits of a number that somebody types by mistake at most."""


class History:
    """All kept results."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the folder of a bank, by default the shipped one; nothing is done yet."""
        bank = bank_folder() if folder is None else folder
        self._folder = Folder(bank / "history", of_results=True)

    def add(self, entry: Entry) -> Path:
        """Keep a result, and return where.

        Raises:
            FileError: It cannot be written.
        """
        moment = entry.made.astimezone(UTC)
        path = self._folder.path / f"{moment:%Y%m%dT%H%M%S%f}-{os.urandom(4).hex()}.json"
        raw = json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8")
        self._folder.prepare()
        self._folder.write(path, raw)
        return path

    def all(self) -> tuple[Kept, ...]:
        """Return every kept result, the oldest first; a damaged one without its entry.

        Raises:
            FileError: Whether any are kept cannot be seen.
        """
        read = _reader()
        return tuple(
            Kept(number, path, self._entry(path, read))
            for number, path in enumerate(self._folder.named(_NAME), start=1)
        )

    def newest(self) -> Kept | None:
        """Return the newest result that can be read; None where there is none.

        Raises:
            FileError: Whether any are kept cannot be seen.
        """
        read = _reader()
        files = list(enumerate(self._folder.named(_NAME), start=1))
        kept = (Kept(number, path, self._entry(path, read)) for number, path in reversed(files))
        return next((item for item in kept if item.entry), None)

    def number(self, named: str) -> int:
        """Return the number that a person typed; "last" is that of the newest result.

        Raises:
            UsageError: It is neither, or nothing is kept.
        """
        kept = len(self._folder.named(_NAME))
        if fold(named) == LAST_ANSWERS and kept:
            return kept
        if named.isascii() and named.isdigit() and len(named) < LONGEST_NUMBER:
            return int(named)
        raise UsageError(Problem("no-result", params=(("number", named), ("kept", kept))))

    def entry(self, number: int) -> Entry:
        """Return what a kept result says.

        Raises:
            UsageError: There is no such number.
            FileError: Its file cannot be read.
        """
        files = self._folder.named(_NAME)
        if not 1 <= number <= len(files):
            params = (("number", number), ("kept", len(files)))
            raise UsageError(Problem("no-result", params=params))
        path = files[number - 1]
        entry = self._entry(path, _reader())
        if entry is None:
            raise FileError(Problem("damaged-result", file=str(path)))
        return entry

    def clear(self) -> int:
        """Remove all kept results, and return how many there were.

        Raises:
            FileError: One cannot be removed; those before it are gone.
        """
        removed = self._folder.remove(*self._folder.named(_NAME))
        self._folder.remove(*self._folder.named(_TEMPORARY))
        self._folder.remove_if_empty()
        return removed

    def _entry(self, path: Path, read: Callable[[bytes], Entry]) -> Entry | None:
        try:
            entry = read(self._folder.read(path))
            return entry if entry.made.tzinfo else None
        except (FileError, ValueError):  # pydantic's errors are ValueErrors
            return None


def _reader() -> Callable[[bytes], Entry]:
    from pydantic import TypeAdapter

    return TypeAdapter(Entry).validate_json


# Which steps of the kept plan are done: a small file for each bank.

STEPS_DONE = "steps.json"
_SCHEMA = "careerpick.kept-steps/1"


@value
class Progress:
    """The steps of a kept plan.

    Attributes:
        entry: The result with the plan.
        done: What was done, in words, the last one last; of former plans, too.
    """

    entry: Entry
    done: tuple[str, ...]

    @property
    def left(self) -> tuple[KeptStep, ...]:
        """The steps of this plan that are not done, in their order."""
        return tuple(step for step in self.entry.steps if step.do not in self.done)

    @property
    def last_done(self) -> KeptStep | None:
        """The step of this plan that was done last."""
        steps = {step.do: step for step in self.entry.steps}
        return next((steps[said] for said in reversed(self.done) if said in steps), None)


class Steps:
    """The file with the steps that are done."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of a bank; nothing is read or written yet."""
        self._folder = Folder(folder, of_results=True)
        self._path = folder / STEPS_DONE

    def of(self, entry: Entry) -> Progress:
        """Return how far the steps of a plan are done.

        Raises:
            FileError: That cannot be read.
        """
        if not (self._folder.exists and self._path.is_file()):
            return Progress(entry, ())
        try:
            kept = json.loads(self._folder.read(self._path))
            done = kept["done"]
            if kept["schema"] != _SCHEMA or not all(isinstance(said, str) for said in done):
                raise ValueError
        except (ValueError, KeyError, TypeError, RecursionError):
            raise FileError(Problem("damaged-result", file=str(self._path))) from None
        return Progress(entry, tuple(done))

    def tick(self, progress: Progress) -> Progress:
        """Note that the next step is done, and return what is left then.

        Raises:
            FileError: It cannot be kept.
        """
        return self._keep(progress, (*progress.done, progress.left[0].do))

    def untick(self, progress: Progress) -> Progress:
        """Take back that the last step was done, and return what is left then.

        Raises:
            FileError: It cannot be kept.
        """
        last = progress.last_done
        return self._keep(progress, tuple(s for s in progress.done if not last or s != last.do))

    def _keep(self, progress: Progress, done: tuple[str, ...]) -> Progress:
        raw = json.dumps({"schema": _SCHEMA, "done": done}, ensure_ascii=False, indent=1)
        self._folder.prepare()
        self._folder.write(self._path, raw.encode("utf-8"))
        return Progress(progress.entry, done)
