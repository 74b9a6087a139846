"""DuckDB: the engine for one machine. The one module that imports it."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from careerpick.errors import FileError, fault
from careerpick.group.cells import MeantColumn, Structs, added, staged
from careerpick.group.dialect import Dialect
from careerpick.group.engine import Row, Said, TextTable, not_installed, watched

_MEMORY, _QUESTIONS = 330, 40
"""Megabytes, and how many questions are looked up within them."""
_MORE_MEMORY = 12
"""Megabytes for each further question: what it looks up takes some, however few the rows."""
_LONGEST_LIST = 2500
"""Meanings of two columns together, up to which they are looked up at once."""
_NO_TEXT = "\x01\x02"
"""Stands in no file for a missing value, so that an empty cell is an empty text."""

try:
    import duckdb
except ImportError:  # the extra is not installed
    duckdb = None  # type: ignore[assignment]


class DuckEngine:
    """An engine of its own, with a folder for what does not fit in memory."""

    def __init__(self, folder: Path, said: Said = lambda *_: None) -> None:
        """Start it.

        Args:
            folder: A folder that exists, for files in between.
            said: Is told how far it is.

        Raises:
            FileError: DuckDB is not installed.
        """
        if duckdb is None:
            raise not_installed("DuckDB", "duckdb>=2.0.1")
        self.dialect = Dialect()
        self.folder = folder
        self._said = said
        self._dictionaries = False
        self._few = False
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{_MEMORY}MB",
            "temp_directory": str(folder / "spill"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "threads": str(os.cpu_count() or 1),
        }
        self.connection: Any = duckdb.connect(":memory:", config=config)
        self.connection.execute("SET enable_progress_bar = true")
        self.connection.execute("SET enable_progress_bar_print = false")
        self.connection.execute("SET progress_bar_time = 0")

    def close(self) -> None:
        """Stop it."""
        self.connection.close()

    def prepare(self, questions: int) -> None:
        """Take the memory that so many questions need."""
        further = max(0, questions - _QUESTIONS)
        self.connection.execute(f"SET memory_limit = '{_MEMORY + _MORE_MEMORY * further}MB'")

    def expect(self, *, few: bool) -> bool:
        """Plan less for few sheets."""
        self._few = few
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
        self,
        source: str,
        columns: Sequence[MeantColumn],
        sums: Sequence[str],
        lists: Mapping[str, Structs],
    ) -> str:
        """Look up what a text means by its place in the list of all texts that mean something.

        Two columns are looked up at once, by both places in a list of what each two texts add up
        to. The lists are kept in a table of one row. To look up an item in one leaves the rows
        in their order, as a join would not; and a list that stands in the program itself is
        copied for every few rows.
        """
        made = {f"texts_{one.place}": self._texts(one.texts) for one in columns}
        meanings = {
            f"meant_{one.place}": Structs(
                one.names,
                [[one.kinds[kind][n] for n in one.names] for kind in (-1, *one.texts.values())],
            )
            for one in columns
        }
        made |= {name: self._structs(one) for name, one in {**meanings, **lists}.items()}
        listed = ", ".join(f"{what} AS {name}" for name, what in made.items())
        self.connection.execute(f"CREATE OR REPLACE TABLE single AS SELECT {listed}")
        together = _together(columns, 0 if self._few else _LONGEST_LIST)
        pairs = "".join(f", {_pair(*two)} AS {_name(two)}" for two in together if len(two) > 1)
        self.connection.execute(f"CREATE OR REPLACE TABLE lists AS SELECT *{pairs} FROM single")
        found = {f"found_{_name(some)}": f"{_name(some)}[{self._place(some)}]" for some in together}
        totals = {
            name: added(
                [
                    f"found_{_name(some)}.{name}"
                    for some in together
                    if any(name in one.names for one in some)
                ]
            )
            for name in sums
        }
        return staged(f"(SELECT * FROM {source} AS sheets, lists)", [found, totals])

    def _place(self, columns: Sequence[MeantColumn]) -> str:
        """Return the place in the list of what these texts mean, from 1.

        A text that means nothing has no place in its list, and then it counts as the first.
        """
        read, all_of_them, stride = [], [], 1
        for one in reversed(columns):
            text = f"text_{one.place}"
            place, empty = f"list_position(texts_{one.place}, {text})", "0"
            if self._dictionaries:
                # A cast of what is written as a dictionary is a cast of the dictionary.
                listed = ", ".join(map(self.dialect.text, one.texts))
                place = f"CAST(1 + enum_code(TRY_CAST({text} AS ENUM({listed}))) AS INTEGER)"
                empty = f"CASE WHEN {text} IS NULL THEN {1 + list(one.texts).index('')} ELSE 0 END"
            read.append(f"{place} * {stride}" if stride > 1 else place)
            all_of_them.append(f"COALESCE({place}, {empty}) * {stride}")
            stride *= len(one.texts) + 1
        return f"1 + COALESCE({' + '.join(read)}, {' + '.join(all_of_them)})"

    def _structs(self, structs: Structs) -> str:
        kinds = ", ".join(f"{field} BIGINT" for field in structs.fields)
        depth = "[][]" if structs.nested else "[]"
        return f"CAST({self.dialect.text(json.dumps(structs.named()))} AS STRUCT({kinds}){depth})"

    def text_table(self, name: str, table: TextTable) -> str:
        """Return the relation of a text table."""
        text = self.dialect.text
        listed = ", ".join(f"'x{number}': 'VARCHAR'" for number in range(len(table.names)))
        # Nothing is guessed: each column is text, and no text stands for "nothing".
        return (
            f"read_csv({text(self._linked(name))}, auto_detect = false, header = true, "
            f"columns = {{{listed}}}, delim = {text(table.delimiter)}, quote = '\"', "
            f"escape = '\"', nullstr = {text(_NO_TEXT)}, encoding = '{table.encoding}', "
            "store_rejects = true, rejects_table = 'bad_lines', rejects_scan = 'bad_scans', "
            "rejects_limit = 100000, max_line_size = 4000000, buffer_size = 16000000)"
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

    def keep(self, sql: str, work: str) -> None:
        """Keep the rows of a query in memory; what is too much for it goes to the folder."""
        self._run(f"CREATE OR REPLACE TABLE kept_rows AS {sql}", work)
        self.view("kept", "SELECT *, rowid + 1 AS row FROM kept_rows")

    def write(self, sql: str, path: Path, form: str, work: str) -> None:
        """Write the rows of a query to a file."""
        options = {
            "csv": "FORMAT csv, HEADER true",
            # No dictionary of what differs from row to row, such as a name.
            "parquet": "FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 40960, "
            "DICTIONARY_SIZE_LIMIT 1000",
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
            return watched(
                lambda: list(self.connection.execute(sql).fetchall()),
                work,
                lambda: float(self.connection.query_progress()) / 100,
                self.connection.interrupt,
                self._said,
            )
        except duckdb.Error as error:
            raise _problem(error) from None


def _together(columns: Sequence[MeantColumn], most: int) -> list[tuple[MeantColumn, ...]]:
    """Return the columns, two by two where the list of both has at most so many items."""
    left = sorted(columns, key=lambda one: len(one.texts))
    found: list[tuple[MeantColumn, ...]] = []
    while left:
        some: tuple[MeantColumn, ...] = (left.pop(0),)
        sizes = [(1 + len(some[0].texts)) * (1 + len(other.texts)) for other in left]
        if fitting := [number for number, size in enumerate(sizes) if size <= most]:
            some = (*some, left.pop(fitting[-1]))
        found.append(some)
    return found


def _name(columns: Sequence[MeantColumn]) -> str:
    return "_".join(["meant", *(str(one.place) for one in columns)])


def _pair(left: MeantColumn, right: MeantColumn) -> str:
    """Return the list of what each two meanings add up to."""
    both = {
        name: " + ".join(
            f"{side}.{name}" for side, one in (("x", left), ("y", right)) if name in one.names
        )
        for name in dict.fromkeys((*left.names, *right.names))
    }
    fields = ", ".join(f"'{name}': {what}" for name, what in both.items())
    inner = f"list_transform(meant_{right.place}, lambda y: {{{fields}}})"
    return f"flatten(list_transform(meant_{left.place}, lambda x: {inner}))"


def _problem(error: Exception) -> FileError:
    """Return the first line of what the engine says."""
    first = str(error).strip().split("\n", 1)[0]
    if "state machine reached an invalid state" in first:
        return FileError(fault("mixed-line-ends"))
    if isinstance(error, duckdb.OutOfMemoryException):
        return FileError(fault("no-memory-left"))
    return FileError(fault("engine-says", said=first[:300]))
