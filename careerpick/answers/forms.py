"""The forms of an answer file: how each is told from the others, and read.

All are read to the same: the questions that are named, each with what is written for it. What
that means is nothing to this module.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from shlex import quote
from typing import Any

from careerpick.answers.choice import find_question, stands_for_something
from careerpick.answers.saved import HEADER_KEYS, with_indentation, wrong_header
from careerpick.content.reading import Entry, ListNode, MapNode, Node, Scalar, read_document
from careerpick.content.text import Lines, Position
from careerpick.errors import AnswerError, Problem, closest
from careerpick.files import TABLE_ENDINGS
from careerpick.folding import fold, place_in
from careerpick.model import Content, Question

Written = tuple[Scalar, Node]
"""How a question is named, and what is written for it."""
MOST_PROBLEMS = 50
"""Of one file; a file made to hold a million mistakes must not take minutes."""


class AnswerFile:
    """The lines of a file, the content that they answer, and everything that is wrong with them.

    Attributes:
        written: The lines that are neither blank nor a comment, with their numbers from 1.
    """

    def __init__(self, lines: Lines, content: Content) -> None:
        self.lines = lines
        self.content = content
        self.written = [
            (number, line)
            for number, line in enumerate(lines.lines, start=1)
            if line.strip() and not line.lstrip().startswith("#")
        ]
        self.problems: list[Problem] = []

    def note(self, code: str, place: Position, **params: Any) -> None:
        """Note that something is wrong.

        Raises:
            AnswerError: So much is that nobody reads more.
        """
        self.problems.append(self.lines.problem(place, code, **params))
        if len(self.problems) >= MOST_PROBLEMS:
            raise AnswerError(self.problems)

    def note_sheets(self, second: Position, count: int) -> None:
        """Note that here are the sheets of so many people, and with what they are read."""
        name = self.lines.file
        is_table = name.casefold().endswith(TABLE_ENDINGS)
        command = self.content.command(f"group {quote(name) if is_table else 'FOLDER'}")
        case = "table" if is_table else "files"
        self.note("several-sheets", second, count=count, case=case, command=command)

    def means(self, text: str, question: Question | None) -> bool:
        """Tell whether a text answers or skips this question."""
        return question is not None and stands_for_something(text, question, self.content)

    def document(self, text: str) -> Node:
        """Read a text of the file as YAML or JSON.

        Raises:
            AnswerError: It is neither.
        """
        return read_document(text.encode(), self.lines.file, AnswerError).root


def cell(text: str, line: int, column: int) -> Scalar:
    """Return a text of a file with its place; one without letters is nothing."""
    return Scalar(line, column, text if text.strip() else None, text)


_KEY = r"""(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<plain>[^\s:]+))\s*:(\s|$)"""
_LONGEST_KEY = 1000
_ID_LIKE = r"[a-z0-9][a-z0-9_-]*"
_ENOUGH_LINES = 200


def written_in(file: AnswerFile) -> Iterator[Written]:
    """Yield what a file says, whatever its form, which is told by its first lines."""
    lines = [line for _, line in file.written][:_ENOUGH_LINES]
    if len(lines) > 1 and all(re.fullmatch(r"\s*\{.*\}\s*", line) for line in lines):
        return _json_lines(file)
    if rows := _table_rows(file):
        return _table(rows, file)
    kind = _by_most_lines(lines, file) if lines else "lines"
    return {"document": _document, "pairs": _pairs, "lines": _lines}[kind](file)


def _by_most_lines(lines: list[str], file: AnswerFile) -> str:
    """Tell a document, pairs and plain lines apart.

    A line that answers the question at its place is a plain line, whatever it looks like.
    """
    questions = file.content.bank.questions
    indentation = min(map(_column, lines)) - 1
    top, keyed, paired = 0, 0, 0
    for index, line in enumerate(lines):
        text = line[indentation:]
        if text[0].isspace():
            continue
        top += 1
        if index < len(questions) and file.means(text, questions[index]):
            continue
        if text.startswith(("{", "[", "---", "- ", "? ", "%")):
            return "document"
        found = re.match(_KEY, text[:_LONGEST_KEY])
        key = next((group for group in found.groups() if group), "") if found else ""
        keyed += _is_key(key, file.content)
        paired += _is_key(text.partition("=")[0].strip() if "=" in text else "", file.content)
    if paired > keyed and 2 * paired >= top:
        return "pairs"
    return "document" if keyed > 0 and 2 * keyed >= top else "lines"


def _is_key(key: str, content: Content) -> bool:
    if not key or len(key) > _LONGEST_KEY:
        return False
    if re.fullmatch(_ID_LIKE, key) or find_question(key, content):
        return True
    known = [*(question.id for question in content.bank.questions), *HEADER_KEYS]
    return closest(key, known) is not None


# Answers on lines of their own: in the order of the questions, or each with its question.


def _lines(file: AnswerFile) -> Iterator[Written]:
    """Yield one answer from each line, in the order of the questions.

    An empty line between them may be an answer left out or only space; where it could be
    either it is a problem, so that no answer is taken for that of another question.
    """
    questions, written = file.content.bank.questions, file.written
    if written and len(written) < len(questions):
        above = file.lines.lines[: written[-1][0]]
        empty = [number for number, line in enumerate(above, start=1) if not line.strip()]
        for number in empty:
            file.note("empty-line", Position(number, 1))
        if empty:
            return
    for (number, line), question in zip(written, questions, strict=False):
        text = _without_comment(line, question, file)
        yield cell(question.id, number, 1), cell(text, number, _column(line))
    for number, line in written[len(questions) :][:1]:
        file.note("extra-line", Position(number, _column(line)), count=len(questions))


def _pairs(file: AnswerFile) -> Iterator[Written]:
    """Yield one question=answer from each line, in any order."""
    for number, line in file.written:
        name, sign, text = line.partition("=")
        named = cell(name.strip(), number, _column(line))
        if not sign:
            file.note("no-equals-sign", named)
            continue
        question = find_question(named.text, file.content)
        written = _without_comment(text.strip(), question, file).strip()
        if len(written) > 1 and written[0] == written[-1] and written[0] in "\"'":
            written = written[1:-1]
        yield named, cell(written, number, line.index(written, len(name)) + 1)


def _column(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1


def _without_comment(line: str, question: Question | None, file: AnswerFile) -> str:
    """Cut off what follows " #", unless the line as a whole is an answer."""
    return line if file.means(line, question) else line.split(" #", 1)[0]


# A YAML or JSON document: question id to option id, with or without marks.

_DOCUMENT_MARK = r"(?m)^(?:---|\.\.\.)(?:\s|$)"
_SOMETHING = r"(?m)^\s*[^#\s]"
_MOST_JSON_LINES = 200
"""More are no answers to the questions of one bank."""


def _document(file: AnswerFile) -> Iterator[Written]:
    file.lines = replace(file.lines, lines=with_indentation(file.lines.lines))
    text = "\n".join(file.lines.lines)
    try:
        root = file.document(text)
    except AnswerError as error:
        parted = [one for one in error.problems if one.code == "several-documents"]
        people = _people_in(text, file) if parted else 1
        if people == 1:
            raise
        file.note_sheets(Position(parted[0].line or 1, parted[0].column or 1), people)
        return
    yield from _answers_of(root, file)


def _people_in(text: str, file: AnswerFile) -> int:
    """Return how many people answer in a file of several documents; 1 for a sheet that is torn.

    Where they are several, the same key stands in the first two.
    """
    parts = [part for part in re.split(_DOCUMENT_MARK, text) if re.search(_SOMETHING, part)]
    keys: list[set[str]] = []
    for part in parts[:2]:
        with suppress(AnswerError):
            root = file.document(part)
            keys.append(set(root.entries) if isinstance(root, MapNode) else set())
    return len(parts) if len(keys) > 1 and keys[0] & keys[1] else 1


def _json_lines(file: AnswerFile) -> Iterator[Written]:
    """Read each line as a document of its own, at its place in the file."""
    if len(file.written) > _MOST_JSON_LINES:
        file.note_sheets(Position(file.written[1][0], 1), len(file.written))
        return
    items = [file.document("\n" * (number - 1) + line) for number, line in file.written]
    yield from _answers_of(ListNode(1, 1, tuple(items)), file)


def _answers_of(node: Node, file: AnswerFile) -> Iterator[Written]:
    """Yield the answers of a document: a sheet, a list of one sheet, or a list of answers."""
    items = node.items if isinstance(node, ListNode) else ()
    maps = [item for item in items if isinstance(item, MapNode)]
    if len(maps) < len(items):
        file.note("not-answers", node)
    elif any({"question", "answer"} <= item.entries.keys() for item in maps):
        for item in maps:
            rest = dict(item.entries)
            name = rest.pop("question").value if "question" in rest else None
            if isinstance(name, Scalar):
                yield name, replace(item, entries=rest)
            elif name:
                file.note("not-answers", name)
            else:
                file.note("no-question", item)
    elif slip := next(filter(None, (_misspelt(item, file.content) for item in maps)), None):
        near, known = closest(slip.key, _HEADINGS), ", ".join(_HEADINGS)
        file.note("unknown-key", slip, key=slip.key, near=near, known=known)
    elif len(maps) > 1:
        file.note_sheets(maps[1], len(maps))
    else:
        yield from _answers_on(maps[0] if maps else node, file)


def _misspelt(item: MapNode, content: Content) -> Entry | None:
    """Return the key that should be "question" beside "answer", or the other way round."""
    others = [entry for key, entry in item.entries.items() if key not in _HEADINGS]
    if len(item.entries) - len(others) != 1:
        return None
    slips = (entry for entry in others if closest(entry.key, _HEADINGS))
    return next((entry for entry in slips if not find_question(entry.key, content)), None)


def _answers_on(sheet: Node, file: AnswerFile) -> Iterator[Written]:
    if isinstance(sheet, MapNode) and not sheet.entries.keys().isdisjoint(("schema", "answers")):
        file.problems += wrong_header(sheet, file.lines, file.content)
        answers = sheet.entries.get("answers")
        if file.problems or answers is None:
            return
        sheet = answers.value
    if isinstance(sheet, MapNode):
        for entry in sheet.entries.values():
            yield cell(entry.key, entry.line, entry.column), entry.value
    elif not isinstance(sheet, Scalar) or sheet.value is not None:
        file.note("not-answers", sheet)


# A table, as a table program writes it: one row names the questions, one answers. Commas,
# semicolons or tabs between the cells. A table of two columns may have a row for each answer.

_DELIMITERS = "\t;,"
_MOST_COLUMNS = 1000
"""No bank has so many questions; each cell is compared with all of them."""
_HEADINGS = ("question", "answer")
_NAMED = "[:=]"
_SEPARATOR_LINE = r"(?i)sep=[\t;,]"

Row = list[Scalar]


def _table_rows(file: AnswerFile) -> list[Row]:
    """Return the cells of each line; nothing where the lines are no table."""
    content, numbered = file.content, []
    for number, line in enumerate(file.lines.lines, start=1):
        bare = line.strip("\t;, ")
        if bare and not bare.startswith("#") and not re.fullmatch(_SEPARATOR_LINE, line.strip(" ")):
            numbered.append((number, line))
    if not numbered or file.means(numbered[0][1], content.bank.questions[0]):
        return []
    number, first = numbered[0]
    named = find_question(re.split(_NAMED, first, maxsplit=1)[0], content)
    if named and named.pick == "many":  # the commas are between its answers
        return []
    for delimiter in _DELIMITERS:
        row = _cells(first, number, delimiter)
        if 1 < len(row) <= _MOST_COLUMNS and _is_header(row, file, alone=len(numbered) == 1):
            return [_cells(line, number, delimiter) for number, line in numbered]
    return []


def _cells(line: str, number: int, delimiter: str) -> Row:
    form = rf'(?:^|{delimiter})( *)(?:"((?:[^"]|"")*)" *(?={delimiter}|$)|([^{delimiter}]*))'
    row = []
    for found in re.finditer(form, line):
        _, quoted, bare = found.groups()
        text = bare if quoted is None else quoted.replace('""', '"')
        row.append(replace(cell(text, number, found.end(1) + 1), plain=quoted is None))
    return row


def _is_header(row: Row, file: AnswerFile, *, alone: bool) -> bool:
    if _is_list(row, file):
        return True
    named = [one for one in row if find_question(one.text, file.content)]
    if len(named) < len(_HEADINGS) and 2 * len(named) < len(row):
        return False
    numbers = [number for one in row if (number := place_in(fold(one.text)))]
    if len(numbers) < len(row):
        return True
    # The numbers of questions count up; those that are answers seldom do.
    return not alone and len(numbers) > len(_HEADINGS) and numbers == sorted(set(numbers))


def _is_list(row: Row, file: AnswerFile) -> bool:
    """Tell a table that has a row for each answer."""
    first, second = row[0].text, row[1].text
    if len(row) != len(_HEADINGS) or find_question(second, file.content):
        return False
    is_headed = (fold(first), fold(second)) == _HEADINGS
    return is_headed or file.means(second, find_question(first, file.content))


def _table(rows: list[Row], file: AnswerFile) -> Iterator[Written]:
    """Yield the answers of a table of one sheet."""
    names, *sheets = rows
    opened = (one for row in rows for one in row if one.plain and one.text.startswith('"'))
    if first := next(opened, None):
        file.note("open-cell", first)
    elif _is_list(names, file):
        for row in rows[fold(names[0].text) == _HEADINGS[0] :]:
            if len(row) == len(_HEADINGS):
                yield row[0], row[1]
            else:
                file.note("cells", row[0], cells=len(row), names=len(_HEADINGS))
    elif len(sheets) > 1:
        file.note_sheets(sheets[1][0], len(sheets))
    else:
        while names and names[-1].value is None:
            names.pop()
        row = sheets[0] if sheets else [replace(one, value=None, text="") for one in names]
        if len(row) < len(names) or any(one.value is not None for one in row[len(names) :]):
            file.note("cells", row[0], cells=len(row), names=len(names))
            return
        yield from zip(names, row, strict=False)
