"""The commands: typer wiring, and nothing else.

Each command loads, calls the pure core, and hands what comes back to `edge.show`.
Modules that only one command needs are imported inside it, so that every command
starts fast.
"""

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from careerpick import __version__, edge
from careerpick.cli_history import history
from careerpick.errors import CareerpickError, Problem, UsageError
from careerpick.files import STANDARD_INPUT, cannot
from careerpick.options import (
    AnswersOption,
    ContentOption,
    Format,
    FormatOption,
    OutputOption,
    ReportFormat,
    ReportFormatOption,
    WithAnswersOption,
)

if TYPE_CHECKING:
    from careerpick.model import AnswerSheet, Content


class CheckFormat(StrEnum):
    """How the findings of a check are written."""

    text = "text"
    json = "json"
    github = "github"


class File(StrEnum):
    """The files that have a schema."""

    questions = "questions"
    path = "path"
    answers = "answers"


app = typer.Typer(
    name="careerpick",
    help="Find out which way of earning a living online fits you, why, and where to begin.",
    epilog="Start with: careerpick quiz",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(history, name="history")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"careerpick {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - acted on by its callback
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Show the help when no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def quiz(
    answers: AnswersOption = None,
    quick: Annotated[
        bool,
        typer.Option(
            "--quick",
            help="Ask the most telling questions, and no more than needed; "
            "with an answer file, say which to ask next.",
        ),
    ] = False,
    save: Annotated[
        bool | None,
        typer.Option(
            "--save/--no-save",
            show_default=False,
            help="Keep the result on this computer, for careerpick history; "
            "without either, only a quiz taken in the terminal is kept.",
        ),
    ] = None,
    content: ContentOption = None,
    format: ReportFormatOption = ReportFormat.text,
    with_answers: WithAnswersOption = False,
    output: OutputOption = None,
) -> None:
    """Answer some twenty questions and see which path fits you, and why.

    In a terminal it asks; answers can also be piped in or read from a file.
    """
    from careerpick.planning import make_plan
    from careerpick.render.shown import shown_result
    from careerpick.result import evaluate

    loaded = edge.load(content)
    answers_file = "FILE" if answers in (None, STANDARD_INPUT) else answers
    if answers is None and edge.is_terminal(sys.stdin):
        asked = edge.ask(loaded, quick=quick, save=save is not False)
        if asked is None:
            return
        save = save is not False
        sheet, saved = asked
        answers_file = str(saved) if saved else answers_file
    else:
        sheet = edge.read_answers(STANDARD_INPUT if answers is None else answers, loaded)
    result = evaluate(loaded, sheet)
    wanted = edge.wanted(format, with_answers=with_answers)
    edge.show(shown_result(result, make_plan(result), wanted, answers_file, quick=quick), output)
    if save:
        edge.keep(result)


def _complete_path(incomplete: str) -> list[str]:
    """Offer path ids; a broken content offers nothing, and never an error on the screen."""
    try:
        ids = [path.id for path in edge.load(None).paths]
    except Exception:
        return []
    return [path_id for path_id in ids if path_id.startswith(incomplete)]


@app.command()
def compare(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH PATH...",
            help="Two to four paths, by id or name: careerpick compare va freelance",
            autocompletion=_complete_path,
        ),
    ],
    answers: AnswersOption = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="List where every level and figure comes from.")
    ] = False,
    content: ContentOption = None,
    format: ReportFormatOption = ReportFormat.text,
    with_answers: WithAnswersOption = False,
    output: OutputOption = None,
) -> None:
    """Set two to four paths side by side; with --answers also what weighs for you."""
    from careerpick.comparison import compare_paths, find_paths
    from careerpick.render.shown import shown_comparison

    loaded = edge.load(content)
    paths = find_paths(names, loaded)
    sheet = None if answers is None else edge.read_answers(answers, loaded)
    comparison = compare_paths(loaded, paths, sheet)
    wanted = edge.wanted(format, with_answers=with_answers)
    edge.show(shown_comparison(comparison, wanted, with_sources=sources), output)


