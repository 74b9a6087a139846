"""What a document was read into: values, lists and mappings that know their place."""

import re
from collections.abc import Iterator, Mapping

from careerpick.content.syntax import MAX_PROBLEMS, show
from careerpick.errors import Params, Problem, Severity
from careerpick.files import MAX_BYTES
from careerpick.values import value

# What can be seen of a file line by line, before it is read as a document.

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


_LONGEST_SOURCE = 500


@value
class Scalar:
    """A single value.

    Attributes:
        value: What it stands for: text, a number, true or false, or None for nothing.
        text: The characters as written, without quotes.
        plain: Whether it was written without quotes, on the spot.
    """

    value: str | int | float | bool | None
    text: str
    line: int
    column: int
    plain: bool = True


@value
class ListNode:
    """A list of values."""

    items: "tuple[Node, ...]"
    line: int
    column: int


@value
class Entry:
    """One key of a mapping, as written, with the place of the key."""

    key: str
    line: int
    column: int
    value: "Node"


@value
class MapNode:
    """Keys and values, by key, in the order of the file."""

    entries: Mapping[str, Entry]
    line: int
    column: int

    def entry(self, key: str) -> Entry | None:
        """Return the entry of this key, or None."""
        return self.entries.get(key)


Node = Scalar | ListNode | MapNode
Location = tuple[str | int, ...]
"""Keys and positions (from 0) that lead from the top of a document to a node."""


@value
class Document:
    """A file that was read: its nodes, and its lines for messages."""

    file: str
    lines: tuple[str, ...]
    root: Node

    def find(self, location: Location) -> Node | Entry:
        """Return what stands at a location: an entry for a key, a node for a position.

        A location that leads nowhere gives the last place on the way there.
        """
        place: Node | Entry = self.root
        for step in location:
            node = place.value if isinstance(place, Entry) else place
            inner: Node | Entry | None = None
            if isinstance(node, MapNode):
                inner = node.entry(str(step))
            elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
                inner = node.items[step]
            if inner is None:
                break
            place = inner
        return place

    def problem(
        self, place: Node | Entry, code: str, params: Params | None = None, *, warning: bool = False
    ) -> Problem:
        """Return a problem at the place of a node or of a key."""
        return problem_at(
            self.file, self.lines, place.line, place.column, code, params, warning=warning
        )


def problem_at(
    file: str,
    lines: tuple[str, ...],
    line: int,
    column: int,
    code: str,
    params: Params | None = None,
    *,
    warning: bool = False,
) -> Problem:
    """Return a problem with the text of its line, if that line can be shown at all."""
    if line > len(lines):  # an empty value after the last line break
        line, column = len(lines), len(lines[-1]) + 1
    source = show(lines[line - 1]) if 1 <= line <= len(lines) else None
    if source is not None and len(source) > _LONGEST_SOURCE:
        source = None
    severity: Severity = "warning" if warning else "error"
    return Problem(code, tuple((params or {}).items()), file, line, column, source, severity)


def scalars(node: Node) -> Iterator[tuple[Location, Scalar]]:
    """Yield every value of a tree with its location, in the order of the file."""
    if isinstance(node, Scalar):
        yield (), node
    elif isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            for location, scalar in scalars(item):
                yield (index, *location), scalar
    else:
        for entry in node.entries.values():
            for location, scalar in scalars(entry.value):
                yield (entry.key, *location), scalar
