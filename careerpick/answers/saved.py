"""The head of a saved answer file: what it is, and for which questions it was saved."""

import re
from collections.abc import Iterator
from itertools import islice

from careerpick.answers.choice import find_question
from careerpick.answers.faults import fault_at, quote
from careerpick.content.nodes import Document, Entry, MapNode, Scalar
from careerpick.errors import Problem, closest
from careerpick.model import Content

SCHEMA = "careerpick.answers/1"
HEADER_KEYS = ("schema", "bank", "questions", "answers")
"""The keys of a saved file; no question has one of them as its id."""
_HEADER_LINE = re.compile(r"(schema|bank|questions|answers)\s*:\s*(#.*)?(.*)")
_MOST_NAMES = 40


def with_indentation(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Give a saved file that has lost its indentation what is below its keys back.

    Only where nothing at all is indented, so that nothing changes its place otherwise.
    """
    written = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if "answers:" not in {line.split("#")[0].rstrip() for line in written}:
        return lines
    if any(line[0].isspace() for line in written):
        return lines
    below, found = False, []
    for line in lines:
        header = _HEADER_LINE.fullmatch(line)
        if header:
            below = header[1] in ("answers", "questions") and not header[3]
        found.append(f"  {line}" if below and not header and line.strip() else line)
    return tuple(found)


def wrong_header(document: Document, root: MapNode, content: Content) -> Iterator[Problem]:
    """Yield what speaks against a saved file: its form, or that its questions have changed."""
    schema = root.entry("schema")
    if schema and _text(schema) != SCHEMA:
        written = quote(_text(schema))
        yield fault_at(document, schema.value, "wrong-schema", written=written, expected=SCHEMA)
        return
    stray = list(_stray_keys(document, root, content))
    yield from stray
    if root.entry("answers") is None and not stray:
        yield fault_at(document, root, "no-answers")
    bank = root.entry("bank")
    if bank and _text(bank) != content.bank_fingerprint:
        changed = _changes(root.entry("questions"), content)
        command = content.command("quiz")
        yield fault_at(document, bank.value, "other-questions", **changed, command=command)


def _stray_keys(document: Document, root: MapNode, content: Content) -> Iterator[Problem]:
    stray = (entry for entry in root.entries.values() if entry.key not in HEADER_KEYS)
    for entry in islice(stray, _MOST_NAMES):
        key = quote(entry.key)
        if find_question(entry.key, content):
            yield fault_at(document, entry, "stray-answer", key=key)
        else:
            near = closest(entry.key, HEADER_KEYS) or ""
            known = ", ".join(HEADER_KEYS)
            yield fault_at(document, entry, "unknown-key", key=key, near=near, known=known)


def _changes(saved: Entry | None, content: Content) -> dict[str, tuple[str, ...]]:
    """Return which questions differ from those that a file was saved for."""
    now = content.question_fingerprints
    then = (
        {entry.key: _text(entry) for entry in saved.value.entries.values()}
        if saved and isinstance(saved.value, MapNode)
        else None
    )
    groups = {
        "changed": [name for name in now if then and name in then and then[name] != now[name]],
        "gone": [name for name in then or () if name not in now],
        "new": [name for name in now if then is not None and name not in then],
    }
    return {
        kind: tuple(quote(name) for name in names[:_MOST_NAMES]) for kind, names in groups.items()
    }


def _text(entry: Entry) -> str:
    return entry.value.text if isinstance(entry.value, Scalar) else ""
