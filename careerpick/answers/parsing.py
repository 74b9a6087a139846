"""An answer file -> the answer sheet, whichever of its forms the file has."""

from careerpick.answers.cells import Cell, Given
from careerpick.answers.documents import answers_of_document, answers_of_items
from careerpick.answers.faults import Lines
from careerpick.answers.forms import form_of, significant_lines
from careerpick.answers.plain import answers_of_lines, answers_of_pairs
from careerpick.answers.saved import with_indentation
from careerpick.answers.tables import answers_of_table, delimiter_of
from careerpick.content.decoding import decode
from careerpick.content.nodes import Document, ListNode, Node
from careerpick.content.reading import read_document
from careerpick.errors import AnswerError
from careerpick.model import AnswerSheet, Content
from careerpick.values import value

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
    lines = tuple(decode(raw, file, AnswerError).split("\n"))
    given = Given(Lines(file, lines), content)
    _fill(given, lines, file)
    if given.problems:
        raise AnswerError(given.problems)
    ids = [question.id for question in content.bank.questions]
    answers = {name: answer for name, answer in given.answers.items() if answer is not None}
    return ParsedAnswers(
        AnswerSheet(answers),
        skipped=tuple(name for name in ids if name in given.answers and name not in answers),
    )


def _fill(given: Given, lines: tuple[str, ...], file: str) -> None:
    form = form_of(lines, given.content)
    if form == "document":
        whole = with_indentation(lines)
        given.lines = Lines(file, whole)
        document = read_document("\n".join(whole).encode(), file, AnswerError)
        answers_of_document(document, given)
    elif form == "json-lines" and len(significant_lines(lines)) > _MOST_LINES:
        number = significant_lines(lines)[1][0]
        count = len(significant_lines(lines))
        given.note("several-sheets", Cell("", number, 1), count=count)
    elif form == "json-lines":
        document = _json_lines(lines, file)
        assert isinstance(document.root, ListNode)
        answers_of_items(document, document.root.items, given)
    elif form == "table":
        answers_of_table(lines, delimiter_of(lines, given.content) or ",", given)
    elif form == "pairs":
        answers_of_pairs(lines, given)
    else:
        answers_of_lines(lines, given)


def _json_lines(lines: tuple[str, ...], file: str) -> Document:
    """Read each line as a document of its own, at its place in the file.

    Raises:
        AnswerError: One of them cannot be read.
    """
    items: list[Node] = []
    for number, line in significant_lines(lines):
        alone = "\n" * (number - 1) + line
        items.append(read_document(alone.encode(), file, AnswerError).root)
    return Document(file, lines, ListNode(tuple(items), 1, 1))
