"""How evenly the questions treat the paths, whoever answers: counted over many sheets.

What `careerpick check` warns about and what benchmarks/balance.py prints comes from here.
Knows no person: the sheets are drawn at random with a fixed seed.
"""

import random
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from careerpick.authoring.fitting import Whole, outcome_advice
from careerpick.content.checks.table import Finding, finding
from careerpick.decide.decision import best_left
from careerpick.decide.limits import blocked_paths, check_access, facts_of
from careerpick.decide.table import ScoreTable, compile_table
from careerpick.model import Answer, AnswerSheet, CareerPath, Content, Question
from careerpick.values import value

# Warnings about what the answers can come to: counted on the compiled score table.

SHEETS = 4_000
SEED = 1
STARTS = 12
"""Random sheets from which answers are searched for that put a path first."""
LEAST, MOST = 0.4, 1.8
"""Times an equal share of random sheets: with four paths, 10 and 45 percent."""


def lean_of(content: Content) -> dict[str, float]:
    """Return how often each path comes first, alone, where answers are given at random."""
    if len(content.paths) < 2:
        return {}
    return count_shares(content, random_picks(content, SHEETS, SEED)).first


@outcome_advice("never-first")
def every_path_can_come_first(whole: Whole) -> Iterator[Finding]:
    """Some answers put each path first, alone."""
    rows = option_rows(whole.content, whole.table)
    if len(whole.table.path_ids) < 2:
        return
    starts = list(random_picks(whole.content, STARTS, SEED))
    for place, path_id in enumerate(whole.table.path_ids):
        if best_lead(rows, place, chain(promising_starts(rows, place), starts)) <= 0:
            yield finding(("id",), path=whole.place_of(path_id), name=path_id)


@outcome_advice("dominated-path")
def no_path_is_worse_throughout(whole: Whole) -> Iterator[Finding]:
    """No other path has as much of every good, the same of every taste, and more of something."""
    for path in whole.content.paths:
        better = [other.id for other in whole.content.paths if _dominates(whole, other, path)]
        if better:
            where = ("performance",)
            yield finding(where, path=whole.place_of(path.id), name=path.id, better=better[0])


def _dominates(whole: Whole, other: CareerPath, path: CareerPath) -> bool:
    gains = {
        item.id: other.performance[item.id].level - path.performance[item.id].level
        for item in whole.content.bank.criteria
    }
    goods = {item.id for item in whole.content.bank.criteria if item.kind == "good"}
    return any(gains.values()) and all(
        gain >= 0 if name in goods else gain == 0 for name, gain in gains.items()
    )


@outcome_advice("twin-paths")
def no_two_paths_are_the_same(whole: Whole) -> Iterator[Finding]:
    """No two paths stand at the same levels throughout, which would always be a tie."""
    levels = {
        path.id: sorted((name, item.level) for name, item in path.performance.items())
        for path in whole.content.paths
    }
    ordered = sorted(levels, key=lambda path_id: (levels[path_id], path_id))
    for first, second in pairwise(ordered):
        if levels[first] == levels[second]:
            where = ("performance",)
            yield finding(where, path=whole.place_of(second), name=second, first=first)


@outcome_advice("never-decides")
def every_question_decides_something(whole: Whole) -> Iterator[Finding]:
    """Each question about wishes changes what comes first on some answers."""
    content = whole.content
    if len(content.paths) < 2:
        return
    deciding = limiting_questions(content)
    deciding |= turning_questions(content, random_picks(content, SHEETS, SEED))
    for i, question in enumerate(content.bank.scored):
        wishes = any(option.wants for option in question.options)
        if wishes and not question.asks_for_a_fact and question.id not in deciding:
            yield finding(("questions", i, "id"), name=question.id)


@outcome_advice("uneven-shares")
def no_path_has_a_head_start(whole: Whole) -> Iterator[Finding]:
    """Who answers at random gets each path about equally often (10 to 45 % for four paths)."""
    count = len(whole.content.paths)
    least, most = LEAST / count, min(MOST / count, 1)
    for path_id, share in whole.lean.items():
        if not least <= share <= most:
            shares = {"share": share, "least": least, "most": most}
            yield finding(("id",), path=whole.place_of(path_id), name=path_id, **shares)


