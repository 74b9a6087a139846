"""A plan in words: what to start with and why, its stages, and its money; see plan.ini."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.decide.comparison import Citations, number_sources
from careerpick.decide.limits import NeedCheck, Status
from careerpick.model import WORLD
from careerpick.words.basics import (
    BASIS,
    amount,
    citation,
    counted,
    currency,
    date,
    percent,
    place_in_words,
    small,
    stretch_of_time,
    with_unit,
)
from careerpick.words.money import way_words
from careerpick.words.needs import NeedWords, need_words, open_needs
from careerpick.words.reasons import ruled_out_words, status_phrase
from careerpick.words.sentences import say
from careerpick.words.verdict import headline as result_headline
from careerpick.words.verdict import said_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerpick.decide.result import PathResult
    from careerpick.model import Estimate, QuestionBank
    from careerpick.plan.money import Band, Bills, Earns, Figure, FigureKind, Span
    from careerpick.plan.plan import Plan, Stage

Led = tuple[str, str]
"""A name that stands out, or "", and what is said of it."""
ALL_SPANS: tuple[Span, ...] = ("first_months", "first_year", "established")
FIRST_SPANS: tuple[Span, ...] = ("first_months", "first_year")
KINDS: tuple[FigureKind, ...] = ("measured", "survey", "told", "judgement")
"""What a figure rests on, strongest first."""
MOST_TEASER_LINES = 6
WEEKS_IN_A_YEAR = 52


def weeks(value: float) -> str:
    """Return "three weeks", or days below one; never months, so that two can be compared."""
    return stretch_of_time(value) if value < 1 else counted(round(value), "week")


def _name(row: PathResult | None) -> str:
    return row.path.name if row else ""


def _weeks(plan: Plan, row: PathResult) -> Estimate | None:
    """Return the weeks to the first income from a path, for this person."""
    earned = plan.earned(row.path.id)
    return earned.weeks if earned else None


# Needs of a path in words, for those of them that a plan has to speak of.


def _in_words(plan: Plan, needs: Iterable[NeedCheck]) -> tuple[NeedWords, ...]:
    return tuple(need_words(plan.content.bank, need) for need in needs)


def _gaps(plan: Plan, row: PathResult, *statuses: Status) -> tuple[str, ...]:
    needs = (need for need in open_needs(row) if need.status in statuses)
    return tuple(words.gap for words in _in_words(plan, needs))


def lack_words(plan: Plan) -> tuple[NeedWords, ...]:
    """Return in words what has to be learned or got before the destination can start."""
    return _in_words(plan, plan.route.lacks)


def tight_words(plan: Plan) -> tuple[NeedWords, ...]:
    """Return in words what makes the first path of the plan tight."""
    row = plan.route.bridge or plan.route.destination
    needs = open_needs(row) if row else ()
    return _in_words(plan, (need for need in needs if need.status == "stretch"))


# What to start with, and why: the first sentences of a plan, and its short form.


def passed_over(plan: Plan, *, with_answers: bool = True) -> str:
    """Return what comes before all else: a better match that cannot be taken; or ""."""
    if plan.route.chosen_by_name:
        return ""
    return said_first(plan.result, with_answers=with_answers)


def headline(plan: Plan) -> str:
    """Return what to do, in one sentence."""
    goal, bridge = plan.route.destination, plan.route.bridge
    if plan.hours == 0:
        return say("plan.head-no-hours")
    if goal is None:
        return result_headline(plan.result)
    case = "direct" if goal.access.can_start else "unknown"
    if bridge:
        case = "bridge"
    elif goal.access.status == "blocked":
        case = "blocked"
    elif plan.route.kind == "closed":
        case = "closed"
    elif goal.access.status == "later":
        case = "later"
    return say(f"plan.head-{case}", goal=_name(goal), bridge=_name(bridge))


def reasons(plan: Plan, *, with_answers: bool = True) -> tuple[str, ...]:
    """Return why, sentence by sentence, and what speaks against it.

    Without the answers only what quotes none of them.
    """
    goal, bridge = plan.route.destination, plan.route.bridge
    behind = (*_given_up(plan), *_what_opens(plan)) if with_answers else ()
    if goal is None:
        return behind
    said = [*_tie(plan, goal)]
    if with_answers:
        said += [*_fit(plan, goal), *_access(plan, goal)]
    elif phrase := status_phrase(goal):
        said.append(say("plan.stands", goal=_name(goal), phrase=phrase))
    said.append(timing(plan, goal, with_answers=with_answers))
    if bridge:
        said.append(bridge_timing(plan, bridge))
    elif plan.route.kind == "direct" and plan.route.why == "too_slow":
        said.append(say("plan.nothing-sooner-so", said=say("plan.nothing-sooner")))
    said += [*behind, *first_months(plan, with_hours=with_answers)]
    if with_answers:
        said += filter(None, (bills_line(plan), bridge_line(plan)))
    return (*said, *filter(None, (hangs_on(plan),)))


def hangs_on(plan: Plan) -> str:
    """Return what was left open that decides when the person can start; "" for nothing."""
    bank = plan.content.bank
    questions = filter(None, map(bank.question, plan.hangs_on))
    limits = [limit for item in questions for option in item.options for limit in option.facts]
    if not limits:
        return ""
    names = [small(bank.limit(limit).name) for limit in dict.fromkeys(limits)]
    return say("plan.hangs-on", terms=bank.terms, names=names)


def _tie(plan: Plan, goal: PathResult) -> tuple[str, ...]:
    also = plan.route.also
    if not also:
        return ()
    names = [_name(row) for row in (goal, *also)]
    return (say("plan.tie", names=names, goal=_name(goal), other=also[0].path.id),)


def _fit(plan: Plan, goal: PathResult) -> tuple[str, ...]:
    if plan.route.chosen_by_name:
        if goal.standing.ruled_out_by:
            return (say("plan.asked-for", why=ruled_out_words(plan.result, goal)),)
    elif plan.result.recommendation.verdict == "stop_gap":
        return (say("plan.stop-gap", goal=_name(goal)),)
    return ()


def _access(plan: Plan, goal: PathResult) -> tuple[str, ...]:
    terms, case = goal.terms, goal.access.status
    if case in ("later", "blocked"):
        gaps = _gaps(plan, goal, "later", "blocked")
        return tuple(say("plan.not-yet", goal=_name(goal), gap=gap) for gap in gaps)
    if case == "unknown":
        if goal.access.can_start:
            return (say("plan.start-maybe", terms=terms),)
        missing = " ".join(_gaps(plan, goal, "unknown"))
        return (say("plan.start-unknown", terms=terms, missing=missing),)
    if plan.route.bridge or (case == "open" and not terms.start):
        return ()
    return (say("plan.start-open" if case == "open" else "plan.start-stretch", terms=terms),)


def payer(plan: Plan, row: PathResult) -> str:
    """Return what the first money comes from: for who earns already, what is new."""
    earned = plan.earned(row.path.id)
    if earned is None or not earned.experienced:
        return row.path.name
    return say("plan.new-job" if earned.way == "hired" else "plan.new-clients")


def first_money(plan: Plan, goal: PathResult) -> str:
    """Return how long the first money takes, without a full stop; "" where no figure says."""
    takes = _weeks(plan, goal)
    if takes is None:
        return ""
    return say("plan.first-money", payer=payer(plan, goal), weeks=weeks(takes.typical))


def timing(plan: Plan, goal: PathResult, *, with_answers: bool = True) -> str:
    """Return when the destination pays, against how long the person can wait."""
    comes = first_money(plan, goal)
    route, wait = plan.route, plan.route.wait
    is_late = route.timing in {"maybe", "late"}
    if not comes:
        return ""
    if not with_answers:
        return say("plan.money-may-be-late" if is_late else "plan.money-in-time", comes=comes)
    if route.timing == "unknown":
        return say("plan.money-not-said", comes=comes)
    if not wait:
        return say("plan.money-no-wait" if is_late else "plan.money-in-time", comes=comes)
    if is_late:
        return say("plan.money-wait-only", comes=comes, wait=weeks(wait))
    straight = route.kind == "direct" and route.why == "fine"
    can_wait = weeks(wait) if wait <= WEEKS_IN_A_YEAR else say("plan.over-a-year")
    return say("plan.money-wait", comes=comes, wait=can_wait, straight=straight)


def bridge_timing(plan: Plan, bridge: PathResult) -> str:
    """Return when the bridge pays, and whether that is in time."""
    takes = _weeks(plan, bridge)
    assert takes  # a path without figures pays at no known time, and is no bridge
    name, usual = _name(bridge), weeks(takes.typical)
    if plan.route.bridge_timing == "maybe":
        return say("plan.bridge-maybe", bridge=name, usual=usual, soonest=weeks(takes.low))
    return say("plan.bridge-in-time", bridge=name, usual=usual)


def _given_up(plan: Plan) -> tuple[str, ...]:
    row = plan.route.given_up
    if row is None:
        return ()
    bridge = plan.route.destination is not None
    why = ruled_out_words(plan.result, row)
    start = say("plan.given-up", path=_name(row), bridge=bridge, why=why)
    earned = plan.earned(row.path.id)
    if earned is None:
        return (start,)
    money = a_month(earned.at(max(1, plan.hours // 2)) if bridge else earned, ALL_SPANS[:1])
    return (f"{start} {say('plan.given-up-money', bridge=bridge, money=money)}",)


def _what_opens(plan: Plan) -> tuple[str, ...]:
    row = plan.route.opens_first
    if row is None:
        return ()
    words = _in_words(plan, (need for need in open_needs(row) if not need.can_wait))
    if row is plan.route.destination:
        # What it lacks has been said; here comes what to do about it.
        steps = " ".join(item.remedy for item in words if item.remedy)
        return (say("plan.opens-it", steps=steps),) if steps else ()
    first, *more = (f"{item.gap} {item.remedy}".strip() for item in words)
    if more:
        return (_nearest(row, len(words), first), *more)
    return (say("plan.opens-smallest", path=_name(row), first=first),)


def _nearest(row: PathResult, count: int, first: str) -> str:
    several = counted(count, "thing")
    return say("plan.opens-nearest", path=_name(row), several=several, first=first)


def hours_words(plan: Plan) -> str:
    """Return how many hours the figures are for, and where that number comes from."""
    hours = with_unit(plan.hours, "hours a week")
    return say("plan.hours", hours=hours, source=say(f"plan.hours-{plan.hours_from}"))


def teaser_lines(plan: Plan, *, with_answers: bool = True) -> tuple[str, ...]:
    """Return the plan in at most six sentences: what to start, when to move, what it brings."""
    goal, bridge = plan.route.destination, plan.route.bridge
    said = [headline(plan)]
    if not with_answers:
        return (*said, *reasons(plan, with_answers=False))[:MOST_TEASER_LINES]
    if goal is None or plan.route.kind == "closed":
        said += [*_given_up(plan), *_what_opens(plan)][:2]
    elif bridge:
        takes = _weeks(plan, goal)
        assert takes  # else there would be no bridge to it
        said.append(bridge_timing(plan, bridge))
        said.append(say("plan.move-hours", goal=_name(goal), weeks=weeks(takes.typical)))
    else:
        said.append(timing(plan, goal))
        said += [f"{say('plan.nothing-sooner')}."] if plan.route.why == "too_slow" else []
    return (*said, *first_months(plan))[:MOST_TEASER_LINES]


def first_months(plan: Plan, *, with_hours: bool = True) -> tuple[str, ...]:
    """Return what the first months may bring, in one sentence; () for no figures."""
    goal = plan.route.destination
    earned = plan.earned(goal.path.id) if goal else None
    if earned is None or plan.route.kind == "closed":
        return ()
    return (a_month(earned, FIRST_SPANS, hours_words(plan) if with_hours else ""),)


# The stages: hours, how long, and the sign to move on.


def stage_title(plan: Plan, stage: Stage) -> str:
    """Return the name of a stage."""
    goal, bridge = plan.route.destination, plan.route.bridge
    kind = "alone" if stage.kind == "grow" and goal and bridge else stage.kind
    return say(f"plan.title-{kind}", goal=_name(goal), bridge=_name(bridge))


def stage_hours(plan: Plan, stage: Stage) -> str:
    """Return how the hours of a week are split in a stage."""
    goal = plan.route.destination
    parts = [
        say("plan.week-ready", hours=hours)
        if stage.kind == "ready" and goal and path_id == goal.path.id
        else say("plan.week-path", hours=hours, path=plan.content.path(path_id).name)
        for path_id, hours in stage.hours.items()
    ]
    return say("plan.week", parts=", ".join(parts))


def stage_until(plan: Plan, stage: Stage) -> tuple[str, ...]:
    """Return the signs that a stage is over."""
    goal = plan.route.destination
    if goal is None:
        return ()
    match stage.kind:
        case "ready":
            return tuple(words.gap for words in lack_words(plan))
        case "both" | "begin":
            return (say("plan.first-money-there", payer=payer(plan, goal)),)
        case "shift":
            return (say("plan.as-much", goal=_name(goal), bridge=_name(plan.route.bridge)),)
        case "grow":
            return (goal.path.ladder[0].move_on,) if goal.path.ladder else ()


def stage_lead(plan: Plan, stage: Stage) -> str:
    """Return what stands before each sign that a stage is over."""
    if stage is plan.stages[-1]:
        return say("plan.until-last")
    return say("plan.until-ready" if stage.kind == "ready" else "plan.until")


def stage_next(plan: Plan, stage: Stage) -> str:
    """Return where the last stage leads; "" for the others."""
    goal = plan.route.destination
    if stage.kind != "grow" or goal is None or len(goal.path.ladder) < 2:
        return ""
    return say("plan.next-step-up", title=goal.path.ladder[1].title)


def on_track(plan: Plan, stage: Stage) -> str:
    """Return the sign that the first path works out; "" for every stage but the first."""
    bridge = plan.route.bridge
    first = bridge or plan.route.destination
    is_first = stage is plan.stages[0] or stage.kind == "begin"
    if first is None or not is_first or (bridge is None and stage.kind == "ready"):
        return ""
    takes, terms = _weeks(plan, first), plan.content.bank.terms
    if takes is None:
        return ""
    late = weeks(takes.high)
    if bridge is None:
        return say("plan.on-track-alone", late=late, terms=terms)
    usual = weeks(takes.typical)
    return say("plan.on-track", path=_name(first), usual=usual, late=late, terms=terms)


def stage_lasts(plan: Plan, stage: Stage) -> str:
    """Return how long a stage usually lasts; "" where its sign alone tells."""
    goal = plan.route.destination
    if stage.kind == "ready":
        return say("plan.lasts-ready")
    takes = _weeks(plan, goal) if goal and stage.kind in {"both", "begin"} else None
    return say("plan.lasts", weeks=weeks(takes.typical)) if takes else ""


def short_of_hours(plan: Plan) -> str:
    """Return a warning where the split leaves a path fewer hours than it asks for."""
    split = next((stage for stage in plan.stages if stage.kind == "both"), None)
    short = [
        say(
            "plan.less-hours",
            hours=with_unit(hours, "hours a week"),
            needed=plan.least_hours[path_id],
            path=plan.content.path(path_id).name,
        )
        for path_id, hours in (split.hours.items() if split else ())
        if hours < plan.least_hours[path_id]
    ]
    return say("plan.short-of-hours", parts=short) if short else ""


# The sources of everything that a plan says, numbered in the order of their first use.


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


def cite(plan: Plan) -> Citations:
    """Number the sources of the plan's signs, figures, costs and risks."""
    places = [place for stage in plan.stages for place in stage_sources(plan, stage)]
    places += [(item.path, item.note.sources) for item in plan.cautions]
    places += [(figure.path, figure.sources) for figure in plan.figures]
    return number_sources((plan.content.path(path_id), ids) for path_id, ids in places)


