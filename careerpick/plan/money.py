"""Income month by month, in a low, a typical and a high case, from the figures of a path.

The model, with hours h a week, months numbered from 1, and for each case::

    income(m) = h * 52/12 * part(m) * share(x) * rate(x) * (1 - fee)
    first     = weeks_to_first_income / (52/12)                  in months
    part(m)   = the part of month m that comes after `first`, 0 to 1
    x         = (middle of that part - first) / months_to_established, at most 1
    share(x)  = paid_share_start + x * (paid_share_later - paid_share_start)
    rate(x)   = rate_start + x * (rate_later - rate_start)       per paid hour

The low case takes all that slows and lowers together: low rates, low paid shares, the
high fee, and the longest waits; the high case the reverse. Assumptions and units:
docs/plan.md.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

from careerpick.errors import UsageError, closest, fault
from careerpick.folding import squeezed
from careerpick.model import (
    WEEKS_IN_A_MONTH,
    Basis,
    CareerPath,
    Content,
    Estimate,
    Income,
    Range,
    Rates,
)
from careerpick.values import value

# Every figure that the money of a plan is computed from, with what it rests on.

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

FigureName = Literal[
    "rate_start", "rate_later", "paid_share_start", "paid_share_later", "fee_share",
    "weeks_to_first_income", "months_to_established",
]  # fmt: skip
_ESTIMATES: tuple[tuple[FigureName, str], ...] = (
    ("paid_share_start", "share of hours"),
    ("paid_share_later", "share of hours"),
    ("fee_share", "share of pay"),
    ("weeks_to_first_income", "weeks"),
    ("months_to_established", "months"),
)


@value
class Figure:
    """One parameter of the money model.

    Attributes:
        path: Path id.
        name: Its name in the model of docs/plan.md.
        value: Low, typical and high, as the path file has them.
        unit: Of the value.
        basis: What it rests on, as the path file says.
        kind: The same, in four classes.
        why: How it was read from the sources.
        sources: Ids of sources of the path, or `judgement`.
    """

    path: str
    name: FigureName
    value: Range
    unit: str
    basis: Basis
    kind: FigureKind
    why: str
    sources: tuple[str, ...]


def figures_of(path: CareerPath, rates: Rates) -> tuple[Figure, ...]:
    """Return the seven figures of a path in one region."""
    unit = f"{rates.currency} per paid hour, {rates.region}"
    parts: tuple[tuple[FigureName, Range], ...] = (
        ("rate_start", rates.start),
        ("rate_later", rates.later),
    )
    return (
        *(
            Figure(
                path.id, name, amounts, unit, rates.basis, KINDS[rates.basis], rates.note,
                rates.sources,
            )
            for name, amounts in parts
        ),
        *(_estimate(path, name, unit) for name, unit in _ESTIMATES),
    )  # fmt: skip


def _estimate(path: CareerPath, name: FigureName, unit: str) -> Figure:
    estimate: Estimate = getattr(path.income, name)
    return Figure(
        path.id,
        name,
        Range(estimate.low, estimate.typical, estimate.high),
        unit,
        estimate.basis,
        KINDS[estimate.basis],
        estimate.why,
        estimate.sources,
    )


# Which figures of a path hold where: regions by name, never mixed and never converted.

_NAMES = {
    "United States": ("US", "USA", "America", "United States of America"),
    "United Kingdom": ("UK", "GB", "Britain", "Great Britain", "England", "Scotland", "Wales"),
    "worldwide": ("world", "global"),
}
"""Other names that people use for a region, in all content."""

_BY_FOLDED = {squeezed(short): squeezed(name) for name, all_ in _NAMES.items() for short in all_}


def regions_of(content: Content) -> tuple[str, ...]:
    """Return every region that some path has figures for, the widest of each path first."""
    # The widest come first: each path names its widest region first.
    firsts = [path.income.rates[0].region for path in content.paths]
    others = [rates.region for path in content.paths for rates in path.income.rates[1:]]
    by_folded: dict[str, str] = {}
    for region in (*firsts, *sorted(others)):
        by_folded.setdefault(_key(region), region)
    return tuple(by_folded.values())


def region_name(content: Content, region: str) -> str:
    """Return the region as the path files write it."""
    return next((name for name in regions_of(content) if _key(name) == _key(region)), region)


def _key(region: str) -> str:
    """Return what is the same for all names of a region: "USA", "the U.S.", "United States"."""
    name = squeezed(region.casefold().strip().removeprefix("the ").replace(".", ""))
    return _BY_FOLDED.get(name, name)


def rates_by_path(content: Content, region: str | None) -> dict[str, Rates]:
    """Return path id to its rates for the region; without a region the widest of each path.

    A path without figures for the region is left out: amounts of another region would say
    something else.

    Raises:
        UsageError: No path has figures for the region.
    """
    if region is None:
        return {path.id: path.income.rates[0] for path in content.paths}
    found = {
        path.id: rates
        for path in content.paths
        for rates in reversed(path.income.rates)
        if _key(rates.region) == _key(region)
    }
    if not found:
        names = regions_of(content)
        near = closest(region, names)
        raise UsageError(fault("unknown-region", name=region, near=near, names=names))
    return found


Case = Literal["low", "typical", "high"]
CASES: tuple[Case, ...] = ("low", "typical", "high")
_OPPOSITE: dict[Case, Case] = {"low": "high", "typical": "typical", "high": "low"}


@value
class Pace:
    """How one path pays in one case, counted from the first day of trying.

    Attributes:
        first_money: Months until the first money is in hand.
        ramp: Months from then until the later rate and the later paid share.
        rate_start: Per paid hour at the start, before fees, in the currency of the region.
        rate_later: The same once established.
        share_start: Share (0 to 1) of the hours put in that are paid, at the start.
        share_later: The same once established.
        kept: Share (0 to 1) of the pay that is left after fees.
    """

    first_money: float
    ramp: float
    rate_start: float
    rate_later: float
    share_start: float
    share_later: float
    kept: float

    def per_hour(self, since: float) -> float:
        """Return what an hour put in brings, `since` months after the first money."""
        x = min(1.0, since / self.ramp) if self.ramp > 0 else 1.0
        share = self.share_start + x * (self.share_later - self.share_start)
        rate = self.rate_start + x * (self.rate_later - self.rate_start)
        return share * rate * self.kept

    def income(self, month: int, hours_per_week: float) -> float:
        """Return the income of a month (from 1), see the formula above."""
        begins = max(float(month - 1), self.first_money)
        part = month - begins
        if part <= 0:
            return 0.0
        middle = begins + part / 2
        hours = hours_per_week * WEEKS_IN_A_MONTH * part
        return hours * self.per_hour(middle - self.first_money)


def pace_of(income: Income, rates: Rates, case: Case) -> Pace:
    """Read one case from the figures of a path in one region."""
    opposite = _OPPOSITE[case]
    return Pace(
        first_money=getattr(income.weeks_to_first_income, opposite) / WEEKS_IN_A_MONTH,
        ramp=getattr(income.months_to_established, opposite),
        rate_start=getattr(rates.start, case),
        rate_later=getattr(rates.later, case),
        share_start=getattr(income.paid_share_start, case),
        share_later=getattr(income.paid_share_later, case),
        kept=1 - getattr(income.fee_share, opposite),
    )


@value
class Series:
    """Income over time.

    Attributes:
        paths: Ids of the paths that it comes from; two for a bridge plan.
        region: Where the rates hold; for two paths with different ones, both.
        currency: ISO code.
        months: The income of month 1, 2, … after fees and unpaid time, before tax.
    """

    paths: tuple[str, ...]
    region: str
    currency: str
    months: tuple[Range, ...]

    @property
    def totals(self) -> tuple[Range, ...]:
        """All income up to the end of month 1, 2, …"""
        return tuple(accumulate(self.months, add))

    def average(self, first: int, last: int) -> Range:
        """Return the mean income of the months `first` to `last` (from 1, both counted)."""
        part = self.months[first - 1 : last]
        total = total_of(part)
        return Range(*(getattr(total, case) / len(part) for case in CASES))


def add(first: Range, second: Range) -> Range:
    """Return the sum, case by case."""
    return Range(first.low + second.low, first.typical + second.typical, first.high + second.high)


def total_of(amounts: Sequence[Range]) -> Range:
    """Return the sum of amounts, case by case."""
    total = Range(0, 0, 0)
    for amount in amounts:
        total = add(total, amount)
    return total


def series_of(path_id: str, income: Income, rates: Rates, hours: int, months: int) -> Series:
    """Return what one path alone brings at so many hours a week."""
    paces = [pace_of(income, rates, case) for case in CASES]
    return Series(
        (path_id,),
        rates.region,
        rates.currency,
        tuple(
            Range(*(pace.income(month, hours) for pace in paces)) for month in range(1, months + 1)
        ),
    )


def hour_brings(income: Income, rates: Rates) -> tuple[Range, Range]:
    """Return what each hour put in brings after fees and unpaid time: at first, and later."""
    paces = [pace_of(income, rates, case) for case in CASES]
    return (
        Range(*(pace.share_start * pace.rate_start * pace.kept for pace in paces)),
        Range(*(pace.share_later * pace.rate_later * pace.kept for pace in paces)),
    )


@value
class Crossing:
    """When one path's income passes another's for good, as far as the months reach.

    Attributes:
        ahead: Id of the path that brings more a month at the end, in the typical case.
        behind: Id of the other.
        months: For each case the first month (from 1) from which `ahead` brings more in
            every month; 1 where it leads all along; None where it has not by the last.
        totals: The same for all income up to then.
    """

    ahead: str
    behind: str
    months: dict[Case, int | None]
    totals: dict[Case, int | None]


def crossing_of(first: Series, second: Series) -> Crossing | None:
    """Compare two paths; None in different currencies, or when they end level."""
    if first.currency != second.currency or not first.months:
        return None
    ends = first.months[-1].typical, second.months[-1].typical
    if ends[0] == ends[1]:
        return None
    ahead, behind = (first, second) if ends[0] > ends[1] else (second, first)
    return Crossing(
        ahead.paths[0],
        behind.paths[0],
        {case: _passes(ahead.months, behind.months, case) for case in CASES},
        {case: _passes(ahead.totals, behind.totals, case) for case in CASES},
    )


def _passes(ahead: Sequence[Range], behind: Sequence[Range], case: Case) -> int | None:
    month = len(ahead)
    while month and getattr(ahead[month - 1], case) > getattr(behind[month - 1], case):
        month -= 1
    return None if month == len(ahead) else month + 1
