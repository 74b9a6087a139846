"""The gap between two paths as an exact sum: over answers, or over what they ask for.

Knows the score table and the content; no terminal and no files.
"""

from collections import Counter

from careerpick.decide.table import NEUTRAL_LEVEL, ScoreTable
from careerpick.model import Answer, AnswerSheet, CareerPath, Content, Option, QuestionBank
from careerpick.values import value


@value
class Reason:
    """What one answer adds to the lead of one path over another.

    Attributes:
        question: Question id.
        answer: The answer given.
        points: Points of the answer for `ahead` minus those for `behind`, with the mark
            counted; over all answers they sum to the gap of the two scores exactly.
        criterion: Id of the criterion, among those that the answer itself asks more or
            less of, that carries most of these points; None when the answer does not tell
            the two paths apart (points 0).
    """

    question: str
    answer: Answer
    points: int
    criterion: str | None


@value
class CriterionReason:
    """What all answers that ask more or less of one criterion add to a lead.

    Attributes:
        criterion: Criterion id.
        points: Over all criteria they sum to the gap of the two scores exactly.
        wanted: Points that the answers give for one level more of it; below 0 where less
            is wanted.
        questions: Ids of the questions whose answers ask more or less of it.
    """

    criterion: str
    points: int
    wanted: int
    questions: tuple[str, ...]


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
    for question in content.bank.scored:
        answer = sheet.answers.get(question.id)
        option = question.option(answer.option) if answer else None
        if answer is None or option is None:
            continue
        row = table.row(question.id, answer)
        points = row[a] - row[b]
        criterion = _main_criterion(option, first, second, points)
        reasons.append(Reason(question.id, answer, points, criterion))
    return tuple(sorted(reasons, key=lambda reason: -reason.points))


def reasons_by_criterion(
    content: Content, table: ScoreTable, sheet: AnswerSheet, ahead: str, behind: str
) -> tuple[CriterionReason, ...]:
    """Return a reason for each criterion that answers speak of, the largest lead first.

    However many answers speak of it, it is one reason. The points sum to score(ahead) -
    score(behind) with residual 0. Equal points keep the order of the criteria.
    """
    first, second = content.path(ahead), content.path(behind)
    wanted: dict[str, int] = {}
    questions: dict[str, list[str]] = {}
    for question in content.bank.scored:
        answer = sheet.answers.get(question.id)
        option = question.option(answer.option) if answer else None
        if answer is None or option is None:
            continue
        factor = table.importance(question.id, answer) * question.weight
        for criterion, evidence in option.wants.items():
            if evidence:
                wanted[criterion] = wanted.get(criterion, 0) + factor * evidence
                questions.setdefault(criterion, []).append(question.id)
    reasons = [
        CriterionReason(
            criterion.id,
            wanted[criterion.id] * _lead(first, second, criterion.id),
            wanted[criterion.id],
            tuple(questions[criterion.id]),
        )
        for criterion in content.bank.criteria
        if criterion.id in wanted
    ]
    return tuple(sorted(reasons, key=lambda reason: -reason.points))


def pulls(
    content: Content, table: ScoreTable, sheet: AnswerSheet, path: CareerPath, *, towards: bool
) -> tuple[CriterionReason, ...]:
    """Return what answers ask for and a path gives, or gives too little of; the most first.

    Unlike a lead it looks at one path alone: each answer for itself, so that one answer
    that goes against a path is not made good by another. The points of both directions sum
    to the score exactly.

    Args:
        content: What was asked, and the paths.
        table: The same, compiled.
        sheet: The answers.
        path: The path.
        towards: What speaks for it; else what speaks against it.
    """
    points: dict[str, int] = {}
    wanted: dict[str, int] = {}
    questions: dict[str, list[str]] = {}
    sign = 1 if towards else -1
    for question in content.bank.scored:
        answer = sheet.answers.get(question.id)
        option = question.option(answer.option) if answer else None
        if answer is None or option is None:
            continue
        factor = table.importance(question.id, answer) * question.weight
        for criterion, evidence in option.wants.items():
            pull = factor * evidence * (path.performance[criterion].level - NEUTRAL_LEVEL)
            if sign * pull > 0:
                points[criterion] = points.get(criterion, 0) + pull
                wanted[criterion] = wanted.get(criterion, 0) + factor * evidence
                questions.setdefault(criterion, []).append(question.id)
    found = [
        CriterionReason(item.id, points[item.id], wanted[item.id], tuple(questions[item.id]))
        for item in content.bank.criteria
        if item.id in points
    ]
    return tuple(sorted(found, key=lambda reason: -abs(reason.points)))


def _main_criterion(
    option: Option, ahead: CareerPath, behind: CareerPath, points: int
) -> str | None:
    """Return the criterion that pulls most in the direction of the points."""
    if points == 0:
        return None
    sign = 1 if points > 0 else -1
    pulls = {
        criterion: sign * evidence * _lead(ahead, behind, criterion)
        for criterion, evidence in option.wants.items()
    }
    return max(sorted(pulls), key=lambda criterion: pulls[criterion])


def _lead(ahead: CareerPath, behind: CareerPath, criterion: str) -> int:
    return ahead.performance[criterion].level - behind.performance[criterion].level


# Answers that tell little: the same place every time.

STRAIGHT_LINE_SHARE = 0.9
"""From this share of answers at the same place on, a warning is due."""
STRAIGHT_LINE_ANSWERS = 8
"""With fewer answers than this, the same place is no surprise."""


def same_place_every_time(bank: QuestionBank, sheet: AnswerSheet) -> bool:
    """Tell whether (nearly) all answers stand at the same place: first, second … or last."""
    places: Counter[int] = Counter()
    answered = 0
    for question in bank.scored:
        answer = sheet.answers.get(question.id)
        if answer is None or question.pick == "many":
            continue
        answered += 1
        place = [option.id for option in question.options].index(answer.option)
        places.update({place, place - len(question.options)})
    most = max(places.values(), default=0)
    return answered >= STRAIGHT_LINE_ANSWERS and most >= STRAIGHT_LINE_SHARE * answered
