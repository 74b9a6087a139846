"""How often each path would come first if answers, marks and levels were a little off.

Stochastic multicriteria acceptability analysis: Lahdelma, Hokkanen and Salminen (1998),
"SMAA - stochastic multiobjective acceptability analysis", European Journal of
Operational Research 106, 137-143. Here the uncertain inputs are the person's marks,
slips of one step in the answers, and the confidence of the levels.
"""

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from operator import add

from careerpick.decide.decision import Decision
from careerpick.decide.table import (
    NEUTRAL_LEVEL,
    STRONG,
    at_wrong_end,
    points_per_level,
    reach_of,
)
from careerpick.model import Answer, CareerPath, Confidence, Mark
from careerpick.values import value

DRAWS = 10_000
SLIP_IN_256 = 32
"""An answer slips to a neighbouring option in 32 of 256 draws (an eighth)."""
MARK_FACTORS = (1, 2, 2, 4)
"""Twice the factor on an answer's importance: halved, kept (half of the draws), doubled."""
OFF_IN_16: Mapping[Confidence, int] = {"high": 1, "medium": 2, "low": 4}
"""A level is one up in so many of 16 draws, and one down in as many."""

Columns = list[list[int]]
"""For each path twice its score, or a part of it, in draw after draw."""


@value
class Perturbed:
    """The outcome of the draws.

    Attributes:
        draws: How many.
        ranks: Path id to how often it took rank 1, 2, 3 … with answers, marks and levels a
            little off; equal scores share a rank.
        levels_first: Path id to how often it came first with only the levels off.
    """

    draws: int
    ranks: Mapping[str, tuple[int, ...]]
    levels_first: Mapping[str, int]


def perturb(decision: Decision, draws: int = DRAWS) -> Perturbed:
    """Draw slips, marks and levels around the sheet, and count the ranks.

    The draws are seeded from the answers and the content, so the same answers always
    give the same figures. A moved level counts with the answers and marks as given. Limits
    are left out: this is about what fits.
    """
    source = random.Random(_seed(decision))
    paths = decision.table.path_ids
    levels = _summed(_level_tables(decision), len(paths), source, draws)
    answers = _summed(_answer_tables(decision), len(paths), source, draws)
    moved = [list(map(add, *both)) for both in zip(answers, levels, strict=True)]
    given = [
        [2 * score + off for off in offs]
        for score, offs in zip(decision.scores, levels, strict=True)
    ]
    return Perturbed(
        draws=draws,
        ranks=dict(zip(paths, _count_ranks(moved), strict=True)),
        levels_first={
            path: ranks[0] for path, ranks in zip(paths, _count_ranks(given), strict=True)
        },
    )


Tables = Mapping[int, list[int]]
"""Place of a path to 256 equally likely outcomes, each of which adds so much to it."""


def _summed(tables: Iterator[Tables], paths: int, source: random.Random, draws: int) -> Columns:
    """Draw one outcome of each of the tables, the same for all paths, and add them up by path."""
    columns: list[list[Iterator[int]]] = [[] for _ in range(paths)]
    for by_place in tables:
        drawn = source.randbytes(draws)
        for place, table in by_place.items():
            columns[place].append(map(table.__getitem__, drawn))
    return [list(map(sum, zip(*own, strict=True))) or [0] * draws for own in columns]


def _seed(decision: Decision) -> bytes:
    answers = sorted(decision.sheet.answers.items())
    text = repr((decision.content.fingerprint, [(q, a.option, a.mark) for q, a in answers]))
    return hashlib.sha256(text.encode()).digest()


def _answer_tables(decision: Decision) -> Iterator[Tables]:
    """Yield the outcomes of each answered question: slips times marks."""
    for question, answer in sorted(decision.sheet.answers.items()):
        rows = decision.table.points[question]
        options = list(rows)
        place = options.index(answer.option)
        neighbours = [options[i] for i in (place - 1, place + 1) if 0 <= i < len(options)]
        asked = decision.content.bank.question(question)
        if asked and asked.pick == "many":  # one tick by mistake; eight such slips at most
            neighbours = [option for option in options if asked.is_near(answer.option, option)]
        slips = SLIP_IN_256 // 4 if neighbours else 0
        drawn = [neighbours[i % len(neighbours)] for i in range(slips)]
        drawn += [answer.option] * (64 - slips)
        points = [decision.table.row(question, Answer(option, answer.mark)) for option in drawn]
        yield {
            place: [factor * row[place] for row in points for factor in MARK_FACTORS]
            for place in range(len(decision.table.path_ids))
        }


