"""What the cells of a table mean, column by column; and lists to look that up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerpick.model import Answer


@dataclass(frozen=True)
class Structs:
    """A list of structs.

    Attributes:
        fields: The names of the fields.
        items: Their values for each item; of a nested list, a list of them.
        nested: Whether each item is a list of structs.
    """

    fields: Sequence[str]
    items: Sequence[Any]
    nested: bool = False

    def named(self) -> list[Any]:
        """Return the items with the names of the fields."""
        if self.nested:
            return [[self._named(one) for one in item] for item in self.items]
        return [self._named(item) for item in self.items]

    def _named(self, values: Sequence[int]) -> dict[str, int]:
        return dict(zip(self.fields, values, strict=True))


@dataclass(frozen=True)
class MeantColumn:
    """What the cells of a column mean: numbers by their names, that are added up over columns.

    Attributes:
        place: The place of its question.
        texts: Text of a cell to the number of its meaning; the frequent ones come first.
        kinds: The different meanings, the last for what cannot be read.
        names: Names of the numbers; of those that are 0 in all kinds, there is none.
    """

    place: int
    texts: Mapping[str, int]
    kinds: tuple[Mapping[str, int], ...]
    names: tuple[str, ...]


Read = Mapping[str, Answer | None]
"""Text of a cell to the answer that it stands for; None for a skipped question."""


def added(parts: Sequence[str]) -> str:
    """Return a sum that is no deeper than it has to be."""
    if not parts:
        return "CAST(0 AS BIGINT)"
    if len(parts) == 1:
        return f"({parts[0]})"
    half = len(parts) // 2
    return f"({added(parts[:half])} + {added(parts[half:])})"


def staged(relation: str, stages: Iterable[Mapping[str, str]]) -> str:
    """Return a relation with further columns, those of each stage made of the ones before."""
    for stage in stages:
        added = "".join(f", {what} AS {name}" for name, what in stage.items())
        relation = f"(SELECT stage.*{added} FROM {relation} AS stage)"
    return relation
