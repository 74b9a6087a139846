"""Charts drawn in text: a ranking, dots on scales, and money over time as bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from careerpick.report.blocks import DotPlot, DotRow, RankingBar
from careerpick.words.basics import LEAST, LESS, MORE, MOST, names_say
from careerpick.write.style import BAR, HEAD, NAME, QUIET, STATUS, Hanging, Look

if TYPE_CHECKING:
    pass

Rows = Iterator[RenderableType]

WIDE = 72
"""From this many columns on one path, or one scale, takes one line."""
MOST_NAME = 24
STACKED_BELOW = 64
"""In fewer columns the name of a path stands above its bar."""
ASKED, SLOTS = 4, 5
"""Cells to each side for what is asked for, and places of a scale."""
_LOOKS_AT = (3, 6, 12, 24, 36, 60, 120)
"""The months at which several lines are set side by side."""


def ranking(bars: Sequence[RankingBar], look: Look, width: int, margin: int) -> Rows:
    """Yield a bar, a match and a status for each path."""
    draw = _wide if width >= WIDE else _tall
    for bar in bars:
        yield from draw(bar, bars, look, width, margin)


def _wide(bar: RankingBar, bars: Sequence[RankingBar], look: Look, width: int, margin: int) -> Rows:
    names = min(MOST_NAME, max(len(look.clean(item.name)) for item in bars))
    name = look.text(bar.name, NAME if bar.chosen else "")
    name.truncate(names, overflow="crop", pad=True)
    matches = max(_match(item).cell_len for item in bars)
    standings = max(_standing(item, look).cell_len for item in bars)
    room = width - margin - len("1  ") - names - len("  ") - matches - len("  ") - standings
    drawn = look.bar(bar.match, 100, max(10, min(30, room)))
    match = _match(bar)
    match.pad_right(matches - match.cell_len)
    parts = look.join(name, "  ", drawn, match, "  ", _standing(bar, look))
    yield Hanging(parts, Text(f"{bar.rank:<3}"), margin=margin)


def _tall(bar: RankingBar, bars: Sequence[RankingBar], look: Look, width: int, margin: int) -> Rows:
    del bars, margin
    yield Hanging(look.text(bar.name, NAME if bar.chosen else ""), Text(f"{bar.rank:<3}"))
    drawn = look.bar(bar.match, 100, max(4, min(24, width - 12)))
    yield Hanging(look.join(drawn, _match(bar)), Text("   "))
    yield Hanging(_standing(bar, look), Text("   "))


def _match(bar: RankingBar) -> Text:
    return Text(f" {bar.match:>3}{' tie' if bar.shared else ''}", style=HEAD)


def _standing(bar: RankingBar, look: Look) -> Text:
    return look.join(look.mark(bar.status), " ", (bar.standing, STATUS[bar.status]))


def dots(chart: DotPlot, look: Look, width: int, margin: int) -> Rows:
    """Yield the scales, on each of which a path is its number."""
    yield Hanging(look.text(names_say(chart.names), QUIET), margin=margin)
    most = max((abs(row.asked or 0) for row in chart.rows), default=0) or 1
    slot = max(row.levels.count(level) for row in chart.rows for level in row.levels)
    names = min(MOST_NAME, max(len(look.clean(row.name)) for row in chart.rows))
    is_wide = width - margin >= names + 2 * ASKED + SLOTS * (slot + 1) + 5
    asked = f"{LESS:<{ASKED}} {MORE:>{ASKED}}"
    scale = f"{LEAST}{MOST:>{SLOTS * (slot + 1) - 1 - len(LEAST)}}"
    lead = Text(" " * (names + 2)) if is_wide else Text()
    yield Hanging(Text(f"{asked}  {scale}", QUIET), lead, margin=margin)
    for row in chart.rows:
        drawn = Text.assemble(_asked(row, most, look), "  ", _scale(row, slot, look))
        name = look.text(row.name)
        if is_wide:
            name.truncate(names, overflow="crop", pad=True)
            yield Hanging(Text.assemble(name, "  ", drawn), margin=margin)
        else:
            yield Hanging(name, margin=margin)
            yield Hanging(drawn, margin=margin)


def _asked(row: DotRow, most: int, look: Look) -> Text:
    asked = row.asked or 0
    cells = max(1, round(ASKED * abs(asked) / most)) if asked else 0
    full, rest = look.glyphs.full * cells, " " * (ASKED - cells)
    left, right = (rest + full, " " * ASKED) if asked < 0 else (" " * ASKED, full + rest)
    return Text.assemble((left, BAR), "|", (right, BAR))


def _scale(row: DotRow, slot: int, look: Look) -> Text:
    parts = []
    for level in range(SLOTS):
        here = [str(n % 10) for n, held in enumerate(row.levels, start=1) if held == level]
        parts.append("".join(here).center(slot, look.glyphs.empty))
    return Text(look.glyphs.empty.join(parts))
