"""What the pages name is there: files, what stands in them, and the tests of hostile input."""

import re
from pathlib import Path

import pytest

from tests.cli.running import ROOT

PAGES = ("README.md", "CONTRIBUTING.md", "docs/*.md", "docs/decisions/*.md")
PAGES_OF_TEXT = sorted(file for page in PAGES for file in ROOT.glob(page))
PLACES = (ROOT, ROOT / "careerpick", ROOT / "docs", ROOT / "tests")
PARTS = "|".join(sorted(part.name for part in (ROOT / "careerpick").iterdir() if part.is_dir()))
FILE = re.compile(rf"[\w./-]+\.(?:py|ini)|(?:{PARTS}|tests|docs|benchmarks)/[\w./-]*")


def quoted(text: str) -> list[str]:
    return re.findall(r"`([^`\n]+)`", text)


def files_named(page: Path) -> list[str]:
    found = quoted(page.read_text(encoding="utf-8"))
    return [word for said in found for word in said.split() if FILE.fullmatch(word)]


@pytest.mark.parametrize("page", PAGES_OF_TEXT, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    places = (*PLACES, page.parent, *(ROOT / "careerpick").glob("*/"))
    gone = [name for name in files_named(page) if not any((p / name).exists() for p in places)]
    assert gone == []


def test_files_are_named() -> None:
    assert "content/checks/" in files_named(ROOT / "CONTRIBUTING.md")


def rows(page: str, columns: int) -> list[list[str]]:
    """Return the cells of the tables of a page that have so many columns."""
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    cells = (line.strip("| ").split(" | ") for line in lines if line.startswith("| "))
    return [row for row in cells if len(row) == columns]


def source(*files: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


HOSTILE = rows("docs/hostile-input.md", 5)[1:]
BEGIN = [where for _, where in rows("CONTRIBUTING.md", 2) if ".py`, `" in where]


def test_tables_are_read() -> None:
    assert len(HOSTILE) > 50
    assert len(BEGIN) > 5


@pytest.mark.parametrize("cell", [row[2] for row in HOSTILE] + BEGIN)
def test_what_a_table_looks_for_stands_in_the_module_before_it(cell: str) -> None:
    text = ""
    for name in quoted(cell):
        if FILE.fullmatch(name):
            place = next(p / name for p in PLACES if (p / name).exists())
            text = source(*place.rglob("*.py")) if place.is_dir() else source(place)
        else:
            assert re.search(rf"^ *(?:def |class )?{name}\b", text, re.MULTILINE), name


@pytest.mark.parametrize("tests", [row[3] for row in HOSTILE])
def test_every_guard_has_its_tests(tests: str) -> None:
    modules = re.findall(r"\btest_\w+", tests)
    text = source(*(file for name in modules for file in (ROOT / "tests").rglob(f"{name}.py")))
    assert [name for name in quoted(tests) if not re.search(rf"def test_\w*{name}", text)] == []
