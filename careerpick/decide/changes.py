"""What would have to be different, and how sure that makes a result.

Exact, by search over the score table: the fewest answers, one mark, one limit, or any one or two
answers. Knows no terminal.
"""

from bisect import insort
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, combinations, repeat
from operator import ge, sub
from typing import Literal

from careerpick.decide.circumstances import SEVERITY, Status, check_access
from careerpick.decide.decision import Decision, add_scores, best_left
from careerpick.decide.table import Scores
from careerpick.model import Answer
from careerpick.values import value

# The fewest other answers for a path to score first.

MOST_LOOKS = 2_000_000
"""Leads that a search for the fewest changes looks at before it gives up: under a second."""


@value
class Change:
    """Another answer to one question."""

    question: str
    now: Answer
    instead: Answer


@value
class WayToLead:
    """What it would take for a path to score first, alone."""

    path: str
    changes: tuple[Change, ...] | None
    """A smallest set of other answers; () when it is first already; None when none was found."""
    at_least: int | None = None
    """None where `changes` is exact, which with None means that no answers to these questions
    would do it. Else the search was given up: it takes at least so many."""


Gains = tuple[Change, Scores]
"""A change, and what it adds to the lead over each rival."""


def fewest_changes(decision: Decision, target: str, most: int | None = None) -> WayToLead:
    """Find a smallest set of answers to change for `target` to score first, alone.

    Marks stay on their questions. Limits and deal-breakers are left out: this is about
    what fits, and they are asked about by `openings`. Exact as far as it looks; the search
    gives up after `MOST_LOOKS`, since the number of sets grows without bound.

    Args:
        decision: The sheet.
        target: Path id.
        most: Look for sets of up to so many answers only; None for any number.
    """
    index = decision.table.path_ids.index(target)
    leads, questions = _leads(decision.scores, index), _useful(decision, index)
    none = (0,) * len(leads)
    worst = [map(min, none, *(gains for _, gains in options)) for options in questions]
    losses = [sorted(rival) for rival in zip(*worst, strict=True)] or [[] for _ in leads]
    reach = len(questions) if most is None else min(most, len(questions))
    looks = MOST_LOOKS
    for count in range(1 + reach):
        # The rivals that so many changes cannot bring level stay behind whatever is changed.
        near = [i for i, lead in enumerate(leads) if lead + sum(losses[i][:count]) <= 0]
        search = _Search(questions, near, count, looks)
        found = search.find(tuple(leads[i] for i in near), 0, count)
        if found is not None:
            order = list(decision.table.points)
            changes = sorted(found, key=lambda change: order.index(change.question))
            return WayToLead(target, tuple(changes))
        looks = search.looks
        if looks < 0:
            return WayToLead(target, None, max(1, count))
    return WayToLead(target, None, None if reach == len(questions) else reach + 1)


def _leads(scores: Scores, index: int) -> Scores:
    leads = list(map(sub, repeat(scores[index]), scores))
    del leads[index]
    return tuple(leads)


def _useful(decision: Decision, index: int) -> list[list[Gains]]:
    """Return for each question the changes that no other change of it beats everywhere.

    Large ones come first, so that the search finds an answer or gives up soon.
    """
    by_question: dict[str, list[Gains]] = {}
    for question, instead in decision.single_changes():
        gains = _leads(decision.delta(question, instead), index)
        change = Change(question, decision.answers[question], instead)
        by_question.setdefault(question, []).append((change, gains))
    useful = [
        [step for step in steps if max(step[1], default=0) > 0 and not _beaten(step, steps)]
        for steps in by_question.values()
    ]
    found = [steps for steps in useful if steps]
    return sorted(found, key=lambda steps: -max(sum(gains) for _, gains in steps))


def _beaten(step: Gains, others: Sequence[Gains]) -> bool:
    own = step[1]
    return any(gains != own and all(map(ge, gains, own)) for _, gains in others)


