"""Saving as the person sees it: what is offered at the start, said when it fails, and kept.

Stands between the loop and the store, so that a quiz works where nothing can be saved.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from careerpick.decide.asking import details_for, is_settled, next_deciding, next_question
from careerpick.decide.decision import Decision
from careerpick.decide.table import compile_table
from careerpick.errors import FileError
from careerpick.folding import fold
from careerpick.keeping.unfinished import DECLINED_DAYS, Store, Unfinished
from careerpick.model import AnswerSheet, Content
from careerpick.quiz.again import Former, greet
from careerpick.quiz.reader import clean, is_leaving
from careerpick.quiz.screen import Screen, ScreenClosed
from careerpick.quiz.session import Session, start_session
from careerpick.words import quiz as words
from careerpick.words.basics import day
from careerpick.words.problems import worded

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

    def resume(
        self,
        fresh: Session,
        read: Callable[[], str | None],
        former: Former | None = None,
    ) -> Session:
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
            self._screen.say(words.CANNOT_CONTINUE.format(worded(problem).message, kept))
        if start.trouble:
            self._failed(start.trouble)
        if start.unfinished is None:
            if former is None:
                return fresh
            whole = len(fresh.order) == len(fresh.bank.questions)
            return greet(former, fresh, self._screen, read, whole=whole)
        when = _day(start.unfinished.changed, self._store.now)
        answered = _continued(fresh, start.unfinished).answered
        self._screen.blank()
        self._screen.say(words.UNFINISHED.format(when, answered, len(fresh.scored)))
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

    def _offer(
        self,
        store: Store,
        unfinished: Unfinished,
        fresh: Session,
        read: Callable[[], str | None],
    ) -> Session:
        asked = False
        while True:
            self._screen.ask(words.OFFER)
            line = read()
            if line is None:
                self._screen.blank()
                return fresh.leave()
            text = fold(clean(line))
            if is_leaving(text):
                return fresh.leave()
            if text in ("", "y", "yes"):
                return _continued(fresh, store.take_over(unfinished))
            answered = len(unfinished.sheet.answers)
            if text in ("n", "no") and not asked:
                asked = True
                self._screen.say(words.sure_to_put_aside(answered, DECLINED_DAYS))
                continue
            if text in ("n", "no"):
                kept_in = store.decline(unfinished)
                self._screen.say(words.put_aside(answered, DECLINED_DAYS, str(kept_in)))
                return fresh
            self._screen.say(words.OFFER_AGAIN)

    def _failed(self, error: FileError) -> None:
        self.works = False
        if not self._told:
            self._told = True
            problem = worded(error.problems[0])
            self._screen.say(problem.message, problem.fix)


def _continued(fresh: Session, kept: Unfinished) -> Session:
    """Return an unfinished quiz as it goes on; what the fresh one was given takes its place."""
    sheet = AnswerSheet({**kept.sheet.answers, **fresh.answers})
    whole = len(fresh.order) == len(fresh.bank.questions)
    return start_session(fresh.bank, sheet, kept.skipped, whole=whole, offered=fresh.offered)


def _day(seconds: float, now: float) -> str:
    """Return a day as "21 November", with the year unless it is this one."""
    then, today = date.fromtimestamp(seconds), date.fromtimestamp(now)
    return day(then).removesuffix(f" {today.year}")
