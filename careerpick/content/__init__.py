"""The content: its folder, and getting what is in it, checked once and kept.

What this package returns is plain values. YAML is known nowhere else; pydantic only where the
report in a kept result is read, too (`write/json.py`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from careerpick.content.snapshot import (
    code_state,
    kept_snapshot,
    load_snapshot,
    save_snapshot,
    source_of,
)
from careerpick.errors import ContentError, FileError, Problem, fault, has_errors
from careerpick.files import MAX_BYTES, NOT_PLAIN, open_plain
from careerpick.folding import show
from careerpick.model import Content
from careerpick.values import value

QUESTIONS_FILE = "questions.yaml"
PATHS_FOLDER = "paths"
_NEARLY = r"(?is)\s*(?P<stem>.+?)\s*\.\s*ya?ml\s*(?:\.txt)?[\s.]*"
"""What a person sees as, or an editor makes of, a name with the right ending."""


@value
class ContentFolder:
    """A folder of content, as it was read.

    Attributes:
        path: Where it is.
        files: Name inside of it to what the file holds, or one byte more than is allowed of a
            larger one; the questions file first, then those of the paths by name.
        problems: What keeps some from being read.
    """

    path: Path
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]

    def name(self, file: str) -> str:
        """Return the name of one of the files for messages."""
        return _shown(self.path / file)


def load_content(directory: Path | None = None, cache: Callable[[], Path] | None = None) -> Content:
    """Return the content of a folder, by default the shipped one.

    Where `cache` tells a folder for it, what was checked before is not checked again; it is asked
    only where none was shipped.

    Raises:
        ContentError: With every error of every file; warnings are no reason to raise.
        FileError: When the folder itself cannot be read.
    """
    folder = read_folder(directory)
    if cache is None or has_errors(folder.problems):
        return _checked(folder)
    # Beside shipped content it stands checked; a checkout has no such file.
    shipped = _installed() / "snapshot.json"
    if shipped.is_file() and (content := load_snapshot(shipped, source_of(folder.files))):
        return content
    source, kept = source_of(folder.files, code_state()), cache()
    content = load_snapshot(kept_snapshot(kept, source), source)
    if content is None:
        content = _checked(folder)
        save_snapshot(kept, source, content)
    return content


def _checked(folder: ContentFolder) -> Content:
    from careerpick.content.inspecting import inspect_content

    content, problems = inspect_content(folder)
    if content is None:
        raise ContentError([problem for problem in problems if problem.severity == "error"])
    return content


def shipped_directory() -> Path:
    """Return the folder of the content that comes with careerpick.

    Inside an installed package it is `_content`; in a checkout, and so for an editable
    install, the folder above the package.
    """
    installed = _installed()
    return installed if installed.is_dir() else installed.parent.parent


def _installed() -> Path:
    return Path(__file__).resolve().parent.parent / "_content"


def read_folder(directory: Path | None = None) -> ContentFolder:
    """Return what a folder of content holds, by default the shipped one.

    Raises:
        FileError: When the folder itself cannot be listed.
    """
    directory = directory or shipped_directory()
    names, problems = _files_of(directory)
    files: dict[str, bytes] = {}
    for name in names:
        file = directory / name
        try:
            with open_plain(file) as handle:
                files[name] = handle.read(MAX_BYTES + 1)
        except (OSError, ValueError) as error:
            problems.append(_unreadable(file, error, "file"))
    return ContentFolder(directory, files, tuple(problems))


def _files_of(directory: Path) -> tuple[list[str], list[Problem]]:
    """Return the names of the files of content, and what is wrong with them."""
    names = _list(directory)
    inside = "" if directory == Path() else _shown(directory)
    problems = []
    found = [QUESTIONS_FILE] if QUESTIONS_FILE in names else []
    if not found:
        near = [directory / name for name in names if _intended(name) == QUESTIONS_FILE]
        absent = _missing(directory / QUESTIONS_FILE, "questions", folder=inside)
        problems = [_not_read(file) for file in near] or [absent]
    folder = directory / PATHS_FOLDER
    if PATHS_FOLDER not in names:
        alike = (name for name in names if name.strip().lower() in ("path", PATHS_FOLDER))
        problems.append(_missing(folder, "folder", folder=inside, near=next(alike, "")))
        return found, problems
    for file in (folder / name for name in _list(folder) if not name.startswith(".")):
        if file.suffix == ".yaml":
            found.append(f"{PATHS_FOLDER}/{file.name}")
        elif _intended(file.name):
            problems.append(_not_read(file))
        elif _holds(file):
            unread = fault("folder-not-read", _shown(file), folder=_shown(file))
            problems.append(replace(unread, severity="warning"))
    if found in ([], [QUESTIONS_FILE]) and not problems:
        problems.append(_missing(folder, "paths", folder=_shown(folder)))
    return found, problems


def _list(directory: Path) -> list[str]:
    try:
        return sorted(item.name for item in directory.iterdir())
    except (OSError, ValueError) as error:
        raise FileError(_unreadable(directory, error, "folder")) from None


_CASES: Mapping[type[Exception], str] = {
    FileNotFoundError: "absent",
    NotADirectoryError: "no-folder",
    PermissionError: "forbidden",
}


def _unreadable(file: Path, error: Exception, what: str) -> Problem:
    name = _shown(file)
    if isinstance(error, IsADirectoryError) or str(error) == NOT_PLAIN:
        return fault("not-a-file", name, name=name)
    case = next((case for kind, case in _CASES.items() if isinstance(error, kind)), "")
    return fault("unreadable-file", name, case=case, what=what, name=name)


def _intended(name: str) -> str | None:
    """Return the name with the ending that is read, where one was meant and another is there.

    Copies that an editor leaves behind ("x.yaml~", "x.yaml.bak") are not meant.
    """
    found = re.fullmatch(_NEARLY, name)
    return f"{found['stem'].strip()}.yaml" if found and found["stem"].strip() else None


def _holds(folder: Path) -> bool:
    """Tell whether this is a folder with a file that looks like one of content."""
    try:
        return any(re.fullmatch(_NEARLY, item.name) for item in folder.iterdir())
    except OSError:
        return False


def _missing(file: Path, case: str, **params: str) -> Problem:
    return fault("missing-file", _shown(file), case=case, **params)


def _not_read(file: Path) -> Problem:
    return fault("ending", _shown(file), name=file.name, intended=_intended(file.name) or "")


def _shown(file: Path) -> str:
    """Return the name of a file for messages; one that is not UTF-8 could not be printed."""
    return show(str(file))
