"""An answer file -> the answer sheet, whichever of its forms the file has.

Knows no terminal. Whatever is wrong with an answer file is an `AnswerError` with every
problem at its place; there is never a part of a result.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from careerpick.answers.choice import choose, find_question, quote, stands_for_something
from careerpick.answers.saved import HEADER_KEYS, with_indentation, wrong_header
from careerpick.content.reading import ListNode, MapNode, Node, Scalar, read_document
from careerpick.content.text import Lines, Position, decode
from careerpick.errors import AnswerError, Problem, closest
from careerpick.folding import fold
from careerpick.model import NONE, Answer, AnswerSheet, Content, Mark, Question
from careerpick.values import value


@value
class Unread:
    """An answer that means nothing, where the rest of its sheet is used.

    Attributes:
        question: Id of the question.
        text: What was written; "" where it is not one text.
        problem: What is wrong with it.
    """

    question: str
    text: str
    problem: Problem


@value
class ParsedAnswers:
    """What an answer file says.

    Attributes:
        sheet: The answers that were given.
        skipped: Ids of the questions that the file skips by name, in the order of the bank.
        unread: What is wrong with answers to questions of detail, where these count as skipped.
    """

    sheet: AnswerSheet
    skipped: tuple[str, ...]
    unread: tuple[Unread, ...] = ()


def parse_answers(
    raw: bytes, file: str, content: Content, *, forgiving: bool = False
) -> ParsedAnswers:
    """Return what an answer file says; an empty file answers nothing.

    Args:
        raw: The bytes of the file. It is a mapping of question to answer in YAML or JSON; the
            same below `answers` as `format_answers` writes it; a table whose first row names
            the questions; lines of JSON; question=answer on each line; or one answer on each
            line, in the order of the questions.
        file: Its name as the person gave it, for messages.
        content: What the answers have to fit.
        forgiving: Whether a wrong answer to a question of detail, which changes no result,
            counts as skipped, and is no problem of the file.

    Raises:
        AnswerError: With every problem of the file.
    """
    given = _Given(decode(raw, file, AnswerError), content, forgiving=forgiving)
    _form_of(given)(given)
    if given.problems:
        raise AnswerError(given.problems)
    ids = [question.id for question in content.bank.questions]
    answers = {name: answer for name, answer in given.answers.items() if answer is not None}
    return ParsedAnswers(
        AnswerSheet(answers),
        skipped=tuple(name for name in ids if name in given.answers and name not in answers),
        unread=tuple(given.unread),
    )


MOST_PROBLEMS = 50
"""Of one file; a file made to hold a million mistakes must not take minutes."""
_MARKS: dict[str, Mark] = {"important": "important", "deal_breaker": "deal_breaker"}


class _Given:
    """Collects what a file answers, and everything that is wrong with it.

    Attributes:
        written: The lines that are neither blank nor a comment, with their numbers from 1.
        answers: Question id to answer; None for a question that is skipped by name.
        unread: Answers to questions of detail that are forgiven.
    """

    def __init__(self, lines: Lines, content: Content, *, forgiving: bool) -> None:
        self.lines = lines
        self.content = content
        self.forgiving = forgiving
        self.written = [
            (number, line)
            for number, line in enumerate(lines.lines, start=1)
            if line.strip() and not line.lstrip().startswith("#")
        ]
        self.answers: dict[str, Answer | None] = {}
        self.problems: list[Problem] = []
        self.unread: list[Unread] = []
        self._first: dict[str, int] = {}

    def note(self, code: str, place: Position, **params: Any) -> None:
        """Note that something is wrong.

        Raises:
            AnswerError: So much is that nobody reads more.
        """
        self.problems.append(self.lines.problem(place, code, **params))
        if len(self.problems) >= MOST_PROBLEMS:
            raise AnswerError(self.problems)

    def take(self, name: Scalar, written: Node) -> None:
        """Take what is written as the answer to the question that is named."""
        question = find_question(name.text, self.content)
        if question is None:
            names = [item.id for item in self.content.bank.questions]
            near = closest(name.text, names) or ""
            command = self.content.command("questions")
            self.note("unknown-question", name, name=quote(name.text), near=near, command=command)
            return
        first = self._first.setdefault(question.id, name.line)
        if question.id in self.answers:
            self.note("answered-twice", name, question=question.id, first=first, second=name.line)
            return
        self.put(question, written)

    def put(self, question: Question, written: Node) -> None:
        """Take what is written as the answer to a question."""
        known = len(self.problems)
        self.answers[question.id] = self.answer(question, written)
        if self.forgiving and question.is_detail:
            text = written.text if isinstance(written, Scalar) else ""
            self.unread += (Unread(question.id, text, one) for one in self.problems[known:][:1])
            del self.problems[known:]

    def answer(self, question: Question, node: Node) -> Answer | None:
        """Return the answer that is written; None for a skipped question, and for a problem."""
        if isinstance(node, MapNode):
            return self._marked(question, node)
        if isinstance(node, ListNode):
            return self._ticked(question, node)
        # By its text, so that an option may be called true, 010 or null.
        if node.value is None and question.option(node.text) is None:
            return None
        return self._chosen(question, node)

    def _chosen(self, question: Question, written: Scalar) -> Answer | None:
        try:
            return choose(written.text, question, self.content)
        except AnswerError as error:
            for problem in error.problems:
                params = {**dict(problem.params), "question": question.id}
                self.note(problem.code, written, **params)
            return None

    def _ticked(self, question: Question, node: ListNode) -> Answer | None:
        if question.pick != "many":
            self.note("not-one-answer", node, question=question.id)
            return None
        known, texts = len(self.problems), []
        for item in node.items:
            if isinstance(item, Scalar):
                texts.append(item.text)
                self._chosen(question, item)
            else:
                self.note("not-an-option", item, question=question.id)
        if len(self.problems) > known:
            return None
        return self._chosen(question, _cell("\n".join(texts) or NONE, node.line, node.column))

    def _marked(self, question: Question, node: MapNode) -> Answer | None:
        known = len(self.problems)
        marks = list(self._marks(node))
        chosen = node.entries.get("answer")
        answer = None
        if chosen is None:
            self.note("no-answer", node, question=question.id)
        elif isinstance(chosen.value, MapNode):
            self.note("not-one-answer", chosen.value, question=question.id)
        else:
            answer = self.answer(question, chosen.value)
        if len(self.problems) > known or not marks:
            return answer
        if answer is None:
            self.note("marked-skip", node)
        elif question.is_detail:
            self.note("marked-detail", node)
        elif len(marks) > 1 or answer.mark != "normal":
            self.note("two-marks", node)
        return replace(answer, mark=marks[0]) if answer else None

    def _marks(self, node: MapNode) -> Iterator[Mark]:
        for entry in node.entries.values():
            if entry.key == "answer":
                continue
            if entry.key not in _MARKS:
                known = ("answer", *_MARKS)
                near = closest(entry.key, known) or ""
                params = {"key": quote(entry.key), "near": near, "known": ", ".join(known)}
                self.note("unknown-key", entry, **params)
            elif not isinstance(entry.value, Scalar) or not isinstance(entry.value.value, bool):
                self.note("not-true-or-false", entry.value, key=entry.key)
            elif entry.value.value:
                yield _MARKS[entry.key]


def _cell(text: str, line: int, column: int) -> Scalar:
    """Return a text of a file with its place; one without letters is nothing."""
    return Scalar(line, column, text if text.strip() else None, text)


# Which form an answer file has: a table, a YAML or JSON document, pairs, or plain lines.

_KEY = r"""(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<plain>[^\s:]+))\s*:(\s|$)"""
_LONGEST_KEY = 1000
_ID_LIKE = r"[a-z0-9][a-z0-9_-]*"
_ENOUGH_LINES = 200
_MOST_JSON_LINES = 200
"""More are no answers to the questions of one bank."""


def _form_of(given: _Given) -> Callable[[_Given], None]:
    """Return what reads a file like this, judged by its first lines.

    A line that answers the question at its place is a plain line, whatever it looks like.
    """
    lines = [line for _, line in given.written][:_ENOUGH_LINES]
    bare = [line.strip() for line in lines]
    if len(bare) > 1 and all(line[0] == "{" and line[-1] == "}" for line in bare):
        return _read_json_lines
    if lines and _delimiter_of(given):
        return _read_table
    return _by_most_lines(lines, given) if lines else _read_lines


def _by_most_lines(lines: list[str], given: _Given) -> Callable[[_Given], None]:
    content = given.content
    questions = content.bank.questions
    indentation = min(map(_column, lines)) - 1
    top, keyed, paired = 0, 0, 0
    for index, line in enumerate(lines):
        text = line[indentation:]
        if text[0].isspace():
            continue
        top += 1
        if index < len(questions) and stands_for_something(text, questions[index], content):
            continue
        if text.startswith(("{", "[", "---", "- ", "? ", "%")):
            return _read_document
        found = re.match(_KEY, text[:_LONGEST_KEY])
        key = next((group for group in found.groups() if group), "") if found else ""
        keyed += _is_key(key, content)
        paired += _is_key(text.partition("=")[0].strip() if "=" in text else "", content)
    if paired > keyed and 2 * paired >= top:
        return _read_pairs
    return _read_document if keyed > 0 and 2 * keyed >= top else _read_lines


def _is_key(key: str, content: Content) -> bool:
    if not key or len(key) > _LONGEST_KEY:
        return False
    if re.fullmatch(_ID_LIKE, key) or find_question(key, content):
        return True
    known = [*(question.id for question in content.bank.questions), *HEADER_KEYS]
    return closest(key, known) is not None


# Answers on lines of their own: in the order of the questions, or each with its question.


def _read_lines(given: _Given) -> None:
    """Take one answer from each line, in the order of the questions.

    An empty line between them may be an answer left out or only space; where it could be
    either it is a problem, so that no answer is taken for that of another question.
    """
    questions, written = given.content.bank.questions, given.written
    if written and len(written) < len(questions):
        above = given.lines.lines[: written[-1][0]]
        empty = [number for number, line in enumerate(above, start=1) if not line.strip()]
        for number in empty:
            given.note("empty-line", _cell("", number, 1))
        if empty:
            return
    for (number, line), question in zip(written, questions, strict=False):
        text = _without_comment(line, question, given)
        given.put(question, _cell(text, number, _column(line)))
    for number, line in written[len(questions) :][:1]:
        given.note("extra-line", _cell(line, number, _column(line)), count=len(questions))


def _read_pairs(given: _Given) -> None:
    """Take one question=answer from each line, in any order."""
    for number, line in given.written:
        name, sign, text = line.partition("=")
        named = _cell(name.strip(), number, _column(line))
        if not sign:
            given.note("no-equals-sign", named)
            continue
        question = find_question(named.text, given.content)
        written = _without_comment(text.strip(), question, given).strip()
        if len(written) > 1 and written[0] == written[-1] and written[0] in "\"'":
            written = written[1:-1]
        given.take(named, _cell(written, number, line.index(written, len(name)) + 1))


def _column(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1


def _without_comment(line: str, question: Question | None, given: _Given) -> str:
    """Cut off what follows " #", unless the line as a whole is an answer."""
    if question and stands_for_something(line, question, given.content):
        return line
    return line.split(" #", 1)[0]


# A YAML or JSON document: question id to option id, with or without marks.


def _read_document(given: _Given) -> None:
    file, lines = given.lines.file, with_indentation(given.lines.lines)
    given.lines = Lines(file, lines)
    _take_document(read_document("\n".join(lines).encode(), file, AnswerError).root, given)


def _read_json_lines(given: _Given) -> None:
    """Read each line as a document of its own, at its place in the file.

    Raises:
        AnswerError: One of them cannot be read.
    """
    if len(given.written) > _MOST_JSON_LINES:
        second = _cell("", given.written[1][0], 1)
        given.note("several-sheets", second, count=len(given.written))
        return
    alone = ("\n" * (number - 1) + line for number, line in given.written)
    items = [read_document(text.encode(), given.lines.file, AnswerError).root for text in alone]
    _take_document(ListNode(1, 1, tuple(items)), given)


def _take_document(node: Node, given: _Given) -> None:
    """Take the answers of a document: a sheet, a list of one sheet, or a list of answers."""
    if not isinstance(node, ListNode) or not node.items:
        _take_sheet(node, given)
        return
    maps = [item for item in node.items if isinstance(item, MapNode)]
    if len(maps) == len(node.items) and all(map(_is_record, maps)):
        for item in maps:
            name = item.entries["question"].value
            rest = {key: entry for key, entry in item.entries.items() if key != "question"}
            if isinstance(name, Scalar):
                given.take(name, replace(item, entries=rest))
            else:
                given.note("not-answers", name)
    elif len(maps) == len(node.items) > 1:
        given.note("several-sheets", maps[1], count=len(maps))
    elif maps:
        _take_sheet(maps[0], given)
    else:
        given.note("not-answers", node)


def _is_record(node: MapNode) -> bool:
    """Whether it is one answer, as in a list or in the lines of a file that hold one each."""
    return {"question", "answer"} <= set(node.entries) <= {"question", "answer", *_MARKS}


def _take_sheet(node: Node, given: _Given) -> None:
    if isinstance(node, MapNode) and not node.entries.keys().isdisjoint(("schema", "answers")):
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
        given.take(Scalar(entry.line, entry.column, entry.key, entry.key), entry.value)


# A table, as a table program writes it: one row names the questions, one answers. Commas,
# semicolons or tabs between the cells. A table of two columns may have a row for each answer.

_DELIMITERS = "\t;,"
_MOST_COLUMNS = 1000
"""No bank has so many questions; each cell is compared with all of them."""
_HEADINGS = ("question", "answer")
_NAMED = "[:=]"
_SEPARATOR_LINE = r"(?i)sep=[\t;,]"
_QUOTED = r'\s*"((?:[^"]|"")*)"\s*'


def _delimiter_of(given: _Given) -> str | None:
    """Return what stands between the cells; None where the lines are no table."""
    content, numbered = given.content, list(_rows(given))
    if not numbered:
        return None
    number, first = numbered[0]
    if stands_for_something(first, content.bank.questions[0], content):
        return None
    named = find_question(re.split(_NAMED, first, maxsplit=1)[0], content)
    if named and named.pick == "many":  # the commas are between its answers
        return None
    for delimiter in _DELIMITERS:
        cells = _cells(first, number, delimiter) or []
        if 1 < len(cells) <= _MOST_COLUMNS and _is_header(cells, content, alone=len(numbered) == 1):
            return delimiter
    return None


def _is_header(cells: list[Scalar], content: Content, *, alone: bool) -> bool:
    if _is_list(cells, content):
        return True
    named = [cell for cell in cells if find_question(cell.text, content)]
    if len(named) < len(_HEADINGS) and 2 * len(named) < len(cells):
        return False
    if not all(cell.text.strip().isdigit() for cell in cells):
        return True
    # The numbers of questions count up; those that are answers seldom do.
    numbers = [int(cell.text) for cell in cells]
    return not alone and len(numbers) > len(_HEADINGS) and numbers == sorted(set(numbers))


def _is_list(cells: list[Scalar], content: Content) -> bool:
    """Tell a table that has a row for each answer."""
    if tuple(fold(cell.text) for cell in cells) == _HEADINGS:
        return True
    question = find_question(cells[0].text, content)
    if question is None or len(cells) != len(_HEADINGS) or find_question(cells[1].text, content):
        return False
    return stands_for_something(cells[1].text, question, content)


def _read_table(given: _Given) -> None:
    """Take the answers of a table of one sheet."""
    delimiter = _delimiter_of(given) or ","
    rows: list[list[Scalar]] = []
    for number, line in _rows(given):
        cells = _cells(line, number, delimiter)
        if cells is None:
            given.note("open-cell", _cell(line, number, line.index('"') + 1))
            return
        rows.append(cells)
    if not _is_list(rows[0], given.content):
        _take_columns(rows, given)
        return
    for cells in rows[fold(rows[0][0].text) == _HEADINGS[0] :]:
        if len(cells) == len(_HEADINGS):
            given.take(*cells)
        else:
            given.note("cells", cells[0], cells=len(cells), names=len(_HEADINGS))


def _take_columns(rows: list[list[Scalar]], given: _Given) -> None:
    names, *sheets = rows
    while names and names[-1].value is None:
        names.pop()
    if len(sheets) > 1:
        given.note("several-sheets", sheets[1][0], count=len(sheets))
        return
    cells = sheets[0] if sheets else [_cell("", name.line, name.column) for name in names]
    if len(cells) < len(names) or any(cell.value is not None for cell in cells[len(names) :]):
        given.note("cells", cells[0], cells=len(cells), names=len(names))
        return
    for name, written in zip(names, cells, strict=False):
        given.take(name, written)


def _rows(given: _Given) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something, with their numbers from 1."""
    for number, line in enumerate(given.lines.lines, start=1):
        bare = line.strip("\t;, ")
        if bare and not bare.startswith("#") and not re.fullmatch(_SEPARATOR_LINE, line.strip(" ")):
            yield number, line


def _cells(line: str, number: int, delimiter: str) -> list[Scalar] | None:
    """Return the cells of a line; None where a quote is never closed."""
    cells: list[Scalar] = []
    start = 0
    while start <= len(line):
        quoted = re.compile(_QUOTED).match(line, start)
        if quoted and line[quoted.end() : quoted.end() + 1] in ("", delimiter):
            end, text = quoted.end(), quoted[1].replace('""', '"')
        elif line[start : start + 1] == '"':
            return None
        else:
            found = line.find(delimiter, start)
            end = len(line) if found < 0 else found
            text = line[start:end]
        cells.append(_cell(text, number, start + _column(line[start:end])))
        start = end + 1
    return cells
