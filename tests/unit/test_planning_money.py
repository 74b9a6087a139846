"""Income over time, recomputed by hand for two people."""

from dataclasses import replace

import pytest

from careerpick.model import Range
from careerpick.plan.money import (
    Crossing,
    Series,
    crossing_of,
    hour_brings,
    pace_of,
    series_of,
)
from tests.unit.write_plan.sample import CONTENT as CONTENT
from tests.unit.write_plan.sample import (
    MONTH,
    content_of,
    flat,
    make_income,
    plan_for,
    rates,
    sheet,
)

ANAS_WORK = make_income(
    rates((5, 10, 20), (10, 20, 40)),
    share=(0.3, 0.5, 0.7),
    share_later=(0.5, 0.7, 0.9),
    fee=(0, 0.1, 0.2),
    weeks=(MONTH / 4, 1.5 * MONTH, 3 * MONTH),
    months=(3, 6, 12),
)


@pytest.fixture
def ana() -> Series:
    """Ana puts in 12 hours a week, so 12 * 52 / 12 = 52 hours a month."""
    return series_of("work", ANAS_WORK, ANAS_WORK.rates[0], hours=12, months=24)


def test_typical_case_of_ana(ana: Series) -> None:
    typical = [month.typical for month in ana.months]

    # The first money comes after 1.5 months.
    assert typical[0] == 0
    # Month 2: half of it is left, 26 hours. Its middle is 0.25 months in, x = 0.25 / 6 = 1 / 24:
    # share 0.5 + 0.2 / 24 = 0.508333, rate 10 + 10 / 24 = 10.416667, of which 0.9 is kept.
    assert typical[1] == pytest.approx(26 * 0.508333333 * 10.416666667 * 0.9)
    assert typical[1] == pytest.approx(123.90625)
    # Month 3: middle 1 month in, x = 1 / 6: share 0.533333, rate 11.666667: 5.6 an hour.
    assert typical[2] == pytest.approx(52 * 5.6)
    # From 6 months after the first money on: 0.7 * 20 * 0.9 = 12.6 an hour.
    assert typical[7:] == pytest.approx([52 * 12.6] * 17)


def test_low_case_of_ana_takes_the_high_fee_and_the_slow_start(ana: Series) -> None:
    low = [month.low for month in ana.months]

    assert low[:3] == [0, 0, 0]
    # Month 4: x = 0.5 / 12 = 1 / 24: share 0.3 + 0.2 / 24 = 0.308333,
    # rate 5 + 5 / 24 = 5.208333, of which 0.8 is kept: 1.284722 an hour.
    assert low[3] == pytest.approx(52 * 1.284722222)
    # Month 9: 5.5 months in, x = 11 / 24: share 0.391667, rate 7.291667, 0.8 kept.
    assert low[8] == pytest.approx(52 * 0.391666667 * 7.291666667 * 0.8)
    # Month 16 and after: 0.5 * 10 * 0.8 = 4 an hour.
    assert low[15:] == pytest.approx([208] * 9)


def test_high_case_of_ana_takes_the_low_fee_and_the_quick_start(ana: Series) -> None:
    high = [month.high for month in ana.months]

    # Month 1: 0.75 of it, 39 hours; middle 0.375 in, x = 0.125: share 0.725, rate 22.5.
    assert high[0] == pytest.approx(39 * 0.725 * 22.5)
    # Month 4: 3.25 in, past the 3 months: 0.9 * 40 = 36 an hour, no fee.
    assert high[3] == pytest.approx(52 * 36)


def test_totals_add_up_the_months(ana: Series) -> None:
    assert ana.totals[0].typical == 0
    assert ana.totals[2].typical == pytest.approx(123.90625 + 291.2)
    assert len(ana.totals) == 24


def test_average_is_the_mean_of_the_months_named(ana: Series) -> None:
    assert ana.average(1, 3).typical == pytest.approx((0 + 123.90625 + 291.2) / 3)
    assert ana.average(24, 24).low == pytest.approx(208)


def test_an_hour_brings_rate_times_share_less_fee() -> None:
    start, later = hour_brings(ANAS_WORK, ANAS_WORK.rates[0])
    assert (start.low, start.typical, start.high) == pytest.approx((1.2, 4.5, 14))
    assert (later.low, later.typical, later.high) == pytest.approx((4, 12.6, 36))


