"""What is shown of a plan, part by part and under which heading: its steps, costs and risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.decide.comparison import Citations, number_sources
from careerpick.decide.limits import NeedCheck, Status
from careerpick.model import CareerPath, Estimate, Note
from careerpick.words.basics import capital, citation, counted, in_list, small, with_unit
from careerpick.words.needs import NeedWords, need_words, open_needs
from careerpick.words.plan_money import a_month, bills_line, bridge_line, weeks
from careerpick.words.reasons import ruled_out_words, status_phrase
from careerpick.words.verdict import TIMES, said_first
from careerpick.words.verdict import headline as result_headline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from careerpick.decide.circumstances import Time
    from careerpick.decide.result import PathResult
    from careerpick.plan.money import Span
    from careerpick.plan.plan import HoursFrom, Plan, Stage, StageKind

NOTHING_TO_PLAN = "There is nothing to plan: these {} name no pay and no first steps."
TIGHT = "What makes the start tight"
WHAT_TO_DO = "What to do"
SITES = "Sites that take new people now"
CAUTIONS = {"cost": "What it costs", "risk": "What can go wrong"}
WATCH, STAGE = "Watch: ", "Stage {}: {}"

NotesByPath = tuple[tuple[CareerPath, tuple[Note, ...]], ...]


def steps(plan: Plan) -> Iterator[tuple[Time, str, list[str]]]:
    """Yield what to do for each time and path; the heading names the path where there are two."""
    found: dict[tuple[Time, str], list[str]] = {}
    for step in plan.steps:
        found.setdefault((step.when, step.path), []).append(step.text)
    for (when, path_id), texts in found.items():
        named = f": {plan.content.path(path_id).name}" if plan.route.bridge else ""
        yield when, f"{TIMES[when]}{named}", texts


def cautions(plan: Plan) -> tuple[tuple[str, NotesByPath], ...]:
    """Return each heading that has something under it, with the notes of each path."""
    return tuple((title, found) for kind, title in CAUTIONS.items() if (found := _of(plan, kind)))


def _of(plan: Plan, kind: str) -> NotesByPath:
    found = [item for item in plan.cautions if item.kind == kind]
    return tuple(
        (plan.content.path(path_id), tuple(item.note for item in found if item.path == path_id))
        for path_id in dict.fromkeys(item.path for item in found)
    )


# Needs of a path in words, for those of them that a plan has to speak of.


def _in_words(plan: Plan, needs: Iterable[NeedCheck]) -> tuple[NeedWords, ...]:
    return tuple(need_words(plan.content.bank, need) for need in needs)


def lack_words(plan: Plan) -> tuple[NeedWords, ...]:
    """Return in words what has to be learned or got before the destination can start."""
    return _in_words(plan, plan.route.lacks)


def tight_words(plan: Plan) -> tuple[NeedWords, ...]:
    """Return in words what makes the first path of the plan tight."""
    row = plan.route.bridge or plan.route.destination
    needs = open_needs(row) if row else ()
    return _in_words(plan, (need for need in needs if need.status == "stretch"))


# The stages of a plan in words: hours, how long, and the sign to move on.


_STAGES: Mapping[StageKind, str] = {
    "ready": "Get ready for {goal}",
    "both": "{meanwhile} for money now, {goal} beside it",
    "shift": "Mostly {goal}",
    "begin": "{goal}, until the first money",
    "grow": "Grow with {goal}",
}


def stage_title(plan: Plan, stage: Stage) -> str:
    """Return the name of a stage."""
    goal, bridge = plan.route.destination, plan.route.bridge
    if stage.kind == "grow" and goal and bridge:
        return f"{goal.path.name} alone"
    return _STAGES[stage.kind].format(
        goal=goal.path.name if goal else "", meanwhile=bridge.path.name if bridge else ""
    )


def stage_hours(plan: Plan, stage: Stage) -> str:
    """Return how the hours of a week are split in a stage."""
    goal = plan.route.destination
    parts = []
    for path_id, hours in stage.hours.items():
        is_learning = stage.kind == "ready" and goal is not None and path_id == goal.path.id
        purpose = "to get ready" if is_learning else f"for {plan.content.path(path_id).name}"
        parts.append(f"{hours} {purpose}")
    return f"Hours a week: {', '.join(parts)}."


def stage_until(plan: Plan, stage: Stage) -> tuple[str, ...]:
    """Return the signs that a stage is over."""
    goal = plan.route.destination
    if goal is None:
        return ()
    match stage.kind:
        case "ready":
            return tuple(words.gap for words in lack_words(plan))
        case "both" | "begin":
            return (f"The first money from {payer(plan, goal)} is in your hand.",)
        case "shift":
            meanwhile = plan.route.bridge.path.name if plan.route.bridge else ""
            return (
                f"{goal.path.name} has brought as much in a month as {meanwhile} brings in a "
                "full one.",
            )
        case "grow":
            return (goal.path.ladder[0].move_on,) if goal.path.ladder else ()


def stage_lead(plan: Plan, stage: Stage) -> str:
    """Return what stands before each sign that a stage is over."""
    if stage is plan.stages[-1]:
        return "Ready for more when: "
    return "What it takes: " if stage.kind == "ready" else "Move on when: "


def stage_next(plan: Plan, stage: Stage) -> str:
    """Return where the last stage leads; "" for the others."""
    goal = plan.route.destination
    if stage.kind != "grow" or goal is None or len(goal.path.ladder) < 2:
        return ""
    return f"The next step up is then: {goal.path.ladder[1].title}."


def on_track(plan: Plan, stage: Stage) -> str:
    """Return the sign that the first path works out; "" for every stage but the first."""
    first = plan.route.bridge or plan.route.destination
    is_first = stage is plan.stages[0] or stage.kind == "begin"
    if first is None or not is_first or (plan.route.bridge is None and stage.kind == "ready"):
        return ""
    takes = _weeks(plan, first)
    if takes is None:
        return ""
    usual = f"The first money from {first.path.name} comes after about {weeks(takes.typical)}."
    late = (
        f"If none has come after {weeks(takes.high)}, change what you do or choose another "
        f"{plan.content.bank.terms.path}."
    )
    return late if plan.route.bridge is None else f"{usual} {late}"


def stage_lasts(plan: Plan, stage: Stage) -> str:
    """Return how long a stage usually lasts; "" where its sign alone tells."""
    goal = plan.route.destination
    if stage.kind == "ready":
        return "No source says how long this takes."
    takes = _weeks(plan, goal) if goal and stage.kind in {"both", "begin"} else None
    return f"This usually takes {weeks(takes.typical)}." if takes else ""


def _weeks(plan: Plan, row: PathResult) -> Estimate | None:
    """Return the weeks to the first income from a path, for this person."""
    earned = plan.earned(row.path.id)
    return earned.weeks if earned else None


def stage_sources(plan: Plan, stage: Stage) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return path id and source ids of what the signs of a stage rest on."""
    route = plan.route
    if route.destination is None:
        return ()
    goal = route.destination.path
    found: list[tuple[str, tuple[str, ...]]] = []
    match stage.kind:
        case "ready":
            found += [(goal.id, need.need.sources) for need in route.lacks]
        case "both" | "begin":
            takes = _weeks(plan, route.destination)
            found += [(goal.id, takes.sources)] if takes else []
        case "grow" if goal.ladder:
            found.append((goal.id, goal.ladder[0].sources))
    watched = _weeks(plan, route.bridge) if on_track(plan, stage) and route.bridge else None
    if watched and route.bridge:
        found.append((route.bridge.path.id, watched.sources))
    return tuple(found)


