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
    Item,
    Items,
    Paragraph,
    Picture,
    Section,
    Table,
    line,
    number_cell,
    quiet,
    strong,
    text_cell,
)
from careerpick.words import plan_money_parts as money_parts
from careerpick.words.basics import with_unit
from careerpick.words.plan_amounts import rounded, span_of
from careerpick.words.plan_money import missing_words
from careerpick.words.plan_money_parts import InTime, Led
from careerpick.words.plan_verdict import hours_words

SAYS = (
    "The band goes from low to high, the line is the typical amount, "
    "after fees and unpaid time, before tax."
)


def money_section(plan: Plan, *, with_answers: bool) -> Section | None:
    """Return everything on money but the single figures."""
    if plan.hours == 0 and not plan.stages:
        return None
    hours = hours_words(plan) if with_answers else with_unit(plan.hours, "hours a week")
    blocks: list[Block] = [Paragraph(line(f"For {hours}."))]
    missing = missing_words(plan)
    if missing:
        blocks.append(Paragraph(line(missing)))
    compared = tuple(Item(line(sentence)) for sentence in money_parts.compared(plan))
    if compared:
        blocks.append(Items(compared))
    parts = (
        *_over_time(plan),
        *_side_by_side(plan),
        _led_section(money_parts.EACH_HOUR, money_parts.each_hour(plan)),
        _led_section(money_parts.TRUST, money_parts.trust(plan)),
    )
    return Section(money_parts.TITLE, tuple(blocks), parts)


def _led_section(title: str, found: Sequence[Led]) -> Section:
    items = tuple(Item(line(strong(name), said)) for name, said in found)
    return Section(title, (Items(items),) if items else ())


def _over_time(plan: Plan) -> Iterator[Section]:
    found = money_parts.over_time(plan)
    if found is None:
        return
    ((_, series),) = found.series
    table = Table(
        found.title,
        ("Month", "Low", "Typical", "High", "Typical, in all"),
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
    return Section(found.title, (Picture(found.title, SAYS, chart, table),))


def _side_by_side(plan: Plan) -> Iterator[Section]:
    months = money_parts.months_shown(plan)
    head = ("", *(f"Month {month}" for month in months), money_parts.together(plan))
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
    return text_cell(f"{span_of(value)}, typically {rounded(value.typical)}")


def figures_section(plan: Plan, cited: Citations) -> Section:
    """Return every figure with its unit, what it rests on, and the numbers of its sources."""
    parts = tuple(
        Section(name, (Items(tuple(Item(line(said, quiet(why))) for said, why in figures)),))
        for name, figures in money_parts.figures(plan, cited)
    )
    return Section(money_parts.FIGURES, parts=parts, is_small_print=True)
