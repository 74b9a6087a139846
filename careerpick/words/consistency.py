"""Answers that do not go together, in words: which ones, and what to do about it."""

from careerpick.decide.consistency import Contradiction
from careerpick.model import AnswerSheet, Content
from careerpick.words.changes import label, prompt

STRAIGHT_LINE = (
    "Nearly all your answers stand at the same place of their lists. If you were in a hurry, "
    "take the quiz again: this result may not be yours."
)


def contradiction_sentence(content: Content, sheet: AnswerSheet, found: Contradiction) -> str:
    """Return the two answers that pull against each other, with what was asked."""
    first, second = (
        f"{prompt(content, question)} {label(content, question, sheet.answers[question])}"
        for question in (found.question, found.reverse)
    )
    return f"Two of your answers pull against each other: {first}; {second}. Look at both again."
