"""The table of warnings for authors, and how to register one.

The same kinds of functions as in `careerpick.content.checks.table`, plus those that need the
compiled score table, and so content without any error.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from careerpick.content.checks.table import (
    Check,
    Draft,
    Finding,
    bank_check,
    cross_check,
    draft_check,
    path_check,
)
from careerpick.decide.table import ScoreTable
from careerpick.docstrings import docstring
from careerpick.model import Content
from careerpick.values import value

ADVICE: list[Check] = []
"""Warnings that need no score."""

bank_advice = partial(bank_check, severity="warning", table=ADVICE)
path_advice = partial(path_check, severity="warning", table=ADVICE)
cross_advice = partial(cross_check, severity="warning", table=ADVICE)
draft_advice = partial(draft_check, severity="warning", table=ADVICE)


@value
class Whole:
    """Content without any error, and the draft that knows where everything stands.

    Attributes:
        lean: Path id to the share (0 to 1) of random sheets on which it alone scores best;
            empty for fewer than two paths.
    """

    draft: Draft
    content: Content
    table: ScoreTable
    lean: Mapping[str, float]

    def place_of(self, path_id: str) -> int:
        """Return the position of a path in the draft, for findings."""
        return next(i for i, item in enumerate(self.draft.paths) if item.value.id == path_id)


@value
class OutcomeCheck:
    """One warning about what the answers can come to."""

    code: str
    states: str
    run: Callable[[Whole], Iterator[Finding]]

    def on(self, whole: Whole) -> Check:
        """Return the check as one of the common kind, bound to this content."""
        return Check(self.code, "warning", self.states, lambda _: self.run(whole))


OUTCOMES: list[OutcomeCheck] = []
"""Warnings about what the answers can come to."""

Outcome = Callable[[Whole], Iterator[Finding]]


def outcome_advice(code: str) -> Callable[[Outcome], Outcome]:
    """Register a check of what the answers can come to."""

    def register(check: Outcome) -> Outcome:
        states = " ".join(docstring(check).split())
        OUTCOMES.append(OutcomeCheck(code, states, check))
        return check

    return register
