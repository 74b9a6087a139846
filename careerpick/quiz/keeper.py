"""Saving as the person sees it: what is offered at the start, said when it fails, and kept.

Stands between the loop and the store, so that a quiz works where nothing can be saved.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from careerpick.decide.asking import details_for, is_settled, next_deciding, next_question
from careerpick.decide.decision import Decision
from careerpick.decide.table import compile_table
from careerpick.errors import FileError
from careerpick.folding import fold
from careerpick.keeping.unfinished import DECLINED_DAYS, Store, Unfinished
from careerpick.model import AnswerSheet, Content
from careerpick.quiz.reader import ReadLine as Read
from careerpick.quiz.reader import clean, is_leaving
from careerpick.quiz.screen import Screen, ScreenClosed
from careerpick.quiz.session import Session, start_session
from careerpick.values import value
from careerpick.words import kept as kept_words
from careerpick.words import quiz as words
from careerpick.words.basics import day
from careerpick.words.problems import worded
from careerpick.words.sentences import say
from careerpick.words.verdict import CERTAINTY

if TYPE_CHECKING:
    from rich.console import RenderableType

    from careerpick.keeping.entries import Entry

# What is worth asking next, and whether anything still is. Knows no terminal.


class Adviser:
    """Looks at a session through the score table of its content."""

    def __init__(self, content: Content) -> None:
        """Compile the content once."""
        self._content = content
        self._table = compile_table(content)

    def settled(self, session: Session, *, marks: bool = False) -> bool:
        """Tell whether no answers to the open questions can change what is recommended.

        Args:
            session: The answers so far.
            marks: Whether the open answers may also be marked.
        """
        open_questions = (*session.open_questions, *session.undrawn)
        return is_settled(self._decision(session), open_questions, marks=marks)

    def next_question(self, session: Session) -> str | None:
        """Return the id of the open question that tells most; None when none is open."""
        return next_question(self._decision(session), session.open_questions)

    def next_deciding(self, session: Session) -> str | None:
        """Return the id of the deciding question to ask; None where the result is clear."""
        asked = [item.id for item in session.order if item.ask == "deciding"]
        return next_deciding(self._decision(session), asked)

    def details(self, session: Session) -> tuple[str, ...]:
        """Return the ids of the questions of detail that are for this person."""
        return details_for(self._content.bank, session.sheet)

    def _decision(self, session: Session) -> Decision:
        return Decision(self._content, self._table, self._table.scored(session.sheet))


class Keeper:
    """Keeps answers where it can, and says once where it cannot.

    Attributes:
        works: Whether the answers were saved the last time; False without a store.
    """

    def __init__(self, store: Store | None, screen: Screen) -> None:
        self._store = store
        self._screen = screen
        self._told = False
        self.works = store is not None

    @property
    def path(self) -> Path | None:
        """The file of this quiz."""
        return self._store.path if self._store else None

    def resume(self, fresh: Session, read: Read, former: Former | None = None) -> Session:
        """Offer the newest unfinished quiz; where there is none, the last finished one.

        Args:
            fresh: A quiz that has just begun.
            read: Returns a line, or None at the end of input.
            former: The result of the last finished quiz.

        Returns:
            The unfinished quiz, the finished one to be completed, or the fresh one: as it
            is, or left.
        """
        if self._store is None:
            return fresh
        start = self._store.start()
        for problem, kept in start.put_aside:
            self._screen.say(
                say("quiz.cannot-continue", problem=worded(problem).message, file=kept)
            )
        if start.trouble:
            self._failed(start.trouble)
        if start.unfinished is None:
            if former is None:
                return fresh
            return greet(former, fresh, self._screen, read)
        when = _day(start.unfinished.changed, self._store.now)
        answered = _continued(fresh, start.unfinished).answered
        self._screen.blank()
        self._screen.say(
            say("quiz.unfinished", when=when, answered=answered, questions=len(fresh.scored))
        )
        return self._offer(self._store, start.unfinished, fresh, read)

    def save(self, session: Session) -> None:
        """Save the answers so far; each failure but the first is silent."""
        if self._store is None:
            return
        try:
            self._store.save(session.sheet, session.skipped)
            self.works = True
        except FileError as error:
            self._failed(error)

    def finish(self, session: Session) -> Path | None:
        """Keep the answers of a finished quiz; None when that is not possible."""
        if self._store is None:
            return None
        try:
            return self._store.finish(session.sheet)
        except FileError as error:
            with suppress(ScreenClosed):
                self._failed(error)
            return None

    def _offer(self, store: Store, unfinished: Unfinished, fresh: Session, read: Read) -> Session:
        asked = False
        while True:
            text = _ask(self._screen, read, say("quiz.prompt-unfinished"))
            if text is None:
                self._screen.blank()
                return fresh.leave()
            if is_leaving(text):
                return fresh.leave()
            if text in ("", *words.YES):
                return _continued(fresh, store.take_over(unfinished))
            answered = len(unfinished.sheet.answers)
            if text in ("n", "no") and not asked:
                asked = True
                self._screen.say(
                    say("quiz.sure-to-put-aside", answered=answered, days=DECLINED_DAYS)
                )
                continue
            if text == "n":  # "no" may mean not to
                kept_in = store.decline(unfinished)
                about = {"answered": answered, "days": DECLINED_DAYS, "file": kept_in}
                self._screen.say(say("quiz.put-aside", **about))
                return fresh
            self._screen.say(say("quiz.offer-again"))

    def _failed(self, error: FileError) -> None:
        self.works = False
        if not self._told:
            self._told = True
            problem = worded(error.problems[0])
            self._screen.say(problem.message, problem.fix)


def _continued(fresh: Session, kept: Unfinished) -> Session:
    """Return an unfinished quiz as it goes on; what the fresh one was given takes its place."""
    sheet = AnswerSheet({**kept.sheet.answers, **fresh.answers})
    offered, whole = fresh.offered, fresh.asks_all
    return start_session(fresh.bank, sheet, kept.skipped, whole=whole, offered=offered)


def _day(seconds: float, now: float) -> str:
    """Return a day as "21 November", with the year unless it is this one."""
    then, today = date.fromtimestamp(seconds), date.fromtimestamp(now)
    return day(then).removesuffix(f" {today.year}")


# What is offered to somebody who finished the quiz before: that result, or to go on from it.


@value
class Former:
    """The result of a finished quiz.

    Attributes:
        entry: What is kept of it.
        shown: All of it, as it was.
        sheet: The answers; None where they do not go with the questions of today.
    """

    entry: Entry
    shown: RenderableType
    sheet: AnswerSheet | None


def greet(former: Former, fresh: Session, screen: Screen, read: Read) -> Session:
    """Show the former result, start anew, or ask what was left out, as the person wants.

    Args:
        former: The result.
        fresh: A quiz that has just begun.
        screen: Where everything is printed.
        read: Returns a line, or None at the end of input.

    Returns:
        The quiz that goes on: the fresh one as it is, or left; or one with the former answers.
    """
    entry = former.entry
    sure = CERTAINTY[entry.certainty] if entry.recommended else ""
    left_out = _left_out(former, fresh)
    screen.blank()
    when, winner = kept_words.moment(entry), kept_words.winner(entry)
    screen.say(say("quiz.finished", when=when, winner=winner, sure=f" ({sure})" if sure else ""))
    seen = False

    def go_on(_: bool) -> str:
        typed = _ask(screen, read, say("quiz.prompt-go-on"))
        return "q" if typed is None else typed

    while True:
        count = len(left_out)
        prompts = say("quiz.prompt-finished", seen=seen, some=count > 0, count=count)
        text = _ask(screen, read, *prompts.splitlines())
        if text is None:
            screen.blank()
            return fresh.leave()
        if is_leaving(text) or (text == "" and seen):
            return fresh.leave()
        if text == "":
            seen = True
            text = screen.pages(screen.drawn(former.shown), 1, go_on)
            if is_leaving(text):
                continue
        if text in ("n", "no", "new"):
            return fresh
        if text == "u" and left_out and former.sheet:
            return _completed(fresh, former.sheet, left_out)
        if text:
            screen.say(*words.finished_keys(fresh.bank.terms, count, seen=seen))


def _ask(screen: Screen, read: Read, *prompts: str) -> str | None:
    """Return what is typed, folded; None at the end of input."""
    screen.ask(*prompts)
    line = read()
    return None if line is None else fold(clean(line))


def _left_out(former: Former, fresh: Session) -> tuple[str, ...]:
    """Return the ids of the questions that have no answer and tell when one can start."""
    if former.sheet is None:
        return ()
    answered = former.sheet.answers
    asked = (item for item in fresh.scored if item.asks_for_a_fact)
    return tuple(item.id for item in asked if item.id not in answered)


def _completed(fresh: Session, sheet: AnswerSheet, left_out: tuple[str, ...]) -> Session:
    """Return a quiz that asks these questions alone, the others being as they were."""
    every = (item.id for item in fresh.bank.questions if item in fresh.order or item.is_detail)
    skipped = [name for name in every if name not in sheet.answers and name not in left_out]
    given = sheet.with_answers(fresh.answers)
    return start_session(fresh.bank, given, skipped, whole=fresh.asks_all, offered=fresh.offered)
