"""A plan: what to do first, the stages, the money with its range, what to be careful with."""

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

from careerpick.decide.citations import Citations
from careerpick.model import Platform
from careerpick.plan.plan import Plan
from careerpick.plan.stages import Stage
from careerpick.report.blocks import (
    Block,
    Command,
    Commands,
    Item,
    Items,
    Line,
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
    quoting,
    strong,
)
from careerpick.report.paths import site_line
from careerpick.report.plan_money import figures_section, money_section
from careerpick.report.result import need_item
from careerpick.report.sources import rests_on, sources_section
from careerpick.words import headings, plan_parts
from careerpick.words import plan_stages as stage_words
from careerpick.words import plan_verdict as verdict
from careerpick.words.plan_amounts import in_short
from careerpick.words.plan_needs import lack_words, tight_words
from careerpick.words.plan_sources import cite as cite_all
from careerpick.words.plan_sources import stage_marks
from careerpick.words.sources import citation
from careerpick.words.start import SITES_SHOWN, dated_first, pays_out

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
        headings.PLAN,
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
        parts.append(Section(plan_parts.TIGHT, (Items(tight),)))
    return Section(headings.STAGES, paragraphs([stage_words.short_of_hours(plan)]), tuple(parts))


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
    for part in plan_parts.steps(plan):
        shown = part.steps if in_full or part.when == "today" else part.steps[:STEPS_SHOWN]
        sections.append(Section(part.heading, listed(shown)))
        if len(shown) < len(part.steps):
            typed = plan.content.command(f"paths {part.path.id}")
            left_out[part.path.id] = Command(headings.all_steps(part.path), typed)
    if left_out:
        last = sections[-1]
        more = Commands(tuple(left_out.values()))
        sections[-1] = Section(last.title, (*last.blocks, more))
    return Section(plan_parts.WHAT_TO_DO, parts=tuple(sections))


def _platforms(plan: Plan) -> Section | None:
    if not plan.steps:
        return None
    parts = [
        Section(plan.content.path(path_id).name, listed(map(_site, sites)))
        for path_id, sites in (
            (path_id, dated_first(plan.platforms[path_id])[:SITES_SHOWN])
            for path_id in plan.platforms
        )
        if sites
    ]
    if len(parts) == 1:
        return Section(plan_parts.SITES, parts[0].blocks)
    return Section(plan_parts.SITES, parts=tuple(parts))


def _site(site: Platform) -> Line:
    return line(*site_line(site), f" {pays_out(site)}")


def _cautions(plan: Plan, cited: Citations, *, in_full: bool) -> Iterator[Section]:
    for title, by_path in plan_parts.cautions(plan):
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
        yield Command(headings.ALL_IN_FULL, headings.ADD_SOURCES)
    yield Command(headings.EVERY_MONTH, headings.ADD_CSV)
    if len(plan.money.regions) > 1:
        regions = ", ".join(f'"{name}"' if " " in name else name for name in plan.money.regions)
        yield Command(headings.OTHER_PLACE, headings.ADD_REGION.format(regions))
