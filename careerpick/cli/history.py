"""The `history` command: typer wiring, and nothing else."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from careerpick import edge
from careerpick.cli.options import (
    ContentOption,
    FormatOption,
    OnceCommand,
    OnceGroup,
    OutputOption,
    PagerOption,
    SourcesOption,
    WithAnswersOption,
    chosen_format,
)
from careerpick.docstrings import docstring
from careerpick.errors import CareerpickError, Problem, UsageError

if TYPE_CHECKING:
    from careerpick.keeping.results import History
    from careerpick.model import Content

history = typer.Typer(
    cls=OnceGroup,
    help="Your finished quizzes, on this computer.",
    rich_markup_mode=None,
)


@history.callback(invoke_without_command=True)
def results(
    context: typer.Context,
    clear: Annotated[
        bool,
        typer.Option("--clear", help="Remove all kept results, and the answers of the last quiz."),
    ] = False,
    content: ContentOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List your kept results, or remove them."""
    from careerpick.write.shown import shown_history

    shaped = content is not None or output is not None or format is not None
    if context.invoked_subcommand is not None:
        if clear or shaped:
            params = (("command", context.invoked_subcommand),)
            raise UsageError(Problem("options-before", params=params))
        return
    if clear:
        if shaped:
            raise UsageError(Problem("clear-alone"))
        edge.complain([], edge.forget())
        return
    wanted = edge.wanted(chosen_format(format, output))
    kept = _history(content).all()
    command = partial(edge.command, directory=content)
    shown = shown_history(kept, wanted, lambda: _loaded(content), command, content or "")
    edge.show(shown, output)


def _history(content: str | None) -> "History":
    """Return the kept results of the bank that the person chose."""
    from careerpick.keeping.entries import bank_folder
    from careerpick.keeping.results import History

    return History(bank_folder(edge.folder_of_content(content)))


def _loaded(content: str | None) -> "Content | None":
    """Load today's content; old results can be seen whatever is wrong with it."""
    try:
        return edge.load(content)
    except CareerpickError:
        return None


def show(
    number: Annotated[
        str, typer.Argument(metavar="N", help="The number of a result, or last for the newest.")
    ],
    sources: SourcesOption = False,
    content: ContentOption = None,
    format: FormatOption = None,
    with_answers: WithAnswersOption = False,
    output: OutputOption = None,
    pager: PagerOption = True,
) -> None:
    """Show one result again as it was: reasons, plan, money and your answers."""
    from careerpick.write.shown import shown_kept

    wanted = edge.wanted(
        chosen_format(format, output),
        with_answers=with_answers,
        in_full=True,
        with_sources=sources,
    )
    kept = _history(content)
    found = kept.number(number)
    edge.show(shown_kept(kept.entry(found), found, wanted), output, paged=pager)


def compare(
    before: Annotated[int, typer.Argument(metavar="N", help="The number of a result.")],
    after: Annotated[int, typer.Argument(metavar="M", help="The number of another.")],
    content: ContentOption = None,
    format: FormatOption = None,
    with_answers: WithAnswersOption = False,
    output: OutputOption = None,
) -> None:
    """Show what changed between two results: which answers, which ranks."""
    from careerpick.keeping.results import compare_entries
    from careerpick.write.shown import shown_change

    kept = _history(content)
    change = compare_entries(kept.entry(before), kept.entry(after))
    wanted = edge.wanted(chosen_format(format, output), with_answers=with_answers)
    edge.show(shown_change(change, (before, after), wanted), output)


for command in (show, compare):
    history.command(cls=OnceCommand, help=docstring(command))(command)
