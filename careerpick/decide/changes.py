"""What would have to be different: the fewest answers, one mark, or one limit.

Exact, by search over the score table; knows no terminal.
"""

from bisect import bisect_right, insort
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate, repeat
from operator import ge, or_, sub

from careerpick.decide.decision import Decision, add_scores
from careerpick.decide.limits import SEVERITY, Status, check_access
from careerpick.decide.table import Scores
from careerpick.model import Answer
from careerpick.values import value

MOST_LOOKS = 1_500_000
"""Leads that a search for the fewest changes looks at before it gives up: under a second."""


@value
class Change:
    """Another answer to one question."""

    question: str
    now: Answer
    instead: Answer


@value
class WayToLead:
    """What it would take for a path to score first, alone.

    Attributes:
        path: Path id.
        changes: A smallest set of other answers; () when it is first already; None when
            none was found.
        at_least: None where `changes` is exact, which with None means that no answers to
            these questions would do it. Else the search was given up: it takes at least so
            many.
    """

    path: str
    changes: tuple[Change, ...] | None
    at_least: int | None = None


@value
class Opening:
    """One limit that, met, would let a path start sooner.

    Attributes:
        path: Path id.
        limit: Limit id.
        have: What the person stated; None when it was not given.
        need: The value that would be enough.
        before: Status of the path now.
        after: Status of the path with that value, all else the same.
    """

    path: str
    limit: str
    have: int | None
    need: int
    before: Status
    after: Status


@value
class TippingMark:
    """An answer that, marked as mattering a lot, would make `path` the recommended one."""

    question: str
    path: str


@value
class _Step:
    """Another option of one question, and what it adds to the lead over each rival."""

    change: Change
    gains: Scores


