"""The few things that two engines write differently; all else of the program is common SQL."""

import json
from collections.abc import Sequence
from typing import Literal, Protocol

from careerpick.folding import FORMULA_SIGNS

Kind = Literal["number", "pair"]
"""What a list is of: whole numbers, or structs of a question and a value."""
_FORMULA_SIGNS = ", ".join(f"chr({ord(sign)})" for sign in FORMULA_SIGNS)


class Dialect(Protocol):
    """How one engine writes what the program needs."""

    def name(self, text: str) -> str:
        """Return a column name, quoted."""

    def text(self, text: str) -> str:
        """Return a text, quoted."""

    def lookup(self, values: Sequence[int], index: str) -> str:
        """Return the value at an index, from 0, of a fixed list of 64-bit integers."""

    def item(self, name: str, index: str) -> str:
        """Return the item with this number, from 1, of a list of structs in a column."""

    def word(self, number: str, words: Sequence[str]) -> str:
        """Return the word with this number, from 0."""

    def shifted(self, number: str, by: str) -> str:
        """Return a 64-bit integer, moved right by so many bits."""

    def listed(self, items: Sequence[str], kind: Kind) -> str:
        """Return the list of those items that are not NULL."""

    def pair(self, question: str, value: str) -> str:
        """Return a struct of these texts, given as expressions: `question` and `value`."""

    def flat(self, lists: str) -> str:
        """Return one list of all items of the lists in a list."""

    def each_of(self, items: str, name: str, what: str) -> str:
        """Return the list of an expression for each item, which it names so."""

    def any_bits(self, items: str) -> str:
        """Return the bits that any number of a list has."""

    def unread(self) -> str:
        """Return a relation `items`: a `row` and an `item` for each cell that was not read."""

    def distinct(self, column: str) -> str:
        """Return the list of the different values of a column."""

    def no_formula(self, column: str) -> str:
        """Return a text that no table program reads as a formula; a number stays as it is."""

    def as_text(self, items: str) -> str:
        """Return a list as one text."""


class DuckDialect:
    """DuckDB."""

    def name(self, text: str) -> str:
        """Return a column name, quoted."""
        return '"' + text.replace('"', '""') + '"'

    def text(self, text: str) -> str:
        """Return a text, quoted."""
        return "'" + text.replace("'", "''") + "'"

    def lookup(self, values: Sequence[int], index: str) -> str:
        """Return an element of a constant array, the fastest that was tried."""
        return f"([{','.join(map(str, values))}]::BIGINT[{len(values)}])[1+({index})]"

    def item(self, name: str, index: str) -> str:
        """Return an item: its fields are not copied, however many there are."""
        return f"{name}[{index}]"

    def word(self, number: str, words: Sequence[str]) -> str:
        """Return an element of an array of a type of its own, which is written fast."""
        listed = ", ".join(map(self.text, words))
        return f"(CAST([{listed}] AS ENUM({listed})[]))[1 + ({number})]"

    def shifted(self, number: str, by: str) -> str:
        """Return a shift to the right."""
        return f"(({number}) >> ({by}))"

    def listed(self, items: Sequence[str], kind: Kind) -> str:
        """Return a filtered list."""
        if not items:
            of = {"number": "INTEGER", "pair": "STRUCT(question VARCHAR, value VARCHAR)"}[kind]
            return f"CAST([] AS {of}[])"
        return f"list_filter([{','.join(items)}], lambda x: x IS NOT NULL)"

    def pair(self, question: str, value: str) -> str:
        """Return a struct."""
        return f"{{'question': {question}, 'value': {value}}}"

    def flat(self, lists: str) -> str:
        """Return one list."""
        return f"flatten({lists})"

    def each_of(self, items: str, name: str, what: str) -> str:
        """Return a transformed list."""
        return f"list_transform({items}, lambda {name}: {what})"

    def any_bits(self, items: str) -> str:
        """Return the bits that any number of a list has."""
        return f"list_aggregate({items}, 'bit_or')"

    def unread(self) -> str:
        """Return the cells that were not read."""
        return "(SELECT row, unnest(unread) AS item FROM results) AS items"

    def distinct(self, column: str) -> str:
        """Return the list of the different values of a column."""
        return f"list(DISTINCT {column})"

    def no_formula(self, column: str) -> str:
        """Return a text that no table program reads as a formula."""
        return (
            f"CASE WHEN left({column}, 1) IN ({_FORMULA_SIGNS}) "
            f"AND TRY_CAST({column} AS DOUBLE) IS NULL THEN chr(39) || {column} ELSE {column} END"
        )

    def as_text(self, items: str) -> str:
        """Return a list as one text."""
        text = f"list_transform({items}, lambda x: x.question || '=' || x.value)"
        return self.no_formula(f"array_to_string({text}, '; ')")


