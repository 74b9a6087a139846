"""Where to begin with a path: its first steps under their times, and the sites to try first."""

from collections.abc import Iterable

from careerpick.model import CareerPath, Platform
from careerpick.words.basics import bare

TIMES = {"today": "Today", "this_week": "This week", "this_month": "This month"}
"""When a step is taken, as path files and plans call it, with its heading; in their order."""
SITES_TITLE = "Open to new people"
SITES_SHOWN = 3


def start_title(path: CareerPath, *, named: bool) -> str:
    """Return what stands above where to begin; named where it is not plain which path it is."""
    return f"Start here with {path.name}" if named else "Start here"


def first_steps(path: CareerPath) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the heading of each time for which there is something to do, with what it is."""
    found = ((title, getattr(path.first_steps, when)) for when, title in TIMES.items())
    return tuple((title, steps) for title, steps in found if steps)


def dated_first(sites: Iterable[Platform]) -> list[Platform]:
    """Return the sites whose page carries a date first, else in the order of the file."""
    return sorted(sites, key=lambda item: item.as_of is None)


def pays_out(site: Platform) -> str:
    """Return how a site pays."""
    return f"Pays: {bare(site.payout)}."


def site_terms(site: Platform) -> str:
    """Return how to get in at a site, and what it keeps."""
    return f"{bare(site.entry)}. Fee: {bare(site.fee)}."
