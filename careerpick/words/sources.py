"""How sources are cited and listed, and how doubt about a level is named."""

from collections.abc import Iterable, Mapping

from careerpick.model import JUDGEMENT, Source
from careerpick.words.basics import capital, date
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
