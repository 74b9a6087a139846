"""The quiz in a terminal: reads a line, tells the session, saves, prints what comes next.

The session decides where one is, the screen how it looks.
"""

import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from careerpick.decide.asking import details_for, is_settled, next_deciding, next_question
from careerpick.decide.decision import Decision
from careerpick.decide.result import Result
from careerpick.decide.table import ScoreTable, compile_table
from careerpick.errors import FileError, Stopped
from careerpick.folding import fold
from careerpick.keeping.unfinished import Store
from careerpick.model import Answer, AnswerSheet, Content
from careerpick.plan.plan import is_plannable, make_plan
from careerpick.quiz.before import NOTHING, Before, last_quiz, offer_finished, offer_unfinished
from careerpick.quiz.screen import NARROW, QuizScreen, key_rows, prompts
from careerpick.quiz.session import (
    REVIEW,
    Key,
    Session,
    key_at_question,
    question_in_review,
    start_session,
)
from careerpick.quiz.terminal import EndOfInput, ScreenClosed
from careerpick.values import value
from careerpick.words.problems import worded
from careerpick.words.sentences import say

Answers = Mapping[str, Answer]
SECONDS_PER_QUESTION = 13
"""Reading and choosing, from trials with the shipped questions: about five minutes."""


@value
class QuizOutcome:
    """What came of a quiz."""

    sheet: AnswerSheet
    finished: bool
    """The person wants the result; False when they left before."""
    saved: Path | None = None
    """The file with the answers of a finished quiz; None when it could not be written."""
    is_kept: bool = False
    """Its result is one of before, kept already."""


def take_quiz(
    content: Content, *, quick: bool, whole: bool, save: bool, given: Answers, anew: bool = False
) -> QuizOutcome:
    """Ask in the terminal that the program was started in, with what was kept of the last time.

    Whoever has just seen the last result and wants to start `anew` is not offered it.

    Raises:
        FileError: There is nowhere to show a question.
        Stopped: A signal ended it, or nobody sees it; what was answered has been saved.
    """
    store, before = Store(content) if save else None, last_quiz(content)
    before = replace(before, result=None) if anew else before
    outcome = run_quiz(
        content, QuizScreen.here(), store, before, quick=quick, whole=whole, given=given
    )
    if not outcome.finished:
        try:
            sys.stderr.flush()
        except OSError:  # the person did not leave, but could not be asked
            raise Stopped(1) from None
    return outcome


def run_quiz(
    content: Content,
    screen: QuizScreen,
    store: Store | None,
    before: Before = NOTHING,
    *,
    quick: bool = False,
    whole: bool = False,
    given: Answers | None = None,
) -> QuizOutcome:
    """Ask the questions, line by line.

    Args:
        content: What is asked.
        screen: Where everything is printed and asked.
        store: Keeps every answer at once; None leaves nothing behind.
        before: The last finished quiz, whose country and result are offered.
        quick: Ask the most telling question next, and no more than needed.
        whole: Ask every question, and not the core questions and a few deciding ones.
        given: Question id to an answer that is known already, and not asked for.
    """
    known = before.sheet.answers if before.sheet else {}
    countries = [item.id for item in content.bank.details if item.pick == "country"]
    offered = {name: known[name] for name in countries if name in known}
    sheet = AnswerSheet(given or {})
    session = start_session(content.bank, sheet, whole=whole, offered=offered)
    with screen:
        table = compile_table(content)
        return _Quiz(content, table, screen, store, session, quick, whole).run(before)


