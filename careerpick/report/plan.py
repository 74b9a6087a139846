"""A plan: what to do first, the stages, the money with its range, what to be careful with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.plan.plan import is_plannable
from careerpick.report.blocks import (
    Block,
    Command,
    Commands,
    Items,
    Paragraph,
    Private,
    Report,
    Run,
    Section,
    cite,
    filled,
    line,
    listed,
    paragraphs,
    quiet,
    quoting,
    strong,
)
from careerpick.report.listing import sites_section
from careerpick.report.reasons import rests_on, sources_section
from careerpick.report.result import need_item
from careerpick.words import basics, planning
from careerpick.words import planning as stage_words
from careerpick.words import planning as verdict
from careerpick.words.basics import citation, with_unit
from careerpick.words.plan_money import (
    FIGURES,
    TITLE,
    TRUST,
    bills_line,
    bridge_line,
    compared,
    figures,
    months_lines,
    trust,
    whose_figures,
)
from careerpick.words.planning import cite as cite_all
from careerpick.words.planning import hours_words, lack_words, stage_marks, tight_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.circumstances import Time
    from careerpick.decide.comparison import Citations
    from careerpick.plan.plan import Plan
    from careerpick.plan.stages import Stage

# The money of a plan in a report: bands as a table, what they rest on, every figure.


def money_section(plan: Plan) -> Section | None:
    """Return everything on money but the single figures."""
    if not plan.money or (plan.hours == 0 and not plan.stages):
        return None
    hours = quoting(hours_words(plan), with_unit(plan.hours, "hours a week"))
    blocks: list[Block] = [
        Paragraph(line("For ", hours, ".")),
        Private(paragraphs([_whose(plan)])),
        *listed(line(strong(name), said) for name, said in months_lines(plan)),
        *listed(compared(plan)),
        Private(paragraphs([bills_line(plan), bridge_line(plan)])),
    ]
    told = Section(TRUST, listed(line(strong(name), said) for name, said in trust(plan)))
    return Section(TITLE, tuple(blocks), (told,))


def figures_section(plan: Plan, cited: Citations) -> Section:
    """Return every figure with its unit, what it rests on, and the numbers of its sources."""
    parts = tuple(
        Section(name, listed(line(said, quiet(why)) for said, why in found))
        for name, found in figures(plan, cited)
    )
    return Section(FIGURES, parts=parts, is_small_print=True, show="full")


STEPS_SHOWN: dict[Time, int] = {"today": 1, "this_week": 1}
"""Steps of one path, in a short form: what is for later stands in the full one."""


def plan_report(plan: Plan, day: Date) -> Report:
    """Return all that there is to say of a plan.

    The hours a week are part of every plan: it is worked out for them.
    """
    if not is_plannable(plan.content):
        return Report(basics.PLAN, paragraphs([planning.NOTHING_TO_PLAN]))
    cited, money = cite_all(plan), money_section(plan)
    sections = [
        _stages(plan, cited),
        _steps(plan),
        _platforms(plan),
        replace(money, show="full") if money else None,
        *_cautions(plan, cited),
        figures_section(plan, cited),
        sources_section(cited.sources),
    ]
    return Report(
        basics.PLAN,
        tuple(_opening(plan)),
        filled(sections),
        rests_on(plan.result, day),
        Commands(tuple(_commands(plan))),
    )


def _opening(plan: Plan) -> Iterator[Block]:
    first = verdict.passed_over(plan)
    if first:
        instead = verdict.passed_over(plan, with_answers=False)
        yield Paragraph(line(quoting(first, instead)), "first")
    yield Paragraph(line(verdict.headline(plan)), "verdict")
    yield Private(listed(verdict.reasons(plan)), listed(verdict.reasons(plan, with_answers=False)))
    yield Private((Paragraph(line(_whose(plan)), "quiet", "short only"),))


def _whose(plan: Plan) -> str:
    goal = plan.route.destination
    earned = plan.earned(goal.path.id) if goal else None
    return whose_figures(plan.content.bank, earned, plan.who.country) if earned else ""


def _stages(plan: Plan, cited: Citations) -> Section | None:
    if not plan.stages:
        return None
    parts = [
        Section(
            stage_words.numbered(number, stage_words.stage_title(plan, stage)),
            tuple(_stage(plan, stage, cited)),
        )
        for number, stage in enumerate(plan.stages, start=1)
    ]
    tight = tuple(map(need_item, tight_words(plan)))
    if tight:
        parts.append(Section(planning.TIGHT, (Items(tight),)))
    short = paragraphs([stage_words.short_of_hours(plan)])
    return Section(basics.STAGES, short, tuple(parts), show="full")


def _stage(plan: Plan, stage: Stage, cited: Citations) -> Iterator[Block]:
    yield from paragraphs([stage_words.stage_hours(plan, stage)])
    watch = stage_words.on_track(plan, stage)
    if watch:
        yield Paragraph(line(strong(stage_words.WATCH), watch))
    marks = cite(stage_marks(plan, stage, cited))
    lead = strong(stage_words.stage_lead(plan, stage))
    signs: list[str | Run] = [*stage_words.stage_until(plan, stage)]
    if stage.kind == "ready":
        signs = [quoting(need.gap, need.asks) for need in lack_words(plan)]
    for sign in signs:
        yield Paragraph(line(lead, sign, marks))
    yield from paragraphs(
        [stage_words.stage_lasts(plan, stage), stage_words.stage_next(plan, stage)]
    )


def _steps(plan: Plan) -> Section:
    parts = tuple(
        Section(
            part.heading,
            listed(part.steps, STEPS_SHOWN.get(part.when)),
            show="short" if part.when in STEPS_SHOWN else "full",
        )
        for part in planning.steps(plan)
    )
    return Section(planning.WHAT_TO_DO, parts=parts)


def _platforms(plan: Plan) -> Section | None:
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
        return Section(planning.SITES, parts[0].blocks)
    return Section(planning.SITES, parts=parts)


def _cautions(plan: Plan, cited: Citations) -> Iterator[Section]:
    for title, by_path in planning.cautions(plan):
        sections = []
        for path, notes in by_path:
            numbers = cited.numbers[path.id]
            marked = (
                line(note.text, cite(f" {citation(numbers, note.sources)}")) for note in notes
            )
            sections.append(Section(path.name, listed(marked)))
        yield Section(title, parts=tuple(sections), show="full")


def _commands(plan: Plan) -> Iterator[Command]:
    others = {earned.way for path in plan.sites for earned in plan.money.get(path, ())[1:]}
    if others and plan.way is None:
        yield Command(basics.OTHER_WAY, basics.ADD_WAY.format(" or ".join(sorted(others))))
    asked = any(question.pick == "country" for question in plan.content.bank.questions)
    if plan.who.country is None and asked:
        yield Command(basics.OTHER_PLACE, basics.ADD_COUNTRY)
    if any(plan.sites.values()):
        yield Command(basics.ALL_SITES, plan.content.command(_sites_words(plan)))


def _sites_words(plan: Plan) -> str:
    who = plan.who
    options = [
        f"--country {who.country}" if who.country else "",
        "--phone" if who.phone_only else "",
        f"--age {who.age}" if who.age is not None else "",
    ]
    return " ".join(["sites", *plan.sites, *filter(None, options)])
