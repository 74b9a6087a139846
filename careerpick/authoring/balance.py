"""How evenly the questions treat the paths, whoever answers: counted over many sheets.

What `careerpick check` warns about and what benchmarks/balance.py prints comes from here.
Knows no person: the sheets are drawn at random with a fixed seed.
"""

import random
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, pairwise
from math import sqrt
from operator import add, ge, sub
from typing import Any

from careerpick.content.checks.table import Check, Draft, Finding, check, warning
from careerpick.decide.circumstances import check_access
from careerpick.decide.table import ScoreTable, compile_table
from careerpick.model import Content

SHEETS = 4_000
SEED = 1
ROUNDS = 50
"""How many sheets are played against rivals in the search for one that puts a path first."""
LEAST = 1 / 4
"""Of an equal share of random sheets: under it hardly anybody is told of a path."""
MOST = 1 / 2
"""Of all random sheets: over it a path comes first more often than all others together."""


OUTCOMES: list[Check] = []
"""Warnings about what the answers can come to: they look at content without any error."""

outcome_advice = partial(check, table=OUTCOMES)


def _warning(code: str, draft: Draft, path_id: str, key: str, **params: Any) -> Finding:
    """Return what was found at a key of a path."""
    ids = [item.value.id for item in draft.paths]
    return warning(code, (ids.index(path_id), key), name=path_id, **params)


def lean_of(content: Content) -> dict[str, float]:
    """Return how often each path comes first, alone, where answers are given at random."""
    if len(content.paths) < 2:
        return {}
    tally = _tally(content)
    firsts = Counter(tally.winner(picked) for picked in random_picks(content, SHEETS, SEED))
    return {path.id: firsts[place] / SHEETS for place, path in enumerate(content.paths)}


@outcome_advice()
def _every_path_can_come_first(draft: Draft) -> Iterator[Finding]:
    tally = _tally(draft.checked)
    for place, path in enumerate(draft.checked.paths):
        if draft.lean and not draft.lean[path.id] and not tally.can_lead(place):
            yield _warning("never-first", draft, path.id, "id")


@outcome_advice()
def _no_path_is_worse_or_the_same(draft: Draft) -> Iterator[Finding]:
    tastes, goods = (_levels(draft.checked, kind) for kind in ("taste", "good"))
    for path_id, own in goods.items():
        alike = [other for other in goods if tastes[other] == tastes[path_id]]
        first = next(other for other in alike if goods[other] == own)
        if first != path_id:
            yield _warning("twin-paths", draft, path_id, "performance", first=first)
        more = (other for other in alike if all(map(ge, goods[other], own)) and goods[other] != own)
        if better := next(more, None):
            yield _warning("dominated-path", draft, path_id, "performance", better=better)


def _levels(content: Content, kind: str) -> dict[str, tuple[int, ...]]:
    """Return path id to its levels on the criteria of a kind."""
    criteria = [item.id for item in content.bank.criteria if item.kind == kind]
    return {
        path.id: tuple(path.performance[criterion].level for criterion in criteria)
        for path in content.paths
    }


@outcome_advice()
def _every_question_about_wishes_decides_something(draft: Draft) -> Iterator[Finding]:
    content = draft.checked
    if len(content.paths) < 2:
        return
    deciding = limiting_questions(content)
    deciding |= turning_questions(content, random_picks(content, SHEETS, SEED))
    for i, question in enumerate(content.bank.scored):
        wishes = any(option.wants for option in question.options)
        if wishes and not question.asks_for_a_fact and question.id not in deciding:
            yield warning("never-decides", ("questions", i, "id"), name=question.id)


@outcome_advice()
def no_path_has_a_head_start(draft: Draft) -> Iterator[Finding]:
    """No path comes first on hardly any random sheets, or on most of them."""
    count = len(draft.lean)
    least = LEAST / count if count else 0
    most = MOST if count > 2 else 1  # of two, one nearly always comes first more often
    for path_id, share in draft.lean.items():
        noise = 2 * sqrt(share * (1 - share) / SHEETS)  # what chance alone may add or take
        if not least - noise <= share <= most + noise:
            shares = {"share": share, "least": least, "most": most}
            yield _warning("uneven-shares", draft, path_id, "id", **shares)


Row = tuple[int, ...]
"""Points of each path, in the order of the table."""
Rows = Sequence[Sequence[Row]]
"""For each question, in the order of the bank, the points of each option."""
Picks = Sequence[int]
"""For each question the position of the option that is chosen."""


def option_rows(content: Content, table: ScoreTable) -> Rows:
    """Return the points of every option of every question, in the order of the bank."""
    return [
        [table.points[question.id][option.id] for option in question.possible]
        for question in content.bank.scored
    ]


def winner(scores: Sequence[int]) -> int | None:
    """Return the position of the best score, or None for a tie."""
    best = max(scores)
    return scores.index(best) if scores.count(best) == 1 else None


