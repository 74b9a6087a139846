"""Answers that do not go together, in words."""

from dataclasses import replace

from careerpick.decide.result import evaluate
from careerpick.model import Answer
from careerpick.words.verdict import answer_warnings, warnings
from tests.unit.write.sample import CONTENT, SHEETS


def test_warning_names_both_questions_and_both_answers() -> None:
    questions = tuple(
        replace(question, reverse_of="goal") if question.id == "evening" else question
        for question in CONTENT.bank.questions
    )
    content = replace(CONTENT, bank=replace(CONTENT.bank, questions=questions))

    # goal: learn (learning +2) and evening: rest (learning -1) pull apart.
    answers = {**SHEETS["tight"].answers, "goal": Answer("learn"), "evening": Answer("rest")}
    sheet = replace(SHEETS["tight"], answers=answers)

    assert answer_warnings(evaluate(content, sheet)) == (
        "Two of your answers pull against each other: What should work give you first? "
        "“Skills that I can use later”; Would you study after work to get better at it? “No, "
        "then I rest”. Look at both again.",
    )


def test_same_place_every_time_is_a_warning() -> None:
    answers = {
        question.id: replace(SHEETS["one-answer"].answers["goal"], option=question.options[0].id)
        for question in CONTENT.bank.questions
    }

    found = warnings(evaluate(CONTENT, replace(SHEETS["one-answer"], answers=answers)))

    assert any(said.startswith("Nearly all your answers stand at the same place") for said in found)
