"""The commands about one person's answers: quiz, explain, whatif, plan."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from careerpick import edge
from careerpick.cli.options import Given, complete_path, shares
from careerpick.errors import FileError, Problem, UsageError
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT
from careerpick.model import HOURS_IN_A_WEEK

if TYPE_CHECKING:
    from careerpick.decide.result import Result
    from careerpick.plan.plan import Plan


_PERSON = ("answers", "country", "need")
_REPORT = ("content", "format", "with_answers", "name", "output")
_LONG = ("full", "sources", *_REPORT, "pager")


Quick = Annotated[
    bool,
    typer.Option(
        "--quick",
        help="Ask the most telling questions, and no more than needed; "
        "with an answer file, say which to ask next.",
    ),
]
Every = Annotated[
    bool, typer.Option("--all", help="Ask every question, also those that rarely change a result.")
]
Save = Annotated[
    bool | None,
    typer.Option(
        "--save/--no-save",
        show_default=False,
        help="Keep the result on this computer, for the command history; "
        "without either, only a quiz taken in the terminal is kept.",
    ),
]


@shares(*_PERSON, *_LONG, is_table=True)
def quiz(given: Given, quick: Quick = False, every: Every = False, save: Save = None) -> None:
    """Find the path that fits you, and why.

    In a terminal it asks; answers can also be piped in or read from a file.
    """
    from careerpick.decide.result import evaluate
    from careerpick.plan.plan import is_plannable, make_plan
    from careerpick.write.shown import shown_result

    if quick and every:
        raise UsageError(Problem("quick-and-all"))
    loaded = given.load()
    asked = given.answers is None and edge.is_terminal(sys.stdin)
    if asked:
        from careerpick.quiz import take_quiz

        details, saves = given.details(loaded), save is not False
        outcome = take_quiz(loaded, quick=quick, whole=every, save=saves, given=details)
        if not outcome.finished:
            return
        sheet, file = outcome.sheet, LAST_ANSWERS if outcome.saved else STANDARD_INPUT
    else:
        sheet, file = given.read(loaded, STANDARD_INPUT)
    result = evaluate(loaded, sheet)
    plan = make_plan(result) if is_plannable(loaded) else None
    is_read = given.form == "text" and given.output is None and edge.is_terminal(sys.stdout)
    wanted = given.wanted(file, piped=False, at_keys=asked and is_read)
    shown = shown_result(result, plan, wanted, file, quick=quick)
    given.show(shown, paged=given.full or given.sources)
    kept = (save or (asked and save is None)) and _keep(result, plan, must=bool(save))
    if wanted.at_keys:
        from careerpick.quiz.after import stay

        stay(result, plan, save=lambda name, text: edge.show(text, name), is_kept=kept)


def _keep(result: "Result", plan: "Plan | None", *, must: bool) -> bool:
    """Keep a result, and tell whether that was done; one without answers is none.

    Where nobody asked for it and it is not possible, that is only said.

    Raises:
        FileError: It was asked for, and is not possible.
    """
    from careerpick.keeping import bank_folder
    from careerpick.keeping.results import History, entry_of
    from careerpick.report.kept import whole_report
    from careerpick.write.json import plain_report

    if not result.sheet.answers:
        return False
    at = edge.now()
    shown = plain_report(whole_report(result, plan, at.date()))
    try:
        History(bank_folder(result.content.folder)).add(entry_of(result, at, plan, shown))
    except FileError as error:
        if must:
            raise
        edge.complain(error.problems)
        return False
    return True


@shares(*_PERSON, *_LONG)
def explain(
    given: Given,
    path: Annotated[
        str | None,
        typer.Option(
            "--path",
            metavar="PATH",
            help="The path to explain, by id or name; else the one that is recommended.",
            autocompletion=complete_path,
        ),
    ] = None,
) -> None:
    """Why, how sure, and what would change it.

    Every answer with its points, and what a result hangs on.
    """
    from careerpick.decide.comparison import find_path
    from careerpick.decide.explanation import explain
    from careerpick.write.shown import shown_explanation

    loaded = given.load()
    chosen = None if path is None else find_path(path, loaded).id
    result, file = given.result(loaded)
    with edge.searching() as go_on:
        explanation = explain(result, chosen, go_on)
    given.show(shown_explanation(explanation, given.wanted(file), file))


@shares(*_PERSON, *_REPORT)
def whatif(
    given: Given,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="QUESTION=OPTION...",
            help="Other answers: a question and an option, each by its id or its number in the "
            "command questions, as 5=2; 5=skip leaves it out, 5=2! matters a lot.",
        ),
    ],
) -> None:
    """The result before and after other answers."""
    from careerpick.decide.explanation import parse_changes, what_if
    from careerpick.write.shown import shown_what_if

    loaded = given.load()
    parsed = parse_changes(changes, loaded)
    sheet, _ = given.read(loaded)
    given.show(shown_what_if(what_if(loaded, sheet, parsed), given.wanted()), paged=False)


Way = Annotated[
    Literal["hired", "own"] | None,
    typer.Option(
        "--way",
        show_default=False,
        help="Whose figures to take where a path has those of both; without it, "
        "the usual way to begin.",
    ),
]
Hours = Annotated[
    int | None,
    typer.Option(
        "--hours",
        metavar="N",
        min=0,
        max=HOURS_IN_A_WEEK,
        help="Hours a week, instead of your answer.",
    ),
]
PlanPath = Annotated[
    str | None,
    typer.Option(
        "--path",
        metavar="PATH",
        help="Plan for this path instead of the recommended one.",
        autocompletion=complete_path,
    ),
]


@shares(*_PERSON, *_LONG, is_table=True)
def plan(given: Given, path: PlanPath = None, way: Way = None, hours: Hours = None) -> None:
    """What to begin with, and what it may bring.

    When to move on, and whether it brings what you need.
    """
    from careerpick.decide.comparison import find_path
    from careerpick.plan.plan import make_plan
    from careerpick.write.shown import shown_plan

    loaded = given.load()
    chosen = None if path is None else find_path(path, loaded).id
    result, file = given.result(loaded)
    made = make_plan(result, hours=hours, way=way, path=chosen)
    given.show(shown_plan(made, given.wanted(file)))
