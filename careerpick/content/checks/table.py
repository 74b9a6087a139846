"""The checks that no type can express: how to write one, and how all of them are run.

A check is a function whose name says what has to hold. It looks at the values of some classes,
wherever these stand, and yields what is wrong with them, each finding under a code; it knows
nothing of lines. docs/checks.md explains each code, words/problems.ini is what an author is told.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Any, Generic, TypeVar

from careerpick.content.reading import Document
from careerpick.content.typed import Location, found_in
from careerpick.errors import Problem, closest
from careerpick.model import CareerPath, Content, QuestionBank
from careerpick.values import value

T = TypeVar("T")
P = TypeVar("P", bound=Location)
MOST_FINDINGS = 1_000
"""Of one code; a file made to hold a million mistakes must not take minutes. The rest is
counted with the last of them."""


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
        questions: None when the questions file is missing or not valid; nothing is checked then.
        paths: The path files that are valid, in the order of their names.
        month: When they are looked at (YYYY-MM); None for not said.
        content: What they come to, where nothing is wrong with them.
        lean: Path id to the share (0 to 1) of random sheets on which it alone scores best;
            empty without `content`, or for fewer than two paths.
    """

    questions: Sourced[QuestionBank] | None
    paths: tuple[Sourced[CareerPath], ...]
    month: str | None = None
    content: Content | None = None
    lean: Mapping[str, float] = field(default_factory=dict)

    @property
    def checked(self) -> Content:
        """The content; asked for only where nothing is wrong."""
        assert self.content is not None
        return self.content

    @property
    def bank(self) -> QuestionBank:
        """The questions; asked for only where no file is wrong in its form."""
        assert self.questions is not None
        return self.questions.value

    @property
    def files(self) -> Iterator[tuple[Location, Sourced[Any]]]:
        """Every file, with what its places begin with: for a path its position, else nothing."""
        if self.questions:
            yield (), self.questions
        for index, path in enumerate(self.paths):
            yield (index,), path


Finding = tuple[Location, Problem]
"""What a check found, without its place in a file: keys and positions lead there from the value
that is looked at; in all files together, from the position of the path file or the top of the
questions."""


def finding(code: str, where: Location, case: str = "", /, **params: Any) -> Finding:
    """Return what a check found; where one code has several sentences, `case` tells which."""
    return where, Problem(code, {"case": case, **params} if case else params)


def warning(code: str, where: Location, case: str = "", /, **params: Any) -> Finding:
    """Return what is worth a second look, and stops nothing."""
    return where, replace(finding(code, where, case, **params)[1], severity="warning")


@value
class Check:
    """How something is looked at.

    Attributes:
        kinds: The types of the values that it looks at, wherever these stand; none for all
            files together.
        look: Is given a value, or the draft, and yields what is wrong.
        with_bank: Whether it is given the bank, too.
    """

    kinds: tuple[Any, ...]
    look: Callable[..., Iterator[Finding]]
    with_bank: bool


CHECKS: list[Check] = []
"""Every check that content goes through when it is loaded."""
F = TypeVar("F", bound=Callable[..., Iterator[Finding]])


def check(*kinds: Any, with_bank: bool = False, table: list[Check] = CHECKS) -> Callable[[F], F]:
    """Keep a function as a check (`Check`) in a table."""

    def register(look: F) -> F:
        table.append(Check(kinds, look, with_bank))
        return look

    return register


def _findings(draft: Draft, checks: Iterable[Check]) -> Iterator[Finding]:
    by_kind: dict[Any, list[Check]] = {}
    for one in checks:
        for kind in one.kinds:
            by_kind.setdefault(kind, []).append(one)
        if not one.kinds:
            yield from one.look(draft)
    for top, file in draft.files:
        for where, item, kind in found_in(file.value, by_kind):
            for one in by_kind[kind]:
                more = [draft.bank] if one.with_bank else []
                for inside, problem in one.look(item, *more):
                    yield (*top, *where, *inside), problem


def check_content(draft: Draft, checks: Iterable[Check] = CHECKS) -> list[Problem]:
    """Return what these checks find in a draft."""
    counts: Counter[str] = Counter()
    problems: dict[tuple[str, int], Problem] = {}
    for where, problem in _findings(draft, checks):
        counts[problem.code] += 1
        if counts[problem.code] <= MOST_FINDINGS:
            problems[problem.code, counts[problem.code]] = _placed(problem, where, draft)
    for code, count in counts.items():
        if count > MOST_FINDINGS:
            last = code, MOST_FINDINGS
            problems[last] = replace(problems[last], more=count - MOST_FINDINGS)
    return list(problems.values())


def _placed(problem: Problem, where: Location, draft: Draft) -> Problem:
    first, *rest = where
    source: Sourced[Any] | None = draft.questions
    if isinstance(first, int):
        source, where = draft.paths[first], (*rest,)
    assert source is not None  # a finding is always in a file that was read
    document = source.read()
    name = next((step for step in reversed(where) if isinstance(step, str)), "")
    params = {"name": name, **problem.params}
    placed = document.problem(document.find(where), problem.code, **params)
    return replace(placed, severity=problem.severity)


# What several checks look for


def unknown(
    what: str, name: str, known: Collection[str], where: Location, code: str = ""
) -> Iterator[Finding]:
    """Yield a finding where a name is not among the known ones of its kind."""
    if name not in known:
        about = {"what": what, "name": name, "near": closest(name, known), "names": tuple(known)}
        yield finding(code or f"unknown-{what}", where, **about)


def repeats(named: Mapping[P, Hashable]) -> Iterator[tuple[P, P]]:
    """Yield each place whose name stands at another before it, with the first such."""
    first: dict[Hashable, P] = {}
    for where, name in named.items():
        if first.setdefault(name, where) != where:
            yield where, first[name]


def unused(part: str, bank: QuestionBank, used: Collection[str]) -> Iterator[tuple[Location, str]]:
    """Yield place and id of each thing in a list of the bank whose id is not among those used."""
    for i, item in enumerate(getattr(bank, part)):
        if item.id not in used:
            yield (part, i, "id"), item.id


def ids_of(items: Iterable[Any]) -> list[str]:
    """Return the ids of these things."""
    return [item.id for item in items]
