"""The money of a plan on a terminal: charts, who passes whom, and what the figures rest on."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from careerpick.citations import Citations
from careerpick.planning import Plan
from careerpick.planning.money import Series, hour_brings
from careerpick.render.plan_chart import Chart, ChartRow
from careerpick.render.style import HEAD, QUIET, Hanging, Look, heading
from careerpick.wording.basics import capital, counted, currency, small, span
from careerpick.wording.money import BASIS
from careerpick.wording.plan import money as money_words
from careerpick.wording.plan.amounts import hourly
from careerpick.wording.plan.verdict import hours_words
from careerpick.wording.sources import citation
from careerpick.wording.verdict import status_phrase

Rows = Iterator[RenderableType]

BLANK = Text()
STACKED_BELOW = 64
"""In fewer columns the name of a path stands above its bar."""
LOOKS_AT = (3, 6, 12, 24, 36, 60, 120)
"""Months at which the paths are set side by side."""
THIS_PLAN = "This plan"
BAR_NOTE = "A bar is full from low to typical, and light from there to high."


def money_rows(plan: Plan, look: Look, width: int) -> Rows:
    """Return everything on money but the single figures."""
    if plan.hours == 0:
        return
    yield BLANK
    yield heading(look, "What it may bring")
    yield Hanging(look.text(f"For {hours_words(plan)}. {BAR_NOTE}"), margin=2)
    missing = money_words.missing_words(plan)
    if missing:
        yield Hanging(look.text(missing), margin=2)
    yield from _over_time(plan, look)
    yield from _side_by_side(plan, look, width)
    yield BLANK
    for sentence in _sentences(plan):
        yield Hanging(look.text(sentence), look.bullet(), margin=2)
    yield from _each_hour(plan, look)
    yield from _trust(plan, look)


def _over_time(plan: Plan, look: Look) -> Rows:
    series = plan.money.plan
    if series is None:
        return
    goal = plan.route.destination
    name = THIS_PLAN if plan.route.bridge else goal.path.name if goal else THIS_PLAN
    yield BLANK
    yield _title(f"{name}, {currency(series.currency)} a month ({series.region})", look)
    spans = _spans(plan.months)
    rows = [
        ChartRow(
            Text(span(str(first), str(last)).replace(" to ", "-")), series.average(first, last)
        )
        for first, last in spans
    ]
    yield Chart([("", rows)], "month")


def _title(title: str, look: Look) -> Hanging:
    return Hanging(look.text(title, HEAD), margin=2)


def _spans(months: int) -> list[tuple[int, int]]:
    """Single months for half a year, quarters for three years, years beyond."""
    step = 1 if months <= 6 else 3 if months <= 36 else 12
    return [(first, min(first + step - 1, months)) for first in range(1, months + 1, step)]


def _side_by_side(plan: Plan, look: Look, width: int) -> Rows:
    for code in dict.fromkeys(series.currency for series in plan.money.alone):
        found = _named(plan, code, look)
        if len(found) < 2:
            continue
        yield BLANK
        regions = " and ".join(dict.fromkeys(series.region for _, series in found))
        yield _title(f"Side by side, {currency(code)} a month ({regions})", look)
        looks_at = [month for month in LOOKS_AT if month <= plan.months] or [plan.months]
        stacked = width < STACKED_BELOW
        yield Chart(
            [
                (f"Month {month}", [ChartRow(name, item.months[month - 1]) for name, item in found])
                for month in looks_at
            ],
            stacked=stacked,
        )
        if plan.months > 1:
            yield BLANK
            yield _title(f"All {counted(plan.months, 'month')} together, {currency(code)}", look)
            yield Chart(
                [("", [ChartRow(name, item.totals[-1]) for name, item in found])], stacked=stacked
            )


def _named(plan: Plan, code: str, look: Look) -> list[tuple[Text, Series]]:
    """The plan, where it is more than one path, and each path, in one currency."""
    found = [(series.paths[0], series) for series in plan.money.alone if series.currency == code]
    named = [(look.text(plan.content.path(path_id).name), series) for path_id, series in found]
    whole = plan.money.plan
    if plan.route.bridge and whole and whole.currency == code:
        named.insert(0, (look.text(THIS_PLAN), whole))
    return named


def _sentences(plan: Plan) -> Iterator[str]:
    for crossing in money_words.main_crossings(plan):
        yield money_words.crossing_words(plan, crossing)
    against = money_words.against_straight(plan)
    if against:
        yield against


def _each_hour(plan: Plan, look: Look) -> Rows:
    yield BLANK
    yield _title("What an hour of your time brings, after fees and unpaid time", look)
    for row in plan.result.paths:
        series = plan.money.of(row.path.id)
        rates = next(
            (item for item in row.path.income.rates if series and item.region == series.region),
            None,
        )
        if rates is None:
            continue
        start, later = hour_brings(row.path.income, rates)
        said = f"{hourly(start, rates.currency)} at first; {hourly(later, rates.currency)} later."
        status = small(status_phrase(row))
        body = look.join((row.path.name, "bold"), f" ({status}): {said}")
        yield Hanging(body, look.bullet(), margin=2)


def _trust(plan: Plan, look: Look) -> Rows:
    yield BLANK
    yield _title("How far to trust these figures", look)
    for series in plan.money.alone:
        path_id = series.paths[0]
        name = plan.content.path(path_id).name
        body = look.join((f"{name}: ", "bold"), money_words.basis_words(plan, path_id))
        yield Hanging(body, look.bullet(), margin=2)
    for sentence in money_words.assumptions(plan):
        yield Hanging(look.text(sentence), look.bullet(), margin=2)


def figure_rows(plan: Plan, cited: Citations, look: Look) -> Rows:
    """Return every figure with its unit, what it rests on, and the numbers of its sources."""
    yield BLANK
    yield heading(look, "Every figure, and where it comes from")
    for path_id in dict.fromkeys(figure.path for figure in plan.figures):
        yield Hanging(look.text(plan.content.path(path_id).name, HEAD), margin=2)
        for figure in plan.figures:
            if figure.path != path_id:
                continue
            name = capital(money_words.FIGURE_WORDS[figure.name])
            said = f"{name}: {money_words.figure_value(figure)}. {capital(BASIS[figure.basis])}. "
            marks = citation(cited.numbers[path_id], figure.sources)
            body = look.join(said, (f"{figure.why} {marks}", QUIET))
            yield Hanging(body, look.bullet(), margin=2)