SHARE_MARKED = 1 / 3
"""How many answers of a marked sheet matter a lot."""

Row = tuple[int, ...]
"""Points of each path, in the order of the table."""
Rows = Sequence[Sequence[Row]]
"""For each question, in the order of the bank, the points of each option."""
Picks = Sequence[int]
"""For each question the position of the option that is chosen."""


@value
class Shares:
    """What came of many random sheets; shares are 0..1.

    Attributes:
        first: Path id to the share of sheets on which it alone scores best.
        recommended: Path id to the share on which it is recommended (ties count for each).
        nothing: Share on which nothing is recommended.
        ties: Share on which several score best.
        median_gap: Usual gap between first and second, in points.
    """

    first: dict[str, float]
    recommended: dict[str, float]
    nothing: float
    ties: float
    median_gap: float


def option_rows(content: Content, table: ScoreTable) -> Rows:
    """Return the points of every option of every question, in the order of the bank."""
    return [
        [table.points[question.id][option.id] for option in question.possible]
        for question in content.bank.scored
    ]


def total(rows: Iterable[Row], importance: Sequence[int] | None = None) -> Row:
    """Add up one row for each question; with the importance of each answer where given."""
    if importance is None:
        return tuple(map(sum, zip(*rows, strict=True)))
    return tuple(
        sum(points * mark for points, mark in zip(column, importance, strict=True))
        for column in zip(*rows, strict=True)
    )


def total_of(rows: Rows, picked: Picks, importance: Sequence[int] | None = None) -> Row:
    """Return the scores of a sheet."""
    return total([options[i] for options, i in zip(rows, picked, strict=True)], importance)


def winner(scores: Sequence[int]) -> int | None:
    """Return the position of the best score, or None for a tie."""
    best = max(scores)
    return scores.index(best) if scores.count(best) == 1 else None


