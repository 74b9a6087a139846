"""The summary of a class as a page: at three widths, for a checker, and on paper."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader

pytest.importorskip("duckdb", reason="the extra careerpick[groups] is not installed")

from careerpick.group.duck import DuckEngine
from careerpick.group.inputs import open_table
from careerpick.group.run import answer_all
from careerpick.group.summary import summarise
from careerpick.group.tables import Settled
from careerpick.report.group import group_report
from careerpick.write.html import html_page
from tests.browser.chromium import Page, find_chromium
from tests.browser.test_pages import AXE, OPEN, SHEETS, TOO_WIDE
from tests.group.sheets import random_sheets, write_table
from tests.reports import DAY
from tests.shipped import CONTENT

PROGRAM = find_chromium()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium here")


@pytest.fixture(scope="module")
def page(page: Page, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """A page with the summary of a class of 30, some of whose cells cannot be read."""
    folder = tmp_path_factory.mktemp("class")
    table = folder / "class.csv"
    people = {"name": [f"P{n}" for n in range(30)], "class": ["10a", "10b", "10c"] * 10}
    write_table(table, CONTENT, list(random_sheets(CONTENT, 30, 8)), more=people)
    table.write_text(
        table.read_text(encoding="utf-8") + "X,10a,dunno" + "," * 31 + "\n", encoding="utf-8"
    )
    engine = DuckEngine(folder)
    work = answer_all(engine, CONTENT, open_table(engine, str(table), CONTENT, Settled()))
    summary = summarise(engine, work, by="class", key="name")
    engine.close()
    file = folder / "group.html"
    file.write_text(html_page(group_report(summary, DAY)), encoding="utf-8")
    page.open(file)
    return page


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_nothing_of_a_group_overflows(page: Page, width: int) -> None:
    page.look(width)
    page.evaluate(OPEN)

    assert page.evaluate(TOO_WIDE) == [0]


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core here: `make browser` fetches it")
def test_an_accessibility_checker_finds_nothing_in_a_group(page: Page) -> None:
    page.look(800)
    page.evaluate(OPEN)
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    done = json.loads(page.evaluate("axe.run().then(done => JSON.stringify(done))"))

    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in done["violations"]] == []
    assert len(done["passes"]) > 10


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_group_takes_two_sheets_at_most(page: Page, paper: str) -> None:
    assert len(PdfReader(BytesIO(page.pdf(*SHEETS[paper]))).pages) <= 2
