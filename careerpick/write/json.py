"""Values as JSON: one serialiser; what is said of each kind of value stands in `json_keys`.

And a report as plain values, and back. Knows no result and no path.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any

from careerpick.report.blocks import Report

Key = str | tuple[str, str | Callable[[Any], object]]
"""The name of an attribute; or a key, and the attribute (a.b.c) or function that fills it."""


def dump(value: object, keys: Mapping[str, Sequence[Key]] = MappingProxyType({})) -> str:
    """Return the value as JSON, the keys in their order, one line break at the end.

    Args:
        value: Anything that `plain` takes.
        keys: As for `plain`.
    """
    shown = plain(value, keys)
    return json.dumps(shown, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def plain(value: object, keys: Mapping[str, Sequence[Key]]) -> object:
    """Return values as dicts and sequences as lists, all the way down.

    Args:
        value: Dataclasses, mappings, sequences and what JSON knows itself.
        keys: Name of a class to the keys of its JSON; a class that is not named gives all of
            its fields, and a mapping its entries in the order of their keys, since the order
            of the keys in a file changes nothing.
    """
    name = type(value).__name__
    if name in keys:
        return {key: plain(item, keys) for key, item in picked(value, keys[name]).items()}
    if is_dataclass(value):
        return {item.name: plain(getattr(value, item.name), keys) for item in fields(value)}
    if isinstance(value, Mapping):
        items = value.items() if type(value) is Ordered else sorted(value.items())
        return {str(key): plain(item, keys) for key, item in items}
    if isinstance(value, (tuple, list)):
        return [plain(item, keys) for item in value]
    return value


class Ordered(dict[str, object]):
    """A mapping whose keys keep their order, since it was made here and read from no file."""


def picked(value: object, keys: Sequence[Key]) -> Ordered:
    """Return these keys of one value, filled."""
    filled = Ordered()
    for key in keys:
        source = key if isinstance(key, str) else key[1]
        filled[name_of(key)] = source(value) if callable(source) else _held(value, source)
    return filled


def name_of(key: Key) -> str:
    """Return the key as it is written."""
    return key if isinstance(key, str) else key[0]


def _held(value: Any, names: str) -> object:
    """Return an attribute of an attribute; None where there is none on the way to it."""
    for name in names.split("."):
        value = None if value is None else getattr(value, name)
    return value


# A report as plain values, and back, so that a result can be seen again as it was.


def plain_report(report: Report) -> Any:
    """Return a report as what JSON can hold, without what goes without saying."""
    return _plain(report)


def _plain(part: Any) -> Any:
    if isinstance(part, tuple):
        return [_plain(item) for item in part]
    if not is_dataclass(part):
        return part
    held = ((item, getattr(part, item.name)) for item in fields(part))
    return {item.name: _plain(value) for item, value in held if value != item.default}


def read_report(plain: object) -> Report | None:
    """Return the report that was kept; None where there is none, or it cannot be read.

    Every kind of block has a field of its own that it cannot be without, so that what
    stands there says which one it is.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Report).validate_python(plain)
    except ValidationError:
        return None
