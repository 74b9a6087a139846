"""The money of a plan as CSV, one line for each month of each series; see docs/plan.md."""

from collections.abc import Iterator

from careerpick.model import Range
from careerpick.plan.money import CASES, Series
from careerpick.plan.plan import Plan
from careerpick.write.json_keys import DIGITS
from careerpick.write.tables import csv_text, plain

COLUMNS = (
    "series", "paths", "region", "currency", "hours_per_week", "month",
    "low", "typical", "high", "low_total", "typical_total", "high_total",
)  # fmt: skip


def plan_csv(plan: Plan) -> str:
    """Return the plan's own months first, then those of each path alone."""
    whole = [("plan", plan.money.plan)] if plan.money.plan else []
    all_series = [*whole, *(("alone", series) for series in plan.money.alone)]
    rows = (row for name, series in all_series for row in _lines(name, series, plan.hours))
    return csv_text(COLUMNS, rows)


def _lines(name: str, series: Series, hours: int) -> Iterator[list[str]]:
    paths = "+".join(series.paths)
    head = [name, paths, plain(series.region), plain(series.currency), str(hours)]
    for month, (value, total) in enumerate(zip(series.months, series.totals, strict=True), start=1):
        yield [*head, str(month), *_amounts(value), *_amounts(total)]


def _amounts(value: Range) -> list[str]:
    return [f"{getattr(value, case):.{DIGITS}f}" for case in CASES]
