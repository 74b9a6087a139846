"""Checks of what stands in both kinds of files: ids, names, dates, addresses and texts."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from careerpick.content.checks.table import Draft, Finding, check, finding
from careerpick.content.nodes import Location
from careerpick.content.typed import each
from careerpick.folding import fold, squeezed
from careerpick.model import (
    CareerPath,
    Criterion,
    Exchange,
    Group,
    Kind,
    Limit,
    Option,
    Payout,
    Place,
    Platform,
    Question,
    QuestionBank,
    Rates,
    Setting,
    Source,
    Takes,
)

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
MONTH = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2]))?", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
LEAST_RATE, MOST_RATE = 0.000001, 1_000_000_000
"""Beyond these no money was ever worth, and no sum that is converted runs over."""
_UNDATED = "undated"
_LISTS = ("groups", "criteria", "limits", "settings", "places", "sections", "questions")
"""The lists of the questions file whose items have ids."""

# Ids


@check("id-form", Group, Criterion, Limit, Setting, Place, Question, Option, CareerPath, Kind)
def ids_are_well_formed(item: Any) -> Iterator[Finding]:
    """Ids are small letters, digits, - and _, so that they are safe anywhere."""
    if not ID.fullmatch(item.id):
        yield finding(("id",), name=item.id)


@check("id-form", CareerPath)
def ids_of_sources_are_well_formed(path: CareerPath) -> Iterator[Finding]:
    """So are those of sources."""
    for name in path.sources:
        if not ID.fullmatch(name):
            yield finding(("sources", name), name=name)


@check("repeated-id", QuestionBank)
def ids_are_unique(bank: QuestionBank) -> Iterator[Finding]:
    """No two things of a kind have the same id."""
    for part in _LISTS:
        yield from _repeated(getattr(bank, part), part)
    for i, question in enumerate(bank.questions):
        yield from _repeated(question.options, "options", ("questions", i), question.id)


@check("repeated-id", CareerPath)
def ways_and_kinds_are_there_once(path: CareerPath) -> Iterator[Finding]:
    """No way to earn and no kind of work is there twice."""
    yield from _repeated(path.income.ways if path.income else (), "ways", ("income",), key="way")
    yield from _repeated(path.kinds, "kinds")


def _repeated(
    items: Iterable[Any], what: str, above: Location = (), of: str = "", key: str = "id"
) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, item in enumerate(items):
        name = getattr(item, key)
        if name in seen:
            yield finding((*above, what, i, key), what=what, of=of, name=name)
        seen.add(name)


@check("name-collision")
def names_mean_one_path(draft: Draft) -> Iterator[Finding]:
    """No id, name or alias could mean two paths."""
    owners: dict[str, tuple[int, str]] = {}
    for index, path in enumerate(draft.paths):
        aliases = {("aliases", i): alias for i, alias in enumerate(path.value.aliases)}
        names: dict[Location, str] = {("id",): path.value.id, ("name",): path.value.name}
        for where, name in (names | aliases).items():
            owner, file = owners.setdefault(squeezed(name), (index, path.file))
            if owner != index:
                yield finding(where, path=index, name=name, file=file)


@check("repeated-alias", CareerPath)
def aliases_are_not_repeated(path: CareerPath) -> Iterator[Finding]:
    """No alias of a path is given twice."""
    seen: set[str] = set()
    for i, alias in enumerate(path.aliases):
        if fold(alias) in seen:
            yield finding(("aliases", i), name=alias)
        seen.add(fold(alias))


# Dates, money and addresses


@check("as-of", Source, Rates, Platform, Takes)
def dates_are_years_or_months(item: Any) -> Iterator[Finding]:
    """Dates are written YYYY or YYYY-MM."""
    if item.as_of not in (None, _UNDATED) and not MONTH.fullmatch(item.as_of):
        yield finding(("as_of",), given=item.as_of, undated=_UNDATED)


@check("as-of", Exchange)
def rates_of_exchange_are_dated(table: Exchange) -> Iterator[Finding]:
    """A rate of exchange always has a date."""
    if not MONTH.fullmatch(table.as_of):
        yield finding(("as_of",), "dated", given=table.as_of)


@check("web-address", Source, Platform, Takes, Exchange)
def web_addresses_are_whole(item: Any) -> Iterator[Finding]:
    """A web address begins with https:// or http:// and has no spaces."""
    if item.url is not None and not WEB_ADDRESS.fullmatch(item.url):
        yield finding(("url",), given=item.url)


@check("currency", Rates, Payout)
def currencies_are_codes(item: Any) -> Iterator[Finding]:
    """A currency is a code of three capital letters."""
    if not CURRENCY.fullmatch(item.currency):
        yield finding(("currency",), given=item.currency)


@check("currency", Exchange)
def exchanged_currencies_are_codes(table: Exchange) -> Iterator[Finding]:
    """So is one that has a rate of exchange."""
    for code in table.per_usd:
        if not CURRENCY.fullmatch(code):
            yield finding(("per_usd", code), given=code)


@check("exchange", QuestionBank)
def each_currency_has_one_rate(bank: QuestionBank) -> Iterator[Finding]:
    """A currency has one rate of exchange, a number above 0 that a currency can have."""
    seen: set[str] = set()
    for i, table in enumerate(bank.exchange):
        for code, rate in table.per_usd.items():
            where = ("exchange", i, "per_usd", code)
            if code in seen:
                yield finding(where, "twice", name=code)
            seen.add(code)
            if not LEAST_RATE <= rate <= MOST_RATE:
                yield finding(where, "rate", given=rate)


# Texts

LONGEST_TEXT = 1000
_MAY_BE_EMPTY = {("limits", "unit"), ("platforms", "note")}
"""The first and the last step to a text."""


@check("empty-text", QuestionBank, CareerPath)
def texts_are_not_empty(file: object) -> Iterator[Finding]:
    """No text is empty."""
    for where, text in each(file, str):
        if not text.strip() and (where[0], where[-1]) not in _MAY_BE_EMPTY:
            name = next((step for step in reversed(where) if isinstance(step, str)), "text")
            yield finding(where, name=name)


@check("long-text", QuestionBank, CareerPath)
def texts_are_not_too_long(file: object) -> Iterator[Finding]:
    """No text is longer than anyone would read."""
    for where, text in each(file, str):
        if len(text) > LONGEST_TEXT:
            yield finding(where, count=len(text), most=LONGEST_TEXT)


@check("line-break", QuestionBank, CareerPath)
def texts_are_one_paragraph(file: object) -> Iterator[Finding]:
    """No text has line breaks or tabs of its own; the screen decides where lines end."""
    for where, text in each(file, str):
        if "\n" in text or "\t" in text:
            yield finding(where)
