"""What fits a window: the review at once or in pages, and a question after its help."""

import re
from io import StringIO

import pytest
from rich.console import Console

from careerpick.quiz.loop import run_quiz
from careerpick.quiz.screen import QuizScreen
from tests.unit.quiz.sample import CONTENT, scripted, take_quiz


def test_a_changed_answer_is_shown_alone() -> None:
    shown = take_quiz("1", "1", "1", "1", "2", "3")
    assert "Your answers" in shown.after(3)
    assert " 2. What about growth? -> Neither of them" in shown.after(5)
    assert "What about money?" not in shown.after(5)
    assert "Enter shows your result." in shown.after(5)


def test_a_new_mark_is_shown_alone_and_again_shows_all() -> None:
    shown = take_quiz("1", "1", "1", "1", "2!", "again")
    assert "growth? -> Learn a lot (matters a lot)" in shown.after(4)
    assert "What about money?" not in shown.after(4)
    assert "What about money? -> Soon would be good" in shown.after(5)


def test_a_review_that_fits_the_window_is_shown_at_once() -> None:
    shown = take_quiz("1", "1", "1", "1", height=24)
    assert all(f" {number}. " in shown.after(3) for number in range(1, 5))
    assert "more shows" not in shown.text


@pytest.mark.parametrize(("width", "height"), [(40, 24), (30, 24), (30, None)])
def test_an_answer_is_cut_only_where_the_window_has_no_room_for_the_rest(
    width: int, height: int | None
) -> None:
    shown = take_quiz("1!!", "1", "1", "1", width=width, height=height).after(3)
    assert "What about money? -> Soon would be good (deal-breaker) 2." in " ".join(shown.split())
    assert "…" not in shown


@pytest.mark.parametrize("width", [40, 24])
def test_a_mark_is_never_cut(width: int) -> None:
    shown = take_quiz("1!!", "1!", "1", "1", width=width, height=10)
    assert re.search(r"^ 1\. .*… \(deal-breaker\)$", shown.text, re.MULTILINE)
    assert re.search(r"^ 2\. .*… \(matters a lot\)$", shown.text, re.MULTILINE)


@pytest.mark.parametrize(("width", "height"), [(80, 12), (40, 9), (40, 8), (40, 12), (20, 11)])
def test_a_review_in_a_small_window_has_a_line_each_and_comes_in_pages(
    width: int, height: int
) -> None:
    shown = take_quiz("1", "1", "1", "1", "more", "more", "more", width=width, height=height)
    pages = [shown.after(line) for line in (3, 4, 5, 6)]
    for page in pages:
        assert page.count("\n") - 1 <= height - 1  # one is that of Enter
    for number in range(1, 5):
        assert any(f" {number}. " in page for page in pages)
        assert not any(f" {number}. " in page and " -> " not in page for page in pages)


def test_help_never_pushes_the_question_away() -> None:
    shown = take_quiz("?", width=40, height=20)
    assert shown.after(0).count("Question 1 of 4") == 1
    last = shown.after(0).splitlines()[-18:]
    assert any("Question 1 of 4" in line for line in last)
    assert shown.after(0).index("choose answer 2") < shown.after(0).index("Question 1 of 4")


@pytest.mark.parametrize("typed", ["foo", "", "b", "?"])
def test_what_is_refused_again_and_again_never_pushes_the_question_away(typed: str) -> None:
    shown = take_quiz(*[typed] * 12, width=40, height=20)
    window = shown.text.splitlines()
    prompts = [index for index, line in enumerate(window) if line.startswith("Your answer")]
    assert len(prompts) == 13
    for prompt in prompts:
        seen = [line for line in window[: prompt + 1] if not line.startswith("<")][-20:]
        assert any("Question 1 of 4" in line for line in seen)


def test_what_is_refused_below_the_review_does_not_bring_back_a_question() -> None:
    shown = take_quiz("1", "1", "1", "1", *["nothing"] * 12, width=40, height=20)
    assert "Question" not in shown.after(3).partition("Your answers")[2]
    assert not any("Question 4" in shown.after(line) for line in range(4, 16))


def test_in_a_large_window_the_question_stays_where_it_is() -> None:
    assert "Question 1" not in take_quiz("?", width=80, height=50).after(0)
    assert "Question 1" not in take_quiz("?").after(0)


@pytest.mark.parametrize("typed", ["？", "？ ", "Ｈ"])
def test_signs_of_full_width_are_keys(typed: str) -> None:
    assert "Why this is asked" in take_quiz(typed).after(0)


@pytest.mark.parametrize(("typed", "mark"), [("２！", "important"), ("２！！", "deal_breaker")])
def test_signs_of_full_width_mark(typed: str, mark: str) -> None:
    (answer,) = take_quiz(typed).outcome.sheet.answers.values()
    assert (answer.option, answer.mark) == ("later", mark)


@pytest.mark.parametrize("typed", ["1", "one", "One.", "１", "soon"])
def test_the_first_answer_by_any_name(typed: str) -> None:
    (answer,) = take_quiz(typed).outcome.sheet.answers.values()
    assert answer.option == "soon"


def test_a_window_without_the_sign_for_more_shows_the_review_as_well() -> None:
    class Ascii(StringIO):
        encoding = "ascii"

    printed = Ascii()
    run_quiz(
        CONTENT,
        QuizScreen(
            Console(file=printed, width=40, height=8, force_terminal=True),
            scripted(["1", "1", "1", "1"], printed),
        ),
        store=None,
    )
    assert "-> " in printed.getvalue()
    assert "more shows the other" in printed.getvalue()
    assert printed.getvalue().isascii()