class Blocked:
    """Which paths are out of reach, for the options picked; remembers what it has seen."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._stating = [
            i
            for i, question in enumerate(content.bank.scored)
            if any(option.facts for option in question.options)
        ]
        self._seen: dict[tuple[int, ...], frozenset[str]] = {}

    def __call__(self, picked: Picks) -> frozenset[str]:
        """Return the ids of the blocked paths."""
        key = tuple(picked[i] for i in self._stating)
        if key not in self._seen:
            sheet = sheet_of([self._content.bank.scored[i] for i in self._stating], key)
            facts = facts_of(self._content.bank, sheet)
            self._seen[key] = blocked_paths(self._content, facts)
        return self._seen[key]


def sheet_of(questions: Sequence[Question], picked: Picks) -> AnswerSheet:
    """Return the sheet on which each question is answered with the option at its position."""
    return AnswerSheet(
        {
            question.id: Answer(question.possible[position].id)
            for question, position in zip(questions, picked, strict=True)
        }
    )


def random_picks(content: Content, sheets: int, seed: int) -> Iterator[list[int]]:
    """Yield the positions of randomly chosen options, one for each question."""
    rng = random.Random(seed)
    sizes = [len(question.possible) for question in content.bank.scored]
    for _ in range(sheets):
        yield [int(rng.random() * size) for size in sizes]


def count_shares(content: Content, picks: Iterable[Picks], marks_seed: int | None = None) -> Shares:
    """Count what comes of these sheets, for two paths or more.

    With a seed, a third of the answers matter a lot.
    """
    rng = random.Random(marks_seed)
    table = compile_table(content)
    rows, blocked = option_rows(content, table), Blocked(content)
    first: Counter[str] = Counter()
    recommended: Counter[str] = Counter()
    gaps = []
    for picked in picks:
        marks = None if marks_seed is None else [1 + (rng.random() < SHARE_MARKED) for _ in rows]
        scores = total_of(rows, picked, marks)
        best, second = sorted(scores, reverse=True)[:2]
        gaps.append(best - second)
        if best > second:
            first[table.path_ids[scores.index(best)]] += 1
        by_path = dict(zip(table.path_ids, scores, strict=True))
        recommended.update(best_left(by_path, blocked(picked)) or ("",))
    sheets = len(gaps)
    return Shares(
        first={path: first[path] / sheets for path in table.path_ids},
        recommended={path: recommended[path] / sheets for path in table.path_ids},
        nothing=recommended[""] / sheets,
        ties=gaps.count(0) / sheets,
        median_gap=statistics.median(gaps),
    )


def limiting_questions(content: Content) -> set[str]:
    """Return the ids of the questions whose answers change the status of some path.

    The other facts are at their best, so that nothing else stands in the way.
    """
    best = _best_facts(content)

    def statuses(facts: dict[str, int]) -> tuple[str, ...]:
        return tuple(check_access(path, content.bank, facts).status for path in content.paths)

    return {
        question.id
        for question in content.bank.scored
        if len({statuses({**best, **option.facts}) for option in question.possible}) > 1
    }


def _best_facts(content: Content) -> dict[str, int]:
    """Return for every limit the greatest value that an option states."""
    best: dict[str, int] = {}
    for question in content.bank.scored:
        for option in question.options:
            for limit, stated in option.facts.items():
                best[limit] = max(stated, best.get(limit, stated))
    return best


def turning_questions(content: Content, picks: Iterable[Picks]) -> set[str]:
    """Return the ids of the questions whose answer alone decides some of these sheets.

    It decides a sheet when another answer to it puts another path first.
    """
    rows = option_rows(content, compile_table(content))
    waiting = set(range(len(rows)))
    for picked in picks:
        scores = total_of(rows, picked)
        now = winner(scores)
        waiting -= {i for i in waiting if _turns(rows[i], picked[i], scores, now)}
        if not waiting:
            break
    return {q.id for i, q in enumerate(content.bank.scored) if i not in waiting}


def _turns(options: Sequence[Row], chosen: int, scores: Row, now: int | None) -> bool:
    return any(
        winner(tuple(s - a + b for s, a, b in zip(scores, options[chosen], row, strict=True)))
        not in (now, None)
        for row in options
        if row is not options[chosen]
    )


def best_lead(rows: Rows, place: int, starts: Iterable[Picks]) -> int:
    """Return the greatest lead over the best rival that a search finds for the path at `place`.

    The search takes one answer at a time, the one that helps the lead most, from each start
    until none helps: a lower bound, and the exact greatest lead in nearly every case. Not
    above 0 means that no answers were found that put the path first.
    """
    found = None
    for start in starts:
        picked = list(start)
        lead = _lead(total_of(rows, picked), place)
        while (step := _best_step(rows, picked, place)) and step[0] > lead:
            lead, picked[step[1]] = step[0], step[2]
        found = lead if found is None else max(found, lead)
    return found or 0


def _best_step(rows: Rows, picked: list[int], place: int) -> tuple[int, int, int] | None:
    """Return (lead after it, question, option) for the best change of one answer."""
    scores = total_of(rows, picked)
    return max(
        (
            (
                _lead(
                    tuple(
                        s - a + b for s, a, b in zip(scores, options[picked[i]], row, strict=True)
                    ),
                    place,
                ),
                i,
                j,
            )
            for i, options in enumerate(rows)
            for j, row in enumerate(options)
        ),
        default=None,
    )


def _lead(scores: Row, place: int) -> int:
    rivals = [score for i, score in enumerate(scores) if i != place]
    return scores[place] - max(rivals, default=0)


def promising_starts(rows: Rows, place: int) -> Iterator[list[int]]:
    """Yield the answers that put the path furthest ahead of all, and of each rival alone."""
    paths = range(len(rows[0][0]))
    yield [max(range(len(o)), key=lambda j: len(paths) * o[j][place] - sum(o[j])) for o in rows]
    for rival in paths:
        if rival != place:
            yield [max(range(len(o)), key=lambda j: o[j][place] - o[j][rival]) for o in rows]
