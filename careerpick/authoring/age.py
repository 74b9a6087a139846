"""Warnings about figures and platforms that may no longer be true.

"Old" is measured against the newest date in the files, never against today: a check gives
the same answer on every day, and only a change of the files can change it.
"""

from collections.abc import Iterator

from careerpick.authoring.table import draft_advice, path_advice
from careerpick.content.checks.path import MONTH, figures
from careerpick.content.checks.table import Draft, Finding, Sourced, finding
from careerpick.model import JUDGEMENT, CareerPath

OLDEST_FIGURE = 8 * 12
"""Months before the newest date in the content."""
OLDEST_PLATFORM = 24


def month_number(as_of: str | None, month_of_a_year: int = 12) -> int | None:
    """Return months since year 0, taking a bare year as its month given; None for no date."""
    if as_of is None or not MONTH.fullmatch(as_of):
        return None
    year, _, month = as_of.partition("-")
    return 12 * int(year) + int(month or month_of_a_year)


def newest_date(draft: Draft) -> tuple[str, int]:
    """Return the newest date of a source or a platform, as written and in months.

    A bare year counts from its beginning here and to its end elsewhere, so that nothing is
    called old because a month was left out.
    """
    dated = [
        as_of
        for path in draft.paths
        for as_of in (
            *(source.as_of for source in path.value.sources.values()),
            *(platform.as_of for platform in path.value.platforms),
        )
    ]
    dates = [(date, months) for date in dated if date and (months := month_number(date, 1))]
    return max(dates, key=lambda item: item[1], default=("none", 0))


@draft_advice("old-figure")
def figures_rest_on_something_recent(draft: Draft) -> Iterator[Finding]:
    """No level or figure rests on sources alone that are over 8 years older than the newest."""
    newest, now = newest_date(draft)
    for index, path in enumerate(draft.paths):
        for where, names in figures(path.value):
            ages = [_age(path.value, name, now) for name in names]
            if ages and min(ages) > OLDEST_FIGURE:
                yield finding(where, path=index, years=min(ages) // 12, newest=newest)


def _age(path: CareerPath, name: str, now: int) -> int:
    """Return the age of a source in months; 0 for judgement and for what has no date."""
    source = path.sources.get(name)
    date = month_number(source.as_of) if source and name != JUDGEMENT else None
    return 0 if date is None else now - date


@draft_advice("old-platform")
def open_platforms_were_seen_lately(draft: Draft) -> Iterator[Finding]:
    """A platform that is called open was seen open within 24 months of the newest date."""
    newest, now = newest_date(draft)
    for index, path in enumerate(draft.paths):
        for i, platform in enumerate(path.value.platforms):
            date = month_number(platform.as_of)
            if platform.status == "open" and date and now - date > OLDEST_PLATFORM:
                where = ("platforms", i, "as_of")
                seen = platform.as_of
                yield finding(where, path=index, name=platform.name, seen=seen, newest=newest)


@path_advice("undated-change")
def changes_of_platforms_have_dates(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A platform that has closed or changed says as of when."""
    for i, platform in enumerate(path.value.platforms):
        if platform.status in ("closed", "changed") and platform.as_of is None:
            where = ("platforms", i, "as_of")
            yield finding(where, name=platform.name, status=platform.status)


@path_advice("no-open-platform")
def some_platform_is_open(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Some platform of a path is open, so that there is a place to begin."""
    platforms = path.value.platforms
    if platforms and not any(platform.status == "open" for platform in platforms):
        yield finding(("platforms",), name=path.value.id)
