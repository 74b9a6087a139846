"""The pages in a real browser: nothing fetched, nothing cut, nothing that a person cannot read."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from careerpick.decide.comparison import compare_paths
from careerpick.decide.explanation import explain
from careerpick.decide.result import evaluate
from careerpick.model import AnswerSheet, Content
from careerpick.plan.plan import make_plan
from careerpick.report.blocks import Report, prepared
from careerpick.report.comparison import comparison_report
from careerpick.report.explanation import explanation_report
from careerpick.report.listing import path_report
from careerpick.report.plan import plan_report
from careerpick.report.result import result_report
from careerpick.write.html import html_page
from tests.browser.chromium import Page, find_chromium
from tests.cli.running import ROOT
from tests.reports import DAY, example, poisoned
from tests.shipped import CONTENT

PROGRAM = find_chromium()
AXE = Path(os.environ.get("CAREERPICK_AXE", ROOT / ".venv" / "axe" / "axe.min.js"))
pytestmark = pytest.mark.skipif(
    PROGRAM is None, reason="no Chromium here: `make browser` installs one where it can"
)
WIDTHS = (360, 768, 1280)
SHEETS = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}
LONG = "Unbreakablylongnameofapath" * 4


def _quiz(content: Content, sheet: AnswerSheet, *, with_answers: bool = False) -> Report:
    result = evaluate(content, sheet)
    report = result_report(result, DAY, make_plan(result))
    return prepared(report, with_answers=with_answers)


def _reports() -> dict[str, Report]:
    sheet = example(CONTENT)
    result = evaluate(CONTENT, sheet)
    long = replace(CONTENT, paths=tuple(replace(path, name=LONG) for path in CONTENT.paths))
    two = compare_paths(CONTENT, CONTENT.paths[:2])
    four = compare_paths(CONTENT, CONTENT.paths[:4], sheet)
    best = plan_report(make_plan(result), DAY)
    plan = make_plan(result, path=result.paths[-1].path.id)
    return {
        "quiz": _quiz(CONTENT, sheet),
        "quiz with answers": _quiz(CONTENT, sheet, with_answers=True),
        "quiz without answers": _quiz(CONTENT, AnswerSheet()),
        "two paths": prepared(comparison_report(two, DAY), with_answers=False),
        "four paths": prepared(comparison_report(four, DAY), with_answers=True),
        "plan": prepared(plan_report(plan, DAY), with_answers=False),
        "plan with answers": prepared(best, with_answers=True),
        "explanation": prepared(explanation_report(explain(result), DAY), with_answers=True),
        "path": prepared(path_report(CONTENT, CONTENT.paths[0], DAY), with_answers=True),
        "hostile": _quiz(poisoned(CONTENT), sheet, with_answers=True),
        "long names": _quiz(long, sheet, with_answers=True),
    }


NAMES = (
    "quiz", "quiz with answers", "quiz without answers", "two paths", "four paths", "plan",
    "plan with answers", "explanation", "path", "hostile", "long names",
)  # fmt: skip
every_page = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    written, folder = {}, tmp_path_factory.mktemp("pages")
    for name, report in _reports().items():
        written[name] = folder / f"{name.replace(' ', '-')}.html"
        written[name].write_text(html_page(report), encoding="utf-8")
    assert tuple(written) == NAMES
    return written


OPEN = "document.querySelectorAll('details').forEach(item => item.open = true)"
TOO_WIDE = """
(() => {
  const room = document.documentElement.clientWidth;
  const beyond = [...document.querySelectorAll('body *')].filter(item =>
    !['CAPTION', 'THEAD'].includes(item.tagName) &&
    !item.closest('thead, caption') && item.getBoundingClientRect().right > room + 1);
  return [document.documentElement.scrollWidth - room,
    ...beyond.slice(0, 5).map(item => item.tagName + ': ' + item.textContent)];
})()
"""


@every_page
def test_nothing_leaves_the_file_and_the_console_is_silent(
    name: str, page: Page, files: dict[str, Path]
) -> None:
    page.look(768)
    page.complaints()
    page.open(files[name])
    page.evaluate(OPEN)

    assert page.requests() == [files[name].as_uri()]
    assert page.complaints() == []


def test_a_request_and_a_complaint_would_be_seen(page: Page, tmp_path: Path) -> None:
    """Else the test above could not fail."""
    file = tmp_path / "loud.html"
    file.write_text("<img src=other.png><script>console.log(1); fail()</script>", encoding="utf-8")

    page.open(file)

    assert len(page.requests()) == 2
    assert len(page.complaints()) >= 2


def test_the_policy_of_a_page_stops_scripts_and_requests(
    page: Page, files: dict[str, Path], tmp_path: Path
) -> None:
    text = files["quiz"].read_text(encoding="utf-8")
    file = tmp_path / "smuggled.html"
    smuggled = "<img src=other.png><script>document.title = 'run'</script></body>"
    file.write_text(text.replace("</body>", smuggled), encoding="utf-8")

    page.open(file)

    assert page.blocked() == ["csp"]
    assert page.evaluate("document.title") != "run"
    page.complaints()


@every_page
def test_nothing_overflows(name: str, page: Page, files: dict[str, Path]) -> None:
    page.open(files[name])
    page.evaluate(OPEN)
    for width in WIDTHS:
        page.look(width)

        assert page.evaluate(TOO_WIDE) == [0], width


def test_a_share_stands_beside_its_bar_on_a_phone(page: Page, files: dict[str, Path]) -> None:
    for width in (360, 390, 400):
        page.look(width)
        page.open(files["quiz"])
        found = page.evaluate(
            "[...document.querySelectorAll('data')].map(it => it.previousElementSibling)"
            ".filter(bar => bar && bar.max === 100).map(bar => "
            "bar.getBoundingClientRect().bottom - "
            "bar.nextElementSibling.getBoundingClientRect().top)"
        )
        assert found
        assert min(found) > 0, width


def test_reasons_stand_below_one_another_whatever_they_count(
    page: Page, files: dict[str, Path]
) -> None:
    page.look(768)
    page.open(files["explanation"])
    found = page.evaluate(
        "[...document.querySelectorAll('ul')].map(list => [...new Set([...list.children]"
        ".filter(item => item.className.includes('signed') && item.offsetParent)"
        ".map(item => item.lastElementChild.getBoundingClientRect().left))].length)"
    )
    assert max(found) == 1


def test_dark_and_light_differ(page: Page, files: dict[str, Path]) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        page.look(768, scheme=scheme)
        page.open(files["quiz"])
        colours.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert len(colours) == 2


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core here: `make browser` fetches it")
@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        *((name, 360, "dark") for name in NAMES),
        *((name, 1280, "light") for name in ("quiz", "four paths", "plan with answers", "path")),
    ],
)
def test_an_accessibility_checker_finds_nothing(
    name: str, width: int, scheme: str, page: Page, files: dict[str, Path]
) -> None:
    page.look(width, scheme=scheme)
    page.open(files[name])
    page.evaluate(OPEN)
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    done = json.loads(page.evaluate("axe.run().then(done => JSON.stringify(done))"))

    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in done["violations"]] == []
    assert len(done["passes"]) > 15


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core here: `make browser` fetches it")
def test_the_accessibility_checker_would_find_something(
    page: Page, files: dict[str, Path], tmp_path: Path
) -> None:
    text = files["quiz"].read_text(encoding="utf-8")
    file = tmp_path / "worse.html"
    file.write_text(re.sub(' lang="en"', "", text), encoding="utf-8")

    page.open(file)
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")

    assert "html-has-lang" in page.evaluate(
        "axe.run().then(done => done.violations.map(item => item.id).join())"
    )