# What a month may bring.


def band_words(band: Band, code: str = "") -> str:
    """Return "nothing", "up to 30 US dollars" or "60 to 400 US dollars"."""
    if band.high == 0:
        return say("plan.nothing")
    said = f"{band.high:,}"
    if band.low != band.high:
        said = say("plan.band" if band.low else "plan.band-from-0", low=band.low, high=band.high)
    return f"{said} {currency(code)}" if code else said


def a_month(earned: Earns, spans: Sequence[Span] = ALL_SPANS, hours: str = "") -> str:
    """Return what a month brings in each of these spans, and with which hours."""
    code, parts = earned.rates.currency, []
    for span in spans:
        band = earned.band(span)
        parts.append(f"{band_words(band, code)} {_span(span)}")
        code = code if band.high == 0 else ""
    if hours:
        return say("plan.a-month-with", parts=parts, hours=hours)
    return say("plan.a-month", parts=parts)


def _span(span: Span) -> str:
    return say(f"plan.span-{span}")


def months_lines(plan: Plan) -> tuple[Led, ...]:
    """Return what a month of each path may bring: both ways of those in the plan, else one."""
    bank = plan.content.bank
    found = []
    for path_id, ways in plan.money.items():
        name = plan.content.path(path_id).name
        for earned in ways if path_id in plan.sites else ways[:1]:
            place = place_in_words(bank, earned.rates.place)
            led = say("plan.month-of", path=name, way=way_words(earned.way), place=place)
            found.append((f"{led} ", a_month(earned)))
    return tuple(found)


