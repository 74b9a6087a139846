"""What touches the world for the commands: files, environment, terminal and streams."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from io import BufferedReader, StringIO
from pathlib import Path
from shlex import join, quote
from shutil import which
from typing import TYPE_CHECKING, TextIO

from careerpick.errors import FileError, Problem, Stopped, UsageError, fault
from careerpick.files import (
    LAST_ANSWERS,
    STANDARD_INPUT,
    STANDARD_OUTPUT,
    cache_folder,
    cannot,
    read_bounded,
    write_output,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from careerpick.model import AnswerSheet, Content

CONTENT_VARIABLE = "CAREERPICK_CONTENT"
PROGRAM_VARIABLE = "CAREERPICK_COMMAND"
"""Set by the command that `make quiz` makes, which is on no search path of the shell."""
PATIENCE = 1.0
"""Seconds after which it is said what is waited for."""
FILE_WIDTH = 80
"""Columns of a text result that is written to a file."""
_CLEAR_LINE = "\r\x1b[2K"
_ADVISED = re.compile(r"(?<=: )careerpick (?=[a-z-])")
"""How an advice in `words` begins a command, which knows nothing of the way it was installed."""


# Which content, and how this program is typed.


def load(directory: str | None) -> "Content":
    """Load the content that the person chose: by option, by environment, or the shipped one."""
    from careerpick.content import load_content

    content = load_content(content_folder(directory), cache_folder)
    folder = folder_of_content(directory)
    return replace(content, named=directory or "", program=program(), folder=folder)


def content_folder(directory: str | None) -> Path | None:
    """Return the folder that the person chose: by option, by environment; None for neither.

    Raises:
        UsageError: Its name is empty.
    """
    if directory == "":  # a script whose variable is not set
        raise UsageError(fault("empty-folder-name"))
    chosen = directory or os.environ.get(CONTENT_VARIABLE)
    return Path(chosen) if chosen else None


def folder_of_content(directory: str | None) -> str:
    """Return the whole name of that folder; "" for the shipped content."""
    folder = content_folder(directory)
    return "" if folder is None else os.path.realpath(folder)


def program() -> str:
    """Return what the person types to run this program, so that printed commands run."""
    named, script = os.environ.get(PROGRAM_VARIABLE), sys.argv[0]
    if named:
        return quote(named)
    if Path(script).name == "__main__.py":
        return f"{_shortest(sys.executable)} -m careerpick"
    is_module = script in ("", "-c", "-m") or Path(script).suffix == ".py"  # a test, a notebook
    return "careerpick" if is_module else _shortest(script)


def _shortest(place: str) -> str:
    """Return the bare name of a program where the shell finds the same by it."""
    name = Path(place).name
    return name if place in (name, which(name)) else quote(place)


def typed() -> str:
    """Return what was typed, so that an option can be added."""
    return f"{program()} {join(word for word in sys.argv[1:] if word != '--')}"


def now() -> datetime:
    """Return the time here, with its offset."""
    return datetime.now(UTC).astimezone()


# What comes in.


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody can be asked through this stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def has_input() -> bool:
    """Tell whether something was piped in, looking without taking it."""
    if sys.stdin is None or is_terminal(sys.stdin):
        return False
    try:
        waiting = sys.stdin.buffer
        with _saying_what_is_waited_for(STANDARD_INPUT):
            return not isinstance(waiting, BufferedReader) or bool(waiting.peek(1))
    except (OSError, ValueError):
        return False


@contextmanager
def _saying_what_is_waited_for(name: str) -> Iterator[None]:
    """Say once, where nothing has come for a second, what is waited for."""
    from threading import Timer

    from careerpick.words.sentences import say

    said = say("edge.waiting") if name == STANDARD_INPUT else say("edge.waiting-for", name=name)
    timer = Timer(PATIENCE, complain, ([], said))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def read_answers(name: str, content: "Content") -> "AnswerSheet":
    """Read an answer file, standard input for "-", or for "last" those of the last quiz.

    Raises:
        UsageError: There was no last quiz.
    """
    from careerpick.answers import parse_answers

    if name == LAST_ANSWERS:
        name, raw = _last_answers(content)
    elif name and Path(name).is_dir():
        command = content.command(f"group {quote(name)}")
        raise FileError(fault("answers-folder", name, command=command))
    else:
        with _saying_what_is_waited_for(name):
            raw = read_bounded(name)
    return parse_answers(raw, name, content).sheet


def _last_answers(content: "Content") -> tuple[str, bytes]:
    """Return the file with the answers of the last finished quiz, and say that it is used."""
    from careerpick.keeping.unfinished import read_last_finished
    from careerpick.words.sentences import say

    found = read_last_finished(content.folder)
    if found is None:
        raise UsageError(fault("no-kept-answers", command=content.command("quiz")))
    complain([], say("edge.answers-used", file=found[0]))
    return str(found[0]), found[1]


# What goes out.


def show(what: "str | RenderableType", output: str | None, *, paged: bool = False) -> None:
    """Write a finished text as it is, or what makes it at the width of its place, to there.

    Without `output` to standard output; `paged`, in a pager where it is longer than the window.

    Raises:
        FileError: It cannot be written.
    """
    if output not in (None, STANDARD_OUTPUT):
        from careerpick.words.sentences import say

        write_output(output, what if isinstance(what, str) else _as_text(what))
        complain([], say("edge.written", file=output))
        return
    try:
        if isinstance(what, str):
            sys.stdout.buffer.write(what.encode("utf-8"))
        else:
            from careerpick.write.pager import show_in_pager
            from careerpick.write.style import make_console

            console = make_console(sys.stdout, environment=os.environ)
            if not (paged and is_terminal(sys.stdout) and show_in_pager(console, what)):
                console.print(what, crop=False)  # web addresses stay whole
        sys.stdout.flush()
    except BrokenPipeError:
        raise Stopped(1) from None
    except (OSError, AttributeError) as error:
        reason = error if isinstance(error, OSError) else OSError(0, "closed")
        raise FileError(cannot("write", "standard output", reason)) from None


def _as_text(what: "RenderableType") -> str:
    from careerpick.write.style import make_console

    buffer = StringIO()
    make_console(buffer, width=FILE_WIDTH).print(what, crop=False)
    return buffer.getvalue()


def complain(problems: Iterable[Problem], note: str = "") -> None:
    """Print problems, and a note, on standard error; a closed one is no further problem."""
    from careerpick.words.problems import worded
    from careerpick.write.problems import note_text, problems_text
    from careerpick.write.style import look_of, make_console

    if sys.stderr is None:
        return
    console = make_console(sys.stderr, environment=os.environ)
    look = look_of(console)
    width = console.width if console.is_terminal else None
    said = map(worded, problems)
    here = (replace(item, fix=_ADVISED.sub(lambda _: f"{program()} ", item.fix)) for item in said)
    text = problems_text(here, look, width)
    # Captured, because rich itself would end the program where nobody reads any more.
    with suppress(OSError):
        with console.capture() as shown:
            if text:
                console.print(text, soft_wrap=True)
            if note:
                console.print(note_text(note, look, width), soft_wrap=True)
        _write_message(shown.get())


def _write_message(text: str) -> None:
    """Write to standard error, if anybody reads there."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(text)
        sys.stderr.flush()


class StatusLine:
    """A line on standard error that is written anew; where nobody looks on, a line each time."""

    def __init__(self) -> None:
        self.rewrites = is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        self._shown = ""

    def show(self, text: str) -> None:
        """Write this, unless it stands there already."""
        if text != self._shown:
            self._shown = text
            _write_message(f"{_CLEAR_LINE}{text}" if self.rewrites else f"{text}\n")

    def clear(self) -> None:
        """Leave the line empty."""
        if self._shown and self.rewrites:
            _write_message(_CLEAR_LINE)
        self._shown = ""
