"""The command line: which commands there are, and errors to exit codes."""

import os
import sys
from importlib import import_module
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from careerpick import __version__, edge
from careerpick.errors import CareerpickError, Stopped, UsageError, fault
from careerpick.files import cannot

COMMANDS = (
    *("quiz", "explain", "whatif", "plan", "group", "next", "compare", "paths", "sites"),
    *("questions", "check", "schema", "new"),
)
"""In the order of the help; `history` has commands of its own, and comes last."""


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"careerpick {__version__}")
        raise typer.Exit


def main(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - acted on by its callback
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Show the help when no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def make_app(first_word: str = "") -> typer.Typer:
    """Return the command line; where the first word is a command, with this one only.

    Reading the options of all of them takes as long as laying out a screen. The version needs none.
    """
    app = typer.Typer(
        name="careerpick",
        help="Find out which of several paths fits you, why, and where to begin.\n\n"
        "The questions that come with it are on earning a living online; --content takes others.",
        epilog=f"\b\nStart with: {edge.program()} quiz",  # never broken, however long
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(main)
    if first_word == "--version":
        return app
    from careerpick.cli.options import OnceCommand
    from careerpick.values import docstring

    for name in [first_word] if first_word in COMMANDS else COMMANDS:
        module = "group" if name == "group" else "commands"
        function = getattr(import_module(f"{__name__}.{module}"), name)
        app.command(cls=OnceCommand, help=docstring(function))(function)
    if first_word not in COMMANDS:
        from careerpick.cli.commands import history

        app.add_typer(history, name="history")
    return app


def run() -> int:
    """Run the command line and return its exit code, whatever happens inside."""
    words = sys.argv[1:]
    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    installs = "--install-completion" in words
    if installs and os.environ.get("ZDOTDIR"):
        from typer import _completion_shared

        _completion_shared.install_zsh = _install_zsh
    completes = "_CAREERPICK_COMPLETE" in os.environ or any("-completion" in word for word in words)
    name = "careerpick" if completes else edge.program()  # completion goes by the usual name
    try:
        code = make_app(*words[:1])(words, prog_name=name, standalone_mode=False)
    except CareerpickError as error:
        edge.complain(error.problems)
        return 2 if isinstance(error, UsageError) else 1
    except typer.TyperException as error:  # its words name the wrong option or command
        known = [word for word in words[:1] if word in ("history", *COMMANDS)]
        command = " ".join([edge.program(), *known, "--help"])
        said = error.format_message()
        case = "several-files" if "--answers" in words and " extra argument" in said else ""
        edge.complain([fault("usage", said=said, command=command, case=case)])
        return error.exit_code
    except typer.Abort:
        return 130
    except Stopped as stop:
        return stop.code
    except OSError as error:  # help, version and completion are written by the library
        verb = "write" if installs or not error.filename else "use"
        edge.complain([cannot(verb, str(error.filename or "standard output"), error)])
        return 1
    except (KeyError, ValueError):
        if "_CAREERPICK_COMPLETE" not in os.environ:
            raise
        return 1  # what the shell asked for makes no sense; its line must stay clean
    return code if isinstance(code, int) else 0


def _install_zsh(*, prog_name: str, complete_var: str, shell: str) -> Path:
    """Install the completion where ZDOTDIR says; the library itself knows the home folder only."""
    from typer._completion_shared import get_completion_script

    folder = Path(os.environ["ZDOTDIR"]).expanduser()
    settings, functions = folder / ".zshrc", folder / ".zfunc"
    line = f"fpath+={quote(str(functions))}; autoload -Uz compinit; compinit"
    before = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    functions.mkdir(parents=True, exist_ok=True)
    if line not in before.splitlines():
        settings.write_text(f"{before.rstrip()}\n{line}\n".lstrip(), encoding="utf-8")
    script = get_completion_script(prog_name=prog_name, complete_var=complete_var, shell=shell)
    function = functions / f"_{prog_name}"
    function.write_text(script, encoding="utf-8")
    return function
