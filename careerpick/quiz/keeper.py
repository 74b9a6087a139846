"""Saving as the person sees it: what is offered at the start, said when it fails, and kept.

Stands between the loop and the store, so that a quiz works where nothing can be saved.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from careerpick.answers import parse_answers
from careerpick.errors import AnswerError, FileError
from careerpick.folding import fold
from careerpick.keeping import bank_folder
from careerpick.keeping.results import Entry, History
from careerpick.keeping.unfinished import DECLINED_DAYS, Store, Unfinished, read_last_finished
from careerpick.model import AnswerSheet, Content
from careerpick.quiz.reader import is_leaving
from careerpick.quiz.screen import Screen, ScreenClosed
from careerpick.quiz.session import Session
from careerpick.values import value
from careerpick.words import kept as kept_words
from careerpick.words import quiz as words
from careerpick.words.basics import day
from careerpick.words.problems import worded
from careerpick.words.sentences import say
from careerpick.write.shown import Wanted, shown_kept

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType


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

    def resume(self, fresh: Session, former: Former | None) -> Session:
        """Offer the newest unfinished quiz; where there is none, the last finished one.

        Args:
            fresh: A quiz that has just begun.
            former: The result of the last finished quiz.

        Returns:
            The unfinished quiz, the finished one to be completed, or the fresh one: as it
            is, or left.
        """
        if self._store is None:
            return fresh
        start = self._store.start()
        for problem, kept in start.put_aside:
            self._screen.tell("quiz.cannot-continue", problem=worded(problem).message, file=kept)
        if start.trouble:
            self._failed(start.trouble)
        if start.unfinished:
            return self._offer(self._store, start.unfinished, fresh)
        return greet(former, fresh, self._screen) if former else fresh

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

    def _offer(self, store: Store, unfinished: Unfinished, fresh: Session) -> Session:
        screen, asked = self._screen, False
        continued = fresh.with_answers(unfinished.sheet, unfinished.skipped)
        then, today = (date.fromtimestamp(when) for when in (unfinished.changed, store.now()))
        when = day(then).removesuffix(f" {today.year}")
        screen.blank()
        count, questions = continued.answered, len(fresh.scored)
        screen.tell("quiz.unfinished", when=when, answered=count, questions=questions)
        about = {"answered": len(unfinished.sheet.answers), "days": DECLINED_DAYS}
        while True:
            text = fold(screen.ask(say("quiz.prompt-unfinished")))
            if is_leaving(text):
                return fresh.leave()
            if text in ("", *words.YES):
                found = store.take_over(unfinished)
                return fresh.with_answers(found.sheet, found.skipped)
            if text in ("n", "no") and not asked:
                asked = True
                screen.tell("quiz.sure-to-put-aside", **about)
            elif text == "n":  # "no" may mean not to
                screen.tell("quiz.put-aside", **about, file=store.decline(unfinished.path))
                return fresh
            else:
                screen.tell("quiz.offer-again")

    def _failed(self, error: FileError) -> None:
        self.works = False
        if not self._told:
            self._told = True
            problem = worded(error.problems[0])
            self._screen.say(problem.message, problem.fix)


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


def last_result(content: Content, sheet: AnswerSheet | None) -> Former | None:
    """Return the newest result that is kept; None where there is none that can be read."""
    with suppress(FileError):
        newest = History(bank_folder(content.folder)).newest()
        if newest:
            number, entry = newest
            wanted = Wanted("text", date.today(), in_full=True, at_keys=True)
            return Former(entry, shown_kept(entry, number, wanted), sheet)
    return None


def last_sheet(content: Content) -> AnswerSheet | None:
    """Return the answers of the last finished quiz, if any can be read with these questions."""
    with suppress(FileError, AnswerError):
        found = read_last_finished(content.folder)
        if found:
            return parse_answers(found[1], found[0].name, content).sheet
    return None


def greet(former: Former, fresh: Session, screen: Screen) -> Session:
    """Show the former result, start anew, or ask what was left out, as the person wants.

    Args:
        former: The result.
        fresh: A quiz that has just begun.
        screen: Where everything is printed and asked.

    Returns:
        The quiz that goes on: the fresh one as it is, or left; or one with the former answers.
    """
    entry, sheet = former.entry, former.sheet
    sure = f" ({say(f'verdict.label-{entry.certainty}')})" if entry.recommended else ""
    left_out = _left_out(sheet, fresh) if sheet else ()
    screen.blank()
    when, winner = kept_words.moment(entry), kept_words.winner(entry)
    screen.tell("quiz.finished", when=when, winner=winner, sure=sure)
    seen, count = False, len(left_out)
    while True:
        text = fold(screen.ask(say("quiz.prompt-finished", seen=seen, some=count > 0, count=count)))
        if is_leaving(text) or (text == "" and seen):
            return fresh.leave()
        if text == "":
            seen = True
            text = screen.pages(screen.drawn(former.shown), 1, say("quiz.prompt-go-on"))
        if text in ("n", "no", "new"):
            return fresh
        if text == "u" and left_out and sheet:
            rest = (
                item.id for item in fresh.bank.questions if item in fresh.order or item.is_detail
            )
            skipped = [name for name in rest if name not in (*sheet.answers, *left_out)]
            return fresh.with_answers(sheet, skipped)
        if text and not is_leaving(text):
            screen.say(*words.finished_keys(fresh.bank.terms, count, seen=seen))


def _left_out(sheet: AnswerSheet, fresh: Session) -> tuple[str, ...]:
    """Return the ids of the questions that have no answer and tell when one can start."""
    asked = (item for item in fresh.scored if item.asks_for_a_fact)
    return tuple(item.id for item in asked if item.id not in sheet.answers)
