"""When to stop asking: can any answers to the open questions still change the outcome?

Exact, never a guess. Additivity makes it so: how far each open question can still move
the lead of one path over another is known, and the questions move it independently.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod

from careerpick.decide.decision import Decision, add_scores
from careerpick.model import Answer, Mark

MOST_COMBINATIONS = 10_000
"""Ways to answer the questions that can block a path; with more of them nothing is settled."""


def is_settled(decision: Decision, remaining: Iterable[str], *, marks: bool) -> bool:
    """Tell whether no answers to the remaining questions can change the recommendation.

    Args:
        decision: The answers so far.
        remaining: Ids of the questions still open; each may be answered or skipped.
        marks: Whether the open answers may also be marked, as mattering a lot (which
            doubles them) or as deal-breakers (which may rule the leader out).
    """
    open_questions = tuple(remaining)
    if not open_questions:
        return True
    leader = decision.after({})
    if len(leader) != 1:
        return False
    index = decision.table.path_ids.index(leader[0])
    if marks and any(
        leader[0] in excluded
        for question in open_questions
        for excluded in decision.table.excluded[question].values()
    ):
        return False
    guarded = [question for question in open_questions if question in decision.guarded]
    rest = [question for question in open_questions if question not in decision.guarded]
    worst = _worst_leads(decision, rest, index, 2 if marks else 1)
    choices = [_choices(decision, question, marks) for question in guarded]
    # Looking at all of them would take too long, and to ask on is never wrong.
    if prod(map(len, choices)) > MOST_COMBINATIONS:
        return False
    return all(
        _stays_ahead(decision, changes, index, worst) for changes in _all_answers(guarded, choices)
    )


def _stays_ahead(
    decision: Decision, changes: Mapping[str, Answer], index: int, worst: Sequence[int]
) -> bool:
    """Tell whether the leader is not out after `changes`, and ahead whatever else is answered."""
    out = decision.out_after(changes)
    scores = decision.scores
    for question, answer in changes.items():
        scores = add_scores(scores, decision.delta(question, answer))
    rivals = [
        rival
        for rival, path in enumerate(decision.table.path_ids)
        if rival != index and path not in out
    ]
    # Without a rival the leader could still fall to "not enough to say", at a score of 0.
    return (
        bool(rivals)
        and decision.table.path_ids[index] not in out
        and all(scores[index] - scores[rival] + worst[rival] > 0 for rival in rivals)
    )


def _worst_leads(
    decision: Decision, questions: Iterable[str], index: int, factor: int
) -> list[int]:
    """Return, for each rival, how much of the lead the questions can take away (0 or less)."""
    worst = [0] * len(decision.table.path_ids)
    for question in questions:
        rows = decision.table.points[question].values()
        for rival in range(len(worst)):
            worst[rival] += factor * min(0, *(row[index] - row[rival] for row in rows))
    return worst


def _choices(decision: Decision, question: str, marks: bool) -> list[Answer | None]:
    """Return every way to answer a question, or to skip it."""
    kinds: tuple[Mark, ...] = ("normal", "important") if marks else ("normal",)
    return [
        None,
        *(Answer(option, mark) for option in decision.table.points[question] for mark in kinds),
    ]


def _all_answers(
    questions: Sequence[str], choices: Sequence[Sequence[Answer | None]]
) -> Iterator[Mapping[str, Answer]]:
    """Yield every way to answer or skip the questions."""
    for combination in product(*choices):
        yield {
            question: answer
            for question, answer in zip(questions, combination, strict=True)
            if answer is not None
        }


def next_question(decision: Decision, remaining: Iterable[str]) -> str | None:
    """Return the most telling of the remaining questions; None when none remain.

    Questions that can put a path out come first. Then the one whose options move the
    lead over the rivals that are still in reach the most; ties keep the given order.
    """
    open_questions = tuple(remaining)
    for question in open_questions:
        if question in decision.guarded:
            return question
    if not open_questions:
        return None
    scores, out = decision.scores, decision.out
    candidates = [i for i, path in enumerate(decision.table.path_ids) if path not in out]
    if not candidates:
        candidates = list(range(len(scores)))
    leader = max(candidates, key=lambda i: scores[i])
    worst = _worst_leads(decision, open_questions, leader, 1)
    rivals = [i for i in candidates if i != leader and scores[leader] - scores[i] + worst[i] <= 0]
    return max(open_questions, key=lambda question: _swing(decision, question, leader, rivals))


def telling_questions(decision: Decision, remaining: Iterable[str], count: int) -> tuple[str, ...]:
    """Return up to `count` of the remaining questions, the most telling first."""
    left = list(remaining)
    found: list[str] = []
    while left and len(found) < count:
        question = next_question(decision, left)
        if question is None:
            break
        left.remove(question)
        found.append(question)
    return tuple(found)


def _swing(decision: Decision, question: str, leader: int, rivals: list[int]) -> int:
    rows = decision.table.points[question].values()
    leads = [[row[leader] - row[rival] for row in rows] for rival in rivals]
    return sum(max(row) - min(row) for row in leads)
