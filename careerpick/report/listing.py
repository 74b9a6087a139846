"""What is in the content: the paths, one path in full, the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from careerpick.decide.circumstances import check_sites, steps_for
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
    Private,
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
from careerpick.words.money import kind_pay, money_figures, own_figures, pay_title, rate_figure
from careerpick.words.needs import need_phrase
from careerpick.words.plan_money import whose_figures
from careerpick.words.sites import (
    LEFT_OUT,
    NO_SITES,
    NONE_TAKES_YOU,
    NOT_KNOWN,
    SITES_SHOWN,
    SITES_TITLE,
    TAKES_YOU,
    for_person,
    left_out,
    pays_out,
    site_entry,
    site_fee,
    takes_source,
    terms_line,
    why_left_out,
)
from careerpick.words.verdict import TIMES, start_title

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.circumstances import Circumstances, SiteCheck, Time
    from careerpick.decide.result import Result
    from careerpick.model import (
        CareerPath,
        Content,
        Criterion,
        Note,
        Option,
        Performance,
        Platform,
        Question,
        Step,
    )
    from careerpick.plan.plan import Plan

# What the answers ask for, criterion by criterion, beside where each path stands.

ROWS_SHOWN = 10
NOTES_SHOWN = 2
"""Of notes on a path, in a short form."""


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


def pay_section(path: CareerPath, plan: Plan) -> Section:
    """Return what a path pays this person, with what each figure rests on."""
    ways = plan.money.get(path.id, ())
    facts = tuple(
        Fact(figure.label, line(figure.says, quiet(f" ({figure.rests_on})")))
        for figure in own_figures(plan.content.bank, path, ways)
    )
    if not facts:
        return Section(pay_title(path))
    whose = whose_figures(plan.content.bank, ways[0], plan.who.country)
    return Section(pay_title(path), (Facts(facts), Private(paragraphs([whose], "quiet"))))


def start_section(result: Result, path: CareerPath, *, named: bool) -> Section:
    """Return what to do first, and a few sites to begin with: what is for this person."""
    who = result.circumstances
    found: dict[Time, list[str]] = {}
    for time, step in steps_for(path, result.content.bank, who):
        found.setdefault(time, []).append(step.do)
    parts = [Section(TIMES[time], listed(found[time])) for time in TIMES if time in found]
    parts += [sites_section(SITES_TITLE, check_sites(path, who))] if path.platforms else []
    return Section(start_title(path, named=named), parts=tuple(parts))


def sites_section(title: str, checks: Sequence[SiteCheck], *, pays: bool = False) -> Section:
    """Return a few sites that take this person, and how many are left out."""
    sites = [check.site for check in checks if check.fits][:SITES_SHOWN]
    items = tuple(_open_site(site, pays=pays) for site in sites)
    shown = (Items(items, most=SITES_SHOWN),) if items else ()
    out = left_out(checks)
    none = NONE_TAKES_YOU if out and not sites else ""
    return Section(title, (*shown, Private(paragraphs([none, out], "quiet"))))


def _open_site(site: Platform, *, pays: bool) -> Item:
    said = line(strong(site.name), f" – {site_entry(site)}", quiet(f" ({date(site.as_of)})"))
    return Item(said, line(site_fee(site), f" {pays_out(site)}" if pays else ""))


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
    return Report(
        basics.the_paths(content.bank.terms),
        (),
        sections,
        content_and_day(content, day),
        Commands(typed),
    )


def path_report(content: Content, path: CareerPath, day: Date) -> Report:
    """Return everything that the file of one path says."""
    cited = number_sources([(path, path.sources)])
    numbers = cited.numbers[path.id]
    sections = [
        Section(basics.SUITS, listed(path.suits, NOTES_SHOWN)),
        Section(basics.DOES_NOT_SUIT, listed(path.does_not_suit, NOTES_SHOWN)),
        *_levels(content, path, numbers),
        *_kinds(content, path, numbers),
        *_pay(content, path, numbers),
        _needs(content, path, numbers),
        Section(
            basics.BEGIN,
            parts=tuple(
                Section(
                    title,
                    _all_steps(content, getattr(path.first_steps, time)),
                )
                for time, title in TIMES.items()
            ),
            show="full",
        ),
        *_sites(path),
        Section(basics.LADDER, tuple(_ladder(path, numbers)), show="full"),
        _notes(basics.COSTS, path.costs, numbers),
        _notes(basics.RISKS, path.risks, numbers),
        _corrections(path, numbers),
        sources_section(cited.sources),
    ]
    names = Paragraph(line(words.other_names(path)), "quiet", show="full")
    opening = (*paragraphs([path.summary]), names)
    return Report(words.named(path), opening, filled(sections), content_and_day(content, day))


def _levels(content: Content, path: CareerPath, numbers: Numbers) -> list[Section]:
    sections = [
        Section(group.name, (Items(items),), show="full")
        for group in content.bank.groups
        if (items := _group(content, path, group.id, numbers))
    ]
    is_rough = any(item.confidence == "low" for item in path.performance.values())
    notes = (
        *paragraphs([capital(ROUGH_NOTE) if is_rough else ""], "quiet"),
        Paragraph(line(cite(LEGEND))),
    )
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


def _all_steps(content: Content, steps: Sequence[Step]) -> tuple[Items, ...]:
    return listed(line(step.do, quiet(words.for_whom(content.bank, step.when))) for step in steps)


def _kinds(content: Content, path: CareerPath, numbers: Numbers) -> Iterator[Section]:
    """Yield the kinds of work side by side, then one by one."""
    if not path.kinds:
        return
    rows = tuple(
        (
            text_cell(strong(kind.name)),
            Cell(
                (
                    *(line(kind_pay(content.bank, rates)) for rates in kind.rates),
                    line(words.ai_in_short(kind)),
                )
            ),
            text_cell(", ".join(kind.sites)),
        )
        for kind in path.kinds
    )
    parts = tuple(
        Section(
            kind.name,
            (
                *paragraphs([kind.what, words.kind_suits(kind)]),
                Paragraph(
                    line(words.kind_ai(kind), cite(f" {citation(numbers, kind.ai.sources)}"))
                ),
                *_all_steps(content, kind.first_steps),
                *listed(
                    line(
                        strong(f"{kind_pay(content.bank, rates)}. "),
                        rates.note,
                        cite(f" {citation(numbers, rates.sources)}"),
                    )
                    for rates in kind.rates
                ),
            ),
        )
        for kind in path.kinds
    )
    brief = listed(line(strong(f"{kind.name}: "), words.ai_in_short(kind)) for kind in path.kinds)
    yield Section(words.KINDS, brief, show="short only")
    yield Section(words.KINDS, (Table(words.KINDS, words.KINDS_HEAD, rows),), parts, show="full")


def _pay(content: Content, path: CareerPath, numbers: Numbers) -> Iterator[Section]:
    """Yield one figure for each way to earn, then all of them."""
    earnings = path.income.ways if path.income else ()
    first = (
        rate_figure(content.bank, path, earning.way, earning.rates[0])
        for earning in earnings
        if earning.rates
    )
    brief = listed(line(strong(f"{figure.label}: "), figure.says) for figure in first)
    yield Section(words.PAY, brief, show="short only")
    figures = money_figures(content.bank, path)
    items = tuple(
        Item(
            line(strong(f"{figure.label}: "), figure.says),
            line(
                figure.behind,
                f" ({figure.rests_on})",
                cite(f" {citation(numbers, figure.sources)}"),
            ),
        )
        for figure in figures
    )
    ways = paragraphs([earning.how for earning in earnings])
    yield Section(words.PAY, (*ways, Items(items)) if items else (), show="full")


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
    return Section(basics.NEEDS, (Items(items, most=NOTES_SHOWN),))


def _sites(path: CareerPath) -> Iterator[Section]:
    """Yield the names of a few open sites, then all sites with what is known of them."""
    if not path.platforms:
        return
    brief = paragraphs([words.open_sites(path) or words.NO_SITE])
    yield Section(SITES_TITLE, brief, show="short only")
    parts = []
    for status, title in words.SITES:
        found = tuple(_site(site) for site in path.platforms if site.status == status)
        if found:
            parts.append(Section(title, (Items(found),)))
    none = "" if path.open_platforms else words.NO_SITE
    yield Section(basics.SITES, paragraphs([none]), tuple(parts), show="full")


def _site(site: Platform) -> Item:
    # How to get into a closed one, and where it is, would read like an invitation.
    is_closed = site.status == "closed"
    detail = line(
        words.site_note(site),
        "" if is_closed else words.site_ways(site),
        "" if is_closed else words.site_takes(site),
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
        show="full",
    )


def _corrections(path: CareerPath, numbers: Numbers) -> Section:
    items = tuple(
        Item(
            line(words.they_say(item.claim)),
            line(words.in_fact(item.finding), cite(f" {citation(numbers, item.sources)}")),
        )
        for item in path.corrections
    )
    return Section(basics.CORRECTIONS, (Items(items),) if items else (), show="full")


def sites_report(
    content: Content, paths: Sequence[CareerPath], who: Circumstances, day: Date
) -> Report:
    """Return every site of these paths: whom it takes, and why it is left out."""
    sections = []
    for path in paths:
        if not path.platforms:
            continue
        checks = check_sites(path, who)
        parts = {
            TAKES_YOU: [check for check in checks if check.fits],
            NOT_KNOWN: [check for check in checks if check.unknown and not check.refused],
            LEFT_OUT: [check for check in checks if check.refused],
        }
        shown = tuple(
            Section(title, (Items(tuple(map(_checked_site, found))),))
            for title, found in parts.items()
            if found
        )
        sections.append(Section(words.named(path), parts=shown))
    opening = paragraphs([for_person(who) if sections else NO_SITES])
    return Report(basics.SITES, opening, filled(sections), content_and_day(content, day))


def _checked_site(check: SiteCheck) -> Item:
    site = check.site
    detail = line(
        "" if "status" in check.refused else f"{terms_line(site.takes)} ",
        takes_source(site.takes),
        Run(site.url or "", url=site.url) if check.fits else "",
    )
    return Item(line(strong(site.name), words.site_use(site), f" {why_left_out(check)}"), detail)


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
