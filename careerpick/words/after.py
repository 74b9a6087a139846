"""What is said at the keys below a result, and which keys there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

View = Literal[
    "why", "money", "plan", "compare", "what if", "sites", "save", "answers", "full", "quit"
]
"""What a key does."""
_VIEWS: Mapping[View, tuple[str, str, str]] = {
    "why": ("w", "why", "why this comes out, how sure it is, and what would change it"),
    "money": ("m", "money", "what it may bring"),
    "plan": ("p", "plan", "what to do today, this week and this month"),
    "compare": ("c", "compare", "this one and the next, side by side"),
    "what if": ("i", "what if", "change one answer, and see the result before and after"),
    "sites": ("s", "sites", "sites where you can begin"),
    "save": ("v", "save a page", "write a page to keep, to print or to show"),
    "answers": ("a", "your answers", "what you answered"),
    "full": ("f", "all of it", "the whole result, with all that was compared"),
    "quit": ("q", "quit", "leave (Enter does the same)"),
}
"""Each view with its key, and what it shows in a word or two and in full."""
QUIT = "q"
BACK = ("b", "back")
PROMPTS = ("A letter shows it; Enter leaves:", "Letter, or Enter:")
GO_BACK = "Enter goes back to your result:"
WHICH_ANSWER = ("Number of the answer to change (Enter goes back):", "Number, or Enter:")
NO_SUCH_ANSWER = (
    'No answer here has the number "{}".',
    "Type one of these numbers; Enter goes back.",
)
LONGEST_QUOTED = 12
LAST_RESULT = "history show last"
DEFAULT_FILE = "careerpick-result.html"
IS_THERE = "There is a file {} already. Type another name."
LEAVE_OUT = "The page leaves your answers out."


def short_keys(views: Sequence[View], *, beside: str) -> list[str]:
    """Return each key with a word or two; the comparison names the path beside."""
    said = {view: f"{key} {short}" for view, (key, short, _) in _VIEWS.items()}
    if beside:
        said["compare"] += f" with {beside}"
    return [said[view] for view in views]


def bare_keys(views: Sequence[View]) -> str:
    """Return the keys alone, for a window with little room."""
    return f"{' '.join(_VIEWS[view][0] for view in views)} (? explains them)"


def long_keys(views: Sequence[View]) -> list[tuple[str, str]]:
    """Return each key with all that it does."""
    return [(_VIEWS[view][0], _VIEWS[view][2]) for view in views]


def view_named(text: str, views: Sequence[View]) -> View | None:
    """Return what a folded letter or word asks for; None where it is no key."""
    if text in ("exit", "leave"):
        return "quit"
    return next((view for view in views if text in (view, *_VIEWS[view][:2])), None)


def no_key(text: str) -> str:
    """Return that this is no key, in a line."""
    return f'There is no key "{text[:LONGEST_QUOTED]}". ? explains the keys.'


def file_name(name: str) -> tuple[str, str]:
    """Return the question how a page shall be named."""
    return f"Name of the file (Enter takes {name}):", "File name:"
