"""Answers in a YAML or JSON document: question id to option id, with or without marks."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from careerpick.answers.choice import quote
from careerpick.answers.given import MOST_PROBLEMS, Cell, Given
from careerpick.answers.saved import wrong_header
from careerpick.content.reading import ListNode, MapNode, Node, Scalar
from careerpick.errors import AnswerError, Problem, closest
from careerpick.model import NONE, Answer, Mark, Question

_MARKS: Mapping[str, Mark] = {"important": "important", "deal_breaker": "deal_breaker"}
_RECORD = {"question", "answer", *_MARKS}
"""The keys of one answer, where a list or the lines of a file hold one answer each."""


def answers_of_document(node: Node, given: Given) -> None:
    """Take the answers of a document: a sheet, a list of one sheet, or a list of answers."""
    if not isinstance(node, ListNode) or not node.items:
        _answers_of_sheet(node, given)
        return
    maps = [item for item in node.items if isinstance(item, MapNode)]
    if len(maps) == len(node.items) and all(_is_record(item) for item in maps):
        for item in maps:
            if not given.full:
                _record(item, given)
    elif len(maps) == len(node.items) > 1:
        given.note("several-sheets", maps[1], count=len(maps))
    elif maps:
        _answers_of_sheet(maps[0], given)
    else:
        given.note("not-answers", node)


def _is_record(node: MapNode) -> bool:
    return {"question", "answer"} <= set(node.entries) <= _RECORD


def _record(node: MapNode, given: Given) -> None:
    name = node.entries["question"].value
    if not isinstance(name, Scalar):
        given.note("not-answers", name)
        return
    question = given.question(Cell(name.text, name.line, name.column))
    rest = {key: entry for key, entry in node.entries.items() if key != "question"}
    _take(question, replace(node, entries=rest), given)


def _answers_of_sheet(node: Node, given: Given) -> None:
    if isinstance(node, MapNode) and (node.entries.get("schema") or node.entries.get("answers")):
        given.problems += wrong_header(node, given.lines, given.content)
        answers = node.entries.get("answers")
        if given.problems or answers is None:
            return
        node = answers.value
    if isinstance(node, Scalar) and node.value is None:
        return
    if not isinstance(node, MapNode):
        given.note("not-answers", node)
        return
    for entry in node.entries.values():
        if given.full:
            break
        _take(given.question(Cell(entry.key, entry.line, entry.column)), entry.value, given)


def _take(question: Question | None, node: Node, given: Given) -> None:
    try:
        if question:
            given.answers[question.id] = _answer(node, question, given)
    except AnswerError as error:
        given.problems += error.problems


def _answer(node: Node, question: Question, given: Given) -> Answer | None:
    if isinstance(node, MapNode):
        return _marked_answer(node, question, given)
    if isinstance(node, ListNode):
        return _ticked_answer(node, question, given)
    # By its text, so that an option may be called true, 010 or null.
    if node.value is None and question.option(node.text) is None:
        return None
    return given.chosen(question, node)


def _ticked_answer(node: ListNode, question: Question, given: Given) -> Answer | None:
    if question.pick != "many":
        raise given.fault("not-one-answer", node, question=question.id)
    problems: list[Problem] = []
    texts = []
    for item in node.items:
        if not isinstance(item, Scalar):
            raise given.fault("not-an-option", item, question=question.id)
        texts.append(item.text)
        try:
            given.chosen(question, item)
        except AnswerError as error:
            problems += error.problems
    if problems:
        raise AnswerError(problems)
    return given.chosen(question, Cell("\n".join(texts) or NONE, node.line, node.column))


def _marked_answer(node: MapNode, question: Question, given: Given) -> Answer | None:
    problems: list[Problem] = []
    marks = list(_marks(node, given, problems))
    chosen = node.entries.get("answer")
    answer: Answer | None = None
    try:
        if chosen is None:
            raise given.fault("no-answer", node, question=question.id)
        if isinstance(chosen.value, MapNode):
            raise given.fault("not-one-answer", chosen.value, question=question.id)
        answer = _answer(chosen.value, question, given)
    except AnswerError as error:
        problems += error.problems
    if problems:
        raise AnswerError(problems)
    if not marks:
        return answer
    if answer is None:
        raise given.fault("marked-skip", node)
    if question.is_detail:
        raise given.fault("marked-detail", node)
    if len(marks) > 1 or answer.mark != "normal":
        raise given.fault("two-marks", node)
    return replace(answer, mark=marks[0])


def _marks(node: MapNode, given: Given, problems: list[Problem]) -> Iterator[Mark]:
    for entry in node.entries.values():
        if entry.key == "answer" or len(problems) >= MOST_PROBLEMS:
            continue
        if entry.key not in _MARKS:
            known = ("answer", *_MARKS)
            near = closest(entry.key, known) or ""
            params = {"key": quote(entry.key), "near": near, "known": ", ".join(known)}
            problems.append(given.lines.problem(entry, "unknown-key", **params))
        elif not isinstance(entry.value, Scalar) or not isinstance(entry.value.value, bool):
            problems.append(given.lines.problem(entry.value, "not-true-or-false", key=entry.key))
        elif entry.value.value:
            yield _MARKS[entry.key]
