"""What is longer than the window, page by page, with the program that the person's settings name.

Where there is none, or the terminal can move no cursor, nothing is shown here.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shlex import split
from shutil import which

from rich.console import Console, RenderableType

VARIABLE = "PAGER"
LESS = "less"
SHOWS_COLOUR = "-R"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def show_in_pager(console: Console, what: RenderableType) -> bool:
    """Show what is longer than the window page by page, and tell whether that was done."""
    command = pager(os.environ)
    if not command or console.is_dumb_terminal:
        return False
    with console.capture() as shown:
        console.print(what, crop=False)
    text = shown.get()
    if text.count("\n") < console.size.height:  # the prompt of the shell needs a line, too
        return False
    if Path(command[0]).name != LESS:  # others show the codes of colours as they are
        text = _COLOUR.sub("", text)
    settings = {"LESS": SHOWS_COLOUR, **os.environ}
    try:
        running = subprocess.Popen(
            command, stdin=subprocess.PIPE, env=settings, encoding="utf-8", errors="replace"
        )
    except OSError:
        return False
    with suppress(KeyboardInterrupt, OSError):  # it was left before the end
        if running.stdin:
            with running.stdin as pipe:
                pipe.write(text)
    while running.poll() is None:  # Ctrl-C is for the pager alone
        with suppress(KeyboardInterrupt):
            running.wait()
    return True


def pager(environment: Mapping[str, str]) -> list[str]:
    """Return the program with its options: that of PAGER, else less where there is one.

    An empty PAGER asks for none, and so does one whose quotation marks do not close.
    """
    named = environment.get(VARIABLE)
    if named is None:
        return [LESS, SHOWS_COLOUR] if which(LESS) else []
    with suppress(ValueError):
        return split(named)
    return []
