"""Nodes to a value of a type, with every mistake in words and at its place.

pydantic checks against the plain dataclasses of the model; its own words, which speak to
programmers, are replaced one by one. It is imported on first use: reading costs nothing
to those who do not validate.
"""

import dataclasses
import json
import re
import types
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from careerpick.content.decoding import show
from careerpick.content.descriptions import descriptions
from careerpick.content.nodes import (
    Document,
    Entry,
    ListNode,
    Location,
    MapNode,
    Node,
    Scalar,
    scalars,
)
from careerpick.errors import ContentError, Problem, nearest

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")
_LONGEST_QUOTE = 60
MAX_PROBLEMS = 100
"""Of one file; a file made to hold a million mistakes must not take minutes."""

# Kinds of pydantic errors -> what is wanted instead.
_WANTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "dataclass_type": "keys with values",
}
_HOW_TO = {
    "a whole number": "Write digits only, without quotes.",
    "a number": "Write it like 12 or 0.5, without quotes.",
    "a list": 'Begin each item with "- ", or write [first, second].',
    "keys with values": 'Write one "key: value" on each line.',
}


def validate(document: Document, wanted: type[T]) -> T:
    """Return the document as a value of a dataclass of the model.

    Raises:
        ContentError: With one problem for each thing that is wrong.
    """
    from pydantic import ValidationError

    adapter: TypeAdapter[T] = _adapter(wanted)  # type: ignore[arg-type]
    plain = _to_plain(document.root)
    booleans = {
        where: node for where, node in scalars(document.root) if isinstance(node.value, bool)
    }
    found: list[Any] = []
    value: T | None = None
    try:
        value = adapter.validate_json(json.dumps(plain), strict=True)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        if _write_numbers_as_text(document, plain, found):
            try:
                value, found = adapter.validate_json(json.dumps(plain), strict=True), []
            except ValidationError as again:
                found = again.errors(include_url=False, include_input=False)
    found = [item for item in found if item["loc"] not in booleans][:MAX_PROBLEMS]
    problems = [
        _explain_boolean(document, node) for node in islice(booleans.values(), MAX_PROBLEMS)
    ]
    problems += _explain_all(document, wanted, found)
    if problems or value is None:
        raise ContentError(sorted(problems, key=lambda item: (item.line or 0, item.column or 0)))
    return value


@cache
def _adapter(wanted: Any) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(wanted)


def _to_plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, ListNode):
        return [_to_plain(item) for item in node.items]
    return {entry.key: _to_plain(entry.value) for entry in node.entries.values()}


def _write_numbers_as_text(document: Document, plain: Any, found: Iterable[Any]) -> bool:
    """Put a number as it was written where a text is wanted, such as the year in `as_of`."""
    changed = False
    for item in found:
        if item["type"] != "string_type":
            continue
        node = _value_of(document.find(item["loc"]))
        if isinstance(node, Scalar) and type(node.value) in (int, float):
            inner = plain
            for step in item["loc"][:-1]:
                inner = inner[step]
            inner[item["loc"][-1]] = node.text
            changed = True
    return changed


def _value_of(place: Node | Entry) -> Node:
    return place.value if isinstance(place, Entry) else place


def _explain_boolean(document: Document, node: Scalar) -> Problem:
    message = f'"{node.text}" without quotes is neither a text nor a number.'
    fix = f'Write "{node.text}" with quotes for the text.'
    return document.problem(node, "boolean", message, fix)


def _explain_all(document: Document, wanted: type, found: list[Any]) -> Iterator[Problem]:
    unknown = [item["loc"] for item in found if item["type"] == "unexpected_keyword_argument"]
    missing = [
        item["loc"]
        for item in found
        if item["type"] == "missing" and isinstance(item["loc"][-1], str)
    ]
    yield from _explain_keys(document, wanted, unknown, missing)
    short_lists = set()
    for item in found:
        where: Location = item["loc"]
        if item["type"] == "missing" and isinstance(where[-1], int):
            # One message for the list, not one for each item that it lacks.
            if where[:-1] not in short_lists:
                short_lists.add(where[:-1])
                yield _explain_length(document, wanted, where[:-1])
        elif item["type"] == "too_long":
            yield _explain_length(document, wanted, where)
        elif where not in unknown and where not in missing:
            yield _explain_value(document, item)


