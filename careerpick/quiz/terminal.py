"""A terminal that asks line by line: prints, waits for a line, and heeds signals.

Only lines one below the other: no cursor movement, and nothing is said by colour alone. What
is typed is never undecodable, and can be edited where the terminal has it.
"""

import os
import re
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Self, TextIO

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.text import Text

from careerpick.errors import FileError, Stopped
from careerpick.files import cannot
from careerpick.folding import fold
from careerpick.words.sentences import say
from careerpick.write.style import Hanging, Look, command_rows, look_of, make_console

ReadLine = Callable[[], str | None]
"""Returns a line without its end, or None at the end of input."""
Edit = Callable[[str], str | None]
"""The same where a line can be edited; shows what stands before the cursor."""
_MOMENT = 0.2
"""Seconds after which a signal is noticed that came right before the wait for a line."""
_CODES = re.compile(r"\x1b(?:\[[0-9;]*[A-Za-z~]|O[A-Z])")
"""What arrow keys send where a line cannot be edited."""


def line_reader(stream: TextIO) -> ReadLine:
    """Return a reader of standard input: of its bytes, in its encoding."""
    encoding = stream.encoding or "utf-8"

    def read_line() -> str | None:
        try:
            raw = stream.buffer.readline()
        except (OSError, ValueError):  # the window was closed
            return None
        return raw.decode(encoding, "replace").rstrip("\r\n") if raw else None

    return read_line


def editing_reader() -> Edit | None:
    """Return a reader with which a line can be edited; None where the terminal has none.

    The library writes to standard output, so all three streams have to be the terminal.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    is_terminal = all(stream is not None and stream.isatty() for stream in streams)
    if not is_terminal or os.environ.get("TERM", "dumb") in ("dumb", ""):
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
        return input(prompt)
    except (EOFError, OSError):
        return None
    except ValueError:  # bytes that are no letters, or a zero
        return "\ufffd"


class _Resumed(Exception):  # noqa: N818 - not an error: the program was stopped, and goes on
    """A line is to be asked for once more."""


class Signals:
    """While this context lasts, a signal ends the wait for a line and nothing else.

    One that comes at another moment (an answer is being saved) is acted on at the next
    wait, or at the end of the context. Leaving the context restores the former handlers.
    """

    def __init__(self) -> None:
        self._former: dict[int, Any] = {}
        self._pending = 0
        self._waiting = False

    def __enter__(self) -> Self:
        """Take over the signals that end a program, and the one that lets it go on."""
        end, go_on = self._end, self._go_on
        acts: dict[str, Callable[..., None]] = {
            "SIGINT": end,
            "SIGTERM": end,
            "SIGHUP": end,
            "SIGCONT": go_on,
            "SIGALRM": lambda *_: None,  # that the wait was interrupted is enough
        }
        for name, act in acts.items():
            number = getattr(signal, name, None)
            former = None if number is None else signal.getsignal(number)
            if number is None or former is None or former == signal.SIG_IGN:
                continue  # nohup, for example, has it ignored on purpose
            try:
                signal.signal(number, act)
            except ValueError:  # only the main thread may
                break
            self._former[number] = former
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Restore the former handlers; `Stopped` where a signal came that was not acted on."""
        for number, former in self._former.items():
            signal.signal(number, former)
        if kind is None:
            self._act()

    def wait(self, read_line: ReadLine) -> str | None:
        """Read a line; once more where the program was stopped and goes on.

        Raises:
            Stopped: A signal came, now or since the last wait.
        """
        while True:
            self._waiting = True
            try:
                self._act()
                self._tick(_MOMENT)
                return read_line()
            except _Resumed:
                continue
            except KeyboardInterrupt:
                raise Stopped(128 + signal.SIGINT) from None
            finally:
                self._waiting = False
                self._tick(0)

    def _tick(self, seconds: float) -> None:
        """Interrupt the wait from time to time: Python then heeds what came just before it."""
        if getattr(signal, "SIGALRM", None) in self._former:
            signal.setitimer(signal.ITIMER_REAL, seconds, seconds)

    def _end(self, number: int, _: object) -> None:
        self._pending = self._pending or number
        if self._waiting:
            self._waiting = False
            self._act()

    def _go_on(self, *_: object) -> None:
        if self._waiting:
            self._waiting = False
            raise _Resumed

    def _act(self) -> None:
        number, self._pending = self._pending, 0
        if number:
            raise Stopped(128 + number)


class ScreenClosed(Exception):  # noqa: N818 - the person closed the window
    """Nobody can see any more what is printed."""


class EndOfInput(Exception):  # noqa: N818 - the person is done
    """Nothing more is typed."""


