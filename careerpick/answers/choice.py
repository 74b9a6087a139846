"""What a person types for one question -> the answer; the same for files and for the quiz."""

import re
import unicodedata
from dataclasses import replace

from careerpick.content.decoding import show
from careerpick.errors import AnswerError, Problem, nearest
from careerpick.model import Answer, Mark, Option, Question

SKIP_WORDS = ("skip", "s", "-")
_MARKS: dict[int, Mark] = {0: "normal", 1: "important", 2: "deal_breaker"}
_NUMBER = re.compile(r"([0-9]{1,9})[.)]?", re.ASCII)
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209f]")
_LONGEST_QUOTE = 60
_LONGEST = 1000
"""Folding takes time with the square of what a hostile text holds; no label is this long."""


def parse_choice(text: str, question: Question) -> Answer:
    """Return the answer that a text stands for.

    The text is the number of an option (from 1), its id or its label, in capitals or not,
    with spaces around. "!" at its end marks the answer as important, "!!" as a deal-breaker.

    Raises:
        AnswerError: With one problem, without a place, when it stands for no option.
    """
    option = _match(text, question)
    if option:
        return Answer(option.id)
    bare = text.rstrip().rstrip("!").rstrip()
    marks = text.count("!", len(bare))
    option = _match(bare, question)
    if option and marks in _MARKS:
        return Answer(option.id, _MARKS[marks])
    if option:
        message = f'There are {marks} "!" here; one or two are possible.'
        fix = "! means that it matters a lot to you, !! that it is a deal-breaker."
        raise AnswerError(Problem(message, fix, code="too-many-marks"))
    raise AnswerError(_no_such_option(bare, question))


def is_skip(text: str, question: Question) -> bool:
    """Tell whether a text means that the question is skipped ("skip", "s" or "-")."""
    return _fold(text) in SKIP_WORDS and _match(text, question) is None


def choose(text: str, question: Question) -> Answer | None:
    """Return the answer that a text stands for; None for a skipped question.

    Raises:
        AnswerError: As `parse_choice` does.
    """
    return None if is_skip(text, question) else parse_choice(text, question)


def stands_for_something(text: str, question: Question) -> bool:
    """Tell whether a text answers or skips the question."""
    bare = text.rstrip().rstrip("!")
    return _match(text, question) is not None or (
        _match(bare, question) is not None or is_skip(text, question)
    )


def placed(error: AnswerError, place: Problem, question: Question) -> list[Problem]:
    """Return the problems of a choice as problems of the file that it stands in."""
    return [
        replace(
            place,
            message=f'{problem.message[:-1]} for the question "{question.id}".',
            fix=problem.fix,
            code=problem.code,
        )
        for problem in error.problems
    ]


def _match(text: str, question: Question) -> Option | None:
    """Return the option that a text without marks means; the content check rules out two."""
    written = text.strip()
    exact = question.option(written)
    if exact:
        return exact
    folded = _fold(written)
    # Digits of full width are digits, but a raised ² is a slip, and not the number 2.
    number = None if _RAISED.search(written) else _NUMBER.fullmatch(folded)
    # "02" is no number that anybody types; it may be an id of some other content.
    if number and not number[1].startswith("0") and int(number[1]) <= len(question.options):
        return question.options[int(number[1]) - 1]
    return next(
        (option for option in question.options if folded in (option.id, _fold(option.label))),
        None,
    )


def _fold(text: str) -> str:
    """Return text without what a person may write one way or another."""
    if len(text) > _LONGEST:
        return text
    text = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")
    text = " ".join(text.split()).casefold()
    return text.rstrip(".") or text


def _no_such_option(text: str, question: Question) -> Problem:
    count = len(question.options)
    how = f"Type a number from 1 to {count}."
    shown = show(text.strip(), _LONGEST_QUOTE)
    if not shown:
        return Problem("There is no answer here.", how, code="unknown-option")
    if re.fullmatch(r"[-+]?[0-9]+", shown, re.ASCII):
        return Problem(f"There is no {shown}.", how, code="unknown-option")
    names = [option.id for option in question.options]
    near = nearest(shown, names) or nearest(shown, [item.label for item in question.options])
    listed = f"Choose one of: {', '.join(names)}; or type a number from 1 to {count}."
    return Problem(f'There is no answer "{shown}".', near or listed, code="unknown-option")
