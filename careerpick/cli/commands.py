"""The commands for one person: each loads, calls the pure core, and shows what comes back.

Modules that only one command needs are imported inside it, so that every command starts fast.
"""

import sys
from contextlib import suppress
from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from careerpick import edge, report, write
from careerpick.cli.options import (
    ContentOption,
    Given,
    OnceCommand,
    OnceGroup,
    OutputOption,
    argument,
    chosen_format,
    complete_path,
    option,
    shares,
)
from careerpick.errors import CareerpickError, FileError, UsageError, fault
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT
from careerpick.model import HOURS_IN_A_WEEK
from careerpick.values import docstring
from careerpick.words.sentences import say
from careerpick.write.shown import shown_result

if TYPE_CHECKING:
    from careerpick.decide.result import Result
    from careerpick.keeping.results import History
    from careerpick.model import Content
    from careerpick.plan.plan import Plan

MOST_AGE = 120
_PERSON = ("answers", "country", "need")
_REPORT = ("content", "format", "with_answers", "name", "output")
_LONG = ("full", "sources", *_REPORT, "pager")
_LIST = ("content", "format", "name", "output")
_LONG_LIST = ("full", "sources", *_LIST, "pager")


# What comes of one person's answers.


@shares(*_PERSON, *_LONG, is_table=True)
def quiz(
    given: Given,
    quick: Annotated[bool, option("quick")] = False,
    every: Annotated[bool, option("all")] = False,
    save: Annotated[bool | None, option("save", "--save/--no-save", show_default=False)] = None,
) -> None:
    """Find the path that fits you, and why.

    In a terminal it asks; answers can also be piped in or read from a file.
    """
    if quick and every:
        raise UsageError(fault("quick-and-all"))
    anew = False
    while _quiz(given, quick=quick, every=every, save=save, anew=anew):
        anew = True


def _quiz(given: Given, *, quick: bool, every: bool, save: bool | None, anew: bool) -> bool:
    """Take the answers, show the result, and tell whether the person wants to start anew."""
    from careerpick.decide.result import evaluate
    from careerpick.plan.plan import is_plannable, make_plan

    loaded = given.load()
    asked = given.answers is None and edge.is_terminal(sys.stdin)
    kept = False
    if asked:
        from careerpick.quiz.loop import take_quiz

        details, saves = given.details(loaded), save is not False
        outcome = take_quiz(loaded, quick=quick, whole=every, save=saves, given=details, anew=anew)
        if not outcome.finished:
            return False
        sheet, file = outcome.sheet, LAST_ANSWERS if outcome.saved else STANDARD_INPUT
        kept = outcome.is_kept
    else:
        sheet, file = given.read(loaded, STANDARD_INPUT)
    result = evaluate(loaded, sheet)
    plan = make_plan(result) if is_plannable(loaded) else None
    left = replace(plan, done=_steps_done(given)) if plan and asked else plan
    is_read = given.form == "text" and given.output is None and edge.is_terminal(sys.stdout)
    wanted = replace(given.wanted(file), typed=edge.typed(), at_keys=asked and is_read)
    page = shown_result(result, left, wanted, file, quick=quick)
    paged = given.pager and (given.full or given.sources)
    edge.show(page, given.output, paged=paged)
    if not kept and (save or (asked and save is None)):
        kept = _keep(result, plan, must=bool(save))
    if wanted.at_keys:
        from careerpick.quiz.after import stay
        from careerpick.quiz.screen import QuizScreen

        return stay(result, left, QuizScreen.here(), wanted.day, is_kept=kept)
    return False


def _steps_done(given: Given) -> tuple[str, ...]:
    """Return the steps of former plans that are done; none where that cannot be read."""
    with suppress(FileError):
        return _history(given).done()
    return ()


