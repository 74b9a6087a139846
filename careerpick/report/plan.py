"""A plan: what to do first, the stages, the money with its range, what to be careful with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.report.blocks import (
    Block,
    Cell,
    Command,
    Commands,
    IncomeChart,
    IncomeLine,
    Item,
    Items,
    Paragraph,
    Picture,
    Private,
    Report,
    Run,
    Section,
    Table,
    cite,
    filled,
    line,
    listed,
    number_cell,
    paragraphs,
    quiet,
    quoting,
    strong,
    text_cell,
)
from careerpick.report.reasons import rests_on, sources_section
from careerpick.report.result import need_item
from careerpick.words import basics, planning
from careerpick.words import plan_money as money_parts
from careerpick.words import planning as stage_words
from careerpick.words import planning as verdict
from careerpick.words.basics import citation, date, with_unit
from careerpick.words.plan_money import InTime, Led, in_range, missing_words, rounded
from careerpick.words.planning import cite as cite_all
from careerpick.words.planning import hours_words, lack_words, stage_marks, tight_words
from careerpick.words.verdict import SITES_SHOWN, dated_first, pays_out, site_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.comparison import Citations
    from careerpick.model import Platform, Range
    from careerpick.plan.plan import Plan, When
    from careerpick.plan.stages import Stage

# The money of a plan in a report: charts with their range, months as a table, every figure.


def money_section(plan: Plan) -> Section | None:
    """Return everything on money but the single figures."""
    if plan.hours == 0 and not plan.stages:
        return None
    hours = quoting(hours_words(plan), with_unit(plan.hours, "hours a week"))
    blocks: list[Block] = [Paragraph(line("For ", hours, "."))]
    blocks += paragraphs([missing_words(plan)])
    blocks += listed(money_parts.compared(plan), 1 if plan.route.bridge is None else 0)
    parts = (
        *_over_time(plan),
        *_side_by_side(plan),
        _led_section(money_parts.EACH_HOUR, money_parts.each_hour(plan)),
        _led_section(money_parts.TRUST, money_parts.trust(plan)),
    )
    parts = tuple(replace(part, show="full") for part in parts)
    return Section(money_parts.TITLE, tuple(blocks), parts)


def _led_section(title: str, found: Sequence[Led]) -> Section:
    return Section(title, listed(line(strong(name), said) for name, said in found))


def _over_time(plan: Plan) -> Iterator[Section]:
    found = money_parts.over_time(plan)
    if found is None:
        return
    ((_, series),) = found.series
    table = Table(
        found.title,
        basics.MONTHS_HEAD,
        tuple(
            (
                text_cell(str(month)),
                *(_amount(getattr(value, case)) for case in ("low", "typical", "high")),
                _amount(total.typical),
            )
            for month, (value, total) in enumerate(
                zip(series.months, series.totals, strict=True), start=1
            )
        ),
        folded=True,
        narrow=True,
    )
    yield _chart_section(found, table)


def _amount(value: float) -> Cell:
    return number_cell(round(value, 2), rounded(value))


def _chart_section(found: InTime, table: Table) -> Section:
    lines = tuple(IncomeLine(name, series.months) for name, series in found.series)
    chart = IncomeChart(found.currency, lines)
    return Section(found.title, (Picture(found.title, basics.BAND_SAYS, chart, table),))


def _side_by_side(plan: Plan) -> Iterator[Section]:
    months = money_parts.months_shown(plan)
    head = ("", *map(basics.month, months), money_parts.together(plan))
    for found in money_parts.side_by_side(plan):
        rows = tuple(
            (
                text_cell(name),
                *(_range_cell(series.months[month - 1]) for month in months),
                _range_cell(series.totals[-1]),
            )
            for name, series in found.series
        )
        yield _chart_section(found, Table(found.title, head, rows, even=True))


def _range_cell(value: Range) -> Cell:
    return text_cell(in_range(value))


def figures_section(plan: Plan, cited: Citations) -> Section:
    """Return every figure with its unit, what it rests on, and the numbers of its sources."""
    parts = tuple(
        Section(name, listed(line(said, quiet(why)) for said, why in figures))
        for name, figures in money_parts.figures(plan, cited)
    )
    return Section(money_parts.FIGURES, parts=parts, is_small_print=True, show="full")


STEPS_SHOWN: dict[When, int] = {"today": 2, "this_week": 1, "this_month": 1}
"""Steps of one path, in a short form."""


def plan_report(plan: Plan, day: Date) -> Report:
    """Return all that there is to say of a plan.

    The hours a week are part of every plan: it is worked out for them.
    """
    cited = cite_all(plan)
    sections = [
        _stages(plan, cited),
        _steps(plan),
        _platforms(plan),
        money_section(plan),
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
            listed(part.steps, STEPS_SHOWN[part.when]),
            show="full" if plan.route.bridge and part.when == "this_month" else "short",
        )
        for part in planning.steps(plan)
    )
    return Section(planning.WHAT_TO_DO, parts=parts)


def _platforms(plan: Plan) -> Section | None:
    if not plan.steps:
        return None
    first = plan.steps[0].path
    parts = [
        Section(
            plan.content.path(path_id).name,
            _sites(sites),
            show="full" if plan.route.bridge and path_id != first else "short",
        )
        for path_id, sites in (
            (path_id, dated_first(plan.platforms[path_id])[:SITES_SHOWN])
            for path_id in plan.platforms
        )
        if sites
    ]
    if len(parts) == 1:
        return Section(planning.SITES, parts[0].blocks)
    return Section(planning.SITES, parts=tuple(parts))


def _sites(sites: Sequence[Platform]) -> tuple[Items, ...]:
    items = (
        Item(
            line(strong(site.name), quiet(f" ({date(site.as_of)})")),
            line(f"{site_terms(site)} {pays_out(site)}"),
        )
        for site in sites
    )
    return (Items(tuple(items), most=SITES_SHOWN),)


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
    yield Command(basics.EVERY_MONTH, basics.ADD_CSV, show="full")
    if len(plan.money.regions) > 1:
        regions = ", ".join(f'"{name}"' if " " in name else name for name in plan.money.regions)
        yield Command(basics.OTHER_PLACE, basics.ADD_REGION.format(regions), show="full")
