"""What a YAML parser stumbled over, in words that an author understands.

The parsers (one in C, one in Python) word the same mistake differently; only pieces that
both share are looked for, and everything else gets a sentence that is always true.
"""

from typing import Any

Explanation = tuple[int, int, str, str, str]
"""Line, column, code, message, fix."""

TAB = ("This line is indented with a tab.", "Use spaces.")
ODD_BLANK = (
    "odd-blank",
    "The blank here is a special one (a no-break or a wide space), which only looks like one.",
    "Replace it by a plain space.",
)
_QUOTE = "Put the text in quotes."

# Piece of the parser's message -> code, message, fix, and whether to point at what was
# begun ("context") or at where it went wrong ("problem").
_KNOWN: tuple[tuple[tuple[str, ...], str, str, str, str], ...] = (
    (
        ("mapping values are not allowed",),
        "unexpected-colon",
        'A ":" cannot stand here.',
        "Either the indentation differs from the line above, or a text with a colon in it "
        "needs quotes.",
        "problem",
    ),
    (
        ("quoted scalar", "unexpected end of stream"),
        "open-quote",
        "A quote that opens here is never closed.",
        "Close it, or use the other kind of quote around a text with an apostrophe.",
        "context",
    ),
    (
        ("quoted scalar", "document indicator"),
        "open-quote",
        "A quote that opens here is never closed.",
        "Close it.",
        "context",
    ),
    (
        ("quoted scalar", "escape"),
        "escape",
        "The backslash in this text stands for no known character.",
        "Write the backslash twice, or use single quotes.",
        "problem",
    ),
    (
        ("quoted scalar", "expected hex"),
        "escape",
        "The backslash in this text stands for no known character.",
        "Write the backslash twice, or use single quotes.",
        "problem",
    ),
    (
        ("flow sequence",),
        "open-bracket",
        'A "[" that opens here is not closed, or a comma is missing.',
        'Close it with "]".',
        "context",
    ),
    (
        ("flow mapping",),
        "open-bracket",
        'A "{" that opens here is not closed, or a comma is missing.',
        'Close it with "}".',
        "context",
    ),
    (
        ("flow node",),
        "open-bracket",
        "A bracket that opens here is not closed.",
        "Close it.",
        "context",
    ),
    (
        ("block mapping",),
        "indentation",
        "This line does not fit the lines above.",
        "Its indentation has to be that of the keys next to it; text after a closing quote "
        "or bracket is not allowed either.",
        "problem",
    ),
    (
        ("block collection",),
        "indentation",
        "This line does not fit the list above.",
        'Begin it with "- " like the items before it, with the same indentation.',
        "problem",
    ),
    (
        ("could not find expected ':'",),
        "no-colon",
        'A ":" is missing after this.',
        "A key is followed by a colon and a space.",
        "context",
    ),
    (
        ("document start",),
        "several-documents",
        "The document ends here, but more follows.",
        'Remove the "---" or "...", or the bracket or quote that closes too early.',
        "problem",
    ),
    (
        ("incompatible YAML document",),
        "directive",
        "Lines that begin with % are not used here.",
        "Remove it.",
        "problem",
    ),
    (
        ("anchor",),
        "anchor",
        'A "&" at the start of a value gives it a name, which is not used here.',
        _QUOTE,
        "problem",
    ),
    (
        ("alias",),
        "alias",
        'A "*" at the start of a value refers to another place, which is not used here.',
        _QUOTE,
        "problem",
    ),
    (
        ("tag",),
        "tag",
        'A "!" at the start of a value gives it a type, which is not used here.',
        _QUOTE,
        "problem",
    ),
    (
        ("block scalar",),
        "block-text",
        'After "|" or ">" the text begins on the next line, indented.',
        "",
        "problem",
    ),
)


def explain(error: Any, lines: tuple[str, ...]) -> Explanation:
    """Return where and why a document cannot be read on, for an error of the parser."""
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None) or problem
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    place = place_of(problem, lines)
    tab = tab_before(place, lines)
    if tab:
        return (*tab, "tab", *TAB)
    if "cannot start any token" in said:
        return (*place, *_cannot_start(place, lines))
    for pieces, code, message, fix, where in _KNOWN:
        if all(piece in said for piece in pieces):
            at = place_of(context, lines) if where == "context" else place
            at = _end_mark(place, lines) if code == "several-documents" else at
            return (*at, code, message, fix)
    return (
        *place,
        "unreadable",
        "This line cannot be read here.",
        "Often a quote or bracket is not closed, or the indentation differs from the line above.",
    )


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


def _cannot_start(place: tuple[int, int], lines: tuple[str, ...]) -> tuple[str, str, str]:
    line, column = place
    found = lines[line - 1][column - 1 : column]
    if found == "\t":
        return "tab", "A tab cannot stand here.", "Use spaces."
    return "unexpected-sign", f'A text cannot begin with "{found}" here.', _QUOTE
