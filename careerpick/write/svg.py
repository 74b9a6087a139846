"""The charts of a report as SVG: plain figures in, a drawing out (docs/decisions/0006).

Every drawing is 400 units wide, so that its letters can be read on a phone. No colour says
what a sign, a shape or a side does not say too.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from careerpick.report.blocks import (
    DotPlot,
    DotRow,
    Picture,
    RankingBars,
    Strip,
)
from careerpick.write.style import shown_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


# SVG elements as text, escaped once and for all, and text that is fitted into a width.

Number = int | float
_LETTER = 0.61
"""Width of a letter in units of its size, rather too wide than too narrow."""


def element(name: str, *children: Markup, **attributes: Number | str) -> Markup:
    """Return an element; `class_` and `stroke_width` become "class" and "stroke-width"."""
    said = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _value(value))
        for key, value in attributes.items()
    )
    inner = Markup("").join(children)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), said, inner)


def _value(value: Number | str) -> str:
    return value if isinstance(value, str) else f"{round(value, 1):g}"


def drawing(
    chart_id: str, title: str, says: str, size: tuple[Number, Number], *parts: Markup
) -> Markup:
    """Return a whole drawing, with its title and what it shows for those who do not see it."""
    names = f"{chart_id}-title", f"{chart_id}-desc"
    return element(
        "svg",
        element("title", escape(shown_text(title)), id=names[0]),
        element("desc", escape(shown_text(says)), id=names[1]),
        *parts,
        role="img",
        aria_labelledby=" ".join(names),
        viewBox=f"0 0 {_value(size[0])} {_value(size[1])}",
    )


def text(said: str, x: Number, y: Number, class_: str = "", anchor: str = "start") -> Markup:
    """Return one line of text; `y` is the line that letters stand on."""
    return element("text", escape(shown_text(said)), x=x, y=y, class_=class_, text_anchor=anchor)


def rectangle(x: Number, y: Number, width: Number, height: Number, class_: str) -> Markup:
    """Return a bar with slightly round corners, at least a hair wide."""
    return element("rect", x=x, y=y, width=max(width, 1), height=height, rx=2, class_=class_)


def straight(points: tuple[Number, Number, Number, Number], class_: str) -> Markup:
    """Return a line from (x1, y1) to (x2, y2)."""
    x1, y1, x2, y2 = points
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def polygon(points: Iterable[tuple[Number, Number]], class_: str, name: str = "polygon") -> Markup:
    """Return a closed shape, or with "polyline" an open one."""
    joined = " ".join(f"{_value(x)},{_value(y)}" for x, y in points)
    return element(name, points=joined, class_=class_)


def width_of(said: str, size: Number) -> float:
    """Return about how wide a text is in letters of this size."""
    cells = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in said)
    return cells * _LETTER * size


def fitted(said: str, width: Number, size: Number, lines: int = 1) -> list[str]:
    """Break a text into at most so many lines of this width; what is too long ends in "…"."""
    found = [""]
    for word in shown_text(said).split():
        longer = f"{found[-1]} {word}".strip()
        if width_of(longer, size) <= width or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    shown = found[:lines]
    if len(found) > lines:
        shown[-1] += " …"
    return [_cut(part, width, size) for part in shown]


def _cut(said: str, width: Number, size: Number) -> str:
    if width_of(said, size) <= width:
        return said
    while said and width_of(f"{said}…", size) > width:
        said = said[:-1]
    return f"{said.rstrip()}…"


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
        y += 42
    return y, parts


def _legend(names: Sequence[str]) -> tuple[list[Markup], Number]:
    """Return the names beside their dots, as many in a line as fit, and where the next line is."""
    parts: list[Markup] = []
    x, y = 0.0, 12
    for place, name in enumerate(names):
        (shown,) = fitted(name, WIDTH - 24, LETTER)
        wide = 22 + width_of(shown, LETTER)
        if x and x + wide > WIDTH:
            x, y = 0, y + 20
        parts += [_dot(place, x + 8, y - 4), text(shown, x + 22, y + 1, "name")]
        x += wide + 12
    return parts, y + 26


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
