"""Everything that can be said about a folder of content, all at once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from careerpick.authoring import balance, fitting, wording
from careerpick.authoring.balance import lean_of
from careerpick.authoring.fitting import (
    ADVICE,
    OUTCOMES,
    OutcomeCheck,
    Whole,
    draft_advice,
    path_advice,
)
from careerpick.content.checks import CHECKS, Check, check_content
from careerpick.content.checks.path import MONTH, figures
from careerpick.content.checks.table import Draft, Finding, Sourced, finding
from careerpick.content.files import content_files, shipped_directory
from careerpick.content.inspecting import content_of, has_errors, in_order, read_draft
from careerpick.decide.table import compile_table
from careerpick.errors import Problem
from careerpick.model import JUDGEMENT, CareerPath, Content
from careerpick.values import value

# Warnings about figures and platforms that may no longer be true.

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


@path_advice("site-takes")
def open_sites_say_whom_they_take(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """An open platform says whom it takes, and half of them say which countries."""
    open_ones = [(i, site) for i, site in enumerate(path.value.platforms) if site.status == "open"]
    for i, site in open_ones:
        if site.takes is None:
            yield finding(("platforms", i), name=site.name)
    known = [site for _, site in open_ones if site.takes and site.takes.countries]
    if 2 * len(known) < len(open_ones):
        yield finding(("platforms",), "countries", known=len(known), count=len(open_ones))


MODULES = (fitting, wording, balance)
"""Importing them fills the tables, in this order."""


@value
class Review:
    """What was found in a folder.

    Attributes:
        problems: Errors first, then warnings; each kind file by file, line by line.
        files: How many files were looked at.
        questions: How many questions were found.
        paths: How many paths.
        lean: Path id to the share (0 to 1) of random sheets on which it alone scores best;
            empty where there are errors, or fewer than two paths.
    """

    problems: tuple[Problem, ...]
    files: int
    questions: int
    paths: int
    lean: Mapping[str, float]

    @property
    def errors(self) -> int:
        """How many problems stop the content from being used."""
        return sum(1 + item.more for item in self.problems if item.severity == "error")

    @property
    def warnings(self) -> int:
        """How many problems are worth a second look."""
        return sum(1 + item.more for item in self.problems if item.severity == "warning")


def all_checks() -> tuple[Check | OutcomeCheck, ...]:
    """Return every check, in the order in which they run."""
    return (*CHECKS, *ADVICE, *OUTCOMES)


def review(directory: Path | None = None) -> Review:
    """Read and check a folder of content, by default the shipped one.

    What needs content without errors, such as the shares of the paths, is looked at only
    when there is none.

    Raises:
        FileError: When the folder itself cannot be read.
    """
    draft, problems = read_draft(directory)
    form_is_wrong = has_errors(problems)
    if not form_is_wrong:
        problems += check_content(draft)
    content = content_of(draft, problems)
    lean = lean_of(content) if content else {}
    if not form_is_wrong:
        problems += advice_on(draft, problems, content, lean)
    questions, paths, _ = content_files(directory or shipped_directory())
    return Review(
        tuple(in_order(problems)),
        files=len(paths) + (questions is not None),
        questions=len(draft.bank.value.questions) if draft.bank else 0,
        paths=len(draft.paths),
        lean=lean,
    )


def advice_on(
    draft: Draft, problems: list[Problem], content: Content | None, lean: Mapping[str, float]
) -> list[Problem]:
    """Return the warnings for authors, given what is known to be wrong already."""
    names_lack = any(problem.code.startswith("unknown-") for problem in problems)
    skipped = fitting.NEED_ALL_NAMES if names_lack else set()
    found = check_content(draft, [check for check in ADVICE if check.code not in skipped])
    if content is not None:
        whole = Whole(draft, content, compile_table(content), lean)
        found += check_content(draft, [check.on(whole) for check in OUTCOMES])
    return found
