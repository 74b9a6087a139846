"""What a path asks for, of anybody and next to what the person has, and how it stands so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from careerpick.decide.circumstances import SEVERITY, LimitCheck, NeedCheck, Status
from careerpick.values import value
from careerpick.words.answers import label
from careerpick.words.sentences import in_list, joined, quoted, say, with_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerpick.decide.result import PathResult, Result
    from careerpick.model import Limit, Need, QuestionBank, Threshold


UNDER_AGE, MAY_EARN = 1, 2
"""Of the limit `allowed`: who is under 18, and the least that is no age."""


# What a need asks of anybody.


def need_phrase(bank: QuestionBank, need: Need) -> str:
    """Return what a need asks of anybody: the least, and what is comfortable."""
    named = [limit for limit in bank.limits if limit.id in need.any_of]
    return _or_need(_limit_phrase(limit, need.any_of[limit.id]) for limit in named)


def _or_need(phrases: Iterable[str]) -> str:
    return f"{say('needs.or-need')} ".join(phrases)


def _limit_phrase(limit: Limit, threshold: Threshold) -> str:
    least, comfortable = threshold.minimum, threshold.comfortable
    if least == comfortable:
        return say("needs.at-least", limit=limit.name, least=_value(limit, least))
    if least == 0 or limit.role == "allowed":
        # The least that anybody can have asks for nothing, and nobody is under age by degrees.
        enough = _value(limit, least) if least or limit.words.get("0") else say("needs.none")
        better = _value(limit, comfortable)
        return say("needs.enough-better", limit=limit.name, enough=enough, better=better)
    better = again(limit, comfortable)
    return say("needs.at-least-better", limit=limit.name, least=_value(limit, least), better=better)


def remedies(bank: QuestionBank, need: Need) -> str:
    """Return what anybody who lacks it can do, and what those of one value can do instead."""
    limit = bank.limit(next(iter(need.any_of)))
    told = (
        say("needs.remedy-at", have=again(limit, int(given)), remedy=remedy)
        for given, remedy in need.remedies.items()
    )
    return " ".join([need.remedy, *told])


def _value(limit: Limit, amount: int) -> str:
    # "Free hours a week: at least 5 hours a week" says its unit twice.
    is_unit_named = limit.unit.casefold() in limit.name.casefold()
    return again(limit, amount) if is_unit_named else with_words(limit, amount)


def with_words(limit: Limit, amount: int) -> str:
    """Return an amount of a limit in its words, or with its unit."""
    words = limit.words.get(str(amount))
    return quoted(words) if words else with_unit(amount, limit.unit)


def again(limit: Limit, amount: int) -> str:
    """Return an amount of a limit whose unit has been said."""
    words = limit.words.get(str(amount))
    return quoted(words) if words else f"{amount:,}"


# What somebody lacks.


@value
class NeedWords:
    """One need that is not plainly met.

    Attributes:
        status: How it stands.
        gap: What the person has and what is needed.
        asks: What is asked of anybody, without what the person has.
        reason: Why the path asks for it; "" where it stops nobody.
        remedy: What a person who lacks it can do; "" where it is not known whether they do.
    """

    status: Status
    gap: str
    asks: str
    reason: str = ""
    remedy: str = ""

    @property
    def helps(self) -> str:
        """Why it is a need, and what helps."""
        return joined(self.reason, say("needs.helps", remedy=self.remedy) if self.remedy else "")


def need_words(bank: QuestionBank, need: NeedCheck) -> NeedWords:
    """Return one need that is not plainly met, in full sentences."""
    return NeedWords(
        status=need.status,
        gap=f" {say('needs.or-gap')} ".join(_worded("gap", bank, need)),
        asks=f"{need_phrase(bank, need.need)}.",
        reason=need.need.reason if need.status in {"later", "blocked"} else "",
        remedy=need.remedy if need.status != "unknown" else "",
    )


def open_needs(row: PathResult) -> tuple[NeedCheck, ...]:
    """Return the needs that are not plainly met, the gravest first."""
    unmet = [need for need in row.access.needs if need.status != "open"]
    return tuple(sorted(unmet, key=lambda need: -SEVERITY.index(need.status)))


def needs_words(bank: QuestionBank, row: PathResult) -> tuple[NeedWords, ...]:
    """Return the needs that make the status of a path, in full sentences."""
    return tuple(need_words(bank, need) for need in _gravest(row))


def _gravest(row: PathResult) -> list[NeedCheck]:
    return [need for need in open_needs(row) if need.status == row.access.status]


def lesser_needs(bank: QuestionBank, row: PathResult) -> tuple[NeedWords, ...]:
    """Return what else is not plainly met, in a few words each; what is tight in one line."""
    others = [need for need in open_needs(row) if need.status != row.access.status]
    lines = [
        NeedWords(need.status, _short_need(bank, need), need_phrase(bank, need.need))
        for need in others
        if need.status != "stretch"
    ]
    tight = [
        " or ".join(limit.name for limit, _ in _nearest(bank, need))
        for need in others
        if need.status == "stretch"
    ]
    if tight:
        said = say("needs.tight", names="; ".join(tight))
        lines.append(NeedWords("stretch", said, said))
    return tuple(lines)


def short_gap(bank: QuestionBank, row: PathResult) -> str:
    """Return the gravest need in a few words, and how many more there are; "" for none."""
    unmet = _gravest(row)
    if not unmet:
        return ""
    need, more = _short_need(bank, unmet[0]), len(unmet) - 1
    return say("needs.and-more", need=need, count=more) if more else need


def names_of_gravest(bank: QuestionBank, row: PathResult) -> tuple[str, ...]:
    """Return what the gravest needs are about, each in a few words."""
    return tuple(
        " or ".join(_named(*pair) for pair in _nearest(bank, need)) for need in _gravest(row)
    )


def what_opens(bank: QuestionBank, row: PathResult) -> str:
    """Return what would have to be different for the path to open: "at least … instead of …"."""
    blocking = [need for need in open_needs(row) if need.status == "blocked"]
    return in_list([" or ".join(_worded("opens", bank, need)) for need in blocking])


def _nearest(bank: QuestionBank, need: NeedCheck) -> Iterator[tuple[Limit, LimitCheck]]:
    """Yield, of several ways to meet a need, those that are nearest to being met."""
    for check in need.limits:
        if check.status == need.status:
            yield bank.limit(check.limit), check


def _short_need(bank: QuestionBank, need: NeedCheck) -> str:
    return _or_need(_worded("short", bank, need))


def _worded(
    form: Literal["gap", "short", "opens"], bank: QuestionBank, need: NeedCheck
) -> Iterator[str]:
    """Yield what somebody has and what is needed, in this form, for each way to meet a need."""
    for limit, check in _nearest(bank, need):
        yield say(f"needs.{form}-{_case(limit, check)}", **_about(limit, check))


def is_too_young(limit: Limit, have: int | None) -> bool:
    """Whether years are lacking, which nobody can get by choosing another answer."""
    return limit.role == "allowed" and have == UNDER_AGE


def _least(limit: Limit, check: LimitCheck) -> int:
    """Return the least that would help: who may not earn will not become under 18."""
    may_not_earn = limit.role == "allowed" and check.have == 0
    return max(check.minimum, MAY_EARN) if may_not_earn else check.minimum


def _named(limit: Limit, check: LimitCheck) -> str:
    """Name what a need is about, with what was said where it decides what else is shown."""
    is_told = limit.role == "allowed" or (limit.role == "device" and check.have == 0)
    said = limit.words.get(str(check.have)) if is_told else None
    return say("needs.named", limit=limit.name, said=said) if said else limit.name


def _case(limit: Limit, check: LimitCheck) -> str:
    if check.have is None:
        return "unknown"
    if is_too_young(limit, check.have):
        return "young_tight" if check.status == "stretch" else "young"
    return check.status if check.status in ("open", "stretch") else "lacking"


def _about(limit: Limit, check: LimitCheck) -> dict[str, object]:
    """Return all that can be said of one way to meet a need."""
    have, comfortable, least = check.have, check.comfortable, _least(limit, check)
    chosen = check.said if have is not None and not limit.words else ""
    amount = _value if chosen or have is None else again  # else its unit has been said
    said = amount(limit, least)
    needed = say("needs.needs-better", least=said, better=again(limit, comfortable))
    if comfortable == check.minimum:
        needed = say("needs.needs", least=said)
    elif check.minimum == 0:
        needed = say("needs.needs-nothing", better=_value(limit, comfortable))
    return {
        "limit": limit.name,
        "chosen": bool(limit.words or chosen),
        "have": quoted(chosen) if chosen or have is None else _value(limit, have),
        "had": quoted(chosen) if chosen or have is None else again(limit, have),
        "needed": needed,
        "least": said,
        "with_unit": with_words(limit, least),
        "comfortable": amount(limit, comfortable),
    }


# How a path stands: whether it can be started, and what keeps it from that.


def status_phrase(row: PathResult) -> str:
    """Return how a path stands, in a few words; a deal-breaker comes before all else."""
    return say("reasons.ruled-out-short") if row.ruled_out_by else _stands(row, "long")


def start_phrase(row: PathResult, *, pays: bool = True) -> str:
    """Return when a path can be started, to end a sentence on it; "" where nobody asks.

    Of one that does not pay the bills that is said instead of a mere tight start.
    """
    is_tight = row.access.can_start and row.access.status != "open"
    return _stands(row, "last") if pays or not is_tight else say("reasons.stands-last-unpaid")


def _stands(row: PathResult, form: Literal["long", "short", "last"]) -> str:
    status, terms = row.access.status, row.terms
    if status == "open" and (form == "short" or not terms.start):
        return ""
    maybe = status == "unknown" and row.access.can_start
    count = sum(need.status == status for need in row.access.needs)
    return say(f"reasons.stands-{form}-{'maybe' if maybe else status}", terms=terms, count=count)


def standing_line(result: Result, row: PathResult) -> str:
    """Return one line on a path that something stands in the way of; "" when nothing does.

    Of one that is ruled out no more than what would keep them from it all the same.
    """
    said = [ruled_out_words(result, row)] if row.ruled_out_by else []
    if row.access.status != "open" and (not said or row.access.status == "blocked"):
        said.append(f"{_stands(row, 'short')} ({short_gap(result.content.bank, row)})")
    return ", and ".join(said)


def with_standing(row: PathResult) -> str:
    """Return the name of a path, and in brackets that it is out of reach or cannot start yet."""
    can_follow = row.access.status not in ("later", "blocked")
    return row.path.name if can_follow else f"{row.path.name} ({_stands(row, 'short')})"


def why_not(result: Result, row: PathResult) -> str:
    """Return why a path cannot be taken, and what would open it."""
    reasons = [ruled_out_words(result, row)] if row.ruled_out_by else []
    if row.access.status == "blocked":
        reasons.append(say("reasons.would-open", what=what_opens(result.content.bank, row)))
    return ", and ".join(reasons)


def ruled_out_words(result: Result, row: PathResult) -> str:
    """Return "ruled out by your deal-breaker “…”", or "answer" where one was not marked so."""
    given = result.sheet.answers
    answers = [  # as what scores: the option alone, whatever number fell into it
        label(result.content, question, replace(given[question], number=None))
        for question in row.ruled_out_by
    ]
    marked = all(given[question].mark == "deal_breaker" for question in row.ruled_out_by)
    return say(
        f"reasons.ruled-{'mark' if marked else 'answer'}", count=len(answers), answers=answers
    )


def shown_status(row: PathResult) -> Status:
    """Return the status that a path is shown with: one that is ruled out looks blocked."""
    return "blocked" if row.ruled_out_by else row.access.status
