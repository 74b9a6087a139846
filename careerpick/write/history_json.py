"""Kept results as JSON: the list, one in full, and what changed between two; see docs/json.md."""

from collections.abc import Sequence

from careerpick.content.decoding import show
from careerpick.keeping.change import Change, ChangedAnswer, Moved
from careerpick.keeping.entries import Entry, KeptAnswer
from careerpick.keeping.store import Kept
from careerpick.write.catalogue_json import plain
from careerpick.write.json import dump


def history_json(kept: Sequence[Kept]) -> str:
    """Return the list of kept results; a damaged one has its number and file only."""
    return dump({"schema": "careerpick.history/1", "results": [_kept(item) for item in kept]})


def _kept(item: Kept) -> dict[str, object]:
    if item.entry is None:
        return {"number": item.number, "file": show(str(item.path)), "readable": False}
    short = _short(item.entry)
    return {"number": item.number, "file": show(str(item.path)), "readable": True, **short}


def _short(entry: Entry) -> dict[str, object]:
    return {
        "at": entry.at,
        "bank": entry.bank,
        "content": entry.content,
        "recommended": list(entry.recommended),
        "verdict": entry.verdict,
        "certainty": entry.certainty,
        "ranking": plain(entry.ranking),
    }


def kept_result_json(entry: Entry, number: int) -> str:
    """Return all that is kept of a result."""
    skipped = [item.id for item in entry.questions if entry.answer(item.id) is None]
    return dump(
        {
            "schema": "careerpick.history-result/1",
            "number": number,
            **_short(entry),
            "answers": [_full(item, entry) for item in entry.answers],
            "skipped": skipped,
        }
    )


def _full(item: KeptAnswer, entry: Entry) -> dict[str, object]:
    prompt = next((asked.prompt for asked in entry.questions if asked.id == item.question), "")
    return {
        "question": item.question,
        "prompt": prompt,
        "answer": item.option,
        "label": item.label,
        "mark": item.mark,
        "points": dict(item.points),
    }


def change_json(change: Change, numbers: tuple[int, int]) -> str:
    """Return what changed from one kept result to another."""
    first, second = numbers
    return dump(
        {
            "schema": "careerpick.history-change/1",
            "before": {"number": first, **_short(change.before)},
            "after": {"number": second, **_short(change.after)},
            "same_questions": change.same_questions,
            "same_content": change.same_content,
            "answers": [_answer(item) for item in change.answers],
            "not_compared": [item.id for item in change.not_compared],
            "ranking": [_moved(item) for item in change.ranking],
        }
    )


def _answer(item: ChangedAnswer) -> dict[str, object]:
    return {
        "question": item.question.id,
        "prompt": item.question.prompt,
        "before": _given(item.before),
        "after": _given(item.after),
        "points": None if item.points is None else dict(item.points),
    }


def _given(answer: KeptAnswer | None) -> dict[str, object] | None:
    if answer is None:
        return None
    return {"answer": answer.option, "label": answer.label, "mark": answer.mark}


def _moved(item: Moved) -> dict[str, object]:
    return {
        "path": item.path,
        "name": item.name,
        "before": None if item.before is None else plain(item.before),
        "after": None if item.after is None else plain(item.after),
    }
