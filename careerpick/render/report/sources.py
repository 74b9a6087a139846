"""The sources of a report: numbered in the order of their first use, and listed at its end."""

from collections.abc import Iterable, Mapping, Sequence

from careerpick.comparison import NumberedSource
from careerpick.model import CareerPath, Source
from careerpick.render.facts import LEGEND
from careerpick.render.report.document import (
    Item,
    Items,
    Line,
    Paragraph,
    Run,
    Section,
    line,
    quiet,
    strong,
)
from careerpick.wording.basics import capital, date
from careerpick.wording.money import BASIS

Numbers = Mapping[str, Mapping[str, int]]
"""Path id to source id to number, from 1."""


def number_sources(
    cited: Iterable[tuple[CareerPath, Iterable[str]]],
) -> tuple[tuple[NumberedSource, ...], Numbers]:
    """Number the sources that paths cite; one that two paths name gets one number."""
    found: dict[Source, int] = {}
    numbers: dict[str, dict[str, int]] = {}
    for path, ids in cited:
        own = numbers.setdefault(path.id, {})
        for source_id in ids:
            own[source_id] = found.setdefault(path.sources[source_id], len(found) + 1)
    return tuple(NumberedSource(number, source) for source, number in found.items()), numbers


def sources_section(sources: Sequence[NumberedSource]) -> Section | None:
    """Return the numbered list of sources under its heading; None without any."""
    if not sources:
        return None
    items = tuple(Item(_source(item)) for item in sources)
    blocks = (Paragraph(line(LEGEND), "quiet"), Items(items))
    return Section("Sources", blocks, is_small_print=True)


def _source(item: NumberedSource) -> Line:
    source = item.source
    parts = (source.publisher, f"{source.region}, {date(source.as_of)}", BASIS[source.basis])
    behind = " ".join(_sentence(capital(part.strip())) for part in parts)
    return line(
        f"[{item.number}] ",
        strong(_sentence(source.title)),
        f" {behind} ",
        quiet(source.says),
        " " if source.url else "",
        Run(source.url or "", url=source.url),
    )


def _sentence(said: str) -> str:
    said = said.strip()
    return said if said.endswith((".", "?", "!")) else f"{said}."
