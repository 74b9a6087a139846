"""Checks of one path file alone."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from careerpick.content.checks.table import Finding, Sourced, finding, path_check
from careerpick.content.checks.values import ID, unknown
from careerpick.content.nodes import Location
from careerpick.model import JUDGEMENT, CareerPath, Estimate, Range

MONTH = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2]))?", re.ASCII)
_UNDATED = "undated"
_SHARES = ("paid_share_start", "paid_share_later", "fee_share")
_ESTIMATES = (*_SHARES, "weeks_to_first_income", "months_to_established")

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
    """There are rates and a ladder, and each need names a limit."""
    if not path.value.income.rates:
        yield finding(("income", "rates"), name="rates")
    if not path.value.ladder:
        yield finding(("ladder",), name="ladder")
    for i, need in enumerate(path.value.needs):
        if not need.any_of:
            yield finding(("needs", i, "any_of"), name="any_of")


@path_check("thin-path", "warning")
def a_path_says_enough(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A path says whom it suits, what to do first, and where the work is."""
    steps = path.value.first_steps
    lists: dict[Location, tuple[object, ...]] = {
        ("suits",): path.value.suits,
        ("does_not_suit",): path.value.does_not_suit,
        ("platforms",): path.value.platforms,
        ("first_steps", "today"): steps.today,
        ("first_steps", "this_week"): steps.this_week,
        ("first_steps", "this_month"): steps.this_month,
    }
    for where, items in lists.items():
        if not items:
            yield finding(where, name=where[-1])


def figures(path: CareerPath) -> Iterator[Cited]:
    """Yield the sources of every level, need, rate and estimate."""
    for name, performance in path.performance.items():
        yield ("performance", name, "sources"), performance.sources
    for i, need in enumerate(path.needs):
        yield ("needs", i, "sources"), need.sources
    for i, rates in enumerate(path.income.rates):
        yield ("income", "rates", i, "sources"), rates.sources
    for name in _ESTIMATES:
        yield ("income", name, "sources"), getattr(path.income, name).sources


def statements(path: CareerPath) -> Iterator[Cited]:
    """Yield the sources of everything that is said without a figure."""
    for part in ("costs", "risks", "ladder", "corrections"):
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
    for name in _SHARES:
        found: Estimate = getattr(path.value.income, name)
        if found.high > 1:
            yield finding(("income", name, "high"), given=found.high)


def ranges(path: CareerPath) -> Iterator[tuple[Location, Range | Estimate]]:
    """Yield every range of a path."""
    for i, rates in enumerate(path.income.rates):
        yield ("income", "rates", i, "start"), rates.start
        yield ("income", "rates", i, "later"), rates.later
    for name in _ESTIMATES:
        yield ("income", name), getattr(path.income, name)


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
    dates += [
        (("income", "rates", i, "as_of"), rates.as_of)
        for i, rates in enumerate(path.value.income.rates)
    ]
    dates += [
        (("platforms", i, "as_of"), platform.as_of)
        for i, platform in enumerate(path.value.platforms)
    ]
    for where, date in dates:
        if date not in (None, _UNDATED) and not MONTH.fullmatch(date or ""):
            yield finding(where, given=date or "", undated=_UNDATED)


@path_check("currency")
def currencies_are_codes(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A currency is a code of three capital letters."""
    for i, rates in enumerate(path.value.income.rates):
        if not re.fullmatch(r"[A-Z]{3}", rates.currency, re.ASCII):
            yield finding(("income", "rates", i, "currency"), given=rates.currency)


@path_check("web-address")
def web_addresses_are_whole(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A web address begins with https:// or http:// and has no spaces."""
    urls: list[tuple[Location, str | None]] = [
        (("sources", name, "url"), source.url) for name, source in path.value.sources.items()
    ]
    urls += [(("platforms", i, "url"), item.url) for i, item in enumerate(path.value.platforms)]
    for where, url in urls:
        if url is not None and not re.fullmatch(r"https?://[^\s<>\"]+", url):
            yield finding(where, given=url)
