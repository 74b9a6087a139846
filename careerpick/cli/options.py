"""What several commands share: options, each written down once, and reading answers.

What an option is for stands in words/options.ini.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import partial, wraps
from inspect import Parameter, Signature, signature
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from careerpick import edge
from careerpick.errors import AnswerError, UsageError, fault
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT, keep_apart
from careerpick.values import value
from careerpick.words.sentences import in_list, say

if TYPE_CHECKING:
    from typer._click import Command, Context

    from careerpick.decide.result import Result
    from careerpick.model import Answer, AnswerSheet, Content
    from careerpick.report.blocks import Report
    from careerpick.write.shown import Wanted


class OnceCommand(TyperCommand):
    """A command each of whose options can be given once, in whichever of its forms."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Look through the words that follow the command, before they are acted on."""
        _refuse_twice(self, ctx, args)
        return super().parse_args(ctx, args)


class OnceGroup(TyperGroup):
    """The same of a command with commands of its own."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Look through the words that follow the command, before they are acted on."""
        _refuse_twice(self, ctx, args)
        return super().parse_args(ctx, args)


def _refuse_twice(command: "Command", ctx: "Context", args: list[str]) -> None:
    if ctx.resilient_parsing:  # the shell completes a line that is not finished
        return
    _, _, order = command.make_parser(ctx).parse_args(list(args))
    given = [item for item in order if isinstance(item, TyperOption) and not item.is_eager]
    for option in given:
        if given.count(option) > 1:
            name = "/".join([option.opts[0], *option.secondary_opts])
            raise UsageError(fault("option-twice", name=name))


def option(key: str, *forms: str, **more: Any) -> Any:
    """Return an option, by default of the name of its line in words/options.ini."""
    return typer.Option(*(forms or [f"--{key}"]), help=say(f"options.{key}"), **more)


def argument(key: str, metavar: str | None = None, **more: Any) -> Any:
    """Return an argument that is described by this line of words/options.ini."""
    return typer.Argument(metavar=metavar, help=say(f"options.{key}"), **more)


def complete_path(incomplete: str) -> list[str]:
    """Offer path ids; a broken content offers nothing, and never an error on the screen."""
    try:
        ids = [path.id for path in edge.load(None).paths]
    except Exception:
        return []
    return [path_id for path_id in ids if path_id.startswith(incomplete)]


Format = Literal["text", "json", "html", "markdown"]
TableFormat = Literal["text", "json", "html", "markdown", "csv"]
"""Of results that are a table besides."""
_FORMAT = option("format", "--format", "-f", show_default=False)

ContentOption = Annotated[str | None, option("content", metavar="DIR")]
FormatOption = Annotated[Format | None, _FORMAT]
OutputOption = Annotated[str | None, option("output", "--output", "-o", metavar="FILE")]

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


def chosen_format(asked: str | None, output: str | None, formats: Sequence[str]) -> str:
    """Return the one of these formats that was asked for, or that the name of the file says.

    Raises:
        UsageError: The two differ, or the file is named after another one.
    """
    ending = PurePath(output or "").suffix.casefold()
    named = FORMAT_OF_ENDING.get(ending)
    if asked and named and asked != named:
        raise UsageError(fault("format-and-name", format=asked, ending=ending, named=named))
    if named and named not in formats:
        possible = in_list(formats, "or")
        raise UsageError(fault("no-such-format", named=named, ending=ending, formats=possible))
    return asked or named or "text"


