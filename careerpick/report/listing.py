"""What is in the content: the paths, one path in full, the questions."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from careerpick.decide.circumstances import TIMES
from careerpick.decide.comparison import number_sources
from careerpick.folding import squeezed
from careerpick.report import blocks as b
from careerpick.report.money import kind_pay, money_figures, rate_figure
from careerpick.report.sites import countries_words, sites_of_path
from careerpick.report.sources import (
    content_and_day,
    rough,
    rough_note,
    sources_section,
    with_sources,
)
from careerpick.words.needs import need_phrase, remedies
from careerpick.words.sentences import in_list, quoted, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `sentences`

    from careerpick.model import (
        Bounds,
        CareerPath,
        Content,
        Kind,
        Limit,
        Note,
        Question,
        QuestionBank,
        Step,
        When,
    )
    from careerpick.report.sources import Numbers

NOTES_SHOWN = 2
"""Of notes on a path, in a short form."""


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
    names = aliases(path)
    return say("listing.other-names", names=", ".join(names)) if names else ""


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
            say(f"verdict.time-{time}"), _all_steps(content.bank, getattr(path.first_steps, time))
        )
        for time in TIMES
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
        b.section(say("report.ladder"), _ladder(path, numbers), show="full"),
        _notes(say("report.costs"), path.costs, numbers),
        _notes(say("report.risks"), path.risks, numbers),
        _corrections(path, numbers),
        sources_section(cited.sources),
    ]
    opening = b.blocks(path.summary, b.quietly(_other_names(path), show="full"))
    about = content_and_day(content, day)
    return b.Report(say("listing.named", path=path), opening, b.filled(sections), about)


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
        _all_steps(content.bank, kind.first_steps),
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
    items = [
        b.Item(
            b.line(b.strong(f"{figure.label}: "), figure.says),
            with_sources(numbers, figure.sources, figure.behind, f" ({figure.rests_on})"),
        )
        for figure in money_figures(content.bank, path)
    ]
    ways = [earning.how for earning in earnings]
    yield b.section(title, *(ways if items else ()), b.listed(items), show="full")


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
    return b.section(title, b.listed(said), show="full")


def _corrections(path: CareerPath, numbers: Numbers) -> b.Section:
    items = b.listed(
        b.Item(
            b.line(say("listing.they-say", claim=item.claim)),
            with_sources(numbers, item.sources, say("listing.in-fact", finding=item.finding)),
        )
        for item in path.corrections
    )
    return b.section(say("report.corrections"), items, show="full")


# For whom a step is.


def _all_steps(bank: QuestionBank, steps: Sequence[Step]) -> tuple[b.Items, ...]:
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
    if when.countries:
        said.append(say("listing.countries-only", countries=countries_words(when.countries)))
    return f" {say('listing.for', whom='; '.join(said))}" if said else ""


def _is_usual(limit: Limit, bounds: Bounds) -> bool:
    if limit.assumed is None:
        return False
    least, most = bounds.least or 0, bounds.most
    return least <= limit.assumed and (most is None or limit.assumed <= most)


def _bounds(limit: Limit, bounds: Bounds) -> str:
    def of(value: int) -> str:
        return quoted(limit.words[str(value)]) if str(value) in limit.words else f"{value}"

    least, most = bounds.least, bounds.most
    said = [] if least is None else [say("listing.at-least", value=of(least))]
    said += [] if most is None else [say("listing.at-most", value=of(most))]
    if least is not None and least == most:
        said = [of(least)]
    return say("listing.bounds", limit=limit.name, bounds=in_list(said))


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
