"""An answer file -> the answer sheet, whichever of its forms the file has.

Knows no terminal. Whatever is wrong with an answer file is an `AnswerError` with every
problem at its place; there is never a part of a result.
"""

from collections.abc import Iterator
from dataclasses import replace

from careerpick.answers.choice import choose, find_question, quote
from careerpick.answers.forms import AnswerFile, cell, written_in
from careerpick.content.reading import ListNode, MapNode, Node, Scalar
from careerpick.content.text import decode
from careerpick.errors import AnswerError, Problem, closest
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
    read = AnswerFile(decode(raw, file, AnswerError), content)
    sheet = _Sheet(read, forgiving=forgiving)
    for name, written in written_in(read):
        sheet.take(name, written)
    sheet.finish()
    if read.problems:
        raise AnswerError(read.problems)
    ids = [question.id for question in content.bank.questions]
    answers = {name: answer for name, answer in sheet.answers.items() if answer is not None}
    return ParsedAnswers(
        AnswerSheet(answers),
        skipped=tuple(name for name in ids if name in sheet.answers and name not in answers),
        unread=tuple(sheet.unread),
    )


_MARKS: dict[str, Mark] = {"important": "important", "deal_breaker": "deal_breaker"}


class _Sheet:
    """What a file answers, checked answer by answer.

    Attributes:
        file: The file, where everything that is wrong is noted.
        answers: Question id to answer; None for a question that is skipped by name.
        unread: Answers to questions of detail that are forgiven.
    """

    def __init__(self, file: AnswerFile, *, forgiving: bool) -> None:
        self.file = file
        self.note = file.note
        self.content = file.content
        self.forgiving = forgiving
        self.answers: dict[str, Answer | None] = {}
        self.unread: list[Unread] = []
        self._first: dict[str, int] = {}
        self._amounts: list[tuple[Question, Node]] = []

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
        if question.pick == "amount":
            self.answers[question.id] = None
            self._amounts.append((question, written))
        else:
            self._put(question, written)

    def finish(self) -> None:
        """Take the amounts of money, once it is known in which country they are needed."""
        for question, written in self._amounts:
            self._put(question, written)

    def _put(self, question: Question, written: Node) -> None:
        known = len(self.file.problems)
        self.answers[question.id] = self.answer(question, written)
        if self.forgiving and question.is_detail:
            text = written.text if isinstance(written, Scalar) else ""
            self.unread += (
                Unread(question.id, text, one) for one in self.file.problems[known:][:1]
            )
            del self.file.problems[known:]

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
            return choose(written.text, question, self.content, self.answers)
        except AnswerError as error:
            for problem in error.problems:
                params = {**problem.params, "question": question.id}
                self.note(problem.code, written, **params)
            return None

    def _ticked(self, question: Question, node: ListNode) -> Answer | None:
        if question.pick != "many":
            self.note("not-one-answer", node, question=question.id)
            return None
        known, texts = len(self.file.problems), []
        for item in node.items:
            if isinstance(item, Scalar):
                texts.append(item.text)
                self._chosen(question, item)
            else:
                self.note("not-an-option", item, question=question.id)
        if len(self.file.problems) > known:
            return None
        return self._chosen(question, cell("\n".join(texts) or NONE, node.line, node.column))

    def _marked(self, question: Question, node: MapNode) -> Answer | None:
        known = len(self.file.problems)
        marks = list(self._marks(node))
        chosen = node.entries.get("answer")
        answer = None
        if chosen is None:
            self.note("no-answer", node, question=question.id)
        elif isinstance(chosen.value, MapNode):
            self.note("not-one-answer", chosen.value, question=question.id)
        else:
            answer = self.answer(question, chosen.value)
        if len(self.file.problems) > known or not marks:
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
