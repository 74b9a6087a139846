"""DuckDB: the engine for one machine. The one module that imports it."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from careerpick.errors import FileError, fault
from careerpick.group.cells import MeantColumn, Structs, named, staged
from careerpick.group.dialect import DuckDialect
from careerpick.group.engine import Row, Said, TextTable, kind_of, not_installed, watched

_MEMORY, _QUESTIONS = 380, 40
"""Megabytes, and how many questions are looked up within them."""
_MORE_MEMORY = 12
"""Megabytes for each further question: what it looks up takes some, however few the rows."""
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
        raise not_installed("DuckDB", "duckdb>=2.0.1")


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
        self._dictionaries = False
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{_MEMORY}MB",
            "temp_directory": str(folder / "spill"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "threads": str(threads or os.cpu_count() or 1),
        }
        self.connection: Any = duckdb.connect(":memory:", config=config)
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
        if few:
            less = "common_subexpressions,projection_placement"
            self.connection.execute(f"SET disabled_optimizers = '{less}'; SET threads = 1")
        return not few

    def texts(self, columns: Mapping[str, Sequence[str]]) -> str:
        """Return a relation of texts, by its columns."""
        made = ", ".join(f"unnest({self._texts(rows)}) AS {name}" for name, rows in columns.items())
        self.connection.execute(f"CREATE OR REPLACE TABLE given AS SELECT {made}")
        return "given"

    def _texts(self, texts: Iterable[str]) -> str:
        return f"CAST([{', '.join(map(self.dialect.text, texts))}] AS STRING[])"

    def understood(
        self, source: str, columns: Sequence[MeantColumn], lists: Mapping[str, Structs]
    ) -> str:
        """Look up what a text means by its place in the list of all texts that mean something.

        The lists are kept in a table of one row. To look up an item in one leaves the rows in
        their order, as a join would not; and a list that stands in the program itself is copied
        for every few rows.
        """
        made = {f"texts_{one.place}": self._texts(one.texts) for one in columns}
        meanings = {
            f"meanings_{one.place}": one.structs([*one.texts.values(), len(one.kinds) - 1])
            for one in columns
        }
        made |= {name: self._structs(one) for name, one in {**meanings, **lists}.items()}
        listed = ", ".join(f"{what} AS {name}" for name, what in made.items())
        self.connection.execute(f"CREATE OR REPLACE TABLE lists AS SELECT {listed}")
        meant = {
            f"meant_{one.place}": f"meanings_{one.place}[{self._place(one)}]" for one in columns
        }
        beside = f"(SELECT * FROM {source} AS sheets, lists)"
        return staged(beside, [meant, named(columns)])

    def _place(self, one: MeantColumn) -> str:
        """Return the place of a text in the list, from 1; of no text, that of an empty one."""
        text, none = f"text_{one.place}", len(one.texts) + 1
        if not self._dictionaries:
            return f"COALESCE(list_position(texts_{one.place}, {text}), {none})"
        # A cast of what is written as a dictionary is a cast of the dictionary.
        listed = ", ".join(map(self.dialect.text, one.texts))
        code = f"1 + CAST(enum_code(TRY_CAST({text} AS ENUM({listed}))) AS INTEGER)"
        empty = 1 + list(one.texts).index("")
        return f"COALESCE({code}, CASE WHEN {text} IS NULL THEN {empty} ELSE {none} END)"

    def _structs(self, structs: Structs) -> str:
        kinds = ", ".join(f"{field} {kind_of(field)}" for field in structs.fields)
        depth = "[][]" if structs.nested else "[]"
        return f"CAST({self.dialect.text(json.dumps(structs.named()))} AS STRUCT({kinds}){depth})"

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
        self._dictionaries = True
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
        self.view(name, f"SELECT *, rowid + 1 AS row FROM {name}_rows")

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
    if "state machine reached an invalid state" in first:
        return FileError(fault("mixed-line-ends"))
    if isinstance(error, duckdb.OutOfMemoryException):
        return FileError(fault("no-memory-left"))
    return FileError(fault("engine-says", said=first[:300]))
