"""The commands that show what there is: compare, paths, questions."""

from typing import Annotated

import typer

from careerpick import edge
from careerpick.cli.options import (
    AnswersOption,
    ContentOption,
    Format,
    FormatOption,
    FullOption,
    OutputOption,
    PagerOption,
    SourcesOption,
    TableFormat,
    TableFormatOption,
    WithAnswersOption,
    chosen_format,
    complete_path,
)
from careerpick.errors import Problem, UsageError
from careerpick.files import STANDARD_INPUT


def compare(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH PATH...",
            help="Two to four paths, by id or name: careerpick compare va freelance",
            autocompletion=complete_path,
            show_default=False,
        ),
    ] = None,
    answers: AnswersOption = None,
    full: FullOption = False,
    sources: SourcesOption = False,
    content: ContentOption = None,
    format: TableFormatOption = None,
    with_answers: WithAnswersOption = False,
    output: OutputOption = None,
    pager: PagerOption = True,
) -> None:
    """Set two to four paths side by side.

    With --answers also what weighs for you.
    """
    from careerpick.decide.comparison import compare_paths
    from careerpick.decide.path_names import find_paths
    from careerpick.write.shown import shown_comparison

    loaded = edge.load(content)
    paths = find_paths(names or [], loaded)
    sheet = None if answers is None else edge.read_answers(answers, loaded)
    comparison = compare_paths(loaded, paths, sheet)
    wanted = edge.wanted(
        chosen_format(format, output, TableFormat),
        with_answers=with_answers,
        in_full=full or sources,
        with_sources=sources,
        piped=answers == STANDARD_INPUT,
    )
    edge.show(shown_comparison(comparison, wanted), output, paged=pager)


def paths(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[PATH]",
            help="One path to show; without it, all are listed.",
            autocompletion=complete_path,
        ),
    ] = None,
    full: FullOption = False,
    sources: SourcesOption = False,
    content: ContentOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    pager: PagerOption = True,
) -> None:
    """List the paths, or show one.

    With --full all that is known of it: levels, pay, needs, first steps, sites and risks.
    """
    from careerpick.decide.path_names import find_path
    from careerpick.write.shown import shown_paths

    loaded = edge.load(content)
    chosen = None if name is None else find_path(name, loaded)
    wanted = edge.wanted(
        chosen_format(format, output), in_full=full or sources, with_sources=sources
    )
    edge.show(shown_paths(loaded, chosen, wanted), output, paged=pager)


def questions(
    template: Annotated[
        bool, typer.Option("--template", help="Print an answer file to fill in.")
    ] = False,
    content: ContentOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    pager: PagerOption = True,
) -> None:
    """List the questions, or print an answer file."""
    from careerpick.write.shown import shown_questions

    loaded = edge.load(content)
    if template:
        from careerpick.answers import answer_template

        if format not in (None, Format.text):
            raise UsageError(Problem("template-format"))
        edge.show(answer_template(loaded), output)
        return
    wanted = edge.wanted(chosen_format(format, output))
    edge.show(shown_questions(loaded, wanted), output, paged=pager)
