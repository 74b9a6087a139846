"""What each answer to a question does, by the number that stands for it in the program."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Generic, TypeVar

from careerpick.decide.circumstances import stated_facts
from careerpick.decide.table import ScoreTable
from careerpick.model import Answer, Mark, Question

MARKS: tuple[Mark, ...] = ("normal", "important", "deal_breaker")
Name = TypeVar("Name")
BITS = 62
"""How many bits of an integer are used."""

FIELDS = ("given", "missed", "strong", "answered", "changes", "special", "unread")
"""Small numbers that answers add up to.

given, missed, strong: evidence, what of it no path meets, and whether that was marked.
changes: other answers that may have been meant.
special: a change of it may do more than move the scores.
"""


class Fields(Generic[Name]):
    """Small sums side by side in as few integers as they need.

    Attributes:
        widths: Name to bits.
    """

    def __init__(self, widths: Mapping[Name, int]) -> None:
        """Take the bits of each."""
        self.widths = widths

    @cached_property
    def places(self) -> dict[Name, tuple[int, int]]:
        """The integer and the shift of each."""
        found: dict[Name, tuple[int, int]] = {}
        word = used = 0
        for name, width in self.widths.items():
            if used + width > BITS:
                word, used = word + 1, 0
            found[name] = (word, used)
            used += width
        return found

    @property
    def words(self) -> range:
        """The numbers of the integers."""
        return range(1 + max((word for word, _ in self.places.values()), default=-1))

    def packed(self, values: Mapping[Name, int]) -> list[int]:
        """Return the values side by side; 0 of what has none."""
        total = [0 for _ in self.words]
        for name, (word, shift) in self.places.items():
            total[word] += values.get(name, 0) << shift
        return total


class Lanes(Fields[int]):
    """A number of each path side by side, in lanes of one width.

    Attributes:
        width: Bits of a lane, its guard included.
        guard: The guard of one lane.
        in_word: How many lanes an integer holds.
    """

    def __init__(self, count: int, width: int) -> None:
        """Make lanes for so many paths."""
        super().__init__(dict.fromkeys(range(count), width))
        self.width, self.guard, self.in_word = width, 1 << (width - 1), BITS // width

    def of_word(self, word: int) -> list[int]:
        """Return the places of the paths in an integer."""
        return [place for place, (one, _) in self.places.items() if one == word]

    def of_all(self, values: Iterable[int]) -> list[int]:
        """Return the values, one for each path, side by side."""
        return self.packed(dict(enumerate(values)))


@dataclass(frozen=True)
class Asked:
    """A question that the sheets answer.

    Attributes:
        place: Its place in the bank.
        question: The question.
        table: The points.
    """

    place: int
    question: Question
    table: ScoreTable

    @cached_property
    def codes(self) -> tuple[Answer | None, ...]:
        """The answer of each code; None for the first and the last, skipped and unread."""
        ids = [option.id for option in self.question.possible]
        return (None, *(Answer(one, mark) for mark in MARKS for one in ids), None)

    @cached_property
    def _code(self) -> dict[tuple[str, Mark], int]:
        return {(a.option, a.mark): code for code, a in enumerate(self.codes) if a}

    def code(self, answer: Answer | None) -> int:
        """Return the code of an answer, whatever number was typed."""
        return self._code[answer.option, answer.mark] if answer else 0

    @property
    def unread(self) -> int:
        """The code of a cell that could not be read."""
        return len(self.codes) - 1

    def points(self, answer: Answer | None) -> Sequence[int]:
        """Return what the answer adds to each path."""
        return self.table.row(self.question.id, answer)

    def ruled_out(self, answer: Answer | None) -> Sequence[int]:
        """Return 1 for each path that the answer rules out."""
        out = self.table.rules_out(self.question.id, answer) if answer else ()
        return [int(path in out) for path in self.table.path_ids]

    @cached_property
    def swing(self) -> int:
        """The most that an answer adds to the score of a path, or takes from it."""
        return max(abs(x) for answer in self.codes for x in self.points(answer))

    def fact(self, answer: Answer | None, limit: str) -> int | None:
        """Return the value of a limit that the answer states."""
        option = self.question.option(answer.option) if answer else None
        if answer is None or option is None:
            return None
        return stated_facts(self.question, option, answer.number).get(limit)

    @cached_property
    def limits(self) -> frozenset[str]:
        """Ids of the limits that its answers may state."""
        return self.question.limits

    def changes(self, answer: Answer | None) -> list[Answer]:
        """Return the other answers that somebody may have meant; none to a question of fact."""
        question = self.question
        if answer is None or question.asks_for_a_fact:
            return []
        return [
            Answer(option, answer.mark)
            for option in self.table.points[question.id]
            if question.is_near(answer.option, option)
            and option not in self.table.refusals[question.id]
        ]

    @cached_property
    def most_changes(self) -> int:
        """How many other answers there are at most."""
        return max(len(self.changes(answer)) for answer in self.codes)

    def is_special(self, answer: Answer | None) -> bool:
        """Whether other answers may do more than move the scores."""
        if answer is None:
            return False
        wants = self.table.wants[self.question.id].values()
        unmet = answer.mark != "normal" and any(wanted.missed for wanted in wants)
        return unmet or self.table.mark(self.question.id, answer) == "deal_breaker"

    @cached_property
    def effects(self) -> list[dict[str, int]]:
        """The numbers of `FIELDS` for each code."""
        return [self._effects(code, answer) for code, answer in enumerate(self.codes)]

    def _effects(self, code: int, answer: Answer | None) -> dict[str, int]:
        found = dict.fromkeys(FIELDS, 0)
        found["unread"] = int(code == self.unread)
        if answer is None:
            return found
        return {
            **asdict(self.table.wanted(self.question.id, answer)),
            "answered": 1,
            "changes": len(self.changes(answer)),
            "special": int(self.most_changes > 0 and self.is_special(answer)),
            "unread": 0,
        }
