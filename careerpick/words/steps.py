"""What is said of the steps of a kept plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.words.basics import counted
from careerpick.words.verdict import TIMES

if TYPE_CHECKING:
    from careerpick.keeping.entries import KeptStep

TITLE = "Your next step"
ALL_DONE = "Every step of your plan is done. Take the quiz again to see where you stand now."
TICK, UNTICK, WHOLE_PLAN = "When it is done", "To take the last one back", "The whole plan"


def when(step: KeptStep) -> str:
    """Return when a step is to be done and for which path, before what it is."""
    return f"{TIMES[step.when]}, for {step.path}: "


def what(step: KeptStep) -> str:
    """Return what is to be done."""
    return step.do


def ticked(step: KeptStep) -> str:
    """Return that a step was ticked off."""
    return f"Done: {step.do}"


def after_it(left: int) -> str:
    """Return how many steps follow."""
    return f"After it {'comes' if left == 1 else 'come'} {counted(left, 'more step')}."
