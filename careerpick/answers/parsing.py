"""An answer file -> the answer sheet. The file may have any of three forms (see docs)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from careerpick.answers.choice import is_skip, parse_choice
from careerpick.content.decoding import decode, show
from careerpick.content.nodes import Document, Entry, MapNode, Node, Scalar, problem_at
from careerpick.content.reading import read_document
from careerpick.errors import AnswerError, Problem, nearest
from careerpick.model import Answer, AnswerSheet, Content, Mark, Question

SCHEMA = "careerpick.answers/1"
_SAVED_KEYS = ("schema", "bank", "questions", "answers")
_MARKS: Mapping[str, Mark] = {"important": "important", "deal_breaker": "deal_breaker"}
_LONGEST_QUOTE = 60
_KEYED = re.compile(r"""(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<plain>[^\s:]+))\s*:(\s|$)""")
_ID_LIKE = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class ParsedAnswers:
    """What an answer file says.

    Attributes:
        sheet: The answers that were given.
        skipped: Ids of the questions that the file skips by name, in the order of the bank.
        left_out: Ids of the questions that the file does not mention, in the same order.
    """

    sheet: AnswerSheet
    skipped: tuple[str, ...]
    left_out: tuple[str, ...]


def parse_answers(raw: bytes, file: str, content: Content) -> ParsedAnswers:
    """Return what an answer file says; an empty file answers nothing.

    Args:
        raw: The bytes of the file: a mapping of question id to answer in YAML or JSON; the
            same below `answers` as `format_answers` writes it; or one answer on each line,
            in the order of the questions.
        file: Its name as the person gave it, for messages.
        content: What the answers have to fit.

    Raises:
        AnswerError: With every problem of the file.
    """
    text = decode(raw, file, AnswerError)
    lines = tuple(text.split("\n"))
    if _is_mapping(lines, content):
        given, problems = _from_document(read_document(raw, file, AnswerError), content)
    else:
        given, problems = _from_lines(file, lines, content)
    if problems:
        raise AnswerError(problems)
    ids = [question.id for question in content.bank.questions]
    answers = {name: answer for name, answer in given.items() if answer is not None}
    return ParsedAnswers(
        AnswerSheet(answers),
        skipped=tuple(name for name in ids if name in given and given[name] is None),
        left_out=tuple(name for name in ids if name not in given),
    )


Given = dict[str, Answer | None]
"""Question id to answer, or None for a question that is skipped by name."""


def _significant(lines: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return the lines that hold something, with their numbers from 1."""
    return [
        (number, line)
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.lstrip().startswith("#")
    ]


def _is_mapping(lines: tuple[str, ...], content: Content) -> bool:
    """Tell a YAML or JSON document from plain lines, which may be labels with a colon."""
    significant = _significant(lines)
    if not significant:
        return False
    indentation = min(len(line) - len(line.lstrip()) for _, line in significant)
    top, keyed = 0, 0
    for index, (_, line) in enumerate(significant):
        text = line[indentation:]
        if text[0].isspace():
            continue
        top += 1
        if _resolves(text, index, content):
            continue
        if text.startswith(("{", "[", "---", "- ", "? ", "%")):
            return True
        keyed += _has_key(text, content)
    return keyed > 0 and 2 * keyed >= top


def _resolves(text: str, index: int, content: Content) -> bool:
    questions = content.bank.questions
    if index >= len(questions):
        return False
    try:
        _choose(text, questions[index])
    except AnswerError:
        return False
    return True


def _has_key(text: str, content: Content) -> bool:
    found = _KEYED.match(text)
    if not found:
        return False
    key = found["double"] or found["single"] or found["plain"]
    known = [*(question.id for question in content.bank.questions), *_SAVED_KEYS]
    return bool(_ID_LIKE.fullmatch(key) or nearest(key, known))


def _choose(text: str, question: Question) -> Answer | None:
    """Return the answer that a text stands for; None for a skipped question."""
    return None if is_skip(text, question) else parse_choice(text, question)


def _from_lines(file: str, lines: tuple[str, ...], content: Content) -> tuple[Given, list[Problem]]:
    given: Given = {}
    problems: list[Problem] = []
    questions = content.bank.questions
    for index, (number, line) in enumerate(_significant(lines)):
        column = len(line) - len(line.lstrip()) + 1
        if index >= len(questions):
            message = f"This line is one too many: there are {len(questions)} questions."
            fix = "Each line answers one question, in their order."
            problems.append(problem_at(file, lines, number, column, "extra-line", message, fix))
            break
        question = questions[index]
        try:
            given[question.id] = _choose_from_line(line, question)
        except AnswerError as error:
            place = problem_at(file, lines, number, column, "", "")
            problems += [_placed(item, place, question) for item in error.problems]
    return given, problems


def _choose_from_line(line: str, question: Question) -> Answer | None:
    try:
        return _choose(line, question)
    except AnswerError:
        text, comment, _ = line.partition(" #")
        if not comment:
            raise
        return _choose(text, question)


def _placed(problem: Problem, place: Problem, question: Question) -> Problem:
    message = f'{problem.message[:-1]} for the question "{question.id}".'
    return replace(
        problem,
        message=message,
        file=place.file,
        line=place.line,
        column=place.column,
        source=place.source,
    )


