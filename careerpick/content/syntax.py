"""What a YAML parser stumbled over, as kinds of mistakes that an author makes.

The parsers (one in C, one in Python) word the same mistake differently; only pieces that
both share are looked for, and everything else gets a sentence that is always true.
"""

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
