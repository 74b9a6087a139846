"""Everything that can be said about a folder of content, all at once."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from careerpick.authoring.balance import lean_of
from careerpick.authoring.fitting import ADVICE, NEED_ALL_NAMES, OUTCOMES, Whole
from careerpick.content import read_folder
from careerpick.content.checks import check_content
from careerpick.content.checks.table import Draft
from careerpick.content.inspecting import content_of, in_order, read_draft
from careerpick.decide.table import compile_table
from careerpick.errors import Problem, has_errors
from careerpick.model import Content
from careerpick.values import value


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
    folder = read_folder(directory)
    draft, problems = read_draft(folder)
    draft = replace(draft, month=month)
    form_is_wrong = has_errors(problems)
    if not form_is_wrong:
        problems += check_content(draft)
    content = content_of(draft, problems)
    lean = lean_of(content) if content else {}
    if not form_is_wrong:
        problems += advice_on(draft, problems, content, lean)
    return Review(
        tuple(in_order(problems)),
        files=len(folder.files),
        questions=len(draft.bank.questions) if draft.questions else 0,
        paths=len(draft.paths),
        lean=lean,
    )


def advice_on(
    draft: Draft, problems: list[Problem], content: Content | None, lean: Mapping[str, float]
) -> list[Problem]:
    """Return the warnings for authors, given what is known to be wrong already."""
    names_lack = any(problem.code.startswith("unknown-") for problem in problems)
    skipped = NEED_ALL_NAMES if names_lack else set()
    found = [item for item in check_content(draft, ADVICE) if item.code not in skipped]
    if content is not None:
        whole = Whole(draft, content, compile_table(content), lean)
        found += check_content(draft, OUTCOMES, whole)
    return found
