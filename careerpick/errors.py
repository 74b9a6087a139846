"""Problems that a person can put right, and the few exceptions that carry them.

Knows nothing of the rest of the package. Nothing here prints: the command line alone turns
these into a message and an exit code.
"""

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal

from careerpick.folding import fold
from careerpick.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable


_BETWEEN_WORDS = re.compile(r"[\s_-]+")
Params = dict[str, Any]
"""What a problem is about, by the names that its sentences use."""
Severity = Literal["error", "warning"]


@value
class Problem:
    """One thing that is wrong, and where it is.

    Attributes:
        code: A stable kebab-case name of the kind of problem.
        params: What its sentences are about.
        file: The name of the file as the person gave it; None when it is no file.
        line: Line in the file, from 1; None when unknown.
        column: Column in the line, from 1; None when unknown.
        source: The text of that line; None when unknown.
        severity: "error" stops; "warning" is shown and work goes on.
        more: How many others of this kind are counted with it, without a place of their own.
        message: What is wrong, one plain sentence; "" until `words.problems.worded` says it.
        fix: What was expected or the nearest valid name; "" where there is no advice.
    """

    code: str
    params: Params = field(default_factory=dict)
    file: str | None = None
    line: int | None = None
    column: int | None = None
    source: str | None = None
    severity: Severity = "error"
    more: int = 0
    message: str = ""
    fix: str = ""


def fault(code: str, file: str | None = None, /, **params: Any) -> Problem:
    """Return a problem of this kind about these things: of a whole file, or without a place."""
    return Problem(code, params, file)


def has_errors(problems: "Iterable[Problem]") -> bool:
    """Tell whether some of these are more than warnings."""
    return any(problem.severity == "error" for problem in problems)


class CareerpickError(Exception):
    """Work could not be done, for the reasons in `problems` (never empty)."""

    def __init__(self, problems: "Iterable[Problem] | Problem") -> None:
        """Take one problem or several."""
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("; ".join(problem.code for problem in self.problems))


class ContentError(CareerpickError):
    """The questions or the paths cannot be used."""


class AnswerError(CareerpickError):
    """The answers cannot be used with this content."""


class FileError(CareerpickError):
    """A file cannot be read or written."""


class UsageError(CareerpickError):
    """The command was asked for something that does not exist (exit code 2)."""


class Stopped(Exception):  # noqa: N818 - no error: the person or the system ended it
    """Work was ended before its time; what was answered so far is kept."""

    def __init__(self, code: int) -> None:
        """Take the exit code: 128 plus the number of the signal."""
        self.code = code
        super().__init__(code)


def closest(name: str, valid: "Iterable[str]", near: float = 0.6) -> str | None:
    """Return the nearest valid name, as it is written; None when nothing is `near` (0 to 1)."""
    from difflib import get_close_matches

    by_folded = {fold(candidate): candidate for candidate in valid}
    wanted = fold(name)
    # Who types "cdu" means "cdu-csu" rather than "du".
    with_word = [folded for folded in by_folded if wanted in _BETWEEN_WORDS.split(folded)]
    close = get_close_matches(wanted, with_word or by_folded, n=1, cutoff=0 if with_word else near)
    return by_folded[close[0]] if close else None
