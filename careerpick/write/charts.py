"""Charts drawn in text: a ranking, dots on scales, and money over time as bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from careerpick.report.blocks import DotPlot, DotRow, RankingBar
from careerpick.words.sentences import say
from careerpick.write.style import BAR, HEAD, NAME, QUIET, STATUS, Hanging, Look

if TYPE_CHECKING:
    pass

Rows = Iterator[RenderableType]

WIDE = 72
"""From this many columns on one path, or one scale, takes one line."""
MOST_NAME = 24
ASKED, SLOTS = 4, 5
"""Cells to each side for what is asked for, and places of a scale."""
LEAST_SLOT = 2
"""Cells of a place at least: fewer would leave no blank between the names of both ends."""


def ranking(bars: Sequence[RankingBar], look: Look, width: int, margin: int) -> Rows:
    """Yield a bar, a match and a status for each path."""
    names = short_names([look.clean(bar.name) for bar in bars], look)
    for place, bar in enumerate(bars):
        if width >= WIDE and names:
            yield from _wide(bar, names[place], bars, look, width, margin)
        else:
            yield from _tall(bar, look, width)


def short_names(names: Sequence[str], look: Look) -> list[str] | None:
    """Return names of one length, filled up or with a sign where something is left out.

    Left out is the end, or else the middle, so that two different names never look alike; None
    where they would even so.
    """
    room = min(MOST_NAME, max(map(len, names), default=0))
    sign = look.clean("…")
    for tail in (0, room // 2):
        head = room - tail - len(sign)
        short = [
            name if len(name) <= room else f"{name[:head]}{sign}{name[len(name) - tail :]}"
            for name in names
        ]
        if len(set(short)) == len(set(names)):
            return [name.ljust(room) for name in short]
    return None


def _wide(
    bar: RankingBar,
    short: str,
    bars: Sequence[RankingBar],
    look: Look,
    width: int,
    margin: int,
) -> Rows:
    names = len(short)
    name = look.text(short, NAME if bar.chosen else "")
    name.pad_right(names - name.cell_len)
    matches = max(_match(item).cell_len for item in bars)
    standings = max(_standing(item, look).cell_len for item in bars)
    room = width - margin - len("1  ") - names - len("  ") - matches - len("  ") - standings
    drawn = look.bar(bar.match, 100, max(10, min(30, room)))
    match = _match(bar)
    match.pad_right(matches - match.cell_len)
    parts = look.join(name, "  ", drawn, match, "  ", _standing(bar, look))
    yield Hanging(parts, Text(f"{bar.rank:<3}"), margin=margin)


def _tall(bar: RankingBar, look: Look, width: int) -> Rows:
    yield Hanging(look.text(bar.name, NAME if bar.chosen else ""), Text(f"{bar.rank:<3}"))
    drawn = look.bar(bar.match, 100, max(4, min(24, width - 12)))
    yield Hanging(look.join(drawn, _match(bar)), Text("   "))
    yield Hanging(_standing(bar, look), Text("   "))


def _match(bar: RankingBar) -> Text:
    return Text(f" {bar.match:>3}{' tie' if bar.shared else ''}", style=HEAD)


def _standing(bar: RankingBar, look: Look) -> Text:
    if not bar.standing:
        return Text()
    return look.join(look.mark(bar.status), " ", (bar.standing, STATUS[bar.status]))


def dots(chart: DotPlot, look: Look, width: int, margin: int) -> Rows:
    """Yield the scales, on each of which a path is its number."""
    numbered = enumerate(chart.names, start=1)
    named = [say("report.number-is", number=number, name=name) for number, name in numbered]
    yield Hanging(look.text(say("report.names-say", names=named), QUIET), margin=margin)
    most = max((abs(row.asked or 0) for row in chart.rows), default=0) or 1
    alike = max(row.levels.count(level) for row in chart.rows for level in row.levels)
    slot = max(alike, LEAST_SLOT)
    short = short_names([look.clean(row.name) for row in chart.rows], look)
    names = len(short[0]) if short else 0
    is_wide = short is not None and width - margin >= names + 2 * ASKED + SLOTS * (slot + 1) + 5
    asked = f"{say('report.less'):<{ASKED}} {say('report.more-of-it'):>{ASKED}}"
    least = say("report.least")
    scale = f"{least}{say('report.most'):>{SLOTS * (slot + 1) - 1 - len(least)}}"
    lead = Text(" " * (names + 2)) if is_wide else Text()
    yield Hanging(Text(f"{asked}  {scale}", QUIET), lead, margin=margin)
    for place, row in enumerate(chart.rows):
        drawn = Text.assemble(_asked(row, most, look), "  ", _scale(row, slot, look))
        if short and is_wide:
            name = look.text(short[place])
            name.pad_right(names - name.cell_len)
            yield Hanging(Text.assemble(name, "  ", drawn), margin=margin)
        else:
            yield Hanging(look.text(row.name), margin=margin)
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