def whose_figures(bank: QuestionBank, earned: Earns, country: str | None, path: str = "") -> str:
    """Return for which place the figures are, and what there is none for.

    Args:
        bank: The questions, with the names of places.
        earned: Whose figures it is about.
        country: Where the person lives; None for not said.
        path: Its name, where the figures of others stand beside it.
    """
    place = place_in_words(bank, earned.rates.place)
    figures = say("plan.figures-of", path=path) if path else say("plan.these-figures")
    hint = ""
    if earned.fit == "country":
        said = say("plan.figures-country", figures=figures, place=place)
    elif country is None:
        said = say("plan.figures-country", figures=figures, place=place)
        if earned.rates.place == WORLD:
            said = say("plan.figures-worldwide", figures=figures)
        if not path and any(question.pick == "country" for question in bank.questions):
            hint = say("plan.name-country")
    else:
        home = place_in_words(bank, country)
        none = say("plan.none-found-of", path=path, home=home)
        said = say(
            "plan.figures-none",
            none=none if path else say("plan.none-found", home=home),
            place=place,
        )
    kind = say("plan.of-kind", role=earned.kind.role) if earned.kind else ""
    return " ".join(filter(None, (said, kind, hint)))


def compared(plan: Plan) -> tuple[str, ...]:
    """Return where one path plainly brings more than another, in a sentence for each two."""
    found: dict[tuple[str, str], list[str]] = {}
    for lead in plan.leads:
        found.setdefault((lead.ahead, lead.behind), []).append(_span(lead.span))
    name = plan.content.path
    return tuple(
        say("plan.plainly-more", ahead=name(ahead).name, behind=name(behind).name, spans=spans)
        for (ahead, behind), spans in found.items()
    )


