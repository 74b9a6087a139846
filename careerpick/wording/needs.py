"""What a path asks for, next to what the person has, in words."""

from dataclasses import dataclass

from careerpick.limits import SEVERITY, LimitCheck, NeedCheck, Status
from careerpick.model import Limit, QuestionBank
from careerpick.result import PathResult
from careerpick.wording.basics import counted, in_list, quoted, with_unit


@dataclass(frozen=True, slots=True)
class NeedWords:
    """One need that is not plainly met.

    Attributes:
        status: How it stands.
        gap: What the person has and what is needed.
        reason: Why the path asks for it.
        remedy: What a person who lacks it can do.
    """

    status: Status
    gap: str
    reason: str
    remedy: str


def open_needs(row: PathResult) -> tuple[NeedCheck, ...]:
    """Return the needs that are not plainly met, the gravest first."""
    unmet = [need for need in row.access.needs if need.status != "open"]
    return tuple(sorted(unmet, key=lambda need: -SEVERITY.index(need.status)))


def needs_words(bank: QuestionBank, row: PathResult) -> tuple[NeedWords, ...]:
    """Return every need that is not plainly met in full sentences, the gravest first."""
    return tuple(
        NeedWords(
            need.status,
            " Or: ".join(_gap_sentence(bank.limit(c.limit), c) for c in _worth_naming(need)),
            need.need.reason,
            need.need.remedy,
        )
        for need in open_needs(row)
    )


def short_gap(bank: QuestionBank, row: PathResult) -> str:
    """Return the gravest need in a few words, and how many more there are; "" for none."""
    unmet = [need for need in open_needs(row) if need.status == row.access.status]
    if not unmet:
        return ""
    first = " or ".join(_short(bank.limit(c.limit), c) for c in _worth_naming(unmet[0]))
    more = len(unmet) - 1
    return f"{first}; and {counted(more, 'more thing')}" if more else first


def what_opens(bank: QuestionBank, row: PathResult) -> str:
    """Return what would have to be different for the path to open: "at least … instead of …"."""
    parts = [
        " or ".join(_instead(bank.limit(check.limit), check) for check in _worth_naming(need))
        for need in open_needs(row)
        if need.status == "blocked"
    ]
    return in_list(parts)


def _worth_naming(need: NeedCheck) -> list[LimitCheck]:
    """Of several ways to meet a need, those that are nearest to being met."""
    return [check for check in need.limits if check.status == need.status]


def _value(limit: Limit, value: int) -> str:
    words = limit.words.get(str(value))
    return quoted(words) if words else with_unit(value, limit.unit)


def _again(limit: Limit, value: int) -> str:
    """A second value of the same limit, without repeating the unit."""
    words = limit.words.get(str(value))
    return quoted(words) if words else f"{value:,}"


def _gap_sentence(limit: Limit, check: LimitCheck) -> str:
    if check.have is None:
        needed = _needed(limit, check, _value(limit, check.minimum))
        return f"{limit.name}: you did not answer this. {needed}"
    has = f"{limit.name}: you have {_value(limit, check.have)}"
    if limit.words:
        has = f"{limit.name}: you said {_value(limit, check.have)}"
    if check.status == "open":
        return f"{has}, and that is enough."
    if check.status == "stretch":
        comfortable = _again(limit, check.comfortable)
        return f"{has}. That is enough to begin, but {comfortable} would be comfortable."
    return f"{has}. {_needed(limit, check, _again(limit, check.minimum))}"


def _needed(limit: Limit, check: LimitCheck, minimum: str) -> str:
    if check.comfortable == check.minimum:
        return f"It needs at least {minimum}."
    comfortable = _again(limit, check.comfortable)
    if check.minimum == 0 and not limit.words:
        return f"It can begin with nothing, but {comfortable} would be comfortable."
    return f"It needs at least {minimum}, and {comfortable} to be comfortable."


def _short(limit: Limit, check: LimitCheck) -> str:
    if check.have is None:
        return f"{limit.name}: not answered"
    have = f"{limit.name}: {_value(limit, check.have)}"
    if check.status == "stretch":
        return f"{have}, {_again(limit, check.comfortable)} would be comfortable"
    return f"{have}, at least {_again(limit, check.minimum)} needed"


def _instead(limit: Limit, check: LimitCheck) -> str:
    wanted = f"at least {_value(limit, check.minimum)}"
    return wanted if check.have is None else f"{wanted} instead of {_again(limit, check.have)}"
