"""What the tables of sentences for problems are made of."""

from collections.abc import Callable
from typing import Any

Params = dict[str, Any]
Said = Callable[[Params], tuple[str, str]]
"""What a problem is about -> its message, and its fix or ""."""


def plain(message: str, fix: str = "") -> Said:
    """Return a sentence and its advice with the parameters put in."""
    return lambda params: (message.format(**params), fix.format(**params))
