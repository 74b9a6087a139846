"""Bytes to lines, and what these show: before they are read as a document, and where that fails.

Size, encoding, hidden characters, marks of a merge, depth; and what a parser stumbled over.
"""

import codecs
import re
from dataclasses import replace
from typing import Any

from careerpick.errors import CareerpickError, ContentError, Problem, fault
from careerpick.files import MAX_BYTES
from careerpick.folding import hidden, show
from careerpick.values import value

MAX_PROBLEMS = 20
MAX_DEPTH = 20
"""Content needs 7; far below what a parser or any recursion over nodes could not bear."""
_LONGEST_SOURCE = 500
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""So begin workbooks of table programs, newer and older ones, and packed files of all kinds."""
# Longer marks first: the one of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


@value
class Position:
    """A place in a file, or something that stands there; line and column count from 1."""

    line: int
    column: int


@value
class Lines:
    """The lines of a file, for problems at their places."""

    file: str
    lines: tuple[str, ...]

    def problem_at(self, line: int, column: int, code: str, /, **params: Any) -> Problem:
        """Return a problem at a place, both counted from 1.

        It has the text of its line, if that line can be shown at all.
        """
        lines = self.lines
        if line > len(lines):  # an empty value after the last line break
            line, column = len(lines), len(lines[-1]) + 1
        source = show(lines[line - 1]) if 1 <= line <= len(lines) else None
        if source is not None and len(source) > _LONGEST_SOURCE:
            source = None
        return Problem(code, params, self.file, line, column, source)

    def problem(self, place: Position, code: str, /, **params: Any) -> Problem:
        """Return a problem at the place of something."""
        return self.problem_at(place.line, place.column, code, **params)


def decode(raw: bytes, file: str, error: type[CareerpickError] = ContentError) -> Lines:
    """Return the lines of a file, whatever breaks them, and without a byte order mark.

    Raises:
        CareerpickError: `error`, when it is too large, not UTF-8, or holds hidden characters.
    """
    if len(raw) > MAX_BYTES:
        raise error(fault("too-large", file, mib=MAX_BYTES >> 20))
    problem = wrong_encoding(raw, file)
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


def wrong_encoding(raw: bytes, file: str) -> Problem | None:
    """Return what a file is where it is no text in UTF-8, and where that shows."""
    head = raw[:4096]
    if raw.startswith(_PACKED):
        return fault("not-text", file, case="packed")
    if raw and not raw.strip(b"\0"):
        return fault("not-text", file, case="empty")
    name = next((name for mark, name in _MARKS if raw.startswith(mark)), "")
    if head.count(0) * 3 > len(head) and not (any(head[0::2]) and any(head[1::2])):
        name = name or "UTF-16"
    if name:
        return fault("encoding", file, looks_like=name)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as found:
        bad = found.start
    else:
        return fault("not-text", file) if 0 in raw else None
    if any(byte < 0x20 and byte not in b"\t\n\r" for byte in raw):
        return fault("not-text", file)
    name = "Windows-1252" if any(0x80 <= byte < 0xA0 for byte in raw) else "Latin-1"
    before = _lines(raw[:bad])
    place = len(before), len(before[-1]) + 1
    return Problem("encoding", {"looks_like": name}, file, *place)


def _lines(raw: bytes) -> tuple[str, ...]:
    text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return tuple(text.split("\n"))


def sign_of(found: re.Match[str]) -> str:
    """Return the name by which standards know a character that cannot be shown."""
    return f"U+{ord(found[0]):04X}"


def unfinished_line(raw: bytes, file: str) -> Problem | None:
    """Return a warning when the last line of a file does not end: it may have been cut off.

    Whatever is no text at all is left to those who decode it.
    """
    if raw.endswith((b"\n", b"\r")):
        return None
    try:
        text = decode(raw, file)
    except ContentError:
        return None
    last = text.problem_at(len(text.lines), len(text.lines[-1]) + 1, "unfinished-line")
    return replace(last, severity="warning") if raw else None


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
        bare = re.sub(f"{_QUOTED}|{_COMMENT}", lambda found: " " * len(found[0]), line)
        depth = 0
        for column, sign in enumerate(bare, start=1):
            depth = max(0, depth + (sign in "[{") - (sign in "]}"))
            if depth > MAX_DEPTH:
                return [text.problem_at(number, column, "too-deep", most=MAX_DEPTH)]
    return []


def odd_blank(line: str, start: int = 0) -> int | None:
    """Return the column (from 1) of a blank that looks like a plain one and is none.

    Looked for, from the position `start` on, is where a plain one is needed: in an
    indentation, after a dash or a colon.
    """
    found = _ODD_BLANK.match(line, start)
    return found.start("odd") + 1 if found else None


def tab_before(line: int, lines: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the place of the first tab in the indentation of a line, if there is one."""
    text = lines[line - 1]
    indentation = text[: len(text) - len(text.lstrip(" \t"))]
    return (line, indentation.index("\t") + 1) if "\t" in indentation else None


