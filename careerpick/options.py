"""The options that several commands share, each written down once."""

from enum import StrEnum
from typing import Annotated

import typer


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
        help="Take the answers from this file; - is standard input.",
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
