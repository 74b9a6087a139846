"""The same program on Apache Spark, in local mode with a real Java: `make test-spark` alone."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

if not os.environ.get("CAREERPICK_SPARK"):
    pytest.skip("Spark is tested by make test-spark", allow_module_level=True)
pytest.importorskip("pyspark", reason="pyspark is not installed")
if not shutil.which("java"):
    pytest.skip("there is no Java", allow_module_level=True)

from careerpick.group.inputs import open_table
from careerpick.group.run import answer_all, results_sql
from careerpick.group.spark import SparkEngine, start_spark
from careerpick.group.tables import Settled
from careerpick.model import Content
from tests.group.running import run_table
from tests.group.sheets import (
    differences,
    random_content,
    random_sheets,
    single,
    spoiled,
    write_table,
)

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SHEETS = 2000
SPARK = ("--engine", "spark", "--master", "local[2]")
NUMBERS = ("answered", "one_away", "one_away_same", "score_", "rank_", "match_")


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "careerpick", "group", *map(str, words)]


def run(*words: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(*words),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file, or of a folder of parts in the order of their names."""
    found: list[dict[str, Any]] = []
    for part in sorted(path.glob("part-*")) if path.is_dir() else [path]:
        with part.open(newline="", encoding="utf-8") as handle:
            found += csv.DictReader(handle)
    return found


def in_numbers(row: dict[str, Any]) -> dict[str, Any]:
    return {k: int(v) if k.startswith(NUMBERS) else v for k, v in row.items()}


@pytest.mark.parametrize("bad", [0.0, 0.02])
def test_the_command_says_the_same_on_spark_as_on_duckdb_and_as_for_one_sheet(
    tmp_path: Path, content: Content, bad: float
) -> None:
    sheets = list(random_sheets(content, SHEETS, 21))
    table = tmp_path / "table.csv"
    signs = ("{0}", 'the "{0}"', "{0}\nand more", "=cmd({0})", "{0} \u00fc, b\\", "", " {0} ")
    who = [signs[place % len(signs) if bad else 0].format(place) for place in range(SHEETS)]
    cells, expected = spoiled(content, sheets, bad, 21)
    write_table(table, content, sheets, more={"who": who}, bad=cells)
    if bad:
        with table.open("a", newline="", encoding="utf-8") as handle:
            handle.write("too,few\r\n")
    former = tmp_path / "spark.csv"
    former.mkdir()
    for name in ("_SUCCESS", "part-00000-of-before.csv"):
        (former / name).touch()
    common = ("--format", "json", "--key", "who")

    spark = run(table, *SPARK, "-o", former, "--rejects", tmp_path / "bad", *common)
    duck = run(table, "-o", tmp_path / "duck.csv", "--rejects", tmp_path / "bad.csv", *common)

    assert (spark.returncode, duck.returncode) == (0, 0), spark.stderr
    assert json.loads(spark.stdout) == json.loads(duck.stdout)
    assert rows_of(tmp_path / "bad") == rows_of(tmp_path / "bad.csv")
    found = rows_of(tmp_path / "spark.csv")
    assert found == rows_of(tmp_path / "duck.csv")
    assert [
        (place, wrong)
        for place, (sheet, row) in enumerate(zip(expected, found, strict=True))
        if (wrong := differences(single(content, sheet), in_numbers(row)))
    ] == []


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkEngine]:
    found = SparkEngine(start_spark("local[2]", tmp_path_factory.mktemp("spark")))
    yield found
    found.close()


@pytest.mark.parametrize(("seed", "paths"), [*((seed, 0) for seed in range(6)), (7, 38)])
def test_every_column_on_other_banks(
    engine: SparkEngine, tmp_path: Path, seed: int, paths: int
) -> None:
    content = random_content(seed, paths, count=12 if paths else 0)
    sheets = list(random_sheets(content, 60, seed))
    cells, expected = spoiled(content, sheets, 0.05, seed)
    table = tmp_path / "table.csv"
    write_table(table, content, sheets, bad=cells)

    work = answer_all(engine, content, open_table(engine, str(table), content, Settled()))
    found = [row.asDict(recursive=True) for row in engine.session.sql(results_sql(work)).collect()]

    assert found == run_table(tmp_path, content, table)[1]
    assert [
        d
        for s, row in zip(expected, found, strict=True)
        if (d := differences(single(content, s), row))
    ] == []


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path, content: Content) -> None:
    table = tmp_path / "table.csv"
    write_table(table, content, list(random_sheets(content, SHEETS, 1)))
    words = command(table, *SPARK, "-o", tmp_path / "out.parquet")
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        line = next(line for line in running.stderr if "Answering" in line)
        running.send_signal(signal.SIGINT)
        rest = running.stderr.read()

    assert running.returncode == 130, line + rest
    assert "Traceback" not in rest
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]


def test_without_java_one_line_says_what_is_missing(tmp_path: Path, content: Content) -> None:
    table = tmp_path / "table.csv"
    write_table(table, content, list(random_sheets(content, 2, 1)))

    found = run(table, *SPARK, PATH="", JAVA_HOME="")

    assert (found.returncode, found.stdout) == (1, "")
    assert "there is no Java" in found.stderr
    assert "apt-get install default-jre-headless" in found.stderr
