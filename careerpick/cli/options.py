"""What several commands share: options, each written down once, and reading answers."""

import os
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path, PurePath
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from careerpick import edge
from careerpick.errors import AnswerError, UsageError, fault
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT
from careerpick.values import value

if TYPE_CHECKING:
    from typer._click import Command, Context

    from careerpick.decide.result import Result
    from careerpick.model import Answer, AnswerSheet, Content
    from careerpick.write.shown import Shown, Wanted


# Shell completion where zsh reads its settings: the library itself knows the home folder only.


def honour_zdotdir() -> None:
    """Let `--install-completion` write where zsh looks, when ZDOTDIR names another folder."""
    if os.environ.get("ZDOTDIR"):
        from typer import _completion_shared

        _completion_shared.install_zsh = _install_zsh


def _install_zsh(*, prog_name: str, complete_var: str, shell: str) -> Path:
    """Add the folder of functions to .zshrc once, and write the function into it."""
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


# Commands that refuse an option that is given twice.


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
            raise UsageError(fault("option-twice", name=name))


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


Format = Literal["text", "json", "html", "markdown"]
TableFormat = Literal["text", "json", "html", "markdown", "csv"]
"""Of results that are a table besides."""

ContentOption = Annotated[
    str | None,
    typer.Option(
        "--content",
        metavar="DIR",
        help="Use other questions and paths: a folder with questions.yaml and paths/. "
        "CAREERPICK_CONTENT does the same.",
    ),
]
_HOW_TO_WRITE = typer.Option(
    "--format",
    "-f",
    show_default=False,
    help="How to write the result; html is a report to keep. "
    "Without it the name of the --output file decides, else it is text.",
)
FormatOption = Annotated[Format | None, _HOW_TO_WRITE]
OutputOption = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all."),
]


NO_FORMATS = ("pdf", "docx", "xlsx")
"""What a file may be named after, and cannot hold."""
FORMAT_OF_ENDING = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".json": "json",
    **{f".{name}": name for name in NO_FORMATS},
}


def chosen_format(format: str | None, output: str | None, *, is_table: bool = False) -> str:
    """Return the format that was asked for, by option or by the name of the file.

    Args:
        format: What the option says.
        output: The name of the file.
        is_table: Whether it can be csv, too.

    Raises:
        UsageError: The two say different things, or the name says one that there is not.
    """
    ending = PurePath(output or "").suffix.casefold()
    by_name = FORMAT_OF_ENDING.get(ending)
    if format and by_name and format != by_name:
        raise UsageError(fault("format-and-name", format=format, ending=ending, named=by_name))
    if by_name in NO_FORMATS or (by_name == "csv" and not is_table):
        table = "csv" if is_table else None
        raise UsageError(fault("no-such-format", named=by_name, ending=ending, table=table))
    return format or by_name or "text"


def complete_path(incomplete: str) -> list[str]:
    """Offer path ids; a broken content offers nothing, and never an error on the screen."""
    try:
        ids = [path.id for path in edge.load(None).paths]
    except Exception:
        return []
    return [path_id for path_id in ids if path_id.startswith(incomplete)]