# Does it pay what has to be paid?


def bills_of(plan: Plan, row: PathResult | None) -> Bills | None:
    """Return whether this path of the plan pays what has to be paid; None where none is asked."""
    return next((item for item in plan.bills if row and item.path == row.path.id), None)


def lacks_need(plan: Plan) -> bool:
    """Tell whether it is not known what has to be paid, and would be said here."""
    bills = bills_of(plan, plan.route.destination)
    return bills is not None and bills.verdict == "not_said"


def bills_words(plan: Plan, bills: Bills) -> str:
    """Return whether a path pays what must be paid, and when; "" where something else does."""
    case: str = bills.verdict
    if case == "not_needed":
        return ""
    if case == "should" and bills.may_from == bills.from_month:
        case = "should_at_once"
    wait = plan.route.wait
    is_other = case == "other_currency"
    code = _figures_currency(plan, bills) if is_other else ""
    goal = plan.route.destination
    is_of_goal = goal is not None and goal.path.id == bills.path
    counts = bool(plan.route.lacks and is_of_goal and bills.from_month)
    need = _need(plan, bills)
    said = say(
        f"plan.bills-{case}",
        need=need,
        aside=say("plan.need-aside", need=need),
        of_need=say("plan.need-of", need=need),
        month=bills.from_month,
        may=bills.may_from,
        late=say("plan.late", wait=weeks(wait)) if bills.is_late and wait else "",
        code=code,
        ours=currency(code) if is_other else "",
    )
    return f"{said} {say('plan.bills-once-open')}" if counts else said


