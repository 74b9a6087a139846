"""What is in the content: the paths, one path in full, the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from careerpick.decide.comparison import Citations, number_sources
from careerpick.decide.table import points_per_level
from careerpick.report.blocks import (
    Block,
    Cell,
    Command,
    Commands,
    DotPlot,
    DotRow,
    Fact,
    Facts,
    Item,
    Items,
    Line,
    Paragraph,
    Picture,
    Report,
    Run,
    Section,
    Table,
    cite,
    filled,
    line,
    listed,
    paragraphs,
    quiet,
    strong,
    text_cell,
)
from careerpick.report.reasons import content_and_day, sources_section
from careerpick.words import basics
from careerpick.words import listing as words
from careerpick.words.basics import LEGEND, ROUGH_NOTE, capital, citation, date
from careerpick.words.money import money_figures, pay_title
from careerpick.words.needs import need_phrase
from careerpick.words.verdict import (
    SITES_SHOWN,
    SITES_TITLE,
    dated_first,
    first_steps,
    site_terms,
    start_title,
)

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.result import Result
    from careerpick.model import (
        CareerPath,
        Content,
        Criterion,
        Estimate,
        Note,
        Option,
        Performance,
        Platform,
        Question,
    )

# What the answers ask for, criterion by criterion, beside where each path stands.

ROWS_SHOWN = 10


def asks(result: Result) -> tuple[tuple[Criterion, int], ...]:
    """Return each criterion that the answers ask more or less of, with the points for one level.

    The strongest first; ties in the order of the bank.
    """
    content = result.content
    per_level = points_per_level(content, result.table, result.sheet)
    asked = [(item, per_level[item.id]) for item in content.bank.criteria if per_level[item.id]]
    return tuple(sorted(asked, key=lambda pair: -abs(pair[1])))


def asked_section(result: Result, cited: Citations) -> Section | None:
    """Return the dot plot of the person against the paths; None where nothing is asked for."""
    asked = asks(result)
    if not asked:
        return None
    paths = [row.path for row in result.paths[:MOST_DOTS]]
    rows = tuple(
        DotRow(
            criterion.name,
            tuple(path.performance[criterion.id].level for path in paths),
            points,
        )
        for criterion, points in asked[:ROWS_SHOWN]
    )
    plot = DotPlot(tuple(path.name for path in paths), rows)
    rough = any(
        path.performance[criterion.id].confidence == "low"
        for path in paths
        for criterion, _ in asked
    )
    picture = Picture(basics.ASKED, basics.ASKED_SAYS, plot, _table(paths, asked, cited))
    notes = paragraphs([capital(ROUGH_NOTE)], "quiet") if rough else ()
    return Section(basics.ASKED, (picture, *notes), show="full")


def _table(
    paths: Sequence[CareerPath], asked: Sequence[tuple[Criterion, int]], cited: Citations
) -> Table:
    return Table(
        basics.ASKED,
        ("", *(path.name for path in paths)),
        tuple(
            (
                text_cell(criterion.name),
                *(
                    level_cell(criterion, path.performance[criterion.id], cited.numbers[path.id])
                    for path in paths
                ),
            )
            for criterion, _ in asked
        ),
        folded=True,
    )


# What a report says of single paths: levels as dots, pay, first steps and open sites.

MOST_DOTS = 4
"""So many paths can be told apart by the shape of their dots."""


def level_cell(criterion: Criterion, performance: Performance, numbers: Mapping[str, int]) -> Cell:
    """Return the level in words and as a number, and where it comes from."""
    rough = " (rough)" if performance.confidence == "low" else ""
    marks = citation(numbers, performance.sources)
    shown = line(criterion.words[performance.level], quiet(rough), cite(f" {marks}"))
    return Cell((shown,), performance.level)


def pay_section(path: CareerPath) -> Section:
    """Return what a path pays, with what each figure rests on."""
    facts = tuple(
        Fact(figure.label, line(figure.says, quiet(f" ({figure.rests_on})")))
        for figure in money_figures(path)
    )
    return Section(pay_title(path), (Facts(facts),))


def start_section(path: CareerPath, *, named: bool) -> Section:
    """Return what to do first, and a few sites to begin with."""
    parts = [Section(title, listed(found)) for title, found in first_steps(path)]
    sites = dated_first(path.open_platforms)[:SITES_SHOWN]
    if sites:
        parts.append(Section(SITES_TITLE, listed(map(site_line, sites))))
    return Section(start_title(path, named=named), parts=tuple(parts))


def site_line(site: Platform) -> Line:
    """Return what a site is like to begin with."""
    return line(
        strong(site.name),
        f" – {site_terms(site)}",
        quiet(f" ({date(site.as_of)})"),
    )


Numbers = Mapping[str, int]


def paths_report(content: Content, day: Date) -> Report:
    """Return the list of all paths, with what to type for each."""
    sections = tuple(
        Section(
            words.named(path),
            paragraphs([path.summary]) + paragraphs([words.other_names(path)], "quiet"),
        )
        for path in content.paths
    )
    ids = [path.id for path in content.paths]
    commands = [(basics.ONE_PATH, f"paths {ids[0]}")]
    if len(ids) > 1:
        commands.append((basics.SIDE_BY_SIDE, f"compare {ids[0]} {ids[1]}"))
    commands.append((basics.WHICH_FITS, "quiz"))
    typed = tuple(Command(label, content.command(command)) for label, command in commands)
    return Report(basics.THE_PATHS, (), sections, content_and_day(content, day), Commands(typed))


def path_report(content: Content, path: CareerPath, day: Date) -> Report:
    """Return everything that the file of one path says."""
    cited = number_sources([(path, path.sources)])
    numbers = cited.numbers[path.id]
    sections = [
        Section(basics.SUITS, listed(path.suits)),
        Section(basics.DOES_NOT_SUIT, listed(path.does_not_suit)),
        *_levels(content, path, numbers),
        _pay(path, numbers),
        _needs(content, path, numbers),
        Section(
            basics.BEGIN,
            parts=tuple(Section(title, listed(steps)) for title, steps in first_steps(path)),
        ),
        _sites(path),
        Section(basics.LADDER, tuple(_ladder(path, numbers))),
        _notes(basics.COSTS, path.costs, numbers),
        _notes(basics.RISKS, path.risks, numbers),
        _corrections(path, numbers),
        sources_section(cited.sources),
    ]
    opening = paragraphs([path.summary]) + paragraphs([words.other_names(path)], "quiet")
    return Report(words.named(path), opening, filled(sections), content_and_day(content, day))


def _levels(content: Content, path: CareerPath, numbers: Numbers) -> list[Section]:
    sections = [
        Section(group.name, (Items(items),))
        for group in content.bank.groups
        if (items := _group(content, path, group.id, numbers))
    ]
    is_rough = any(item.confidence == "low" for item in path.performance.values())
    notes = paragraphs([capital(ROUGH_NOTE) if is_rough else "", LEGEND], "quiet")
    for last in sections[-1:]:
        sections[-1] = replace(last, blocks=(*last.blocks, *notes))
    return sections


def _group(content: Content, path: CareerPath, group: str, numbers: Numbers) -> tuple[Item, ...]:
    items = []
    for criterion in content.bank.criteria:
        if criterion.group == group:
            held = path.performance[criterion.id]
            rough = quiet(words.ROUGH if held.confidence == "low" else "")
            said = line(strong(criterion.name), f": {criterion.words[held.level]}", rough)
            why = line(held.why, cite(f" {citation(numbers, held.sources)}"))
            items.append(Item(said, why, level=held.level))
    return tuple(items)


def _pay(path: CareerPath, numbers: Numbers) -> Section:
    income = path.income
    figures = money_figures(path)
    behind: list[list[Line]] = [
        [line(rates.note, f" ({figure.rests_on})", cite(f" {citation(numbers, rates.sources)}"))]
        for figure, rates in zip(figures, income.rates, strict=False)
    ]
    behind += [
        _why((income.paid_share_start, income.paid_share_later), numbers),
        _why((income.fee_share,), numbers),
        _why((income.weeks_to_first_income,), numbers),
    ]
    items = tuple(
        Item(
            line(strong(f"{figure.label}: "), figure.says),
            tuple(run for said in whys for run in said),
        )
        for figure, whys in zip(figures, behind, strict=True)
    )
    return Section(words.PAY, (Items(items),))


def _why(estimates: Sequence[Estimate], numbers: Numbers) -> list[Line]:
    said = [line(item.why, cite(f" {citation(numbers, item.sources)} ")) for item in estimates]
    return list(dict.fromkeys(said))


def _needs(content: Content, path: CareerPath, numbers: Numbers) -> Section:
    if not path.needs:
        return Section(basics.NEEDS, paragraphs([words.NO_NEEDS]))
    items = tuple(
        Item(
            line(strong(need_phrase(content.bank, need))),
            line(words.why(need), cite(f" {citation(numbers, need.sources)}"), words.lacking(need)),
        )
        for need in path.needs
    )
    return Section(basics.NEEDS, (Items(items),))


def _sites(path: CareerPath) -> Section:
    parts = []
    for status, title in words.SITES:
        found = tuple(_site(site) for site in path.platforms if site.status == status)
        if found:
            parts.append(Section(title, (Items(found),)))
    none = "" if path.open_platforms else words.NO_SITE
    return Section(basics.SITES, paragraphs([none]), tuple(parts))


def _site(site: Platform) -> Item:
    # How to get into a closed one, and where it is, would read like an invitation.
    is_closed = site.status == "closed"
    detail = line(
        words.site_note(site),
        "" if is_closed else words.site_ways(site),
        words.site_source(site),
        Run("" if is_closed else site.url or "", url=site.url),
    )
    return Item(line(strong(site.name), words.site_use(site)), detail)


def _ladder(path: CareerPath, numbers: Numbers) -> Iterator[Block]:
    items = tuple(
        Item(
            line(strong(f"{rung.title}: "), rung.what, cite(f" {citation(numbers, rung.sources)}")),
            line(words.move_on(rung)),
            lead=f"{number}.",
        )
        for number, rung in enumerate(path.ladder, start=1)
    )
    if items:
        yield Items(items)


def _notes(title: str, notes: Sequence[Note], numbers: Numbers) -> Section:
    return Section(
        title,
        listed(line(note.text, cite(f" {citation(numbers, note.sources)}")) for note in notes),
    )


def _corrections(path: CareerPath, numbers: Numbers) -> Section:
    items = tuple(
        Item(
            line(words.they_say(item.claim)),
            line(words.in_fact(item.finding), cite(f" {citation(numbers, item.sources)}")),
        )
        for item in path.corrections
    )
    return Section(basics.CORRECTIONS, (Items(items),) if items else ())


def questions_report(content: Content, day: Date) -> Report:
    """Return all questions with their options, numbered as they are asked."""
    names = {section.id: section.name for section in content.bank.sections}
    numbered = enumerate(content.bank.questions, start=1)
    sections = tuple(
        Section(title, parts=tuple(_question(*pair) for pair in found))
        for title, found in groupby(
            numbered,
            key=lambda pair: basics.DETAILS if pair[1].is_detail else names[pair[1].section],
        )
    )
    template = Command(basics.TEMPLATE, content.command("questions --template"))
    return Report(
        basics.QUESTIONS,
        (),
        sections,
        content_and_day(content, day),
        Commands((template,)),
    )


def _question(number: int, question: Question) -> Section:
    items = tuple(Item(_option(option), lead=str(place)) for place, option in question.listed)
    title = words.numbered(number, question)
    said = " ".join([question.help, *words.picking(question)])
    return Section(title, (Paragraph(line(quiet(said))), Items(items)))


def _option(option: Option) -> Line:
    return line(option.label, quiet(f" ({option.id})"))
