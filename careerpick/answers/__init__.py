"""Text to answer sheet and back: answer files, and what is typed for one question.

Knows no terminal. Whatever is wrong with an answer file is an `AnswerError` with every
problem at its place; there is never a part of a result.
"""

from careerpick.answers.choice import is_skip, letters, parse_choice, unit_of
from careerpick.answers.parsing import ParsedAnswers, parse_answers
from careerpick.answers.saved import SCHEMA, answer_template, format_answers

__all__ = [
    "SCHEMA",
    "ParsedAnswers",
    "answer_template",
    "format_answers",
    "is_skip",
    "letters",
    "parse_answers",
    "parse_choice",
    "unit_of",
]
