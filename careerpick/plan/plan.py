"""The whole plan as frozen values: route, stages, steps, money, figures and warnings."""

from collections.abc import Mapping
from itertools import combinations
from typing import Literal

from careerpick.decide.result import Result, evaluate
from careerpick.errors import UsageError, fault
from careerpick.model import CareerPath, Content, Note, Platform, Rates
from careerpick.plan.bridge import Route, find_route, limit_with_role
from careerpick.plan.money import (
    Crossing,
    Figure,
    Series,
    crossing_of,
    figures_of,
    rates_by_path,
    region_name,
    regions_of,
    series_of,
)
from careerpick.plan.stages import (
    DEFAULT_MONTHS,
    MOST_HOURS,
    MOST_MONTHS,
    Stage,
    bridge_plan,
    bridge_stages,
    direct_stages,
    least_hours,
    ready_stage,
    split_hours,
)
from careerpick.values import value

# What to do first, and what to mind, put together from the path files.

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


DEFAULT_HOURS = 10
"""Hours a week that the figures are for when the person did not say."""

HoursFrom = Literal["answers", "option", "given", "assumed"]
"""answers: a number that the person typed. option: what stands for the option that was chosen.
given: asked for with this plan. assumed: `DEFAULT_HOURS`."""


@value
class PlanMoney:
    """Income over time.

    Attributes:
        alone: Each path that has figures for the region, alone at all the hours, in the
            order of the ranking. Counted from the day when it can start.
        plan: The plan's own; the destination's when there is no bridge; None without a
            destination, without figures for it, or when two currencies would be mixed.
        missing: Ids of the paths without figures for the region.
        crossings: For each two paths in one currency, when one passes the other.
        regions: All regions that some path has figures for, the widest first.
    """

    alone: tuple[Series, ...]
    plan: Series | None
    missing: tuple[str, ...]
    crossings: tuple[Crossing, ...]
    regions: tuple[str, ...]

    def of(self, path_id: str) -> Series | None:
        """Return what this path brings alone, where there are figures."""
        return next((item for item in self.alone if item.paths == (path_id,)), None)

    def crossing(self, one: str, other: str) -> Crossing | None:
        """Return when one of these two paths passes the other, if it does."""
        return next((c for c in self.crossings if {c.ahead, c.behind} == {one, other}), None)


@value
class Plan:
    """What one person can do with a result.

    Attributes:
        result: What it rests on; with `hours` given, that of these hours.
        route: Destination and bridge.
        hours: Hours a week that the figures are for.
        hours_from: Where that number comes from.
        months: How many months the money covers.
        region: The region that was asked for; None for the widest of each path.
        stages: In their order; empty without a destination.
        steps: What to do, by time; empty when nothing can start.
        platforms: Path id to its sites that are open now; the first path to act on first.
        cautions: Costs and risks of the paths in the plan.
        money: Income over time.
        figures: Every parameter of the money, for `--sources`.
    """

    result: Result
    route: Route
    hours: int
    hours_from: HoursFrom
    months: int
    region: str | None
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    platforms: Mapping[str, tuple[Platform, ...]]
    cautions: tuple[Caution, ...]
    money: PlanMoney
    figures: tuple[Figure, ...]
    least_hours: Mapping[str, int]
    """Path id to the least hours a week that a path of the plan asks of anybody."""

    @property
    def content(self) -> Content:
        """The content that the result rests on."""
        return self.result.content


