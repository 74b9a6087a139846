"""What is kept of a person on this computer: private files, in a folder for each bank.

`results` has the finished quizzes, `unfinished` the running ones; nobody else reads or writes
in these folders.
"""

import errno
import os
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from careerpick.errors import FileError, fault
from careerpick.files import cannot, folder_of_user, write_atomically
from careerpick.values import value

BANKS = "banks"
"""In the user's data stands a folder for each bank that is not the shipped one."""
TEMPORARY = re.compile(r"\.[\w.-]+\.[0-9a-f]{8}\.tmp")
"""What is left of a file whose writing was killed."""


def data_folder() -> Path:
    """Return the folder for data of this user; one that is not absolute where there is no home."""
    return folder_of_user("user_data_path")


def bank_folder(of: str) -> Path:
    """Return the folder of a bank, by the whole name of where it is read from; "" is shipped."""
    if not of:
        return data_folder()
    return data_folder() / BANKS / sha256(os.fsencode(of)).hexdigest()[:16]


@value
class Folder:
    """A folder of private files; every method raises a `FileError` where it cannot do its work.

    Attributes:
        path: Where it is; one that is not absolute stands for none.
        problem: What it is called when nothing can be written: of answers, or of results.
    """

    path: Path
    problem: str = "cannot-save"

    def named(self, *patterns: re.Pattern[str]) -> list[Path]:
        """Return the files whose whole name fits one of these, in the order of their names."""
        try:
            found = list(self.path.iterdir()) if self.path.is_absolute() else []
        except (FileNotFoundError, NotADirectoryError):
            found = []
        except OSError as error:
            raise FileError(cannot("read", str(self.path), error)) from None
        return sorted(path for path in found if any(p.fullmatch(path.name) for p in patterns))

    def prepare(self) -> None:
        """Make the folder where it is missing."""
        if not self.path.is_absolute():
            raise self._cannot_keep(None)
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise self._cannot_keep(error) from None
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise self._cannot_keep(OSError(errno.EACCES, os.strerror(errno.EACCES)))

    def write(self, name: str, text: str) -> Path:
        """Write a file whole and in one step, and return where; a former one is kept till then."""
        self.prepare()
        try:
            write_atomically(self.path / name, text.encode("utf-8"), private=True)
        except OSError as error:
            raise self._cannot_keep(error) from None
        return self.path / name

    def remove(self, *patterns: re.Pattern[str]) -> int:
        """Remove files by their names, and the folder where nothing else is in it; count them."""
        paths = self.named(*patterns)
        for path in (*paths, *self.named(TEMPORARY)):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise FileError(cannot("remove", str(path), error)) from None
        if self.path.is_absolute():
            with suppress(OSError):
                self.path.rmdir()
        return len(paths)

    def _cannot_keep(self, error: OSError | None) -> FileError:
        """Return the error of what cannot be kept, for lack of a home where there is none."""
        number, reason = (error.errno, error.strerror) if error else (None, None)
        return FileError(fault(self.problem, errno=number, reason=reason))
