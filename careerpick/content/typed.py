"""The one walk over the types of the model, and over their values.

What checks, keeps, reads back and describes content asks here what is inside what.
"""

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from careerpick.content.nodes import Location


@cache
def inside(kind: Any) -> Mapping[str, Any] | Any:
    """Return what a type holds.

    Returns:
        For a dataclass the type of each field by its name; for a tuple or a mapping the type
        of its items; None for what holds nothing. "or None" is looked through.
    """
    kind = without_none(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return {item.name: item.type for item in fields(kind)}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return arguments[0]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return arguments[1]
    return None


def without_none(kind: Any) -> Any:
    """Return the type itself where it may also be None."""
    if get_origin(kind) in (types.UnionType, Union):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def type_at(kind: Any, where: Location) -> Any:
    """Return the type that is wanted at a location below a type; None for none."""
    for step in where:
        found = inside(kind)
        kind = found.get(str(step)) if isinstance(found, Mapping) else found
    return without_none(kind)


def each(value: Any, *wanted: type) -> Iterator[tuple[Location, Any]]:
    """Yield every value of some classes inside a value, itself included, with its place."""
    yield from _each(value, type(value), wanted)


def _each(
    value: Any, kind: Any, wanted: tuple[type, ...], where: Location = ()
) -> Iterator[tuple[Location, Any]]:
    if isinstance(value, wanted):
        yield where, value
    found = _leading(kind, wanted)
    if value is None or not found:
        return
    if isinstance(found, Mapping):
        for name, part in found.items():
            yield from _each(getattr(value, name), part, wanted, (*where, name))
    else:
        for step, item in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _each(item, found, wanted, (*where, step))


@cache
def _leading(kind: Any, wanted: tuple[type, ...]) -> Any:
    """Return of what is inside a type only what is of one of these classes or leads to it."""

    def leads(part: Any) -> bool:
        return without_none(part) in wanted or bool(_leading(part, wanted))

    found = inside(kind)
    if isinstance(found, Mapping):
        return {name: part for name, part in found.items() if leads(part)}
    return found if found is not None and leads(found) else None


@cache
def builder(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a value of this type from its JSON: the inverse of `held_by`."""
    bare, found = without_none(kind), inside(kind)
    build: Callable[[Any], Any] = _as_it_is
    if isinstance(found, Mapping):
        parts = enumerate(map(builder, found.values()))
        inner = [(place, part) for place, part in parts if part is not _as_it_is]

        def build(value: Any) -> Any:
            if len(value) != len(found):
                raise ValueError
            for place, part in inner:
                value[place] = part(value[place])
            return bare(*value)
    elif found is not None:
        item = builder(found)

        def build(value: Any) -> Any:
            return {key: item(part) for key, part in value.items()}

        if get_origin(bare) is tuple:

            def build(value: Any) -> Any:
                return tuple(map(item, value))

    if bare is kind or build is _as_it_is:
        return build
    return lambda value: None if value is None else build(value)


def _as_it_is(value: Any) -> Any:
    return value


def held_by(value: Any) -> list[Any]:
    """Return what a dataclass holds, for `json.dumps(default=…)`, which goes on into it."""
    return [getattr(value, item.name) for item in fields(value)]


def core_schema(kind: Any) -> dict[str, Any]:
    """Return what pydantic's core is told of a type: it checks strictly, and no further key.

    The core alone takes a fifth of the time and the memory that pydantic takes to come to
    the same from the same classes.
    """
    parts: dict[type, dict[str, Any]] = {}
    return {"type": "definitions", "schema": _core(kind, parts), "definitions": [*parts.values()]}


def _core(kind: Any, parts: dict[type, dict[str, Any]]) -> dict[str, Any]:
    bare, found = without_none(kind), inside(kind)
    if bare is not kind:
        return {"type": "nullable", "schema": _core(bare, parts)}
    if isinstance(found, Mapping):
        if bare not in parts:
            parts[bare] = _core_of_dataclass(bare, found, parts)
        return {"type": "definition-ref", "schema_ref": bare.__name__}
    arguments = get_args(bare)
    if get_origin(bare) is tuple:
        endless = {"variadic_item_index": 0} if arguments[-1] is Ellipsis else {}
        items = [_core(item, parts) for item in arguments if item is not Ellipsis]
        return {"type": "tuple", "items_schema": items, **endless}
    if found is not None:
        return {
            "type": "dict",
            "keys_schema": {"type": "str"},
            "values_schema": _core(found, parts),
        }
    if get_origin(bare) is Literal:
        return {"type": "literal", "expected": [*arguments]}
    return {"type": bare.__name__}


def _core_of_dataclass(
    kind: Any, found: Mapping[str, Any], parts: dict[type, dict[str, Any]]
) -> dict[str, Any]:
    listed = []
    for item in fields(kind):
        schema = _core(found[item.name], parts)
        if item.default is not MISSING:
            schema = {"type": "default", "schema": schema, "default": item.default}
        elif item.default_factory is not MISSING:
            schema = {"type": "default", "schema": schema, "default_factory": item.default_factory}
        listed.append({"type": "dataclass-field", "name": item.name, "schema": schema})
    name = kind.__name__
    return {
        "type": "dataclass",
        "ref": name,
        "cls": kind,
        "fields": [item["name"] for item in listed],
        "slots": True,
        "config": {"extra_fields_behavior": "forbid", "strict": True},
        "schema": {"type": "dataclass-args", "dataclass_name": name, "fields": listed},
    }


def fields_of(value: Any) -> dict[str, Any]:
    """Return the fields of a dataclass, for `json.dumps(default=…)`, which goes on into them."""
    return {item.name: getattr(value, item.name) for item in fields(value)}


def texts_of(value: object) -> Iterator[tuple[Location, str, type | None]]:
    """Yield every text inside a value, keys of mappings included.

    Yields:
        Where it is, the text, and the class of which it is a field (else None).
    """
    yield from _texts(value, type(value), (), None)


def _texts(
    value: Any, kind: Any, where: Location, owner: type | None
) -> Iterator[tuple[Location, str, type | None]]:
    if isinstance(value, str):
        yield where, value, owner
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield (*where, key), key, None
            yield from _texts(item, inside(kind), (*where, key), None)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, inside(kind), (*where, index), None)
    elif value is not None:
        for name, part in _leading(kind, (str,)).items():
            yield from _texts(getattr(value, name), part, (*where, name), type(value))
