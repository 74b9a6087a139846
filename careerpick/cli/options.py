"""What several commands share: options, each written down once, and reading answers."""

import os
from collections.abc import Callable
from dataclasses import fields
from enum import StrEnum
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path, PurePath
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from careerpick import edge
from careerpick.errors import AnswerError, UsageError, fault
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT
from careerpick.values import value

if TYPE_CHECKING:
    from typer._click import Command, Context

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


class Format(StrEnum):
    """How results are written."""

    text = "text"
    json = "json"
    html = "html"
    markdown = "markdown"


class EarningWay(StrEnum):
    """The ways to earn."""

    hired = "hired"
    own = "own"


class TableFormat(StrEnum):
    """How results are written that are a table besides."""

    text = "text"
    json = "json"
    html = "html"
    markdown = "markdown"
    csv = "csv"


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


def chosen_format(format: StrEnum | None, output: str | None, forms: type[StrEnum] = Format) -> str:
    """Return the format that was asked for, by option or by the name of the file.

    Args:
        format: What the option says.
        output: The name of the file.
        forms: All formats that there are.

    Raises:
        UsageError: The two say different things, or the name says one that there is not.
    """
    ending = PurePath(output or "").suffix.casefold()
    by_name = FORMAT_OF_ENDING.get(ending)
    if format and by_name and format.value != by_name:
        said = fault("format-and-name", format=format.value, ending=ending, named=by_name)
        raise UsageError(said)
    if by_name and by_name not in list(forms):
        raise UsageError(fault("no-such-format", named=by_name, ending=ending))
    return format.value if format else by_name or "text"


def chosen_country(name: str | None) -> str | None:
    """Return the code of the country that was typed; None for none.

    Raises:
        UsageError: There is no such country.
    """
    if name is None:
        return None
    from careerpick.countries import code_of, nearest

    code = code_of(name)
    if code is None:
        raise UsageError(fault("unknown-country-typed", name=name, near=nearest(name)))
    return code


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
            'in the currency of the figures as "700 USD".',
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
    format: Annotated[StrEnum | None, _HOW_TO_WRITE] = None
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
    forms: type[StrEnum] = Format

    @property
    def form(self) -> str:
        """The format that was asked for, by option or by the name of the file."""
        return chosen_format(self.format, self.output, self.forms)

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

    @property
    def currency(self) -> str | None:
        """The currency that the amount names ("700 USD"), so that it need not be one's own."""
        if self.need is None:
            return None
        from careerpick.countries import currency_in

        return currency_in(self.need)

    def read(self, content: "Content", source: str | None = None) -> "tuple[AnswerSheet, str]":
        """Read the answers that a command cannot do without, and say how to name them again.

        What the options say of the person takes the place of the answers.
        """
        found = self.answers if self.answers is not None else source
        if found is None:
            found = STANDARD_INPUT if edge.has_input() else LAST_ANSWERS
        details = self.details(content)
        sheet = edge.read_answers(found, content).with_answers(details)
        return sheet, found

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
        return edge.wanted(
            self.form,
            with_answers=self.with_answers,
            in_full=full or self.full or self.sources,
            with_sources=self.sources,
            piped=file == STANDARD_INPUT if piped is None else piped,
            at_keys=at_keys,
            name=self.name,
            file="" if file == STANDARD_INPUT else file,
        )

    def show(self, shown: "Shown", *, paged: bool = True) -> None:
        """Write what is shown to its place; with pages where that is wanted."""
        edge.show(shown, self.output, paged=paged and self.pager)


def shares(
    *names: str, forms: type[StrEnum] = Format
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add shared options to a command, which gets them as one value before its own.

    Args:
        names: Fields of `Given`, in the order of `--help`; `answers` stands above its own.
        forms: The formats that the command knows.
    """
    hints = {**get_type_hints(Given, include_extras=True), "format": FormatOption}
    if forms is not Format:
        hints["format"] = Annotated[forms | None, _HOW_TO_WRITE]
    defaults = {field.name: field.default for field in fields(Given)}
    keyword = Parameter.KEYWORD_ONLY
    shared = [
        Parameter(name, keyword, default=defaults[name], annotation=hints[name]) for name in names
    ]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def run(**said: Any) -> None:
            command(Given(**{name: said.pop(name) for name in names}, forms=forms), **said)

        _, *own = signature(command, eval_str=True).parameters.values()
        first = shared[: names[:1] == ("answers",)]
        parameters = [
            *first,
            *(parameter.replace(kind=keyword) for parameter in own),
            *shared[len(first) :],
        ]
        run.__annotations__ = {item.name: item.annotation for item in parameters}
        vars(run)["__signature__"] = Signature(parameters)
        return run

    return decorate
