"""Where a person is going, and what they live on until it pays: destination and bridge.

Derived from statuses, scores and the weeks to the first income alone.
"""

from collections.abc import Callable, Iterable, Mapping
from math import inf
from typing import Literal

from careerpick.decide.circumstances import SEVERITY, NeedCheck, limit_with_role
from careerpick.decide.result import PathResult, Result
from careerpick.decide.table import at_wrong_end
from careerpick.model import CareerPath, Estimate, QuestionBank
from careerpick.plan.money import Earns
from careerpick.values import value

Timing = Literal["in_time", "maybe", "late", "unknown"]
"""Does a path pay before the money is needed? in_time: usually (its typical weeks are no
more than the person can wait). maybe: only when it goes well (its quickest weeks are).
late: not even then. unknown: the person did not say how long they can wait."""

Kind = Literal["direct", "bridge", "closed", "nothing"]
"""direct: start with the destination, or with getting what it asks for. bridge: start with
another path beside it. closed: the destination cannot start yet, and nothing that can would
pay in time; or it is blocked. nothing: no destination."""

Why = Literal["fine", "later", "too_slow"]
"""Why a bridge is wanted: it is not; money must come in before the destination can start
and pay; or before it pays, though it can start."""

WEEKS_TO_LEARN = 12
"""What getting ready takes where a path can only start later: the usual three months of a
first course beside other work. A judgement; no path file says how long it takes."""

FEWEST_HOURS_TO_SPLIT = 2


@value
class Route:
    """The choice that a plan rests on.

    Attributes:
        kind: What the plan comes to.
        why: Why a bridge is wanted, whether or not one was found.
        destination: The path to build; None for `nothing`.
        also: Other paths that the answers recommend just as much.
        chosen_by_name: True when the person named the destination.
        timing: Of the destination.
        wait: Weeks that the person can wait for money; None when not given.
        lacks: What has to be learned or got before the destination can start.
        bridge: The path to start with meanwhile; None for every other kind.
        bridge_timing: Of the bridge; in_time or maybe when there is one.
        given_up: A better bridge that a deal-breaker rules out, or without a destination
            the best path that could start but for one; None when there is none.
        opens_first: Where nothing is open that should be: what takes least to open.
    """

    kind: Kind
    why: Why
    destination: PathResult | None
    also: tuple[PathResult, ...] = ()
    chosen_by_name: bool = False
    timing: Timing = "unknown"
    wait: int | None = None
    lacks: tuple[NeedCheck, ...] = ()
    bridge: PathResult | None = None
    bridge_timing: Timing = "unknown"
    given_up: PathResult | None = None
    opens_first: PathResult | None = None


Earned = Mapping[str, Earns]
"""Path id to what this person may earn by the first of its ways; absent where no figure says."""


def find_route(result: Result, hours: int, earned: Earned, path_id: str | None = None) -> Route:
    """Choose the destination and, where it is needed, a bridge.

    The destination is the recommended path, or the one named by `path_id`. A bridge is for
    whom money must come in before it can be lived from: when the weeks of learning and those
    to a living, as they usually are, are more than the person can wait. Whoever can wait, or
    did not say, is sent straight, and so is whoever has a client. The bridge is the
    best-scored other path that can start now, is not ruled out, and pays in time, or that may
    and on which the person is there already; where there is none, one that may pay in time.
    A question that was left open stops no bridge where it is open for the destination as well.
    Where the destination can start, no bridge has little of what is wanted strongly and counts
    meanwhile, too.

    Args:
        result: Ranking, statuses, recommendation and facts.
        hours: Hours a week that are split.
        earned: What each path may bring.
        path_id: A destination of the person's own choice.
    """
    bank = result.content.bank
    waiting = limit_with_role(bank, "weeks_to_wait")
    wait = result.facts.get(waiting)

    def timing(row: PathResult) -> Timing:
        found = earned.get(row.path.id)
        return timing_of(found.weeks if found else None, wait, asked=bool(waiting))

    if hours == 0:
        return Route("nothing", "fine", None, wait=wait, opens_first=opens_first(result.paths))
    destination, also = _destination(result, earned, path_id)
    if destination is None:
        return _nothing(result, wait)
    lacks = _lacks(destination, waiting)
    has_client = _has_client(bank, destination.path, result.facts)
    why = "fine" if has_client and not lacks else _why(destination, lacks, wait, earned)
    usable = _usable(result, destination, lacks, timing, earned)
    blocked = destination.access.status == "blocked"
    if why == "fine" or blocked or hours < FEWEST_HOURS_TO_SPLIT:
        usable = []
    best = _best(usable, timing, earned)
    bridge = _best([row for row in usable if not row.standing.ruled_out_by], timing, earned)
    return Route(
        kind="bridge" if bridge else "closed" if why == "later" or blocked else "direct",
        why=why,
        destination=destination,
        also=also,
        chosen_by_name=path_id is not None,
        timing=timing(destination),
        wait=wait,
        lacks=lacks,
        bridge=bridge,
        bridge_timing=timing(bridge) if bridge else "unknown",
        given_up=best if best is not bridge else None,
        opens_first=None if bridge else _worth_opening(result, destination, why, earned),
    )


