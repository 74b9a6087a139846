"""What a month may bring a person on a path: bands that the evidence can carry.

The income of month m (from 1), with h hours a week, for a rate at the start and one later::

    income(m) = h * 52/12 * part(m) * share(x) * rate(x) * (1 - fee)
    first     = weeks to the first income / (52/12)              in months
    part(m)   = the part of month m that comes after `first`, 0 to 1
    x         = (middle of that part - first) / months to be established, at most 1
    share(x)  = share at the start + x * (share later - share at the start)
    rate(x)   = rate at the start + x * (rate later - rate at the start)

A band goes from the low rates to the high ones, with all else typical, and is rounded
outward to one digit that counts. Assumptions and units: docs/plan.md.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from math import ceil, floor, log10
from operator import itemgetter
from typing import Literal

from careerpick.countries import currency_meant, currency_of
from careerpick.decide.circumstances import (
    Circumstances,
    holds,
    is_experienced,
    kinds_for,
    was_paid,
)
from careerpick.model import (
    WEEKS_IN_A_MONTH,
    WORLD,
    Basis,
    CareerPath,
    Earning,
    Estimate,
    Kind,
    QuestionBank,
    Range,
    Rates,
    Way,
)
from careerpick.values import value

Span = Literal["first_months", "first_year", "established"]
SPANS: dict[Span, int] = {"first_months": 3, "first_year": 12, "established": 0}
"""How many months a band is the mean of; 0: a month once established."""
Case = Literal["low", "high"]
CASES: tuple[Case, ...] = ("low", "high")

PlaceFit = Literal["country", "region", "widest", "not_given"]
"""Whose figures they are: of the person's country, of the part of the world it is in, of the
widest place that has any; or the person named no country."""

WEEKS_TO_GATHER_CLIENTS = 8
"""From the first money of one's own clients to enough of it. A judgement: sources tell of six to
nine months until it carries, and whoever has two months left can still change course."""


@value
class Band:
    """Money a month, in whole units, each with one digit that counts."""

    low: int
    high: int


@value
class Earns:
    """What one person may earn on a path by one way."""

    path: str
    earning: Earning
    rates: Rates
    """Those of the person's place, or the nearest to it."""
    fit: PlaceFit
    kind: Kind | None
    """The kind of work whose rates these are; None where they are the path's."""
    weeks: Estimate
    """To the first income, of somebody like them."""
    experienced: bool
    """They have been paid for such work, so the high end is the later rate at once."""
    hours: int
    """A week."""

    @property
    def way(self) -> Way:
        """Hired, or own clients or sites."""
        return self.earning.way

    @property
    def weeks_to_a_living(self) -> float:
        """Weeks until one can live from it: a wage from the first on; clients come one by one."""
        return self.weeks.typical + (WEEKS_TO_GATHER_CLIENTS if self.way == "own" else 0)

    def at(self, hours: int) -> "Earns":
        """Return the same at other hours a week."""
        return replace(self, hours=hours)

    def band(self, span: Span) -> Band:
        """Return what a month brings: the mean of the first months, or one once established."""
        months = SPANS[span]
        low, high = (
            sum(month_of(self, month, case) for month in range(1, months + 1)) / months
            if months
            else _full_month(self, case, 1.0)
            for case in CASES
        )
        return Band(one_digit(low, up=False), one_digit(high, up=True))


def earns(
    path: CareerPath, bank: QuestionBank, who: Circumstances, hours: int, asked: Way | None = None
) -> tuple[Earns, ...]:
    """Return what each way to earn may bring a person, the one that was asked for first.

    Else the one that their answers ask for, if it has figures of their part of the world, else the
    usual one; one whose figures are all of other places comes last. The rates of the person's kind
    of work take the place of the path's for the same place.
    """
    home = {WORLD, who.country, *(x.id for x in bank.places if who.country in x.countries)}
    kind = next(iter(kinds_for(path, who)), None)
    experienced, paid = is_experienced(path, who.facts), was_paid(path, who.facts)
    found: list[tuple[tuple[bool, ...], Earns]] = []
    for earning in path.income.ways if path.income else ():
        of_kind = [rates for rates in kind.rates if rates.way == earning.way] if kind else []
        by_place = {rates.place: rates for rates in (*earning.rates, *of_kind)}
        place, fit = _nearest(by_place, earning.rates[0].place, bank, who.country)
        rates = by_place[place]
        of_path = rates in earning.rates
        weeks = earning.weeks_when_experienced if experienced else None
        weeks = weeks or earning.weeks_to_first_income
        is_foreign = who.country is not None and home.isdisjoint(by_place)
        earned = Earns(path.id, earning, rates, fit, None if of_path else kind, weeks, paid, hours)
        suits = earning.way == who.way and fit != "widest"
        turn = earning.way != asked, is_foreign, not suits
        found.append((turn, earned))
    return tuple(earned for _, earned in sorted(found, key=itemgetter(0)))


