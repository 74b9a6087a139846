"""Deciding questions and typed numbers, as a person meets them."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from careerpick.decide.decision import Decision
from careerpick.keeping.unfinished import Store
from careerpick.model import Answer, Content, Limit
from careerpick.quiz import loop
from tests.unit.answers.test_typed_numbers import HOURS
from tests.unit.quiz.sample import CONTENT, Shown, take_quiz

_core, *_rest = CONTENT.bank.questions
DECIDING: Content = replace(
    CONTENT,
    fingerprint="deciding",
    bank=replace(
        CONTENT.bank,
        questions=(_core, *(replace(item, ask="deciding") for item in _rest)),
    ),
)
NUMBERED: Content = replace(
    CONTENT,
    fingerprint="numbered",
    bank=replace(
        CONTENT.bank,
        questions=(HOURS, *(item for item in _rest if item.id != "hours")),
        limits=(Limit("time", "Free hours a week", "fixed", "hours a week"),),
    ),
)


@pytest.fixture
def _close(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the result be close until two deciding questions were asked."""

    def next_deciding(decision: Decision, asked: Collection[str]) -> str | None:
        questions = decision.content.bank.scored
        left = [item.id for item in questions if item.ask == "deciding" and item.id not in asked]
        return left[-1] if len(left) > 1 else None

    monkeypatch.setattr(loop, "next_deciding", next_deciding)


def decide(*lines: str, whole: bool = False) -> Shown:
    return take_quiz(*lines, content=DECIDING, whole=whole)


@pytest.mark.usefixtures("_close")
def test_deciding_questions_follow_the_core_ones_while_it_is_close() -> None:
    shown = decide("1", "2", "1", "")
    assert "1 questions, more if it is close" in shown.text
    assert "It is close, so one more question:" in shown.after(0)
    assert "Question 2 of 2: What about place?" in shown.after(0)
    assert "Still close, so one more:" in shown.after(1)
    assert "Question 3 of 3: What about hours?" in shown.after(1)
    assert "Your answers" in shown.after(2)
    assert "growth" not in shown.text
    assert shown.outcome.finished
    assert list(shown.outcome.sheet.answers) == ["money", "place", "hours"]


@pytest.mark.usefixtures("_close")
def test_back_review_and_marks_work_among_deciding_questions() -> None:
    shown = decide("1", "b", "", "2", "r", "2!", "1", "b", "3", "")
    assert "Question 1 of 2: What about money?" in shown.after(1)
    assert "Question 2 of 2: What about place?" in shown.after(2)
    assert "2. What about place? -> Office (matters a lot)" in shown.after(5)


@pytest.mark.usefixtures("_close")
def test_a_changed_answer_in_the_full_review_asks_no_more() -> None:
    shown = decide("1", "2", "1", "1", "2", "")
    assert shown.outcome.finished
    assert "growth" not in shown.text


@pytest.mark.usefixtures("_close")
def test_the_count_is_the_same_when_left_and_when_gone_on_with(tmp_path: Path) -> None:
    for lines, count in ((("1", "q"), "1 of 1"), (("", "2", "q"), "2 of 2")):
        left = take_quiz(*lines, content=DECIDING, store=Store(DECIDING, tmp_path))
        assert f"Saved: {count} answers" in left.flat
        back = take_quiz("q", content=DECIDING, store=Store(DECIDING, tmp_path))
        assert f"{count} answered." in back.flat


def test_without_a_close_result_only_the_core_questions_are_asked() -> None:
    shown = decide("1", "")
    assert shown.outcome.finished
    assert list(shown.outcome.sheet.answers) == ["money"]


def test_all_asks_every_question() -> None:
    shown = decide("1", "1", "1", "1", "", whole=True)
    assert "4 questions, about 1 minute" in shown.text
    assert "Question 4 of 4: What about place?" in shown.text
    assert len(shown.outcome.sheet.answers) == 4


def number(*lines: str) -> Shown:
    return take_quiz(*lines, content=NUMBERED)


def test_a_question_about_a_number_shows_letters_and_takes_the_number() -> None:
    shown = number("14")
    assert "  a. 4 hours or less\n  b. About 5 to 12 hours\n" in shown.text
    assert "Your answer (hours a week, or a to d, ? for help):" in shown.text
    assert shown.outcome.sheet.answers == {"hours": Answer("many", number=14)}
    assert "Taken as" not in shown.text


@pytest.mark.parametrize(
    ("typed", "said", "answer"),
    [
        ("2 hours a day!", "14 hours a week", Answer("many", "important", 14)),
        ("one", "1 hour a week", Answer("few", number=1)),
        ("2", "2 hours a week", Answer("few", number=2)),  # and not the second of the options
        ("b", "About 5 to 12 hours", Answer("some")),
    ],
)
def test_what_was_understood_is_said(typed: str, said: str, answer: Answer) -> None:
    shown = number(typed)
    assert f"Taken as: {said}. (To go back, type back.)" in shown.after(0)
    assert shown.outcome.sheet.answers == {"hours": answer}


def test_a_number_stands_in_the_review_and_when_it_is_seen_again() -> None:
    shown = number("14", "back", "", "r")
    assert "Your answer: 14 hours a week. Enter keeps it." in shown.after(1)
    assert "How many hours a week do you have? -> 14 hours a week" in shown.after(3)


def test_a_number_out_of_range_gets_the_range() -> None:
    assert "from 0 to 80 (hours a week), a letter from a to d, or ? for help." in number("99").flat


def test_help_says_that_back_is_written_out_where_b_is_an_answer() -> None:
    assert "  back:  go back one question" in number("?").after(0)


def test_signs_of_full_width_are_keys_and_marks() -> None:
    shown = take_quiz("？", "２！", "ｓ", "1", "1", "１！", "")
    assert "Why this is asked" in shown.after(0)
    assert shown.outcome.sheet.answers["money"] == Answer("later", "important")
    assert "growth" not in shown.outcome.sheet.answers


def test_the_codes_of_arrow_keys_are_nothing() -> None:
    shown = take_quiz("2\x1b[D\x1b[1;5C\x1bOA", "\x1b[A")
    assert shown.outcome.sheet.answers == {"money": Answer("later")}
    assert "Type the number of an answer" in shown.after(1)


def test_undo_goes_back() -> None:
    assert "Question 1 of 4" in take_quiz("1", "undo").after(1)