# What a YAML parser stumbled over, as kinds of mistakes that an author makes.
#
# The parsers (one in C, one in Python) word the same mistake differently; only pieces that
# both share are looked for, and everything else gets a sentence that is always true.

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
    (("document start",), "several-documents", "", "end"),
    (("incompatible YAML document",), "directive", "", "problem"),
    (("anchor",), "anchor", "", "problem"),
    (("alias",), "alias", "", "problem"),
    (("tag",), "tag", "", "problem"),
    (("block scalar",), "block-text", "", "problem"),
)
_OPENING = r"""(?:^|[\s:,\[{-])(["'])"""
_KEY_OF_BLOCK = r"(\s*(?:- )?(\w[\w-]{0,60}))(?: +|:)[>|][-+]?\s*"
_TEXT_OF_KEY = r"""\s*(?:- +)*([\w-]{1,60}): +[^\s"'\[{]"""
_TEXT_IN_BRACKETS = r"""[{,]\s*([\w-]{1,60}): +[^\s"',\[\]{}][^,\[\]{}]*$"""
_BLOCK_BEGINS = r":\s+[|>][-+]?\s*$"
_NO_BLANK_AFTER_DASH = r"\s*-(?=[A-Za-z_][\w-]*:(?:\s|$))"
_NO_BLANK_AFTER_COLON = r"""\s*(?:- +)*[\w-]{1,60}:(?=[^\s/:])"""
_NEW_ITEM = r"\s*(- |[{\[]|[\w-]+:(\s|$))"
_SWALLOWED = rf"{_NEW_ITEM}|\s*#"
"""What does not stand at the beginning of a line within a text."""
_LINES_BACK = 5


def problem_of(error: Any, before: Any, text: Lines) -> Problem:
    """Return where and why a document cannot be read on, from what the parser said.

    `before` is the last event before it; None at the beginning of the file.
    """
    lines, mark = text.lines, getattr(error, "problem_mark", None)
    place = _place_of(mark, lines)
    first = before.end_mark.line + 1 if before is not None and before.end_mark else 1
    for number in range(min(first, place[0]), place[0] + 1):
        if column := odd_blank(lines[number - 1]):
            return text.problem_at(number, column, "odd-blank")
    if tab := tab_before(place[0], lines):
        return text.problem_at(*tab, "tab")
    if mark and (lost := _late_quote(before, place[0], text) or _lost_colon(place[0], text)):
        return lost
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    if found := (
        _colon_in_text(said, place, text)
        or _early_quote(said, before, place, text)
        or _lost_blank(said, error, place, text)
    ):
        return found
    if "cannot start any token" in said:
        sign = lines[place[0] - 1][place[1] - 1 : place[1]]
        if sign == "\t":
            return text.problem_at(*place, "tab", case="inside")
        return text.problem_at(*place, "unexpected-sign", sign=sign)
    for pieces, code, case, where in _KNOWN:
        if all(piece in said for piece in pieces):
            context = _place_of(getattr(error, "context_mark", None) or mark, lines)
            at = {"context": context, "problem": place, "end": _end_mark(place, lines)}[where]
            return text.problem_at(*at, code, case=case)
    return text.problem_at(*place, "unreadable")


