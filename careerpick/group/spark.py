"""Apache Spark: the engine for what is larger than one machine. The one module that imports it."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from careerpick.errors import FileError, fault
from careerpick.group.cells import MeantColumn, Structs, added, staged
from careerpick.group.dialect import SparkDialect
from careerpick.group.engine import Found, Row, Said, TextTable, not_installed, watched

# Compiling a method well takes long, and is worth it for what runs for each sheet alone.
_JAVA = (
    "-XX:-DontCompileHugeMethods -XX:Tier4InvocationThreshold=50000 "
    "-XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 "
    "-XX:Tier4BackEdgeThreshold=400000"
)
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "2g",
    "spark.log.level": "ERROR",
    # The program stays within 62 bits, so that no sum has to be checked.
    "spark.sql.ansi.enabled": "false",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.inMemoryColumnarStorage.compressed": "false",
    "spark.sql.files.maxPartitionBytes": "32m",
    # A line with too many or too few cells is only found where all of them are looked at.
    "spark.sql.csv.parser.columnPruning.enabled": "false",
    # A filter on what lies in few integers has more consequences than can be listed: with each
    # name that stands for a part of it, there are twice as many.
    "spark.sql.constraintPropagation.enabled": "false",
    # A map that stands in the program is looked up by hash, however few its texts.
    "spark.sql.optimizer.mapLookupHashThreshold": "0",
    # Each stage is compiled by itself: the whole at once is more than Java compiles.
    "spark.sql.codegen.wholeStage": "false",
    "spark.driver.extraJavaOptions": _JAVA,
    "spark.executor.extraJavaOptions": _JAVA,
}
_PARTITION_BITS = 33
"""Spark numbers the rows of each partition by itself, above this bit the partition."""


def start_spark(master: str, folder: Path) -> Any:
    """Return a session, set up for the program.

    Args:
        master: Where it runs, as Spark names it: "local[2]", "spark://host:7077".
        folder: A folder that exists, for what it writes in between and has to say.

    Raises:
        FileError: Spark or Java is not there, or does not start.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise not_installed("Apache Spark", "pyspark>=4,<5") from None
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise FileError(fault("no-start", said="there is no Java"))
    builder = SparkSession.builder.master(master).appName("careerpick group")
    folders = {"spark.local.dir": str(folder), "spark.sql.warehouse.dir": str(folder / "tables")}
    for name, setting in {**SETTINGS, **folders}.items():
        builder = builder.config(name, setting)
    try:
        with _errors_to(folder / "spark.log"):
            return builder.getOrCreate()
    except (PySparkException, OSError, _java_error()) as error:
        raise FileError(fault("no-start", said=_first_line(error))) from None


