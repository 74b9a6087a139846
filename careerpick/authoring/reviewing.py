"""Everything that can be said about a folder of content, all at once."""

from pathlib import Path

from careerpick.authoring import age, fitting, outcomes, unused, wording
from careerpick.authoring.table import ADVICE, OUTCOMES, OutcomeCheck, Whole
from careerpick.content.checks import CHECKS, Check, check_content
from careerpick.content.checks.table import Draft
from careerpick.content.files import content_files, shipped_directory
from careerpick.content.inspecting import content_of, has_errors, in_order, read_draft
from careerpick.decide.table import compile_table
from careerpick.errors import Problem
from careerpick.values import value

MODULES = (unused, fitting, age, wording, outcomes)
"""Importing them fills the tables, in this order."""


@value
class Review:
    """What was found in a folder.

    Attributes:
        problems: Errors first, then warnings; each kind file by file, line by line.
        files: How many files were looked at.
    """

    problems: tuple[Problem, ...]
    files: int

    @property
    def errors(self) -> int:
        """How many problems stop the content from being used."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are worth a second look."""
        return len(self.problems) - self.errors


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
    if not has_errors(problems):
        problems += check_content(draft)
        problems += advice_on(draft, problems)
    questions, paths, _ = content_files(directory or shipped_directory())
    return Review(tuple(in_order(problems)), len(paths) + (questions is not None))


def advice_on(draft: Draft, problems: list[Problem]) -> list[Problem]:
    """Return the warnings for authors, given what is known to be wrong already."""
    names_lack = any(problem.code.startswith("unknown-") for problem in problems)
    skipped = unused.NEED_ALL_NAMES if names_lack else set()
    found = check_content(draft, [check for check in ADVICE if check.code not in skipped])
    content = content_of(draft, problems)
    if content is not None:
        whole = Whole(draft, content, compile_table(content))
        found += check_content(draft, [check.on(whole) for check in OUTCOMES])
    return found
