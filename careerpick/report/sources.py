"""The sources of a report, listed at its end."""

from collections.abc import Sequence

from careerpick.decide.citations import NumberedSource
from careerpick.report.blocks import (
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
from careerpick.words.sources import LEGEND, source_words


def sources_section(sources: Sequence[NumberedSource]) -> Section | None:
    """Return the numbered list of sources under its heading; None without any."""
    if not sources:
        return None
    items = tuple(Item(_source(item)) for item in sources)
    blocks = (Paragraph(line(LEGEND), "quiet"), Items(items))
    return Section("Sources", blocks, is_small_print=True)


def _source(item: NumberedSource) -> Line:
    source = item.source
    title, behind = source_words(source)
    return line(
        f"[{item.number}] ",
        strong(title),
        f" {behind} ",
        quiet(source.says),
        " " if source.url else "",
        Run(source.url or "", url=source.url),
    )
