"""A problem as values -> the same problem in words. Every kind of problem is said here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.words.group import GROUP
from careerpick.words.problems_advice import ADVICE
from careerpick.words.problems_answers import ANSWERS, ASKED
from careerpick.words.problems_checks import CHECKS
from careerpick.words.problems_files import FILES, USAGE
from careerpick.words.problems_form import FORM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpick.errors import Problem
    from careerpick.words.problem_words import Said

AREAS: tuple[Mapping[str, Said], ...] = (
    ANSWERS, ASKED, USAGE, FILES, FORM, CHECKS, ADVICE, GROUP,
)  # fmt: skip
_SAID = {code: said for area in AREAS for code, said in area.items()}


def worded(problem: Problem) -> Problem:
    """Return a problem with its message and its advice; one that has them stays as it is."""
    if problem.message:
        return problem
    message, fix = _SAID[problem.code](dict(problem.params))
    return replace(problem, message=message, fix=fix)


def more_alike(count: int) -> str:
    """Return how many others there are that are not shown."""
    return f"… and {count:,} more like this; careerpick check --format json lists them."
