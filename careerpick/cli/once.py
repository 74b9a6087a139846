"""Commands that refuse an option that is given twice.

Without this the last one would win, and nobody would be told that the other was left out.
"""

from typing import TYPE_CHECKING

from typer.core import TyperCommand, TyperGroup, TyperOption

from careerpick.errors import Problem, UsageError

if TYPE_CHECKING:
    from typer._click import Command, Context


def _refuse_repeated(command: "Command", context: "Context", words: list[str]) -> None:
    """Look through the words that follow a command, before they are acted on.

    Raises:
        UsageError: One of its options is given twice, in whichever of its forms.
    """
    if context.resilient_parsing:  # the shell completes a line that is not finished
        return
    _, _, order = command.make_parser(context).parse_args(list(words))
    given = [item for item in order if isinstance(item, TyperOption) and not item.is_eager]
    for option in given:
        if given.count(option) > 1:
            name = "/".join([option.opts[0], *option.secondary_opts])
            raise UsageError(Problem("option-twice", params=(("name", name),)))


class OnceCommand(TyperCommand):
    """A command each of whose options can be given once."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Refuse what is given twice, then go on as any command does."""
        _refuse_repeated(self, ctx, args)
        return super().parse_args(ctx, args)


class OnceGroup(TyperGroup):
    """A command with commands of its own, each of whose options can be given once."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Refuse what is given twice, then go on as any group does."""
        _refuse_repeated(self, ctx, args)
        return super().parse_args(ctx, args)
