"""What a YAML parser stumbled over, as kinds of mistakes that an author makes.

The parsers (one in C, one in Python) word the same mistake differently; only pieces that
both share are looked for, and everything else gets a sentence that is always true.
"""

import codecs
import re
from dataclasses import replace
from typing import Any

from careerpick.errors import CareerpickError, ContentError, Params, Problem, fault
from careerpick.files import MAX_BYTES
from careerpick.folding import hidden, with_hidden_shown

# Bytes to text: size, encoding and hidden characters. Knows nothing of YAML.

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


Explanation = tuple[int, int, str, Params]
"""Line, column, code, and what its sentences are about."""

# Pieces of the parser's message -> code, case, and whether to point at what was begun
# ("context") or at where it went wrong ("problem").
_KNOWN: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    (("mapping values are not allowed",), "unexpected-colon", "", "problem"),
    (("quoted scalar", "unexpected end of stream"), "open-quote", "end", "context"),
    (("quoted scalar", "document indicator"), "open-quote", "", "context"),
    (("quoted scalar", "escape"), "escape", "", "problem"),
    (("quoted scalar", "expected hex"), "escape", "", "problem"),
    (("flow sequence",), "open-bracket", "[", "context"),
    (("flow mapping",), "open-bracket", "{", "context"),
    (("flow node",), "open-bracket", "", "context"),
    (("block mapping",), "indentation", "", "problem"),
    (("block collection",), "indentation", "list", "problem"),
    (("could not find expected ':'",), "no-colon", "", "context"),
    (("document start",), "several-documents", "", "problem"),
    (("incompatible YAML document",), "directive", "", "problem"),
    (("anchor",), "anchor", "", "problem"),
    (("alias",), "alias", "", "problem"),
    (("tag",), "tag", "", "problem"),
    (("block scalar",), "block-text", "", "problem"),
)


def explain(error: Any, lines: tuple[str, ...]) -> Explanation:
    """Return where and why a document cannot be read on, for an error of the parser."""
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None) or problem
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    place = place_of(problem, lines)
    tab = tab_before(place, lines)
    if tab:
        return (*tab, "tab", {})
    if "cannot start any token" in said:
        return (*place, *_cannot_start(place, lines))
    for pieces, code, case, where in _KNOWN:
        if all(piece in said for piece in pieces):
            at = place_of(context, lines) if where == "context" else place
            at = _end_mark(place, lines) if code == "several-documents" else at
            return (*at, code, {"case": case})
    return (*place, "unreadable", {})


def place_of(mark: Any, lines: tuple[str, ...]) -> tuple[int, int]:
    """Return line and column of a mark, on the last line that holds anything at most."""
    if mark is None:
        return 1, 1
    line: int = mark.line + 1
    column: int = mark.column + 1
    if line > 1 and (line > len(lines) or not any(rest.strip() for rest in lines[line - 1 :])):
        line = max((n for n, text in enumerate(lines, start=1) if text.strip()), default=1)
        column = len(lines[line - 1]) + 1
    return line, column


def _end_mark(place: tuple[int, int], lines: tuple[str, ...]) -> tuple[int, int]:
    """Return the place of the mark above that ended the document, where there is one."""
    marks = (n for n in range(place[0], 0, -1) if lines[n - 1].startswith(("---", "...")))
    number = next(marks, 0)
    return (number, 1) if number else place


def tab_before(place: tuple[int, int], lines: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the place of the first tab in the indentation of the line, if there is one."""
    text = lines[place[0] - 1]
    indentation = text[: len(text) - len(text.lstrip(" \t"))]
    return (place[0], indentation.index("\t") + 1) if "\t" in indentation else None


def _cannot_start(place: tuple[int, int], lines: tuple[str, ...]) -> tuple[str, Params]:
    line, column = place
    found = lines[line - 1][column - 1 : column]
    if found == "\t":
        return "tab", {"case": "inside"}
    return "unexpected-sign", {"sign": found}


_OPENING = re.compile(r"""(?:^|[\s:,\[{-])(["'])""")
_KEY_OF_BLOCK = re.compile(r"(\s*(?:- )?(\w[\w-]{0,60}))(?: +|:)[>|][-+]?\s*")
_NEW_ITEM = re.compile(r"\s*(- |[{\[]|[\w-]+:(\s|$))")


def lost_sign(error: Any, before: Any, lines: tuple[str, ...]) -> Explanation | None:
    """Return the place of a lost quote or colon above the line that cannot be read, if any.

    Args:
        error: What the parser said.
        before: The last event before it; None at the beginning of the file.
        lines: The lines of the file.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    place = place_of(mark, lines)
    if tab_before(place, lines):
        return None  # that is the better explanation
    noticed = place[0]
    return _late_quote(before, noticed, lines) or _lost_colon(noticed, lines)


def _late_quote(before: Any, noticed: int, lines: tuple[str, ...]) -> Explanation | None:
    """Return where a quote opens that swallowed the lines below.

    A quote that was forgotten at the end of a text is closed by the next one in the file;
    only what follows that one is noticed. So the first quote after what could still be
    read is to blame when it runs over lines that look like keys or items.
    """
    line, column = _rest(before)
    for number in range(line, noticed):
        text = lines[number - 1]
        if text.lstrip().startswith("#"):
            continue
        found = _OPENING.search(text, column if number == line else 0)
        if found:
            if not any(map(_NEW_ITEM.match, lines[number:noticed])):
                return None
            return number, found.start(1) + 1, "open-quote", {"case": "late"}
    return None


def _rest(before: Any) -> tuple[int, int]:
    """Return line and column (from 0) of what is not known to be in order."""
    if before is None or before.start_mark is None:
        return 1, 0
    start, end = before.start_mark, before.end_mark
    if getattr(before, "style", None) in ("'", '"') and end.line > start.line:
        return start.line + 1, max(0, start.column - 1)
    return end.line + 1, end.column


def _lost_colon(noticed: int, lines: tuple[str, ...]) -> Explanation | None:
    """Return the line above that should begin a text with "key: >-" and lacks the colon."""
    for number in range(noticed - 1, 0, -1):
        found = _KEY_OF_BLOCK.fullmatch(lines[number - 1])
        if found:
            return number, found.end(1) + 1, "no-colon", {"case": "block", "key": found[2]}
        if _NEW_ITEM.match(lines[number - 1]):
            return None
    return None
