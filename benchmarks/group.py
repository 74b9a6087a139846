"""How fast groups are answered, as ratios within one run: `make bench-groups`.

The survey is made by this script: realistic sheets of the shipped bank, a few marks and skips.
The measure is the time in which the same engine reads every column of the same file. Times are of
the processor, which other programs on the machine change least, and of the clock on the wall, where
all threads count.

Arguments: sizes (100000 1000000 …); with --spark also Apache Spark in local mode.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from careerpick import edge
from careerpick.group.duck import DuckEngine
from careerpick.group.inputs import open_table
from careerpick.group.run import Sheets, Work, answer_all, results_sql
from careerpick.group.summary import summarise
from careerpick.group.tables import Settled
from careerpick.model import Content, Question

CLASS = 30
ROUNDS = 3
RESULTS = "results.parquet"


def cells_of(question: Question) -> str:
    """SQL for the cells of one column, drawn at random."""
    ids = [option.id for option in question.options if not option.deal_breaker]
    refusals = [option.id for option in question.options if option.deal_breaker]
    listed = f"{ids!r}[1 + CAST(floor(random() * {len(ids)}) AS INT)]"
    if refusals:
        others = f"{refusals!r}[1 + CAST(floor(random() * {len(refusals)}) AS INT)]"
        listed = f"CASE WHEN random() < 0.05 THEN {others} ELSE {listed} END"
    mark = "CASE WHEN random() < 0.06 THEN '!' WHEN random() < 0.01 THEN '!!' ELSE '' END"
    skipped = 0.02 if question.ask == "core" else 0.8
    cell = f"CASE WHEN random() < {skipped} THEN '' ELSE {listed} || {mark} END"
    if question.number:
        typed = "CAST(CAST(floor(random() * 60) AS INT) AS VARCHAR)"
        cell = f"CASE WHEN random() < 0.5 THEN {typed} ELSE {cell} END"
    return f'{cell} AS "{question.id}"'


def make_survey(content: Content, rows: int, path: Path) -> None:
    """Write a survey; its form by the ending of its name."""
    import duckdb

    classes = "'class ' || CAST(floor(random() * 20) AS INT) AS class"
    asked = content.bank.scored
    columns = ", ".join(["i AS id", classes, *map(cells_of, asked)])
    form = "csv, HEADER" if path.suffix == ".csv" else "parquet"
    with duckdb.connect() as connection:
        connection.execute("SELECT setseed(0.42)")
        connection.execute("SET threads = 1")
        connection.execute(
            f"COPY (SELECT {columns} FROM range({rows}) AS t(i)) TO '{path}' (FORMAT {form})"
        )


class Peak:
    """The most memory that this process held at once, in megabytes."""

    def __init__(self) -> None:
        self.most = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peak":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.05):
            for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
                if line.startswith("VmRSS"):
                    self.most = max(self.most, int(line.split()[1]) / 1024)


class Took(NamedTuple):
    """How long something took, in seconds.

    Attributes:
        processor: Of all threads together, and of the programs that were started.
        wall: By the clock on the wall.
    """

    processor: float
    wall: float

    def next_to(self, other: "Took") -> str:
        return f"{self.processor / other.processor:4.2f} x ({self.wall / other.wall:4.2f} x)"


def timed(work: Callable[[], object]) -> Took:
    """Return the time of a piece of work."""
    begun, wall = os.times(), monotonic()
    work()
    # What is over within one tick of the clock would take none.
    return Took(max(0.01, sum(os.times()[:4]) - sum(begun[:4])), monotonic() - wall)


def least(rounds: Iterable[Took]) -> Took:
    """Return the least of each time."""
    return Took(*map(min, zip(*rounds, strict=True)))


def read_all(engine: DuckEngine, source: Sheets) -> None:
    """Read every column."""
    mapped = source.mapped
    count = len(mapped.carried)
    ids = [question.id for question in engine_content.bank.questions]
    names = [f"carried_{place}" for place in range(count)]
    names += [f"text_{ids.index(question)}" for question in mapped.questions]
    engine.rows(f"SELECT {', '.join(f'COUNT({name})' for name in names)} FROM {source.sql} AS t")


def answered(engine: DuckEngine, source: Sheets, folder: Path, *, certainty: bool) -> Work:
    """Answer every sheet, and write all results."""
    work = answer_all(engine, engine_content, source, certainty=certainty)
    engine.write(results_sql(work, ways=False), folder / RESULTS, "parquet", "results")
    return work


def measure(path: Path, name: str) -> tuple[Took, Took, Took]:
    """Print the times of one file; return those of reading, scores and certainty."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        engine = DuckEngine(folder)
        source = open_table(engine, str(path), engine_content, Settled())
        # In turn, so that what else the machine does falls on all of them.
        rounds = []
        with Peak() as peak:
            for _ in range(ROUNDS):
                reading = timed(lambda: read_all(engine, source))
                scores = timed(lambda: answered(engine, source, folder, certainty=False))
                sure = timed(lambda: answered(engine, source, folder, certainty=True))
                rounds.append((reading, scores, sure))
            work = answered(engine, source, folder, certainty=True)
            figures = timed(lambda: summarise(engine, work, by="class"))
        engine.close()
    reading, scores, sure = map(least, zip(*rounds, strict=True))
    print(
        f"{name:<18} read {reading.processor:6.2f} s ({reading.wall:6.2f} s) | "
        f"scores {scores.next_to(reading)} | with certainty {sure.next_to(reading)} | "
        f"summary {figures.processor:5.2f} s | {peak.most:4.0f} MB",
        flush=True,
    )
    return reading, scores, sure


