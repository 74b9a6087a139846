"""SVG elements as text, escaped once and for all, and text that is fitted into a width.

Knows no chart. Sizes are in units of the drawing; the page scales it.
"""

import unicodedata
from collections.abc import Iterable

from markupsafe import Markup, escape

from careerpick.write.cleaning import shown_text

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