def _from_document(document: Document, content: Content) -> tuple[Given, list[Problem]]:
    root = document.root
    if isinstance(root, Scalar) and root.value is None:
        return {}, []
    if not isinstance(root, MapNode):
        message = "This file has to be lines with a question and its answer."
        fix = 'Write "question-id: answer" on each line, without dashes or brackets.'
        return {}, [document.problem(root, "not-answers", message, fix)]
    if root.entry("schema") or root.entry("answers"):
        problems = list(_wrong_header(document, root, content))
        if problems:
            return {}, problems
        answers = root.entry("answers")
        root_of_answers = answers.value if answers else root
        if isinstance(root_of_answers, Scalar) and root_of_answers.value is None:
            return {}, []
        if not isinstance(root_of_answers, MapNode):
            message = '"answers" has to be lines with a question and its answer.'
            return {}, [document.problem(root_of_answers, "not-answers", message)]
        root = root_of_answers
    return _from_entries(document, root, content)


def _from_entries(
    document: Document, node: MapNode, content: Content
) -> tuple[Given, list[Problem]]:
    given: Given = {}
    problems: list[Problem] = []
    ids = [question.id for question in content.bank.questions]
    for entry in node.entries:
        question = content.bank.question(entry.key)
        if question is None:
            message = f'There is no question "{show(entry.key, _LONGEST_QUOTE)}".'
            fix = nearest(entry.key, ids) or "See them with: careerpick questions"
            problems.append(document.problem(entry, "unknown-question", message, fix))
            continue
        try:
            given[question.id] = _answer_of(document, entry.value, question)
        except AnswerError as error:
            problems += error.problems
    return given, problems


def _answer_of(document: Document, node: Node, question: Question) -> Answer | None:
    if isinstance(node, Scalar):
        return _answer_of_scalar(document, node, question)
    if isinstance(node, MapNode):
        return _answer_of_mapping(document, node, question)
    message = f'"{question.id}" takes one answer, not a list.'
    raise AnswerError(document.problem(node, "not-one-answer", message))


def _answer_of_scalar(document: Document, node: Scalar, question: Question) -> Answer | None:
    if node.value is None and question.option(node.text) is None:
        return None
    try:
        return _choose(node.text, question)
    except AnswerError as error:
        place = document.problem(node, "", "")
        raise AnswerError(_placed(item, place, question) for item in error.problems) from None


def _answer_of_mapping(document: Document, node: MapNode, question: Question) -> Answer | None:
    problems: list[Problem] = []
    marks = list(_marks_of(document, node, problems))
    chosen = node.entry("answer")
    answer: Answer | None = None
    if chosen is None:
        message = f'"answer" is missing for the question "{question.id}".'
        problems.append(document.problem(node, "no-answer", message))
    elif isinstance(chosen.value, Scalar):
        try:
            answer = _answer_of_scalar(document, chosen.value, question)
        except AnswerError as error:
            problems += error.problems
    else:
        message = f'"{question.id}" takes one answer.'
        problems.append(document.problem(chosen.value, "not-one-answer", message))
    if problems:
        raise AnswerError(problems)
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


def _marks_of(document: Document, node: MapNode, problems: list[Problem]) -> Iterator[Mark]:
    for entry in node.entries:
        if entry.key == "answer":
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


def _wrong_header(document: Document, root: MapNode, content: Content) -> Iterator[Problem]:
    """Yield what speaks against a saved file: its form, or the questions it was saved for."""
    schema = root.entry("schema")
    if schema and _text(schema) != SCHEMA:
        written = show(_text(schema), _LONGEST_QUOTE)
        message = f'This is no answer file that can be read here, but "{written}".'
        yield document.problem(schema.value, "wrong-schema", message, f"Expected: {SCHEMA}")
        return
    for entry in root.entries:
        near = nearest(entry.key, _SAVED_KEYS)
        if entry.key not in _SAVED_KEYS and near:
            message = f'unknown key "{show(entry.key, _LONGEST_QUOTE)}"'
            yield document.problem(entry, "unknown-key", message, near)
    if root.entry("answers") is None:
        yield document.problem(root, "no-answers", '"answers" is missing in this file.')
    bank = root.entry("bank")
    if bank and _text(bank) != content.bank_fingerprint:
        message = "These answers were given to other questions than those in use now."
        fix = _changes(root.entry("questions"), content)
        yield document.problem(bank.value, "other-questions", message, fix)


def _changes(saved: Entry | None, content: Content) -> str:
    """Return in words which questions differ from those that a file was saved for."""
    now = content.question_fingerprints
    then = (
        {entry.key: _text(entry) for entry in saved.value.entries}
        if saved and isinstance(saved.value, MapNode)
        else None
    )
    advice = "Answer them anew with: careerpick quiz"
    if then is None:
        return advice
    groups = {
        "Changed": [name for name in now if name in then and then[name] != now[name]],
        "Gone": [name for name in then if name not in now],
        "New": [name for name in now if name not in then],
    }
    listed = [
        f"{kind}: {', '.join(show(name, _LONGEST_QUOTE) for name in names)}."
        for kind, names in groups.items()
        if names
    ]
    return " ".join([*listed, advice])


def _text(entry: Entry) -> str:
    return entry.value.text if isinstance(entry.value, Scalar) else ""
