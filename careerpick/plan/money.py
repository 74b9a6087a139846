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

from careerpick.model import WEEKS_IN_A_MONTH, Income, Range, Rates
from careerpick.values import value

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