def _keep(result: "Result", plan: "Plan | None", *, must: bool) -> bool:
    """Keep a result, and tell whether that was done; one without answers is none.

    Where nobody asked for it and it is not possible, that is only said.

    Raises:
        FileError: It was asked for, and is not possible.
    """
    from careerpick.keeping import bank_folder
    from careerpick.keeping.results import History, to_keep
    from careerpick.words.answers import all_given

    if not result.sheet.answers:
        return False
    at, said = edge.now(), all_given(result.sheet.answers, result.content.bank)
    shown = write.json.plain_report(report.kept.whole_report(result, plan, at.date()))
    try:
        History(bank_folder(result.content.folder)).add(to_keep(result, at, said, plan, shown))
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
        option("explained", "--path", metavar="PATH", autocompletion=complete_path),
    ] = None,
) -> None:
    """Why, how sure, and what would change it.

    Every answer with its points, and what a result hangs on.
    """
    from careerpick.decide import explanation

    loaded = given.load()
    chosen = _path_id(path, loaded)
    result, file = given.result(loaded)
    explained = explanation.explain(result, chosen)
    given.show(
        lambda to: report.explanation.explanation_report(
            explained, to.day, file, in_full=to.is_whole
        ),
        lambda: write.json.json_of(explained),
        content=loaded,
        file=file,
    )


def _path_id(path: str | None, content: "Content") -> str | None:
    """Return the id of the path that was typed; None for none."""
    from careerpick.decide.comparison import find_path

    return None if path is None else find_path(path, content).id


@shares(*_PERSON, *_REPORT, "pager")
def whatif(
    given: Given, changes: Annotated[list[str], argument("changes", "QUESTION=OPTION...")]
) -> None:
    """The result before and after other answers."""
    from careerpick.answers.choice import parse_changes
    from careerpick.decide.explanation import what_if

    loaded = given.load()
    parse_changes(changes, loaded)  # refuses what is wrong before the answers are waited for
    sheet, _ = given.read(loaded)
    found = what_if(loaded, sheet, parse_changes(changes, loaded, sheet.answers))
    given.show(
        lambda to: report.explanation.what_if_report(found, to.day),
        lambda: write.json.json_of(found),
        content=loaded,
    )


@shares(*_PERSON, *_LONG, is_table=True)
def plan(
    given: Given,
    path: Annotated[
        str | None, option("planned", "--path", metavar="PATH", autocompletion=complete_path)
    ] = None,
    way: Annotated[Literal["hired", "own"] | None, option("way", show_default=False)] = None,
    hours: Annotated[int | None, option("hours", metavar="N", min=0, max=HOURS_IN_A_WEEK)] = None,
) -> None:
    """What to begin with, and what it may bring.

    When to move on, and whether it brings what you need.
    """
    from careerpick.plan.plan import make_plan

    loaded = given.load()
    chosen = _path_id(path, loaded)
    result, file = given.result(loaded)
    made = make_plan(result, hours=hours, way=way, path=chosen)
    given.show(
        lambda to: report.plan.plan_report(made, to.day, to.typed),
        lambda: write.json.json_of(made),
        lambda to: write.csv.plan_csv(made, to.file),
        content=loaded,
        file=file,
    )


# What is in the content.

Paths = Annotated[
    list[str] | None,
    argument("compared", "PATH PATH...", autocompletion=complete_path, show_default=False),
]


@shares("answers", "country", "need", "with_answers", *_LONG_LIST, is_table=True)
def compare(given: Given, names: Paths = None) -> None:
    """Set two to four paths side by side.

    With --answers also what weighs for you.
    """
    from careerpick.decide.comparison import compare_paths, find_paths

    loaded = given.load()
    paths = find_paths(names or [], loaded)
    sheet, answers_file = (None, "") if given.answers is None else given.read(loaded)
    found = compare_paths(loaded, paths, sheet, given.details(loaded))
    given.show(
        lambda to: report.comparison.comparison_report(found, to.day, in_full=to.is_whole),
        lambda: write.json.json_of(found),
        lambda to: write.csv.levels_csv(found, to.file),
        content=loaded,
        file=answers_file,
    )


@shares(*_LONG_LIST)
def paths(
    given: Given,
    path: Annotated[str | None, argument("path", "[PATH]", autocompletion=complete_path)] = None,
) -> None:
    """List the paths, or show one.

    With --full all that is known of it: levels, what it brings and needs, first steps, risks.
    """
    from careerpick.decide.comparison import find_path

    loaded = given.load()
    chosen = None if path is None else find_path(path, loaded)
    given.show(
        lambda to: (
            report.listing.path_report(loaded, chosen, to.day)
            if chosen
            else report.listing.paths_report(loaded, to.day)
        ),
        lambda: write.json.paths_json(loaded, (chosen,) if chosen else loaded.paths),
        content=loaded,
    )