class SparkDialect:
    """Apache Spark SQL."""

    def name(self, text: str) -> str:
        """Return a column name, quoted."""
        return "`" + text.replace("`", "``") + "`"

    def text(self, text: str) -> str:
        """Return a text, quoted; the backslash is a sign of its own there."""
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    def lookup(self, values: Sequence[int], index: str) -> str:
        """Return an element of an array."""
        listed = self.constant(values, "ARRAY<BIGINT>")
        return f"element_at({listed}, CAST(1+({index}) AS INT))"

    def item(self, name: str, index: str) -> str:
        """Return an item."""
        return f"element_at({name}, CAST({index} AS INT))"

    def word(self, number: str, words: Sequence[str]) -> str:
        """Return a choice."""
        whens = " ".join(f"WHEN {n} THEN {self.text(word)}" for n, word in enumerate(words))
        return f"CASE {number} {whens} END"

    def constant(self, value: object, kind: str) -> str:
        """Return a list, map or struct as one text: it is planned in a hundredth of the time."""
        return f"from_json({self.text(json.dumps(value))}, '{kind}')"

    def shifted(self, number: str, by: str) -> str:
        """Return a shift to the right."""
        return f"shiftright({number}, CAST({by} AS INT))"

    def listed(self, items: Sequence[str], kind: Kind) -> str:
        """Return a filtered array."""
        if not items:
            of = {"number": "INT", "pair": "STRUCT<question: STRING, value: STRING>"}[kind]
            return f"CAST(array() AS ARRAY<{of}>)"
        return f"filter(array({','.join(items)}), x -> x IS NOT NULL)"

    def pair(self, question: str, value: str) -> str:
        """Return a struct."""
        return f"named_struct('question', {question}, 'value', {value})"

    def flat(self, lists: str) -> str:
        """Return one array."""
        return f"flatten({lists})"

    def each_of(self, items: str, name: str, what: str) -> str:
        """Return a transformed array."""
        return f"transform({items}, {name} -> {what})"

    def any_bits(self, items: str) -> str:
        """Return the bits that any number of an array has."""
        return f"aggregate({items}, CAST(0 AS BIGINT), (all, one) -> all | one)"

    def unread(self) -> str:
        """Return the cells that were not read."""
        return "(SELECT row, explode(unread) AS item FROM results) AS items"

    def distinct(self, column: str) -> str:
        """Return the list of the different values of a column."""
        return f"collect_set({column})"

    def no_formula(self, column: str) -> str:
        """Return a text that no table program reads as a formula."""
        return (
            f"CASE WHEN left({column}, 1) IN ({_FORMULA_SIGNS}) "
            f"AND TRY_CAST({column} AS DOUBLE) IS NULL "
            f"THEN concat(chr(39), {column}) ELSE {column} END"
        )

    def as_text(self, items: str) -> str:
        """Return a list as one text."""
        text = f"transform({items}, x -> concat(x.question, '=', x.value))"
        return self.no_formula(f"array_join({text}, '; ')")
