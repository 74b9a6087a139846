"""The money of a plan in a report: charts with their range, months as a table, every figure."""

from collections.abc import Iterator, Sequence

from careerpick.decide.citations import Citations
from careerpick.model import Range
from careerpick.plan.plan import Plan
from careerpick.report.blocks import (
    Block,
    Cell,
    IncomeChart,
    IncomeLine,
    Paragraph,
    Picture,
    Section,
    Table,
    line,
    listed,
    number_cell,
    paragraphs,
    quiet,
    quoting,
    strong,
    text_cell,
)
from careerpick.words import charts
from careerpick.words import plan_money_parts as money_parts
from careerpick.words.basics import with_unit
from careerpick.words.plan_amounts import in_range, rounded
from careerpick.words.plan_money import missing_words
from careerpick.words.plan_money_parts import InTime, Led
from careerpick.words.plan_verdict import hours_words


def money_section(plan: Plan) -> Section | None:
    """Return everything on money but the single figures."""
    if plan.hours == 0 and not plan.stages:
        return None
    hours = quoting(hours_words(plan), with_unit(plan.hours, "hours a week"))
    blocks: list[Block] = [Paragraph(line("For ", hours, "."))]
    blocks += paragraphs([missing_words(plan)])
    blocks += listed(money_parts.compared(plan))
    parts = (
        *_over_time(plan),
        *_side_by_side(plan),
        _led_section(money_parts.EACH_HOUR, money_parts.each_hour(plan)),
        _led_section(money_parts.TRUST, money_parts.trust(plan)),
    )
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
        charts.MONTHS_HEAD,
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
    return Section(found.title, (Picture(found.title, charts.BAND_SAYS, chart, table),))


def _side_by_side(plan: Plan) -> Iterator[Section]:
    months = money_parts.months_shown(plan)
    head = ("", *map(charts.month, months), money_parts.together(plan))
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
