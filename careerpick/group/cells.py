"""What the cells of a table mean, column by column; and lists to look that up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerpick.model import Answer

Number = int | None


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

    def _named(self, values: Sequence[Number]) -> dict[str, Number]:
        return dict(zip(self.fields, values, strict=True))


@dataclass(frozen=True)
class MeantColumn:
    """What the cells of a column mean: numbers by their names.

    Attributes:
        place: The place of its question.
        texts: Text of a cell to the number of its meaning; the frequent ones come first.
        kinds: The different meanings, the last for what cannot be read.
        sums: Names of the numbers that are added up over the questions.
        known: Names of those that are of use by themselves.
    """

    place: int
    texts: Mapping[str, int]
    kinds: tuple[Mapping[str, Number], ...]
    sums: tuple[str, ...]
    known: tuple[str, ...]

    @property
    def columns(self) -> Mapping[str, str]:
        """The name of each number, and that of the column with it."""
        return {name: f"{name}_{self.place}" for name in self.sums} | {n: n for n in self.known}

    def structs(self, numbers: Iterable[int]) -> Structs:
        """Return the meanings with these numbers."""
        kinds = [self.kinds[number] for number in numbers]
        return Structs(tuple(self.columns), [[kind[n] for n in self.columns] for kind in kinds])


Read = Mapping[str, Answer | None]
"""Text of a cell to the answer that it stands for; None for a skipped question."""


def named(columns: Iterable[MeantColumn]) -> dict[str, str]:
    """Return the numbers of what cells mean, out of structs by the names `meant_<place>`."""
    return {
        column: f"meant_{one.place}.{name}"
        for one in columns
        for name, column in one.columns.items()
    }


def staged(relation: str, stages: Iterable[Mapping[str, str]]) -> str:
    """Return a relation with further columns, those of each stage made of the ones before."""
    for stage in stages:
        added = "".join(f", {what} AS {name}" for name, what in stage.items())
        relation = f"(SELECT stage.*{added} FROM {relation} AS stage)"
    return relation
