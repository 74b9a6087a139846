"""The money of a plan in words: what a month may bring, and whether it pays what must be paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.model import WORLD
from careerpick.words.basics import (
    BASIS,
    amount,
    capital,
    citation,
    counted,
    currency,
    date,
    in_list,
    percent,
    place_in_words,
    small,
    stretch_of_time,
)
from careerpick.words.money import WAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpick.decide.comparison import Citations
    from careerpick.model import QuestionBank
    from careerpick.plan.money import Band, Bills, Earns, Figure, FigureKind, FigureName, Span
    from careerpick.plan.plan import Plan


def weeks(value: float) -> str:
    """Return "three weeks", or days below one; never months, so that two can be compared."""
    return stretch_of_time(value) if value < 1 else counted(round(value), "week")


# What a month may bring.

TITLE = "What a month may bring"
TRUST = "How far to trust these figures"
FIGURES = "Every figure, and where it comes from"
SPANS: dict[Span, str] = {
    "first_months": "in the first three months",
    "first_year": "in the first year",
    "established": "once established",
}

Led = tuple[str, str]
"""A name that stands out, or "", and what is said of it."""


def band_in_digits(band: Band) -> str:
    """Return "0", "up to 30" or "60 to 400"."""
    if band.low == band.high:
        return f"{band.high:,}"
    return f"{band.low:,} to {band.high:,}" if band.low else f"up to {band.high:,}"


def band_words(band: Band, code: str = "") -> str:
    """Return "nothing", "up to 30 US dollars" or "60 to 400 US dollars"."""
    if band.high == 0:
        return "nothing"
    return f"{band_in_digits(band)} {currency(code)}" if code else band_in_digits(band)


def a_month(earned: Earns, spans: Sequence[Span] = tuple(SPANS)) -> str:
    """Return what a month brings in each of these spans, in one sentence."""
    code, said = earned.rates.currency, []
    for span in spans:
        band = earned.band(span)
        said.append(f"{band_words(band, code)} {SPANS[span]}")
        code = code if band.high == 0 else ""
    return f"A month may bring {in_list(said)}."


def months_lines(plan: Plan) -> tuple[Led, ...]:
    """Return what a month of each path may bring: both ways of those in the plan, else one."""
    bank = plan.content.bank
    found = []
    for path_id, ways in plan.money.items():
        name = plan.content.path(path_id).name
        for earned in ways if path_id in plan.sites else ways[:1]:
            place = place_in_words(bank, earned.rates.place)
            led = f"{name}, {small(WAYS[earned.way])} ({place}): "
            found.append((led, a_month(earned)))
    return tuple(found)


def whose_figures(bank: QuestionBank, earned: Earns, country: str | None) -> str:
    """Return for which place the figures are, and what there is none for."""
    place = place_in_words(bank, earned.rates.place)
    of_kind = f" They are of {earned.kind.role}." if earned.kind else ""
    if earned.fit == "country":
        return f"These figures are for {place}.{of_kind}"
    if country is None:
        is_asked = any(question.pick == "country" for question in bank.questions)
        hint = " Name your country for nearer ones: --country." if is_asked else ""
        where = "hold worldwide" if earned.rates.place == WORLD else f"are for {place}"
        return f"These figures {where}.{of_kind}{hint}"
    home = place_in_words(bank, country)
    return f"No figures for {home} were found: these are for {place}.{of_kind}"


def compared(plan: Plan) -> tuple[str, ...]:
    """Return where one path plainly brings more than another, in a sentence for each two."""
    found: dict[tuple[str, str], list[Span]] = {}
    for lead in plan.leads:
        found.setdefault((lead.ahead, lead.behind), []).append(lead.span)
    return tuple(
        f"{plan.content.path(ahead).name} plainly brings more a month than "
        f"{plan.content.path(behind).name} {in_list([SPANS[span] for span in spans])}."
        for (ahead, behind), spans in found.items()
    )


# Does it pay what has to be paid?

SAY_NEED = "Whether it pays your bills is not known: you did not say what you need each month."


def bills_words(plan: Plan, bills: Bills) -> str:
    """Return whether a path pays what must be paid, and when; "" where something else does."""
    wait = plan.route.wait
    late = f", later than you can wait ({weeks(wait)})" if bills.is_late and wait else ""
    need = _need(plan, bills)
    month = f"month {bills.from_month}"
    match bills.verdict:
        case "not_in_first_year":
            return f"This will not pay your bills in the first year: you need {need}."
        case "may":
            return f"It may pay your bills, {need}, from about {month} on{late}."
        case "should":
            if bills.may_from == bills.from_month:
                return f"It should pay your bills, {need}, from about {month} on{late}."
            return (
                f"It may pay your bills, {need}, from about month {bills.may_from} on"
                f"{late}, and should from about {month} on."
            )
        case "other_currency":
            code = _figures_currency(plan, bills)
            ours = currency(code)
            return (
                f"You need {need}, and the figures are in {ours}, so the two cannot be "
                f"compared. Think of what you need in {ours}, and "
                f'add that: --need "700 {code}".'
            )
        case "not_said":
            return SAY_NEED
        case "not_needed":
            return ""


def _need(plan: Plan, bills: Bills) -> str:
    if bills.need is None or bills.currency is None:
        return ""
    need = f"{bills.need:,} {currency(bills.currency)} a month"
    if bills.need_in_figures is None:
        return need
    ours = currency(_figures_currency(plan, bills))
    return f"{need}, about {bills.need_in_figures:,} {ours} (rate of {date(bills.rate_as_of)})"


def _figures_currency(plan: Plan, bills: Bills) -> str:
    earned = plan.earned(bills.path)
    return earned.rates.currency if earned else ""


def bills_line(plan: Plan) -> str:
    """Return the line on bills of the destination; "" for nothing to say."""
    goal = plan.route.destination
    own = [item for item in plan.bills if goal and item.path == goal.path.id]
    return bills_words(plan, own[0]) if own else ""


def bridge_line(plan: Plan) -> str:
    """Return the same of the bridge, with the hours that it gets; "" without one."""
    bridge, stages = plan.route.bridge, plan.stages
    own = [item for item in plan.bills if bridge and item.path == bridge.path.id]
    if bridge is None or not own or own[0].verdict in {"not_said", "not_needed"}:
        return ""
    hours = next(stage.hours[bridge.path.id] for stage in stages if bridge.path.id in stage.hours)
    return (
        f"{bridge.path.name}, {counted(hours, 'hour')} a week: {small(bills_words(plan, own[0]))}"
    )


# What the figures rest on, and take for granted.


def trust(plan: Plan) -> tuple[Led, ...]:
    """Return what the figures of each path of the plan rest on, then what all take for granted."""
    ids = [path_id for path_id in plan.money if path_id in plan.sites]
    rests = [(f"{plan.content.path(item).name}: ", basis_words(plan, item)) for item in ids]
    return (*rests, *(("", sentence) for sentence in assumptions(plan)))


def figures(plan: Plan, cited: Citations) -> tuple[tuple[str, tuple[Led, ...]], ...]:
    """Return the name of each path with its figures: each said, and why it is what it is."""
    by_path: dict[str, list[Led]] = {}
    for figure in plan.figures:
        name = capital(FIGURE_WORDS[figure.name])
        said = f"{name}: {figure_value(figure)}. {capital(BASIS[figure.basis])}. "
        marks = citation(cited.numbers[figure.path], figure.sources)
        by_path.setdefault(figure.path, []).append((said, f"{figure.why} {marks}"))
    return tuple((plan.content.path(item).name, tuple(led)) for item, led in by_path.items())


KIND_WORDS: dict[FigureKind, str] = {
    "measured": "measured",
    "survey": "from surveys",
    "told": "told by sites and by people who do it",
    "judgement": "our own estimate",
}
"""What a figure rests on, in plain words, strongest first."""

FIGURE_WORDS: dict[FigureName, str] = {
    "rate_start": "pay for a paid hour at the start",
    "rate_later": "pay for a paid hour later",
    "paid_share_start": "paid part of your time at the start",
    "paid_share_later": "paid part of your time later",
    "fee_share": "what sites keep",
    "weeks_to_first_income": "weeks until the first money",
    "months_to_established": "months from then to the later pay",
}


def basis_words(plan: Plan, path_id: str) -> str:
    """Return which figures of a path are measured, asked, told or estimated."""
    parts = []
    for kind, words in KIND_WORDS.items():
        names = [
            FIGURE_WORDS[figure.name]
            for figure in plan.figures
            if figure.path == path_id and figure.kind == kind
        ]
        if names:
            parts.append(f"{capital(words)}: {in_list(_merged(names))}.")
    return " ".join(parts)


def _merged(names: list[str]) -> list[str]:
    """Say "pay for a paid hour at the start" and "… later" as one."""
    merged: list[str] = []
    for name in names:
        twin = name.removesuffix(" later") + " at the start"
        if twin in merged:
            merged[merged.index(twin)] = name.removesuffix(" later")
        else:
            merged.append(name)
    return merged


def figure_value(figure: Figure) -> str:
    """Return the value of a figure with its unit, shares in per cent."""
    value = figure.value
    is_share = figure.unit.startswith("share ")
    low, usual, high = (
        percent(item) if is_share else amount(item)
        for item in (value.low, value.typical, value.high)
    )
    unit = figure.unit.removeprefix("share ") if is_share else figure.unit
    if low == high:
        return f"{usual} {unit}"
    return f"{low} to {high} {unit}, typically {usual}"


def assumptions(plan: Plan) -> tuple[str, ...]:
    """Return what the bands take for granted."""
    goal = plan.route.destination
    said = [
        "All amounts are a month's, after fees and unpaid time, and before tax and other costs. "
        "They are rounded so that nobody takes them for more than they are.",
        "A band goes from low pay to high pay; all else is taken as it usually is. It is counted "
        "with all of your hours, from the day when you start.",
    ]
    first = plan.earned(goal.path.id) if goal else None
    if first and first.experienced:
        said.append(
            "You do not begin from nothing, so the high end is the later pay from the start."
        )
    if plan.route.lacks and goal:
        said.append(f"Month 1 is the first in which you have what {goal.path.name} needs.")
    return tuple(said)
