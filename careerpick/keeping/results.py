"""Where results are kept: one small private file each, in a folder of the user's data."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC
from pathlib import Path

from careerpick.errors import FileError, Problem, UsageError
from careerpick.keeping.entries import Entry
from careerpick.keeping.folder import Folder, data_folder
from careerpick.values import value

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


class History:
    """All kept results."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the folder, by default the one of this user; nothing is read or written yet."""
        self._folder = Folder(
            data_folder() / "history" if folder is None else folder, of_results=True
        )

    def add(self, entry: Entry) -> Path:
        """Keep a result, and return where.

        Raises:
            FileError: It cannot be written.
        """
        moment = entry.made.astimezone(UTC)
        path = self._folder.path / f"{moment:%Y%m%dT%H%M%S%f}-{os.urandom(4).hex()}.json"
        raw = json.dumps(asdict(entry), ensure_ascii=False, indent=1).encode("utf-8")
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
