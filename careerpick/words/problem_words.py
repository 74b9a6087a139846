"""What the tables of sentences for problems are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from careerpick.content.syntax import show

Params = dict[str, Any]
Said = Callable[[Params], tuple[str, str]]
"""What a problem is about -> its message, and its fix or ""."""
_LONGEST_NAME = 80


class _Text(str):
    """A text that is cleaned where it is put into a sentence; with `:q` cut and in quotes."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return f'"{show(str(self), _LONGEST_NAME)}"' if form == "q" else show(str(self))


def plain(message: str, fix: str = "") -> Said:
    """Return a sentence and its advice with the parameters put in; `{name:q}` in quotes."""

    def said(params: Params) -> tuple[str, str]:
        texts = {
            name: _Text(given) if isinstance(given, str) else given
            for name, given in params.items()
        }
        return message.format(**texts), fix.format(**texts)

    return said


def by_case(cases: Mapping[str, Said]) -> Said:
    """Return what is said of a kind of problem that has several cases, named by `case`."""
    return lambda params: cases[params.get("case", "")](params)


def near_or(message: str, otherwise: Callable[[Params], str] = lambda _: "") -> Said:
    """Return a sentence whose advice is the nearest name, or else something other."""
    sentence = plain(message)

    def said(params: Params) -> tuple[str, str]:
        near = f"did you mean {_Text(params['near']):q}?" if params.get("near") else ""
        return sentence(params)[0], near or otherwise(params)

    return said


def quoted(text: str) -> str:
    """Return a name for a message."""
    return f"{_Text(text):q}"


def listed(names: tuple[str, ...] | list[str], most: int = 12) -> str:
    """Return the names that there are, unless they are none or too many to read."""
    return f"There are: {', '.join(names)}." if 0 < len(names) <= most else ""
