"""A result as JSON: the contract that other programs rely on, described in docs/json.md."""

import json
from collections.abc import Mapping

from careerpick.decide.certainty import Certainty, Share
from careerpick.decide.changes import Opening, WayToLead
from careerpick.decide.limits import NeedCheck
from careerpick.decide.reasons import Reason
from careerpick.decide.result import PathResult, Result
from careerpick.words.verdict import warnings
from careerpick.write.change_json import contradiction_values, opening_values, way_values

SCHEMA = "careerpick.result/1"


def dump(value: Mapping[str, object]) -> str:
    """Return the value as JSON, the keys in their order, one line break at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def result_json(result: Result, plan: Mapping[str, object] | None = None) -> str:
    """Return the result as JSON, the same bytes for the same answers to the same content.

    The order in which answers came in, and in which files were read, changes nothing.

    Args:
        result: What is written.
        plan: The short form of its plan (`plan_short_values`), where one was made.
    """
    return dump({**result_values(result), "plan": plan})


def result_values(result: Result) -> dict[str, object]:
    """Return the keys of the contract in their order."""
    content = result.content
    return {
        "schema": SCHEMA,
        "bank": content.bank_fingerprint,
        "content": content.fingerprint,
        "answered": len(content.bank.questions) - len(result.skipped),
        "skipped": list(result.skipped),
        "important": list(result.marked("important")),
        "deal_breakers": list(result.marked("deal_breaker")),
        "recommended": list(result.recommendation.paths),
        "verdict": result.recommendation.verdict,
        "best": list(result.recommendation.best),
        "certainty": certainty_values(result.certainty),
        "settled": result.settled,
        "settled_with_marks": result.settled_with_marks,
        "ask_next": list(result.ask_next),
        "what_if": _what_if(result.what_if),
        "contradictions": [contradiction_values(item) for item in result.contradictions],
        "straight_line": result.straight_line,
        "warnings": list(warnings(result)),
        "ranking": [_path(row) for row in result.paths],
        "versus": result.versus,
        "reasons": [reason_values(reason) for reason in result.reasons],
    }


def _what_if(found: Opening | WayToLead | None) -> dict[str, object] | None:
    if found is None:
        return None
    if isinstance(found, Opening):
        return {"kind": "opening", **opening_values(found)}
    return {"kind": "answers", **way_values(found)}


def certainty_values(certainty: Certainty) -> dict[str, object]:
    """Return how far a recommendation hangs on single answers."""
    return {
        "label": certainty.label,
        "one_away": _share(certainty.one_away),
        "two_away": _share(certainty.two_away),
    }


def _share(share: Share) -> dict[str, int]:
    return {"stays": share.stays, "total": share.total}


def _path(row: PathResult) -> dict[str, object]:
    standing = row.standing
    return {
        "path": standing.path,
        "name": row.path.name,
        "rank": standing.rank,
        "score": standing.score,
        "match": standing.match,
        "status": row.access.status,
        "ruled_out_by": list(standing.ruled_out_by),
        "limits": [limit for need in row.access.needs for limit in _limits(need)],
        "contributions": [
            {"question": item.question, "answer": item.answer, "points": item.points}
            for item in standing.contributions
        ],
    }


def _limits(need: NeedCheck) -> list[dict[str, object]]:
    """Return one entry for each limit; those of one need name each other in `any_of`."""
    any_of = [check.limit for check in need.limits]
    return [
        {
            "limit": check.limit,
            "status": check.status,
            "have": check.have,
            "need": check.minimum,
            "comfortable": check.comfortable,
            "any_of": any_of,
            "need_status": need.status,
            "reason": need.need.reason,
            "remedy": need.need.remedy,
        }
        for check in need.limits
    ]


def reason_values(reason: Reason) -> dict[str, object]:
    """Return what one answer adds to the lead of one path over another."""
    return {
        "question": reason.question,
        "answer": reason.answer.option,
        "mark": reason.answer.mark,
        "points": reason.points,
        "criterion": reason.criterion,
    }
