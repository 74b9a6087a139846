"""Answers in a YAML or JSON document: question id to option id, with or without marks."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from careerpick.answers.choice import MOST_PROBLEMS, fault_at, quote
from careerpick.answers.saved import wrong_header
from careerpick.answers.tables import Cell, Given, choose_at
from careerpick.content.nodes import Document, ListNode, MapNode, Node, Scalar
from careerpick.errors import AnswerError, Problem, closest
from careerpick.model import NONE, Answer, Mark, Question

_MARKS: Mapping[str, Mark] = {"important": "important", "deal_breaker": "deal_breaker"}
_RECORD = {"question", "answer", *_MARKS}
"""The keys of one answer, where a list or the lines of a file hold one answer each."""


def answers_of_document(document: Document, given: Given) -> None:
    """Take the answers of a document: a sheet, a list of one sheet, or a list of answers."""
    node = document.root
    if isinstance(node, ListNode) and node.items:
        answers_of_items(document, node.items, given)
    else:
        _answers_of_sheet(document, node, given)


def answers_of_items(document: Document, items: tuple[Node, ...], given: Given) -> None:
    """Take the answers of a list: one sheet, or one answer each."""
    maps = [item for item in items if isinstance(item, MapNode)]
    if len(maps) == len(items) and all(_is_record(item) for item in maps):
        for item in maps:
            if not given.full:
                _record(document, item, given)
    elif len(maps) == len(items) > 1:
        given.problems.append(fault_at(document, items[1], "several-sheets", count=len(items)))
    elif maps:
        _answers_of_sheet(document, maps[0], given)
    else:
        given.problems.append(fault_at(document, document.root, "not-answers"))


def _is_record(node: MapNode) -> bool:
    return {"question", "answer"} <= set(node.entries) <= _RECORD


def _record(document: Document, node: MapNode, given: Given) -> None:
    name = node.entries["question"].value
    if not isinstance(name, Scalar):
        given.problems.append(fault_at(document, name, "not-answers"))
        return
    question = given.question(Cell(name.text, name.line, name.column))
    if question is None:
        return
    rest = {key: entry for key, entry in node.entries.items() if key != "question"}
    _take(document, question, replace(node, entries=rest), given)


def _answers_of_sheet(document: Document, node: Node, given: Given) -> None:
    if isinstance(node, MapNode) and (node.entry("schema") or node.entry("answers")):
        given.problems += wrong_header(document, node, given.content)
        answers = node.entry("answers")
        if given.problems or answers is None:
            return
        node = answers.value
    if isinstance(node, Scalar) and node.value is None:
        return
    if not isinstance(node, MapNode):
        given.problems.append(fault_at(document, node, "not-answers"))
        return
    for entry in node.entries.values():
        if given.full:
            break
        question = given.question(Cell(entry.key, entry.line, entry.column))
        if question:
            _take(document, question, entry.value, given)


def _take(document: Document, question: Question, node: Node, given: Given) -> None:
    try:
        given.answers[question.id] = _answer(document, node, question, given)
    except AnswerError as error:
        given.problems += error.problems


def _answer(document: Document, node: Node, question: Question, given: Given) -> Answer | None:
    if isinstance(node, Scalar):
        return _plain_answer(node, question, given)
    if isinstance(node, MapNode):
        return _marked_answer(document, node, question, given)
    if question.pick == "many":
        return _ticked_answer(document, node, question, given)
    raise AnswerError(fault_at(document, node, "not-one-answer", question=question.id))


def _ticked_answer(
    document: Document, node: ListNode, question: Question, given: Given
) -> Answer | None:
    problems: list[Problem] = []
    cells = []
    for item in node.items:
        if not isinstance(item, Scalar):
            raise AnswerError(fault_at(document, item, "not-an-option", question=question.id))
        cells.append(Cell(item.text, item.line, item.column))
        try:
            choose_at(given, question, cells[-1])
        except AnswerError as error:
            problems += error.problems
    if problems:
        raise AnswerError(problems)
    ticked = "\n".join(cell.text for cell in cells) or NONE
    return choose_at(given, question, Cell(ticked, node.line, node.column))


def _plain_answer(node: Scalar, question: Question, given: Given) -> Answer | None:
    # By its text, so that an option may be called true, 010 or null.
    if node.value is None and question.option(node.text) is None:
        return None
    return choose_at(given, question, Cell(node.text, node.line, node.column))


def _marked_answer(
    document: Document, node: MapNode, question: Question, given: Given
) -> Answer | None:
    problems: list[Problem] = []
    marks = list(_marks(document, node, problems))
    chosen = node.entry("answer")
    answer: Answer | None = None
    if chosen is None:
        problems.append(fault_at(document, node, "no-answer", question=question.id))
    elif isinstance(chosen.value, MapNode):
        problems.append(fault_at(document, chosen.value, "not-one-answer", question=question.id))
    else:
        try:
            answer = _answer(document, chosen.value, question, given)
        except AnswerError as error:
            problems += error.problems
    if problems:
        raise AnswerError(problems)
    return _mark(document, node, question, answer, marks)


def _mark(
    document: Document,
    node: MapNode,
    question: Question,
    answer: Answer | None,
    marks: list[Mark],
) -> Answer | None:
    if not marks:
        return answer
    if answer is None:
        raise AnswerError(fault_at(document, node, "marked-skip"))
    if question.is_detail:
        raise AnswerError(fault_at(document, node, "marked-detail"))
    if len(marks) > 1 or answer.mark != "normal":
        raise AnswerError(fault_at(document, node, "two-marks"))
    return replace(answer, mark=marks[0])


def _marks(document: Document, node: MapNode, problems: list[Problem]) -> Iterator[Mark]:
    for entry in node.entries.values():
        if entry.key == "answer" or len(problems) >= MOST_PROBLEMS:
            continue
        if entry.key not in _MARKS:
            known = ("answer", *_MARKS)
            near = closest(entry.key, known) or ""
            key = quote(entry.key)
            problems.append(
                fault_at(document, entry, "unknown-key", key=key, near=near, known=", ".join(known))
            )
        elif not isinstance(entry.value, Scalar) or not isinstance(entry.value.value, bool):
            problems.append(fault_at(document, entry.value, "not-true-or-false", key=entry.key))
        elif entry.value.value:
            yield _MARKS[entry.key]
