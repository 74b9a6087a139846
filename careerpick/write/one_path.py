"""One path in full as a terminal screen: every part of its file, each with its sources."""

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from careerpick.decide.citations import number_sources
from careerpick.model import CareerPath, Estimate, Note, Platform, PlatformStatus, QuestionBank
from careerpick.words.basics import bare, date
from careerpick.words.money import PAY_NOTE, money_figures
from careerpick.words.needs import need_phrase
from careerpick.words.sources import LEGEND, ROUGH_NOTE, citation
from careerpick.words.start import SITES_TITLE, first_steps
from careerpick.write.facts import BAR_STEPS, address, other_names, source_rows
from careerpick.write.style import HEAD, NAME, QUIET, Hanging, Look, heading

Rows = Iterator[Text | Hanging]

BLANK = Text()
SITES: tuple[tuple[PlatformStatus, str], ...] = (
    ("open", SITES_TITLE),
    ("changed", "Changed: look twice"),
    ("unknown", "Not known whether it takes new people"),
    ("closed", "Closed: do not look for work here"),
)
"""Every status with its heading, what can be used first."""


def path_rows(bank: QuestionBank, path: CareerPath, look: Look) -> Rows:
    """Return the rows of the screen, from top to bottom."""
    cited = number_sources([(path, path.sources)])
    numbers = cited.numbers[path.id]
    yield Hanging(look.join((path.name, NAME), f" ({path.id})"))
    yield Hanging(look.text(path.summary))
    names = other_names(path)
    if names:
        yield _quiet(f"Other names to type: {', '.join(names)}", look)
    yield from _phrases("It suits you if", path.suits, look)
    yield from _phrases("It does not suit you if", path.does_not_suit, look)
    yield from _levels(bank, path, numbers, look)
    yield from _pay(path, numbers, look)
    yield from _needs(bank, path, numbers, look)
    yield from _first_steps(path, look)
    yield from _sites(path, look)
    yield from _ladder(path, numbers, look)
    yield from _notes("What it costs you", path.costs, numbers, look)
    yield from _notes("What can go wrong", path.risks, numbers, look)
    yield from _corrections(path, numbers, look)
    yield from source_rows(cited.sources, look)


def _phrases(title: str, phrases: Sequence[str], look: Look) -> Rows:
    if not phrases:
        return
    yield BLANK
    yield heading(look, title)
    for phrase in phrases:
        yield Hanging(look.text(phrase), look.bullet(), margin=2)


def _levels(bank: QuestionBank, path: CareerPath, numbers: Mapping[str, int], look: Look) -> Rows:
    for group in bank.groups:
        members = [item for item in bank.criteria if item.group == group.id]
        if members:
            yield BLANK
            yield heading(look, group.name)
        for criterion in members:
            found = path.performance[criterion.id]
            rough = " (rough)" if found.confidence == "low" else ""
            bar = look.join(look.bar(found.level, BAR_STEPS, BAR_STEPS), " ")
            words = criterion.words[found.level]
            yield Hanging(look.join((criterion.name, HEAD), f": {words}{rough}"), bar, margin=2)
            marks = citation(numbers, found.sources)
            yield _quiet(f"{found.why} {marks}", look, margin=2 + bar.cell_len)
    yield BLANK
    if any(item.confidence == "low" for item in path.performance.values()):
        yield _quiet(ROUGH_NOTE, look)
    yield _quiet(LEGEND, look)


def _quiet(said: str, look: Look, margin: int = 0) -> Hanging:
    return Hanging(look.text(said, QUIET), margin=margin)


def _pay(path: CareerPath, numbers: Mapping[str, int], look: Look) -> Rows:
    income = path.income
    figures = money_figures(path)
    yield BLANK
    yield heading(look, f"What it pays ({PAY_NOTE})")
    for figure, rates in zip(figures, income.rates, strict=False):
        yield Hanging(look.join((f"{figure.label}: ", HEAD), figure.says), margin=2)
        says = f"{rates.note} ({figure.rests_on}) {citation(numbers, rates.sources)}"
        yield _quiet(says, look, margin=4)
    behind: tuple[Sequence[Estimate], ...] = (
        (income.paid_share_start, income.paid_share_later),
        (income.fee_share,),
        (income.weeks_to_first_income,),
    )
    for figure, estimates in zip(figures[len(income.rates) :], behind, strict=True):
        yield Hanging(look.join((f"{figure.label}: ", HEAD), figure.says), margin=2)
        reasons = [f"{item.why} {citation(numbers, item.sources)}" for item in estimates]
        for reason in dict.fromkeys(reasons):
            yield _quiet(reason, look, margin=4)


