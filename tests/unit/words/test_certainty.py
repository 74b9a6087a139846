"""How sure a result is, in words."""

from dataclasses import replace

import pytest

from careerpick.decide.changes import Certainty, CertaintyLabel, Share
from careerpick.decide.result import evaluate
from careerpick.words import verdict
from careerpick.words.sentences import say
from careerpick.words.verdict import certainty_line
from tests.builders import with_parts
from tests.unit.write.sample import CONTENT, SHEETS


@pytest.mark.parametrize(
    ("label", "said"),
    [("firm", "firm"), ("likely", "likely, but not firm"), ("close", "close"),
     ("none", "nothing to be sure of")],
)  # fmt: skip
def test_label_is_a_word_or_three(label: CertaintyLabel, said: str) -> None:
    assert say(f"verdict.label-{label}") == said


@pytest.mark.parametrize(
    ("label", "one", "words"),
    [
        (
            "firm", Share(66, 66),
            "Firm: you can change any one wish and it stays the same "
            "(right in 108 of 109 tries on described people).",
        ),
        (
            "firm", Share(65, 66),
            "Firm: of 66 ways to change one wish, only 1 changes it "
            "(right in 108 of 109 tries on described people).",
        ),
        (
            "likely", Share(64, 66),
            "Likely, not firm: of 66 ways to change one wish, 2 change it "
            "(right in 98 of 99 tries on described people, which are few).",
        ),
        (
            "close", Share(40, 66),
            "Close: of 66 ways to change one wish, 26 change it.",
        ),
        ("none", Share(0, 0), ""),
    ],
)  # fmt: skip
def test_certainty_line(
    label: CertaintyLabel, one: Share, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdict, "TRIED", {"firm": (108, 109), "likely": (98, 99)})
    found = Certainty(label, one, rival="photo")
    result = with_parts(evaluate(CONTENT, SHEETS["fit"]), certainty=found)
    assert certainty_line(result) == words


def test_nothing_is_claimed_of_questions_that_were_not_tried_on_people() -> None:
    found = Certainty("firm", Share(66, 66), rival="photo")
    result = evaluate(replace(CONTENT, folder="/banks/instruments"), SHEETS["fit"])
    said = certainty_line(with_parts(result, certainty=found))
    assert said == "Firm: you can change any one wish and it stays the same."


def test_nothing_is_claimed_of_what_is_left_when_the_best_cannot_be_had() -> None:
    found = Certainty("firm", Share(66, 66), rival="photo")
    result = evaluate(CONTENT, SHEETS["fit"])
    left = replace(result.recommendation, verdict="stop_gap")
    said = certainty_line(with_parts(result, certainty=found, recommendation=left))
    assert said == "Firm: you can change any one wish and it stays the same."
