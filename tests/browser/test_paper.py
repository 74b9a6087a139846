"""Reports on paper: a result, a plan and a comparison take two sheets, and one for sources."""

import random
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from careerpick.answers import parse_answers
from careerpick.decide.comparison import compare_paths
from careerpick.decide.result import Result, evaluate
from careerpick.model import Answer, AnswerSheet
from careerpick.plan.plan import Plan, make_plan
from careerpick.report.blocks import Report, named, prepared
from careerpick.report.comparison import comparison_report
from careerpick.report.plan import plan_report
from careerpick.report.result import result_report
from careerpick.words.sentences import say
from careerpick.write.html import html_page
from tests.browser.chromium import Page, find_chromium
from tests.cli.running import ROOT
from tests.reports import DAY
from tests.shipped import CONTENT

PROGRAM = find_chromium()
pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="no Chromium here: `make browser` installs one where it can"
)
PAPER = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}
KINDS = ("firm", "close", "stop_gap", "none_fits", "bridge")
SMALL_LETTERS = """
[...document.querySelectorAll('body *')].filter(item => {
  const text = [...item.childNodes].some(child => child.nodeType === 3 && child.data.trim());
  if (!text || !item.checkVisibility()) return false;
  const svg = item.ownerSVGElement;
  const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
  return parseFloat(getComputedStyle(item).fontSize) * scale < 11.9;
}).map(item => item.textContent)
"""
"""What would be printed in less than 9 points, which are 12 pixels."""


def kinds(result: Result, plan: Plan) -> set[str]:
    return {
        result.certainty.label,
        result.recommendation.verdict,
        "bridge" if plan.route.bridge else "straight",
    }


@cache
def sheets() -> dict[str, AnswerSheet]:
    """The example of the documentation, and by chance a sheet of each kind."""
    raw = (ROOT / "docs" / "example-answers.yaml").read_bytes()
    found = {"example": parse_answers(raw, "example", CONTENT).sheet}
    for seed in range(100):
        chance = random.Random(seed)
        sheet = AnswerSheet(
            {
                item.id: Answer(chance.choice(item.options).id)
                for item in CONTENT.bank.questions
                if item.options and chance.random() < 0.5
            }
        )
        result = evaluate(CONTENT, sheet)
        for kind in kinds(result, make_plan(result)).intersection(KINDS):
            found.setdefault(kind, sheet)
        if len(found) > len(KINDS):
            break
    return found


@cache
def reports(kind: str) -> dict[str, Report]:
    sheet = sheets()[kind]
    result = evaluate(CONTENT, sheet)
    plan, best = make_plan(result), tuple(row.path for row in result.paths)
    return {
        "quiz": result_report(result, DAY, plan),
        "plan": plan_report(plan, DAY),
        "two paths": comparison_report(compare_paths(CONTENT, best[:2], sheet), DAY),
        "four paths": comparison_report(compare_paths(CONTENT, best[:4], sheet), DAY),
    }


def printed(page: Page, file: Path, paper: str, text: str) -> list[str]:
    """The text of each sheet that a page takes."""
    file.write_text(text, encoding="utf-8")
    page.look(768)
    page.open(file)
    sheets = PdfReader(BytesIO(page.pdf(*PAPER[paper]))).pages
    return [" ".join(sheet.extract_text().replace("ﬁ", "fi").split()) for sheet in sheets]


COMPARED = ("two paths", "four paths")
"""What is the same for every kind of result."""


@pytest.mark.parametrize(
    ("kind", "paper"), [("example", "A4"), *((kind, "Letter") for kind in KINDS)]
)
def test_two_sheets_hold_a_report_and_a_third_its_sources(
    kind: str, paper: str, page: Page, tmp_path: Path
) -> None:
    is_whole = kind in ("example", "bridge")
    for name, report in reports(kind).items():
        if name in COMPARED and not is_whole:
            continue
        report = prepared(named(report, "Ada Lovelace"), with_answers=False)
        plain = printed(page, tmp_path / "plain.html", paper, html_page(report))

        assert len(plain) <= 2, name
        assert "Sources" not in "".join(plain)
        assert say("report.on-paper") in plain[-1], name
    if not is_whole:
        return
    report = prepared(reports(kind)["quiz"], with_answers=False)
    sourced = html_page(report, prints_sources=True)
    with_sources = printed(page, tmp_path / "sourced.html", paper, sourced)
    assert len(with_sources) <= 3
    assert with_sources[-1].count("http") > 10


@pytest.mark.parametrize("kind", ["example", "bridge"])
def test_the_answers_take_one_sheet_more(kind: str, page: Page, tmp_path: Path) -> None:
    report = prepared(reports(kind)["quiz"], with_answers=True)

    assert len(printed(page, tmp_path / "quiz.html", "Letter", html_page(report))) <= 3


@pytest.mark.parametrize("kind", ["example", "bridge"])
def test_nothing_is_printed_in_small_letters(kind: str, page: Page, tmp_path: Path) -> None:
    for name, report in reports(kind).items():
        file = tmp_path / f"{name}.html"
        text = html_page(prepared(report, with_answers=False), prints_sources=True)
        file.write_text(text, encoding="utf-8")
        page.look(700)  # as wide as a sheet between its margins
        page.call("Emulation.setEmulatedMedia", media="print")
        page.open(file)

        assert page.evaluate(SMALL_LETTERS) == []
    page.call("Emulation.setEmulatedMedia", media="")


def test_a_printed_result_has_what_counts(page: Page, tmp_path: Path) -> None:
    report = prepared(reports("example")["quiz"], with_answers=False)
    text = " ".join(printed(page, tmp_path / "quiz.html", "A4", html_page(report)))

    for said in (
        "Your best fit is", "Firm", "How well each path fits", "is ahead of",
        "What stands in the way", "What Virtual assistant pays", "Your plan in short", "Today",
        "This week", "This month", "Open to new people",
    ):  # fmt: skip
        assert said in text