@shares("country", *_LIST, "pager", is_table=True)
def sites(
    given: Given,
    names: Annotated[
        list[str] | None,
        argument("paths", "[PATH]...", autocompletion=complete_path, show_default=False),
    ] = None,
    phone: Annotated[bool, option("phone")] = False,
    age: Annotated[int | None, option("age", metavar="N", min=0, max=MOST_AGE)] = None,
) -> None:
    """List the sites of a path, and whom they take.

    Each with its terms; one that is left out with the reason.
    """
    from careerpick.decide.circumstances import Circumstances
    from careerpick.decide.comparison import find_path

    loaded = given.load()
    found = tuple(dict.fromkeys(find_path(name, loaded).id for name in names or []))
    chosen = tuple(path for path in loaded.paths if path.id in found or not found)
    ages = None if age is None else (age, age)
    who = Circumstances({}, {}, _country(given.country), ages=ages, phone_only=phone)
    given.show(
        lambda to: report.listing.sites_report(loaded, chosen, who, to.day),
        lambda: write.json.sites_json(loaded, chosen, who),
        lambda _: write.csv.sites_csv(chosen, who),
        content=loaded,
    )


def _country(name: str | None) -> str | None:
    """Return the code of the country that was typed; None for none."""
    from careerpick.countries import code_of, nearest

    code = None if name is None else code_of(name)
    if name is not None and code is None:
        raise UsageError(fault("unknown-country-typed", name=name, near=nearest(name)))
    return code


@shares(*_LIST, "pager")
def questions(given: Given, template: Annotated[bool, option("template")] = False) -> None:
    """List the questions, or print an answer file."""
    from careerpick.answers.saved import answer_template

    loaded = given.load()
    if not template:
        given.show(
            lambda to: report.listing.questions_report(loaded, to.day),
            lambda: write.json.questions_json(loaded),
            content=loaded,
        )
    elif chosen_format(given.format, given.output, ("text",)) == "text":
        edge.show(answer_template(loaded), given.output, paged=given.pager)
    else:
        raise UsageError(fault("template-format"))


# What authors of content need.


CheckFormat = Literal["text", "json", "github"]


def check(
    directory: Annotated[str | None, argument("checked", "[DIR]")] = None,
    format: Annotated[
        CheckFormat | None, option("findings", "--format", "-f", show_default=False)
    ] = None,
    output: OutputOption = None,
) -> None:
    """Check questions and paths, and say what is wrong.

    All at once, each with its place. Exit code 1 when there are errors, else 0.
    """
    from careerpick.authoring.review import review
    from careerpick.write import problems

    found = review(edge.content_folder(directory), f"{edge.now():%Y-%m}")
    form = chosen_format(format, output, get_args(CheckFormat))
    writers = {"json": problems.review_json, "github": problems.review_github}
    edge.show(writers.get(form, problems.review_screen)(found), output)
    if found.errors:
        raise typer.Exit(1)


def schema(
    file: Annotated[Literal["questions", "path", "answers"], argument("file")],
    content: ContentOption = None,
    output: OutputOption = None,
) -> None:
    """Print a JSON Schema of a file, for your editor.

    With it an editor completes and checks the file as you type.
    """
    from careerpick.authoring.schemas import answers_schema, file_schema, schema_text

    chosen_format(None, output, ("json",))  # refuses other endings
    found = answers_schema(edge.load(content)) if file == "answers" else file_schema(file)
    edge.show(schema_text(found), output)


def new(
    directory: Annotated[str, argument("folder", "DIR")],
    kind: Annotated[Literal["work", "things"], option("kind")] = "work",
) -> None:
    """Write a small set of questions and paths to start from."""
    from careerpick.authoring.starter import write_starter
    from careerpick.folding import show

    files = list(write_starter(directory, kind))
    folder = show(directory)
    named = quote(folder)
    program = edge.program()
    commands = (f"{program} check {named}", f"{program} quiz --content {named}")
    lines = [say("edge.written", file=folder) + ":", *(f"  {file}" for file in files)]
    lines += [say("edge.next"), *(f"  {command}" for command in commands)]
    edge.show("\n".join([*lines, ""]), None)