@value
class Given:
    """What is said by the options that several commands share; each command names those it has."""

    answers: Annotated[
        str | None,
        typer.Option(
            "--answers",
            "-a",
            metavar="FILE",
            help="Take the answers from this file; - is standard input, "
            "last the answers of your last quiz.",
        ),
    ] = None
    country: Annotated[
        str | None,
        typer.Option(
            "--country",
            metavar="COUNTRY",
            help="Where you live, by name or code, instead of your answer.",
        ),
    ] = None
    need: Annotated[
        str | None,
        typer.Option(
            "--need",
            metavar="AMOUNT",
            help="The amount a month that the questions ask for, instead of your answer; "
            'in another currency than your own as "700 USD".',
        ),
    ] = None
    full: Annotated[
        bool, typer.Option("--full", help="Show everything, and not a short form of it.")
    ] = False
    sources: Annotated[
        bool,
        typer.Option(
            "--sources",
            help="List where every level and figure comes from; "
            "a report prints it on a page of its own.",
        ),
    ] = False
    content: ContentOption = None
    format: FormatOption = None
    with_answers: Annotated[
        bool,
        typer.Option("--with-answers", help="Quote the answers in an html or markdown report."),
    ] = False
    name: Annotated[
        str,
        typer.Option(
            "--name", metavar="NAME", help="Put a name on it, such as whose result it is."
        ),
    ] = ""
    output: OutputOption = None
    pager: Annotated[
        bool,
        typer.Option(
            "--pager/--no-pager",
            show_default=False,
            help="What is longer than the window is shown page by page, with the program that "
            "PAGER names, else with less; --no-pager prints it at once.",
        ),
    ] = True
    is_table: bool = False
    """Whether what is shown can be csv, too; each command knows it."""

    @property
    def form(self) -> str:
        """The format that was asked for, by option or by the name of the file.

        Raises:
            UsageError: It is unclear or there is none such, or a name is to stand on mere data.
        """
        found = chosen_format(self.format, self.output, is_table=self.is_table)
        if self.name and found in ("json", "csv"):
            raise UsageError(fault("name-on-data", format=found))
        return found

    def load(self) -> "Content":
        """Load the questions and paths that the person chose."""
        return edge.load(self.content)

    def details(self, content: "Content") -> "dict[str, Answer]":
        """Return what the options say of the person, as answers to what asks for it.

        Raises:
            UsageError: It is no country or no amount, or nothing here asks for it.
        """
        given = {}
        said = (("--country", "country", self.country), ("--need", "amount", self.need))
        for option, pick, text in said:
            if text is None:
                continue
            from careerpick.answers import parse_choice

            question = next((item for item in content.bank.details if item.pick == pick), None)
            if question is None:
                raise UsageError(fault("nothing-asks", option=option))
            try:
                given[question.id] = parse_choice(text, question)
            except AnswerError as error:
                raise UsageError(error.problems) from None
        return given

    def read(self, content: "Content", source: str | None = None) -> "tuple[AnswerSheet, str]":
        """Read the answers that a command cannot do without, and say how to name them again.

        What the options say of the person takes the place of the answers.
        """
        found = self.answers if self.answers is not None else source
        if found is None:
            found = STANDARD_INPUT if edge.has_input() else LAST_ANSWERS
        details = self.details(content)
        return edge.read_answers(found, content).with_answers(details), found

    def result(self, content: "Content") -> "tuple[Result, str]":
        """Return what comes of the answers, and how to name them again."""
        from careerpick.decide.result import evaluate

        sheet, found = self.read(content)
        return evaluate(content, sheet), found

    def wanted(
        self,
        file: str = "",
        *,
        piped: bool | None = None,
        at_keys: bool = False,
        full: bool = False,
    ) -> "Wanted":
        """Return what is to be shown, as of today.

        Args:
            file: How the answers are named, where there are any.
            piped: Whether what was typed cannot be typed again; else `file` tells.
            at_keys: Whether keys stand below.
            full: Whether the command has no short form.
        """
        from careerpick.write.shown import Wanted

        is_piped = file == STANDARD_INPUT
        return Wanted(
            self.form,
            edge.now().date(),
            self.with_answers,
            in_full=full or self.full or self.sources,
            with_sources=self.sources,
            typed="" if (is_piped if piped is None else piped) else edge.typed(),
            at_keys=at_keys,
            name=self.name,
            file="" if is_piped else file,
        )

    def show(self, shown: "Shown", *, paged: bool = True) -> None:
        """Write what is shown to its place; with pages where that is wanted."""
        edge.show(shown, self.output, paged=paged and self.pager)


_HINTS = get_type_hints(Given, include_extras=True)
_DEFAULTS = {field.name: field.default for field in fields(Given)}
Run = Callable[..., None]


def shares(*names: str, is_table: bool = False) -> Callable[[Run], Run]:
    """Add shared options to a command, which gets them as one value before its own.

    Args:
        names: Fields of `Given`, in the order of `--help`; `answers` stands above its own.
        is_table: Whether what the command shows can be csv, too.
    """
    hints = dict(_HINTS)
    if is_table:
        hints["format"] = Annotated[TableFormat | None, _HOW_TO_WRITE]
    shared = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=_DEFAULTS[name], annotation=hints[name])
        for name in names
    ]
    above = names[:1].count("answers")

    def decorate(command: Run) -> Run:
        @wraps(command)
        def run(**said: Any) -> None:
            command(Given(**{name: said.pop(name) for name in names}, is_table=is_table), **said)

        _, *its = signature(command, eval_str=True).parameters.values()
        own = [item.replace(kind=Parameter.KEYWORD_ONLY) for item in its]
        parameters = [*shared[:above], *own, *shared[above:]]
        run.__annotations__ = {item.name: item.annotation for item in parameters}
        vars(run)["__signature__"] = Signature(parameters)
        return run

    return decorate
