"""The commands for authors of questions and paths: check, schema, new."""

from enum import StrEnum
from typing import Annotated

import typer

from careerpick import edge
from careerpick.cli.options import ContentOption, OutputOption


class CheckFormat(StrEnum):
    """How the findings of a check are written."""

    text = "text"
    json = "json"
    github = "github"


class Kind(StrEnum):
    """What an author starts from."""

    work = "work"
    things = "things"


class File(StrEnum):
    """The files that have a schema."""

    questions = "questions"
    path = "path"
    answers = "answers"


def check(
    directory: Annotated[
        str | None,
        typer.Argument(
            metavar="[DIR]", help="A folder with questions.yaml and paths/; else what is in use."
        ),
    ] = None,
    format: Annotated[
        CheckFormat, typer.Option("--format", "-f", help="How to write what is found.")
    ] = CheckFormat.text,
    output: OutputOption = None,
) -> None:
    """Check questions and paths, and say what is wrong.

    All at once, each with its place. Exit code 1 when there are errors, else 0.
    """
    from careerpick.authoring.reviewing import review
    from careerpick.write.terminal import review_github, review_json, review_screen

    found = review(edge.content_folder(directory))
    if format is CheckFormat.json:
        edge.show(review_json(found), output)
    elif format is CheckFormat.github:
        edge.show(review_github(found), output)
    else:
        edge.show(review_screen(found), output)
    if found.errors:
        raise typer.Exit(1)


def schema(
    file: Annotated[File, typer.Argument(help="The file that the schema is for.")],
    content: ContentOption = None,
    output: OutputOption = None,
) -> None:
    """Print a JSON Schema of a file, for your editor.

    With it an editor completes and checks the file as you type.
    """
    from careerpick.authoring.schemas import schema_of, schema_text

    edge.show(schema_text(schema_of(file.value, lambda: edge.load(content))), output)


def new(
    directory: Annotated[str, typer.Argument(metavar="DIR", help="A folder that is new or empty.")],
    kind: Annotated[
        Kind,
        typer.Option(help="What is chosen between: kinds of work, or things of any kind."),
    ] = Kind.work,
) -> None:
    """Write a small set of questions and paths to start from."""
    from shlex import quote

    from careerpick.authoring.starter import write_starter
    from careerpick.folding import show
    from careerpick.words.edge import STARTED

    files = list(write_starter(directory, kind.value))
    folder = show(directory)
    named = quote(folder)
    program = edge.program()
    commands = f"  {program} check {named}\n  {program} quiz --content {named}\n"
    listed = "".join(f"  {file}\n" for file in files)
    edge.show(STARTED.format(folder=folder, files=listed, commands=commands), None)
