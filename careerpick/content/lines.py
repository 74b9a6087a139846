"""What can be seen of a file line by line, before it is read as a document.

No parser has a say here, so what is refused is the same with every release of one.
"""

import re

from careerpick.content.decoding import MAX_PROBLEMS
from careerpick.content.nodes import problem_at
from careerpick.errors import Problem
from careerpick.files import MAX_BYTES

MAX_DEPTH = 20
"""Content needs 7; far below what a parser or any recursion over nodes could not bear."""
_MERGE = re.compile(r"<{7}(\s|$)|={7}$|>{7}(\s|$)")
_QUOTED = re.compile(r"""(?:(?<=[\s\[{,:-])|^)(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')""")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_ODD = "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_ODD_BLANK = re.compile(rf"[ \t]*(?:- +)*(?:-?|[\w-]+:|\"[^\"]*\":|'[^']*':)(?P<odd>{_ODD})")


def marks_of_a_merge(file: str, lines: tuple[str, ...]) -> list[Problem]:
    """Return a problem for each line by which a version control system marks a conflict."""
    return [
        problem_at(file, lines, number, 1, "merge-mark")
        for number, line in enumerate(lines, start=1)
        if _MERGE.match(line)
    ][:MAX_PROBLEMS]


def too_deep(file: str, lines: tuple[str, ...]) -> list[Problem]:
    """Return a problem where so many brackets open on one line that no reader could follow.

    A parser may have to look at all of them before it tells of the first; deeper nesting
    over several lines it tells of level by level.
    """
    for number, line in enumerate(lines, start=1):
        if line.count("[") + line.count("{") <= MAX_DEPTH:
            continue
        bare = _COMMENT.sub(_blanked, _QUOTED.sub(_blanked, line))
        depth = 0
        for column, sign in enumerate(bare, start=1):
            depth = max(0, depth + (sign in "[{") - (sign in "]}"))
            if depth > MAX_DEPTH:
                return [problem_at(file, lines, number, column, "too-deep", {"most": MAX_DEPTH})]
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
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    lines = tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    column = len(lines[-1]) + 1
    return problem_at(file, lines, len(lines), column, "unfinished-line", warning=True)
