"""What an engine does for a group: small tables in, large ones from file to file, few rows out."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from careerpick.group.dialect import Dialect
from careerpick.group.program import Column

Row = tuple[Any, ...]


class Engine(Protocol):
    """Runs the program."""

    @property
    def dialect(self) -> Dialect:
        """How it writes SQL."""

    def small(self, tables: Mapping[str, Mapping[str, Column]]) -> None:
        """Make small tables, their columns of the types that `kind_of` says."""

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
            name: Name of the relation; a column `row` counts its rows from 1.
            work: What is being done, for the line about how far it is.
        """

    def write(self, sql: str, path: Path, form: str, work: str) -> None:
        """Write the rows of a query to a file: csv, parquet or json (a line each)."""


def kind_of(column: str) -> str:
    """Return the SQL type of a column of a small table, by its name."""
    if column == "cell":
        return "VARCHAR"
    return "INTEGER" if column in ("n", "answer") or column[0] == "z" else "BIGINT"


def rows_of(columns: Mapping[str, Column]) -> Sequence[Row]:
    """Return a small table by its rows."""
    return list(zip(*columns.values(), strict=True))