@app.command()
def paths(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[PATH]",
            help="One path to show in full; without it, all are listed.",
            autocompletion=_complete_path,
        ),
    ] = None,
    content: ContentOption = None,
    format: FormatOption = Format.text,
    output: OutputOption = None,
) -> None:
    """List the paths, or show one in full: levels, pay, needs, first steps, platforms, sources."""
    from careerpick.comparison import find_path
    from careerpick.render import catalogue

    loaded = edge.load(content)
    chosen = None if name is None else find_path(name, loaded)
    if format is Format.json:
        from careerpick.render.catalogue_json import paths_json

        edge.show(paths_json((chosen,) if chosen else loaded.paths), output)
    else:
        screen = catalogue.path_screen(loaded, chosen) if chosen else catalogue.paths_screen(loaded)
        edge.show(screen, output)


@app.command()
def questions(
    template: Annotated[
        bool, typer.Option("--template", help="Print an answer file to fill in.")
    ] = False,
    content: ContentOption = None,
    format: FormatOption = Format.text,
    output: OutputOption = None,
) -> None:
    """List the questions and their options, or print an answer file to fill in."""
    loaded = edge.load(content)
    if template:
        from careerpick.answers import answer_template

        if format is Format.json:
            raise UsageError(
                Problem("--template is an answer file, so it has no --format.", code="usage")
            )
        edge.show(answer_template(loaded), output)
    elif format is Format.json:
        from careerpick.render.catalogue_json import questions_json

        edge.show(questions_json(loaded), output)
    else:
        from careerpick.render.catalogue import questions_screen

        edge.show(questions_screen(loaded), output)


def _read_needed(answers: str | None, content: "Content") -> "tuple[AnswerSheet, str]":
    """Read the answers that a command cannot do without, and say how to name them again."""
    if answers is None and edge.is_terminal(sys.stdin):
        answers = edge.last_answers()
    sheet = edge.read_answers(STANDARD_INPUT if answers is None else answers, content)
    return sheet, "FILE" if answers in (None, STANDARD_INPUT) else str(answers)


@app.command()
def explain(
    answers: AnswersOption = None,
    path: Annotated[
        str | None,
        typer.Option(
            "--path",
            metavar="PATH",
            help="The path to explain, by id or name; else the one that is recommended.",
            autocompletion=_complete_path,
        ),
    ] = None,
    content: ContentOption = None,
    format: FormatOption = Format.text,
    output: OutputOption = None,
) -> None:
    """Show why your answers come to this, how sure it is, and what would change it."""
    from careerpick.comparison import find_path
    from careerpick.explanation import explain
    from careerpick.result import evaluate

    loaded = edge.load(content)
    chosen = None if path is None else find_path(path, loaded).id
    sheet, answers_file = _read_needed(answers, loaded)
    explanation = explain(evaluate(loaded, sheet), chosen)
    if format is Format.json:
        from careerpick.render.explain_json import explanation_json

        edge.show(explanation_json(explanation), output)
    else:
        from careerpick.render.explain import explanation_screen

        edge.show(explanation_screen(explanation, answers_file), output)


@app.command()
def whatif(
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="QUESTION=OPTION...",
            help="Other answers: talk=weekly, talk=2, talk=skip; talk=2! matters a lot.",
        ),
    ],
    answers: AnswersOption = None,
    content: ContentOption = None,
    format: FormatOption = Format.text,
    output: OutputOption = None,
) -> None:
    """Show the result before and after other answers, side by side."""
    from careerpick.whatif import parse_changes, what_if

    loaded = edge.load(content)
    wanted = parse_changes(changes, loaded)
    sheet, _ = _read_needed(answers, loaded)
    found = what_if(loaded, sheet, wanted)
    if format is Format.json:
        from careerpick.render.whatif_json import what_if_json

        edge.show(what_if_json(found), output)
    else:
        from careerpick.render.whatif import what_if_screen

        edge.show(what_if_screen(found), output)


