"""All that can be said about one result, on request: why, how sure, what would change it.

Plain values from a result; the wording and the layout are for those above. Everything
reads the one score table, so no figure here can differ from those of the result.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from careerpick.answers.choice import choose
from careerpick.decide.certainty import TurningAnswer
from careerpick.decide.changes import (
    Opening,
    TippingMark,
    WayToLead,
    fewest_changes,
    openings,
    tipping_marks,
)
from careerpick.decide.decision import Decision
from careerpick.decide.perturbation import Perturbed, TurningLevel, perturb, turning_levels
from careerpick.decide.reasons import Gap, explain_gap
from careerpick.decide.result import PathResult, Result, evaluate
from careerpick.decide.table import Scores
from careerpick.errors import AnswerError, Problem, UsageError, closest, fault
from careerpick.model import Answer, AnswerSheet, Content, Question, QuestionBank
from careerpick.values import value

# A result before and after some other answers, as plain values.

Changes = Mapping[str, Answer | None]
"""Question id to the answer that is given instead; None to skip it."""


@value
class Move:
    """What another answer to one question does to the scores.

    Attributes:
        question: Question id.
        before: The answer that was given; None when it was skipped.
        after: The answer instead; None to skip.
        points: Path id to what the change adds to its score, in the order of their ids.
    """

    question: str
    before: Answer | None
    after: Answer | None
    points: Mapping[str, int]


@value
class WhatIf:
    """One sheet and the same sheet with some other answers.

    Attributes:
        before: What the sheet comes to.
        after: What it comes to with the changes.
        moves: One for each changed question, in the order of the bank; for each path their
            points sum to its score after minus its score before, exactly.
    """

    before: Result
    after: Result
    moves: tuple[Move, ...]


def parse_changes(texts: Iterable[str], content: Content) -> Changes:
    """Return what "question=option" texts ask for; an option as a person would type it.

    The question may be an id or its number in the bank, from 1. The option may be an id, a
    number or a label, with "!" or "!!" at its end for a mark, or "skip".

    Raises:
        UsageError: With one problem for each text that cannot be used.
    """
    changes: dict[str, Answer | None] = {}
    problems: list[Problem] = []
    for text in texts:
        name, equals, choice = text.partition("=")
        question = _question(name.strip(), content.bank)
        if question is None:
            problems.append(_unknown(text, name.strip(), bool(equals), content))
        elif not equals:
            problems.append(fault("names-no-answer", text=name.strip()))
        elif question.id in changes:
            problems.append(fault("repeated-question", question=question.id))
        else:
            changes[question.id] = None
            try:
                changes[question.id] = choose(choice, question, content)
            except AnswerError as error:
                about = {"question": question.id}
                problems += [
                    fault(problem.code, **{**dict(problem.params), **about})
                    for problem in error.problems
                ]
    if problems:
        raise UsageError(problems)
    return changes


def _question(name: str, bank: QuestionBank) -> Question | None:
    """Return the question with this id; where there is none, the one with this number."""
    numbered = {str(number): item for number, item in enumerate(bank.questions, start=1)}
    return bank.question(name) or numbered.get(name)


def _unknown(text: str, name: str, has_equals: bool, content: Content) -> Problem:
    if not has_equals:
        return fault("no-change", text=text)
    ids = tuple(question.id for question in content.bank.questions)
    return fault("no-such-question", name=name, near=closest(name, ids), names=ids)


def what_if(content: Content, sheet: AnswerSheet, changes: Changes) -> WhatIf:
    """Work out what a sheet comes to as it is, and with some answers changed."""
    changed = {**sheet.answers, **changes}
    after = AnswerSheet({q: answer for q, answer in changed.items() if answer is not None})
    before = evaluate(content, sheet)
    table = before.table

    def points(question: str, answer: Answer | None) -> Scores:
        if answer is None or question not in table.points:
            return (0,) * len(table.path_ids)
        return table.row(question, answer)

    moves = []
    for question in content.bank.questions:
        was, now = sheet.answers.get(question.id), changed.get(question.id)
        if was == now:
            continue
        differences = zip(points(question.id, now), points(question.id, was), strict=True)
        added = dict(zip(table.path_ids, (a - b for a, b in differences), strict=True))
        moves.append(Move(question.id, was, now, added))
    return WhatIf(before, evaluate(content, after), tuple(moves))


MOST_PATHS = 12
"""What is said path by path, or pair by pair, is worked out for the best-scored alone."""


@value
class Explanation:
    """Why a result is what it is, how sure it is, and what would change it.

    Attributes:
        result: What is explained.
        path: Id of the path that the reasons speak about.
        against: That path against each other one, in the order of the ranking; like the ways, the
            draws and the steps of levels for the `MOST_PATHS` best-scored.
        perturbed: Places when answers, marks and levels are all a little off, and when only
            the levels are.
        turning: Every single level that, one step off, would change the recommendation.
        levels_tried: How many such steps there are.
        answers: Every single other answer that would change the recommendation.
        ways: What it would take for each path that is not alone in front to get there.
        tipping: Every answer whose marking alone would change the recommendation.
        openings: Every single limit that would let a path start sooner.
    """

    result: Result
    path: str
    against: tuple[Gap, ...]
    perturbed: Perturbed
    turning: tuple[TurningLevel, ...]
    levels_tried: int
    answers: tuple[TurningAnswer, ...]
    ways: tuple[WayToLead, ...]
    tipping: tuple[TippingMark, ...]
    openings: tuple[Opening, ...]

    @property
    def explained(self) -> PathResult:
        """The row of the explained path."""
        return self.result.of(self.path)


GoOn = Callable[[int, int], bool]
"""Told how many searches of how many are done; returns whether to go on."""


def explain(
    result: Result, path_id: str | None = None, go_on: GoOn = lambda *_: True
) -> Explanation:
    """Explain a result.

    Args:
        result: What to explain.
        path_id: The path that the reasons speak about; by default the recommended one, or
            the best-scored where none is.
        go_on: Asked all through the searches for the fewest changes. Once it says no, each
            that is not through says how many changes it takes at least.
    """
    table, scored = result.table, result.table.scored(result.sheet)
    decision = Decision(result.content, table, scored, result.given)
    recommended = result.recommendation.paths
    path = path_id or (recommended or (result.paths[0].path.id,))[0]
    foremost = decision.narrowed(MOST_PATHS, path)
    order = [row.path.id for row in result.paths if row.path.id in foremost.table.path_ids]
    turning, tried = turning_levels(foremost, recommended)
    return Explanation(
        result=result,
        path=path,
        against=tuple(
            explain_gap(result.content, table, result.sheet, path, other)
            for other in order
            if other != path
        ),
        perturbed=perturb(foremost),
        turning=turning,
        levels_tried=tried,
        answers=result.certainty.turning,
        ways=_ways(result, decision, order, go_on),
        tipping=tipping_marks(decision, recommended),
        openings=openings(decision),
    )


def _ways(
    result: Result, decision: Decision, paths: Sequence[str], go_on: GoOn
) -> tuple[WayToLead, ...]:
    first = [row.path.id for row in result.paths if row.standing.rank == 1]
    behind = [path for path in paths if first != [path]]
    return tuple(
        fewest_changes(decision, path, go_on=partial(go_on, done, len(behind)))
        for done, path in enumerate(behind)
    )
