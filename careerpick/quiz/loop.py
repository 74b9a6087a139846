"""The quiz in a terminal: reads a line, tells the session, prints what comes next.

The session decides where one is, the screen how it looks, the keeper what is saved.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rich.console import Console

from careerpick.answers import parse_choice, unit_of
from careerpick.errors import AnswerError
from careerpick.folding import fold
from careerpick.keeping.unfinished import Store
from careerpick.model import Answer, AnswerSheet, Content, Question
from careerpick.quiz.keeper import Adviser, Former, Keeper
from careerpick.quiz.reader import (
    Edit,
    Key,
    clean,
    key_at_question,
    key_in_review,
    question_in_review,
)
from careerpick.quiz.screen import Screen, ScreenClosed
from careerpick.quiz.session import Session, start_session
from careerpick.quiz.signals import Interrupted, Signals
from careerpick.values import value
from careerpick.words import quiz as words
from careerpick.words.problems import worded
from careerpick.words.sentences import say

__all__ = ["Interrupted", "QuizOutcome", "run_quiz"]

LONGEST_INPUT = 300
"""Characters of the longest label that somebody may type; more is no answer."""
LONGEST_MESSAGE = 200

Answers = Mapping[str, Answer]


@value
class QuizOutcome:
    """What came of a quiz.

    Attributes:
        sheet: The answers.
        finished: The person wants the result; False when they left before.
        saved: The file that holds the answers of a finished quiz; None when it could not
            be written, or the quiz was left.
    """

    sheet: AnswerSheet
    finished: bool
    saved: Path | None = None


def run_quiz(
    content: Content,
    *,
    console: Console,
    read_line: Callable[[], str | None],
    store: Store | None,
    edit: Edit | None = None,
    quick: bool = False,
    whole: bool = False,
    given: Answers | None = None,
    offered: Answers | None = None,
    former: Former | None = None,
) -> QuizOutcome:
    """Ask the questions, line by line.

    Args:
        content: What is asked.
        console: Where questions and messages are printed (standard error).
        read_line: Returns the next line, or None at the end of input.
        store: Keeps every answer at once; None keeps nothing.
        edit: Returns the next line instead, where a line can be edited.
        whole: Ask every question, and not the core questions and a few deciding ones.
        quick: Ask the most telling question next, and no more than needed.
        given: Question id to an answer that is known already, and not asked for.
        offered: Question id to an answer of an earlier quiz, which can be kept.
        former: The result of the last finished quiz, to be seen again or completed.

    Raises:
        Interrupted: A signal ended it; what was answered has been saved.
    """
    screen = Screen(console, prompts=edit is None)
    with Signals() as signals:
        keeper = Keeper(store, screen)
        reading = (lambda: edit(screen.asked)) if edit else read_line
        read = partial(signals.wait, reading, screen.ask_again)
        session = start_session(
            content.bank, AnswerSheet(given or {}), whole=whole, offered=offered
        )
        adviser = Adviser(content)
        quiz = _Quiz(content, screen, read, keeper, adviser, session, former, quick, whole)
        try:
            return quiz.run()
        except Interrupted:
            with suppress(ScreenClosed):
                quiz.say_goodbye()
            raise


@dataclass(slots=True)
class _Quiz:
    """The one place where the state of the quiz changes."""

    content: Content
    screen: Screen
    read: Callable[[], str | None]
    keeper: Keeper
    adviser: Adviser
    session: Session
    former: Former | None
    quick: bool
    whole: bool
    settled: bool = False
    told: bool = False
    asks_facts: bool = False
    reviewed: bool = False
    shown: object = None
    listed: Answers | None = None
    page: int = 0
    near: str = ""

    def run(self) -> QuizOutcome:
        try:
            self.begin()
            while self.session.phase in ("asking", "review"):
                self.step()
            if self.session.phase == "left":
                self.say_goodbye()
        except ScreenClosed:
            return QuizOutcome(self.session.sheet, finished=False)
        if self.session.phase == "left":
            return QuizOutcome(self.session.sheet, finished=False)
        saved = self.keeper.finish(self.session)
        return QuizOutcome(self.session.sheet, finished=True, saved=saved)

    def begin(self) -> None:
        self.screen.start(self.session, quick=self.quick, saves=self.keeper.works)
        self.session = self.keeper.resume(self.session, self.read, self.former)
        self.steer()

    def step(self) -> None:
        """Print what is new, take one line, and act on it."""
        now = (self.session.phase, self.session.position)
        in_review = self.session.phase == "review"
        if now != self.shown:
            self.shown = now
            if in_review:
                self.reviewed = self.reviewed or self.session.complete
                self.show_review()
            else:
                if not self.session.from_review:
                    self.listed, self.page = None, 0
                self.screen.question(self.session, quick=self.quick)
        self.screen.prompt(self.session)
        line = self.read()
        if line is None:
            self.screen.blank()
            self.session = self.session.leave()
        elif in_review:
            self.take_in_review(clean(line))
        else:
            self.take_answer(clean(line))

    def show_review(self) -> None:
        """Print the answers: all of them, or where one was changed from there that one."""
        answers = self.session.answers
        before = self.listed
        changed = {
            item.id
            for item in self.session.order
            if before is not None and answers.get(item.id) != before.get(item.id)
        }
        self.listed = None
        self.page = self.screen.review(
            self.session,
            quick=self.quick,
            settled=self.settled,
            marks_matter=self.settled and self.marks_matter(),
            changed=None if before is None else changed,
            start=self.page,
        )

    def take_answer(self, text: str) -> None:
        """Act on a line that was typed at a question."""
        session = self.session
        key = key_at_question(text, session.question)
        if key == "help":
            self.screen.help(session, quick=self.quick)
        elif key == "back" and session.position == 0:
            self.screen.say(say("quiz.first-question"))
        elif key == "skip":
            self.move(session.skip())
        elif text == "" and session.offer:
            self.move(session.answer(session.offer))
        elif text == "" and not session.visited(session.question):
            if session.question.is_detail:
                self.move(session.skip())
            else:
                self.screen.say(say("quiz.nothing-typed"))
        elif text == "":
            self.move(session.keep())
        elif key:
            self.turn(key)
        else:
            self.choose(text)

    def take_in_review(self, text: str) -> None:
        """Act on a line that was typed below the review."""
        session = self.session
        key = key_in_review(text)
        picked, mark = question_in_review(text, session)
        former = session.answers.get(picked.id) if picked else None
        if key == "help":
            self.screen.review_help(self.content.bank.terms, settled=self.settled)
        elif fold(text) == "m" and self.settled:
            self.quick, self.settled = False, False
            self.move(session.keep())
        elif fold(text) == "t" and self.settled and session.open_facts:
            self.asks_facts = True
            self.move(session.keep())
            self.steer()
        elif key == "finish" or (text == "" and (session.complete or self.settled)):
            self.move(session.finish())
        elif text == "":
            self.move(session.keep())
            self.steer()
        elif picked and picked.is_detail and mark != "normal":
            self.complain(say("quiz.nothing-to-mark", terms=self.content.bank.terms), "")
        elif picked and former and mark != "normal":
            answer = replace(former, mark=mark)
            self.note_mark(picked, answer)
            self.listed = session.answers
            self.move(session.go_to(picked.id).answer(answer))
            self.shown = None
        elif picked:
            self.listed = session.answers
            self.move(session.go_to(picked.id))
        elif key:
            self.turn(key)
        else:
            said = say("quiz.no-such-question", text=text, questions=len(session.order))
            self.complain(*said.splitlines())

    def turn(self, key: Key) -> None:
        """Act on the keys that mean the same everywhere; the last of them is to leave."""
        if key in ("again", "more"):
            self.shown = None
            self.page = self.page if key == "more" else 0
        elif key == "back":
            self.move(self.session.back())
        elif key == "review":
            self.move(self.session.review())
        else:
            self.move(self.session.leave())

    def choose(self, text: str) -> None:
        """Take the line as an answer, or say what would be one."""
        question = self.session.question
        unit = unit_of(question, self.content)
        hint = words.hint(question, unit)
        if len(text) > LONGEST_INPUT:
            self.complain(say("quiz.too-long"), hint)
            return
        try:
            answer = parse_choice(text, question, unit)
        except AnswerError as error:
            if self.near and fold(text) in words.YES:
                self.choose(self.near)
                return
            problem = worded(error.problems[0])
            # Other advice is for files, where "?" is no key.
            self.near = dict(problem.params).get("near") or ""
            near = say("quiz.near", name=self.near) if self.near else hint
            self.complain(problem.message, near)
            return
        if not words.is_as_typed(text, answer, question):
            taken = words.given(answer, question, self.content.bank)
            self.screen.say(say("quiz.taken", answer=taken))
        self.note_mark(question, answer)
        self.move(self.session.answer(answer))

    def note_mark(self, question: Question, answer: Answer) -> None:
        """Say back how an answer was marked."""
        terms = self.content.bank.terms
        if answer.mark == "deal_breaker" and not self.content.can_rule_out(question, answer.option):
            nothing = say("quiz.rules-nothing-out", terms=terms)
            self.screen.say(say("quiz.important"), nothing)
        elif answer.mark == "important":
            self.screen.say(say("quiz.important"))
        elif answer.mark == "deal_breaker":
            self.screen.say(say("quiz.deal-breaker", terms=terms))

    def complain(self, message: str, fix: str) -> None:
        """Say in one line what is wrong with what was typed."""
        if len(message) > LONGEST_MESSAGE:
            message = f"{message[:LONGEST_MESSAGE]}…"
        self.screen.say(message, fix)

    def move(self, session: Session) -> None:
        """Go on with this state, saving first what was answered or skipped."""
        former = self.session
        changed = (session.answers, session.skipped) != (former.answers, former.skipped)
        self.session, self.near = session, ""
        if changed:
            self.keeper.save(session)
            self.steer()

    def steer(self) -> None:
        """Choose what comes next, and say once when the result is settled."""
        session = self.session
        self.settled = bool(session.open_questions) and self.adviser.settled(session)
        if self.settled and not self.told and session.at_frontier:
            self.told = True
            self.screen.blank()
            self.screen.settled(session, quick=self.quick, marks_matter=self.marks_matter())
        if not (session.open_questions or self.reviewed or session.from_review):
            self.decide()
        elif not self.quick:
            self.settled = False
        elif self.settled and not (self.asks_facts and session.open_facts):
            self.session = session.review()
        else:
            question = (
                session.open_facts[0] if self.settled else self.adviser.next_question(session)
            )
            self.session = session.bring_forward(question) if question else session

    def decide(self) -> None:
        """Ask a deciding question, where the result is still close after all the others.

        Where it is not, ask for the details.
        """
        question = self.adviser.next_deciding(self.session)
        if question:
            self.screen.blank()
            drawn = any(item.ask == "deciding" for item in self.session.order)
            self.screen.say(say("quiz.still-deciding" if drawn else "quiz.deciding"))
            self.session = self.session.draw(question)
        elif not (self.quick or self.whole):
            self.session = self.session.draw_details(self.adviser.details(self.session))

    def marks_matter(self) -> bool:
        """Tell whether a marked answer to an open question could change a settled result."""
        return not self.adviser.settled(self.session, marks=True)

    def say_goodbye(self) -> None:
        """Save once more, and say what is kept and how to go on."""
        count, total = self.session.answered, len(self.session.scored)
        self.keeper.save(self.session)
        self.screen.blank()
        if not self.session.answers:
            self.screen.say(say("quiz.left"))
        elif not self.keeper.works:
            self.screen.say(say("quiz.left-unsaved"))
        else:
            self.screen.say(say("quiz.left-saved", answered=count, questions=total))
            self.screen.say(str(self.keeper.path))
            again = self.content.command(f"quiz{' --quick' if self.quick else ''}")
            self.screen.say(say("quiz.to-go-on", command=again))