@app.command()
def plan(
    answers: AnswersOption = None,
    path: Annotated[
        str | None,
        typer.Option(
            "--path",
            metavar="PATH",
            help="Plan for this path instead of the recommended one.",
            autocompletion=_complete_path,
        ),
    ] = None,
    region: Annotated[
        str | None,
        typer.Option(
            "--region",
            metavar="PLACE",
            help='Use the pay figures of this place, for example "United States"; '
            "without it, the widest.",
        ),
    ] = None,
    hours: Annotated[
        int | None,
        typer.Option(
            "--hours", metavar="N", min=0, max=168, help="Hours a week, instead of your answer."
        ),
    ] = None,
    months: Annotated[
        int, typer.Option("--months", metavar="N", min=1, max=120, help="How far to look ahead.")
    ] = 24,
    sources: Annotated[
        bool,
        typer.Option(
            "--sources", help="Show all costs and risks, and where every figure comes from."
        ),
    ] = False,
    content: ContentOption = None,
    format: ReportFormatOption = ReportFormat.text,
    with_answers: WithAnswersOption = False,
    output: OutputOption = None,
) -> None:
    """What to start with, when to move on, and what it may bring in money."""
    from careerpick.path_names import find_path
    from careerpick.planning import make_plan
    from careerpick.render.shown import shown_plan
    from careerpick.result import evaluate

    loaded = edge.load(content)
    chosen = None if path is None else find_path(path, loaded).id
    sheet, _ = _read_needed(answers, loaded)
    made = make_plan(
        evaluate(loaded, sheet), hours=hours, months=months, region=region, path=chosen
    )
    wanted = edge.wanted(format, with_answers=with_answers)
    edge.show(shown_plan(made, wanted, with_sources=sources), output)


@app.command()
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
    """Check questions and paths, and say what to mend.

    All at once, each with its place. Exit code 1 when there are errors, 0 when there are none or only warnings.
    """
    from careerpick.authoring.reviewing import review
    from careerpick.render.review import review_github, review_json, review_screen

    found = review(edge.content_folder(directory))
    if format is CheckFormat.json:
        edge.show(review_json(found), output)
    elif format is CheckFormat.github:
        edge.show(review_github(found), output)
    else:
        edge.show(review_screen(found), output)
    if found.errors:
        raise typer.Exit(1)


@app.command()
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


@app.command()
def new(
    directory: Annotated[str, typer.Argument(metavar="DIR", help="A folder that is new or empty.")],
) -> None:
    """Write a small set of questions and paths to start from."""
    from shlex import quote

    from careerpick.authoring.starter import write_starter
    from careerpick.content.decoding import show

    files = "".join(f"  {name}\n" for name in write_starter(directory))
    folder = show(directory)
    steps = f"  careerpick check {quote(folder)}\n  careerpick quiz --content {quote(folder)}\n"
    edge.show(f"Written to {folder}:\n{files}Next:\n{steps}", None)


def run() -> int:
    """Run the command line and return its exit code, whatever happens inside."""
    try:
        code = app(prog_name="careerpick", standalone_mode=False)
    except CareerpickError as error:
        edge.complain(error.problems)
        return 2 if isinstance(error, UsageError) else 1
    except typer.TyperException as error:  # its words name the wrong option or command
        fix = "To see what there is: careerpick --help"
        edge.complain([Problem(error.format_message(), fix=fix, code="usage")])
        return error.exit_code
    except typer.Abort:
        return 130
    except edge.Stopped as stop:
        return stop.code
    except OSError as error:  # help, version and completion are written by the library
        where = str(error.filename or "standard output")
        edge.complain([cannot("write", where, error)])
        return 1
    except (KeyError, ValueError):
        if "_CAREERPICK_COMPLETE" not in os.environ:
            raise
        return 1  # what the shell asked for makes no sense; its line must stay clean
    return code if isinstance(code, int) else 0
