"""The HTML pages: well made, private, safe from hostile text, and equal to the JSON."""

import json
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from careerpick.decide.comparison import compare_paths
from careerpick.decide.explanation import explain
from careerpick.decide.result import Result, evaluate
from careerpick.model import Answer, AnswerSheet, Content
from careerpick.plan.plan import make_plan
from careerpick.report.blocks import Report, prepared
from careerpick.report.comparison import comparison_report
from careerpick.report.explanation import explanation_report
from careerpick.report.plan import plan_report
from careerpick.report.result import result_report
from careerpick.write.html import html_page, is_address
from careerpick.write.json import json_of, result_json
from tests.reports import DAY, SHOWN, PageReader, example, poisoned
from tests.shipped import CONTENT

SHEET = example(CONTENT)
MOST_BYTES = 300_000
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
TAGS = {
    "html", "head", "meta", "title", "link", "style", "body", "header", "main", "footer",
    "section", "h1", "h2", "h3", "h4", "p", "ul", "li", "span", "strong", "a", "data", "div",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "dl", "dt", "dd",
    "meter",
}  # fmt: skip


KINDS = ("quiz", "compare", "plan", "explain")
WITH_ANSWERS = " with answers"
every_page = pytest.mark.parametrize(
    "name", [kind + ending for kind in KINDS for ending in ("", WITH_ANSWERS)]
)


def _pages(content: Content, sheet: AnswerSheet) -> dict[str, str]:
    """Return every page, each with and without the answers."""
    result = evaluate(content, sheet)
    plan = make_plan(result)
    reports = (
        result_report(result, DAY, plan),
        comparison_report(compare_paths(content, content.paths[:4], sheet), DAY),
        plan_report(plan, DAY),
        explanation_report(explain(result), DAY),
    )
    return {
        name + ending: html_page(prepared(report, with_answers=bool(ending)))
        for name, report in zip(KINDS, reports, strict=True)
        for ending in ("", WITH_ANSWERS)
    }


@cache
def shipped_pages() -> dict[str, str]:
    return _pages(CONTENT, SHEET)


@every_page
def test_page_is_small_and_holds_all_that_it_shows(name: str) -> None:
    page = shipped_pages()[name]
    reader = PageReader(page)

    assert len(page.encode()) <= MOST_BYTES
    assert set(reader.tags) <= TAGS
    assert dict(reader.attributes)["content"]
    assert POLICY in page
    assert "url(" not in page.split("</style>")[0]
    assert '<html lang="en" dir="ltr">' in page


@every_page
def test_headings_go_down_step_by_step(name: str) -> None:
    levels = [level for level, _ in PageReader(shipped_pages()[name]).headings]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_page
def test_page_names_content_day_and_sources(name: str) -> None:
    reader = PageReader(shipped_pages()[name])

    assert CONTENT.bank_fingerprint in reader.text
    assert CONTENT.fingerprint in reader.text
    assert "22 November 2026" in reader.text
    if "explain" in name:  # it names no figure
        return
    assert "Sources" in {said for _, said in reader.headings}
    assert any(key == "href" and value.startswith("https://") for key, value in reader.attributes)


def test_ranking_equals_the_json() -> None:
    values = json.loads(result_json(evaluate(CONTENT, SHEET)))
    _, *rows = PageReader(shipped_pages()["quiz"]).tables["How well each path fits you"]
    assert [(name, place.split()[0], match.strip()) for name, place, match, _ in rows] == [
        (row["name"], str(row["rank"]), str(row["match"])) for row in values["ranking"]
    ]


def test_points_equal_the_json() -> None:
    found = explain(evaluate(CONTENT, SHEET))
    against = json.loads(json_of(found))["against"][0]
    by_thing = [r.points for r in found.against[0].by_criterion if r.points]
    moving = [r["points"] for r in against["reasons"] if r["points"]]
    for name, points in (("explain", by_thing), ("explain with answers", moving)):
        page = shipped_pages()[name]
        first, *_ = re.findall(r"<ul>.*?in all", page, re.DOTALL)
        leads = re.findall(r'<span class="quiet">([+-][\d,]+)</span>', first)
        assert [int(lead.replace(",", "")) for lead in leads] == [*points, against["gap"]]


