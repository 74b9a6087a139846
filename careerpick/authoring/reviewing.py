"""Everything that can be said about a folder of content, all at once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from careerpick.authoring import balance, fitting, wording
from careerpick.authoring.balance import lean_of
from careerpick.authoring.fitting import ADVICE, NEED_ALL_NAMES, OUTCOMES, Whole, advice
from careerpick.content.checks import CHECKS, Check, check_content
from careerpick.content.checks.everywhere import MONTH
from careerpick.content.checks.paths import FIGURES
from careerpick.content.checks.table import Draft, Finding, finding
from careerpick.content.files import content_files, shipped_directory
from careerpick.content.inspecting import content_of, has_errors, in_order, read_draft
from careerpick.content.typed import each
from careerpick.decide.table import compile_table
from careerpick.errors import Problem
from careerpick.model import JUDGEMENT, CareerPath, Content, Platform, Source
from careerpick.values import value

# Warnings about figures and platforms that may no longer be true.

OLDEST_FIGURE = 8 * 12
"""Months before the newest date in the content."""
OLDEST_PLATFORM = 24
OLDEST_EXCHANGE = 18
"""Months before the check: those of a whole year, and half of the next to come by newer ones."""


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
    dated = [item.as_of for path in draft.paths for _, item in each(path.value, Source, Platform)]
    dates = [(date, months) for date in dated if date and (months := month_number(date, 1))]
    return max(dates, key=lambda item: item[1], default=("none", 0))


@advice("old-figure")
def figures_rest_on_something_recent(draft: Draft) -> Iterator[Finding]:
    """No level or figure rests on sources alone that are over 8 years older than the newest."""
    newest, now = newest_date(draft)
    for index, path in enumerate(draft.paths):
        for where, figure in each(path.value, *FIGURES):
            ages = [_age(path.value, name, now) for name in figure.sources]
            if ages and min(ages) > OLDEST_FIGURE:
                years = min(ages) // 12
                yield finding((*where, "sources"), path=index, years=years, newest=newest)


def _age(path: CareerPath, name: str, now: int) -> int:
    """Return the age of a source in months; 0 for judgement and for what has no date."""
    source = path.sources.get(name)
    date = month_number(source.as_of) if source and name != JUDGEMENT else None
    return 0 if date is None else now - date


@advice("old-platform")
def open_platforms_were_seen_lately(draft: Draft) -> Iterator[Finding]:
    """A platform that is called open was seen open within 24 months of the newest date."""
    newest, now = newest_date(draft)
    for index, path in enumerate(draft.paths):
        for i, site in enumerate(path.value.platforms):
            date = month_number(site.as_of)
            if site.status == "open" and date and now - date > OLDEST_PLATFORM:
                seen: dict[str, Any] = {"name": site.name, "seen": site.as_of, "newest": newest}
                yield finding(("platforms", i, "as_of"), path=index, **seen)


@advice("old-exchange")
def rates_of_exchange_are_recent(draft: Draft) -> Iterator[Finding]:
    """A rate of exchange is at most 18 months old when it is checked."""
    now = month_number(draft.month)
    for i, table in enumerate(draft.bank.value.exchange if draft.bank and now else ()):
        date = month_number(table.as_of)
        if now and date and now - date > OLDEST_EXCHANGE:
            yield finding(("exchange", i, "as_of"), as_of=table.as_of, month=draft.month)


@advice("undated-change", Platform)
def changes_of_platforms_have_dates(site: Platform) -> Iterator[Finding]:
    """A platform that has closed or changed says as of when."""
    if site.status in ("closed", "changed") and site.as_of is None:
        yield finding(("as_of",), name=site.name, status=site.status)


@advice("no-open-platform", CareerPath)
def some_platform_is_open(path: CareerPath) -> Iterator[Finding]:
    """Some platform of a path is open, so that there is a place to begin."""
    if path.platforms and not path.open_platforms:
        yield finding(("platforms",), name=path.id)


@advice("site-takes", CareerPath)
def open_sites_say_whom_they_take(path: CareerPath) -> Iterator[Finding]:
    """An open platform says whom it takes, and half of them say which countries."""
    for i, site in enumerate(path.platforms):
        if site.status == "open" and site.takes is None:
            yield finding(("platforms", i), name=site.name)
    known = [site for site in path.open_platforms if site.takes and site.takes.countries]
    if 2 * len(known) < len(path.open_platforms):
        count = len(path.open_platforms)
        yield finding(("platforms",), "countries", known=len(known), count=count)


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


def all_checks() -> tuple[Check, ...]:
    """Return every check, in the order in which they run."""
    return (*CHECKS, *ADVICE, *OUTCOMES)


def review(directory: Path | None = None, month: str | None = None) -> Review:
    """Read and check a folder of content, by default the shipped one.

    What needs content without errors, such as the shares of the paths, is looked at only
    when there is none.

    Args:
        directory: The folder.
        month: Of today (YYYY-MM), for what gets old by itself; None leaves that out.

    Raises:
        FileError: When the folder itself cannot be read.
    """
    draft, problems = read_draft(directory, keeps_places=True)
    draft = replace(draft, month=month)
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
    skipped = NEED_ALL_NAMES if names_lack else set()
    found = check_content(draft, [check for check in ADVICE if check.code not in skipped])
    if content is not None:
        whole = Whole(draft, content, compile_table(content), lean)
        found += check_content(draft, OUTCOMES, whole)
    return found
