"""Facts that were skipped and on which the plan hangs are asked for once more."""

from tests.unit.plan.sample import CONTENT
from tests.unit.quiz.sample import Shown, take_quiz

AGAIN = "When you can start, and with what, hangs on one thing that you left open:"


def quiz(*lines: str) -> Shown:
    """Answer calm, hours, wait and skill in this order."""
    return take_quiz(*lines, content=CONTENT)


def test_a_skipped_fact_is_asked_for_once_more_and_only_once() -> None:
    shown = quiz("1", "1", "s", "3", "s", "")
    assert AGAIN in shown.after(3)
    assert "Question 3 of 4" in shown.after(3)
    assert shown.flat.count(AGAIN) == 1
    assert shown.outcome.finished
    assert "wait" not in shown.outcome.sheet.answers


def test_what_hangs_on_an_answer_given_then_is_asked_for_after_it() -> None:
    # Whoever needs money in four weeks needs a bridge, and hours for it.
    shown = quiz("1", "s", "s", "3", "3", "1", "")
    assert "Question 3 of 4" in shown.after(3)
    assert AGAIN in shown.after(4)
    assert "Question 2 of 4" in shown.after(4)
    assert list(shown.outcome.sheet.answers) == ["calm", "skill", "wait", "hours"]


def test_a_skipped_fact_that_changes_nothing_is_left() -> None:
    # Tasks fits best, and asks for no skill.
    assert AGAIN not in quiz("2", "1", "4", "s", "").flat
