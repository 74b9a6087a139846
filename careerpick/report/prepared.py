"""A report as it may be shown: as brief as wanted, with or without what quotes the answers.

The one place where anything is left out, so that every writer leaves out the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from careerpick.report.blocks import (
    Block,
    Cell,
    Fact,
    Facts,
    Item,
    Items,
    Line,
    Paragraph,
    Picture,
    Private,
    Report,
    Run,
    Section,
    Show,
    Table,
    filled,
)
from careerpick.values import value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Length = Literal["brief", "short", "full"]
_LENGTH: dict[Show, int] = {"always": 0, "short": 1, "full": 2}
_SHOWN: dict[Length, int] = {"brief": 0, "short": 1, "full": 2}


def prepared(report: Report, *, with_answers: bool, length: Length = "full") -> Report:
    """Return what is left of a report.

    Args:
        report: All that there is to say.
        with_answers: Whether to keep what quotes the answers.
        length: How much of it to keep.
    """
    left = _Left(with_answers, _SHOWN[length])
    return replace(
        report,
        opening=tuple(left.blocks(report.opening)),
        sections=left.sections(report.sections),
        rests_on=tuple(filter(None, map(left.line, report.rests_on))),
    )


@value
class _Left:
    """What is kept, part by part."""

    with_answers: bool
    length: int

    def sections(self, sections: Iterable[Section]) -> tuple[Section, ...]:
        """Return the sections of which something is left."""
        return filled(
            [
                replace(
                    item, blocks=tuple(self.blocks(item.blocks)), parts=self.sections(item.parts)
                )
                for item in sections
                if self._is_shown(item.show)
            ]
        )

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Yield the blocks of which something is left."""
        for block in blocks:
            if isinstance(block, Private):
                yield from self.blocks(block.blocks if self.with_answers else block.instead)
            elif self._is_shown(block.show):
                left = self._block(block)
                if left:
                    yield left

    def line(self, line: Line) -> Line:
        """Return what is left of a line."""
        if self.with_answers:
            return tuple(run for run in line if run.text)
        shown = (Run(run.instead, run.style) if run.instead is not None else run for run in line)
        return tuple(run for run in shown if run.text)

    def _is_shown(self, show: Show) -> bool:
        return _LENGTH[show] <= self.length

    def _block(self, block: Block) -> Block | None:
        match block:
            case Paragraph():
                shown = self.line(block.line)
                return replace(block, line=shown) if shown else None
            case Items():
                items = self._items(block.items)
                return replace(block, items=items) if items else None
            case Facts():
                facts = tuple(Fact(item.label, self.line(item.line)) for item in block.facts)
                return replace(block, facts=tuple(item for item in facts if item.line))
            case Table():
                return self._table(block)
            case Picture():
                return replace(block, table=self._table(block.table))
        return block

    def _items(self, items: Iterable[Item]) -> tuple[Item, ...]:
        left = (
            replace(
                item,
                line=self.line(item.line),
                detail=self.line(item.detail),
                below=self._items(item.below),
            )
            for item in items
            if self._is_shown(item.show)
        )
        return tuple(item for item in left if item.line)

    def _table(self, table: Table) -> Table:
        rows = tuple(tuple(map(self._cell, row)) for row in table.rows)
        return replace(table, rows=rows)

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, lines=tuple(map(self.line, cell.lines)))
