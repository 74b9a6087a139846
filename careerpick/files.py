"""Reading what a person names, and writing so that a file is the old one or the new one.

Knows the file system and nothing else of the project but its errors.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from careerpick.errors import FileError, Problem, UsageError, fault

MAX_BYTES = 1024 * 1024
"""Nothing that is read here has more than a few dozen kilobytes; more is a mistake or an attack."""
NOT_PLAIN = "not-plain"
STANDARD_INPUT = STANDARD_OUTPUT = "-"
LAST_ANSWERS = "last"
"""Stands for the kept answers of the last quiz; a file of that name is "./last"."""
TABLE_ENDINGS = (".csv", ".tsv", ".tab")
"""Of the names of tables of text; what other files are is told by what they hold."""
_OPEN_ALREADY = {"/dev/stdout": 1, "/dev/stderr": 2}
"""Others write to these, too: opened anew, one would write over what the other wrote."""


def read_bounded(name: str) -> bytes:
    """Read a whole file, pipe or, for "-", standard input.

    Raises:
        FileError: It cannot be read, or holds more than `MAX_BYTES`.
    """
    try:
        if not name:  # a script whose variable is not set
            raise ValueError("no-name")
        if name == STANDARD_INPUT:
            if sys.stdin is None:
                raise FileError(fault("no-input"))
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as handle:
                raw = handle.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise FileError(cannot("read", name, error)) from None
    if len(raw) > MAX_BYTES:
        raise FileError(fault("too-large", name, mib=MAX_BYTES >> 20))
    return raw


def open_plain(path: Path, flags: int = 0) -> BinaryIO:
    """Open an ordinary file for reading; a pipe or a device is refused and not waited for.

    Raises:
        OSError: It cannot be read, or is no such file (`NOT_PLAIN`).
    """
    flags |= os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    # Asked of what was opened, so that nothing can be put in its place in between.
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise _a_folder() if stat.S_ISDIR(mode) else OSError(NOT_PLAIN)


def read_private(path: Path) -> bytes:
    """Read a whole file that this program keeps for the person; a link is not followed.

    Raises:
        FileError: It cannot be read, is no plain file, or holds more than `MAX_BYTES`.
    """
    try:
        with open_plain(path, getattr(os, "O_NOFOLLOW", 0)) as handle:
            raw = handle.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise OSError("too-long")
    except OSError as error:
        raise FileError(cannot("read", str(path), error)) from None
    return raw


def cannot(verb: str, name: str, error: Exception) -> Problem:
    """Return the problem of a file that cannot be read or written, with the system's reason."""
    said = error.strerror if isinstance(error, OSError) else None
    reason = said or str(error).removesuffix(".")
    if isinstance(error, FileNotFoundError):
        reason = "no-folder" if verb == "write" else "no-file"
    return fault(f"cannot-{verb}", name, verb=verb, reason=reason)


def write_output(name: str, text: str) -> None:
    """Write text to a file, whole or not at all.

    A symbolic link is followed. A pipe, a terminal or the like is written to as it is, since
    there is no old content to protect; it waits for the reader of a pipe as a shell does.

    Raises:
        FileError: It cannot be written; a former file of this name is unchanged.
    """
    try:
        if not name:  # a script whose variable is not set
            raise ValueError("no-name")
        raw = text.encode("utf-8")
        if name in _OPEN_ALREADY:
            with os.fdopen(os.dup(_OPEN_ALREADY[name]), "wb") as handle:
                handle.write(raw)
        elif is_pipe_or_device(name):
            with Path(name).open("wb") as handle:
                handle.write(raw)
        else:
            write_atomically(Path(os.path.realpath(name)), raw)
    except (OSError, ValueError) as error:
        raise FileError(cannot("write", name, error)) from None


def keep_apart(inputs: Iterable[str], *outputs: str | None) -> None:
    """Check that nothing will be written over a file that it is read from, by whatever name.

    Raises:
        UsageError: Something would.
    """
    read = {_identity(name) for name in inputs}
    for name in outputs:
        if name not in (None, STANDARD_OUTPUT) and (found := _identity(name)) and found in read:
            raise UsageError(fault("written-over", name=name))


def _identity(name: str) -> tuple[int, int] | None:
    """Return what a plain file is known by, whatever its name; None for all else."""
    try:
        found = os.fstat(0) if name == STANDARD_INPUT else Path(name).stat()
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def is_pipe_or_device(name: str) -> bool:
    """Tell what takes bytes as they come from a file, which is replaced.

    Raises:
        OSError: It is nothing that a text may be written to.
    """
    try:
        mode = Path(name).stat().st_mode
    except FileNotFoundError:
        mode = None
    if name.endswith(os.sep) or (mode and stat.S_ISDIR(mode)):
        raise _a_folder()
    if mode is None:
        return False
    if stat.S_ISBLK(mode):  # a whole disk
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))
    if not os.access(name, os.W_OK):  # replacing it would be possible, and against the wish
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    return not stat.S_ISREG(mode)


def _a_folder() -> OSError:
    return OSError(errno.EISDIR, os.strerror(errno.EISDIR))


def write_atomically(path: Path, raw: bytes, *, private: bool = False) -> None:
    """Replace a file by these bytes in one step, surviving a crash at any point.

    It keeps the permissions of a former one, or where it is private is for nobody but this user.

    Raises:
        OSError: Some step failed; a former file is unchanged and no other is left behind.
    """
    # Cut, because a name of 63 letters is as long as can be where each takes four bytes.
    temporary = path.with_name(f".{path.name[:48]}.{os.urandom(4).hex()}.tmp")
    mode = 0o600 if private else 0o666
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(raw)
            handle.flush()
            os.fsync(handle.fileno())
        if not private and path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    with suppress(OSError):  # not every system can; the new file is in place all the same
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def cache_folder() -> Path:
    """Return the folder for what can be made anew; one that nobody can use without a home."""
    folder = folder_of_user("user_cache_path")
    return folder if folder.is_absolute() else Path(os.devnull) / "careerpick"


def folder_of_user(kind: str) -> Path:
    """Return the folder of this kind, by the name that `platformdirs` gives it."""
    import platformdirs

    try:
        return Path(getattr(platformdirs, kind)("careerpick", appauthor=False))
    except (RuntimeError, OSError, KeyError, ValueError):  # no home, and no entry for the user
        return Path("careerpick")
