"""Quotes and colons that were lost above the line at which a parser gives up."""

import re
from typing import Any

from careerpick.content.syntax import Explanation, place_of, tab_before

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
