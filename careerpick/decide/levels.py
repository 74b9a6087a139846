"""How far a result hangs on the levels of the paths, which are estimates themselves."""

from dataclasses import replace
from typing import cast

from careerpick.decide.decision import Decision
from careerpick.decide.table import STRONG, at_wrong_end, compile_table, points_per_level
from careerpick.model import CareerPath, Content, Level
from careerpick.values import value


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


def turning_levels(
    decision: Decision, recommended: tuple[str, ...]
) -> tuple[tuple[TurningLevel, ...], int]:
    """Move every level one up and one down in turn.

    Returns:
        The moves that change the recommendation, in the order of paths and criteria, and
        how many moves were tried.
    """
    content = decision.content
    per_level = points_per_level(content, decision.table, decision.sheet)
    turning, tried = [], 0
    for place, path_id in enumerate(decision.table.path_ids):
        path = content.path(path_id)
        for criterion, performance in path.performance.items():
            for instead in (performance.level - 1, performance.level + 1):
                if not 0 <= instead <= 4:
                    continue
                tried += 1
                moved = _with_level(path, criterion, instead)
                if _meets_for_all(content, path, criterion, instead):
                    after = _anew(decision, moved)
                else:
                    points = (instead - performance.level) * per_level[criterion]
                    after = _after(decision, moved, place, points)
                if after != recommended:
                    turning.append(
                        TurningLevel(path_id, criterion, performance.level, instead, after)
                    )
    return tuple(turning), tried


def _with_level(path: CareerPath, criterion: str, level: int) -> CareerPath:
    performance = replace(path.performance[criterion], level=cast(Level, level))
    return replace(path, performance={**path.performance, criterion: performance})


def _meets_for_all(content: Content, path: CareerPath, criterion: str, level: int) -> bool:
    """Tell whether this level decides whether any path gives what is wanted."""
    return any(
        at_wrong_end(level, evidence) != at_wrong_end(path.performance[criterion].level, evidence)
        and all(
            at_wrong_end(other.performance[criterion].level, evidence)
            for other in content.paths
            if other.id != path.id
        )
        for evidence in (-STRONG, STRONG)
    )


def _anew(decision: Decision, moved: CareerPath) -> tuple[str, ...]:
    paths = tuple(moved if path.id == moved.id else path for path in decision.content.paths)
    content = replace(decision.content, paths=paths)
    return Decision(content, compile_table(content), decision.sheet, decision.given).after({})


def _after(decision: Decision, moved: CareerPath, place: int, points: int) -> tuple[str, ...]:
    if decision.fits_none:
        return ()
    scores = list(decision.scores)
    scores[place] += points
    out = decision.out - {moved.id}
    if decision.access[moved.id].status == "blocked" or _ruled_out(decision, moved):
        out |= {moved.id}
    return decision.recommended(tuple(scores), out)


def _ruled_out(decision: Decision, path: CareerPath) -> bool:
    """Tell whether a deal-breaker rules the path out."""
    for question in decision.content.bank.questions:
        answer = decision.sheet.answers.get(question.id)
        option = question.option(answer.option) if answer else None
        if option is None or answer is None:
            continue
        if decision.table.mark(question.id, answer) == "deal_breaker" and any(
            at_wrong_end(path.performance[criterion].level, evidence)
            for criterion, evidence in option.wants.items()
        ):
            return True
    return False
