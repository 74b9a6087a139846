"""How sources are cited and listed, and how doubt about a level is named."""

import datetime as calendar
from collections.abc import Iterable, Mapping

from careerpick.model import JUDGEMENT, Source
from careerpick.words.basics import capital, date
from careerpick.words.basics import day
from careerpick.words.money import BASIS

ROUGH_NOTE = "rough: little is known, so this may be one step off."
LEGEND = "[1]: number 1 in the list of sources below. [our view]: our own judgement, no source."


def citation(numbers: Mapping[str, int], sources: Iterable[str]) -> str:
    """Return "[1, 4]" or "[2, our view]" for source ids, by their numbers in the list."""
    ids = set(sources)
    cited = sorted({numbers[source] for source in ids - {JUDGEMENT}})
    own = ["our view"] if JUDGEMENT in ids else []
    return f"[{', '.join([*map(str, cited), *own])}]"


def source_words(source: Source) -> tuple[str, str]:
    """Return the title of a source, and who published it, where, when and how, in sentences."""
    parts = (source.publisher, f"{source.region}, {date(source.as_of)}", BASIS[source.basis])
    return _sentence(source.title), " ".join(_sentence(capital(part.strip())) for part in parts)


def _sentence(said: str) -> str:
    said = said.strip()
    return said if said.endswith((".", "?", "!")) else f"{said}."


LEFT_OUT = (
    "The answers themselves are left out of this report. What they add up to is shown, so "
    "somebody who knows the questions may guess some of them."
)
QUOTED = "This report quotes the answers. Show it only to people who may read them."


def made_on(on: calendar.date, version: str, questions: str, content: str) -> str:
    """Return when a report was made, with what, and on which content it rests."""
    return (
        f"Made on {day(on)} with careerpick {version}, from the questions {questions} and "
        f"the content {content}."
    )
