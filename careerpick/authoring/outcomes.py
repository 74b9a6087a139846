"""Warnings about what the answers can come to: counted on the compiled score table.

Sampling is seeded and small, so that a check takes about a second and always says the same.
"""

from collections.abc import Iterator
from itertools import chain, pairwise

from careerpick.authoring.balance import (
    best_lead,
    count_shares,
    limiting_questions,
    option_rows,
    promising_starts,
    random_picks,
    turning_questions,
)
from careerpick.authoring.table import Whole, outcome_advice
from careerpick.content.checks.table import Finding, finding
from careerpick.model import CareerPath, Content

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
    for i, question in enumerate(content.bank.questions):
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