def short_of_hours(plan: Plan) -> str:
    """Return a warning where the split leaves a path fewer hours than it asks for."""
    split = next((stage for stage in plan.stages if stage.kind == "both"), None)
    if split is None:
        return ""
    short = [
        f"{with_unit(hours, 'hours a week')} is less than the {plan.least_hours[path_id]} that "
        f"{plan.content.path(path_id).name} asks for"
        for path_id, hours in split.hours.items()
        if hours < plan.least_hours[path_id]
    ]
    if not short:
        return ""
    return f"{in_list(short)}, so it may take longer than the figures here say."


# The sources of everything that a plan says, numbered in the order of their first use.


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


# What to start with, and why: the first sentences of a plan, and its short form.

TEASER_TITLE = "Your plan in short"
FIRST_SPANS: tuple[Span, ...] = ("first_months", "first_year")
GIVEN_UP: tuple[Span, ...] = ("first_months",)
MOST_TEASER_LINES = 6
NOTHING_SOONER = "Nothing that you can start now would bring money sooner"


def passed_over(plan: Plan, *, with_answers: bool = True) -> str:
    """Return what comes before all else: a better match that cannot be taken; or ""."""
    if plan.route.chosen_by_name:
        return ""
    return said_first(plan.result, with_answers=with_answers)


