"""The gap between two paths as an exact sum over answers.

Knows the score table and the content; no terminal and no files.
"""

from careerpick.decide.table import ScoreTable
from careerpick.model import Answer, AnswerSheet, CareerPath, Content, Question
from careerpick.values import value


@value
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
    """Return the criterion that best tells why this answer has these points.

    Of what the answer itself speaks for or against, the one that pulls most in the
    direction of the points. Where nothing of it does, what the other answers of the
    question speak for: centring is linear, so the points split exactly over the criteria
    of the question as weight * (evidence - mean evidence) * difference of levels.
    """
    if points == 0:
        return None
    sign = 1 if points > 0 else -1
    count = len(question.options)
    own: dict[str, int] = {}
    centred: dict[str, int] = {}
    for option in question.options:
        for criterion, evidence in option.wants.items():
            pull = sign * evidence * _lead(ahead, behind, criterion)
            chosen = option.id == option_id
            if chosen:
                own[criterion] = pull
            centred[criterion] = centred.get(criterion, 0) + (count * pull if chosen else 0) - pull
    pulls = own if max(own.values(), default=0) > 0 else centred
    return max(sorted(pulls), key=lambda criterion: pulls[criterion])


def _lead(ahead: CareerPath, behind: CareerPath, criterion: str) -> int:
    return ahead.performance[criterion].level - behind.performance[criterion].level
