"""What a YAML parser stumbled over, as kinds of mistakes that an author makes.

The parsers (one in C, one in Python) word the same mistake differently; only pieces that
both share are looked for, and everything else gets a sentence that is always true.
"""

import re
from typing import Any

from careerpick.errors import Params

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


_OPENING = r"""(?:^|[\s:,\[{-])(["'])"""
_KEY_OF_BLOCK = r"(\s*(?:- )?(\w[\w-]{0,60}))(?: +|:)[>|][-+]?\s*"
_NEW_ITEM = r"\s*(- |[{\[]|[\w-]+:(\s|$))"


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
        found = re.compile(_OPENING).search(text, column if number == line else 0)
        if found:
            if not any(re.match(_NEW_ITEM, line) for line in lines[number:noticed]):
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
        found = re.fullmatch(_KEY_OF_BLOCK, lines[number - 1])
        if found:
            return number, found.end(1) + 1, "no-colon", {"case": "block", "key": found[2]}
        if re.match(_NEW_ITEM, lines[number - 1]):
            return None
    return None
