"""What the paths of a plan cost and what can go wrong, under their headings."""

from careerpick.model import CareerPath, Note
from careerpick.planning.plan import Plan

ByPath = tuple[tuple[CareerPath, tuple[Note, ...]], ...]

TITLES = {"cost": "What it costs", "risk": "What can go wrong"}


def cautions(plan: Plan) -> tuple[tuple[str, ByPath], ...]:
    """Return each heading that has something under it, with the notes of each path."""
    return tuple((title, found) for kind, title in TITLES.items() if (found := _of(plan, kind)))


def _of(plan: Plan, kind: str) -> ByPath:
    found = [item for item in plan.cautions if item.kind == kind]
    return tuple(
        (plan.content.path(path_id), tuple(item.note for item in found if item.path == path_id))
        for path_id in dict.fromkeys(item.path for item in found)
    )
