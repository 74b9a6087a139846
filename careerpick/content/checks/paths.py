"""Checks of what a path file says."""

from collections.abc import Iterator
from pathlib import PurePath

from careerpick.content.checks.everywhere import FIGURES, STATEMENTS
from careerpick.content.checks.table import (
    Draft,
    Finding,
    check,
    finding,
    repeats,
    unknown,
    warning,
)
from careerpick.content.typed import Location, each
from careerpick.errors import closest
from careerpick.folding import fold, squeezed
from careerpick.model import (
    JUDGEMENT,
    CareerPath,
    Earning,
    Estimate,
    Kind,
    QuestionBank,
    Range,
    Rates,
    Threshold,
)


@check()
def _files_are_named_after_ids_and_names_mean_one_path(draft: Draft) -> Iterator[Finding]:
    names: dict[Location, str] = {}
    for index, source in enumerate(draft.paths):
        path, stem = source.value, PurePath(source.file).stem
        if stem != path.id:
            yield finding("file-name", (index, "id"), name=path.id, file=f"{stem}.yaml")
        names |= {(index, "id"): path.id, (index, "name"): path.name}
        names |= {(index, "aliases", i): alias for i, alias in enumerate(path.aliases)}
    listed = ((where, squeezed(name), int(where[0])) for where, name in names.items())
    for where, owner in repeats(listed):
        yield finding("name-collision", where, name=names[where], file=draft.paths[owner].file)


@check(CareerPath)
def _aliases_are_not_repeated(path: CareerPath) -> Iterator[Finding]:
    listed = ((("aliases", i), fold(alias), i) for i, alias in enumerate(path.aliases))
    for where, _ in repeats(listed):
        yield finding("repeated-alias", where, name=path.aliases[int(where[1])])


@check(CareerPath, with_bank=True)
def _every_criterion_has_a_level(path: CareerPath, bank: QuestionBank) -> Iterator[Finding]:
    known = [item.id for item in bank.criteria]
    absent = [name for name in known if name not in path.performance]
    # A misspelt criterion is one problem: it is reported as unknown, so not as missing too.
    misspelt = {closest(name, absent) for name in path.performance if name not in known}
    for name in absent:
        if name not in misspelt:
            yield finding("missing-level", ("performance",), name=name)


@check(CareerPath)
def _sources_and_sites_are_listed_and_sources_used(path: CareerPath) -> Iterator[Finding]:
    used = set()
    for where, item in each(path, *FIGURES, *STATEMENTS):
        used |= {*item.sources}
        known = [*path.sources, JUDGEMENT]
        yield from unknown("source", item.sources, known, (*where, "sources"))
    for name in path.sources:
        where = ("sources", name)
        if name == JUDGEMENT:
            yield finding("reserved-id", where, "source", name=name)
        if name not in used:
            yield warning("unused-source", where, name=name)
    sites = [platform.name for platform in path.platforms]
    for i, kind in enumerate(path.kinds):
        yield from unknown("site", kind.sites, sites, ("kinds", i, "sites"))


@check(CareerPath)
def _a_path_that_earns_says_enough(path: CareerPath) -> Iterator[Finding]:
    lists: list[tuple[Location, object]]
    lists = [((key,), path) for key in ("suits", "does_not_suit", "platforms")]
    steps = path.first_steps
    lists += [(("first_steps", key), steps) for key in ("today", "this_week", "this_month")]
    for where, held in lists if path.income else ():
        if not getattr(held, str(where[-1])):
            yield warning("thin-path", where, name=where[-1])


# Figures


@check(Range, Estimate)
def _ranges_rise(found: Range | Estimate) -> Iterator[Finding]:
    if not 0 <= found.low <= found.typical <= found.high:
        yield finding("range-order", (), given=(found.low, found.typical, found.high))


@check(Earning)
def _own_ways_have_their_shares_and_hired_ones_none(earning: Earning) -> Iterator[Finding]:
    for name in ("paid_share_start", "paid_share_later", "fee_share"):
        share: Estimate | None = getattr(earning, name)
        if share and share.high > 1:
            yield finding("share-range", (name, "high"), given=share.high)
        if share and earning.way == "hired":
            yield finding("way-shares", (name,), "hired", name=name)
        if not share and earning.way == "own":
            yield finding("way-shares", (), "own", name=name)


@check(Earning, Kind)
def _only_rates_of_kinds_name_their_way(owner: Earning | Kind) -> Iterator[Finding]:
    for i, rates in enumerate(owner.rates):
        if isinstance(owner, Kind) and rates.way is None:
            yield finding("kind-way", ("rates", i), "kind")
        if isinstance(owner, Earning) and rates.way is not None:
            yield finding("kind-way", ("rates", i, "way"), "way")


@check(Rates)
def _pay_does_not_fall(rates: Rates) -> Iterator[Finding]:
    for name in ("low", "typical", "high"):
        start, later = getattr(rates.start, name), getattr(rates.later, name)
        if start > later:
            yield finding("falling-rates", ("later", name), start=start, later=later)


@check(Threshold)
def _comfortable_is_at_least_the_minimum(needed: Threshold) -> Iterator[Finding]:
    comfortable, minimum = needed.comfortable, needed.minimum
    if comfortable < minimum:
        at = ("comfortable",)
        yield finding("threshold-order", at, comfortable=comfortable, minimum=minimum)
