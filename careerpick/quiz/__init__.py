"""The quiz in a terminal: `take_quiz` asks; `after.stay` shows more of the result, key by key.

Modules are imported when they are needed, so that a command that does not ask pays nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from careerpick.errors import Stopped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpick.model import Answer, Content
    from careerpick.quiz.loop import QuizOutcome


def take_quiz(
    content: Content,
    *,
    quick: bool,
    whole: bool = False,
    save: bool = True,
    given: Mapping[str, Answer] | None = None,
) -> QuizOutcome:
    """Ask in the terminal that the program was started in, with what was kept of the last time.

    Args:
        content: What is asked.
        quick: Ask no more than needed.
        whole: Ask every question, and not the core questions and a few deciding ones.
        save: Keep the answers as they are given; without it nothing is left behind.
        given: Question id to an answer that is known already, and not asked for.

    Raises:
        FileError: There is nowhere to show a question.
        Stopped: A signal ended it, or nobody sees it; what was answered has been saved.
    """
    from careerpick.keeping.unfinished import Store
    from careerpick.quiz.keeper import last_result, last_sheet
    from careerpick.quiz.loop import run_quiz
    from careerpick.quiz.screen import this_screen

    before = last_sheet(content)
    countries = [item.id for item in content.bank.details if item.pick == "country"]
    known = before.answers if before else {}
    outcome = run_quiz(
        content,
        this_screen(),
        store=Store(content) if save else None,
        former=last_result(content, before) if save else None,
        quick=quick,
        whole=whole,
        given=given,
        offered={name: known[name] for name in countries if name in known},
    )
    if not outcome.finished:
        try:
            sys.stderr.flush()
        except OSError:  # the person did not leave, but could not be asked
            raise Stopped(1) from None
    return outcome
