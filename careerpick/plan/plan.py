"""The whole plan as values: route, stages, steps, sites, money, figures and warnings."""

from collections.abc import Iterator, Mapping
from typing import Literal

from careerpick.decide.circumstances import (
    TIMES,
    Circumstances,
    SiteCheck,
    Time,
    check_sites,
    holds,
    limit_with_role,
    steps_for,
)
from careerpick.decide.result import PathResult, Result, evaluate, with_facts
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


def _steps(route: Route, content: Content, who: Circumstances) -> Iterator[Step]:
    """Yield the bridge's steps as they are, the destination's one step later beside them.

    What is to be done today for the destination comes this week, and so on, so that
    nobody is asked for two first days at once. Only what is for this person. Where nothing can
    start because they may not earn, what comes before earning is left.
    """

    def of(row: PathResult, later: int) -> Iterator[Step]:
        for time, step in steps_for(row.path, content.bank, who):
            place = TIMES.index(time) + later
            if place < len(TIMES):
                yield Step(TIMES[place], row.path.id, step.do)

    goal, bridge = route.destination, route.bridge
    if goal is None or goal.access.status == "blocked":
        first, rules = goal or route.opens_first, limit_with_role(content.bank, "allowed")
        if first and who.facts.get(rules) == 0:
            for time, step in steps_for(first.path, content.bank, who):
                if step.when and rules in step.when.facts:
                    yield Step(time, first.path.id, step.do)
        return
    yield from of(bridge or goal, 0)
    yield from (Step("this_week", goal.path.id, need.remedy) for need in route.lacks)
    if bridge:
        yield from of(goal, 1)


def _cautions(path: CareerPath, who: Circumstances) -> Iterator[Caution]:
    """Yield what a path costs this person, then what goes wrong."""
    yield from (Caution(path.id, "cost", note) for note in path.costs if holds(note.when, who))
    yield from (Caution(path.id, "risk", note) for note in path.risks if holds(note.when, who))


# How the hours are split: stage after stage.

StageKind = Literal["ready", "both", "shift", "begin", "grow"]
"""ready: get what the destination asks for. both: the halves. shift: the quarter.
begin: the destination alone, until its first money. grow: the destination alone, after."""


@value
class Stage:
    """One stage of a plan: what it is for, and path id to whole hours a week."""

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
    alone = (need.any_of for need in path.needs if set(need.any_of) == {hours_limit})
    return max((limits[hours_limit].minimum for limits in alone), default=0)


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
    """What one person can do with a result."""

    result: Result
    """What it rests on; with hours given, that of these hours."""
    who: Circumstances
    way: Way | None
    """The way to earn that was asked for; None for the usual one of each path."""
    route: Route
    hours: int
    """Hours a week that the figures are for."""
    hours_from: HoursFrom
    stages: tuple[Stage, ...]
    """In their order; empty without a destination."""
    steps: tuple[Step, ...]
    """What to do, by time; empty when nothing can start."""
    sites: Mapping[str, tuple[SiteCheck, ...]]
    """Path id to its sites against this person; the first path to act on first."""
    cautions: tuple[Caution, ...]
    money: Mapping[str, tuple[Earns, ...]]
    """Path id to what each way to earn may bring alone at all the hours, the chosen way first; in
    the order of the ranking."""
    leads: tuple[Lead, ...]
    """Where the destination plainly brings more or less than another path."""
    bills: tuple[Bills, ...]
    """What must come in against the destination, then against the bridge, at the hours that it
    gets at first."""
    figures: tuple[Figure, ...]
    """Every parameter of the money, for `--sources`."""
    least_hours: Mapping[str, int]
    """Path id to the least hours a week that a path of the plan asks of anybody."""
    hangs_on: tuple[str, ...]
    """Ids of the questions without an answer that decide when the person can start, and with
    what."""

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

    per_week, money, route = _planned(result, hours, way, path)
    who = result.circumstances
    stages = _stages(route, per_week, limit)
    firsts = [ways[0] for ways in money.values()]
    involved = [row.path for row in (route.bridge, route.destination) if row]
    goal = money.get(route.destination.path.id, ())[:1] if route.destination else ()
    paying = [*goal] if route.kind != "closed" else []
    if route.bridge and (first := route.bridge.path.id) in money:
        paying.append(money[first][0].at(stages[0].hours[first]))
    return Plan(
        result=result,
        who=who,
        way=way,
        route=route,
        hours=per_week,
        hours_from=_hours_from(result, hours, limit),
        stages=stages,
        steps=tuple(sorted(_steps(route, content, who), key=lambda step: TIMES.index(step.when))),
        sites={item.id: check_sites(item, who) for item in involved},
        cautions=tuple(caution for item in involved for caution in _cautions(item, who)),
        money=money,
        leads=tuple(
            lead
            for own in goal
            for other in firsts
            if other.path != own.path
            for lead in leads(own, other)
        ),
        bills=tuple(bills_of(earned, bank, who, route.wait) for earned in paying),
        figures=tuple(figure for earned in firsts for figure in figures_of(earned)),
        least_hours={item.id: least_hours(item, limit) for item in involved},
        hangs_on=tuple(
            question.id
            for question in bank.scored
            if question.asks_for_a_fact and question.id not in result.sheet.answers
            if any(
                _start(_planned(with_facts(result, option.facts), hours, way, path)[2])
                != _start(route)
                for option in question.possible
            )
        ),
    )


def _planned(
    result: Result, hours: int | None, way: Way | None, path: str | None
) -> tuple[int, dict[str, tuple[Earns, ...]], Route]:
    """Return the hours a week, what they bring by path, and the route of a result."""
    bank, who = result.content.bank, result.circumstances
    limit = limit_with_role(bank, "hours_per_week")
    per_week = result.facts.get(limit, DEFAULT_HOURS) if hours is None else hours
    paths = [row.path for row in result.paths if row.path.income]
    money = {item.id: earns(item, bank, who, per_week, way) for item in paths}
    firsts = {path_id: ways[0] for path_id, ways in money.items()}
    return per_week, money, find_route(result, per_week, firsts, path)


def _start(route: Route) -> tuple[object, ...]:
    """What a person may want to know before anything else: whether to start, and with what."""
    rows = (row and row.path.id for row in (route.destination, route.bridge))
    return route.kind, route.why, bool(route.lacks), *rows


def _hours_from(result: Result, hours: int | None, limit: str) -> HoursFrom:
    if hours is not None or limit in result.given:
        return "given"
    if limit not in result.facts:
        return "assumed"
    for question, answer, _ in result.sheet.chosen(result.content.bank.questions):
        if question.number and question.number.limit == limit and answer.number is not None:
            return "answers"
    return "option"
