"""A group, run in the tests."""

from pathlib import Path
from typing import Any

from careerpick.group.duck import DuckEngine
from careerpick.group.inputs import open_table
from careerpick.group.run import Work, answer_all, results_sql
from careerpick.group.tables import Settled
from careerpick.model import Content


def run_table(
    folder: Path, content: Content, table: Path, settled: Settled | None = None
) -> tuple[Work, list[dict[str, Any]]]:
    """Answer a table with DuckDB and return all results by row."""
    inside = folder / "work"
    inside.mkdir(exist_ok=True)
    engine = DuckEngine(inside)
    try:
        source = open_table(engine, str(table), content, settled or Settled())
        work = answer_all(engine, content, source)
        cursor = engine.connection.execute(results_sql(work))
        names = [column[0] for column in cursor.description]
        return work, [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    finally:
        engine.close()
