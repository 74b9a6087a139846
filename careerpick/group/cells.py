"""What the cells of a table mean, for the questions that are looked up at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, product

from careerpick.model import Answer


@dataclass(frozen=True)
class Cells:
    """What was read of a column.

    Attributes:
        read: Text of a cell to the answer that it stands for; None for a skipped question.
        common: The texts that are worth a list of their own.
        whole: Whether no cell has any other text than these.
    """

    read: Mapping[str, Answer | None]
    common: Iterable[str]
    whole: bool

    def with_more(self, read: Mapping[str, Answer | None]) -> "Cells":
        """Return the same with more texts."""
        return Cells({**self.read, **read}, [*self.common, *read], self.whole)


@dataclass(frozen=True)
class Meaning:
    """What a cell means.

    Attributes:
        sums: Numbers that are added up over the questions, by name.
        known: Numbers that are of use by themselves.
    """

    sums: tuple[tuple[str, int], ...]
    known: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class MeantColumn:
    """What the cells of a column mean.

    Attributes:
        place: The place of its question.
        kinds: The different meanings, the last for what cannot be read.
        read: Text of a cell to the number of its meaning.
        common: The same for the texts that are frequent, some of which may be unreadable.
        whole: Whether no cell has any other text.
    """

    place: int
    kinds: tuple[Meaning, ...]
    read: Mapping[str, int]
    common: Mapping[str, int]
    whole: bool

    @cached_property
    def sums(self) -> tuple[str, ...]:
        """The names of what its meanings add up to."""
        return tuple(name for name, _ in self.kinds[-1].sums)

    @property
    def size(self) -> int:
        """How much a list of combinations grows by it."""
        return max(len(self.kinds), len(self.common))


@dataclass(frozen=True)
class Together:
    """Columns that are looked up at once, by the number of the combination of their meanings.

    Attributes:
        number: The number that stands for them in names.
        columns: The columns.
    """

    number: int
    columns: tuple[MeantColumn, ...]

    @cached_property
    def sums(self) -> list[str]:
        """The names of what their meanings add up to."""
        return list(dict.fromkeys(name for one in self.columns for name in one.sums))

    @cached_property
    def known(self) -> list[str]:
        """The names of what is of use by itself."""
        return [name for one in self.columns for name, _ in one.kinds[-1].known]

    def combined(self, numbers: Mapping[int, str]) -> str:
        """Return the number of a combination, from those of the columns by their places."""
        said = ""
        for column in self.columns:
            mine = numbers[column.place]
            said = f"({said}) * {len(column.kinds)} + {mine}" if said else mine
        return said

    def combinations(self) -> list[dict[str, int | None]]:
        """Return what each combination means, in the order of their numbers."""
        found = []
        for kinds in product(*(column.kinds for column in self.columns)):
            sums = dict.fromkeys(self.sums, 0)
            for name, number in chain.from_iterable(kind.sums for kind in kinds):
                sums[name] += number
            found.append({**sums, **dict(chain.from_iterable(kind.known for kind in kinds))})
        return found