def _nearest(
    known: Collection[str], widest: str, bank: QuestionBank, country: str | None
) -> tuple[str, PlaceFit]:
    """Return the place whose figures are nearest to a country, of those that are known."""
    if country is None:
        return widest, "not_given"
    if country in known:
        return country, "country"
    regions = (x.id for x in bank.places if country in x.countries and x.id in known)
    region = next(regions, None)
    return (region, "region") if region else (widest, "widest")


def month_of(earned: Earns, month: int, case: Case) -> float:
    """Return the income of a month (from 1), see the formula above."""
    first = earned.weeks.typical / WEEKS_IN_A_MONTH
    begins = max(month - 1, first)
    part = month - begins
    if part <= 0:
        return 0.0
    ramp = earned.earning.months_to_established.typical
    x = min(1.0, (begins + part / 2 - first) / ramp) if ramp > 0 else 1.0
    return part * _full_month(earned, case, x)


def _full_month(earned: Earns, case: Case, x: float) -> float:
    rates, way = earned.rates, earned.earning
    start, later = (rates.start.low, rates.later.low)
    if case == "high":
        start, later = (rates.start.high, rates.later.high)
        start = later if earned.experienced else start
    before, after = (
        item.typical if item else 1.0 for item in (way.paid_share_start, way.paid_share_later)
    )
    share = before + x * (after - before)
    fee = way.fee_share.typical if way.fee_share else 0.0
    return earned.hours * WEEKS_IN_A_MONTH * share * (start + x * (later - start)) * (1 - fee)


def one_digit(amount: float, *, up: bool) -> int:
    """Return the next amount down or up that has one digit that counts: 0, 30, 400, 2,000."""
    if amount < 1:
        return int(up and amount > 0)
    step = 10 ** floor(log10(amount))
    return int((ceil if up else floor)(round(amount / step, 9)) * step)


# Who pays more, where that is plain.


@value
class Lead:
    """One path brings more than another: their bands do not overlap."""

    span: Span
    ahead: str
    behind: str


def leads(first: Earns, second: Earns) -> tuple[Lead, ...]:
    """Return for which spans one of two paths plainly brings more; like beside like alone."""
    if (first.way, first.rates.place) != (second.way, second.rates.place):
        return ()
    found = []
    for span in SPANS:
        one, other = first.band(span), second.band(span)
        if one.low > other.high:
            found.append(Lead(span, first.path, second.path))
        elif other.low > one.high:
            found.append(Lead(span, second.path, first.path))
    return tuple(found)


# Does it pay what has to be paid?

BillsVerdict = Literal[
    "not_in_first_year", "may", "should", "other_currency", "not_said", "not_needed"
]
"""not_in_first_year: not even at the high end of the band. may: at the high end. should: at
the low end, too. other_currency: the figures are in another currency than what is needed, and no
rate is known between the two, so nothing is compared. not_said: the person did not say what they
need. not_needed: something else pays, or nobody is asked what they need."""


@value
class Bills:
    """What must come in each month, and by when, against what a path may bring."""

    path: str
    verdict: BillsVerdict
    need: int | None = None
    """Money that must come in each month; None when not said."""
    currency: str | None = None
    """Of the need."""
    from_month: int | None = None
    """The first month from which it is reached: for `should` at the low end, for `may` at the
    high end; None for every other verdict."""
    may_from: int | None = None
    """The same at the high end, for both of them."""
    by_month: int | None = None
    """The month by whose end the money is needed; None when not said."""
    need_in_figures: int | None = None
    """The need in the currency of the figures, to two digits that count, where it had to be
    converted; it is what was compared."""
    rate_as_of: str | None = None
    """The year or month of that rate."""

    @property
    def is_late(self) -> bool:
        """Whether it comes later than the person can wait, even with high pay."""
        return bool(self.may_from and self.by_month and self.may_from > self.by_month)


