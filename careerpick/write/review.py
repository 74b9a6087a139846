"""What `careerpick check` found: for a person, for other programs, and for GitHub."""

from rich.text import Text

from careerpick.authoring.reviewing import Review
from careerpick.errors import Problem
from careerpick.words.problems import worded
from careerpick.words.review import summary
from careerpick.write.json import Ordered, dump, picked
from careerpick.write.problems import problems_text
from careerpick.write.style import Look, Screen

_KEYS = ("severity", "code", "file", "line", "column", "message", "fix", "source")
SCHEMA = "careerpick.check/1"


def review_screen(review: Review) -> Screen:
    """Return every problem with its line and a caret, and the counts below."""
    return Screen(lambda look, _: [_whole_lines(review, look)])


def _whole_lines(review: Review, look: Look) -> Text:
    text = problems_text(review.problems, look)
    if review.problems:
        text.append("\n\n")
    text.append(summary(review))
    # A caret below a line that was wrapped would point at nothing.
    text.no_wrap, text.overflow = True, "ignore"
    return text


def review_json(review: Review) -> str:
    """Return the problems as JSON, described in docs/checks.md."""
    return dump(
        Ordered(
            schema=SCHEMA,
            errors=review.errors,
            warnings=review.warnings,
            files=review.files,
            questions=review.questions,
            paths=review.paths,
            lean={path: round(share, 3) for path, share in review.lean.items()},
            problems=[picked(worded(problem), _KEYS) for problem in review.problems],
        )
    )


def review_github(review: Review) -> str:
    """Return the problems as workflow commands, which GitHub shows beside the lines.

    The form is that of "Workflow commands for GitHub Actions": `::error file=…,line=…::text`.
    """
    return "".join(f"{_command(problem)}\n" for problem in review.problems)


def _command(problem: Problem) -> str:
    place = {
        "file": problem.file,
        "line": problem.line,
        "col": problem.column,
        "title": problem.code,
    }
    properties = ",".join(
        f"{name}={_escaped(str(value), ':,')}" for name, value in place.items() if value is not None
    )
    said = worded(problem)
    text = " ".join(part for part in (said.message, said.fix) if part)
    return f"::{problem.severity} {properties}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    """Return text with what would end a workflow command written as its percent code."""
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