def measure_class() -> None:
    """Print how long the whole command takes for 30 answer files."""
    with TemporaryDirectory() as made:
        folder = Path(made) / "class"
        folder.mkdir()
        table = Path(made) / "class.csv"
        make_survey(engine_content, CLASS, table)
        import csv

        with table.open(newline="", encoding="utf-8") as handle:
            for place, row in enumerate(csv.DictReader(handle)):
                lines = [f"{q}={cell}" for q, cell in row.items() if q not in ("id", "class")]
                answers = "\n".join(line for line in lines if not line.endswith("="))
                (folder / f"p{place:02}.txt").write_text(answers + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "careerpick", "group", str(folder)]
        nothing = [sys.executable, "-c", "pass"]

        def run(words: list[str]) -> None:
            subprocess.run(words, check=True, capture_output=True, stdin=subprocess.DEVNULL)

        whole = least(timed(lambda: run(command)) for _ in range(5))

        def twenty() -> None:
            for _ in range(20):
                run(nothing)

        base = Took(*(seconds / 20 for seconds in timed(twenty)))
    print(f"30 answer files: {whole.processor:.2f} s = {whole.next_to(base)} python -c pass")


def measure_spark(rows: int) -> None:
    """Print how long Spark takes in local mode, next to DuckDB."""
    from careerpick.group.spark import SparkEngine, start_spark

    with TemporaryDirectory() as made:
        folder = Path(made)
        table = folder / "survey.csv"
        make_survey(engine_content, rows, table)
        _, scores, sure = measure(table, f"CSV, {rows:,} (DuckDB)")
        engine = SparkEngine(start_spark("local[*]", folder))
        java = Path(f"/proc/{engine.session._jvm.java.lang.ProcessHandle.current().pid()}/stat")

        def used() -> float:
            """Return the processor time of Java so far."""
            fields = java.read_text(encoding="ascii").rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

        source = open_table(engine, str(table), engine_content, Settled())
        for certainty, next_to in ((False, scores.processor), (True, sure.processor)):
            begun = used()
            done = answer_all(engine, engine_content, source, certainty=certainty)
            engine.write(results_sql(done, ways=False), folder / "out", "parquet", "results")
            spent = used() - begun
            what = "with certainty" if certainty else "scores"
            print(f"Spark, {rows:,}, {what}: {spent:.1f} s = {spent / next_to:.1f} x DuckDB")
        engine.close()


def main() -> None:
    words = sys.argv[1:]
    spark = "--spark" in words
    sizes = [int(word) for word in words if word.isdigit()] or [100_000, 1_000_000]
    measure_class()
    with TemporaryDirectory() as made:
        for rows in sizes:
            times = {}
            for ending in ("csv", "parquet"):
                path = Path(made) / f"survey.{ending}"
                make_survey(engine_content, rows, path)
                times[ending] = measure(path, f"{ending.upper()}, {rows:,}")
                path.unlink()
            for place, what in ((1, "scores"), (2, "certainty")):
                share = times["parquet"][place].next_to(times["csv"][place])
                print(f"  {what}: Parquet next to CSV {share}")
    if spark:
        measure_spark(sizes[-1])


engine_content = edge.load(None)

if __name__ == "__main__":
    main()
