"""What is a table by its nature as CSV: rankings, levels, kept results, money and sites."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from careerpick.decide.circumstances import check_sites
from careerpick.plan.money import SPANS
from careerpick.words.listing import countries_words, why_left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from careerpick.decide.circumstances import Circumstances, SiteCheck
    from careerpick.decide.comparison import Comparison
    from careerpick.decide.result import Result
    from careerpick.keeping.results import Kept
    from careerpick.model import CareerPath
    from careerpick.plan.plan import Plan

RANKING_COLUMNS = (
    "rank", "path", "name", "score", "match", "status", "ruled_out_by", "recommended", "certainty",
    "file",
)  # fmt: skip
LEVEL_COLUMNS = (
    "criterion", "name", "group", "path", "level", "words", "confidence", "sources", "recommended",
    "certainty", "file",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def ranking_csv(result: Result, file: str = "") -> str:
    """Return one line for each path, the best first, with the keys of the JSON.

    Args:
        result: What to write.
        file: The name of the file with the answers, so that many tables can become one.
    """
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
                str(row in result.recommended).lower(),
                result.certainty.label,
                plain(file),
            )
            for row in result.paths
        ),
    )


def levels_csv(comparison: Comparison, file: str = "") -> str:
    """Return one line for each criterion and path: the level, its words, and how sure it is.

    Args:
        comparison: What to write; with somebody's answers also what is recommended to them.
        file: The name of the file with the answers.
    """
    result = comparison.personal.result if comparison.personal else None
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
            str(path.id in result.recommendation.paths).lower() if result else "",
            result.certainty.label if result else "",
            plain(file),
        )
        for group in comparison.groups
        for row in group.rows
        for path, item in zip(comparison.paths, row.performances, strict=True)
    )
    return csv_text(LEVEL_COLUMNS, rows)


def history_csv(kept: Iterable[Kept]) -> str:
    """Return one line for each kept result, the oldest first; a damaged one has its file only."""
    rows = (
        (
            item.number,
            item.entry.at if item.entry else "",
            " ".join(item.entry.recommended) if item.entry else "",
            item.entry.certainty if item.entry else "",
            plain(str(item.path)),
        )
        for item in kept
    )
    return csv_text(("number", "at", "recommended", "certainty", "file"), rows)


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


# The money of a plan, and sites against a person, as CSV; see docs/plan.md.

PLAN_COLUMNS = (
    "path", "way", "kind", "place", "currency", "hours_per_week", "months", "low", "high",
    "recommended", "certainty", "file",
)  # fmt: skip
SITE_COLUMNS = (
    "path", "site", "fits", "why", "status", "as_of", "countries", "pays_by", "pays_from", "device",
    "least_age", "languages", "takes_as_of", "source", "url",
)  # fmt: skip


def plan_csv(plan: Plan, file: str = "") -> str:
    """Return one line for each path, way to earn and stretch of time."""
    rows = (
        (
            earned.path, earned.way, earned.kind.id if earned.kind else "",
            plain(earned.rates.place), plain(earned.rates.currency), earned.hours, span,
            earned.band(span).low, earned.band(span).high,
            str(earned.path in plan.result.recommendation.paths).lower(),
            plan.result.certainty.label, plain(file),
        )
        for ways in plan.money.values()
        for earned in ways
        for span in SPANS
    )  # fmt: skip
    return csv_text(PLAN_COLUMNS, rows)


def sites_csv(paths: Sequence[CareerPath], who: Circumstances) -> str:
    """Return one line for each site of each path."""
    checks = ((path.id, check) for path in paths for check in check_sites(path, who))
    return csv_text(SITE_COLUMNS, (_site(path_id, check) for path_id, check in checks))


def _site(path_id: str, check: SiteCheck) -> Iterator[object]:
    site, takes = check.site, check.site.takes
    least = takes.pays_from if takes else None
    yield from (path_id, plain(site.name), str(check.fits).lower(), why_left_out(check))
    yield from (site.status, site.as_of)
    if takes is None:
        yield from [None] * 8
    else:
        yield countries_words(takes.countries) if takes.countries else None
        yield None if takes.pays_by is None else " ".join(takes.pays_by)
        yield plain(f"{least.amount:g} {least.currency}") if least else None
        yield from (takes.device, takes.least_age)
        yield None if takes.languages is None else " ".join(takes.languages)
        yield from (takes.as_of, plain(takes.source))
    yield plain(site.url or "")
