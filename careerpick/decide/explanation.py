"""All that can be said about one result, on request: why, how sure, what would change it.

Plain values from a result; the wording and the layout are for those above. Everything
reads the one score table, so no figure here can differ from those of the result.
"""

import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add

from careerpick.decide.changes import (
    Opening,
    TippingMark,
    TurningAnswer,
    WayToLead,
    fewest_changes,
    openings,
    tipping_marks,
)
from careerpick.decide.decision import Decision, StrongWish
from careerpick.decide.result import Gap, PathResult, Result, evaluate, explain_gap
from careerpick.decide.table import Scores, Wanted
from careerpick.model import Answer, AnswerSheet, CareerPath, Confidence, Content
from careerpick.values import value

# A result before and after some other answers.


@value
class Move:
    """What another answer to one question does to the scores; None for one that is skipped."""

    question: str
    before: Answer | None
    after: Answer | None
    points: Mapping[str, int]
    """Path id to what the change adds to its score, in the order of their ids."""


@value
class WhatIf:
    """What one sheet comes to, and the same sheet with some other answers."""

    before: Result
    after: Result
    moves: tuple[Move, ...]
    """One for each changed question, in the order of the bank; for each path their points sum to
    its score after minus its score before, exactly."""


def what_if(content: Content, sheet: AnswerSheet, changes: Mapping[str, Answer | None]) -> WhatIf:
    """Work out what a sheet comes to as it is, and with some answers changed (None: skipped)."""
    changed = {**sheet.answers, **changes}
    after = AnswerSheet({q: answer for q, answer in changed.items() if answer is not None})
    before = evaluate(content, sheet)
    ids, moves = before.table.path_ids, []
    for question in content.bank.questions:
        was, now = sheet.answers.get(question.id), changed.get(question.id)
        if was != now:
            added = before.delta(question.id, now)
            moves.append(Move(question.id, was, now, dict(zip(ids, added, strict=True))))
    return WhatIf(before, evaluate(content, after), tuple(moves))


# How often each path would come first if answers, marks and levels were a little off.
#
# Stochastic multicriteria acceptability analysis: Lahdelma, Hokkanen and Salminen (1998),
# "SMAA - stochastic multiobjective acceptability analysis", European Journal of
# Operational Research 106, 137-143. Here the uncertain inputs are the person's marks,
# slips of one step in the answers, and the confidence of the levels.

DRAWS = 10_000
SLIP_IN_64 = 8
"""An answer slips to a neighbouring option in an eighth of the draws."""
MARK_FACTORS = (1, 2, 2, 4)
"""Twice the factor on an answer's importance: halved, kept (half of the draws), doubled."""
OFF_IN_16: Mapping[Confidence, int] = {"high": 1, "medium": 2, "low": 4}
"""A level is one up in so many of 16 draws, and one down in as many."""


@value
class Perturbed:
    """The outcome of the draws."""

    draws: int
    ranks: Mapping[str, tuple[int, ...]]
    """Path id to how often it took rank 1, 2, 3 … with answers, marks and levels a little off;
    equal scores share a rank."""
    levels_first: Mapping[str, int]
    """Path id to how often it came first with only the levels off."""


def perturb(decision: Decision, paths: Sequence[str], draws: int = DRAWS) -> Perturbed:
    """Draw slips, marks and levels around the sheet, and count the ranks among these paths.

    The draws are seeded from the answers and the content, so the same answers always
    give the same figures. A moved level counts with the answers and marks as given. Limits
    are left out: this is about what fits.
    """
    answers = sorted(decision.answers.items())
    said = repr((decision.content.fingerprint, [(q, a.option, a.mark) for q, a in answers]))
    source = random.Random(hashlib.sha256(said.encode()).digest())
    per_level = decision.points_per_level
    levels = [
        _added((source.choices(steps, k=draws) for steps in _steps(path, per_level)), draws)
        for path in map(decision.content.path, paths)
    ]
    places = [decision.table.path_ids.index(path) for path in paths]
    rows = [source.choices(_slips(decision, q, answer, places), k=draws) for q, answer in answers]
    slips = [
        _added(([row[i] for row in drawn] for drawn in rows), draws) for i in range(len(paths))
    ]
    moved = _count_ranks([list(map(add, *both)) for both in zip(slips, levels, strict=True)])
    scored = zip((2 * decision.scores[place] for place in places), levels, strict=True)
    given = _count_ranks([[score + off for off in offs] for score, offs in scored])
    return Perturbed(
        draws=draws,
        ranks=dict(zip(paths, moved, strict=True)),
        levels_first={path: first for path, (first, *_) in zip(paths, given, strict=True)},
    )


def _added(drawn: Iterable[list[int]], draws: int) -> list[int]:
    """Add up what was drawn, draw by draw."""
    return list(map(sum, zip(*drawn, strict=True))) or [0] * draws


def _slips(
    decision: Decision, question: str, answer: Answer, places: Sequence[int]
) -> list[Scores]:
    """Return equally likely outcomes of an answer, slips times marks: twice what each adds."""
    options = list(decision.table.points[question])
    place = options.index(answer.option)
    neighbours = [options[i] for i in (place - 1, place + 1) if 0 <= i < len(options)]
    asked = decision.content.bank.question(question)
    if asked.pick == "many":  # one tick by mistake; eight such slips at most
        neighbours = [option for option in options if asked.is_near(answer.option, option)]
    slips = SLIP_IN_64 if neighbours else 0
    drawn = [neighbours[i % len(neighbours)] for i in range(slips)]
    drawn += [answer.option] * (64 - slips)
    rows = [decision.table.row(question, Answer(option, answer.mark)) for option in drawn]
    return [tuple(factor * row[i] for i in places) for row in rows for factor in MARK_FACTORS]


