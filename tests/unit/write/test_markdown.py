"""Markdown that any CommonMark library renders, in which hostile text stays text."""

import re
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import example as case
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from careerpick.decide.comparison import compare_paths
from careerpick.decide.explanation import explain, what_if
from careerpick.decide.result import evaluate
from careerpick.plan.plan import make_plan
from careerpick.report.blocks import Report, prepared
from careerpick.report.comparison import comparison_report
from careerpick.report.explanation import explanation_report, what_if_report
from careerpick.report.listing import path_report, questions_report
from careerpick.report.plan import plan_report
from careerpick.report.result import result_report
from careerpick.write.markdown import escaped, markdown_text
from careerpick.write.style import Look
from tests.reports import DAY, SHOWN, example, poisoned
from tests.shipped import CONTENT

NAMES = ["quiz", "compare", "plan", "explain", "whatif", "path", "questions"]
CHANGES = {CONTENT.bank.questions[0].id: None}
HARMLESS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text",
    "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "strong_open",
    "strong_close", "hr", "link_open", "link_close",
}  # fmt: skip


PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(report: Report) -> Report:
    return prepared(report, with_answers=True)


@cache
def reports(*, hostile: bool = False) -> dict[str, Report]:
    content = poisoned(CONTENT) if hostile else CONTENT
    result = evaluate(content, example(CONTENT))
    plan = make_plan(result)
    comparison = compare_paths(content, content.paths[:3], result.sheet)
    return {
        "quiz": shown(result_report(result, DAY, plan)),
        "compare": shown(comparison_report(comparison, DAY)),
        "plan": shown(plan_report(plan, DAY)),
        "explain": shown(explanation_report(explain(result), DAY)),
        "whatif": shown(what_if_report(what_if(content, result.sheet, CHANGES), DAY)),
        "path": shown(path_report(content, content.paths[0], DAY)),
        "questions": shown(questions_report(content, DAY)),
    }


def _tokens(text: str) -> list[Token]:
    top = PARSER.parse(text)
    return [*top, *(child for token in top for child in token.children or [])]


@pytest.mark.parametrize("name", NAMES)
def test_report_renders_as_headings_lists_and_paragraphs(name: str) -> None:
    report = reports()[name]
    text = markdown_text(report)
    tokens = _tokens(text)
    titles = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]

    assert {token.type for token in tokens} <= HARMLESS
    assert titles[0] == report.title
    assert [section.title for section in report.sections if section.title not in titles] == []
    assert CONTENT.fingerprint in text


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_comes_out_as_text(name: str) -> None:
    text = markdown_text(reports(hostile=True)[name])
    tokens = _tokens(text)

    assert {token.type for token in tokens} <= HARMLESS - {"link_open", "link_close"}
    assert SHOWN in "".join(token.content for token in tokens if token.type == "text")


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_ends_in_two_full_stops(name: str) -> None:
    lines = markdown_text(reports()[name]).splitlines()

    assert [said for said in lines if re.search(r"(?<!\.)\.\.(?!\.)|[,;:]\.|\.[,;]", said)] == []


@given(st.text(st.characters(codec="utf-8"), max_size=40))
@case("# a")
@case("1) a")
@case("- a")
@case("---")
@case("=")
@case("+")
@case("> a")
@case("&amp; &#35; &")
@case("[a]: https://x.example")
@case("a_b _c_ __d__")
@case("~~~")
@case("\\*")
def test_any_line_is_shown_as_it_is(said: str) -> None:
    """Alone, between paragraphs, and as the entry of a list."""
    clean = Look().clean(said)
    shown = escaped(said)
    for around in (f"{shown}\n", f"x\n\n{shown}\n\ny\n", f"- {shown}\n"):
        tokens = _tokens(around)

        assert {token.type for token in tokens} <= HARMLESS - {"hr", "heading_open", "link_open"}
        assert clean in "".join(token.content for token in tokens if token.type == "text")
