"""The commands about what is kept on this computer: next and history."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from careerpick import edge
from careerpick.cli.options import Given, OnceCommand, OnceGroup, shares
from careerpick.docstrings import docstring
from careerpick.errors import CareerpickError, UsageError, fault

if TYPE_CHECKING:
    from careerpick.keeping.results import History
    from careerpick.model import Content


@shares("content", "format", "name", "output")
def next(
    given: Given,
    change: Annotated[
        Literal["done", "undo"] | None,
        typer.Argument(
            metavar="[done|undo]",
            help="done ticks the step off; undo takes the last tick back.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Show the next step of your plan.

    The plan is that of your last quiz; next done ticks the step off.
    """
    from careerpick.write.shown import shown_next

    kept = _history(given.content)
    newest = kept.newest()
    command = partial(edge.command, directory=given.content)
    if newest is None:
        raise UsageError(fault("no-kept-plan", command=command("quiz")))
    _, entry = newest
    if not entry.steps:
        raise UsageError(fault("no-kept-steps", command=command("plan")))
    progress, ticked = kept.progress(entry), None
    if change == "done":
        if not progress.left:
            raise UsageError(fault("all-steps-done"))
        ticked, progress = progress.left[0], kept.tick(progress)
    elif change == "undo":
        if progress.last_done is None:
            raise UsageError(fault("no-step-done"))
        progress = kept.untick(progress)
    given.show(shown_next(progress, command, ticked, given.wanted()), paged=False)


history = typer.Typer(
    cls=OnceGroup,
    help="Your finished quizzes, on this computer.",
    rich_markup_mode=None,
)


@history.callback(invoke_without_command=True)
@shares("content", "format", "name", "output", is_table=True)
def results(
    given: Given,
    context: typer.Context,
    clear: Annotated[
        bool,
        typer.Option("--clear", help="Remove all kept results, and the answers of the last quiz."),
    ] = False,
) -> None:
    """List your kept results, or remove them."""
    from careerpick.write.shown import shown_history

    shaped = given != Given(is_table=True)
    if context.invoked_subcommand is not None:
        if clear or shaped:
            raise UsageError(fault("options-before", command=context.invoked_subcommand))
        return
    if clear:
        if shaped:
            raise UsageError(fault("clear-alone"))
        from careerpick.keeping.unfinished import forget
        from careerpick.words.sentences import say

        results, left, finished = forget()
        items = [say("edge.results", count=results)]
        items += [say("edge.last-answers")] if finished else []
        items += [say("edge.left", count=left)] if left else []
        edge.complain([], say("edge.removed", items=items))
        return
    kept = _history(given.content).all()
    command = partial(edge.command, directory=given.content)
    bank = given.content or ""
    shown = shown_history(kept, given.wanted(), lambda: _loaded(given), command, bank)
    given.show(shown, paged=False)


def _history(content: str | None) -> "History":
    """Return the kept results of the bank that the person chose."""
    from careerpick.keeping import bank_folder
    from careerpick.keeping.results import History

    return History(bank_folder(edge.folder_of_content(content)))


def _loaded(given: Given) -> "Content | None":
    """Load today's content; old results can be seen whatever is wrong with it."""
    try:
        return given.load()
    except CareerpickError:
        return None


@shares("sources", "content", "format", "with_answers", "name", "output", "pager")
def show(
    given: Given,
    number: Annotated[
        str, typer.Argument(metavar="N", help="The number of a result, or last for the newest.")
    ],
) -> None:
    """Show one result again as it was.

    With its reasons, its plan and your answers.
    """
    from careerpick.write.shown import shown_kept

    found, entry = _history(given.content).find(number)
    given.show(shown_kept(entry, found, given.wanted(full=True)))


@shares("content", "format", "with_answers", "name", "output")
def compare(
    given: Given,
    before: Annotated[str, typer.Argument(metavar="N", help="The number of a result.")],
    after: Annotated[str, typer.Argument(metavar="M", help="The number of another.")],
) -> None:
    """Show what changed between two results.

    Which answers, and which ranks.
    """
    from careerpick.keeping.results import compare_entries
    from careerpick.write.shown import shown_change

    kept = _history(given.content)
    (first, was), (second, now) = kept.find(before), kept.find(after)
    change = compare_entries(was, now)
    given.show(shown_change(change, (first, second), given.wanted()), paged=False)


for command in (show, compare):
    history.command(cls=OnceCommand, help=docstring(command))(command)
