"""Money over time as SVG: a panel for each line, with the range as a band. Knows no page."""

from collections.abc import Iterator, Sequence
from math import floor, log10

from markupsafe import Markup

from careerpick.model import Range
from careerpick.report.blocks import IncomeChart, IncomeLine
from careerpick.words.plan_amounts import rounded
from careerpick.write.html.svg import Number, fitted, polygon, straight, text

LEFT = 54
"""Room for the amounts beside a panel."""
PANEL, LONE_PANEL = 96, 170
_MARKS = (1, 2, 3, 6, 12, 24)


def panels(chart: IncomeChart, width: Number) -> tuple[Number, list[Markup]]:
    """Return the height of the chart and its parts, all panels on one scale."""
    top = nice_top(max((month.high for line in chart.lines for month in line.months), default=0))
    tall = LONE_PANEL if len(chart.lines) == 1 else PANEL
    parts: list[Markup] = []
    y: Number = 0
    for line in chart.lines:
        (name,) = fitted(line.name, width, 15)
        parts.append(text(name, 0, y + 14, "name"))
        parts += _panel(line, (LEFT, y + 26, width - LEFT - 10, tall), top)
        y += tall + 58
    parts.append(text(f"month; {chart.unit} a month", width, y + 4, "small", "end"))
    return y + 10, parts


def nice_top(highest: float) -> float:
    """Return a round amount at or above the highest: 1, 2, 4, 5 or 8 with zeros."""
    if highest <= 0:
        return 1.0
    power: float = 10 ** floor(log10(highest))
    return next(step * power for step in (1, 2, 4, 5, 8, 10) if step * power >= highest)


def _panel(
    line: IncomeLine, box: tuple[Number, Number, Number, Number], top: float
) -> Iterator[Markup]:
    left, up, width, height = box

    def high(amount: float) -> float:
        return up + height - height * amount / top

    for part in (0, 0.5, 1):
        y = high(part * top)
        yield straight((left, y, left + width, y), "axis")
        yield text(rounded(part * top), left - 6, y + 4, "small", "end")
    at = [left + width * (month + 0.5) / len(line.months) for month in range(len(line.months))]
    yield polygon(_band(at, line.months, high, width / len(line.months) / 2), "band")
    typical = [(x, high(month.typical)) for x, month in zip(at, line.months, strict=True)]
    if len(typical) == 1:
        typical = [(left, typical[0][1]), (left + width, typical[0][1])]
    yield polygon(typical, "typical", "polyline")
    for month in _shown_months(len(line.months)):
        yield text(str(month), at[month - 1], up + height + 16, "small", "middle")


def _band(
    at: Sequence[float], months: Sequence[Range], high: "object", half: float
) -> list[tuple[Number, Number]]:
    assert callable(high)
    if len(at) == 1:
        at, months = (at[0] - half, at[0] + half), (months[0], months[0])
    upper = [(x, high(month.high)) for x, month in zip(at, months, strict=True)]
    lower = [(x, high(month.low)) for x, month in zip(at, months, strict=True)]
    return [*upper, *reversed(lower)]


def _shown_months(count: int) -> list[int]:
    """Return which months are named below a panel: at most about ten."""
    step = next((mark for mark in _MARKS if count / mark <= 9), _MARKS[-1])
    return list(range(step, count + 1, step))
