"""What several commands share: options, each written down once, and reading answers."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from careerpick import edge
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT

if TYPE_CHECKING:
    from careerpick.model import AnswerSheet, Content


class Format(StrEnum):
    """How results are written."""

    text = "text"
    json = "json"


class ReportFormat(StrEnum):
    """How results are written that somebody may keep, print or show."""

    text = "text"
    json = "json"
    html = "html"
    markdown = "markdown"
    csv = "csv"


AnswersOption = Annotated[
    str | None,
    typer.Option(
        "--answers",
        "-a",
        metavar="FILE",
        help="Take the answers from this file; - is standard input, "
        "last the answers of your last quiz.",
    ),
]
ContentOption = Annotated[
    str | None,
    typer.Option(
        "--content",
        metavar="DIR",
        help="Use other questions and paths: a folder with questions.yaml and paths/. "
        "CAREERPICK_CONTENT does the same.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to write the result.")]
ReportFormatOption = Annotated[
    ReportFormat,
    typer.Option("--format", "-f", help="How to write the result; html is a report to keep."),
]
WithAnswersOption = Annotated[
    bool,
    typer.Option("--with-answers", help="Quote the answers in an html or markdown report."),
]
OutputOption = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all."),
]


def complete_path(incomplete: str) -> list[str]:
    """Offer path ids; a broken content offers nothing, and never an error on the screen."""
    try:
        ids = [path.id for path in edge.load(None).paths]
    except Exception:
        return []
    return [path_id for path_id in ids if path_id.startswith(incomplete)]


def read_needed(answers: str | None, content: "Content") -> "tuple[AnswerSheet, str]":
    """Read the answers that a command cannot do without, and say how to name them again."""
    if answers is None:
        answers = STANDARD_INPUT if edge.has_input() else LAST_ANSWERS
    return edge.read_answers(answers, content), "FILE" if answers == STANDARD_INPUT else answers
