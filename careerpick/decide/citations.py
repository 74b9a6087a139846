"""Sources as they are cited: numbered from 1, in the order of their first use.

Knows paths and their sources; not what is said of them.
"""

from collections.abc import Iterable, Mapping, Sequence

from careerpick.model import JUDGEMENT, CareerPath, Criterion, Source
from careerpick.values import value


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
    income = path.income
    estimates = (
        income.paid_share_start,
        income.paid_share_later,
        income.fee_share,
        income.weeks_to_first_income,
        income.months_to_established,
    )
    cited = [
        *(path.performance[criterion.id].sources for criterion in criteria),
        *(rates.sources for rates in income.rates),
        *(estimate.sources for estimate in estimates),
        *(need.sources for need in path.needs),
    ]
    return tuple(source_id for ids in cited for source_id in ids)
