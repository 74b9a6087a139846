"""What a report rests on: content, day, and whether it quotes the answers."""

from datetime import date as Date  # noqa: N812 - `date` is a word of `wording`

from careerpick import __version__
from careerpick.decide.result import Result
from careerpick.model import Content
from careerpick.report import discreet
from careerpick.report.blocks import Line, line
from careerpick.words.basics import day as day_words


def rests_on(result: Result, day: Date, *, with_answers: bool) -> tuple[Line, ...]:
    """Return what a report of somebody's answers rests on."""
    privacy = discreet.QUOTED if with_answers else discreet.LEFT_OUT
    return (*content_and_day(result.content, day), line(privacy if result.sheet.answers else ""))


def content_and_day(content: Content, day: Date) -> tuple[Line, ...]:
    """Return on which content a report rests, and when it was made."""
    return (
        line(
            f"Made on {day_words(day)} with careerpick {__version__}, from the questions "
            f"{content.bank_fingerprint} and the content {content.fingerprint}."
        ),
    )