class _Search:
    """A search for up to `count` changes that make the lead over every near rival positive."""

    def __init__(
        self, questions: list[list[Gains]], near: list[int], count: int, looks: int
    ) -> None:
        self.looks = looks
        """How many leads may still be looked at; below 0 once the search has given up."""
        self._questions = [
            [(change, tuple(gains[i] for i in near)) for change, gains in options]
            for options in questions
        ]
        # From each question on, for each rival, the most that 0, 1, 2 … changes gain: a bound. It
        # may combine options that no one set of changes combines, so it never cuts off a solution.
        none = (0,) * len(near)
        best: list[list[int]] = [[] for _ in near]
        self._bounds = [[[0] for _ in near]]
        for options in reversed(self._questions):
            most = map(max, none, *(gains for _, gains in options))
            for rival, gain in zip(best, most, strict=True):
                insort(rival, -gain)
            bounds = [[0, *accumulate(-gain for gain in rival[:count])] for rival in best]
            self._bounds.insert(0, bounds)

    def find(self, leads: Scores, start: int, count: int) -> tuple[Change, ...] | None:
        """Return at most `count` changes from question `start` on that make every lead positive."""
        if all(lead > 0 for lead in leads):
            return ()
        left = min(count, len(self._questions) - start)
        if left == 0 or any(
            lead + bound[left] <= 0 for lead, bound in zip(leads, self._bounds[start], strict=True)
        ):
            return None
        for i in range(start, len(self._questions)):
            for change, gains in self._questions[i]:
                self.looks -= 1 + len(leads)
                if self.looks < 0:
                    return None
                rest = self.find(add_scores(leads, gains), i + 1, count - 1)
                if rest is not None:
                    return (change, *rest)
        return None


# One mark, or one limit.


@value
class TippingMark:
    """An answer that, marked as mattering a lot, would make `path` the recommended one."""

    question: str
    path: str


def tipping_marks(decision: Decision, recommended: tuple[str, ...]) -> tuple[TippingMark, ...]:
    """Return every unmarked answer whose marking alone would recommend one other path."""
    tipping = []
    for question in decision.table.points:  # not of the sheet, whose order means nothing
        answer = decision.answers.get(question)
        if answer is None or decision.table.importance(question, answer) > 1:
            continue
        after = decision.after({question: Answer(answer.option, "important")})
        if len(after) == 1 and after != recommended:
            tipping.append(TippingMark(question, after[0]))
    return tuple(tipping)


@value
class Opening:
    """One limit that, met, would let a path start sooner."""

    path: str
    limit: str
    have: int | None
    """What the person stated; None when it was not given."""
    need: int
    """The value that would be enough."""
    before: Status
    after: Status
    """Status of the path with that value, all else the same."""


def openings(decision: Decision) -> tuple[Opening, ...]:
    """Return every single limit that, at its minimum or comfortable value, improves a status."""
    bank, facts = decision.content.bank, decision.facts
    found = []
    for path in decision.content.paths:
        before = decision.access[path.id]
        for check in (check for need in before.needs for check in need.limits):
            for enough in sorted({check.minimum, check.comfortable}):
                if check.have is not None and check.have >= enough:
                    continue
                after = check_access(path, bank, {**facts, check.limit: enough}).status
                if SEVERITY.index(after) < SEVERITY.index(before.status):
                    statuses = before.status, after
                    found.append(Opening(path.id, check.limit, check.have, enough, *statuses))
                    break
    return tuple(found)


# How sure: on how many of the sheets one answer away is the same recommended?

CertaintyLabel = Literal["firm", "likely", "close", "none"]

FIRM_ONE_AWAY = 95
"""From this percentage of the sheets one answer away on, a result is firm (docs/validation.md)."""
LIKELY_ONE_AWAY = 90
"""Below this percentage of the sheets one answer away, a result is close."""
SHORT_ONE_AWAY = 80
"""The same where only a single sheet one answer away differs, as in a bank of few questions."""


