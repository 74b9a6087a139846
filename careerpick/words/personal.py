"""What a comparison says of one person: which path, by how much, and what holds it back."""

from careerpick.decide.comparison import Comparison, Personal
from careerpick.decide.result import PathResult
from careerpick.words.basics import in_list, small
from careerpick.words.standing import status_phrase, why_not


def personal_title(comparison: Comparison, personal: Personal) -> str:
    """Return which path the answers speak for."""
    if personal.says_nothing:
        return "For you: not enough to say. Your answers favour no path over another."
    names = in_list([comparison.path(path_id).name for path_id in personal.leaders])
    if len(personal.leaders) > 1:
        return f"For you: a tie. Your answers speak equally for {names}."
    return f"For you: {names}"


def held_back(personal: Personal) -> tuple[tuple[str, str], ...]:
    """Return at once when what fits best cannot be taken; the second quotes no answer."""
    return tuple(
        (
            f"But {row.path.name} is {why_not(personal.result, row)}.",
            f"But {row.path.name} is {small(status_phrase(row))}.",
        )
        for row in leaders_out(personal)
    )


def matches(row: PathResult) -> str:
    """Return how well a path fits, between its name and how it stands."""
    return f", match {row.standing.match}: "


def leaders_out(personal: Personal) -> tuple[PathResult, ...]:
    """Return the best-scored of the compared paths that cannot be taken."""
    return tuple(
        row
        for row in personal.rows
        if row.path.id in personal.leaders
        and (row.standing.ruled_out_by or row.access.status == "blocked")
    )
