"""Short forms: forty lines at most at 80 columns, and a way to the rest."""

from itertools import combinations

import pytest
from rich.console import RenderableType

from careerpick.decide.comparison import compare_paths
from careerpick.decide.explanation import explain
from careerpick.decide.result import evaluate
from careerpick.plan.plan import make_plan
from careerpick.report.blocks import Item, Items, Report, Section, Show, blocks, line, prepared
from careerpick.report.comparison import comparison_report
from careerpick.report.explanation import explanation_report
from careerpick.report.listing import path_report
from careerpick.report.plan import plan_report
from careerpick.write.shown import Wanted, written
from careerpick.write.style import Screen
from tests.reports import DAY, example
from tests.shipped import CONTENT
from tests.unit.write.showing import shown

SHEET = example(CONTENT)
MOST = 40
SHORT = Wanted("text", DAY, typed="careerpick it")
PAIRS = list(combinations(CONTENT.paths, 2))


def text(what: str | RenderableType, width: int = 80) -> str:
    assert isinstance(what, Screen)
    return shown(what, width)


def short_lines(what: str | RenderableType) -> list[str]:
    lines = text(what).rstrip("\n").split("\n")
    assert any("careerpick it --full" in said for said in lines)
    return lines


@pytest.mark.parametrize("path", CONTENT.paths, ids=lambda path: path.id)
def test_a_path_fits_in_forty_lines(path: object) -> None:
    chosen = next(item for item in CONTENT.paths if item is path)
    assert len(short_lines(written(path_report(CONTENT, chosen, DAY), SHORT))) <= MOST


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(path.id for path in pair))
@pytest.mark.parametrize("with_sheet", [False, True])
def test_a_comparison_fits_in_forty_lines(pair: tuple[object, ...], with_sheet: bool) -> None:
    paths = tuple(item for item in CONTENT.paths if item in pair)
    comparison = compare_paths(CONTENT, paths, SHEET if with_sheet else None)
    report = comparison_report(comparison, DAY, in_full=False)
    assert len(short_lines(written(report, SHORT))) <= MOST


@pytest.mark.parametrize("path", CONTENT.paths, ids=lambda path: path.id)
def test_a_plan_and_an_explanation_fit_in_forty_lines(path: object) -> None:
    chosen = next(item.id for item in CONTENT.paths if item is path)
    result = evaluate(CONTENT, SHEET)
    plan = make_plan(result, path=chosen)
    for report in (plan_report(plan, DAY), explanation_report(explain(result, chosen), DAY, "-")):
        assert len(short_lines(written(report, SHORT))) <= MOST


def test_where_one_answer_would_change_it_the_short_form_names_and_tries_that_alone() -> None:
    explanation = explain(evaluate(CONTENT, SHEET))
    assert explanation.answers
    change = explanation.answers[0].change

    said = " ".join(text(written(explanation_report(explanation, DAY, "-"), SHORT)).split())

    assert f"{change.question}={change.instead.option}" in said
    assert "It takes two other answers" not in said


ITEMS = tuple(Item(line(word), line(f"more on {word}")) for word in ("one", "two", "three"))


def report(show: Show = "short", most: int | None = None) -> Report:
    return Report("", (), (Section("Head", (Items(ITEMS, show, most),)),))


def test_a_short_form_has_the_first_items_and_counts_the_rest() -> None:
    said = text(written(report(most=2), SHORT))
    assert "one" in said
    assert "two … and 1 more" in said
    assert "three" not in said
    assert "more on" not in said
    assert "careerpick it --full" in said


def test_all_of_it_has_everything_and_offers_nothing_more() -> None:
    said = text(written(report(most=2), Wanted("text", DAY, in_full=True, typed="careerpick it")))
    assert "three" in said
    assert "more on one" in said
    assert "--full" not in said


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_report_to_keep_is_never_cut(form: str) -> None:
    said = written(report(most=1), Wanted(form, DAY))
    assert isinstance(said, str)
    assert "three" in said


def test_what_nothing_was_left_out_of_offers_nothing_more() -> None:
    whole = Report("", (), (Section("Head", blocks("all")),))
    assert "--full" not in text(written(whole, SHORT))


@pytest.mark.parametrize(
    ("show", "short", "full"),
    [("short", True, True), ("full", False, True)],
)
def test_where_a_block_stands(show: Show, short: bool, full: bool) -> None:
    for in_full, stands in ((False, short), (True, full)):
        left = prepared(report(show), with_answers=True, in_full=in_full)
        assert bool(left.sections) == stands


def test_what_stands_for_the_rest_stands_in_the_short_form_alone() -> None:
    said = report("short only")
    assert prepared(said, with_answers=True, in_full=False).sections
    assert not prepared(said, with_answers=True, in_full=True).sections
