"""How this package makes classes of values, dataclasses that are quick to define, and what
classes, keys and functions say of themselves.

A command defines more than a hundred of them before it does anything; see
docs/decisions/0010-values.md.
"""

import ast
import inspect
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: type[T]) -> type[T]:
    """Make a class a dataclass with slots whose values are compared by what they hold.

    For mypy it is frozen. While running nothing watches over it, and all classes share one
    way to compare, to hash and to show themselves, since `dataclass` would write and compile
    six methods for each class, five of which are never called in most commands. The sixth,
    `__init__`, is compiled when the first value of a class is made: of half of them none is.
    """
    made = dataclass(slots=True, init=False, eq=False, repr=False)(kind)
    shared = {"__init__": _first, "__eq__": _equal, "__hash__": _hash, "__repr__": _show}
    for name, method in shared.items():
        setattr(made, name, method)
    return made


def _first(one: Any, *given: Any, **named: Any) -> None:
    """Make the first value of a class, and what makes the others."""
    kind = type(one)
    kind.__init__ = _initializer(kind)
    kind.__init__(one, *given, **named)


def _initializer(kind: type) -> Any:
    """Return what `dataclass` itself would write as `__init__`."""
    listed = fields(kind)
    known: dict[str, Any] = {"MISSING": MISSING}
    parameters, lines = [], []
    for item in listed:
        name, given = item.name, item.name
        if item.default_factory is not MISSING:
            known[f"make_{name}"] = item.default_factory
            given = f"make_{name}() if {name} is MISSING else {name}"
            parameters.append(f"{name}=MISSING")
        elif item.default is not MISSING:
            known[f"default_{name}"] = item.default
            parameters.append(f"{name}=default_{name}")
        else:
            parameters.append(name)
        lines.append(f"\n self.{name} = {given}")
    exec(f"def __init__(self, {', '.join(parameters)}):{''.join(lines) or ' pass'}", known)
    return known["__init__"]


def _held(one: Any) -> tuple[Any, ...]:
    return tuple([getattr(one, item.name) for item in fields(one)])


def _equal(one: object, other: object) -> bool:
    return _held(one) == _held(other) if type(one) is type(other) else NotImplemented


def _hash(one: object) -> int:
    return hash(_held(one))


def _show(one: Any) -> str:
    held = ", ".join(f"{item.name}={getattr(one, item.name)!r}" for item in fields(one))
    return f"{type(one).__qualname__}({held})"


# What is said below a name: for help, messages and schemas


def docstring(described: Callable[..., Any]) -> str:
    """Return the docstring of a class or a function as it is written, cleaned of indentation.

    `python -OO` drops them, so there it is read from the source, where that was shipped.
    """
    if described.__doc__ is not None:
        return inspect.cleandoc(described.__doc__)
    definition = _definition(described)
    text = ast.get_docstring(definition) if definition else None
    return text or ""


def _definition(described: Callable[..., Any]) -> ast.ClassDef | ast.FunctionDef | None:
    try:
        (found,) = ast.parse(inspect.cleandoc(inspect.getsource(described))).body
    except (OSError, TypeError):  # the source was not shipped
        return None
    return found if isinstance(found, ast.ClassDef | ast.FunctionDef) else None


@cache
def descriptions(model: type) -> Mapping[str, str]:
    """Return key to the docstring below it, for the keys of a dataclass that have one.

    pydantic can do this too, but only while it builds a validator, at twice the time for
    everybody who has no mistake to be told of.
    """
    definition = _definition(model)
    found: dict[str, str] = {}
    for statement, below in pairwise(definition.body if definition else ()):
        match statement, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = " ".join(text.split())
    return found
