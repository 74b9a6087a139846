"""What no type can say about content: checks of each file and of all files together.

Importing this package fills the table, from the modules in the order named here.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from careerpick.content.checks import bank, details, exchange, path, together, values
from careerpick.content.checks.table import CHECKS, Check, Draft, Finding, Sourced
from careerpick.errors import Problem

__all__ = ["CHECKS", "Check", "Draft", "Finding", "Sourced", "check_content"]
MOST_FINDINGS = 1_000
"""Of one check; a file made to hold a million mistakes must not take minutes. The rest is
counted with the last of them."""
_MODULES = (values, bank, details, path, exchange, together)


def check_content(draft: Draft, checks: Iterable[Check] = CHECKS) -> list[Problem]:
    """Run these checks; errors and warnings come file by file, in the order of the lines."""
    problems: list[tuple[int, int, int, Problem]] = []
    for check in checks:
        findings = check.run(draft)
        last = len(problems) + MOST_FINDINGS - 1
        for found in islice(findings, MOST_FINDINGS):
            source = draft.bank if found.path is None else draft.paths[found.path]
            assert source is not None  # a finding is always in a file that was read
            is_advice = check.severity == "warning"
            document = source.document
            place = document.find(found.where)
            order = -1 if found.path is None else found.path
            problem = document.problem(place, check.code, found.params, warning=is_advice)
            if len(problems) == last:
                problem = replace(problem, more=sum(1 for _ in findings))
            problems.append((order, problem.line or 0, problem.column or 0, problem))
    return [item[3] for item in sorted(problems, key=lambda item: item[:3])]
