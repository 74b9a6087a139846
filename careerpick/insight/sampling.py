"""How often each path would come first if answers, marks and levels were a little off.

Stochastic multicriteria acceptability analysis: Lahdelma, Hokkanen and Salminen (1998),
"SMAA - stochastic multiobjective acceptability analysis", European Journal of
Operational Research 106, 137-143. Here the uncertain inputs are the person's marks,
slips of one step in the answers, and the confidence of the levels.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from operator import add, eq, gt
from struct import iter_unpack

from careerpick.insight.decision import Decision, Scores
from careerpick.model import Answer, Confidence
from careerpick.scoring import points_per_level

DRAWS = 10_000
SLIP_IN_256 = 32
"""An answer slips to a neighbouring option in 32 of 256 draws (an eighth)."""
MARK_FACTORS = (1, 2, 2, 4)
"""Twice the factor on an answer's importance: halved, kept (half of the draws), doubled."""
OFF_IN_16: Mapping[Confidence, int] = {"high": 1, "medium": 2, "low": 4}
"""A level is one up in so many of 16 draws, and one down in as many."""

# The scores of one draw are kept in one integer, a field for each path, so that adding up
# the columns is one addition a draw and not one for each path.
_BYTES = 8
_FIELD = 8 * _BYTES
_HALF = 1 << (_FIELD - 1)


@dataclass(frozen=True, slots=True)
class Acceptability:
    """The outcome of the draws.

    Attributes:
        draws: How many.
        ranks: Path id to how often it took rank 1, 2, 3 …; equal scores share a rank.
    """

    draws: int
    ranks: Mapping[str, tuple[int, ...]]

    def first_share(self, path: str) -> float:
        """Return the share (0..1) of the draws in which this path came first."""
        return self.ranks[path][0] / self.draws


@dataclass(frozen=True, slots=True)
class Shaken:
    """The outcome of the draws, and of the same draws with the levels alone a little off.

    Attributes:
        everything: Answers, marks and levels a little off.
        levels_first: Path id to how often it came first with only the levels off.
    """

    everything: Acceptability
    levels_first: Mapping[str, int]


def sample_ranks(decision: Decision, draws: int = DRAWS) -> Acceptability:
    """Draw slips, marks and levels around the sheet, and count the ranks.

    The draws are seeded from the answers and the content, so the same answers always
    give the same figures. Limits are left out: this is about what fits.
    """
    return shake(decision, draws).everything


def shake(decision: Decision, draws: int = DRAWS) -> Shaken:
    """Do the same, and count the firsts for the same draws of the levels alone as well."""
    source = random.Random(_seed(decision))
    sheet = sorted(decision.sheet.answers.items())
    levels = _draw(_level_tables(decision), source, draws)
    answers = _draw([_answer_table(decision, *item) for item in sheet], source, draws)
    now = 2 * _packed(decision.scores)
    paths = decision.table.path_ids
    everything = _count_ranks(_columns(list(map(add, answers, levels)), len(paths)))
    levels_alone = _count_firsts(_columns([now + off for off in levels], len(paths)))
    return Shaken(
        everything=Acceptability(draws, dict(zip(paths, everything, strict=True))),
        levels_first=dict(zip(paths, levels_alone, strict=True)),
    )


def _draw(tables: list[list[int]], source: random.Random, draws: int) -> list[int]:
    """Return `draws` sums of one entry from each table, all entries equally likely."""
    columns = [map(table.__getitem__, source.randbytes(draws)) for table in tables]
    return list(map(sum, zip(*columns, strict=True))) if columns else [0] * draws


def _seed(decision: Decision) -> bytes:
    answers = sorted(decision.sheet.answers.items())
    text = repr((decision.content.fingerprint, [(q, a.option, a.mark) for q, a in answers]))
    return hashlib.sha256(text.encode()).digest()


def _packed(scores: Scores) -> int:
    return sum(score << (_FIELD * place) for place, score in enumerate(scores))


def _answer_table(decision: Decision, question: str, answer: Answer) -> list[int]:
    """Return 256 equally likely outcomes of one question: slips times marks."""
    rows = decision.table.points[question]
    options = list(rows)
    place = options.index(answer.option)
    neighbours = [options[i] for i in (place - 1, place + 1) if 0 <= i < len(options)]
    slips = [neighbours[i % len(neighbours)] for i in range(SLIP_IN_256 // 4)] if neighbours else []
    drawn = slips + [answer.option] * (64 - len(slips))
    points = {option: answer.importance * _packed(rows[option]) for option in set(drawn)}
    return [factor * points[option] for option in drawn for factor in MARK_FACTORS]


def _level_tables(decision: Decision) -> list[list[int]]:
    """Return tables of 256 equally likely outcomes, each for two uncertain levels at once."""
    per_level = points_per_level(decision.content, decision.table, decision.sheet)
    steps = [
        _level_steps(2 * per_level[criterion] << (_FIELD * place), performance.level, off)
        for place, path in enumerate(decision.table.path_ids)
        for criterion, performance in decision.content.path(path).performance.items()
        if per_level[criterion]
        for off in [OFF_IN_16[performance.confidence]]
    ]
    pairs = zip_longest(steps[::2], steps[1::2], fillvalue=[0] * 16)
    return [[one + other for one in first for other in second] for first, second in pairs]


def _level_steps(points: int, level: int, off: int) -> list[int]:
    up = points if level < 4 else 0
    down = -points if level > 0 else 0
    return [up] * off + [down] * off + [0] * (16 - 2 * off)


def _columns(totals: Sequence[int], count: int) -> list[tuple[int, ...]]:
    """Return the draws as one column of scores for each of `count` paths."""
    offset = _packed((_HALF,) * count)  # so that no field is negative
    drawn = b"".join((packed + offset).to_bytes(_BYTES * count, "little") for packed in totals)
    return list(zip(*iter_unpack(f"<{count}Q", drawn), strict=True))


def _count_ranks(columns: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return for each path how often it had so many better ones: none, one, two …"""
    found = []
    for mine in columns:
        beaten_by = [map(gt, other, mine) for other in columns if other is not mine]
        better = Counter(map(sum, zip(*beaten_by, strict=True))) if beaten_by else {0: len(mine)}
        found.append(tuple(better.get(number, 0) for number in range(len(columns))))
    return found


def _count_firsts(columns: list[tuple[int, ...]]) -> list[int]:
    best = columns[0] if len(columns) == 1 else list(map(max, *columns))
    return [sum(map(eq, best, mine)) for mine in columns]
