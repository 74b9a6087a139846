"""What a YAML parser stumbled over, in words that an author understands.

The parsers (one in C, one in Python) word the same mistake differently; only pieces that
both share are looked for, and everything else gets a sentence that is always true.
"""

import re
from typing import Any

Explanation = tuple[int, int, str, str, str]
"""Line, column, code, message, fix."""

TAB = ("This line is indented with a tab.", "Use spaces.")
_QUOTE = "Put the text in quotes."
_OPENING = re.compile(r"""(?:^|[\s:,\[{-])(["'])""")
_KEY_OF_BLOCK = re.compile(r"(\s*(?:- )?(\w[\w-]{0,60}))(?: +|:)[>|][-+]?\s*")
_NEW_ITEM = re.compile(r"\s*(- |[{\[]|[\w-]+:(\s|$))")

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
        "The document has ended before this line.",
        'Remove the "---" or "..." above, or the bracket or quote that closes too early.',
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
    place = _place(problem, lines)
    tab = _tab_before(place, lines)
    if tab:
        return (*tab, "tab", *TAB)
    if "cannot start any token" in said:
        return (*place, *_cannot_start(place, lines))
    for pieces, code, message, fix, where in _KNOWN:
        if all(piece in said for piece in pieces):
            at = _place(context, lines) if where == "context" else place
            return (*at, code, message, fix)
    return (
        *place,
        "unreadable",
        "This line cannot be read here.",
        "Often a quote or bracket is not closed, or the indentation differs from the line above.",
    )


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
    place = _place(mark, lines)
    if _tab_before(place, lines):
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
            message = "A quote that opens here is closed only on a later line."
            return number, found.start(1) + 1, "open-quote", message, "Close it after its text."
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
            message = 'A ":" with a blank after it is missing here.'
            return number, found.end(1) + 1, "no-colon", message, f'Write "{found[2]}: >-".'
        if _NEW_ITEM.match(lines[number - 1]):
            return None
    return None


def _place(mark: Any, lines: tuple[str, ...]) -> tuple[int, int]:
    """Return line and column of a mark, on the last line that holds anything at most."""
    if mark is None:
        return 1, 1
    line: int = mark.line + 1
    column: int = mark.column + 1
    if line > 1 and (line > len(lines) or not any(rest.strip() for rest in lines[line - 1 :])):
        line = max((n for n, text in enumerate(lines, start=1) if text.strip()), default=1)
        column = len(lines[line - 1]) + 1
    return line, column


def _tab_before(place: tuple[int, int], lines: tuple[str, ...]) -> tuple[int, int] | None:
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
