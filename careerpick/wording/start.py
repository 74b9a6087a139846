"""Where to begin with a path: its first steps under their times, and the sites to try first."""

from collections.abc import Iterable

from careerpick.model import CareerPath, Platform

TIMES = {"today": "Today", "this_week": "This week", "this_month": "This month"}
"""When a step is taken, as path files and plans call it, with its heading; in their order."""
SITES_SHOWN = 3


def first_steps(path: CareerPath) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the heading of each time for which there is something to do, with what it is."""
    found = ((title, getattr(path.first_steps, when)) for when, title in TIMES.items())
    return tuple((title, steps) for title, steps in found if steps)


def dated_first(sites: Iterable[Platform]) -> list[Platform]:
    """Return the sites whose page carries a date first, else in the order of the file."""
    return sorted(sites, key=lambda item: item.as_of is None)