def random_picks(content: Content, sheets: int, seed: int) -> Iterator[list[int]]:
    """Yield the positions of randomly chosen options, one for each question."""
    rng = random.Random(seed)
    sizes = [len(question.possible) for question in content.bank.scored]
    for _ in range(sheets):
        yield [int(rng.random() * size) for size in sizes]


def limiting_questions(content: Content) -> set[str]:
    """Return the ids of the questions whose answers change the status of some path.

    The other facts are at their best, so that nothing else stands in the way.
    """
    options = [option for question in content.bank.scored for option in question.options]
    stated = sorted(fact for option in options for fact in option.facts.items())
    best = dict(stated)  # the greatest value of a limit comes last, and is kept

    def statuses(facts: dict[str, int]) -> tuple[str, ...]:
        return tuple(check_access(path, content.bank, facts).status for path in content.paths)

    return {
        question.id
        for question in content.bank.scored
        if question.asks_for_a_fact
        and len({statuses({**best, **option.facts}) for option in question.possible}) > 1
    }


def turning_questions(content: Content, picks: Iterable[Picks]) -> set[str]:
    """Return the ids of the questions whose answer alone decides some of these sheets.

    It decides a sheet when another answer to it puts another path first.
    """
    tally = _tally(content)
    waiting = set(tally.telling)
    for picked in picks:
        if not waiting:
            break
        waiting -= tally.turning(waiting, picked)
    decisive = set(tally.telling) - waiting
    return {q.id for i, q in enumerate(content.bank.scored) if i in decisive}


_MIDDLE = 1 << 31
"""Moves a score up, so that none is negative."""


class Tally:
    """The points of a bank, so that sheet after sheet is added up quickly.

    The scores of all paths are kept in one integer, 32 bits for each, so that one addition
    adds an answer to all of them.

    Attributes:
        telling: Positions of the questions with an answer that tells some paths apart.
    """

    def __init__(self, rows: Rows) -> None:
        """Take the points of every option."""
        flat = [row for options in rows for row in options]
        self._columns = list(zip(*flat, strict=True))
        self._sums = [sum(row) for row in flat]
        self._ends = list(pairwise([0, *accumulate(map(len, rows))]))
        self._paths = len(self._columns)
        self._middles = _joined([_MIDDLE] * self._paths)
        self._packed = [
            [_joined([points + _MIDDLE for points in row]) - self._middles for row in options]
            for options in rows
        ]
        self.telling = [
            i for i, options in enumerate(rows) if any(len(set(row)) > 1 for row in options)
        ]

    def _total(self, picked: Picks) -> int:
        return sum([options[i] for options, i in zip(self._packed, picked, strict=True)])

    def _scores(self, total: int) -> "array[int]":
        """Return the score of each path, all moved up alike."""
        moved = (total + self._middles).to_bytes(4 * self._paths, sys.byteorder)
        return array("I", moved)

    def winner(self, picked: Picks) -> int | None:
        """Return the position of the best score on this sheet, or None for a tie."""
        return winner(self._scores(self._total(picked)))

    def turning(self, questions: Iterable[int], picked: Picks) -> set[int]:
        """Return those of these questions where another answer puts another path first."""
        total = self._total(picked)
        now = (winner(self._scores(total)), None)

        def turns(question: int) -> bool:
            options = self._packed[question]
            rest = total - options[picked[question]]
            return any(winner(self._scores(rest + points)) not in now for points in options)

        return {question for question in questions if turns(question)}

    def can_lead(self, place: int) -> bool:
        """Tell whether the path at this place may be first, alone; False is proven.

        A game: one side answers, the other puts up a mixture of rivals against the path, each
        in turn the best one against what the other did so far (Brown 1951, "Iterative solution
        of games by fictitious play"). It ends with a sheet on which the path leads, or with a
        mixture that no sheet beats, which is the proof.
        """
        own = self._columns[place]
        margins = [
            self._paths * points - of_all for points, of_all in zip(own, self._sums, strict=True)
        ]
        for _ in range(ROUNDS):
            asked = [margins[start:end] for start, end in self._ends]
            best = [max(options) for options in asked]
            if sum(best) <= 0:
                return False
            picked = [options.index(most) for options, most in zip(asked, best, strict=True)]
            scores = self._scores(self._total(picked))
            lead, scores[place] = scores[place], 0
            rival = scores.index(max(scores))
            if lead > scores[rival]:
                return True
            margins = list(map(add, margins, map(sub, own, self._columns[rival])))
        return True


def _tally(content: Content) -> Tally:
    return Tally(option_rows(content, compile_table(content)))


def _joined(scores: Iterable[int]) -> int:
    """Return the scores of all paths in one integer; sums of such are those of the scores."""
    return int.from_bytes(array("I", scores).tobytes(), sys.byteorder)
