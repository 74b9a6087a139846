"""The one vocabulary of screens: plain frozen values, from the whole down to a run of text.

A terminal, Markdown and HTML are written from the same blocks. What is brief and what quotes an
answer is said here and acted on in `prepared` alone, so that no writer has to know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import partial
from typing import Any, ClassVar, Literal, cast

from careerpick.decide.circumstances import Status
from careerpick.values import value
from careerpick.words.sentences import say

Style = Literal["plain", "strong", "quiet", "cite"]
Role = Literal["plain", "first", "verdict", "boxed", "quiet"]
Show = Literal["short", "full", "short only"]
"""In which forms something stands: in the short and the full one, in the full one alone, or in
the short one alone, in place of what only the full one has."""


@value
class Run:
    """A stretch of text in one style; "cite" is a reference to the list of sources."""

    text: str
    style: Style = "plain"
    url: str | None = None
    instead: str | None = None
    """What takes its place where the answers are left out; None where it quotes no answer."""
    if_room: bool = False
    """Whether a narrow window leaves it out."""


Line = tuple[Run, ...]

strong = partial(Run, style="strong")
quiet = partial(Run, style="quiet")
cite = partial(Run, style="cite")
if_room = partial(Run, if_room=True)


def quoting(text: str, instead: str = "", style: Style = "plain") -> Run:
    """Return text that quotes an answer, and what is said where answers are left out."""
    return Run(text, style, instead=instead)


def line(*parts: str | Run) -> Line:
    """Return one line of text; empty parts are left out."""
    runs = (Run(part) if isinstance(part, str) else part for part in parts)
    return tuple(run for run in runs if run.text or run.instead)


@value
class Paragraph:
    """A line of text, and how much it weighs."""

    kind: ClassVar = "paragraph"
    line: Line
    role: Role = "plain"
    show: Show = "short"


@value
class Item:
    """An entry of a list, with what is said more quietly on a line of its own, and what is below.

    Attributes:
        status: The sign of how a path stands.
        level: Where something stands on a scale of 0..4.
        lead: A number or a mark before it, such as "[3]".
    """

    line: Line
    detail: Line = ()
    status: Status | None = None
    level: int | None = None
    lead: str = ""
    below: tuple[Item, ...] = ()
    show: Show = "short"


@value
class Items:
    """A list.

    Attributes:
        most: A short form has so many of the items, without what is said more quietly, and
            how many there are more; None for all as they are.
        on_paper: A printed page has so many of the items; None for all.
    """

    kind: ClassVar = "items"
    items: tuple[Item, ...]
    show: Show = "short"
    most: int | None = None
    on_paper: int | None = None


@value
class Fact:
    """What one line is about, in a word or two, and what it says."""

    label: str
    line: Line


@value
class Facts:
    """Lines with a label each."""

    kind: ClassVar = "facts"
    facts: tuple[Fact, ...]
    show: Show = "short"


@value
class Cell:
    """A cell of a table: paragraphs, and the number that they stand for, where they stand for one.

    Attributes:
        top: The end of the scale from 0 on which the number is drawn; 0 for a figure that is read.
    """

    lines: tuple[Line, ...]
    value: float | None = None
    top: int = 0
    status: Status | None = None

    @property
    def is_figure(self) -> bool:
        """Whether it is a number that is read and not drawn."""
        return self.value is not None and not self.top


@value
class Table:
    """Rows under column heads; the first cell of each row is its name.

    Attributes:
        narrow: Its rows fit on a phone as they are.
        even: Its columns say the same of different things, so none is wider than another.
        most: A short form has so many of the rows; None for all.
        on_paper: A printed page has so many of the rows; None for all.
    """

    kind: ClassVar = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    narrow: bool = False
    even: bool = False
    show: Show = "short"
    most: int | None = None
    on_paper: int | None = None


@value
class Command:
    """What can be typed next, and what for."""

    label: str
    typed: str
    show: Show = "short"
    is_told: bool = False
    """What to do is told in words, which may be broken over lines as a command may not."""


@value
class Private:
    """Blocks that quote answers, and what takes their place where answers are left out."""

    kind: ClassVar = "private"
    blocks: tuple[Block, ...]
    instead: tuple[Block, ...] = ()


Block = Paragraph | Items | Facts | Table | Private


@value
class Section:
    """A heading and what stands below it; `parts` have headings of their own.

    Small print is long and read by few: a screen may fold it away.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()
    is_small_print: bool = False
    show: Show = "short"


