"""Paths side by side, as plain values: levels, what speaks for which, and what weighs for you.

Knows the content, what a person calls a path, and the result of a sheet; no terminal.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from careerpick.decide.circumstances import Circumstances, circumstances
from careerpick.decide.table import NEUTRAL_LEVEL
from careerpick.errors import Problem, UsageError, closest, fault
from careerpick.folding import squeezed
from careerpick.model import (
    JUDGEMENT,
    Answer,
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
    from careerpick.decide.result import Gap, PathResult, Result


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
    named: dict[str, str] = {}
    unknown, repeated = list[Problem](), []
    for name in names:
        try:
            path = find_path(name, content).id
        except UsageError as error:
            unknown += error.problems
            continue
        if earlier := named.get(path):
            case = "same" if name == earlier else ""
            about = {"name": name, "earlier": earlier, "path": path}
            repeated.append(fault("repeated-path", case=case, terms=terms, **about))
        named.setdefault(path, name)
    problems = [*unknown, *repeated]
    if not FEWEST <= len(names) <= MOST:
        ids = tuple(path.id for path in content.paths)
        counts = {"fewest": FEWEST, "most": MOST, "count": len(names)}
        some = [*dict.fromkeys((*named, *ids))][: max(FEWEST, min(len(named), MOST))]
        command = content.command(" ".join(("compare", *some)))
        problems.append(fault("path-count", terms=terms, names=ids, command=command, **counts))
    if problems:
        raise UsageError(problems)
    return tuple(map(content.path, named))


def find_path(name: str, content: Content) -> CareerPath:
    """Return the path with this id, name or alias, or raise a UsageError.

    An id wins over a name, and a name over an alias, whatever the order of the files.
    """
    ids = [(path.id, path) for path in content.paths]
    names = [(path.name, path) for path in content.paths]
    aliases = [(alias, path) for path in content.paths for alias in path.aliases]
    every, wanted = [*ids, *names, *aliases], squeezed(name)
    for called, path in every:
        if squeezed(called) == wanted:
            return path
    known = dict(every)
    near = closest(name, known)
    about = {"near": near and known[near].id, "names": tuple(dict(ids))}
    raise UsageError(fault("unknown-path", terms=content.bank.terms, name=name, **about))


# Sources as they are cited: numbered from 1, in the order of their first use.


@value
class Citations:
    """All that some text rests on."""

    sources: tuple[Source, ...]
    """In the order of their numbers. What two paths name in the same words is one source."""
    numbers: Mapping[str, Mapping[str, int]]
    """Path id to source id of that path to number; each path that was named is there, even if it
    rests on judgement alone."""


def number_sources(cited: Iterable[tuple[CareerPath, Iterable[str]]]) -> Citations:
    """Number the sources that paths cite by their ids; judgement is no source."""
    found: dict[Source, int] = {}
    numbers: dict[str, dict[str, int]] = {}
    for path, ids in cited:
        own = numbers.setdefault(path.id, {})
        for source_id in ids:
            if source_id != JUDGEMENT:
                own[source_id] = found.setdefault(path.sources[source_id], len(found) + 1)
    return Citations(tuple(found), numbers)


def shown_ids(path: CareerPath, criteria: Sequence[Criterion]) -> tuple[str, ...]:
    """Return the source ids behind the levels, the pay and the needs of a path, in this order."""
    ways = path.income.ways if path.income else ()
    cited = [
        *(path.performance[criterion.id].sources for criterion in criteria),
        *(sources for earning in ways for sources in earning.cited),
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
    """Something that speaks for one path against all the others."""

    criterion: Criterion
    phrase: str
    """Completes "Choose this path if …"."""
    difference: int
    """Levels to the nearest of the others; above 0 where the path has more than each of them,
    below 0 where it has less."""
    level: int
    """Where the path itself stands, 0 to 4."""

    @property
    def is_clear(self) -> bool:
        """Whether the difference is more than a slight one."""
        return abs(self.difference) >= CLEAR_DIFFERENCE


@value
class Personal:
    """What the answers of one person say about the compared paths."""

    result: "Result"
    """Over all paths of the content."""
    rows: "tuple[PathResult, ...]"
    gaps: "tuple[Gap, ...]"
    """The first path of the comparison against each other one."""
    leaders: tuple[str, ...]
    """Ids of the compared paths with the best score; none where no answer tells any paths apart."""
    leads: "tuple[Gap, ...]"
    """The first of the leaders against each other path, the closest one first."""


@value
class Comparison:
    """Two to four paths side by side, in the order in which they were asked for."""

    content: Content
    paths: tuple[CareerPath, ...]
    groups: tuple[GroupRows, ...]
    """In the order of the bank; groups without criteria are left out."""
    choose_if: tuple[tuple[Lean, ...], ...]
    """For each path what speaks for it, the largest difference first."""
    cited: Citations
    """All that the shown levels and figures rest on."""
    personal: Personal | None
    """None without answers."""
    who: Circumstances
    """What is known of the person, who may have given no answers but these."""


def compare_paths(
    content: Content,
    paths: Sequence[CareerPath],
    sheet: AnswerSheet | None = None,
    details: Mapping[str, Answer] | None = None,
) -> Comparison:
    """Set two to four different paths of a content side by side.

    A sheet of answers to its questions adds what weighs for this person; without one, answers to
    questions of detail choose which figures come first.
    """
    bank = content.bank
    rows = [
        CriterionRow(criterion, tuple(path.performance[criterion.id] for path in paths))
        for criterion in bank.criteria
    ]
    largest_first = sorted(rows, key=lambda row: -row.spread)
    grouped = (
        GroupRows(group, tuple(row for row in largest_first if row.criterion.group == group.id))
        for group in bank.groups
    )
    return Comparison(
        content=content,
        paths=tuple(paths),
        groups=tuple(group for group in grouped if group.rows),
        choose_if=tuple(_leans(rows, place) for place in range(len(paths))),
        cited=number_sources((path, shown_ids(path, bank.criteria)) for path in paths),
        personal=_weigh(content, paths, sheet) if sheet is not None else None,
        who=circumstances(bank, sheet or AnswerSheet(details or {})),
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
    clear = sum(lean.is_clear for lean in leans)
    return tuple(leans[: max(FEWEST_LEANS, min(clear, MOST_LEANS))])


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
    from careerpick.decide.result import evaluate, explain_gap

    result = evaluate(content, sheet)
    rows = tuple(result.of(path.id) for path in paths)
    best = max(row.score for row in rows)
    leaders = tuple(row.path.id for row in rows if row.score == best)

    def gaps(ahead: str) -> "list[Gap]":
        others = (path.id for path in paths if path.id != ahead)
        return [explain_gap(result, ahead, other) for other in others]

    leads = sorted(gaps(leaders[0]), key=lambda gap: gap.points)
    if result.recommendation.verdict == "not_enough":
        leaders, leads = (), []
    return Personal(result, rows, tuple(gaps(paths[0].id)), leaders, tuple(leads))