@value
class Given:
    """What is said by the options that several commands share; each command names those it has."""

    answers: Annotated[str | None, option("answers", "--answers", "-a", metavar="FILE")] = None
    country: Annotated[str | None, option("country", metavar="COUNTRY")] = None
    need: Annotated[str | None, option("need", metavar="AMOUNT")] = None
    full: Annotated[bool, option("full")] = False
    sources: Annotated[bool, option("sources")] = False
    content: ContentOption = None
    format: FormatOption = None
    with_answers: Annotated[bool, option("with_answers", "--with-answers")] = False
    name: Annotated[str, option("name", metavar="NAME")] = ""
    output: OutputOption = None
    pager: Annotated[bool, option("pager", "--pager/--no-pager", show_default=False)] = True
    is_table: bool = False
    """Whether what is shown can be csv, too; each command knows it."""

    @property
    def form(self) -> str:
        """The format that was asked for, by option or by the name of the file.

        Raises:
            UsageError: As `chosen_format` says, or a name is to stand on mere data.
        """
        formats = get_args(TableFormat if self.is_table else Format)
        found = chosen_format(self.format, self.output, formats)
        if self.name and found in ("json", "csv"):
            raise UsageError(fault("name-on-data", format=found))
        return found

    def load(self) -> "Content":
        """Load the questions and paths that the person chose."""
        return edge.load(self.content)

    def command(self, words: str) -> str:
        """Return a command as one types it for the content that the person chose."""
        from careerpick.model import command_line

        return command_line(edge.program(), words, self.content or "")

    def details(
        self, content: "Content", answers: Mapping[str, "Answer"] = MappingProxyType({})
    ) -> "dict[str, Answer]":
        """Return what the options say of the person, as answers to what asks for it.

        They are added to `answers`.

        Raises:
            UsageError: It is no country or no amount, or nothing here asks for it.
        """
        from careerpick.answers.choice import check_money, parse_choice

        given: dict[str, Answer] = {}
        said = (("--country", "country", self.country), ("--need", "amount", self.need))
        for option, pick, text in said:
            if text is None:
                continue
            question = next((item for item in content.bank.details if item.pick == pick), None)
            if question is None:
                raise UsageError(fault("nothing-asks", option=option))
            try:
                given[question.id] = parse_choice(text, question)
                others = {**answers, **given}
                check_money(text, given[question.id], others, content.bank)
            except AnswerError as error:
                raise UsageError(error.problems) from None
        return given

    def read(self, content: "Content", source: str | None = None) -> "tuple[AnswerSheet, str]":
        """Read the answers that a command cannot do without, and say how to name them again.

        What the options say of the person takes the place of the answers.
        """
        from careerpick.words.answers import with_own_money

        found = self.answers if self.answers is not None else source
        if found is None:
            found = STANDARD_INPUT if edge.has_input() else LAST_ANSWERS
        keep_apart([found], self.output)
        self.details(content)  # refuses what is wrong before the answers are waited for
        sheet = edge.read_answers(found, content)
        # What they need is in the money of the country that they said, whatever it is figured for.
        sheet = sheet.with_answers(with_own_money(sheet.answers, content.bank))
        return sheet.with_answers(self.details(content, sheet.answers)), found

    def result(self, content: "Content") -> "tuple[Result, str]":
        """Return what comes of the answers, and how to name them again."""
        from careerpick.decide.result import evaluate

        sheet, found = self.read(content)
        return evaluate(content, sheet), found

    def wanted(self, file: str = "") -> "Wanted":
        """Return what is to be shown, as of today.

        Args:
            file: How the answers are named; what came through a pipe cannot be named again.
        """
        from careerpick.write.shown import Wanted

        is_piped = file == STANDARD_INPUT
        return Wanted(
            self.form,
            edge.now().date(),
            self.with_answers,
            in_full=self.full or self.sources,
            with_sources=self.sources,
            typed="" if is_piped else edge.typed(),
            name=self.name,
            file="" if is_piped else file,
        )

    def show(
        self,
        report: "Callable[[Wanted], Report]",
        json: Callable[[], str],
        csv: "Callable[[Wanted], str] | None" = None,
        *,
        content: "Content | None" = None,
        file: str = "",
        paged: bool = True,
    ) -> None:
        """Show something in the wanted format; only what makes this one is called.

        A report is in the language of `content`; `file` is how the answers are named.
        """
        from careerpick.write.shown import written

        wanted = self.wanted(file)
        if wanted.format == "json":
            edge.show(json(), self.output)
        elif wanted.format == "csv" and csv:
            edge.show(csv(wanted), self.output)
        else:
            page = written(report(wanted), wanted, content)
            edge.show(page, self.output, paged=paged and self.pager)


Run = Callable[..., None]


def takes(kind: type, *names: str, **fixed: Any) -> Callable[[Run], Run]:
    """Let a command take fields of a class as options, as one value before its own.

    Args:
        kind: The class; its fields say what each option is.
        names: The fields, in the order of `--help`, else all; `answers` stands above the
            command's own.
        fixed: Fields that the command itself knows.
    """
    hints = get_type_hints(kind, include_extras=True)
    if fixed.get("is_table"):
        hints["format"] = Annotated[TableFormat | None, _FORMAT]
    defaults = {field.name: field.default for field in fields(kind)}
    names = names or tuple(defaults)
    shared = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name], annotation=hints[name])
        for name in names
    ]
    above = names[:1].count("answers")

    def decorate(command: Run) -> Run:
        @wraps(command)
        def run(**said: Any) -> None:
            command(kind(**{name: said.pop(name) for name in names}, **fixed), **said)

        _, *its = signature(command, eval_str=True).parameters.values()
        own = [item.replace(kind=Parameter.KEYWORD_ONLY) for item in its]
        parameters = [*shared[:above], *own, *shared[above:]]
        run.__annotations__ = {item.name: item.annotation for item in parameters}
        vars(run)["__signature__"] = Signature(parameters)
        return run

    return decorate


shares = partial(takes, Given)
"""Let a command take some of the options that several share."""
