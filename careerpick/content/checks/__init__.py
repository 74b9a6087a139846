"""What no type can say about content: checks of each file and of all files together.

Importing this package fills the table, from the modules in the order named here.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from careerpick.content.checks import everywhere, options, paths, questions, references
from careerpick.content.checks.table import CHECKS, Check, Draft, Finding, Sourced
from careerpick.errors import Problem

__all__ = ["CHECKS", "Check", "Draft", "Finding", "Sourced", "check_content"]
MOST_FINDINGS = 1_000
"""Of one check; a file made to hold a million mistakes must not take minutes. The rest is
counted with the last of them."""
_MODULES = (everywhere, references, questions, options, paths)


def check_content(
    draft: Draft, checks: Iterable[Check] = CHECKS, about: object = None
) -> list[Problem]:
    """Run these checks; errors and warnings come file by file, in the order of the lines.

    Args:
        draft: The files.
        checks: Which checks.
        about: What they look at, where it is more than the files.
    """
    problems: list[tuple[int, int, int, Problem]] = []
    for check in checks:
        findings = check.run(about or draft)
        last = len(problems) + MOST_FINDINGS - 1
        for found in islice(findings, MOST_FINDINGS):
            source = draft.bank if found.path is None else draft.paths[found.path]
            assert source is not None  # a finding is always in a file that was read
            document = source.read()
            problem = document.problem(document.find(found.where), check.code, **found.params)
            more = sum(1 for _ in findings) if len(problems) == last else 0
            problem = replace(problem, severity=check.severity, more=more)
            order = -1 if found.path is None else found.path
            problems.append((order, problem.line or 0, problem.column or 0, problem))
    return [item[3] for item in sorted(problems, key=lambda item: item[:3])]
