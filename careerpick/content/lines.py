"""What can be seen of a file line by line, before it is read as a document."""

import re

from careerpick.content.decoding import MAX_PROBLEMS
from careerpick.content.nodes import problem_at
from careerpick.errors import Problem
from careerpick.files import MAX_BYTES

_MERGE = re.compile(r"<{7}(\s|$)|={7}$|>{7}(\s|$)")


def marks_of_a_merge(file: str, lines: tuple[str, ...]) -> list[Problem]:
    """Return a problem for each line by which a version control system marks a conflict."""
    message = "Here is a mark of two versions that were not joined yet."
    fix = "Choose one version and remove the marks."
    return [
        problem_at(file, lines, number, 1, "merge-mark", message, fix)
        for number, line in enumerate(lines, start=1)
        if _MERGE.match(line)
    ][:MAX_PROBLEMS]


def unfinished_line(raw: bytes, file: str) -> Problem | None:
    """Return a warning when the last line of a file does not end: it may have been cut off.

    Whatever is no text at all is left to those who decode it.
    """
    if raw.endswith((b"\n", b"\r")) or not 0 < len(raw) <= MAX_BYTES or 0 in raw:
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    lines = tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    message = "The file ends within this line."
    fix = "Is it whole? Then end its last line."
    column = len(lines[-1]) + 1
    return problem_at(
        file, lines, len(lines), column, "unfinished-line", message, fix, warning=True
    )
