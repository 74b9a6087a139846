"""Problems as a person reads them: the place, the line, a caret, and what to do.

And all that `careerpick check` found: for a person, for other programs, and for GitHub.
"""

from __future__ import annotations

import unicodedata
from textwrap import fill
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from careerpick.words.problems import summary, worded
from careerpick.words.sentences import say
from careerpick.write.style import Look, Screen, to_ascii

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerpick.authoring.review import Review
    from careerpick.errors import Problem

MAX_SOURCE = 120
"""Longer source lines are shown around the place of the problem."""
MAX_MESSAGE = 2000
"""What a person typed or an author wrote may be longer; nobody reads on so far."""
MOST_ALIKE = 12
"""Problems of one kind that are shown, if they are no more; else each wording once."""


def problems_text(problems: Iterable[Problem], look: Look, width: int | None = None) -> Text:
    """Return all problems in the manner of a compiler, a blank line between them.

    Sentences are broken between words at the width; None breaks none. A line of a file never is.
    """
    return Text("\n\n").join(
        _problem_text(problem, look, more, width)
        for problem, more in grouped(map(worded, problems))
    )


def grouped(problems: Iterable[Problem]) -> Iterator[tuple[Problem, int]]:
    """Yield what is shown, in the same order, each with how many others it stands for."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    listed = list(problems)
    for problem in listed:
        kinds.setdefault((problem.severity, problem.code), []).append(problem)
    shown: dict[int, int] = {}
    for kind in kinds.values():
        few = kind
        if len(kind) > MOST_ALIKE:
            wordings: dict[tuple[str, str], Problem] = {}
            for problem in kind:
                wordings.setdefault((problem.message, problem.fix), problem)
            few = [*wordings.values()][:MOST_ALIKE]
        left = len(kind) - len(few) + sum(problem.more for problem in kind)
        shown |= {id(problem): 0 for problem in few} | {id(few[-1]): left}
    yield from ((problem, shown[id(problem)]) for problem in listed if id(problem) in shown)


def _problem_text(problem: Problem, look: Look, more: int, width: int | None) -> Text:
    is_error = problem.severity == "error"
    text = Text("Error: " if is_error else "Warning: ", style="bold red" if is_error else "bold")
    message = _said(f"{text.plain}{problem.message}", look, width)
    parts = [message.removeprefix(text.plain)]
    place = _place(problem)
    if place:
        parts.append(f"  at {_said(place, look)}")
    if problem.source is not None and problem.line is not None:
        source = _one_for_one(problem.source, look)
        parts.extend(_quoted_line(problem.line, problem.column, source))
    if problem.fix:
        fix = problem.fix[0].upper() + problem.fix[1:]
        # What is indented is part of a file, and copied as it is.
        parts.extend(
            _said(f"  {line}", look, None if line.startswith(" ") else width)
            for line in fix.split("\n")
        )
    if more:
        parts.append(f"\n{_said(say('pieces.more-alike', count=more), look)}")
    return text.append("\n".join(parts), style="not bold default")


def note_text(note: str, look: Look, width: int | None = None) -> Text:
    """Return a sentence that names a file: no sign of the name is left out unseen."""
    return Text(_said(note, look, width))


def _said(text: str, look: Look, width: int | None = None) -> str:
    """Return a text that can be shown, broken between words where it is wider than the window.

    The middle is cut out of what is too long, such as an argument of a whole page.
    """
    if len(text) > MAX_MESSAGE:
        text = f"{text[: MAX_MESSAGE - 100]} … {text[-100:]}"
    line = _one_for_one(text, look)
    if width is None or cell_len(line) <= width:
        return line
    return fill(line, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _one_for_one(text: str, look: Look) -> str:
    """Clean text without changing the place of any character, so that carets stay true."""
    shown = "".join(
        " " if char == "\t" else "?" if unicodedata.category(char)[0] == "C" else char
        for char in text
    )
    if not look.ascii_only:
        return shown
    return "".join(plain if len(plain) == 1 else "?" for plain in map(to_ascii, shown))


def _place(problem: Problem) -> str:
    name = "standard input" if problem.file == "-" else problem.file
    if name is None or problem.line is None:
        return name or ""
    where = f"{name}, line {problem.line}"
    return where if problem.column is None else f"{where}, column {problem.column}"


def _quoted_line(line: int, column: int | None, source: str) -> list[str]:
    start = max(0, (column or 1) - MAX_SOURCE // 2) if len(source) > MAX_SOURCE else 0
    shown = source[start : start + MAX_SOURCE].rstrip()
    rows = [f"  {line} | {shown}"]
    if column is not None and 0 <= column - 1 - start <= len(shown):
        rows.append(f"  {' ' * len(str(line))} | {' ' * (column - 1 - start)}^")
    return rows


# What `careerpick check` found.

_KEYS = "severity code file line column message fix source more"


def review_screen(review: Review) -> Screen:
    """Return every problem with its line and a caret, and the counts below."""

    def build(look: Look, _: int) -> list[Text]:
        text = problems_text(review.problems, look)
        text.append("\n\n" if review.problems else "").append(summary(review))
        # A caret below a line that was wrapped would point at nothing.
        text.no_wrap, text.overflow = True, "ignore"
        return [text]

    return Screen(build)


def review_json(review: Review) -> str:
    """Return the problems as JSON, described in docs/checks.md."""
    from careerpick.write.json import document, picked

    return document(
        "check",
        **picked(review, "errors warnings files questions paths"),
        lean={path: round(share, 3) for path, share in review.lean.items()},
        problems=[picked(worded(problem), _KEYS) for problem in review.problems],
    )


def review_github(review: Review) -> str:
    """Return the problems as workflow commands, which GitHub shows beside the lines.

    The form is that of "Workflow commands for GitHub Actions": `::error file=…,line=…::text`.
    """
    return "".join(f"{_workflow_command(problem)}\n" for problem in review.problems)


def _workflow_command(problem: Problem) -> str:
    said = worded(problem)
    place = {"file": said.file, "line": said.line, "col": said.column, "title": said.code}
    properties = ",".join(
        f"{name}={_escaped(str(value), ':,')}" for name, value in place.items() if value is not None
    )
    text = " ".join(filter(None, (said.message, said.fix)))
    return f"::{said.severity} {properties}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    """Return text with what would end a workflow command written as its percent code."""
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
