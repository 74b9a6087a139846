"""A result before and after some other answers, as plain values.

Knows the answers as they are typed and the result of a sheet; no terminal and no files.
"""

from collections.abc import Iterable, Mapping

from careerpick.answers.choice import choose, unit_of
from careerpick.decide.result import Result, evaluate
from careerpick.decide.table import Scores
from careerpick.errors import AnswerError, Problem, UsageError, closest, fault
from careerpick.model import Answer, AnswerSheet, Content, Question, QuestionBank
from careerpick.values import value

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
                changes[question.id] = choose(choice, question, unit_of(question, content))
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
        return table.row(question, answer) if answer else (0,) * len(table.path_ids)

    moves = []
    for question in content.bank.questions:
        was, now = sheet.answers.get(question.id), changed.get(question.id)
        if was == now:
            continue
        differences = zip(points(question.id, now), points(question.id, was), strict=True)
        added = dict(zip(table.path_ids, (a - b for a, b in differences), strict=True))
        moves.append(Move(question.id, was, now, added))
    return WhatIf(before, evaluate(content, after), tuple(moves))