def _place_of(mark: Any, lines: tuple[str, ...]) -> tuple[int, int]:
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


def _colon_in_text(said: str, place: tuple[int, int], text: Lines) -> Problem | None:
    """Return that a text without quotes holds a ":", where this is what was stumbled over."""
    line = text.lines[place[0] - 1]
    before, colon = line[: place[1] - 1], line[place[1] - 1 : place[1]]
    if colon != ":":
        return None
    if "mapping values" in said and (found := re.match(_TEXT_OF_KEY, before)):
        return text.problem_at(*place, "unexpected-colon", case="text", key=found[1])
    if "flow mapping" in said and (found := re.search(_TEXT_IN_BRACKETS, before)):
        return text.problem_at(*place, "unexpected-colon", case="brackets", key=found[1])
    return None


def _early_quote(said: str, before: Any, place: tuple[int, int], text: Lines) -> Problem | None:
    """Return the quote that ends a text although more of it follows, as in 'other people's'."""
    if "block" not in said or getattr(before, "style", None) not in ("'", '"'):
        return None
    end, line = before.end_mark, text.lines[place[0] - 1]
    if end.line + 1 != place[0] or line[end.column : place[1] - 1].strip():
        return None
    return text.problem_at(place[0], end.column, "open-quote", case="early")


def _lost_blank(said: str, error: Any, place: tuple[int, int], text: Lines) -> Problem | None:
    """Return the dash of an item, or the colon of a key, that a blank has to follow."""
    if "expected ':'" in said:
        number, _ = _place_of(getattr(error, "context_mark", None), text.lines)
        if found := re.match(_NO_BLANK_AFTER_COLON, text.lines[number - 1]):
            return text.problem_at(number, found.end(), "no-colon", case="blank")
        if number > 1 and re.search(_BLOCK_BEGINS, text.lines[number - 2]):
            return text.problem_at(number, 1, "block-text", case="indentation")
    if "block" in said or "mapping values" in said:
        for number in range(place[0], max(0, place[0] - _LINES_BACK), -1):
            if found := re.match(_NO_BLANK_AFTER_DASH, text.lines[number - 1]):
                return text.problem_at(number, found.end(), "indentation", case="dash")
    return None


def _late_quote(before: Any, noticed: int, text: Lines) -> Problem | None:
    """Return where a quote opens that swallowed the lines below.

    A quote that was forgotten at the end of a text is closed by the next one in the file;
    only what follows that one is noticed. So the first quote after what could still be
    read is to blame when it runs over lines that look like keys or items.
    """
    line, column = _rest(before)
    for number in range(line, noticed):
        begun = text.lines[number - 1]
        if begun.lstrip().startswith("#"):
            continue
        found = re.compile(_OPENING).search(begun, column if number == line else 0)
        if found:
            if not any(re.match(_SWALLOWED, line) for line in text.lines[number:noticed]):
                return None
            return text.problem_at(number, found.start(1) + 1, "open-quote", case="late")
    return None


def _rest(before: Any) -> tuple[int, int]:
    """Return line and column (from 0) of what is not known to be in order."""
    if before is None or before.start_mark is None:
        return 1, 0
    start, end = before.start_mark, before.end_mark
    if getattr(before, "style", None) in ("'", '"') and end.line > start.line:
        return start.line + 1, max(0, start.column - 1)
    return end.line + 1, end.column


def _lost_colon(noticed: int, text: Lines) -> Problem | None:
    """Return the line above that should begin a text with "key: >-" and lacks the colon."""
    for number in range(noticed - 1, 0, -1):
        line = text.lines[number - 1]
        if found := re.fullmatch(_KEY_OF_BLOCK, line):
            column = found.end(1) + 1
            return text.problem_at(number, column, "no-colon", case="block", key=found[2])
        if re.match(_NEW_ITEM, line):
            return None
    return None
