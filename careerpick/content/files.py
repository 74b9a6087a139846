"""Where content lives on a disk, and reading its files without being held up by them."""

import os
import re
import stat
from pathlib import Path

from careerpick.errors import FileError, Problem
from careerpick.files import MAX_BYTES
from careerpick.folding import show

QUESTIONS_FILE = "questions.yaml"
PATHS_FOLDER = "paths"
_NEARLY = r"(?is)\s*(?P<stem>.+?)\s*\.\s*ya?ml\s*(?:\.txt)?[\s.]*"
"""What a person sees as, or an editor makes of, a name with the right ending."""


def shipped_directory() -> Path:
    """Return the folder of the content that comes with careerpick.

    Inside an installed package it is `_content`; in a checkout, and so for an editable
    install, the folder above the package.
    """
    installed = _installed()
    return installed if installed.is_dir() else installed.parent.parent


def shipped_snapshot() -> Path:
    """Return where an installed package has its content checked; a checkout has no such file."""
    return _installed() / "snapshot.json"


def _installed() -> Path:
    return Path(__file__).resolve().parent.parent / "_content"


def content_files(directory: Path) -> tuple[Path | None, list[Path], list[Problem]]:
    """Return the questions file if it is there, the path files by name, and what is wrong.

    Raises:
        FileError: When the directory cannot be listed.
    """
    names = _list(directory)
    problems = []
    questions = directory / QUESTIONS_FILE if QUESTIONS_FILE in names else None
    if questions is None:
        near = [directory / name for name in names if _intended(name) == QUESTIONS_FILE]
        problems += [_not_read(file) for file in near] or [
            _missing(directory / QUESTIONS_FILE, "questions", folder=_folder_name(directory))
        ]
    folder = directory / PATHS_FOLDER
    if PATHS_FOLDER not in names:
        near_names = [n for n in names if n.strip().lower() in ("path", PATHS_FOLDER)]
        near_name = near_names[0] if near_names else ""
        inside = _folder_name(directory)
        problems.append(_missing(folder, "folder", folder=inside, near=near_name))
        return questions, [], problems
    found = [folder / name for name in _list(folder) if not name.startswith(".")]
    paths = [file for file in found if file.suffix == ".yaml"]
    others = [file for file in found if file.suffix != ".yaml"]
    problems += [_not_read(file) for file in others if _intended(file.name)]
    problems += [_folder_not_read(file) for file in others if _holds(file)]
    if not paths and not problems:
        problems.append(_missing(folder, "paths", folder=file_name(folder)))
    return questions, paths, problems


def read_regular(file: Path) -> bytes:
    """Return what a regular file holds, or one byte more than is allowed of a larger one.

    A pipe or a device is refused without waiting for it; a link to a file is followed.

    Raises:
        FileError: When it is no regular file or cannot be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(file, flags)
        try:
            # Asked of what was opened, so that nothing can be put in its place in between.
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _not_regular(file)
            with os.fdopen(descriptor, "rb", closefd=False) as stream:
                return stream.read(MAX_BYTES + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise _unreadable(file, error) from None


def _list(directory: Path) -> list[str]:
    try:
        return sorted(item.name for item in directory.iterdir())
    except (OSError, ValueError) as error:
        raise _unreadable(directory, error, folder=True) from None


def _not_regular(file: Path) -> FileError:
    return FileError(Problem("not-a-file", (("name", file_name(file)),), file_name(file)))


def _unreadable(file: Path, error: Exception, *, folder: bool = False) -> FileError:
    cases = {
        FileNotFoundError: "absent",
        NotADirectoryError: "no-folder",
        PermissionError: "forbidden",
    }
    case = next((case for kind, case in cases.items() if isinstance(error, kind)), "")
    params = (("case", case), ("what", "folder" if folder else "file"), ("name", file_name(file)))
    return FileError(Problem("unreadable-file", params, file_name(file)))


def _intended(name: str) -> str | None:
    """Return the name with the ending that is read, where one was meant and another is there.

    Copies that an editor leaves behind ("x.yaml~", "x.yaml.bak") are not meant.
    """
    found = re.fullmatch(_NEARLY, name)
    return f"{found['stem'].strip()}.yaml" if found and found["stem"].strip() else None


def _holds(folder: Path) -> bool:
    """Tell whether this is a folder with a file that looks like one of content."""
    try:
        return folder.is_dir() and any(
            re.fullmatch(_NEARLY, item.name) for item in folder.iterdir()
        )
    except OSError:
        return False


def _missing(file: Path, case: str, **params: str) -> Problem:
    return Problem("missing-file", (("case", case), *params.items()), file_name(file))


def _not_read(file: Path) -> Problem:
    params = (("name", file.name), ("intended", _intended(file.name) or ""))
    return Problem("ending", params, file_name(file))


def _folder_not_read(folder: Path) -> Problem:
    params = (("folder", file_name(folder)),)
    return Problem("folder-not-read", params, file_name(folder), severity="warning")


def _folder_name(folder: Path) -> str:
    return "" if folder == Path() else file_name(folder)


def file_name(file: Path) -> str:
    """Return the name of a file for messages; one that is not UTF-8 could not be printed."""
    return show(str(file))
