"""Which path takes the smallest step to open, where nothing that would help can start now."""

from collections.abc import Iterable

from careerpick.decide.limits import NeedCheck
from careerpick.decide.result import PathResult


def opens_first(rows: Iterable[PathResult]) -> PathResult | None:
    """Return the path that takes the smallest step to open, leaving out what is ruled out.

    Smallest: fewest unmet needs, then the least share of their minimum that is missing,
    then the least that is missing, then the fewest unanswered questions, then the score.
    """
    closed = [row for row in rows if not (row.standing.ruled_out_by or row.access.can_start)]
    return min(
        closed,
        key=lambda row: (
            sum(need.status in ("later", "blocked") for need in row.access.needs),
            sum(_missing(need)[0] for need in row.access.needs),
            sum(_missing(need)[1] for need in row.access.needs),
            sum(not need.can_wait for need in row.access.needs),
            row.standing.rank,
            row.path.id,
        ),
        default=None,
    )


def _missing(need: NeedCheck) -> tuple[float, int]:
    """The share (0 to 1) of the minimum that is missing, and how much: the nearest way."""
    return min(
        (
            ((check.minimum - check.have) / check.minimum, check.minimum - check.have)
            if check.have < check.minimum
            else (0.0, 0)
            for check in need.limits
            if check.have is not None
        ),
        default=(0.0, 0),
    )
