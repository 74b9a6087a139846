"""One kept result as plain values. Pure: the day comes from outside, nothing is read."""

import errno
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar, Literal

from careerpick.countries import name_of
from careerpick.decide.certainty import CertaintyLabel
from careerpick.decide.circumstances import Time
from careerpick.decide.decision import Verdict
from careerpick.decide.limits import Status
from careerpick.decide.result import PathResult, Result
from careerpick.errors import FileError, Problem
from careerpick.files import cannot, folder_of_user, read_private, write_atomically
from careerpick.model import Answer, Ask, Mark, Question
from careerpick.plan.plan import Plan
from careerpick.values import value

# The folder of this user's data, and the one way in which private files there are used.


def data_folder() -> Path:
    """Return the folder for data of this user; one that is not absolute where there is no home."""
    return folder_of_user("user_data_path")


BANKS = "banks"
"""Below it stands a folder for each bank that is not the shipped one."""


def bank_folder(of: str = "") -> Path:
    """Return the folder for what is kept of quizzes with one bank.

    Args:
        of: Whole name of the folder that the bank is read from; "" for the shipped one.
    """
    if not of:
        return data_folder()
    return data_folder() / BANKS / sha256(os.fsencode(of)).hexdigest()[:16]


def every_bank_folder() -> list[Path]:
    """Return the folders of all banks with which something may be kept.

    Raises:
        FileError: Which there are cannot be seen.
    """
    banks = Folder(data_folder() / BANKS)
    return [data_folder(), *banks.named(re.compile(r"[0-9a-f]{16}"))]


class Folder:
    """A folder of private files.

    Attributes:
        path: Where it is; one that is not absolute stands for none.
    """

    def __init__(self, path: Path, *, of_results: bool = False) -> None:
        """Take the folder, of answers or of results; nothing is read or written yet."""
        self.path = path
        self._of_results = of_results

    @property
    def exists(self) -> bool:
        """Whether there is a home for it at all."""
        return self.path.is_absolute()

    def named(self, pattern: re.Pattern[str]) -> list[Path]:
        """Return the files whose whole name fits, in the order of their names.

        Raises:
            FileError: The folder is there, and cannot be looked into.
        """
        try:
            found = list(self.path.iterdir()) if self.exists else []
        except (FileNotFoundError, NotADirectoryError):
            found = []
        except OSError as error:
            raise FileError(cannot("read", str(self.path), error)) from None
        return sorted(path for path in found if pattern.fullmatch(path.name))

    def read(self, path: Path) -> bytes:
        """Read a whole private file.

        Raises:
            FileError: It cannot be read.
        """
        try:
            return read_private(path)
        except OSError as error:
            raise FileError(cannot("read", str(path), error)) from None

    def prepare(self) -> None:
        """Make the folder where it is missing.

        Raises:
            FileError: Nothing can be kept there.
        """
        if not self.exists:
            raise self._cannot_keep(None)
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise self._cannot_keep(error) from None
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise self._cannot_keep(OSError(errno.EACCES, os.strerror(errno.EACCES)))

    def write(self, path: Path, raw: bytes) -> None:
        """Write a private file, whole and in one step.

        Raises:
            FileError: It cannot be written; what was there before is unchanged.
        """
        try:
            write_atomically(path, raw, private=True)
        except OSError as error:
            raise self._cannot_keep(error) from None

    def remove(self, *paths: Path) -> int:
        """Remove files, and return how many there were.

        Raises:
            FileError: One cannot be removed; those before it are gone.
        """
        removed = 0
        for path in paths:
            try:
                path.unlink()
                removed += 1
            except FileNotFoundError:
                continue
            except OSError as error:
                raise FileError(cannot("remove", str(path), error)) from None
        return removed

    def remove_if_empty(self) -> None:
        """Remove the folder itself where nothing is in it."""
        with suppress(OSError):
            self.path.rmdir()

    def _cannot_keep(self, error: OSError | None) -> FileError:
        """Return the error of what cannot be kept, for lack of a home where there is none."""
        code = "cannot-keep" if self._of_results else "cannot-save"
        params = (("errno", error and error.errno), ("reason", error and error.strerror))
        return FileError(Problem(code, params=params))


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
    return str(answer.number), f"{answer.number:,}"
