"""A comparison as a terminal screen: what it means for you, what speaks for which, then the rest.

Decides layout; what is said comes from the comparison and from `wording`.
"""

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from careerpick.decide.comparison import Comparison, CriterionRow, GroupRows, Lean
from careerpick.model import CareerPath, Performance
from careerpick.values import value
from careerpick.words import comparison as words
from careerpick.words.basics import date
from careerpick.words.money import PAY_NOTE, Figure
from careerpick.words.needs import need_phrase
from careerpick.words.pay_rows import NO_FIGURE, pay_rows
from careerpick.words.sources import LEGEND, ROUGH_NOTE, citation
from careerpick.words.start import SITES_SHOWN
from careerpick.write.columns import Cell, SideBySide, SideRow
from careerpick.write.facts import BAR_STEPS, source_rows
from careerpick.write.style import COMMAND, HEAD, NAME, QUIET, Hanging, Look, look_of

Rows = Iterator[RenderableType]

BLANK = Text()


@value
class ComparisonScreen:
    """A comparison that is laid out when it is shown, for that console."""

    comparison: Comparison
    with_sources: bool

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the screen for the signs of this console and the width of the options."""
        del options
        yield from _rows(self.comparison, self.with_sources, look_of(console))


def comparison_screen(comparison: Comparison, *, with_sources: bool = False) -> RenderableType:
    """Return the whole comparison as something a console can print.

    A web address is never broken: print with `crop=False`, or one that is longer than
    the console is cut off.

    Args:
        comparison: What is shown.
        with_sources: Whether to cite a source for each level, and list them all.
    """
    return ComparisonScreen(comparison, with_sources)


def _rows(comparison: Comparison, with_sources: bool, look: Look) -> Rows:
    yield Hanging(look.text(words.title(comparison), HEAD))
    if comparison.personal:
        from careerpick.write.compare_personal import personal_rows

        yield from personal_rows(comparison, comparison.personal, look)
    yield from _choose(comparison, look)
    for group in comparison.groups:
        yield BLANK
        yield _group(comparison, group, with_sources, look)
    yield from _legend(comparison, with_sources, look)
    yield from _pay(comparison, look)
    yield BLANK
    yield _needs_and_sites(comparison, look)
    if with_sources:
        yield from source_rows(comparison.cited.sources, look)
    yield from _footer(comparison, look)


def _choose(comparison: Comparison, look: Look) -> Rows:
    for path, leans in zip(comparison.paths, comparison.choose_if, strict=True):
        yield BLANK
        if leans:
            yield Hanging(look.join(("Choose ", HEAD), (path.name, NAME), (" if", HEAD)))
        else:
            yield Hanging(look.join((path.name, NAME), words.NOT_APART))
        for lean in leans:
            yield Hanging(_lean(lean, look), look.bullet(), margin=2)


def _lean(lean: Lean, look: Look) -> Text:
    return look.join(lean.phrase, "" if lean.is_clear else (words.SLIGHT, QUIET))


def _names(comparison: Comparison, look: Look) -> tuple[Text, ...]:
    return tuple(look.text(path.name) for path in comparison.paths)


def _group(comparison: Comparison, group: GroupRows, with_sources: bool, look: Look) -> SideBySide:
    rows = tuple(
        SideRow(
            look.text(row.criterion.name),
            tuple(
                _level(comparison, path, row, performance, with_sources, look)
                for path, performance in zip(comparison.paths, row.performances, strict=True)
            ),
            short=True,
        )
        for row in group.rows
    )
    return SideBySide(look.text(group.group.name), _names(comparison, look), rows)


def _level(
    comparison: Comparison,
    path: CareerPath,
    row: CriterionRow,
    performance: Performance,
    with_sources: bool,
    look: Look,
) -> Cell:
    body = look.text(row.criterion.words[performance.level])
    if performance.confidence == "low":
        body.append(" (rough)", style=QUIET)
    if with_sources:
        marks = citation(comparison.cited.numbers[path.id], performance.sources)
        body.append(f" {marks}", style=QUIET)
    bar = look.bar(performance.level, BAR_STEPS, BAR_STEPS)
    return (Hanging(body, look.join(bar, " ")),)


def _legend(comparison: Comparison, with_sources: bool, look: Look) -> Rows:
    performances = [
        item for group in comparison.groups for row in group.rows for item in row.performances
    ]
    yield BLANK
    if any(item.confidence == "low" for item in performances):
        yield Hanging(look.text(ROUGH_NOTE, QUIET))
    if with_sources:
        yield Hanging(look.text(LEGEND, QUIET))
    else:
        yield Hanging(
            look.join(("Where each level and figure comes from: ", QUIET), ("--sources", COMMAND))
        )


def _pay(comparison: Comparison, look: Look) -> Rows:
    rows = [
        SideRow(
            look.text(row.label),
            tuple(_figures(own, look, with_label=row.is_mixed) for own in row.figures),
        )
        for row in pay_rows(comparison.paths)
    ]
    yield BLANK
    yield SideBySide(look.text("What it pays"), _names(comparison, look), tuple(rows))
    yield Hanging(look.text(f"Pay is {PAY_NOTE}.", QUIET))


def _figures(figures: Sequence[Figure], look: Look, *, with_label: bool = False) -> Cell:
    if not figures:
        return (Hanging(look.text(NO_FIGURE, QUIET)),)
    paragraphs = []
    for figure in figures:
        label = f"{figure.label}: " if with_label else ""
        paragraphs.append(Hanging(look.join((label, "bold"), figure.says)))
        paragraphs.append(Hanging(look.text(f"({figure.rests_on})", QUIET)))
    return tuple(paragraphs)


def _needs_and_sites(comparison: Comparison, look: Look) -> SideBySide:
    paths = comparison.paths
    needs = SideRow(
        look.text(words.ASKS_FOR), tuple(_needs(comparison, path, look) for path in paths)
    )
    sites = SideRow(look.text(words.OPEN_SITES), tuple(_sites(path, look) for path in paths))
    return SideBySide(look.text(words.TO_BEGIN), _names(comparison, look), (needs, sites))


def _needs(comparison: Comparison, path: CareerPath, look: Look) -> Cell:
    if not path.needs:
        return (Hanging(look.text(words.NOTHING_SPECIAL)),)
    bank = comparison.content.bank
    return tuple(Hanging(look.text(need_phrase(bank, need)), look.bullet()) for need in path.needs)


def _sites(path: CareerPath, look: Look) -> Cell:
    found = path.open_platforms
    if not found:
        return (Hanging(look.text(words.NO_OPEN_SITE)),)
    sites = tuple(
        Hanging(look.join(item.name, (f" ({date(item.as_of)})", QUIET)), look.bullet())
        for item in found[:SITES_SHOWN]
    )
    more = len(found) - SITES_SHOWN
    return (
        (*sites, Hanging(look.text(f"and {more} more", QUIET), Text("  "))) if more > 0 else sites
    )


def _footer(comparison: Comparison, look: Look) -> Rows:
    yield BLANK
    for path in comparison.paths:
        yield Hanging(
            look.text(comparison.content.command(f"paths {path.id}"), COMMAND),
            look.join((f"All about {path.name}: ", QUIET)),
        )
