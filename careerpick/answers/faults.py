"""What is wrong with an answer: a code and what it is about, and the place of it in a file."""

from typing import Any

from careerpick.content.decoding import show
from careerpick.content.nodes import Document, Entry, Node, problem_at
from careerpick.errors import Problem
from careerpick.values import value

MOST_PROBLEMS = 50
"""Of one file; a file made to hold a million mistakes must not take minutes."""
_LONGEST_QUOTE = 60


def quote(text: str) -> str:
    """Return what was written as it may stand in a message."""
    return show(text.strip(), _LONGEST_QUOTE)


@value
class Lines:
    """The lines of a file, for problems at their places."""

    file: str
    lines: tuple[str, ...]

    def fault(self, code: str, line: int, column: int = 1, **params: Any) -> Problem:
        """Return a problem at a place, both counted from 1."""
        return problem_at(self.file, self.lines, line, column, code, params)


def fault_at(document: Document, place: Node | Entry, code: str, **params: Any) -> Problem:
    """Return a problem at the place of a node or of a key."""
    return Lines(document.file, document.lines).fault(code, place.line, place.column, **params)
