"""Where an answer stands in a file, and what it answers: the same for every form of a file."""

from careerpick.answers.choice import choose, find_question, unit_of
from careerpick.answers.faults import MOST_PROBLEMS, Lines, quote
from careerpick.errors import AnswerError, Problem, closest
from careerpick.model import Answer, Content, Question
from careerpick.values import value


@value
class Cell:
    """A text of a file and its place, counted from 1."""

    text: str
    line: int
    column: int


class Given:
    """Collects what a file answers, and everything that is wrong with it.

    Attributes:
        answers: Question id to answer; None for a question that is skipped by name.
        problems: In the order of the file.
    """

    def __init__(self, lines: Lines, content: Content) -> None:
        """Begin with nothing."""
        self.lines = lines
        self.content = content
        self.answers: dict[str, Answer | None] = {}
        self.problems: list[Problem] = []
        self._first: dict[str, int] = {}

    @property
    def full(self) -> bool:
        """Whether so much is wrong that nobody reads more."""
        return len(self.problems) >= MOST_PROBLEMS

    def note(self, code: str, place: Cell, **params: object) -> None:
        """Note that something is wrong."""
        self.problems.append(self.lines.fault(code, place.line, place.column, **params))

    def question(self, name: Cell) -> Question | None:
        """Return the question that is named; None, and a problem, where there is none.

        A question that was named before is a problem, too.
        """
        question = find_question(name.text, self.content)
        if question is None:
            names = [item.id for item in self.content.bank.questions]
            near = closest(name.text, names) or ""
            command = self.content.command("questions")
            self.note("unknown-question", name, name=quote(name.text), near=near, command=command)
            return None
        first = self._first.setdefault(question.id, name.line)
        if question.id in self.answers:
            self.note("answered-twice", name, question=question.id, first=first, second=name.line)
            return None
        self.answers[question.id] = None
        return question

    def take(self, question: Question, written: Cell) -> None:
        """Take what is written as the answer to a question; nothing at all skips it."""
        self.answers[question.id] = None
        try:
            self.answers[question.id] = choose_at(self, question, written)
        except AnswerError as error:
            self.problems += error.problems


def choose_at(given: Given, question: Question, written: Cell) -> Answer | None:
    """Return the answer that is written.

    Raises:
        AnswerError: It is none; with its place.
    """
    try:
        return choose(written.text, question, unit_of(question, given.content))
    except AnswerError as error:
        raise AnswerError(
            given.lines.fault(
                problem.code,
                written.line,
                written.column,
                **{**dict(problem.params), "question": question.id},
            )
            for problem in error.problems
        ) from None
