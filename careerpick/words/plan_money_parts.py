"""What is shown of the money of a plan, part by part: which paths, which months, which words.

Decided here for every format that people read; each lays it out in its own way.
"""

from careerpick.decide.citations import Citations
from careerpick.plan.money import Series, hour_brings
from careerpick.plan.plan import Plan
from careerpick.values import value
from careerpick.words import plan_money as money
from careerpick.words.basics import capital, counted, currency, small
from careerpick.words.money import BASIS
from careerpick.words.plan_amounts import hourly
from careerpick.words.sources import citation
from careerpick.words.standing import status_phrase

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
    passing = (money.crossing_words(plan, item) for item in money.main_crossings(plan))
    against = money.against_straight(plan)
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
    rests = [(f"{plan.content.path(item).name}: ", money.basis_words(plan, item)) for item in ids]
    return (*rests, *(("", sentence) for sentence in money.assumptions(plan)))


def figures(plan: Plan, cited: Citations) -> tuple[tuple[str, tuple[Led, ...]], ...]:
    """Return the name of each path with its figures: each said, and why it is what it is."""
    by_path: dict[str, list[Led]] = {}
    for figure in plan.figures:
        name = capital(money.FIGURE_WORDS[figure.name])
        said = f"{name}: {money.figure_value(figure)}. {capital(BASIS[figure.basis])}. "
        marks = citation(cited.numbers[figure.path], figure.sources)
        by_path.setdefault(figure.path, []).append((said, f"{figure.why} {marks}"))
    return tuple((plan.content.path(item).name, tuple(led)) for item, led in by_path.items())
