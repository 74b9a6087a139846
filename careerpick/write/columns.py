"""Things side by side: columns where they fit, one below the other where they do not.

Layout only; knows nothing of paths.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from careerpick.values import value
from careerpick.write.style import HEAD, NAME, Hanging, finished

GAP = 2
LEAST_CELL, MOST_CELL = 18, 48
"""Columns narrower than this are stacked; wider ones are no easier to read."""
STEP = 2
"""Cells by which a stacked thing stands below what it belongs to."""

Cell = tuple[Hanging, ...]
"""The paragraphs of one cell, from top to bottom."""


@value
class SideRow:
    """One label, with a cell for each of the things that stand side by side.

    Attributes:
        short: True when each cell is a single paragraph that says whose it is once the
            name is put before it; stacked, it then takes one line for each thing.
    """

    label: Text
    cells: tuple[Cell, ...]
    short: bool = False


@value
class SideBySide:
    """Rows under one title, with the names of the things as heads of the columns."""

    title: Text
    names: tuple[Text, ...]
    rows: tuple[SideRow, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield lines that are no wider than the options allow and have no blanks at the end."""
        widths = column_widths(options.max_width, len(self.names))
        if widths is None:
            yield from self._stacked()
        else:
            for line in self._columns(console, widths):
                yield from finished(console, line, options.max_width)

    def _columns(self, console: Console, widths: tuple[int, ...]) -> Iterator[Text]:
        def lines(cell: Cell, width: int) -> list[Text]:
            return [line for paragraph in cell for line in paragraph.lines(console, width)]

        def cells_of(label: Text, cells: Sequence[Cell]) -> Iterator[Text]:
            every = ((Hanging(label),), *cells)
            yield from _zipped(
                [lines(cell, width) for cell, width in zip(every, widths, strict=True)], widths
            )

        heads = tuple((Hanging(_styled(name, NAME)),) for name in self.names)
        yield from cells_of(_styled(self.title, HEAD), heads)
        for number, row in enumerate(self.rows):
            if number and not row.short:
                yield Text()
            yield from cells_of(row.label, row.cells)

    def _stacked(self) -> Iterator[Text | Hanging]:
        yield Hanging(_styled(self.title, HEAD))
        for row in self.rows:
            yield Hanging(_styled(row.label, HEAD), margin=STEP)
            for name, cell in zip(self.names, row.cells, strict=True):
                if row.short:
                    yield from _named(name, cell)
                    continue
                yield Hanging(_styled(name, NAME), margin=2 * STEP)
                yield from (replace(item, margin=3 * STEP) for item in cell)


def column_widths(width: int, count: int) -> tuple[int, ...] | None:
    """Return the width of the labels and of each of the columns; None when they do not fit."""
    labels = 24 if width >= 100 else 20
    cell = min(MOST_CELL, (width - labels - GAP * count) // count)
    return None if cell < LEAST_CELL else (labels, *[cell] * count)


def _named(name: Text, cell: Cell) -> Iterator[Hanging]:
    for item in cell:
        body = Text.assemble(_styled(name, NAME), ": ", item.body)
        yield Hanging(body, item.lead, margin=2 * STEP)


def _styled(text: Text, style: str) -> Text:
    copy = text.copy()
    copy.stylize(style)
    return copy


def _zipped(columns: Sequence[Sequence[Text]], widths: Sequence[int]) -> Iterator[Text]:
    for pieces in zip_longest(*columns, fillvalue=Text()):
        line = Text(overflow="fold")
        start = 0
        for piece, width in zip(pieces, widths, strict=True):
            if piece:
                line.append(" " * (start - line.cell_len))
                line.append_text(piece)
            start += width + GAP
        yield line