def _usable(
    result: Result,
    destination: PathResult,
    lacks: tuple[NeedCheck, ...],
    timing: Callable[[PathResult], Timing],
    earned: Earned,
) -> list[PathResult]:
    """What can start now and gains anything on going straight."""
    is_last_resort = destination.access.status == "later"
    return [
        row
        for row in result.paths
        if row is not destination
        and _can_start_beside(row, destination)
        and timing(row) in ("in_time", "maybe")
        and (lacks or _pays_sooner(row, destination, earned))
        and (is_last_resort or not _is_refused_meanwhile(result, row))
    ]


def _can_start_beside(row: PathResult, destination: PathResult) -> bool:
    """Whether a path can start, but for what was left open of the destination's needs, too.

    Whoever is sent to the destination with a question open can be sent to the bridge with the
    same one open: the plan names it, and one more answer settles both.
    """
    open_too = {
        frozenset(need.need.any_of) for need in destination.access.needs if need.status == "unknown"
    }
    return all(
        need.can_wait or (need.status == "unknown" and frozenset(need.need.any_of) in open_too)
        for need in row.access.needs
    )


def _is_refused_meanwhile(result: Result, row: PathResult) -> bool:
    """Whether a path has little of something that is wanted strongly, and counts meanwhile, too."""
    content = result.content
    counts = {criterion.id for criterion in content.bank.criteria if criterion.meanwhile}
    return any(
        criterion in counts and at_wrong_end(row.path.performance[criterion].level, evidence)
        for _, _, option in result.sheet.chosen(content.bank.scored)
        for criterion, evidence in option.strong_wants(content.unit)
    )


def _worth_opening(
    result: Result, destination: PathResult, why: Why, earned: Earned
) -> PathResult | None:
    """What takes least to open, of all that would help where nothing can bridge the time."""
    if destination.access.status == "blocked":
        return opens_first([destination])
    if why == "fine":
        return None
    if why == "too_slow":
        return opens_first(row for row in result.paths if _pays_sooner(row, destination, earned))
    return opens_first(result.paths)


def _nothing(result: Result, wait: int | None) -> Route:
    """No destination: what a deal-breaker gives up, or what would open something first."""
    if result.recommendation.verdict != "nothing_left":
        return Route("nothing", "fine", None, wait=wait)
    given_up = [row for row in result.paths if row.access.can_start]
    return Route(
        "nothing",
        "fine",
        None,
        wait=wait,
        given_up=given_up[0] if given_up else None,
        opens_first=opens_first(result.paths),
    )


def timing_of(weeks: Estimate | None, wait: int | None, *, asked: bool = True) -> Timing:
    """Tell whether a path pays before the money is needed.

    Args:
        weeks: To its first income; None where no figure says.
        wait: Weeks that the person can wait; None when not given.
        asked: False where the questions know no such limit: then nothing is too late.
    """
    if not asked:
        return "in_time"
    if wait is None or weeks is None:
        return "unknown"
    if weeks.typical <= wait:
        return "in_time"
    return "maybe" if weeks.low <= wait else "late"


