"""What an engine does for a group: small tables in, large ones from file to file, few rows out."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any, Protocol, TypeVar

from careerpick.group.cells import Together
from careerpick.group.dialect import Dialect
from careerpick.group.program import Column

Row = tuple[Any, ...]
Found = TypeVar("Found")
Said = Callable[[str, float], None]
"""Is told what is being done, and how much of it is done (0..1)."""
_PATIENCE = 2.0
_STEP = 0.5


@dataclass(frozen=True)
class TextTable:
    """How a text table is written.

    Attributes:
        columns: How many it has.
        delimiter: What stands between the cells.
        encoding: utf-8 or utf-16.
    """

    columns: int
    delimiter: str
    encoding: str


class Engine(Protocol):
    """Runs the program."""

    @property
    def dialect(self) -> Dialect:
        """How it writes SQL."""

    def small(self, tables: Mapping[str, Mapping[str, Column]]) -> None:
        """Make small tables, their columns of the types that `kind_of` says."""

    @property
    def most_together(self) -> int:
        """How long a list of the combinations of several columns may be."""

    def understood(self, source: str, together: Sequence[Together]) -> str:
        """Return a relation of the sheets with what their cells mean.

        Of each `Together` it has the sums, by the names `<sum>_<number>`, and what is known, by
        its name.

        Args:
            source: A relation with the cells, `text_<place>`.
            together: What they mean.
        """

    def close(self) -> None:
        """Stop it."""

    def text_table(self, name: str, table: TextTable) -> str:
        """Return the relation of a text table: its cells x0, x1, …, none of them NULL."""

    def parquet_table(self, name: str) -> tuple[str, list[str]]:
        """Return the relation of a Parquet file, and the names of its columns."""

    def lines_left_out(self) -> int:
        """Return how many lines of a text table were no rows."""

    def prepare(self, questions: int) -> None:
        """Get ready for so many questions."""

    def expect(self, *, few: bool) -> bool:
        """Return whether changes that only move scores are to be counted at once.

        Args:
            few: Whether there are few sheets, so that planning takes longer than answering.
        """

    def rows(self, sql: str) -> list[Row]:
        """Return the few rows of a query."""

    def view(self, name: str, sql: str) -> None:
        """Give a query a name."""

    def keep(self, sql: str, name: str, work: str) -> None:
        """Keep the rows of a query for the queries to come, in order, as a relation.

        Args:
            sql: The query.
            name: Name of the relation; a column `row` counts its rows from 1, unless the rows have
                a number of their own in `more_row`.
            work: What is being done, for the line about how far it is.
        """

    def write(self, sql: str, path: Path, form: str, work: str) -> None:
        """Write the rows of a query to a file: csv, parquet or json (a line each)."""


def kind_of(column: str) -> str:
    """Return the SQL type of a column of a small table, by its name."""
    if column == "cell" or column.startswith(("carried_", "text_")):
        return "STRING"
    return "INTEGER" if column in ("n", "answer") or column[0] in "ch" else "BIGINT"


def rows_of(columns: Mapping[str, Column]) -> Sequence[Row]:
    """Return a small table by its rows."""
    return list(zip(*columns.values(), strict=True))


def watched(
    task: Callable[[], Found],
    work: str,
    share: Callable[[], float],
    interrupt: Callable[[], object],
    said: Said,
) -> Found:
    """Run something in a thread of its own, so that this one can tell how far it is.

    Args:
        task: What is run.
        work: What that is, for the line.
        share: Returns how much of it is done.
        interrupt: Stops it.
        said: Is told, from the second second on.
    """
    future: Future[Found] = Future()

    def run() -> None:
        try:
            future.set_result(task())
        except Exception as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    begun = monotonic()
    try:
        while not wait([future], _STEP).done:
            if monotonic() - begun + _STEP > _PATIENCE:
                said(work, max(0.0, share()))
    except BaseException:
        while not wait([future], _STEP).done:
            interrupt()
        raise
    return future.result()
