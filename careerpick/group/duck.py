"""DuckDB: the engine for one machine. The one module that imports it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from careerpick.errors import FileError, Problem, fault
from careerpick.group.dialect import DuckDialect
from careerpick.group.engine import Row, Said, TextTable, kind_of, watched
from careerpick.group.program import Column

MEMORY = "480MB"
_NO_TEXT = "\x01\x02"
"""Stands in no file for a missing value, so that an empty cell is an empty text."""

try:
    import duckdb
except ImportError:  # the extra is not installed
    duckdb = None  # type: ignore[assignment]


def require_duckdb() -> None:
    """Check that the engine is there.

    Raises:
        FileError: It is not.
    """
    if duckdb is None:
        raise FileError(Problem("no-engine", (("engine", "DuckDB"), ("extra", "groups"))))


class DuckEngine:
    """An engine of its own, with a folder for what does not fit in memory."""

    def __init__(self, folder: Path, said: Said | None = None, threads: int | None = None) -> None:
        """Start it.

        Args:
            folder: A folder that exists, for files in between.
            said: Is told how far it is.
            threads: How many at once; None for as many as there are processors.

        Raises:
            FileError: DuckDB is not installed.
        """
        require_duckdb()
        self.folder = folder
        self._said = said
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "temp_directory": str(folder / "spill"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "threads": str(threads or os.cpu_count() or 1),
        }
        self.connection: Any = duckdb.connect(":memory:", config=config)
        # The order of the joins is the order of the questions; finding another takes seconds.
        self.expect(few=False)
        self.connection.execute("SET enable_progress_bar = true")
        self.connection.execute("SET enable_progress_bar_print = false")
        self.connection.execute("SET progress_bar_time = 0")

    @property
    def dialect(self) -> DuckDialect:
        """How it writes SQL."""
        return DuckDialect()

    def close(self) -> None:
        """Stop it."""
        self.connection.close()

    def expect(self, *, few: bool) -> bool:
        """Plan less for few sheets."""
        less = ",common_subexpressions,projection_placement" if few else ""
        kept = "join_order,build_side_probe_side"  # of the rows, and of the questions
        self.connection.execute(f"SET disabled_optimizers = '{kept}{less}'")
        if few:
            self.connection.execute("SET threads = 1")
        return not few

    def small(self, tables: Mapping[str, Mapping[str, Column]]) -> None:
        """Make small tables, each column from one text, which is parsed four times faster."""
        script = []
        for name, columns in tables.items():
            made = ", ".join(
                f"unnest({self._list(rows, kind_of(column))}) AS {column}"
                for column, rows in columns.items()
            )
            script.append(f"CREATE OR REPLACE TABLE {name} AS SELECT {made}")
        self.connection.execute(";\n".join(script))

    def _list(self, values: Column, kind: str) -> str:
        if kind == "STRING":
            texts = ["NULL" if one is None else self.dialect.text(str(one)) for one in values]
            return f"CAST([{', '.join(texts)}] AS STRING[])"
        numbers = ",".join("NULL" if one is None else str(one) for one in values)
        return f"CAST('[{numbers}]' AS {kind}[])"

    def text_table(self, name: str, table: TextTable) -> str:
        """Return the relation of a text table."""
        text = self.dialect.text
        listed = ", ".join(f"'x{number}': 'VARCHAR'" for number in range(table.columns))
        # Nothing is guessed: each column is text, and no text stands for "nothing".
        return (
            f"read_csv({text(self._linked(name))}, auto_detect = false, header = true, "
            f"columns = {{{listed}}}, delim = {text(table.delimiter)}, quote = '\"', "
            f"escape = '\"', nullstr = {text(_NO_TEXT)}, encoding = '{table.encoding}', "
            "store_rejects = true, rejects_table = 'bad_lines', rejects_scan = 'bad_scans', "
            "rejects_limit = 100000, max_line_size = 4000000)"
        )

    def parquet_table(self, name: str) -> tuple[str, list[str]]:
        """Return the relation of a Parquet file, and the names of its columns."""
        read = f"read_parquet({self.dialect.text(self._linked(name))})"
        return read, [str(row[0]) for row in self.rows(f"DESCRIBE SELECT * FROM {read}")]

    def _linked(self, name: str) -> str:
        """Return a name for a file without signs that stand for several files."""
        link = self.folder / f"input{Path(name).suffix.casefold()}"
        link.unlink(missing_ok=True)
        link.symlink_to(Path(name).resolve())
        return str(link)

    def rows(self, sql: str) -> list[Row]:
        """Return the few rows of a query."""
        return self._run(sql, "")

    def view(self, name: str, sql: str) -> None:
        """Give a query a name."""
        self.connection.execute(f"CREATE OR REPLACE VIEW {name} AS {sql}")

    def keep(self, sql: str, name: str, work: str) -> None:
        """Keep the rows of a query in a file of this run."""
        path = self.folder / f"{name}.parquet"
        self._run(
            f"COPY ({sql}) TO {self.dialect.text(str(path))} "
            "(FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE 40960, USE_TMP_FILE false)",
            work,
        )
        self.connection.execute(
            f"CREATE OR REPLACE VIEW {name} AS SELECT * EXCLUDE file_row_number, "
            f"file_row_number + 1 AS row "
            f"FROM read_parquet({self.dialect.text(str(path))}, file_row_number = true)"
        )

    def write(self, sql: str, path: Path, form: str, work: str) -> None:
        """Write the rows of a query to a file."""
        options = {
            "csv": "FORMAT csv, HEADER true",
            "parquet": "FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 40960",
            "json": "FORMAT json",
        }[form]
        target = self.dialect.text(str(path))
        self._run(f"COPY ({sql}) TO {target} ({options}, USE_TMP_FILE false)", work)

    def lines_left_out(self) -> int:
        """Return how many lines of text tables were no rows."""
        known = "SELECT COUNT(*) FROM duckdb_tables() WHERE table_name = 'bad_lines'"
        if not self.rows(known)[0][0]:
            return 0
        return int(self.rows("SELECT COUNT(DISTINCT line) FROM bad_lines")[0][0])

    def _run(self, sql: str, work: str) -> list[Row]:
        """Run a query, and say how far it is; Ctrl-C stops it.

        Raises:
            FileError: It could not be run.
        """
        try:
            if self._said is None or not work:
                return self._execute(sql)
            return watched(
                lambda: self._execute(sql),
                work,
                lambda: float(self.connection.query_progress()) / 100,
                self.connection.interrupt,
                self._said,
            )
        except duckdb.Error as error:
            raise _problem(error) from None

    def _execute(self, sql: str) -> list[Row]:
        return list(self.connection.execute(sql).fetchall())


def _problem(error: Exception) -> FileError:
    """Return the first line of what the engine says."""
    first = str(error).strip().split("\n", 1)[0]
    return FileError(fault("engine-says", said=first[:300]))
