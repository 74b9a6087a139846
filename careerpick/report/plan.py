"""A plan: what to start with and why, its stages, what to do, and what to be careful with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - `date` is a word of `sentences`

from careerpick.decide.circumstances import NeedCheck, Status, Time
from careerpick.decide.comparison import Citations, number_sources
from careerpick.decide.result import PathResult
from careerpick.model import Estimate
from careerpick.plan.plan import Plan, Stage, is_plannable
from careerpick.report import blocks as b
from careerpick.report import money
from careerpick.report.listing import sites_section
from careerpick.report.sources import citation, rests_on, sources_section
from careerpick.words import verdict
from careerpick.words.needs import NeedWords, need_words, open_needs, ruled_out_words, status_phrase
from careerpick.words.sentences import counted, joined, say, small, weeks, with_unit

STEPS_SHOWN: dict[Time, int] = {"today": 1, "this_week": 1}
"""Steps of one path, in a short form: what is for later is in the full one."""
ON_PAPER = 4
"""Steps for one stretch of time, and notes of one kind, on a printed page: all paths together."""
MOST_TEASER_LINES = 6
WEEKS_IN_A_YEAR = 52


def plan_report(plan: Plan, day: Date, typed: str = "") -> b.Report:
    """Return all that there is to say of a plan.

    The hours a week are part of every plan: it is worked out for them. `typed` is the command
    that showed it, "" where it cannot be typed again.
    """
    if not is_plannable(plan.content):
        nothing = say("plan.nothing-to-plan", terms=plan.content.bank.terms)
        return b.Report(say("plan.title"), b.blocks(nothing))
    cited, months = cite(plan), money.money_section(plan)
    opening = (
        *b.first_lines(said_first(plan), headline(plan)),
        *b.listed(map(b.line, reasons(plan))),
        b.private(b.quietly(money.whose_of_goal(plan), show="short only")),
    )
    sections = [
        _stages(plan, cited),
        _steps(plan),
        _platforms(plan),
        replace(months, show="full") if months else None,
        *_cautions(plan, cited),
        money.figures_section(plan, cited),
        sources_section(cited.sources),
    ]
    about, commands = rests_on(plan.result, day), tuple(_commands(plan, typed))
    return b.Report(say("plan.title"), opening, b.not_empty(sections), about, commands)


def cite(plan: Plan) -> Citations:
    """Number the sources of the plan's signs, figures, costs and risks."""
    places = [place for stage in plan.stages for place in stage_sources(plan, stage)]
    places += [(item.path, item.note.sources) for item in plan.cautions]
    places += [(figure.path, figure.sources) for figure in plan.figures]
    return number_sources((plan.content.path(path_id), ids) for path_id, ids in places)


# What to start with, and why: the first sentences of a plan, and its short form.


def said_first(plan: Plan) -> b.Run:
    """Return what comes before all else: a better match that cannot be taken; or nothing.

    Where a path was named, that this one is ruled out.
    """
    goal, result = plan.route.destination, plan.result
    if goal is None or not plan.route.chosen_by_name:
        return b.quoting(*verdict.said_first_both(result))
    if not goal.ruled_out_by:
        return b.Run("")
    both = ruled_out_words(result, goal), small(status_phrase(goal))
    said, instead = (say("plan.asked-for", goal=_name(goal), why=why) for why in both)
    return b.quoting(said, instead)


def headline(plan: Plan) -> str:
    """Return what to do, in one sentence."""
    goal, bridge = plan.route.destination, plan.route.bridge
    if plan.hours == 0:
        return say("plan.head-no-hours")
    if goal is None:
        return verdict.headline(plan.result)
    case = "direct" if goal.access.can_start else "unknown"
    if bridge:
        case = "bridge"
    elif goal.access.status == "blocked":
        case = "blocked"
    elif plan.route.kind == "closed":
        case = "closed"
    elif goal.access.status == "later":
        case = "later"
    elif case == "direct" and goal.ruled_out_by:
        case = "anyway"
    return say(f"plan.head-{case}", goal=_name(goal), bridge=_name(bridge))


