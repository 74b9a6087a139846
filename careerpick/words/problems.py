"""A problem as values -> the same problem in words."""

from dataclasses import replace

from careerpick.errors import Problem
from careerpick.words.problems_answers import ANSWERS
from careerpick.words.problems_usage import USAGE

_SAID = {**ANSWERS, **USAGE}


def worded(problem: Problem) -> Problem:
    """Return a problem with its message and its advice; one that has them stays as it is."""
    if problem.message:
        return problem
    message, fix = _SAID[problem.code](dict(problem.params))
    return replace(problem, message=message, fix=fix)
