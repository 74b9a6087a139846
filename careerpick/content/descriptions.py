"""What the model says about each of its keys, for messages and for the schema."""

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from itertools import pairwise


@cache
def descriptions(model: type) -> Mapping[str, str]:
    """Return key to the docstring below it, for the keys of a dataclass that have one.

    pydantic can do this too, but only while it builds a validator, at twice the time for
    everybody who has no mistake to be told of.
    """
    try:
        (definition,) = ast.parse(inspect.getsource(model)).body
    except (OSError, TypeError):  # the source was not shipped
        return {}
    found: dict[str, str] = {}
    for statement, below in pairwise(
        definition.body if isinstance(definition, ast.ClassDef) else ()
    ):
        match statement, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = " ".join(text.split())
    return found
