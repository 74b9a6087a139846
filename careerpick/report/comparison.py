"""A comparison as a report: you, what speaks for which, levels as dots and words, and pay."""

from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812 - `date` is a word of `wording`

from careerpick.decide.comparison import (
    Comparison,
    Gap,
    GroupRows,
    Lean,
    Personal,
)
from careerpick.decide.result import PathResult
from careerpick.model import CareerPath
from careerpick.report.about import content_and_day, rests_on
from careerpick.report.blocks import (
    Block,
    Cell,
    DotPlot,
    DotRow,
    Item,
    Items,
    Line,
    Paragraph,
    Picture,
    Report,
    Section,
    Table,
    filled,
    line,
    quiet,
    strong,
    text_cell,
)
from careerpick.report.lead import strip_blocks
from careerpick.report.paths import level_cell
from careerpick.report.sources import sources_section
from careerpick.words import comparison as words
from careerpick.words import personal as personal_words
from careerpick.words.basics import capital, date, small
from careerpick.words.money import PAY_NOTE, Figure
from careerpick.words.needs import need_phrase
from careerpick.words.pay_rows import NO_FIGURE, pay_rows
from careerpick.words.sources import ROUGH_NOTE
from careerpick.words.standing import shown_status, standing_line, status_phrase
from careerpick.words.start import SITES_SHOWN

DOTS_SAY = "Each dot is a path, from the least on the left to the most on the right."


def comparison_report(comparison: Comparison, day: Date, *, with_answers: bool = False) -> Report:
    """Return all that a report of a comparison says.

    Args:
        comparison: What is shown.
        day: The day on which it is made.
        with_answers: Whether to quote the answers, where there are any.
    """
    personal = comparison.personal
    about = (
        rests_on(personal.result, day, with_answers=with_answers)
        if personal
        else content_and_day(comparison.content, day)
    )
    return Report(
        words.title(comparison),
        (),
        filled(
            [
                _for_you(comparison, personal, with_answers=with_answers) if personal else None,
                *_choose(comparison),
                *(_group(comparison, group) for group in comparison.groups),
                _pay(comparison),
                _to_begin(comparison),
                sources_section(comparison.cited.sources),
            ]
        ),
        about,
    )


def _choose(comparison: Comparison) -> Iterator[Section]:
    for path, leans in zip(comparison.paths, comparison.choose_if, strict=True):
        if leans:
            items = Items(tuple(Item(_lean(lean)) for lean in leans))
            yield Section(f"Choose {path.name} if", (items,))
        else:
            yield Section(path.name, (Paragraph(line(f"{path.name}{words.NOT_APART}")),))


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
        Picture(title, DOTS_SAY, plot, Table(title, ("", *names), rows, even=True))
    ]
    if any(item.confidence == "low" for row in group.rows for item in row.performances):
        blocks.append(Paragraph(line(ROUGH_NOTE), "quiet"))
    return Section(title, tuple(blocks))


def _pay(comparison: Comparison) -> Section:
    head = ("", *(path.name for path in comparison.paths))
    rows = tuple(
        (
            text_cell(row.label),
            *(_figures(figures, with_label=row.is_mixed) for figures in row.figures),
        )
        for row in pay_rows(comparison.paths)
    )
    title = "What it pays"
    note = Paragraph(line(f"Pay is {PAY_NOTE}."), "quiet")
    return Section(title, (Table(title, head, rows, even=True), note))


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
    rows = (
        (text_cell(words.ASKS_FOR), *needs),
        (text_cell(words.OPEN_SITES), *(_sites(path) for path in comparison.paths)),
    )
    head = ("", *(path.name for path in comparison.paths))
    return Section(words.TO_BEGIN, (Table(words.TO_BEGIN, head, rows, even=True),))


def _sites(path: CareerPath) -> Cell:
    found = path.open_platforms
    if not found:
        return text_cell(words.NO_OPEN_SITE)
    shown = [line(item.name, quiet(f" ({date(item.as_of)})")) for item in found[:SITES_SHOWN]]
    more = len(found) - SITES_SHOWN
    return Cell((*shown, line(quiet(f"and {more} more"))) if more > 0 else tuple(shown))


def _for_you(comparison: Comparison, personal: Personal, *, with_answers: bool) -> Section:
    blocks: list[Block] = []
    if not personal.says_nothing:
        blocks += [Paragraph(line(said)) for said in _held_back(personal, with_answers)]
        for gap in personal.leads:
            blocks += _gap(comparison, gap, with_answers)
    items = tuple(_status(personal, row, with_answers) for row in personal.rows)
    return Section(
        personal_words.personal_title(comparison, personal),
        tuple(blocks),
        (Section(words.CAN_START, (Items(items),)),),
    )


def _held_back(personal: Personal, with_answers: bool) -> tuple[str, ...]:
    if with_answers:
        return personal_words.held_back(personal)
    rows = personal_words.leaders_out(personal)
    return tuple(f"But {row.path.name} is {small(status_phrase(row))}." for row in rows)


def _gap(comparison: Comparison, gap: Gap, with_answers: bool) -> tuple[Block, ...]:
    ahead, behind = comparison.path(gap.ahead), comparison.path(gap.behind)
    strip = strip_blocks(comparison.content, ahead, behind, gap.reasons, with_answers=with_answers)
    if not strip:
        return (Paragraph(line(words.no_gap(ahead, behind))),)
    return strip


def _status(personal: Personal, row: PathResult, with_answers: bool) -> Item:
    said = standing_line(personal.result, row) if with_answers else ""
    phrase = capital(said or status_phrase(row))
    return Item(line(strong(f"{row.path.name}: "), phrase), status=shown_status(row))