# What is kept on this computer.


@shares(*_LIST)
def next(
    given: Given,
    change: Annotated[
        Literal["done", "undo"] | None, argument("tick", "[done|undo]", show_default=False)
    ] = None,
) -> None:
    """Show the next step of your plan.

    The plan is that of your last quiz; next done ticks the step off.
    """
    history = _history(given)
    newest = history.newest()
    if newest is None:
        raise UsageError(fault("no-kept-plan", command=given.command("quiz")))
    if not newest.steps:
        raise UsageError(fault("no-kept-steps", command=given.command("plan")))
    progress, ticked = history.progress(newest), None
    if change == "done":
        if not progress.left:
            raise UsageError(fault("all-steps-done"))
        ticked, progress = progress.left[0], history.tick(progress)
    elif change == "undo":
        if progress.last_done is None:
            raise UsageError(fault("no-step-done"))
        progress = history.untick(progress)
    given.show(
        lambda _: report.kept.next_report(progress, given.command, ticked),
        lambda: write.json.json_of(progress),
        paged=False,
    )


def _history(given: Given) -> "History":
    """Return the kept results of the bank that the person chose."""
    from careerpick.keeping import bank_folder
    from careerpick.keeping.results import History

    return History(bank_folder(edge.folder_of_content(given.content)))


history = typer.Typer(
    cls=OnceGroup,
    help="Your finished quizzes, on this computer.",
    rich_markup_mode=None,
)


@history.callback(invoke_without_command=True)
@shares(*_LIST, is_table=True)
def results(
    given: Given, context: typer.Context, clear: Annotated[bool, option("clear")] = False
) -> None:
    """List your kept results, or remove them."""
    shaped = given != Given(is_table=True)
    if context.invoked_subcommand is not None:
        if clear or shaped:
            raise UsageError(fault("options-before", command=context.invoked_subcommand))
    elif clear:
        if shaped:
            raise UsageError(fault("clear-alone"))
        _clear()
    else:
        kept, content = _history(given).all(), _loaded(given)
        bank = given.content or ""
        given.show(
            lambda _: report.kept.history_report(kept, content, given.command, bank),
            lambda: write.json.history_json(kept),
            lambda _: write.csv.history_csv(kept),
            content=content,
            paged=False,
        )


def _clear() -> None:
    """Remove all that is kept, and say what that was."""
    from careerpick.keeping.unfinished import forget

    results, left, finished = forget()
    items = [say("edge.results", count=results)]
    items += [say("edge.last-answers")] if finished else []
    items += [say("edge.left", count=left)] if left else []
    edge.complain([], say("edge.removed", items=items))


def _loaded(given: Given) -> "Content | None":
    """Load today's content; old results can be seen whatever is wrong with it."""
    try:
        return given.load()
    except CareerpickError:
        return None


@shares("sources", *_REPORT, "pager")
def show(given: Given, number: Annotated[str, argument("number", "N")]) -> None:
    """Show one result again as it was.

    With its reasons, its plan and your answers.
    """
    kept = _history(given).find(number)
    shown, content = write.json.read_report(kept.shown), _loaded(given)
    replace(given, full=True).show(
        lambda _: report.kept.kept_report(kept, shown, content),
        lambda: write.json.json_of(kept),
        content=content,
    )


@shares(*_REPORT)
def changed(
    given: Given,
    before: Annotated[str, argument("before", "N")],
    after: Annotated[str, argument("after", "M")],
) -> None:
    """Show what changed between two results.

    Which answers, and which ranks.
    """
    from careerpick.keeping.results import compare_kept

    history = _history(given)
    change = compare_kept(history.find(before), history.find(after))
    given.show(
        lambda _: report.kept.change_report(change),
        lambda: write.json.json_of(change),
        paged=False,
    )


for name, command in (("show", show), ("compare", changed)):
    history.command(name, cls=OnceCommand, help=docstring(command))(command)
