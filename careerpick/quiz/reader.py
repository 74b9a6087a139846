"""Lines from a terminal, whatever bytes come: bounded, never undecodable, with line editing."""

import os
import re
import sys
import unicodedata
from collections.abc import Callable
from typing import Literal, TextIO

from careerpick.answers import letters
from careerpick.folding import fold
from careerpick.model import Mark, Question
from careerpick.quiz.session import Session
from careerpick.write.style import Look

# What a typed line means: a key, a word for it, or something else. Prints nothing.

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
_CODES = re.compile(r"\x1b(?:\[[0-9;]*[A-Za-z~]|O[A-Z])")
_MARKS: dict[str, Mark] = {"": "normal", "!": "important", "!!": "deal_breaker"}


def clean(line: str) -> str:
    """Return what was typed without the codes of arrow keys and what a terminal would obey."""
    return Look().clean(_CODES.sub("", line))


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
    return session.bank.question(name), mark


def is_leaving(text: str) -> bool:
    """Tell whether this asks to leave, where nothing else is a key."""
    return _ANYWHERE.get(fold(text)) == "quit"


LONGEST = 4096
"""Bytes of a line that are kept; the rest of it is read and dropped."""

ReadLine = Callable[[], str | None]
Edit = Callable[[str], str | None]
"""Shows what stands before the cursor, and returns a line, or None at the end."""


def line_reader(stream: TextIO) -> ReadLine:
    """Return a function that reads one line without its end, or None at the end of input.

    Args:
        stream: Standard input; its bytes are read, in its encoding.
    """
    encoding = stream.encoding or "utf-8"

    def read_line() -> str | None:
        try:
            raw = piece = stream.buffer.readline(LONGEST)
            while len(piece) == LONGEST and not piece.endswith(b"\n"):
                piece = stream.buffer.readline(LONGEST)
        except (OSError, ValueError):  # the window was closed
            return None
        return raw.decode(encoding, "replace").rstrip("\r\n") if raw else None

    return read_line


def editing_reader(stream: TextIO) -> Edit | None:
    """Return a reader with which a line can be edited; None where the terminal has none.

    The library writes to standard output, so all three streams have to be the terminal.
    """
    same = stream is sys.stdin and all(
        item is not None and item.isatty() for item in (sys.stdin, sys.stdout, sys.stderr)
    )
    if not same or os.environ.get("TERM", "dumb") in ("dumb", ""):
        return None
    try:
        import readline
    except ImportError:  # Windows has its own
        return None
    readline.set_auto_history(False)
    if "libedit" not in (readline.__doc__ or ""):
        # No codes of its own, and the tabulator is one of the letters.
        for setting in ("set enable-bracketed-paste off", "tab: self-insert"):
            readline.parse_and_bind(setting)
    return _edited


def _edited(prompt: str) -> str | None:
    try:
        return input(prompt)[:LONGEST]
    except (EOFError, OSError):
        return None
    except ValueError:  # bytes that are no letters, or a zero
        return "\ufffd"