@dataclass(slots=True)
class _Quiz:
    """The one place where the state of the quiz changes."""

    content: Content
    table: ScoreTable
    screen: QuizScreen
    store: Store | None
    session: Session
    quick: bool
    whole: bool
    settled: bool = False
    """Nothing that is left open can change a quick quiz any more."""
    told: bool = False
    """That the result is settled was said."""
    asked_again: frozenset[str] = frozenset()
    """Skipped facts that were asked for once more."""
    reviewed: bool = False
    """The review was seen with every question visited, so nothing more is drawn."""
    shown: object = None
    """The phase and the position that are on the screen."""
    listed: Answers | None = None
    """The answers before one was changed from the review."""
    page: int = 0
    """The row with which the review goes on."""
    saves: bool = True
    """The answers can be kept, as far as is known."""

    def run(self, before: Before) -> QuizOutcome:
        """Ask until the person is done, leaves, or nobody sees the screen any more."""
        try:
            self.begin(before)
            is_kept = self.session.phase == "done" and self.session.sheet == before.sheet
            while self.session.goes_on:
                self.step()
        except EndOfInput:
            self.session = self.session.end("left")
        except ScreenClosed:
            return QuizOutcome(self.session.sheet, finished=False)
        except Stopped:
            self.say_goodbye()
            raise
        if self.session.phase == "left":
            self.say_goodbye()
            return QuizOutcome(self.session.sheet, finished=False)
        return QuizOutcome(self.session.sheet, finished=True, saved=self.finish(), is_kept=is_kept)

    def begin(self, before: Before) -> None:
        """Say what there is to know, and go on with a quiz of before where that is wanted."""
        self.saves = self.store is not None
        asked = len(self.session.scored)
        minutes = max(1, round(asked * SECONDS_PER_QUESTION / 60))
        more = asked < len(self.content.bank.scored) and not self.quick
        about = {"asked": asked, "minutes": minutes, "more": more, "saves": self.saves}
        is_narrow = self.screen.width < NARROW
        said = say("quiz.start-narrow" if is_narrow else "quiz.start", **about, quick=self.quick)
        self.screen.say_lines(said.splitlines())
        if self.store:
            self.session = self.resume(self.store, before)
        if self.session.goes_on:
            self.steer()

    def resume(self, store: Store, before: Before) -> Session:
        """Offer the newest unfinished quiz; where there is none, the last finished one."""
        start = store.start()
        for problem, kept in start.put_aside:
            self.screen.tell("quiz.cannot-continue", problem=worded(problem).message, file=kept)
        if start.trouble:
            self.cannot_save(start.trouble)
        if start.unfinished:
            return offer_unfinished(store, start.unfinished, self.session, self.screen)
        return offer_finished(store, before, self.session, self.screen, self.content)

    def step(self) -> None:
        """Print what is new, take one line, and act on it."""
        in_review, now = self.session.phase == "review", (self.session.phase, self.session.position)
        if now != self.shown:
            self.shown = now
            if in_review:
                self.show_review()
            else:
                if not self.session.from_review:
                    self.listed, self.page = None, 0
                self.screen.question(self.session, quick=self.quick)
        text = self.screen.ask(prompts(self.session))
        if in_review:
            self.take_in_review(text)
        else:
            self.take_answer(text)

    # What is printed.

    def show_review(self) -> None:
        """Print the answers: all of them, or where one was changed from there that one."""
        session, before, below = self.session, self.listed, self.below_review()
        self.reviewed, self.listed = self.reviewed or session.complete, None
        if before is None:
            self.page = self.screen.review(session, below, settled=self.settled, start=self.page)
        else:
            names = [item.id for item in session.order]
            changed = [item for item in names if session.answers.get(item) != before.get(item)]
            self.screen.changed(session, changed, below)
            self.page = 0

    def below_review(self) -> list[str]:
        """Return what can be done below the review."""
        session, left = self.session, len(self.session.open_questions)
        if self.settled and not self.is_settled(marks=True):
            return say("quiz.last-check", terms=self.content.bank.terms).splitlines()
        if self.settled:
            return [say("quiz.review-complete")]
        if session.complete:
            return [f"{say('quiz.review-complete')} {say('quiz.goes-back')}"]
        new = [not session.visited(item) for item in session.details]
        if left:
            count, what, following = left, "question", session.frontier + 1
        else:
            count, what, following = sum(new), "detail", new.index(True) + 1
        return say("quiz.review-early", count=count, what=what, following=following).splitlines()

    def say_goodbye(self) -> None:
        """Save once more, and say what is kept and how to go on."""
        with suppress(ScreenClosed):
            self.save()
            self.screen.blank()
            if not self.session.answers:
                self.screen.tell("quiz.left")
            elif not (self.store and self.saves):
                self.screen.tell("quiz.left-unsaved")
            else:
                # As it is counted by who goes on: a question that is not answered is drawn anew.
                again = self.session.with_answers(AnswerSheet(), self.session.skipped)
                count, total = again.answered, len(again.scored)
                self.screen.tell("quiz.left-saved", answered=count, questions=total)
                self.screen.say(str(self.store.path))
                command = self.content.command(f"quiz{' --quick' if self.quick else ''}")
                self.screen.tell_command("quiz.to-go-on", command)

    # What a line does.

    def take_answer(self, text: str) -> None:
        """Act on a line that was typed at a question."""
        session = self.session
        key = key_at_question(text, session.question)
        if key == "help":
            self.screen.help(session)
        elif key == "back" and session.position == 0:
            self.screen.refuse(say("quiz.first-question"))
        elif key == "skip":
            self.move(session.skip())
        elif key:
            self.turn(key)
        elif text:
            answer = self.screen.read_answer(text, session, self.content)
            if answer:
                self.take(answer)
        elif session.offer:
            self.move(session.answer(session.offer))
        elif session.visited(session.question):
            self.move(session.keep())
        elif session.question.is_detail:
            self.move(session.skip())
        else:
            self.screen.refuse(say("quiz.nothing-typed"))

    def take_in_review(self, text: str) -> None:
        """Act on a line that was typed below the review."""
        session, key = self.session, REVIEW.get(fold(text))
        picked, mark = question_in_review(text, session)
        former = session.answers.get(picked.id) if picked else None
        if key == "help":
            self.screen.print(*key_rows(say("quiz.keys-review", terms=self.content.bank.terms)))
        elif key == "finish" or (text == "" and (session.complete or self.settled)):
            self.move(session.end("done"))
        elif text == "":
            self.move(session.keep())
            self.steer()
        elif picked and picked.is_detail and mark != "normal":
            self.screen.tell("quiz.nothing-to-mark", terms=self.content.bank.terms)
        elif picked:
            self.listed = session.answers
            self.move(session.go_to(picked.id))
            if former and mark != "normal":
                self.take(replace(former, mark=mark))
                self.shown = None
        elif key:
            self.turn(key)
        else:
            said = say("quiz.no-such-question", text=text, questions=len(session.order))
            self.screen.refuse(*said.splitlines())

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
            self.move(self.session.end("left"))

    def take(self, answer: Answer) -> None:
        """Take an answer to the question that is asked, and say back how it was marked."""
        question, terms = self.session.question, self.content.bank.terms
        if answer.mark == "deal_breaker" and self.content.can_rule_out(question, answer.option):
            self.screen.tell("quiz.deal-breaker", terms=terms)
        elif answer.mark == "deal_breaker":
            self.screen.say(say("quiz.important"), say("quiz.rules-nothing-out", terms=terms))
        elif answer.mark == "important":
            self.screen.tell("quiz.important")
        self.move(self.session.answer(answer))

    def move(self, session: Session) -> None:
        """Go on with this state, saving first what was answered or skipped."""
        former = self.session
        changed = (session.answers, session.skipped) != (former.answers, former.skipped)
        self.session, self.screen.near = session, ""
        if changed:
            self.save()
            self.steer()

    # What comes next.

    def steer(self) -> None:
        """Choose what comes next, and say once when the result is settled."""
        session = self.session
        left = session.open_questions
        self.settled = bool(left) and self.is_settled(marks=False)
        if self.settled and not self.told and session.at_frontier:
            self.told = True
            self.say_settled()
        if not (left or self.reviewed or session.from_review):
            self.decide()
        elif not self.quick:
            self.settled = False
        elif self.settled:
            self.session = session.review()
        elif question := next_question(self.decision(), left):
            self.session = session.bring_forward(question)

    def say_settled(self) -> None:
        """Say that the questions left cannot change what is recommended, and what they can."""
        left, facts = len(self.session.open_questions), len(self.session.open_facts)
        about = {"terms": self.content.bank.terms, "left": left}
        marks = not self.is_settled(marks=True)
        self.screen.blank()
        if not self.quick:
            tells = f"{say('quiz.settled-tells', **about)} " if facts else ""
            self.screen.tell("quiz.settled", **about, marks=marks, tells=tells)
        else:
            asked = len(self.session.scored) - left
            said = [say("quiz.settled-quick", **about, marks=marks, asked=asked)]
            said += [say("quiz.settled-quick-start", **about, facts=facts)] if facts else []
            self.screen.say(*said)

    def decide(self) -> None:
        """Ask a deciding question, where the result is still close after all the others.

        Where it is not, ask once more for facts that were skipped and on which the plan hangs;
        and where there are none, for the details.
        """
        drawn = [item.id for item in self.session.order if item.ask == "deciding"]
        question = next_deciding(self.decision(), drawn)
        if question:
            self.screen.blank()
            self.screen.tell("quiz.still-deciding" if drawn else "quiz.deciding")
            self.session = self.session.ask([question])
        elif again := self.hangs_on() - self.asked_again:
            self.asked_again |= again
            self.told = True
            self.screen.blank()
            terms = self.content.bank.terms
            self.screen.tell("quiz.left-open", terms=terms, count=len(again))
            self.session = self.session.ask(again)
        elif not (self.quick or self.whole):
            details = details_for(self.content.bank, self.session.sheet)
            self.session = self.session.ask({*details} - self.session.skipped)

    def decision(self) -> Decision:
        """Return what the answers so far come to."""
        return Decision(self.table, self.session.sheet)

    def hangs_on(self) -> frozenset[str]:
        """Return the ids of the skipped questions that decide when the person can start."""
        if not is_plannable(self.content):
            return frozenset()
        plan = make_plan(Result(self.table, self.session.sheet))
        return self.session.skipped.intersection(plan.hangs_on)

    def is_settled(self, *, marks: bool) -> bool:
        """Tell whether no answers to the open questions, marked or not, can change the result."""
        left = (*self.session.open_questions, *self.session.undrawn)
        return is_settled(self.decision(), left, marks=marks)

    # What is kept.

    def save(self) -> None:
        """Save the answers so far; that it still fails is not said again."""
        if self.store is None:
            return
        try:
            self.store.save(self.session.sheet, self.session.skipped)
            self.saves = True
        except FileError as error:
            self.cannot_save(error)

    def finish(self) -> Path | None:
        """Keep the answers of a finished quiz, and return where; None where nothing is kept.

        A quiz without answers leaves those of the last one.
        """
        if self.store is None or not self.session.answers:
            return None
        try:
            return self.store.finish(self.session.sheet)
        except FileError as error:
            with suppress(ScreenClosed):
                self.cannot_save(error)
            return None

    def cannot_save(self, error: FileError) -> None:
        """Say that answers cannot be kept from now on, and why."""
        if self.saves:
            self.saves = False
            problem = worded(error.problems[0])
            self.screen.say(problem.message, problem.fix)
