"""Ranges of money as bars: rich's own bars in rich's own tables. Knows no plan.

A line plot of several ranges cannot be told apart without colour or in 40 columns; one
bar a row can, and a screen reader reads each row as words and numbers. See docs/plan.md.
"""

from collections.abc import Iterator, Sequence

from rich.bar import Bar
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from careerpick.model import Range
from careerpick.values import value
from careerpick.words.plan_amounts import in_range, rounded, span_of
from careerpick.write.style import BAR, HEAD, QUIET, Hanging, Look, look_of

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
