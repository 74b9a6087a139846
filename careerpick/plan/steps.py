"""What to do first, and what to mind, put together from the path files."""

from collections.abc import Mapping
from typing import Literal

from careerpick.model import CareerPath, Note
from careerpick.plan.bridge import Route
from careerpick.values import value

When = Literal["today", "this_week", "this_month"]
STEP_TIMES: tuple[When, ...] = ("today", "this_week", "this_month")


@value
class Step:
    """One thing to do, and the path that it is for."""

    when: When
    path: str
    text: str


@value
class Caution:
    """Something that it costs or that goes wrong, with its sources."""

    path: str
    kind: Literal["cost", "risk"]
    note: Note


def steps_of(route: Route) -> tuple[Step, ...]:
    """The bridge's steps as they are, the destination's one step later beside them.

    What is to be done today for the destination comes this week, and so on, so that
    nobody is asked for two first days at once.
    """
    if route.destination is None or route.destination.access.status == "blocked":
        return ()
    goal = route.destination.path
    lacks = tuple(Step("this_week", goal.id, need.need.remedy) for need in route.lacks)
    at_once: dict[When, When] = {when: when for when in STEP_TIMES}
    later: dict[When, When] = {"today": "this_week", "this_week": "this_month"}
    first = route.bridge.path if route.bridge else goal
    beside = _of_path(goal, later) if route.bridge else ()
    steps = (*_of_path(first, at_once), *lacks, *beside)
    return tuple(sorted(steps, key=lambda step: STEP_TIMES.index(step.when)))


def _of_path(path: CareerPath, times: Mapping[When, When]) -> tuple[Step, ...]:
    return tuple(
        Step(shown, path.id, text)
        for when, shown in times.items()
        for text in getattr(path.first_steps, when)
    )


def cautions_of(path: CareerPath) -> tuple[Caution, ...]:
    """Return what a path costs, then what goes wrong."""
    return (
        *(Caution(path.id, "cost", note) for note in path.costs),
        *(Caution(path.id, "risk", note) for note in path.risks),
    )
