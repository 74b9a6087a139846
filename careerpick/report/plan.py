"""A plan: what to do first, the stages, the money with its range, what to be careful with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.plan.plan import is_plannable
from careerpick.report.blocks import (
    Block,
    Command,
    Commands,
    Item,
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
    in_short,
    months_lines,
    trust,
    whose_figures,
)
from careerpick.words.planning import cite as cite_all
from careerpick.words.planning import hours_words, lack_words, stage_marks, tight_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.comparison import Citations
    from careerpick.plan.plan import Plan
    from careerpick.plan.stages import Stage

# The money of a plan in a report: bands as a table, what they rest on, every figure.


def money_section(plan: Plan) -> Section | None:
    """Return everything on money but the single figures."""
    if not plan.money or (plan.hours == 0 and not plan.stages):
        return None
    bank, goal = plan.content.bank, plan.route.destination
    earned = plan.earned(goal.path.id) if goal else None
    hours = quoting(hours_words(plan), with_unit(plan.hours, "hours a week"))
    whose = whose_figures(bank, earned, plan.who.country) if earned else ""
    blocks: list[Block] = [
        Paragraph(line("For ", hours, ".")),
        Private(paragraphs([whose])),
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


STEPS_SHOWN = 2
"""Steps of one path for this week, and for this month, in a short form."""


def plan_report(plan: Plan, day: Date, *, in_full: bool = True) -> Report:
    """Return all that there is to say of a plan.

    The hours a week are part of every plan: it is worked out for them.

    Args:
        plan: What is shown.
        day: The day on which it is made.
        in_full: Whether to say all of each cost and risk, and every step.
    """
    if not is_plannable(plan.content):
        return Report(basics.PLAN, paragraphs([planning.NOTHING_TO_PLAN]))
    cited = cite_all(plan)
    sections = [
        _stages(plan, cited),
        _steps(plan, in_full=in_full),
        _platforms(plan),
        money_section(plan),
        *_cautions(plan, cited, in_full=in_full),
        figures_section(plan, cited),
        sources_section(cited.sources),
    ]
    return Report(
        basics.PLAN,
        tuple(_opening(plan)),
        filled(sections),
        rests_on(plan.result, day),
        Commands(tuple(_commands(plan, in_full=in_full))),
    )


def _opening(plan: Plan) -> Iterator[Block]:
    first = verdict.passed_over(plan)
    if first:
        instead = verdict.passed_over(plan, with_answers=False)
        yield Paragraph(line(quoting(first, instead)), "first")
    yield Paragraph(line(verdict.headline(plan)), "verdict")
    yield Private(listed(verdict.reasons(plan)), listed(verdict.reasons(plan, with_answers=False)))


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
    return Section(basics.STAGES, paragraphs([stage_words.short_of_hours(plan)]), tuple(parts))


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


def _steps(plan: Plan, *, in_full: bool) -> Section:
    sections = []
    left_out: dict[str, Command] = {}
    for part in planning.steps(plan):
        shown = part.steps if in_full or part.when == "today" else part.steps[:STEPS_SHOWN]
        sections.append(Section(part.heading, listed(shown)))
        if len(shown) < len(part.steps):
            typed = plan.content.command(f"paths {part.path.id}")
            left_out[part.path.id] = Command(basics.all_steps(part.path), typed)
    if left_out:
        last = sections[-1]
        more = Commands(tuple(left_out.values()))
        sections[-1] = Section(last.title, (*last.blocks, more))
    return Section(planning.WHAT_TO_DO, parts=tuple(sections))


def _platforms(plan: Plan) -> Section | None:
    goal = plan.route.destination
    if not plan.steps or goal is None or goal.access.status == "blocked":
        return None
    parts = tuple(
        sites_section(plan.content.path(path_id).name, checks, pays=True)
        for path_id, checks in plan.sites.items()
        if checks
    )
    if len(parts) == 1:
        return Section(planning.SITES, parts[0].blocks)
    return Section(planning.SITES, parts=parts)


def _cautions(plan: Plan, cited: Citations, *, in_full: bool) -> Iterator[Section]:
    for title, by_path in planning.cautions(plan):
        sections = []
        for path, notes in by_path:
            numbers = cited.numbers[path.id]
            items = tuple(
                Item(
                    line(
                        note.text if in_full else in_short(note.text),
                        cite(f" {citation(numbers, note.sources)}"),
                    )
                )
                for note in notes
            )
            sections.append(Section(path.name, (Items(items),)))
        yield Section(title, parts=tuple(sections))


def _commands(plan: Plan, *, in_full: bool) -> Iterator[Command]:
    if not in_full:
        yield Command(basics.ALL_IN_FULL, basics.ADD_SOURCES)
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
