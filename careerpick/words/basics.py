"""Small words: marks, lists, counts, dates, amounts and stretches of time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careerpick.countries import money_name, name_of
from careerpick.model import (
    JUDGEMENT,
    WEEKS_IN_A_MONTH,
    WORLD,
    Basis,
    Mark,
    QuestionBank,
    Source,
)

if TYPE_CHECKING:
    import datetime as calendar
    from collections.abc import Iterable, Mapping, Sequence

    from careerpick.model import Answer, Question

MARKS: dict[Mark, str] = {
    "normal": "",
    "important": "matters a lot",
    "deal_breaker": "deal-breaker",
}

BASIS: dict[Basis, str] = {
    "official": "official figures",
    "study": "measured",
    "survey": "survey",
    "terms": "the sites' own terms",
    "practitioner": "told by people who do it",
    "article": "article",
    "judgement": "our own estimate",
}
"""What a figure rests on, in plain words."""

AI_CHANGES: Mapping[str, str] = {"slow": "slowly", "some": "in part", "fast": "fast"}

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_CURRENCIES = {
    "USD": "US dollars",
    "EUR": "euros",
    "GBP": "British pounds",
    "CAD": "Canadian dollars",
    "AUD": "Australian dollars",
    "PHP": "Philippine pesos",
}
_WITH_ARTICLE = (
    "United ",
    "Netherlands",
    "Philippines",
    "Bahamas",
    "Gambia",
    "Maldives",
    "Republic",
)
SPOKEN_IN_MONTHS = 12
"""From this many weeks on people speak of months."""


def in_list(items: Sequence[str], last: str = "and") -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(count: int, noun: str) -> str:
    """Return "no needs", "one need", "two needs", "13 needs"."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def number(count: int) -> str:
    """Return a small count as a word, a larger one in digits."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def nth(place: int) -> str:
    """Return "1st", "2nd", "11th", "23rd"."""
    teen = 10 < place % 100 < 20
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def quoted(text: str) -> str:
    """Return the text in quotation marks, without its full stop."""
    return f"“{text.strip().removesuffix('.')}”"


def bare(text: str) -> str:
    """Return the text without the full stop at its end."""
    return text.strip().removesuffix(".")


def capital(text: str) -> str:
    """Return the text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Return the text with its first letter small and the rest as it is."""
    return text[:1].lower() + text[1:]


def with_unit(value: int, unit: str) -> str:
    """Return "3 hours a week", or "1 hour a week"."""
    if value == 1:
        words = unit.split(" ")
        single = [_singular(word) for word in words]
        changed = next((n for n, word in enumerate(words) if single[n] != word), 0)
        unit = " ".join([*words[:changed], single[changed], *words[changed + 1 :]])
    return f"{value:,} {unit}".strip()


def _singular(word: str) -> str:
    """Return one of what an English plural names; a word that is none, such as "business"."""
    if not word.islower() or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > len("ties"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word[:-1]


def date(as_of: str | None) -> str:
    """Return "March 2026" for "2026-03", "2026" for "2026", and words for no date."""
    if as_of is None or not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", as_of):
        return "undated page"
    year, _, month = as_of.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


def day(value: calendar.date) -> str:
    """Return "22 November 2026"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def currency(code: str) -> str:
    """Return the name of a currency, or its code where it has no common name."""
    return _CURRENCIES.get(code) or money_name(code)


def place_in_words(bank: QuestionBank, place: str) -> str:
    """Return a place of rates as it stands in a sentence: "Africa", "the United States"."""
    if place == WORLD:
        return "the whole world"
    named = next((item.name for item in bank.places if item.id == place), "")
    return named or the_country(place)


def the_country(code: str) -> str:
    """Return a country as it stands in a sentence: "Kenya", "the United States"."""
    name = name_of(code)
    return f"the {name}" if name.startswith(_WITH_ARTICLE) or name.endswith("Islands") else name


def amount(value: float) -> str:
    """Return "8", "3.76", "15.50" or "1,200"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a whole per cent."""
    return f"{round(100 * share)}%"


_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%\"”])[.?!] (?=[A-Z])")
SHORT = 60
"""A text is cut short no earlier than after so many letters."""


def in_short(text: str) -> str:
    """Return the first sentences of a text: enough of them to say something."""
    end = next((match.end() for match in _SENTENCE_END.finditer(text) if match.end() > SHORT), None)
    return text[: end - 1] if end else text


def span(low: str, high: str) -> str:
    """Return "1 to 4", or the one value where both are the same."""
    return low if low == high else f"{low} to {high}"


def stretch_of_time(weeks: float) -> str:
    """Return a number of weeks as people say it: days, weeks, months or years."""
    if weeks < 1:
        return counted(max(1, round(7 * weeks)), "day")
    if weeks < SPOKEN_IN_MONTHS:
        return counted(round(weeks), "week")
    months = round(weeks / WEEKS_IN_A_MONTH)
    if months % 12 == 0:
        return counted(months // 12, "year")
    return counted(months, "month")


def span_of_time(low: float, high: float) -> str:
    """Return "one to four weeks", "three weeks to nine months" or "two weeks"."""
    first, last = stretch_of_time(low), stretch_of_time(high)
    short, _, unit = first.partition(" ")
    if first != last and unit.rstrip("s") == last.partition(" ")[2].rstrip("s"):
        first = short
    return span(first, last)


def typed(question: Question, answer: Answer) -> str:
    """Return an answer that was typed: a country, or money a month."""
    if question.pick == "country":
        return name_of(answer.option)
    return f"{f'{answer.number:,} {answer.option}'.rstrip()} a month"


# Places, and how sources are cited and listed.


def tied(place: int | str, *, shared: bool) -> str:
    """Return "2" or "2 (tie)"."""
    return f"{place} (tie)" if shared else f"{place}"


def citation(numbers: Mapping[str, int], sources: Iterable[str]) -> str:
    """Return "[1, 4]" or "[2, our view]" for source ids, by their numbers in the list."""
    ids = set(sources)
    cited = sorted({numbers[source] for source in ids - {JUDGEMENT}})
    own = ["our view"] if JUDGEMENT in ids else []
    return f"[{', '.join([*map(str, cited), *own])}]"


def source_words(source: Source) -> tuple[str, str]:
    """Return the title of a source, and who published it, where, when and how, in sentences."""
    about = (f"{source.region}, {date(source.as_of)}", BASIS[source.basis])
    parts = (source.publisher.strip(), *(capital(part.strip()) for part in about))  # names stay
    return _sentence(source.title), " ".join(map(_sentence, parts))


def _sentence(said: str) -> str:
    said = said.strip()
    return said if said.endswith((".", "?", "!")) else f"{said}."
