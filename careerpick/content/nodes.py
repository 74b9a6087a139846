"""What a document was read into: values, lists and mappings that know their place."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from careerpick.errors import Problem
from careerpick.folding import show
from careerpick.values import value

_LONGEST_SOURCE = 500


class Placed(Protocol):
    """Something with a place in a file, counted from 1."""

    @property
    def line(self) -> int:
        """Its line."""

    @property
    def column(self) -> int:
        """Its column in that line."""


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
        return Problem(code, tuple(params.items()), self.file, line, column, source)

    def problem(self, place: Placed, code: str, /, **params: Any) -> Problem:
        """Return a problem at the place of something."""
        return self.problem_at(place.line, place.column, code, **params)


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
class Document(Lines):
    """A file that was read: its nodes, and its lines for messages."""

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
