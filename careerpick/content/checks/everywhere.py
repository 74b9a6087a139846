"""Checks of what stands in many places: the form of names and texts, and what they refer to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from careerpick.content.checks.table import (
    Finding,
    check,
    finding,
    ids_of,
    named,
    repeats,
    unknown,
    warning,
)
from careerpick.content.typed import Location, each
from careerpick.countries import CODES, code_of
from careerpick.errors import closest
from careerpick.model import (
    WORLD,
    CareerPath,
    Correction,
    Countries,
    Criterion,
    Earning,
    Estimate,
    Exchange,
    Exposure,
    Group,
    Income,
    Kind,
    Limit,
    Need,
    Note,
    Number,
    Option,
    Payout,
    Performance,
    Place,
    Platform,
    Question,
    QuestionBank,
    Rates,
    Rung,
    Setting,
    Source,
    Takes,
    When,
)

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
MONTH = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2]))?", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
VALUE = re.compile(r"(0|[1-9][0-9]{0,8})", re.ASCII)
"""Of a limit, as a key."""
_DATE = re.compile(rf"({MONTH.pattern}|undated)", re.ASCII)
_WITH_IDS = (Group, Criterion, Limit, Setting, Place, Question, Option, CareerPath, Kind)
FIGURES = (Performance, Need, Rates, Estimate, Exposure)
"""What rests on sources with a level, a value or an amount."""
STATEMENTS = (Note, Rung, Kind, Correction)
"""What rests on them in words."""

# Names that have a form

FORMS: tuple[tuple[str, str, re.Pattern[str], str, tuple[type, ...]], ...] = (
    ("id-form", "", ID, "id", _WITH_IDS),
    ("id-form", "", ID, "sources", (CareerPath,)),
    ("as-of", "", _DATE, "as_of", (Source, Rates, Platform, Takes)),
    ("as-of", "dated", MONTH, "as_of", (Exchange,)),
    ("web-address", "", WEB_ADDRESS, "url", (Source, Platform, Takes, Exchange)),
    ("currency", "", CURRENCY, "currency", (Rates, Payout)),
    ("currency", "", CURRENCY, "per_usd", (Exchange,)),
    ("language", "", LANGUAGE, "language", (QuestionBank,)),
    ("limit-words", "value", VALUE, "words", (Limit,)),
)
"""Code and case, the form, the key of what has it, and the classes that have this key."""


def _has_form(
    code: str, case: str, form: re.Pattern[str], key: str, item: Any
) -> Iterator[Finding]:
    for where, name in named(getattr(item, key) or (), (key,)):
        if not form.fullmatch(name):
            yield finding(code, where, case, name=name)


for _code, _case, _form, _key, _kinds in FORMS:
    check(*_kinds)(partial(_has_form, _code, _case, _form, _key))


# Names that refer to something

_REFERENCES: tuple[tuple[str, str, str, tuple[type, ...]], ...] = (
    ("group", "groups", "group", (Criterion,)),
    ("section", "sections", "section", (Question,)),
    ("criterion", "criteria", "wants", (Option,)),
    ("criterion", "criteria", "performance", (CareerPath,)),
    ("limit", "limits", "facts", (Option,)),
    ("limit", "limits", "limit", (Number,)),
    ("limit", "limits", "any_of", (Need,)),
    ("limit", "limits", "experienced", (CareerPath,)),
    ("setting", "settings", "sets", (Option,)),
    ("setting", "settings", "settings", (Kind,)),
)
"""What is named, its list in the bank, the key that names it, and the classes with this key."""


def _exists(what: str, part: str, key: str, item: Any, bank: QuestionBank) -> Iterator[Finding]:
    yield from unknown(what, getattr(item, key), ids_of(getattr(bank, part)), (key,))


for _what, _part, _key, _kinds in _REFERENCES:
    check(*_kinds, with_bank=True)(partial(_exists, _what, _part, _key))


def values_of_settings(
    code: str, settings: Mapping[str, Iterable[str]], bank: QuestionBank, where: Location
) -> Iterator[Finding]:
    """Yield a finding for each value that its setting has no words for."""
    words = {item.id: item.words for item in bank.settings}
    for name, values in settings.items():
        if name in words:
            yield from unknown("value", values, words[name], (*where, name), code)


@check(Kind, with_bank=True)
def settings_of_kinds_have_their_values(kind: Kind, bank: QuestionBank) -> Iterator[Finding]:
    """The values of its settings exist."""
    yield from values_of_settings("unknown-setting", kind.settings, bank, ("settings",))


@check(When, with_bank=True)
def somebody_can_be_meant(when: When, bank: QuestionBank) -> Iterator[Finding]:
    """What decides for whom something is exists, and somebody can be meant."""
    code = "for-whom"
    yield from unknown("limit", when.facts, ids_of(bank.limits), ("facts",), code)
    yield from unknown("setting", when.settings, ids_of(bank.settings), ("settings",), code)
    yield from values_of_settings(code, when.settings, bank, ("settings",))
    for name, bounds in when.facts.items():
        ends = [end for end in (bounds.least, bounds.most) if end is not None]
        if not ends or min(ends) < 0 or ends[0] > ends[-1]:
            yield finding(code, ("facts", name), "bounds", name=name)
    for name, values in when.settings.items():
        if not values:
            yield finding(code, ("settings", name), "bounds", name=name)


@check(Countries)
def countries_are_named_in_one_way(countries: Countries) -> Iterator[Finding]:
    """One of the three ways is used, and each country exists."""
    ways = {key: getattr(countries, key) for key in ("only", "all_but", "at_least")}
    if sum(held is not None for held in ways.values()) != 1:
        yield finding("unknown-country", (), "both")
    for key, held in ways.items():
        yield from _countries(held or (), (key,))


@check(Place)
def countries_of_places_exist(place: Place) -> Iterator[Finding]:
    """The countries of a place exist."""
    yield from _countries(place.countries, ("countries",))


@check(Rates, with_bank=True)
def places_of_rates_exist(rates: Rates, bank: QuestionBank) -> Iterator[Finding]:
    """Rates are those of a country, of a place of the bank, or of the world."""
    places = (*sorted([WORLD, *ids_of(bank.places)]),)
    if rates.place not in places:
        yield from _countries(rates.place, ("place",), places)


def _countries(
    held: str | Iterable[str], where: Location, places: tuple[str, ...] = ()
) -> Iterator[Finding]:
    for place, code in named(held, where):
        if code not in CODES:
            near = code_of(code) or closest(code, places)
            yield finding("unknown-country", place, name=code, near=near, places=places)


# Lists that hold something

_FILLED: tuple[tuple[Any, str, tuple[str, ...], tuple[type, ...]], ...] = (
    (finding, "empty-list", ("groups", "criteria", "sections", "questions"), (QuestionBank,)),
    (finding, "empty-list", ("ways",), (Income,)),
    (finding, "empty-list", ("rates",), (Earning,)),
    (finding, "empty-list", ("any_of",), (Need,)),
    (finding, "empty-list", ("first_steps", "settings"), (Kind,)),
    (finding, "no-source", ("sources",), FIGURES),
    (warning, "statement-without-source", ("sources",), STATEMENTS),
)
"""How bad it is if not, the code, the keys, and the classes that have them."""


def _is_filled(found: Any, code: str, keys: tuple[str, ...], item: Any) -> Iterator[Finding]:
    for key in keys:
        if not getattr(item, key):
            yield found(code, (key,), name=key)


for _found, _code, _keys, _kinds in _FILLED:
    check(*_kinds)(partial(_is_filled, _found, _code, _keys))


# Names that are there once


@check(QuestionBank)
def ids_of_questions_are_unique(bank: QuestionBank) -> Iterator[Finding]:
    """No two things of a kind have the same id."""
    for part in ("groups", "criteria", "limits", "settings", "places", "sections", "questions"):
        yield from _same_id(part, getattr(bank, part), (part,))
    for i, question in enumerate(bank.questions):
        yield from _same_id("options", question.options, ("questions", i, "options"), question.id)


@check(CareerPath)
def ways_and_kinds_are_unique(path: CareerPath) -> Iterator[Finding]:
    """No way to earn and no kind of work is there twice."""
    ways = path.income.ways if path.income else ()
    yield from _same_id("ways", ways, ("income", "ways"), key="way")
    yield from _same_id("kinds", path.kinds, ("kinds",))


def _same_id(
    what: str, items: tuple[Any, ...], where: Location, of: str = "", key: str = "id"
) -> Iterator[Finding]:
    names = [getattr(item, key) for item in items]
    for place, first in repeats(((*where, i, key), name, i) for i, name in enumerate(names)):
        yield finding("repeated-id", place, what=what, of=of, name=names[first])


# Texts

LONGEST_TEXT = 1000
_MAY_BE_EMPTY = {("limits", "unit"), ("platforms", "note")}
"""The first and the last step to a text."""


@check(QuestionBank, CareerPath)
def texts_can_be_read(file: object) -> Iterator[Finding]:
    """No text is empty, very long, or has line breaks: the screen decides where lines end."""
    for where, text in each(file, str):
        if not text.strip() and (where[0], where[-1]) not in _MAY_BE_EMPTY:
            name = next((step for step in reversed(where) if isinstance(step, str)), "text")
            yield finding("empty-text", where, name=name)
        if len(text) > LONGEST_TEXT:
            yield finding("long-text", where, count=len(text), most=LONGEST_TEXT)
        if "\n" in text or "\t" in text:
            yield finding("line-break", where)
