"""The table of checks that no type can express, and how to register one.

Each check is one small function under a code, in the modules beside this one; it yields
findings and knows nothing of lines. Adding a check is adding a function.
"""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from careerpick.content.nodes import Document, Location
from careerpick.content.typed import each
from careerpick.docstrings import docstring
from careerpick.errors import Params, Severity
from careerpick.model import CareerPath, QuestionBank
from careerpick.values import value

T = TypeVar("T")


@value
class Sourced(Generic[T]):
    """A valid value, and the file that it was read from.

    Attributes:
        value: What the file says.
        file: Its name for messages.
        read: Reads where everything stands in it, which takes many times the memory of `value`.
    """

    value: T
    file: str
    read: Callable[[], Document]


@value
class Draft:
    """Content whose files are valid one by one, but were not compared with each other yet.

    Attributes:
        bank: None when the questions file is missing or not valid.
        paths: The path files that are valid, in the order of their names.
        month: When they are looked at (YYYY-MM); None for not said.
    """

    bank: Sourced[QuestionBank] | None
    paths: tuple[Sourced[CareerPath], ...]
    month: str | None = None

    @property
    def files(self) -> Iterator[tuple[int | None, Sourced[Any]]]:
        """Every file, with its position among the paths; None for the questions file."""
        if self.bank:
            yield None, self.bank
        yield from enumerate(self.paths)


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
        run: Finds; yields nothing where it lacks the files that it needs. It is given the draft,
            or what knows the scores as well where they matter.
    """

    code: str
    severity: Severity
    states: str
    run: Callable[[Any], Iterator[Finding]]


CHECKS: list[Check] = []
"""Every check that content goes through when it is loaded, in the order in which they run."""

Look = Callable[..., Iterator[Finding]]
"""Looks at a value, and at the bank where it asks for it, and yields what is wrong."""


def check(
    code: str,
    *kinds: type,
    with_bank: bool = False,
    severity: Severity = "error",
    table: list[Check] = CHECKS,
) -> Callable[[Look], Look]:
    """Register a check of each value of some classes, in whichever file it stands.

    What it finds lies below that value. Without a class it is a check of all files together.

    Args:
        code: Its name; several checks may have the same.
        kinds: The classes of the model whose values it looks at.
        with_bank: Whether it looks at the bank, too; then it waits until there is one.
        severity: What its findings are.
        table: Where it is kept.
    """

    def register(look: Look) -> Look:
        def run(draft: Draft) -> Iterator[Finding]:
            more = [draft.bank.value] if with_bank and draft.bank else []
            for index, file in draft.files if draft.bank or not with_bank else ():
                for where, item in each(file.value, *kinds):
                    for found in look(item, *more):
                        yield Finding((*where, *found.where), found.params, index)

        states = " ".join(docstring(look).split())
        table.append(Check(code, severity, states, run if kinds else look))
        return look

    return register
