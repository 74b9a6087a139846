"""Checks of the rates of exchange in the questions file."""

from collections.abc import Iterator

from careerpick.content.checks.path import MONTH, WEB_ADDRESS
from careerpick.content.checks.table import Finding, bank_check, finding
from careerpick.content.nodes import Location
from careerpick.countries import currencies
from careerpick.model import QuestionBank

LEAST_RATE, MOST_RATE = 0.000001, 1_000_000_000
"""Beyond these no money was ever worth, and no sum that is converted runs over."""


def _rates(bank: QuestionBank) -> Iterator[tuple[Location, str, float]]:
    for i, table in enumerate(bank.exchange):
        for code, rate in table.per_usd.items():
            yield ("exchange", i, "per_usd", code), code, rate


@bank_check("currency")
def exchanged_currencies_exist(bank: QuestionBank) -> Iterator[Finding]:
    """A currency that has a rate of exchange exists."""
    for where, code, _ in _rates(bank):
        if code not in currencies():
            yield finding(where, given=code)


@bank_check("exchange")
def each_currency_has_one_rate(bank: QuestionBank) -> Iterator[Finding]:
    """A currency has one rate of exchange, a number above 0 that a currency can have."""
    seen: set[str] = set()
    for where, code, rate in _rates(bank):
        if code in seen:
            yield finding(where, "twice", name=code)
        seen.add(code)
        if not LEAST_RATE <= rate <= MOST_RATE:
            yield finding(where, "rate", given=rate)


@bank_check("as-of")
def rates_of_exchange_are_dated(bank: QuestionBank) -> Iterator[Finding]:
    """A rate of exchange always has a date."""
    for i, table in enumerate(bank.exchange):
        if not MONTH.fullmatch(table.as_of):
            yield finding(("exchange", i, "as_of"), "dated", given=table.as_of)


@bank_check("web-address")
def addresses_of_rates_are_whole(bank: QuestionBank) -> Iterator[Finding]:
    """The same holds for rates of exchange."""
    for i, table in enumerate(bank.exchange):
        if table.url is not None and not WEB_ADDRESS.fullmatch(table.url):
            yield finding(("exchange", i, "url"), given=table.url)
