"""The sources of everything that a plan says, numbered in the order of their first use."""

from careerpick.decide.citations import Citations, number_sources
from careerpick.plan.plan import Plan
from careerpick.plan.stages import Stage
from careerpick.words.plan_stages import stage_sources
from careerpick.words.sources import citation


def cite(plan: Plan) -> Citations:
    """Number the sources of the plan's signs, figures, costs and risks."""
    places = [place for stage in plan.stages for place in stage_sources(plan, stage)]
    places += [(item.path, item.note.sources) for item in plan.cautions]
    places += [(figure.path, figure.sources) for figure in plan.figures]
    return number_sources((plan.content.path(path_id), ids) for path_id, ids in places)


def stage_marks(plan: Plan, stage: Stage, cited: Citations) -> str:
    """Return the numbers of what the signs of a stage rest on, with a blank before them."""
    return "".join(
        f" {citation(cited.numbers[path_id], ids)}" for path_id, ids in stage_sources(plan, stage)
    )
