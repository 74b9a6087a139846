"""An explanation as JSON: the contract that other programs rely on, described in docs/json.md."""

from careerpick.decide.explanation import Explanation
from careerpick.decide.levels import TurningLevel
from careerpick.write.change_json import (
    change_values,
    contradiction_values,
    opening_values,
    way_values,
)
from careerpick.write.json import certainty_values, dump, reason_values

SCHEMA = "careerpick.explanation/1"


def explanation_json(explanation: Explanation) -> str:
    """Return the explanation as JSON, the same bytes for the same answers and content."""
    return dump(explanation_values(explanation))


def explanation_values(explanation: Explanation) -> dict[str, object]:
    """Return the keys of the contract in their order."""
    result = explanation.result
    return {
        "schema": SCHEMA,
        "bank": result.content.bank_fingerprint,
        "content": result.content.fingerprint,
        "path": explanation.path,
        "recommended": list(result.recommendation.paths),
        "verdict": result.recommendation.verdict,
        "against": [
            {
                "path": item.other,
                "gap": item.gap,
                "reasons": [reason_values(reason) for reason in item.reasons],
            }
            for item in explanation.against
        ],
        "certainty": certainty_values(result.certainty),
        "sampling": _sampling(explanation),
        "levels": {
            "tried": explanation.levels_tried,
            "turning": [_turning(item) for item in explanation.turning],
        },
        "turning_answers": [
            {**change_values(item.change), "recommended": list(item.recommended)}
            for item in explanation.answers
        ],
        "fewest_changes": [way_values(way) for way in explanation.ways],
        "tipping_marks": [
            {"question": item.question, "path": item.path} for item in explanation.tipping
        ],
        "openings": [opening_values(item) for item in explanation.openings],
        "contradictions": [contradiction_values(item) for item in result.contradictions],
        "straight_line": result.straight_line,
    }


def _sampling(explanation: Explanation) -> dict[str, object]:
    shaken = explanation.shaken
    return {
        "draws": shaken.everything.draws,
        "paths": [
            {
                "path": row.path.id,
                "places": list(shaken.everything.ranks[row.path.id]),
                "first_with_levels_only": shaken.levels_first[row.path.id],
            }
            for row in explanation.result.paths
        ],
    }


def _turning(turning: TurningLevel) -> dict[str, object]:
    return {
        "path": turning.path,
        "criterion": turning.criterion,
        "level": turning.level,
        "instead": turning.instead,
        "recommended": list(turning.recommended),
    }