def headline(plan: Plan) -> str:
    """Return what to do, in one sentence."""
    goal, bridge = plan.route.destination, plan.route.bridge
    if plan.hours == 0:
        return "With no hours a week nothing here can start, and nothing is earned."
    if goal is None:
        return result_headline(plan.result)
    if bridge:
        return f"Start with {bridge.path.name} now, and build {goal.path.name} beside it."
    if goal.access.status == "blocked":
        return f"{goal.path.name} is out of reach for now, so there is no plan for it yet."
    if plan.route.kind == "closed":
        return f"You cannot start {goal.path.name} yet, and nothing here can bridge the time."
    if goal.access.status == "later":
        return f"Get ready for {goal.path.name} first, then start with it."
    if not goal.access.can_start:
        return f"Start with {goal.path.name}, if you have what it asks for: answers are missing."
    return f"Go straight to {goal.path.name}."


def reasons(plan: Plan, *, with_answers: bool = True) -> tuple[str, ...]:
    """Return why, sentence by sentence, and what speaks against it.

    Without the answers only what quotes none of them.
    """
    goal, bridge = plan.route.destination, plan.route.bridge
    alone = not bridge and plan.route.kind == "direct" and plan.route.why == "too_slow"
    behind = (*_given_up(plan), *_what_opens(plan)) if with_answers else ()
    if goal is None:
        return behind
    stands = status_phrase(goal)
    stands = f"{goal.path.name}: {small(stands)}." if stands else ""
    return (
        *_tie(plan, goal),
        *(_fit(plan, goal) if with_answers else ()),
        *(_access(plan, goal) if with_answers else filter(None, (stands,))),
        timing(plan, goal, with_answers=with_answers),
        *((bridge_timing(plan, bridge),) if bridge else ()),
        *((f"{NOTHING_SOONER}, so find other money for that time.",) if alone else ()),
        *behind,
        *first_months(plan, with_hours=with_answers),
        *(filter(None, (bills_line(plan), bridge_line(plan))) if with_answers else ()),
    )


def _tie(plan: Plan, goal: PathResult) -> tuple[str, ...]:
    also = plan.route.also
    if not also:
        return ()
    names = in_list([row.path.name for row in (goal, *also)])
    return (
        f"{names} fit you equally well. This plan takes {goal.path.name}, the easier one to "
        f"begin; for the other add --path {also[0].path.id}",
    )


def _fit(plan: Plan, goal: PathResult) -> tuple[str, ...]:
    if plan.route.chosen_by_name:
        if goal.standing.ruled_out_by:
            return (f"You asked for it, but it is {ruled_out_words(plan.result, goal)}.",)
        return ()
    if plan.result.recommendation.verdict == "stop_gap":
        return (f"{goal.path.name} is what is left, and it is not a good fit.",)
    return ()


def _access(plan: Plan, goal: PathResult) -> tuple[str, ...]:
    terms = goal.terms
    match goal.access.status:
        case "later" | "blocked":
            gaps = _gaps(plan, goal, "later", "blocked")
            return tuple(f"{goal.path.name}, not yet. {gap}" for gap in gaps)
        case "unknown" if goal.access.can_start:
            said = (
                f"You can {terms.start} now, though it may be {terms.tight}: answers are missing."
            )
        case "unknown":
            missing = " ".join(_gaps(plan, goal, "unknown"))
            said = f"Whether you can {terms.start} is not known yet. {missing}"
        case _ if plan.route.bridge:
            return ()
        case "stretch":
            said = f"You can {terms.start} now, but it will be {terms.tight}."
        case "open":
            said = f"You can {terms.start} now." if terms.start else ""
    return (said,) if said else ()


def _gaps(plan: Plan, row: PathResult, *statuses: Status) -> tuple[str, ...]:
    needs = (need for need in open_needs(row) if need.status in statuses)
    return tuple(words.gap for words in _in_words(plan, needs))


def first_money(plan: Plan, goal: PathResult) -> str:
    """Return how long the first money takes, without a full stop; "" where no figure says."""
    takes = _weeks(plan, goal)
    if takes is None:
        return ""
    return f"The first money from {payer(plan, goal)} usually takes {weeks(takes.typical)}"


def payer(plan: Plan, row: PathResult) -> str:
    """Return what the first money comes from: for who earns already, what is new."""
    earned = plan.earned(row.path.id)
    if earned is None or not earned.experienced:
        return row.path.name
    return "a new job" if earned.way == "hired" else "new clients"


