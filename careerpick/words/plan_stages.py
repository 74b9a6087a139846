"""The stages of a plan in words: hours, how long, and the sign to move on."""

from careerpick.model import Range
from careerpick.plan.money import Case
from careerpick.plan.plan import Plan
from careerpick.plan.stages import Stage
from careerpick.words.basics import in_list, with_unit
from careerpick.words.plan_amounts import money, months, weeks
from careerpick.words.plan_needs import lack_words

_CASES: tuple[Case, ...] = ("typical", "high", "low")


WATCH = "Watch: "


def numbered(number: int, title: str) -> str:
    """Return "Stage 2: …"."""
    return f"Stage {number}: {title}"


def stage_title(plan: Plan, stage: Stage) -> str:
    """Return the name of a stage."""
    route = plan.route
    goal = route.destination.path.name if route.destination else ""
    meanwhile = route.bridge.path.name if route.bridge else ""
    match stage.kind:
        case "ready":
            return f"Get ready for {goal}"
        case "both":
            return f"{meanwhile} for money now, {goal} beside it"
        case "shift":
            return f"Mostly {goal}"
        case "begin":
            return f"{goal}, until the first money"
        case "grow":
            return f"{goal} alone" if meanwhile else f"Grow with {goal}"


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
            return (f"The first money from {goal.path.name} is in your hand.",)
        case "shift":
            return (_brings(plan, stage.brings),)
        case "grow":
            return (goal.path.ladder[0].move_on,) if goal.path.ladder else ()


def stage_lead(plan: Plan, stage: Stage) -> str:
    """Return what stands before each sign that a stage is over."""
    if stage is plan.stages[-1]:
        return "Ready for more when: "
    return "What it takes: " if stage.kind == "ready" else "Move on when: "


def _brings(plan: Plan, brings: Range | None) -> str:
    names = [row.path.name if row else "" for row in (plan.route.destination, plan.route.bridge)]
    said = f"{names[0]} has brought as much in a month as {names[1]} brings in a full one"
    if brings is None or plan.money.plan is None:
        return f"{said}."
    return f"{said}: {money(brings, plan.money.plan.currency)}."


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
    takes = first.path.income.weeks_to_first_income
    usual = f"The first money from {first.path.name} comes after about {weeks(takes.typical)}."
    late = f"If none has come after {weeks(takes.high)}, change what you do or choose another path."
    return late if plan.route.bridge is None else f"{usual} {late}"


def stage_lasts(plan: Plan, stage: Stage) -> str:
    """Return how long a stage lasts by the figures; "" for the last, which has no end."""
    if stage.kind == "grow":
        return ""
    if stage.kind == "ready":
        return "No source says how long this takes."
    if plan.money.plan is None and stage.kind != "begin":
        return ""
    usual, quick, slow = (months(stage.lasts[case], plan.months) for case in _CASES)
    others = [
        f"{time} {when}"
        for time, when in ((quick, "if all goes well"), (slow, "if all goes badly"))
        if time != usual
    ]
    if not others:
        return f"Counted in whole months, it takes {usual}."
    return f"Counted in whole months, it usually takes {usual}; {', '.join(others)}."


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
            found.append((goal.id, goal.income.weeks_to_first_income.sources))
        case "grow" if goal.ladder:
            found.append((goal.id, goal.ladder[0].sources))
    if on_track(plan, stage) and route.bridge:
        bridge = route.bridge.path
        found.append((bridge.id, bridge.income.weeks_to_first_income.sources))
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
