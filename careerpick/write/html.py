"""A report as one HTML page, its charts drawn in it. The only module that knows Jinja2.

What stands where is said in the templates; here, what has to be reckoned for them.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from careerpick.words.sentences import say
from careerpick.write.style import UNICODE, shown_piece, shown_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerpick.decide.circumstances import Status
    from careerpick.report.blocks import Report

SIGN_WORDS: dict[Status, str] = {
    "open": "fine",
    "stretch": "tight",
    "unknown": "not known",
    "later": "not yet",
    "blocked": "out of reach",
}
"""What a sign says to those who do not see it."""


def html_page(
    report: Report,
    language: str = "en",
    *,
    from_right: bool = False,
    prints_sources: bool = False,
) -> str:
    """Return a whole page: it holds all that it shows and fetches nothing.

    Args:
        report: What it says.
        language: That of the content, for readers aloud and for hyphens.
        from_right: Whether that is written from right to left.
        prints_sources: Whether paper has the small print, too, on pages of its own.
    """
    ids = (f"chart{number}" for number in count(1))
    page = page_template().render(
        report=report,
        language=language,
        direction="rtl" if from_right else "ltr",
        prints_sources=prints_sources,
        next_id=ids.__next__,
        on_paper=say("report.on-paper"),
    )
    return page.strip() + "\n"


@cache
def page_template() -> Template:
    """Return the frame of every page, which takes longer to compile than most pages to fill."""
    environment = Environment(
        loader=PackageLoader("careerpick.write"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda said: shown_piece(said) if type(said) is str else said,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"figure": _figure, "one_line": _one_line}
    environment.globals |= {
        "signs": UNICODE.status,
        "sign_words": SIGN_WORDS,
        "is_address": is_address,
        "fitted": _fitted,
        "legend": _legend,
        "dot_places": _dot_places,
    }
    return environment.get_template("report.html.j2")


def is_address(url: str) -> bool:
    """Tell whether this may become a link: a web address and nothing that runs."""
    return url.startswith(("https://", "http://")) and not set(url) & set(" \"'<>\\^`{|}")


# What the charts need: figures, and text that is fitted into a width.

_WIDTH = 400
"""Units of a drawing."""
_LETTER, _LETTER_WIDTH = 15, 0.61
"""Size of a letter, and its width for its size, rather too wide than too narrow."""
_LEVELS = 4


def _figure(number: float) -> str:
    return f"{round(number, 1):g}"


def _one_line(drawn: str) -> str:
    return "".join(drawn.splitlines())


def _width_of(said: str) -> float:
    cells = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in said)
    return cells * _LETTER_WIDTH * _LETTER


def _fitted(said: str, width: float, lines: int = 1) -> list[str]:
    """Break a text into at most so many lines of this width; what is too long ends in "…"."""
    found = [""]
    for word in shown_text(said).split():
        longer = f"{found[-1]} {word}".strip()
        if _width_of(longer) <= width or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    shown = found[:lines]
    if len(found) > lines:
        shown[-1] += " …"
    return [_cut(part, width) for part in shown]


def _cut(said: str, width: float) -> str:
    if _width_of(said) <= width:
        return said
    while said and _width_of(f"{said}…") > width:
        said = said[:-1]
    return f"{said.rstrip()}…"


def _legend(names: Iterable[str]) -> tuple[list[tuple[float, int, str]], int]:
    """Return where each name of a legend stands, as many in a line as fit, and where it ends."""
    placed = []
    x, y = 0.0, 12
    for name in names:
        (shown,) = _fitted(name, _WIDTH - 24)
        wide = 22 + _width_of(shown)
        if x and x + wide > _WIDTH:
            x, y = 0, y + 20
        placed.append((x, y, shown))
        x += wide + 12
    return placed, y + 26


def _dot_places(levels: Sequence[int], left: float) -> Iterator[float]:
    """Yield where the dot of each path stands; those of one level stand beside each other."""
    right = _WIDTH - 12
    for place, level in enumerate(levels):
        together = [other for other, value in enumerate(levels) if value == level]
        before, after = together.index(place) * 13, (len(together) - 1) * 13
        # The ends of the scale leave no room on their outer side.
        if level == 0:
            yield left + before
        elif level == _LEVELS:
            yield right - (after - before)
        else:
            x = left + level * (right - left) / _LEVELS + before - after / 2
            yield min(max(x, left - 2), _WIDTH - 7)