def timing(plan: Plan, goal: PathResult, *, with_answers: bool = True) -> str:
    """Return when the destination pays, against how long the person can wait."""
    comes = first_money(plan, goal)
    wait = plan.route.wait
    if not comes:
        return ""
    if not with_answers:
        is_late = plan.route.timing in {"maybe", "late"}
        return f"{comes}, and that may be longer than you can wait." if is_late else f"{comes}."
    match plan.route.timing:
        case "unknown":
            return f"{comes}. You did not say how long you can wait for money."
        case "maybe" | "late":
            return f"{comes}, and you {f'can wait only {weeks(wait)}' if wait else 'cannot wait'}."
        case "in_time":
            if not wait:
                return f"{comes}."
            no_need = plan.route.kind == "direct" and plan.route.why == "fine"
            end = ", so there is no need to begin with something else" if no_need else ""
            return f"{comes}, and you can wait {weeks(wait)}{end}."


def bridge_timing(plan: Plan, bridge: PathResult) -> str:
    """Return when the bridge pays, and whether that is in time."""
    takes = _weeks(plan, bridge)
    assert takes  # a path without figures pays at no known time, and is no bridge
    usual = f"{bridge.path.name} usually pays after {weeks(takes.typical)}"
    if plan.route.bridge_timing == "maybe":
        return (
            f"{usual}, at best after {weeks(takes.low)}: that may still be too late, so do not "
            "count on it for a bill that is due before."
        )
    return f"{usual}, so it comes in time."


def _given_up(plan: Plan) -> tuple[str, ...]:
    row = plan.route.given_up
    if row is None:
        return ()
    name, why = row.path.name, ruled_out_words(plan.result, row)
    is_bridge = plan.route.destination is not None
    could = "could have bridged the time" if is_bridge else "could start now"
    start = f"{name} {could}, but it is {why}."
    earned = plan.earned(row.path.id)
    if earned is None:
        return (start,)
    hours, given = "all of your hours", earned
    if is_bridge:
        hours, given = "half of your hours", earned.at(max(1, plan.hours // 2))
    return (f"{start} With {hours}: {small(a_month(given, GIVEN_UP))}",)


def _what_opens(plan: Plan) -> tuple[str, ...]:
    row = plan.route.opens_first
    if row is None:
        return ()
    words = _in_words(plan, (need for need in open_needs(row) if not need.can_wait))
    if row is plan.route.destination:
        # What it lacks has been said; here comes what to do about it.
        steps = [item.remedy for item in words if item.remedy]
        return (f"What would open it: {' '.join(steps)}",) if steps else ()
    first, *more = (f"{item.gap} {item.remedy}".strip() for item in words)
    if more:
        several = capital(counted(len(words), "thing"))
        return (f"{row.path.name} is the nearest to open. {several} come first. {first}", *more)
    return (f"The smallest step would open {row.path.name}. {first}",)


_HOURS_FROM: Mapping[HoursFrom, str] = {
    "answers": "as in your answers",
    "option": "our figure for your answer",
    "given": "as you asked",
    "assumed": "because you did not say how many",
}


def hours_words(plan: Plan) -> str:
    """Return how many hours the figures are for, and where that number comes from."""
    hours = with_unit(plan.hours, "hours a week")
    return f"{hours}, {_HOURS_FROM[plan.hours_from]}"


def teaser_lines(plan: Plan, *, with_answers: bool = True) -> tuple[str, ...]:
    """Return the plan in at most six sentences: what to start, when to move, what it brings."""
    goal, bridge = plan.route.destination, plan.route.bridge
    said = [headline(plan)]
    if not with_answers:
        return (*said, *reasons(plan, with_answers=False))[:MOST_TEASER_LINES]
    if goal is None or plan.route.kind == "closed":
        said += [*_given_up(plan), *_what_opens(plan)][:2]
    elif bridge:
        said.append(bridge_timing(plan, bridge))
        takes = _weeks(plan, goal)
        assert takes  # else there would be no bridge to it
        said.append(
            f"Move more hours to {goal.path.name} once its first money has come, usually after "
            f"{weeks(takes.typical)}."
        )
    else:
        said.append(timing(plan, goal))
        said += [f"{NOTHING_SOONER}."] if plan.route.why == "too_slow" else []
    return (*said, *first_months(plan))[:MOST_TEASER_LINES]


def first_months(plan: Plan, *, with_hours: bool = True) -> tuple[str, ...]:
    """Return what the first months may bring, in one sentence; () for no figures."""
    goal = plan.route.destination
    earned = plan.earned(goal.path.id) if goal else None
    if earned is None or plan.route.kind == "closed":
        return ()
    said = a_month(earned, FIRST_SPANS)
    return (f"{said.removesuffix('.')}, with {hours_words(plan)}." if with_hours else said,)
