"""What several screens show of a path in the same way: its other names and its sources."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from careerpick.decide.citations import NumberedSource
from careerpick.folding import squeezed
from careerpick.model import CareerPath, Source
from careerpick.words.sources import source_words
from careerpick.write.style import COMMAND, QUIET, Hanging, Look, heading

BAR_STEPS = 4
"""Cells of a level bar: level 0 fills none of them, level 4 all."""


def source_rows(sources: Sequence[NumberedSource], look: Look) -> Iterator[Text | Hanging]:
    """Return the numbered list of sources under its heading."""
    yield Text()
    yield heading(look, "Sources")
    width = len(str(len(sources)))
    for item in sources:
        lead = Text(f"[{item.number}]".rjust(width + 2) + " ")
        yield Hanging(_source_line(item.source, look), lead)
        if item.source.url:
            yield address(item.source.url, look, indent=lead.cell_len)


def _source_line(source: Source, look: Look) -> Text:
    title, behind = source_words(source)
    return look.join((title, "bold"), f" {behind} ", (source.says, QUIET))


def other_names(path: CareerPath) -> tuple[str, ...]:
    """Return the aliases that are worth showing: none that is the id or the name again."""
    seen = {squeezed(path.id), squeezed(path.name)}
    shown = []
    for alias in path.aliases:
        if squeezed(alias) not in seen:
            seen.add(squeezed(alias))
            shown.append(alias)
    return tuple(shown)


def address(url: str, look: Look, indent: int = 0) -> Text:
    """Return a web address on a line of its own that is never broken, so it can be copied."""
    line = look.text(url, COMMAND)
    line.no_wrap, line.overflow = True, "ignore"
    return Text.assemble(" " * indent, line, no_wrap=True, overflow="ignore")
