"""The commands about one person's answers: quiz, explain, whatif, plan."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from careerpick import edge
from careerpick.cli.options import (
    AnswersOption,
    ContentOption,
    CountryOption,
    FormatOption,
    NeedOption,
    OutputOption,
    TableFormat,
    TableFormatOption,
    WithAnswersOption,
    chosen_format,
    complete_path,
    details_given,
    read_needed,
)
from careerpick.errors import FileError, Problem, UsageError
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT
from careerpick.plan.stages import DEFAULT_MONTHS, MOST_HOURS, MOST_MONTHS

if TYPE_CHECKING:
    from careerpick.decide.result import Result


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
    every: Annotated[
        bool,
        typer.Option("--all", help="Ask every question, also those that rarely change a result."),
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
    full: Annotated[
        bool, typer.Option("--full", help="Show everything, and not what fits on one screen.")
    ] = False,
    country: CountryOption = None,
    need: NeedOption = None,
    content: ContentOption = None,
    format: TableFormatOption = None,
    with_answers: WithAnswersOption = False,
    output: OutputOption = None,
) -> None:
    """Find the path that fits you, and why.

    In a terminal it asks some twenty questions; answers can also be piped in or read from
    a file.
    """
    from careerpick.decide.result import evaluate
    from careerpick.plan.plan import make_plan
    from careerpick.write.shown import shown_result

    if quick and every:
        raise UsageError(Problem("quick-and-all"))
    loaded = edge.load(content)
    given = details_given(loaded, country, need)
    answers_file = "FILE" if answers in (None, STANDARD_INPUT) else answers
    asked = answers is None and edge.is_terminal(sys.stdin)
    if asked:
        outcome = edge.ask(loaded, quick=quick, whole=every, save=save is not False, given=given)
        if outcome is None:
            return
        sheet, saved = outcome
        answers_file = LAST_ANSWERS if saved else answers_file
    else:
        name = STANDARD_INPUT if answers is None else answers
        sheet = edge.read_answers(name, loaded).with_answers(given)
    result = evaluate(loaded, sheet)
    wanted = edge.wanted(
        chosen_format(format, output, TableFormat), with_answers=with_answers, in_full=full
    )
    edge.show(shown_result(result, make_plan(result), wanted, answers_file, quick=quick), output)
    if save or (asked and save is None):
        _keep(result, must=bool(save))


def _keep(result: "Result", *, must: bool) -> None:
    """Keep a result; where nobody asked for that and it is not possible, only say so.

    Raises:
        FileError: It was asked for, and is not possible.
    """
    try:
        edge.keep(result)
    except FileError as error:
        if must:
            raise
        edge.complain(error.problems)


def explain(
    answers: AnswersOption = None,
    path: Annotated[
        str | None,
        typer.Option(
            "--path",
            metavar="PATH",
            help="The path to explain, by id or name; else the one that is recommended.",
            autocompletion=complete_path,
        ),
    ] = None,
    country: CountryOption = None,
    need: NeedOption = None,
    content: ContentOption = None,
    format: FormatOption = None,
    with_answers: WithAnswersOption = False,
    output: OutputOption = None,
) -> None:
    """Why, how sure, and what would change it.

    Every answer with its points, and what a result hangs on.
    """
    from careerpick.decide.explanation import explain
    from careerpick.decide.path_names import find_path
    from careerpick.decide.result import evaluate
    from careerpick.write.shown import shown_explanation

    loaded = edge.load(content)
    chosen = None if path is None else find_path(path, loaded).id
    sheet, answers_file = read_needed(answers, loaded, country, need)
    with edge.searching() as go_on:
        explanation = explain(evaluate(loaded, sheet), chosen, go_on)
    wanted = edge.wanted(chosen_format(format, output), with_answers=with_answers)
    edge.show(shown_explanation(explanation, wanted, answers_file), output)


def whatif(
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="QUESTION=OPTION...",
            help="Other answers: talk=weekly, talk=2, talk=skip; talk=2! matters a lot. "
            "A question may be named by its number in careerpick questions, too: 5=2.",
        ),
    ],
    answers: AnswersOption = None,
    country: CountryOption = None,
    need: NeedOption = None,
    content: ContentOption = None,
    format: FormatOption = None,
    with_answers: WithAnswersOption = False,
    output: OutputOption = None,
) -> None:
    """The result before and after other answers."""
    from careerpick.decide.explanation import parse_changes, what_if
    from careerpick.write.shown import shown_what_if

    loaded = edge.load(content)
    parsed = parse_changes(changes, loaded)
    sheet, _ = read_needed(answers, loaded, country, need)
    wanted = edge.wanted(chosen_format(format, output), with_answers=with_answers)
    edge.show(shown_what_if(what_if(loaded, sheet, parsed), wanted), output)


def plan(
    answers: AnswersOption = None,
    path: Annotated[
        str | None,
        typer.Option(
            "--path",
            metavar="PATH",
            help="Plan for this path instead of the recommended one.",
            autocompletion=complete_path,
        ),
    ] = None,
    region: Annotated[
        str | None,
        typer.Option(
            "--region",
            metavar="PLACE",
            help="Use the pay figures of this place, for example Europe, UK or USA; "
            "without it, the widest.",
        ),
    ] = None,
    hours: Annotated[
        int | None,
        typer.Option(
            "--hours",
            metavar="N",
            min=0,
            max=MOST_HOURS,
            help="Hours a week, instead of your answer.",
        ),
    ] = None,
    months: Annotated[
        int,
        typer.Option(
            "--months", metavar="N", min=1, max=MOST_MONTHS, help="How far to look ahead."
        ),
    ] = DEFAULT_MONTHS,
    sources: Annotated[
        bool,
        typer.Option(
            "--sources", help="Show all costs and risks, and where every figure comes from."
        ),
    ] = False,
    country: CountryOption = None,
    need: NeedOption = None,
    content: ContentOption = None,
    format: TableFormatOption = None,
    with_answers: WithAnswersOption = False,
    output: OutputOption = None,
) -> None:
    """What to start with, and what it may bring.

    When to move on, and the money month by month.
    """
    from careerpick.decide.path_names import find_path
    from careerpick.decide.result import evaluate
    from careerpick.plan.plan import make_plan
    from careerpick.write.shown import shown_plan

    loaded = edge.load(content)
    chosen = None if path is None else find_path(path, loaded).id
    sheet, _ = read_needed(answers, loaded, country, need)
    made = make_plan(
        evaluate(loaded, sheet), hours=hours, months=months, region=region, path=chosen
    )
    wanted = edge.wanted(
        chosen_format(format, output, TableFormat), with_answers=with_answers, with_sources=sources
    )
    edge.show(shown_plan(made, wanted), output)
