"""What holds for every plan, whatever the figures."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from careerpick.model import CareerPath, Income, Range
from careerpick.plan.money import CASES, Series, series_of
from careerpick.plan.plan import Plan
from careerpick.plan.stages import split_hours
from tests.unit.write_plan.sample import (
    DESK,
    TASKS,
    content_of,
    make_income,
    plan_for,
    rates,
    sheet,
)

CLOSE = 1e-6


def ordered(least: float, most: float) -> st.SearchStrategy[tuple[float, float, float]]:
    """Draw a low, a typical and a high value."""
    values = st.floats(least, most, allow_nan=False)
    return st.tuples(values, values, values).map(lambda three: tuple(sorted(three)))  # type: ignore[arg-type,return-value]


@st.composite
def incomes(draw: st.DrawFn) -> Income:
    """Draw figures whose rate and paid share do not fall with time."""
    start, share = draw(ordered(0, 50)), draw(ordered(0, 0.5))
    more, added = draw(ordered(0, 50)), draw(ordered(0, 0.5))
    later = tuple(a + b for a, b in zip(start, more, strict=True))
    share_later = tuple(a + b for a, b in zip(share, added, strict=True))
    return make_income(
        rates(start, later),  # type: ignore[arg-type]
        share=share,
        share_later=share_later,  # type: ignore[arg-type]
        fee=draw(ordered(0, 0.9)),
        weeks=draw(ordered(0, 60)),
        months=draw(ordered(0, 30)),
    )


hours = st.integers(0, 80)


def alone(income: Income, per_week: int) -> Series:
    return series_of("p", income, income.rates[0], per_week, 24)


@given(incomes(), hours)
def test_low_is_never_above_typical_and_typical_never_above_high(
    income: Income, per_week: int
) -> None:
    for month in (*alone(income, per_week).months, *alone(income, per_week).totals):
        assert 0 <= month.low <= month.typical + CLOSE
        assert month.typical <= month.high + CLOSE


@given(incomes(), hours, st.integers(1, 10))
def test_more_hours_never_bring_less(income: Income, per_week: int, more: int) -> None:
    less, greater = alone(income, per_week), alone(income, per_week + more)
    for first, second in zip(less.months, greater.months, strict=True):
        assert all(getattr(first, case) <= getattr(second, case) for case in CASES)


@given(incomes(), hours, st.floats(0, 20))
def test_a_higher_rate_never_brings_less(income: Income, per_week: int, more: float) -> None:
    found = income.rates[0]
    raised = replace(
        found,
        start=Range(*(getattr(found.start, case) + more for case in CASES)),
        later=Range(*(getattr(found.later, case) + more for case in CASES)),
    )
    less, greater = alone(income, per_week), alone(replace(income, rates=(raised,)), per_week)
    for first, second in zip(less.months, greater.months, strict=True):
        assert all(getattr(first, case) <= getattr(second, case) + CLOSE for case in CASES)


@given(incomes())
def test_no_hours_earn_nothing(income: Income) -> None:
    assert set(alone(income, 0).months) == {Range(0, 0, 0)}


@given(incomes(), hours)
def test_income_never_falls_from_month_to_month(income: Income, per_week: int) -> None:
    months = alone(income, per_week).months
    for first, second in pairwise(months):
        assert all(getattr(first, case) <= getattr(second, case) + CLOSE for case in CASES)


def _bridge_plan(bridge: Income, goal: Income, per_week: int) -> Plan:
    """A plan with Tasks as the bridge to Desk, which lacks a skill; figures as drawn."""
    quick = replace(bridge.weeks_to_first_income, low=0.0, typical=min(4.0, _typical(bridge)))
    paths: tuple[CareerPath, ...] = (
        replace(DESK, income=goal),
        replace(TASKS, income=replace(bridge, weeks_to_first_income=quick)),
    )
    plan = plan_for(sheet(wait=4, skill=0), content_of(*paths), hours=per_week)
    assert plan.route.bridge is not None
    return plan


def _typical(income: Income) -> float:
    return income.weeks_to_first_income.typical


@given(incomes(), incomes(), st.integers(2, 80))
def test_a_bridge_plan_is_never_below_its_parts(
    bridge: Income, goal: Income, per_week: int
) -> None:
    # Each month is a mix of what both paths bring with all of the hours: never below the
    # poorer of them, never above the richer, in no case.
    plan = _bridge_plan(bridge, goal, per_week)
    tasks, desk, whole = plan.money.of("tasks"), plan.money.of("desk"), plan.money.plan
    assert tasks
    assert desk
    assert whole
    for month, first, second in zip(whole.months, tasks.months, desk.months, strict=True):
        for case in CASES:
            parts = (getattr(first, case), getattr(second, case))
            assert min(parts) - CLOSE <= getattr(month, case) <= max(parts) + CLOSE


@given(incomes(), incomes(), st.integers(2, 80))
def test_until_the_destination_pays_the_bridge_brings_its_part_of_the_hours(
    bridge: Income, goal: Income, per_week: int
) -> None:
    plan = _bridge_plan(bridge, goal, per_week)
    tasks, whole = plan.money.of("tasks"), plan.money.plan
    assert tasks
    assert whole
    part = next(stage for stage in plan.stages if stage.kind == "both").hours["tasks"] / per_week
    for case, slowest in zip(CASES, ("high", "typical", "low"), strict=True):
        first_money = getattr(goal.weeks_to_first_income, slowest) * 12 / 52
        for month in range(1, min(24, int(first_money)) + 1):
            expected = part * getattr(tasks.months[month - 1], case)
            assert abs(getattr(whole.months[month - 1], case) - expected) <= CLOSE


@given(incomes(), incomes(), st.integers(2, 80))
def test_the_last_stage_is_going_straight(bridge: Income, goal: Income, per_week: int) -> None:
    plan = _bridge_plan(bridge, goal, per_week)
    desk, whole = plan.money.of("desk"), plan.money.plan
    assert desk
    assert whole
    for case in CASES:
        lengths = [stage.lasts[case] for stage in plan.stages if stage.kind in {"both", "shift"}]
        if None not in lengths:
            for month in range(sum(value or 0 for value in lengths), 24):
                gap = getattr(whole.months[month], case) - getattr(desk.months[month], case)
                assert abs(gap) <= CLOSE


@given(st.integers(2, 168), st.integers(0, 60), st.integers(0, 60))
def test_split_uses_all_hours_and_leaves_some_to_each(
    per_week: int, bridge_asks: int, destination_asks: int
) -> None:
    split = split_hours(per_week, bridge_asks, destination_asks)
    assert sum(split.both) == sum(split.shift) == per_week
    assert min(*split.both, *split.shift) >= 1
    assert split.shift[0] <= split.both[0] <= split.both[1]


@given(incomes(), incomes(), st.integers(2, 80))
def test_stages_fill_the_months_without_a_gap(bridge: Income, goal: Income, per_week: int) -> None:
    plan = _bridge_plan(bridge, goal, per_week)
    for case in CASES:
        lengths = [stage.lasts[case] for stage in plan.stages if stage.kind in {"both", "shift"}]
        known = [value for value in lengths if value is not None]
        assert sum(known) <= plan.months
        # Once a stage does not end, none after it does.
        assert lengths in ([*known], [*known, *[None] * (2 - len(known))])
