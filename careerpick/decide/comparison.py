"""Paths side by side, as plain values: levels, what speaks for which, and what weighs for you.

Knows the content, what a person calls a path, and the result of a sheet; no terminal.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from careerpick.decide.table import NEUTRAL_LEVEL
from careerpick.errors import Problem, UsageError, closest, fault
from careerpick.folding import squeezed
from careerpick.model import (
    JUDGEMENT,
    AnswerSheet,
    CareerPath,
    Content,
    Criterion,
    Group,
    Performance,
    Source,
)
from careerpick.values import value

if TYPE_CHECKING:
    from careerpick.decide.reasons import Gap
    from careerpick.decide.result import PathResult, Result


# Which paths are meant: from what a person calls them, an id, a name or an alias.

FEWEST, MOST = 2, 4
"""How many paths fit side by side."""


def find_paths(names: Sequence[str], content: Content) -> tuple[CareerPath, ...]:
    """Return the paths with these ids, names or aliases, in the order given.

    Case, blanks, hyphens and underscores make no difference.

    Raises:
        UsageError: With one problem for each name that is unknown or repeats a path, and
            one when there are fewer than two names or more than four.
    """
    terms = content.bank.terms
    first: dict[str, tuple[str, CareerPath]] = {}
    unknown, repeated = [], []
    for name in names:
        path = _find(name, content)
        if path is None:
            unknown.append(_unknown(name, content))
        elif path.id in first:
            earlier, _ = first[path.id]
            case = "same" if name == earlier else ""
            about = {"name": name, "earlier": earlier, "path": path.id}
            repeated.append(fault("repeated-path", case=case, terms=terms, **about))
        else:
            first[path.id] = name, path
    problems = [*unknown, *repeated]
    if not FEWEST <= len(names) <= MOST:
        ids, counts = _path_ids(content), {"fewest": FEWEST, "most": MOST, "count": len(names)}
        command = content.command(" ".join(("compare", *ids[:FEWEST])))
        problems.append(fault("path-count", terms=terms, names=ids, command=command, **counts))
    if problems:
        raise UsageError(problems)
    return tuple(path for _, path in first.values())


def find_path(name: str, content: Content) -> CareerPath:
    """Return the path with this id, name or alias.

    Raises:
        UsageError: When there is none.
    """
    path = _find(name, content)
    if path is None:
        raise UsageError(_unknown(name, content))
    return path


def _find(name: str, content: Content) -> CareerPath | None:
    # An id wins over a name, and a name over an alias, whatever the order of the files.
    for kind in range(3):
        for path in content.paths:
            names = ((path.id,), (path.name,), path.aliases)[kind]
            if squeezed(name) in map(squeezed, names):
                return path
    return None


def _path_ids(content: Content) -> tuple[str, ...]:
    return tuple(path.id for path in content.paths)


def _unknown(name: str, content: Content) -> Problem:
    known = [called for path in content.paths for called in (path.id, path.name, *path.aliases)]
    return fault(
        "unknown-path",
        terms=content.bank.terms,
        name=name,
        near=closest(name, known),
        names=_path_ids(content),
    )


# Sources as they are cited: numbered from 1, in the order of their first use.


@value
class NumberedSource:
    """A source and the number under which it is cited."""

    number: int
    source: Source


@value
class Citations:
    """All that some text rests on.

    Attributes:
        sources: In the order of their numbers. One that two paths name in the same words
            has one number.
        numbers: Path id to source id of that path to number; each path that was named is
            there, even if it rests on judgement alone.
    """

    sources: tuple[NumberedSource, ...]
    numbers: Mapping[str, Mapping[str, int]]


def number_sources(cited: Iterable[tuple[CareerPath, Iterable[str]]]) -> Citations:
    """Number the sources that paths cite by their ids; judgement is no source."""
    found: dict[Source, int] = {}
    numbers: dict[str, dict[str, int]] = {}
    for path, ids in cited:
        own = numbers.setdefault(path.id, {})
        for source_id in ids:
            if source_id != JUDGEMENT:
                own[source_id] = found.setdefault(path.sources[source_id], len(found) + 1)
    listed = tuple(NumberedSource(number, source) for source, number in found.items())
    return Citations(listed, numbers)


def shown_ids(path: CareerPath, criteria: Sequence[Criterion]) -> tuple[str, ...]:
    """Return the source ids behind the levels, the pay and the needs of a path, in this order."""
    cited = [
        *(path.performance[criterion.id].sources for criterion in criteria),
        *(
            sources
            for earning in (path.income.ways if path.income else ())
            for sources in earning.cited
        ),
        *(need.sources for need in path.needs),
    ]
    return tuple(source_id for ids in cited for source_id in ids)


CLEAR_DIFFERENCE = 2
"""From this many levels on, one path stands clearly above or below another."""
MOST_LEANS = 4
FEWEST_LEANS = 2
"""With fewer clear differences than this, slight ones are named too, and called slight."""


@value
class CriterionRow:
    """One criterion, with the performance of each path in the order of the comparison."""

    criterion: Criterion
    performances: tuple[Performance, ...]

    @property
    def levels(self) -> tuple[int, ...]:
        """The level of each path, 0 to 4."""
        return tuple(item.level for item in self.performances)

    @property
    def spread(self) -> int:
        """Levels between the highest and the lowest path, 0 to 4."""
        return max(self.levels) - min(self.levels)


@value
class GroupRows:
    """The criteria of one group, the largest spread first, ties in the order of the bank."""

    group: Group
    rows: tuple[CriterionRow, ...]


@value
class Lean:
    """Something that speaks for one path against all the others.

    Attributes:
        criterion: What it is about.
        phrase: Completes "Choose this path if …".
        difference: Levels to the nearest of the others; above 0 where the path has more
            than each of them, below 0 where it has less.
        level: Where the path itself stands, 0 to 4.
    """

    criterion: Criterion
    phrase: str
    difference: int
    level: int

    @property
    def is_clear(self) -> bool:
        """Whether the difference is more than a slight one."""
        return abs(self.difference) >= CLEAR_DIFFERENCE


@value
class Personal:
    """What the answers of one person say about the compared paths.

    Attributes:
        result: The whole result, over all paths of the content.
        rows: One for each compared path, in the order of the comparison.
        gaps: The first path of the comparison against each other one.
        leaders: Ids of the compared paths with the best score; several for a tie.
        leads: The first of the leaders against each other path, the closest one first.
        says_nothing: True when no answer tells any paths apart.
    """

    result: "Result"
    rows: "tuple[PathResult, ...]"
    gaps: "tuple[Gap, ...]"
    leaders: tuple[str, ...]
    leads: "tuple[Gap, ...]"
    says_nothing: bool


@value
class Comparison:
    """Two to four paths side by side, in the order in which they were asked for.

    Attributes:
        groups: In the order of the bank; groups without criteria are left out.
        choose_if: For each path what speaks for it, the largest difference first.
        cited: All that the shown levels and figures rest on.
        personal: None without answers.
    """

    content: Content
    paths: tuple[CareerPath, ...]
    groups: tuple[GroupRows, ...]
    choose_if: tuple[tuple[Lean, ...], ...]
    cited: Citations
    personal: Personal | None

    def path(self, path_id: str) -> CareerPath:
        """Return the compared path with this id (callers pass ids of this comparison)."""
        return next(path for path in self.paths if path.id == path_id)


def compare_paths(
    content: Content, paths: Sequence[CareerPath], sheet: AnswerSheet | None = None
) -> Comparison:
    """Set paths of this content side by side.

    Args:
        content: The questions and paths.
        paths: Two to four different paths of that content, as `find_paths` returns them.
        sheet: Answers to its questions; adds what weighs for this person.
    """
    rows = tuple(
        CriterionRow(criterion, tuple(path.performance[criterion.id] for path in paths))
        for criterion in content.bank.criteria
    )
    return Comparison(
        content=content,
        paths=tuple(paths),
        groups=_grouped(content.bank.groups, rows),
        choose_if=tuple(_leans(rows, place) for place in range(len(paths))),
        cited=number_sources((path, shown_ids(path, content.bank.criteria)) for path in paths),
        personal=_weigh(content, paths, sheet) if sheet is not None else None,
    )


def _grouped(groups: Sequence[Group], rows: Sequence[CriterionRow]) -> tuple[GroupRows, ...]:
    members = (
        (group, [row for row in rows if row.criterion.group == group.id]) for group in groups
    )
    # sorted() is stable: equal spreads keep the order of the bank.
    return tuple(
        GroupRows(group, tuple(sorted(own, key=lambda row: -row.spread)))
        for group, own in members
        if own
    )


def _leans(rows: Sequence[CriterionRow], place: int) -> tuple[Lean, ...]:
    """Return what speaks for the path at this place, derived from the levels alone.

    Equal differences: goods before tastes, the ends of the scale before its middle,
    having more before having less, then the order of the bank.
    """
    leans = [lean for row in rows if (lean := _lean(row, place))]
    leans.sort(
        key=lambda lean: (
            -abs(lean.difference),
            lean.criterion.kind == "taste",
            -abs(lean.level - NEUTRAL_LEVEL),
            lean.difference < 0,
        )
    )
    clear = [lean for lean in leans if lean.is_clear]
    slight = [lean for lean in leans if not lean.is_clear]
    return tuple(clear[:MOST_LEANS] + slight[: max(0, FEWEST_LEANS - len(clear))])


def _lean(row: CriterionRow, place: int) -> Lean | None:
    """Compare one path with the best of the others on one criterion.

    A path below the middle of the scale is never praised for having much of something,
    nor one above it for having little, however the others stand.
    """
    own = row.levels[place]
    others = row.levels[:place] + row.levels[place + 1 :]
    criterion = row.criterion
    if own > max(others) and own >= NEUTRAL_LEVEL:
        return Lean(criterion, criterion.choose_high, own - max(others), own)
    if own < min(others) and own <= NEUTRAL_LEVEL and criterion.choose_low:
        return Lean(criterion, criterion.choose_low, own - min(others), own)
    return None


def _weigh(content: Content, paths: Sequence[CareerPath], sheet: AnswerSheet) -> Personal:
    # Imported here, since most comparisons are made without answers.
    from careerpick.decide.reasons import explain_gap
    from careerpick.decide.result import evaluate

    result = evaluate(content, sheet)
    rows = tuple(result.of(path.id) for path in paths)
    score = {row.path.id: row.standing.score for row in rows}
    best = max(score.values())
    leaders = tuple(path_id for path_id, points in score.items() if points == best)

    def gap(ahead: str, behind: str) -> "Gap":
        return explain_gap(content, result.table, sheet, ahead, behind)

    first, *others = score
    leads = [gap(leaders[0], path_id) for path_id in score if path_id != leaders[0]]
    return Personal(
        result=result,
        rows=rows,
        gaps=tuple(gap(first, path_id) for path_id in others),
        leaders=leaders,
        leads=tuple(sorted(leads, key=lambda item: item.points)),
        says_nothing=result.recommendation.verdict == "not_enough",
    )
