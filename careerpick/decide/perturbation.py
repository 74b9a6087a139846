"""How often each path would come first if answers, marks and levels were a little off.

Stochastic multicriteria acceptability analysis: Lahdelma, Hokkanen and Salminen (1998),
"SMAA - stochastic multiobjective acceptability analysis", European Journal of
Operational Research 106, 137-143. Here the uncertain inputs are the person's marks,
slips of one step in the answers, and the confidence of the levels.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Mapping
from itertools import zip_longest
from operator import add, eq, gt

from careerpick.decide.decision import Decision
from careerpick.decide.packing import Packing, packing_for
from careerpick.decide.table import points_per_level
from careerpick.model import Answer, Confidence
from careerpick.values import value

DRAWS = 10_000
SLIP_IN_256 = 32
"""An answer slips to a neighbouring option in 32 of 256 draws (an eighth)."""
MARK_FACTORS = (1, 2, 2, 4)
"""Twice the factor on an answer's importance: halved, kept (half of the draws), doubled."""
OFF_IN_16: Mapping[Confidence, int] = {"high": 1, "medium": 2, "low": 4}
"""A level is one up in so many of 16 draws, and one down in as many."""


@value
class Acceptability:
    """The outcome of the draws.

    Attributes:
        draws: How many.
        ranks: Path id to how often it took rank 1, 2, 3 …; equal scores share a rank.
    """

    draws: int
    ranks: Mapping[str, tuple[int, ...]]


@value
class Perturbed:
    """The outcome of the draws, and of the same draws with the levels alone a little off.

    Attributes:
        everything: Answers, marks and levels a little off.
        levels_first: Path id to how often it came first with only the levels off.
    """

    everything: Acceptability
    levels_first: Mapping[str, int]


def perturb(decision: Decision, draws: int = DRAWS) -> Perturbed:
    """Draw slips, marks and levels around the sheet, and count the ranks.

    The draws are seeded from the answers and the content, so the same answers always
    give the same figures. A moved level counts with the answers and marks as given. Limits
    are left out: this is about what fits.
    """
    source = random.Random(_seed(decision))
    per_level = points_per_level(decision.content, decision.table, decision.sheet)
    packing = _packing(decision, per_level)
    sheet = sorted(decision.sheet.answers.items())
    levels = _draw(_level_tables(decision, per_level, packing), source, draws)
    tables = [_answer_table(decision, packing, *item) for item in sheet]
    answers = _draw(tables, source, draws)
    now = 2 * packing.pack(decision.scores)
    paths = decision.table.path_ids
    ranks = _count_ranks(packing.columns(map(add, answers, levels)))
    firsts = _count_firsts(packing.columns(now + off for off in levels))
    return Perturbed(
        everything=Acceptability(draws, dict(zip(paths, ranks, strict=True))),
        levels_first=dict(zip(paths, firsts, strict=True)),
    )


def _packing(decision: Decision, per_level: Mapping[str, int]) -> Packing:
    """Return fields that hold twice any score that can be drawn, either way."""
    reach = 2 * sum(abs(points) for points in per_level.values())
    for question in decision.sheet.answers:
        rows = decision.table.points[question].values()
        most = max(abs(points) for row in rows for points in row)
        reach += max(MARK_FACTORS) * 2 * most
    return packing_for(len(decision.table.path_ids), reach)


def _draw(tables: list[list[int]], source: random.Random, draws: int) -> list[int]:
    """Return `draws` sums of one entry from each table, all entries equally likely."""
    columns = [map(table.__getitem__, source.randbytes(draws)) for table in tables]
    return list(map(sum, zip(*columns, strict=True))) if columns else [0] * draws


def _seed(decision: Decision) -> bytes:
    answers = sorted(decision.sheet.answers.items())
    text = repr((decision.content.fingerprint, [(q, a.option, a.mark) for q, a in answers]))
    return hashlib.sha256(text.encode()).digest()


def _answer_table(decision: Decision, packing: Packing, question: str, answer: Answer) -> list[int]:
    """Return 256 equally likely outcomes of one question: slips times marks."""
    rows = decision.table.points[question]
    options = list(rows)
    place = options.index(answer.option)
    neighbours = [options[i] for i in (place - 1, place + 1) if 0 <= i < len(options)]
    asked = decision.content.bank.question(question)
    if asked and asked.pick == "many":  # one tick by mistake; eight such slips at most
        neighbours = [option for option in options if asked.is_near(answer.option, option)]
    slips = [neighbours[i % len(neighbours)] for i in range(SLIP_IN_256 // 4)] if neighbours else []
    drawn = slips + [answer.option] * (64 - len(slips))
    answers = {option: Answer(option, answer.mark) for option in set(drawn)}
    points = {
        option: decision.table.importance(question, instead) * packing.pack(rows[option])
        for option, instead in answers.items()
    }
    return [factor * points[option] for option in drawn for factor in MARK_FACTORS]


def _level_tables(
    decision: Decision, per_level: Mapping[str, int], packing: Packing
) -> list[list[int]]:
    """Return tables of 256 equally likely outcomes, each for two uncertain levels at once."""
    steps = []
    for place, path in enumerate(decision.table.path_ids):
        one = packing.pack([place == other for other in range(packing.paths)])
        for criterion, performance in decision.content.path(path).performance.items():
            if per_level[criterion]:
                points = 2 * per_level[criterion] * one
                off = OFF_IN_16[performance.confidence]
                steps.append(_level_steps(points, performance.level, off))
    pairs = zip_longest(steps[::2], steps[1::2], fillvalue=[0] * 16)
    return [[one + other for one in first for other in second] for first, second in pairs]


def _level_steps(points: int, level: int, off: int) -> list[int]:
    up = points if level < 4 else 0
    down = -points if level > 0 else 0
    return [up] * off + [down] * off + [0] * (16 - 2 * off)


def _count_ranks(columns: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return for each path how often it had so many better ones: none, one, two …"""
    paths = range(len(columns))
    pairs = [(mine, other) for mine in paths for other in paths if mine != other]
    beaten = [map(gt, columns[other], columns[mine]) for mine, other in pairs]
    found = [[0] * len(columns) for _ in paths]
    # Few patterns of who beats whom occur, so counting these first saves most of the work.
    patterns = Counter(zip(*beaten, strict=True)) if pairs else {(): len(columns[0])}
    for pattern, times in patterns.items():
        better = Counter(mine for (mine, _), beats in zip(pairs, pattern, strict=True) if beats)
        for mine in paths:
            found[mine][better[mine]] += times
    return [tuple(row) for row in found]


def _count_firsts(columns: list[tuple[int, ...]]) -> list[int]:
    best = columns[0] if len(columns) == 1 else list(map(max, *columns))
    return [sum(map(eq, best, mine)) for mine in columns]
