"""Checks of one path file alone."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from careerpick.content.checks.names import ID, ID_RULE, quoted, unknown
from careerpick.content.checks.table import Finding, Sourced, path_check
from careerpick.content.nodes import Location
from careerpick.model import JUDGEMENT, CareerPath, Estimate, Range

MONTH = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2]))?", re.ASCII)
_UNDATED = "undated"
_SHARES = ("paid_share_start", "paid_share_later", "fee_share")
_ESTIMATES = (*_SHARES, "weeks_to_first_income", "months_to_established")
_SOURCE_RULE = f'Name one from "sources", or write {JUDGEMENT} and say why.'

Cited = tuple[Location, tuple[str, ...]]
"""Where sources are named, and their ids."""


@path_check("id-form")
def ids_are_well_formed(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Ids of a path and of its sources are safe anywhere."""
    if not ID.fullmatch(path.value.id):
        yield Finding(("id",), f"The id {quoted(path.value.id)} cannot be used.", ID_RULE)
    for name in path.value.sources:
        if not ID.fullmatch(name):
            yield Finding(("sources", name), f"The id {quoted(name)} cannot be used.", ID_RULE)


@path_check("file-name")
def the_file_is_named_after_the_id(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """The file is named after the id of the path."""
    stem = PurePath(path.document.file).stem
    if stem != path.value.id:
        message = f"The id is {quoted(path.value.id)}, but the file is {quoted(stem + '.yaml')}."
        yield Finding(("id",), message, "Make them the same.")


@path_check("reserved-id")
def judgement_is_no_source(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """No source is called `judgement`, which stands for having none."""
    if JUDGEMENT in path.value.sources:
        message = f'A source cannot have the id "{JUDGEMENT}", which stands for having none.'
        yield Finding(("sources", JUDGEMENT), message, "Rename it.")


@path_check("empty-list")
def lists_are_not_empty(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """There are rates and a ladder, and each need names a limit."""
    if not path.value.income.rates:
        yield Finding(("income", "rates"), '"rates" is empty; at least one is needed.')
    if not path.value.ladder:
        yield Finding(("ladder",), '"ladder" is empty; at least one is needed.')
    for i, need in enumerate(path.value.needs):
        if not need.any_of:
            yield Finding(("needs", i, "any_of"), '"any_of" is empty; at least one is needed.')


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
            yield Finding(where, f'"{where[-1]}" is empty, so a reader finds nothing there.')


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
            yield Finding(where, "This figure has no source.", _SOURCE_RULE)


@path_check("statement-without-source", "warning")
def statements_have_sources(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Costs, risks, steps of the ladder and corrections name a source, too."""
    for where, sources in statements(path.value):
        if not sources:
            yield Finding(where, "This statement has no source.", _SOURCE_RULE)


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
            message = f"Nothing names the source {quoted(name)}."
            yield Finding(("sources", name), message, "Name it where it is used, or remove it.")


@path_check("range-order")
def ranges_rise(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """In each range: 0 or more, and low, typical and high in rising order."""
    for where, found in ranges(path.value):
        values = (found.low, found.typical, found.high)
        if not 0 <= found.low <= found.typical <= found.high:
            listed = ", ".join(f"{value:g}" for value in values)
            message = f"Low, typical and high have to rise from 0 or more; here they are {listed}."
            yield Finding(where, message)


@path_check("share-range")
def shares_are_parts_of_one(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A share is at most 1."""
    for name in _SHARES:
        found: Estimate = getattr(path.value.income, name)
        if found.high > 1:
            message = f"A share is between 0 and 1, but this goes up to {found.high:g}."
            yield Finding(("income", name, "high"), message, "Write 20 % as 0.2.")


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
                message = (
                    f"The comfortable value {threshold.comfortable} is below "
                    f"the minimum {threshold.minimum}."
                )
                yield Finding(("needs", i, "any_of", name, "comfortable"), message)


@path_check("as-of")
def dates_are_years_or_months(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Dates are written YYYY or YYYY-MM."""
    rule = f'Write it like 2026 or 2026-09, or "{_UNDATED}".'
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
            yield Finding(where, f"{quoted(date or '')} is no year or month.", rule)


@path_check("currency")
def currencies_are_codes(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A currency is a code of three capital letters."""
    for i, rates in enumerate(path.value.income.rates):
        if not re.fullmatch(r"[A-Z]{3}", rates.currency, re.ASCII):
            message = f"{quoted(rates.currency)} is no currency code."
            where = ("income", "rates", i, "currency")
            yield Finding(where, message, "Write three capital letters, such as USD.")


@path_check("web-address")
def web_addresses_are_whole(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A web address begins with https:// or http:// and has no spaces."""
    urls: list[tuple[Location, str | None]] = [
        (("sources", name, "url"), source.url) for name, source in path.value.sources.items()
    ]
    urls += [(("platforms", i, "url"), item.url) for i, item in enumerate(path.value.platforms)]
    for where, url in urls:
        if url is not None and not re.fullmatch(r"https?://[^\s<>\"]+", url):
            message = f"{quoted(url)} is no web address."
            yield Finding(where, message, "Begin it with https://.")
