"""How a line is read, what ends the wait for it, and what it means.

Whatever bytes come: bounded, never undecodable, with line editing. Who comes back after
Ctrl-Z and `fg` is asked once more.
"""

import os
import re
import signal
import sys
import threading
import unicodedata
from collections.abc import Callable
from time import sleep
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Literal, Self, TextIO

from careerpick.answers.choice import letters, parse_choice, unit_of
from careerpick.errors import AnswerError, Stopped
from careerpick.folding import fold
from careerpick.model import Answer, Content, Mark, Question
from careerpick.quiz.session import Session
from careerpick.words import quiz as words
from careerpick.words.problems import worded
from careerpick.words.sentences import say
from careerpick.write.style import Look

if TYPE_CHECKING:
    from careerpick.quiz.screen import Screen

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


LONGEST_INPUT = 300
"""Characters of the longest label that somebody may type; more is no answer."""


class AnswerReader:
    """Takes a line as an answer, or says what would be one.

    Attributes:
        near: What an answer that is none was taken for; yes takes it.
    """

    def __init__(self, content: Content, screen: "Screen") -> None:
        """Take what is asked, and where that is said."""
        self._content = content
        self._screen = screen
        self.near = ""

    def read(self, text: str, question: Question) -> Answer | None:
        """Return the answer, said back where it was not typed as it is; None where it is none."""
        unit = unit_of(question, self._content)
        hint = words.hint(question, unit)
        if len(text) > LONGEST_INPUT:
            self._screen.refuse(say("quiz.too-long"), hint)
            return None
        try:
            answer = parse_choice(text, question, unit)
        except AnswerError as error:
            if self.near and fold(text) in words.YES:
                return self.read(self.near, question)
            problem = worded(error.problems[0])
            # Other advice is for files, where "?" is no key.
            self.near = dict(problem.params).get("near") or ""
            near = say("quiz.near", name=self.near) if self.near else hint
            self._screen.refuse(problem.message, near)
            return None
        if not words.is_as_typed(text, answer, question):
            taken = words.given(answer, question, self._content.bank)
            self._screen.tell("quiz.taken", answer=taken)
        return answer


# Signals: noticed while a line is waited for, never while an answer is saved.

_A_MOMENT = 0.05
"""Seconds in which a signal has ended a wait, unless it came just before."""
_CONTINUED = getattr(signal, "SIGCONT", None)
"""Comes after Ctrl-Z and `fg`."""


class _Resumed(Exception):  # noqa: N818 - not an error: the program was stopped, and goes on
    """A line is to be asked for once more."""


class Signals:
    """While this context lasts, a signal ends the wait for a line and nothing else.

    One that comes at another moment (an answer is being saved) is acted on at the next
    wait, or at the end of the context. Leaving the context restores the former handlers.
    """

    def __init__(self) -> None:
        self._former: dict[int, Callable[[int, FrameType | None], object] | int] = {}
        self._pending: int | None = None
        self._waiting = False
        self._woken = -1
        self._former_wakeup = -1

    def __enter__(self) -> Self:
        """Take over the signals that end a program, and the one that lets it go on."""
        acts = {"SIGINT": self._note, "SIGTERM": self._note, "SIGHUP": self._note}
        for name, act in {**acts, "SIGCONT": self._resume}.items():
            number = getattr(signal, name, None)
            former = None if number is None else signal.getsignal(number)
            if number is None or former is None or former == signal.SIG_IGN:
                continue  # nohup, for example, has it ignored on purpose
            try:
                signal.signal(number, act)
            except ValueError:  # only the main thread may
                break
            self._former[number] = former
        if self._former and hasattr(signal, "pthread_kill"):
            self._watch()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Restore the former handlers.

        Raises:
            Stopped: A signal came that nothing has acted on yet.
        """
        del error, trace
        for number, former in self._former.items():
            signal.signal(number, former)
        if self._woken >= 0:
            signal.set_wakeup_fd(self._former_wakeup)
            os.close(self._woken)
        if kind is None:
            self._act()

    def wait(
        self, read_line: Callable[[], str | None], ask_again: Callable[[], object] | None = None
    ) -> str | None:
        """Read a line.

        Args:
            read_line: Returns it.
            ask_again: Prints what stands before the cursor, where that is lost; without it
                `read_line` does so.

        Raises:
            Stopped: A signal came, now or since the last wait.
        """
        while True:
            self._waiting = True
            try:
                self._act()
                return read_line()
            except _Resumed:
                if ask_again:
                    ask_again()
            except KeyboardInterrupt:
                raise Stopped(128 + signal.SIGINT) from None
            finally:
                self._waiting = False

    def _watch(self) -> None:
        """Send a signal again that came right before the wait began, and so would not end it."""
        heard, self._woken = os.pipe()
        os.set_blocking(self._woken, False)
        self._former_wakeup = signal.set_wakeup_fd(self._woken, warn_on_full_buffer=False)
        waiter = threading.get_ident()

        def watch() -> None:
            while number := os.read(heard, 1):
                sleep(_A_MOMENT)
                while self._waiting and number[0] in self._former and number[0] != _CONTINUED:
                    signal.pthread_kill(waiter, number[0])
                    sleep(_A_MOMENT)
            os.close(heard)

        threading.Thread(target=watch, daemon=True).start()

    def _note(self, number: int, frame: FrameType | None) -> None:
        del frame
        self._pending = self._pending or number
        if self._waiting:
            self._waiting = False
            self._act()

    def _resume(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self._waiting:
            self._waiting = False
            raise _Resumed

    def _act(self) -> None:
        if self._pending is not None:
            number, self._pending = self._pending, None
            raise Stopped(128 + number)
