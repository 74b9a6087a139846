"""Answers that do not go together, in words."""

from dataclasses import replace

from careerpick.decide.result import evaluate
from careerpick.words.verdict import warnings
from tests.unit.write.sample import CONTENT, SHEETS


def test_same_place_every_time_is_a_warning() -> None:
    answers = {
        question.id: replace(SHEETS["one-answer"].answers["goal"], option=question.options[0].id)
        for question in CONTENT.bank.questions
    }

    found = warnings(evaluate(CONTENT, replace(SHEETS["one-answer"], answers=answers)))

    assert any(said.startswith("Nearly all your answers stand at the same place") for said in found)