def _destination(
    result: Result, earned: Earned, path_id: str | None
) -> tuple[PathResult | None, tuple[PathResult, ...]]:
    if path_id is not None:
        return result.of(path_id), ()
    rows = result.recommended
    if not rows:
        return None, ()
    # A tie is no better one way or the other; the one that can start and pay first is
    # only the easier one to plan with, and the plan names the others.
    first = min(
        rows,
        key=lambda row: (
            SEVERITY.index(row.access.status),
            _usual(row, earned),
            row.path.id,
        ),
    )
    return first, tuple(row for row in rows if row is not first)


def _usual(row: PathResult, earned: Earned) -> float:
    found = earned.get(row.path.id)
    return found.weeks.typical if found else inf


def _has_client(bank: QuestionBank, path: CareerPath, facts: Mapping[str, int]) -> bool:
    """Whether somebody would pay this person soon for the work of a path."""
    limit = limit_with_role(bank, "first_client")
    return limit in path.experienced and facts.get(limit, 0) >= path.experienced[limit]


def _why(
    destination: PathResult, lacks: tuple[NeedCheck, ...], wait: int | None, earned: Earned
) -> Why:
    found = earned.get(destination.path.id)
    learning = WEEKS_TO_LEARN if lacks else 0
    if wait is None or found is None or learning + found.weeks_to_a_living <= wait:
        return "fine"
    return "later" if destination.access.status == "later" else "too_slow"


def _lacks(row: PathResult, waiting: str) -> tuple[NeedCheck, ...]:
    """Unmet growing needs, without waiting for money: that is what a bridge is for."""
    return tuple(
        need
        for need in row.access.needs
        if need.status == "later" and {check.limit for check in need.limits} != {waiting}
    )


def _pays_sooner(row: PathResult, destination: PathResult, earned: Earned) -> bool:
    """Whether the first money comes sooner, or enough to live from."""
    return _usual(row, earned) < _usual(destination, earned) or _living(row, earned) < _living(
        destination, earned
    )


def _living(row: PathResult, earned: Earned) -> float:
    found = earned.get(row.path.id)
    return found.weeks_to_a_living if found else inf


def _best(
    rows: list[PathResult], timing: Callable[[PathResult], Timing], earned: Earned
) -> PathResult | None:
    """The best-scored of those that pay in time; where none does, of those that may.

    Whoever has been paid for such work before is taken to find it in time where they may: a
    month of it brings more than one of what anybody can begin. Equal scores: the one that pays
    first, then by id, so that the order of files changes nothing.
    """
    return min(
        rows,
        key=lambda row: (
            timing(row) != "in_time" and not earned[row.path.id].experienced,
            row.standing.rank,
            _usual(row, earned),
            row.path.id,
        ),
        default=None,
    )


def opens_first(rows: Iterable[PathResult]) -> PathResult | None:
    """Return the path that takes the smallest step to open, leaving out what is ruled out.

    Smallest: fewest unmet needs, then the least share of their minimum that is missing,
    then the least that is missing, then the fewest unanswered questions, then the score.
    """
    closed = [row for row in rows if not (row.standing.ruled_out_by or row.access.can_start)]
    return min(
        closed,
        key=lambda row: (
            sum(need.status in ("later", "blocked") for need in row.access.needs),
            sum(_missing(need)[0] for need in row.access.needs),
            sum(_missing(need)[1] for need in row.access.needs),
            sum(not need.can_wait for need in row.access.needs),
            row.standing.rank,
            row.path.id,
        ),
        default=None,
    )


def _missing(need: NeedCheck) -> tuple[float, int]:
    """The share (0 to 1) of the minimum that is missing, and how much: the nearest way."""
    return min(
        (
            ((check.minimum - check.have) / check.minimum, check.minimum - check.have)
            if check.have < check.minimum
            else (0.0, 0)
            for check in need.limits
            if check.have is not None
        ),
        default=(0.0, 0),
    )
