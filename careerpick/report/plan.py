"""A plan as a report: what to do first, the stages, the money with its range, what to mind."""

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - `date` is a word of `wording`

from careerpick.decide.citations import Citations
from careerpick.model import Platform
from careerpick.plan.plan import Plan
from careerpick.plan.stages import Stage
from careerpick.report import discreet
from careerpick.report.about import rests_on
from careerpick.report.blocks import (
    Block,
    Item,
    Items,
    Paragraph,
    Report,
    Section,
    filled,
    line,
    quiet,
    strong,
)
from careerpick.report.paths import site_line
from careerpick.report.plan_money import figures_section, money_section
from careerpick.report.sources import sources_section
from careerpick.words import plan_parts as plan_parts
from careerpick.words import plan_stages as stage_words
from careerpick.words import plan_verdict as verdict
from careerpick.words.basics import bare
from careerpick.words.plan_needs import tight_words
from careerpick.words.plan_sources import cite, stage_marks
from careerpick.words.sources import citation
from careerpick.words.start import SITES_SHOWN, dated_first

TITLE = "A plan for earning online"


def plan_report(plan: Plan, day: Date, *, with_answers: bool = False) -> Report:
    """Return all that a report of a plan says.

    The hours a week are part of every plan: it is worked out for them.

    Args:
        plan: What is shown.
        day: The day on which it is made.
        with_answers: Whether to say what the person has and lacks, in the words of the answers.
    """
    cited = cite(plan)
    sections = [
        _stages(plan, cited, with_answers=with_answers),
        _steps(plan),
        _platforms(plan),
        money_section(plan, with_answers=with_answers),
        *_cautions(plan, cited),
        figures_section(plan, cited),
        sources_section(cited.sources),
    ]
    return Report(
        TITLE,
        tuple(_opening(plan, with_answers=with_answers)),
        filled(sections),
        rests_on(plan.result, day, with_answers=with_answers),
    )


def _opening(plan: Plan, *, with_answers: bool) -> Iterator[Block]:
    first = verdict.passed_over(plan) if with_answers else discreet.plan_first(plan)
    reasons = verdict.reasons(plan) if with_answers else discreet.plan_reasons(plan)
    if first:
        yield Paragraph(line(first), "first")
    yield Paragraph(line(verdict.headline(plan)), "verdict")
    if reasons:
        yield Items(tuple(Item(line(sentence)) for sentence in reasons))


def _stages(plan: Plan, cited: Citations, *, with_answers: bool) -> Section | None:
    if not plan.stages:
        return None
    blocks: list[Block] = []
    warning = stage_words.short_of_hours(plan)
    if warning:
        blocks.append(Paragraph(line(strong("Mind: "), warning)))
    parts = [
        Section(
            f"Stage {number}: {stage_words.stage_title(plan, stage)}",
            tuple(_stage(plan, stage, cited, with_answers=with_answers)),
        )
        for number, stage in enumerate(plan.stages, start=1)
    ]
    tight = _tight(plan, with_answers=with_answers)
    if tight:
        parts.append(Section(plan_parts.TIGHT, (Items(tight),)))
    return Section("The stages", tuple(blocks), tuple(parts))


def _stage(plan: Plan, stage: Stage, cited: Citations, *, with_answers: bool) -> Iterator[Block]:
    yield Paragraph(line(stage_words.stage_hours(plan, stage)))
    watch = stage_words.on_track(plan, stage)
    if watch:
        yield Paragraph(line(strong("Watch: "), watch))
    marks = quiet(stage_marks(plan, stage, cited))
    if stage.kind == "ready" and not with_answers:
        yield Items(discreet.need_items(plan.result, plan.route.lacks))
    else:
        lead = strong(stage_words.stage_lead(plan, stage))
        for sentence in stage_words.stage_until(plan, stage):
            yield Paragraph(line(lead, sentence, marks))
    for sentence in (stage_words.stage_lasts(plan, stage), stage_words.stage_next(plan, stage)):
        if sentence:
            yield Paragraph(line(sentence))


def _tight(plan: Plan, *, with_answers: bool) -> tuple[Item, ...]:
    if with_answers:
        words = tight_words(plan)
        return tuple(Item(line(f"{item.gap} {item.remedy}"), status="stretch") for item in words)
    row = plan.route.bridge or plan.route.destination
    if row is None:
        return ()
    tight = [need for need in row.access.needs if need.status == "stretch"]
    return discreet.need_items(plan.result, tight)


def _steps(plan: Plan) -> Section:
    sections = (
        Section(part.heading, (Items(tuple(Item(line(step)) for step in part.steps)),))
        for part in plan_parts.steps(plan)
    )
    return Section(plan_parts.WHAT_TO_DO, parts=tuple(sections))


def _platforms(plan: Plan) -> Section | None:
    if not plan.steps:
        return None
    parts = [
        Section(plan.content.path(path_id).name, (Items(tuple(map(_site, sites))),))
        for path_id, sites in (
            (path_id, dated_first(plan.platforms[path_id])[:SITES_SHOWN])
            for path_id in plan.platforms
        )
        if sites
    ]
    if len(parts) == 1:
        return Section(plan_parts.SITES, parts[0].blocks)
    return Section(plan_parts.SITES, parts=tuple(parts))


def _site(site: Platform) -> Item:
    return Item(site_line(site), line(f"Pays: {bare(site.payout)}."))


def _cautions(plan: Plan, cited: Citations) -> Iterator[Section]:
    for title, by_path in plan_parts.cautions(plan):
        sections = []
        for path, notes in by_path:
            numbers = cited.numbers[path.id]
            items = tuple(
                Item(line(note.text, quiet(f" {citation(numbers, note.sources)}")))
                for note in notes
            )
            sections.append(Section(path.name, (Items(items),)))
        yield Section(title, parts=tuple(sections))
