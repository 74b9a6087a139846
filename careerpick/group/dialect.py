"""The few things that two engines write differently; all else of the program is common SQL."""

from collections.abc import Mapping, Sequence
from typing import Protocol


class Dialect(Protocol):
    """How one engine writes what the program needs."""

    def name(self, text: str) -> str:
        """Return a column name, quoted."""

    def text(self, text: str) -> str:
        """Return a text, quoted."""

    def lookup(self, values: Sequence[int | None], index: str) -> str:
        """Return the value at an index, from 0, of a fixed list of 64-bit integers."""

    def code(self, cell: str, codes: Mapping[str, int]) -> str:
        """Return the code of a text; NULL where it has none."""

    def divided(self, left: str, right: str) -> str:
        """Return a whole division of numbers that are not negative."""

    def shifted(self, number: str, by: str) -> str:
        """Return a 64-bit integer, moved right by so many bits."""

    def unread(self, cells: Sequence[tuple[str, str, str]]) -> str:
        """Return the list of {column, value} of those (condition, column, value) that hold."""


class DuckDialect:
    """DuckDB."""

    def name(self, text: str) -> str:
        """Return a column name, quoted."""
        return '"' + text.replace('"', '""') + '"'

    def text(self, text: str) -> str:
        """Return a text, quoted."""
        return "'" + text.replace("'", "''") + "'"

    def lookup(self, values: Sequence[int | None], index: str) -> str:
        """Return an element of a constant array, the fastest that was tried."""
        listed = ",".join("NULL" if value is None else str(value) for value in values)
        return f"([{listed}]::BIGINT[{len(values)}])[1+({index})]"

    def code(self, cell: str, codes: Mapping[str, int]) -> str:
        """Return a cast to an enumeration, which is one look-up of a text, then its code."""
        if not codes:
            return "CAST(NULL AS BIGINT)"
        listed = ",".join(map(self.text, codes))
        place = f"enum_code(TRY_CAST({cell} AS ENUM({listed})))"
        return self.lookup(list(codes.values()), f"CAST({place} AS BIGINT)")

    def divided(self, left: str, right: str) -> str:
        """Return a whole division."""
        return f"(({left}) // ({right}))"

    def shifted(self, number: str, by: str) -> str:
        """Return a shift to the right."""
        return f"(({number}) >> ({by}))"

    def unread(self, cells: Sequence[tuple[str, str, str]]) -> str:
        """Return a list of structs."""
        items = ",".join(
            f"CASE WHEN {condition} THEN "
            f"{{'column': {self.text(column)}, 'value': left({value}, 1000)}} END"
            for condition, column, value in cells
        )
        return f"list_filter([{items}], x -> x IS NOT NULL)"


class SparkDialect:
    """Apache Spark SQL."""

    def name(self, text: str) -> str:
        """Return a column name, quoted."""
        return "`" + text.replace("`", "``") + "`"

    def text(self, text: str) -> str:
        """Return a text, quoted; the backslash is a sign of its own there."""
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    def lookup(self, values: Sequence[int | None], index: str) -> str:
        """Return an element of an array."""
        listed = ",".join(
            "CAST(NULL AS BIGINT)" if value is None else f"{value}L" for value in values
        )
        return f"element_at(array({listed}), CAST(1+({index}) AS INT))"

    def code(self, cell: str, codes: Mapping[str, int]) -> str:
        """Return a comparison with each text in turn."""
        if not codes:
            return "CAST(NULL AS BIGINT)"
        whens = " ".join(f"WHEN {self.text(text)} THEN {code}L" for text, code in codes.items())
        return f"CASE {cell} {whens} END"

    def divided(self, left: str, right: str) -> str:
        """Return a whole division."""
        return f"(({left}) div ({right}))"

    def shifted(self, number: str, by: str) -> str:
        """Return a shift to the right."""
        return f"shiftright({number}, CAST({by} AS INT))"

    def unread(self, cells: Sequence[tuple[str, str, str]]) -> str:
        """Return an array of structs."""
        items = ",".join(
            f"CASE WHEN {condition} THEN "
            f"named_struct('column', {self.text(column)}, 'value', left({value}, 1000)) END"
            for condition, column, value in cells
        )
        return f"filter(array({items}), x -> x IS NOT NULL)"