def _need(plan: Plan, bills: Bills) -> str:
    if bills.need is None or bills.currency is None:
        return ""
    if bills.need_in_figures is None:
        return say("plan.need", need=bills.need, money=currency(bills.currency))
    return say(
        "plan.need-in-figures",
        need=bills.need,
        money=currency(bills.currency),
        amount=bills.need_in_figures,
        ours=currency(_figures_currency(plan, bills)),
        date=date(bills.rate_as_of),
    )


def _figures_currency(plan: Plan, bills: Bills) -> str:
    earned = plan.earned(bills.path)
    return earned.rates.currency if earned else ""


def bills_line(plan: Plan) -> str:
    """Return the line on bills of the destination; "" for nothing to say."""
    bills = bills_of(plan, plan.route.destination)
    return bills_words(plan, bills) if bills else ""


def bills_around_need(plan: Plan) -> tuple[str, str, str]:
    """Return that line in three: up to how much is needed, this, and what follows."""
    said, bills = bills_line(plan), bills_of(plan, plan.route.destination)
    need = _need(plan, bills) if bills else ""
    for key in ("plan.need-aside", "plan.need-of"):
        begins, found, ends = said.partition(say(key, need=need)) if need else (said, "", "")
        if found:
            return begins, found, ends
    return said, "", ""


