"""Content that was checked once, kept so that the next command need not check it again.

A snapshot is plain JSON under the digest of the very bytes it was made from and of the
code that made it; see docs/decisions/0005-snapshot.md. It is used only when it is whole and
could have been written by nobody but this user; anything else is as if it were not there.
"""

import hashlib
import json
import os
import stat
import types
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from careerpick import __version__
from careerpick.content.fingerprint import fields_of
from careerpick.files import write_atomically
from careerpick.model import Content

KEPT = 8
"""Snapshots of other contents and versions that are left in the folder."""


def digest(files: Mapping[str, bytes]) -> str:
    """Return the name of the snapshot of these files (name to bytes) made by this code."""
    found = hashlib.sha256(f"{__version__} {_code_digest()}".encode())
    for name, raw in sorted(files.items()):
        found.update(f"\0{name}\0{len(raw)}\0".encode())
        found.update(raw)
    return found.hexdigest()[:40]


def _code_digest() -> str:
    """Return what tells one state of the model and the checks from another."""
    package = Path(__file__).parent.parent
    found = hashlib.sha256()
    for file in sorted([package / "model.py", *package.glob("content/**/*.py")]):
        status = file.stat()
        found.update(f"{file.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return found.hexdigest()


def load_snapshot(folder: Path, name: str) -> Content | None:
    """Return the content of a snapshot, or None when there is none that can be trusted."""
    try:
        raw = _read_own(folder, folder / f"{name}.json")
        checksum, _, body = raw.partition(b"\n")
        if hashlib.sha256(name.encode() + body).hexdigest().encode() != checksum:
            return None
        content: Content = _builder(Content)(json.loads(body))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return content


def _read_own(folder: Path, file: Path) -> bytes:
    """Read a file that only this user can have written.

    Raises:
        OSError: There is no such file, or somebody else could have written it.
    """
    # A pipe that somebody put there is not waited for.
    with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as handle:
        state = os.fstat(handle.fileno())
        if not stat.S_ISREG(state.st_mode):
            raise PermissionError(file)
        for status in (folder.stat(), state):
            mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
            if not mine or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                raise PermissionError(file)
        return handle.read()


def save_snapshot(folder: Path, name: str, content: Content) -> None:
    """Keep a snapshot, where that is possible; where not, the next command checks again."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=fields_of)
    body = text.encode()
    checksum = hashlib.sha256(name.encode() + body).hexdigest().encode()
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(folder / f"{name}.json", checksum + b"\n" + body, private=True)
        _forget_old(folder)


def _forget_old(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEPT:]:
        file.unlink()


Build = Callable[[Any], Any]


def _builder(kind: object) -> Build:
    """Return what makes a value of this type from its JSON: the inverse of `fields_of`."""
    if is_dataclass(kind) and isinstance(kind, type):
        annotations = {field.name: field.type for field in fields(kind)}
        parts = [(name, _builder(annotation)) for name, annotation in annotations.items()]
        return lambda value: kind(*[build(value[name]) for name, build in parts])
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        item = _builder(arguments[0])
        return lambda value: tuple(map(item, value))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        item = _builder(arguments[1])
        return lambda value: {key: item(part) for key, part in value.items()}
    if origin in (types.UnionType, Union):
        (inner,) = (argument for argument in arguments if argument is not type(None))
        item = _builder(inner)
        return lambda value: None if value is None else item(value)
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