def test_levels_of_a_comparison_equal_the_json() -> None:
    comparison = compare_paths(CONTENT, CONTENT.paths[:4])
    values = json.loads(json_of(comparison))
    page = html_page(prepared(comparison_report(comparison, DAY), with_answers=False))
    shown = {
        title: rows
        for title, rows in PageReader(page).tables.items()
        if title in {group["name"] for group in values["groups"]}
    }
    words = {row[0]: row[1:] for rows in shown.values() for row in rows[1:]}
    levels = PageReader("".join(re.findall(r'<data value="[0-4]">.*?</data>', page))).values

    for row in values["criteria"]:
        for path, said in zip(values["paths"], words[row["name"]], strict=True):
            assert said.strip().startswith(row["words"][path])
    assert levels == [
        row["levels"][path]
        for group in values["groups"]
        for row in values["criteria"]
        if row["group"] == group["id"]
        for path in values["paths"]
    ]


def test_bands_of_a_plan_equal_the_json() -> None:
    plan = make_plan(evaluate(CONTENT, SHEET))
    money = json.loads(json_of(plan))["money"]
    page = html_page(prepared(plan_report(plan, DAY), with_answers=False))
    said = re.findall(r"</strong>A month may bring (.*?)\.</span>", page)

    # Of a path of the plan both ways stand there, of the others the first.
    expected = [
        [band for band in earned["months"].values() if band["high"]]
        for path, ways in money.items()
        for earned in (ways if path in plan.sites else ways[:1])
    ]
    shown = [
        [
            {"low": int(low or 0), "high": int(high)}
            for low, high in re.findall(r"(?:(\d+)|up) to (\d+)", sentence.replace(",", ""))
        ]
        for sentence in said
    ]
    assert shown == expected


@cache
def pages_of_tokens() -> dict[str, str]:
    """Prompts and labels are told by tokens, so that none is found by chance."""
    questions = tuple(
        replace(
            question,
            prompt=f"PROMPT-{number}",
            options=tuple(
                replace(option, label=f"LABEL-{number}-{place}")
                for place, option in enumerate(question.options)
            ),
        )
        for number, question in enumerate(CONTENT.bank.questions)
    )
    content = replace(CONTENT, bank=replace(CONTENT.bank, questions=questions))
    marks = {"who-decides": "deal_breaker", "purpose": "important"}
    answers = {
        q: Answer(a.option, marks.get(q, a.mark))  # type: ignore[arg-type]
        for q, a in SHEET.answers.items()
    }
    return _pages(content, AnswerSheet(answers))


@pytest.mark.parametrize("kind", KINDS)
def test_answers_are_left_out_unless_they_are_asked_for(kind: str) -> None:
    without = PageReader(pages_of_tokens()[kind]).text
    quoting = PageReader(pages_of_tokens()[kind + WITH_ANSWERS]).text

    for secret in (
        "PROMPT-",
        "LABEL-",
        "you said",
        "you have 3",
        "instead of 3",
        "you can wait only",
    ):
        assert secret not in without
    assert re.search("LABEL-|you have|you can wait", quoting)
    assert "The answers themselves are left out" in without
    assert "The answers themselves are left out" not in quoting


def test_hostile_text_comes_out_as_text() -> None:
    for page in _pages(poisoned(CONTENT), SHEET).values():
        reader = PageReader(page)

        assert set(reader.tags) <= TAGS
        assert SHOWN in reader.text
        assert "49" not in re.findall(r"\{\{ (\S+) \}\}", reader.text)
        assert not [name for name, _ in reader.attributes if name.startswith("on")]
        assert not [
            value for name, value in reader.attributes if name == "href" and value != "data:,"
        ]
        assert "\x1b" not in page


def test_only_web_addresses_become_links() -> None:
    assert is_address("https://example.org/a?b=c#d")
    for bad in (
        "javascript:alert(1)",
        "//x",
        "data:text/html,x",
        'https://x" onclick="y',
        "ftp://x",
    ):
        assert not is_address(bad)


@pytest.mark.parametrize("count", [0, 1])
def test_few_answers_make_a_page_too(count: int) -> None:
    sheet = AnswerSheet(dict(list(SHEET.answers.items())[:count]))
    result: Result = evaluate(CONTENT, sheet)
    report = prepared(result_report(result, DAY, make_plan(result)), with_answers=False)
    reader = PageReader(html_page(report))
    said = [title for _, title in reader.headings]

    assert ("The paths" in said) == (count == 0)
    assert ("How well each path fits you" in said) == (count == 1)


def test_page_says_which_way_its_language_is_written() -> None:
    report = Report("نتيجة", (), (), ())
    arabic = replace(CONTENT.bank, language="ar")
    assert '<html lang="ar" dir="rtl">' in html_page(report, arabic)
