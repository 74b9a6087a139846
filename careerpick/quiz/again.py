"""What is offered to somebody who finished the quiz before: that result, or to go on from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.folding import fold
from careerpick.quiz.reader import clean, is_leaving
from careerpick.quiz.session import start_session
from careerpick.values import value
from careerpick.words import kept
from careerpick.words import quiz as words
from careerpick.words.verdict import CERTAINTY

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

    from careerpick.keeping.entries import Entry
    from careerpick.model import AnswerSheet
    from careerpick.quiz.screen import Screen
    from careerpick.quiz.session import Session


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


def greet(
    former: Former,
    fresh: Session,
    screen: Screen,
    read: Callable[[], str | None],
    *,
    whole: bool,
) -> Session:
    """Show the former result, start anew, or ask what was left out, as the person wants.

    Args:
        former: The result.
        fresh: A quiz that has just begun.
        screen: Where everything is printed.
        read: Returns a line, or None at the end of input.
        whole: Whether every question is asked.

    Returns:
        The quiz that goes on: the fresh one as it is, or left; or one with the former answers.
    """
    entry = former.entry
    sure = CERTAINTY[entry.certainty] if entry.recommended else ""
    left_out = _left_out(former, fresh)
    screen.blank()
    screen.say(words.finished_before(kept.moment(entry), kept.winner(entry), sure))
    seen = False

    def go_on(_: bool) -> str:
        typed = _ask(screen, read, words.GO_ON)
        return "q" if typed is None else typed

    while True:
        text = _ask(screen, read, *words.offer_again(len(left_out), seen=seen))
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
            return _completed(fresh, former.sheet, left_out, whole=whole)
        if text:
            screen.say(*words.offer_explained(fresh.bank.terms, len(left_out)))


def _ask(screen: Screen, read: Callable[[], str | None], *prompts: str) -> str | None:
    """Return what is typed, folded; None at the end of input."""
    room = screen.width - 6
    screen.ask(next((text for text in prompts if len(text) <= room), prompts[-1]))
    line = read()
    return None if line is None else fold(clean(line))


def _left_out(former: Former, fresh: Session) -> tuple[str, ...]:
    """Return the ids of the questions that have no answer and tell when one can start."""
    if former.sheet is None:
        return ()
    answered = former.sheet.answers
    asked = (item for item in fresh.scored if item.asks_for_a_fact)
    return tuple(item.id for item in asked if item.id not in answered)


def _completed(
    fresh: Session, sheet: AnswerSheet, left_out: tuple[str, ...], *, whole: bool
) -> Session:
    """Return a quiz that asks these questions alone, the others being as they were."""
    every = (item.id for item in fresh.bank.questions if item in fresh.order or item.is_detail)
    skipped = [name for name in every if name not in sheet.answers and name not in left_out]
    given = sheet.with_answers(fresh.answers)
    return start_session(fresh.bank, given, skipped, whole=whole, offered=fresh.offered)
