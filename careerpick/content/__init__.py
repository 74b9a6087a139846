"""The content: where it is, and getting it, checked once and kept.

What this package returns is plain values. YAML is known nowhere else; pydantic only where
kept results are read (`history/store.py`).
"""

from collections.abc import Callable
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
    shipped = shipped_snapshot()
    source = _source(directory) if cache and shipped.is_file() else None
    if source and (content := load_snapshot(shipped, source)):
        return content
    source = _source(directory, code_state()) if cache else None
    if cache is None or source is None:
        return _checked(directory)
    folder = cache()
    if content := load_snapshot(kept_snapshot(folder, source), source):
        return content
    content = _checked(directory)
    if source == _source(directory, code_state()):  # else a file was edited meanwhile
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
    return make_snapshot(_source(None) or b"", content)


def _checked(directory: Path | None) -> Content:
    from careerpick.content.inspecting import inspect_content

    content, problems = inspect_content(directory)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or content is None:
        raise ContentError(errors)
    return content


def _source(directory: Path | None, code: str = "") -> bytes | None:
    """Return what the files are now, in one piece; None when some cannot be read."""
    try:
        folder = directory or shipped_directory()
        questions, paths, problems = content_files(folder)
        if questions is None or any(problem.severity == "error" for problem in problems):
            return None
        files = {file.relative_to(folder).as_posix(): file for file in (questions, *paths)}
        return source_of({name: read_regular(file) for name, file in files.items()}, code)
    except CareerpickError:
        return None
