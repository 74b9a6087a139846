"""What touches the world for the commands: files, environment, terminal and streams."""

import os
import sys
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from careerpick.errors import FileError, Problem
from careerpick.files import cannot, read_bounded, write_output

if TYPE_CHECKING:
    from rich.console import RenderableType

    from careerpick.model import AnswerSheet, Content

CONTENT_VARIABLE = "CAREERPICK_CONTENT"
FILE_WIDTH = 80
"""Columns of a text result that is written to a file."""


class Stopped(Exception):  # noqa: N818 - not an error: the person or the system ended it
    """The quiz was ended by a signal; the answers so far are kept."""

    def __init__(self, code: int) -> None:
        """Take the exit code: 128 plus the number of the signal."""
        self.code = code
        super().__init__(code)


def load(directory: str | None) -> "Content":
    """Load the content that the person chose: by option, by environment, or the shipped one."""
    from platformdirs import user_cache_path

    from careerpick.content import load_content

    chosen = directory or os.environ.get(CONTENT_VARIABLE)
    return load_content(Path(chosen) if chosen else None, cache=user_cache_path("careerpick"))


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether somebody can be asked through this stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def read_answers(name: str, content: "Content") -> "AnswerSheet":
    """Read an answer file, or standard input for "-"."""
    from careerpick.answers import parse_answers

    return parse_answers(read_bounded(name), name, content).sheet


def show(what: "str | RenderableType", output: str | None) -> None:
    """Write a finished text as it is, or a renderable for the terminal, to its place.

    Raises:
        FileError: It cannot be written.
    """
    if output is not None:
        write_output(output, what if isinstance(what, str) else _as_text(what))
        complain([], f"Written to {output}")
        return
    try:
        if isinstance(what, str):
            sys.stdout.buffer.write(what.encode("utf-8"))
        else:
            from careerpick.render.style import make_console

            make_console(sys.stdout).print(what, crop=False)  # web addresses stay whole
        sys.stdout.flush()
    except BrokenPipeError:
        raise Stopped(1) from None
    except (OSError, AttributeError) as error:
        reason = error if isinstance(error, OSError) else OSError(0, "it is closed")
        raise FileError(cannot("write", "standard output", reason)) from None


def _as_text(what: "RenderableType") -> str:
    from careerpick.render.style import make_console

    buffer = StringIO()
    make_console(buffer, width=FILE_WIDTH, no_color=True).print(what, crop=False)
    return buffer.getvalue()


def complain(problems: Iterable[Problem], note: str = "") -> None:
    """Print problems, and a note, on standard error; a closed one is no further problem."""
    from careerpick.render.problems import problems_text
    from careerpick.render.style import look_of, make_console

    if sys.stderr is None:
        return
    console = make_console(sys.stderr)
    look = look_of(console)
    text = problems_text(problems, look)
    try:
        if text:
            console.print(text, soft_wrap=True)
        if note:
            console.print(look.text(note), soft_wrap=True)
    except OSError:
        pass


def ask(content: "Content", *, quick: bool) -> "tuple[AnswerSheet, Path | None] | None":
    """Run the quiz in the terminal, the full one or the quick one.

    Returns:
        The answers and the file that keeps them, where one does; None when the person
        left before the end.

    Raises:
        Stopped: A signal ended it; what was answered has been saved.
    """
    from careerpick.quiz.loop import Interrupted, run_quiz
    from careerpick.quiz.reader import line_reader
    from careerpick.quiz.store import Store
    from careerpick.render.style import make_console

    try:
        outcome = run_quiz(
            content,
            console=make_console(sys.stderr),
            read_line=line_reader(sys.stdin),
            store=Store(content),
            quick=quick,
        )
    except Interrupted as interrupted:
        raise Stopped(128 + interrupted.signal) from None
    return (outcome.sheet, outcome.saved) if outcome.finished else None
