"""What a report says of single paths: levels as dots, pay, first steps and open sites."""

from collections.abc import Mapping

from careerpick.model import CareerPath, Criterion, Performance, Platform
from careerpick.render.report.document import (
    Cell,
    Item,
    Items,
    Line,
    Section,
    Table,
    line,
    quiet,
    strong,
    text_cell,
)
from careerpick.wording import money
from careerpick.wording.basics import bare, date
from careerpick.wording.sources import citation
from careerpick.wording.start import SITES_SHOWN, dated_first, first_steps

MOST_DOTS = 4
"""So many paths can be told apart by the shape of their dots."""


def level_cell(criterion: Criterion, performance: Performance, numbers: Mapping[str, int]) -> Cell:
    """Return the level in words and as a number, and where it comes from."""
    rough = " (rough)" if performance.confidence == "low" else ""
    marks = citation(numbers, performance.sources)
    shown = line(criterion.words[performance.level], quiet(f"{rough} {marks}"))
    return Cell((shown,), performance.level)


def pay_section(path: CareerPath) -> Section:
    """Return what a path pays, with what each figure rests on."""
    rows = tuple(
        (text_cell(figure.label), text_cell(figure.says), text_cell(quiet(figure.rests_on)))
        for figure in money.money_figures(path)
    )
    title = f"What {path.name} pays ({money.PAY_NOTE})"
    return Section(title, (Table(title, ("", "Figure", "Where it comes from"), rows),))


def start_section(path: CareerPath, *, named: bool) -> Section:
    """Return what to do first, and a few sites to begin with."""
    parts = [
        Section(title, (Items(tuple(Item(line(step)) for step in found)),))
        for title, found in first_steps(path)
    ]
    sites = dated_first(path.open_platforms)[:SITES_SHOWN]
    if sites:
        items = Items(tuple(Item(site_line(site)) for site in sites))
        parts.append(Section("Open to new people", (items,)))
    title = f"Start here with {path.name}" if named else "Start here"
    return Section(title, parts=tuple(parts))


def site_line(site: Platform) -> Line:
    """Return what a site is like to begin with."""
    return line(
        strong(site.name),
        f" – {bare(site.entry)}. Fee: {bare(site.fee)}.",
        quiet(f" ({date(site.as_of)})"),
    )
