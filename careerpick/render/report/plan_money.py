"""The money of a plan in a report: charts with their range, months as a table, every figure."""

from collections.abc import Iterator, Sequence

from careerpick.citations import Citations
from careerpick.model import Range
from careerpick.planning import Plan
from careerpick.planning.money import Series, hour_brings
from careerpick.render.report.document import (
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
from careerpick.wording.basics import capital, counted, currency, small, with_unit
from careerpick.wording.money import BASIS
from careerpick.wording.plan import money as money_words
from careerpick.wording.plan.amounts import hourly, rounded, span_of
from careerpick.wording.plan.verdict import hours_words
from careerpick.wording.sources import citation
from careerpick.wording.verdict import status_phrase

THIS_PLAN = "This plan"
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
    missing = money_words.missing_words(plan)
    if missing:
        blocks.append(Paragraph(line(missing)))
    said = [money_words.crossing_words(plan, item) for item in money_words.main_crossings(plan)]
    against = money_words.against_straight(plan)
    said += [against] if against else []
    after = (Items(tuple(Item(line(sentence)) for sentence in said)),) if said else ()
    parts = (
        *_over_time(plan),
        *_side_by_side(plan),
        _each_hour(plan),
        _trust(plan),
    )
    return Section("What it may bring", (*blocks, *after), parts)


def _over_time(plan: Plan) -> Iterator[Section]:
    series = plan.money.plan
    if series is None:
        return
    goal = plan.route.destination
    name = goal.path.name if goal and not plan.route.bridge else THIS_PLAN
    title = f"{name}, {currency(series.currency)} a month ({series.region})"
    chart = IncomeChart(currency(series.currency), (IncomeLine(name, series.months),))
    table = Table(
        title,
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
    yield Section(title, (Picture(title, SAYS, chart, table),))


def _amount(value: float) -> Cell:
    return number_cell(round(value, 2), rounded(value))


def _side_by_side(plan: Plan) -> Iterator[Section]:
    for code in dict.fromkeys(series.currency for series in plan.money.alone):
        found = _named(plan, code)
        if len(found) < 2:
            continue
        regions = " and ".join(dict.fromkeys(series.region for _, series in found))
        title = f"Side by side, {currency(code)} a month ({regions})"
        chart = IncomeChart(
            currency(code), tuple(IncomeLine(name, series.months) for name, series in found)
        )
        table = _side_table(plan, title, found)
        yield Section(title, (Picture(title, SAYS, chart, table),))


def _side_table(plan: Plan, title: str, found: Sequence[tuple[str, Series]]) -> Table:
    looks_at = [month for month in (3, 6, 12, 24, 36, 60, 120) if month <= plan.months]
    looks_at = looks_at or [plan.months]
    together = f"All {counted(plan.months, 'month')} together"
    return Table(
        title,
        ("", *(f"Month {month}" for month in looks_at), together),
        tuple(
            (
                text_cell(name),
                *(_range_cell(series.months[month - 1]) for month in looks_at),
                _range_cell(series.totals[-1]),
            )
            for name, series in found
        ),
        even=True,
    )


def _range_cell(value: Range) -> Cell:
    return text_cell(f"{span_of(value)}, typically {rounded(value.typical)}")


def _named(plan: Plan, code: str) -> list[tuple[str, Series]]:
    """The plan, where it is more than one path, and each path, in one currency."""
    named = [
        (plan.content.path(series.paths[0]).name, series)
        for series in plan.money.alone
        if series.currency == code
    ]
    whole = plan.money.plan
    if plan.route.bridge and whole and whole.currency == code:
        named.insert(0, (THIS_PLAN, whole))
    return named


def _each_hour(plan: Plan) -> Section:
    items = []
    for row in plan.result.paths:
        series = plan.money.of(row.path.id)
        rates = next(
            (item for item in row.path.income.rates if series and item.region == series.region),
            None,
        )
        if rates is None:
            continue
        start, later = hour_brings(row.path.income, rates)
        said = f"{hourly(start, rates.currency)} at first; {hourly(later, rates.currency)} later."
        status = small(status_phrase(row))
        items.append(Item(line(strong(row.path.name), f" ({status}): {said}")))
    title = "What an hour of your time brings, after fees and unpaid time"
    return Section(title, (Items(tuple(items)),) if items else ())


def _trust(plan: Plan) -> Section:
    items = [
        Item(
            line(
                strong(f"{plan.content.path(series.paths[0]).name}: "),
                money_words.basis_words(plan, series.paths[0]),
            )
        )
        for series in plan.money.alone
    ]
    items += [Item(line(sentence)) for sentence in money_words.assumptions(plan)]
    return Section("How far to trust these figures", (Items(tuple(items)),))


def figures_section(plan: Plan, cited: Citations) -> Section:
    """Return every figure with its unit, what it rests on, and the numbers of its sources."""
    parts = []
    for path_id in dict.fromkeys(figure.path for figure in plan.figures):
        items = []
        for figure in plan.figures:
            if figure.path == path_id:
                name = capital(money_words.FIGURE_WORDS[figure.name])
                basis = capital(BASIS[figure.basis])
                value = money_words.figure_value(figure)
                why = quiet(f"{figure.why} {citation(cited.numbers[path_id], figure.sources)}")
                items.append(Item(line(f"{name}: {value}. {basis}. ", why)))
        parts.append(Section(plan.content.path(path_id).name, (Items(tuple(items)),)))
    title = "Every figure, and where it comes from"
    return Section(title, parts=tuple(parts), is_small_print=True)
