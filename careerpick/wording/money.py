"""What a path pays: every figure with its range, its region, its source and its date."""

from dataclasses import dataclass

from careerpick.model import JUDGEMENT, Basis, CareerPath, Estimate, Rates
from careerpick.wording.basics import (
    amount,
    capital,
    currency,
    date,
    percent,
    span,
    span_of_time,
    stretch_of_time,
)

PAY_NOTE = "per paid hour, before fees and tax"

BASIS: dict[Basis, str] = {
    "official": "official figures",
    "study": "measured in a study",
    "survey": "people asked in a survey",
    "terms": "the sites' own terms",
    "practitioner": "told by people who do it",
    "article": "from an article",
    "judgement": "our own estimate",
}
"""What a figure rests on, in plain words."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line on money: what it is about, what it is, and where that comes from."""

    label: str
    says: str
    rests_on: str


def money_figures(path: CareerPath) -> tuple[Figure, ...]:
    """Return all money lines of a path: rates by region, unpaid time, fees, first money."""
    income = path.income
    rates = tuple(rate_figure(path, item) for item in income.rates)
    return (*rates, _paid_time(path), _fees(path), first_money(path))


def rate_figure(path: CareerPath, rates: Rates) -> Figure:
    """Return what an hour brings in one region, at first and later."""
    first = f"{_pay(rates.start.low, rates.start.high)} {currency(rates.currency)}"
    says = (
        f"At first {first}, typically {amount(rates.start.typical)}; "
        f"later {_pay(rates.later.low, rates.later.high)}, "
        f"typically {amount(rates.later.typical)}."
    )
    return Figure(
        capital(rates.region), says, rests_on(path, rates.basis, rates.sources, rates.as_of)
    )


def _pay(low: float, high: float) -> str:
    return span(amount(low), amount(high))


def _paid_time(path: CareerPath) -> Figure:
    start, later = path.income.paid_share_start, path.income.paid_share_later
    says = (
        f"Of the hours you put in, {percent(start.typical)} are paid at first "
        f"({span(percent(start.low), percent(start.high))}), "
        f"{percent(later.typical)} later ({span(percent(later.low), percent(later.high))})."
    )
    return Figure("Paid time", says, _estimate_rests_on(path, start))


def _fees(path: CareerPath) -> Figure:
    fee = path.income.fee_share
    if fee.high == 0:
        says = "The sites keep nothing of your pay."
    else:
        says = (
            f"The sites keep {span(percent(fee.low), percent(fee.high))} of your pay, "
            f"typically {percent(fee.typical)}."
        )
    return Figure("Fees", says, _estimate_rests_on(path, fee))


def first_money(path: CareerPath) -> Figure:
    """Return how long the first money takes."""
    weeks = path.income.weeks_to_first_income
    says = (
        f"After {span_of_time(weeks.low, weeks.high)}, typically {stretch_of_time(weeks.typical)}."
    )
    return Figure("First money", says, _estimate_rests_on(path, weeks))


def rests_on(path: CareerPath, basis: Basis, sources: tuple[str, ...], as_of: str | None) -> str:
    """Return what a figure rests on: how it was got, by whom, as of when."""
    publishers = [path.sources[item].publisher for item in sources if item != JUDGEMENT]
    if basis == "judgement" or not publishers:
        return BASIS["judgement"] + (f", {date(as_of)}" if as_of else "")
    more = " and others" if len(set(publishers)) > 1 else ""
    return f"{BASIS[basis]}: {publishers[0]}{more}, {date(as_of)}"


def _estimate_rests_on(path: CareerPath, estimate: Estimate) -> str:
    named = [path.sources[item] for item in estimate.sources if item != JUDGEMENT]
    if estimate.basis == "judgement" or not named:
        return BASIS["judgement"]
    return rests_on(path, estimate.basis, estimate.sources, named[0].as_of)
