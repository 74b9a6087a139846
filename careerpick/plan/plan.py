"""The whole plan as values: where to go, by which bridge, stages, steps, sites and money."""

from collections.abc import Iterable, Iterator, Mapping
from math import inf
from typing import Literal

from careerpick.decide.circumstances import (
    SEVERITY,
    TIMES,
    Circumstances,
    NeedCheck,
    SiteCheck,
    Time,
    check_sites,
    holds,
    limit_with_role,
    steps_for,
)
from careerpick.decide.result import PathResult, Result, evaluate, with_facts
from careerpick.decide.table import at_wrong_end
from careerpick.errors import UsageError, fault
from careerpick.model import HOURS_IN_A_WEEK, CareerPath, Content, Estimate, FirstSteps, Note, Way
from careerpick.plan.money import Bills, Earns, Figure, Lead, bills_of, earns, figures_of, leads
from careerpick.values import value

# Where a person is going, and what they live on until it pays: destination and bridge.

Timing = Literal["in_time", "maybe", "late", "unknown"]
"""Does a path pay before the money is needed? in_time: usually (its typical weeks are no
more than the person can wait). maybe: only when it goes well (its quickest weeks are).
late: not even then. unknown: the person did not say how long they can wait."""

RouteKind = Literal["direct", "bridge", "closed", "nothing"]
"""direct: start with the destination, or with getting what it asks for. bridge: start with
another path beside it. closed: the destination cannot start yet, and nothing that can would
pay in time; or it is blocked. nothing: no destination."""

Why = Literal["fine", "later", "too_slow"]
"""Why a bridge is wanted: it is not; money must come in before the destination can start
and pay; or before it pays, though it can start."""

WEEKS_TO_LEARN = 12
"""What getting ready takes where a path can only start later: the usual three months of a
first course beside other work. A judgement; no path file says how long it takes."""

FEWEST_HOURS_TO_SPLIT = 2


@value
class Route:
    """The choice that a plan rests on."""

    kind: RouteKind
    why: Why
    """Why a bridge is wanted, whether or not one was found."""
    destination: PathResult | None
    """The path to build; None for `nothing`."""
    also: tuple[PathResult, ...] = ()
    """Other paths that the answers recommend just as much."""
    chosen_by_name: bool = False
    """The person named the destination."""
    timing: Timing = "unknown"
    """Of the destination."""
    wait: int | None = None
    """Weeks that the person can wait for money; None when not given."""
    lacks: tuple[NeedCheck, ...] = ()
    """What has to be learned or got before the destination can start."""
    bridge: PathResult | None = None
    """The path to start with meanwhile; None for every other kind."""
    bridge_timing: Timing = "unknown"
    """Of the bridge; in_time or maybe when there is one."""
    given_up: PathResult | None = None
    """A better bridge that a deal-breaker rules out, or without a destination the best path that
    could start but for one; None when there is none."""
    opens_first: PathResult | None = None
    """Where nothing is open that should be: what takes least to open."""


class _Pays:
    """When paths pay one person, against how long they can wait for money."""

    def __init__(self, result: Result, earned: Mapping[str, Earns]) -> None:
        self._bank, self._facts, self._earned = (
            result.content.bank,
            result.circumstances.facts,
            earned,
        )
        self.waiting = limit_with_role(self._bank, "weeks_to_wait")
        self.wait = result.circumstances.facts.get(self.waiting)

    def timing(self, row: PathResult) -> Timing:
        """Tell whether a path pays before the money is needed."""
        found = self._earned.get(row.path.id)
        return timing_of(found.weeks if found else None, self.wait, asked=bool(self.waiting))

    def usual(self, row: PathResult) -> float:
        """Return the weeks to the first income, as they usually are."""
        found = self._earned.get(row.path.id)
        return found.weeks.typical if found else inf

    def sooner(self, row: PathResult, goal: PathResult) -> bool:
        """Tell whether the first money, or enough to live from, comes sooner than from a goal."""
        own, other = (self._earned.get(item.path.id) for item in (row, goal))
        if own is None or other is None:
            return own is not None
        return (
            own.weeks.typical < other.weeks.typical
            or own.weeks_to_a_living < other.weeks_to_a_living
        )

    def why(self, goal: PathResult, *, has_to_learn: bool) -> Why:
        """Return why a bridge to a destination is wanted."""
        found = self._earned.get(goal.path.id)
        client, experienced = limit_with_role(self._bank, "first_client"), goal.path.experienced
        has_client = client in experienced and self._facts.get(client, 0) >= experienced[client]
        if self.wait is None or found is None or (has_client and not has_to_learn):
            return "fine"
        learning = WEEKS_TO_LEARN if has_to_learn else 0
        if learning + found.weeks_to_a_living <= self.wait:
            return "fine"
        return "later" if goal.access.status == "later" else "too_slow"

    def best(self, rows: Iterable[PathResult]) -> PathResult | None:
        """Return the best-scored of those that pay in time; where none does, of those that may.

        Whoever has been paid for such work before is taken to find it in time where they may: a
        month of it brings more than one of what anybody can begin. Equal scores: the one that pays
        first, then by id, so that the order of files changes nothing.
        """
        return min(
            rows,
            key=lambda row: (
                self.timing(row) != "in_time" and not self._earned[row.path.id].experienced,
                row.standing.rank,
                self.usual(row),
                row.path.id,
            ),
            default=None,
        )


