"""What is said at the keys below a result, and which keys there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

View = Literal[
    "why", "money", "plan", "compare", "what if", "sites", "save", "answers", "full", "quit"
]
"""What a key does."""
KEYS: Mapping[View, str] = {
    "why": "w",
    "money": "m",
    "plan": "p",
    "compare": "c",
    "what if": "i",
    "sites": "s",
    "save": "v",
    "answers": "a",
    "full": "f",
    "quit": "q",
}
_SHORT: Mapping[View, str] = {
    "why": "why",
    "money": "money",
    "plan": "plan",
    "compare": "compare",
    "what if": "what if",
    "sites": "sites",
    "save": "save a page",
    "answers": "your answers",
    "full": "all of it",
    "quit": "quit",
}
_LONG: Mapping[View, str] = {
    "why": "why this comes out, how sure it is, and what would change it",
    "money": "what it may bring",
    "plan": "what to do today, this week and this month",
    "compare": "this path and the next one, side by side",
    "what if": "change one answer, and see the result before and after",
    "sites": "sites where you can begin",
    "save": "write a page to keep, to print or to show",
    "answers": "what you answered",
    "full": "the whole result, with every path",
    "quit": "leave (Enter does the same)",
}
PROMPTS = ("A letter shows it; Enter leaves:", "Letter, or Enter:")
GO_BACK = "Enter goes back to your result:"
WHICH_ANSWER = ("Number of the answer to change (Enter goes back):", "Number, or Enter:")
LONGEST_QUOTED = 12
LAST_RESULT = "history show last"
DEFAULT_FILE = "careerpick-result.html"
LEAVE_OUT = "The page leaves your answers out."


def short_keys(views: Sequence[View], *, beside: str) -> list[str]:
    """Return each key with a word or two; the comparison names the path beside."""
    named = {**_SHORT, "compare": f"compare with {beside}"} if beside else _SHORT
    return [f"{KEYS[view]} {named[view]}" for view in views]


def bare_keys(views: Sequence[View]) -> str:
    """Return the keys alone, for a window with little room."""
    return f"{' '.join(KEYS[view] for view in views)} (? explains them)"


def long_keys(views: Sequence[View]) -> list[tuple[str, str]]:
    """Return each key with all that it does."""
    return [(KEYS[view], _LONG[view]) for view in views]


def view_named(text: str, views: Sequence[View]) -> View | None:
    """Return what a folded letter or word asks for; None where it is no key."""
    if text in ("exit", "leave"):
        return "quit"
    return next((view for view in views if text in (KEYS[view], view, _SHORT[view])), None)


def no_key(text: str) -> str:
    """Return that this is no key, in a line."""
    return f'There is no key "{text[:LONGEST_QUOTED]}". ? explains the keys.'


def file_name(name: str) -> tuple[str, str]:
    """Return the question how a page shall be named."""
    return f"Name of the file (Enter takes {name}):", "File name:"


def is_there(name: str) -> str:
    """Return that nothing is written over a file."""
    return f"There is a file {name} already. Type another name."
