"""Nodes to a value of a type, with every mistake in words and at its place.

pydantic checks against the plain dataclasses of the model; its own words, which speak to
programmers, are replaced one by one. It is imported on first use: reading costs nothing
to those who do not validate.
"""

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from careerpick.content.decoding import show
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
from careerpick.content.typed import type_at
from careerpick.docstrings import descriptions
from careerpick.errors import ContentError, Problem, closest, nearest

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
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "dataclass_type": "keys with values",
}
_HOW_TO = {
    "a whole number": "Write digits only, without quotes.",
    "a number": "Write it like 12 or 0.5, without quotes.",
    "true or false": "Write true or false, without quotes.",
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
    unknown = [item["loc"] for item in found if item["type"] == "unexpected_keyword_argument"]
    booleans = {
        where: node
        for where, node in scalars(document.root)
        if isinstance(node.value, bool)
        and where not in unknown
        and type_at(wanted, where) is not bool
    }
    found = [item for item in found if item["loc"] not in booleans][:MAX_PROBLEMS]
    problems = [
        _explain_boolean(document, node) for node in islice(booleans.values(), MAX_PROBLEMS)
    ]
    missing = [item["loc"] for item in found if _is_missing_key(item)]
    meant = _meant(wanted, unknown, missing)
    problems += _explain_keys(document, wanted, meant, missing)
    others = [item for item in found if item["loc"] not in unknown and not _is_missing_key(item)]
    problems += _explain_others(document, wanted, others)
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


def _is_missing_key(item: Any) -> bool:
    return item["type"] == "missing" and isinstance(item["loc"][-1], str)


def _place_of(item: Any) -> Location:
    """Return where a value is wrong: for an item that is missing, the list that lacks it."""
    where: Location = item["loc"]
    return where[:-1] if item["type"] == "missing" else where


def _meant(
    wanted: type, unknown: list[Location], missing: list[Location]
) -> dict[Location, str | None]:
    """Pair each unknown key with a missing one, or else with one that could stand there."""
    left = list(missing)
    meant: dict[Location, str | None] = {}
    for where in unknown:
        above, key = where[:-1], str(where[-1])
        name = closest(key, [str(other[-1]) for other in left if other[:-1] == above])
        if name is not None:
            left.remove((*above, name))
        meant[where] = name or closest(key, _keys_of(type_at(wanted, above)))
    return meant


def _explain_keys(
    document: Document,
    wanted: type,
    meant: Mapping[Location, str | None],
    missing: list[Location],
) -> Iterator[Problem]:
    """Explain unknown and missing keys; a misspelt key is one problem, not two."""
    for where, name in meant.items():
        known = ", ".join(_keys_of(type_at(wanted, where[:-1])))
        fix = f'did you mean "{name}"?' if name else f"The keys here are: {known}."
        message = f'unknown key "{show(str(where[-1]), _LONGEST_QUOTE)}"'
        yield document.problem(document.find(where), "unknown-key", message, fix)
    misspelt = {(*where[:-1], name) for where, name in meant.items()}
    for where in missing:
        if where in misspelt:
            continue
        *above, key = where
        holds = _description(type_at(wanted, tuple(above)), str(key))
        place = document.find(tuple(above))
        yield document.problem(place, "missing-key", f'"{key}" is missing here.', holds)


def _explain_others(document: Document, wanted: type, found: list[Any]) -> Iterator[Problem]:
    # One message for a list that is too short, not one for each item that it lacks.
    for where, item in {_place_of(item): item for item in found}.items():
        if item["type"] in ("missing", "too_long"):
            yield _explain_length(document, wanted, where)
        else:
            yield _explain_value(document, item)


def _explain_length(document: Document, wanted: type, where: Location) -> Problem:
    node = _value_of(document.find(where))
    expected = len(get_args(type_at(wanted, where)))
    given = len(node.items) if isinstance(node, ListNode) else 0
    message = f"{_subject(where)} needs exactly {expected} items; here are {given}."
    holds = _description(type_at(wanted, where[:-1]), str(where[-1]))
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


def _keys_of(wanted: Any) -> list[str]:
    return [field.name for field in dataclasses.fields(wanted)] if wanted else []


def _description(wanted: Any, key: str) -> str:
    """Return what the model says about a key, or an empty text."""
    if not dataclasses.is_dataclass(wanted) or not isinstance(wanted, type):
        return ""
    text = descriptions(wanted).get(key)
    return f"It holds: {text}" if text else ""
