"""Checks of what a path file says."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Protocol

from careerpick.content.checks.references import unknown
from careerpick.content.checks.table import Draft, Finding, check, finding
from careerpick.content.nodes import Location
from careerpick.content.typed import each
from careerpick.errors import closest
from careerpick.model import (
    JUDGEMENT,
    CareerPath,
    Correction,
    Earning,
    Estimate,
    Exposure,
    Kind,
    Need,
    Note,
    Performance,
    QuestionBank,
    Range,
    Rates,
    Rung,
    Threshold,
)

SHARES = ("paid_share_start", "paid_share_later", "fee_share")
FIGURES = (Performance, Need, Rates, Estimate, Exposure)
"""What rests on sources with a level, a value or an amount."""
STATEMENTS = (Note, Rung, Kind, Correction)
"""What rests on them in words."""


class Cited(Protocol):
    """One of these."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of sources, or `judgement`."""


@check("file-name")
def files_are_named_after_their_ids(draft: Draft) -> Iterator[Finding]:
    """The file is named after the id of the path."""
    for index, path in enumerate(draft.paths):
        stem = PurePath(path.file).stem
        if stem != path.value.id:
            yield finding(("id",), path=index, name=path.value.id, file=f"{stem}.yaml")


@check("reserved-id", CareerPath)
def judgement_is_no_source(path: CareerPath) -> Iterator[Finding]:
    """No source is called `judgement`, which stands for having none."""
    if JUDGEMENT in path.sources:
        yield finding(("sources", JUDGEMENT), "source", name=JUDGEMENT)


@check("empty-list", CareerPath)
def lists_are_not_empty(path: CareerPath) -> Iterator[Finding]:
    """There is a way to earn, each has rates, and each need names a limit."""
    lists: dict[Location, object] = {("income", "ways"): path.income.ways} if path.income else {}
    lists |= {(*where, "rates"): earning.rates for where, earning in each(path, Earning)}
    lists |= {(*where, "any_of"): need.any_of for where, need in each(path, Need)}
    for where, kind in each(path, Kind):
        lists |= {(*where, "first_steps"): kind.first_steps, (*where, "settings"): kind.settings}
    for where, items in lists.items():
        if not items:
            yield finding(where, name=where[-1])


@check("thin-path", CareerPath, severity="warning")
def a_path_says_enough(path: CareerPath) -> Iterator[Finding]:
    """A path that earns says whom it suits, what to do first, and where the work is."""
    if not path.income:
        return
    steps = path.first_steps
    lists: dict[Location, object] = {
        ("suits",): path.suits,
        ("does_not_suit",): path.does_not_suit,
        ("platforms",): path.platforms,
        ("first_steps", "today"): steps.today,
        ("first_steps", "this_week"): steps.this_week,
        ("first_steps", "this_month"): steps.this_month,
    }
    for where, items in lists.items():
        if not items:
            yield finding(where, name=where[-1])


@check("missing-level", CareerPath, with_bank=True)
def every_criterion_has_a_level(path: CareerPath, bank: QuestionBank) -> Iterator[Finding]:
    """A path gives a level for every criterion."""
    known = [item.id for item in bank.criteria]
    absent = [name for name in known if name not in path.performance]
    # A misspelt criterion is one problem: it is reported as unknown, so not as missing too.
    misspelt = {closest(name, absent) for name in path.performance if name not in known}
    for name in absent:
        if name not in misspelt:
            yield finding(("performance",), name=name)


# Sources


@check("no-source", *FIGURES)
def figures_have_sources(figure: Cited) -> Iterator[Finding]:
    """Every level, need, rate and estimate names a source or says `judgement`."""
    if not figure.sources:
        yield finding(("sources",))


@check("statement-without-source", *STATEMENTS, severity="warning")
def statements_have_sources(statement: Cited) -> Iterator[Finding]:
    """Costs, risks, steps of the ladder and corrections name a source, too."""
    if not statement.sources:
        yield finding(("sources",))


@check("unknown-source", CareerPath)
def named_sources_exist(path: CareerPath) -> Iterator[Finding]:
    """Every source that is named exists."""
    known = [*path.sources, JUDGEMENT]
    for where, item in each(path, *FIGURES, *STATEMENTS):
        yield from unknown(item.sources, known, "source", (*where, "sources"))


@check("unused-source", CareerPath, severity="warning")
def sources_are_used(path: CareerPath) -> Iterator[Finding]:
    """Every source that is listed is named somewhere."""
    used = {name for _, item in each(path, *FIGURES, *STATEMENTS) for name in item.sources}
    for name in path.sources:
        if name not in used:
            yield finding(("sources", name), name=name)


@check("unknown-site", CareerPath)
def sites_of_kinds_exist(path: CareerPath) -> Iterator[Finding]:
    """The sites of a kind of work are among the platforms."""
    known = [platform.name for platform in path.platforms]
    for i, kind in enumerate(path.kinds):
        yield from unknown(kind.sites, known, "site", ("kinds", i, "sites"))


# Figures


@check("range-order", Range, Estimate)
def ranges_rise(found: Range | Estimate) -> Iterator[Finding]:
    """In each range: 0 or more, and low, typical and high in rising order."""
    if not 0 <= found.low <= found.typical <= found.high:
        yield finding((), given=(found.low, found.typical, found.high))


@check("share-range", Earning)
def shares_are_parts_of_one(earning: Earning) -> Iterator[Finding]:
    """A share is at most 1."""
    for name in SHARES:
        share: Estimate | None = getattr(earning, name)
        if share and share.high > 1:
            yield finding((name, "high"), given=share.high)


@check("way-shares", Earning)
def ways_have_their_figures(earning: Earning) -> Iterator[Finding]:
    """Own clients: how much of the time is paid and what sites keep; hired: all is paid."""
    for name in SHARES:
        is_there = getattr(earning, name) is not None
        if is_there and earning.way == "hired":
            yield finding((name,), "hired", name=name)
        if not is_there and earning.way == "own":
            yield finding((), "own", name=name)


@check("kind-way", Earning, Kind)
def only_rates_of_kinds_name_their_way(owner: Earning | Kind) -> Iterator[Finding]:
    """Rates of a kind of work say to which way to earn they belong; those of a way do not."""
    for i, rates in enumerate(owner.rates):
        if isinstance(owner, Kind) and rates.way is None:
            yield finding(("rates", i), "kind")
        if isinstance(owner, Earning) and rates.way is not None:
            yield finding(("rates", i, "way"), "way")


@check("falling-rates", Rates)
def pay_does_not_fall(rates: Rates) -> Iterator[Finding]:
    """Nobody is paid less once established than at the start."""
    for name in ("low", "typical", "high"):
        start, later = getattr(rates.start, name), getattr(rates.later, name)
        if start > later:
            yield finding(("later", name), start=start, later=later)


@check("threshold-order", Threshold)
def comfortable_is_at_least_the_minimum(threshold: Threshold) -> Iterator[Finding]:
    """What is comfortable is at least the minimum."""
    comfortable, minimum = threshold.comfortable, threshold.minimum
    if comfortable < minimum:
        yield finding(("comfortable",), comfortable=comfortable, minimum=minimum)