class Terminal(Signals):
    """Prints and asks; looks at the width each time, so that a resize is followed.

    While it is open, a signal ends the wait for a line, and nothing else.
    """

    def __init__(self, console: Console, read_line: ReadLine, edit: Edit | None = None) -> None:
        """Take what prints, and what reads; `edit` reads instead where a line can be edited."""
        super().__init__()
        self._console = console
        self._read_line = read_line
        self._edit = edit or self._prompt
        self._asked: tuple[RenderableType, ...] = ()
        self._below = 0
        """Lines that were printed below what was asked."""
        self.look = look_of(console)

    @classmethod
    def here(cls) -> Self:
        """Return the terminal of the program; a `FileError` where a question cannot be shown."""
        if sys.stderr is None:  # the console would fall back to standard output
            raise FileError(cannot("write", "standard error", OSError(0, "closed")))
        console = make_console(sys.stderr, environment=os.environ)
        return cls(console, line_reader(sys.stdin), editing_reader())

    @property
    def width(self) -> int:
        """Columns at this moment."""
        return self._size()[0]

    @property
    def height(self) -> int | None:
        """Lines of the window at this moment; None where there is no window."""
        # NO_COLOR makes rich take a terminal for none, but it still scrolls.
        has_window = self._console.is_terminal or self._console.file.isatty()
        return self._size()[1] if has_window else None

    def _size(self) -> tuple[int, int]:
        console = self._console
        columns, lines = console.width, console.size.height
        if console.is_dumb_terminal:  # for which rich does not ask
            with suppress(OSError, ValueError):
                asked = os.get_terminal_size(console.file.fileno())
                columns, lines = min(columns, asked.columns or 80), asked.lines or lines
        return max(1, columns), max(1, lines)

    def paragraph(self, *sentences: str) -> Hanging:
        """Return sentences as they are printed."""
        return Hanging(self.look.text(" ".join(sentences)))

    def say(self, *sentences: str) -> None:
        """Print a paragraph."""
        self.print(self.paragraph(*sentences))

    def say_lines(self, lines: Iterable[str]) -> None:
        """Print lines, each as a paragraph."""
        self.print(*map(self.paragraph, lines))

    def tell(self, key: str, /, **about: object) -> None:
        """Print the sentence of this name as a paragraph."""
        self.say(say(key, **about))

    def tell_command(self, key: str, command: str) -> None:
        """Print the sentence of this name, and what can be typed."""
        lead, typed = self.look.text(say(key)), self.look.text(command)
        self.print(*command_rows(lead, typed, self.width))

    def blank(self) -> None:
        """Print an empty line."""
        self.print(Text())

    def print(self, *rows: RenderableType) -> None:
        """Print rows, one below the other."""
        for row in rows:
            self.write(self.drawn(row))

    def print_asked(self, *rows: RenderableType) -> None:
        """Print what is asked; it can be printed again."""
        self._asked = rows
        self.print(*rows)
        self._below = 0

    def ask_again(self) -> None:
        """Print again what is asked."""
        self.blank()
        self.print_asked(*self._asked)

    def pushes_away(self, *rows: RenderableType) -> bool:
        """Tell whether what is asked leaves the window when these are printed, and a prompt."""
        if not self._asked or self.height is None:
            return False
        return self.lines(*self._asked, *rows) + self._below >= self.height

    def refuse(self, message: str, *fix: str) -> None:
        """Say what is wrong with what was typed; first what was asked, where that leaves."""
        said = self.paragraph(message, *fix)
        if self.pushes_away(said):
            self.ask_again()
        self.print(said)

    def lines(self, *rows: RenderableType) -> int:
        """Return how many lines these take."""
        return sum(self.drawn(row).count("\n") for row in rows)

    def drawn(self, what: RenderableType) -> str:
        """Return what is printed for it at this width."""
        # Drawn here and not by rich, which ends the program when the window is closed and
        # still prints bold where NO_COLOR asks for plain text.
        console = self._console
        plain = console.no_color or console.color_system is None or console.legacy_windows
        options = console.options.update(width=self.width)
        return "".join(
            segment.style.render(segment.text, color_system=ColorSystem.STANDARD)
            if segment.style and not plain
            else segment.text
            for segment in console.render(what, options)
        )

    def write(self, text: str) -> None:
        """Print text as it is; `ScreenClosed` where nobody can see it."""
        self._below += text.count("\n")
        try:
            self._console.file.write(text)
            self._console.file.flush()
        except (OSError, ValueError):
            raise ScreenClosed from None

    def ask(self, prompts: str) -> str:
        """Print what stands before the cursor, and return what is typed.

        Args:
            prompts: A line each, from the fullest to the shortest: the first that leaves room
                for an answer is printed.

        Raises:
            EndOfInput: Nothing more is typed.
            Stopped: A signal came.
        """
        *longer, shortest = prompts.splitlines()
        fitting = (line for line in longer if len(line) <= self.width - 6)
        prompt = f"{self.look.clean(next(fitting, shortest))} "
        line = self.wait(lambda: self._edit(prompt))
        if line is None:
            self.blank()
            raise EndOfInput
        self._below += self.lines(Text(f"{prompt}{line}"))  # ended by Enter, and by no write
        return Look().clean(_CODES.sub("", line))

    def _prompt(self, prompt: str) -> str | None:
        self.write(prompt)
        return self._read_line()

    def pages(self, text: str, below: int, at_end: str, go_on: str = "") -> str | None:
        """Print what was drawn: at once where it fits the window, else a window at a time.

        Args:
            text: What was drawn.
            below: Lines that must fit below it.
            at_end: What is asked below the last of several windows, so that the key that goes
                back there never means something else.
            go_on: What is asked below the windows before, where more than going on is meant.

        Returns:
            What was typed to end it, folded; "" where the person read on to the end, None where
            it fits and nothing was asked.
        """
        lines = text.strip("\n").split("\n")
        height = self.height or len(lines) + below
        is_paged = len(lines) + below > height
        room = max(1, height - 2) if is_paged else len(lines)
        self.blank()
        while lines:
            self.write("".join(f"{line}\n" for line in lines[:room]))
            lines = lines[room:]
            prompt = (go_on or say("quiz.prompt-go-on")) if lines else at_end
            if is_paged and (typed := fold(self.ask(prompt))):
                return typed
        return "" if is_paged else None