def find_route(
    result: Result, hours: int, earned: Mapping[str, Earns], path_id: str | None = None
) -> Route:
    """Choose the destination and, where it is needed, a bridge.

    The destination is the recommended path, or the one named by `path_id`. A bridge is for
    whom money must come in before it can be lived from: when the weeks of learning and those
    to a living, as they usually are, are more than the person can wait. Whoever can wait, or
    did not say, is sent straight, and so is whoever has a client. The bridge is the
    best-scored other path that can start now, is not ruled out, and pays in time, or that may
    and on which the person is there already; where there is none, one that may pay in time.
    A question that was left open stops no bridge where it is open for the destination as well.
    Where the destination can start, no bridge has little of what is wanted strongly and counts
    meanwhile, too.

    Args:
        result: Ranking, statuses, recommendation and facts.
        hours: Hours a week that are split.
        earned: Path id to what this person may earn by the first of its ways; absent where no
            figure says.
        path_id: A destination of the person's own choice.
    """
    pays = _Pays(result, earned)
    goal, also = _destination(result, pays, path_id)
    if goal is None or hours == 0:
        return _nowhere(result, pays.wait, hours)
    # Waiting for money is no lack: that is what a bridge is for.
    lacks = tuple(
        need
        for need in goal.access.needs
        if need.status == "later" and {check.limit for check in need.limits} != {pays.waiting}
    )
    blocked, why = goal.access.status == "blocked", pays.why(goal, has_to_learn=bool(lacks))
    usable = []
    if why != "fine" and not blocked and hours >= FEWEST_HOURS_TO_SPLIT:
        usable = _usable(result, pays, goal, needs_no_gain=bool(lacks))
    best = pays.best(usable)
    bridge = pays.best(row for row in usable if not row.standing.ruled_out_by)
    # What would help where nothing can bridge the time.
    helpful = [goal] if blocked else []
    if not blocked and why != "fine":
        helpful = [row for row in result.paths if why == "later" or pays.sooner(row, goal)]
    return Route(
        kind="bridge" if bridge else "closed" if why == "later" or blocked else "direct",
        why=why,
        destination=goal,
        also=also,
        chosen_by_name=path_id is not None,
        timing=pays.timing(goal),
        wait=pays.wait,
        lacks=lacks,
        bridge=bridge,
        bridge_timing=pays.timing(bridge) if bridge else "unknown",
        given_up=best if best is not bridge else None,
        opens_first=None if bridge else _opens_first(helpful),
    )


def _destination(
    result: Result, pays: _Pays, path_id: str | None
) -> tuple[PathResult | None, tuple[PathResult, ...]]:
    if path_id is not None:
        return result.of(path_id), ()
    # A tie is no better one way or the other; the one that can start and pay first is
    # only the easier one to plan with, and the plan names the others.
    first = min(
        result.recommended,
        key=lambda row: (SEVERITY.index(row.access.status), pays.usual(row), row.path.id),
        default=None,
    )
    return first, tuple(row for row in result.recommended if row is not first)


def _usable(
    result: Result, pays: _Pays, goal: PathResult, *, needs_no_gain: bool
) -> list[PathResult]:
    """Return what can start now and gains anything on going straight."""
    is_last_resort = goal.access.status == "later"
    return [
        row
        for row in result.paths
        if row is not goal
        and _can_start_beside(row, goal)
        and pays.timing(row) in ("in_time", "maybe")
        and (needs_no_gain or pays.sooner(row, goal))
        and (is_last_resort or not _is_refused_meanwhile(result, row))
    ]


def _can_start_beside(row: PathResult, goal: PathResult) -> bool:
    """Whether a path can start, but for what was left open of the destination's needs, too.

    Whoever is sent to the destination with a question open can be sent to the bridge with the
    same one open: the plan names it, and one more answer settles both.
    """
    open_too = [{*need.need.any_of} for need in goal.access.needs if need.status == "unknown"]
    return all(
        need.can_wait or (need.status == "unknown" and {*need.need.any_of} in open_too)
        for need in row.access.needs
    )


