"""What would have to be different: the fewest answers, one mark, or one limit.

Exact, by search over the score table; knows no terminal.
"""

from bisect import insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, repeat
from operator import ge, sub
from typing import Literal

from careerpick.decide.bits import Numbers
from careerpick.decide.decision import Decision, add_scores
from careerpick.decide.limits import SEVERITY, Status, check_access
from careerpick.decide.neighbours import Neighbours
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


def _rows(options: Sequence[_Step]) -> Iterator[Scores]:
    return (step.gains for step in options)


def _losses(steps: list[list[_Step]], rivals: int) -> list[list[int]]:
    """Return for each rival the most that each question can take from the lead, worst first."""
    none = (0,) * rivals
    lost = [list(map(min, none, *_rows(options))) for options in steps]
    return [sorted(rival) for rival in zip(*lost, strict=True)] if lost else [[]] * rivals


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
            for rival, gain in zip(best, map(max, none, *_rows(options)), strict=True):
                insort(rival, -gain)
            bounds.append([[0, *accumulate(-gain for gain in rival[:count])] for rival in best])
        return bounds[::-1]

    @cached_property
    def _gains(self) -> list[Numbers]:
        """For each rival what each step gains, in the order of the search."""
        return [Numbers(gains) for gains in zip(*_rows(self._flat), strict=True)]

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


def tipping_marks(decision: Decision, recommended: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return (question, path) for each answer whose marking alone would recommend that path.

    Marking means: an unmarked answer becomes "matters a lot to me".
    """
    tipping = []
    for question in decision.table.points:  # not of the sheet, whose order means nothing
        answer = decision.sheet.answers.get(question)
        if answer is None or decision.table.importance(question, answer) > 1:
            continue
        after = decision.after({question: Answer(answer.option, "important")})
        if len(after) == 1 and after != recommended:
            tipping.append((question, after[0]))
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
                    after = check_access(path, content.bank, _with(facts, check.limit, enough))
                    if SEVERITY.index(after.status) < SEVERITY.index(before.status):
                        found.append(
                            Opening(
                                path.id,
                                check.limit,
                                check.have,
                                enough,
                                before.status,
                                after.status,
                            )
                        )
                        break
    return tuple(found)


def _with(facts: Mapping[str, int], limit: str, amount: int) -> dict[str, int]:
    return {**facts, limit: amount}


# How sure: does the recommendation stay when one or two answers differ? By enumeration.

CertaintyLabel = Literal["firm", "likely", "close", "none"]

FIRM_TWO_AWAY = 0.95
"""Share of the sheets two answers away in which a firm result stays."""
LIKELY_ONE_AWAY = 0.9
"""Below this share of the sheets one answer away, a result is close."""
SHORT_ONE_AWAY = 0.8
"""The same where only a single sheet one answer away differs, as in a bank of few questions."""


@value
class Share:
    """How many of how many."""

    stays: int
    total: int

    def at_least(self, share: float) -> bool:
        """Tell whether `stays` reaches this share of `total` (true of an empty total)."""
        return self.stays >= share * self.total


@value
class TurningAnswer:
    """One other answer that changes what is recommended.

    Attributes:
        change: The answer now and the one instead, with the same mark.
        recommended: Ids of the paths recommended then; several for a tie, or none.
    """

    change: Change
    recommended: tuple[str, ...]


@value
class Certainty:
    """How far the recommendation hangs on single answers.

    Attributes:
        label: See `label_of`.
        one_away: Sheets that differ in one answer about what the person wants (another
            option of the same question, same mark) in which the recommendation is the same.
        two_away: The same for sheets that differ in two answers.
        turning: The answers of `one_away` in which it is not.
        rival: Where it is close, and not a tie: id of the next best path within reach.
    """

    label: CertaintyLabel
    one_away: Share
    two_away: Share
    turning: tuple[TurningAnswer, ...] = ()
    rival: str | None = None


def label_of(recommended: tuple[str, ...], one: Share, two: Share) -> CertaintyLabel:
    """Return how sure a recommendation is: the whole rule.

    firm: it stays whichever one answer differs, and nearly always with two. close: a tie,
    or many a single answer would change it. likely: between. none: nothing is recommended.
    """
    if not recommended:
        return "none"
    share = SHORT_ONE_AWAY if one.total - one.stays == 1 else LIKELY_ONE_AWAY
    if len(recommended) > 1 or not one.at_least(share):
        return "close"
    return "firm" if one.at_least(1) and two.at_least(FIRM_TWO_AWAY) else "likely"


def turning_answers(decision: Decision, recommended: tuple[str, ...]) -> tuple[TurningAnswer, ...]:
    """Return every single other answer after which something else is recommended.

    Args:
        decision: The sheet, prepared.
        recommended: What is recommended on it.
    """
    return tuple(
        TurningAnswer(Change(question, decision.sheet.answers[question], instead), after)
        for question, instead in decision.changes_of_mind()
        if (after := decision.after({question: instead})) != recommended
    )


def measure_certainty(decision: Decision) -> Certainty:
    """Count the sheets one and two answers away from this one on which nothing changes."""
    recommended = decision.after({})
    turning = turning_answers(decision, recommended)
    one_away, two_away = (Share(*count) for count in Neighbours(decision).count(recommended))
    label = label_of(recommended, one_away, two_away)
    rival = _next_best(decision, recommended[0]) if label == "close" else None
    single = rival if len(recommended) == 1 else None
    return Certainty(label, one_away, two_away, turning, single)


def _next_best(decision: Decision, leader: str) -> str | None:
    scored = zip(decision.table.path_ids, decision.scores, strict=True)
    left = [(score, path) for path, score in scored if path != leader and path not in decision.out]
    return min(left, key=lambda item: (-item[0], item[1]))[1] if left else None
