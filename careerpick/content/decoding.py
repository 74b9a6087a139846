"""Bytes to text: size, encoding and hidden characters. Knows nothing of YAML."""

import codecs
from dataclasses import replace

from careerpick.errors import CareerpickError, ContentError, Problem, fault
from careerpick.files import MAX_BYTES
from careerpick.folding import hidden, with_hidden_shown

MAX_PROBLEMS = 20
_LONGEST_SOURCE = 500

# Longer marks first: the one of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def show(text: str, longest: int | None = None) -> str:
    """Return text that is safe in a message: hidden characters replaced, cut if too long."""
    shown = with_hidden_shown(text)
    if longest is not None and len(shown) > longest:
        return shown[: longest - 1] + "…"
    return shown


def decode(raw: bytes, file: str, error: type[CareerpickError] = ContentError) -> str:
    r"""Return the text of a file, with every line break as "\n" and without a byte order mark.

    Raises:
        CareerpickError: `error`, when it is too large, not UTF-8, or holds hidden characters.
    """
    if len(raw) > MAX_BYTES:
        raise error(replace(fault("too-large", mib=MAX_BYTES >> 20), file=file))
    problem = _wrong_encoding(raw, file)
    if problem:
        raise error(problem)
    text = raw.decode("utf-8").removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = _hidden_characters(text, file)
    if problems:
        raise error(problems)
    return text


def _wrong_encoding(raw: bytes, file: str) -> Problem | None:
    name = _guess_encoding(raw)
    if name == "UTF-8":
        return None
    if name is None:
        return Problem("not-text", file=file)
    params = (("looks_like", name),)
    if name not in {"Latin-1", "Windows-1252"}:
        return Problem("encoding", params, file)
    bad = _first_bad_byte(raw)
    before = raw[:bad].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode("utf-8", "replace")) + 1
    return Problem("encoding", params, file, line, column)


def _guess_encoding(raw: bytes) -> str | None:
    """Return the likely encoding; None when it is no text at all."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    head = raw[:4096]
    if head.count(0) * 3 > len(head) and not (any(head[0::2]) and any(head[1::2])):
        return "UTF-16"
    bad = _first_bad_byte(raw)
    if bad == len(raw):
        return None if 0 in raw else "UTF-8"
    control = sum(byte < 0x20 and byte not in b"\t\n\r" for byte in raw)
    if control:
        return None
    return "Windows-1252" if any(0x80 <= byte < 0xA0 for byte in raw) else "Latin-1"


def _first_bad_byte(raw: bytes) -> int:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as found:
        return found.start
    return len(raw)


def _hidden_characters(text: str, file: str) -> list[Problem]:
    problems = []
    for number, line in enumerate(text.split("\n"), start=1):
        found = hidden(line)
        if found:
            params = (("sign", f"U+{ord(found[0]):04X}"),)
            source = show(line) if len(line) <= _LONGEST_SOURCE else None
            column = found.start() + 1
            problems.append(Problem("control-character", params, file, number, column, source))
    return problems[:MAX_PROBLEMS]