def fewest_changes(
    decision: Decision,
    target: str,
    most: int | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> WayToLead:
    """Find a smallest set of answers to change for `target` to score first, alone.

    Marks stay on their questions. Limits and deal-breakers are left out: this is about
    what fits, and they are asked about by `openings`. Exact as far as it looks; the search
    gives up after `MOST_LOOKS`, since the number of sets grows without bound.

    Args:
        decision: The sheet.
        target: Path id.
        most: Look for sets of up to so many answers only; None for any number.
        go_on: Asked now and then whether the search may go on; it gives up where not.
    """
    index = decision.table.path_ids.index(target)
    leads = _leads(decision.scores, index)
    steps = _useful_steps(decision, index)
    losses = _losses(steps, len(leads))
    reach = len(steps) if most is None else min(most, len(steps))
    looks = MOST_LOOKS
    for count in range(1 + reach):
        # The rivals that so many changes cannot bring level stay behind whatever is changed.
        near = [i for i, lead in enumerate(leads) if lead + sum(losses[i][:count]) <= 0]
        search = _Search(_of_rivals(steps, near), count, looks, go_on)
        found = search.find(tuple(leads[i] for i in near), 0, count)
        if found is not None:
            order = list(decision.table.points)
            changes = sorted(found, key=lambda change: order.index(change.question))
            return WayToLead(target, tuple(changes))
        looks = search.looks
        if looks < 0:
            return WayToLead(target, None, max(1, count))
    return WayToLead(target, None, None if reach == len(steps) else reach + 1)


def _leads(scores: Scores, index: int) -> Scores:
    leads = list(map(sub, repeat(scores[index]), scores))
    del leads[index]
    return tuple(leads)


def _useful_steps(decision: Decision, index: int) -> list[list[_Step]]:
    """Return for each question the changes that no other change of it beats everywhere."""
    by_question: dict[str, list[_Step]] = {}
    for question, instead in decision.single_changes():
        gains = _leads(decision.delta(question, instead), index)
        change = Change(question, decision.sheet.answers[question], instead)
        by_question.setdefault(question, []).append(_Step(change, gains))
    useful = [
        [step for step in steps if max(step.gains, default=0) > 0 and not _beaten(step, steps)]
        for steps in by_question.values()
    ]
    # Large steps first, so that the search finds an answer or gives up soon.
    return sorted(
        (steps for steps in useful if steps),
        key=lambda steps: -max(sum(step.gains) for step in steps),
    )


def _of_rivals(steps: list[list[_Step]], rivals: Sequence[int]) -> list[list[_Step]]:
    return [
        [_Step(step.change, tuple(step.gains[i] for i in rivals)) for step in options]
        for options in steps
    ]


def _beaten(step: _Step, others: Sequence[_Step]) -> bool:
    return any(
        other.gains != step.gains and all(map(ge, other.gains, step.gains)) for other in others
    )


def _losses(steps: list[list[_Step]], rivals: int) -> list[list[int]]:
    """Return for each rival the most that each question can take from the lead, worst first."""
    none = (0,) * rivals
    lost = [list(map(min, none, *(step.gains for step in options))) for options in steps]
    return [sorted(rival) for rival in zip(*lost, strict=True)] if lost else [[]] * rivals


class Numbers:
    """Numbers in a row, asked which of them reach a bound.

    A set of places is the bits of one integer, so that it is met or joined in one step: thousands
    of pairs of answers are asked about at once.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        """Take the numbers; the sets that come back hold their places."""
        self._equal: dict[int, int] = {}
        for place, number in enumerate(numbers):
            self._equal[number] = self._equal.get(number, 0) | 1 << place
        self._sorted = sorted(self._equal)
        self._up_to: list[int] = [
            0,
            *accumulate((self._equal[number] for number in self._sorted), or_),
        ]

    def at_most(self, bound: int) -> int:
        """Return the places of the numbers that are not above the bound."""
        place = bisect_right(self._sorted, bound)
        return self._up_to[place]

    def above(self, bound: int) -> int:
        """Return the places of the numbers that are above the bound."""
        return self._up_to[-1] ^ self.at_most(bound)

    def equal_to(self, number: int) -> int:
        """Return the places of this number."""
        return self._equal.get(number, 0)


class _Search:
    """A search for up to `count` changes that make every lead positive.

    Attributes:
        looks: How many leads may still be looked at; below 0 once the search has given up.
    """

    def __init__(
        self, steps: list[list[_Step]], count: int, looks: int, go_on: Callable[[], bool]
    ) -> None:
        self.looks, self._go_on = looks, go_on
        self._steps = steps
        self._flat = [step for options in steps for step in options]
        self._from = [0, *accumulate(map(len, steps))]
        self._tops = self._best_gains(count)

    def _best_gains(self, count: int) -> list[list[list[int]]]:
        """Return, from each question on, for each rival, the most that 0, 1, 2 … changes gain.

        A bound: it may combine options that no one set of changes combines, so it never cuts
        off a real solution.
        """
        none = (0,) * len(self._flat[0].gains) if self._flat else ()
        best: list[list[int]] = [[] for _ in none]
        bounds = [[[0] for _ in none]]
        for options in reversed(self._steps):
            most = map(max, none, *(step.gains for step in options))
            for rival, gain in zip(best, most, strict=True):
                insort(rival, -gain)
            bounds.append([[0, *accumulate(-gain for gain in rival[:count])] for rival in best])
        return bounds[::-1]

    @cached_property
    def _gains(self) -> list[Numbers]:
        """For each rival what each step gains, in the order of the search."""
        return [Numbers(gains) for gains in zip(*(step.gains for step in self._flat), strict=True)]

    def find(self, leads: Scores, start: int, count: int) -> tuple[Change, ...] | None:
        """Return at most `count` changes from question `start` on that make every lead positive."""
        if all(lead > 0 for lead in leads):
            return ()
        left = min(count, len(self._steps) - start)
        if left == 0 or any(
            lead + bound[left] <= 0 for lead, bound in zip(leads, self._tops[start], strict=True)
        ):
            return None
        if left == 1 == count:
            return self._last(leads, start)
        for i in range(start, len(self._steps)):
            for step in self._steps[i]:
                self.looks -= 1 + len(leads)
                if self.looks < 0 or not self._go_on():
                    self.looks = -1
                    return None
                rest = self.find(add_scores(leads, step.gains), i + 1, count - 1)
                if rest is not None:
                    return (step.change, *rest)
        return None

    def _last(self, leads: Scores, start: int) -> tuple[Change, ...] | None:
        """Return the first change from question `start` on that alone makes every lead positive."""
        left = -1 << self._from[start]
        for lead, gains in zip(leads, self._gains, strict=True):
            left &= gains.above(-lead)
            if not left:
                return None
        first = (left & -left).bit_length() - 1
        return (self._flat[first].change,)


def tipping_marks(decision: Decision, recommended: tuple[str, ...]) -> tuple[TippingMark, ...]:
    """Return every unmarked answer whose marking alone would recommend one other path."""
    tipping = []
    for question in decision.table.points:  # not of the sheet, whose order means nothing
        answer = decision.sheet.answers.get(question)
        if answer is None or decision.table.importance(question, answer) > 1:
            continue
        after = decision.after({question: Answer(answer.option, "important")})
        if len(after) == 1 and after != recommended:
            tipping.append(TippingMark(question, after[0]))
    return tuple(tipping)


def openings(decision: Decision) -> tuple[Opening, ...]:
    """Return every single limit that, at its minimum or comfortable value, improves a status."""
    content = decision.content
    facts = decision.facts
    found = []
    for path in content.paths:
        before = decision.access[path.id]
        for need in before.needs:
            for check in need.limits:
                for enough in sorted({check.minimum, check.comfortable}):
                    if check.have is not None and check.have >= enough:
                        continue
                    after = check_access(path, content.bank, {**facts, check.limit: enough})
                    if SEVERITY.index(after.status) < SEVERITY.index(before.status):
                        statuses = before.status, after.status
                        found.append(Opening(path.id, check.limit, check.have, enough, *statuses))
                        break
    return tuple(found)
