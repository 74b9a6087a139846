"""A plan: what to do first, the stages, the money with its range, what to be careful with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.plan.plan import is_plannable
from careerpick.report import blocks as b
from careerpick.report.listing import sites_section
from careerpick.report.reasons import first_lines, rests_on, sources_section
from careerpick.report.result import need_item
from careerpick.words import plan as words
from careerpick.words.basics import citation, with_unit
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.circumstances import Time
    from careerpick.decide.comparison import Citations
    from careerpick.plan.plan import Plan, Stage

# The money of a plan in a report: bands as a table, what they rest on, every figure.


def money_section(plan: Plan) -> b.Section | None:
    """Return everything on money but the single figures."""
    if not plan.money or (plan.hours == 0 and not plan.stages):
        return None
    hours = b.quoting(words.hours_words(plan), with_unit(plan.hours, "hours a week"))
    blocks: list[b.Block] = [
        *b.blocks(b.line(f"{say('plan.for-hours')} ", hours, ".")),
        b.private(_whose(plan)),
        *b.listed(
            (b.line(b.strong(name), said) for name, said in words.months_lines(plan)), on_paper=3
        ),
        *b.listed(words.compared(plan)),
        b.private(words.bills_line(plan), words.bridge_line(plan)),
    ]
    trust = b.listed(b.line(b.strong(name), said) for name, said in words.trust(plan))
    told = b.Section(say("plan.trust"), trust)
    return b.Section(say("plan.month"), tuple(blocks), (told,))


def figures_section(plan: Plan, cited: Citations) -> b.Section:
    """Return every figure with its unit, what it rests on, and the numbers of its sources."""
    parts = tuple(
        b.Section(name, b.listed(b.line(said, b.quiet(why)) for said, why in found))
        for name, found in words.figures(plan, cited)
    )
    return b.Section(say("plan.figures"), parts=parts, is_small_print=True, show="full")


STEPS_SHOWN: dict[Time, int] = {"today": 1, "this_week": 1}
"""Steps of one path, in a short form: what is for later is in the full one."""


ON_PAPER = 4
"""Steps for one stretch of time, and notes of one kind, on a printed page: all paths together."""


def plan_report(plan: Plan, day: Date) -> b.Report:
    """Return all that there is to say of a plan.

    The hours a week are part of every plan: it is worked out for them.
    """
    if not is_plannable(plan.content):
        nothing = say("plan.nothing-to-plan", terms=plan.content.bank.terms)
        return b.Report(say("plan.title"), b.blocks(nothing))
    cited, money = words.cite(plan), money_section(plan)
    sections = [
        _stages(plan, cited),
        _steps(plan),
        _platforms(plan),
        replace(money, show="full") if money else None,
        *_cautions(plan, cited),
        figures_section(plan, cited),
        sources_section(cited.sources),
    ]
    return b.Report(
        say("plan.title"),
        tuple(_opening(plan)),
        b.filled(sections),
        rests_on(plan.result, day),
        tuple(_commands(plan)),
    )


def _opening(plan: Plan) -> Iterator[b.Block]:
    instead = words.passed_over(plan, with_answers=False)
    yield from first_lines(words.passed_over(plan), instead, words.headline(plan))
    yield b.Private(
        b.listed(words.reasons(plan)), b.listed(words.reasons(plan, with_answers=False))
    )
    yield b.private(b.quietly(_whose(plan), show="short only"))


def _whose(plan: Plan) -> str:
    goal = plan.route.destination
    earned = plan.earned(goal.path.id) if goal else None
    if goal is None or earned is None:
        return ""
    return words.whose_figures(plan.content.bank, earned, plan.who.country, goal.path.name)


def _stages(plan: Plan, cited: Citations) -> b.Section | None:
    if not plan.stages:
        return None
    parts = [
        b.Section(
            say("plan.stage", number=number, title=words.stage_title(plan, stage)),
            tuple(_stage(plan, stage, cited)),
        )
        for number, stage in enumerate(plan.stages, start=1)
    ]
    tight = tuple(map(need_item, words.tight_words(plan)))
    if tight:
        parts.append(b.section(say("plan.tight"), b.listed(tight)))
    short = words.short_of_hours(plan)
    return b.section(say("plan.stages"), short, parts=parts, show="full")


def _stage(plan: Plan, stage: Stage, cited: Citations) -> Iterator[b.Block]:
    watch = words.on_track(plan, stage)
    watched = b.line(b.strong(f"{say('plan.watch')} "), watch) if watch else ()
    yield from b.blocks(words.stage_hours(plan, stage), watched)
    sources = words.stage_sources(plan, stage)
    marks = "".join(f" {citation(cited.numbers[path_id], ids)}" for path_id, ids in sources)
    lead = b.strong(f"{words.stage_lead(plan, stage)} ")
    signs: list[str | b.Run] = [*words.stage_until(plan, stage)]
    if stage.kind == "ready":
        signs = [b.quoting(need.gap, need.asks) for need in words.lack_words(plan)]
    for sign in signs:
        yield from b.blocks(b.line(lead, sign, b.cite(marks)))
    yield from b.blocks(words.stage_lasts(plan, stage), words.stage_next(plan, stage))


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
    first = plan.steps[0].path
    parts = tuple(
        replace(
            sites_section(plan.content.path(path_id).name, checks, pays=True),
            show="short" if path_id == first else "full",
        )
        for path_id, checks in plan.sites.items()
        if checks
    )
    if len(parts) == 1:
        return b.Section(say("plan.sites"), parts[0].blocks)
    return b.Section(say("plan.sites"), parts=parts)


def _cautions(plan: Plan, cited: Citations) -> Iterator[b.Section]:
    for kind in ("cost", "risk"):
        by_path: dict[str, list[b.Line]] = {}
        for item in plan.cautions:
            if item.kind == kind:
                marks = f" {citation(cited.numbers[item.path], item.note.sources)}"
                by_path.setdefault(item.path, []).append(b.line(item.note.text, b.cite(marks)))
        parts = tuple(
            b.Section(plan.content.path(path_id).name, b.listed(notes, on_paper=_on_paper(plan)))
            for path_id, notes in by_path.items()
        )
        if parts:
            yield b.Section(say(f"plan.caution-{kind}"), parts=parts, show="full")


def _commands(plan: Plan) -> Iterator[b.Command]:
    others = {earned.way for path in plan.sites for earned in plan.money.get(path, ())[1:]}
    if others and plan.way is None:
        yield b.Command(
            say("report.other-way"), say("report.add-way", ways=" or ".join(sorted(others)))
        )
    asked = any(question.pick == "country" for question in plan.content.bank.questions)
    lacking = {
        "--country": plan.who.country is None and asked,
        "--need": words.lacks_need(plan),
    }
    if any(lacking.values()):
        missing = [name for name, is_lacking in lacking.items() if is_lacking]
        yield b.Command(say("report.nearer-figures"), say("report.add", options=missing))
    if any(plan.sites.values()):
        yield b.Command(say("report.all-sites"), plan.content.command(_sites_words(plan)))


def _sites_words(plan: Plan) -> str:
    who = plan.who
    options = [
        f"--country {who.country}" if who.country else "",
        "--phone" if who.phone_only else "",
        f"--age {who.age}" if who.age is not None else "",
    ]
    return " ".join(["sites", *plan.sites, *filter(None, options)])
