"""Answers in a YAML or JSON document: question id to option id, with or without marks."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from careerpick.answers.choice import choose, placed
from careerpick.answers.saved import wrong_header
from careerpick.content.decoding import show
from careerpick.content.nodes import Document, MapNode, Node, Scalar
from careerpick.errors import AnswerError, Problem, nearest
from careerpick.model import Answer, Content, Mark, Question

MOST_PROBLEMS = 50
"""Of one file; a file made to hold a million mistakes must not take minutes."""
_LONGEST_QUOTE = 60
_MARKS: Mapping[str, Mark] = {"important": "important", "deal_breaker": "deal_breaker"}
_ONE_EACH = 'Write "question-id: answer" on each line, without dashes or brackets.'

Given = dict[str, Answer | None]
"""Question id to answer, or None for a question that is skipped by name."""


def answers_of_document(document: Document, content: Content) -> tuple[Given, list[Problem]]:
    """Return the answers of a document, and everything that is wrong with them."""
    node = document.root
    if isinstance(node, MapNode) and (node.entry("schema") or node.entry("answers")):
        problems = list(wrong_header(document, node, content))
        answers = node.entry("answers")
        if problems or answers is None:
            return {}, problems
        node = answers.value
    if isinstance(node, Scalar) and node.value is None:
        return {}, []
    if not isinstance(node, MapNode):
        message = "Here have to be the questions with their answers."
        return {}, [document.problem(node, "not-answers", message, _ONE_EACH)]
    return _answers_of_mapping(document, node, content)


def _answers_of_mapping(
    document: Document, node: MapNode, content: Content
) -> tuple[Given, list[Problem]]:
    given: Given = {}
    problems: list[Problem] = []
    ids = [question.id for question in content.bank.questions]
    for entry in node.entries.values():
        if len(problems) >= MOST_PROBLEMS:
            break
        question = content.bank.question(entry.key)
        if question is None:
            message = f'There is no question "{show(entry.key, _LONGEST_QUOTE)}".'
            fix = nearest(entry.key, ids) or f"See them with: {content.command('questions')}"
            problems.append(document.problem(entry, "unknown-question", message, fix))
            continue
        try:
            given[question.id] = _answer(document, entry.value, question)
        except AnswerError as error:
            problems += error.problems
    return given, problems


def _answer(document: Document, node: Node, question: Question) -> Answer | None:
    if isinstance(node, Scalar):
        return _plain_answer(document, node, question)
    if isinstance(node, MapNode):
        return _marked_answer(document, node, question)
    message = f'"{question.id}" takes one answer, not a list.'
    raise AnswerError(document.problem(node, "not-one-answer", message))


def _plain_answer(document: Document, node: Scalar, question: Question) -> Answer | None:
    # By its text, so that an option may be called true, 010 or null.
    if node.value is None and question.option(node.text) is None:
        return None
    try:
        return choose(node.text, question)
    except AnswerError as error:
        place = document.problem(node, "", "")
        raise AnswerError(placed(error, place, question)) from None


def _marked_answer(document: Document, node: MapNode, question: Question) -> Answer | None:
    problems: list[Problem] = []
    marks = list(_marks(document, node, problems))
    chosen = node.entry("answer")
    answer: Answer | None = None
    if chosen is None:
        message = f'"answer" is missing for the question "{question.id}".'
        problems.append(document.problem(node, "no-answer", message))
    elif isinstance(chosen.value, MapNode):
        message = f'"{question.id}" takes one answer.'
        problems.append(document.problem(chosen.value, "not-one-answer", message))
    else:
        try:
            answer = _answer(document, chosen.value, question)
        except AnswerError as error:
            problems += error.problems
    if problems:
        raise AnswerError(problems)
    return _mark(document, node, answer, marks)


def _mark(
    document: Document, node: MapNode, answer: Answer | None, marks: list[Mark]
) -> Answer | None:
    if not marks:
        return answer
    if answer is None:
        message = "A question that is skipped cannot be marked."
        raise AnswerError(document.problem(node, "marked-skip", message))
    if len(marks) > 1 or answer.mark != "normal":
        message = "This answer is marked twice."
        fix = "Use either important or deal_breaker; a deal-breaker counts as important, too."
        raise AnswerError(document.problem(node, "two-marks", message, fix))
    return replace(answer, mark=marks[0])


def _marks(document: Document, node: MapNode, problems: list[Problem]) -> Iterator[Mark]:
    for entry in node.entries.values():
        if entry.key == "answer" or len(problems) >= MOST_PROBLEMS:
            continue
        if entry.key not in _MARKS:
            known = ("answer", *_MARKS)
            message = f'unknown key "{show(entry.key, _LONGEST_QUOTE)}"'
            fix = nearest(entry.key, known) or f"The keys here are: {', '.join(known)}."
            problems.append(document.problem(entry, "unknown-key", message, fix))
        elif not isinstance(entry.value, Scalar) or not isinstance(entry.value.value, bool):
            message = f'"{entry.key}" is either true or false.'
            problems.append(document.problem(entry.value, "not-true-or-false", message))
        elif entry.value.value:
            yield _MARKS[entry.key]
