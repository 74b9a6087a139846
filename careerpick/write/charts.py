"""Charts drawn in text: a ranking, dots on scales, and money over time as bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.bar import Bar
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from careerpick.plan.money import Series, total_of
from careerpick.report.blocks import DotPlot, DotRow, IncomeChart, Picture, RankingBar
from careerpick.values import value
from careerpick.words.basics import BARS_SAY, LEAST, LESS, MONTH, MORE, MOST, month, names_say
from careerpick.words.plan_money import in_range, rounded, span_of
from careerpick.write.style import BAR, HEAD, NAME, QUIET, STATUS, Hanging, Look, look_of

if TYPE_CHECKING:
    from careerpick.model import Range

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
    yield Hanging(look.text(names_say(chart.names), QUIET), margin=margin)
    most = max((abs(row.asked or 0) for row in chart.rows), default=0) or 1
    slot = max(row.levels.count(level) for row in chart.rows for level in row.levels)
    short = short_names([look.clean(row.name) for row in chart.rows], look)
    names = len(short[0]) if short else 0
    is_wide = short is not None and width - margin >= names + 2 * ASKED + SLOTS * (slot + 1) + 5
    asked = f"{LESS:<{ASKED}} {MORE:>{ASKED}}"
    scale = f"{LEAST}{MOST:>{SLOTS * (slot + 1) - 1 - len(LEAST)}}"
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


def income(picture: Picture, look: Look, width: int, margin: int) -> Rows:
    """Yield money over time: in bars from month to month, or of several things side by side."""
    assert isinstance(picture.chart, IncomeChart)
    lines = picture.chart.lines
    yield Hanging(look.text(BARS_SAY, QUIET), margin=margin)
    if len(lines) == 1:
        series = Series((), "", "", lines[0].months)
        rows = [
            BarRow(Text(f"{first}-{last}" if first < last else str(first)),
                   series.average(first, last))
            for first, last in _spans(len(series.months))
        ]  # fmt: skip
        yield Bars([("", rows)], MONTH, margin=margin)
        return
    months = len(lines[0].months)
    shown = tuple(item for item in _LOOKS_AT if item <= months) or (months,)
    parts = [
        (month(at), [BarRow(look.text(item.name), item.months[at - 1]) for item in lines])
        for at in shown
    ]
    yield Bars(parts, stacked=width < STACKED_BELOW, margin=margin)
    if months > 1:
        totals = [BarRow(look.text(item.name), total_of(item.months)) for item in lines]
        yield Hanging(look.text(picture.table.head[-1], HEAD), margin=margin)
        yield Bars([("", totals)], stacked=width < STACKED_BELOW, margin=margin)


def _spans(months: int) -> list[tuple[int, int]]:
    """Single months for half a year, quarters for three years, years beyond."""
    step = 1 if months <= 6 else 3 if months <= 36 else 12
    return [(first, min(first + step - 1, months)) for first in range(1, months + 1, step)]


# Ranges of money as bars: rich's own bars in rich's own tables. Knows no plan.

LEAST_BAR, MOST_BAR = 6, 40
GAP = 2
_STEPS = 8
"""A cell of a bar has so many steps; a range is drawn at least one step wide."""
_BEYOND, _ASCII_BEYOND = "░", "-"
"""From the typical amount to the highest; up to the typical one the bar is full."""
_TO_ASCII = str.maketrans(dict.fromkeys("█▉▊▋▌▐", "#") | dict.fromkeys("▍▎▏▕", "|"))
_HEADS = ("low to high", "typical")


@value
class BarRow:
    """One range with its name."""

    label: Text
    value: Range


@value
class Bars:
    """Rows of: name, bar from low to high, the two ends, the typical amount.

    All bars have one scale: their right end is the highest amount of all.

    Attributes:
        parts: Title (or "") and rows, from top to bottom; at least one row in all.
        head: What stands over the names.
        stacked: Puts each name on a line above its bar, for long names in few columns.
        margin: Cells left free before each line.
    """

    parts: Sequence[tuple[str, Sequence[BarRow]]]
    head: str = ""
    stacked: bool = False
    margin: int = 2

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the table; without bars where there is no room for them."""
        look = look_of(console)
        widths = self._widths(options.max_width)
        if widths is None:
            yield from self._as_words(look)
            return
        head = ("" if self.stacked else self.head, "", *_HEADS)
        yield _line(widths, [look.text(item, QUIET) for item in head], self.margin)
        for title, rows in self.parts:
            if title:
                yield Hanging(look.text(title, HEAD), margin=self.margin)
            for row in rows:
                if self.stacked:
                    yield Hanging(row.label, margin=self.margin)
                bar = _bar(row.value, self.top, widths[1], look, console, options)
                span, usual = look.text(span_of(row.value)), rounded(row.value.typical)
                cells = [row.label, bar, span, look.text(usual, "bold")]
                yield _line(widths, cells, self.margin)

    def _as_words(self, look: Look) -> Iterator[Hanging]:
        for title, rows in self.parts:
            if title:
                yield Hanging(look.text(title, HEAD))
            for row in rows:
                yield Hanging(look.join(row.label, f": {in_range(row.value)}"))

    @property
    def rows(self) -> tuple[BarRow, ...]:
        """The rows of all parts."""
        return tuple(row for _, rows in self.parts for row in rows)

    @property
    def top(self) -> float:
        """The amount at the right end of every bar."""
        return max(row.value.high for row in self.rows)

    def _widths(self, columns: int) -> tuple[int, int, int, int] | None:
        """Cells for the name, the bar (0 for none), the two ends and the typical amount."""
        names = 0 if self.stacked else max(row.label.cell_len for row in self.rows)
        if not self.stacked and self.head:
            names = max(names, len(self.head))
        spans, usual = len(_HEADS[0]), len(_HEADS[1])
        for row in self.rows:
            spans = max(spans, len(span_of(row.value)))
            usual = max(usual, len(rounded(row.value.typical)))
        gaps = GAP * (1 if self.stacked else 2)
        room = columns - self.margin - names - spans - usual - gaps
        if room < 0:
            return None
        return names, min(MOST_BAR, room - GAP) if room - GAP >= LEAST_BAR else 0, spans, usual


def _bar(
    span: Range, top: float, width: int, look: Look, console: Console, options: ConsoleOptions
) -> Text:
    """Return a bar from low to high, full up to the typical amount and light beyond."""
    least = top / (_STEPS * max(1, width))

    def drawn(end: float) -> str:
        end = max(end, span.low + least) if end > 0 else 0
        bar = Bar(top or 1, min(span.low, top - least), end, width=width)
        return "".join(segment.text for segment in console.render(bar, options)).rstrip("\n")

    beyond = _ASCII_BEYOND if look.ascii_only else _BEYOND
    cells = (
        full if full != " " or end == " " else beyond
        for full, end in zip(drawn(span.typical), drawn(span.high), strict=True)
    )
    shown = "".join(cells)
    return Text(shown.translate(_TO_ASCII) if look.ascii_only else shown, style=BAR)


def _line(widths: Sequence[int], cells: Sequence[Text], margin: int) -> Table:
    """Return one row; of several with the same widths the columns stand in line."""
    table = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    shown = [Text()]
    table.add_column(width=max(0, margin - GAP))
    for index, (width, cell) in enumerate(zip(widths, cells, strict=True)):
        if width:
            table.add_column(width=width, no_wrap=True, justify="left" if index < 2 else "right")
            shown.append(cell)
    table.add_row(*shown)
    return table