def _level_tables(decision: Decision) -> Iterator[Tables]:
    """Yield the outcomes of two uncertain levels at once: 16 times 16."""
    per_level = points_per_level(decision.content, decision.table, decision.sheet)
    steps: list[tuple[int, list[int]]] = []
    for place, path in enumerate(decision.table.path_ids):
        for criterion, performance in decision.content.path(path).performance.items():
            if points := 2 * per_level[criterion]:
                up = points if performance.level < 4 else 0
                down = -points if performance.level > 0 else 0
                off = OFF_IN_16[performance.confidence]
                steps.append((place, [up] * off + [down] * off + [0] * (16 - 2 * off)))
    for (place, first), (other, second) in zip_longest(
        steps[::2], steps[1::2], fillvalue=(0, [0] * 16)
    ):
        if place == other:
            yield {place: [one + another for one in first for another in second]}
        else:
            yield {place: [one for one in first for _ in second], other: second * len(first)}


def _count_ranks(columns: Columns) -> list[tuple[int, ...]]:
    """Return for each path how often it had so many better ones: none, one, two …"""
    found = [[0] * len(columns) for _ in columns]
    for scores in zip(*columns, strict=True):
        best_first = sorted(scores, reverse=True)
        for own, score in zip(found, scores, strict=True):
            own[best_first.index(score)] += 1
    return [tuple(row) for row in found]


# The same for one level at a time: which of our own estimates does the result hang on?


@value
class TurningLevel:
    """One level that, if it were one step off, would change the recommendation.

    Attributes:
        path: Path id.
        criterion: Criterion id.
        level: The level as the path file states it.
        instead: One up or one down.
        recommended: What would be recommended then.
    """

    path: str
    criterion: str
    level: int
    instead: int
    recommended: tuple[str, ...]


@value
class _StrongWant:
    """Something that an answer wants by +-2, which a path at the wrong end fails."""

    criterion: str
    evidence: int
    size: int
    mark: Mark

    def is_failed_by(self, levels: Mapping[str, int]) -> bool:
        return at_wrong_end(levels[self.criterion], self.evidence)


def turning_levels(
    decision: Decision, recommended: tuple[str, ...]
) -> tuple[tuple[TurningLevel, ...], int]:
    """Move every level one up and one down in turn.

    Returns:
        The moves that change the recommendation, in the order of paths and criteria, and
        how many moves were tried.
    """
    per_level = points_per_level(decision.content, decision.table, decision.sheet)
    wants = list(_strong_wants(decision))
    given = reach_of(decision.table, decision.sheet) // NEUTRAL_LEVEL
    by_path = {path.id: _levels_of(path) for path in decision.content.paths}
    turning, tried = [], 0
    for path in decision.table.path_ids:
        levels = by_path[path]
        others = [held for other, held in by_path.items() if other != path]
        only_here = [want for want in wants if all(map(want.is_failed_by, others))]
        for criterion, level in levels.items():
            for instead in (level - 1, level + 1):
                if not 0 <= instead <= 4:
                    continue
                tried += 1
                moved = {**levels, criterion: instead}
                after: tuple[str, ...] = ()
                if not _fit_none([want for want in only_here if want.is_failed_by(moved)], given):
                    failed = [want for want in wants if want.is_failed_by(moved)]
                    points = (instead - level) * per_level[criterion]
                    after = _with_points(decision, path, points, failed)
                if after != recommended:
                    turning.append(TurningLevel(path, criterion, level, instead, after))
    return tuple(turning), tried


def _levels_of(path: CareerPath) -> dict[str, int]:
    """Return criterion id to level."""
    return {criterion: held.level for criterion, held in path.performance.items()}


def _strong_wants(decision: Decision) -> Iterator[_StrongWant]:
    unit = decision.content.unit
    for question, answer, _ in decision.sheet.chosen(decision.content.bank.scored):
        mark = decision.table.mark(question.id, answer)
        size = STRONG * unit * question.weight * decision.table.importance(question.id, answer)
        for option in question.ticked(answer.option):
            for criterion, evidence in option.strong_wants(unit):
                yield _StrongWant(criterion, evidence, size, mark)


def _fit_none(missed: Sequence[_StrongWant], given: int) -> bool:
    """Tell whether so much of what was asked for is given by no path that nothing fits."""
    size = sum(want.size for want in missed)
    return any(want.mark != "normal" for want in missed) or 0 < given <= 2 * size


def _with_points(
    decision: Decision, path: str, points: int, failed: Sequence[_StrongWant]
) -> tuple[str, ...]:
    """Return what is recommended when a path has so many points more, and fails these wants."""
    out = decision.out - {path}
    refused = any(want.mark == "deal_breaker" for want in failed)
    if refused or decision.access[path].status == "blocked":
        out |= {path}
    scored = zip(decision.table.path_ids, decision.scores, strict=True)
    return decision.recommended(tuple(s + points * (other == path) for other, s in scored), out)
