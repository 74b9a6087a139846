"""Checks of one path file alone."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from careerpick.content.checks.table import Finding, Sourced, finding, path_check
from careerpick.content.checks.values import ID, repeated, unknown
from careerpick.content.nodes import Location
from careerpick.model import JUDGEMENT, CareerPath, Estimate, Range, Rates, Step

MONTH = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2]))?", re.ASCII)
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_UNDATED = "undated"
SHARES = ("paid_share_start", "paid_share_later", "fee_share")
_ESTIMATES = (
    "weeks_to_first_income", "months_to_established", "weeks_when_experienced", *SHARES,
)  # fmt: skip

Cited = tuple[Location, tuple[str, ...]]
"""Where sources are named, and their ids."""


@path_check("id-form")
def ids_are_well_formed(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Ids of a path and of its sources are safe anywhere."""
    if not ID.fullmatch(path.value.id):
        yield finding(("id",), name=path.value.id)
    for name in path.value.sources:
        if not ID.fullmatch(name):
            yield finding(("sources", name), name=name)


@path_check("file-name")
def the_file_is_named_after_the_id(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """The file is named after the id of the path."""
    stem = PurePath(path.document.file).stem
    if stem != path.value.id:
        yield finding(("id",), name=path.value.id, file=f"{stem}.yaml")


@path_check("reserved-id")
def judgement_is_no_source(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """No source is called `judgement`, which stands for having none."""
    if JUDGEMENT in path.value.sources:
        yield finding(("sources", JUDGEMENT), "source", name=JUDGEMENT)


@path_check("empty-list")
def lists_are_not_empty(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """There is a way to earn, each has rates, and each need names a limit."""
    for where, items in _lists(path.value):
        if not items:
            yield finding(where, name=where[-1])
    for i, need in enumerate(path.value.needs):
        if not need.any_of:
            yield finding(("needs", i, "any_of"), name="any_of")


def _lists(path: CareerPath) -> Iterator[tuple[Location, tuple[object, ...]]]:
    if path.income:
        yield ("income", "ways"), path.income.ways
        for i, earning in enumerate(path.income.ways):
            yield ("income", "ways", i, "rates"), earning.rates
    for i, kind in enumerate(path.kinds):
        yield ("kinds", i, "first_steps"), kind.first_steps
        yield ("kinds", i, "settings"), tuple(kind.settings)


@path_check("thin-path", "warning")
def a_path_says_enough(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A path says whom it suits; one that earns also what to do first, and where the work is."""
    steps = path.value.first_steps
    lists: dict[Location, tuple[object, ...]] = {
        ("suits",): path.value.suits,
        ("does_not_suit",): path.value.does_not_suit,
    }
    about_work: dict[Location, tuple[object, ...]] = {
        ("platforms",): path.value.platforms,
        ("first_steps", "today"): steps.today,
        ("first_steps", "this_week"): steps.this_week,
        ("first_steps", "this_month"): steps.this_month,
    }
    for where, items in (lists | (about_work if path.value.income else {})).items():
        if not items:
            yield finding(where, name=where[-1])


def rates_of(path: CareerPath) -> Iterator[tuple[Location, Rates]]:
    """Yield the rates of every way to earn, and of every kind of work."""
    for i, earning in enumerate(path.income.ways if path.income else ()):
        for j, rates in enumerate(earning.rates):
            yield ("income", "ways", i, "rates", j), rates
    for i, kind in enumerate(path.kinds):
        for j, rates in enumerate(kind.rates):
            yield ("kinds", i, "rates", j), rates


def _estimates(path: CareerPath) -> Iterator[tuple[Location, Estimate]]:
    for i, earning in enumerate(path.income.ways if path.income else ()):
        for name in _ESTIMATES:
            if found := getattr(earning, name):
                yield ("income", "ways", i, name), found


def steps_of(path: CareerPath) -> Iterator[tuple[Location, Step]]:
    """Yield every step of a path and of its kinds of work."""
    for time in ("today", "this_week", "this_month"):
        for i, step in enumerate(getattr(path.first_steps, time)):
            yield ("first_steps", time, i), step
    for i, kind in enumerate(path.kinds):
        for j, step in enumerate(kind.first_steps):
            yield ("kinds", i, "first_steps", j), step


def figures(path: CareerPath) -> Iterator[Cited]:
    """Yield the sources of every level, need, rate and estimate."""
    for name, performance in path.performance.items():
        yield ("performance", name, "sources"), performance.sources
    for i, need in enumerate(path.needs):
        yield ("needs", i, "sources"), need.sources
    for where, rates in rates_of(path):
        yield (*where, "sources"), rates.sources
    for where, estimate in _estimates(path):
        yield (*where, "sources"), estimate.sources
    for i, kind in enumerate(path.kinds):
        yield ("kinds", i, "ai", "sources"), kind.ai.sources


def statements(path: CareerPath) -> Iterator[Cited]:
    """Yield the sources of everything that is said without a figure."""
    for part in ("costs", "risks", "ladder", "kinds", "corrections"):
        for i, item in enumerate(getattr(path, part)):
            yield (part, i, "sources"), item.sources


@path_check("no-source")
def figures_have_sources(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Every level, need, rate and estimate names a source or says `judgement`."""
    for where, sources in figures(path.value):
        if not sources:
            yield finding(where)


@path_check("statement-without-source", "warning")
def statements_have_sources(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Costs, risks, steps of the ladder and corrections name a source, too."""
    for where, sources in statements(path.value):
        if not sources:
            yield finding(where)


@path_check("unknown-source")
def named_sources_exist(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Every source that is named exists."""
    known = [*path.value.sources, JUDGEMENT]
    for where, sources in (*figures(path.value), *statements(path.value)):
        yield from unknown([((*where, i), name) for i, name in enumerate(sources)], known, "source")


@path_check("unused-source", "warning")
def sources_are_used(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Every source that is listed is named somewhere."""
    cited = (*figures(path.value), *statements(path.value))
    used = {name for _, sources in cited for name in sources}
    for name in path.value.sources:
        if name not in used:
            yield finding(("sources", name), name=name)


@path_check("range-order")
def ranges_rise(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """In each range: 0 or more, and low, typical and high in rising order."""
    for where, found in ranges(path.value):
        values = (found.low, found.typical, found.high)
        if not 0 <= found.low <= found.typical <= found.high:
            yield finding(where, given=values)


@path_check("share-range")
def shares_are_parts_of_one(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A share is at most 1."""
    for where, found in _estimates(path.value):
        if where[-1] in SHARES and found.high > 1:
            yield finding((*where, "high"), given=found.high)


@path_check("way-shares")
def ways_have_their_figures(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Own clients: how much of the time is paid and what sites keep; hired: all is paid."""
    for i, earning in enumerate(path.value.income.ways if path.value.income else ()):
        for name in SHARES:
            is_there = getattr(earning, name) is not None
            if is_there and earning.way == "hired":
                yield finding(("income", "ways", i, name), "hired", name=name)
            if not is_there and earning.way == "own":
                yield finding(("income", "ways", i), "own", name=name)


@path_check("repeated-id")
def ways_and_kinds_are_there_once(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """No way to earn and no kind of work is there twice."""
    ways = path.value.income.ways if path.value.income else ()
    places = [(("income", "ways", i, "way"), str(item.way)) for i, item in enumerate(ways)]
    yield from repeated(places, "ways")
    kinds = [(("kinds", i, "id"), kind.id) for i, kind in enumerate(path.value.kinds)]
    yield from repeated(kinds, "kinds")


@path_check("kind-way")
def only_rates_of_kinds_name_their_way(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Rates of a kind of work say to which way to earn they belong; those of a way do not."""
    for where, rates in rates_of(path.value):
        if where[0] == "kinds" and rates.way is None:
            yield finding(where, "kind")
        if where[0] == "income" and rates.way is not None:
            yield finding((*where, "way"), "way")


@path_check("falling-rates")
def pay_does_not_fall(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Nobody is paid less once established than at the start."""
    for where, rates in rates_of(path.value):
        for name in ("low", "typical", "high"):
            start, later = getattr(rates.start, name), getattr(rates.later, name)
            if start > later:
                yield finding((*where, "later", name), start=start, later=later)


@path_check("unknown-site")
def sites_of_kinds_exist(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """The sites of a kind of work are among the platforms."""
    known = [platform.name for platform in path.value.platforms]
    for i, kind in enumerate(path.value.kinds):
        named = [(("kinds", i, "sites", j), name) for j, name in enumerate(kind.sites)]
        yield from unknown(named, known, "site")


def ranges(path: CareerPath) -> Iterator[tuple[Location, Range | Estimate]]:
    """Yield every range of a path."""
    for where, rates in rates_of(path):
        yield (*where, "start"), rates.start
        yield (*where, "later"), rates.later
    yield from _estimates(path)


@path_check("threshold-order")
def comfortable_is_at_least_the_minimum(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """What is comfortable is at least the minimum."""
    for i, need in enumerate(path.value.needs):
        for name, threshold in need.any_of.items():
            if threshold.comfortable < threshold.minimum:
                where = ("needs", i, "any_of", name, "comfortable")
                comfortable, minimum = threshold.comfortable, threshold.minimum
                yield finding(where, comfortable=comfortable, minimum=minimum)


@path_check("as-of")
def dates_are_years_or_months(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Dates are written YYYY or YYYY-MM."""
    dates: list[tuple[Location, str | None]] = [
        (("sources", name, "as_of"), source.as_of) for name, source in path.value.sources.items()
    ]
    dates += [((*where, "as_of"), rates.as_of) for where, rates in rates_of(path.value)]
    for i, platform in enumerate(path.value.platforms):
        dates.append((("platforms", i, "as_of"), platform.as_of))
        if platform.takes:
            dates.append((("platforms", i, "takes", "as_of"), platform.takes.as_of))
    for where, date in dates:
        if date not in (None, _UNDATED) and not MONTH.fullmatch(date or ""):
            yield finding(where, given=date or "", undated=_UNDATED)


@path_check("currency")
def currencies_are_codes(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A currency is a code of three capital letters."""
    found = [((*where, "currency"), rates.currency) for where, rates in rates_of(path.value)]
    found += [
        (("platforms", i, "takes", "pays_from", "currency"), item.takes.pays_from.currency)
        for i, item in enumerate(path.value.platforms)
        if item.takes and item.takes.pays_from
    ]
    for where, currency in found:
        if not re.fullmatch(r"[A-Z]{3}", currency, re.ASCII):
            yield finding(where, given=currency)


@path_check("web-address")
def web_addresses_are_whole(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A web address begins with https:// or http:// and has no spaces."""
    urls: list[tuple[Location, str | None]] = [
        (("sources", name, "url"), source.url) for name, source in path.value.sources.items()
    ]
    for i, item in enumerate(path.value.platforms):
        urls.append((("platforms", i, "url"), item.url))
        urls.append((("platforms", i, "takes", "url"), item.takes.url if item.takes else None))
    for where, url in urls:
        if url is not None and not WEB_ADDRESS.fullmatch(url):
            yield finding(where, given=url)
