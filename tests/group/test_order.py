"""Rows stay in the order of the table, however many threads read it."""

from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the extra careerpick[groups] is not installed")

from careerpick.group.duck import DuckEngine
from careerpick.group.inputs import open_table
from careerpick.group.run import answer_all, results_sql
from careerpick.group.tables import Settled
from careerpick.model import Content

ROWS = 120_000
"""So many that the engine reads them in several parts."""


def test_rows_of_a_long_table_keep_their_order_and_their_numbers(
    tmp_path: Path, content: Content
) -> None:
    questions = [question for question in content.bank.scored if question.options][:3]
    cells = [[*(option.id for option in question.options), "", "maybe"] for question in questions]
    table = tmp_path / "long.csv"
    with table.open("w", encoding="utf-8") as handle:
        handle.write(",".join(["place", "note", *(question.id for question in questions)]) + "\n")
        for row in range(1, ROWS + 1):
            drawn = [texts[row * 7919 // (3 + n) % len(texts)] for n, texts in enumerate(cells)]
            handle.write(",".join([str(row), "x" * 200, *drawn]) + "\n")
    engine = DuckEngine(tmp_path)
    engine.connection.execute("SET threads = 2")
    try:
        work = answer_all(engine, content, open_table(engine, str(table), content, Settled()))
        written = tmp_path / "out.parquet"
        engine.write(results_sql(work, ways=False), written, "parquet", "results")
        wrong_rows = engine.rows(
            "SELECT COUNT(*) FROM results WHERE carried_0 <> CAST(row AS STRING)"
        )
        wrong_places = engine.rows(
            "SELECT COUNT(*) FROM "
            f"read_parquet('{written}', file_row_number = true) "
            "WHERE place <> CAST(file_row_number + 1 AS STRING)"
        )
    finally:
        engine.close()

    assert work.rows == ROWS
    assert (wrong_rows[0][0], wrong_places[0][0]) == (0, 0)
