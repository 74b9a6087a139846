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
    done: tuple[str, ...] = ()
    """The texts of steps that are done already."""

    @property
    def content(self) -> Content:
        """The content that the result rests on."""
        return self.result.content

    @property
    def who(self) -> Circumstances:
        """The person."""
        return self.result.circumstances

    def who_on(self, path_id: str) -> Circumstances:
        """Return the person as it bears on a path: with the way that they ask for, if it has it."""
        earned, wanted = self.earned(path_id), self.way or self.who.way
        has_way = earned is not None and earned.way == wanted
        return replace(self._earning_on(path_id), way=wanted if has_way else None)

    def _earning_on(self, path_id: str) -> Circumstances:
        """Return them with what bears on the path: a client pays for what is recommended alone."""
        client = limit_with_role(self.content.bank, "first_client")
        if path_id in (*self.result.recommendation.paths, self.path):
            return self.who
        facts = {limit: have for limit, have in self.who.facts.items() if limit != client}
        return replace(self.who, facts=facts)

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
        return "option" if limit in self.result.chosen else "answers"

    @cached_property
    def money(self) -> Mapping[str, tuple[Earns, ...]]:
        """Path id to what each way to earn may bring alone at all the hours.

        The chosen way comes first; in the order of the ranking.
        """
        bank, paths = self.content.bank, (row.path for row in self.result.paths)
        return {
            path.id: earns(path, bank, self._earning_on(path.id), self.hours, self.way)
            for path in paths
            if path.income
        }

    def earned(self, path_id: str) -> Earns | None:
        """Return what the chosen way of a path may bring; None without figures."""
        return next(iter(self.money.get(path_id, ())), None)

    @cached_property
    def wait(self) -> int | None:
        """Weeks that the person can wait for money; None when not given."""
        return self.who.facts.get(limit_with_role(self.content.bank, "weeks_to_wait"))

    @cached_property
    def chosen_wait(self) -> str:
        """The option that was chosen for these weeks; "" where none was, or a number was typed."""
        return self.result.chosen.get(limit_with_role(self.content.bank, "weeks_to_wait"), "")

    @cached_property
    def prospects(self) -> "tuple[Prospect, ...]":
        """Every path, in the order of the ranking."""
        asked = bool(limit_with_role(self.content.bank, "weeks_to_wait"))
        found = ((row, self.earned(row.path.id)) for row in self.result.paths)
        return tuple(
            Prospect(row, it, timing_of(it.weeks if it else None, self.wait, asked=asked))
            for row, it in found
        )

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
        """What is left to do, by time; empty when nothing can start."""
        left = (step for step in _steps(self) if step.text not in self.done)
        return tuple(sorted(left, key=lambda step: TIMES.index(step.when)))

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
            if holds(note.when, self.who_on(path.id))
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
        bank = self.content.bank
        return tuple(bills_of(earned, bank, self.who, self.wait) for earned in paying if earned)

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


@value
class Prospect:
    """A path as it looks to who has to live from something until it pays."""

    row: PathResult
    earned: Earns | None
    """What the chosen way may bring; None without figures."""
    timing: Timing

    @property
    def weeks(self) -> float:
        """Weeks to the first income, as they usually are."""
        return self.earned.weeks.typical if self.earned else inf

    @property
    def is_known(self) -> bool:
        """Whether they have been paid for such work."""
        return bool(self.earned and self.earned.experienced)

    def is_sooner_than(self, goal: "Prospect") -> bool:
        """Tell whether the first money, or enough to live from, comes sooner than from a goal."""
        own, other = self.earned, goal.earned
        if own is None or other is None:
            return own is not None
        return self.weeks < goal.weeks or own.weeks_to_a_living < other.weeks_to_a_living

    def can_start_beside(self, goal: "Prospect") -> bool:
        """Whether it can start, but for what was left open of the destination's needs, too.

        Whoever is sent to the destination with a question open can be sent to the bridge with the
        same one open: the plan names it, and one more answer settles both.
        """
        needs = goal.row.access.needs
        open_too = [{*need.need.any_of} for need in needs if need.status == "unknown"]
        return all(
            need.can_wait or (need.status == "unknown" and {*need.need.any_of} in open_too)
            for need in self.row.access.needs
        )


