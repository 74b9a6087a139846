"""An explanation as JSON: the contract that other programs rely on, described in docs/json.md."""

from careerpick.explanation import Explanation, WayToLead
from careerpick.insight.changes import Change, Opening
from careerpick.insight.consistency import Contradiction
from careerpick.insight.levels import TurningLevel
from careerpick.insight.sampling import DRAWS
from careerpick.model import Answer
from careerpick.render.json import certainty_values, dump, reason_values

SCHEMA = "careerpick.explanation/1"


def explanation_json(explanation: Explanation) -> str:
    """Return the explanation as JSON, the same bytes for the same answers and content."""
    result = explanation.result
    shaken = explanation.shaken
    return dump(
        {
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
            "sampling": {
                "draws": shaken.everything.draws,
                "places": {path: list(row) for path, row in shaken.everything.ranks.items()},
                "levels_only_first": dict(shaken.levels_first),
            },
            "levels": {
                "tried": explanation.levels_tried,
                "turning": [_turning(item) for item in explanation.turning],
            },
            "fewest_changes": [_way(way) for way in explanation.ways],
            "tipping_marks": [
                {"question": item.question, "recommended": [item.path]}
                for item in explanation.tipping
            ],
            "openings": [opening_values(item) for item in explanation.openings],
            "contradictions": [contradiction_values(item) for item in explanation.contradictions],
            "straight_line": explanation.straight_line,
        }
    )
