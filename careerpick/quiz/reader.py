"""Lines from a terminal, whatever bytes come: bounded, never undecodable."""

from collections.abc import Callable
from typing import TextIO

LONGEST = 4096
"""Bytes of a line that are kept; the rest of it is read and dropped."""


def line_reader(stream: TextIO) -> Callable[[], str | None]:
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
