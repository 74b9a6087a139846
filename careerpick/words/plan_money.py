"""The money of a plan in words: who passes whom, what the figures rest on, and take for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.plan.money import (
    Case,
    Crossing,
    Figure,
    FigureKind,
    FigureName,
    Series,
    hour_brings,
)
from careerpick.values import value
from careerpick.words.basics import (
    BASIS,
    amount,
    capital,
    citation,
    counted,
    currency,
    in_list,
    percent,
    small,
    stretch_of_time,
)
from careerpick.words.reasons import status_phrase

if TYPE_CHECKING:
    from careerpick.decide.comparison import Citations
    from careerpick.model import Range
    from careerpick.plan.plan import Plan

# Amounts of money with no more digits than they deserve, weeks, and texts cut short.


def rounded(value: float) -> str:
    """Return an amount with two digits that count: "0", "7", "84", "1,200"."""
    whole = round(value)
    if whole < 100:
        return f"{whole}"
    step = 10 ** (len(str(whole)) - 2)
    return f"{round(value / step) * step:,}"


def span_of(value: Range) -> str:
    """Return "13 to 60", or the one number where both ends look the same."""
    low, high = rounded(value.low), rounded(value.high)
    return low if low == high else f"{low} to {high}"


def in_range(value: Range) -> str:
    """Return "13 to 60, typically 32"."""
    return f"{span_of(value)}, typically {rounded(value.typical)}"


def money(value: Range, code: str) -> str:
    """Return "13 to 60 US dollars, typically 32", or "about 32 US dollars"."""
    if round(value.high) == 0:
        return "nothing"
    if rounded(value.low) == rounded(value.high):
        return f"about {span_of(value)} {currency(code)}"
    return f"{span_of(value)} {currency(code)}, typically {rounded(value.typical)}"


def hourly(value: Range, code: str) -> str:
    """Return what an hour brings: "0.90 to 6.00 US dollars, typically 2.40"."""
    low, typical, high = (_small(item) for item in (value.low, value.typical, value.high))
    if low == high:
        return f"about {typical} {currency(code)}"
    return f"{low} to {high} {currency(code)}, typically {typical}"


def _small(value: float) -> str:
    return f"{value:.0f}" if value >= 9.95 else f"{round(value, 1 if value >= 1 else 2):.2f}"


def weeks(value: float) -> str:
    """Return "three weeks", or days below one; never months, so that two can be compared."""
    return stretch_of_time(value) if value < 1 else counted(round(value), "week")


def months(count: int | None, most: int) -> str:
    """Return "three months"; None is more than `most`."""
    if count is None:
        return f"more than {counted(most, 'month')}"
    return "no time" if count == 0 else counted(count, "month")


# What is shown of the money of a plan, part by part: which paths, which months, which words.

TITLE = "What it may bring"
EACH_HOUR = "What an hour of your time brings, after fees and unpaid time"
TRUST = "How far to trust these figures"
FIGURES = "Every figure, and where it comes from"

_THIS_PLAN = "This plan"
_LOOKS_AT = (3, 6, 12, 24, 36, 60, 120)

Led = tuple[str, str]
"""A name that stands out, or "", and what is said of it."""


@value
class InTime:
    """Monthly income in one currency.

    Attributes:
        title: What it is, with currency and region.
        currency: Its name.
        series: Each with its name.
    """

    title: str
    currency: str
    series: tuple[tuple[str, Series], ...]


def over_time(plan: Plan) -> InTime | None:
    """Return what the plan brings from month to month; None without figures for it."""
    series, goal = plan.money.plan, plan.route.destination
    if series is None:
        return None
    name = goal.path.name if goal and not plan.route.bridge else _THIS_PLAN
    code = currency(series.currency)
    return InTime(f"{name}, {code} a month ({series.region})", code, ((name, series),))


def side_by_side(plan: Plan) -> tuple[InTime, ...]:
    """Return the plan, where it is more than one path, and each path, by currency."""
    found = []
    for code in dict.fromkeys(series.currency for series in plan.money.alone):
        named = _named(plan, code)
        if len(named) > 1:
            regions = " and ".join(dict.fromkeys(series.region for _, series in named))
            title = f"Side by side, {currency(code)} a month ({regions})"
            found.append(InTime(title, currency(code), named))
    return tuple(found)


def _named(plan: Plan, code: str) -> tuple[tuple[str, Series], ...]:
    named = [
        (plan.content.path(series.paths[0]).name, series)
        for series in plan.money.alone
        if series.currency == code
    ]
    whole = plan.money.plan
    if plan.route.bridge and whole and whole.currency == code:
        named.insert(0, (_THIS_PLAN, whole))
    return tuple(named)


def months_shown(plan: Plan) -> tuple[int, ...]:
    """Return the months at which paths are set side by side."""
    return tuple(month for month in _LOOKS_AT if month <= plan.months) or (plan.months,)


def together(plan: Plan) -> str:
    """Return the title of what all months bring in all."""
    return f"All {counted(plan.months, 'month')} together"


def compared(plan: Plan) -> tuple[str, ...]:
    """Return who passes whom and when, and the plan against going straight."""
    passing = (crossing_words(plan, item) for item in main_crossings(plan))
    against = against_straight(plan)
    return (*passing, against) if against else tuple(passing)


def each_hour(plan: Plan) -> tuple[Led, ...]:
    """Return what an hour brings with each path that has figures, the best match first."""
    found = []
    for row in plan.result.paths:
        series = plan.money.of(row.path.id)
        for rates in row.path.income.rates:
            if series and rates.region == series.region:
                start, later = (
                    hourly(item, rates.currency) for item in hour_brings(row.path.income, rates)
                )
                status = small(status_phrase(row))
                found.append((row.path.name, f" ({status}): {start} at first; {later} later."))
                break
    return tuple(found)


def trust(plan: Plan) -> tuple[Led, ...]:
    """Return what the figures of each path rest on, then what all of them take for granted."""
    ids = [series.paths[0] for series in plan.money.alone]
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
EARLY_MONTHS = 6


def crossing_words(plan: Plan, crossing: Crossing) -> str:
    """Return when one path's monthly income passes another's, in all three cases."""
    ahead, behind = (plan.content.path(item).name for item in (crossing.ahead, crossing.behind))
    passes = crossing.months
    if set(passes.values()) == {1}:
        return f"{ahead} brings more than {behind} from the first month, in all three cases."
    if len(set(passes.values())) == 1:
        return f"{ahead} passes {behind} in month {passes['typical']}, in all three cases."
    if passes["typical"] == 1:
        start = f"{ahead} usually brings more than {behind} from the first month"
    else:
        start = f"{ahead} passes {behind} in month {passes['typical']}"
    low, high = (_passes(plan, passes, case) for case in ("low", "high"))
    return f"{start}; in the low case {low}, in the high case {high}."


def _passes(plan: Plan, passes: dict[Case, int | None], case: Case) -> str:
    month = passes[case]
    if month is None:
        return f"not within {counted(plan.months, 'month')}"
    return "from the first month" if month == 1 else f"in month {month}"


def main_crossings(plan: Plan) -> tuple[Crossing, ...]:
    """Return the crossings of the destination with each path, the bridge first; else all."""
    goal = plan.route.destination
    if goal is None:
        return plan.money.crossings
    bridge = plan.route.bridge
    rows = sorted(plan.result.paths, key=lambda row: row is not bridge)
    found = [plan.money.crossing(goal.path.id, row.path.id) for row in rows]
    return tuple(crossing for crossing in found if crossing)


def against_straight(plan: Plan) -> str:
    """Return what the bridge gains and costs against going straight; "" without one."""
    goal, series = plan.route.destination, plan.money.plan
    straight = plan.money.of(goal.path.id) if goal else None
    if plan.route.bridge is None or goal is None or series is None or straight is None:
        return ""
    ends = dict.fromkeys((min(EARLY_MONTHS, plan.months), plan.months))
    said = [
        _difference(series.totals[end - 1], straight.totals[end - 1], end, series.currency)
        for end in ends
    ]
    return (
        f"Against {goal.path.name} alone, if you could live without money so long, the plan "
        f"typically brings {in_list(said)}."
    )


def _difference(plan: Range, straight: Range, end: int, code: str) -> str:
    gap = plan.typical - straight.typical
    more = "more" if gap >= 0 else "less"
    size = f"{rounded(abs(gap))} {currency(code)} {more}" if round(gap) else "as much"
    return f"{size} by the end of month {end}"


def missing_words(plan: Plan) -> str:
    """Return which paths have no figures for the region; "" when all have."""
    names = [plan.content.path(path_id).name for path_id in plan.money.missing]
    if not names or plan.region is None:
        return ""
    return f"No figures for {plan.region}: {in_list(names)}. Left out here."


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
    """Return what the figures take for granted."""
    goal = plan.route.destination
    said = [
        "All amounts are after fees and unpaid time, and before tax and other costs.",
        "Low means low pay, high fees and a slow start, all at once; high means the reverse. "
        "Trust the range more than its middle.",
        "A path alone is counted with all of the hours, from the day when it can start.",
    ]
    if plan.route.bridge and goal:
        said.append(
            f"The plan takes it that the first money from {goal.path.name} comes no later though "
            "it gets only a part of the hours. In truth it may."
        )
    if plan.route.lacks and goal:
        said.append(
            f"Month 1 is the first month in which you have what {goal.path.name} needs. What "
            "comes in before is not counted."
        )
    return tuple(said)
