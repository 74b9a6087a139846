"""How sure: does the recommendation stay when one or two answers differ? By enumeration.

Nothing is sampled here: every sheet one answer away and every sheet two answers away is
looked at.
"""

from itertools import combinations
from typing import Literal

from careerpick.decide.changes import Change
from careerpick.decide.decision import Decision, Scores, add_scores
from careerpick.model import Answer
from careerpick.values import value

CertaintyLabel = Literal["firm", "leaning", "toss_up", "none"]

FIRM_TWO_AWAY = 0.95
"""Share of the sheets two answers away in which a firm result stays."""
TOSS_UP_ONE_AWAY = 0.9
"""Below this share of the sheets one answer away, a result is a toss-up."""


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
        label: firm: stays whichever one answer differs, and nearly always with two.
            toss_up: a tie, or many a single answer would change it. leaning: between.
            none: nothing is recommended.
        one_away: Sheets that differ in one answer (another option of the same question,
            same mark) in which the recommendation is the same.
        two_away: The same for sheets that differ in two answers.
    """

    label: CertaintyLabel
    one_away: Share
    two_away: Share


@value
class TurningAnswer:
    """One other answer that changes what is recommended.

    Attributes:
        change: The answer now and the one instead, with the same mark.
        recommended: Ids of the paths recommended then; several for a tie, or none.
    """

    change: Change
    recommended: tuple[str, ...]


def turning_answers(decision: Decision, recommended: tuple[str, ...]) -> tuple[TurningAnswer, ...]:
    """Return every single other answer after which something else is recommended.

    Args:
        decision: The sheet, prepared.
        recommended: What is recommended on it.
    """
    return tuple(
        TurningAnswer(Change(question, decision.sheet.answers[question], instead), after)
        for question, instead in decision.single_changes()
        if (after := decision.after({question: instead})) != recommended
    )


def measure_certainty(decision: Decision, recommended: tuple[str, ...]) -> Certainty:
    """Enumerate the sheets one and two answers away from this one.

    Args:
        decision: The sheet, prepared.
        recommended: What is recommended on it.
    """
    changes = [
        (question, instead, decision.delta(question, instead))
        for question, instead in decision.single_changes()
    ]
    one = len(changes) - len(turning_answers(decision, recommended))
    pairs = [pair for pair in combinations(changes, 2) if pair[0][0] != pair[1][0]]
    two = sum(_stays(decision, *pair, recommended) for pair in pairs)
    one_away, two_away = Share(one, len(changes)), Share(two, len(pairs))
    return Certainty(_label(recommended, one_away, two_away), one_away, two_away)


_Change = tuple[str, Answer, Scores]


def _stays(
    decision: Decision, first: _Change, second: _Change, recommended: tuple[str, ...]
) -> bool:
    scores = add_scores(add_scores(decision.scores, first[2]), second[2])
    if first[0] in decision.guarded or second[0] in decision.guarded:
        out = decision.out_after({first[0]: first[1], second[0]: second[1]})
    else:
        out = decision.out
    return decision.recommended(scores, out) == recommended


def _label(recommended: tuple[str, ...], one: Share, two: Share) -> CertaintyLabel:
    if not recommended:
        return "none"
    if len(recommended) > 1 or not one.at_least(TOSS_UP_ONE_AWAY):
        return "toss_up"
    return "firm" if one.at_least(1) and two.at_least(FIRM_TWO_AWAY) else "leaning"