@value
class Report:
    """All that a screen or a report says.

    Attributes:
        opening: What comes before the first section.
        sections: In the order of weight.
        rests_on: On which content and date it rests, and what was left out.
        commands: What can be typed next: of use at a terminal only.
    """

    title: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    rests_on: tuple[Line, ...] = ()
    commands: tuple[Command, ...] = ()


# What makes blocks of what is said.

Said = str | Line | Block | Iterable[Block] | None


def blocks(*said: Said, role: Role = "plain", show: Show = "short") -> tuple[Block, ...]:
    """Return a paragraph for each text and line that says something, and all blocks as they are.

    "" and None say nothing.
    """
    found: list[Block] = []
    for part in said:
        if isinstance(part, str):
            found += [Paragraph(line(part), role, show)] if part else []
        elif isinstance(part, Paragraph | Items | Facts | Table | Private):
            found.append(part)
        elif part:
            runs = tuple(part)
            if isinstance(runs[0], Run):
                found.append(Paragraph(cast("Line", runs), role, show))
            else:
                found += cast("tuple[Block, ...]", runs)
    return tuple(found)


def quietly(*said: Said, show: Show = "short") -> tuple[Block, ...]:
    """Return what is said in the background."""
    return blocks(*said, role="quiet", show=show)


def private(*said: Said, instead: Iterable[Block] = ()) -> Private:
    """Return what quotes answers, and what takes its place where answers are left out."""
    return Private(blocks(*said), tuple(instead))


def first_lines(before: Run, headline: str | Run) -> tuple[Block, ...]:
    """Return what comes before all else, if anything does, and then the headline."""
    return (*blocks(line(before), role="first"), *blocks(line(headline), role="verdict"))


def section(
    title: str, *said: Said, parts: Iterable[Section | None] = (), show: Show = "short"
) -> Section:
    """Return a heading and what stands below it."""
    return Section(title, blocks(*said), not_empty(parts), show=show)


def not_empty(sections: Iterable[Section | None]) -> tuple[Section, ...]:
    """Return the sections that say something."""
    return tuple(item for item in sections if item and (item.blocks or item.parts))


def item(*parts: str | Run, status: Status | None = None, lead: str = "") -> Item:
    """Return an entry of a list of one line."""
    return Item(line(*parts), status=status, lead=lead)


def listed(
    said: Iterable[str | Line | Item],
    most: int | None = None,
    *,
    on_paper: int | None = None,
    show: Show = "short",
) -> tuple[Items, ...]:
    """Return one list with an entry for each sentence; none for no sentence."""
    items = tuple(
        part if isinstance(part, Item) else Item(line(part) if isinstance(part, str) else part)
        for part in said
        if part
    )
    return (Items(items, show, most, on_paper),) if items else ()


def cells(*said: str | int | Run | Line | Cell) -> tuple[Cell, ...]:
    """Return a row of a table: a figure, a cell as it is, or one of one line."""
    return tuple(map(_cell, said))


