"""Going on after a mistake of form, so that everything else in the file is shown with it.

As a compiler does: a misspelt key is taken for the one it is nearest to, and in the place of
a value that cannot be used stands another, about which nothing is said. What comes of it is
only ever checked, never used.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from careerpick.content.checks import Sourced
from careerpick.content.nodes import Document, Entry, ListNode, Location, MapNode, Node, Scalar
from careerpick.content.validate import MAX_PROBLEMS, InvalidError, T, type_at, validate
from careerpick.errors import Problem
from careerpick.model import Source

_MOST_ROUNDS = 25
"""A key that was mended may show more below it, so about one for each level of nesting."""


def read_on(document: Document, wanted: type[T]) -> tuple[Sourced[T] | None, list[Problem]]:
    """Return what a document holds, mended where that is needed, and what is wrong with it.

    There is no value where something is broken that other places name, such as an id: all
    that names it would seem to be wrong.
    """
    problems: dict[Problem, None] = {}
    broken: list[Location] = []
    for _ in range(_MOST_ROUNDS):
        try:
            return Sourced(validate(document, wanted), document, tuple(broken)), list(problems)
        except InvalidError as error:
            problems |= dict.fromkeys(error.problems)
            if len(error.problems) >= MAX_PROBLEMS:
                break
            if error.meant:  # keys first: the rest may follow from them
                document = _with_keys(document, error.meant, broken)
            elif any(_is_named(type_at(wanted, where), where) for where in error.broken):
                break
            else:
                document = _with_values(document, wanted, error.broken)
                broken += error.broken
    return None, list(problems)


def _with_keys(
    document: Document, meant: Mapping[Location, str | None], broken: list[Location]
) -> Document:
    """Rename what is misspelt; drop what is unknown, and add it to `broken`."""
    for where, name in meant.items():
        entry, above = document.find(where), document.find(where[:-1])
        node = above.value if isinstance(above, Entry) else above
        assert isinstance(entry, Entry)  # it was read from there
        assert isinstance(node, MapNode)
        document = _with(document, where, None)
        if name is None or name in node.entries:
            broken.append(where)
        else:
            renamed = Entry(name, entry.line, entry.column, entry.value)
            document = _with(document, (*where[:-1], name), renamed)
    return document


def _with_values(document: Document, wanted: type, broken: tuple[Location, ...]) -> Document:
    """Leave out what may be left out, and put something of its type for the rest."""
    for where in broken:
        place = document.find(where)
        owner = type_at(wanted, where[:-1])
        if dataclasses.is_dataclass(owner) and where[-1] not in _required(owner):
            document = _with(document, where, None)
        else:
            instead = _stand_in(type_at(wanted, where), place)
            document = _with(
                document, where, Entry(str(where[-1]), place.line, place.column, instead)
            )
    return document


def _with(document: Document, where: Location, new: Entry | None) -> Document:
    """Return the document with another entry at a location, or without the one there."""

    def changed(node: Node, rest: Location) -> Node:
        step, below = rest[0], rest[1:]
        if isinstance(node, ListNode):
            assert isinstance(step, int)
            items = list(node.items)
            if below:
                items[step] = changed(items[step], below)
            elif new:
                items[step] = new.value
            return ListNode(tuple(items), node.line, node.column)
        assert isinstance(node, MapNode)
        entries = dict(node.entries)
        if below:
            old = entries[str(step)]
            entries[old.key] = Entry(old.key, old.line, old.column, changed(old.value, below))
        elif new:
            entries[new.key] = new
        else:
            del entries[str(step)]
        return MapNode(entries, node.line, node.column)

    return Document(document.file, document.lines, changed(document.root, where))


def _stand_in(kind: Any, place: Node | Entry) -> Node:
    """Return a value of a type, about which nothing will be said."""
    at = place.line, place.column
    origin, args = get_origin(kind), get_args(kind)
    if dataclasses.is_dataclass(kind):
        entries = {
            key: Entry(key, *at, _stand_in(type_at(kind, (key,)), place)) for key in _required(kind)
        }
        return MapNode(entries, *at)
    if origin is tuple:
        items = () if args[-1] is ... else args
        return ListNode(tuple(_stand_in(item, place) for item in items), *at)
    if origin is Literal:
        # The last: a "taste" may lack other keys, which is left unsaid, but makes none wrong.
        return Scalar(args[-1], str(args[-1]), *at)
    if kind in (int, float):
        return Scalar(0, "0", *at)
    return Scalar("", "", *at) if kind is str else MapNode({}, *at)


def _required(kind: Any) -> list[str]:
    return [
        item.name
        for item in dataclasses.fields(kind)
        if item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
    ]


def _is_named(kind: Any, where: Location) -> bool:
    """Tell whether other places name what stands here: an id, or what has one."""
    kinds = (kind, *get_args(kind))
    return where[-1:] in ((), ("id",)) or any(
        item is Source or (dataclasses.is_dataclass(item) and "id" in _required(item))
        for item in kinds
    )
