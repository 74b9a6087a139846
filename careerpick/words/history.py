"""Kept results in words."""

from collections.abc import Iterator, Sequence

from careerpick.decide.limits import Status
from careerpick.keeping.change import Change
from careerpick.keeping.entries import Entry, KeptAnswer, KeptPath
from careerpick.words.basics import MARKS, counted, day, in_list, quoted

RESULTS = "Your results, the newest last"
NOTHING_KEPT = "No result is kept yet."
SEE_AGAIN, WHAT_CHANGED, REMOVE_ALL = "See one again", "What changed", "Remove them all"
OTHER_QUESTIONS = " (other questions than now)"
OTHER_FIGURES = " (the same questions, other figures or paths than now)"
FITTED = "How well each path fitted you"
BEFORE_AND_AFTER, MADE_ON, RECOMMENDED = "Before and after", "Made on", "Recommended"
DIFFER, SAME_ANSWERS = "Answers that differ", "None: the same answers both times."
NOT_COMPARED = "Questions that have changed, so their answers are not compared"
NOT_THERE = "not there"

_STANDINGS: dict[Status, str] = {
    "open": "you could start",
    "stretch": "you could start, but tight",
    "unknown": "not known, answers missing",
    "later": "not yet, something came first",
    "blocked": "out of reach",
}


def standing(row: KeptPath) -> str:
    """Return how a path stood then."""
    return "ruled out by your deal-breaker" if row.ruled_out else _STANDINGS[row.status]


def is_shared(row: KeptPath, ranking: Sequence[KeptPath]) -> bool:
    """Tell whether another path had the same rank."""
    return sum(other.rank == row.rank for other in ranking) > 1


def place(at: str, row: KeptPath) -> str:
    """Return the place of a path and its match."""
    return f"{at}, match {row.match}"


def numbered_entry(number: int, entry: Entry) -> str:
    """Return which result this is, and when it was made."""
    return f"{result(number)}, {moment(entry)}"


def result(number: int) -> str:
    """Return "Result 3"."""
    return f"Result {number}"


def from_to(before: int, after: int) -> str:
    """Return which two results are compared."""
    return f"From result {before} to result {after}"


def unreadable(path: str) -> str:
    """Return what stands for a result whose file cannot be read."""
    return f"cannot be read: {path}"


def moment(entry: Entry) -> str:
    """Return when a result was made, in the time of its place."""
    return f"{day(entry.made)}, {entry.made:%H:%M}"


def winner(entry: Entry) -> str:
    """Return what was recommended."""
    return in_list([entry.name(path) for path in entry.recommended]) or "nothing recommended"


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
        yield "The questions were the same, but figures or paths have changed in between."
    yield "So a rank may differ without another answer."
