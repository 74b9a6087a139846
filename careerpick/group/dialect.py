"""The few things that two engines write differently; all else of the program is common SQL."""

import json
from collections.abc import Sequence

from careerpick.folding import FORMULA_SIGNS

_FORMULA_SIGNS = ", ".join(f"chr({ord(sign)})" for sign in FORMULA_SIGNS)


class Dialect:
    """How an engine writes what the program needs: as DuckDB does, where it does not say."""

    each_row_of = "unnest"
    """What makes a row of each item of a list."""
    joined = "array_to_string"
    """What makes one text of a list of texts."""
    no_pairs = "CAST([] AS STRUCT(question VARCHAR, value VARCHAR)[])"
    """An empty list of what `pair` returns."""

    def name(self, text: str) -> str:
        """Return a column name, quoted."""
        return '"' + text.replace('"', '""') + '"'

    def text(self, text: str) -> str:
        """Return a text, quoted."""
        return "'" + text.replace("'", "''") + "'"

    def lookup(self, values: Sequence[int], index: str) -> str:
        """Return the value at an index, from 0, of a fixed list of 64-bit integers.

        A constant array is the fastest that was tried.
        """
        return f"([{','.join(map(str, values))}]::BIGINT[{len(values)}])[1+({index})]"

    def item(self, name: str, index: str) -> str:
        """Return the item with this number, from 1, of a list of structs in a column.

        Its fields are not copied, however many there are.
        """
        return f"{name}[{index}]"

    def word(self, number: str, words: Sequence[str]) -> str:
        """Return the word with this number, from 0; of a type of its own, it is written fast."""
        listed = ", ".join(map(self.text, words))
        return f"(CAST([{listed}] AS ENUM({listed})[]))[1 + ({number})]"

    def shifted(self, number: str, by: str) -> str:
        """Return a 64-bit integer, moved right by so many bits."""
        return f"(({number}) >> ({by}))"

    def divided(self, number: str, by: str) -> str:
        """Return how often a whole number goes into another, neither below 0."""
        return f"(({number}) // ({by}))"

    def listed(self, items: Sequence[str]) -> str:
        """Return the list of those items that are not NULL."""
        return f"list_filter([{','.join(items)}], lambda x: x IS NOT NULL)"

    def pair(self, question: str, value: str) -> str:
        """Return a struct of these texts, given as expressions: `question` and `value`."""
        return f"{{'question': {question}, 'value': {value}}}"

    def each_of(self, items: str, name: str, what: str) -> str:
        """Return the list of an expression for each item, which it names so."""
        return f"list_transform({items}, lambda {name}: {what})"

    def any_bits(self, items: str) -> str:
        """Return the bits that any number of a list has."""
        return f"list_aggregate({items}, 'bit_or')"

    def distinct(self, column: str) -> str:
        """Return the list of the different values of a column."""
        return f"list(DISTINCT {column})"

    def unread(self) -> str:
        """Return a relation `items`: a `row` and an `item` for each cell that was not read."""
        return f"(SELECT row, {self.each_row_of}(unread) AS item FROM results) AS items"

    def no_formula(self, column: str) -> str:
        """Return a text that no table program reads as a formula; a number stays as it is."""
        return (
            f"CASE WHEN left({column}, 1) IN ({_FORMULA_SIGNS}) "
            f"AND TRY_CAST({column} AS DOUBLE) IS NULL THEN chr(39) || {column} ELSE {column} END"
        )

    def as_text(self, pairs: str) -> str:
        """Return a list of pairs as one text."""
        texts = self.each_of(pairs, "x", "x.question || '=' || x.value")
        return self.no_formula(f"{self.joined}({texts}, '; ')")


class SparkDialect(Dialect):
    """Apache Spark SQL."""

    each_row_of = "explode"
    joined = "array_join"
    no_pairs = "CAST(array() AS ARRAY<STRUCT<question: STRING, value: STRING>>)"

    def name(self, text: str) -> str:
        """Quote with a sign of its own."""
        return "`" + text.replace("`", "``") + "`"

    def text(self, text: str) -> str:
        """Quote; the backslash is a sign of its own there."""
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    def constant(self, value: object, kind: str) -> str:
        """Return a list, map or struct as one text: it is planned in a hundredth of the time."""
        return f"from_json({self.text(json.dumps(value))}, '{kind}')"

    def lookup(self, values: Sequence[int], index: str) -> str:
        """Take it from a constant."""
        return self.item(self.constant(values, "ARRAY<BIGINT>"), f"1+({index})")

    def item(self, name: str, index: str) -> str:
        """Take it by a small integer."""
        return f"element_at({name}, CAST({index} AS INT))"

    def word(self, number: str, words: Sequence[str]) -> str:
        """Choose it."""
        whens = " ".join(f"WHEN {n} THEN {self.text(word)}" for n, word in enumerate(words))
        return f"CASE {number} {whens} END"

    def shifted(self, number: str, by: str) -> str:
        """Shift by a function."""
        return f"shiftright({number}, CAST({by} AS INT))"

    def divided(self, number: str, by: str) -> str:
        """Divide by a word."""
        return f"(({number}) div ({by}))"

    def listed(self, items: Sequence[str]) -> str:
        """Filter an array."""
        return f"filter(array({','.join(items)}), x -> x IS NOT NULL)"

    def pair(self, question: str, value: str) -> str:
        """Name the fields."""
        return f"named_struct('question', {question}, 'value', {value})"

    def each_of(self, items: str, name: str, what: str) -> str:
        """Transform an array."""
        return f"transform({items}, {name} -> {what})"

    def any_bits(self, items: str) -> str:
        """Add the numbers one by one."""
        return f"aggregate({items}, CAST(0 AS BIGINT), (all, one) -> all | one)"

    def distinct(self, column: str) -> str:
        """Collect them."""
        return f"collect_set({column})"
