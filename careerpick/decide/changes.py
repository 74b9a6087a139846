"""What would have to be different: the fewest answers, one mark, or one limit.

Exact, by search over the score table; knows no terminal.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, combinations
from typing import Literal

from careerpick.decide.decision import Decision, add_scores
from careerpick.decide.limits import SEVERITY, Status, check_access
from careerpick.decide.table import Scores
from careerpick.model import Answer
from careerpick.values import value

MOST_TRIES = 20_000
"""Sets of answers that a search for the fewest changes tries before it gives up."""


@value
class Change:
    """Another answer to one question."""

    question: str
    now: Answer
    instead: Answer


@value
class WayToLead:
    """What it would take for a path to score first, alone.

    Attributes:
        path: Path id.
        changes: A smallest set of other answers; () when it is first already; None when
            none was found.
        at_least: None where `changes` is exact, which with None means that no answers to
            these questions would do it. Else the search was given up: it takes at least so
            many.
    """

    path: str
    changes: tuple[Change, ...] | None
    at_least: int | None = None


@value
class Opening:
    """One limit that, met, would let a path start sooner.

    Attributes:
        path: Path id.
        limit: Limit id.
        have: What the person stated; None when it was not given.
        need: The value that would be enough.
        before: Status of the path now.
        after: Status of the path with that value, all else the same.
    """

    path: str
    limit: str
    have: int | None
    need: int
    before: Status
    after: Status


@value
class _Step:
    """Another option of one question, and what it adds to the lead over each rival."""

    change: Change
    gains: Scores


def fewest_changes(decision: Decision, target: str, most: int | None = None) -> WayToLead:
    """Find a smallest set of answers to change for `target` to score first, alone.

    Marks stay on their questions. Limits and deal-breakers are left out: this is about
    what fits, and they are asked about by `openings`. Exact as far as it looks; the search
    gives up after `MOST_TRIES` sets, since their number grows without bound.

    Args:
        decision: The sheet.
        target: Path id.
        most: Look for sets of up to so many answers only; None for any number.
    """
    index = decision.table.path_ids.index(target)
    steps = _useful_steps(decision, index)
    leads, steps = _of_rivals(_leads(decision.scores, index), steps)
    search = _Search(steps, _best_gains(steps, len(leads)))
    reach = len(steps) if most is None else min(most, len(steps))
    for count in range(1 + reach):
        found = search.find(leads, 0, count)
        if found is not None:
            order = list(decision.table.points)
            changes = sorted(found, key=lambda change: order.index(change.question))
            return WayToLead(target, tuple(changes))
        if search.tries > MOST_TRIES:
            return WayToLead(target, None, count)
    return WayToLead(target, None, None if reach == len(steps) else reach + 1)


def _leads(scores: Scores, index: int) -> Scores:
    return tuple(scores[index] - other for i, other in enumerate(scores) if i != index)


def _useful_steps(decision: Decision, index: int) -> list[list[_Step]]:
    """Return for each question the changes that no other change of it beats everywhere."""
    by_question: dict[str, list[_Step]] = {}
    for question, instead in decision.single_changes():
        gains = _leads(decision.delta(question, instead), index)
        change = Change(question, decision.sheet.answers[question], instead)
        by_question.setdefault(question, []).append(_Step(change, gains))
    useful = [
        [step for step in steps if max(step.gains, default=0) > 0 and not _beaten(step, steps)]
        for steps in by_question.values()
    ]
    # Large steps first, so that the search finds an answer or gives up soon.
    return sorted(
        (steps for steps in useful if steps),
        key=lambda steps: -max(sum(step.gains) for step in steps),
    )


def _of_rivals(leads: Scores, steps: list[list[_Step]]) -> tuple[Scores, list[list[_Step]]]:
    """Leave out the rivals that stay behind whatever is changed."""
    worst = [
        sum(min(0, *(step.gains[r] for step in options)) for options in steps)
        for r in range(len(leads))
    ]
    kept = [r for r, lead in enumerate(leads) if lead + worst[r] <= 0]
    narrowed = [
        [_Step(step.change, tuple(step.gains[r] for r in kept)) for step in options]
        for options in steps
    ]
    return tuple(leads[r] for r in kept), narrowed


def _beaten(step: _Step, others: Sequence[_Step]) -> bool:
    return any(
        other.gains != step.gains
        and all(theirs >= ours for theirs, ours in zip(other.gains, step.gains, strict=True))
        for other in others
    )


def _best_gains(steps: list[list[_Step]], rivals: int) -> list[list[list[int]]]:
    """Return, from each question on, for each rival, the most that n changes can gain on it.

    `[i][j][n]` is a bound for the questions from i on: it may combine options that no one
    set of changes combines, so it never cuts off a real solution.
    """
    bounds = []
    for start in range(len(steps) + 1):
        rows = []
        for rival in range(rivals):
            best = sorted(
                (max(0, *(step.gains[rival] for step in options)) for options in steps[start:]),
                reverse=True,
            )
            rows.append([0, *accumulate(best)])
        bounds.append(rows)
    return bounds


class _Search:
    """A search that counts what it tries; `tops` are the bounds of `_best_gains`."""

    def __init__(self, steps: list[list[_Step]], tops: list[list[list[int]]]) -> None:
        self.steps, self.tops, self.tries = steps, tops, 0

    def find(self, leads: Scores, start: int, count: int) -> tuple[Change, ...] | None:
        """Return at most `count` changes from question `start` on that make every lead positive."""
        if all(lead > 0 for lead in leads):
            return ()
        left = min(count, len(self.steps) - start)
        if left == 0 or any(
            lead + bound[left] <= 0 for lead, bound in zip(leads, self.tops[start], strict=True)
        ):
            return None
        for i in range(start, len(self.steps)):
            for step in self.steps[i]:
                self.tries += 1
                if self.tries > MOST_TRIES:
                    return None
                rest = self.find(add_scores(leads, step.gains), i + 1, count - 1)
                if rest is not None:
                    return (step.change, *rest)
        return None


def tipping_marks(decision: Decision, recommended: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return (question, path) for each answer whose marking alone would recommend that path.

    Marking means: an unmarked answer becomes "matters a lot to me".
    """
    tipping = []
    for question in decision.table.points:  # not of the sheet, whose order means nothing
        answer = decision.sheet.answers.get(question)
        if answer is None or decision.table.importance(question, answer) > 1:
            continue
        after = decision.after({question: Answer(answer.option, "important")})
        if len(after) == 1 and after != recommended:
            tipping.append((question, after[0]))
    return tuple(tipping)


