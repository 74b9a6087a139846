"""The blocks of a report: plain frozen values, from the whole down to a run of text.

A picture always comes with the table that holds the same figures.
"""

from collections.abc import Sequence
from typing import ClassVar, Literal

from careerpick.decide.limits import Status
from careerpick.model import Range
from careerpick.values import value

Style = Literal["plain", "strong", "quiet"]
Role = Literal["plain", "first", "verdict", "quiet"]


@value
class Run:
    """A stretch of text in one style; with `url` it leads to a page on the web."""

    text: str
    style: Style = "plain"
    url: str | None = None


Line = tuple[Run, ...]


def strong(text: str) -> Run:
    """Return text that stands out."""
    return Run(text, "strong")


def quiet(text: str) -> Run:
    """Return text that stays in the background."""
    return Run(text, "quiet")


def line(*parts: str | Run) -> Line:
    """Return one line of text; empty parts are left out."""
    runs = (Run(part) if isinstance(part, str) else part for part in parts)
    return tuple(run for run in runs if run.text)


@value
class Paragraph:
    """A line of text, and how much it weighs."""

    kind: ClassVar = "paragraph"
    line: Line
    role: Role = "plain"


@value
class Item:
    """An entry of a list: a sign or points before it, and what belongs to it below."""

    line: Line
    detail: Line = ()
    status: Status | None = None
    points: int | None = None
    below: tuple["Item", ...] = ()


@value
class Items:
    """A list."""

    kind: ClassVar = "items"
    items: tuple[Item, ...]


@value
class Cell:
    """A cell of a table: paragraphs, which `value` says as a number where they stand for one."""

    lines: tuple[Line, ...]
    value: float | None = None
    is_number: bool = False


@value
class Table:
    """Rows under column heads; the first cell of each row is its name.

    Attributes:
        folded: It repeats what a picture shows, so a screen may fold it away.
        narrow: Its rows fit on a phone as they are.
        even: Its columns say the same of different things, so none is wider than another.
    """

    kind: ClassVar = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    folded: bool = False
    narrow: bool = False
    even: bool = False


def text_cell(*parts: str | Run) -> Cell:
    """Return a cell of one line."""
    return Cell((line(*parts),))


def number_cell(number: float, shown: str = "") -> Cell:
    """Return a cell with a figure, shown as it is or rounded."""
    return Cell((line(shown or f"{number:,}"),), number, is_number=True)


@value
class RankingBar:
    """One path: how well it fits (0..100), and whether it is one to act on."""

    name: str
    rank: int
    match: int
    status: Status
    standing: str
    chosen: bool


@value
class RankingBars:
    """How well each path fits, from best to worst."""

    shape: ClassVar = "ranking"
    bars: tuple[RankingBar, ...]


@value
class DotRow:
    """One scale of 0..4: where each path stands, and what the answers ask for.

    Attributes:
        asked: Above 0 where the answers ask for more, below 0 for less; None in a picture
            that is about nobody.
    """

    name: str
    levels: tuple[int, ...]
    asked: int | None = None


@value
class DotPlot:
    """Paths as dots on scales, in the order of `names`."""

    shape: ClassVar = "dots"
    names: tuple[str, ...]
    rows: tuple[DotRow, ...]


@value
class StripBar:
    """What one answer, or several, add to a lead (points may be negative)."""

    name: str
    points: int


@value
class Strip:
    """The answers that decided between two paths: bars to both sides, which add up."""

    shape: ClassVar = "strip"
    ahead: str
    behind: str
    bars: tuple[StripBar, ...]


@value
class IncomeLine:
    """Money month by month, from month 1 on."""

    name: str
    months: tuple[Range, ...]


@value
class IncomeChart:
    """Money over time with its range, one panel for each line, all on one scale."""

    shape: ClassVar = "income"
    unit: str
    lines: tuple[IncomeLine, ...]


Chart = RankingBars | DotPlot | Strip | IncomeChart


@value
class Picture:
    """A chart, what it shows in words, and its table."""

    kind: ClassVar = "picture"
    title: str
    says: str
    chart: Chart
    table: Table


Block = Paragraph | Items | Table | Picture


@value
class Section:
    """A heading and what stands below it; `parts` have headings of their own.

    Small print is long and read by few: a screen may fold it away.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()
    is_small_print: bool = False


@value
class Report:
    """All that a report says.

    Attributes:
        title: What it is a report of.
        opening: What comes before the first section.
        sections: In the order of weight.
        rests_on: On which content and date it rests, and what was left out.
    """

    title: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    rests_on: tuple[Line, ...]


def filled(sections: Sequence[Section | None]) -> tuple[Section, ...]:
    """Return the sections that say something."""
    return tuple(item for item in sections if item and (item.blocks or item.parts))
