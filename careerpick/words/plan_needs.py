"""Needs of a path in words, for those of them that a plan has to speak of."""

from collections.abc import Container, Iterable
from dataclasses import replace

from careerpick.decide.limits import Access, NeedCheck, Status
from careerpick.decide.result import PathResult
from careerpick.plan.plan import Plan
from careerpick.words.needs import NeedWords, needs_words, open_needs


def words_of(plan: Plan, row: PathResult, needs: Iterable[NeedCheck]) -> tuple[NeedWords, ...]:
    """Return these needs of a path in full sentences, in their order."""
    bank = plan.content.bank
    alone = (replace(row, access=Access(row.path.id, need.status, (need,))) for need in needs)
    return tuple(words for one in alone for words in needs_words(bank, one))


def unmet_words(plan: Plan, row: PathResult, statuses: Container[Status]) -> tuple[NeedWords, ...]:
    """Return the needs with one of these statuses in full sentences, the gravest first."""
    return words_of(plan, row, (need for need in open_needs(row) if need.status in statuses))


def stopping_words(plan: Plan, row: PathResult) -> tuple[NeedWords, ...]:
    """Return the needs that a start has to wait for in full sentences, the gravest first."""
    return words_of(plan, row, (need for need in open_needs(row) if not need.can_wait))


def lack_words(plan: Plan) -> tuple[NeedWords, ...]:
    """Return in words what has to be learned or got before the destination can start."""
    row = plan.route.destination
    return words_of(plan, row, plan.route.lacks) if row else ()


def tight_words(plan: Plan) -> tuple[NeedWords, ...]:
    """Return in words what makes the first path of the plan tight."""
    row = plan.route.bridge or plan.route.destination
    return unmet_words(plan, row, ("stretch",)) if row else ()
