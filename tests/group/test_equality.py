"""Each row of a group is what the single command says of that sheet, in every column."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="the extra careerpick[groups] is not installed")

from careerpick.group import run
from careerpick.model import AnswerSheet, Content
from tests.group.running import run_table
from tests.group.sheets import (
    differences,
    random_content,
    random_sheets,
    single,
    spoiled,
    write_table,
)


def compared(
    folder: Path, content: Content, sheets: list[AnswerSheet], bad: float = 0.0, seed: int = 0
) -> list[tuple[int, dict[str, Any]]]:
    """Write a table, some cells of which cannot be read, answer it, and compare every row."""
    table = folder / "table.csv"
    cells, expected = spoiled(content, sheets, bad, seed)
    write_table(table, content, sheets, bad=cells)
    _, found = run_table(folder, content, table)
    assert len(found) == len(sheets)
    pairs = zip(expected, found, strict=True)
    return [
        (place, wrong)
        for place, (sheet, row) in enumerate(pairs)
        if (wrong := differences(single(content, sheet), row))
    ]


@pytest.fixture(params=["few", "many"], autouse=True)
def _sample(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few sheets are looked at whole before; of many the first, and certainty is quicker."""
    if request.param == "many":
        monkeypatch.setattr(run, "SAMPLE", 7)


@pytest.mark.parametrize("bad", [0.0, 0.1])
def test_every_column_of_a_thousand_sheets(tmp_path: Path, content: Content, bad: float) -> None:
    sheets = list(random_sheets(content, 1000, seed=int(bad * 100)))

    assert compared(tmp_path, content, sheets, bad) == []


@pytest.mark.parametrize("seed", range(25))
def test_every_column_on_other_banks(tmp_path: Path, seed: int) -> None:
    content = random_content(seed)
    sheets = list(random_sheets(content, 60, seed))

    assert compared(tmp_path, content, sheets, 0.05, seed) == []


def test_every_column_with_38_paths(tmp_path: Path) -> None:
    content = random_content(7, paths=38, count=12)
    sheets = list(random_sheets(content, 100, 7))

    assert compared(tmp_path, content, sheets) == []


@pytest.mark.parametrize("most", [None, 2])
def test_every_column_where_several_options_are_ticked(tmp_path: Path, most: int | None) -> None:
    content = random_content(11, paths=3, count=7)
    ticked = [
        replace(q, pick="many", most=most) if place > 4 else q
        for place, q in enumerate(content.bank.questions)
    ]
    plain = [replace(q, options=tuple(replace(o, deal_breaker=False) for o in q.options))
             for q in ticked]  # fmt: skip
    content = replace(content, bank=replace(content.bank, questions=tuple(plain)))
    sheets = list(random_sheets(content, 60, 2))

    assert compared(tmp_path, content, sheets) == []


def test_the_order_of_the_rows_is_kept(tmp_path: Path, content: Content) -> None:
    sheets = list(random_sheets(content, 300, 5))
    table = tmp_path / "table.csv"
    write_table(table, content, sheets, more={"who": [f"n{place}" for place in range(300)]})

    _, found = run_table(tmp_path, content, table)

    assert [row["who"] for row in found] == [f"n{place}" for place in range(300)]
