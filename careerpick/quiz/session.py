"""One run of the quiz as a value: what was answered, what is asked now, what comes next.

Knows no terminal, no file and no clock. Every event returns a new session. Below it stands which
key, or which question, a typed line means.
"""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace
from typing import Literal

from careerpick.answers.choice import letters
from careerpick.folding import fold
from careerpick.model import MARK_SIGNS, Answer, AnswerSheet, Mark, Question, QuestionBank
from careerpick.values import value

Phase = Literal["asking", "review", "done", "left"]
"""done: the person wants the result."""


@value
class Session:
    """The state of one quiz.

    Where one was is the first question that was neither answered nor skipped (`frontier`), and the
    review once there is none. Once it is done or left nothing happens any more.
    """

    bank: QuestionBank
    """All that can be asked; it has at least one question."""
    order: tuple[Question, ...]
    """What is asked, in this order; at least one. Those of detail come last."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()
    """Ids of questions skipped on purpose; never one that has an answer."""
    position: int = 0
    """Index of the question that is asked, or was asked last; always valid."""
    phase: Phase = "asking"
    from_review: bool = False
    """The question was picked in the review, so answering returns there."""
    offered: Mapping[str, Answer] = field(default_factory=dict)
    """Question id to an answer of an earlier quiz, which can be kept."""

    @property
    def sheet(self) -> AnswerSheet:
        """The answers so far."""
        return AnswerSheet(dict(self.answers))

    @property
    def goes_on(self) -> bool:
        """Whether the quiz is neither done nor left."""
        return self.phase in ("asking", "review")

    @property
    def question(self) -> Question:
        """The question at the position."""
        return self.order[self.position]

    @property
    def offer(self) -> Answer | None:
        """The answer of an earlier quiz, where the question at the position has none yet."""
        return None if self.visited(self.question) else self.offered.get(self.question.id)

    @property
    def scored(self) -> tuple[Question, ...]:
        """Those questions that are asked and may score."""
        return tuple(item for item in self.order if not item.is_detail)

    @property
    def details(self) -> tuple[Question, ...]:
        """Those questions of detail that are asked."""
        return tuple(item for item in self.order if item.is_detail)

    @property
    def answered(self) -> int:
        """How many answers there are to questions that may score."""
        return sum(item.id in self.answers for item in self.scored)

    @property
    def frontier(self) -> int:
        """Index of the first question not visited yet; the number of questions if none."""
        new = (index for index, item in enumerate(self.order) if not self.visited(item))
        return next(new, len(self.order))

    @property
    def complete(self) -> bool:
        """Whether every question that is asked was answered or skipped."""
        return self.frontier == len(self.order)

    @property
    def part(self) -> tuple[int, int, str]:
        """The number of the section of the question, how many are asked, and its name."""
        used = {question.section for question in self.scored}
        sections = {item.id: item.name for item in self.bank.sections if item.id in used}
        number = list(sections).index(self.question.section) + 1
        return number, len(sections), sections[self.question.section]

    @property
    def open_questions(self) -> tuple[str, ...]:
        """Ids of the questions that may score and were neither answered nor skipped."""
        return tuple(item.id for item in self.scored if not self.visited(item))

    @property
    def open_facts(self) -> tuple[str, ...]:
        """Ids of the open questions that tell when a path can be started."""
        facts = {item.id for item in self.scored if item.asks_for_a_fact}
        return tuple(name for name in self.open_questions if name in facts)

    @property
    def undrawn(self) -> tuple[str, ...]:
        """Ids of the deciding questions that are not to be asked so far."""
        return tuple(item.id for item in self.bank.scored if item not in self.order)

    @property
    def at_frontier(self) -> bool:
        """Whether a question is asked that was not visited before."""
        return self.phase == "asking" and not self.visited(self.question)

    def visited(self, question: Question) -> bool:
        """Tell whether this question was answered or skipped."""
        return question.id in self.answers or question.id in self.skipped

    def answer(self, answer: Answer) -> "Session":
        """Answer the question at the position, and go back to where one was."""
        if not self.question.takes(answer):
            raise ValueError(f"{self.question.id} has no option {answer.option!r}")
        answers = {**self.answers, self.question.id: answer}
        skipped = self.skipped - {self.question.id}
        return replace(self, answers=answers, skipped=skipped)._return()

    def skip(self) -> "Session":
        """Leave the question at the position without an answer, dropping a former one."""
        answers = {key: kept for key, kept in self.answers.items() if key != self.question.id}
        skipped = self.skipped | {self.question.id}
        return replace(self, answers=answers, skipped=skipped)._return()

    def keep(self) -> "Session":
        """Go one step forward, past nothing new; in the review to what was not visited yet."""
        if self.phase == "review":
            return self._ask(self.frontier)
        if not self.visited(self.question):
            return self
        return self._return() if self.from_review else self._ask(self.position + 1)

    def back(self) -> "Session":
        """Go to the question before; the first one stays. The review goes to the last asked."""
        if self.phase == "review":
            return replace(self, phase="asking")
        return replace(self, position=max(0, self.position - 1))

    def go_to(self, question_id: str) -> "Session":
        """Ask this one of the questions now; what is answered there leads back to the review."""
        index = [item.id for item in self.order].index(question_id)
        return replace(self, phase="asking", position=index, from_review=True)

    def bring_forward(self, question_id: str) -> "Session":
        """Ask this open question now, where a new one is asked, and before all other new ones."""
        if not self.at_frontier or question_id not in self.open_questions:
            return self
        order = sorted(
            self.order,
            key=lambda item: (item.is_detail, not self.visited(item), item.id != question_id),
        )
        return replace(self, order=tuple(order))._return()

    def ask(self, ids: Collection[str]) -> "Session":
        """Ask these, too: deciding ones, those that were skipped once more, or those of detail.

        The first that was not visited is asked now; other details that were not are dropped.
        """
        new = [item for item in self.bank.scored if item.id in ids and item not in self.order]
        details = [item for item in self.bank.details if item.id in ids or self.visited(item)]
        order, skipped = (*self.scored, *new, *details), self.skipped - frozenset(ids)
        asked = replace(self, order=order, skipped=skipped)
        return asked._ask(asked.frontier)

    def review(self) -> "Session":
        """Look at all answers; `back` returns to the question that was asked."""
        return replace(self, phase="review", from_review=False)

    def end(self, phase: Phase) -> "Session":
        """End the quiz from the review (done), or stop before (left), with the answers so far."""
        return replace(self, phase=phase)

    def with_answers(self, sheet: AnswerSheet, skipped: Iterable[str]) -> "Session":
        """Return this quiz as it goes on with answers of another one; its own come first."""
        whole = len(self.order) == len(self.bank.questions)
        given = sheet.with_answers(self.answers)
        return start_session(self.bank, given, skipped, whole=whole, offered=self.offered)

    def _return(self) -> "Session":
        """Go back to where one was."""
        now = self._ask(self.frontier)
        return replace(now, phase="review") if self.from_review else now

    def _ask(self, index: int) -> "Session":
        """Ask the question with this index; past the last one comes the review."""
        last = len(self.order) - 1
        phase: Phase = "asking" if index <= last else "review"
        return replace(self, position=min(index, last), phase=phase, from_review=False)


def start_session(
    bank: QuestionBank,
    sheet: AnswerSheet | None = None,
    skipped: Iterable[str] = (),
    *,
    whole: bool = False,
    offered: Mapping[str, Answer] | None = None,
) -> Session:
    """Begin a quiz, or continue one at the first question that was not visited.

    Args:
        bank: What can be asked.
        sheet: Answers that are known, and not asked for.
        skipped: Ids of the questions that were skipped in an interrupted quiz.
        whole: Ask every question, and not the core questions first.
        offered: Question id to an answer of an earlier quiz, which can be kept.
    """
    answers = dict(sheet.answers) if sheet else {}
    left_out = frozenset(skipped) - frozenset(answers)
    asked = [
        item
        for item in bank.questions
        if whole or item.ask == "core" or item.id in answers or item.id in left_out
    ] or [*bank.questions]
    asked.sort(key=lambda item: (item.is_detail, not whole and item.ask != "core"))
    session = Session(bank, tuple(asked), answers, left_out, offered=offered or {})
    return session._ask(session.frontier)


# What a typed line means, where it is no answer.

YES = ("y", "yes")
Key = Literal["help", "back", "skip", "review", "again", "more", "finish", "quit"]
_ANYWHERE: dict[str, Key] = {
    **dict.fromkeys(("?", "h", "help"), "help"),
    **dict.fromkeys(("b", "back", "undo", "previous"), "back"),
    **dict.fromkeys(("q", "quit", "exit", "leave"), "quit"),
    "again": "again",
}
ASKING: dict[str, Key] = {
    **_ANYWHERE,
    **dict.fromkeys(("s", "-", "skip"), "skip"),
    **dict.fromkeys(("r", "review"), "review"),
}
REVIEW: dict[str, Key] = {
    **_ANYWHERE,
    **dict.fromkeys(("f", "finish"), "finish"),
    "more": "more",
}
_MARKS = {sign: mark for mark, sign in MARK_SIGNS.items()}


def key_at_question(text: str, question: Question) -> Key | None:
    """Return the key that was typed at a question, or None.

    A whole word that is also the name of an answer means the answer; a letter is a key,
    unless the answers have letters because numbers are numbers there.
    """
    folded = fold(text)
    if question.number and folded in dict(letters(question)):
        return None
    names = {fold(name) for option in question.options for name in (option.id, option.label)}
    return ASKING.get(folded) if len(folded) == 1 or folded not in names else None


def question_in_review(text: str, session: Session) -> tuple[Question | None, Mark]:
    """Return the question named by its number in the review or its id, and the mark behind it."""
    text = unicodedata.normalize("NFKC", text)
    name = text.rstrip("!")
    mark = _MARKS.get(text.removeprefix(name))
    if mark is None:
        return None, "normal"
    questions = session.order
    number = name.rstrip(" ").rstrip(".。")
    if number.isascii() and number.isdigit() and len(number) < 6:
        return (questions[int(number) - 1] if 1 <= int(number) <= len(questions) else None), mark
    return next((item for item in questions if item.id == name), None), mark


def leads_back(text: str) -> bool:
    """Tell whether this asks to go back, where nothing else is a key."""
    return _ANYWHERE.get(fold(text)) in ("back", "quit")


def asks_for_help(text: str) -> bool:
    """Tell whether this asks what can be typed, where nothing else is a key."""
    return _ANYWHERE.get(fold(text)) == "help"


def is_leaving(text: str) -> bool:
    """Tell whether this asks to leave, where nothing else is a key."""
    return _ANYWHERE.get(fold(text)) == "quit"