def _needs(bank: QuestionBank, path: CareerPath, numbers: Mapping[str, int], look: Look) -> Rows:
    yield BLANK
    yield heading(look, "What it asks for")
    if not path.needs:
        yield Hanging(look.text("Nothing special."), margin=2)
    for need in path.needs:
        yield Hanging(look.text(need_phrase(bank, need), HEAD), look.bullet(), margin=2)
        yield Hanging(look.text(f"Why: {need.reason} {citation(numbers, need.sources)}"), margin=4)
        yield Hanging(look.text(f"If you lack it: {need.remedy}"), margin=4)


def _first_steps(path: CareerPath, look: Look) -> Rows:
    yield BLANK
    yield heading(look, "How to begin")
    for title, steps in first_steps(path):
        yield Hanging(look.text(title, HEAD), margin=2)
        for step in steps:
            yield Hanging(look.text(step), look.bullet(), margin=2)


def _sites(path: CareerPath, look: Look) -> Rows:
    yield BLANK
    yield heading(look, "Sites")
    if not path.open_platforms:
        yield Hanging(look.text("None is known to take new people right now."), margin=2)
    for status, title in SITES:
        found = [site for site in path.platforms if site.status == status]
        if found:
            yield Hanging(look.text(title, HEAD), margin=2)
        for site in found:
            yield from _site(site, look)


def _site(site: Platform, look: Look) -> Rows:
    head = look.join(
        (site.name, "bold"), f" – {site.status}, {date(site.as_of)}. {bare(site.use)}."
    )
    yield Hanging(head, look.bullet(), margin=2)
    if site.note:
        yield Hanging(look.text(site.note), margin=4)
    if site.status == "closed":
        # How to get in, what it takes and where it is would read like an invitation.
        yield _quiet(f"Source: {site.source}", look, margin=4)
        return
    terms = (
        f"Getting in: {bare(site.entry)}. Fee: {bare(site.fee)}. Pays out: {bare(site.payout)}. "
        f"Where: {bare(site.regions)}."
    )
    yield Hanging(look.text(terms), margin=4)
    yield _quiet(f"Source: {site.source}", look, margin=4)
    if site.url:
        yield address(site.url, look, indent=4)


def _ladder(path: CareerPath, numbers: Mapping[str, int], look: Look) -> Rows:
    if not path.ladder:
        return
    yield BLANK
    yield heading(look, "Where it leads")
    for number, rung in enumerate(path.ladder, start=1):
        marks = (citation(numbers, rung.sources), QUIET)
        body = look.join((rung.title, "bold"), f": {rung.what} ", marks)
        yield Hanging(body, Text(f"{number}. "), margin=2)
        yield Hanging(look.text(f"Time to move on: {rung.move_on}"), margin=5)


def _notes(title: str, notes: Sequence[Note], numbers: Mapping[str, int], look: Look) -> Rows:
    if not notes:
        return
    yield BLANK
    yield heading(look, title)
    for note in notes:
        body = look.join(f"{note.text} ", (citation(numbers, note.sources), QUIET))
        yield Hanging(body, look.bullet(), margin=2)


def _corrections(path: CareerPath, numbers: Mapping[str, int], look: Look) -> Rows:
    if not path.corrections:
        return
    yield BLANK
    yield heading(look, "What articles get wrong")
    for item in path.corrections:
        yield Hanging(look.text(f"They say: {item.claim}"), look.bullet(), margin=2)
        body = look.join(f"In fact: {item.finding} ", (citation(numbers, item.sources), QUIET))
        yield Hanging(body, margin=4)
