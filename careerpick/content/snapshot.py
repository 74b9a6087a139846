"""Content that was checked once, kept so that the next command need not check it again.

A snapshot is plain data behind the very bytes that it was made from; see
docs/decisions/0005-snapshot.md. It is used only when those are the bytes of today, when it
is whole, and when no other user could have written it; else it is as if it were not there.
"""

import json
import os
import stat
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from careerpick import __version__
from careerpick.content.typed import builder, held_by
from careerpick.files import open_plain, write_atomically
from careerpick.model import CareerPath, Content, Question, QuestionBank

# Short names for content: the same for the same content, however it is written down.


def question_fingerprints(bank: QuestionBank) -> Mapping[str, str]:
    """Return question id to eight hexadecimal digits of the question as it is asked."""
    return {question.id: _digest(_as_asked(question), 8) for question in bank.questions}


def bank_fingerprint(bank: QuestionBank) -> str:
    """Return twelve hexadecimal digits of all questions as they are asked.

    It changes exactly when the fingerprint of some question does, or one comes or goes:
    the order of the questions does not matter to an answer file.
    """
    return _digest({question.id: _as_asked(question) for question in bank.questions}, 12)


def content_fingerprint(bank: QuestionBank, paths: tuple[CareerPath, ...]) -> str:
    """Return twelve hexadecimal digits of everything in the content."""
    return _digest([bank, paths], 12)


def _as_asked(question: Question) -> Any:
    options = [[option.id, option.label] for option in question.options]
    several = [question.most] if question.pick == "many" else []
    return [question.id, question.section, question.prompt, options, *several]


def _digest(value: Any, digits: int) -> str:
    found = _sha256()
    for part in _parts(value):
        found.update(part.encode("ascii"))
    text: str = found.hexdigest()
    return text[:digits]


def _parts(value: Any) -> Iterator[str]:
    """Yield the JSON of a value, of lists item by item: in one piece it would take megabytes."""
    if not isinstance(value, list | tuple):
        yield _json(value, default=held_by, sort_keys=True)
        return
    for index, item in enumerate(value):
        yield "," if index else "["
        yield from _parts(item)
    yield "]" if value else "[]"


def _json(value: Any, **how: Any) -> str:
    return json.dumps(value, separators=(",", ":"), **how)


def _sha256() -> Any:
    # As `random` does: `hashlib` would load all of OpenSSL, 4 MB, for these few digits.
    for module in ("_sha2", "_sha256", "hashlib"):  # from Python 3.12 on; before it; always
        with suppress(ImportError):
            return import_module(module).sha256()
    raise AssertionError


KEPT = 8
"""Snapshots of other contents and versions that are left in the folder."""
ROOT = 0
"""The user who could change this program as well, and installs it on many computers."""


def source_of(files: Mapping[str, bytes], code: str = "") -> bytes:
    """Return all that a snapshot depends on, in one piece: files by name, version and code."""
    parts = [f"careerpick {__version__}\n{code}\n".encode()]
    for name, raw in sorted(files.items()):
        parts += [os.fsencode(name), f" {len(raw)}\n".encode(), raw]
    return b"".join(parts)


def code_state() -> str:
    """Return what tells one state of the model, the checks and what these call from another."""
    package = Path(__file__).parent.parent
    files = sorted([*package.glob("*.py"), *package.glob("content/**/*.py")])
    states = [(file.name, file.stat()) for file in files]
    return " ".join(f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in states)


def kept_snapshot(folder: Path, source: bytes) -> Path:
    """Return where a folder keeps the snapshot of this source; the name only finds it."""
    return folder / f"{zlib.crc32(source):08x}.json"


def load_snapshot(file: Path, source: bytes) -> Content | None:
    """Return the content of a snapshot, or None when there is none that can be trusted."""
    try:
        raw = _read_trusted(file)
        if not raw.startswith(source):
            return None
        checksum, _, body = raw[len(source) :].partition(b"\n")
        if checksum != _checksum(body):
            return None
        rest, *paths = map(json.loads, body.split(b"\n"))
        content: Content = builder(Content)(rest)
        return replace(content, paths=tuple(map(builder(CareerPath), paths)))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _checksum(body: bytes) -> bytes:
    """Return what tells whole from damaged; against a hand, the owner and the mode help."""
    return b"%08x" % zlib.crc32(body)


def _read_trusted(file: Path) -> bytes:
    """Read a file that only this user, or the system's own, can have written.

    Raises:
        OSError: There is no such file, or somebody else could have written it.
    """
    with open_plain(file) as handle:
        for status in (file.parent.stat(), os.fstat(handle.fileno())):
            foreign = hasattr(os, "getuid") and status.st_uid not in (os.getuid(), ROOT)
            if foreign or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                raise PermissionError(file)
        return handle.read()


def make_snapshot(source: bytes, content: Content) -> bytes:
    """Return what a snapshot file holds: the content without its paths, then line by line these.

    All in one would take two megabytes more to write and to read.
    """
    lines = (replace(content, paths=()), *content.paths)
    body = b"\n".join(_json(line, default=held_by).encode("ascii") for line in lines)
    return b"%b%b\n%b" % (source, _checksum(body), body)


def save_snapshot(folder: Path, source: bytes, content: Content) -> None:
    """Keep a snapshot, where that is possible; where not, the next command checks again."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(
            kept_snapshot(folder, source), make_snapshot(source, content), private=True
        )
        _forget_old(folder)


def _forget_old(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEPT:]:
        file.unlink()