def _name(row: PathResult | None) -> str:
    return row.path.name if row else ""


def teaser(plan: Plan) -> b.Private:
    """Return the plan in at most six sentences, with answers or without."""
    without = filter(None, (it.text if it.instead is None else it.instead for it in reasons(plan)))
    instead = (headline(plan), *without)[:MOST_TEASER_LINES]
    return b.private(b.listed(teaser_lines(plan)), instead=b.listed(instead))


def teaser_lines(plan: Plan) -> tuple[str, ...]:
    """Return what to start, when to move, and what it brings."""
    goal, bridge = plan.route.destination, plan.route.bridge
    said = [joined(said_first(plan).text if plan.route.chosen_by_name else "", headline(plan))]
    if goal is None or plan.route.kind == "closed":
        said += [*_given_up(plan), *_what_opens(plan), *_none_gives(plan)][:2]
    elif bridge:
        takes = weeks_of(plan, goal)
        assert takes  # else there would be no bridge to it
        said.append(bridge_timing(plan, bridge))
        said.append(say("plan.move-hours", goal=_name(goal), takes=takes))
    else:
        said.append(timing(plan, goal).text)
        said += [f"{say('plan.nothing-sooner')}."] if plan.route.why == "too_slow" else []
    return tuple(filter(None, (*said, money.first_months(plan))))[:MOST_TEASER_LINES]


def reasons(plan: Plan) -> tuple[b.Run, ...]:
    """Return why, sentence by sentence, and what speaks against it."""
    route, goal = plan.route, plan.route.destination
    behind = [*map(b.quoting, (*_given_up(plan), *_what_opens(plan)))]
    if goal is None:
        return (*behind, *map(b.Run, _none_gives(plan)))
    said: list[b.Run] = []
    if route.also:
        names = [_name(row) for row in (goal, *route.also)]
        tie = say("plan.tie", names=names, goal=_name(goal), other=route.also[0].path.id)
        said.append(b.Run(tie))
    if not route.chosen_by_name and plan.result.recommendation.verdict == "stop_gap":
        said.append(b.quoting(say("plan.stop-gap", goal=_name(goal))))
    said += map(b.quoting, _access(plan, goal))
    if not goal.ruled_out_by and (phrase := status_phrase(goal)):
        said.append(b.quoting("", say("plan.stands", goal=_name(goal), phrase=phrase)))
    said.append(timing(plan, goal))
    if route.bridge:
        said.append(b.Run(bridge_timing(plan, route.bridge)))
    elif route.kind == "direct" and route.why == "too_slow":
        in_time = route.timing == "in_time"
        nothing = say("plan.nothing-sooner")
        said.append(b.Run(say("plan.nothing-sooner-so", said=nothing, in_time=in_time)))
    months = b.quoting(money.first_months(plan), money.first_months(plan, with_hours=False))
    bills = map(b.quoting, (money.bills_line(plan), money.bridge_line(plan)))
    said += [*behind, months, *bills, b.Run(hangs_on(plan))]
    return tuple(run for run in said if run.text or run.instead)


def _access(plan: Plan, goal: PathResult) -> list[str]:
    terms, status = goal.terms, goal.access.status
    if status in ("later", "blocked"):
        gap, *more = _gaps(plan, goal, "later", "blocked")
        return [say("plan.not-yet", goal=_name(goal), gap=gap), *more]
    case = "maybe" if status == "unknown" and goal.access.can_start else status
    if status != "unknown" and (plan.route.bridge or (case == "open" and not terms.start)):
        return []
    missing = " ".join(_gaps(plan, goal, "unknown"))
    return [say(f"plan.start-{case}", terms=terms, missing=missing)]


def _gaps(plan: Plan, row: PathResult, *statuses: Status) -> list[str]:
    needs = (need for need in open_needs(row) if need.status in statuses)
    return [words.gap for words in _in_words(plan, needs)]


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


