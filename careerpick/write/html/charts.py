"""The charts of a report as SVG: plain figures in, a drawing out (docs/decisions/0006).

Every drawing is 400 units wide, so that its letters can be read on a phone. No colour says
what a sign, a shape or a side does not say too.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from careerpick.report.blocks import (
    DotPlot,
    DotRow,
    IncomeChart,
    Picture,
    RankingBars,
    Strip,
)
from careerpick.write.html import income_chart
from careerpick.write.html.svg import (
    Number,
    drawing,
    element,
    fitted,
    polygon,
    rectangle,
    straight,
    text,
)

WIDTH = 400
LETTER = 15
LINE = 18
TOP_LEVEL = 4
_FIGURES = 44
"""Room for a number beside a bar."""


def chart(picture: Picture, chart_id: str) -> Markup:
    """Return the drawing of a picture; `chart_id` is unique in the page."""
    match picture.chart:
        case RankingBars():
            height, parts = _ranking(picture.chart)
        case DotPlot():
            height, parts = _dots(picture.chart)
        case Strip():
            height, parts = _strip(picture.chart)
        case IncomeChart():
            height, parts = income_chart.panels(picture.chart, WIDTH)
    return drawing(chart_id, picture.title, picture.says, (WIDTH, height), *parts)


def _ranking(chart: RankingBars) -> tuple[Number, list[Markup]]:
    parts: list[Markup] = []
    y: Number = 0
    for bar in chart.bars:
        style = "name chosen" if bar.chosen else "name"
        (name,) = fitted(f"{bar.rank}  {bar.name}", WIDTH - _FIGURES, LETTER)
        parts.append(text(name, 0, y + 14, style))
        parts.append(text(str(bar.match), WIDTH, y + 14, style, "end"))
        parts.append(rectangle(0, y + 21, WIDTH, 12, "track"))
        parts.append(
            rectangle(0, y + 21, WIDTH * bar.match / 100, 12, "bar" if bar.chosen else "bar other")
        )
        parts.append(straight((WIDTH / 2, y + 19, WIDTH / 2, y + 35), "middle"))
        y += 46
    parts.append(text("50", WIDTH / 2, y + 2, "small", "middle"))
    return y + 6, parts


def _dots(chart: DotPlot) -> tuple[Number, list[Markup]]:
    is_personal = any(row.asked is not None for row in chart.rows)
    left = 136 if is_personal else 10
    parts, y = _legend(chart.names)
    if is_personal:
        parts += [text("less", 0, y, "small"), text("more", 104, y, "small", "end")]
    parts += [text("least", left - 8, y, "small"), text("most", WIDTH, y, "small", "end")]
    most = max((abs(row.asked or 0) for row in chart.rows), default=0) or 1
    y += 8
    for row in chart.rows:
        (name,) = fitted(row.name, WIDTH, LETTER)
        parts.append(text(name, 0, y + 14, "name"))
        if row.asked is not None:
            parts += _asked(row.asked, most, y + 28)
        parts += _scale(row, left, y + 28)
        y += 46
    return y, parts


def _legend(names: Sequence[str]) -> tuple[list[Markup], Number]:
    parts: list[Markup] = []
    for place, name in enumerate(names):
        y = 12 + place * 20
        (shown,) = fitted(name, WIDTH - 24, LETTER)
        parts += [_dot(place, 8, y - 4), text(shown, 22, y + 1, "name")]
    return parts, 12 + len(names) * 20 + 6


def _asked(asked: int, most: int, y: Number) -> Iterator[Markup]:
    middle, reach = 52, 50
    length = reach * abs(asked) / most
    yield straight((0, y, 104, y), "axis")
    yield rectangle(middle if asked > 0 else middle - length, y - 5, length, 10, "bar")
    yield straight((middle, y - 9, middle, y + 9), "middle")


def _scale(row: DotRow, left: Number, y: Number) -> Iterator[Markup]:
    step = (WIDTH - 12 - left) / TOP_LEVEL
    yield straight((left, y, WIDTH - 12, y), "axis")
    for level in range(TOP_LEVEL + 1):
        yield straight((left + level * step, y - 4, left + level * step, y + 4), "axis")
    for place, level in enumerate(row.levels):
        together = [other for other, value in enumerate(row.levels) if value == level]
        aside = (together.index(place) - (len(together) - 1) / 2) * 13
        # The ends of the scale leave no room on their outer side.
        x = min(max(left + level * step + aside, left - 2), WIDTH - 7)
        if level == 0:
            x = left + together.index(place) * 13
        elif level == TOP_LEVEL:
            x = WIDTH - 12 - (len(together) - 1 - together.index(place)) * 13
        yield _dot(place, x, y)


def _dot(place: int, x: Number, y: Number) -> Markup:
    """Return the dot of one path: a shape and a colour of its own."""
    style = f"dot dot{place}"
    match place:
        case 0:
            return element("circle", cx=x, cy=y, r=6, class_=style)
        case 1:
            return element("rect", x=x - 5, y=y - 5, width=10, height=10, class_=style)
        case 2:
            return polygon([(x, y - 7), (x + 7, y + 5), (x - 7, y + 5)], style)
    return polygon([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], style)


def _strip(chart: Strip) -> tuple[Number, list[Markup]]:
    middle, reach = WIDTH / 2, WIDTH / 2 - _FIGURES - 6
    half = WIDTH / 2 - 24
    (behind,), (ahead,) = fitted(chart.behind, half, LETTER), fitted(chart.ahead, half, LETTER)
    parts = [
        text(f"‹ {behind}", middle - 8, 14, "small", "end"),
        text(f"{ahead} ›", middle + 8, 14, "small"),
    ]
    most = max(abs(bar.points) for bar in chart.bars) or 1
    y: Number = 24
    for bar in chart.bars:
        for said in fitted(bar.name, WIDTH, LETTER, lines=2):
            parts.append(text(said, middle, y + 14, "name", "middle"))
            y += LINE
        parts += _strip_bar(bar.points, reach * abs(bar.points) / most, middle, y + 4)
        y += 28
    return y, [straight((middle, 4, middle, 20), "middle"), *parts]


def _strip_bar(points: int, length: Number, middle: Number, y: Number) -> Iterator[Markup]:
    shown = f"{points:+,}" if points else "0"
    yield straight((0, y + 6, WIDTH, y + 6), "axis faint")
    if points < 0:
        yield rectangle(middle - length, y, length, 12, "bar against")
        yield text(shown, middle - length - 5, y + 11, "figure", "end")
    else:
        yield rectangle(middle, y, length, 12, "bar")
        yield text(shown, middle + length + 5, y + 11, "figure")
    yield straight((middle, y - 2, middle, y + 14), "middle")
