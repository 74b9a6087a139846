"""An answer file -> the answer sheet, whichever of its forms the file has."""

import re
from typing import Literal

from careerpick.answers.choice import find_question, stands_for_something
from careerpick.answers.documents import answers_of_document
from careerpick.answers.given import MOST_PROBLEMS, Cell, Given
from careerpick.answers.saved import HEADER_KEYS, with_indentation
from careerpick.answers.tables import answers_of_table, delimiter_of
from careerpick.content.reading import ListNode, read_document
from careerpick.content.text import Lines, decode
from careerpick.errors import AnswerError, closest
from careerpick.model import AnswerSheet, Content, Question
from careerpick.values import value

# Which form an answer file has: a table, a YAML or JSON document, pairs, or plain lines.

Form = Literal["lines", "document", "pairs", "json-lines", "table"]

_KEY = r"""(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<plain>[^\s:]+))\s*:(\s|$)"""
_LONGEST_KEY = 1000
_ID_LIKE = r"[a-z0-9][a-z0-9_-]*"
_ENOUGH_LINES = 200


def form_of(lines: tuple[str, ...], content: Content) -> Form:
    """Tell the form of a file from its first lines.

    A line that answers the question at its place is a plain line, whatever it looks like.
    """
    significant = [line for _, line in significant_lines(lines)][:_ENOUGH_LINES]
    if not significant:
        return "lines"
    if _is_json_lines(significant):
        return "json-lines"
    if delimiter_of(lines, content):
        return "table"
    return _by_most_lines(significant, content)


def significant_lines(lines: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return the lines that are neither blank nor a comment, with their numbers from 1."""
    return [
        (number, line)
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.lstrip().startswith("#")
    ]


def _is_json_lines(significant: list[str]) -> bool:
    bare = [line.strip() for line in significant]
    return len(bare) > 1 and all(line[0] == "{" and line[-1] == "}" for line in bare)


def _by_most_lines(significant: list[str], content: Content) -> Form:
    questions = content.bank.questions
    indentation = min(len(line) - len(line.lstrip()) for line in significant)
    top, keyed, paired = 0, 0, 0
    for index, line in enumerate(significant):
        text = line[indentation:]
        if text[0].isspace():
            continue
        top += 1
        if index < len(questions) and stands_for_something(text, questions[index], content):
            continue
        if text.startswith(("{", "[", "---", "- ", "? ", "%")):
            return "document"
        keyed += _is_key(_key_of_mapping(text), content)
        paired += _is_key(text.partition("=")[0].strip() if "=" in text else "", content)
    if paired > keyed and 2 * paired >= top:
        return "pairs"
    return "document" if keyed > 0 and 2 * keyed >= top else "lines"


def _key_of_mapping(text: str) -> str:
    found = re.match(_KEY, text[:_LONGEST_KEY])
    return next((group for group in found.groups() if group), "") if found else ""


def _is_key(key: str, content: Content) -> bool:
    if not key or len(key) > _LONGEST_KEY:
        return False
    if re.fullmatch(_ID_LIKE, key) or find_question(key, content):
        return True
    known = [*(question.id for question in content.bank.questions), *HEADER_KEYS]
    return closest(key, known) is not None


# Answers on lines of their own: in the order of the questions, or each with its question.


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
    if stands_for_something(line, question, given.content):
        return line
    return line.split(" #", 1)[0]


_MOST_LINES = 200
"""More lines of JSON than this are no answers to the questions of one bank."""


@value
class ParsedAnswers:
    """What an answer file says.

    Attributes:
        sheet: The answers that were given.
        skipped: Ids of the questions that the file skips by name, in the order of the bank.
    """

    sheet: AnswerSheet
    skipped: tuple[str, ...]


def parse_answers(raw: bytes, file: str, content: Content) -> ParsedAnswers:
    """Return what an answer file says; an empty file answers nothing.

    Args:
        raw: The bytes of the file. It is a mapping of question to answer in YAML or JSON; the
            same below `answers` as `format_answers` writes it; a table whose first row names
            the questions; lines of JSON; question=answer on each line; or one answer on each
            line, in the order of the questions.
        file: Its name as the person gave it, for messages.
        content: What the answers have to fit.

    Raises:
        AnswerError: With every problem of the file.
    """
    given = Given(decode(raw, file, AnswerError), content)
    _fill(given)
    if given.problems:
        raise AnswerError(given.problems)
    ids = [question.id for question in content.bank.questions]
    answers = {name: answer for name, answer in given.answers.items() if answer is not None}
    return ParsedAnswers(
        AnswerSheet(answers),
        skipped=tuple(name for name in ids if name in given.answers and name not in answers),
    )


def _fill(given: Given) -> None:
    file, lines = given.lines.file, given.lines.lines
    form = form_of(lines, given.content)
    if form == "document":
        whole = with_indentation(lines)
        given.lines = Lines(file, whole)
        root = read_document("\n".join(whole).encode(), file, AnswerError).root
        answers_of_document(root, given)
    elif form == "json-lines":
        _answers_of_json_lines(significant_lines(lines), given)
    elif form == "table":
        answers_of_table(lines, delimiter_of(lines, given.content) or ",", given)
    elif form == "pairs":
        answers_of_pairs(lines, given)
    else:
        answers_of_lines(lines, given)


def _answers_of_json_lines(significant: list[tuple[int, str]], given: Given) -> None:
    """Read each line as a document of its own, at its place in the file.

    Raises:
        AnswerError: One of them cannot be read.
    """
    if len(significant) > _MOST_LINES:
        number, _ = significant[1]
        given.note("several-sheets", Cell("", number, 1), count=len(significant))
        return
    file = given.lines.file
    alone = ("\n" * (number - 1) + line for number, line in significant)
    items = tuple(read_document(text.encode(), file, AnswerError).root for text in alone)
    answers_of_document(ListNode(items, 1, 1), given)
