"""Which figures of a path hold where: regions by name, never mixed and never converted."""

from careerpick.errors import Problem, UsageError, nearest
from careerpick.model import Content, Rates


def regions_of(content: Content) -> tuple[str, ...]:
    """Return every region that some path has figures for, the widest of each path first."""
    # The widest come first: each path names its widest region first.
    firsts = [path.income.rates[0].region for path in content.paths]
    others = [rates.region for path in content.paths for rates in path.income.rates[1:]]
    by_folded: dict[str, str] = {}
    for region in (*firsts, *sorted(others)):
        by_folded.setdefault(region.casefold(), region)
    return tuple(by_folded.values())


def region_name(content: Content, region: str) -> str:
    """Return the region as the path files write it."""
    wanted = " ".join(region.split()).casefold()
    return next((name for name in regions_of(content) if name.casefold() == wanted), region)


def rates_by_path(content: Content, region: str | None) -> dict[str, Rates]:
    """Return path id to its rates for the region; without a region the widest of each path.

    A path without figures for the region is left out: amounts of another region would say
    something else.

    Raises:
        UsageError: No path has figures for the region.
    """
    if region is None:
        return {path.id: path.income.rates[0] for path in content.paths}
    wanted = region_name(content, region).casefold()
    found = {
        path.id: rates
        for path in content.paths
        for rates in reversed(path.income.rates)
        if rates.region.casefold() == wanted
    }
    if not found:
        regions = regions_of(content)
        near = nearest(region, regions)
        listed = f"there are figures for: {', '.join(regions)}"
        raise UsageError(
            Problem(
                f'there are no figures for "{region}"',
                fix=f"{near} {listed}" if near else listed,
                code="unknown-region",
            )
        )
    return found