@contextmanager
def _errors_to(log: Path) -> Iterator[None]:
    """Let what is started meanwhile write its messages to a file; Java keeps it open."""
    if sys.stderr is not None:
        sys.stderr.flush()
    kept = os.dup(2)
    try:
        with log.open("ab") as handle:
            os.dup2(handle.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _java_error() -> type[Exception]:
    from py4j.protocol import Py4JError

    return Py4JError  # type: ignore[no-any-return]


class SparkEngine:
    """A Spark session; what is kept is kept where its workers are."""

    def __init__(self, session: Any, said: Said = lambda *_: None) -> None:
        """Use a session.

        Args:
            session: What `start_spark` returned.
            said: Is told how far it is.
        """
        self.session = session
        self._said = said
        self.dialect = SparkDialect()
        self._kept: Any = None
        self._has_lines = False

    def close(self) -> None:
        """Stop the session."""
        self.session.stop()

    def prepare(self, questions: int) -> None:
        """Do nothing: its memory is that of Java."""
        del questions

    def expect(self, *, few: bool) -> bool:
        """Return True: what is looked at one by one is not compiled."""
        del few
        return True

    def texts(self, columns: Mapping[str, Sequence[str]]) -> str:
        """Return a relation of texts, by its columns."""
        kinds = ", ".join(f"{name}: STRING" for name in columns)
        rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        listed = self.dialect.constant(rows, f"ARRAY<STRUCT<{kinds}>>")
        self.view("given", f"SELECT * FROM inline({listed})")
        return "given"

    def _constant(self, structs: Structs) -> str:
        kinds = ", ".join(f"{field}: BIGINT" for field in structs.fields)
        kind = f"ARRAY<STRUCT<{kinds}>>"
        return self.dialect.constant(structs.named(), f"ARRAY<{kind}>" if structs.nested else kind)

    def understood(
        self,
        source: str,
        columns: Sequence[MeantColumn],
        sums: Sequence[str],
        lists: Mapping[str, Structs],
    ) -> str:
        """Look up in lists that stand in the program.

        Spark copies a row for each join, and there would be one for each list. A text that was
        read is not carried on.
        """
        texts = ", ".join(f"text_{one.place}" for one in columns)
        unread = ", ".join(
            f"CASE WHEN kind_{one.place} = {len(one.kinds) - 1} THEN text_{one.place} END "
            f"AS text_{one.place}"
            for one in columns
        )
        coded = staged(source, [{f"kind_{one.place}": self._coded(one) for one in columns}])
        rows = f"(SELECT * EXCEPT ({texts}), {unread} FROM {coded} AS rows)"
        made = {name: self._constant(one) for name, one in lists.items()}
        meant = {
            f"{name}_{one.place}": self._meant(one, name) for one in columns for name in one.names
        }
        totals = {
            name: added([f"{name}_{one.place}" for one in columns if name in one.names])
            for name in sums
        }
        return staged(rows, [meant | made, totals])

    def _coded(self, one: MeantColumn) -> str:
        """Return the number of what a cell means."""
        known = self.dialect.constant(one.texts, "MAP<STRING, INT>")
        return f"COALESCE(element_at({known}, text_{one.place}), {len(one.kinds) - 1})"

    def _meant(self, one: MeantColumn, name: str) -> str:
        """Return one of the numbers that a cell means."""
        listed = self.dialect.constant([found[name] for found in one.kinds], "ARRAY<BIGINT>")
        return f"COALESCE(element_at({listed}, 1 + kind_{one.place}), CAST(0 AS BIGINT))"

    def text_table(self, name: str, table: TextTable) -> str:
        """Return the relation of a text table: its cells x0, x1, …, none of them NULL."""
        schema = [f"x{number} STRING" for number in range(len(table.names))]
        reader = self.session.read.schema(", ".join([*schema, "bad_line STRING"]))
        options = {
            "header": "true",
            "sep": table.delimiter,
            "quote": '"',
            "escape": '"',
            "encoding": table.encoding,
            "maxCharsPerColumn": "4000000",
            "multiLine": str(table.encoding != "utf-8" or self._breaks(name)).lower(),
            "columnNameOfCorruptRecord": "bad_line",
        }
        self._view("lines", reader.options(**options).csv(_place(name)))
        self._has_lines = True
        cells = ", ".join(f"COALESCE(x{n}, '') AS x{n}" for n in range(len(table.names)))
        self.view("cells", f"SELECT {cells} FROM lines WHERE bad_line IS NULL")
        return "cells"

    def _breaks(self, name: str) -> bool:
        """Tell whether a cell may hold a line break: then one worker has to read all of it."""
        self._view("raw_lines", self.session.read.text(_place(name)))
        quotes = "octet_length(value) - octet_length(replace(value, '\"', ''))"
        odd = f"SELECT 1 FROM raw_lines WHERE ({quotes}) % 2 = 1 LIMIT 1"
        return bool(self.rows(odd))

    def parquet_table(self, name: str) -> tuple[str, list[str]]:
        """Return the relation of a Parquet file, and the names of its columns."""
        frame = self._run(lambda: self.session.read.parquet(_place(name)))
        names = [self.dialect.name(column) for column in frame.columns]
        texts = [f"COALESCE(CAST({name} AS STRING), '') AS {name}" for name in names]
        self._view("cells", frame.selectExpr(*texts))
        return "cells", list(frame.columns)

    def lines_left_out(self) -> int:
        """Return how many lines of a text table were no rows."""
        if not self._has_lines:
            return 0
        # Spark does not count the bad lines alone without parsing the others.
        return int(self.rows("SELECT COUNT(bad_line), COUNT(x0) FROM lines")[0][0])

    def rows(self, sql: str) -> list[Row]:
        """Return the few rows of a query."""
        return self._run(lambda: [tuple(row) for row in self.session.sql(sql).collect()])

    def view(self, name: str, sql: str) -> None:
        """Give a query a name."""
        self._view(name, self._run(lambda: self.session.sql(sql)))

    def _view(self, name: str, frame: Any) -> None:
        frame.createOrReplaceTempView(name)

    def keep(self, sql: str, work: str) -> None:
        """Keep the rows of a query; `row` counts them in their order."""
        frame = self._run(lambda: self.session.sql(sql))
        if self._kept is not None:
            self._kept.unpersist()
        frame = frame.selectExpr("*", "monotonically_increasing_id() AS place").persist()
        self._kept = frame
        self._view("placed", frame)
        sizes = (
            f"SELECT shiftright(place, {_PARTITION_BITS}) AS part, COUNT(*) FROM placed GROUP BY 1"
        )
        starts, rows = {}, 0
        for part, held in sorted(self._run(lambda: self.session.sql(sizes).collect(), work)):
            # From the number of the row in its partition to that in the table.
            starts[part] = 1 + rows - (part << _PARTITION_BITS)
            rows += held
        listed = [starts.get(part, 0) for part in range(max(starts, default=0) + 1)]
        start = self.dialect.lookup(listed, f"shiftright(place, {_PARTITION_BITS})")
        columns = ", ".join(f"`{column}`" for column in frame.columns if column != "place")
        self.view("kept", f"SELECT {columns}, place + {start} AS row FROM placed")

    def write(self, sql: str, path: Path, form: str, work: str) -> None:
        """Write the rows of a query to a folder of files, in the order of their names."""
        writer = self._run(lambda: self.session.sql(sql)).write.mode("overwrite")
        if form == "csv":
            writer = writer.options(
                header="true",
                escape='"',
                ignoreLeadingWhiteSpace="false",
                ignoreTrailingWhiteSpace="false",
            )
        self._run(lambda: writer.format(form).save(f"file:{path}"), work)

    def _run(self, task: Callable[[], Found], work: str = "") -> Found:
        """Run something, and say how far it is; Ctrl-C stops it.

        Raises:
            FileError: It could not be run.
        """
        from pyspark.errors import PySparkException

        try:
            stop = self.session.sparkContext.cancelAllJobs
            return watched(task, work, self._share, stop, self._said)
        except (PySparkException, _java_error()) as error:
            raise FileError(fault("engine-says", said=_first_line(error))) from None

    def _share(self) -> float:
        """Return how many of the tasks that are known are done."""
        tracker = self.session.sparkContext.statusTracker()
        jobs = [tracker.getJobInfo(job) for job in tracker.getActiveJobsIds()]
        stages = [tracker.getStageInfo(stage) for job in jobs if job for stage in job.stageIds]
        known = [stage for stage in stages if stage]
        done = sum(int(stage.numCompletedTasks) for stage in known)
        return done / max(1, sum(int(stage.numTasks) for stage in known))


def _place(name: str) -> str:
    """Return where a file is, without signs that stand for several files."""
    return "file:" + re.sub(r"([\[\]{}*?\\])", r"\\\1", str(Path(name).resolve()))


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0][:300]
