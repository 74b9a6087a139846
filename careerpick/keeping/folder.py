"""The folder of this user's data, and the one way in which private files there are used."""

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

from careerpick.errors import FileError, Problem
from careerpick.files import cannot, read_private, write_atomically


def data_folder() -> Path:
    """Return the folder for data of this user; one that is not absolute where there is no home."""
    return _of_user("user_data_path")


def cache_folder() -> Path:
    """Return the folder for what can be made anew; one that nobody can use without a home."""
    folder = _of_user("user_cache_path")
    return folder if folder.is_absolute() else Path(os.devnull) / "careerpick"


def _of_user(kind: str) -> Path:
    import platformdirs

    try:
        return Path(getattr(platformdirs, kind)("careerpick", appauthor=False))
    except (RuntimeError, OSError, KeyError, ValueError):  # no home, and no entry for the user
        return Path("careerpick")


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
