"""What a document was read into: values, lists and mappings that know their place."""

from collections.abc import Iterator, Mapping

from careerpick.content.decoding import show
from careerpick.errors import Params, Problem, Severity
from careerpick.values import value

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
