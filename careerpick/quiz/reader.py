"""Lines from a terminal, whatever bytes come: bounded, never undecodable, with line editing."""

import os
import sys
from collections.abc import Callable
from typing import TextIO

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
