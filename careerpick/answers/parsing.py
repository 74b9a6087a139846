"""An answer file -> the answer sheet, whichever of its forms the file has."""

from careerpick.answers.choice import choose, placed, stands_for_something
from careerpick.answers.documents import answers_of_document
from careerpick.answers.forms import is_mapping, significant_lines
from careerpick.content.decoding import decode
from careerpick.content.nodes import problem_at
from careerpick.content.reading import read_document
from careerpick.errors import AnswerError, Problem
from careerpick.model import Answer, AnswerSheet, Content, Question
from careerpick.values import value


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
        raw: The bytes of the file: a mapping of question id to answer in YAML or JSON; the
            same below `answers` as `format_answers` writes it; or one answer on each line,
            in the order of the questions.
        file: Its name as the person gave it, for messages.
        content: What the answers have to fit.

    Raises:
        AnswerError: With every problem of the file.
    """
    lines = tuple(decode(raw, file, AnswerError).split("\n"))
    if is_mapping(lines, content):
        given, problems = answers_of_document(read_document(raw, file, AnswerError), content)
    else:
        given, problems = _answers_of_lines(file, lines, content)
    if problems:
        raise AnswerError(problems)
    ids = [question.id for question in content.bank.questions]
    answers = {name: answer for name, answer in given.items() if answer is not None}
    return ParsedAnswers(
        AnswerSheet(answers),
        skipped=tuple(name for name in ids if name in given and given[name] is None),
    )


def _answers_of_lines(
    file: str, lines: tuple[str, ...], content: Content
) -> tuple[dict[str, Answer | None], list[Problem]]:
    given: dict[str, Answer | None] = {}
    problems: list[Problem] = []
    questions = content.bank.questions
    for index, (number, line) in enumerate(significant_lines(lines)):
        column = len(line) - len(line.lstrip()) + 1
        if index >= len(questions):
            message = f"This line is one too many: there are {len(questions)} questions."
            fix = "Each line answers one question, in their order."
            problems.append(problem_at(file, lines, number, column, "extra-line", message, fix))
            break
        question = questions[index]
        try:
            given[question.id] = choose(_without_comment(line, question), question)
        except AnswerError as error:
            place = problem_at(file, lines, number, column, "", "")
            problems += placed(error, place, question)
    return given, problems


def _without_comment(line: str, question: Question) -> str:
    """Cut off what follows " #", unless the line as a whole is an answer."""
    return line if stands_for_something(line, question) else line.split(" #", 1)[0]
