"""Where content lives on a disk, and reading its files without being held up by them."""

import os
import stat
from pathlib import Path

from careerpick.content.decoding import show
from careerpick.errors import FileError, Problem
from careerpick.files import MAX_BYTES

QUESTIONS_FILE = "questions.yaml"
PATHS_FOLDER = "paths"


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
    problems = [_wrong_ending(directory / name) for name in names if name == "questions.yml"]
    questions = directory / QUESTIONS_FILE if QUESTIONS_FILE in names else None
    if questions is None and not problems:
        message = f"There is no {QUESTIONS_FILE} in {_folder_name(directory)}."
        problems.append(_missing(directory / QUESTIONS_FILE, message))
    folder = directory / PATHS_FOLDER
    if PATHS_FOLDER not in names:
        problems.append(
            _missing(folder, f'There is no folder "{PATHS_FOLDER}" in {_folder_name(directory)}.')
        )
        return questions, [], problems
    found = [folder / name for name in _list(folder) if not name.startswith(".")]
    problems += [_wrong_ending(file) for file in found if file.suffix == ".yml"]
    paths = [file for file in found if file.suffix == ".yaml"]
    if not paths and not problems:
        message = f"There is no path in {file_name(folder)}: no file that ends in .yaml."
        problems.append(_missing(folder, message))
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
    message = f"{file_name(file)} is not an ordinary file, so it was not read."
    return FileError(Problem(message, "", file_name(file), code="not-a-file"))


def _unreadable(file: Path, error: Exception, *, folder: bool = False) -> FileError:
    what = "folder" if folder else "file"
    if isinstance(error, FileNotFoundError):
        message = f"There is no {what} {file_name(file)}."
    elif isinstance(error, NotADirectoryError):
        message = f"{file_name(file)} is a file; a folder with {QUESTIONS_FILE} is needed."
    elif isinstance(error, PermissionError):
        message = f"You have no permission to read the {what} {file_name(file)}."
    else:
        message = f"The {what} {file_name(file)} cannot be read."
    return FileError(Problem(message, "", file_name(file), code="unreadable-file"))


def _missing(file: Path, message: str) -> Problem:
    return Problem(message, "", file_name(file), code="missing-file")


def _wrong_ending(file: Path) -> Problem:
    message = f"{file_name(file)} ends in .yml, and only .yaml is read."
    return Problem(message, f"Rename it to {show(file.stem)}.yaml.", file_name(file), code="ending")


def _folder_name(folder: Path) -> str:
    return "this folder" if folder == Path() else file_name(folder)


def file_name(file: Path) -> str:
    """Return the name of a file for messages; one that is not UTF-8 could not be printed."""
    return show(str(file))
