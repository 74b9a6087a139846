"""How sure a result is, in words."""

from dataclasses import replace

import pytest

from careerpick.decide.certainty import Certainty, CertaintyLabel, Share
from careerpick.decide.result import evaluate
from careerpick.words.certainty import certainty_line, certainty_words
from tests.unit.write.sample import CONTENT, SHEETS


@pytest.mark.parametrize(
    ("label", "said"),
    [("firm", "firm"), ("likely", "likely, but not firm"), ("close", "close"),
     ("none", "nothing to be sure of")],
)  # fmt: skip
def test_label_is_a_word_or_three(label: CertaintyLabel, said: str) -> None:
    assert certainty_words(label) == said


@pytest.mark.parametrize(
    ("label", "one", "two", "words"),
    [
        (
            "firm", Share(66, 66), Share(2010, 2080),
            "This is firm: all 66 ways to change one answer keep this path, "
            "and so do 96 in 100 of the ways to change two.",  # 96.6, rounded down
        ),
        (
            "firm", Share(66, 66), Share(2080, 2080),
            "This is firm: all 66 ways to change one answer keep this path, "
            "and so do all ways to change two.",
        ),
        (
            "likely", Share(60, 66), Share(1700, 2080),
            "This is likely, but not firm: 60 of the 66 ways to change one answer keep this "
            "path, and so do 81 in 100 of the ways to change two.",
        ),
        (
            "close", Share(40, 66), Share(900, 2080),
            "Of the 66 ways to change one answer, only 40 keep this path. "
            "Look at both before you choose.",
        ),
        (
            "close", Share(1, 2), Share(0, 0),
            "Of the 2 ways to change one answer, only 1 keeps this path. "
            "Look at both before you choose.",
        ),
        (
            "close", Share(0, 2), Share(0, 0),
            "Of the 2 ways to change one answer, none keeps this path. "
            "Look at both before you choose.",
        ),
        ("none", Share(0, 0), Share(0, 0), ""),
    ],
)  # fmt: skip
def test_certainty_line(label: CertaintyLabel, one: Share, two: Share, words: str) -> None:
    result = replace(
        evaluate(CONTENT, SHEETS["fit"]), certainty=Certainty(label, one, two, "photo")
    )
    assert certainty_line(result) == words


def test_certainty_line_points_to_the_next_path_where_no_one_answer_would_put_it_first() -> None:
    toss_up = Certainty("close", Share(40, 66), Share(900, 2080))
    result = replace(evaluate(CONTENT, SHEETS["fit"]), certainty=toss_up, what_if=None)

    assert certainty_line(result) == (
        "This is close: of the 66 ways to change one answer, only 40 keep this path. "
        "Look at the next path too before you choose."
    )
