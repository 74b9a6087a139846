"""Answers on lines of their own: in the order of the questions, or each with its question."""

from careerpick.answers.cells import Cell, Given
from careerpick.answers.choice import stands_for_something, unit_of
from careerpick.answers.faults import MOST_PROBLEMS
from careerpick.answers.forms import significant_lines
from careerpick.model import Question


def answers_of_lines(lines: tuple[str, ...], given: Given) -> None:
    """Take one answer from each line, in the order of the questions.

    An empty line between them may be an answer left out or only space; where it could be
    either it is a problem, so that no answer is taken for that of another question.
    """
    significant = significant_lines(lines)
    questions = given.content.bank.questions
    if len(significant) < len(questions) and _note_empty_lines(lines, given):
        return
    for (number, line), question in zip(significant, questions, strict=False):
        if given.full:
            return
        text = _without_comment(line, question, given)
        given.take(question, Cell(text, number, _column(line)))
    for number, line in significant[len(questions) :][:1]:
        given.note("extra-line", Cell(line, number, _column(line)), count=len(questions))


def answers_of_pairs(lines: tuple[str, ...], given: Given) -> None:
    """Take one question=answer from each line, in any order."""
    for number, line in significant_lines(lines):
        if given.full:
            return
        column = _column(line)
        name, sign, text = line.partition("=")
        if not sign:
            given.note("no-equals-sign", Cell(line, number, column))
            continue
        question = given.question(Cell(name.strip(), number, column))
        if question is None:
            continue
        written = _without_quotes(_without_comment(text.strip(), question, given).strip())
        if written:
            given.take(question, Cell(written, number, line.index(written, len(name)) + 1))


def _note_empty_lines(lines: tuple[str, ...], given: Given) -> bool:
    """Note the empty lines before the last answer, and tell whether there are any."""
    significant = significant_lines(lines)
    last = significant[-1][0] if significant else 0
    empty = [number for number, line in enumerate(lines[:last], start=1) if not line.strip()]
    for number in empty[:MOST_PROBLEMS]:
        given.note("empty-line", Cell("", number, 1))
    return bool(empty)


def _column(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1


def _without_quotes(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def _without_comment(line: str, question: Question, given: Given) -> str:
    """Cut off what follows " #", unless the line as a whole is an answer."""
    if stands_for_something(line, question, unit_of(question, given.content)):
        return line
    return line.split(" #", 1)[0]
