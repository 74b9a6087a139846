"""What `careerpick plan` shows, at three widths, and its short form."""

from collections.abc import Callable

import pytest

from careerpick.plan.plan import Plan
from careerpick.write.plan import plan_screen
from careerpick.write.style import Screen
from careerpick.write.terminal import plan_rows
from tests.unit.write_plan.sample import plan_for, sheet, shown

Compare = Callable[[str, str], None]
WIDTHS = [40, 80, 120]

PLANS: dict[str, Plan] = {
    "bridge": plan_for(sheet(wait=4)),
    "get-ready": plan_for(sheet(wait=2, skill=0, hours=8)),
    "direct": plan_for(sheet(), months=12),
    "closed": plan_for(sheet(wait=4, skill=0, marks={"calm": "deal_breaker"}), months=6),
    "nothing-to-say": plan_for(sheet(calm="c", hours=None), months=3),
}


def plan_in_short(plan: Plan) -> Screen:
    return Screen(lambda look, _: plan_rows(plan, look))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", PLANS)
def test_plan_screen_is_the_golden_one(kind: str, width: int, same_as_golden: Compare) -> None:
    same_as_golden(f"plan-{kind}-{width}", shown(plan_screen(PLANS[kind]), width))


def test_plan_with_sources_is_the_golden_one(same_as_golden: Compare) -> None:
    screen = plan_screen(PLANS["bridge"], with_sources=True)
    same_as_golden("plan-bridge-sources-80", shown(screen, 80))


def test_ascii_plan_is_the_golden_one(same_as_golden: Compare) -> None:
    same_as_golden("plan-bridge-80-ascii", shown(plan_screen(PLANS["bridge"]), 80, "ascii"))


@pytest.mark.parametrize("width", WIDTHS)
def test_short_form_is_the_golden_one(width: int, same_as_golden: Compare) -> None:
    same_as_golden(f"plan-short-{width}", shown(plan_in_short(PLANS["bridge"]), width))