def openings(decision: Decision) -> tuple[Opening, ...]:
    """Return every single limit that, at its minimum or comfortable value, improves a status."""
    content = decision.content
    facts = decision.facts
    found = []
    for path in content.paths:
        before = decision.access[path.id]
        for need in before.needs:
            for check in need.limits:
                for enough in sorted({check.minimum, check.comfortable}):
                    if check.have is not None and check.have >= enough:
                        continue
                    after = check_access(path, content.bank, _with(facts, check.limit, enough))
                    if SEVERITY.index(after.status) < SEVERITY.index(before.status):
                        found.append(
                            Opening(
                                path.id,
                                check.limit,
                                check.have,
                                enough,
                                before.status,
                                after.status,
                            )
                        )
                        break
    return tuple(found)


def _with(facts: Mapping[str, int], limit: str, amount: int) -> dict[str, int]:
    return {**facts, limit: amount}


# How sure: does the recommendation stay when one or two answers differ? By enumeration.

CertaintyLabel = Literal["firm", "likely", "close", "none"]

FIRM_TWO_AWAY = 0.95
"""Share of the sheets two answers away in which a firm result stays."""
LIKELY_ONE_AWAY = 0.9
"""Below this share of the sheets one answer away, a result is close."""


@value
class Share:
    """How many of how many."""

    stays: int
    total: int

    def at_least(self, share: float) -> bool:
        """Tell whether `stays` reaches this share of `total` (true of an empty total)."""
        return self.stays >= share * self.total


@value
class TurningAnswer:
    """One other answer that changes what is recommended.

    Attributes:
        change: The answer now and the one instead, with the same mark.
        recommended: Ids of the paths recommended then; several for a tie, or none.
    """

    change: Change
    recommended: tuple[str, ...]


@value
class Certainty:
    """How far the recommendation hangs on single answers.

    Attributes:
        label: See `label_of`.
        one_away: Sheets that differ in one answer about what the person wants (another
            option of the same question, same mark) in which the recommendation is the same.
        two_away: The same for sheets that differ in two answers.
        turning: The answers of `one_away` in which it is not.
        rival: Where it is close, and not a tie: id of the next best path within reach.
    """

    label: CertaintyLabel
    one_away: Share
    two_away: Share
    turning: tuple[TurningAnswer, ...] = ()
    rival: str | None = None


def label_of(recommended: tuple[str, ...], one: Share, two: Share) -> CertaintyLabel:
    """Return how sure a recommendation is: the whole rule.

    firm: it stays whichever one answer differs, and nearly always with two. close: a tie,
    or many a single answer would change it. likely: between. none: nothing is recommended.
    """
    if not recommended:
        return "none"
    if len(recommended) > 1 or not one.at_least(LIKELY_ONE_AWAY):
        return "close"
    return "firm" if one.at_least(1) and two.at_least(FIRM_TWO_AWAY) else "likely"


def turning_answers(decision: Decision, recommended: tuple[str, ...]) -> tuple[TurningAnswer, ...]:
    """Return every single other answer after which something else is recommended.

    Args:
        decision: The sheet, prepared.
        recommended: What is recommended on it.
    """
    return tuple(
        TurningAnswer(Change(question, decision.sheet.answers[question], instead), after)
        for question, instead in decision.changes_of_mind()
        if (after := decision.after({question: instead})) != recommended
    )


def measure_certainty(decision: Decision) -> Certainty:
    """Enumerate the sheets one and two answers away from this one."""
    recommended = decision.after({})
    changes = [
        (question, instead, decision.delta(question, instead))
        for question, instead in decision.changes_of_mind()
    ]
    turning = turning_answers(decision, recommended)
    stays = [
        decision.outcome(
            add_scores(add_scores(decision.scores, by_first), by_second),
            {first: instead, second: other},
        )
        == recommended
        for (first, instead, by_first), (second, other, by_second) in combinations(changes, 2)
        if first != second
    ]
    one_away = Share(len(changes) - len(turning), len(changes))
    two_away = Share(sum(stays), len(stays))
    label = label_of(recommended, one_away, two_away)
    rival = _next_best(decision, recommended[0]) if label == "close" else None
    single = rival if len(recommended) == 1 else None
    return Certainty(label, one_away, two_away, turning, single)


def _next_best(decision: Decision, leader: str) -> str | None:
    scored = zip(decision.table.path_ids, decision.scores, strict=True)
    left = [(score, path) for path, score in scored if path != leader and path not in decision.out]
    return min(left, key=lambda item: (-item[0], item[1]))[1] if left else None
