"""What is a table by its nature as CSV: the ranking of a result, the levels of a comparison."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from careerpick.plan.money import CASES, Series
from careerpick.write.json_keys import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerpick.decide.comparison import Comparison
    from careerpick.decide.result import Result
    from careerpick.model import Range
    from careerpick.plan.plan import Plan

# What is a table by its nature as CSV: the ranking of a result, the levels of a comparison.

RANKING_COLUMNS = ("rank", "path", "name", "score", "match", "status", "ruled_out_by")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def ranking_csv(result: Result) -> str:
    """Return one line for each path, the best first, with the keys of the JSON."""
    return csv_text(
        RANKING_COLUMNS,
        (
            (
                row.standing.rank,
                row.path.id,
                plain(row.path.name),
                row.standing.score,
                row.standing.match,
                row.access.status,
                " ".join(row.standing.ruled_out_by),
            )
            for row in result.paths
        ),
    )


def levels_csv(comparison: Comparison) -> str:
    """Return one line for each criterion and path: the level, its words, and how sure it is."""
    rows = (
        (
            row.criterion.id,
            plain(row.criterion.name),
            group.group.id,
            path.id,
            item.level,
            plain(row.criterion.words[item.level]),
            item.confidence,
            " ".join(item.sources),
        )
        for group in comparison.groups
        for row in group.rows
        for path, item in zip(comparison.paths, row.performances, strict=True)
    )
    head = ("criterion", "name", "group", "path", "level", "words", "confidence", "sources")
    return csv_text(head, rows)


def csv_text(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """Return rows of texts and numbers, below their head, as CSV."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def plain(text: str) -> str:
    """Keep a table program from reading a text of the content as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


# The money of a plan as CSV, one line for each month of each series; see docs/plan.md.

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
