"""What several screens say of a path in the same way: what it asks for, and its sources."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from careerpick.citations import NumberedSource
from careerpick.model import CareerPath, Limit, Need, QuestionBank, Source, Threshold
from careerpick.path_names import folded
from careerpick.render.style import COMMAND, QUIET, Hanging, Look, heading
from careerpick.wording.basics import quoted, with_unit
from careerpick.wording.sources import source_words

BAR_STEPS = 4
"""Cells of a level bar: level 0 fills none of them, level 4 all."""


def need_phrase(bank: QuestionBank, need: Need) -> str:
    """Return what a need asks of anybody: the least, and what is comfortable."""
    named = [limit for limit in bank.limits if limit.id in need.any_of]
    return "; or ".join(_limit_phrase(limit, need.any_of[limit.id]) for limit in named)


def _limit_phrase(limit: Limit, threshold: Threshold) -> str:
    least, comfortable = threshold.minimum, threshold.comfortable
    name = limit.name
    if least == comfortable:
        return f"{name}: at least {_amount(limit, least)}"
    if least == 0:
        # The least that anybody can have asks for nothing.
        none = _amount(limit, 0) if limit.words.get("0") else "none"
        return f"{name}: {none} is enough, better {_amount(limit, comfortable)}"
    return f"{name}: at least {_amount(limit, least)}, better {_bare_amount(limit, comfortable)}"


def _amount(limit: Limit, value: int) -> str:
    words = limit.words.get(str(value))
    # "Free hours a week: at least 5 hours a week" says its unit twice.
    unit = "" if limit.unit.casefold() in limit.name.casefold() else limit.unit
    return quoted(words) if words else with_unit(value, unit)


def _bare_amount(limit: Limit, value: int) -> str:
    words = limit.words.get(str(value))
    return quoted(words) if words else f"{value:,}"


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
    seen = {folded(path.id), folded(path.name)}
    shown = []
    for alias in path.aliases:
        if folded(alias) not in seen:
            seen.add(folded(alias))
            shown.append(alias)
    return tuple(shown)


def address(url: str, look: Look, indent: int = 0) -> Text:
    """Return a web address on a line of its own that is never broken, so it can be copied."""
    line = look.text(url, COMMAND)
    line.no_wrap, line.overflow = True, "ignore"
    return Text.assemble(" " * indent, line, no_wrap=True, overflow="ignore")
