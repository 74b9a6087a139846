"""The money of a plan as CSV, one line for each month of each series; see docs/plan.md."""

import csv
from collections.abc import Iterator
from io import StringIO

from careerpick.model import Range
from careerpick.planning import Plan
from careerpick.planning.money import CASES, Series
from careerpick.render.plan_json import DIGITS

COLUMNS = (
    "series", "paths", "region", "currency", "hours_per_week", "month",
    "low", "typical", "high", "low_total", "typical_total", "high_total",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@")


def plan_csv(plan: Plan) -> str:
    """Return the plan's own months first, then those of each path alone."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    if plan.money.plan:
        writer.writerows(_lines("plan", plan.money.plan, plan.hours))
    for series in plan.money.alone:
        writer.writerows(_lines("alone", series, plan.hours))
    return text.getvalue()


def _lines(name: str, series: Series, hours: int) -> Iterator[list[str]]:
    paths = "+".join(series.paths)
    head = [name, paths, _plain(series.region), _plain(series.currency), str(hours)]
    for month, (value, total) in enumerate(zip(series.months, series.totals, strict=True), start=1):
        yield [*head, str(month), *_amounts(value), *_amounts(total)]


def _amounts(value: Range) -> list[str]:
    return [f"{getattr(value, case):.{DIGITS}f}" for case in CASES]


def _plain(text: str) -> str:
    """Keep a table program from reading a text of the content as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
