"""The commands that show what there is: compare, paths, sites, questions."""

from typing import Annotated

import typer

from careerpick.cli.options import (
    Format,
    Given,
    TableFormat,
    chosen_country,
    complete_path,
    shares,
)
from careerpick.errors import Problem, UsageError

MOST_AGE = 120


_SHOWN = ("full", "sources", "content", "format", "name", "output", "pager")


@shares("answers", "country", "need", "with_answers", *_SHOWN, forms=TableFormat)
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
    from careerpick.decide.comparison import compare_paths
    from careerpick.decide.path_names import find_paths
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
    from careerpick.decide.path_names import find_path
    from careerpick.write.shown import shown_paths

    loaded = given.load()
    chosen = None if path is None else find_path(path, loaded)
    given.show(shown_paths(loaded, chosen, given.wanted()))


@shares("country", "content", "format", "name", "output", "pager", forms=TableFormat)
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
    from careerpick.decide.path_names import find_path
    from careerpick.write.shown import shown_sites

    loaded = given.load()
    found = tuple(dict.fromkeys(find_path(name, loaded).id for name in names or []))
    chosen = tuple(path for path in loaded.paths if path.id in found or not found)
    who = Circumstances({}, {}, chosen_country(given.country), age=age, phone_only=phone)
    given.show(shown_sites(loaded, chosen, who, given.wanted()))


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

        if given.format not in (None, Format.text):
            raise UsageError(Problem("template-format"))
        given.show(answer_template(loaded))
        return
    given.show(shown_questions(loaded, given.wanted()))
