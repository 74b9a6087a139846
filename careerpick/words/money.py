"""What a path pays: every figure with its range, its region, its source and its date."""

from careerpick.model import JUDGEMENT, Basis, CareerPath, Estimate, Rates
from careerpick.values import value
from careerpick.words.basics import (
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
PAY_SENTENCE = f"Pay is {PAY_NOTE}."

BASIS: dict[Basis, str] = {
    "official": "official figures",
    "study": "measured",
    "survey": "survey",
    "terms": "the sites' own terms",
    "practitioner": "told by people who do it",
    "article": "article",
    "judgement": "our own estimate",
}
"""What a figure rests on, in plain words."""


@value
class Figure:
    """One line on money: what it is about, what it is, and where that comes from."""

    label: str
    says: str
    rests_on: str


def pay_title(path: CareerPath) -> str:
    """Return what stands above the money lines of a path."""
    return f"What {path.name} pays ({PAY_NOTE})"


def money_figures(path: CareerPath) -> tuple[Figure, ...]:
    """Return all money lines of a path: rates by region, unpaid time, fees, first money."""
    income = path.income
    widest, *others = income.rates
    regions = [rate_figure(path, item, is_short=True) for item in others]
    return (rate_figure(path, widest), *regions, _paid_time(path), _fees(path), first_money(path))


def rate_figure(path: CareerPath, rates: Rates, *, is_short: bool = False) -> Figure:
    """Return what an hour brings in one region, at first and later; short without the middle."""
    first = f"At first {_pay(rates.start.low, rates.start.high)} {currency(rates.currency)}"
    later = f"later {_pay(rates.later.low, rates.later.high)}"
    if not is_short:
        first += f", usually {amount(rates.start.typical)}"
        later += f", usually {amount(rates.later.typical)}"
    source = rests_on(path, rates.basis, rates.sources, rates.as_of)
    return Figure(capital(rates.region), f"{first}; {later}.", source)


def _pay(low: float, high: float) -> str:
    return span(amount(low), amount(high))


def _paid_time(path: CareerPath) -> Figure:
    start, later = path.income.paid_share_start, path.income.paid_share_later
    says = (
        f"{span(percent(start.low), percent(start.high))} of your hours are paid at first, usually "
        f"{percent(start.typical)}; later usually {percent(later.typical)}."
    )
    return Figure("Paid time", says, _estimate_rests_on(path, start))


def _fees(path: CareerPath) -> Figure:
    fee = path.income.fee_share
    if fee.high == 0:
        says = "Sites keep nothing of your pay."
    else:
        says = (
            f"Sites keep {span(percent(fee.low), percent(fee.high))} of your pay, "
            f"usually {percent(fee.typical)}."
        )
    return Figure("Fees", says, _estimate_rests_on(path, fee))


def first_money(path: CareerPath) -> Figure:
    """Return how long the first money takes."""
    weeks = path.income.weeks_to_first_income
    says = f"After {span_of_time(weeks.low, weeks.high)}, usually {stretch_of_time(weeks.typical)}."
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
