"""Where results are kept: one small private file each, in a folder of the user's data.

Beside them stands which steps of the newest plan are done. The folders are those of the
unfinished quizzes, too; nobody else reads or writes there.
"""

import errno
import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC
from functools import cache
from hashlib import sha256
from pathlib import Path

from careerpick.errors import FileError, Problem, UsageError, fault
from careerpick.files import LAST_ANSWERS, cannot, folder_of_user, read_private, write_atomically
from careerpick.folding import fold
from careerpick.keeping.entries import Entry, KeptStep
from careerpick.values import value

BANKS = "banks"
"""In the user's data stands a folder for each bank that is not the shipped one."""
STEPS_DONE = "steps.json"
_SCHEMA = "careerpick.kept-steps/1"
_NAME = re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}\.json")
_TEMPORARY = re.compile(r"\.\d{8}T\d{12}-[0-9a-f]{8}\.json\.[0-9a-f]{8}\.tmp")
LONGEST_NUMBER = 10
"""Digits of a number that somebody types by mistake at most."""


def data_folder() -> Path:
    """Return the folder for data of this user; one that is not absolute where there is no home."""
    return folder_of_user("user_data_path")


def bank_folder(of: str = "") -> Path:
    """Return the folder for what is kept of quizzes with one bank.

    Args:
        of: Whole name of the folder that the bank is read from; "" for the shipped one.
    """
    if not of:
        return data_folder()
    return data_folder() / BANKS / sha256(os.fsencode(of)).hexdigest()[:16]


class Folder:
    """A folder of private files.

    Attributes:
        path: Where it is; one that is not absolute stands for none.
    """

    def __init__(self, path: Path, *, of_results: bool = False) -> None:
        """Take the folder, of answers or of results; nothing is read or written yet."""
        self.path = path
        self._code = "cannot-keep" if of_results else "cannot-save"

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

    def remove(self, *patterns: re.Pattern[str]) -> int:
        """Remove the files whose whole name fits, and the folder where nothing else is in it.

        Returns:
            How many files there were.

        Raises:
            FileError: One cannot be removed; those before it are gone.
        """
        paths = [path for pattern in patterns for path in self.named(pattern)]
        for path in paths:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise FileError(cannot("remove", str(path), error)) from None
        if self.exists:
            with suppress(OSError):
                self.path.rmdir()
        return len(paths)

    def _cannot_keep(self, error: OSError | None) -> FileError:
        """Return the error of what cannot be kept, for lack of a home where there is none."""
        number, reason = (error.errno, error.strerror) if error else (None, None)
        return FileError(fault(self._code, errno=number, reason=reason))


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


@value
class Kept:
    """A kept result: its number (1 is the oldest), its file, and what it says.

    Attributes:
        entry: None where the file cannot be read.
    """

    number: int
    path: Path
    entry: Entry | None


class History:
    """All kept results of one bank, and the steps that are done of the newest plan.

    Every method raises a `FileError` where something cannot be read, written or removed.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Take the folder of a bank, by default the shipped one; nothing is done yet."""
        bank = bank_folder() if folder is None else folder
        self._folder = Folder(bank / "history", of_results=True)
        self._bank = Folder(bank, of_results=True)
        self._steps = bank / STEPS_DONE

    def add(self, entry: Entry) -> Path:
        """Keep a result, and return where."""
        moment = entry.made.astimezone(UTC)
        path = self._folder.path / f"{moment:%Y%m%dT%H%M%S%f}-{os.urandom(4).hex()}.json"
        raw = json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8")
        self._folder.prepare()
        self._folder.write(path, raw)
        return path

    def all(self) -> tuple[Kept, ...]:
        """Return every kept result, the oldest first; a damaged one without its entry."""
        files = enumerate(self._folder.named(_NAME), start=1)
        return tuple(Kept(number, path, self._entry(path)) for number, path in files)

    def newest(self) -> tuple[int, Entry] | None:
        """Return the number of the newest result that can be read, and what it says."""
        files = reversed(list(enumerate(self._folder.named(_NAME), start=1)))
        read = ((number, self._entry(path)) for number, path in files)
        return next(((number, entry) for number, entry in read if entry), None)

    def find(self, named: str) -> tuple[int, Entry]:
        """Return the number that a person typed, and what that result says.

        Args:
            named: A number from 1; "last" is that of the newest result.

        Raises:
            UsageError: There is no such number.
        """
        files = self._folder.named(_NAME)
        number = len(files) if fold(named) == LAST_ANSWERS else 0
        if named.isascii() and named.isdigit() and len(named) < LONGEST_NUMBER:
            number = int(named)
        if not 1 <= number <= len(files):
            shown = named if named.isascii() and named.isdigit() else f'"{named}"'
            raise UsageError(fault("no-result", number=shown, kept=len(files)))
        entry = self._entry(files[number - 1])
        if entry is None:
            raise FileError(Problem("damaged-result", file=str(files[number - 1])))
        return number, entry

    def clear(self) -> int:
        """Remove all kept results, and return how many there were."""
        self._folder.remove(_TEMPORARY)
        return self._folder.remove(_NAME)

    def _entry(self, path: Path) -> Entry | None:
        try:
            entry = _reader()(read_private(path))
            return entry if entry.made.tzinfo else None
        except (FileError, ValueError):  # pydantic's errors are ValueErrors
            return None

    # Which steps of the newest plan are done: a small file beside the folder of results.

    def progress(self, entry: Entry) -> Progress:
        """Return how far the steps of a plan are done."""
        if not (self._bank.exists and self._steps.is_file()):
            return Progress(entry, ())
        try:
            kept = json.loads(read_private(self._steps))
            done = kept["done"]
            if kept["schema"] != _SCHEMA or not all(isinstance(said, str) for said in done):
                raise ValueError
        except (ValueError, KeyError, TypeError, RecursionError):
            raise FileError(Problem("damaged-result", file=str(self._steps))) from None
        return Progress(entry, tuple(done))

    def tick(self, progress: Progress) -> Progress:
        """Note that the next step is done, and return what is left then."""
        return self._note(progress, (*progress.done, progress.left[0].do))

    def untick(self, progress: Progress) -> Progress:
        """Take back that the last step was done, and return what is left then."""
        last = progress.last_done
        return self._note(progress, tuple(s for s in progress.done if not last or s != last.do))

    def _note(self, progress: Progress, done: tuple[str, ...]) -> Progress:
        raw = json.dumps({"schema": _SCHEMA, "done": done}, ensure_ascii=False, indent=1)
        self._bank.prepare()
        self._bank.write(self._steps, raw.encode("utf-8"))
        return Progress(progress.entry, done)


@cache
def _reader() -> Callable[[bytes], Entry]:
    from pydantic import TypeAdapter

    return TypeAdapter(Entry).validate_json
