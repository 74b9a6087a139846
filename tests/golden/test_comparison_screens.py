"""What `compare`, `paths` and `questions` show, at three widths."""

from collections.abc import Callable

import pytest

from careerpick.decide.comparison import compare_paths
from careerpick.model import AnswerSheet, CareerPath
from careerpick.write.catalogue import path_screen, paths_screen, questions_screen
from careerpick.write.compare import comparison_screen
from tests.comparison_sample import CHAT, CONTENT, SHEET, TESTER, TUTOR, shown

Compare = Callable[[str, str], None]
WIDTHS = [40, 80, 120]

COMPARISONS: dict[str, tuple[tuple[CareerPath, ...], AnswerSheet | None, bool]] = {
    "two": ((TUTOR, CHAT), None, False),
    "two-for-you": ((TUTOR, CHAT), SHEET, False),
    "two-sources": ((TUTOR, CHAT), None, True),
    "three-for-you": ((TUTOR, CHAT, TESTER), SHEET, False),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", COMPARISONS)
def test_comparison_screen_is_the_golden_one(
    kind: str, width: int, same_as_golden: Compare
) -> None:
    paths, sheet, with_sources = COMPARISONS[kind]
    screen = comparison_screen(compare_paths(CONTENT, paths, sheet), with_sources=with_sources)
    same_as_golden(f"compare-{kind}-{width}", shown(screen, width))


def test_ascii_comparison_is_the_golden_one(same_as_golden: Compare) -> None:
    screen = comparison_screen(compare_paths(CONTENT, (TUTOR, CHAT), SHEET), with_sources=True)
    same_as_golden("compare-two-80-ascii", shown(screen, 80, "ascii"))


@pytest.mark.parametrize("width", WIDTHS)
def test_list_of_paths_is_the_golden_one(width: int, same_as_golden: Compare) -> None:
    same_as_golden(f"paths-{width}", shown(paths_screen(CONTENT), width))


@pytest.mark.parametrize("width", WIDTHS)
def test_path_in_full_is_the_golden_one(width: int, same_as_golden: Compare) -> None:
    same_as_golden(f"path-{width}", shown(path_screen(CONTENT, TUTOR), width))


@pytest.mark.parametrize("width", WIDTHS)
def test_list_of_questions_is_the_golden_one(width: int, same_as_golden: Compare) -> None:
    same_as_golden(f"questions-{width}", shown(questions_screen(CONTENT), width))
