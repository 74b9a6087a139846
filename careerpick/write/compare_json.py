"""A comparison as JSON: `careerpick.comparison/1`.

The keys that other programs may rely on are listed in docs/json.md.
"""

from collections.abc import Callable

from careerpick.decide.comparison import (
    Comparison,
    CriterionRow,
    Gap,
    Personal,
)
from careerpick.decide.result import PathResult
from careerpick.model import CareerPath, Content
from careerpick.write.catalogue_json import plain
from careerpick.write.json import dump


def comparison_json(comparison: Comparison) -> str:
    """Return everything that a comparison shows."""
    return dump(comparison_value(comparison))


def comparison_value(comparison: Comparison) -> dict[str, object]:
    """Return the same as plain values."""

    def by_path(value_of: Callable[[CareerPath], object]) -> dict[str, object]:
        return {path.id: value_of(path) for path in comparison.paths}

    personal = comparison.personal
    return {
        "schema": "careerpick.comparison/1",
        "bank": comparison.content.bank_fingerprint,
        "content": comparison.content.fingerprint,
        "paths": [path.id for path in comparison.paths],
        "names": by_path(lambda path: path.name),
        "choose_if": _choose_if_value(comparison),
        "groups": [plain(item.group) for item in comparison.groups],
        "criteria": [
            _row_value(comparison.paths, row) for item in comparison.groups for row in item.rows
        ],
        "income": by_path(lambda path: plain(path.income)),
        "needs": by_path(lambda path: plain(path.needs)),
        "platforms": by_path(lambda path: plain(path.open_platforms)),
        "sources": by_path(lambda path: _sources_value(comparison, path)),
        "personal": None if personal is None else _personal_value(comparison.content, personal),
    }


def _choose_if_value(comparison: Comparison) -> dict[str, object]:
    return {
        path.id: [
            {
                "criterion": lean.criterion.id,
                "phrase": lean.phrase,
                "difference": lean.difference,
                "clear": lean.is_clear,
            }
            for lean in leans
        ]
        for path, leans in zip(comparison.paths, comparison.choose_if, strict=True)
    }


def _row_value(paths: tuple[CareerPath, ...], row: CriterionRow) -> dict[str, object]:
    criterion = row.criterion
    performances = {path.id: item for path, item in zip(paths, row.performances, strict=True)}
    return {
        "criterion": criterion.id,
        "name": criterion.name,
        "group": criterion.group,
        "kind": criterion.kind,
        "difference": row.spread,
        "levels": {path_id: item.level for path_id, item in performances.items()},
        "words": {path_id: criterion.words[item.level] for path_id, item in performances.items()},
        "performance": {path_id: plain(item) for path_id, item in performances.items()},
    }


def _sources_value(comparison: Comparison, path: CareerPath) -> dict[str, object]:
    return {
        source_id: plain(path.sources[source_id]) for source_id in comparison.cited.numbers[path.id]
    }


def _personal_value(content: Content, personal: Personal) -> dict[str, object]:
    first, *_ = personal.gaps
    return {
        "leaders": [] if personal.says_nothing else list(personal.leaders),
        "gap": first.points,
        "contributions": _contributions_value(content, first),
        "gaps": [
            {
                "first": gap.ahead,
                "second": gap.behind,
                "gap": gap.points,
                "contributions": _contributions_value(content, gap),
            }
            for gap in personal.gaps
        ],
        "standings": [_standing_value(row) for row in personal.rows],
        "recommended": list(personal.result.recommendation.paths),
        "skipped": list(personal.result.skipped),
    }


def _contributions_value(content: Content, gap: Gap) -> list[dict[str, object]]:
    # In the order of the questions, as in the result's JSON.
    order = [question.id for question in content.bank.questions]
    return [
        {"question": reason.question, "answer": reason.answer.option, "points": reason.points}
        for reason in sorted(gap.reasons, key=lambda reason: order.index(reason.question))
    ]


def _standing_value(row: PathResult) -> dict[str, object]:
    return {
        "path": row.path.id,
        "score": row.standing.score,
        "match": row.standing.match,
        "status": row.access.status,
        "ruled_out_by": list(row.standing.ruled_out_by),
    }
