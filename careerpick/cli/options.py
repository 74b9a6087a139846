"""What several commands share: options, each written down once, and reading answers."""

from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from careerpick import edge
from careerpick.errors import Problem, UsageError
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
    ReportFormat | None,
    typer.Option(
        "--format",
        "-f",
        show_default=False,
        help="How to write the result; html is a report to keep. "
        "Without it the name of the --output file decides, else it is text.",
    ),
]
WithAnswersOption = Annotated[
    bool,
    typer.Option("--with-answers", help="Quote the answers in an html or markdown report."),
]
OutputOption = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all."),
]


FORMAT_OF_ENDING = {
    ".html": ReportFormat.html,
    ".htm": ReportFormat.html,
    ".md": ReportFormat.markdown,
    ".csv": ReportFormat.csv,
    ".json": ReportFormat.json,
}


def chosen_format(format: ReportFormat | None, output: str | None) -> ReportFormat:
    """Return the format that was asked for, by option or by the name of the file.

    Raises:
        UsageError: The two say different things.
    """
    ending = PurePath(output or "").suffix.casefold()
    by_name = FORMAT_OF_ENDING.get(ending)
    if format and by_name and format is not by_name:
        params = (("format", format.value), ("ending", ending), ("named", by_name.value))
        raise UsageError(Problem("format-and-name", params))
    return format or by_name or ReportFormat.text


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
