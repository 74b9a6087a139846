"""All that can be said about one result, on request: why, how sure, what would change it.

Plain values from a result; the wording and the layout are for those above. Everything
reads the one score table, so no figure here can differ from those of the result.
"""

from collections.abc import Collection

from careerpick.decide.certainty import TurningAnswer, turning_answers
from careerpick.decide.changes import (
    Opening,
    WayToLead,
    fewest_changes,
    openings,
    tipping_marks,
)
from careerpick.decide.decision import Decision
from careerpick.decide.levels import TurningLevel, turning_levels
from careerpick.decide.perturbation import Perturbed, perturb
from careerpick.decide.reasons import CriterionReason, Reason, explain_gap, reasons_by_criterion
from careerpick.decide.result import PathResult, Result
from careerpick.values import value

MOST_PATHS = 12
"""What takes the square of the number of paths is worked out for the best-scored alone."""


@value
class Against:
    """The explained path beside one other.

    Attributes:
        other: Path id.
        gap: Score of the explained path minus that of `other`; may be negative or 0.
        reasons: One for each answer, what speaks most for the explained path first;
            their points sum to `gap` exactly.
        by_criterion: The same gap, over what the answers ask for.
    """

    other: str
    gap: int
    reasons: tuple[Reason, ...]
    by_criterion: tuple[CriterionReason, ...]


@value
class TippingMark:
    """An answer that, marked as mattering a lot, would make `path` the recommended one."""

    question: str
    path: str


@value
class Explanation:
    """Why a result is what it is, how sure it is, and what would change it.

    Attributes:
        result: What is explained.
        path: Id of the path that the reasons speak about.
        against: That path against each other one, in the order of the ranking.
        perturbed: Places when answers, marks and levels are all a little off, and when only
            the levels are.
        turning: Every single level that, one step off, would change the recommendation.
        levels_tried: How many such steps there are.
        answers: Every single other answer that would change the recommendation.
        ways: What it would take for each path that is not alone in front to get there; like
            the draws and the steps of levels for the `MOST_PATHS` best-scored.
        tipping: Every answer whose marking alone would change the recommendation.
        openings: Every single limit that would let a path start sooner.
    """

    result: Result
    path: str
    against: tuple[Against, ...]
    perturbed: Perturbed
    turning: tuple[TurningLevel, ...]
    levels_tried: int
    answers: tuple[TurningAnswer, ...]
    ways: tuple[WayToLead, ...]
    tipping: tuple[TippingMark, ...]
    openings: tuple[Opening, ...]

    @property
    def explained(self) -> PathResult:
        """The row of the explained path."""
        return self.result.of(self.path)


def explain(result: Result, path_id: str | None = None) -> Explanation:
    """Explain a result.

    Args:
        result: What to explain.
        path_id: The path that the reasons speak about; by default the recommended one, or
            the best-scored where none is.
    """
    decision = Decision(result.content, result.table, result.sheet, result.given)
    recommended = result.recommendation.paths
    path = path_id or (recommended or (result.paths[0].path.id,))[0]
    foremost = decision.narrowed(MOST_PATHS, path)
    turning, tried = turning_levels(foremost, recommended)
    return Explanation(
        result=result,
        path=path,
        against=tuple(_against(result, path, other) for other in _others(result, path)),
        perturbed=perturb(foremost),
        turning=turning,
        levels_tried=tried,
        answers=turning_answers(decision, recommended),
        ways=_ways(result, decision, foremost.table.path_ids),
        tipping=tuple(TippingMark(*found) for found in tipping_marks(decision, recommended)),
        openings=openings(decision),
    )


def _others(result: Result, path: str) -> list[str]:
    return [row.path.id for row in result.paths if row.path.id != path]


def _against(result: Result, path: str, other: str) -> Against:
    content, table, sheet = result.content, result.table, result.sheet
    return Against(
        other=other,
        gap=result.of(path).standing.score - result.of(other).standing.score,
        reasons=explain_gap(content, table, sheet, path, other),
        by_criterion=reasons_by_criterion(content, table, sheet, path, other),
    )


def _ways(result: Result, decision: Decision, paths: Collection[str]) -> tuple[WayToLead, ...]:
    first = [row.path.id for row in result.paths if row.standing.rank == 1]
    return tuple(
        fewest_changes(decision, row.path.id)
        for row in result.paths
        if row.path.id in paths and first != [row.path.id]
    )
