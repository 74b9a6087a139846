"""What a report rests on: its sources, its content, the day, and whether it quotes answers."""

from collections.abc import Sequence
from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

from careerpick import __version__
from careerpick.decide.citations import NumberedSource
from careerpick.decide.result import Result
from careerpick.model import Content
from careerpick.report.blocks import (
    Item,
    Items,
    Line,
    Paragraph,
    Run,
    Section,
    line,
    quiet,
    quoting,
    strong,
)
from careerpick.words import headings
from careerpick.words.sources import LEFT_OUT, LEGEND, QUOTED, made_on, source_words


def sources_section(sources: Sequence[NumberedSource]) -> Section | None:
    """Return the numbered list of sources under its heading; None without any."""
    if not sources:
        return None
    items = tuple(
        Item(_source(item), _address(item), lead=f"[{item.number}]", show="full")
        for item in sources
    )
    blocks = (Paragraph(line(LEGEND), "quiet"), Items(items))
    return Section(headings.SOURCES, blocks, is_small_print=True, show="full")


def _source(item: NumberedSource) -> Line:
    title, behind = source_words(item.source)
    return line(strong(title), f" {behind} ", quiet(item.source.says))


def _address(item: NumberedSource) -> Line:
    return line(Run(item.source.url or "", url=item.source.url))


def rests_on(result: Result, day: Date) -> tuple[Line, ...]:
    """Return what a report of somebody's answers rests on, and what it keeps of them."""
    privacy = line(quoting(QUOTED, LEFT_OUT)) if result.sheet.answers else ()
    return (*content_and_day(result.content, day), privacy)


def content_and_day(content: Content, day: Date) -> tuple[Line, ...]:
    """Return on which content a report rests, and when it was made."""
    prints = content.bank_fingerprint, content.fingerprint
    return (line(made_on(day, __version__, *prints)),)
