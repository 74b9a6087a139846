"""Problems that a person can mend, and the few exceptions that carry them.

Knows nothing of the rest of the package. Nothing here prints: the command line alone turns
these into a message and an exit code.
"""

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal

from careerpick.folding import fold
from careerpick.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable


@value
class Problem:
    """One thing that is wrong, where it is, and how to mend it.

    Attributes:
        message: What is wrong, one plain sentence.
        fix: What was expected or the nearest valid name; empty when there is no advice.
        file: The name of the file as the person gave it; None when it is no file.
        line: Line in the file, from 1; None when unknown.
        column: Column in the line, from 1; None when unknown.
        source: The text of that line; None when unknown.
        code: A stable kebab-case name of the kind of problem.
        severity: "error" stops; "warning" is shown and work goes on.
        params: What the sentences of this code are about.
    """

    message: str
    fix: str = ""
    file: str | None = None
    line: int | None = None
    column: int | None = None
    source: str | None = None
    code: str = "problem"
    severity: Literal["error", "warning"] = "error"
    params: tuple[tuple[str, Any], ...] = ()


class CareerpickError(Exception):
    """Work could not be done, for the reasons in `problems` (never empty)."""

    def __init__(self, problems: "Iterable[Problem] | Problem") -> None:
        """Take one problem or several."""
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("; ".join(problem.message or problem.code for problem in self.problems))


class ContentError(CareerpickError):
    """The questions or the paths cannot be used."""


class AnswerError(CareerpickError):
    """The answers cannot be used with this content."""


class FileError(CareerpickError):
    """A file cannot be read or written."""


class UsageError(CareerpickError):
    """The command was asked for something that does not exist (exit code 2)."""


def nearest(name: str, valid: "Iterable[str]") -> str:
    """Return a phrase such as `did you mean "va"?`, or "" when nothing is near.

    Comparison ignores case; the phrase shows the valid name as it is written.
    """
    close = closest(name, valid)
    return "" if close is None else f'did you mean "{close}"?'


def closest(name: str, valid: "Iterable[str]") -> str | None:
    """Return the nearest valid name, as it is written; None when nothing is near."""
    by_folded = {fold(candidate): candidate for candidate in valid}
    close = get_close_matches(fold(name), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None
