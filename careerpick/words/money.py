"""What a path pays: every figure with its range, its place and its source; see money.ini."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from careerpick.model import JUDGEMENT, Basis, CareerPath, Earning, Estimate, Rates, Way
from careerpick.values import value
from careerpick.words.basics import (
    BASIS,
    amount,
    currency,
    date,
    percent,
    place_in_words,
    span,
    span_of_time,
    stretch_of_time,
)
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from careerpick.model import QuestionBank
    from careerpick.plan.money import Earns

# The pay of several paths side by side: like beside like, and nothing mixed.

PayRow = tuple[str, tuple[tuple["Figure", ...], ...], bool]
"""What a row of a pay table is about, for each path its figures, and whether these are about
different things, so that each needs its own label."""


def pay_rows(bank: QuestionBank, paths: Sequence[CareerPath]) -> Iterator[PayRow]:
    """Yield the rows: what two paths have figures for has one of its own."""
    figures = [money_figures(bank, path) for path in paths]
    count = Counter(label for own in figures for label in {figure.label for figure in own})
    every = dict.fromkeys(figure.label for own in figures for figure in own)
    shared = [label for label in every if count[label] > 1 or len(paths) == 1]
    for label in shared:
        like = (tuple(figure for figure in own if figure.label == label) for own in figures)
        yield label, tuple(like), False
    lone = tuple(tuple(item for item in own if item.label not in shared) for own in figures)
    if any(lone):
        yield say("money.other-figures"), lone, True


@value
class Figure:
    """One line on money.

    Attributes:
        label: What it is about.
        says: What it is.
        rests_on: Where that comes from.
        behind: How it was read from the sources.
        sources: Their ids.
    """

    label: str
    says: str
    rests_on: str
    behind: str
    sources: tuple[str, ...]


def pay_title(path: CareerPath) -> str:
    """Return what stands above the money lines of a path."""
    return say("money.title", path=path.name, note=say("money.pay-note"))


def money_figures(bank: QuestionBank, path: CareerPath) -> tuple[Figure, ...]:
    """Return all money lines of a path: of each way its rates, unpaid time, fees, first money."""
    return tuple(
        figure
        for earning in (path.income.ways if path.income else ())
        for figure in (
            *(rate_figure(bank, path, earning.way, rates) for rates in earning.rates),
            *_time_and_fees(path, earning),
            first_money(path, earning, earning.weeks_to_first_income),
            *_when_experienced(path, earning),
        )
    )


def own_figures(bank: QuestionBank, path: CareerPath, ways: Sequence[Earns]) -> Iterator[Figure]:
    """Yield the money lines that are for one person: the chosen way whole, of others the pay."""
    for place, earned in enumerate(ways):
        yield rate_figure(bank, path, earned.way, earned.rates)
        if place == 0:
            yield from _time_and_fees(path, earned.earning)
            yield first_money(path, earned.earning, earned.weeks)


def rate_figure(bank: QuestionBank, path: CareerPath, way: Way, rates: Rates) -> Figure:
    """Return what an hour brings in one place, at first and later."""
    says = say(
        "money.rates",
        first=span(amount(rates.start.low), amount(rates.start.high)),
        currency=currency(rates.currency),
        usual=amount(rates.start.typical),
        later=span(amount(rates.later.low), amount(rates.later.high)),
        later_usual=amount(rates.later.typical),
    )
    source = rests_on(path, rates.basis, rates.sources, rates.as_of)
    label = _of_way(way, place_in_words(bank, rates.place))
    return Figure(label, says, source, rates.note, rates.sources)


def way_words(way: Way) -> str:
    """Return a way to earn in a word or two."""
    return say("money.hired" if way == "hired" else "money.own")


def _of_way(way: Way, what: str) -> str:
    return say("money.of-way", way=way_words(way), what=what)


def _time_and_fees(path: CareerPath, earning: Earning) -> Iterator[Figure]:
    start, later, fee = earning.paid_share_start, earning.paid_share_later, earning.fee_share
    if start and later:
        says = say(
            "money.paid-share",
            share=span(percent(start.low), percent(start.high)),
            usual=percent(start.typical),
            later=percent(later.typical),
        )
        behind = " ".join(dict.fromkeys((start.why, later.why)))
        sources = tuple(dict.fromkeys((*start.sources, *later.sources)))
        label = _of_way(earning.way, say("money.paid-time"))
        yield Figure(label, says, _estimate_rests_on(path, start), behind, sources)
    if fee:
        share = span(percent(fee.low), percent(fee.high))
        says = say("money.sites-keep", share=share, usual=percent(fee.typical))
        says = says if fee.high else say("money.sites-keep-nothing")
        yield _estimated(path, _of_way(earning.way, say("money.fees")), says, fee)


def first_money(path: CareerPath, earning: Earning, weeks: Estimate) -> Figure:
    """Return how long the first money takes."""
    label = _of_way(earning.way, say("money.first-money"))
    return _estimated(path, label, _after(weeks), weeks)


def _when_experienced(path: CareerPath, earning: Earning) -> Iterator[Figure]:
    if weeks := earning.weeks_when_experienced:
        label = _of_way(earning.way, say("money.first-money-experienced"))
        yield _estimated(path, label, _after(weeks), weeks)


def _after(weeks: Estimate) -> str:
    usual = stretch_of_time(weeks.typical)
    return say("money.after", span=span_of_time(weeks.low, weeks.high), usual=usual)


def _estimated(path: CareerPath, label: str, says: str, found: Estimate) -> Figure:
    return Figure(label, says, _estimate_rests_on(path, found), found.why, found.sources)


def rests_on(path: CareerPath, basis: Basis, sources: tuple[str, ...], as_of: str | None) -> str:
    """Return what a figure rests on: how it was got, by whom, as of when."""
    publishers = [path.sources[item].publisher for item in sources if item != JUDGEMENT]
    if basis == "judgement" or not publishers:
        return BASIS["judgement"] + (f", {date(as_of)}" if as_of else "")
    return say(
        "money.rests-on",
        basis=BASIS[basis],
        publisher=publishers[0],
        more=len(set(publishers)) > 1,
        date=date(as_of),
    )


def _estimate_rests_on(path: CareerPath, estimate: Estimate) -> str:
    named = [path.sources[item] for item in estimate.sources if item != JUDGEMENT]
    if estimate.basis == "judgement" or not named:
        return BASIS["judgement"]
    return rests_on(path, estimate.basis, estimate.sources, named[0].as_of)


def kind_pay(bank: QuestionBank, rates: Rates) -> str:
    """Return in short what an hour of one kind of work brings."""
    hour = span(amount(rates.start.low), amount(rates.later.high))
    place = place_in_words(bank, rates.place)
    way, money = way_words(rates.way or "own"), currency(rates.currency)
    return say("money.kind-pay", way=way, place=place, hour=hour, currency=money)
