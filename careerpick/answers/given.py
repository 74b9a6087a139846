"""Where an answer stands in a file, and what it answers: the same for every form of a file."""

from typing import Any

from careerpick.answers.choice import choose, find_question, quote
from careerpick.content.reading import Scalar
from careerpick.content.text import Lines, Placed
from careerpick.errors import AnswerError, Problem, closest
from careerpick.model import Answer, Content, Question
from careerpick.values import value

MOST_PROBLEMS = 50
"""Of one file; a file made to hold a million mistakes must not take minutes."""


@value
class Cell:
    """A text of a file and its place, counted from 1."""

    text: str
    line: int
    column: int


class Given:
    """Collects what a file answers, and everything that is wrong with it.

    Attributes:
        lines: The lines of the file.
        content: What is answered.
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

    def note(self, code: str, place: Placed, **params: Any) -> None:
        """Note that something is wrong."""
        self.problems.append(self.lines.problem(place, code, **params))

    def fault(self, code: str, place: Placed, **params: Any) -> AnswerError:
        """Return an error that says what is wrong."""
        return AnswerError(self.lines.problem(place, code, **params))

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
            self.answers[question.id] = self.chosen(question, written)
        except AnswerError as error:
            self.problems += error.problems

    def chosen(self, question: Question, written: Cell | Scalar) -> Answer | None:
        """Return the answer that is written.

        Raises:
            AnswerError: It is none; with its place.
        """
        try:
            return choose(written.text, question, self.content)
        except AnswerError as error:
            raise AnswerError(
                self.lines.problem(
                    written, problem.code, **{**dict(problem.params), "question": question.id}
                )
                for problem in error.problems
            ) from None
