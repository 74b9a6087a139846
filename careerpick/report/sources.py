"""What a report rests on: sources, levels, the content, the day, and whether it quotes answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Date  # noqa: N812 - `date` is a word of `sentences`
from typing import TYPE_CHECKING

from careerpick import __version__
from careerpick.decide.comparison import Citations
from careerpick.model import JUDGEMENT, CareerPath, Content, Criterion, Performance, Source
from careerpick.report import blocks as b
from careerpick.words import sentences
from careerpick.words.sentences import capital, date, say

if TYPE_CHECKING:
    from careerpick.decide.result import Result

Numbers = Mapping[str, int]
"""The sources of a path by their id, with their number in the list."""
SOURCES_ON_PAPER = 18
"""About a page of them."""


def rests_on(result: Result, day: Date) -> tuple[b.Line, ...]:
    """Return what a report of somebody's answers rests on, and what it keeps of them."""
    quotes = (privacy(),) if result.sheet.answers else ()
    return (*content_and_day(result.content, day), *quotes)


def privacy() -> b.Line:
    """Return whether a report quotes the answers."""
    return b.line(b.quoting(say("report.quoted"), say("report.left-out")))


def content_and_day(content: Content, day: Date) -> tuple[b.Line, ...]:
    """Return on which content a report rests, and when it was made."""
    prints = {"questions": content.bank_fingerprint, "content": content.fingerprint}
    made = say("report.made", day=sentences.day(day), version=__version__, **prints)
    return (b.line(made),)


def sources_section(sources: Sequence[Source]) -> b.Section | None:
    """Return the numbered list of sources under its heading; None without any."""
    if not sources:
        return None
    items = []
    for number, source in enumerate(sources, start=1):
        title, behind = source_words(source)
        said = b.line(b.strong(title), f" {behind} ", b.quiet(source.says))
        address = b.line(b.Run(source.url or "", url=source.url))
        items.append(b.Item(said, address, lead=f"[{number}]", show="full"))
    legend = b.Paragraph(b.line(say("report.legend")), "quiet")
    found = (legend, b.Items(tuple(items), on_paper=SOURCES_ON_PAPER))
    return b.Section(say("report.sources"), found, is_small_print=True, show="full")


def source_words(source: Source) -> tuple[str, str]:
    """Return the title of a source, and who published it, where, when and how, in sentences."""
    about = (f"{source.region}, {date(source.as_of)}", say(f"small.basis-{source.basis}"))
    parts = (source.publisher.strip(), *(capital(part.strip()) for part in about))  # names stay
    return _sentence(source.title), " ".join(map(_sentence, parts))


def _sentence(said: str) -> str:
    said = said.strip()
    return said if said.endswith((".", "?", "!")) else f"{said}."


def citation(numbers: Numbers, sources: Iterable[str]) -> str:
    """Return "[1, 4]" or "[2, our view]" for source ids, by their numbers in the list."""
    ids = set(sources)
    cited = sorted({numbers[source] for source in ids - {JUDGEMENT}})
    own = [say("small.our-view")] if JUDGEMENT in ids else []
    return f"[{', '.join([*map(str, cited), *own])}]"


def with_sources(numbers: Numbers, sources: Iterable[str], *parts: str | b.Run) -> b.Line:
    """Return a line with the numbers of what it rests on at its end."""
    return b.line(*parts, b.cite(f" {citation(numbers, sources)}"))


# Levels, in words and with what they rest on.


MOST_LEVEL = 4


def level_table(
    title: str,
    criteria: Iterable[tuple[str, Criterion]],
    paths: Sequence[CareerPath],
    cited: Citations,
) -> b.Table:
    """Return where each path stands, in words and drawn, and where that comes from.

    `criteria` says of each how its row is named. Paper has no room for it.
    """

    def cell(criterion: Criterion, path: CareerPath) -> b.Cell:
        held = path.performance[criterion.id]
        numbers = cited.numbers[path.id]
        said = with_sources(numbers, held.sources, criterion.words[held.level], rough(held))
        return b.Cell((said,), held.level, MOST_LEVEL)

    rows = (b.cells(name, *(cell(item, path) for path in paths)) for name, item in criteria)
    head = ("", *(path.name for path in paths))
    return b.Table(title, head, tuple(rows), even=True, on_paper=0)


def rough(held: Performance) -> b.Run:
    """Return that little is known of a level, where that is so."""
    return b.quiet(f" {say('listing.rough')}" if held.confidence == "low" else "")


def rough_note(held: Iterable[Performance]) -> tuple[b.Block, ...]:
    """Return what is said below levels of which some are rough."""
    shown = any(item.confidence == "low" for item in held)
    return b.quietly(say("report.rough") if shown else "")
