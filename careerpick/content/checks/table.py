"""The table of checks that no type can express, and how to register one.

Each check is one small function under a code, in the modules beside this one; it yields
findings and knows nothing of lines. Adding a check is adding a function.
"""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from careerpick.content.nodes import Document, Location
from careerpick.docstrings import docstring
from careerpick.errors import Params, Severity
from careerpick.model import CareerPath, QuestionBank
from careerpick.values import value

T = TypeVar("T")


@value
class Sourced(Generic[T]):
    """A valid value together with the document that it was read from."""

    value: T
    document: Document


@value
class Draft:
    """Content whose files are valid one by one, but were not compared with each other yet.

    Attributes:
        bank: None when the questions file is missing or not valid.
        paths: The path files that are valid, in the order of their names.
    """

    bank: Sourced[QuestionBank] | None
    paths: tuple[Sourced[CareerPath], ...]


@value
class Finding:
    """What a check found.

    Attributes:
        where: Keys and positions from the top of the file to the place.
        params: What the sentences of the check are about.
        path: Position of the path file in the draft; None for the questions file.
    """

    where: Location
    params: Params
    path: int | None = None


def finding(where: Location, case: str = "", /, path: int | None = None, **params: Any) -> Finding:
    """Return what a check found; where it looks for several things, `case` tells which."""
    return Finding(where, {"case": case, **params} if case else params, path)


@value
class Check:
    """One entry of the table.

    Attributes:
        code: A stable kebab-case name.
        severity: What its findings are.
        states: What it looks for, one sentence (its function's docstring).
        run: Finds; yields nothing where it lacks the files that it needs.
    """

    code: str
    severity: Severity
    states: str
    run: Callable[[Draft], Iterator[Finding]]


CHECKS: list[Check] = []
"""Every check that content goes through when it is loaded, in the order in which they run."""

BankCheck = Callable[[QuestionBank], Iterator[Finding]]
PathCheck = Callable[[Sourced[CareerPath]], Iterator[Finding]]
CrossCheck = Callable[[QuestionBank, CareerPath], Iterator[Finding]]
DraftCheck = Callable[[Draft], Iterator[Finding]]


def bank_check(
    code: str, severity: Severity = "error", table: list[Check] = CHECKS
) -> Callable[[BankCheck], BankCheck]:
    """Register a check of the questions file alone."""

    def register(check: BankCheck) -> BankCheck:
        def run(draft: Draft) -> Iterator[Finding]:
            if draft.bank:
                yield from check(draft.bank.value)

        _add(table, code, severity, check, run)
        return check

    return register


def path_check(
    code: str, severity: Severity = "error", table: list[Check] = CHECKS
) -> Callable[[PathCheck], PathCheck]:
    """Register a check of one path file alone; its findings get their file here."""

    def register(check: PathCheck) -> PathCheck:
        def run(draft: Draft) -> Iterator[Finding]:
            for index, path in enumerate(draft.paths):
                for item in check(path):
                    yield Finding(item.where, item.params, index)

        _add(table, code, severity, check, run)
        return check

    return register


def cross_check(
    code: str, severity: Severity = "error", table: list[Check] = CHECKS
) -> Callable[[CrossCheck], CrossCheck]:
    """Register a check of one path file against the questions file; it points at the path."""

    def register(check: CrossCheck) -> CrossCheck:
        def run(draft: Draft) -> Iterator[Finding]:
            for index, path in enumerate(draft.paths):
                for item in check(draft.bank.value, path.value) if draft.bank else ():
                    yield Finding(item.where, item.params, index)

        _add(table, code, severity, check, run)
        return check

    return register


def draft_check(
    code: str, severity: Severity = "error", table: list[Check] = CHECKS
) -> Callable[[DraftCheck], DraftCheck]:
    """Register a check of everything together."""

    def register(check: DraftCheck) -> DraftCheck:
        _add(table, code, severity, check, check)
        return check

    return register


def _add(
    table: list[Check],
    code: str,
    severity: Severity,
    check: Callable[..., object],
    run: Callable[[Draft], Iterator[Finding]],
) -> None:
    states = " ".join(docstring(check).split())
    table.append(Check(code, severity, states, run))
