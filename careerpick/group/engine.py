"""What an engine does for a group: small tables in, large ones from file to file, few rows out."""

import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from time import monotonic
from typing import Any, Protocol, TypeVar

from careerpick.errors import FileError, fault
from careerpick.group.cells import MeantColumn, Structs
from careerpick.group.dialect import Dialect

Row = tuple[Any, ...]
Found = TypeVar("Found")
Said = Callable[[str, float], None]
"""Is told what is being done, and how much of it is done (0..1)."""
_PATIENCE = 2.0
_STEP = 0.5


def not_installed(engine: str, library: str) -> FileError:
    """Return that a library is missing, with what puts it beside the Python that runs this."""
    python = quote(sys.executable)
    return FileError(fault("no-engine", engine=engine, python=python, library=library))


@dataclass(frozen=True)
class TextTable:
    """How a text table is written.

    Attributes:
        names: The heads of the columns.
        delimiter: What stands between the cells.
        extra: Rows below the head that are heads, too, as some tools write them.
        encoding: utf-8 or utf-16.
    """

    names: tuple[str, ...]
    delimiter: str
    extra: tuple[tuple[str, ...], ...]
    encoding: str


class Engine(Protocol):
    """Runs the program."""

    @property
    def dialect(self) -> Dialect:
        """How it writes SQL."""

    def texts(self, columns: Mapping[str, Sequence[str]]) -> str:
        """Return a relation of texts, by its columns."""

    def understood(
        self,
        source: str,
        columns: Sequence[MeantColumn],
        sums: Sequence[str],
        lists: Mapping[str, Structs],
    ) -> str:
        """Return a relation of the sheets with what all of their cells add up to.

        Args:
            source: A relation with the cells, `text_<place>`; NULL is an empty one.
            columns: What they mean.
            sums: The names of the numbers that are added up, and of the columns with the sums.
            lists: Constant lists that it is to have as further columns, by their names.
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

    def keep(self, sql: str, work: str) -> None:
        """Keep the rows of a query, in order, as the relation `kept`; `row` counts them from 1."""

    def write(self, sql: str, path: Path, form: str, work: str) -> None:
        """Write the rows of a query to a file: csv, parquet or json (a line each)."""


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
        work: What that is, for the line; "" for what takes no time.
        share: Returns how much of it is done.
        interrupt: Stops it.
        said: Is told, from the second second on.
    """
    if not work:
        return task()
    begun = monotonic()
    with ThreadPoolExecutor(1) as thread:
        future = thread.submit(task)
        try:
            while not wait([future], _STEP).done:
                if monotonic() - begun + _STEP > _PATIENCE:
                    said(work, max(0.0, share()))
        except BaseException:
            while not wait([future], _STEP).done:
                interrupt()
            raise
    return future.result()
