"""How sure: on how many of the sheets one answer away is the same recommended, and two away?

Exact. Sheets one away are looked at; those two away are counted without that. What two changes do
to a score is the sum of what each does, so for one change all partners with which a sum reaches a
bound are found in one step, path by path: paths times changes such steps, and memory for one path
at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import and_, or_, sub
from typing import Literal

from careerpick.decide.changes import Change, Numbers
from careerpick.decide.decision import Decision, missing
from careerpick.values import value

CertaintyLabel = Literal["firm", "likely", "close", "none"]

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


def label_of(recommended: tuple[str, ...], one: Share) -> CertaintyLabel:
    """Return how sure a recommendation is: the whole rule.

    firm: it stays whichever one answer differs. close: a tie, or many a single answer would
    change it. likely: between. none: nothing is recommended.

    Args:
        recommended: What is recommended on a sheet.
        one: On how many of the sheets one answer away it stays.
    """
    if not recommended:
        return "none"
    share = SHORT_ONE_AWAY if one.total - one.stays == 1 else LIKELY_ONE_AWAY
    if len(recommended) > 1 or not one.at_least(share):
        return "close"
    return "firm" if one.stays == one.total else "likely"


def is_firm(decision: Decision) -> bool:
    """Tell whether this sheet's label is "firm", without measuring all of its certainty."""
    recommended = decision.after({})
    return len(recommended) == 1 and not any(turning_answers(decision, recommended))


def turning_answers(decision: Decision, recommended: tuple[str, ...]) -> Iterator[TurningAnswer]:
    """Yield every single other answer after which something else is recommended.

    Args:
        decision: The sheet, prepared.
        recommended: What is recommended on it.
    """
    for question, instead in decision.changes_of_mind():
        if (after := decision.after({question: instead})) != recommended:
            change = Change(question, decision.sheet.answers[question], instead)
            yield TurningAnswer(change, after)


def measure_certainty(decision: Decision) -> Certainty:
    """Count the sheets one and two answers away from this one on which nothing changes."""
    recommended = decision.after({})
    turning = tuple(turning_answers(decision, recommended))
    changes = sum(1 for _ in decision.changes_of_mind())
    one_away = Share(changes - len(turning), changes)
    label = label_of(recommended, one_away)
    is_close = label == "close" and len(recommended) == 1
    rival = _next_best(decision, recommended[0]) if is_close else None
    return Certainty(label, one_away, _count_two_away(decision, recommended), turning, rival)


def _next_best(decision: Decision, leader: str) -> str | None:
    scored = zip(decision.table.path_ids, decision.scores, strict=True)
    left = [(score, path) for path, score in scored if path != leader and path not in decision.out]
    return min(left, key=lambda item: (-item[0], item[1]))[1] if left else None


Masks = list[int]
"""For each change the set of its partners, as the bits of one integer."""


class _Pairs:
    """Every pair of changes of mind, as one set of partners for each change."""

    def __init__(self, decision: Decision) -> None:
        """Take the sheet."""
        self.decision = decision
        self.changes = list(decision.changes_of_mind())
        self.all = (1 << len(self.changes)) - 1
        self.always = [self.all] * len(self.changes)
        self.never = [0] * len(self.changes)

    def positive(self, now: int, moves: Sequence[int]) -> Masks:
        """Return the partners with which a sum is above 0 that each change moves so far."""
        if now + 2 * min(moves) > 0:
            return self.always
        numbers = Numbers(moves)
        return [numbers.above(-now - own) for own in moves]

    def zero(self, now: int, moves: Sequence[int]) -> Masks:
        """Return the partners with which it is 0."""
        numbers = Numbers(moves)
        return [numbers.equal_to(-now - own) for own in moves]

    def stay(self, recommended: tuple[str, ...]) -> Masks:
        """Return the partners with which these paths are recommended, and no others."""
        ids, scores = self.decision.table.path_ids, self.decision.scores
        columns = list(zip(*(self.decision.delta(*change) for change in self.changes), strict=True))
        first = ids.index(recommended[0]) if recommended else 0
        fine = self.always
        for place, (path, in_reach) in enumerate(zip(ids, self._in_reach(), strict=True)):
            now = scores[first] - scores[place]
            leads = list(map(sub, columns[first], columns[place]))
            if path in recommended:
                own = _both(in_reach, self.zero(now, leads))
            else:
                ahead = self.positive(now, leads) if recommended else self.never
                own = [lead | self.all ^ reach for lead, reach in zip(ahead, in_reach, strict=True)]
            fine = _both(fine, own)
        nothing = self._fits_none()
        even = self.always
        for score, column in zip(scores, columns, strict=True):
            if not any(even):
                break
            even = _both(even, self.zero(score, column))
        nothing = list(map(or_, nothing, even))
        if not recommended:
            return list(map(or_, fine, nothing))
        return [mask & ~other for mask, other in zip(fine, nothing, strict=True)]

    def _in_reach(self) -> Iterable[Masks]:
        """Yield for each path the partners with which nothing puts it out."""
        table, answers = self.decision.table, self.decision.sheet.answers
        ruling = {question: table.rules_out(question, answers[question]) for question in answers}
        refusing = [(table.rules_out(*change), ruling[change[0]]) for change in self.changes]
        guarded = frozenset().union(*ruling.values(), *(out for out, _ in refusing))
        for path in table.path_ids:
            if self.decision.access[path].status == "blocked":
                yield self.never
            elif path not in guarded:
                yield self.always
            else:
                now = sum(path in out for out in ruling.values())
                yield self.zero(now, [(path in out) - (path in before) for out, before in refusing])

    def _fits_none(self) -> Masks:
        """Return the partners with which no path gives what is wanted most."""
        if not self.decision.may_fit_none:
            return self.never
        table, answers = self.decision.table, self.decision.sheet.answers
        said = {question: missing(table, question, answers[question]) for question in answers}
        moves = [
            tuple(map(sub, missing(table, question, instead), said[question]))
            for question, instead in self.changes
        ]
        now = map(sum, zip((0, 0, 0), *said.values(), strict=True))
        strong, missed, balance = zip(now, zip(*moves, strict=True), strict=True)
        at_least_half = self.positive(balance[0] + 1, balance[1])
        return list(map(or_, self.positive(*strong), _both(self.positive(*missed), at_least_half)))


def _both(one: Masks, other: Masks) -> Masks:
    return list(map(and_, one, other))


def _count_two_away(decision: Decision, recommended: tuple[str, ...]) -> Share:
    """Count the sheets two answers away, and those of them with the same recommendation."""
    pairs = _Pairs(decision)
    if not pairs.changes:
        return Share(0, 0)
    questions = [question for question, _ in pairs.changes]
    of_question: dict[str, int] = {}
    for place, question in enumerate(questions):
        of_question[question] = of_question.get(question, 0) | 1 << place
    others = [pairs.all & ~of_question[question] for question in questions]
    stays = sum(mask.bit_count() for mask in map(and_, pairs.stay(recommended), others))
    return Share(stays // 2, sum(other.bit_count() for other in others) // 2)
