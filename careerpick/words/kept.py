"""Kept results in words: when, what came out, and why two can be compared in part only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.words.basics import MARKS, day, in_list, quoted
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpick.keeping.results import Change, Entry, KeptAnswer, KeptPath


def standing(row: KeptPath) -> str:
    """Return how a path stood then."""
    return say("kept.ruled-out") if row.ruled_out else say(f"kept.stood-{row.status}")


def moment(entry: Entry) -> str:
    """Return when a result was made, in the time of its place."""
    return f"{day(entry.made)}, {entry.made:%H:%M}"


def winner(entry: Entry) -> str:
    """Return what was recommended, and where it was so only for want of a better one."""
    names = in_list([entry.name(path) for path in entry.recommended])
    if not names:
        return say("kept.nothing-recommended")
    return say("kept.stop-gap", names=names) if entry.verdict == "stop_gap" else names


def said(answer: KeptAnswer | None) -> str:
    """Return a kept answer in its own words, with its mark."""
    if answer is None:
        return say("kept.skipped")
    mark = MARKS[answer.mark]
    return f"{quoted(answer.label)} ({mark})" if mark else quoted(answer.label)


def cautions(change: Change) -> Iterator[str]:
    """Yield why two results can be compared in part only."""
    if change.same_content:
        return
    if change.same_questions:
        yield say("kept.changed-figures")
    else:
        yield say("kept.changed-questions", count=len(change.not_compared))
    yield say("kept.changed-so")
