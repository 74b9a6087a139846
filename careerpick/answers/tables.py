"""Answers in a table, as a table program writes it: one row names the questions, one answers.

Commas, semicolons or tabs between the cells. A table of two columns may have a row for each
answer instead.
"""

import re
from collections.abc import Iterator

from careerpick.answers.choice import find_question, stands_for_something
from careerpick.answers.given import Cell, Given
from careerpick.folding import fold
from careerpick.model import Content

_DELIMITERS = "\t;,"
_MOST_COLUMNS = 1000
"""No bank has so many questions; each cell is compared with all of them."""
_HEADINGS = ("question", "answer")
_NAMED = "[:=]"
_SEPARATOR_LINE = r"(?i)sep=[\t;,]"
_QUOTED = r'\s*"((?:[^"]|"")*)"\s*'


def delimiter_of(lines: tuple[str, ...], content: Content) -> str | None:
    """Return what stands between the cells; None where the lines are no table."""
    numbered = list(_rows(lines))
    if not numbered:
        return None
    number, first = numbered[0]
    question = content.bank.questions[0]
    if stands_for_something(first, question, content):
        return None
    named = find_question(re.split(_NAMED, first, maxsplit=1)[0], content)
    if named and named.pick == "many":  # the commas are between its answers
        return None
    for delimiter in _DELIMITERS:
        cells = _cells(first, number, delimiter) or []
        if 1 < len(cells) <= _MOST_COLUMNS and _is_header(cells, content, alone=len(numbered) == 1):
            return delimiter
    return None


def answers_of_table(lines: tuple[str, ...], delimiter: str, given: Given) -> None:
    """Take the answers of a table of one sheet."""
    rows: list[list[Cell]] = []
    for number, line in _rows(lines):
        cells = _cells(line, number, delimiter)
        if cells is None:
            given.note("open-cell", Cell(line, number, line.index('"') + 1))
            return
        rows.append(cells)
    if _is_list(rows[0], given.content):
        _answers_in_rows(rows[fold(rows[0][0].text) == _HEADINGS[0] :], given)
    else:
        _answers_in_columns(rows, given)


def _is_header(cells: list[Cell], content: Content, *, alone: bool) -> bool:
    if _is_list(cells, content):
        return True
    named = [cell for cell in cells if find_question(cell.text, content)]
    if len(named) < len(_HEADINGS) and 2 * len(named) < len(cells):
        return False
    numbers = all(cell.text.strip().isdigit() for cell in cells)
    return not numbers or _counts_up(cells, alone=alone)


def _counts_up(cells: list[Cell], *, alone: bool) -> bool:
    """Tell the numbers of questions from numbers that are answers."""
    numbers = [int(cell.text) for cell in cells]
    return not alone and len(numbers) > len(_HEADINGS) and numbers == sorted(set(numbers))


def _is_list(cells: list[Cell], content: Content) -> bool:
    """Tell a table that has a row for each answer."""
    if tuple(fold(cell.text) for cell in cells) == _HEADINGS:
        return True
    if len(cells) != len(_HEADINGS):
        return False
    question = find_question(cells[0].text, content)
    return (
        question is not None
        and find_question(cells[1].text, content) is None
        and stands_for_something(cells[1].text, question, content)
    )


def _answers_in_rows(rows: list[list[Cell]], given: Given) -> None:
    for cells in rows:
        if given.full:
            return
        if len(cells) != len(_HEADINGS):
            given.note("cells", cells[0], cells=len(cells), names=len(_HEADINGS))
            continue
        _take(cells[0], cells[1], given)


def _answers_in_columns(rows: list[list[Cell]], given: Given) -> None:
    names, *sheets = rows
    while names and not names[-1].text.strip():
        names.pop()
    if len(sheets) > 1:
        given.note("several-sheets", sheets[1][0], count=len(sheets))
        return
    cells = sheets[0] if sheets else [Cell("", name.line, name.column) for name in names]
    if len(cells) < len(names) or any(cell.text.strip() for cell in cells[len(names) :]):
        given.note("cells", cells[0], cells=len(cells), names=len(names))
        return
    for index, name in enumerate(names):
        if not given.full:
            _take(name, cells[index], given)


def _take(name: Cell, written: Cell, given: Given) -> None:
    question = given.question(name)
    if question and written.text.strip():
        given.take(question, written)


def _rows(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something, with their numbers from 1."""
    for number, line in enumerate(lines, start=1):
        bare = line.strip("\t;, ")
        if bare and not bare.startswith("#") and not re.fullmatch(_SEPARATOR_LINE, line.strip(" ")):
            yield number, line


def _cells(line: str, number: int, delimiter: str) -> list[Cell] | None:
    """Return the cells of a line; None where a quote is never closed."""
    cells: list[Cell] = []
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
        column = start + len(line[start:end]) - len(line[start:end].lstrip()) + 1
        cells.append(Cell(text, number, column))
        start = end + 1
    return cells
