"""Blocks as a terminal screen: hanging indents, signs, and charts drawn in text.

Decides layout; what is said comes with the blocks. Web addresses are never broken, so
print with `crop=False`, or one that is longer than the window is cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from careerpick.report.blocks import (
    Block,
    Command,
    DotPlot,
    Facts,
    Item,
    Items,
    Line,
    Paragraph,
    Picture,
    RankingBars,
    Report,
    Section,
    Strip,
    Table,
)
from careerpick.values import value
from careerpick.write.columns import table_rows
from careerpick.write.style import (
    AGAINST,
    COMMAND,
    FOR,
    HEAD,
    NAME,
    QUIET,
    STYLES,
    WIDEST,
    Hanging,
    Look,
    Screen,
    command_rows,
)

Rows = Iterator[RenderableType]

BLANK = Text()
STEP = 2
"""Cells by which what belongs to a heading stands below it."""
LABELS_FROM = 60
"""From so many columns on labels have a column of their own."""
FEW_COLUMNS = 2
"""Of more things side by side each needs all the room that there is."""
LEVELS = 4
"""Cells of a level: 0 fills none of them, 4 all."""


def screen(report: Report) -> Screen:
    """Return a report as something a console can print."""
    widest = None if _most_columns(report.sections) > FEW_COLUMNS else WIDEST
    return Screen(lambda look, width: _Writer(look, width).report(report), widest)


def _most_columns(sections: Iterable[Section]) -> int:
    """Return how many things stand side by side at most: of many, each needs its room."""
    blocks = [block for section in sections for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    tables += [block.table for block in blocks if isinstance(block, Picture)]
    return max((len(table.head) - 1 for table in tables if table.even), default=0)


@value
class _Writer:
    """What every part is written with."""

    look: Look
    width: int

    def report(self, report: Report) -> Rows:
        """Yield the whole screen."""
        roles = {block.role for block in report.opening if isinstance(block, Paragraph)}
        if report.title and not roles & {"verdict", "boxed"}:
            yield Hanging(self.look.text(report.title, HEAD))
        yield from self._blocks(report.opening, 0)
        for section in report.sections:
            yield BLANK
            yield from self._section(section, 0)
        if report.commands:
            if report.sections or any(isinstance(block, Items) for block in report.opening):
                yield BLANK
            yield from self._commands(report.commands)

    def _section(self, section: Section, margin: int) -> Rows:
        match section.blocks:
            case (Table() | Picture() as block, *rest) if _is_headed_alike(block, section):
                table = block if isinstance(block, Table) else block.table
                yield from self._table(table, margin, section.title)
                yield from self._blocks(rest, margin)
            case _:
                yield Hanging(self.look.text(section.title, HEAD), margin=margin)
                yield from self._blocks(section.blocks, margin + STEP)
        was_list = not section.blocks
        for part in section.parts:
            is_list = all(isinstance(block, Items) for block in part.blocks)
            if not (is_list and was_list):
                yield BLANK
            yield from self._section(part, margin + STEP)
            was_list = is_list

    def _blocks(self, blocks: Iterable[Block], margin: int) -> Rows:
        for block in blocks:
            match block:
                case Paragraph():
                    yield from self._paragraph(block, margin)
                case Items():
                    yield from self._items(block.items, max(STEP, margin))
                case Facts():
                    yield from self._facts(block, margin)
                case Table():
                    yield from self._table(block, margin)
                case Picture():
                    yield from self._picture(block, margin)

    def text(self, line: Line, style: str = "") -> Text:
        """Return a line without the addresses in it, and what there is no room for."""
        has_room = self.width >= LABELS_FROM
        shown = (run for run in line if not run.url and (has_room or not run.if_room))
        return self.look.join(*((run.text, STYLES[run.style] or style) for run in shown))

    def _addresses(self, line: Line, margin: int) -> Iterator[Text]:
        """Yield each web address on a line of its own that is never broken, so it can be copied."""
        for run in line:
            if run.url:
                address = self.look.text(run.url, COMMAND)
                yield Text.assemble(" " * margin, address, no_wrap=True, overflow="ignore")

    def _paragraph(self, block: Paragraph, margin: int) -> Rows:
        style = {"verdict": HEAD, "boxed": HEAD, "quiet": QUIET}.get(block.role, "")
        rule = Text(self.look.glyphs.rule * self.width, QUIET)
        if block.role == "boxed":
            yield rule
        yield Hanging(self.text(block.line, style), margin=margin)
        yield from self._addresses(block.line, margin)
        if block.role == "boxed" and self.width >= LABELS_FROM:
            yield rule

    def _items(self, items: Sequence[Item], margin: int) -> Rows:
        leads = max((len(item.lead) for item in items), default=0)
        for item in items:
            lead = self._lead(item, leads)
            yield Hanging(self.text(item.line), lead, margin=margin)
            yield from self._addresses(item.line, margin + lead.cell_len)
            if item.detail:
                body = self.text(item.detail, QUIET)
                if body:
                    yield Hanging(body, Text(" " * lead.cell_len), margin=margin)
                yield from self._addresses(item.detail, margin + lead.cell_len)
            yield from self._items(item.below, margin + STEP)

    def _lead(self, item: Item, leads: int) -> Text:
        if item.status:
            return self.look.join(self.look.mark(item.status), " ")
        if item.level is not None:
            return self.look.join(self.look.bar(item.level, LEVELS, LEVELS), " ")
        if item.lead:
            return self.look.text(item.lead.rjust(leads)).append(" ")
        return self.look.bullet()

    def _facts(self, block: Facts, margin: int) -> Rows:
        facts = [
            (self.look.text(fact.label, NAME), said)
            for fact in block.facts
            if (said := self.text(fact.line))
        ]
        width = max((label.cell_len for label, _ in facts), default=0) + 2
        for label, said in facts:
            if self.width < LABELS_FROM:
                yield Hanging(self.look.join(label, ": ", said), margin=margin)
                continue
            label.pad_right(width - label.cell_len)
            yield Hanging(said, label, margin=margin)

    def _commands(self, commands: Iterable[Command]) -> Rows:
        for command in commands:
            lead = self.look.join((f"{command.label}:", QUIET))
            typed = self.look.text(command.typed, COMMAND)
            if command.is_told and lead.cell_len + typed.cell_len >= self.width:
                yield from (Hanging(lead), Hanging(typed))
            else:
                yield from command_rows(lead, typed, self.width)

    def _table(self, table: Table, margin: int, title: str = "") -> Rows:
        yield from table_rows(table, self.text, self.look, self.width, margin, title)

    def _picture(self, picture: Picture, margin: int) -> Rows:
        from careerpick.write import charts

        match picture.chart:
            case RankingBars():
                yield from charts.ranking(picture.chart.bars, self.look, self.width, margin)
                yield Hanging(self.look.text(picture.says, QUIET), margin=margin)
            case DotPlot():
                yield from charts.dots(picture.chart, self.look, self.width, margin)
            case Strip():
                yield from self._strip(picture.table, margin)

    def _strip(self, table: Table, margin: int) -> Rows:
        """Write the bars as a list of points, which every window has room for."""
        margin = max(STEP, margin)
        figures = [self.text(row[-1].lines[0]).plain for row in table.rows]
        widest = max(map(len, figures), default=0)
        for (name, *said, points), figure in zip(table.rows, figures, strict=True):
            amount = points.value or 0
            style = FOR if amount > 0 else AGAINST if amount < 0 else ""
            lead = Text(f"{figure:>{widest}}  ", style=style)
            answer = Text(" ").append_text(self.text(said[0].lines[0], HEAD)) if said else Text()
            yield Hanging(self.text(name.lines[0]).append_text(answer), lead, margin=margin)
            detail = tuple(run for cell in said[1:] for run in cell.lines[0])
            if detail:
                yield Hanging(self.text(detail, QUIET), Text(" " * lead.cell_len), margin=margin)


def _is_headed_alike(block: Table | Picture, section: Section) -> bool:
    """Tell whether a table says its section's title itself; other pictures are drawn."""
    if isinstance(block, Picture) and not isinstance(block.chart, DotPlot):
        return False
    table = block if isinstance(block, Table) else block.table
    return table.caption == section.title and table.even
