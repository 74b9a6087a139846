"""A table on a terminal: columns where they fit, one thing below the other where they do not."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from careerpick.values import value
from careerpick.write.style import HEAD, NAME, Hanging, Look, finished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from careerpick.report.blocks import Cell, Line, Table

GAP = 2
LEAST_CELL, MOST_CELL = 18, 48
"""Even columns that are narrower are stacked; wider ones are no easier to read."""
STEP = 2
"""Cells by which a stacked thing stands below what it belongs to."""
LEVELS = 4

Paragraphs = tuple[Hanging, ...]
"""The paragraphs of one cell, from top to bottom."""


def table_rows(
    table: Table,
    write: Callable[[Line, str], Text],
    look: Look,
    width: int,
    margin: int = 0,
    title: str = "",
) -> Iterator[Columns | Hanging]:
    """Yield a table.

    Args:
        table: What is shown.
        write: Makes a text of a line of blocks, in a style where it has none.
        look: What it may be made of.
        width: Columns of the window.
        margin: Cells left free before it.
        title: What stands over the names of the rows.
    """
    cells = [[_cell(cell, write, look) for cell in row] for row in table.rows]
    heads = [look.text(title or table.head[0], HEAD if title else "")]
    heads += [look.text(name, NAME) for name in table.head[1:]]
    rows: list[list[Paragraphs]] = [[(Hanging(head),) for head in heads], *cells]
    widths = _widths(rows, width - margin, even=table.even)
    if widths:
        numbers = [
            any(row[place].is_number for row in table.rows) for place in range(len(table.head))
        ]
        yield Columns(tuple(map(tuple, rows)), widths, tuple(numbers), margin)
    else:
        yield from _stacked(heads, cells, margin)


def _cell(cell: Cell, write: Callable[[Line, str], Text], look: Look) -> Paragraphs:
    if len(cell.lines) > 1:
        return tuple(Hanging(write(line, ""), look.bullet()) for line in cell.lines)
    lead = Text()
    if cell.status:
        lead = look.join(look.mark(cell.status), " ")
    elif cell.value is not None and not cell.is_number:
        lead = look.join(look.bar(int(cell.value), LEVELS, LEVELS), " ")
    return tuple(Hanging(write(line, ""), lead) for line in cell.lines)


def _widths(
    rows: Sequence[Sequence[Paragraphs]], width: int, *, even: bool
) -> tuple[int, ...] | None:
    """Return the width of each column; None where they do not fit side by side."""
    columns = list(zip(*rows, strict=True))
    natural = tuple(max(map(_breadth, column)) for column in columns)
    if sum(natural) + GAP * (len(natural) - 1) <= width and not even:
        return natural
    return column_widths(width, len(columns) - 1)


def _breadth(cell: Paragraphs) -> int:
    return max((item.lead.cell_len + item.body.cell_len for item in cell), default=0)


def column_widths(width: int, count: int) -> tuple[int, ...] | None:
    """Return the width of the labels and of each of the columns; None when they do not fit."""
    labels = 24 if width >= 100 else 20
    cell = min(MOST_CELL, (width - labels - GAP * count) // max(1, count))
    return None if cell < LEAST_CELL else (labels, *[cell] * count)


@value
class Columns:
    """Rows of cells, the first of them the heads, at fixed widths."""

    rows: tuple[tuple[Paragraphs, ...], ...]
    widths: tuple[int, ...]
    numbers: tuple[bool, ...]
    margin: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield lines that are no wider than the options allow and have no blanks at the end."""
        heads, *rows = self.rows
        is_long = any(len(cell) > 1 for row in rows for cell in row)
        for number, row in enumerate([heads, *rows]):
            if number > 1 and is_long:
                yield Text()
            for line in self._lines(console, row):
                yield from finished(console, line, options.max_width)

    def _lines(self, console: Console, row: Sequence[Paragraphs]) -> Iterator[Text]:
        columns = [
            [line for paragraph in cell for line in paragraph.lines(console, width)]
            for cell, width in zip(row, self.widths, strict=True)
        ]
        for pieces in zip_longest(*columns, fillvalue=Text()):
            line = Text(overflow="fold")
            start = self.margin
            for piece, width, is_number in zip(pieces, self.widths, self.numbers, strict=True):
                if piece:
                    at = start + (width - piece.cell_len if is_number else 0)
                    line.append(" " * (at - line.cell_len))
                    line.append_text(piece)
                start += width + GAP
            yield line


def _stacked(
    heads: Sequence[Text], rows: Sequence[Sequence[Paragraphs]], margin: int
) -> Iterator[Hanging]:
    if heads[0]:
        yield Hanging(heads[0], margin=margin)
        margin += STEP
    for name, *cells in rows:
        for item in name:
            yield Hanging(_styled(item.body, HEAD), item.lead, margin=margin)
        for head, cell in zip(heads[1:], cells, strict=True):
            if len(cell) > 1:
                yield Hanging(head, margin=margin + STEP)
                yield from (Hanging(i.body, i.lead, margin + 2 * STEP) for i in cell)
            elif cell and cell[0].body:
                (item,) = cell
                colon = ": " if head and not head.plain.endswith("?") else " " if head else ""
                yield Hanging(Text.assemble(head, colon, item.body), item.lead, margin + STEP)


def _styled(text: Text, style: str) -> Text:
    copy = text.copy()
    copy.stylize(style)
    return copy
