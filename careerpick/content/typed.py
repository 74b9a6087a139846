"""The one walk over the types of the model, and over their values.

What checks, keeps, reads back and describes content asks here what is inside what; so does what
reads a kept result.
"""

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

Location = tuple[str | int, ...]
"""Keys and positions (from 0) that lead from the top of a document, or of a value, to a place."""
Form = Literal["maybe", "either", "record", "list", "row", "mapping", "choice", "plain"]
"""What a type is: another one or None, one of several, a dataclass, items of one type, a fixed
number of items, items by their names, one of some values, or a text, a number or a truth."""


@cache
def shape(kind: Any) -> tuple[Form, Mapping[str, Any]]:
    """Return what a type is, and the types of its parts; those of a dataclass by their names.

    Of a mapping the values come first.
    """
    if is_dataclass(kind) and isinstance(kind, type):
        types_of = {item.name: item.type for item in fields(kind)}
        if any(isinstance(part, str) for part in types_of.values()):  # which takes its time
            types_of |= get_type_hints(kind, include_extras=True)
        return "record", {item.name: types_of[item.name] for item in fields(kind)}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return shape(arguments[0])
    if origin in (types.UnionType, Union):
        first, *others = (part for part in arguments if part is not type(None))
        if others:
            return "either", {str(place): part for place, part in enumerate(arguments)}
        return "maybe", {"": first}
    if origin is tuple and arguments[-1] is Ellipsis:
        return "list", {"": arguments[0]}
    if origin is tuple:
        return "row", {str(place): part for place, part in enumerate(arguments)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "mapping", {"": arguments[1], "key": arguments[0]}
    return "choice" if origin is Literal else "plain", {}


def bare(kind: Any) -> Any:
    """Return the type itself where it may also be None, or is marked."""
    if get_origin(kind) is Annotated:
        return get_args(kind)[0]
    form, parts = shape(kind)
    return bare(parts[""]) if form == "maybe" else kind


def mark_of(kind: Any) -> str | None:
    """Return what a type is marked by."""
    return get_args(kind)[-1] if get_origin(kind) is Annotated else None


def type_at(kind: Any, where: Location) -> Any:
    """Return the type that is wanted at a location below a type; None for none."""
    for step in where:
        form, parts = shape(bare(kind))
        kind = parts.get("" if form in ("list", "mapping") else str(step))
    return bare(kind)


def each(value: Any, *wanted: Any) -> list[tuple[Location, Any]]:
    """Return every value of some types inside a dataclass, itself included, with its place.

    Of texts those are found, too, by which something stands in a mapping. In place of a type may
    stand what several are marked by (`Annotated`).
    """
    return [(where, item) for where, item, _ in found_in(value, wanted)]


Found = list[tuple[Location, Any, Any]]
"""Place, value and type."""
Plan = tuple[Any, Form, list[tuple[str, Any]]]
"""What is wanted of a type, or None; its form; and the plan of each part that may hold some."""


def found_in(value: Any, wanted: Iterable[Any]) -> Found:
    """Return the same, each with the type or the mark that was wanted."""
    kind: Any = type(value)
    found: Found = []
    _gather(value, _plan(kind, frozenset(wanted)), (), found)
    return found


@cache
def _plan(kind: Any, wanted: frozenset[Any]) -> Plan:
    form, parts = shape(kind)
    plans = [(name, _plan(part, wanted)) for name, part in parts.items()]
    needed = [(name, plan) for name, plan in plans if plan[0] or plan[2]]
    return next((one for one in (kind, mark_of(kind)) if one in wanted), None), form, needed


def _gather(value: Any, plan: Plan, where: Location, found: Found) -> None:
    # Into one list: a generator in each generator takes twice as long, and files have thousands.
    kind, form, inner = plan
    if kind:
        found.append((where, value, kind))
    for name, part in inner:
        match form:
            case "record":
                _gather(getattr(value, name), part, (*where, name), found)
            case "mapping":
                for key, item in value.items():
                    _gather(key if name == "key" else item, part, (*where, key), found)
            case "list":
                for place, item in enumerate(value):
                    _gather(item, part, (*where, place), found)
            case "row":
                _gather(value[int(name)], part, (*where, int(name)), found)
            case "maybe" if value is not None:
                _gather(value, part, where, found)


@cache
def builder(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a value of this type from its JSON: the inverse of `held_by`."""
    form, parts = shape(kind)
    inner = [builder(part) for part in parts.values()]
    match form:
        case "record":
            return _record_builder(kind, inner)
        case "maybe" if inner != [_as_it_is]:
            return lambda value: None if value is None else inner[0](value)
        case "list" | "row":
            return lambda value: tuple(map(inner[0], value))
        case "mapping":
            return lambda value: {key: inner[0](part) for key, part in value.items()}
    return _as_it_is


def _record_builder(kind: Any, inner: list[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    made = [(place, part) for place, part in enumerate(inner) if part is not _as_it_is]

    def build(value: Any) -> Any:
        if len(value) != len(inner):
            raise ValueError
        for place, part in made:
            value[place] = part(value[place])
        return kind(*value)

    return build


def _as_it_is(value: Any) -> Any:
    return value


def held_by(value: Any) -> list[Any]:
    """Return what a dataclass holds, for `json.dumps(default=…)`, which goes on into it."""
    return [getattr(value, item.name) for item in fields(value)]


@cache
def validator(kind: Any) -> Any:
    """Return what makes a value of this type from JSON, as pydantic's core checks it.

    The core alone takes a fifth of the time and the memory that pydantic takes to come to
    the same from the same classes.
    """
    from pydantic_core import SchemaValidator

    return SchemaValidator(core_schema(kind))


def core_schema(kind: Any) -> dict[str, Any]:
    """Return what the core is told of a type: it checks strictly, and no further key."""
    records: dict[str, Any] = {}
    schema = _schema(kind, records)
    return {"type": "definitions", "schema": schema, "definitions": [*records.values()]}


def _schema(kind: Any, records: dict[str, Any]) -> dict[str, Any]:
    """Return what the core is told of a type, with the dataclasses in it by their names."""
    form, parts = shape(kind)
    if form == "record":
        name = kind.__name__
        if name not in records:
            records[name] = None  # while its parts are looked at, which may hold it again
            records[name] = _record_schema(kind, [_schema(x, records) for x in parts.values()])
        return {"type": "definition-ref", "schema_ref": name}
    inner = [_schema(part, records) for part in parts.values()]
    match form:
        case "maybe":
            return {"type": "nullable", "schema": inner[0]}
        case "either":
            return {"type": "union", "choices": inner}
        case "list":
            return {"type": "tuple", "items_schema": inner, "variadic_item_index": 0}
        case "row":
            return {"type": "tuple", "items_schema": inner}
        case "mapping":
            return {"type": "dict", "keys_schema": inner[1], "values_schema": inner[0]}
        case "choice":
            return {"type": "literal", "expected": [*get_args(kind)]}
    return {"type": bare(kind).__name__.lower()}


def _record_schema(kind: Any, inner: list[dict[str, Any]]) -> dict[str, Any]:
    listed = []
    for item, schema in zip(fields(kind), inner, strict=True):
        given = {"default": item.default, "default_factory": item.default_factory}
        given = {key: default for key, default in given.items() if default is not MISSING}
        if given:
            schema = {"type": "default", "schema": schema, **given}
        listed.append({"type": "dataclass-field", "name": item.name, "schema": schema})
    return {
        "type": "dataclass",
        "ref": kind.__name__,
        "cls": kind,
        "fields": [item.name for item in fields(kind)],
        "slots": True,
        "config": {"extra_fields_behavior": "forbid", "strict": True},
        "schema": {"type": "dataclass-args", "dataclass_name": kind.__name__, "fields": listed},
    }
