"""Answers that do not go together: contradictions, and the same place every time."""

from collections import Counter

from careerpick.model import AnswerSheet, Option, QuestionBank
from careerpick.values import value

STRAIGHT_LINE_SHARE = 0.9
"""From this share of answers at the same place on, a warning is due."""
STRAIGHT_LINE_ANSWERS = 8
"""With fewer answers than this, the same place is no surprise."""


@value
class Contradiction:
    """Two questions that ask the same thing from two sides, with opposite answers."""

    question: str
    reverse: str


def find_contradictions(bank: QuestionBank, sheet: AnswerSheet) -> tuple[Contradiction, ...]:
    """Return the reversed pairs of the bank whose answers pull against each other.

    The answers contradict when the product of their evidence is at least half
    as negative as the most opposite answers to these two questions could make it.
    """
    found = []
    for later in bank.questions:
        earlier = bank.question(later.reverse_of) if later.reverse_of else None
        if earlier is None or not {earlier.id, later.id} <= sheet.answers.keys():
            continue
        agreement = {(a.id, b.id): _agreement(a, b) for a in earlier.options for b in later.options}
        given = agreement[sheet.answers[earlier.id].option, sheet.answers[later.id].option]
        if 2 * given <= min(agreement.values()) < 0:
            found.append(Contradiction(earlier.id, later.id))
    return tuple(found)


def _agreement(ours: Option, theirs: Option) -> int:
    return sum(
        evidence * theirs.wants.get(criterion, 0) for criterion, evidence in ours.wants.items()
    )


def same_place_every_time(bank: QuestionBank, sheet: AnswerSheet) -> bool:
    """Tell whether (nearly) all answers stand at the same place: first, second … or last."""
    places: Counter[int] = Counter()
    answered = 0
    for question in bank.questions:
        answer = sheet.answers.get(question.id)
        if answer is None:
            continue
        answered += 1
        place = [option.id for option in question.options].index(answer.option)
        places.update({place, place - len(question.options)})
    most = max(places.values(), default=0)
    return answered >= STRAIGHT_LINE_ANSWERS and most >= STRAIGHT_LINE_SHARE * answered
