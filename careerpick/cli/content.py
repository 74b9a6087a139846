"""The commands about the content: what is in it, and what its authors need.

compare, paths, sites and questions show it; check, schema and new are for authors.
"""

from typing import Annotated, Literal

import typer

from careerpick import edge
from careerpick.cli.options import (
    ContentOption,
    Given,
    OutputOption,
    complete_path,
    shares,
)
from careerpick.errors import UsageError, fault

MOST_AGE = 120


_SHOWN = ("full", "sources", "content", "format", "name", "output", "pager")


@shares("answers", "country", "need", "with_answers", *_SHOWN, is_table=True)
def compare(
    given: Given,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH PATH...",
            help="Two to four paths, by id or name; the command paths lists them.",
            autocompletion=complete_path,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Set two to four paths side by side.

    With --answers also what weighs for you.
    """
    from careerpick.decide.comparison import compare_paths, find_paths
    from careerpick.write.shown import shown_comparison

    loaded = given.load()
    paths = find_paths(names or [], loaded)
    sheet, answers_file = (None, "") if given.answers is None else given.read(loaded)
    wanted = given.wanted(answers_file)
    given.show(shown_comparison(compare_paths(loaded, paths, sheet), wanted))


@shares(*_SHOWN)
def paths(
    given: Given,
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="[PATH]",
            help="One path to show; without it, all are listed.",
            autocompletion=complete_path,
        ),
    ] = None,
) -> None:
    """List the paths, or show one.

    With --full all that is known of it: levels, what it brings and needs, first steps, risks.
    """
    from careerpick.decide.comparison import find_path
    from careerpick.write.shown import shown_paths

    loaded = given.load()
    chosen = None if path is None else find_path(path, loaded)
    given.show(shown_paths(loaded, chosen, given.wanted()))


@shares("country", "content", "format", "name", "output", "pager", is_table=True)
def sites(
    given: Given,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Paths by id or name; without one, all are listed.",
            autocompletion=complete_path,
            show_default=False,
        ),
    ] = None,
    phone: Annotated[
        bool, typer.Option("--phone", help="For somebody who has a phone only.")
    ] = False,
    age: Annotated[
        int | None,
        typer.Option("--age", metavar="N", min=0, max=MOST_AGE, help="For somebody of this age."),
    ] = None,
) -> None:
    """List the sites of a path, and whom they take.

    Each with its terms; one that is left out with the reason.
    """
    from careerpick.decide.circumstances import Circumstances
    from careerpick.decide.comparison import find_path
    from careerpick.write.shown import shown_sites

    loaded = given.load()
    found = tuple(dict.fromkeys(find_path(name, loaded).id for name in names or []))
    chosen = tuple(path for path in loaded.paths if path.id in found or not found)
    who = Circumstances({}, {}, _country(given.country), age=age, phone_only=phone)
    given.show(shown_sites(loaded, chosen, who, given.wanted()))


def _country(name: str | None) -> str | None:
    """Return the code of the country that was typed; None for none.

    Raises:
        UsageError: There is no such country.
    """
    if name is None:
        return None
    from careerpick.countries import code_of, nearest

    code = code_of(name)
    if code is None:
        raise UsageError(fault("unknown-country-typed", name=name, near=nearest(name)))
    return code


@shares("content", "format", "name", "output", "pager")
def questions(
    given: Given,
    template: Annotated[
        bool, typer.Option("--template", help="Print an answer file to fill in.")
    ] = False,
) -> None:
    """List the questions, or print an answer file."""
    from careerpick.write.shown import shown_questions

    loaded = given.load()
    if template:
        from careerpick.answers import answer_template

        if given.format not in (None, "text"):
            raise UsageError(fault("template-format"))
        given.show(answer_template(loaded))
        return
    given.show(shown_questions(loaded, given.wanted()))


def check(
    directory: Annotated[
        str | None,
        typer.Argument(
            metavar="[DIR]", help="A folder with questions.yaml and paths/; else what is in use."
        ),
    ] = None,
    format: Annotated[
        Literal["text", "json", "github"],
        typer.Option("--format", "-f", help="How to write what is found."),
    ] = "text",
    output: OutputOption = None,
) -> None:
    """Check questions and paths, and say what is wrong.

    All at once, each with its place. Exit code 1 when there are errors, else 0.
    """
    from careerpick.authoring.reviewing import review
    from careerpick.write import problems

    found = review(edge.content_folder(directory), f"{edge.now():%Y-%m}")
    writers = {"json": problems.review_json, "github": problems.review_github}
    edge.show(writers.get(format, problems.review_screen)(found), output)
    if found.errors:
        raise typer.Exit(1)


def schema(
    file: Annotated[
        Literal["questions", "path", "answers"],
        typer.Argument(help="The file that the schema is for."),
    ],
    content: ContentOption = None,
    output: OutputOption = None,
) -> None:
    """Print a JSON Schema of a file, for your editor.

    With it an editor completes and checks the file as you type.
    """
    from careerpick.authoring.schemas import schema_of, schema_text

    edge.show(schema_text(schema_of(file, lambda: edge.load(content))), output)


def new(
    directory: Annotated[str, typer.Argument(metavar="DIR", help="A folder that is new or empty.")],
    kind: Annotated[
        Literal["work", "things"],
        typer.Option(help="What is chosen between: kinds of work, or things of any kind."),
    ] = "work",
) -> None:
    """Write a small set of questions and paths to start from."""
    from shlex import quote

    from careerpick.authoring.starter import write_starter
    from careerpick.folding import show
    from careerpick.words.sentences import say

    files = list(write_starter(directory, kind))
    folder = show(directory)
    named = quote(folder)
    program = edge.program()
    commands = (f"{program} check {named}", f"{program} quiz --content {named}")
    lines = [say("edge.written", file=folder) + ":", *(f"  {file}" for file in files)]
    lines += [say("edge.next"), *(f"  {command}" for command in commands)]
    edge.show("\n".join([*lines, ""]), None)
