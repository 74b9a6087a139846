"""What classes, keys and functions say of themselves: for help, messages and schemas.

Knows nothing of the rest of the package.
"""

import ast
import inspect
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from typing import Any


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
