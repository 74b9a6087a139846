"""How far a result hangs on the levels of the paths, which are estimates themselves."""

from careerpick.decide.decision import Decision
from careerpick.decide.limits import blocked_paths, facts_of
from careerpick.decide.table import at_wrong_end, points_per_level
from careerpick.model import CareerPath
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
    blocked = blocked_paths(content, facts_of(content.bank, decision.sheet))
    turning, tried = [], 0
    for place, path_id in enumerate(decision.table.path_ids):
        path = content.path(path_id)
        for criterion, performance in path.performance.items():
            for instead in (performance.level - 1, performance.level + 1):
                if not 0 <= instead <= 4:
                    continue
                tried += 1
                scores = list(decision.scores)
                scores[place] += (instead - performance.level) * per_level[criterion]
                out = decision.out - {path_id}
                if path_id in blocked or _ruled_out(decision, path, criterion, instead):
                    out |= {path_id}
                after = decision.recommended(tuple(scores), out)
                if after != recommended:
                    turning.append(
                        TurningLevel(path_id, criterion, performance.level, instead, after)
                    )
    return tuple(turning), tried


def _ruled_out(decision: Decision, path: CareerPath, criterion: str, level: int) -> bool:
    """Tell whether a deal-breaker rules the path out when one of its levels is another."""
    for question in decision.content.bank.questions:
        answer = decision.sheet.answers.get(question.id)
        option = question.option(answer.option) if answer else None
        if option is None or answer is None or answer.mark != "deal_breaker":
            continue
        for wanted, evidence in option.wants.items():
            has = level if wanted == criterion else path.performance[wanted].level
            if at_wrong_end(has, evidence):
                return True
    return False
