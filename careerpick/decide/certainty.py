"""How sure: does the recommendation stay when one or two answers differ? By enumeration.

Nothing is sampled here: every sheet that differs in one or two answers about what the person
wants is looked at. How often results of each label were right for described people stands in
docs/validation.md, and `RIGHT_IN_100` says it.
"""

from itertools import combinations
from typing import Literal

from careerpick.decide.changes import Change
from careerpick.decide.decision import Decision, add_scores
from careerpick.values import value

CertaintyLabel = Literal["firm", "likely", "close", "none"]

FIRM_TWO_AWAY = 0.95
"""Share of the sheets two answers away in which a firm result stays."""
LIKELY_ONE_AWAY = 0.9
"""Below this share of the sheets one answer away, a result is close."""


@value
class Share:
    """How many of how many."""

    stays: int
    total: int

    def at_least(self, share: float) -> bool:
        """Tell whether `stays` reaches this share of `total` (true of an empty total)."""
        return self.stays >= share * self.total


@value
class Certainty:
    """How far the recommendation hangs on single answers.

    Attributes:
        label: See `label_of`.
        one_away: Sheets that differ in one answer about what the person wants (another
            option of the same question, same mark) in which the recommendation is the same.
        two_away: The same for sheets that differ in two answers.
        rival: Where it is close, and not a tie: id of the next best path within reach.
    """

    label: CertaintyLabel
    one_away: Share
    two_away: Share
    rival: str | None = None


@value
class TurningAnswer:
    """One other answer that changes what is recommended.

    Attributes:
        change: The answer now and the one instead, with the same mark.
        recommended: Ids of the paths recommended then; several for a tie, or none.
    """

    change: Change
    recommended: tuple[str, ...]


def label_of(recommended: tuple[str, ...], one: Share, two: Share) -> CertaintyLabel:
    """Return how sure a recommendation is: the whole rule.

    firm: it stays whichever one answer differs, and nearly always with two. close: a tie,
    or many a single answer would change it. likely: between. none: nothing is recommended.
    """
    if not recommended:
        return "none"
    if len(recommended) > 1 or not one.at_least(LIKELY_ONE_AWAY):
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
    """Enumerate the sheets one and two answers away from this one."""
    recommended = decision.after({})
    changes = [
        (question, instead, decision.delta(question, instead))
        for question, instead in decision.changes_of_mind()
    ]
    one = len(changes) - len(turning_answers(decision, recommended))
    stays = [
        decision.outcome(
            add_scores(add_scores(decision.scores, by_first), by_second),
            {first: instead, second: other},
        )
        == recommended
        for (first, instead, by_first), (second, other, by_second) in combinations(changes, 2)
        if first != second
    ]
    one_away, two_away = Share(one, len(changes)), Share(sum(stays), len(stays))
    label = label_of(recommended, one_away, two_away)
    rival = _next_best(decision, recommended[0]) if label == "close" else None
    return Certainty(label, one_away, two_away, rival if len(recommended) == 1 else None)


def _next_best(decision: Decision, leader: str) -> str | None:
    scored = zip(decision.table.path_ids, decision.scores, strict=True)
    left = [(score, path) for path, score in scored if path != leader and path not in decision.out]
    return min(left, key=lambda item: (-item[0], item[1]))[1] if left else None
