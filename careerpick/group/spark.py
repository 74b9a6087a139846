"""Apache Spark: the engine for what is larger than one machine. The one module that imports it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from careerpick.errors import FileError, Problem, fault
from careerpick.group.dialect import SparkDialect
from careerpick.group.engine import Row, kind_of, rows_of
from careerpick.group.inputs import not_extra, read_head, source_sql
from careerpick.group.program import Column
from careerpick.group.run import Source
from careerpick.group.tables import Settled, map_columns
from careerpick.model import Content


def start_spark(master: str = "local[*]") -> Any:
    """Return a session, set up for the program.

    Raises:
        FileError: Spark or Java is not there.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        params = (("engine", "Apache Spark"), ("extra", "spark"))
        raise FileError(Problem("no-engine", params)) from None
    builder = SparkSession.builder.master(master).appName("careerpick group")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "8",
        "spark.driver.memory": "2g",
        # Each stage is compiled by itself: the whole at once is more than Java compiles.
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.autoBroadcastJoinThreshold": str(64 * 1024 * 1024),
        "spark.sql.ansi.enabled": "true",
    }
    for name, setting in settings.items():
        builder = builder.config(name, setting)
    try:
        session = builder.getOrCreate()
    except Exception as error:
        raise FileError(fault("engine-says", said=str(error).split("\n", 1)[0])) from None
    session.sparkContext.setLogLevel("ERROR")
    return session


class SparkEngine:
    """A Spark session, with a folder that all of its workers see."""

    def __init__(self, folder: Path, session: Any) -> None:
        """Use a session."""
        self.folder = folder
        self.session = session
        self._dialect = SparkDialect()

    @property
    def dialect(self) -> SparkDialect:
        """How it writes SQL."""
        return self._dialect

    def expect(self, *, few: bool) -> bool:
        """Return False: one deep expression takes longer to plan than a join with all changes."""
        del few
        return False

    def small(self, tables: Mapping[str, Mapping[str, Column]]) -> None:
        """Make small tables."""
        for name, columns in tables.items():
            self._dialect.tables[name] = columns
            if name.startswith("cells_"):
                continue
            rows = ", ".join(f"({', '.join(map(self._literal, row))})" for row in rows_of(columns))
            types = [kind_of(column) for column in columns]
            typed = ", ".join(
                f"CAST({column} AS {kind}) AS {column}"
                for column, kind in zip(columns, types, strict=True)
            )
            nothing = ", ".join("NULL" for _ in columns)
            some = f"VALUES {rows}" if rows else f"(SELECT {nothing} WHERE 1 = 0)"
            self.view(name, f"SELECT {typed} FROM {some} AS small({', '.join(columns)})")

    def _literal(self, value: int | str | None) -> str:
        if value is None:
            return "NULL"
        return self.dialect.text(value) if isinstance(value, str) else f"{value}L"

    def rows(self, sql: str) -> list[Row]:
        """Return the few rows of a query."""
        return [tuple(row) for row in self.session.sql(sql).collect()]

    def view(self, name: str, sql: str) -> None:
        """Give a query a name."""
        self.session.sql(sql).createOrReplaceTempView(name)

    def keep(self, sql: str, name: str, work: str) -> None:
        """Keep the rows of a query in files of this run; `row` counts them in their order."""
        del work
        path = str(self.folder / name)
        counted = f"SELECT *, monotonically_increasing_id() AS spark_row FROM ({sql}) AS answered"
        self.session.sql(counted).write.mode("overwrite").parquet(path)
        kept = self.session.read.parquet(path)
        columns = [column for column in kept.columns if column not in ("row", "spark_row")]
        has_row = "row" in kept.columns
        kept.selectExpr(
            *(f"`{column}`" for column in columns), f"{'row' if has_row else 'spark_row'} AS row"
        ).createOrReplaceTempView(name)

    def write(self, sql: str, path: Path, form: str, work: str) -> None:
        """Write the rows of a query to a folder of files."""
        del work
        frame = self.session.sql(sql)
        writer = frame.write.mode("overwrite")
        if form == "csv":
            writer = writer.option("header", "true").option("escape", '"')
        writer.format(form).save(str(path))

    def csv(self, path: str, columns: int, delimiter: str = ",") -> None:
        """Name the table of a text file `cells`: each column a text, an empty one included."""
        schema = ", ".join(f"x{number} STRING" for number in range(columns))
        reader = self.session.read.schema(schema).option("header", "true")
        options = {"sep": delimiter, "quote": '"', "escape": '"', "nullValue": "\x01\x02",
                   "emptyValue": "", "multiLine": "false", "enforceSchema": "true"}  # fmt: skip
        for name, setting in options.items():
            reader = reader.option(name, setting)
        reader.csv(path).createOrReplaceTempView("cells")


def spark_source(engine: SparkEngine, name: str, content: Content, settled: Settled) -> Source:
    """Return the sheets of a table: a CSV or TSV file, or Parquet.

    Raises:
        CareerpickError: It cannot be read, or its columns cannot be understood.
    """
    if Path(name).suffix.casefold() == ".parquet":
        engine.session.read.parquet(name).createOrReplaceTempView("cells")
        names = list(engine.session.table("cells").columns)
        mapped = map_columns(names, content, settled)
        d = engine.dialect
        columns = {one: f"COALESCE(CAST({d.name(one)} AS STRING), '')" for one in names}
        return Source(source_sql(engine, content, "cells", mapped, columns, ""), mapped)
    head = read_head(name, content)
    mapped = map_columns(head.names, content, settled)
    engine.csv(name, len(head.names), head.delimiter)
    columns = {one: f"COALESCE(x{number}, '')" for number, one in enumerate(head.names)}
    where = not_extra(engine, head, mapped, columns)
    return Source(source_sql(engine, content, "cells", mapped, columns, where), mapped)
