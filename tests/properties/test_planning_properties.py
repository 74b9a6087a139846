"""What holds for every plan, whatever the figures."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from careerpick.decide.circumstances import Circumstances
from careerpick.model import Income
from careerpick.plan.money import CASES, SPANS, Earns, bills_of, earns, month_of, one_digit
from careerpick.plan.plan import split_hours
from tests.unit.plan.sample import DESK, make_income, rates
from tests.unit.plan.test_money import ASKING

CLOSE = 1e-6
NOBODY = Circumstances({}, {})


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


def alone(income: Income, per_week: int) -> Earns:
    return earns(replace(DESK, income=income), ASKING, NOBODY, per_week)[0]


@given(incomes(), hours)
def test_low_is_never_above_high_and_income_never_falls(income: Income, per_week: int) -> None:
    earned, before = alone(income, per_week), (0.0, 0.0)
    for month in range(1, 25):
        low, high = (month_of(earned, month, case) for case in CASES)
        assert before[0] - CLOSE <= low <= high + CLOSE
        assert high >= before[1] - CLOSE
        before = low, high


@given(incomes(), hours, st.integers(1, 10))
def test_more_hours_never_bring_less(income: Income, per_week: int, more: int) -> None:
    less, greater = alone(income, per_week), alone(income, per_week + more)
    for span in SPANS:
        assert less.band(span).low <= greater.band(span).low
        assert less.band(span).high <= greater.band(span).high


@given(st.floats(0, 1e9))
def test_rounding_goes_outward_to_one_digit(amount: float) -> None:
    down, up = one_digit(amount, up=False), one_digit(amount, up=True)
    assert down <= amount * (1 + CLOSE)
    assert up >= amount * (1 - CLOSE)
    assert all(len(str(value).rstrip("0")) <= 1 for value in (down, up))


@given(incomes(), hours, st.integers(1, 5000), st.integers(0, 100))
def test_what_should_pay_may_pay_and_nothing_is_said_twice(
    income: Income, per_week: int, need: int, wait: int
) -> None:
    earned = alone(income, per_week)
    found = bills_of(earned, ASKING, replace(NOBODY, amount=need), wait)
    if found.verdict == "not_in_first_year":
        assert month_of(earned, 12, "high") < need
        assert (found.from_month, found.may_from) == (None, None)
    else:
        assert found.from_month
        assert found.may_from
        assert found.may_from <= found.from_month <= 12
        case = "low" if found.verdict == "should" else "high"
        assert month_of(earned, found.from_month, case) >= need  # type: ignore[arg-type]


@given(st.integers(2, 168), st.integers(0, 60), st.integers(0, 60))
def test_split_uses_all_hours_and_leaves_some_to_each(
    per_week: int, bridge_asks: int, destination_asks: int
) -> None:
    both, shift = split_hours(per_week, bridge_asks, destination_asks)
    assert sum(both) == sum(shift) == per_week
    assert min(*both, *shift) >= 1
    assert shift[0] <= both[0] <= both[1]