def make_plan(
    result: Result,
    *,
    hours: int | None = None,
    months: int = DEFAULT_MONTHS,
    region: str | None = None,
    path: str | None = None,
) -> Plan:
    """Turn a result into a plan.

    Args:
        result: What the answers come to.
        hours: Hours a week, instead of those in the answers: statuses and the
            recommendation are then those of these hours.
        months: How many months of income to work out, 1 to 120.
        region: Where the figures hold; None takes the widest of each path.
        path: Id of a destination of the person's own choice; None takes the recommended.

    Raises:
        UsageError: The hours or months are out of range, or no path has figures for
            the region.
    """
    _check_range("hours", hours, 0, MOST_HOURS)
    _check_range("months", months, 1, MOST_MONTHS)
    content = result.content
    rates = rates_by_path(content, region)
    limit = limit_with_role(content.bank, "hours_per_week")
    if hours is not None and limit is not None:
        result = evaluate(content, result.sheet, {**result.given, limit: hours})
    facts = result.facts
    per_week = hours if hours is not None else facts.get(limit or "", DEFAULT_HOURS)
    route = find_route(result, per_week, path)
    series, stages = _play(route, rates, per_week, months, limit)
    involved = [row.path for row in (route.bridge, route.destination) if row]
    return Plan(
        result=result,
        route=route,
        hours=per_week,
        hours_from=_hours_from(result, hours, limit),
        months=months,
        region=region if region is None else region_name(content, region),
        stages=stages,
        steps=steps_of(route),
        platforms={item.id: item.open_platforms for item in involved},
        cautions=tuple(caution for item in involved for caution in cautions_of(item)),
        money=_money(result, rates, series, per_week, months),
        figures=tuple(
            figure
            for row in result.paths
            if row.path.id in rates
            for figure in figures_of(row.path, rates[row.path.id])
        ),
        least_hours={item.id: least_hours(item, limit) for item in involved},
    )


def _hours_from(result: Result, hours: int | None, limit: str | None) -> HoursFrom:
    if hours is not None or limit in result.given:
        return "given"
    if limit not in result.facts:
        return "assumed"
    for question in result.content.bank.questions:
        answer = result.sheet.answers.get(question.id)
        if question.number and question.number.limit == limit and answer:
            return "option" if answer.number is None else "answers"
    return "option"


def _check_range(name: str, given: int | None, least: int, most: int) -> None:
    if given is not None and not least <= given <= most:
        raise UsageError(fault(f"{name}-range", given=given, least=least, most=most))


def _play(
    route: Route, rates: Mapping[str, Rates], hours: int, months: int, limit: str | None
) -> tuple[Series | None, tuple[Stage, ...]]:
    """Return what the plan brings, and its stages."""
    if route.destination is None or route.destination.access.status == "blocked":
        return None, ()
    goal = route.destination.path
    if route.bridge is None:
        ready = (ready_stage({goal.id: hours}),) if route.lacks else ()
        found = rates.get(goal.id)
        series = series_of(goal.id, goal.income, found, hours, months) if found else None
        return series, (*ready, *direct_stages(goal, hours, months))
    bridge = route.bridge.path
    split = split_hours(hours, least_hours(bridge, limit), least_hours(goal, limit))
    together = _same_currency(rates.get(bridge.id), rates.get(goal.id))
    if together:
        plan, stages = bridge_plan(bridge, goal, together, split, months)
    else:
        plan, stages = None, bridge_stages(bridge.id, goal.id, split)
    ready = (ready_stage(stages[0].hours),) if route.lacks else ()
    return plan, (*ready, *stages)


def _same_currency(first: Rates | None, second: Rates | None) -> tuple[Rates, Rates] | None:
    if first and second and first.currency == second.currency:
        return first, second
    return None


def _money(
    result: Result, rates: Mapping[str, Rates], plan: Series | None, hours: int, months: int
) -> PlanMoney:
    rows = [row.path for row in result.paths]
    alone = tuple(
        series_of(path.id, path.income, rates[path.id], hours, months)
        for path in rows
        if path.id in rates
    )
    found = (crossing_of(first, second) for first, second in combinations(alone, 2))
    return PlanMoney(
        alone=alone,
        plan=plan,
        missing=tuple(path.id for path in rows if path.id not in rates),
        crossings=tuple(crossing for crossing in found if crossing),
        regions=regions_of(result.content),
    )
