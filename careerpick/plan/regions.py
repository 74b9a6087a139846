"""Which figures of a path hold where: regions by name, never mixed and never converted."""

from careerpick.errors import UsageError, closest, fault
from careerpick.folding import squeezed
from careerpick.model import Content, Rates

_NAMES = {
    "United States": ("US", "USA", "America", "United States of America"),
    "United Kingdom": ("UK", "GB", "Britain", "Great Britain", "England", "Scotland", "Wales"),
    "worldwide": ("world", "global"),
}
"""Other names that people use for a region, in all content."""

_BY_FOLDED = {squeezed(short): squeezed(name) for name, all_ in _NAMES.items() for short in all_}


def regions_of(content: Content) -> tuple[str, ...]:
    """Return every region that some path has figures for, the widest of each path first."""
    # The widest come first: each path names its widest region first.
    firsts = [path.income.rates[0].region for path in content.paths]
    others = [rates.region for path in content.paths for rates in path.income.rates[1:]]
    by_folded: dict[str, str] = {}
    for region in (*firsts, *sorted(others)):
        by_folded.setdefault(_key(region), region)
    return tuple(by_folded.values())


def region_name(content: Content, region: str) -> str:
    """Return the region as the path files write it."""
    return next((name for name in regions_of(content) if _key(name) == _key(region)), region)


def _key(region: str) -> str:
    """Return what is the same for all names of a region: "USA", "the U.S.", "United States"."""
    name = squeezed(region.casefold().strip().removeprefix("the ").replace(".", ""))
    return _BY_FOLDED.get(name, name)


def rates_by_path(content: Content, region: str | None) -> dict[str, Rates]:
    """Return path id to its rates for the region; without a region the widest of each path.

    A path without figures for the region is left out: amounts of another region would say
    something else.

    Raises:
        UsageError: No path has figures for the region.
    """
    if region is None:
        return {path.id: path.income.rates[0] for path in content.paths}
    found = {
        path.id: rates
        for path in content.paths
        for rates in reversed(path.income.rates)
        if _key(rates.region) == _key(region)
    }
    if not found:
        names = regions_of(content)
        near = closest(region, names)
        raise UsageError(fault("unknown-region", name=region, near=near, names=names))
    return found
