"""The whole plan as values: route, stages, steps, sites, money, figures and warnings."""

from collections.abc import Mapping, Sequence
from typing import Literal

from careerpick.decide.circumstances import (
    TIMES,
    Circumstances,
    SiteCheck,
    Time,
    check_sites,
    holds,
    steps_for,
)
from careerpick.decide.limits import limit_with_role
from careerpick.decide.result import Result, evaluate, with_facts
from careerpick.errors import UsageError, fault
from careerpick.model import HOURS_IN_A_WEEK, CareerPath, Content, FirstSteps, Note, Way
from careerpick.plan.bridge import Route, find_route
from careerpick.plan.money import Bills, Earns, Figure, Lead, bills_of, earns, figures_of, leads
from careerpick.values import value

# What to do first, and what to mind, put together from the path files.


@value
class Step:
    """One thing to do, and the path that it is for."""

    when: Time
    path: str
    text: str


@value
class Caution:
    """Something that it costs or that goes wrong, with its sources."""

    path: str
    kind: Literal["cost", "risk"]
    note: Note


def steps_of(route: Route, content: Content, who: Circumstances) -> tuple[Step, ...]:
    """The bridge's steps as they are, the destination's one step later beside them.

    What is to be done today for the destination comes this week, and so on, so that
    nobody is asked for two first days at once. Only what is for this person. Where nothing can
    start because they may not earn, what comes before earning is left.
    """
    first_to_open = route.destination or route.opens_first
    if route.destination is None or route.destination.access.status == "blocked":
        rules = limit_with_role(content.bank, "allowed")
        if first_to_open is None or who.facts.get(rules) != 0:
            return ()
        path = first_to_open.path
        return tuple(
            Step(time, path.id, step.do)
            for time, step in steps_for(path, content.bank, who)
            if step.when and rules in step.when.facts
        )

    def of(path: CareerPath, times: Mapping[Time, Time]) -> list[Step]:
        found = steps_for(path, content.bank, who)
        return [Step(times[time], path.id, step.do) for time, step in found if time in times]

    goal = route.destination.path
    lacks = [Step("this_week", goal.id, need.remedy) for need in route.lacks]
    at_once: dict[Time, Time] = {when: when for when in TIMES}
    later: dict[Time, Time] = {"today": "this_week", "this_week": "this_month"}
    first = route.bridge.path if route.bridge else goal
    beside = of(goal, later) if route.bridge else []
    return tuple(
        sorted([*of(first, at_once), *lacks, *beside], key=lambda step: TIMES.index(step.when))
    )


def cautions_of(path: CareerPath, who: Circumstances) -> tuple[Caution, ...]:
    """Return what a path costs this person, then what goes wrong."""
    return (
        *(Caution(path.id, "cost", note) for note in path.costs if holds(note.when, who)),
        *(Caution(path.id, "risk", note) for note in path.risks if holds(note.when, who)),
    )


# How the hours are split: stage after stage.

StageKind = Literal["ready", "both", "shift", "begin", "grow"]
"""ready: get what the destination asks for. both: the halves. shift: the quarter.
begin: the destination alone, until its first money. grow: the destination alone, after."""


@value
class Stage:
    """One stage of a plan.

    Attributes:
        kind: What it is for.
        hours: Path id to whole hours a week.
    """

    kind: StageKind
    hours: Mapping[str, int]


