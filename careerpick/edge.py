"""What touches the world for the commands: files, environment, terminal and streams."""

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BufferedReader, StringIO
from pathlib import Path
from shlex import join, quote
from shutil import which
from time import monotonic
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
LONG_PATIENCE = 5.0
"""The same for a long search where nobody looks on: standard error is no terminal."""
_ADVISED = re.compile(r"(?<=: )careerpick (?=[a-z-])")
"""How an advice in `words` begins a command, which knows nothing of the way it was installed."""
PATIENCE = 1.0
"""Seconds without any input after which it is said what is waited for."""
FILE_WIDTH = 80
"""Columns of a text result that is written to a file."""


def load(directory: str | None) -> "Content":
    """Load the content that the person chose: by option, by environment, or the shipped one."""
    from careerpick.content import load_content

    content = load_content(content_folder(directory), cache_folder)
    named = directory or ""
    return replace(content, named=named, program=program(), folder=folder_of_content(directory))


def command(words: str, directory: str | None) -> str:
    """Return a command as one types it for the content that the person chose."""
    from careerpick.model import command_line

    return command_line(program(), words, directory or "")


def folder_of_content(directory: str | None) -> str:
    """Return the whole name of the folder that the person chose; "" for the shipped content.

    Raises:
        UsageError: Its name is empty.
    """
    folder = content_folder(directory)
    return "" if folder is None else os.path.realpath(folder)


def program() -> str:
    """Return what the person types to run this program, so that printed commands run."""
    named = os.environ.get(PROGRAM_VARIABLE)
    return quote(named) if named else _as_started(sys.argv[0], sys.executable)


def _as_started(script: str, python: str) -> str:
    """Return what is typed where this was started by its name, by its place, or as a module."""
    if Path(script).name == "__main__.py":
        return f"{_shortest(python)} -m careerpick"
    is_module = script in ("", "-c", "-m") or Path(script).suffix == ".py"  # a test, a notebook
    return "careerpick" if is_module else _shortest(script)


def _shortest(program: str) -> str:
    """Return the bare name of a program where the shell finds the same by it."""
    name = Path(program).name
    is_found = program == name or _found(name, os.environ.get("PATH")) == program
    return name if is_found else quote(program)


@cache
def _found(name: str, search_path: str | None) -> str | None:
    """Return what the shell finds by a name: looked for once, for all commands that are printed."""
    return which(name, path=search_path)


def typed() -> str:
    """Return what was typed, so that an option can be added."""
    return f"{program()} {join(sys.argv[1:])}"


def content_folder(directory: str | None) -> Path | None:
    """Return the folder that the person chose: by option, by environment; None for neither.

    Raises:
        UsageError: Its name is empty.
    """
    if directory == "":  # a script whose variable is not set
        raise UsageError(fault("empty-folder-name"))
    chosen = directory or os.environ.get(CONTENT_VARIABLE)
    return Path(chosen) if chosen else None


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
    """Say once, where nothing has come from a pipe for a second, what is waited for."""
    if not _may_wait(name):
        yield
        return
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


@contextmanager
def searching() -> Iterator[Callable[[int, int], bool]]:
    """Say after a second how far a long search is, and let Ctrl-C end the search alone.

    Yields:
        To be told how many parts of how many are done; returns whether to go on.
    """
    import signal

    from careerpick.words.sentences import say

    rewrites = is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
    patient_until = monotonic() + (PATIENCE if rewrites else LONG_PATIENCE)
    former = signal.getsignal(signal.SIGINT)
    catches = callable(former)  # not where somebody has it ignored on purpose
    stopped, told = False, ""

    def stop(*_: object) -> None:
        nonlocal stopped
        stopped = True
        signal.signal(signal.SIGINT, former)  # once more ends the program

    def go_on(done: int, of: int) -> bool:
        nonlocal told
        if monotonic() > patient_until and (rewrites or not told):
            far = f"\r\x1b[2K{say('edge.searched', done=done, of=of)}"
            text = far if rewrites else f"{say('edge.searching')}\n"
            if text != told:
                told = text
                _write_message(text)
        return not stopped

    try:
        if catches:
            signal.signal(signal.SIGINT, stop)
        yield go_on
    finally:
        if catches:
            signal.signal(signal.SIGINT, former)
        if told and rewrites:
            _write_message("\r\x1b[2K")


def _may_wait(name: str) -> bool:
    try:
        if name != STANDARD_INPUT:
            return stat.S_ISFIFO(Path(name).stat().st_mode)
        return not stat.S_ISREG(os.fstat(sys.stdin.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


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
        raise FileError(Problem("answers-folder", (("command", command),), name))
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


def now() -> datetime:
    """Return the time here, with its offset."""
    return datetime.now(UTC).astimezone()


def show(what: "str | RenderableType", output: str | None, *, paged: bool = False) -> None:
    """Write a finished text as it is, or a renderable for the terminal, to its place.

    Args:
        what: The text, or what makes it at the width of its place.
        output: The name of a file; None for standard output.
        paged: Whether what is longer than the window is shown page by page.

    Raises:
        FileError: It cannot be written.
    """
    if output not in (None, STANDARD_OUTPUT):
        write_output(output, what if isinstance(what, str) else _as_text(what))
        from careerpick.words.sentences import say

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
    make_console(buffer, width=FILE_WIDTH, no_color=True).print(what, crop=False)
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
