"""The stages of a plan: how the hours are split, how long each lasts, and what that brings.

The rule for the hours, in whole hours a week: until the first money from the destination
half for the bridge and half for the destination, but never less for the destination than
it asks of anybody as long as the bridge keeps what it asks; then a quarter for the
bridge, until the destination has brought in a month as much as its half of the hours brings
with the bridge at the pay of the start; then all for the destination. What is decided at
the start of a month rests on the months before it, as it would in life.
"""

from collections.abc import Sequence
from math import ceil
from typing import Literal

from careerpick.model import WEEKS_IN_A_MONTH, CareerPath, Range, Rates
from careerpick.plan.money import CASES, Case, Pace, Series, pace_of
from careerpick.values import value

# How far a plan may look ahead. Here, so that the command line loads no planning to say so.

DEFAULT_MONTHS = 24
MOST_MONTHS = 120
MOST_HOURS = 168
"""Hours of a whole week."""


StageKind = Literal["ready", "both", "shift", "begin", "grow"]
"""ready: get what the destination asks for. both: the halves. shift: the quarter.
begin: the destination alone, until its first money. grow: the destination alone, after."""
_ORDER: tuple[StageKind, ...] = ("ready", "both", "shift", "begin", "grow")


@value
class Stage:
    """One stage of a plan.

    Attributes:
        kind: What it is for.
        hours: Path id to whole hours a week.
        lasts: For each case the months that it lasts; None when its last month is not
            within the plan, when no figure says, and for the last stage.
        brings: For `shift`: what the destination has to bring in a month before the
            bridge is dropped; None for the others, and without figures.
    """

    kind: StageKind
    hours: dict[str, int]
    lasts: dict[Case, int | None]
    brings: Range | None = None


@value
class Split:
    """Whole hours a week for bridge and destination, while both run and while shifting."""

    both: tuple[int, int]
    shift: tuple[int, int]


def split_hours(hours: int, bridge_asks: int, destination_asks: int) -> Split:
    """Split the hours of a week by the rule above.

    Args:
        hours: Hours a week, at least 2.
        bridge_asks: The least hours a week that the bridge asks of anybody.
        destination_asks: The same for the destination.
    """
    destination = hours - hours // 2
    room = hours - max(1, bridge_asks)
    destination = max(destination, min(destination_asks, room))
    bridge = hours - destination
    later = min(bridge, max(1, hours // 4))
    return Split((bridge, destination), (later, hours - later))


def least_hours(path: CareerPath, hours_limit: str | None) -> int:
    """Return the least hours a week that a path asks of anybody; 0 where it says nothing."""
    return max(
        (
            need.any_of[hours_limit].minimum
            for need in path.needs
            if set(need.any_of) == {hours_limit}
        )
        if hours_limit
        else (),
        default=0,
    )


@value
class _Run:
    """One case of a bridge plan, month by month: the stage, and the income.

    The stages go one month further than the plan, which tells what its last month ends.
    """

    stages: tuple[StageKind, ...]
    income: tuple[float, ...]
    brings: float


def _run(bridge: Pace, destination: Pace, split: Split, months: int) -> _Run:
    """Play one case through. See the rule at the top of this module."""
    stages: list[StageKind] = []
    income = []
    halves = _months_begun(destination.first_money)
    target = split.both[0] * WEEKS_IN_A_MONTH * bridge.per_hour(0)
    for month in range(1, months + 2):
        stage = _stage_of(month, halves, target, destination, split, stages)
        hours = {"both": split.both, "shift": split.shift}.get(stage, (0, sum(split.both)))
        stages.append(stage)
        income.append(bridge.income(month, hours[0]) + destination.income(month, hours[1]))
    return _Run(tuple(stages), tuple(income[:months]), target)


def _months_begun(until: float) -> int:
    """Months that begin before this point; a rounding error begins no month."""
    return max(0, ceil(until - 1e-9))


def _stage_of(
    month: int,
    halves: int,
    target: float,
    destination: Pace,
    split: Split,
    before: Sequence[StageKind],
) -> StageKind:
    if month <= halves:
        return "both"
    last = before[-1] if before else "both"
    if last == "grow":
        return "grow"
    if last == "shift" and destination.income(month - 1, split.shift[1]) >= target:
        return "grow"
    return "shift"


def bridge_plan(
    bridge: CareerPath,
    destination: CareerPath,
    rates: tuple[Rates, Rates],
    split: Split,
    months: int,
) -> tuple[Series, tuple[Stage, ...]]:
    """Return what a bridge plan brings, and its stages from `both` on.

    Args:
        bridge: The path to start with.
        destination: The path to build.
        rates: Those of the bridge and of the destination, in the same currency.
        split: The hours of a week.
        months: How many months are played through.
    """
    runs = {
        case: _run(
            pace_of(bridge.income, rates[0], case),
            pace_of(destination.income, rates[1], case),
            split,
            months,
        )
        for case in CASES
    }
    regions = dict.fromkeys(item.region for item in rates)
    series = Series(
        (bridge.id, destination.id),
        " and ".join(regions),
        rates[0].currency,
        tuple(
            Range(*values) for values in zip(*(run.income for run in runs.values()), strict=True)
        ),
    )
    brings = Range(*(runs[case].brings for case in CASES))
    return series, bridge_stages(bridge.id, destination.id, split, runs, brings)


def bridge_stages(
    bridge: str,
    destination: str,
    split: Split,
    runs: dict[Case, _Run] | None = None,
    brings: Range | None = None,
) -> tuple[Stage, ...]:
    """Return the three stages of a bridge plan; without figures their lengths are unknown."""

    def lasts(kind: StageKind) -> dict[Case, int | None]:
        return {case: _months_in(runs[case], kind) if runs else None for case in CASES}

    return (
        Stage("both", {bridge: split.both[0], destination: split.both[1]}, lasts("both")),
        Stage(
            "shift", {bridge: split.shift[0], destination: split.shift[1]}, lasts("shift"), brings
        ),
        Stage("grow", {destination: sum(split.both)}, dict.fromkeys(CASES)),
    )


def _months_in(run: _Run, kind: StageKind) -> int | None:
    """The months of one stage; None when its last month is not within the plan."""
    is_over = _ORDER.index(run.stages[-1]) > _ORDER.index(kind)
    return run.stages.count(kind) if is_over else None


def direct_stages(destination: CareerPath, hours: int, months: int) -> tuple[Stage, ...]:
    """Return the stages of going straight: until the first money, and after."""
    weeks = destination.income.weeks_to_first_income
    slow_to_quick = (weeks.high, weeks.typical, weeks.low)
    begun = (_months_begun(count / WEEKS_IN_A_MONTH) for count in slow_to_quick)
    lasts = {
        case: month if month <= months else None for case, month in zip(CASES, begun, strict=True)
    }
    return (
        Stage("begin", {destination.id: hours}, lasts),
        Stage("grow", {destination.id: hours}, dict.fromkeys(CASES)),
    )


def ready_stage(hours: dict[str, int]) -> Stage:
    """Return the stage before all others: getting what the destination asks for.

    No figure says how long that takes, so none is given.

    Args:
        hours: Path id to hours a week; those of the destination go into getting ready.
    """
    return Stage("ready", hours, dict.fromkeys(CASES))
