"""The content: where it is, and getting it, checked once and kept.

What this package returns is plain values; YAML and pydantic are known nowhere else.
"""

from pathlib import Path

from careerpick.content.files import content_files, read_regular, shipped_directory
from careerpick.content.snapshot import digest, load_snapshot, save_snapshot
from careerpick.errors import CareerpickError, ContentError
from careerpick.model import Content

__all__ = ["load_content", "shipped_directory"]


def load_content(directory: Path | None = None, cache: Path | None = None) -> Content:
    """Return the content of a folder, by default the shipped one.

    Args:
        directory: Where `questions.yaml` and `paths/` are.
        cache: Where content that was checked before is kept; None checks it anew.

    Raises:
        ContentError: With every error of every file; warnings are no reason to raise.
        FileError: When the folder itself cannot be read.
    """
    name = _snapshot_name(directory) if cache else None
    known = load_snapshot(cache, name) if cache and name else None
    if known:
        return known
    from careerpick.content.inspecting import inspect_content

    content, problems = inspect_content(directory)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or content is None:
        raise ContentError(errors)
    # A file that was edited meanwhile has another digest, and then nothing is kept.
    if cache and name and name == _snapshot_name(directory):
        save_snapshot(cache, name, content)
    return content


def _snapshot_name(directory: Path | None) -> str | None:
    """Return the digest of the files as they are now; None when some cannot be read."""
    try:
        folder = directory or shipped_directory()
        questions, paths, problems = content_files(folder)
        if problems or questions is None:
            return None
        files = (questions, *paths)
        return digest({file.relative_to(folder).as_posix(): read_regular(file) for file in files})
    except CareerpickError:
        return None