def hangs_on(plan: Plan) -> str:
    """Return what was left open that decides when the person can start; "" for nothing."""
    bank = plan.content.bank
    questions = map(bank.question, plan.hangs_on)
    limits = [limit for item in questions for option in item.options for limit in option.facts]
    if not limits:
        return ""
    names = [small(bank.limit(limit).name) for limit in dict.fromkeys(limits)]
    return say("plan.hangs-on", terms=bank.terms, names=names)


def _none_gives(plan: Plan) -> tuple[str, ...]:
    """Return what no path gives, and what can be done, where there is no plan for that."""
    is_so = plan.result.recommendation.verdict == "none_fits" and not plan.route.destination
    return verdict.unmet_lines(plan.result) if is_so else ()


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
    counted_with = earned.at(max(1, plan.hours // 2)) if bridge else earned
    brings = money.a_month(counted_with, money.ALL_SPANS[:1])
    return (f"{start} {say('plan.given-up-money', bridge=bridge, money=brings)}",)


def _what_opens(plan: Plan) -> tuple[str, ...]:
    row = plan.route.opens_first
    if row is None:
        return ()
    words = _in_words(plan, (need for need in open_needs(row) if not need.can_wait))
    if row is plan.route.destination:
        # What it lacks has been said; here comes what to do about it.
        steps = joined(*(item.remedy for item in words))
        return (say("plan.opens-it", steps=steps),) if steps else ()
    first, *more = (joined(item.gap, item.remedy) for item in words)
    if not more:
        return (say("plan.opens-smallest", path=_name(row), first=first),)
    several = counted(len(words), "thing")
    return (say("plan.opens-nearest", path=_name(row), several=several, first=first), *more)


# When the first money comes, against how long the person can wait.


def weeks_of(plan: Plan, row: PathResult | None) -> Estimate | None:
    """Return the weeks to the first income from a path, for this person."""
    earned = plan.earned(row.path.id) if row else None
    return earned.weeks if earned else None


def _payer(plan: Plan, row: PathResult) -> str:
    """Return what the first money comes from: for who earns already, what is new."""
    earned = plan.earned(row.path.id)
    if earned is None or not earned.experienced:
        return row.path.name
    return say("plan.new-job" if earned.way == "hired" else "plan.new-clients")


def first_money(plan: Plan, goal: PathResult) -> str:
    """Return how long the first money takes, without a full stop; "" where no figure says."""
    takes = weeks_of(plan, goal)
    return say("plan.first-money", payer=_payer(plan, goal), takes=takes) if takes else ""


def timing(plan: Plan, goal: PathResult) -> b.Run:
    """Return when the destination pays, against how long the person can wait."""
    comes = first_money(plan, goal)
    route, wait = plan.route, plan.wait or 0
    if not comes:
        return b.Run("")
    is_late, bills = route.timing in {"maybe", "late"}, plan.bills_for(goal)
    falls_short = is_late or not money.pays_bills(plan) or (bills and bills.is_late)
    case = "no_wait" if is_late else "in_time"
    if route.timing == "unknown":
        case = "not_said"
    elif wait:
        case = "chosen" if plan.chosen_wait else "wait_only" if is_late else "wait"
    said = say(
        f"plan.money-{case}",
        comes=comes,
        chosen=plan.chosen_wait,
        late=is_late,
        wait=weeks(wait) if is_late or wait <= WEEKS_IN_A_YEAR else say("plan.over-a-year"),
        straight=route.kind == "direct" and route.why == "fine" and not falls_short,
    )
    instead = say("plan.money-may_be_late" if is_late else "plan.money-in_time", comes=comes)
    return b.quoting(said, instead)


def bridge_timing(plan: Plan, bridge: PathResult) -> str:
    """Return when the bridge pays, and whether that is in time."""
    takes = weeks_of(plan, bridge)
    assert takes  # a path without figures pays at no known time, and is no bridge
    case = "maybe" if plan.route.bridge_timing == "maybe" else "in_time"
    return say(f"plan.bridge-{case}", bridge=_name(bridge), takes=takes)


# The stages: hours, how long, and the sign to move on.


def _stages(plan: Plan, cited: Citations) -> b.Section | None:
    if not plan.stages:
        return None
    parts = []
    for number, stage in enumerate(plan.stages, start=1):
        title = say("plan.stage", number=number, title=stage_title(plan, stage))
        parts.append(b.Section(title, tuple(_stage(plan, stage, cited))))
    tight = b.listed(map(need_item, tight_words(plan)))
    parts.append(b.section(say("plan.tight"), tight))
    return b.section(say("plan.stages"), short_of_hours(plan), parts=parts, show="full")


def _stage(plan: Plan, stage: Stage, cited: Citations) -> Iterator[b.Block]:
    watch = on_track(plan, stage)
    watched = b.line(b.strong(f"{say('plan.watch')} "), watch) if watch else ()
    yield from b.blocks(stage_hours(plan, stage), watched)
    sources = stage_sources(plan, stage)
    marks = "".join(f" {citation(cited.numbers[path_id], ids)}" for path_id, ids in sources)
    case = "ready" if stage.kind == "ready" else "then"
    lead = say(f"plan.until-{'last' if stage is plan.stages[-1] else case}")
    signs: list[str | b.Run] = [*stage_until(plan, stage)]
    if stage.kind == "ready":
        signs = [b.quoting(need.gap, need.asks) for need in lack_words(plan)]
    for sign in signs:
        yield from b.blocks(b.line(b.strong(f"{lead} "), sign, b.cite(marks)))
    yield from b.blocks(stage_after(plan, stage))


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
        case "shift":
            return (say("plan.as-much", goal=_name(goal), bridge=_name(plan.route.bridge)),)
        case "grow":
            return tuple(rung.move_on for rung in goal.path.ladder[:1])
        case _:
            return (say("plan.first-money-there", payer=_payer(plan, goal)),)


def stage_after(plan: Plan, stage: Stage) -> str:
    """Return how long a stage usually lasts, of the last one where it leads; "" for neither."""
    goal = plan.route.destination
    if stage.kind == "ready":
        return say("plan.lasts-ready")
    if stage.kind == "grow" and goal and len(goal.path.ladder) > 1:
        return say("plan.next-step-up", title=goal.path.ladder[1].title)
    takes = weeks_of(plan, goal) if stage.kind in {"both", "begin"} else None
    return say("plan.lasts", takes=takes) if takes else ""


def on_track(plan: Plan, stage: Stage) -> str:
    """Return the sign that the first path works out; "" for every stage but the first."""
    bridge = plan.route.bridge
    is_first = stage is plan.stages[0] or stage.kind == "begin"
    first = bridge or plan.route.destination
    takes, terms = weeks_of(plan, first), plan.content.bank.terms
    if takes is None or not is_first or (bridge is None and stage.kind == "ready"):
        return ""
    # Whoever can wait no longer than that has to change course before.
    waits = plan.wait is not None and takes.typical < plan.wait < takes.high
    about = {"takes": takes, "weeks": plan.wait if waits else takes.high, "terms": terms}
    if bridge is None:
        return say("plan.on-track-alone", **about)
    return say("plan.on-track", path=_name(first), **about)


def short_of_hours(plan: Plan) -> str:
    """Return a warning where the split leaves a path fewer hours than it asks for."""
    split = next((stage for stage in plan.stages if stage.kind == "both"), None)
    short = []
    for path_id, hours in split.hours.items() if split else ():
        needed, path = plan.least_hours[path_id], plan.content.path(path_id).name
        if hours < needed:
            a_week = with_unit(hours, "hours a week")
            short.append(say("plan.less-hours", hours=a_week, needed=needed, path=path))
    return say("plan.short-of-hours", parts=short) if short else ""


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
            takes = weeks_of(plan, route.destination)
            found += [(goal.id, takes.sources)] if takes else []
        case "grow" if goal.ladder:
            found.append((goal.id, goal.ladder[0].sources))
    watched = weeks_of(plan, route.bridge) if on_track(plan, stage) else None
    if watched and route.bridge:
        found.append((route.bridge.path.id, watched.sources))
    return tuple(found)


def need_item(need: NeedWords) -> b.Item:
    """Return what is lacking, or where answers are left out what is asked; and what helps."""
    helps = f" {need.helps}" if need.helps else ""
    return b.item(b.quoting(need.gap, need.asks), helps, status=need.status)


# Steps, sites, costs and risks.


def _on_paper(plan: Plan) -> int:
    return max(1, ON_PAPER // max(1, len({step.path for step in plan.steps})))


def _steps(plan: Plan) -> b.Section:
    found: dict[tuple[Time, str], list[str]] = {}
    for step in plan.steps:
        found.setdefault((step.when, step.path), []).append(step.text)
    parts = []
    for (when, path_id), texts in found.items():
        named = f": {plan.content.path(path_id).name}" if plan.route.bridge else ""
        items = b.listed(texts, STEPS_SHOWN.get(when), on_paper=_on_paper(plan))
        show: b.Show = "short" if when in STEPS_SHOWN else "full"
        parts.append(b.Section(f"{say(f'verdict.time-{when}')}{named}", items, show=show))
    return b.Section(say("plan.what-to-do"), parts=tuple(parts))


def _platforms(plan: Plan) -> b.Section | None:
    goal = plan.route.destination
    if not plan.steps or goal is None or goal.access.status == "blocked":
        return None
    first, parts = plan.steps[0].path, []
    for path_id, checks in plan.sites.items():
        if checks:
            section = sites_section(plan.content.path(path_id).name, checks, pays=True)
            parts.append(replace(section, show="short" if path_id == first else "full"))
    if len(parts) == 1:
        return b.Section(say("plan.sites"), parts[0].blocks)
    return b.Section(say("plan.sites"), parts=tuple(parts))


def _cautions(plan: Plan, cited: Citations) -> Iterator[b.Section]:
    for kind in ("cost", "risk"):
        by_path: dict[str, list[b.Line]] = {}
        for item in (item for item in plan.cautions if item.kind == kind):
            marks = f" {citation(cited.numbers[item.path], item.note.sources)}"
            by_path.setdefault(item.path, []).append(b.line(item.note.text, b.cite(marks)))
        parts = tuple(
            b.Section(plan.content.path(path_id).name, b.listed(notes, on_paper=_on_paper(plan)))
            for path_id, notes in by_path.items()
        )
        if parts:
            yield b.Section(say(f"plan.caution-{kind}"), parts=parts, show="full")


def _commands(plan: Plan, typed: str) -> Iterator[b.Command]:
    who, content = plan.who, plan.content
    if plan.result.recommendation.verdict == "not_enough":
        yield b.Command(say("report.take-the-quiz"), content.command("quiz"))
    nearest = plan.result.recommendation.nearest
    if nearest and plan.hours and not plan.route.destination:
        label = say("report.plan-of", path=content.path(nearest).name)
        yield b.Command(label, _again(typed, f"--path {nearest}"))
    others = {earned.way for path in plan.sites for earned in plan.money.get(path, ())[1:]}
    for way in sorted(others) if plan.way is None else ():
        yield b.Command(say("report.other-way"), _again(typed, f"--way {way}"))
    asked = any(question.pick == "country" for question in content.bank.questions)
    missing = ["--country"] if who.country is None and asked else []
    missing += ["--need"] if money.lacks_need(plan) else []
    if missing:
        yield b.Command(say("report.nearer-figures"), say("report.add", options=missing))
    if any(plan.sites.values()):
        country = f"--country {who.country}" if who.country else ""
        age = f"--age {who.ages[1]}" if who.ages else ""
        sites = joined("sites", *plan.sites, country, "--phone" if who.phone_only else "", age)
        yield b.Command(say("report.all-sites"), content.command(sites))


def _again(typed: str, option: str) -> str:
    """Return the same command with this option, or that it has to be added."""
    return f"{typed} {option}" if typed else say("report.add", options=[option])
