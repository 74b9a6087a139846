"""Why one path is ahead of another: the answers that were given, and what they meet."""

from dataclasses import replace

from careerpick.decide.reasons import Reason
from careerpick.decide.result import Result
from careerpick.model import CareerPath, Content
from careerpick.values import value
from careerpick.words.basics import MARKS, bare, number

SHOWN = 3
"""How many answers that speak for the path ahead are shown."""


@value
class Lead:
    """The gap between two paths, told from the side of the one that is ahead.

    Attributes:
        ahead: The path with more points (or the recommended one when they are level).
        behind: The other.
        gap: Points of `ahead` minus those of `behind`; `speaks_for` - `speaks_against`.
        speaks_for: Sum of the points of all answers that favour `ahead`.
        speaks_against: Sum of the points (as a positive number) of those that favour `behind`.
        top: The answers that speak most for `ahead`, largest first.
        strongest_against: The answer that speaks most for `behind`; None when none does.
    """

    ahead: CareerPath
    behind: CareerPath
    gap: int
    speaks_for: int
    speaks_against: int
    top: tuple[Reason, ...]
    strongest_against: Reason | None


@value
class ReasonWords:
    """One answer as a reason.

    Attributes:
        asked: The question.
        said: The answer that was given.
        mark: How the person marked it, in words; "" when not.
        meets: What in the two paths it meets or misses.
        points: "+18" or "-7".
    """

    asked: str
    said: str
    mark: str
    meets: str
    points: str


def lead_of(result: Result) -> Lead | None:
    """Return the gap between the recommended path and the best of the others, if any."""
    if result.versus is None:
        return None
    ahead, behind = result.recommended[0].path, result.of(result.versus).path
    reasons = result.reasons
    gap = sum(reason.points for reason in reasons)
    if gap < 0:
        ahead, behind, gap = behind, ahead, -gap
        reasons = tuple(replace(reason, points=-reason.points) for reason in reversed(reasons))
    good = [reason for reason in reasons if reason.points > 0]
    bad = [reason for reason in reasons if reason.points < 0]
    return Lead(
        ahead=ahead,
        behind=behind,
        gap=gap,
        speaks_for=sum(reason.points for reason in good),
        speaks_against=-sum(reason.points for reason in bad),
        top=tuple(good[:SHOWN]),
        strongest_against=bad[-1] if bad else None,
    )


def lead_title(lead: Lead) -> str:
    """Return the heading of the reasons."""
    if lead.gap == 0:
        return f"{lead.ahead.name} and {lead.behind.name} are level"
    return f"Why {lead.ahead.name} is ahead of {lead.behind.name}"


def lead_sentence(lead: Lead) -> str:
    """Return how the gap adds up, and how much of it the shown answers make."""
    shown = sum(reason.points for reason in lead.top)
    if shown == lead.speaks_for:
        return gap_sentence(lead)
    made = f"These {number(len(lead.top))} make {shown:,} of the {lead.speaks_for:,}:"
    return f"{gap_sentence(lead)} {made}"


def gap_sentence(lead: Lead) -> str:
    """Return how the gap adds up."""
    if not lead.top:
        return "No answer tells the two apart."
    if lead.gap == 0:
        return f"Your answers speak {lead.speaks_for:,} points for each."
    if lead.speaks_against:
        return (
            f"Your answers put it {lead.gap:,} points ahead: {lead.speaks_for:,} for it, "
            f"{lead.speaks_against:,} against."
        )
    return f"Your answers put it {lead.gap:,} points ahead, and none speaks against it."


def reason_words(
    content: Content, reason: Reason, ahead: CareerPath, behind: CareerPath
) -> ReasonWords:
    """Return one reason in words."""
    question = content.bank.question(reason.question)
    option = question and question.option(reason.answer.option)
    mark = MARKS[reason.answer.mark]
    return ReasonWords(
        asked=question.prompt if question else reason.question,
        said=bare(option.label if option else reason.answer.option),
        mark=f"{mark}, so it counts twice" if mark else "",
        meets=_meets(content, reason, ahead, behind),
        points=f"{reason.points:+,}",
    )


def _meets(content: Content, reason: Reason, ahead: CareerPath, behind: CareerPath) -> str:
    if reason.criterion is None:
        return "This does not tell the two apart."
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
