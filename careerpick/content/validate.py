"""Nodes to a value of a type, with every mistake at its place.

pydantic's core checks against the plain dataclasses of the model; its own words, which speak
to programmers, become kinds of our own. It is imported on first use: reading costs nothing to
those who do not validate.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from careerpick.content.reading import Document, Entry, ListNode, MapNode, Node, Scalar
from careerpick.content.typed import Location, core_schema, shape, type_at
from careerpick.errors import ContentError, Params, Problem, closest
from careerpick.folding import show
from careerpick.values import descriptions

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
_UNKNOWN, _MISSING = "unexpected_keyword_argument", "missing"
_LENGTHS = ("too_short", "too_long")


def validate(document: Document, wanted: type[T]) -> T:
    """Return the document as a value of a dataclass of the model.

    Raises:
        ContentError: With one problem for each thing that is wrong.
    """
    from pydantic_core import ValidationError

    try:
        text = json.dumps(plain(document.root, wanted))
        value: T = _validator(wanted).validate_json(text, strict=True)  # type: ignore[arg-type]
        return value
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[:MAX_PROBLEMS]
    problems = _problems(document, wanted, _by_place(found))
    raise ContentError(sorted(problems, key=lambda item: (item.line or 0, item.column or 0)))


@cache
def _validator(wanted: Any) -> "SchemaValidator":
    from pydantic_core import SchemaValidator

    return SchemaValidator(core_schema(wanted))


def plain(node: Node, wanted: Any = None) -> Any:
    """Return what JSON holds; a number as it was written where a text is wanted, as in `as_of`.

    So is a truth where one of some values is wanted: to pydantic true would be 1.
    """
    if isinstance(node, Scalar):
        is_text = wanted is str and type(node.value) in (int, float)
        is_text |= isinstance(node.value, bool) and shape(wanted)[0] == "choice"
        return node.text if is_text else node.value
    if isinstance(node, ListNode):
        item_type = type_at(wanted, (0,))
        return [plain(item, item_type) for item in node.items]
    return {
        entry.key: plain(entry.value, type_at(wanted, (entry.key,)))
        for entry in node.entries.values()
    }


def _by_place(found: list[Any]) -> dict[Location, str]:
    """Return location to what pydantic says of it; of a list once which items it lacks."""
    kinds: dict[Location, str] = {}
    for item in found:
        where, kind = item["loc"], item["type"]
        if kind == _MISSING and isinstance(where[-1], int):
            where, kind = where[:-1], "too_short"
        kinds[where] = kind
    return kinds


def _problems(document: Document, wanted: type, kinds: dict[Location, str]) -> Iterator[Problem]:
    missing = [where for where, kind in kinds.items() if kind == _MISSING]
    for where, kind in kinds.items():
        if kind == _UNKNOWN:
            name = _meant(where, wanted, missing)
            key, known = show(str(where[-1]), _LONGEST_QUOTE), ", ".join(_keys_at(wanted, where))
            place = document.find(where)
            yield document.problem(place, "unknown-key", key=key, near=name, known=known)
        elif kind != _MISSING:
            yield _wrong(document, wanted, where, kind)
    for where in missing:
        place = document.find(where[:-1])
        key, holds = str(where[-1]), _description(wanted, where)
        yield document.problem(place, "missing-key", key=key, holds=holds)


def _meant(where: Location, wanted: type, missing: list[Location]) -> str | None:
    """Return which missing key an unknown one stands for, or else which could stand there.

    A misspelt key is one problem, not two, so the missing one is taken out.
    """
    name = closest(str(where[-1]), [str(key) for *above, key in missing if (*above,) == where[:-1]])
    if name is None:
        return closest(str(where[-1]), _keys_at(wanted, where))
    missing.remove((*where[:-1], name))
    return name


def _wrong(document: Document, wanted: type, where: Location, kind: str) -> Problem:
    place = document.find(where)
    node = place.value if isinstance(place, Entry) else place
    name = next((step for step in reversed(where) if isinstance(step, str)), "")
    is_item = bool(where) and isinstance(where[-1], int)
    about: Params = {"name": show(name, _LONGEST_QUOTE), "is_item": is_item}
    choices = get_args(type_at(wanted, where))
    if kind in _LENGTHS:
        about |= {"expected": len(choices), "holds": _description(wanted, where)}
        about["count"] = len(node.items) if isinstance(node, ListNode) else 0
        return document.problem(node, "list-length", **about)
    about |= _given(node)
    if about["kind"] == "boolean":
        return document.problem(node, "boolean", given=about["given"])
    if kind == "literal_error":
        is_name = about["kind"] == "text" and isinstance(choices[0], str)
        about["choices"] = names = tuple(map(str, choices))
        about["near"] = closest(about["given"], names) if is_name else None
        return document.problem(node, "wrong-choice", **about)
    if kind in _WANTED:
        return document.problem(node, "wrong-type", wanted=_WANTED[kind], **about)
    return document.problem(node, "wrong-value", **about)


def _given(node: Node) -> Params:
    """Return what is there, and what kind of value it is."""
    if isinstance(node, ListNode | MapNode):
        return {"kind": "list" if isinstance(node, ListNode) else "keys", "given": ""}
    kinds = {bool: "boolean", str: "text", type(None): "empty"}
    kind = kinds.get(type(node.value), "number")
    return {"kind": kind, "given": "" if kind == "empty" else show(node.text, _LONGEST_QUOTE)}


def _keys_at(wanted: type, where: Location) -> list[str]:
    """Return the keys that may stand at a location."""
    return [*shape(type_at(wanted, where[:-1]))[1]]


def _description(wanted: type, where: Location) -> str:
    """Return what the model says about a key, or an empty text."""
    above = type_at(wanted, where[:-1])
    return descriptions(above).get(str(where[-1]), "") if shape(above)[0] == "record" else ""
