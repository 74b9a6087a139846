"""Kept results, and the steps of a kept plan, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.words.basics import MARKS, counted, day, in_list, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpick.decide.limits import Status
    from careerpick.keeping.entries import Change, Entry, KeptAnswer, KeptPath

NOTHING_KEPT = "No result is kept yet."
RESULTS, RESULTS_WITH = "Your results, the newest last", "Your results with {}, the newest last"
RESULT, FROM_TO = "Result {}", "From result {} to result {}"
SEE_AGAIN, WHAT_CHANGED, REMOVE_ALL = "See one again", "What changed", "Remove them all"
OTHER_QUESTIONS = " (other questions than now)"
OTHER_FIGURES = " (the same questions, other figures or {0.paths} than now)"
UNREADABLE = "cannot be read: {}"
FITTED = "How well each fitted you"
BEFORE_AND_AFTER, MADE_ON, RECOMMENDED = "Before and after", "Made on", "Recommended"
DIFFER, SAME_ANSWERS = "Answers that differ", "None: the same answers both times."
NOT_COMPARED = "Questions that have changed, so their answers are not compared"
NOT_THERE = "not there"
PLACE = "{}, match {}"

_STANDINGS: dict[Status, str] = {
    "open": "within reach",
    "stretch": "only just within reach",
    "unknown": "not known, answers missing",
    "later": "not yet, something came first",
    "blocked": "out of reach",
}

NEXT_STEP = "Your next step"
ALL_DONE = "Every step of your plan is done. Take the quiz again to see where you stand now."
TICK, UNTICK, WHOLE_PLAN = "When it is done", "To take the last one back", "The whole plan"
WHEN, DONE = "{}, for {}: ", "Done: {}"


def standing(row: KeptPath) -> str:
    """Return how a path stood then."""
    return "ruled out by your deal-breaker" if row.ruled_out else _STANDINGS[row.status]


def moment(entry: Entry) -> str:
    """Return when a result was made, in the time of its place."""
    return f"{day(entry.made)}, {entry.made:%H:%M}"


def winner(entry: Entry) -> str:
    """Return what was recommended, and where it was so only for want of a better one."""
    names = in_list([entry.name(path) for path in entry.recommended])
    left = ", as what is left" if entry.verdict == "stop_gap" else ""
    return f"{names}{left}" if names else "nothing recommended"


def said(answer: KeptAnswer | None) -> str:
    """Return a kept answer in its own words, with its mark."""
    if answer is None:
        return "skipped"
    mark = MARKS[answer.mark]
    return f"{quoted(answer.label)} ({mark})" if mark else quoted(answer.label)


def cautions(change: Change) -> Iterator[str]:
    """Yield why two results can be compared in part only."""
    if change.same_content:
        return
    if not change.same_questions:
        count = counted(len(change.not_compared), "question")
        yield f"The two were made with different questions: {count} cannot be compared."
    else:
        yield "The questions were the same, but figures or choices have changed in between."
    yield "So a rank may differ without another answer."


def after_it(left: int) -> str:
    """Return how many steps follow."""
    return f"After it {'comes' if left == 1 else 'come'} {counted(left, 'more step')}."
