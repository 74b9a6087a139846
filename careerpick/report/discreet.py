"""The words for a report that leaves the answers out: what was said becomes what is asked for.

Where the usual sentence quotes an answer ("you have 3 hours"), these say how the path
stands and what it asks of anybody. Figures, verdict and order stay the same.
"""

from collections.abc import Iterable

from careerpick.decide.limits import NeedCheck
from careerpick.decide.result import PathResult, Result
from careerpick.plan.plan import Plan
from careerpick.report.blocks import Item, line
from careerpick.words import plan_verdict as plan_verdict
from careerpick.words import standing, verdict
from careerpick.words.basics import bare, small
from careerpick.words.needs import need_phrase, open_needs
from careerpick.words.plan_amounts import weeks

LEFT_OUT = (
    "The answers themselves are left out of this report. What they add up to is shown, so "
    "somebody who knows the questions may guess some of them."
)
QUOTED = "This report quotes the answers. Show it only to people who may read them."


def said_first(result: Result) -> str:
    """Return what comes before the headline, like `verdict.said_first`."""
    recommended = result.recommended
    equal = bool(recommended) and not verdict.is_passed_over(result)
    start = "Just as good a match is" if equal else "Your best match is"
    said = []
    for row in verdict.passed_over(result):
        said.append(f"{start} {row.path.name}, but it is {small(standing.status_phrase(row))}.")
        start = "Just as good a match is"
    return " ".join(said)


def warnings(result: Result) -> tuple[str, ...]:
    """Return the warnings that quote no answer."""
    return verdict.warnings(result, with_answers=False)


def need_items(result: Result, needs: Iterable[NeedCheck]) -> tuple[Item, ...]:
    """Return what needs ask of anybody, why, and what helps."""
    return tuple(_need_item(result, need) for need in needs)


def unmet_items(result: Result, row: PathResult) -> tuple[Item, ...]:
    """Return the needs of a path that are not plainly met, the gravest first."""
    return need_items(result, open_needs(row))


def _need_item(result: Result, need: NeedCheck) -> Item:
    asks = f"{need_phrase(result.content.bank, need.need)}."
    stops = need.status in {"later", "blocked"}
    said = [asks, f"{bare(need.need.reason)}." if stops else ""]
    if need.status != "unknown":
        said.append(f"What helps: {need.need.remedy}")
    return Item(line(" ".join(part for part in said if part)), status=need.status)


def plan_first(plan: Plan) -> str:
    """Return what comes before the headline of a plan, like `plan_verdict.passed_over`."""
    return "" if plan.route.chosen_by_name else said_first(plan.result)


def plan_reasons(plan: Plan) -> tuple[str, ...]:
    """Return why the plan is what it is, without what the person said."""
    goal, bridge = plan.route.destination, plan.route.bridge
    if goal is None:
        return ()
    said = [f"{goal.path.name}: {small(standing.status_phrase(goal))}.", _timing(plan, goal)]
    if bridge:
        said.append(plan_verdict.bridge_timing(plan, bridge))
    elif plan.route.kind == "direct" and plan.route.why == "too_slow":
        said.append(f"{plan_verdict.NOTHING_SOONER}, so find other money for that time.")
    return tuple(said)


def plan_teaser(plan: Plan) -> tuple[str, ...]:
    """Return the plan in a few sentences, like `plan_verdict.teaser_lines`."""
    return (plan_verdict.headline(plan), *plan_reasons(plan))


def _timing(plan: Plan, goal: PathResult) -> str:
    usual = weeks(goal.path.income.weeks_to_first_income.typical)
    comes = f"The first money from {goal.path.name} usually takes {usual}"
    if plan.route.timing in {"maybe", "late"}:
        return f"{comes}, and that may be longer than you can wait."
    return f"{comes}."