def _explain_keys(
    document: Document, wanted: type, unknown: list[Location], missing: list[Location]
) -> Iterator[Problem]:
    """Explain unknown and missing keys; a misspelt key is one problem, not two."""
    missing = list(missing)
    for where in unknown:
        *above, key = where
        absent = [str(other[-1]) for other in missing if list(other[:-1]) == above]
        known = _keys_of(_type_at(wanted, tuple(above)))
        fix = nearest(str(key), absent)
        if fix:
            meant = next(name for name in absent if f'"{name}"' in fix)
            missing.remove((*above, meant))
        else:
            fix = nearest(str(key), known) or f"The keys here are: {', '.join(known)}."
        message = f'unknown key "{show(str(key), _LONGEST_QUOTE)}"'
        yield document.problem(document.find(where), "unknown-key", message, fix)
    for where in missing:
        *above, key = where
        holds = _description(_type_at(wanted, tuple(above)), str(key))
        place = document.find(tuple(above))
        yield document.problem(place, "missing-key", f'"{key}" is missing here.', holds)


def _explain_length(document: Document, wanted: type, where: Location) -> Problem:
    node = _value_of(document.find(where))
    expected = len(get_args(_type_at(wanted, where)))
    given = len(node.items) if isinstance(node, ListNode) else 0
    message = f"{_subject(where)} needs exactly {expected} items; here are {given}."
    holds = _description(_type_at(wanted, where[:-1]), str(where[-1]))
    return document.problem(node, "list-length", message, holds)


def _explain_value(document: Document, item: Any) -> Problem:
    where: Location = item["loc"]
    place = document.find(where)
    node = _value_of(place)
    if item["type"] == "literal_error":
        return _explain_choice(document, node, where, item["ctx"]["expected"])
    what = _WANTED.get(item["type"])
    if what is None:
        return document.problem(node, "wrong-value", f"{_subject(where)} cannot be used.")
    message = f"{_subject(where)} has to be {what}, but this is {_what_is(node)}."
    return document.problem(node, "wrong-type", message, _how_to(what, node))


def _explain_choice(document: Document, node: Node, where: Location, expected: str) -> Problem:
    names = re.findall(r"'([^']*)'", expected)
    written = show(node.text, _LONGEST_QUOTE) if isinstance(node, Scalar) else ""
    message = f"{_subject(where)} cannot be {_what_is(node)}."
    choices = f"It is {expected.replace(chr(39), chr(34))}."
    near = nearest(written, names) if names and written else ""
    return document.problem(node, "wrong-choice", message, near or choices)


def _how_to(what: str, node: Node) -> str:
    if what != "a text":
        return _HOW_TO[what]
    if isinstance(node, Scalar):
        return "Write a text, or leave the key out where it is not needed."
    return "If brackets or a colon belong to the text, put it in quotes."


def _subject(where: Location) -> str:
    name = next((step for step in reversed(where) if isinstance(step, str)), None)
    if name is None:
        return "This file" if not where else "This item"
    shown = f'"{show(name, _LONGEST_QUOTE)}"'
    return f"Each item of {shown}" if isinstance(where[-1], int) else shown


def _what_is(node: Node) -> str:
    if isinstance(node, ListNode):
        return "a list"
    if isinstance(node, MapNode):
        return "a group of keys"
    if node.value is None:
        return "empty"
    shown = show(node.text, _LONGEST_QUOTE)
    return f'the text "{shown}"' if isinstance(node.value, str) else f"the number {shown}"


def _type_at(wanted: Any, where: Location) -> Any:
    """Return the type that the model asks for at a location; None where it asks for none."""
    for step in where:
        wanted = _without_none(wanted)
        origin = get_origin(wanted)
        if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
            wanted = get_type_hints(wanted).get(str(step))
        elif origin is tuple:
            wanted = get_args(wanted)[0]
        elif isinstance(origin, type) and issubclass(origin, Mapping):
            wanted = get_args(wanted)[1]
        else:
            return None
    return _without_none(wanted)


def _without_none(wanted: Any) -> Any:
    if get_origin(wanted) is types.UnionType:
        return next(part for part in get_args(wanted) if part is not type(None))
    return wanted


def _keys_of(wanted: Any) -> list[str]:
    return [field.name for field in dataclasses.fields(wanted)] if wanted else []


def _description(wanted: Any, key: str) -> str:
    """Return what the model says about a key, or an empty text."""
    if not dataclasses.is_dataclass(wanted) or not isinstance(wanted, type):
        return ""
    text = descriptions(wanted).get(key)
    return f"It holds: {text}" if text else ""
