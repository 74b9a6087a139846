"""How this package makes classes of values: dataclasses that are quick to define.

A command defines fifty to seventy of them before it does anything; see
docs/decisions/0010-values.md.
"""

from dataclasses import dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: type[T]) -> type[T]:
    """Make a class a dataclass with slots whose values are compared by what they hold.

    For mypy it is frozen. While running nothing watches over it, and all classes share one
    way to compare, to hash and to show themselves, since `dataclass` would write and compile
    six methods for each class, five of which are never called in most commands.
    """
    made = dataclass(slots=True, eq=False, repr=False)(kind)
    for name, method in (("__eq__", _equal), ("__hash__", _hash), ("__repr__", _show)):
        setattr(made, name, method)
    return made


def _held(one: Any) -> tuple[Any, ...]:
    return tuple([getattr(one, item.name) for item in fields(one)])


def _equal(one: object, other: object) -> bool:
    return _held(one) == _held(other) if type(one) is type(other) else NotImplemented


def _hash(one: object) -> int:
    return hash(_held(one))


def _show(one: Any) -> str:
    held = ", ".join(f"{item.name}={getattr(one, item.name)!r}" for item in fields(one))
    return f"{type(one).__qualname__}({held})"
