"""What is a table by its nature as CSV: rankings, levels, kept results, money and sites."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from careerpick.decide.circumstances import Circumstances, check_sites
from careerpick.folding import no_formula
from careerpick.plan.money import SPANS
from careerpick.report.listing import countries_words, why_left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerpick.decide.comparison import Comparison
    from careerpick.decide.result import Result
    from careerpick.keeping.results import KeptFile, KeptResult
    from careerpick.model import CareerPath, Takes
    from careerpick.plan.plan import Plan

Cells = tuple[object, ...]

_PERSON = "recommended certainty file"
"""The last columns of what is about somebody; empty where it is about nobody."""
RANKING = f"rank path name score match status ruled_out_by {_PERSON}"
LEVELS = f"criterion name group path level words confidence sources {_PERSON}"
HISTORY = "number at recommended certainty file"
PLAN = f"path way kind place currency hours_per_week months low high {_PERSON}"
_TAKES = "countries pays_by pays_from device least_age languages takes_as_of source"
SITES = f"path site fits why status as_of {_TAKES} url"


def ranking_csv(result: Result, file: str = "") -> str:
    """Return one line for each path, the best first, with the keys of the JSON.

    The name of the file with the answers is in each, so that many tables can become one.
    """
    rows = (
        (row.rank, row.path.id, row.path.name, row.score, row.match, row.access.status,
         row.ruled_out_by, *_person(result, row.path.id, file))
        for row in result.paths
    )  # fmt: skip
    return _table(RANKING, rows)


def levels_csv(comparison: Comparison, file: str = "") -> str:
    """Return one line for each criterion and path: the level, its words, and how sure it is."""
    result = comparison.personal.result if comparison.personal else None
    rows = (
        (about.id, about.name, about.group, path.id, item.level, about.words[item.level],
         item.confidence, item.sources, *_person(result, path.id, file))
        for group in comparison.groups
        for row in group.rows
        for about in [row.criterion]
        for path, item in zip(comparison.paths, row.performances, strict=True)
    )  # fmt: skip
    return _table(LEVELS, rows)


def history_csv(kept: Iterable[KeptFile]) -> str:
    """Return one line for each kept result, the oldest first; a damaged one has its file only."""

    def of(kept: KeptResult | None) -> Cells:
        return (kept.at, kept.recommended, kept.certainty) if kept else ("", "", "")

    return _table(HISTORY, ((item.number, *of(item.result), str(item.path)) for item in kept))


def plan_csv(plan: Plan, file: str = "") -> str:
    """Return one line for each path, way to earn and stretch of time; see docs/plan.md."""
    rows = (
        (earned.path, earned.earning.way, earned.kind and earned.kind.id, earned.rates.place,
         earned.rates.currency, earned.hours, span, band.low, band.high,
         *_person(plan.result, earned.path, file))
        for ways in plan.money.values()
        for earned in ways
        for span in SPANS
        for band in [earned.band(span)]
    )  # fmt: skip
    return _table(PLAN, rows)


def sites_csv(paths: Sequence[CareerPath], who: Circumstances) -> str:
    """Return one line for each site of each path, against a person."""
    rows = (
        (path.id, site.name, check.fits, why_left_out(check), site.status, site.as_of,
         *_takes(site.takes), site.url)
        for path in paths
        for check in check_sites(path, who)
        for site in [check.site]
    )  # fmt: skip
    return _table(SITES, rows)


def _takes(takes: Takes | None) -> Cells:
    if takes is None:
        return (None,) * len(_TAKES.split())
    countries, least = takes.countries, takes.pays_from
    return (
        countries_words(countries, str) if countries else None, takes.pays_by,
        f"{least.amount:g} {least.currency}" if least else None, takes.device, takes.least_age,
        takes.languages, takes.as_of, takes.source,
    )  # fmt: skip


def _person(result: Result | None, path: str, file: str) -> Cells:
    if result is None:
        return "", "", file
    return path in result.recommendation.paths, result.certainty.label, file


def _table(columns: str, rows: Iterable[Cells]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns.split())
    writer.writerows(map(_cell, row) for row in rows)
    return text.getvalue()


def _cell(held: object) -> object:
    """Return a value as it stands in a cell; a table program must not read it as a formula."""
    if isinstance(held, bool):
        return str(held).lower()
    if isinstance(held, tuple):
        return " ".join(map(str, held))
    return no_formula(held) if isinstance(held, str) else held