def rows(found: Iterable[Iterable[str | int | Run | Line | Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Return rows of a table."""
    return tuple(cells(*row) for row in found)


def _cell(said: str | int | Run | Line | Cell) -> Cell:
    if isinstance(said, Cell):
        return said
    if isinstance(said, int):
        return number_cell(said)
    return Cell((said if isinstance(said, tuple) else line(said),))


def number_cell(number: float, shown: str = "") -> Cell:
    """Return a cell with a figure, shown as it is or rounded."""
    return Cell((line(shown or f"{number:,}"),), number)


def drawn_cell(share: int, shown: str = "") -> Cell:
    """Return a cell with a share of 100, which is drawn, too."""
    return Cell((line(shown or f"{share}"),), share, top=100)


def pipe_again() -> Command:
    """Return what has to be done where the answers came through a pipe."""
    return Command(say("report.with-pipe"), say("report.pipe-again"), show="full", is_told=True)


# A report as it may be shown: as brief as wanted, with or without what quotes the answers. The
# one place where anything is left out, so that every writer leaves out the same.

_SAYS: dict[type, tuple[str, ...]] = {
    Paragraph: ("line",),
    Item: ("line",),
    Items: ("items",),
    Fact: ("line",),
    Facts: ("facts",),
    Section: ("blocks", "parts"),
}
"""What a part says; where nothing is left of that, nothing is left of the part."""


def prepared(
    report: Report, *, with_answers: bool, in_full: bool = True, with_sources: bool = True
) -> Report:
    """Return what is left of a report: with or without what quotes answers, in full or short.

    Without sources it neither cites nor lists them, and has no other small print.
    """
    left: Report = _Left(with_answers, in_full, with_sources).whole(report)
    return replace(left, rests_on=tuple(filter(None, left.rests_on)))


def with_way_to_all(report: Report, typed: str) -> Report:
    """Return a short form that says first what is typed for all of it."""
    whole = Command(say("report.all-of-it"), f"{typed} --full")
    return replace(report, commands=(whole, *report.commands))


def named(report: Report, name: str) -> Report:
    """Return a report with a name on it."""
    title = say("report.titled", title=report.title, name=name) if report.title else name
    return replace(report, title=title, opening=(Paragraph((strong(name),)), *report.opening))


@value
class _Left:
    """What is kept, part by part."""

    with_answers: bool
    in_full: bool
    with_sources: bool

    def of(self, part: Any) -> Iterator[Any]:
        """Yield what is left of a part: itself with less in it, what stands for it, or nothing."""
        if isinstance(part, Run):
            yield from self._run(part)
        elif isinstance(part, tuple):
            yield tuple(left for item in part for left in self.of(item))
        elif isinstance(part, Private):
            for block in part.blocks if self.with_answers else part.instead:
                yield from self.of(block)
        elif not hasattr(part, "__dataclass_fields__"):
            yield part
        elif self._is_shown(part):
            left = self.whole(part)
            says = _SAYS.get(type(left), ())
            if not says or any(getattr(left, name) for name in says):
                yield left

    def whole(self, part: Any) -> Any:
        """Return a part with what is left of all that is in it."""
        if not self.in_full and isinstance(part, Table):
            part = replace(part, rows=part.rows[: part.most])
        held = ((item.name, getattr(part, item.name)) for item in fields(part))
        changed = {
            name: left for name, held in held if isinstance(held, tuple) for left in self.of(held)
        }
        left = replace(part, **changed)
        if not self.in_full and isinstance(left, Items) and left.most is not None:
            return replace(left, items=_first(left.items, left.most))
        return left

    def _is_shown(self, part: Any) -> bool:
        """Tell whether something is part of this form."""
        if not self.with_sources and getattr(part, "is_small_print", False):
            return False
        shown: Show = getattr(part, "show", "short")
        return shown != ("short only" if self.in_full else "full")

    def _run(self, run: Run) -> Iterator[Run]:
        if not self.with_sources and run.style == "cite":
            return
        if not self.with_answers and run.instead is not None:
            run = replace(run, text=run.instead)
        if run.text:
            yield run


def _first(items: tuple[Item, ...], most: int) -> tuple[Item, ...]:
    """Return the first items without what is said more quietly, and how many are left out."""
    shown = [replace(item, detail=(), below=()) for item in items[:most]]
    left_out = len(items) - len(shown)
    if shown and left_out:
        more = quiet(f" … {say('report.more', count=left_out)}")
        shown[-1] = replace(shown[-1], line=(*shown[-1].line, more))
    return tuple(shown)