def find_route(plan: Plan) -> Route:
    """Choose the destination and, where it is needed, a bridge, by the rules of docs/plan.md."""
    goal = _destination(plan)
    if goal is None or plan.hours == 0:
        return _nowhere(plan)
    row, status = goal.row, goal.row.access.status
    # Waiting for money is no lack: that is what a bridge is for.
    waiting = {limit_with_role(plan.content.bank, "weeks_to_wait")}
    lacks = tuple(
        need
        for need in row.access.needs
        if need.status == "later" and {check.limit for check in need.limits} != waiting
    )
    why = _why(plan, goal, has_to_learn=bool(lacks))
    is_wanted = why != "fine" and status != "blocked"
    usable = []
    if is_wanted and plan.hours >= FEWEST_HOURS_TO_SPLIT:
        usable = [it for it in plan.prospects if _is_usable(plan, it, goal, learns=bool(lacks))]
    best = min(usable, key=_turn, default=None)
    given_up = {*row.ruled_out_by}  # by who asks for a plan that goes against it
    allowed = (it for it in usable if given_up.issuperset(it.row.ruled_out_by))
    bridge = min(allowed, key=_turn, default=None)
    is_closed = why == "later" or status == "blocked"
    # What would help where nothing can bridge the time.
    helpful = [goal] if status == "blocked" else []
    if is_wanted and not bridge:
        helpful = [it for it in plan.prospects if why == "later" or it.is_sooner_than(goal)]
    return Route(
        kind="bridge" if bridge else "closed" if is_closed else "direct",
        why=why,
        destination=row,
        also=() if plan.path else tuple(it for it in plan.result.recommended if it is not row),
        chosen_by_name=plan.path is not None,
        timing=goal.timing,
        lacks=lacks,
        bridge=bridge.row if bridge else None,
        bridge_timing=bridge.timing if bridge else "unknown",
        given_up=best.row if best and best is not bridge else None,
        opens_first=None if bridge else _opens_first(it.row for it in helpful),
    )


def _destination(plan: Plan) -> Prospect | None:
    """Return the path to build: the one that was asked for, or that is recommended.

    A tie is no better one way or the other; the one that can start and pay first is only the
    easier one to plan with, and the plan names the others.
    """
    wanted = (plan.path,) if plan.path is not None else plan.result.recommendation.paths

    def turn(it: Prospect) -> tuple[object, ...]:
        return SEVERITY.index(it.row.access.status), it.weeks, it.row.path.id

    chosen = (it for it in plan.prospects if it.row.path.id in wanted)
    return min(chosen, key=turn, default=None)


def _nowhere(plan: Plan) -> Route:
    """No destination: what a deal-breaker gives up, or what would open something first."""
    rows = plan.result.paths
    nothing_left = plan.hours > 0 and plan.result.recommendation.verdict == "nothing_left"
    given_up = next((row for row in rows if nothing_left and row.access.can_start), None)
    opens_first = _opens_first(rows) if nothing_left or plan.hours == 0 else None
    return Route("nothing", "fine", None, given_up=given_up, opens_first=opens_first)


def _why(plan: Plan, goal: Prospect, *, has_to_learn: bool) -> Why:
    """Return why a bridge to a destination is wanted."""
    client = limit_with_role(plan.content.bank, "first_client")
    least = goal.row.path.experienced.get(client)
    has_client = least is not None and plan.who.facts.get(client, 0) >= least
    if plan.wait is None or goal.earned is None or (has_client and not has_to_learn):
        return "fine"
    learning = WEEKS_TO_LEARN if has_to_learn else 0
    if learning + goal.earned.weeks_to_a_living <= plan.wait:
        return "fine"
    return "later" if goal.row.access.status == "later" else "too_slow"


def _is_usable(plan: Plan, it: Prospect, goal: Prospect, *, learns: bool) -> bool:
    """Tell whether a path can start now, and gains anything on going straight.

    Who has to learn needs no gain, and who cannot start takes what they do not like, too.
    """
    if it is goal or it.timing not in ("in_time", "maybe") or not it.can_start_beside(goal):
        return False
    if not (learns or it.is_sooner_than(goal)):
        return False
    if goal.row.access.status == "later":
        return True
    has_weeks = plan.wait is not None and plan.wait >= WEEKS_IN_HAND
    has_time = has_weeks and goal.timing == "in_time"
    return (it.is_known or not has_time) and not _is_refused_meanwhile(plan.result, it.row.path)


def _turn(it: Prospect) -> tuple[object, ...]:
    """Return the place of a bridge: those that pay in time first, the best-scored of these.

    Whoever has been paid for such work before is taken to find it in time where they may: a
    month of it brings more than one of what anybody can begin. Equal scores: the one that pays
    first, then by id, so that the order of files changes nothing.
    """
    only_may = it.timing != "in_time" and not it.is_known
    return only_may, it.row.rank, it.weeks, it.row.path.id


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


def _is_refused_meanwhile(result: Result, path: CareerPath) -> bool:
    """Whether a path has little of something that is wanted strongly, and counts meanwhile, too."""
    criterion = result.content.bank.criterion
    return any(
        path.id not in wish.met_by and criterion(wish.criterion).meanwhile
        for wish in result.strong_wishes
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
        for time, step in steps_for(row.path, bank, plan.who_on(row.path.id)):
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
