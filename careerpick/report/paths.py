"""What a report says of single paths: levels as dots, pay, first steps and open sites."""

from collections.abc import Mapping

from careerpick.model import CareerPath, Criterion, Performance, Platform
from careerpick.report.blocks import (
    Cell,
    Fact,
    Facts,
    Line,
    Section,
    cite,
    line,
    listed,
    quiet,
    strong,
)
from careerpick.words.basics import date
from careerpick.words.money import money_figures, pay_title
from careerpick.words.sources import citation
from careerpick.words.start import (
    SITES_SHOWN,
    SITES_TITLE,
    dated_first,
    first_steps,
    site_terms,
    start_title,
)

MOST_DOTS = 4
"""So many paths can be told apart by the shape of their dots."""


def level_cell(criterion: Criterion, performance: Performance, numbers: Mapping[str, int]) -> Cell:
    """Return the level in words and as a number, and where it comes from."""
    rough = " (rough)" if performance.confidence == "low" else ""
    marks = citation(numbers, performance.sources)
    shown = line(criterion.words[performance.level], quiet(rough), cite(f" {marks}"))
    return Cell((shown,), performance.level)


def pay_section(path: CareerPath) -> Section:
    """Return what a path pays, with what each figure rests on."""
    facts = tuple(
        Fact(figure.label, line(figure.says, quiet(f" ({figure.rests_on})")))
        for figure in money_figures(path)
    )
    return Section(pay_title(path), (Facts(facts),))


def start_section(path: CareerPath, *, named: bool) -> Section:
    """Return what to do first, and a few sites to begin with."""
    parts = [Section(title, listed(found)) for title, found in first_steps(path)]
    sites = dated_first(path.open_platforms)[:SITES_SHOWN]
    if sites:
        parts.append(Section(SITES_TITLE, listed(map(site_line, sites))))
    return Section(start_title(path, named=named), parts=tuple(parts))


def site_line(site: Platform) -> Line:
    """Return what a site is like to begin with."""
    return line(
        strong(site.name),
        f" – {site_terms(site)}",
        quiet(f" ({date(site.as_of)})"),
    )
