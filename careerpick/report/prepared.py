"""A report as it may be shown: as brief as wanted, with or without what quotes the answers.

The one place where anything is left out, so that every writer leaves out the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.report import blocks as b
from careerpick.values import value
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def prepared(
    report: b.Report, *, with_answers: bool, in_full: bool = True, with_sources: bool = True
) -> b.Report:
    """Return what is left of a report.

    Args:
        report: All that there is to say.
        with_answers: Whether to keep what quotes the answers.
        in_full: Whether to keep all of it, or what a short form has.
        with_sources: Whether to cite and list where figures come from, and to keep all other
            small print.
    """
    left = _Left(with_answers, in_full, with_sources)
    return replace(
        report,
        opening=tuple(left.blocks(report.opening)),
        sections=left.sections(report.sections),
        rests_on=tuple(filter(None, map(left.line, report.rests_on))),
        commands=tuple(item for item in report.commands if left.is_shown(item.show)),
    )


def with_way_to_all(report: b.Report, typed: str) -> b.Report:
    """Return a short form that says first what is typed for all of it."""
    whole = b.Command(say("report.all-of-it"), f"{typed} --full")
    return replace(report, commands=(whole, *report.commands))


def named(report: b.Report, name: str) -> b.Report:
    """Return a report with a name on it."""
    title = say("report.titled", title=report.title, name=name) if report.title else name
    return replace(report, title=title, opening=(b.Paragraph((b.strong(name),)), *report.opening))


def without_commands(report: b.Report) -> b.Report:
    """Return a report for a place where nobody types a command."""
    return replace(report, commands=())


@value
class _Left:
    """What is kept, part by part."""

    with_answers: bool
    in_full: bool
    with_sources: bool

    def sections(self, sections: Iterable[b.Section]) -> tuple[b.Section, ...]:
        """Return the sections of which something is left."""
        return b.filled(
            [
                replace(
                    item, blocks=tuple(self.blocks(item.blocks)), parts=self.sections(item.parts)
                )
                for item in sections
                if self.is_shown(item.show) and (self.with_sources or not item.is_small_print)
            ]
        )

    def blocks(self, blocks: Iterable[b.Block]) -> Iterator[b.Block]:
        """Yield the blocks of which something is left."""
        for block in blocks:
            if isinstance(block, b.Private):
                yield from self.blocks(block.blocks if self.with_answers else block.instead)
            elif self.is_shown(block.show):
                left = self._block(block)
                if left:
                    yield left

    def line(self, line: b.Line) -> b.Line:
        """Return what is left of a line."""
        kept = (run for run in line if self.with_sources or run.style != "cite")
        if not self.with_answers:
            kept = (run if run.instead is None else replace(run, text=run.instead) for run in kept)
        return tuple(run for run in kept if run.text)

    def is_shown(self, show: b.Show) -> bool:
        """Tell whether something stands in this form."""
        return show != ("short only" if self.in_full else "full")

    def _block(self, block: b.Block) -> b.Block | None:
        match block:
            case b.Paragraph():
                shown = self.line(block.line)
                return replace(block, line=shown) if shown else None
            case b.Items():
                items = self._items(block.items)
                if block.most is not None and not self.in_full:
                    items = _first(items, block.most)
                return replace(block, items=items) if items else None
            case b.Facts():
                facts = tuple(b.Fact(item.label, self.line(item.line)) for item in block.facts)
                return replace(block, facts=tuple(item for item in facts if item.line))
            case b.Table():
                return self._table(block)
            case b.Picture():
                return replace(block, table=self._table(block.table))
        return block

    def _items(self, items: Iterable[b.Item]) -> tuple[b.Item, ...]:
        left = (
            replace(
                item,
                line=self.line(item.line),
                detail=self.line(item.detail),
                below=self._items(item.below),
            )
            for item in items
            if self.is_shown(item.show)
        )
        return tuple(item for item in left if item.line)

    def _table(self, table: b.Table) -> b.Table:
        most = None if self.in_full else table.most
        rows = tuple(tuple(map(self._cell, row)) for row in table.rows[:most])
        return replace(table, rows=rows)

    def _cell(self, cell: b.Cell) -> b.Cell:
        return replace(cell, lines=tuple(map(self.line, cell.lines)))


def _first(items: tuple[b.Item, ...], most: int) -> tuple[b.Item, ...]:
    """Return the first items without what is said more quietly, and how many are left out."""
    shown = [replace(item, detail=(), below=()) for item in items[:most]]
    left_out = len(items) - len(shown)
    if shown and left_out:
        shown[-1] = replace(
            shown[-1], line=(*shown[-1].line, b.quiet(f" … {say('report.more', count=left_out)}"))
        )
    return tuple(shown)
