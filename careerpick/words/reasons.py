"""Why one path is ahead of another: what was asked for, what each gives of it, and who said so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from careerpick.values import value
from careerpick.words.basics import MARKS, bare, counted, in_list, small
from careerpick.words.changes import label, marked_label
from careerpick.words.needs import short_gap, what_opens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from careerpick.decide.comparison import Comparison, Personal
    from careerpick.decide.limits import Status
    from careerpick.decide.reasons import CriterionReason, Reason
    from careerpick.decide.result import PathResult, Result
    from careerpick.model import Answer, AnswerSheet, CareerPath, Content

# How one path stands, in words: whether it can be started, and what keeps it from that.

TITLE = "What stands in the way"
NOTHING_IN_THE_WAY = "nothing, as far as your answers tell"


_STANDS: Mapping[Status | Literal["maybe"], tuple[str, str, str]] = {
    "open": ("You can {start} now", "", "you can {start} now"),
    "stretch": ("You can {start} now, just about", "{tight}", "it will be {tight}"),
    "maybe": ("Maybe tight: {missing} missing", "maybe {tight}", "it may be {tight}"),
    "unknown": (
        "Not known: {missing} missing",
        "not known",
        "it is not known yet whether you can {start}",
    ),
    "later": ("Not yet, {first}", "not yet", "not yet: {first}"),
    "blocked": (
        "Out of reach for now",
        "out of reach for now",
        "it is out of reach for now",
    ),
}
"""How a path stands: in a few words, before what it lacks, and at the end of a sentence.

