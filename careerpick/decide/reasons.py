"""The gap between two paths as an exact sum: over answers, or over what they ask for.

Knows the score table and the content; no terminal and no files.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from careerpick.decide.table import NEUTRAL_LEVEL, ScoreTable, wishes
from careerpick.model import Answer, AnswerSheet, CareerPath, Content, Option, QuestionBank
from careerpick.values import value


@value
class Reason:
    """What one answer adds to the lead of one path over another.

    Attributes:
        question: Question id.
        answer: The answer given.
        points: Points of the answer for `ahead` minus those for `behind`, with the mark counted.
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


@value
class Gap:
    """How far one path is ahead of another for one person, and why.

    Attributes:
        ahead: Path id.
        behind: Path id.
        points: score(ahead) - score(behind); may be negative or 0.
        reasons: One for each answer, the largest lead first, the largest drag last; their
            points sum to `points` exactly. Equal ones keep the order of the questions.
        by_criterion: One for each criterion that answers speak of, however many do; their
            points sum to `points`, too. Equal ones keep the order of the criteria.
    """

    ahead: str
    behind: str
    points: int
    reasons: tuple[Reason, ...]
    by_criterion: tuple[CriterionReason, ...]


def explain_gap(
    content: Content, table: ScoreTable, sheet: AnswerSheet, ahead: str, behind: str
) -> Gap:
    """Return the gap between two paths, over the answers and over the criteria."""
    a, b = table.path_ids.index(ahead), table.path_ids.index(behind)
    first, second = content.path(ahead).performance, content.path(behind).performance
    lead = {criterion: first[criterion].level - second[criterion].level for criterion in first}
    reasons = []
    for question, answer, option in sheet.chosen(content.bank.scored):
        row = table.row(question.id, answer)
        points = row[a] - row[b]
        reasons.append(Reason(question.id, answer, points, _main_criterion(option, lead, points)))
    found = _by_criterion(content, table, sheet, lead, lambda _: True)
    return Gap(
        ahead,
        behind,
        sum(reason.points for reason in reasons),
        tuple(sorted(reasons, key=lambda reason: -reason.points)),
        tuple(sorted(found, key=lambda reason: -reason.points)),
    )


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
    levels = {name: held.level - NEUTRAL_LEVEL for name, held in path.performance.items()}
    found = _by_criterion(
        content, table, sheet, levels, lambda pull: pull > 0 if towards else pull < 0
    )
    return tuple(sorted(found, key=lambda reason: -abs(reason.points)))


def _by_criterion(
    content: Content,
    table: ScoreTable,
    sheet: AnswerSheet,
    levels: Mapping[str, int],
    counts: Callable[[int], bool],
) -> list[CriterionReason]:
    """Add up by criterion what each answer wants of it, times these levels, where that counts."""
    wanted: dict[str, int] = {}
    questions: dict[str, list[str]] = {}
    for question, criterion, evidence in wishes(content, table, sheet):
        if counts(evidence * levels[criterion]):
            wanted[criterion] = wanted.get(criterion, 0) + evidence
            questions.setdefault(criterion, []).append(question)
    return [
        CriterionReason(name, wanted[name] * levels[name], wanted[name], tuple(questions[name]))
        for name in (criterion.id for criterion in content.bank.criteria)
        if name in wanted
    ]


def _main_criterion(option: Option, lead: Mapping[str, int], points: int) -> str | None:
    """Return the criterion that pulls most in the direction of the points."""
    if points == 0:
        return None
    sign = 1 if points > 0 else -1
    return max(sorted(option.wants), key=lambda name: sign * option.wants[name] * lead[name])


# Answers that tell little: the same place every time.

STRAIGHT_LINE_SHARE = 0.9
"""From this share of answers at the same place on, a warning is due."""
STRAIGHT_LINE_ANSWERS = 8
"""With fewer answers than this, the same place is no surprise."""


def same_place_every_time(bank: QuestionBank, sheet: AnswerSheet) -> bool:
    """Tell whether (nearly) all answers stand at the same place: first, second … or last."""
    places: Counter[int] = Counter()
    answered = 0
    for question, _, option in sheet.chosen(bank.scored):
        if question.pick != "many":
            answered += 1
            place = question.options.index(option)
            places.update({place, place - len(question.options)})
    most = max(places.values(), default=0)
    return answered >= STRAIGHT_LINE_ANSWERS and most >= STRAIGHT_LINE_SHARE * answered
