"""DuckDB: the engine for one machine. The one module that imports it."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from careerpick.errors import FileError, Problem, fault
from careerpick.group.cells import Together
from careerpick.group.dialect import DuckDialect
from careerpick.group.engine import Row, Said, TextTable, kind_of, watched
from careerpick.group.program import Column

_MEMORY, _QUESTIONS = 420, 40
"""Megabytes, and how many questions are looked up within them."""
_MORE_MEMORY = 12
"""Megabytes for each further question: each of its joins keeps some, however few the rows."""
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
        self._threads = threads or os.cpu_count() or 1
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{_MEMORY}MB",
            "temp_directory": str(folder / "spill"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "threads": str(self._threads),
        }
        self.connection: Any = duckdb.connect(":memory:", config=config)
        # The order of the joins is the order of the questions; finding another takes seconds.
        self.expect(few=False)
        self.connection.execute("SET scalar_subquery_error_on_multiple_rows = false")
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

    def prepare(self, questions: int) -> None:
        """Take the memory that so many questions need."""
        further = max(0, questions - _QUESTIONS)
        self.connection.execute(f"SET memory_limit = '{_MEMORY + _MORE_MEMORY * further}MB'")

    def expect(self, *, few: bool) -> bool:
        """Plan less for few sheets."""
        less = ",common_subexpressions,projection_placement" if few else ""
        kept = "join_order,build_side_probe_side,window_rewriter"  # of the rows, and questions
        self.connection.execute(f"SET disabled_optimizers = '{kept}{less}'")
        if few:
            self._threads = 1
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

    @property
    def most_together(self) -> int:
        """As many as stay in the nearest memory of a processor."""
        return 4096

    def understood(self, source: str, together: Sequence[Together]) -> str:
        """Join the texts of several columns with the number of what they mean, and that with it.

        A join by text looks up a hash and is slow, so there is one for several columns; a join
        by a small number copies nothing.
        """
        self.small(_small_tables(together))
        self.connection.execute(";".join(map(self._combinations, together)))
        numbers = ", ".join(f"{self._number(one)} AS kind_{one.number}" for one in together)
        meant = "".join(
            f", {column}" for one in together for column in [*_summed(one).values(), *one.known]
        )
        by_kind = " ".join(
            f"JOIN sums_{one.number} AS s{one.number} ON s{one.number}.n = coded.kind_{one.number}"
            for one in together
        )
        counted = f"(SELECT *, row_number() OVER () AS row FROM {source} AS sheets) AS rows"
        coded = f"(SELECT rows.*, {numbers} FROM {counted}) AS coded"
        return f"(SELECT coded.*{meant} FROM {coded} {by_kind})"

    def _combinations(self, one: Together) -> str:
        """Return the making of the tables of several columns, from those of each."""
        number = f"CAST({one.combined({c.place: f'q{c.place}.n' for c in one.columns})} AS INTEGER)"
        cells = ", ".join(f"q{c.place}.cell AS cell_{c.place}" for c in one.columns)
        sums = "".join(
            f", {' + '.join(f'q{c.place}.{name}' for c in one.columns if name in c.sums)} "
            f"AS {named}"
            for name, named in _summed(one).items()
        )
        known = "".join(f", {name}" for name in one.known)
        texts = ", ".join(f"cells_{c.place} AS q{c.place}" for c in one.columns)
        kinds = ", ".join(f"kinds_{c.place} AS q{c.place}" for c in one.columns)
        return (
            f"CREATE OR REPLACE TABLE texts_{one.number} AS "
            f"SELECT {number} AS kind, {cells} FROM {texts}; "
            f"CREATE OR REPLACE TABLE sums_{one.number} AS "
            f"SELECT {number} AS n{sums}{known} FROM {kinds}"
        )

    def _number(self, one: Together) -> str:
        """Return the number of what several cells mean; one text after the other if need be."""
        same = " AND ".join(f"cell_{c.place} = rows.text_{c.place}" for c in one.columns)
        found = f"(SELECT kind FROM texts_{one.number} WHERE {same})"
        if all(column.whole for column in one.columns):
            return found
        slowly = {}
        for column in one.columns:
            texts = ", ".join(map(self.dialect.text, column.read))
            listed = f"map([{texts}], {list(column.read.values())})[rows.text_{column.place}]"
            slowly[column.place] = f"COALESCE({listed}, {len(column.kinds) - 1})"
        return f"COALESCE({found}, {one.combined(slowly)})"

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
        """Keep the rows of a query in memory; what is too much for it goes to the folder."""
        self._run(f"CREATE OR REPLACE TABLE {name}_rows AS {sql}", work)
        # Numbered once more, as rows that are counted keep their order through joins.
        renamed = (
            "* EXCLUDE row, row_number() OVER () AS row" if "row" in self._names(name) else "*"
        )
        self.view(name, f"SELECT {renamed} FROM {name}_rows")

    def _names(self, name: str) -> list[str]:
        return [str(row[0]) for row in self.rows(f"DESCRIBE {name}_rows")]

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


def _summed(one: Together) -> dict[str, str]:
    """Return the names of the sums, and those of the columns with them."""
    return {name: f"{name}_{one.number}" for name in one.sums}


def _small_tables(together: Sequence[Together]) -> dict[str, dict[str, Column]]:
    """Return the tables of each column: its frequent texts, and what they mean."""
    found: dict[str, dict[str, Column]] = {}
    for column in (column for one in together for column in one.columns):
        kinds = [dict(kind.sums + kind.known) for kind in column.kinds]
        meant = {name: [kind[name] for kind in kinds] for name in kinds[0]}
        found[f"cells_{column.place}"] = {
            "cell": list(column.common),
            "n": list(column.common.values()),
        }
        found[f"kinds_{column.place}"] = {"n": list(range(len(kinds))), **meant}
    return found


def _problem(error: Exception) -> FileError:
    """Return the first line of what the engine says."""
    first = str(error).strip().split("\n", 1)[0]
    if "state machine reached an invalid state" in first:
        return FileError(fault("mixed-line-ends"))
    if isinstance(error, duckdb.OutOfMemoryException):
        return FileError(fault("no-memory-left"))
    return FileError(fault("engine-says", said=first[:300]))
