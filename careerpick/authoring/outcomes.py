"""Warnings about what the answers can come to: counted on the compiled score table.

Sampling is seeded and small, so that a check takes about a second and always says the same.
"""

from collections.abc import Iterator
from itertools import chain, pairwise

from careerpick.authoring.balance import (
    count_shares,
    limiting_questions,
    option_rows,
    random_picks,
    turning_questions,
)
from careerpick.authoring.lead import best_lead, promising_starts
from careerpick.authoring.table import Whole, outcome_advice
from careerpick.content.checks.names import quoted
from careerpick.content.checks.table import Finding
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
            message = f"No answers were found that put {quoted(path_id)} first."
            fix = "Look at its levels: some other path has as much of everything that is asked for."
            yield Finding(("id",), message, fix, whole.place_of(path_id))


@outcome_advice("dominated-path")
def no_path_is_worse_throughout(whole: Whole) -> Iterator[Finding]:
    """No other path has as much of every good, the same of every taste, and more of something."""
    for path in whole.content.paths:
        better = [other.id for other in whole.content.paths if _dominates(whole, other, path)]
        if better:
            message = (
                f"{quoted(better[0])} has as much of every good as {quoted(path.id)} or more, "
                "and suits the same tastes."
            )
            fix = "Nobody has a reason to choose this one; look at the levels again."
            yield Finding(("performance",), message, fix, whole.place_of(path.id))


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
            message = f"{quoted(second)} stands at the same levels as {quoted(first)}."
            fix = "No answers could set them apart; make them one, or look at the levels again."
            yield Finding(("performance",), message, fix, whole.place_of(second))


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
            message = f"No answer to {quoted(question.id)} was seen to change what comes first."
            fix = "Does it ask about something in which the paths differ? Or raise its weight."
            yield Finding(("questions", i, "id"), message, fix)


@outcome_advice("uneven-shares")
def no_path_has_a_head_start(whole: Whole) -> Iterator[Finding]:
    """Who answers at random gets each path about equally often (10 to 45 % for four paths)."""
    count = len(whole.content.paths)
    least, most = LEAST / count, min(MOST / count, 1)
    for path_id, share in whole.lean.items():
        if not least <= share <= most:
            message = (
                f"{quoted(path_id)} comes first on {share:.0%} of random answers; "
                f"{least:.0%} to {most:.0%} is even."
            )
            fix = "Ask more often about what sets it apart, or less often; look at levels last."
            yield Finding(("id",), message, fix, whole.place_of(path_id))
