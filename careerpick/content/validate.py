"""Nodes to a value of a type, with every mistake at its place.

pydantic's core checks against the plain dataclasses of the model; its own words, which speak
to programmers, become kinds of our own one by one. It is imported on first use: reading costs
nothing to those who do not validate.
"""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, get_args

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
from careerpick.content.typed import core_schema, type_at
from careerpick.docstrings import descriptions
from careerpick.errors import ContentError, Params, Problem, closest
from careerpick.folding import show

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator

T = TypeVar("T")
_LONGEST_QUOTE = 60
MAX_PROBLEMS = 100
"""Of one file; a file made to hold a million mistakes must not take minutes."""

# Kinds of pydantic errors -> what is wanted instead.
_WANTED = {
    "string_type": "text",
    "int_type": "whole",
    "int_from_float": "whole",
    "float_type": "number",
    "bool_type": "boolean",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "keys",
    "mapping_type": "keys",
    "dataclass_type": "keys",
}


def validate(document: Document, wanted: type[T]) -> T:
    """Return the document as a value of a dataclass of the model.

    Raises:
        ContentError: With one problem for each thing that is wrong.
    """
    from pydantic_core import ValidationError

    found: list[Any] = []
    value: T | None = None
    try:
        plain = json.dumps(_to_plain(document.root, wanted))
        value = _validator(wanted).validate_json(plain, strict=True)  # type: ignore[arg-type]
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
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
        document.problem(node, "boolean", given=node.text)
        for node in islice(booleans.values(), MAX_PROBLEMS)
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
def _validator(wanted: Any) -> "SchemaValidator":
    from pydantic_core import SchemaValidator

    return SchemaValidator(core_schema(wanted))


def _to_plain(node: Node, wanted: Any = None) -> Any:
    """Return what JSON holds; a number as it was written where a text is wanted, as in `as_of`."""
    if isinstance(node, Scalar):
        is_number = type(node.value) in (int, float)
        return node.text if is_number and wanted is str else node.value
    if isinstance(node, ListNode):
        item_type = type_at(wanted, (0,))
        return [_to_plain(item, item_type) for item in node.items]
    return {
        entry.key: _to_plain(entry.value, type_at(wanted, (entry.key,)))
        for entry in node.entries.values()
    }


def _value_of(place: Node | Entry) -> Node:
    return place.value if isinstance(place, Entry) else place


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
        shown = show(str(where[-1]), _LONGEST_QUOTE)
        place = document.find(where)
        yield document.problem(place, "unknown-key", key=shown, near=name, known=known)
    misspelt = {(*where[:-1], name) for where, name in meant.items()}
    for where in missing:
        if where in misspelt:
            continue
        *above, key = where
        holds = _description(type_at(wanted, tuple(above)), str(key))
        place = document.find(tuple(above))
        yield document.problem(place, "missing-key", key=str(key), holds=holds)


def _explain_others(document: Document, wanted: type, found: list[Any]) -> Iterator[Problem]:
    # One message for a list that is too short, not one for each item that it lacks.
    for where, item in {_place_of(item): item for item in found}.items():
        kind, node = type_at(wanted, where), _value_of(document.find(where))
        given, about = _given(node), _subject(where)
        if item["type"] in ("missing", "too_long"):
            about["expected"] = len(get_args(kind))
            about["count"] = len(node.items) if isinstance(node, ListNode) else 0
            about["holds"] = _description(type_at(wanted, where[:-1]), str(where[-1]))
            yield document.problem(node, "list-length", **about)
        elif item["type"] == "literal_error":
            choices = tuple(map(str, get_args(kind)))
            is_name = given["kind"] == "text" and isinstance(get_args(kind)[0], str)
            near = closest(given["given"], choices) if is_name else None
            yield document.problem(
                node, "wrong-choice", **about, **given, near=near, choices=choices
            )
        elif item["type"] in _WANTED:
            what = _WANTED[item["type"]]
            yield document.problem(node, "wrong-type", **about, wanted=what, **given)
        else:
            yield document.problem(node, "wrong-value", **about)


def _subject(where: Location) -> Params:
    """Return the name of what is wrong, "" for the file, and whether it is an item of it."""
    name = next((step for step in reversed(where) if isinstance(step, str)), "")
    return {
        "name": show(name, _LONGEST_QUOTE),
        "is_item": bool(where) and isinstance(where[-1], int),
    }


def _given(node: Node) -> Params:
    """Return what kind of value is there ("list", "keys", "empty", "text", "number")."""
    if isinstance(node, ListNode):
        return {"kind": "list", "given": ""}
    if isinstance(node, MapNode):
        return {"kind": "keys", "given": ""}
    if node.value is None:
        return {"kind": "empty", "given": ""}
    kind = "text" if isinstance(node.value, str) else "number"
    return {"kind": kind, "given": show(node.text, _LONGEST_QUOTE)}


def _keys_of(wanted: Any) -> list[str]:
    return [field.name for field in dataclasses.fields(wanted)] if wanted else []


def _description(wanted: Any, key: str) -> str:
    """Return what the model says about a key, or an empty text."""
    if not dataclasses.is_dataclass(wanted) or not isinstance(wanted, type):
        return ""
    return descriptions(wanted).get(key, "")
