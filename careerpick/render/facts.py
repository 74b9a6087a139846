"""What several screens say of a path in the same way: what it asks for, and its sources."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from rich.text import Text

from careerpick.comparison import NumberedSource
from careerpick.model import JUDGEMENT, CareerPath, Limit, Need, QuestionBank, Source, Threshold
from careerpick.path_names import folded
from careerpick.render.style import COMMAND, QUIET, Hanging, Look, heading
from careerpick.wording.basics import capital, date, quoted, with_unit
from careerpick.wording.money import BASIS

BAR_STEPS = 4
"""Cells of a level bar: level 0 fills none of them, level 4 all."""
ROUGH_NOTE = "rough: little is known, so this may be one step off."
LEGEND = "[1]: number 1 in the list of sources below. [our view]: our own judgement, no source."


class Sourced(Protocol):
    """Anything of a path file that names its sources."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of sources, or `judgement`."""


def citation(numbers: Mapping[str, int], item: Sourced) -> str:
    """Return "[1, 4]" for the sources of an item, by their numbers in the list of sources."""
    cited = sorted(numbers[source] for source in item.sources if source != JUDGEMENT)
    own = ["our view"] if JUDGEMENT in item.sources else []
    return f"[{', '.join([*map(str, cited), *own])}]"


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
    parts = (source.publisher, f"{source.region}, {date(source.as_of)}", BASIS[source.basis])
    behind = " ".join(_sentence(capital(part.strip())) for part in parts)
    return look.join((_sentence(source.title), "bold"), f" {behind} ", (source.says, QUIET))


def _sentence(said: str) -> str:
    said = said.strip()
    return said if said.endswith((".", "?", "!")) else f"{said}."


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
