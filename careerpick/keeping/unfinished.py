"""Where the answers of a running quiz are kept, so that none is lost when it is interrupted.

Each running quiz writes a file of its own, whole and in one step; knows no terminal.
"""

import errno
import os
import re
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from careerpick.answers import format_answers, parse_answers
from careerpick.errors import AnswerError, FileError, Problem
from careerpick.files import named_like, read_private, write_atomically
from careerpick.model import AnswerSheet, Content
from careerpick.values import value

FINISHED = "answers.yaml"
"""The answers of the last quiz that was finished."""
DECLINED_DAYS = 30
"""An unfinished quiz that the person did not want to continue is kept this long."""
_TEMPORARY_DAYS = 1
_DAY = 86_400.0
_UNFINISHED = re.compile(r"unfinished-[0-9a-f]{8}\.yaml")
_DECLINED = re.compile(r"declined-[0-9a-f]{8}\.yaml")
_TEMPORARY = re.compile(r"\.[a-z0-9.-]+\.[0-9a-f]{8}\.tmp")

_REASONS = {
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "nothing can be written there",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is a file where the folder should be",
    errno.EEXIST: "there is a file where the folder should be",
    errno.EISDIR: "there is a folder where the file should be",
}


@value
class Unfinished:
    """A quiz that was interrupted: where it is kept, its answers, and when it was left."""

    path: Path
    sheet: AnswerSheet
    skipped: tuple[str, ...]
    """Ids of the questions that were skipped."""
    changed: float
    """Seconds since the epoch."""


@value
class Start:
    """What was found when a quiz starts.

    Attributes:
        unfinished: The newest quiz that can be continued.
        put_aside: One plain sentence for each one that cannot.
        trouble: Why nothing can be saved; None when all is well so far.
    """

    unfinished: Unfinished | None = None
    put_aside: tuple[str, ...] = ()
    trouble: FileError | None = None


class Store:
    """The file of one running quiz, and those that other runs left behind."""

    def __init__(
        self, content: Content, folder: Path | None = None, now: Callable[[], float] = time.time
    ) -> None:
        """Choose a name for this run; nothing is read or written yet.

        Args:
            content: What is asked; a file for other questions is put aside.
            folder: Where to keep the files; None is the user's data folder.
            now: Seconds since the epoch.
        """
        self._content = content
        self._folder = _data_folder() if folder is None else folder
        self._now = now
        self._name = f"unfinished-{os.urandom(4).hex()}.yaml"

    @property
    def path(self) -> Path:
        """The file of this run."""
        return self._folder / self._name

    @property
    def now(self) -> float:
        """Seconds since the epoch."""
        return self._now()

    def start(self) -> Start:
        """Make the folder ready, put aside what cannot be used, find what can be continued."""
        try:
            self._prepare()
        except FileError as trouble:
            return Start(*self._find(), trouble)
        self._tidy()
        return Start(*self._find())

    def save(self, sheet: AnswerSheet, skipped: Collection[str]) -> None:
        """Write the answers so far to the file of this run.

        Args:
            sheet: The answers.
            skipped: Ids of the questions that were skipped; others were not asked yet.

        Raises:
            FileError: They cannot be written; what was written before is unchanged.
        """
        if sheet.answers or self.path.exists():
            self._write(self.path, format_answers(sheet, self._content, skipped))

    def finish(self, sheet: AnswerSheet) -> Path:
        """Keep the answers as those of the last finished quiz, and return where.

        Raises:
            FileError: They cannot be written; the file of this run is still there.
        """
        finished = self._folder / FINISHED
        self._write(finished, format_answers(sheet, self._content))
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
        except (OSError, AnswerError):
            # It cannot be moved, or has gone meanwhile; the next save says what is wrong.
            return unfinished

    def decline(self, unfinished: Unfinished) -> None:
        """Keep a quiz for some weeks without offering it again."""
        self._put_aside(unfinished.path)

    def _prepare(self) -> None:
        if not self._folder.is_absolute():
            raise _cannot_save("there is no home folder")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _cannot_save(_reason(error)) from None
        if not os.access(self._folder, os.W_OK | os.X_OK):
            raise _cannot_save(_REASONS[errno.EACCES])

    def _find(self) -> tuple[Unfinished | None, tuple[str, ...]]:
        put_aside = []
        paths = [path for path in named_like(self._folder, _UNFINISHED) if path != self.path]
        for path in sorted(paths, key=_changed, reverse=True):
            try:
                unfinished = self._read(path)
            except FileNotFoundError:
                continue  # another quiz has just ended
            except (OSError, AnswerError) as error:
                kept = self._put_aside(path)
                put_aside.append(
                    f"An unfinished quiz cannot be continued: {_why(error)} It is kept as {kept}."
                )
                continue
            if unfinished.sheet.answers:
                return unfinished, tuple(put_aside)
            with suppress(OSError):
                path.unlink()  # every answer was taken back, so there is nothing to continue
        return None, tuple(put_aside)

    def _read(self, path: Path) -> Unfinished:
        parsed = parse_answers(read_private(path), path.name, self._content)
        return Unfinished(path, parsed.sheet, parsed.skipped, _changed(path))

    def _write(self, path: Path, text: str) -> None:
        try:
            write_atomically(path, text.encode("utf-8"), private=True)
        except OSError as error:
            raise _cannot_save(_reason(error)) from None

    def _put_aside(self, path: Path) -> str:
        """Rename so that it is not offered again; return the name that it has now."""
        declined = path.with_name(path.name.replace("unfinished-", "declined-", 1))
        try:
            path.rename(declined)
            os.utime(declined, (self.now, self.now))  # its weeks begin now
        except OSError:
            return declined.name if declined.exists() else path.name
        return declined.name

    def _tidy(self) -> None:
        for pattern, days in ((_DECLINED, DECLINED_DAYS), (_TEMPORARY, _TEMPORARY_DAYS)):
            for path in named_like(self._folder, pattern):
                if self.now - _changed(path) > days * _DAY:
                    with suppress(OSError):
                        path.unlink()


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("careerpick", appauthor=False)


def last_finished() -> Path | None:
    """Return the file with the answers of the last finished quiz, if there is one."""
    file = _data_folder() / FINISHED
    return file if file.is_file() else None


def unfinished_quizzes() -> tuple[Path, ...]:
    """Return the files of all quizzes that were left, offered again or not."""
    folder = _data_folder()
    return (*named_like(folder, _UNFINISHED), *named_like(folder, _DECLINED))


def half_written() -> tuple[Path, ...]:
    """Return what is left of answers whose writing was cut off."""
    return tuple(named_like(_data_folder(), _TEMPORARY))


def _changed(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return 0.0


def _cannot_save(reason: str) -> FileError:
    return FileError(
        Problem(
            f"Answers cannot be saved here ({reason}).",
            "The quiz works, but cannot be continued later.",
            code="cannot-save",
        )
    )


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or (error.strerror or "the disk refuses").lower()


def _why(error: OSError | AnswerError) -> str:
    if isinstance(error, AnswerError):
        return error.problems[0].message
    return f"{(error.strerror or 'it cannot be read').lower()}."
