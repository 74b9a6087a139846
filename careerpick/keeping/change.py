"""What changed between two kept results: which answers, which points, which ranks. Pure.

Answers are compared where the question was asked in the same words; points where all of
the content was the same. Anything else is named, and not compared.
"""

from collections.abc import Mapping

from careerpick.keeping.entries import Entry, KeptAnswer, KeptPath, KeptQuestion
from careerpick.values import value


@value
class ChangedAnswer:
    """A question that was answered in another way.

    Attributes:
        question: The question, asked in the same words both times.
        before: None when it was skipped.
        after: None when it was skipped.
        points: Path id to the points that the other answer adds; None where the content
            differs, since points of two contents cannot be held against each other.
    """

    question: KeptQuestion
    before: KeptAnswer | None
    after: KeptAnswer | None
    points: Mapping[str, int] | None


@value
class Moved:
    """How a path stood, and stands; None where it was not there."""

    path: str
    name: str
    before: KeptPath | None
    after: KeptPath | None


@value
class Change:
    """What changed from one kept result to another.

    Attributes:
        before: The one.
        after: The other.
        same_questions: Whether every question was asked in the same words.
        same_content: Whether nothing in the content changed, levels and paths included.
        answers: In the order of the questions. With the same content their points sum,
            for each path, to its score after minus its score before, exactly.
        not_compared: Questions that were asked in other words, or only one time.
        ranking: In the order of the ranking after; paths that are gone last.
    """

    before: Entry
    after: Entry
    same_questions: bool
    same_content: bool
    answers: tuple[ChangedAnswer, ...]
    not_compared: tuple[KeptQuestion, ...]
    ranking: tuple[Moved, ...]


def compare_entries(before: Entry, after: Entry) -> Change:
    """Hold two kept results against each other."""
    same_content = before.content == after.content
    then = {item.id: item for item in before.questions}
    now = {item.id: item for item in after.questions}
    both = [
        item
        for item in after.questions
        if item.id in then and then[item.id].fingerprint == item.fingerprint
    ]
    known = {item.id for item in both}
    apart = [item for name, item in {**then, **now}.items() if name not in known]
    changed = (_changed(before, after, item, same_content=same_content) for item in both)
    return Change(
        before=before,
        after=after,
        same_questions=before.bank == after.bank,
        same_content=same_content,
        answers=tuple(item for item in changed if item),
        not_compared=tuple(apart),
        ranking=_moved(before, after),
    )


def _changed(
    before: Entry, after: Entry, question: KeptQuestion, *, same_content: bool
) -> ChangedAnswer | None:
    was, now = before.answer(question.id), after.answer(question.id)
    if _said(was) == _said(now):
        return None
    points: dict[str, int] | None = None
    if same_content:
        paths = sorted({*(was.points if was else ()), *(now.points if now else ())})
        points = {path: _given(now, path) - _given(was, path) for path in paths}
    return ChangedAnswer(question, was, now, points)


def _said(answer: KeptAnswer | None) -> tuple[str, str] | None:
    return (answer.option, answer.mark) if answer else None


def _given(answer: KeptAnswer | None, path: str) -> int:
    return answer.points.get(path, 0) if answer else 0


def _moved(before: Entry, after: Entry) -> tuple[Moved, ...]:
    then = {item.path: item for item in before.ranking}
    now = {item.path: item for item in after.ranking}
    return tuple(
        Moved(path, (now.get(path) or then[path]).name, then.get(path), now.get(path))
        for path in (*now, *(path for path in then if path not in now))
    )
