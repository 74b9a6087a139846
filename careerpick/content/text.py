"""Bytes to text, and what can be seen of it line by line before it is read as a document.

Size, encoding, hidden characters, marks of a merge, depth. Knows nothing of YAML.
"""

import codecs
import re
from dataclasses import replace

from careerpick.content.nodes import Lines
from careerpick.errors import CareerpickError, ContentError, Problem, fault
from careerpick.files import MAX_BYTES
from careerpick.folding import hidden

MAX_PROBLEMS = 20
MAX_DEPTH = 20
"""Content needs 7; far below what a parser or any recursion over nodes could not bear."""
# Longer marks first: the one of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(raw: bytes, file: str, error: type[CareerpickError] = ContentError) -> Lines:
    """Return the lines of a file, whatever breaks them, and without a byte order mark.

    Raises:
        CareerpickError: `error`, when it is too large, not UTF-8, or holds hidden characters.
    """
    if len(raw) > MAX_BYTES:
        raise error(replace(fault("too-large", mib=MAX_BYTES >> 20), file=file))
    problem = _wrong_encoding(raw, file)
    if problem:
        raise error(problem)
    text = Lines(file, _lines(raw.removeprefix(codecs.BOM_UTF8)))
    problems = [
        text.problem_at(number, found.start() + 1, "control-character", sign=sign_of(found))
        for number, line in enumerate(text.lines, start=1)
        if (found := hidden(line))
    ]
    if problems:
        raise error(problems[:MAX_PROBLEMS])
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
    before = _lines(raw[:bad])
    return Problem("encoding", params, file, len(before), len(before[-1]) + 1)


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


def _lines(raw: bytes) -> tuple[str, ...]:
    text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return tuple(text.split("\n"))


def sign_of(found: re.Match[str]) -> str:
    """Return the name by which standards know a character that cannot be shown."""
    return f"U+{ord(found[0]):04X}"


_MERGE = r"<{7}(\s|$)|={7}$|>{7}(\s|$)"
_QUOTED = r"""(?:(?<=[\s\[{,:-])|^)(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')"""
_COMMENT = r"(?:^|\s)#.*"
_ODD = "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ODD_BLANK = re.compile(rf"[ \t]*(?:- +)*(?:-?|[\w-]+:|\"[^\"]*\":|'[^']*':)(?P<odd>{_ODD})")


def marks_of_a_merge(text: Lines) -> list[Problem]:
    """Return a problem for each line by which a version control system marks a conflict."""
    return [
        text.problem_at(number, 1, "merge-mark")
        for number, line in enumerate(text.lines, start=1)
        if re.match(_MERGE, line)
    ][:MAX_PROBLEMS]


def too_deep(text: Lines) -> list[Problem]:
    """Return a problem where so many brackets open on one line that no reader could follow.

    A parser may have to look at all of them before it tells of the first; deeper nesting
    over several lines it tells of level by level.
    """
    for number, line in enumerate(text.lines, start=1):
        if line.count("[") + line.count("{") <= MAX_DEPTH:
            continue
        bare = re.sub(_COMMENT, _blanked, re.sub(_QUOTED, _blanked, line))
        depth = 0
        for column, sign in enumerate(bare, start=1):
            depth = max(0, depth + (sign in "[{") - (sign in "]}"))
            if depth > MAX_DEPTH:
                return [text.problem_at(number, column, "too-deep", most=MAX_DEPTH)]
    return []


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


def odd_blank(line: str, start: int = 0) -> int | None:
    """Return the column (from 1) of a blank that looks like a plain one and is none.

    Looked for is where a plain one is needed: in an indentation, after a dash or a colon.

    Args:
        line: A line of the file.
        start: The position at which to begin, from 0.
    """
    found = _ODD_BLANK.match(line, start)
    return found.start("odd") + 1 if found else None


def unfinished_line(raw: bytes, file: str) -> Problem | None:
    """Return a warning when the last line of a file does not end: it may have been cut off.

    Whatever is no text at all is left to those who decode it.
    """
    if raw.endswith((b"\n", b"\r")) or not 0 < len(raw) <= MAX_BYTES or 0 in raw:
        return None
    try:
        lines = _lines(raw)
    except UnicodeDecodeError:
        return None
    found = Lines(file, lines).problem_at(len(lines), len(lines[-1]) + 1, "unfinished-line")
    return replace(found, severity="warning")
