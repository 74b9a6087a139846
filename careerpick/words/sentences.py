"""Sentences as data: each topic has a file of them beside this module, such as plan.ini.

`say("plan.stage", number=1, title="…")` fills in the line `stage` of plan.ini. Beside what
`str.format` knows, a place can say how its value reads:

    {count:n question}      "one question", "two questions"
    {count:is/are}          the first where the value is one or true, else the second; a place
                            within holds a number or a word without a slash
    {names:and} {names:or}  "a, b and c"
    {label:quoted}          in quotation marks, without its full stop
    {name:small} {name:capital}

tests/docs/test_sentences.py sees to it that every line is used, and filled in completely.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from careerpick.words.basics import capital, counted, in_list, quoted, small

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_READ: Mapping[str, Callable[[Any], str]] = {
    "and": in_list,
    "or": lambda names: in_list(names, "or"),
    "quoted": quoted,
    "small": small,
    "capital": capital,
}


class _Forms(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        """Return a value as its place in a sentence wants it."""
        if format_spec in _READ:
            return _READ[format_spec](value)
        if format_spec.startswith("n "):
            return counted(value, format_spec.removeprefix("n "))
        if "/" in format_spec:
            one, _, other = format_spec.partition("/")
            return one if value == 1 else other
        return format(value, format_spec)


_FORMS = _Forms()


def say(key: str, /, **about: Any) -> str:
    """Return the sentence of this topic and name, filled in.

    Args:
        key: The topic, a full stop, and the name of the line.
        about: What the places in the line stand for.
    """
    topic, _, name = key.partition(".")
    return filled(lines_of(topic)[name], **about)


def filled(form: str, /, *values: Any, **about: Any) -> str:
    """Return a sentence with its places filled in."""
    return _FORMS.vformat(form, values, about) if values or about else form


@cache
def lines_of(topic: str) -> Mapping[str, str]:
    """Return the lines of a topic by their names; what is indented below a line belongs to it."""
    found: dict[str, str] = {}
    name = ""
    for line in Path(__file__).with_name(f"{topic}.ini").read_text("utf-8").splitlines():
        if line.startswith("    "):
            found[name] = f"{found[name]}\n{line.strip()}"
        elif line and line[0] not in "#[":
            name, _, said = line.partition(" =")
            found[name] = said.strip()
    return found
