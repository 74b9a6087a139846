"""A comparison as a report: you, what speaks for which, levels as dots and words, and pay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.report import blocks as b
from careerpick.report.listing import level_table, rough_note
from careerpick.report.reasons import content_and_day, gap_section, rests_on, sources_section
from careerpick.words import reasons as words
from careerpick.words.basics import capital, date
from careerpick.words.listing import SITES_SHOWN
from careerpick.words.money import Figure, pay_rows
from careerpick.words.needs import need_phrase
from careerpick.words.reasons import (
    shown_status,
    standing_line,
    status_phrase,
)
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.comparison import Comparison, GroupRows, Lean, Personal
    from careerpick.decide.result import PathResult
    from careerpick.model import CareerPath


LEANS_SHOWN = 2
"""Of what speaks for a path, in a short form."""
LEANS_ON_PAPER, ROWS_ON_PAPER = 8, 6
"""Of what speaks for the paths, and of what they pay: all paths together."""


def comparison_report(comparison: Comparison, day: Date, *, in_full: bool = True) -> b.Report:
    """Return all that a report of a comparison says; for a short form without its largest parts.

    That leaves out all levels and sources, and would build them for nothing.
    """
    personal = comparison.personal
    general: b.Show = "full" if personal else "short"
    about = rests_on(personal.result, day) if personal else content_and_day(comparison.content, day)
    sections = [
        _for_you(comparison, personal) if personal else None,
        *(replace(section, show=general) for section in _choose(comparison)),
        *(_group(comparison, group) for group in comparison.groups if in_full),
        _pay(comparison),
        _to_begin(comparison),
        sources_section(comparison.cited.sources) if in_full else None,
    ]
    return b.Report(
        say("reasons.side-by-side", names=[path.name for path in comparison.paths]),
        (),
        b.filled(sections),
        about,
        tuple(_commands(comparison)),
    )


def _commands(comparison: Comparison) -> Iterator[b.Command]:
    for path in comparison.paths:
        typed = comparison.content.command(f"paths {path.id}")
        yield b.Command(say("report.all-about", path=path.name), typed, show="full")


def _choose(comparison: Comparison) -> Iterator[b.Section]:
    for path, leans in zip(comparison.paths, comparison.choose_if, strict=True):
        if leans:
            most = LEANS_ON_PAPER // len(comparison.paths)
            said = b.listed(map(_lean, leans), LEANS_SHOWN, on_paper=most)
            yield b.section(say("reasons.choose", path=path.name), said)
        else:
            yield b.section(path.name, say("reasons.not-apart", path=path.name))


def _lean(lean: Lean) -> b.Line:
    return b.line(lean.phrase, b.quiet("" if lean.is_clear else f" {say('reasons.slight')}"))


def _group(comparison: Comparison, group: GroupRows) -> b.Section:
    names = tuple(path.name for path in comparison.paths)
    plot = b.DotPlot(names, tuple(b.DotRow(row.criterion.name, row.levels) for row in group.rows))
    criteria = [row.criterion for row in group.rows]
    title, paths = group.group.name, comparison.paths
    table = level_table(title, criteria, paths, comparison.cited, folded=False)
    says = say("report.dots-say", path=comparison.content.bank.terms.path)
    every = [row for item in comparison.groups for row in item.rows]
    is_last = group is comparison.groups[-1]
    note = rough_note(item for row in every for item in row.performances) if is_last else None
    return b.section(title, b.Picture(title, says, plot, table), note, show="full")


def _pay(comparison: Comparison) -> b.Section | None:
    head = ("", *(path.name for path in comparison.paths))
    rows = tuple(
        b.cells(label, *(_figures(figures, with_label=is_mixed) for figures in by_path))
        for label, by_path, is_mixed in pay_rows(comparison.content.bank, comparison.paths)
    )
    if not rows:
        return None
    most = ROWS_ON_PAPER // len(comparison.paths)
    table = b.Table(say("report.pay"), head, rows, even=True, most=1, on_paper=most)
    return b.section(say("report.pay"), table, b.quietly(say("money.pay")))


def _figures(figures: Sequence[Figure], *, with_label: bool) -> b.Cell:
    said = (
        b.line(
            b.strong(f"{figure.label}: " if with_label else ""),
            figure.says,
            b.quiet(f" ({figure.rests_on})"),
        )
        for figure in figures
    )
    return b.Cell(tuple(said) or (b.line(b.quiet(say("money.no-figure"))),))


def _to_begin(comparison: Comparison) -> b.Section:
    bank = comparison.content.bank
    nothing = b.line(say("reasons.nothing-special"))
    needs = (
        b.Cell(tuple(b.line(need_phrase(bank, need)) for need in path.needs) or (nothing,))
        for path in comparison.paths
    )
    rows = [b.cells(say("reasons.asks-for"), *needs)]
    if any(path.platforms for path in comparison.paths):
        rows.append(b.cells(say("reasons.open-sites"), *map(_sites, comparison.paths)))
    head = ("", *(path.name for path in comparison.paths))
    most = 2 // len(comparison.paths)
    table = b.Table(say("reasons.to-begin"), head, tuple(rows), even=True, on_paper=most)
    return b.section(say("reasons.to-begin"), table, show="full")


def _sites(path: CareerPath) -> b.Cell:
    found = path.open_platforms
    shown = [b.line(item.name, b.quiet(f" ({date(item.as_of)})")) for item in found[:SITES_SHOWN]]
    if not shown:
        shown.append(b.line(say("reasons.no-open-site")))
    if (more := len(found) - SITES_SHOWN) > 0:
        shown.append(b.line(b.quiet(say("report.more", count=more))))
    return b.Cell(tuple(shown))


def _for_you(comparison: Comparison, personal: Personal) -> b.Section:
    gaps = () if personal.says_nothing else personal.leads
    held_back = () if personal.says_nothing else words.held_back(personal)
    parts = [
        replace(gap_section(personal.result, gap), show="full" if number else "short")
        for number, gap in enumerate(gaps)
    ]
    if start := personal.rows[0].terms.start:
        items = b.listed(_status(personal, row) for row in personal.rows)
        parts.append(b.section(say("report.can-start", start=start), items))
    return b.section(
        words.personal_title(comparison, personal),
        *(b.line(b.quoting(said, instead)) for said, instead in held_back),
        parts=parts,
    )


def _status(personal: Personal, row: PathResult) -> b.Item:
    phrase = status_phrase(row)
    said = capital(standing_line(personal.result, row) or phrase)
    match = f"{say('reasons.match', match=row.standing.match)} "
    name, status = b.strong(row.path.name), shown_status(row)
    return b.item(name, match, b.quoting(said, phrase), status=status)