@value
class Share:
    """How many of how many."""

    stays: int
    total: int


@value
class TurningAnswer:
    """One other answer (with the same mark) that changes what is recommended."""

    change: Change
    recommended: tuple[str, ...]
    """Ids of the paths recommended then; several for a tie, or none."""


@value
class Certainty:
    """How far the recommendation hangs on single answers."""

    label: CertaintyLabel
    """See `label_of`."""
    one_away: Share
    """Sheets that differ in one answer about what the person wants (another option of the same
    question, same mark) in which the recommendation is the same."""
    turning: tuple[TurningAnswer, ...] = ()
    """The answers of `one_away` in which it is not."""
    rival: str | None = None
    """Where it is close, and not a tie: id of the next best path within reach."""


def label_of(recommended: tuple[str, ...], one: Share) -> CertaintyLabel:
    """Return how sure it is what is recommended, which stays on so many sheets one answer away.

    firm: hardly any single answer would change it. close: a tie, or many a one would. likely:
    between. none: nothing is recommended.
    """
    if not recommended:
        return "none"
    share = SHORT_ONE_AWAY if one.total - one.stays == 1 else LIKELY_ONE_AWAY
    if len(recommended) > 1 or 100 * one.stays < share * one.total:
        return "close"
    return "firm" if 100 * one.stays >= FIRM_ONE_AWAY * one.total else "likely"


def turning_answers(decision: Decision, recommended: tuple[str, ...]) -> Iterator[TurningAnswer]:
    """Yield every single other answer after which something else than this is recommended."""
    for question, instead in decision.changes_of_mind():
        if (after := decision.after({question: instead})) != recommended:
            change = Change(question, decision.answers[question], instead)
            yield TurningAnswer(change, after)


def measure_certainty(decision: Decision) -> Certainty:
    """Count the sheets one answer away from this one on which nothing changes."""
    recommended = decision.after({})
    turning = tuple(turning_answers(decision, recommended))
    total = sum(1 for _ in decision.changes_of_mind())
    one_away = Share(total - len(turning), total)
    label = label_of(recommended, one_away)
    is_close = label == "close" and len(recommended) == 1
    behind = best_left(decision.by_path, {*decision.out, *recommended}) if is_close else ()
    return Certainty(label, one_away, turning, next(iter(behind), None))


def two_away(decision: Decision) -> Share:
    """Count the sheets two answers away from this one, and those on which nothing changes.

    All leads of a single recommended path stand in one integer, so that a pair takes two sums.
    """
    recommended, changes = decision.after({}), list(decision.changes_of_mind())
    leader = decision.table.path_ids.index(recommended[0]) if len(recommended) == 1 else None
    left = [path not in decision.out for path in decision.table.path_ids]
    rows = [decision.scores, *(decision.delta(*change) for change in changes)]
    bits = 3 + max(map(abs, chain(*rows))).bit_length() + 1
    high = sum(1 << bits * (n + 1) - 1 for n in range(sum(left) - 1))

    def packed(row: Scores) -> int:
        leads = (row[leader or 0] - own for i, own in enumerate(row) if left[i] and i != leader)
        return sum(lead << bits * n for n, lead in enumerate(leads))

    def stays(one: int, other: int) -> bool:
        both = dict((changes[one], changes[other]))
        if leader is None or not high or not decision.guarded.isdisjoint(both):
            return decision.after(both) == recommended
        # A lead above 0 sets the highest bit of its place.
        leads = now + moves[one] + moves[other]
        return leads & high == high and not decision.fits_none_after(both)

    now, *moves = map(packed, rows)
    now += high - (high >> bits - 1)
    places = combinations(range(len(changes)), 2)
    pairs = [(one, other) for one, other in places if changes[one][0] != changes[other][0]]
    return Share(sum(stays(*pair) for pair in pairs), len(pairs))
