"""Each row of a group is what the single command says of that sheet, in every column."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="the extra careerpick[groups] is not installed")

from careerpick.decide.result import evaluate
from careerpick.group import run
from careerpick.group.duck import DuckEngine
from careerpick.group.inputs import open_table
from careerpick.group.run import answer_all
from careerpick.group.summary import summarise
from careerpick.group.tables import Settled
from careerpick.model import AnswerSheet, Content
from tests.effort import many
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
    """Write a table, some cells of which cannot be read, answer it, and compare every row.

    Few sheets are looked at whole before; of many the first, and certainty is quicker. Both
    ways are taken.
    """
    table = folder / "table.csv"
    cells, left = spoiled(content, sheets, bad, seed)
    write_table(table, content, sheets, bad=cells)
    expected = [single(content, sheet) for sheet in left]
    wrong = []
    for sample in (run.SAMPLE, 7):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(run, "SAMPLE", sample)
            _, found = run_table(folder, content, table)
        for place, (said, row) in enumerate(zip(expected, found, strict=True)):
            if differ := differences(said, row):
                wrong.append((place, differ))
    return wrong


def test_every_column_of_many_sheets_some_with_cells_that_cannot_be_read(
    tmp_path: Path, content: Content
) -> None:
    sheets = list(random_sheets(content, many(50), seed=10))

    assert compared(tmp_path, content, sheets, bad=0.03) == []


@pytest.mark.parametrize("sample", [run.SAMPLE, 7])
def test_how_often_each_question_decides(
    tmp_path: Path, content: Content, sample: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = list(random_sheets(content, many(40), seed=3))
    table = tmp_path / "table.csv"
    write_table(table, content, sheets)
    monkeypatch.setattr(run, "SAMPLE", sample)
    turning = [
        {turn.change.question for turn in evaluate(content, s).certainty.turning} for s in sheets
    ]
    expected = Counter(question for questions in turning for question in questions)
    engine = DuckEngine(tmp_path)
    try:
        work = answer_all(engine, content, open_table(engine, str(table), content, Settled()))
        found = {q.question.id: q.decides for q in summarise(engine, work).questions if q.decides}
    finally:
        engine.close()

    assert found == expected


@pytest.mark.parametrize("seed", range(many(4)))
def test_every_column_on_other_banks(tmp_path: Path, seed: int) -> None:
    content = random_content(seed)
    sheets = list(random_sheets(content, 30, seed))

    assert compared(tmp_path, content, sheets, 0.05, seed) == []


def test_every_column_with_38_paths(tmp_path: Path) -> None:
    content = random_content(7, paths=38, count=5)
    sheets = list(random_sheets(content, 20, 7))

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
    sheets = list(random_sheets(content, 30, 2))

    assert compared(tmp_path, content, sheets) == []


def test_the_order_of_the_rows_is_kept(tmp_path: Path, content: Content) -> None:
    sheets = list(random_sheets(content, 30, 5)) * 100
    who = [f"n{place}" for place in range(len(sheets))]
    table = tmp_path / "table.csv"
    write_table(table, content, sheets, more={"who": who})

    _, found = run_table(tmp_path, content, table)

    assert [row["who"] for row in found] == who