def bills_of(earned: Earns, bank: QuestionBank, who: Circumstances, wait: int | None) -> Bills:
    """Compare what a person needs with what a path may bring, if they can wait so many weeks."""
    by_month = None if wait is None else max(1, ceil(wait / WEEKS_IN_A_MONTH))
    ours = earned.rates.currency
    own = (currency_of(who.country) if who.country else None) or ours
    theirs = currency_meant(who.currency, own)
    need = who.amount
    if need is None:
        is_asked = any(holds(item.when, who) for item in bank.questions if item.pick == "amount")
        return Bills(earned.path, "not_said" if is_asked else "not_needed", by_month=by_month)
    in_figures = as_of = None
    if ours != theirs:
        exchanged = _exchanged(need, theirs, ours, bank)
        if exchanged is None:
            return Bills(earned.path, "other_currency", need, theirs, by_month=by_month)
        in_figures, as_of = exchanged
    compared = need if in_figures is None else in_figures
    low, high = (_first_month(earned, case, compared) for case in CASES)
    verdict: BillsVerdict = "should" if low else "may" if high else "not_in_first_year"
    months = low or high, high, by_month
    return Bills(earned.path, verdict, need, theirs, *months, in_figures, as_of)


def _exchanged(amount: int, theirs: str, ours: str, bank: QuestionBank) -> tuple[int, str] | None:
    """Return about how much an amount is in another currency, and of when the older rate is."""
    rates = {code: rate for table in bank.exchange for code, rate in table.per_usd.items()}
    rates["USD"] = 1.0
    if not rates.keys() >= {theirs, ours}:
        return None
    dates = [table.as_of for table in bank.exchange if table.per_usd.keys() & {theirs, ours}]
    return two_digits(amount * rates[ours] / rates[theirs]), min(dates)


def two_digits(amount: float) -> int:
    """Return the nearest whole amount that has at most two digits that count: 7, 49, 1,300."""
    step: int = 10 ** max(0, floor(log10(max(amount, 1))) - 1)
    return round(amount / step) * step


def _first_month(earned: Earns, case: Case, amount: int) -> int | None:
    months = range(1, SPANS["first_year"] + 1)
    return next((month for month in months if month_of(earned, month, case) >= amount), None)


# Every figure that the bands are computed from, with what it rests on.

FigureKind = Literal["measured", "survey", "told", "judgement"]
KINDS: dict[Basis, FigureKind] = {
    "official": "measured",
    "study": "measured",
    "survey": "survey",
    "terms": "told",
    "practitioner": "told",
    "article": "told",
    "judgement": "judgement",
}
"""measured: counted by an office or a study. survey: people were asked. told: written by
the site, a practitioner or a journalist. judgement: the author's own reading."""


@value
class Figure:
    """One parameter of the bands."""

    path: str
    name: str
    """Its name in the model of docs/plan.md."""
    value: Range
    unit: str
    basis: Basis
    kind: FigureKind
    """What it rests on, in four classes."""
    why: str
    """How it was read from the sources."""
    sources: tuple[str, ...]
    """Ids of sources of the path, or `judgement`."""


def figures_of(earned: Earns) -> tuple[Figure, ...]:
    """Return the figures of one way to earn, in one place."""
    rates, way, path = earned.rates, earned.earning, earned.path
    per_hour = f"{rates.currency} per paid hour"
    of_rates = per_hour, rates.basis, KINDS[rates.basis], rates.note, rates.sources
    estimates: Sequence[tuple[str, Estimate | None, str]] = (
        ("paid_share_start", way.paid_share_start, "share of hours"),
        ("paid_share_later", way.paid_share_later, "share of hours"),
        ("fee_share", way.fee_share, "share of pay"),
        ("weeks_to_first_income", earned.weeks, "weeks"),
        ("months_to_established", way.months_to_established, "months"),
    )
    found = [
        Figure(path, "rate_start", rates.start, *of_rates),
        Figure(path, "rate_later", rates.later, *of_rates),
    ]
    for name, item, unit in estimates:
        if item:
            band, kind = Range(item.low, item.typical, item.high), KINDS[item.basis]
            found.append(Figure(path, name, band, unit, item.basis, kind, item.why, item.sources))
    return tuple(found)
