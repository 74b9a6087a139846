"""Other answers, openings and contradictions as JSON values; see docs/json.md."""

from careerpick.decide.changes import Change, Opening, WayToLead
from careerpick.decide.consistency import Contradiction
from careerpick.model import Answer


def answer_values(answer: Answer | None) -> dict[str, object] | None:
    """Return the option and the mark; None for a skipped question."""
    return None if answer is None else {"answer": answer.option, "mark": answer.mark}


def change_values(change: Change) -> dict[str, object]:
    """Return another answer to one question."""
    return {
        "question": change.question,
        "before": answer_values(change.now),
        "after": answer_values(change.instead),
    }


def way_values(way: WayToLead) -> dict[str, object]:
    """Return a smallest set of other answers for a path; its changes are null for none."""
    changes = None if way.changes is None else [change_values(item) for item in way.changes]
    return {"path": way.path, "changes": changes}


def opening_values(opening: Opening) -> dict[str, object]:
    """Return one limit that, met, would improve the status of a path."""
    return {
        "path": opening.path,
        "limit": opening.limit,
        "have": opening.have,
        "need": opening.need,
        "before": opening.before,
        "after": opening.after,
    }


def contradiction_values(found: Contradiction) -> dict[str, object]:
    """Return the two questions whose answers pull against each other."""
    return {"questions": [found.question, found.reverse]}
