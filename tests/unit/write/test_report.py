"""What a report says holds for every sheet: the figures add up, and nothing is given away."""

from collections.abc import Iterator
from datetime import UTC, datetime

from hypothesis import given, settings

from careerpick.decide.comparison import compare_paths
from careerpick.decide.explanation import explain
from careerpick.decide.result import evaluate
from careerpick.model import Answer, AnswerSheet
from careerpick.plan.plan import make_plan
from careerpick.report.blocks import Block, Items, Section, Table, prepared
from careerpick.report.comparison import comparison_report
from careerpick.report.explanation import explanation_report
from careerpick.report.kept import kept_report
from careerpick.report.plan import plan_report
from careerpick.report.result import result_report
from careerpick.write.markdown import markdown_text
from tests.effort import many
from tests.reports import DAY, any_sheets, kept_now
from tests.shipped import CONTENT

MOMENT = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


def _blocks(sections: tuple[Section, ...]) -> Iterator[Block]:
    for section in sections:
        yield from section.blocks
        yield from _blocks(section.parts)


@settings(max_examples=many(5))
@given(any_sheets(CONTENT))
def test_drawn_cells_of_a_result_hold_its_figures(sheet: AnswerSheet) -> None:
    result = evaluate(CONTENT, sheet)
    report = result_report(result, DAY)
    tables = [block for block in _blocks(report.sections) if isinstance(block, Table)]
    drawn = [cell for table in tables for row in table.rows for cell in row if cell.top]

    assert all(0 <= (cell.value or 0) <= cell.top for cell in drawn)
    if result.recommendation.verdict != "not_enough":
        matches = [cell.value for cell in drawn if cell.top == 100]
        assert matches == [row.match for row in result.paths]


@settings(max_examples=many(2))
@given(any_sheets(CONTENT))
def test_points_of_an_explanation_add_up_with_and_without_the_answers(sheet: AnswerSheet) -> None:
    found = explain(evaluate(CONTENT, sheet))
    gaps = {against.points for against in found.against}
    for with_answers in (False, True):
        report = prepared(explanation_report(found, DAY), with_answers=with_answers)
        lists = [block.items for block in _blocks(report.sections) if isinstance(block, Items)]
        for items in (items for items in lists if items[-1].lead):
            *points, gap = (int(item.lead.replace(",", "")) for item in items)
            assert sum(points) == gap
            assert gap in gaps
            assert len({str(item.line) for item in items}) == len(items)


@settings(max_examples=many(5))
@given(any_sheets(CONTENT))
def test_no_answer_is_quoted_unless_it_is_asked_for(sheet: AnswerSheet) -> None:
    result = evaluate(CONTENT, sheet)
    comparison = compare_paths(CONTENT, CONTENT.paths[:3], sheet)
    reports = (
        result_report(result, DAY, make_plan(result)),
        comparison_report(comparison, DAY),
        plan_report(make_plan(result), DAY),
        explanation_report(explain(result), DAY),
        kept_report(kept_now(result, MOMENT)),
    )
    for report in reports:
        text = markdown_text(prepared(report, with_answers=False))
        for question in CONTENT.bank.questions:
            assert question.prompt not in text
            answer = sheet.answers.get(question.id)
            option = question.option(answer.option) if answer else None
            assert not option or f"“{option.label}”" not in text
        for telling in ("you said", "you did not answer", "you can wait only", "” instead of “"):
            assert telling not in text


def test_comparison_says_first_what_it_means_for_you_where_there_are_answers() -> None:
    sheet = AnswerSheet({"talk": Answer("daily")})
    general = comparison_report(compare_paths(CONTENT, CONTENT.paths[:2]), DAY)
    personal = comparison_report(compare_paths(CONTENT, CONTENT.paths[:2], sheet), DAY)

    assert personal.sections[0].title.startswith("For you: ")
    titles = [section.title for section in personal.sections[1:]]
    assert titles == [section.title for section in general.sections]
