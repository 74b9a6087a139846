"""The `history` command: typer wiring, and nothing else."""

from typing import Annotated

import typer

from careerpick import edge
from careerpick.cli.once import OnceCommand, OnceGroup
from careerpick.cli.options import ContentOption, Format, FormatOption, OutputOption
from careerpick.docstrings import docstring
from careerpick.errors import CareerpickError, Problem, UsageError

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
    format: FormatOption = Format.text,
    output: OutputOption = None,
) -> None:
    """List your kept results, or remove them."""
    from careerpick.keeping.results import History

    shaped = content is not None or output is not None or format is not Format.text
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
    kept = History().all()
    if format is Format.json:
        from careerpick.write.json_keys import history_json

        edge.show(history_json(kept), output)
    else:
        from careerpick.write.history import history_screen

        try:
            loaded = edge.load(content)
        except CareerpickError:  # old results can be seen whatever is wrong with today's content
            loaded = None
        edge.show(history_screen(kept, loaded, edge.program()), output)


def show(
    number: Annotated[int, typer.Argument(metavar="N", help="The number of a result.")],
    format: FormatOption = Format.text,
    output: OutputOption = None,
) -> None:
    """Show one result again: how each path fitted, and your answers."""
    from careerpick.keeping.results import History

    entry = History().entry(number)
    if format is Format.json:
        from careerpick.write.json_keys import kept_result_json

        edge.show(kept_result_json(entry, number), output)
    else:
        from careerpick.write.kept_result import kept_result_screen

        edge.show(kept_result_screen(entry, number), output)


def compare(
    before: Annotated[int, typer.Argument(metavar="N", help="The number of a result.")],
    after: Annotated[int, typer.Argument(metavar="M", help="The number of another.")],
    format: FormatOption = Format.text,
    output: OutputOption = None,
) -> None:
    """Show what changed between two results: which answers, which points."""
    from careerpick.keeping.change import compare_entries
    from careerpick.keeping.results import History

    kept = History()
    change = compare_entries(kept.entry(before), kept.entry(after))
    if format is Format.json:
        from careerpick.write.json_keys import change_json

        edge.show(change_json(change, (before, after)), output)
    else:
        from careerpick.write.history import change_screen

        edge.show(change_screen(change, (before, after)), output)


for command in (show, compare):
    history.command(cls=OnceCommand, help=docstring(command))(command)