def _steps(path: CareerPath, per_level: Mapping[str, int]) -> Iterator[list[int]]:
    """Yield 16 equally likely outcomes of each uncertain level: twice what each adds."""
    for criterion, performance in path.performance.items():
        if points := 2 * per_level[criterion]:
            up = points if performance.level < 4 else 0
            down = -points if performance.level > 0 else 0
            off = OFF_IN_16[performance.confidence]
            yield [up] * off + [down] * off + [0] * (16 - 2 * off)


def _count_ranks(columns: list[list[int]]) -> list[tuple[int, ...]]:
    """Return, given scores by path and draw, how often each had none better, one, two …"""
    found = [[0] * len(columns) for _ in columns]
    for scores in zip(*columns, strict=True):
        best_first = sorted(scores, reverse=True)
        for own, score in zip(found, scores, strict=True):
            own[best_first.index(score)] += 1
    return [tuple(row) for row in found]


# The same for one level at a time: which of our own estimates does the result hang on?


@value
class TurningLevel:
    """One level that, if it were one step off, would change the recommendation."""

    path: str
    criterion: str
    level: int
    instead: int
    recommended: tuple[str, ...]
    """What would be recommended then."""


def turning_levels(
    decision: Decision, recommended: tuple[str, ...], paths: Sequence[str]
) -> tuple[tuple[TurningLevel, ...], int]:
    """Move every level of these paths one up and one down in turn.

    Returns:
        The moves that change the recommendation, in the order of paths and criteria, and
        how many moves were tried.
    """
    per_level = decision.points_per_level
    steps = [
        (path, criterion, held.level, instead)
        for path in paths
        for criterion, held in decision.content.path(path).performance.items()
        for instead in (held.level - 1, held.level + 1)
        if 0 <= instead <= 4
    ]
    turning = []
    for path, criterion, level, instead in steps:
        moved = [wish.at_level(path, criterion, instead) for wish in decision.strong_wishes]
        after = _after_step(decision, path, (instead - level) * per_level[criterion], moved)
        if after != recommended:
            turning.append(TurningLevel(path, criterion, level, instead, after))
    return tuple(turning), len(steps)


def _after_step(
    decision: Decision, path: str, points: int, wishes: Sequence[StrongWish]
) -> tuple[str, ...]:
    """Return what is recommended when a path has so many points more, and these wishes."""
    missed = [wish for wish in wishes if not wish.met_by]
    strong = sum(wish.mark != "normal" for wish in missed)
    if Wanted(decision.wanted.given, sum(wish.size for wish in missed), strong).fits_none:
        return ()
    refused = any(wish.mark == "deal_breaker" and path not in wish.met_by for wish in wishes)
    is_out = refused or decision.access[path].status == "blocked"
    out = decision.out | {path} if is_out else decision.out - {path}
    scored = zip(decision.table.path_ids, decision.scores, strict=True)
    return decision.best_of(tuple(s + points * (other == path) for other, s in scored), out)


# All of it.

MOST_PATHS = 12
"""What is said path by path, or pair by pair, is worked out for the best-scored alone."""


@dataclass(frozen=True)
class Explanation:
    """Why a result is what it is, how sure it is, and what would change it."""

    result: Result
    path: str
    """Id of the path that the reasons speak about."""
    against: tuple[Gap, ...]
    """That path against each other one, in the order of the ranking; like the ways, the draws and
    the steps of levels for the `MOST_PATHS` best-scored."""
    foremost: tuple[str, ...]
    """Ids of these, by name."""
    answers: tuple[TurningAnswer, ...]
    """Every single other answer that would change the recommendation."""
    ways: tuple[WayToLead, ...]
    """What it would take for each path that is not alone in front to get there."""
    tipping: tuple[TippingMark, ...]
    openings: tuple[Opening, ...]

    @cached_property
    def perturbed(self) -> Perturbed:
        """How often each of them comes first when all is a little off."""
        return perturb(self.result, self.foremost)

    @cached_property
    def levels(self) -> tuple[tuple[TurningLevel, ...], int]:
        """The steps of their levels that change the recommendation, and how many were tried."""
        return turning_levels(self.result, self.result.recommendation.paths, self.foremost)

    @property
    def explained(self) -> PathResult:
        """The row of the explained path."""
        return self.result.of(self.path)


def explain(result: Result, path_id: str | None = None) -> Explanation:
    """Explain a result: one path, by default the recommended one, or else the best-scored."""
    recommended = result.recommendation.paths
    path = path_id or (recommended or (result.paths[0].path.id,))[0]
    in_reach_first = sorted(result.paths, key=lambda row: row.path.id in result.out)
    foremost = {path, *(row.path.id for row in in_reach_first[:MOST_PATHS])}
    order = [row.path.id for row in result.paths if row.path.id in foremost]
    first = [row.path.id for row in result.paths if row.rank == 1]
    return Explanation(
        result=result,
        path=path,
        against=tuple(explain_gap(result, path, other) for other in order if other != path),
        foremost=tuple(sorted(order)),
        answers=result.certainty.turning,
        ways=tuple(fewest_changes(result, other) for other in order if first != [other]),
        tipping=tipping_marks(result, recommended),
        openings=openings(result),
    )
