"""What is a table by its nature as CSV: the ranking of a result, the levels of a comparison."""

import csv
from collections.abc import Iterable
from io import StringIO

from careerpick.decide.comparison import Comparison
from careerpick.decide.result import Result

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
