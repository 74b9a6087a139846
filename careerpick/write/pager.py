"""What is longer than the window, page by page, with the program that the person's settings name.

Where there is none, or the terminal can move no cursor, nothing is shown here.
"""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import suppress
from pathlib import Path
from shlex import split
from shutil import which

from rich.console import Console, RenderableType

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def show_in_pager(console: Console, what: RenderableType) -> bool:
    """Show what is longer than the window page by page, and tell whether that was done.

    PAGER names the program, and an empty one none; without it, it is less where that is there.
    """
    named = os.environ.get("PAGER", "less -R" if which("less") else "")
    if not named.strip() or console.is_dumb_terminal:
        return False
    with console.capture() as shown:
        console.print(what, crop=False)
    text = shown.get()
    if text.count("\n") < console.size.height:  # the prompt of the shell needs a line, too
        return False
    settings = {"LESS": "-R", **os.environ}  # with colours, which others show as codes
    try:
        command = split(named)
        if Path(command[0]).name != "less":
            text = _COLOUR.sub("", text)
        running = subprocess.Popen(
            command, stdin=subprocess.PIPE, env=settings, encoding="utf-8", errors="replace"
        )
    except (OSError, ValueError):  # no such program, or a quotation mark that does not close
        return False
    with suppress(KeyboardInterrupt, OSError):  # it was left before the end
        if running.stdin:
            with running.stdin as pipe:
                pipe.write(text)
    while running.poll() is None:  # Ctrl-C is for the pager alone
        with suppress(KeyboardInterrupt):
            running.wait()
    return True
