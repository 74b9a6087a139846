"""The content: where it is, and getting it, checked once and kept.

What this package returns is plain values. YAML is known nowhere else; pydantic only where
kept results are read (`history/store.py`).
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from careerpick.content.files import (
    content_files,
    read_regular,
    shipped_directory,
    shipped_snapshot,
)
from careerpick.content.snapshot import (
    code_state,
    kept_snapshot,
    load_snapshot,
    make_snapshot,
    save_snapshot,
    source_of,
)
from careerpick.errors import CareerpickError, ContentError
from careerpick.model import Content

__all__ = ["load_content", "shipped_directory", "snapshot_to_ship"]


def load_content(directory: Path | None = None, cache: Callable[[], Path] | None = None) -> Content:
    """Return the content of a folder, by default the shipped one.

    Args:
        directory: Where `questions.yaml` and `paths/` are.
        cache: Returns where content that was checked before is kept, asked only where none
            was shipped; None checks it anew.

    Raises:
        ContentError: With every error of every file; warnings are no reason to raise.
        FileError: When the folder itself cannot be read.
    """
    files = _files(directory) if cache else None
    if cache is None or files is None:
        return _checked(directory)
    shipped = load_snapshot(shipped_snapshot(), source_of(files))
    if shipped:
        return shipped
    folder, source = cache(), source_of(files, code_state())
    kept = load_snapshot(kept_snapshot(folder, source), source)
    if kept:
        return kept
    content = _checked(directory)
    if files == _files(directory):  # else a file was edited meanwhile
        save_snapshot(folder, source, content)
    return content


def snapshot_to_ship() -> bytes:
    """Return the snapshot of the shipped content that is built into a package.

    Code and snapshot come and go together there, so the version is enough to name the code.

    Raises:
        ContentError: With every error of every file.
        FileError: When a file cannot be read.
    """
    content = _checked(None)
    return make_snapshot(source_of(_files(None) or {}), content)


def _checked(directory: Path | None) -> Content:
    from careerpick.content.inspecting import inspect_content

    content, problems = inspect_content(directory)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or content is None:
        raise ContentError(errors)
    return content


def _files(directory: Path | None) -> Mapping[str, bytes] | None:
    """Return name to bytes of the files as they are now; None when some cannot be read."""
    try:
        folder = directory or shipped_directory()
        questions, paths, problems = content_files(folder)
        if questions is None or any(problem.severity == "error" for problem in problems):
            return None
        files = (questions, *paths)
        return {file.relative_to(folder).as_posix(): read_regular(file) for file in files}
    except CareerpickError:
        return None