"maybe" is what can start as far as the answers tell, though some are missing.
"""


def _stands(row: PathResult, form: int) -> str:
    status, terms = row.access.status, row.terms
    if status == "open" and not terms.start:
        return ""
    maybe = status == "unknown" and row.access.can_start
    count = sum(need.status == status for need in row.access.needs)
    return _STANDS["maybe" if maybe else status][form].format(
        start=terms.start,
        tight=terms.tight,
        missing=counted(count, "answer"),
        first=f"{counted(count, 'thing')} {'comes' if count == 1 else 'come'} first",
    )


def status_phrase(row: PathResult) -> str:
    """Return how a path stands, in a few words; a deal-breaker comes before all else."""
    return "Ruled out by your deal-breaker" if row.standing.ruled_out_by else _stands(row, 0)


def start_phrase(row: PathResult) -> str:
    """Return when a path can be started, to end a sentence on it; "" where nobody asks."""
    return _stands(row, 2)


def place_words(place: str, row: PathResult) -> str:
    """Return the place of a path, its match, and whether it can be started."""
    phrase = small(status_phrase(row))
    return f"{place}, match {row.standing.match}{f', {phrase}' if phrase else ''}"


def standing_line(result: Result, row: PathResult) -> str:
    """Return one line on a path that something stands in the way of; "" when nothing does."""
    if row.standing.ruled_out_by:
        return ruled_out_words(result, row)
    if row.access.status == "open":
        return ""
    return f"{_stands(row, 1)} ({short_gap(result.content.bank, row)})"


def why_not(result: Result, row: PathResult) -> str:
    """Return why a path cannot be taken, and what would open it."""
    reasons = []
    if row.standing.ruled_out_by:
        reasons.append(ruled_out_words(result, row))
    if row.access.status == "blocked":
        opens = what_opens(result.content.bank, row)
        reasons.append(f"out of reach for now; it would open with {opens}")
    return ", and ".join(reasons)


def ruled_out_words(result: Result, row: PathResult) -> str:
    """Return "ruled out by your deal-breaker “…”" in the words of the answers."""
    content, given = result.content, result.sheet.answers
    answers = [
        label(content, question, _as_scored(given[question]))
        for question in row.standing.ruled_out_by
    ]
    noun = "deal-breaker" if len(answers) == 1 else "deal-breakers"
    return f"ruled out by your {noun} {in_list(answers)}"


def shown_status(row: PathResult) -> Status:
    """Return the status that a path is shown with: one that is ruled out looks blocked."""
    return "blocked" if row.standing.ruled_out_by else row.access.status


# What a comparison says of one person: which path, by how much, and what holds it back.


def personal_title(comparison: Comparison, personal: Personal) -> str:
    """Return which path the answers speak for."""
    if personal.says_nothing:
        path = comparison.content.bank.terms.path
        return f"For you: not enough to say. Your answers favour no {path} over another."
    names = in_list([comparison.path(path_id).name for path_id in personal.leaders])
    if len(personal.leaders) > 1:
        return f"For you: a tie. Your answers speak equally for {names}."
    return f"For you: {names}"


def held_back(personal: Personal) -> tuple[tuple[str, str], ...]:
    """Return at once when what fits best cannot be taken; the second quotes no answer."""
    return tuple(
        (
            f"But {row.path.name} is {why_not(personal.result, row)}.",
            f"But {row.path.name} is {small(status_phrase(row))}.",
        )
        for row in personal.rows
        if row.path.id in personal.leaders
        and (row.standing.ruled_out_by or row.access.status == "blocked")
    )


# The fixed words of a comparison, the same for every format.

SIDE_BY_SIDE = "{}, side by side"
SLIGHT = " (a small difference)"
TO_BEGIN = "To begin"
ASKS_FOR = "It asks for"
NOTHING_SPECIAL = "nothing special"
OPEN_SITES = "Sites open now"
NO_OPEN_SITE = "none is known to be open"


CHOOSE, NOT_APART = "Choose {} if", "{} does not stand apart from the rest on any point."
MATCH = ", match {}: "


# Answers that do not go together, in words: which ones, and what to do about it.

STRAIGHT_LINE = (
    "Nearly all your answers stand at the same place of their lists. If you were in a hurry, "
    "take the quiz again: this result may not be yours."
)


SHOWN = 3
"""How many reasons for the path ahead are shown."""
ANSWERS_QUOTED = 2
"""How many answers are quoted for one reason."""
MOST_AGAINST = "What speaks most against it:"
EACH_COUNTS = "Each answer counts for {} (+) or against it (-)."
IN_ALL = "in all"
NO_GAP = "No answer tells {} and {} apart."
"""Of two paths that get the same points from every answer."""
ADDS_UP = "In all {:+,}: the points of all answers add up to the lead of {}."


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
    if gap == 0:
        return f"{path.name} and {other.name} are level"
    return f"Why {path.name} is {'ahead of' if gap > 0 else 'behind'} {other.name}"


def lead_sentence(lead: Lead) -> str:
    """Return what there is to say before the reasons; "" where they say it themselves."""
    if not lead.top:
        return NO_GAP.format(lead.ahead.name, lead.behind.name)
    if lead.gap == 0:
        return "As much of what you asked for speaks for the one as for the other."
    return "" if lead.strongest_against else "Nothing that you asked for speaks against it."


def said_of(
    content: Content, sheet: AnswerSheet, reason: CriterionReason, most: int = ANSWERS_QUOTED
) -> str:
    """Return who asked for it: "You said “…” and “…” (matters a lot)."."""
    sign = 1 if reason.wanted > 0 else -1
    said = []
    for question_id in reason.questions:
        answer = sheet.answers[question_id]
        question = content.bank.question(question_id)
        option = question and question.option(answer.option)
        if option and option.wants.get(reason.criterion, 0) * sign > 0:
            said.append(marked_label(content, question_id, _as_scored(answer)))
    more = len(said) - most
    shown = [*said[:most], *([counted(more, "more answer")] if more > 0 else [])]
    return f"You said {in_list(shown)}." if shown else ""


def reason_words(
    content: Content, reason: Reason, ahead: CareerPath, behind: CareerPath
) -> tuple[str, str, str]:
    """Return the question of an answer, the answer with its mark, and what it meets or misses."""
    question = content.bank.question(reason.question)
    option = question and question.option(reason.answer.option)
    mark = MARKS[reason.answer.mark]
    twice = f" ({mark}, so it counts twice)" if mark else ""
    return (
        question.prompt if question else reason.question,
        f"“{bare(option.label if option else reason.answer.option)}”{twice}",
        _meets(content, reason, ahead, behind),
    )


def _as_scored(answer: Answer) -> Answer:
    """Return an answer as what scores: the option alone, whatever number fell into it."""
    return replace(answer, number=None)


def silent_words(count: int) -> str:
    """Return how many answers add nothing."""
    return f"{counted(count, 'answer')} that {'does' if count == 1 else 'do'} not tell them apart"


def _meets(content: Content, reason: Reason, ahead: CareerPath, behind: CareerPath) -> str:
    if reason.criterion is None:
        return ""
    levels = levels_words(content, reason.criterion, ahead, behind)
    first, second = (path.performance[reason.criterion].level for path in (ahead, behind))
    asks_for_more = (reason.points > 0) == (first > second)
    return levels if asks_for_more else f"You ask for less: {levels}"


def levels_words(content: Content, criterion_id: str, ahead: CareerPath, behind: CareerPath) -> str:
    """Return where two paths stand on one criterion, in a sentence."""
    criterion = content.bank.criterion(criterion_id)
    first, second = (path.performance[criterion_id].level for path in (ahead, behind))
    return (
        f"{criterion.name} – {ahead.name}: {criterion.words[first]}; "
        f"{behind.name}: {criterion.words[second]}."
    )
