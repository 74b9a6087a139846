"""The same program on Apache Spark, in local mode with a real Java: `make test-spark` alone."""

import os
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

if not os.environ.get("CAREERPICK_SPARK"):
    pytest.skip("Spark is tested by make test-spark", allow_module_level=True)
pytest.importorskip("pyspark", reason="pyspark is not installed")
if not shutil.which("java"):
    pytest.skip("there is no Java", allow_module_level=True)

from careerpick.group.run import answer_all, results_sql
from careerpick.group.spark import SparkEngine, spark_source, start_spark
from careerpick.group.tables import Settled
from careerpick.model import AnswerSheet, Content
from tests.group.sheets import differences, random_content, random_sheets, single, write_table

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SHEETS = int(os.environ.get("CAREERPICK_SPARK_SHEETS", "2000"))


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = start_spark("local[2]")
    yield found
    found.stop()


def compared(
    session: Any, folder: Path, content: Content, sheets: list[AnswerSheet]
) -> list[tuple[int, dict[str, Any]]]:
    table = folder / "table.csv"
    write_table(table, content, sheets, more={"who": [str(place) for place in range(len(sheets))]})
    inside = folder / "work"
    inside.mkdir()
    engine = SparkEngine(inside, session)
    source = spark_source(engine, str(table), content, Settled())
    work = answer_all(engine, content, source)
    found = [row.asDict() for row in session.sql(results_sql(work)).collect()]
    assert [row["who"] for row in found] == [str(place) for place in range(len(sheets))]
    return [
        (place, wrong)
        for place, (sheet, row) in enumerate(zip(sheets, found, strict=True))
        if (wrong := differences(single(content, sheet), row))
    ]


def test_every_column_on_the_shipped_bank(session: Any, tmp_path: Path, content: Content) -> None:
    assert compared(session, tmp_path, content, list(random_sheets(content, SHEETS, 21))) == []


@pytest.mark.parametrize("seed", range(3))
def test_every_column_on_other_banks(session: Any, tmp_path: Path, seed: int) -> None:
    content = random_content(seed)

    assert compared(session, tmp_path, content, list(random_sheets(content, 60, seed))) == []
