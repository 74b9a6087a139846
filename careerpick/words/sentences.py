"""Sentences as data, and how values read in them.

Each topic has a file of sentences beside this module, such as plan.ini. `say("plan.stage",
number=1, title="…")` fills in the line `stage` of it. Beside what `str.format` knows, a place
can say how its value reads:

    {count:n question}      "one question", "two questions"
    {count:is/are}          the first where the value is one or true, else the second; a place
                            within holds a number or a word without a slash
    {names:and} {names:or}  "a, b and c"; with {names:all} "a, b, c"
    {why:?, for {why}}      what follows the question mark, where the value is not empty
    {label:quoted}          in quotation marks, without its full stop
    {name:q}                as it was written, in straight ones, and cut where it is too long
    {pay:amount}            "3.76", or "3 to 8" of a value with a low and a high end
    {name:small} and the like, as in `_READ`

tests/docs/test_sentences.py sees to it that every line is used, and filled in completely.
"""

from __future__ import annotations

import datetime as calendar
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from careerpick.countries import money_name, name_of
from careerpick.folding import QUOTES, show
from careerpick.model import WEEKS_IN_A_MONTH, WORLD, QuestionBank

_LONGEST_NAME = 80


class _Forms(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        """Return a value as its place in a sentence wants it."""
        if format_spec in _READ:
            return _READ[format_spec](value)
        if format_spec.startswith("?"):
            return format_spec[1:] if value else ""
        if format_spec.startswith("n "):
            return counted(value, format_spec.removeprefix("n "))
        if "/" in format_spec:
            one, _, other = format_spec.partition("/")
            return one if value == 1 else other
        return format(value, format_spec)


FORMS = _Forms()


def say(key: str, /, **about: Any) -> str:
    """Return the sentence of this topic and name ("plan.stage"), filled in."""
    topic, _, name = key.partition(".")
    return filled(lines_of(topic)[name], **about)


def filled(form: str, /, *values: Any, **about: Any) -> str:
    """Return a sentence with its places filled in."""
    return FORMS.vformat(form, values, about) if values or about else form


@cache
def lines_of(topic: str) -> Mapping[str, str]:
    """Return the lines of a topic by their names; what is indented below a line belongs to it.

    Names with the same line stand before it together, with ", " between them.
    """
    found: dict[str, str] = {}
    names, said = "", ""
    for line in Path(__file__).with_name(f"{topic}.ini").read_text("utf-8").splitlines():
        if line.startswith("    "):
            said = f"{said}\n{line.strip()}"
        elif line and line[0] not in "#[":
            names, _, said = line.partition(" =")
        else:
            continue
        found |= dict.fromkeys(names.split(", "), said.strip())
    return found


# Lists, counts and letters.


def in_list(items: Sequence[str], last: str = "and") -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def joined(*sentences: str) -> str:
    """Return the sentences that say something, one after the other."""
    return " ".join(filter(None, sentences))


def counted(count: int, noun: str) -> str:
    """Return "no needs", "one need", "two needs", "13 needs"."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def number(count: int) -> str:
    """Return a small count as a word, a larger one in digits."""
    words = say("small.numbers").split()
    return words[count] if 0 <= count < len(words) else f"{count:,}"


def nth(place: int, *, shared: bool = False) -> str:
    """Return "1st", "2nd", "11th", "23rd", or "1st (tie)"."""
    teen = 10 < place % 100 < 20
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return tied(f"{place}{ending}", shared=shared)


def tied(place: int | str, *, shared: bool) -> str:
    """Return "2" or "2 (tie)"."""
    return say("small.tie", place=place) if shared else f"{place}"


def quoted(text: str) -> str:
    """Return the text in quotation marks, without its full stop."""
    return f"“{bare(text)}”"


def _as_written(name: str) -> str:
    return f'"{show(name.strip(QUOTES) or name, _LONGEST_NAME)}"'


def bare(text: str) -> str:
    """Return the text without the full stop at its end."""
    return text.strip().removesuffix(".")


def capital(text: str) -> str:
    """Return the text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Return the text with its first letter small and the rest as it is."""
    return text[:1].lower() + text[1:]


_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%\"”])[.?!] (?=[A-Z])")
SHORT = 60
"""A text is cut short no earlier than after so many letters."""


def in_short(text: str) -> str:
    """Return the first sentences of a text: enough of them to say something."""
    end = next((match.end() for match in _SENTENCE_END.finditer(text) if match.end() > SHORT), None)
    return text[: end - 1] if end else text


# Amounts, shares, places and money.


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


def amount(value: float) -> str:
    """Return "8", "3.76", "15.50" or "1,200"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a whole per cent."""
    return f"{round(100 * share)}%"


def span(low: str, high: str) -> str:
    """Return "1 to 4", or the one value where both are the same."""
    return low if low == high else f"{low} to {high}"


def currency(code: str, count: float = 2) -> str:
    """Return the name of a currency, for so much of it; its code where it has no common name."""
    if f"currency-{code}" in lines_of("small"):  # else a library has to be loaded
        words = say(f"small.currency-{code}").split(" ")
        return " ".join(map(_singular, words) if count == 1 else words)
    return money_name(code, count)


def money(value: float, code: str) -> str:
    """Return "15.50 US dollars", or "1 US dollar"."""
    return f"{amount(value)} {currency(code, value)}"


_WITH_ARTICLE = (
    "United ", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Republic",
)  # fmt: skip


def the_country(code: str) -> str:
    """Return a country as it stands in a sentence: "Kenya", "the United States"."""
    name = name_of(code)
    return f"the {name}" if name.startswith(_WITH_ARTICLE) or name.endswith("Islands") else name


def place_in_words(bank: QuestionBank, place: str) -> str:
    """Return a place of rates as it stands in a sentence: "Africa", "the United States"."""
    if place == WORLD:
        return say("small.whole-world")
    named = next((item.name for item in bank.places if item.id == place), "")
    return named or the_country(place)


# Days and stretches of time.

SPOKEN_IN_MONTHS = 12
"""From this many weeks on people speak of months."""


def date(as_of: str | None) -> str:
    """Return "March 2026" for "2026-03", "2026" for "2026", and words for no date."""
    if as_of is None or not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", as_of):
        return say("small.undated")
    year, _, month = as_of.partition("-")
    return f"{_month(int(month))} {year}" if month else year


def day(value: calendar.date) -> str:
    """Return "22 November 2026"."""
    return f"{value.day} {_month(value.month)} {value.year}"


def _month(month: int) -> str:
    return say("small.months").split()[month - 1]


def weeks(value: float) -> str:
    """Return "three weeks", or days below one; never months, so that two can be compared."""
    return counted(max(1, round(7 * value)), "day") if value < 1 else counted(round(value), "week")


def stretch_of_time(value: float) -> str:
    """Return a number of weeks as people say it: days, weeks, months or years."""
    if value < SPOKEN_IN_MONTHS:
        return weeks(value)
    months = round(value / WEEKS_IN_A_MONTH)
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


def _ranged(read: Callable[[float], str]) -> Callable[[Any], str]:
    """Return what reads a figure, or the low and the high end of one."""
    return lambda it: span(read(it.low), read(it.high)) if hasattr(it, "low") else read(it)


_READ: Mapping[str, Callable[[Any], str]] = {
    "and": in_list,
    "or": lambda names: in_list(names, "or"),
    "all": ", ".join,
    "quoted": quoted,
    "q": _as_written,
    "bare": bare,
    "small": small,
    "capital": capital,
    "currency": currency,
    "country": the_country,
    "date": date,
    "weeks": weeks,
    "time": lambda it: span_of_time(it.low, it.high) if hasattr(it, "low") else stretch_of_time(it),
    "amount": _ranged(amount),
    "percent": _ranged(percent),
}