def test_plan_of_ben_month_by_month() -> None:
    # Ben: 24 hours a week, so 104 a month; four weeks to wait; has the skill for Desk.
    # Desk pays after 2 months, Tasks after half a month (at best a quarter).
    plan = plan_for(sheet(hours=24, wait=4))
    assert plan.route.bridge is not None
    assert plan.money.plan is not None
    typical = [month.typical for month in plan.money.plan.months]

    # Month 1: 12 hours a week for Tasks, 52 a month, half of the month pays: 26 * 2.
    assert typical[0] == pytest.approx(52)
    # Month 2: 52 * 2, and nothing from Desk yet.
    assert typical[1] == pytest.approx(104)
    # Month 3: a quarter, 6 hours a week = 26 a month, for Tasks: 26 * 2 = 52;
    # 18 hours a week = 78 a month for Desk: 78 * 5.4 = 421.2.
    assert typical[2] == pytest.approx(52 + 421.2)
    # 421.2 is more than the 104 that Tasks brings with its half: all for Desk, 104 * 5.4.
    assert typical[3:] == pytest.approx([561.6] * 21)
    # The low case differs in the first month only: Tasks pays after a month, not half.
    low = [month.low for month in plan.money.plan.months]
    assert low == pytest.approx([0, 104, 473.2, *[561.6] * 21])
    assert plan.money.plan.totals[-1].typical == pytest.approx(52 + 104 + 473.2 + 21 * 561.6)


def test_paths_alone_get_all_of_the_hours() -> None:
    plan = plan_for(sheet(hours=24, wait=4))
    desk, tasks = plan.money.of("desk"), plan.money.of("tasks")
    assert desk is not None
    assert tasks is not None
    assert [month.typical for month in desk.months[:4]] == pytest.approx([0, 0, 561.6, 561.6])
    assert [month.typical for month in tasks.months[:3]] == pytest.approx([104, 208, 208])


def test_no_ramp_pays_the_later_rate_at_once() -> None:
    quick = make_income(
        rates(flat(5), flat(50)), share=flat(1), fee=flat(0), weeks=flat(0), months=flat(0)
    )
    assert pace_of(quick, quick.rates[0], "typical").per_hour(0) == 50


def _series(path: str, *typical: float, currency: str = "USD") -> Series:
    months = tuple(Range(value / 2, value, value * 2) for value in typical)
    return Series((path,), "worldwide", currency, months)


def test_crossing_is_the_first_month_from_which_one_stays_ahead() -> None:
    # b leads in month 2, falls back in month 3, and leads for good from month 4 on.
    crossing = crossing_of(_series("a", 5, 5, 5, 5, 5), _series("b", 0, 6, 4, 6, 7))
    assert crossing is not None
    assert (crossing.ahead, crossing.behind) == ("b", "a")
    assert crossing.months == {"low": 4, "typical": 4, "high": 4}
    # Totals: a 5 10 15 20 25, b 0 6 10 16 23: b has not caught up.
    assert crossing.totals == {"low": None, "typical": None, "high": None}


def test_crossing_in_each_case_on_its_own() -> None:
    a = Series(("a",), "x", "USD", (Range(3, 3, 3),) * 3)
    b = Series(("b",), "x", "USD", (Range(0, 2, 4), Range(1, 4, 9), Range(2, 5, 9)))
    crossing = crossing_of(a, b)
    assert crossing == Crossing(
        "b",
        "a",
        {"low": None, "typical": 2, "high": 1},
        # Totals: a 3 6 9; b low 0 1 3, typical 2 6 11, high 4 13 22.
        {"low": None, "typical": 3, "high": 1},
    )


def test_level_paths_do_not_cross() -> None:
    assert crossing_of(_series("a", 1, 2), _series("b", 0, 2)) is None


def test_currencies_are_never_compared() -> None:
    assert crossing_of(_series("a", 1), _series("b", 9, currency="NOK")) is None


def test_plan_in_two_currencies_has_no_sum() -> None:
    norwegian = replace(
        CONTENT.path("desk"), income=replace(CONTENT.path("desk").income, rates=(
            rates(flat(90), flat(90), "Norway", "NOK"),
        ))
    )  # fmt: skip
    plan = plan_for(sheet(wait=4), content_of(norwegian, CONTENT.path("tasks")))
    assert plan.route.bridge is not None
    assert plan.money.plan is None
    assert plan.money.crossings == ()
    assert [series.currency for series in plan.money.alone] == ["NOK", "USD"]
    assert [stage.lasts["typical"] for stage in plan.stages] == [None, None, None]
