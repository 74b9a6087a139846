"""The sources of everything that a plan says, numbered in the order of their first use."""

from collections.abc import Iterator, Mapping

from careerpick.model import JUDGEMENT, Source
from careerpick.planning.plan import Plan
from careerpick.planning.words.stages import stage_sources
from careerpick.values import value


@value
class Citations:
    """Numbered sources.

    Attributes:
        numbers: Path id to source id to number, from 1.
        sources: In the order of their numbers. A source that two paths name in the same
            words has one number.
    """

    numbers: Mapping[str, Mapping[str, int]]
    sources: tuple[Source, ...]


def cite(plan: Plan) -> Citations:
    """Number the sources of the plan's signs, figures, costs and risks."""
    found: dict[Source, int] = {}
    numbers: dict[str, dict[str, int]] = {path.id: {} for path in plan.content.paths}
    for path_id, source_id in _cited(plan):
        source = plan.content.path(path_id).sources[source_id]
        numbers[path_id][source_id] = found.setdefault(source, len(found) + 1)
    return Citations(numbers, tuple(found))


def _cited(plan: Plan) -> Iterator[tuple[str, str]]:
    places = [place for stage in plan.stages for place in stage_sources(plan, stage)]
    places += [(item.path, item.note.sources) for item in plan.cautions]
    places += [(figure.path, figure.sources) for figure in plan.figures]
    for path_id, ids in places:
        yield from ((path_id, source_id) for source_id in ids if source_id != JUDGEMENT)
