"""Ranges of money as bars: rich's own bars in rich's own tables. Knows no plan.

A line plot of several ranges cannot be told apart without colour or in 40 columns; one
bar a row can, and a screen reader reads each row as words and numbers. See docs/plan.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.bar import Bar
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from careerpick.model import Range
from careerpick.planning.words.amounts import rounded, span_of
from careerpick.render.style import BAR, QUIET, Hanging, Look, look_of

LEAST_BAR, MOST_BAR = 6, 40
MARGIN, GAP = 2, 2
_STEPS = 8
"""A cell of a bar has so many steps; a range is drawn at least one step wide."""
_TO_ASCII = str.maketrans(dict.fromkeys("█▉▊▋▌▐", "#") | dict.fromkeys("▍▎▏▕", "|"))
_HEADS = ("low to high", "typical")


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One range with its name."""

    label: Text
    value: Range


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows of: name, bar from low to high, the two ends, the typical amount.

    All bars have one scale: their right end is the highest amount of all.

    Attributes:
        parts: Title (or "") and rows, from top to bottom; at least one row in all.
        head: What stands over the names.
        stacked: Puts each name on a line above its bar, for long names in few columns.
    """

    parts: Sequence[tuple[str, Sequence[ChartRow]]]
    head: str = ""
    stacked: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the table; without bars where there is no room for them."""
        look = look_of(console)
        widths = self._widths(options.max_width)
        head = ("" if self.stacked else self.head, "", *_HEADS)
        yield _line(widths, [look.text(item, QUIET) for item in head])
        for title, rows in self.parts:
            if title:
                yield Hanging(look.text(title), margin=MARGIN)
            for row in rows:
                if self.stacked:
                    yield Hanging(row.label, margin=MARGIN)
                yield _line(widths, list(self._cells(row, widths[1], look, console, options)))

    @property
    def rows(self) -> tuple[ChartRow, ...]:
        """The rows of all parts."""
        return tuple(row for _, rows in self.parts for row in rows)

    @property
    def top(self) -> float:
        """The amount at the right end of every bar."""
        return max(row.value.high for row in self.rows)

    def _widths(self, columns: int) -> tuple[int, int, int, int]:
        """Cells for the name, the bar, the two ends and the typical amount; 0 for none."""
        names = 0 if self.stacked else max(row.label.cell_len for row in self.rows)
        if not self.stacked and self.head:
            names = max(names, len(self.head))
        spans, usual = len(_HEADS[0]), len(_HEADS[1])
        for row in self.rows:
            spans = max(spans, len(span_of(row.value)))
            usual = max(usual, len(rounded(row.value.typical)))
        gaps = GAP * (2 if self.stacked else 3)
        room = columns - MARGIN - names - spans - usual - gaps
        return names, min(MOST_BAR, room) if room >= LEAST_BAR else 0, spans, usual

    def _cells(
        self, row: ChartRow, width: int, look: Look, console: Console, options: ConsoleOptions
    ) -> Iterator[RenderableType]:
        yield row.label
        value, least = row.value, self.top / (_STEPS * max(1, width))
        high = max(value.high, value.low + least) if value.high > 0 else 0
        bar = Bar(self.top or 1, value.low, high, width=width, color=BAR)
        if look.ascii_only and width:
            drawn = "".join(segment.text for segment in console.render(bar, options))
            yield Text(drawn.rstrip("\n").translate(_TO_ASCII), style=BAR)
        else:
            yield bar
        yield look.text(span_of(value))
        yield look.text(rounded(value.typical), "bold")


def _line(widths: Sequence[int], cells: Sequence[RenderableType]) -> Table:
    """Return one row; of several with the same widths the columns stand in line."""
    table = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    shown = [Text()]
    table.add_column(width=0)
    for index, (width, cell) in enumerate(zip(widths, cells, strict=True)):
        if width:
            table.add_column(width=width, no_wrap=True, justify="left" if index < 2 else "right")
            shown.append(cell)  # type: ignore[arg-type]
    table.add_row(*shown)
    return table
