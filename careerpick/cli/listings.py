"""The commands that show what there is: compare, paths, sites, questions."""

from typing import Annotated

import typer

from careerpick import edge
from careerpick.cli.options import (
    AnswersOption,
    ContentOption,
    CountryOption,
    Format,
    FormatOption,
    FullOption,
    NeedOption,
    OutputOption,
    PagerOption,
    SourcesOption,
    TableFormat,
    TableFormatOption,
    WithAnswersOption,
    chosen_country,
    chosen_format,
    complete_path,
    details_given,
)
from careerpick.errors import Problem, UsageError
from careerpick.files import STANDARD_INPUT

MOST_AGE = 120


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
    country: CountryOption = None,
    need: NeedOption = None,
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
    given = details_given(loaded, country, need)
    sheet = None if answers is None else edge.read_answers(answers, loaded).with_answers(given)
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


def sites(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Paths by id or name; without one, all are listed.",
            autocompletion=complete_path,
            show_default=False,
        ),
    ] = None,
    country: CountryOption = None,
    phone: Annotated[
        bool, typer.Option("--phone", help="For somebody who has a phone only.")
    ] = False,
    age: Annotated[
        int | None,
        typer.Option("--age", metavar="N", min=0, max=MOST_AGE, help="For somebody of this age."),
    ] = None,
    content: ContentOption = None,
    format: TableFormatOption = None,
    output: OutputOption = None,
) -> None:
    """List the sites of a path, and whom they take.

    Each with its terms; one that is left out with the reason.
    """
    from careerpick.decide.circumstances import Circumstances
    from careerpick.decide.path_names import find_path
    from careerpick.write.shown import shown_sites

    loaded = edge.load(content)
    found = tuple(dict.fromkeys(find_path(name, loaded).id for name in names or []))
    chosen = tuple(path for path in loaded.paths if path.id in found or not found)
    who = Circumstances({}, {}, chosen_country(country), age=age, phone_only=phone)
    wanted = edge.wanted(chosen_format(format, output, TableFormat))
    edge.show(shown_sites(loaded, chosen, who, wanted), output)


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
