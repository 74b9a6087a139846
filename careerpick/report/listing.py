"""What is in the content: the paths, one path in full, the questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from careerpick.decide.circumstances import TIMES, check_sites, steps_for
from careerpick.decide.comparison import Citations, number_sources
from careerpick.decide.table import points_per_level
from careerpick.report import blocks as b
from careerpick.report.reasons import content_and_day, sources_section
from careerpick.words import listing as words
from careerpick.words.basics import bare, citation, date
from careerpick.words.money import kind_pay, money_figures, own_figures, pay_title, rate_figure
from careerpick.words.needs import need_phrase, remedies
from careerpick.words.plan import whose_figures
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.circumstances import Circumstances, SiteCheck, Time
    from careerpick.decide.result import Result
    from careerpick.model import (
        CareerPath,
        Content,
        Criterion,
        Kind,
        Note,
        Performance,
        Platform,
        Question,
        Step,
    )
    from careerpick.plan.plan import Plan

Numbers = Mapping[str, int]
"""The sources of a path by their id, with their number in the list."""
ROWS_SHOWN = 10
MOST_DOTS = 4
"""So many paths can be told apart by the shape of their dots."""
NOTES_SHOWN = 2
"""Of notes on a path, in a short form."""


def with_sources(numbers: Numbers, sources: Sequence[str], *parts: str | b.Run) -> b.Line:
    """Return a line with the numbers of what it rests on at its end."""
    return b.line(*parts, b.cite(f" {citation(numbers, sources)}"))


def rough_note(held: Iterable[Performance]) -> tuple[b.Block, ...]:
    """Return what is said below levels of which some are rough."""
    shown = any(item.confidence == "low" for item in held)
    return b.quietly(say("report.rough") if shown else "")


def level_table(
    title: str,
    criteria: Iterable[Criterion],
    paths: Sequence[CareerPath],
    cited: Citations,
    *,
    folded: bool,
) -> b.Table:
    """Return where each path stands, in words and as a number, and where that comes from."""
    rows = []
    for criterion in criteria:
        cells: list[str | b.Cell] = [criterion.name]
        for path in paths:
            held = path.performance[criterion.id]
            said = criterion.words[held.level], b.quiet(_rough(held))
            shown = with_sources(cited.numbers[path.id], held.sources, *said)
            cells.append(b.Cell((shown,), held.level))
        rows.append(b.cells(*cells))
    head = ("", *(path.name for path in paths))
    return b.Table(title, head, tuple(rows), folded=folded, even=not folded)


def _rough(held: Performance) -> str:
    return f" {say('listing.rough')}" if held.confidence == "low" else ""


# What the answers ask for, criterion by criterion, beside where each path stands.


def asks(result: Result) -> tuple[tuple[Criterion, int], ...]:
    """Return each criterion that the answers ask more or less of, with the points for one level.

    The strongest first; ties in the order of the bank.
    """
    content = result.content
    per_level = points_per_level(content, result.table, result.sheet)
    asked = [(item, per_level[item.id]) for item in content.bank.criteria if per_level[item.id]]
    return tuple(sorted(asked, key=lambda pair: -abs(pair[1])))


def asked_section(result: Result, cited: Citations) -> b.Section | None:
    """Return the dot plot of the person against the paths; None where nothing is asked for."""
    asked = asks(result)
    if not asked:
        return None
    paths = [row.path for row in result.paths[:MOST_DOTS]]
    rows = tuple(
        b.DotRow(
            criterion.name,
            tuple(path.performance[criterion.id].level for path in paths),
            points,
        )
        for criterion, points in asked[:ROWS_SHOWN]
    )
    plot = b.DotPlot(tuple(path.name for path in paths), rows)
    criteria = [criterion for criterion, _ in asked]
    table = level_table(say("report.asked"), criteria, paths, cited, folded=True)
    notes = rough_note(path.performance[item.id] for path in paths for item in criteria)
    picture = b.Picture(
        say("report.asked"),
        say("report.asked-says", path=result.content.bank.terms.path),
        plot,
        table,
    )
    return b.section(say("report.asked"), picture, notes, show="full")


# What a report says of single paths: pay, first steps and open sites.


def pay_section(path: CareerPath, plan: Plan) -> b.Section:
    """Return what a path pays this person, with what each figure rests on."""
    ways = plan.money.get(path.id, ())
    facts = tuple(
        b.Fact(figure.label, b.line(figure.says, b.quiet(f" ({figure.rests_on})")))
        for figure in own_figures(plan.content.bank, path, ways)
    )
    if not facts:
        return b.Section(pay_title(path))
    whose = whose_figures(plan.content.bank, ways[0], plan.who.country)
    return b.section(pay_title(path), b.Facts(facts), b.private(b.quietly(whose)))


STEPS_ON_PAPER = 4
"""For one stretch of time, all paths together."""


def start_section(result: Result, path: CareerPath, *, named: bool, of: int) -> b.Section:
    """Return what to do first, and a few sites to begin with: what is for this person.

    Args:
        result: Who it is for.
        path: What is begun with.
        named: Whether the heading names the path.
        of: With how many paths one could begin.
    """
    who = result.circumstances
    found: dict[Time, list[str]] = {}
    for time, step in steps_for(path, result.content.bank, who):
        found.setdefault(time, []).append(step.do)
    parts = [
        b.Section(say(f"verdict.time-{time}"), b.listed(found[time], on_paper=STEPS_ON_PAPER // of))
        for time in TIMES
        if time in found
    ]
    if path.platforms:
        parts.append(sites_section(say("listing.status-open"), check_sites(path, who)))
    title = say("verdict.start-here-with", path=path.name) if named else say("verdict.start-here")
    return b.Section(title, parts=tuple(parts))


def sites_section(title: str, checks: Sequence[SiteCheck], *, pays: bool = False) -> b.Section:
    """Return a few sites that take this person, and how many are left out."""
    sites = [check.site for check in checks if check.fits][: words.SITES_SHOWN]
    shown = b.listed((_open_site(site, pays=pays) for site in sites), words.SITES_SHOWN)
    out = words.left_out(checks)
    none = say("listing.none-takes-you") if out and not sites else ""
    return b.section(title, shown, b.private(b.quietly(none, out)))


def _open_site(site: Platform, *, pays: bool) -> b.Item:
    said = b.line(b.strong(site.name), f" – {bare(site.entry)}.", b.quiet(f" ({date(site.as_of)})"))
    payout = f" {say('listing.site-pays', payout=bare(site.payout))}" if pays else ""
    return b.Item(said, b.line(say("listing.site-fee", fee=bare(site.fee)), payout))


# What is in the content: the paths, one path in full, all sites, the questions.


def paths_report(content: Content, day: Date) -> b.Report:
    """Return the list of all paths, with what to type for each."""
    sections = tuple(
        b.section(_named(path), path.summary, b.quietly(_other_names(path)))
        for path in content.paths
    )
    ids = [path.id for path in content.paths]
    commands = [(say("report.one-path", path=content.bank.terms.path), f"paths {ids[0]}")]
    if len(ids) > 1:
        commands.append((say("report.side-by-side"), f"compare {ids[0]} {ids[1]}"))
    commands.append((say("report.which-fits"), "quiz"))
    typed = tuple(b.Command(label, content.command(command)) for label, command in commands)
    title = say("report.the-paths", paths=content.bank.terms.paths)
    about = content_and_day(content, day)
    return b.Report(title, (), sections, about, typed)


def _named(path: CareerPath) -> str:
    return say("listing.named", name=path.name, id=path.id)


def _other_names(path: CareerPath) -> str:
    names = words.aliases(path)
    return say("listing.other-names", names=", ".join(names)) if names else ""


def path_report(content: Content, path: CareerPath, day: Date) -> b.Report:
    """Return everything that the file of one path says."""
    cited = number_sources([(path, path.sources)])
    numbers = cited.numbers[path.id]
    sections = [
        b.Section(say("report.suits"), b.listed(path.suits, NOTES_SHOWN)),
        b.Section(say("report.does-not-suit"), b.listed(path.does_not_suit, NOTES_SHOWN)),
        *_levels(content, path, numbers),
        *_kinds(content, path, numbers),
        *_pay(content, path, numbers),
        _needs(content, path, numbers),
        b.Section(
            say("report.begin"),
            parts=tuple(
                b.Section(
                    say(f"verdict.time-{time}"),
                    _all_steps(content, getattr(path.first_steps, time)),
                )
                for time in TIMES
            ),
            show="full",
        ),
        *_sites(path),
        b.Section(say("report.ladder"), _ladder(path, numbers), show="full"),
        _notes(say("report.costs"), path.costs, numbers),
        _notes(say("report.risks"), path.risks, numbers),
        _corrections(path, numbers),
        sources_section(cited.sources),
    ]
    opening = b.blocks(path.summary, b.quietly(_other_names(path), show="full"))
    about = content_and_day(content, day)
    return b.Report(_named(path), opening, b.filled(sections), about)


def _levels(content: Content, path: CareerPath, numbers: Numbers) -> list[b.Section]:
    sections = [
        b.Section(group.name, (b.Items(items),), show="full")
        for group in content.bank.groups
        if (items := _group(content, path, group.id, numbers))
    ]
    notes = (
        *rough_note(path.performance.values()),
        b.Paragraph(b.line(b.cite(say("report.legend")))),
    )
    for last in sections[-1:]:
        sections[-1] = replace(last, blocks=(*last.blocks, *notes))
    return sections


def _group(content: Content, path: CareerPath, group: str, numbers: Numbers) -> tuple[b.Item, ...]:
    items = []
    for criterion in content.bank.criteria:
        if criterion.group == group:
            held = path.performance[criterion.id]
            said = f": {criterion.words[held.level]}", b.quiet(_rough(held))
            why = with_sources(numbers, held.sources, held.why)
            items.append(b.Item(b.line(b.strong(criterion.name), *said), why, level=held.level))
    return tuple(items)


def _all_steps(content: Content, steps: Sequence[Step]) -> tuple[b.Items, ...]:
    return b.listed(
        b.line(step.do, b.quiet(words.for_whom(content.bank, step.when))) for step in steps
    )


def _kinds(content: Content, path: CareerPath, numbers: Numbers) -> Iterator[b.Section]:
    """Yield the kinds of work side by side, then one by one."""
    if not path.kinds:
        return
    bank = content.bank
    rows = tuple(
        b.cells(
            b.strong(kind.name),
            b.Cell(
                tuple(
                    map(b.line, [*(kind_pay(bank, rates) for rates in kind.rates), words.ai(kind)])
                )
            ),
            ", ".join(kind.sites),
        )
        for kind in path.kinds
    )
    head = (say("listing.kind"), say("listing.kind-pay"), say("listing.kind-sites"))
    brief = b.listed(b.line(b.strong(f"{kind.name}: "), words.ai(kind)) for kind in path.kinds)
    parts = tuple(_kind(content, kind, numbers) for kind in path.kinds)
    yield b.Section(say("listing.kinds"), brief, show="short only")
    yield b.Section(
        say("listing.kinds"), (b.Table(say("listing.kinds"), head, rows),), parts, show="full"
    )


def _kind(content: Content, kind: Kind, numbers: Numbers) -> b.Section:
    suits = say("listing.kind-suits", suits=bare(kind.suits), needs=kind.needs)
    ai = with_sources(numbers, kind.ai.sources, f"{words.ai(kind)}. {kind.ai.why}")
    rates = (
        with_sources(
            numbers, rates.sources, b.strong(f"{kind_pay(content.bank, rates)}. "), rates.note
        )
        for rates in kind.rates
    )
    return b.section(
        kind.name,
        kind.what,
        suits,
        ai,
        _all_steps(content, kind.first_steps),
        b.listed(rates),
    )


def _pay(content: Content, path: CareerPath, numbers: Numbers) -> Iterator[b.Section]:
    """Yield one figure for each way to earn, then all of them."""
    earnings = path.income.ways if path.income else ()
    first = (
        rate_figure(content.bank, path, earning.way, earning.rates[0])
        for earning in earnings
        if earning.rates
    )
    brief = b.listed(b.line(b.strong(f"{figure.label}: "), figure.says) for figure in first)
    title = say("listing.pay", note=say("money.pay-note"))
    yield b.Section(title, brief, show="short only")
    items = tuple(
        b.Item(
            b.line(b.strong(f"{figure.label}: "), figure.says),
            with_sources(numbers, figure.sources, figure.behind, f" ({figure.rests_on})"),
        )
        for figure in money_figures(content.bank, path)
    )
    ways = [earning.how for earning in earnings]
    yield b.section(title, *(ways if items else ()), b.listed(items), show="full")


def _needs(content: Content, path: CareerPath, numbers: Numbers) -> b.Section:
    if not path.needs:
        return b.section(say("report.needs"), say("listing.no-needs"))
    items = tuple(
        b.Item(
            b.line(b.strong(need_phrase(content.bank, need))),
            (
                *with_sources(numbers, need.sources, say("listing.why", reason=need.reason)),
                *b.line(f" {say('listing.if-lacked', remedy=remedies(content.bank, need))}"),
            ),
        )
        for need in path.needs
    )
    return b.section(say("report.needs"), b.listed(items, NOTES_SHOWN))


def _sites(path: CareerPath) -> Iterator[b.Section]:
    """Yield the names of a few open sites, then all sites with what is known of them."""
    if not path.platforms:
        return
    brief = words.open_sites(path) or say("listing.no-site")
    yield b.section(say("listing.status-open"), brief, show="short only")
    parts = (
        b.section(
            say(f"listing.status-{status}"),
            b.listed(_site(site) for site in path.platforms if site.status == status),
        )
        for status in words.STATUSES
    )
    none = "" if path.open_platforms else say("listing.no-site")
    yield b.section(say("report.sites"), none, parts=parts, show="full")


def _site(site: Platform) -> b.Item:
    address = "" if site.status == "closed" else site.url or ""
    detail = b.line(words.site_detail(site), b.Run(address, url=site.url))
    return b.Item(b.line(b.strong(site.name), words.site_use(site)), detail)


def _ladder(path: CareerPath, numbers: Numbers) -> tuple[b.Items, ...]:
    return b.listed(
        b.Item(
            with_sources(numbers, rung.sources, b.strong(f"{rung.title}: "), rung.what),
            b.line(say("listing.move-on", sign=rung.move_on)),
            lead=f"{number}.",
        )
        for number, rung in enumerate(path.ladder, start=1)
    )


def _notes(title: str, notes: Sequence[Note], numbers: Numbers) -> b.Section:
    said = (with_sources(numbers, note.sources, note.text) for note in notes)
    return b.Section(title, b.listed(said), show="full")


def _corrections(path: CareerPath, numbers: Numbers) -> b.Section:
    items = b.listed(
        b.Item(
            b.line(say("listing.they-say", claim=item.claim)),
            with_sources(numbers, item.sources, say("listing.in-fact", finding=item.finding)),
        )
        for item in path.corrections
    )
    return b.section(say("report.corrections"), items, show="full")


def sites_report(
    content: Content, paths: Sequence[CareerPath], who: Circumstances, day: Date
) -> b.Report:
    """Return every site of these paths: whom it takes, and why it is left out."""
    sections = []
    for path in paths:
        if not path.platforms:
            continue
        checks = check_sites(path, who)
        parts = {
            say("listing.takes-you"): [check for check in checks if check.fits],
            say("listing.not-known"): [
                check for check in checks if check.unknown and not check.refused
            ],
            say("listing.left-out"): [check for check in checks if check.refused],
        }
        shown = (
            b.section(title, b.listed(map(_checked_site, found))) for title, found in parts.items()
        )
        sections.append(b.section(_named(path), parts=shown))
    none = say("listing.no-sites", path=content.bank.terms.path)
    opening = b.blocks(words.for_person(who) if sections else none)
    return b.Report(say("report.sites"), opening, b.filled(sections), content_and_day(content, day))


def _checked_site(check: SiteCheck) -> b.Item:
    site = check.site
    detail = b.line(
        "" if "status" in check.refused else f"{words.terms_line(site.takes)} ",
        words.takes_source(site.takes),
        b.Run(site.url or "", url=site.url) if check.fits else "",
    )
    why = f" {words.why_left_out(check)}"
    return b.Item(b.line(b.strong(site.name), words.site_use(site), why), detail)


def questions_report(content: Content, day: Date) -> b.Report:
    """Return all questions with their options, numbered as they are asked."""
    names = {section.id: section.name for section in content.bank.sections}
    numbered = enumerate(content.bank.questions, start=1)
    sections = tuple(
        b.Section(title, parts=tuple(_question(*pair) for pair in found))
        for title, found in groupby(
            numbered,
            key=lambda pair: say("report.details") if pair[1].is_detail else names[pair[1].section],
        )
    )
    template = b.Command(say("report.template"), content.command("questions --template"))
    about = content_and_day(content, day)
    return b.Report(say("report.questions"), (), sections, about, (template,))


def _question(number: int, question: Question) -> b.Section:
    items = b.listed(
        b.item(option.label, b.quiet(f" ({option.id})"), lead=str(place))
        for place, option in question.listed
    )
    title = say("listing.numbered", number=number, prompt=question.prompt, id=question.id)
    said = f"{question.help} {words.picking(question)}".rstrip()
    return b.section(title, b.line(b.quiet(said)), items)
