"""The sheets one and two answers away: on how many of them the same is recommended.

Exact, without looking at each of them. What two changes do to a lead is the sum of what each
does, so for one change all of its partners are found in one step, path by path: paths times
changes such steps, and memory for one path at a time.
"""

from collections.abc import Sequence
from functools import cached_property
from operator import sub

from careerpick.decide.bits import Numbers
from careerpick.decide.decision import Decision, missing


class Neighbours:
    """Every pair of changes of mind, as one set of partners for each change.

    Place 0 stands for no change, so that what one change does is what it does with this one.
    """

    def __init__(self, decision: Decision) -> None:
        """Take the sheet."""
        self._decision = decision
        self._changes = list(decision.changes_of_mind())
        none = (0,) * len(decision.table.path_ids)
        rows = [none, *(decision.delta(*change) for change in self._changes)]
        self._columns = list(zip(*rows, strict=True))
        self._questions = ["", *(question for question, _ in self._changes)]
        self._of: dict[str, int] = {}
        for place, question in enumerate(self._questions):
            self._of[question] = self._of.get(question, 0) | 1 << place
        self._all = (1 << len(self._questions)) - 1
        self._never, self._always = ([mask] * len(self._questions) for mask in (0, self._all))

    def count(self, recommended: tuple[str, ...]) -> tuple[tuple[int, int], tuple[int, int]]:
        """Count the sheets one and two answers away.

        Args:
            recommended: What is recommended on the sheet itself.

        Returns:
            Twice: on how many of them it stays, and how many there are.
        """
        stays = self._keep(recommended) if recommended else self._keep_nothing()
        others = [self._all & ~self._of[question] & ~1 for question in self._questions[1:]]
        both = sum(
            (mine & other).bit_count() for mine, other in zip(stays[1:], others, strict=True)
        )
        one = (stays[0] & ~1).bit_count(), len(self._changes)
        return one, (both // 2, sum(other.bit_count() for other in others) // 2)

    def _keep(self, recommended: tuple[str, ...]) -> list[int]:
        """Return for each change the partners with which these paths stay the best."""
        ids, scores = self._decision.table.path_ids, self._decision.scores
        chosen = [ids.index(path) for path in recommended]
        first = chosen[0]
        lost = [none | even for none, even in zip(self._fits_none, self._all_even, strict=True)]
        for place, path in enumerate(ids):
            in_reach = self._in_reach(path)
            if place in chosen:
                lost = [mask | ~reach for mask, reach in zip(lost, in_reach, strict=True)]
            leads = list(map(sub, self._columns[first], self._columns[place]))
            lead = scores[first] - scores[place]
            if place == first or (place not in chosen and lead + 2 * min(leads) > 0):
                continue
            numbers = Numbers(leads)
            if place in chosen:
                differ = [self._all ^ numbers.equal_to(-lead - own) for own in leads]
            else:
                ahead = (numbers.at_most(-lead - own) for own in leads)
                differ = [mask & reach for mask, reach in zip(ahead, in_reach, strict=True)]
            lost = [mask | other for mask, other in zip(lost, differ, strict=True)]
        return [self._all & ~mask for mask in lost]

    def _keep_nothing(self) -> list[int]:
        """Return for each change the partners with which nothing is recommended."""
        left = self._never
        for path in self._decision.table.path_ids:
            left = [mask | reach for mask, reach in zip(left, self._in_reach(path), strict=True)]
        return [
            none | even | self._all & ~mask
            for none, even, mask in zip(self._fits_none, self._all_even, left, strict=True)
        ]

    def _in_reach(self, path: str) -> Sequence[int]:
        """Return for each change the partners with which nothing puts this path out."""
        ruling, refusing = self._ruling.get(path, frozenset()), self._refusing.get(path, 0)
        if self._decision.access[path].status == "blocked" or len(ruling) > 2:
            return self._never
        if not ruling and not refusing:
            return self._always
        found = []
        for place, question in enumerate(self._questions):
            left = ruling - {question}  # what the partner has to change
            partners = self._of.get(next(iter(left)), 0) if left else self._all
            is_in = len(left) < 2 and not refusing >> place & 1
            found.append(partners & ~refusing if is_in else 0)
        return found

    @cached_property
    def _ruling(self) -> dict[str, frozenset[str]]:
        """Path id to the questions whose answers now rule it out."""
        found: dict[str, frozenset[str]] = {}
        for question, answer in self._decision.sheet.answers.items():
            for path in self._decision.table.rules_out(question, answer):
                found[path] = found.get(path, frozenset()) | {question}
        return found

    @cached_property
    def _refusing(self) -> dict[str, int]:
        """Path id to the changes whose answers would rule it out."""
        found: dict[str, int] = {}
        for place, (question, instead) in enumerate(self._changes, start=1):
            for path in self._decision.table.rules_out(question, instead):
                found[path] = found.get(path, 0) | 1 << place
        return found

    @cached_property
    def _all_even(self) -> list[int]:
        """Return for each change the partners with which every score is 0."""
        even = self._always
        for score, column in zip(self._decision.scores, self._columns, strict=True):
            if not any(even):
                break
            numbers = Numbers(column)
            even = [
                mask & numbers.equal_to(-score - own)
                for mask, own in zip(even, column, strict=True)
            ]
        return even

    @cached_property
    def _fits_none(self) -> list[int]:
        """Return for each change the partners with which no path gives what is wanted most."""
        if not self._decision.may_fit_none:
            return self._never
        table, sheet = self._decision.table, self._decision.sheet
        now = {
            question: missing(table, question, answer) for question, answer in sheet.answers.items()
        }
        whole = [sum(part) for part in zip((0, 0, 0), *now.values(), strict=True)]
        moved = [
            (0, 0, 0),
            *(
                tuple(map(sub, missing(table, question, instead), now[question]))
                for question, instead in self._changes
            ),
        ]
        strong, missed, balance = map(Numbers, zip(*moved, strict=True))
        return [
            strong.above(-whole[0] - own[0])
            | missed.above(-whole[1] - own[1]) & balance.above(-whole[2] - own[2] - 1)
            for own in moved
        ]
