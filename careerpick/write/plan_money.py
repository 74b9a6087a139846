"""The money of a plan on a terminal: bars, who passes whom, and what the figures rest on."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from careerpick.decide.citations import Citations
from careerpick.plan.plan import Plan
from careerpick.words import plan_money_parts as money_parts
from careerpick.words.basics import span
from careerpick.words.plan_money import missing_words
from careerpick.words.plan_money_parts import Led
from careerpick.words.plan_verdict import hours_words
from careerpick.write.plan_chart import Chart, ChartRow
from careerpick.write.style import HEAD, QUIET, Hanging, Look, heading

Rows = Iterator[RenderableType]

BLANK = Text()
STACKED_BELOW = 64
"""In fewer columns the name of a path stands above its bar."""
BAR_NOTE = "A bar is full from low to typical, and light from there to high."


def money_rows(plan: Plan, look: Look, width: int) -> Rows:
    """Return everything on money but the single figures."""
    if plan.hours == 0:
        return
    yield BLANK
    yield heading(look, money_parts.TITLE)
    yield Hanging(look.text(f"For {hours_words(plan)}. {BAR_NOTE}"), margin=2)
    missing = missing_words(plan)
    if missing:
        yield Hanging(look.text(missing), margin=2)
    yield from _over_time(plan, look)
    yield from _side_by_side(plan, look, width)
    yield BLANK
    for sentence in money_parts.compared(plan):
        yield Hanging(look.text(sentence), look.bullet(), margin=2)
    yield BLANK
    yield _title(money_parts.EACH_HOUR, look)
    for led in money_parts.each_hour(plan):
        yield _led(led, look)
    yield BLANK
    yield _title(money_parts.TRUST, look)
    for led in money_parts.trust(plan):
        yield _led(led, look)


def _title(title: str, look: Look) -> Hanging:
    return Hanging(look.text(title, HEAD), margin=2)


def _led(led: Led, look: Look) -> Hanging:
    name, said = led
    return Hanging(look.join((name, "bold"), said), look.bullet(), margin=2)


def _over_time(plan: Plan, look: Look) -> Rows:
    found = money_parts.over_time(plan)
    if found is None:
        return
    ((_, series),) = found.series
    rows = [
        ChartRow(
            Text(span(str(first), str(last)).replace(" to ", "-")), series.average(first, last)
        )
        for first, last in _spans(plan.months)
    ]
    yield BLANK
    yield _title(found.title, look)
    yield Chart([("", rows)], "month")


def _spans(months: int) -> list[tuple[int, int]]:
    """Single months for half a year, quarters for three years, years beyond."""
    step = 1 if months <= 6 else 3 if months <= 36 else 12
    return [(first, min(first + step - 1, months)) for first in range(1, months + 1, step)]


def _side_by_side(plan: Plan, look: Look, width: int) -> Rows:
    stacked = width < STACKED_BELOW
    for found in money_parts.side_by_side(plan):
        named = [(look.text(name), series) for name, series in found.series]
        parts = [
            (f"Month {month}", [ChartRow(name, series.months[month - 1]) for name, series in named])
            for month in money_parts.months_shown(plan)
        ]
        yield BLANK
        yield _title(found.title, look)
        yield Chart(parts, stacked=stacked)
        if plan.months > 1:
            totals = [ChartRow(name, series.totals[-1]) for name, series in named]
            yield BLANK
            yield _title(f"{money_parts.together(plan)}, {found.currency}", look)
            yield Chart([("", totals)], stacked=stacked)


def figure_rows(plan: Plan, cited: Citations, look: Look) -> Rows:
    """Return every figure with its unit, what it rests on, and the numbers of its sources."""
    yield BLANK
    yield heading(look, money_parts.FIGURES)
    for name, figures in money_parts.figures(plan, cited):
        yield _title(name, look)
        for said, why in figures:
            yield Hanging(look.join(said, (why, QUIET)), look.bullet(), margin=2)
