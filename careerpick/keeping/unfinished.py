"""Where the answers of a running quiz are kept, so that none is lost when it is interrupted.

Each running quiz writes a file of its own, whole and in one step; knows no terminal.
"""

import os
import re
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import date
from pathlib import Path

from careerpick.answers import parse_answers
from careerpick.answers.saved import format_answers
from careerpick.errors import AnswerError, FileError, Problem
from careerpick.files import read_private
from careerpick.keeping import BANKS, TEMPORARY, Folder, bank_folder, data_folder
from careerpick.keeping.results import STEPS_DONE, History
from careerpick.model import AnswerSheet, Content
from careerpick.values import value

FINISHED = "answers.yaml"
"""The answers of the last quiz that was finished."""
DECLINED_DAYS = 30
"""An unfinished quiz that the person did not want to continue is kept this long."""
_TEMPORARY_DAYS = 1
_DAY = 86_400.0
_FINISHED, _STEPS_DONE = re.compile(re.escape(FINISHED)), re.compile(re.escape(STEPS_DONE))
_UNFINISHED = re.compile(r"unfinished-[0-9a-f]{8}\.yaml")
_DECLINED = re.compile(r"declined-[0-9a-f]{8}\.yaml")


@value
class Unfinished:
    """A quiz that was interrupted: where it is kept, its answers, and when it was left."""

    path: Path
    sheet: AnswerSheet
    skipped: tuple[str, ...]
    """Ids of the questions that were skipped; others were not asked yet."""
    changed: float
    """Seconds since the epoch."""


@value
class Start:
    """What was found when a quiz starts."""

    unfinished: Unfinished | None
    """The newest quiz that can be continued."""
    put_aside: tuple[tuple[Problem, str], ...]
    """For each one that cannot, why, and the name under which it is kept."""
    trouble: FileError | None
    """Why nothing can be saved; None when all is well so far."""


class Store:
    """The file of one running quiz, and those that other runs left behind."""

    def __init__(
        self, content: Content, folder: Path | None = None, now: Callable[[], float] = time.time
    ) -> None:
        """Choose a name for this run, by default in the folder of the bank.

        Nothing is read or written yet. `now` returns seconds since the epoch.
        """
        self._content = content
        self._folder = Folder(folder or bank_folder(content.folder))
        self.path = self._folder.path / f"unfinished-{os.urandom(4).hex()}.yaml"
        self.now = now

    def today(self) -> date:
        """Return the day of this run."""
        return date.fromtimestamp(self.now())

    def start(self) -> Start:
        """Make the folder ready, put aside what cannot be used, find what can be continued."""
        trouble, put_aside = None, []
        try:
            self._folder.prepare()
            self._tidy()
        except FileError as error:
            trouble = error
        paths = [path for path in self._named(_UNFINISHED) if path != self.path]
        for path in sorted(paths, key=_changed, reverse=True):
            try:
                unfinished = self._read(path)
            except (FileError, AnswerError) as error:
                if os.path.lexists(path):  # else another quiz has just ended
                    put_aside.append((error.problems[0], self.decline(path).name))
                continue
            if unfinished.sheet.answers:
                return Start(unfinished, tuple(put_aside), trouble)
            with suppress(OSError):
                path.unlink()  # every answer was taken back, so there is nothing to continue
        return Start(None, tuple(put_aside), trouble)

    def save(self, sheet: AnswerSheet, skipped: Collection[str]) -> None:
        """Write the answers so far, and the skipped questions; what was there stays on an error."""
        if sheet.answers or self.path.exists():
            self._folder.write(self.path.name, format_answers(sheet, self._content, skipped))

    def finish(self, sheet: AnswerSheet) -> Path:
        """Keep the answers as those of the last finished quiz, and return where.

        Raises:
            FileError: They cannot be written; the file of this run is still there.
        """
        finished = self._folder.write(FINISHED, format_answers(sheet, self._content))
        with suppress(OSError):
            self.path.unlink()
        return finished

    def take_over(self, unfinished: Unfinished) -> Unfinished:
        """Continue a quiz in the file of this run, and return how it stands.

        The file changes its name in one step, so of two runs only one gets it, and a run
        that is still writing it writes itself a new one.
        """
        try:
            unfinished.path.rename(self.path)
            return self._read(self.path)
        except (OSError, FileError, AnswerError):
            # It cannot be moved, or has gone meanwhile; the next save says what is wrong.
            return unfinished

    def decline(self, path: Path) -> Path:
        """Keep a quiz for some weeks without offering it again, and return where it is now."""
        declined = path.with_name(path.name.replace("unfinished-", "declined-", 1))
        try:
            path.rename(declined)
            os.utime(declined, (self.now(), self.now()))  # its weeks begin now
        except OSError:
            return declined if declined.exists() else path
        return declined

    def _read(self, path: Path) -> Unfinished:
        parsed = parse_answers(read_private(path), path.name, self._content)
        return Unfinished(path, parsed.sheet, parsed.skipped, _changed(path))

    def _named(self, pattern: re.Pattern[str]) -> list[Path]:
        try:
            return self._folder.named(pattern)
        except FileError:  # whoever cannot look there cannot save there, which is said
            return []

    def _tidy(self) -> None:
        for pattern, days in ((_DECLINED, DECLINED_DAYS), (TEMPORARY, _TEMPORARY_DAYS)):
            for path in self._named(pattern):
                if self.now() - _changed(path) > days * _DAY:
                    with suppress(OSError):
                        path.unlink()


def read_last_finished(bank: str) -> tuple[Path, bytes] | None:
    """Return the file of the last finished quiz with a bank, and what it holds; None for none.

    Raises:
        FileError: It cannot be read, or it cannot be seen whether there is one.
    """
    found = Folder(bank_folder(bank)).named(_FINISHED)
    return (found[0], read_private(found[0])) if found else None


def forget() -> tuple[int, int, bool]:
    """Remove all that is kept, of all banks.

    Returns:
        How many results there were, how many quizzes were left, and whether there were answers
        of a finished one.

    Raises:
        FileError: Something cannot be removed; what came before it is gone.
    """
    banks = Folder(data_folder() / BANKS).named(re.compile(r"[0-9a-f]{16}"))
    results = finished = left = 0
    for path in (data_folder(), *banks):
        results += History(path).clear()
        left += Folder(path).remove(_UNFINISHED, _DECLINED)
        finished += Folder(path).remove(_FINISHED)
        Folder(path).remove(_STEPS_DONE)
    return results, left, finished > 0


def _changed(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return 0.0
