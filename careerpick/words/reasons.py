"""How one path stands, and why it is ahead of another: what was asked for, and who said so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from careerpick.model import answer_id
from careerpick.values import value
from careerpick.words.basics import MARKS, bare, small
from careerpick.words.changes import label, marked_label
from careerpick.words.needs import short_gap, what_opens
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpick.decide.comparison import Comparison, Personal
    from careerpick.decide.limits import Status
    from careerpick.decide.reasons import CriterionReason, Reason
    from careerpick.decide.result import PathResult, Result
    from careerpick.model import Answer, AnswerSheet, CareerPath, Content

# How one path stands: whether it can be started, and what keeps it from that.


def _stands(row: PathResult, form: Literal["long", "short", "last"]) -> str:
    status, terms = row.access.status, row.terms
    if status == "open" and (form == "short" or not terms.start):
        return ""
    maybe = status == "unknown" and row.access.can_start
    count = sum(need.status == status for need in row.access.needs)
    return say(f"reasons.stands-{form}-{'maybe' if maybe else status}", terms=terms, count=count)


def status_phrase(row: PathResult) -> str:
    """Return how a path stands, in a few words; a deal-breaker comes before all else."""
    return say("reasons.ruled-out-short") if row.standing.ruled_out_by else _stands(row, "long")


def start_phrase(row: PathResult) -> str:
    """Return when a path can be started, to end a sentence on it; "" where nobody asks."""
    return _stands(row, "last")


def place_words(place: str, row: PathResult) -> str:
    """Return the place of a path, its match, and whether it can be started."""
    said = say("reasons.place", place=place, match=row.standing.match)
    return ", ".join(filter(None, (said, small(status_phrase(row)))))


def standing_line(result: Result, row: PathResult) -> str:
    """Return one line on a path that something stands in the way of; "" when nothing does."""
    if row.standing.ruled_out_by:
        return ruled_out_words(result, row)
    if row.access.status == "open":
        return ""
    return f"{_stands(row, 'short')} ({short_gap(result.content.bank, row)})"


def why_not(result: Result, row: PathResult) -> str:
    """Return why a path cannot be taken, and what would open it."""
    reasons = []
    if row.standing.ruled_out_by:
        reasons.append(ruled_out_words(result, row))
    if row.access.status == "blocked":
        reasons.append(say("reasons.would-open", what=what_opens(result.content.bank, row)))
    return ", and ".join(reasons)


def ruled_out_words(result: Result, row: PathResult) -> str:
    """Return "ruled out by your deal-breaker “…”" in the words of the answers."""
    content, given = result.content, result.sheet.answers
    answers = [
        label(content, question, _as_scored(given[question]))
        for question in row.standing.ruled_out_by
    ]
    return say("reasons.ruled-out", count=len(answers), answers=answers)


def shown_status(row: PathResult) -> Status:
    """Return the status that a path is shown with: one that is ruled out looks blocked."""
    return "blocked" if row.standing.ruled_out_by else row.access.status


# What a comparison says of one person: which path, by how much, and what holds it back.


def personal_title(comparison: Comparison, personal: Personal) -> str:
    """Return which path the answers speak for."""
    if personal.says_nothing:
        return say("reasons.for-you-nothing", path=comparison.content.bank.terms.path)
    names = [comparison.path(path_id).name for path_id in personal.leaders]
    return say("reasons.for-you-tie" if len(names) > 1 else "reasons.for-you", names=names)


def held_back(personal: Personal) -> tuple[tuple[str, str], ...]:
    """Return at once when what fits best cannot be taken; the second quotes no answer."""
    return tuple(
        (
            say("reasons.held-back", path=row.path.name, why=why_not(personal.result, row)),
            say("reasons.held-back", path=row.path.name, why=small(status_phrase(row))),
        )
        for row in personal.rows
        if row.path.id in personal.leaders
        and (row.standing.ruled_out_by or row.access.status == "blocked")
    )


# The gap between two paths, and what speaks for either.

SHOWN = 3
"""How many reasons for the path ahead are shown."""
ANSWERS_QUOTED = 2
"""How many answers are quoted for one reason."""


@value
class Lead:
    """The gap between two paths, told from the side of the one that is ahead.

    Attributes:
        ahead: The path with more points (or the recommended one when they are level).
        behind: The other.
        gap: Points of `ahead` minus those of `behind`.
        top: What speaks most for `ahead`, largest first.
        strongest_against: What speaks most for `behind`; None when nothing does.
    """

    ahead: CareerPath
    behind: CareerPath
    gap: int
    top: tuple[CriterionReason, ...]
    strongest_against: CriterionReason | None


def lead_between(
    own: CareerPath, other: CareerPath, by_criterion: Sequence[CriterionReason]
) -> Lead:
    """Return the gap between two paths, given the reasons for the first."""
    gap = sum(reason.points for reason in by_criterion)
    if gap < 0:
        turned = [replace(reason, points=-reason.points) for reason in reversed(by_criterion)]
        return lead_between(other, own, turned)
    good = [reason for reason in by_criterion if reason.points > 0]
    bad = [reason for reason in by_criterion if reason.points < 0]
    return Lead(own, other, gap, tuple(good[:SHOWN]), bad[-1] if bad else None)


def gap_title(path: CareerPath, other: CareerPath, gap: int) -> str:
    """Return the heading of the reasons for a path, ahead or not."""
    stands = "ahead" if gap > 0 else "behind" if gap < 0 else "level"
    return say(f"reasons.gap-{stands}", path=path.name, other=other.name)


def lead_sentence(lead: Lead) -> str:
    """Return what there is to say before the reasons; "" where they say it themselves."""
    if not lead.top:
        return say("reasons.no-gap", ahead=lead.ahead.name, behind=lead.behind.name)
    if lead.gap == 0:
        return say("reasons.as-much")
    return "" if lead.strongest_against else say("reasons.nothing-against")


def said_of(
    content: Content, sheet: AnswerSheet, reason: CriterionReason, most: int = ANSWERS_QUOTED
) -> str:
    """Return who asked for it: "You said “…” and “…” (matters a lot)."."""
    sign = 1 if reason.wanted > 0 else -1
    said = []
    for question_id in reason.questions:
        answer = sheet.answers[question_id]
        question = content.bank.question(question_id)
        options = question.ticked(answer.option) if question else ()
        asking = [item.id for item in options if item.wants.get(reason.criterion, 0) * sign > 0]
        if asking:  # of several that were ticked only what asks for it, and no number beside it
            scored = replace(_as_scored(answer), option=answer_id(asking))
            said.append(marked_label(content, question_id, scored))
    more = len(said) - most
    shown = [*said[:most], *([say("reasons.more-answers", count=more)] if more > 0 else [])]
    return say("reasons.you-said", answers=shown) if shown else ""


def reason_words(
    content: Content, reason: Reason, ahead: CareerPath, behind: CareerPath
) -> tuple[str, str, str]:
    """Return the question of an answer, the answer with its mark, and what it meets or misses."""
    question = content.bank.question(reason.question)
    option = question and question.option(reason.answer.option)
    answer = f"“{bare(option.label if option else reason.answer.option)}”"
    if mark := MARKS[reason.answer.mark]:
        answer = say("reasons.marked", answer=answer, mark=mark)
    asked = question.prompt if question else reason.question
    return asked, answer, _meets(content, reason, ahead, behind)


def _as_scored(answer: Answer) -> Answer:
    """Return an answer as what scores: the option alone, whatever number fell into it."""
    return replace(answer, number=None)


def _meets(content: Content, reason: Reason, ahead: CareerPath, behind: CareerPath) -> str:
    if reason.criterion is None:
        return ""
    levels = levels_words(content, reason.criterion, ahead, behind)
    first, second = (path.performance[reason.criterion].level for path in (ahead, behind))
    asks_for_more = (reason.points > 0) == (first > second)
    return levels if asks_for_more else say("reasons.for-less", levels=levels)


def levels_words(content: Content, criterion_id: str, ahead: CareerPath, behind: CareerPath) -> str:
    """Return where two paths stand on one criterion, in a sentence."""
    criterion = content.bank.criterion(criterion_id)
    first, second = (
        criterion.words[path.performance[criterion_id].level] for path in (ahead, behind)
    )
    about = {"ahead": ahead.name, "behind": behind.name, "first": first, "second": second}
    return say("reasons.levels", criterion=criterion.name, **about)
