"""Writing the small bank that an author starts from: all of it, or nothing."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from careerpick.authoring.schemas import FILES, file_schema, schema_text
from careerpick.errors import FileError, UsageError, fault
from careerpick.files import cannot

TEMPLATES = Path(__file__).parent.parent / "_starter"
"""A folder for each kind of bank."""


def starter_files(kind: str = "work") -> dict[str, str]:
    """Return what is written of a kind of bank: file name below the folder to text."""
    templates = TEMPLATES / kind
    texts = {
        file.relative_to(templates).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(templates.rglob("*.yaml"))
    }
    schemas = {f"schema/{name}.schema.json": schema_text(file_schema(name)) for name in FILES}
    return texts | schemas


def write_starter(name: str, kind: str = "work") -> list[str]:
    """Write a bank into a folder that is new or empty, and return the names of its files.

    Raises:
        UsageError: The name is empty.
        FileError: The folder holds something, or cannot be written; then it is as before.
    """
    if not name.strip():  # it would mean the folder that the person is in
        raise UsageError(fault("no-folder-named"))
    files = starter_files(kind)
    try:
        folder = Path(os.path.realpath(name))
        if folder.is_dir() and any(folder.iterdir()):
            raise FileError(fault("not-empty", name))
        if folder.exists() and not folder.is_dir():
            raise FileError(fault("not-a-folder", name))
        _write_all(folder, files)
    except (OSError, ValueError) as error:
        raise FileError(cannot("write", name, error)) from None
    return list(files)


def _write_all(folder: Path, files: dict[str, str]) -> None:
    """Write into a folder that is new or empty; where that fails, leave it as it was."""
    made = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    try:
        for file, text in files.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(text.encode("utf-8"))
    except BaseException:
        for item in folder.iterdir() if folder.exists() else ():
            shutil.rmtree(item) if item.is_dir() else item.unlink()
        for parent in made:
            with suppress(OSError):
                parent.rmdir()
        raise
