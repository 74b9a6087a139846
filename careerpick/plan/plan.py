"""The whole plan as values: where to go, by which bridge, stages, steps, sites and money."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
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
from careerpick.decide.result import PathResult, Result, with_facts
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

WEEKS_IN_HAND = 8
"""Who has so many weeks, and whose first money comes within them, begins meanwhile only what they
have been paid for: what is new to them has to be found and learned, too. A judgement."""

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


# What to do first, and what to mind, put together from the path files.


@value
class PlanStep:
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
    """Split at least 2 hours a week between a bridge and the destination, as docs/plan.md says.

    Given the least hours that each asks of anybody, return whole hours for bridge and destination:
    while both run, and while shifting.
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


# The plan.

DEFAULT_HOURS = 10
"""Hours a week that the figures are for when the person did not say."""

HoursFrom = Literal["answers", "option", "given", "assumed"]
"""answers: a number that the person typed. option: what stands for the option that was chosen.
given: asked for with this plan. assumed: `DEFAULT_HOURS`."""


@dataclass(frozen=True)
class Plan:
    """What one person can do with a result; each part is worked out once it is asked for."""

    result: Result
    """What it rests on; with hours given, that of these hours."""
    given_hours: int | None = None
    """Hours a week that were asked for, instead of those in the answers."""
    way: Way | None = None
    """The way to earn that was asked for; None for the usual one of each path."""
    path: str | None = None
    """Id of a destination of the person's own choice; None for the recommended one."""

    @property
    def content(self) -> Content:
        """The content that the result rests on."""
        return self.result.content

    @property
    def who(self) -> Circumstances:
        """The person."""
        return self.result.circumstances

    @cached_property
    def hours_limit(self) -> str:
        """Id of the limit of the hours a week; "" for none."""
        return limit_with_role(self.content.bank, "hours_per_week")

    @property
    def hours(self) -> int:
        """Hours a week that the figures are for."""
        if self.given_hours is not None:
            return self.given_hours
        return self.who.facts.get(self.hours_limit, DEFAULT_HOURS)

    @property
    def hours_from(self) -> HoursFrom:
        """Where these hours come from."""
        limit = self.hours_limit
        if self.given_hours is not None or limit in self.result.given:
            return "given"
        if limit not in self.who.facts:
            return "assumed"
        for question, answer, _ in self.result.sheet.chosen(self.content.bank.questions):
            if question.number and question.number.limit == limit and answer.number is not None:
                return "answers"
        return "option"

    @cached_property
    def money(self) -> Mapping[str, tuple[Earns, ...]]:
        """Path id to what each way to earn may bring alone at all the hours.

        The chosen way comes first; in the order of the ranking.
        """
        bank, paths = self.content.bank, (row.path for row in self.result.paths)
        return {
            path.id: earns(path, bank, self.who, self.hours, self.way)
            for path in paths
            if path.income
        }

    def earned(self, path_id: str) -> Earns | None:
        """Return what the chosen way of a path may bring; None without figures."""
        return next(iter(self.money.get(path_id, ())), None)

    @cached_property
    def route(self) -> Route:
        """The choice that the rest is for."""
        return find_route(self)

    @cached_property
    def involved(self) -> tuple[CareerPath, ...]:
        """The bridge and the destination, as far as there are."""
        return tuple(row.path for row in (self.route.bridge, self.route.destination) if row)

    @cached_property
    def least_hours(self) -> Mapping[str, int]:
        """Path id to the least hours a week that a path of the plan asks of anybody."""
        return {path.id: least_hours(path, self.hours_limit) for path in self.involved}

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """In their order; empty without a destination."""
        return _stages(self)

    @cached_property
    def steps(self) -> tuple[PlanStep, ...]:
        """What to do, by time; empty when nothing can start."""
        return tuple(sorted(_steps(self), key=lambda step: TIMES.index(step.when)))

    @cached_property
    def sites(self) -> Mapping[str, tuple[SiteCheck, ...]]:
        """Path id to its sites against this person; the first path to act on first."""
        return {path.id: check_sites(path, self.who) for path in self.involved}

    @cached_property
    def cautions(self) -> tuple[Caution, ...]:
        """What each path costs this person, then what goes wrong on it."""
        kinds: tuple[Literal["cost", "risk"], ...] = "cost", "risk"
        return tuple(
            Caution(path.id, kind, note)
            for path in self.involved
            for kind, notes in zip(kinds, (path.costs, path.risks), strict=True)
            for note in notes
            if holds(note.when, self.who)
        )

    @cached_property
    def leads(self) -> tuple[Lead, ...]:
        """Where the destination plainly brings more or less than another path."""
        goal = self.route.destination
        own = self.earned(goal.path.id) if goal else None
        others = [ways[0] for ways in self.money.values() if own and ways[0].path != own.path]
        return tuple(lead for other in others for lead in (leads(own, other) if own else ()))

    @cached_property
    def bills(self) -> tuple[Bills, ...]:
        """What must come in against the destination, then against the bridge.

        The bridge at the hours that it gets at first.
        """
        goal, bridge = self.route.destination, self.route.bridge
        is_open = goal and self.route.kind != "closed"
        paying = [self.earned(goal.path.id) if goal and is_open else None]
        if bridge and (first := self.earned(bridge.path.id)):
            paying.append(first.at(self.stages[0].hours[bridge.path.id]))
        bank, wait = self.content.bank, self.route.wait
        return tuple(bills_of(earned, bank, self.who, wait) for earned in paying if earned)

    def bills_for(self, row: PathResult | None) -> Bills | None:
        """Return those of the bridge or the destination; None where it earns nothing."""
        return next((item for item in self.bills if row and item.path == row.path.id), None)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every parameter of the money, for `--sources`."""
        return tuple(figure for ways in self.money.values() for figure in figures_of(ways[0]))

    @cached_property
    def hangs_on(self) -> tuple[str, ...]:
        """Ids of the open questions some of whose answers change when or with what to start."""

        def start(plan: Plan) -> tuple[object, ...]:
            route = plan.route
            rows = (row and row.path.id for row in (route.destination, route.bridge))
            return route.kind, route.why, bool(route.lacks), *rows

        def changes(facts: Mapping[str, int]) -> bool:
            return start(replace(self, result=with_facts(self.result, facts))) != start(self)

        answers = self.result.sheet.answers
        facts = (q for q in self.content.bank.scored if q.asks_for_a_fact and q.id not in answers)
        return tuple(q.id for q in facts if any(changes(option.facts) for option in q.possible))


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
    """Turn a result into a plan, for hours, a way to earn or a destination (a path id) if asked.

    With hours the statuses and the recommendation are those of these hours.

    Raises:
        UsageError: The hours are out of range.
    """
    if hours is not None:
        if not 0 <= hours <= HOURS_IN_A_WEEK:
            raise UsageError(fault("hours-range", given=hours, least=0, most=HOURS_IN_A_WEEK))
        if limit := limit_with_role(result.content.bank, "hours_per_week"):
            result = replace(result, given={**result.given, limit: hours})
    return Plan(result, hours, way, path)


# The rules of the route.


def find_route(plan: Plan) -> Route:
    """Choose the destination and, where it is needed, a bridge, by the rules of docs/plan.md."""
    goal, also = _destination(plan)
    if goal is None or plan.hours == 0:
        return _nowhere(plan)
    # Waiting for money is no lack: that is what a bridge is for.
    waiting = {limit_with_role(plan.content.bank, "weeks_to_wait")}
    lacks = tuple(
        need
        for need in goal.access.needs
        if need.status == "later" and {check.limit for check in need.limits} != waiting
    )
    blocked, why = goal.access.status == "blocked", _why(plan, goal, has_to_learn=bool(lacks))
    usable = []
    if why != "fine" and not blocked and plan.hours >= FEWEST_HOURS_TO_SPLIT:
        usable = _usable(plan, goal, needs_no_gain=bool(lacks))
    best = _best(plan, usable)
    given_up = {*goal.ruled_out_by}  # by who asks for a plan that goes against it
    bridge = _best(plan, (row for row in usable if given_up.issuperset(row.ruled_out_by)))
    # What would help where nothing can bridge the time.
    helpful = [goal] if blocked else []
    if not blocked and why != "fine":
        helpful = [row for row in plan.result.paths if why == "later" or _sooner(plan, row, goal)]
    return Route(
        kind="bridge" if bridge else "closed" if why == "later" or blocked else "direct",
        why=why,
        destination=goal,
        also=also,
        chosen_by_name=plan.path is not None,
        timing=_timing(plan, goal),
        wait=_wait(plan),
        lacks=lacks,
        bridge=bridge,
        bridge_timing=_timing(plan, bridge) if bridge else "unknown",
        given_up=best if best is not bridge else None,
        opens_first=None if bridge else _opens_first(helpful),
    )


def _destination(plan: Plan) -> tuple[PathResult | None, tuple[PathResult, ...]]:
    """Return the path to build, and others that are recommended just as much."""
    if plan.path is not None:
        return plan.result.of(plan.path), ()
    # A tie is no better one way or the other; the one that can start and pay first is
    # only the easier one to plan with, and the plan names the others.
    rows = plan.result.recommended
    first = min(
        rows,
        key=lambda row: (SEVERITY.index(row.access.status), _usual(plan, row), row.path.id),
        default=None,
    )
    return first, tuple(row for row in rows if row is not first)


def _nowhere(plan: Plan) -> Route:
    """No destination: what a deal-breaker gives up, or what would open something first."""
    rows, wait = plan.result.paths, _wait(plan)
    nothing_left = plan.hours > 0 and plan.result.recommendation.verdict == "nothing_left"
    given_up = next((row for row in rows if nothing_left and row.access.can_start), None)
    opens_first = _opens_first(rows) if nothing_left or plan.hours == 0 else None
    return Route("nothing", "fine", None, wait=wait, given_up=given_up, opens_first=opens_first)


def _why(plan: Plan, goal: PathResult, *, has_to_learn: bool) -> Why:
    """Return why a bridge to a destination is wanted."""
    found, wait = plan.earned(goal.path.id), _wait(plan)
    client, experienced = limit_with_role(plan.content.bank, "first_client"), goal.path.experienced
    has_client = client in experienced and plan.who.facts.get(client, 0) >= experienced[client]
    if wait is None or found is None or (has_client and not has_to_learn):
        return "fine"
    learning = WEEKS_TO_LEARN if has_to_learn else 0
    if learning + found.weeks_to_a_living <= wait:
        return "fine"
    return "later" if goal.access.status == "later" else "too_slow"


def _usable(plan: Plan, goal: PathResult, *, needs_no_gain: bool) -> list[PathResult]:
    """Return what can start now and gains anything on going straight."""
    is_last_resort, wait = goal.access.status == "later", _wait(plan)
    has_weeks = wait is not None and wait >= WEEKS_IN_HAND
    has_time = has_weeks and _timing(plan, goal) == "in_time"
    return [
        row
        for row in plan.result.paths
        if row is not goal
        and _can_start_beside(row, goal)
        and _timing(plan, row) in ("in_time", "maybe")
        and (needs_no_gain or _sooner(plan, row, goal))
        and (is_last_resort or not _is_refused_meanwhile(plan.result, row))
        and (is_last_resort or not has_time or _is_known(plan, row))
    ]


def _best(plan: Plan, rows: Iterable[PathResult]) -> PathResult | None:
    """Return the best-scored of those that pay in time; where none does, of those that may.

    Whoever has been paid for such work before is taken to find it in time where they may: a
    month of it brings more than one of what anybody can begin. Equal scores: the one that pays
    first, then by id, so that the order of files changes nothing.
    """

    def turn(row: PathResult) -> tuple[object, ...]:
        only_may = _timing(plan, row) != "in_time" and not _is_known(plan, row)
        return only_may, row.rank, _usual(plan, row), row.path.id

    return min(rows, key=turn, default=None)


def _wait(plan: Plan) -> int | None:
    """Return the weeks that the person can wait for money; None when not given."""
    return plan.who.facts.get(limit_with_role(plan.content.bank, "weeks_to_wait"))


def _timing(plan: Plan, row: PathResult) -> Timing:
    found = plan.earned(row.path.id)
    asked = bool(limit_with_role(plan.content.bank, "weeks_to_wait"))
    return timing_of(found.weeks if found else None, _wait(plan), asked=asked)


def _is_known(plan: Plan, row: PathResult) -> bool:
    """Tell whether they have been paid for such work."""
    found = plan.earned(row.path.id)
    return bool(found and found.experienced)


def _usual(plan: Plan, row: PathResult) -> float:
    """Return the weeks to the first income, as they usually are."""
    found = plan.earned(row.path.id)
    return found.weeks.typical if found else inf


def _sooner(plan: Plan, row: PathResult, goal: PathResult) -> bool:
    """Tell whether the first money, or enough to live from, comes sooner than from a goal."""
    own, other = plan.earned(row.path.id), plan.earned(goal.path.id)
    if own is None or other is None:
        return own is not None
    weeks = own.weeks.typical, own.weeks_to_a_living
    return weeks[0] < other.weeks.typical or weeks[1] < other.weeks_to_a_living


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
            row.rank,
        )

    closed = (row for row in rows if not (row.ruled_out_by or row.access.can_start))
    return min(closed, key=lambda row: (step(row), row.path.id), default=None)


def _missing(need: NeedCheck) -> tuple[float, int]:
    """Return the share (0 to 1) of the minimum that is missing, and how much: the nearest way."""
    known = [(check.have, check.minimum) for check in need.limits if check.have is not None]
    gaps = [(minimum, max(0, minimum - have)) for have, minimum in known]
    return min(((gap / minimum if gap else 0.0, gap) for minimum, gap in gaps), default=(0.0, 0))


# The rules of steps and stages.


def _steps(plan: Plan) -> Iterator[PlanStep]:
    """Yield the bridge's steps as they are, the destination's one step later beside them.

    What is to be done today for the destination comes this week, and so on, so that
    nobody is asked for two first days at once. Only what is for this person. Where nothing can
    start because they may not earn, what comes before earning is left.
    """
    route, bank = plan.route, plan.content.bank

    def of(row: PathResult, later: int) -> Iterator[PlanStep]:
        for time, step in steps_for(row.path, bank, plan.who):
            place = TIMES.index(time) + later
            if place < len(TIMES):
                yield PlanStep(TIMES[place], row.path.id, step.do)

    goal, bridge = route.destination, route.bridge
    if goal is None or goal.access.status == "blocked":
        first, rules = goal or route.opens_first, limit_with_role(bank, "allowed")
        if first and plan.who.facts.get(rules) == 0:
            for time, step in steps_for(first.path, bank, plan.who):
                if step.when and rules in step.when.facts:
                    yield PlanStep(time, first.path.id, step.do)
        return
    yield from of(bridge or goal, 0)
    yield from (PlanStep("this_week", goal.path.id, need.remedy) for need in route.lacks)
    if bridge:
        yield from of(goal, 1)


def _stages(plan: Plan) -> tuple[Stage, ...]:
    route, hours, row = plan.route, plan.hours, plan.route.destination
    if row is None or row.access.status == "blocked" or row.path.income is None:
        return ()
    goal = row.path.id
    stages: tuple[Stage, ...] = Stage("begin", {goal: hours}), Stage("grow", {goal: hours})
    if route.bridge:
        first = route.bridge.path.id
        both, shift = split_hours(hours, plan.least_hours[first], plan.least_hours[goal])
        stages = (
            Stage("both", {first: both[0], goal: both[1]}),
            Stage("shift", {first: shift[0], goal: shift[1]}),
            Stage("grow", {goal: hours}),
        )
    return (Stage("ready", stages[0].hours), *stages) if route.lacks else stages
