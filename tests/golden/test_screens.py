"""The layout of every screen, on an invented bank, at three widths; and of reports."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from careerpick.answers.choice import parse_changes
from careerpick.decide.comparison import compare_paths
from careerpick.decide.explanation import explain, what_if
from careerpick.decide.result import evaluate
from careerpick.keeping.results import KeptFile, compare_kept
from careerpick.plan.plan import make_plan
from careerpick.report.blocks import prepared
from careerpick.report.explanation import explanation_report
from careerpick.report.result import result_report
from careerpick.write.markdown import markdown_text
from careerpick.write.style import Screen
from tests import screens
from tests.golden.conftest import SCREENS, Compare
from tests.golden.instruments import CONTENT, SHEETS
from tests.reports import DAY, kept_now
from tests.unit.write.showing import shown

RESULTS = {kind: evaluate(CONTENT, sheet) for kind, sheet in SHEETS.items()}
PLANS = {kind: make_plan(result) for kind, result in RESULTS.items()}
CHANGES = parse_changes(["alone=b", "hours=3"], CONTENT)
NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
FIRST = replace(kept_now(RESULTS["tie"], NOW), number=1)
SECOND = replace(kept_now(RESULTS["fit"], NOW + timedelta(days=1)), number=2)
KEPT = (
    KeptFile(1, Path("one"), FIRST),
    KeptFile(2, Path("two"), SECOND),
    KeptFile(3, Path("three"), None),
)

EVERY: dict[str, Callable[[], Screen]] = {
    **{
        f"result-{kind}": partial(screens.result_screen, RESULTS[kind], PLANS[kind])
        for kind in SHEETS
    },
    **{
        f"short-{kind}": partial(screens.short_screen, RESULTS[kind], PLANS[kind])
        for kind in ("fit", "blocked")
    },
    "explain": lambda: screens.explanation_screen(explain(RESULTS["fit"]), "-"),
    "whatif": lambda: screens.what_if_screen(what_if(CONTENT, SHEETS["fit"], CHANGES)),
    "compare": lambda: screens.comparison_screen(compare_paths(CONTENT, CONTENT.paths[:2])),
    "compare-for-you": lambda: screens.comparison_screen(
        compare_paths(CONTENT, CONTENT.paths, SHEETS["fit"]), with_sources=True
    ),
    "plan": lambda: screens.plan_screen(PLANS["fit"]),
    "plan-sources": lambda: screens.plan_screen(PLANS["tie"], with_sources=True),
    "paths": lambda: screens.paths_screen(CONTENT),
    "path": lambda: screens.path_screen(CONTENT, CONTENT.paths[0]),
    "questions": lambda: screens.questions_screen(CONTENT),
    "history": lambda: screens.history_screen(KEPT, replace(CONTENT, fingerprint="1" * 12)),
    "history-show": lambda: screens.kept_screen(SECOND),
    "history-compare": lambda: screens.change_screen(compare_kept(FIRST, SECOND)),
}


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", EVERY)
def test_screen_is_the_golden_one(name: str, width: int, same_as_golden: Compare) -> None:
    same_as_golden(f"{name}-{width}", shown(EVERY[name](), width))


@pytest.mark.parametrize("name", ["result-fit", "plan"])
def test_ascii_screen_is_the_golden_one(name: str, same_as_golden: Compare) -> None:
    same_as_golden(f"{name}-80-ascii", shown(EVERY[name](), 80, "ascii"))


@pytest.mark.parametrize("with_answers", [False, True])
def test_markdown_is_the_golden_one(with_answers: bool, same_as_golden: Compare) -> None:
    for name, report in {
        "result": result_report(RESULTS["blocked"], DAY, PLANS["blocked"]),
        "explain": explanation_report(explain(RESULTS["fit"]), DAY),
    }.items():
        text = markdown_text(prepared(report, with_answers=with_answers))
        same_as_golden(f"{name}-{'with' if with_answers else 'without'}-answers-md", text)


def test_every_golden_file_belongs_to_a_screen() -> None:
    used = {f"{name}-{width}" for name in EVERY for width in (40, 80, 120)}
    used |= {"result-fit-80-ascii", "plan-80-ascii"}
    used |= {
        f"{name}-{how}-answers-md" for name in ("result", "explain") for how in ("with", "without")
    }
    assert {file.stem for file in SCREENS.glob("*.txt")} == used
