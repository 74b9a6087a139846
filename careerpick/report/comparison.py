"""A comparison as a report: you, what speaks for which, levels as dots and words, and pay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.decide.reasons import reasons_by_criterion
from careerpick.report.blocks import (
    Block,
    Cell,
    Command,
    Commands,
    DotPlot,
    DotRow,
    Item,
    Items,
    Line,
    Paragraph,
    Picture,
    Report,
    Section,
    Show,
    Table,
    filled,
    line,
    listed,
    paragraphs,
    quiet,
    quoting,
    strong,
    text_cell,
)
from careerpick.report.listing import level_cell
from careerpick.report.reasons import content_and_day, lead_blocks, rests_on, sources_section
from careerpick.words import basics
from careerpick.words import reasons as personal_words
from careerpick.words import reasons as words
from careerpick.words.basics import ROUGH_NOTE, capital, date
from careerpick.words.money import NO_FIGURE, PAY_SENTENCE, Figure, pay_rows
from careerpick.words.needs import need_phrase
from careerpick.words.reasons import (
    lead_between,
    lead_title,
    shown_status,
    standing_line,
    status_phrase,
)
from careerpick.words.sites import SITES_SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.comparison import Comparison, Gap, GroupRows, Lean, Personal
    from careerpick.decide.result import PathResult, Result
    from careerpick.model import CareerPath


LEANS_SHOWN = 2
"""Of what speaks for a path, in a short form."""


def comparison_report(comparison: Comparison, day: Date) -> Report:
    """Return all that a report of a comparison says."""
    personal = comparison.personal
    general: Show = "full" if personal else "short"
    about = rests_on(personal.result, day) if personal else content_and_day(comparison.content, day)
    return Report(
        words.title(comparison),
        (),
        filled(
            [
                _for_you(comparison, personal) if personal else None,
                *(replace(section, show=general) for section in _choose(comparison)),
                *(_group(comparison, group) for group in comparison.groups),
                _pay(comparison),
                _to_begin(comparison),
                sources_section(comparison.cited.sources),
            ]
        ),
        about,
        Commands(tuple(_commands(comparison))),
    )


def _commands(comparison: Comparison) -> Iterator[Command]:
    for path in comparison.paths:
        typed = comparison.content.command(f"paths {path.id}")
        yield Command(basics.all_about(path), typed, show="full")


def _choose(comparison: Comparison) -> Iterator[Section]:
    for path, leans in zip(comparison.paths, comparison.choose_if, strict=True):
        if leans:
            yield Section(words.choose(path), listed(map(_lean, leans), LEANS_SHOWN))
        else:
            yield Section(path.name, paragraphs([words.not_apart(path)]))


def _lean(lean: Lean) -> Line:
    return line(lean.phrase, quiet("" if lean.is_clear else words.SLIGHT))


def _group(comparison: Comparison, group: GroupRows) -> Section:
    names = tuple(path.name for path in comparison.paths)
    plot = DotPlot(names, tuple(DotRow(row.criterion.name, row.levels) for row in group.rows))
    rows = tuple(
        (
            text_cell(row.criterion.name),
            *(
                level_cell(row.criterion, item, comparison.cited.numbers[path.id])
                for path, item in zip(comparison.paths, row.performances, strict=True)
            ),
        )
        for row in group.rows
    )
    title = group.group.name
    blocks: list[Block] = [
        Picture(title, basics.DOTS_SAY, plot, Table(title, ("", *names), rows, even=True))
    ]
    every = [row for group in comparison.groups for row in group.rows]
    is_rough = any(item.confidence == "low" for row in every for item in row.performances)
    if is_rough and group is comparison.groups[-1]:
        blocks += paragraphs([capital(ROUGH_NOTE)], "quiet")
    return Section(title, tuple(blocks), show="full")


def _pay(comparison: Comparison) -> Section | None:
    head = ("", *(path.name for path in comparison.paths))
    rows = tuple(
        (
            text_cell(row.label),
            *(_figures(figures, with_label=row.is_mixed) for figures in row.figures),
        )
        for row in pay_rows(comparison.content.bank, comparison.paths)
    )
    if not rows:
        return None
    note = paragraphs([PAY_SENTENCE], "quiet")
    return Section(basics.PAY, (Table(basics.PAY, head, rows, even=True, most=1), *note))


def _figures(figures: Sequence[Figure], *, with_label: bool) -> Cell:
    if not figures:
        return text_cell(quiet(NO_FIGURE))
    return Cell(
        tuple(
            line(
                strong(f"{figure.label}: " if with_label else ""),
                figure.says,
                quiet(f" ({figure.rests_on})"),
            )
            for figure in figures
        )
    )


def _to_begin(comparison: Comparison) -> Section:
    bank = comparison.content.bank
    needs = [
        Cell(tuple(line(need_phrase(bank, need)) for need in path.needs))
        if path.needs
        else text_cell(words.NOTHING_SPECIAL)
        for path in comparison.paths
    ]
    rows = [(text_cell(words.ASKS_FOR), *needs)]
    if any(path.platforms for path in comparison.paths):
        rows.append((text_cell(words.OPEN_SITES), *(_sites(path) for path in comparison.paths)))
    head = ("", *(path.name for path in comparison.paths))
    table = Table(words.TO_BEGIN, head, tuple(rows), even=True)
    return Section(words.TO_BEGIN, (table,), show="full")


def _sites(path: CareerPath) -> Cell:
    found = path.open_platforms
    if not found:
        return text_cell(words.NO_OPEN_SITE)
    shown = [line(item.name, quiet(f" ({date(item.as_of)})")) for item in found[:SITES_SHOWN]]
    more = len(found) - SITES_SHOWN
    return Cell((*shown, line(quiet(basics.more(more)))) if more > 0 else tuple(shown))


def _for_you(comparison: Comparison, personal: Personal) -> Section:
    gaps = () if personal.says_nothing else personal.leads
    held_back = () if personal.says_nothing else personal_words.held_back(personal)
    items = tuple(_status(personal, row) for row in personal.rows)
    title = basics.can_start(personal.rows[0].terms)
    return Section(
        personal_words.personal_title(comparison, personal),
        tuple(Paragraph(line(quoting(said, instead))) for said, instead in held_back),
        (
            *(
                replace(_gap(comparison, personal.result, gap), show="full" if number else "short")
                for number, gap in enumerate(gaps)
            ),
            *([Section(title, (Items(items),))] if title else []),
        ),
    )


def _gap(comparison: Comparison, result: Result, gap: Gap) -> Section:
    content, ahead, behind = result.content, comparison.path(gap.ahead), comparison.path(gap.behind)
    by_criterion = reasons_by_criterion(content, result.table, result.sheet, gap.ahead, gap.behind)
    lead = lead_between(ahead, behind, by_criterion)
    return Section(lead_title(lead), tuple(lead_blocks(content, result.sheet, lead)))


def _status(personal: Personal, row: PathResult) -> Item:
    phrase = status_phrase(row)
    said = capital(standing_line(personal.result, row) or phrase)
    match = personal_words.matches(row)
    return Item(line(strong(row.path.name), match, quoting(said, phrase)), status=shown_status(row))