def bridge_line(plan: Plan) -> str:
    """Return the same of the bridge, with the hours that it gets; "" without one."""
    bridge = plan.route.bridge
    bills = bills_of(plan, bridge)
    if bridge is None or bills is None or bills.verdict in {"not_said", "not_needed"}:
        return ""
    hours = next(item.hours[bills.path] for item in plan.stages if bills.path in item.hours)
    said = bills_words(plan, bills)
    return say("plan.bridge-bills", bridge=_name(bridge), hours=hours, bills=said)


# What the figures rest on, and take for granted.


def trust(plan: Plan) -> tuple[Led, ...]:
    """Return what the figures of each path of the plan rest on, then what all take for granted."""
    ids = [path_id for path_id in plan.money if path_id in plan.sites]
    rests = [(f"{plan.content.path(item).name}: ", basis_words(plan, item)) for item in ids]
    return (*rests, *(("", sentence) for sentence in assumptions(plan)))


def figures(plan: Plan, cited: Citations) -> tuple[tuple[str, tuple[Led, ...]], ...]:
    """Return the name of each path with its figures: each said, and why it is what it is."""
    by_path: dict[str, list[Led]] = {}
    for figure in plan.figures:
        name, basis = say(f"plan.figure-{figure.name}"), BASIS[figure.basis]
        said = say("plan.figure", name=name, value=figure_value(figure), basis=basis)
        marks = citation(cited.numbers[figure.path], figure.sources)
        by_path.setdefault(figure.path, []).append((f"{said} ", f"{figure.why} {marks}"))
    return tuple((plan.content.path(item).name, tuple(led)) for item, led in by_path.items())


def basis_words(plan: Plan, path_id: str) -> str:
    """Return which figures of a path are measured, asked, told or estimated."""
    parts = []
    for kind in KINDS:
        found = (item for item in plan.figures if item.path == path_id and item.kind == kind)
        names = _merged([say(f"plan.figure-{figure.name}") for figure in found])
        if names:
            parts.append(say("plan.of-kinds", kind=say(f"plan.kind-{kind}"), names=names))
    return " ".join(parts)


def _merged(names: list[str]) -> list[str]:
    """Say "pay for a paid hour at the start" and "… later" as one."""
    merged: list[str] = []
    for name in names:
        bare = name.removesuffix(say("plan.later"))
        twin = f"{bare}{say('plan.at-the-start')}"
        if twin in merged:
            merged[merged.index(twin)] = bare.strip()
        else:
            merged.append(name)
    return merged


def figure_value(figure: Figure) -> str:
    """Return the value of a figure with its unit, shares in per cent."""
    unit = figure.unit.removeprefix("share ")
    shown = amount if unit == figure.unit else percent
    value = figure.value
    low, usual, high = shown(value.low), shown(value.typical), shown(value.high)
    if low == high:
        return say("plan.value", usual=usual, unit=unit)
    return say("plan.value-range", low=low, high=high, unit=unit, usual=usual)


def assumptions(plan: Plan) -> tuple[str, ...]:
    """Return what the bands take for granted; without figures there is none of it."""
    if not plan.money:
        return ()
    goal = plan.route.destination
    said = [say("plan.amounts"), say("plan.bands")]
    first = plan.earned(goal.path.id) if goal else None
    if first and first.experienced:
        said.append(say("plan.experienced"))
    if plan.route.lacks and goal:
        said.append(say("plan.month-one", goal=_name(goal)))
    return tuple(said)
