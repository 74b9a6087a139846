"""Blocks as a terminal screen: hanging indents, signs and tables.

Decides layout; what is said comes with the blocks. Web addresses are never broken, so
print with `crop=False`, or one that is longer than the window is cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from careerpick.report import blocks as b
from careerpick.values import value
from careerpick.write.style import (
    COMMAND,
    HEAD,
    NAME,
    QUIET,
    STYLES,
    WIDEST,
    Hanging,
    Look,
    Screen,
    command_rows,
    finished,
)

Rows = Iterator[RenderableType]

BLANK = Text()
STEP = 2
"""Cells by which what belongs to a heading stands below it."""
LABELS_FROM = 60
"""From so many columns on labels have a column of their own."""
FEW_COLUMNS = 2
"""Of more things side by side each needs all the room that there is."""
LEVELS, BAR_CELLS = 4, 10
"""Cells of a level, of which 0 fills none and 4 all; and of a share of a hundred."""


def screen(report: b.Report) -> Screen:
    """Return a report as something a console can print."""
    blocks = [block for section in report.sections for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, b.Table) and block.even]
    side_by_side = max((len(table.head) - 1 for table in tables), default=0)
    widest = None if side_by_side > FEW_COLUMNS else WIDEST
    return Screen(lambda look, width: _Writer(look, width).report(report), widest)


@value
class _Writer:
    """What every part is written with."""

    look: Look
    width: int

    def report(self, report: b.Report) -> Rows:
        """Yield the whole screen."""
        roles = {block.role for block in report.opening if isinstance(block, b.Paragraph)}
        if report.title and not roles & {"verdict", "boxed"}:
            yield Hanging(self.look.text(report.title, HEAD))
        yield from self._blocks(report.opening, 0)
        for section in report.sections:
            yield BLANK
            yield from self._section(section, 0)
        if report.commands:
            if report.sections or any(isinstance(block, b.Items) for block in report.opening):
                yield BLANK
            yield from self._commands(report.commands)

    def _section(self, section: b.Section, margin: int) -> Rows:
        match section.blocks:
            case (b.Table(even=True, caption=caption) as table, *rest) if caption == section.title:
                yield from _table(self, table, margin, section.title)
                yield from self._blocks(rest, margin)
            case _:
                yield Hanging(self.look.text(section.title, HEAD), margin=margin)
                yield from self._blocks(section.blocks, margin + STEP)
        was_list = not section.blocks
        for part in section.parts:
            is_list = all(isinstance(block, b.Items) for block in part.blocks)
            if not (is_list and was_list):
                yield BLANK
            yield from self._section(part, margin + STEP)
            was_list = is_list

    def _blocks(self, blocks: Iterable[b.Block], margin: int) -> Rows:
        for block in blocks:
            match block:
                case b.Paragraph():
                    yield from self._paragraph(block, margin)
                case b.Items():
                    yield from self._items(block.items, max(STEP, margin))
                case b.Facts():
                    yield from self._facts(block, margin)
                case b.Table():
                    yield from _table(self, block, margin)

    def text(self, line: b.Line, style: str = "") -> Text:
        """Return a line without the addresses in it, and what there is no room for."""
        has_room = self.width >= LABELS_FROM
        shown = (run for run in line if not run.url and (has_room or not run.if_room))
        return self.look.join(*((run.text, STYLES[run.style] or style) for run in shown))

    def _line(self, line: b.Line, margin: int, lead: Text = BLANK, style: str = "") -> Rows:
        """Yield a line, and each web address on one of its own that can be copied."""
        body = self.text(line, style)
        if body or lead.plain.strip():
            yield Hanging(body, lead, margin)
        for run in line:
            if run.url:
                address = self.look.text(run.url, COMMAND)
                blanks = " " * (margin + lead.cell_len)
                yield Text.assemble(blanks, address, no_wrap=True, overflow="ignore")

    def _paragraph(self, block: b.Paragraph, margin: int) -> Rows:
        style = {"verdict": HEAD, "boxed": HEAD, "quiet": QUIET}.get(block.role, "")
        rule = Text(self.look.rule * self.width, QUIET)
        if block.role == "boxed":
            yield rule
        yield from self._line(block.line, margin, style=style)
        if block.role == "boxed" and self.width >= LABELS_FROM:
            yield rule

    def _items(self, items: Sequence[b.Item], margin: int) -> Rows:
        leads = max((len(item.lead) for item in items), default=0)
        for item in items:
            lead = self._lead(item, leads)
            yield from self._line(item.line, margin, lead)
            yield from self._line(item.detail, margin, Text(" " * lead.cell_len), QUIET)
            yield from self._items(item.below, margin + STEP)

    def _lead(self, item: b.Item, leads: int) -> Text:
        if item.status:
            return self.look.join(self.look.mark(item.status), " ")
        if item.level is not None:
            return self.look.bar(item.level, LEVELS, LEVELS).append(" ")
        if item.lead:
            return self.look.join(f"{item.lead.rjust(leads)} ")
        return self.look.bullet()

    def _facts(self, block: b.Facts, margin: int) -> Rows:
        facts = [
            (self.look.text(fact.label, NAME), said)
            for fact in block.facts
            if (said := self.text(fact.line))
        ]
        width = max((label.cell_len for label, _ in facts), default=0) + 2
        for label, said in facts:
            if self.width < LABELS_FROM:
                yield Hanging(self.look.join(label, ": ", said), margin=margin)
            else:
                label.pad_right(width - label.cell_len)
                yield Hanging(said, label, margin)

    def _commands(self, commands: Iterable[b.Command]) -> Rows:
        for command in commands:
            lead = self.look.join((f"{command.label}:", QUIET))
            typed = self.look.text(command.typed, COMMAND)
            if command.is_told and lead.cell_len + typed.cell_len >= self.width:
                yield from (Hanging(lead), Hanging(typed))
            else:
                yield from command_rows(lead, typed, self.width)


# A table: columns where they fit, one thing below the other where they do not.

GAP = 2
LEAST_CELL, MOST_CELL = 18, 48
"""Even columns that are narrower are stacked; wider ones are no easier to read."""

Paragraphs = tuple[Hanging, ...]
"""The paragraphs of one cell, from top to bottom."""


def _table(writer: _Writer, table: b.Table, margin: int, title: str = "") -> Rows:
    """Yield a table, with a title over the names of its rows where there is one."""
    look = writer.look
    heads = [look.text(title or table.head[0], HEAD if title else "")]
    heads += [look.text(name, NAME) for name in table.head[1:]]
    rows = [[_cell(writer, cell) for cell in row] for row in table.rows]
    whole: list[list[Paragraphs]] = [[(Hanging(head),) for head in heads], *rows]
    widths = _widths(whole, writer.width - margin, even=table.even)
    if widths is None:
        if table.narrow:
            # The heading above says what the rows are, where none stands over their names.
            first = heads[0] if table.head[0] == table.caption else Text()
            yield from _closed_up(_stacked([first, *heads[1:]], rows, margin), writer.width)
        else:
            yield from _stacked(heads, rows, margin)
        return
    numbers = [any(cell.is_figure for cell in column) for column in zip(*table.rows, strict=True)]
    yield _Columns(whole, widths, numbers or [False] * len(widths), margin)


def _cell(writer: _Writer, cell: b.Cell) -> Paragraphs:
    look, lead = writer.look, Text()
    said = [writer.text(line) for line in cell.lines]
    if len(said) > 1:
        lead = look.bullet()
    elif cell.status:
        lead = look.join(look.mark(cell.status), " ")
    elif cell.value is not None and cell.top > LEVELS:
        said = [look.bar(int(cell.value), cell.top, BAR_CELLS).append(" ").append_text(said[0])]
    elif cell.value is not None and cell.top:
        lead = look.bar(int(cell.value), cell.top, LEVELS).append(" ")
    return tuple(Hanging(body, lead) for body in said)


def _widths(
    rows: Sequence[Sequence[Paragraphs]], width: int, *, even: bool
) -> tuple[int, ...] | None:
    """Return the width of each column; None where they do not fit side by side."""
    columns = [[item for cell in column for item in cell] for column in zip(*rows, strict=True)]
    natural = tuple(
        max((item.lead.cell_len + item.body.cell_len for item in column), default=0)
        for column in columns
    )
    *firsts, last = natural
    room = width - sum(firsts) - GAP * len(firsts)
    if room >= min(last, LEAST_CELL) and not even:
        return (*firsts, min(last, room))
    return column_widths(width, len(columns) - 1)


def column_widths(width: int, count: int) -> tuple[int, ...] | None:
    """Return the width of the labels and of each of the columns; None when they do not fit."""
    labels = 24 if width >= 100 else 20
    cell = min(MOST_CELL, (width - labels - GAP * count) // max(1, count))
    return None if cell < LEAST_CELL else (labels, *[cell] * count)


@value
class _Columns:
    """Rows of cells, the first of them the heads, at fixed widths; figures end at the right."""

    rows: Sequence[Sequence[Paragraphs]]
    widths: Sequence[int]
    numbers: Sequence[bool]
    margin: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield lines that are no wider than the options allow and have no blanks at the end."""
        is_long = any(len(cell) > 1 for row in self.rows[1:] for cell in row)
        for number, row in enumerate(self.rows):
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
            item.body.stylize(HEAD)
            yield Hanging(item.body, item.lead, margin)
        for head, cell in zip(heads[1:], cells, strict=True):
            if len(cell) > 1:
                yield Hanging(head, margin=margin + STEP)
                yield from (Hanging(i.body, i.lead, margin + 2 * STEP) for i in cell)
            elif cell and cell[0].body:
                (item,) = cell
                is_told = head and not head.plain.endswith("?")  # an answer needs no question
                named = Text.assemble(head, ": ") if is_told else Text()
                yield Hanging(named.append_text(item.body), item.lead, margin + STEP)


def _closed_up(rows: Iterable[Hanging], width: int) -> Iterator[Hanging]:
    """Yield rows, of which those that follow each other share a line where there is room."""
    before: Hanging | None = None
    for row in rows:
        if before and not (before.lead or row.lead) and before.margin == row.margin:
            both = Text.assemble(before.body, " " * GAP, row.body)
            if row.margin + both.cell_len <= width:
                before = replace(before, body=both)
                continue
        if before:
            yield before
        before = row
    if before:
        yield before
