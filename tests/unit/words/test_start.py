from dataclasses import replace

from careerpick.model import FirstSteps
from careerpick.plan.plan import STEP_TIMES
from careerpick.words.verdict import TIMES, dated_first, first_steps
from tests.unit.write_plan.sample import DESK


def test_every_time_of_a_plan_has_its_heading_in_the_same_order() -> None:
    assert tuple(TIMES) == STEP_TIMES


def test_a_time_without_steps_is_left_out() -> None:
    path = replace(DESK, first_steps=FirstSteps(("Read.",), (), ("Ask.", "Look.")))
    assert first_steps(path) == (("Today", ("Read.",)), ("This month", ("Ask.", "Look.")))


def test_sites_with_a_date_come_first_and_else_keep_their_order() -> None:
    site = DESK.platforms[0]
    dates = (None, "2026-01", None, "2024")
    found = dated_first(replace(site, name=str(n), as_of=date) for n, date in enumerate(dates))
    assert [item.name for item in found] == ["1", "3", "0", "2"]
