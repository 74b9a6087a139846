"""Several answers and scales in the quiz: shown, typed, kept, reviewed."""

from dataclasses import replace

from careerpick.content.inspecting import with_steps
from careerpick.model import Answer, Option
from tests.unit.quiz.sample import CONTENT as PLAIN
from tests.unit.quiz.sample import Shown, take_quiz

_money, _growth, _hours, _place = PLAIN.bank.questions
_bank, _ = with_steps(
    replace(
        PLAIN.bank,
        questions=(
            replace(_growth, pick="many", most=2),
            replace(
                _hours, pick="scale", steps=5,
                options=(Option("low", "Few hours"), Option("high", "Many hours")),
            ),
            _place,
        ),
    )
)  # fmt: skip
CONTENT = replace(PLAIN, bank=_bank)


def quiz(*lines: str | None, width: int = 80) -> Shown:
    return take_quiz(*lines, content=CONTENT, width=width)


def test_several_answers_and_a_step_are_taken() -> None:
    shown = quiz("1 3!", "4", "1", "")
    assert shown.outcome.sheet.answers == {
        "growth": Answer("learn+neither", "important"), "hours": Answer("4"),
        "place": Answer("home"),
    }  # fmt: skip
    assert "up to 2 of 1 to 3, such as 1 2, ? for help" in shown.flat


def test_a_scale_shows_its_two_ends_alone() -> None:
    shown = quiz("none").after(0)
    assert "  1. Few hours\n  5. Many hours\nYour answer (1 to 5, ? for help):" in shown


def test_too_many_are_refused_with_what_can_be_typed() -> None:
    shown = quiz("1 2 3", "1 2")
    assert "3 answers are too many. Type up to 2 of the numbers 1 to 3" in shown.flat
    assert shown.outcome.sheet.answers["growth"] == Answer("learn+lead")


def test_what_was_ticked_is_shown_and_kept_when_seen_again() -> None:
    shown = quiz("1 3", "b", "", "2", "r")
    assert "Your answer: 1 3. Enter keeps it." in shown.after(1)
    assert shown.outcome.sheet.answers["growth"] == Answer("learn+neither")
    assert "Learn a lot; Neither of them" in shown.after(4)
    assert "2 (1 = Few hours, 5 = Many hours)" in " ".join(shown.after(4).split())


def test_keys_are_no_letters_of_answers() -> None:
    shown = quiz("1", "b", "s")
    assert "growth" not in shown.outcome.sheet.answers


def test_help_on_a_scale_names_a_step_and_no_words() -> None:
    shown = quiz("none", "?").after(1)
    assert "2:     choose 2, which lies between the two ends" in shown
    assert "its words do as well" not in shown


def test_help_says_how_several_are_typed() -> None:
    assert "1 3:   choose answers 1 and 3" in quiz("?").text
