"""What a person sees after the quiz, for each kind of result, at three widths."""

from collections.abc import Callable

import pytest

from careerpick.decide.result import evaluate
from careerpick.plan.plan import make_plan
from careerpick.write.terminal import result_screen, short_screen
from tests.unit.write.sample import CONTENT, SHEETS
from tests.unit.write.showing import shown


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("kind", SHEETS)
def test_result_screen_is_the_golden_one(
    kind: str, width: int, same_as_golden: Callable[[str, str], None]
) -> None:
    screen = result_screen(evaluate(CONTENT, SHEETS[kind]))
    same_as_golden(f"result-{kind}-{width}", shown(screen, width))


def test_ascii_screen_is_the_golden_one(same_as_golden: Callable[[str, str], None]) -> None:
    screen = result_screen(evaluate(CONTENT, SHEETS["blocked-best"]))
    same_as_golden("result-blocked-best-80-ascii", shown(screen, 80, "ascii"))


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("kind", SHEETS)
def test_short_screen_is_the_golden_one(
    kind: str, width: int, same_as_golden: Callable[[str, str], None]
) -> None:
    result = evaluate(CONTENT, SHEETS[kind])
    screen = short_screen(result, make_plan(result), "last")
    same_as_golden(f"short-{kind}-{width}", shown(screen, width))
