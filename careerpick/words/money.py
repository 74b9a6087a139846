"""What a path pays: every figure with its range, its region, its source and its date."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from careerpick.model import JUDGEMENT, Basis, CareerPath, Estimate, Rates
from careerpick.values import value
from careerpick.words.basics import (
    BASIS,
    amount,
    capital,
    currency,
    date,
    percent,
    span,
    span_of_time,
    stretch_of_time,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

# The pay of several paths side by side: like beside like, and nothing mixed.

NO_FIGURE = "no figure found"


@value
class PayRow:
    """One row of a pay table.

    Attributes:
        label: What it is about.
        figures: For each path its figures; none where it has none.
        is_mixed: The figures are about different things, so each needs its own label.
    """

    label: str
    figures: tuple[tuple[Figure, ...], ...]
    is_mixed: bool = False


def pay_rows(paths: Sequence[CareerPath]) -> tuple[PayRow, ...]:
    """Return the rows: a region has one of its own where two paths have figures for it."""
    figures = [money_figures(path) for path in paths]
    rates = [own[: len(path.income.rates)] for own, path in zip(figures, paths, strict=True)]
    others = [own[len(found) :] for own, found in zip(figures, rates, strict=True)]
    count = Counter(label for own in rates for label in {figure.label for figure in own})
    shared = [label for label in _in_order(rates) if count[label] > 1]
    rows = [_row(rates, label) for label in shared]
    lone = tuple(tuple(item for item in own if item.label not in shared) for own in rates)
    if any(lone):
        rows.append(PayRow("Other regions" if rows else "By region", lone, is_mixed=True))
    return (*rows, *(_row(others, label) for label in _in_order(others)))


def _row(figures: Sequence[Sequence[Figure]], label: str) -> PayRow:
    return PayRow(
        label, tuple(tuple(item for item in own if item.label == label) for own in figures)
    )


def _in_order(figures: Sequence[Sequence[Figure]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(figure.label for own in figures for figure in own))


PAY_NOTE = "per paid hour, before fees and tax"
PAY_SENTENCE = f"Pay is {PAY_NOTE}."


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
