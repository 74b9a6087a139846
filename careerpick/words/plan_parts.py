"""What is shown of a plan, part by part and under which heading: its steps, costs and risks."""

from careerpick.model import CareerPath, Note
from careerpick.plan.plan import Plan
from careerpick.plan.steps import When
from careerpick.values import value
from careerpick.words.start import TIMES

TIGHT = "What makes the start tight"
WHAT_TO_DO = "What to do"
SITES = "Sites that take new people now"
CAUTIONS = {"cost": "What it costs", "risk": "What can go wrong"}

NotesByPath = tuple[tuple[CareerPath, tuple[Note, ...]], ...]


@value
class StepsAtOnce:
    """The steps of one path for one time, under their heading."""

    when: When
    path: CareerPath
    heading: str
    steps: tuple[str, ...]


def steps(plan: Plan) -> tuple[StepsAtOnce, ...]:
    """Return what to do, by time; the heading names the path where there are two."""
    found: dict[tuple[When, str], list[str]] = {}
    for step in plan.steps:
        found.setdefault((step.when, step.path), []).append(step.text)
    return tuple(
        StepsAtOnce(
            when,
            path := plan.content.path(path_id),
            f"{TIMES[when]}: {path.name}" if plan.route.bridge else TIMES[when],
            tuple(texts),
        )
        for (when, path_id), texts in found.items()
    )


def cautions(plan: Plan) -> tuple[tuple[str, NotesByPath], ...]:
    """Return each heading that has something under it, with the notes of each path."""
    return tuple((title, found) for kind, title in CAUTIONS.items() if (found := _of(plan, kind)))


def _of(plan: Plan, kind: str) -> NotesByPath:
    found = [item for item in plan.cautions if item.kind == kind]
    return tuple(
        (plan.content.path(path_id), tuple(item.note for item in found if item.path == path_id))
        for path_id in dict.fromkeys(item.path for item in found)
    )
