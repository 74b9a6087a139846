"""What is in the content: the paths, one path in full, sites for a person, the questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - `date` is a word of `sentences`
from itertools import groupby

from careerpick.countries import language_name
from careerpick.decide.circumstances import TIMES, Circumstances, SiteCheck, check_sites
from careerpick.decide.comparison import number_sources
from careerpick.folding import squeezed
from careerpick.model import (
    Bounds,
    CareerPath,
    Content,
    Countries,
    Kind,
    Limit,
    Note,
    Platform,
    PlatformStatus,
    Question,
    QuestionBank,
    Step,
    Takes,
    When,
)
from careerpick.report import blocks as b
from careerpick.report.money import figure_items, kind_pay, money_figures, rate_figure, way_words
from careerpick.report.sources import (
    Numbers,
    content_and_day,
    rough,
    rough_note,
    sources_section,
    with_sources,
)
from careerpick.words.needs import need_phrase, remedies
from careerpick.words.sentences import (
    bare,
    date,
    in_list,
    joined,
    money,
    number,
    quoted,
    say,
    the_country,
)

NOTES_SHOWN = 2
"""Of notes on a path, in a short form."""
SITES_SHOWN = 3
STATUSES: tuple[PlatformStatus, ...] = ("open", "changed", "unknown", "closed")
"""Every status of a site, what can be used first."""


def paths_report(content: Content, day: Date) -> b.Report:
    """Return the list of all paths, with what to type for each."""
    sections = tuple(
        b.section(say("listing.named", path=path), path.summary, b.quietly(_other_names(path)))
        for path in content.paths
    )
    first, *others = (path.id for path in content.paths)
    commands = [(say("report.one-path", path=content.bank.terms.path), f"paths {first}")]
    if others:
        commands.append((say("report.side-by-side"), f"compare {first} {others[0]}"))
    commands.append((say("report.which-fits"), "quiz"))
    typed = tuple(b.Command(label, content.command(command)) for label, command in commands)
    title = say("report.the-paths", paths=content.bank.terms.paths)
    return b.Report(title, (), sections, content_and_day(content, day), typed)


def _other_names(path: CareerPath) -> str:
    return say("listing.other-names", names=aliases(path))


def aliases(path: CareerPath) -> tuple[str, ...]:
    """Return the aliases that are worth showing: none that is the id or the name again."""
    names: dict[str, str] = {}
    for alias in path.aliases:
        names.setdefault(squeezed(alias), alias)
    own = (squeezed(path.id), squeezed(path.name))
    return tuple(alias for folded, alias in names.items() if folded not in own)


def path_report(content: Content, path: CareerPath, day: Date) -> b.Report:
    """Return everything that the file of one path says."""
    cited = number_sources([(path, path.sources)])
    numbers = cited.numbers[path.id]
    steps = (
        b.section(
            say(f"verdict.time-{time}"), _steps(content.bank, getattr(path.first_steps, time))
        )
        for time in TIMES
    )
    ladder = (
        b.Item(
            with_sources(numbers, rung.sources, b.strong(f"{rung.title}: "), rung.what),
            b.line(say("listing.move-on", sign=rung.move_on)),
            lead=f"{place}.",
        )
        for place, rung in enumerate(path.ladder, start=1)
    )
    corrections = (
        b.Item(
            b.line(say("listing.they-say", claim=item.claim)),
            with_sources(numbers, item.sources, say("listing.in-fact", finding=item.finding)),
        )
        for item in path.corrections
    )
    sections = [
        b.section(say("report.suits"), b.listed(path.suits, NOTES_SHOWN)),
        b.section(say("report.does-not-suit"), b.listed(path.does_not_suit, NOTES_SHOWN)),
        *_levels(content, path, numbers),
        *_kinds(content, path, numbers),
        *_pay(content, path, numbers),
        _needs(content, path, numbers),
        b.section(say("report.begin"), parts=steps, show="full"),
        *sites_of_path(path),
        b.section(say("report.ladder"), b.listed(ladder), show="full"),
        _notes(say("report.costs"), path.costs, numbers),
        _notes(say("report.risks"), path.risks, numbers),
        b.section(say("report.corrections"), b.listed(corrections), show="full"),
        sources_section(cited.sources),
    ]
    opening = b.blocks(path.summary, b.quietly(_other_names(path), show="full"))
    about = content_and_day(content, day)
    return b.Report(say("listing.named", path=path), opening, b.not_empty(sections), about)


def _levels(content: Content, path: CareerPath, numbers: Numbers) -> list[b.Section]:
    sections = []
    for group in content.bank.groups:
        items = []
        for criterion in (item for item in content.bank.criteria if item.group == group.id):
            held = path.performance[criterion.id]
            said = f": {criterion.words[held.level]}", rough(held)
            why = with_sources(numbers, held.sources, held.why)
            items.append(b.Item(b.line(b.strong(criterion.name), *said), why, level=held.level))
        if items:
            sections.append(b.section(group.name, b.listed(items), show="full"))
    legend = b.Paragraph(b.line(b.cite(say("report.legend"))))
    for last in sections[-1:]:
        notes = (*rough_note(path.performance.values()), legend)
        sections[-1] = replace(last, blocks=(*last.blocks, *notes))
    return sections


def _kinds(content: Content, path: CareerPath, numbers: Numbers) -> Iterator[b.Section]:
    """Yield the kinds of work side by side, then one by one."""
    if not path.kinds:
        return
    rows = []
    for kind in path.kinds:
        pay = [*(kind_pay(content.bank, rates) for rates in kind.rates), _ai(kind)]
        rows.append(
            b.cells(b.strong(kind.name), b.Cell(tuple(map(b.line, pay))), ", ".join(kind.sites))
        )
    title = say("listing.kinds")
    head = (say("listing.kind"), say("listing.kind-pay"), say("listing.kind-sites"))
    brief = b.listed(b.line(b.strong(f"{kind.name}: "), _ai(kind)) for kind in path.kinds)
    parts = (_kind(content, kind, numbers) for kind in path.kinds)
    yield b.section(title, brief, show="short only")
    yield b.section(title, b.Table(title, head, tuple(rows)), parts=parts, show="full")


def _kind(content: Content, kind: Kind, numbers: Numbers) -> b.Section:
    rates = (
        with_sources(numbers, it.sources, b.strong(f"{kind_pay(content.bank, it)}. "), it.note)
        for it in kind.rates
    )
    return b.section(
        kind.name,
        kind.what,
        say("listing.kind-suits", kind=kind),
        with_sources(numbers, kind.ai.sources, f"{_ai(kind)}. {kind.ai.why}"),
        _steps(content.bank, kind.first_steps),
        b.listed(rates),
    )


def _ai(kind: Kind) -> str:
    return say("listing.ai", change=say(f"small.ai-{kind.ai.change}"))


def _pay(content: Content, path: CareerPath, numbers: Numbers) -> Iterator[b.Section]:
    """Yield one figure for each way to earn, then all of them."""
    title = say("listing.pay", note=say("money.pay-note"))
    earnings = path.income.ways if path.income else ()
    brief = []
    for earning in (earning for earning in earnings if earning.rates):
        figure = rate_figure(content.bank, path, earning.way, earning.rates[0])
        brief.append(b.line(b.strong(f"{figure.label}: "), figure.says))
    yield b.section(title, b.listed(brief), show="short only")
    items = figure_items(money_figures(content.bank, path), numbers)
    ways = [earning.how for earning in earnings]
    yield b.section(title, *(ways if items else ()), items, show="full")


def _needs(content: Content, path: CareerPath, numbers: Numbers) -> b.Section:
    if not path.needs:
        return b.section(say("report.needs"), say("listing.no-needs"))
    items = []
    for need in path.needs:
        why = with_sources(numbers, need.sources, say("listing.why", reason=need.reason))
        helps = say("listing.if-lacked", remedy=remedies(content.bank, need))
        asks = b.line(b.strong(need_phrase(content.bank, need)))
        items.append(b.Item(asks, (*why, b.Run(f" {helps}"))))
    return b.section(say("report.needs"), b.listed(items, NOTES_SHOWN))


def _notes(title: str, notes: Sequence[Note], numbers: Numbers) -> b.Section:
    said = (with_sources(numbers, note.sources, note.text) for note in notes)
    return b.section(title, b.listed(said), show="full")


# For whom a step is.


def _steps(bank: QuestionBank, steps: Sequence[Step]) -> tuple[b.Items, ...]:
    return b.listed(b.line(step.do, b.quiet(_for_whom(bank, step.when))) for step in steps)


def _for_whom(bank: QuestionBank, when: When | None) -> str:
    """Return for whom a step is, after a blank; "" for what fits most people.

    What holds of somebody of whom nothing is known goes without saying.
    """
    if when is None:
        return ""
    limits = [(bank.limit(limit), bounds) for limit, bounds in when.facts.items()]
    said = [_bounds(limit, bounds) for limit, bounds in limits if not _is_usual(limit, bounds)]
    for setting in bank.settings:
        values = [quoted(setting.words[item]) for item in when.settings.get(setting.id, ())]
        said += [say("listing.setting", name=setting.name, values=values)] if values else []
    if when.way:
        said.append(way_words(when.way))
    if when.countries:
        said.append(say("listing.countries-only", countries=countries_words(when.countries)))
    return f" {say('listing.for', whom='; '.join(said))}" if said else ""


def _is_usual(limit: Limit, bounds: Bounds) -> bool:
    if limit.assumed is None:
        return False
    most = limit.assumed if bounds.most is None else bounds.most
    return (bounds.least or 0) <= limit.assumed <= most


def _bounds(limit: Limit, bounds: Bounds) -> str:
    def of(value: int) -> str:
        return quoted(limit.words[str(value)]) if str(value) in limit.words else f"{value}"

    least, most = bounds.least, bounds.most
    said = [] if least is None else [say("listing.at-least", value=of(least))]
    said += [] if most is None else [say("listing.at-most", value=of(most))]
    if least is not None and least == most:
        said = [of(least)]
    return say("listing.bounds", limit=limit.name, bounds=in_list(said))


# The sites of one path, whoever reads it.


def sites_of_path(path: CareerPath) -> Iterator[b.Section]:
    """Yield the names of a few open sites, then all sites with what is known of them."""
    if not path.platforms:
        return
    found, none = path.open_platforms, say("listing.no-site")
    named = ", ".join(say("listing.open-site", site=site) for site in found[:SITES_SHOWN])
    rest = len(found) - SITES_SHOWN
    more = f"… {say('report.more', count=rest)}" if rest > 0 else ""
    yield b.section(say("listing.status-open"), joined(named, more) or none, show="short only")
    parts = (
        b.section(
            say(f"listing.status-{status}"),
            b.listed(_site(site) for site in path.platforms if site.status == status),
        )
        for status in STATUSES
    )
    yield b.section(say("report.sites"), "" if found else none, parts=parts, show="full")


def _site(site: Platform) -> b.Item:
    """Return all that is known of a site.

    How to get into a closed one, and where it is, would read like an invitation.
    """
    said, address = site.note, ""
    if site.status != "closed":
        said = joined(said, say("listing.site-entry", site=site), terms_line(site.takes))
        address = site.url or ""
    said = f"{joined(said, say('listing.site-source', site=site))} "
    return b.Item(_named(site), b.line(said, b.Run(address, url=site.url)))


def _named(site: Platform, more: str = "") -> b.Line:
    return b.line(b.strong(site.name), f" {say('listing.site', site=site)}", more)


def terms_line(takes: Takes | None) -> str:
    """Return whom a site takes; what is not known is named together at the end."""
    if takes is None:
        return say("listing.unknown-whom")
    least, countries = takes.pays_from, takes.countries
    where = countries_words(countries) if countries else ""
    if countries and countries.all_but:  # what was found of those shut out: there may be more
        where = say("listing.as-far-as-known", countries=where)
    languages = ", ".join(map(language_name, takes.languages or ()))
    found = {
        "countries": where,
        "pays_by": ", ".join(takes.pays_by or ()),
        "pays_from": money(least.amount, least.currency) if least else None,
        "device": say(f"listing.device-{takes.device}") if takes.device else None,
        "least_age": str(takes.least_age) if takes.least_age is not None else None,
        "languages": say("listing.any") if takes.languages == () else languages,
    }
    names = {key: say(f"listing.term-{key}") for key in found}
    said = [
        say("listing.term", name=names[key], value=words) for key, words in found.items() if words
    ]
    lacking = [names[key].lower() for key, words in found.items() if not words]
    return joined(*said, say("listing.unknown-terms", terms=lacking) if lacking else "")


def countries_words(found: Countries, named: Callable[[str], str] = the_country) -> str:
    """Return "all but Cuba", "only India, Nepal", "none", "at least India", or all known."""

    def names(codes: Iterable[str]) -> str:
        return ", ".join(map(named, codes))

    if found.at_least is not None:
        return say("listing.countries-at-least", countries=names(found.at_least))
    if found.only:
        return say("listing.only", countries=names(found.only))
    if found.only is not None:
        return say("listing.none")
    if found.all_but:
        return say("listing.all-but", countries=names(found.all_but))
    return say("listing.all")


# The sites for one person.


def sites_section(title: str, checks: Sequence[SiteCheck], *, pays: bool = False) -> b.Section:
    """Return a few sites that take this person, and how many are left out."""
    sites = [check.site for check in checks if check.fits][:SITES_SHOWN]
    shown = []
    for site in sites:
        seen, entry = b.quiet(f" ({date(site.as_of)})"), f" – {bare(site.entry)}."
        payout = say("listing.site-pays", site=site) if pays else ""
        detail = b.line(joined(say("listing.site-fee", site=site), payout))
        shown.append(b.Item(b.line(b.strong(site.name), entry, seen), detail))
    out = _left_out(checks)
    none = say("listing.none-takes-you") if out and not sites else ""
    return b.section(title, b.listed(shown, SITES_SHOWN), b.private(b.quietly(none, out)))


def _left_out(checks: Iterable[SiteCheck]) -> str:
    """Return how many open sites are left out, and for what; "" for none."""
    open_ones = [check for check in checks if check.site.status == "open"]
    refused = [check for check in open_ones if check.refused]
    unknown = [check for check in open_ones if check.unknown and not check.refused]
    parts = []
    if refused:
        every = dict.fromkeys(name for check in refused for name in check.refused)
        count, reasons = len(refused), ", ".join(_obstacles(every))
        parts.append(say("listing.refusing", number=number(count), count=count, reasons=reasons))
    if unknown:
        parts.append(say("listing.not-telling", number=number(len(unknown))))
    return say("listing.all-left-out", parts=parts) if parts else ""


def why_left_out(check: SiteCheck) -> str:
    """Return why a site is left out, or what is not known of it; "" where it is not."""
    if "status" in check.refused:
        return say("listing.why-status", reason=say(f"listing.is-{check.site.status}"))
    if check.refused:
        return say("listing.why-refused", reasons=_obstacles(check.refused))
    if check.unknown:
        return say("listing.why-unknown", reasons=_obstacles(check.unknown))
    return ""


def _obstacles(names: Iterable[str]) -> list[str]:
    return [say(f"listing.obstacle-{name}") for name in names]


def sites_report(
    content: Content,
    paths: Sequence[CareerPath],
    who: Circumstances,
    day: Date,
    *,
    at_keys: bool = False,
) -> b.Report:
    """Return every site of these paths: whom it takes, and why it is left out.

    `at_keys` it is shown below a result, where no option can be typed.
    """
    sections = []
    for path in (path for path in paths if path.platforms):
        checks = check_sites(path, who)
        parts = {
            say("listing.takes-you"): [it for it in checks if it.fits],
            say("listing.not-known"): [it for it in checks if it.unknown and not it.refused],
            say("listing.left-out"): [it for it in checks if it.refused],
        }
        shown = (b.section(title, b.listed(map(_checked, found))) for title, found in parts.items())
        sections.append(b.section(say("listing.named", path=path), parts=shown))
    none = say("listing.no-sites", path=content.bank.terms.path)
    opening = b.blocks(_for_person(who, at_keys=at_keys) if sections else none)
    return b.Report(
        say("report.sites"), opening, b.not_empty(sections), content_and_day(content, day)
    )


def _checked(check: SiteCheck) -> b.Item:
    site, takes, is_open = check.site, check.site.takes, "status" not in check.refused
    known = joined(
        terms_line(takes) if is_open else "",
        takes.note if takes and is_open else "",
        say("listing.source-of", takes=takes) if takes else "",
    )
    address = b.Run(site.url or "", url=site.url) if check.fits else ""
    detail = b.line(f"{known} " if known else "", address)
    return b.Item(_named(site, f" {why_left_out(check)}"), detail)


def _for_person(who: Circumstances, *, at_keys: bool) -> str:
    said = [
        say("listing.who-country", who=who) if who.country else "",
        say("listing.who-phone") if who.phone_only else "",
        say("listing.who-age", who=who) if who.ages else "",
    ]
    found = ", ".join(filter(None, said))
    if found:
        return say("listing.for-somebody", who=found)
    return say("listing.for-anybody", at_keys=at_keys)


# The questions.


def questions_report(content: Content, day: Date) -> b.Report:
    """Return all questions with their options, numbered as they are asked."""
    names = {section.id: section.name for section in content.bank.sections}

    def heading(numbered: tuple[int, Question]) -> str:
        question = numbered[1]
        return say("report.details") if question.is_detail else names[question.section]

    numbered = enumerate(content.bank.questions, start=1)
    sections = tuple(
        b.section(title, parts=[_question(*pair) for pair in found])
        for title, found in groupby(numbered, key=heading)
    )
    template = b.Command(say("report.template"), content.command("questions --template"))
    about = content_and_day(content, day)
    return b.Report(say("report.questions"), (), sections, about, (template,))


def _question(number: int, question: Question) -> b.Section:
    items = b.listed(
        b.item(option.label, b.quiet(f" ({option.id})"), lead=str(place))
        for place, option in question.listed
    )
    picking = ""
    if question.pick == "many":
        picking = say("listing.pick-many", limited=bool(question.most), most=question.most)
    elif question.pick == "scale":
        picking = say("listing.pick-scale", steps=len(question.options))
    title = say("listing.numbered", number=number, question=question)
    return b.section(title, b.line(b.quiet(f"{question.help} {picking}".rstrip())), items)
