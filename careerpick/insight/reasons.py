"""The gap between two paths as an exact sum over answers.

Knows the score table and the content; no terminal and no files.
"""

from dataclasses import dataclass

from careerpick.model import Answer, AnswerSheet, CareerPath, Content, Question
from careerpick.scoring import ScoreTable


@dataclass(frozen=True, slots=True)
class Reason:
    """What one answer adds to the lead of one path over another.

    Attributes:
        question: Question id.
        answer: The answer given.
        points: Points of the answer for `ahead` minus those for `behind`, with the mark
            counted; over all answers they sum to the gap of the two scores exactly.
        criterion: Id of the criterion that carries most of these points; None when the
            answer does not tell the two paths apart (points 0).
    """

    question: str
    answer: Answer
    points: int
    criterion: str | None


def explain_gap(
    content: Content, table: ScoreTable, sheet: AnswerSheet, ahead: str, behind: str
) -> tuple[Reason, ...]:
    """Return a reason for each answer, the largest lead first, the largest drag last.

    The points sum to score(ahead) - score(behind) with residual 0. Equal points keep the
    order of the questions.
    """
    a, b = table.path_ids.index(ahead), table.path_ids.index(behind)
    first, second = content.path(ahead), content.path(behind)
    reasons = []
    for question in content.bank.questions:
        answer = sheet.answers.get(question.id)
        if answer is None:
            continue
        row = table.points[question.id][answer.option]
        points = answer.importance * (row[a] - row[b])
        criterion = _main_criterion(question, answer.option, first, second, points)
        reasons.append(Reason(question.id, answer, points, criterion))
    return tuple(sorted(reasons, key=lambda reason: -reason.points))


def _main_criterion(
    question: Question, option_id: str, ahead: CareerPath, behind: CareerPath, points: int
) -> str | None:
    """Return the criterion with the largest share of these points, in their direction.

    Centring is linear, so the points of an answer split exactly over the criteria that
    its question asks about: weight * (evidence - mean evidence) * difference of levels.
    """
    if points == 0:
        return None
    count = len(question.options)
    shares: dict[str, int] = {}
    for option in question.options:
        for criterion, evidence in option.wants.items():
            chosen = count * evidence if option.id == option_id else 0
            shares[criterion] = shares.get(criterion, 0) + chosen - evidence
    sign = 1 if points > 0 else -1

    def pull(criterion: str) -> int:
        levels = ahead.performance[criterion].level - behind.performance[criterion].level
        return sign * shares[criterion] * levels

    return max(sorted(shares), key=pull)
