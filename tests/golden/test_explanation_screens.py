"""What `explain` and `whatif` show, for several kinds of result, at three widths."""

from collections.abc import Callable

import pytest

from careerpick.decide.explanation import explain
from careerpick.decide.result import evaluate
from careerpick.decide.whatif import parse_changes, what_if
from careerpick.write.explain import explanation_screen
from careerpick.write.whatif import what_if_screen
from tests.unit.write.sample import CONTENT, SHEETS
from tests.unit.write.showing import shown

Compare = Callable[[str, str], None]
WIDTHS = [40, 80, 120]

EXPLAINED: dict[str, tuple[str, str | None]] = {
    "fit": ("fit", None),
    "blocked-best": ("blocked-best", None),
    "tie": ("tie", None),
    "other-path": ("fit", "chat"),
    "nothing-left": ("nothing-left", None),
    "empty": ("empty", None),
}
"""What kind of explanation -> the sheet, and the path where it is not the default."""

CHANGED: dict[str, tuple[str, list[str]]] = {
    "one": ("fit", ["calls=awake"]),
    "several": ("blocked-best", ["calls=drained", "week=many", "trade=skip", "clock=me!"]),
    "nothing": ("fit", ["calls=drained"]),
}
"""What kind of what-if -> the sheet, and what is typed."""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", EXPLAINED)
def test_explanation_screen_is_the_golden_one(
    kind: str, width: int, same_as_golden: Compare
) -> None:
    sheet, path = EXPLAINED[kind]
    screen = explanation_screen(explain(evaluate(CONTENT, SHEETS[sheet]), path), "my answers.yaml")
    same_as_golden(f"explain-{kind}-{width}", shown(screen, width))


def test_ascii_explanation_is_the_golden_one(same_as_golden: Compare) -> None:
    screen = explanation_screen(explain(evaluate(CONTENT, SHEETS["tie"])), "answers.yaml")
    same_as_golden("explain-tie-80-ascii", shown(screen, 80, "ascii"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", CHANGED)
def test_what_if_screen_is_the_golden_one(kind: str, width: int, same_as_golden: Compare) -> None:
    sheet, typed = CHANGED[kind]
    screen = what_if_screen(what_if(CONTENT, SHEETS[sheet], parse_changes(typed, CONTENT)))
    same_as_golden(f"whatif-{kind}-{width}", shown(screen, width))