def split_hours(
    hours: int, bridge_asks: int, destination_asks: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Split the hours of a week between a bridge and the destination.

    Until the first money from the destination half for each, but never less for the destination
    than it asks of anybody as long as the bridge keeps what it asks; then a quarter for the
    bridge, until the destination has brought in a month as much as the bridge does in a full one;
    then all for the destination. That a stage is over is told by its sign alone: no figure knows
    how long it takes.

    Args:
        hours: Hours a week, at least 2.
        bridge_asks: The least hours a week that the bridge asks of anybody.
        destination_asks: The same for the destination.

    Returns:
        Whole hours for bridge and destination: while both run, and while shifting.
    """
    room = hours - max(1, bridge_asks)
    destination = max(hours - hours // 2, min(destination_asks, room))
    bridge = hours - destination
    later = min(bridge, max(1, hours // 4))
    return (bridge, destination), (later, hours - later)


def least_hours(path: CareerPath, hours_limit: str) -> int:
    """Return the least hours a week that a path asks of anybody; 0 where it says nothing."""
    return max(
        (
            need.any_of[hours_limit].minimum
            for need in path.needs
            if set(need.any_of) == {hours_limit}
        ),
        default=0,
    )


def _stages(route: Route, hours: int, limit: str) -> tuple[Stage, ...]:
    row = route.destination
    if row is None or row.access.status == "blocked" or row.path.income is None:
        return ()
    goal = row.path.id
    stages: tuple[Stage, ...] = Stage("begin", {goal: hours}), Stage("grow", {goal: hours})
    if route.bridge:
        first = route.bridge.path.id
        asks = (least_hours(item.path, limit) for item in (route.bridge, row))
        both, shift = split_hours(hours, *asks)
        stages = (
            Stage("both", {first: both[0], goal: both[1]}),
            Stage("shift", {first: shift[0], goal: shift[1]}),
            Stage("grow", {goal: hours}),
        )
    return (Stage("ready", stages[0].hours), *stages) if route.lacks else stages


DEFAULT_HOURS = 10
"""Hours a week that the figures are for when the person did not say."""

HoursFrom = Literal["answers", "option", "given", "assumed"]
"""answers: a number that the person typed. option: what stands for the option that was chosen.
given: asked for with this plan. assumed: `DEFAULT_HOURS`."""


@value
class Plan:
    """What one person can do with a result.

    Attributes:
        result: What it rests on; with `hours` given, that of these hours.
        who: What is known of the person.
        way: The way to earn that was asked for; None for the usual one of each path.
        route: Destination and bridge.
        hours: Hours a week that the figures are for.
        hours_from: Where that number comes from.
        stages: In their order; empty without a destination.
        steps: What to do, by time; empty when nothing can start.
        sites: Path id to its sites against this person; the first path to act on first.
        cautions: Costs and risks of the paths in the plan.
        money: Path id to what each way to earn may bring alone at all the hours, the
            chosen way first; in the order of the ranking.
        leads: Where the destination plainly brings more or less than another path.
        bills: What must come in against the destination, then against the bridge, at the
            hours that it gets at first.
        figures: Every parameter of the money, for `--sources`.
        least_hours: Path id to the least hours a week that a path of the plan asks of anybody.
        hangs_on: Ids of the questions without an answer that decide when the person can start,
            and with what.
    """

    result: Result
    who: Circumstances
    way: Way | None
    route: Route
    hours: int
    hours_from: HoursFrom
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    sites: Mapping[str, tuple[SiteCheck, ...]]
    cautions: tuple[Caution, ...]
    money: Mapping[str, tuple[Earns, ...]]
    leads: tuple[Lead, ...]
    bills: tuple[Bills, ...]
    figures: tuple[Figure, ...]
    least_hours: Mapping[str, int]
    hangs_on: tuple[str, ...]

    @property
    def content(self) -> Content:
        """The content that the result rests on."""
        return self.result.content

    def earned(self, path_id: str) -> Earns | None:
        """Return what the chosen way of a path may bring; None without figures."""
        return next(iter(self.money.get(path_id, ())), None)


def is_plannable(content: Content) -> bool:
    """Whether the paths say anything that a plan could be made of."""
    return any(path.income or path.first_steps != FirstSteps() for path in content.paths)


def make_plan(
    result: Result,
    *,
    hours: int | None = None,
    way: Way | None = None,
    path: str | None = None,
) -> Plan:
    """Turn a result into a plan.

    Args:
        result: What the answers come to.
        hours: Hours a week, instead of those in the answers: statuses and the
            recommendation are then those of these hours.
        way: The way to earn; None takes the usual one of each path.
        path: Id of a destination of the person's own choice; None takes the recommended.

    Raises:
        UsageError: The hours are out of range.
    """
    if hours is not None and not 0 <= hours <= HOURS_IN_A_WEEK:
        raise UsageError(fault("hours-range", given=hours, least=0, most=HOURS_IN_A_WEEK))
    content, bank = result.content, result.content.bank
    limit = limit_with_role(bank, "hours_per_week")
    if hours is not None and limit:
        result = evaluate(content, result.sheet, {**result.given, limit: hours})
    who = result.circumstances
    per_week = _per_week(result, hours)
    money = _money(result, per_week, way)
    firsts = {path_id: ways[0] for path_id, ways in money.items()}
    route = find_route(result, per_week, firsts, path)

    def start_with(facts: Mapping[str, int]) -> tuple[object, ...]:
        """Return when and with what the person starts, if these facts hold as well."""
        then = with_facts(result, facts)
        per_week = _per_week(then, hours)
        earned = {name: ways[0] for name, ways in _money(then, per_week, way).items()}
        return _start(find_route(then, per_week, earned, path))

    stages = _stages(route, per_week, limit)
    involved = [row.path for row in (route.bridge, route.destination) if row]
    goal = route.destination.path.id if route.destination else ""
    return Plan(
        result=result,
        who=who,
        way=way,
        route=route,
        hours=per_week,
        hours_from=_hours_from(result, hours, limit),
        stages=stages,
        steps=steps_of(route, content, who),
        sites={item.id: check_sites(item, who) for item in involved},
        cautions=tuple(caution for item in involved for caution in cautions_of(item, who)),
        money=money,
        leads=tuple(
            lead
            for path_id, other in firsts.items()
            if goal in firsts and path_id != goal
            for lead in leads(firsts[goal], other)
        ),
        bills=tuple(
            bills_of(earned, bank, who, route.wait) for earned in _paying(route, firsts, stages)
        ),
        figures=tuple(figure for earned in firsts.values() for figure in figures_of(earned)),
        least_hours={item.id: least_hours(item, limit) for item in involved},
        hangs_on=tuple(
            question.id
            for question in bank.scored
            if question.asks_for_a_fact and question.id not in result.sheet.answers
            if any(start_with(option.facts) != _start(route) for option in question.possible)
        ),
    )


def _per_week(result: Result, hours: int | None) -> int:
    """Return the hours a week that were asked for, else those that the person has."""
    if hours is not None:
        return hours
    return result.facts.get(limit_with_role(result.content.bank, "hours_per_week"), DEFAULT_HOURS)


def _money(result: Result, hours: int, way: Way | None) -> dict[str, tuple[Earns, ...]]:
    bank, who = result.content.bank, result.circumstances
    return {
        row.path.id: earns(row.path, bank, who, hours, way)
        for row in result.paths
        if row.path.income
    }


def _start(route: Route) -> tuple[object, ...]:
    """What a person may want to know before anything else: whether to start, and with what."""
    rows = (row and row.path.id for row in (route.destination, route.bridge))
    return route.kind, route.why, bool(route.lacks), *rows


def _paying(route: Route, firsts: Mapping[str, Earns], stages: Sequence[Stage]) -> list[Earns]:
    """Destination and bridge, the bridge at the hours that it gets at first."""
    goal = route.destination.path.id if route.destination else ""
    found = [firsts[goal]] if goal in firsts and route.kind != "closed" else []
    if route.bridge and (earned := firsts.get(route.bridge.path.id)):
        found.append(earned.at(stages[0].hours[route.bridge.path.id]))
    return found


def _hours_from(result: Result, hours: int | None, limit: str) -> HoursFrom:
    if hours is not None or limit in result.given:
        return "given"
    if limit not in result.facts:
        return "assumed"
    for question in result.content.bank.questions:
        answer = result.sheet.answers.get(question.id)
        if question.number and question.number.limit == limit and answer:
            return "option" if answer.number is None else "answers"
    return "option"
