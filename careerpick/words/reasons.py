"""Why one path is ahead of another: what was asked for, what each gives of it, and who said so."""

from collections.abc import Sequence
from dataclasses import replace

from careerpick.decide.reasons import CriterionReason, Reason
from careerpick.decide.result import Result
from careerpick.model import AnswerSheet, CareerPath, Content
from careerpick.values import value
from careerpick.words.basics import MARKS, bare, counted, in_list
from careerpick.words.changes import marked_label

SHOWN = 3
"""How many reasons for the path ahead are shown."""
ANSWERS_QUOTED = 3
"""How many answers are quoted for one reason."""
MOST_AGAINST = "What speaks most against it:"
EACH_COUNTS = "Each answer counts for {} (+) or against it (-)."
IN_ALL = "in all"


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


@value
class ReasonWords:
    """One answer as a reason.

    Attributes:
        asked: The question.
        said: The answer that was given, with its mark.
        meets: What in the two paths it meets or misses.
    """

    asked: str
    said: str
    meets: str


def lead_of(result: Result) -> Lead | None:
    """Return the gap between the recommended path and the best of the others, if any."""
    if result.versus is None:
        return None
    own, other = result.recommended[0].path, result.of(result.versus).path
    return lead_between(own, other, result.by_criterion)


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


def lead_title(lead: Lead) -> str:
    """Return the heading of the reasons."""
    return gap_title(lead.ahead, lead.behind, lead.gap)


def gap_title(path: CareerPath, other: CareerPath, gap: int) -> str:
    """Return the heading of the reasons for a path, ahead or not."""
    if gap == 0:
        return f"{path.name} and {other.name} are level"
    return f"Why {path.name} is {'ahead of' if gap > 0 else 'behind'} {other.name}"


def lead_sentence(lead: Lead) -> str:
    """Return what there is to say before the reasons; "" where they say it themselves."""
    if not lead.top:
        return no_gap(lead.ahead, lead.behind)
    if lead.gap == 0:
        return "As much of what you asked for speaks for the one as for the other."
    return "" if lead.strongest_against else "Nothing that you asked for speaks against it."


def said_of(content: Content, sheet: AnswerSheet, reason: CriterionReason) -> str:
    """Return who asked for it: "You said “…” and “…” (matters a lot)."."""
    sign = 1 if reason.wanted > 0 else -1
    said = []
    for question_id in reason.questions:
        answer = sheet.answers[question_id]
        question = content.bank.question(question_id)
        option = question and question.option(answer.option)
        if option and option.wants.get(reason.criterion, 0) * sign > 0:
            said.append(marked_label(content, question_id, answer))
    more = len(said) - ANSWERS_QUOTED
    shown = [*said[:ANSWERS_QUOTED], *([counted(more, "more answer")] if more > 0 else [])]
    return f"You said {in_list(shown)}." if shown else ""


def reason_words(
    content: Content, reason: Reason, ahead: CareerPath, behind: CareerPath
) -> ReasonWords:
    """Return what one answer adds to a lead, in words."""
    question = content.bank.question(reason.question)
    option = question and question.option(reason.answer.option)
    mark = MARKS[reason.answer.mark]
    twice = f" ({mark}, so it counts twice)" if mark else ""
    return ReasonWords(
        asked=question.prompt if question else reason.question,
        said=f"“{bare(option.label if option else reason.answer.option)}”{twice}",
        meets=_meets(content, reason, ahead, behind),
    )


def no_gap(ahead: CareerPath, behind: CareerPath) -> str:
    """Return what is said of two paths that get the same points from every answer."""
    return f"No answer tells {ahead.name} and {behind.name} apart."


def silent_words(count: int) -> str:
    """Return how many answers add nothing."""
    return f"{counted(count, 'answer')} that {'does' if count == 1 else 'do'} not tell them apart"


def adds_up(ahead: CareerPath, points: int) -> str:
    """Return that the points of all answers make the lead."""
    return f"In all {points:+,}: the points of all answers add up to the lead of {ahead.name}."


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
