"""What is a table by its nature as CSV: rankings, levels, kept results, money and sites."""

from __future__ import annotations

import csv
from io import StringIO
from types import SimpleNamespace as Row
from typing import TYPE_CHECKING

from careerpick.decide.circumstances import check_sites
from careerpick.plan.money import SPANS
from careerpick.words.listing import countries_words, why_left_out
from careerpick.write.json import Key, name_of, picked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from careerpick.decide.circumstances import Circumstances
    from careerpick.decide.comparison import Comparison
    from careerpick.decide.result import Result
    from careerpick.keeping.results import Kept
    from careerpick.model import CareerPath
    from careerpick.plan.plan import Plan

# Columns: their names, and the attributes or functions that fill them.

_PERSON: tuple[Key, ...] = (
    ("recommended", lambda it: it.path in it.result.recommendation.paths if it.result else ""),
    ("certainty", "result.certainty.label"),
    "file",
)
"""The last columns of what is about somebody; empty where it is about nobody."""
RANKING: tuple[Key, ...] = (
    ("rank", "row.standing.rank"), ("path", "row.path.id"), ("name", "row.path.name"),
    ("score", "row.standing.score"), ("match", "row.standing.match"),
    ("status", "row.access.status"), ("ruled_out_by", "row.standing.ruled_out_by"), *_PERSON,
)  # fmt: skip
LEVELS: tuple[Key, ...] = (
    ("criterion", "row.criterion.id"), ("name", "row.criterion.name"),
    ("group", "row.criterion.group"), "path", ("level", "item.level"),
    ("words", lambda it: it.row.criterion.words[it.item.level]),
    ("confidence", "item.confidence"), ("sources", "item.sources"), *_PERSON,
)  # fmt: skip
HISTORY: tuple[Key, ...] = (
    "number", ("at", "entry.at"), ("recommended", "entry.recommended"),
    ("certainty", "entry.certainty"), ("file", lambda it: str(it.path)),
)  # fmt: skip
PLAN: tuple[Key, ...] = (
    "path", ("way", "earned.way"), ("kind", "earned.kind.id"), ("place", "earned.rates.place"),
    ("currency", "earned.rates.currency"), ("hours_per_week", "earned.hours"),
    ("months", "span"), ("low", "band.low"), ("high", "band.high"), *_PERSON,
)  # fmt: skip
SITES: tuple[Key, ...] = (
    "path", ("site", "site.name"), ("fits", "check.fits"),
    ("why", lambda it: why_left_out(it.check)), ("status", "site.status"),
    ("as_of", "site.as_of"),
    ("countries", lambda it: countries_words(it.takes.countries, str)
     if it.takes and it.takes.countries else None),
    ("pays_by", "takes.pays_by"),
    ("pays_from", lambda it: f"{it.least.amount:g} {it.least.currency}" if it.least else None),
    ("device", "takes.device"), ("least_age", "takes.least_age"),
    ("languages", "takes.languages"), ("takes_as_of", "takes.as_of"),
    ("source", "takes.source"), ("url", "site.url"),
)  # fmt: skip


def ranking_csv(result: Result, file: str = "") -> str:
    """Return one line for each path, the best first, with the keys of the JSON.

    Args:
        result: What to write.
        file: The name of the file with the answers, so that many tables can become one.
    """
    rows = (Row(row=row, path=row.path.id, result=result, file=file) for row in result.paths)
    return _table(RANKING, rows)


def levels_csv(comparison: Comparison, file: str = "") -> str:
    """Return one line for each criterion and path: the level, its words, and how sure it is.

    Args:
        comparison: What to write; with somebody's answers also what is recommended to them.
        file: The name of the file with the answers.
    """
    result = comparison.personal.result if comparison.personal else None
    rows = (
        Row(row=row, item=item, path=path.id, result=result, file=file)
        for group in comparison.groups
        for row in group.rows
        for path, item in zip(comparison.paths, row.performances, strict=True)
    )
    return _table(LEVELS, rows)


def history_csv(kept: Iterable[Kept]) -> str:
    """Return one line for each kept result, the oldest first; a damaged one has its file only."""
    return _table(HISTORY, kept)


def plan_csv(plan: Plan, file: str = "") -> str:
    """Return one line for each path, way to earn and stretch of time; see docs/plan.md."""
    about = {"result": plan.result, "file": file}
    rows = (
        Row(path=earned.path, earned=earned, span=span, band=earned.band(span), **about)
        for ways in plan.money.values()
        for earned in ways
        for span in SPANS
    )
    return _table(PLAN, rows)


def sites_csv(paths: Sequence[CareerPath], who: Circumstances) -> str:
    """Return one line for each site of each path, against a person."""
    rows = (
        Row(
            path=path.id, check=check, site=check.site, takes=takes, least=takes and takes.pays_from
        )
        for path in paths
        for check in check_sites(path, who)
        for takes in [check.site.takes]
    )
    return _table(SITES, rows)


def _table(columns: Sequence[Key], rows: Iterable[object]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(name_of, columns))
    writer.writerows(map(_cell, picked(row, columns).values()) for row in rows)
    return text.getvalue()


def _cell(held: object) -> object:
    """Return a value as it stands in a cell; a table program must not read it as a formula."""
    if isinstance(held, bool):
        return str(held).lower()
    if isinstance(held, tuple):
        return " ".join(map(str, held))
    if isinstance(held, str) and held.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{held}"
    return held
