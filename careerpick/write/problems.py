"""Problems as a person reads them: the place, the line, a caret, and what to do."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rich.text import Text

from careerpick.words.problems import worded
from careerpick.write.style import Look, to_ascii

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerpick.errors import Problem

MAX_SOURCE = 120
"""Longer source lines are shown around the place of the problem."""
MAX_MESSAGE = 2000
"""What a person typed or an author wrote may be longer; nobody reads on so far."""


def problems_text(problems: Iterable[Problem], look: Look) -> Text:
    """Return all problems in the manner of a compiler, a blank line between them."""
    return Text("\n\n").join(_problem_text(worded(problem), look) for problem in problems)


def _problem_text(problem: Problem, look: Look) -> Text:
    is_error = problem.severity == "error"
    text = Text("Error: " if is_error else "Warning: ", style="bold red" if is_error else "bold")
    parts = [_one_for_one(_short(problem.message), look)]
    place = _place(problem)
    if place:
        parts.append(f"  at {_one_for_one(_short(place), look)}")
    if problem.source is not None and problem.line is not None:
        source = _one_for_one(problem.source, look)
        parts.extend(_quoted_line(problem.line, problem.column, source))
    if problem.fix:
        fix = problem.fix[0].upper() + problem.fix[1:]
        parts.append(f"  {_one_for_one(_short(fix), look)}")
    return text.append("\n".join(parts), style="not bold default")


def note_text(note: str, look: Look) -> Text:
    """Return a sentence that names a file: no sign of the name is left out unseen."""
    return Text(_one_for_one(_short(note), look))


def _short(value: str) -> str:
    """Cut out the middle of what is too long, such as an argument of a whole page."""
    if len(value) <= MAX_MESSAGE:
        return value
    return f"{value[: MAX_MESSAGE - 100]} … {value[-100:]}"


def _one_for_one(value: str, look: Look) -> str:
    """Clean text without changing the place of any character, so that carets stay true."""
    shown = "".join(
        " " if char == "\t" else "?" if unicodedata.category(char)[0] == "C" else char
        for char in value
    )
    return "".join(map(_one_ascii, shown)) if look.ascii_only else shown


def _one_ascii(char: str) -> str:
    plain = to_ascii(char)
    return plain if len(plain) == 1 else "?"


def _place(problem: Problem) -> str:
    name = "standard input" if problem.file == "-" else problem.file
    if name is None:
        return ""
    if problem.line is None:
        return name
    where = f"{name}, line {problem.line}"
    return where if problem.column is None else f"{where}, column {problem.column}"


def _quoted_line(line: int, column: int | None, source: str) -> list[str]:
    start = max(0, (column or 1) - MAX_SOURCE // 2) if len(source) > MAX_SOURCE else 0
    shown = source[start : start + MAX_SOURCE].rstrip()
    number = str(line)
    rows = [f"  {number} | {shown}"]
    if column is not None and 0 <= column - 1 - start <= len(shown):
        rows.append(f"  {' ' * len(number)} | {' ' * (column - 1 - start)}^")
    return rows