def _is_refused_meanwhile(result: Result, row: PathResult) -> bool:
    """Whether a path has little of something that is wanted strongly, and counts meanwhile, too."""
    content = result.content
    counts = {criterion.id for criterion in content.bank.criteria if criterion.meanwhile}
    return any(
        criterion in counts and at_wrong_end(row.path.performance[criterion].level, evidence)
        for _, _, option in result.sheet.chosen(content.bank.scored)
        for criterion, evidence in option.strong_wants(content.unit)
    )


def _nowhere(result: Result, wait: int | None, hours: int) -> Route:
    """No destination: what a deal-breaker gives up, or what would open something first."""
    nothing_left = hours > 0 and result.recommendation.verdict == "nothing_left"
    startable = (row for row in result.paths if nothing_left and row.access.can_start)
    given_up = next(startable, None)
    opens_first = _opens_first(result.paths) if nothing_left or hours == 0 else None
    return Route("nothing", "fine", None, wait=wait, given_up=given_up, opens_first=opens_first)


def timing_of(weeks: Estimate | None, wait: int | None, *, asked: bool = True) -> Timing:
    """Tell whether a path with these weeks to its first income pays in time; None: no figure says.

    Where the questions know no limit to the wait (not asked), nothing is too late.
    """
    if not asked:
        return "in_time"
    if wait is None or weeks is None:
        return "unknown"
    if weeks.typical <= wait:
        return "in_time"
    return "maybe" if weeks.low <= wait else "late"


def _opens_first(rows: Iterable[PathResult]) -> PathResult | None:
    """Return the path that takes the smallest step to open, leaving out what is ruled out.

    Smallest: fewest unmet needs, then the least share of their minimum that is missing,
    then the least that is missing, then the fewest unanswered questions, then the score.
    """

    def step(row: PathResult) -> tuple[float, ...]:
        needs = row.access.needs
        missing = [_missing(need) for need in needs]
        return (
            sum(need.status in ("later", "blocked") for need in needs),
            sum(share for share, _ in missing),
            sum(amount for _, amount in missing),
            sum(not need.can_wait for need in needs),
            row.standing.rank,
        )

    closed = (row for row in rows if not (row.standing.ruled_out_by or row.access.can_start))
    return min(closed, key=lambda row: (step(row), row.path.id), default=None)


def _missing(need: NeedCheck) -> tuple[float, int]:
    """Return the share (0 to 1) of the minimum that is missing, and how much: the nearest way."""
    known = [(check.have, check.minimum) for check in need.limits if check.have is not None]
    gaps = [(minimum, max(0, minimum - have)) for have, minimum in known]
    return min(((gap / minimum if gap else 0.0, gap) for minimum, gap in gaps), default=(0.0, 0))


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
        hangs_on=tuple(_hangs_on(result, hours, way, path)),
    )


def _hangs_on(
    result: Result, hours: int | None, way: Way | None, path: str | None
) -> Iterator[str]:
    """Yield the open questions some of whose answers would change when or with what to start."""

    def start(result: Result) -> tuple[object, ...]:
        route = _planned(result, hours, way, path)[2]
        rows = (row and row.path.id for row in (route.destination, route.bridge))
        return route.kind, route.why, bool(route.lacks), *rows

    now = start(result)
    for question in result.content.bank.scored:
        if question.asks_for_a_fact and question.id not in result.sheet.answers:
            stated = (option.facts for option in question.possible)
            if any(start(with_facts(result, facts)) != now for facts in stated):
                yield question.id


def _planned(
    result: Result, hours: int | None, way: Way | None, path: str | None
) -> tuple[int, dict[str, tuple[Earns, ...]], Route]:
    """Return the hours a week, what they bring by path, and the route of a result."""
    bank, who = result.content.bank, result.circumstances
    limit = limit_with_role(bank, "hours_per_week")
    per_week = result.circumstances.facts.get(limit, DEFAULT_HOURS) if hours is None else hours
    paths = [row.path for row in result.paths if row.path.income]
    money = {item.id: earns(item, bank, who, per_week, way) for item in paths}
    firsts = {path_id: ways[0] for path_id, ways in money.items()}
    return per_week, money, find_route(result, per_week, firsts, path)


def _hours_from(result: Result, hours: int | None, limit: str) -> HoursFrom:
    if hours is not None or limit in result.given:
        return "given"
    if limit not in result.circumstances.facts:
        return "assumed"
    for question, answer, _ in result.sheet.chosen(result.content.bank.questions):
        if question.number and question.number.limit == limit and answer.number is not None:
            return "answers"
    return "option"
