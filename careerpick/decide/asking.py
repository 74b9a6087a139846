"""What to ask next, and when to stop.

Stopping is exact, never a guess. Additivity makes it so: how far each open question can
still move the lead of one path over another is known, and the questions move it
independently. Which deciding question comes next is read from the same table.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod

from careerpick.decide.changes import measure_certainty
from careerpick.decide.circumstances import circumstances, holds
from careerpick.decide.decision import Decision
from careerpick.decide.table import Wanted
from careerpick.model import Answer, AnswerSheet, Mark, QuestionBank

MOST_COMBINATIONS = 10_000
"""Ways to answer the questions that can block a path; with more of them nothing is settled."""
MOST_DECIDING = 6
"""So many deciding questions are asked at most."""


def is_settled(decision: Decision, remaining: Iterable[str], *, marks: bool) -> bool:
    """Tell whether no answers to the remaining questions can change the recommendation.

    Each may be answered or skipped; with `marks` answers may also be marked, as mattering a lot
    (which doubles them) or as deal-breakers (which may rule the leader out).
    """
    open_questions = tuple(remaining)
    if not open_questions:
        return True
    leader = decision.after({})
    if len(leader) != 1 or _could_fit_none(decision, open_questions, marks=marks):
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
    combinations = (zip(guarded, combination, strict=True) for combination in product(*choices))
    return all(
        _stays_ahead(decision, {q: answer for q, answer in pairs if answer}, index, worst)
        for pairs in combinations
    )


def _could_fit_none(decision: Decision, questions: Sequence[str], *, marks: bool) -> bool:
    """Tell whether open answers could want so much of what no path gives that none fits."""
    table = decision.table
    worst = decision.wanted
    mark: Mark = "important" if marks else "normal"
    for question in questions:
        said = (table.wanted(question, Answer(option, mark)) for option in table.wants[question])
        worst += max(Wanted(), *said, key=lambda one: (one.strong, one.excess, one.missed))
    return worst.fits_none


def _stays_ahead(
    decision: Decision, changes: Mapping[str, Answer], index: int, worst: Sequence[int]
) -> bool:
    """Tell whether the leader is not out after `changes`, and ahead whatever else is answered."""
    out, scores = decision.out_after(changes), decision.scores_after(changes)
    left = {place for place, path in enumerate(decision.table.path_ids) if path not in out}
    rivals = left - {index}
    # Without a rival the leader could still fall to "not enough to say", at a score of 0.
    return (
        bool(rivals)
        and index in left
        and all(scores[index] - scores[rival] + worst[rival] > 0 for rival in rivals)
    )


def _worst_leads(
    decision: Decision, questions: Sequence[str], index: int, factor: int
) -> list[int]:
    """Return, for each rival, how much of the lead the questions can take away (0 or less)."""
    return [
        factor * sum(min(0, *_leads(decision, question, index, rival)) for question in questions)
        for rival in range(len(decision.table.path_ids))
    ]


def _leads(decision: Decision, question: str, one: int, other: int) -> list[int]:
    """Return what each answer to a question adds to the lead of one path over another."""
    return [row[one] - row[other] for row in decision.table.points[question].values()]


def _choices(decision: Decision, question_id: str, marks: bool) -> list[Answer | None]:
    """Return every way to answer a question that differs in what follows, or to skip it.

    Of the numbers that can be typed it is those from which on other paths are blocked.
    """
    question = decision.content.bank.question(question_id)
    needs = [need for path in decision.content.paths for need in path.needs]
    limit = question.number.limit if question.number else ""
    numbers = {need.any_of[limit].minimum for need in needs if limit in need.any_of}
    numbers |= {option.at_least for option in question.options if option.at_least is not None}
    typed = (question.answer_of(number) for number in sorted(numbers))
    said = [*(Answer(option.id) for option in question.possible), *filter(None, typed)]
    kinds: tuple[Mark, ...] = ("normal", "important") if marks else ("normal",)
    return [None, *(replace(answer, mark=mark) for answer in said for mark in kinds)]


def next_question(decision: Decision, remaining: Iterable[str]) -> str | None:
    """Return the most telling of the remaining questions; None when none remain.

    Questions that can put a path out come first. Then the one whose options move the
    lead over the rivals that are still in reach the most; ties keep the given order.
    """
    open_questions = tuple(remaining)
    guarded = (question for question in open_questions if question in decision.guarded)
    if (first := next(guarded, None)) or not open_questions:
        return first
    leader = _in_reach(decision)[0]
    rivals = _rivals(decision, _worst_leads(decision, open_questions, leader, 1))
    return max(open_questions, key=lambda question: _swing(decision, question, leader, rivals))


def telling_questions(decision: Decision, remaining: Sequence[str], count: int) -> tuple[str, ...]:
    """Return up to `count` of the remaining questions, the most telling first."""
    found: list[str] = []
    for _ in range(count):
        left = [question for question in remaining if question not in found]
        found += filter(None, [next_question(decision, left)])
    return tuple(found)


def next_deciding(decision: Decision, asked: Collection[str]) -> str | None:
    """Return the deciding question to ask next, once the core questions are through.

    The one that moves the lead between the leader and the paths that are still close
    furthest; ties keep the order of the bank. Close is what a single one of the open
    deciding questions can bring to the front, or else all that may still be asked together.
    None when the result is firm, when nothing can fit any more, when `MOST_DECIDING` were `asked`
    (answered or skipped), or when none that is left could matter.
    """
    done = {*asked, *decision.answers}
    questions = decision.content.bank.questions
    left = [q.id for q in questions if q.ask == "deciding" and q.id not in done]
    may_ask = min(len(left), MOST_DECIDING - len(set(asked)))
    if may_ask <= 0 or decision.wanted.strong or measure_certainty(decision).label == "firm":
        return None
    leader = _in_reach(decision)[0]
    losses = [_worst_leads(decision, [question], leader, 1) for question in left]
    for together in (1, may_ask):
        can_lose = [sum(sorted(rows)[:together]) for rows in zip(*losses, strict=True)]
        rivals = _rivals(decision, can_lose)
        best = max(left, key=lambda question: _swing(decision, question, leader, rivals))
        if _swing(decision, best, leader, rivals):
            return best
    return None


def details_for(bank: QuestionBank, sheet: AnswerSheet) -> tuple[str, ...]:
    """Return the ids of the questions of detail that are for the person of this sheet."""
    who = circumstances(bank, sheet)
    return tuple(question.id for question in bank.details if holds(question.when, who))


def _in_reach(decision: Decision) -> list[int]:
    """Return the places of the paths that are not out (of all where none is left), best first."""
    paths, scores = decision.table.path_ids, decision.scores
    left = [place for place, path in enumerate(paths) if path not in decision.out]
    return sorted(left or range(len(paths)), key=lambda place: -scores[place])


def _rivals(decision: Decision, can_lose: Sequence[int]) -> list[int]:
    """Return the places of the paths in reach over which the leader can lose its lead."""
    leader, *others = _in_reach(decision)
    lead = {place: decision.scores[leader] - decision.scores[place] for place in others}
    return [place for place in others if lead[place] + can_lose[place] <= 0]


def _swing(decision: Decision, question: str, leader: int, rivals: list[int]) -> int:
    """Return how far the answers to a question move the lead over the rivals, in all."""
    leads = [_leads(decision, question, leader, rival) for rival in rivals]
    return sum(max(row) - min(row) for row in leads)
