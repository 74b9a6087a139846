"""What to start with, and why: the first sentences of a plan, and its short form."""

from careerpick.decide.limits import Status
from careerpick.decide.result import PathResult
from careerpick.model import Range
from careerpick.plan.money import CASES
from careerpick.plan.plan import Plan
from careerpick.words.basics import capital, counted, in_list, small, with_unit
from careerpick.words.plan_amounts import money, weeks
from careerpick.words.plan_needs import stopping_words, unmet_words
from careerpick.words.standing import ruled_out_words, status_phrase
from careerpick.words.verdict import headline as result_headline
from careerpick.words.verdict import said_first

TEASER_TITLE = "Your plan in short"
FIRST_MONTHS = 3
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
    return f"Start directly with {goal.path.name}."


def reasons(plan: Plan, *, with_answers: bool = True) -> tuple[str, ...]:
    """Return why, sentence by sentence, and what speaks against it.

    Without the answers only what quotes none of them.
    """
    goal = plan.route.destination
    behind = (*_given_up(plan), *_what_opens(plan)) if with_answers else ()
    if goal is None:
        return behind
    return (
        *_tie(plan, goal),
        *(_fit(plan, goal) if with_answers else ()),
        *(_access(plan, goal) if with_answers else (_stands(goal),)),
        timing(plan, goal, with_answers=with_answers),
        *_meanwhile(plan),
        *behind,
        *first_months(plan, with_hours=with_answers),
    )


def _stands(goal: PathResult) -> str:
    return f"{goal.path.name}: {small(status_phrase(goal))}."


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
    name = goal.path.name
    match goal.access.status:
        case "later" | "blocked":
            gaps = _gaps(plan, goal, "later", "blocked")
            return tuple(f"{name}, not yet. {gap}" for gap in gaps)
        case "unknown" if goal.access.can_start:
            return ("You can start it now, though it may be tight: answers are missing.",)
        case "unknown":
            missing = " ".join(_gaps(plan, goal, "unknown"))
            return (f"Whether you can start it is not known yet. {missing}",)
        case "stretch":
            return ("You can start it now, but it will be tight.",) if not plan.route.bridge else ()
        case "open":
            return ("You can start it now.",) if not plan.route.bridge else ()


def _gaps(plan: Plan, row: PathResult, *statuses: Status) -> tuple[str, ...]:
    return tuple(words.gap for words in unmet_words(plan, row, statuses))


def first_money(goal: PathResult) -> str:
    """Return how long the first money takes, in a sentence without its full stop."""
    usual = weeks(goal.path.income.weeks_to_first_income.typical)
    return f"The first money from {goal.path.name} usually takes {usual}"


def timing(plan: Plan, goal: PathResult, *, with_answers: bool = True) -> str:
    """Return when the destination pays, against how long the person can wait."""
    comes = first_money(goal)
    wait = plan.route.wait
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


def _meanwhile(plan: Plan) -> tuple[str, ...]:
    bridge = plan.route.bridge
    if bridge:
        return (bridge_timing(plan, bridge),)
    if plan.route.kind == "direct" and plan.route.why == "too_slow":
        return (f"{NOTHING_SOONER}, so find other money for that time.",)
    return ()


def bridge_timing(plan: Plan, bridge: PathResult) -> str:
    """Return when the bridge pays, and whether that is in time."""
    takes = bridge.path.income.weeks_to_first_income
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
    series = plan.money.of(row.path.id)
    if series is None:
        return (start,)
    last = min(FIRST_MONTHS, plan.months)
    part = 0.5 if is_bridge else 1
    total = Range(*(part * getattr(series.totals[last - 1], case) for case in CASES))
    hours = "half of your hours" if is_bridge else "all of your hours"
    return (
        f"{start} With {hours}, that gives up {money(total, series.currency)}, in the "
        f"{_first(last)}.",
    )


def _what_opens(plan: Plan) -> tuple[str, ...]:
    row = plan.route.opens_first
    if row is None:
        return ()
    words = stopping_words(plan, row)
    if row is plan.route.destination:
        # What it lacks has been said; here comes what to do about it.
        steps = [item.remedy for item in words if item.remedy]
        return (f"What would open it: {' '.join(steps)}",) if steps else ()
    first, *more = (f"{item.gap} {item.remedy}".strip() for item in words)
    if more:
        several = capital(counted(len(words), "thing"))
        return (f"{row.path.name} is the nearest to open. {several} come first. {first}", *more)
    return (f"The smallest step would open {row.path.name}. {first}",)


def hours_words(plan: Plan) -> str:
    """Return how many hours the figures are for, and where that number comes from."""
    hours = with_unit(plan.hours, "hours a week")
    match plan.hours_from:
        case "answers":
            return f"{hours}, as in your answers"
        case "option":
            return f"{hours}, our figure for your answer"
        case "given":
            return f"{hours}, as you asked"
        case "assumed":
            return f"{hours}, because you did not say how many"


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
        said.append(
            f"Move more hours to {goal.path.name} once its first money has come, usually after "
            f"{weeks(goal.path.income.weeks_to_first_income.typical)}."
        )
    else:
        said.append(timing(plan, goal))
        said += [f"{NOTHING_SOONER}."] if plan.route.why == "too_slow" else []
    return (*said, *first_months(plan))[:MOST_TEASER_LINES]


def first_months(plan: Plan, *, with_hours: bool = True) -> tuple[str, ...]:
    """Return what the first months together may bring, in one sentence; () for no figures."""
    series = plan.money.plan
    if series is None or plan.route.kind == "closed":
        return ()
    last = min(FIRST_MONTHS, plan.months)
    total = money(series.totals[last - 1], series.currency)
    together = " together" if last > 1 else ""
    hours = f" ({hours_words(plan)})" if with_hours else ""
    return (f"The {_first(last)}{together} may bring {total}{hours}.",)


def _first(months: int) -> str:
    return "first month" if months == 1 else f"first {counted(months, 'month')}"
