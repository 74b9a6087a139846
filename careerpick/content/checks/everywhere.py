"""Checks of what stands in many places: the form of names and texts, and what they refer to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from careerpick import model
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
from careerpick.model import CareerPath, Option, Question, QuestionBank, Rates

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
MONTH = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2]))?", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
VALUE = re.compile(r"(0|[1-9][0-9]{0,8})", re.ASCII)
"""Of a limit, as a key."""
_DATE = re.compile(rf"({MONTH.pattern}|undated)", re.ASCII)
_WITH_IDS = (
    *(model.Group, model.Criterion, model.Limit, model.Setting, model.Place),
    *(Question, Option, CareerPath, model.Kind),
)
FIGURES = (model.Performance, model.Need, Rates, model.Estimate, model.Exposure)
"""What rests on sources with a level, a value or an amount."""
STATEMENTS = (model.Note, model.Rung, model.Kind, model.Correction)
"""What rests on them in words."""

# Names that have a form

FORMS: tuple[tuple[str, str, re.Pattern[str], str, tuple[type, ...]], ...] = (
    ("id-form", "", ID, "id", _WITH_IDS),
    ("id-form", "", ID, "sources", (CareerPath,)),
    ("as-of", "", _DATE, "as_of", (model.Source, Rates, model.Platform, model.Takes)),
    ("as-of", "dated", MONTH, "as_of", (model.Exchange,)),
    ("web-address", "", WEB_ADDRESS, "url", (model.Source, model.Platform, model.Takes)),
    ("web-address", "", WEB_ADDRESS, "url", (model.Exchange,)),
    ("currency", "", CURRENCY, "currency", (Rates, model.Payout)),
    ("currency", "", CURRENCY, "per_usd", (model.Exchange,)),
    ("language", "", LANGUAGE, "language", (QuestionBank,)),
    ("limit-words", "value", VALUE, "words", (model.Limit,)),
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
    ("group", "groups", "group", (model.Criterion,)),
    ("section", "sections", "section", (Question,)),
    ("criterion", "criteria", "wants", (Option,)),
    ("criterion", "criteria", "performance", (CareerPath,)),
    ("limit", "limits", "facts", (Option,)),
    ("limit", "limits", "limit", (model.Number,)),
    ("limit", "limits", "any_of", (model.Need,)),
    ("limit", "limits", "experienced", (CareerPath,)),
    ("setting", "settings", "sets", (Option,)),
    ("setting", "settings", "settings", (model.Kind,)),
)
"""What is named, its list in the bank, the key that names it, and the classes with this key."""


def _exists(what: str, part: str, key: str, item: Any, bank: QuestionBank) -> Iterator[Finding]:
    yield from unknown(what, getattr(item, key), ids_of(getattr(bank, part)), (key,))


for _what, _part, _key, _kinds in _REFERENCES:
    check(*_kinds, with_bank=True)(partial(_exists, _what, _part, _key))


@check(model.Kind, Option, model.When, with_bank=True)
def _values_of_settings_have_words(
    item: model.Kind | Option | model.When, bank: QuestionBank
) -> Iterator[Finding]:
    words = {setting.id: setting.words for setting in bank.settings}
    chosen: Mapping[str, Iterable[str]]
    if isinstance(item, Option):
        key, code = "sets", "setting-value"
        chosen = {name: [value] for name, value in item.sets.items()}
    else:
        key, chosen = "settings", item.settings
        code = "unknown-setting" if isinstance(item, model.Kind) else "for-whom"
    for name, values in chosen.items():
        if name in words:
            yield from unknown("value", values, words[name], (key, name), code)


@check(model.When, with_bank=True)
def _somebody_can_be_meant(when: model.When, bank: QuestionBank) -> Iterator[Finding]:
    code = "for-whom"
    yield from unknown("limit", when.facts, ids_of(bank.limits), ("facts",), code)
    yield from unknown("setting", when.settings, ids_of(bank.settings), ("settings",), code)
    for name, bounds in when.facts.items():
        ends = [end for end in (bounds.least, bounds.most) if end is not None]
        if not ends or min(ends) < 0 or ends[0] > ends[-1]:
            yield finding(code, ("facts", name), "bounds", name=name)
    for name, values in when.settings.items():
        if not values:
            yield finding(code, ("settings", name), "bounds", name=name)


@check(model.Countries, model.Place)
def _countries_exist(item: Any) -> Iterator[Finding]:
    keys = ("only", "all_but", "at_least") if isinstance(item, model.Countries) else ("countries",)
    if sum(getattr(item, key) is not None for key in keys) != 1:
        yield finding("unknown-country", (), "both")
    for key in keys:
        yield from _countries(getattr(item, key) or (), (key,))


@check(Rates, with_bank=True)
def _places_of_rates_exist(rates: Rates, bank: QuestionBank) -> Iterator[Finding]:
    places = tuple(sorted([model.WORLD, *ids_of(bank.places)]))
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
    (finding, "empty-list", ("ways",), (model.Income,)),
    (finding, "empty-list", ("rates",), (model.Earning,)),
    (finding, "empty-list", ("any_of",), (model.Need,)),
    (finding, "empty-list", ("first_steps", "settings"), (model.Kind,)),
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

_LISTS: dict[type, tuple[str, ...]] = {
    QuestionBank: ("groups", "criteria", "limits", "settings", "places", "sections", "questions"),
    Question: ("options",),
    CareerPath: ("kinds",),
    model.Income: ("ways",),
}


@check(*_LISTS)
def _ids_are_unique(item: Any) -> Iterator[Finding]:
    key = "way" if isinstance(item, model.Income) else "id"
    of = item.id if isinstance(item, Question) else ""
    for part in _LISTS[type(item)]:
        names = [getattr(thing, key) for thing in getattr(item, part)]
        for where, first in repeats(((part, i, key), name, i) for i, name in enumerate(names)):
            yield finding("repeated-id", where, what=part, of=of, name=names[first])


# Texts

LONGEST_TEXT = 1000
_MAY_BE_EMPTY = {("limits", "unit"), ("platforms", "note")}
"""The first and the last step to a text."""


@check(QuestionBank, CareerPath)
def _texts_can_be_read(file: object) -> Iterator[Finding]:
    for where, text in each(file, str):
        if not text.strip() and (where[0], where[-1]) not in _MAY_BE_EMPTY:
            name = next((step for step in reversed(where) if isinstance(step, str)), "text")
            yield finding("empty-text", where, name=name)
        if len(text) > LONGEST_TEXT:
            yield finding("long-text", where, count=len(text), most=LONGEST_TEXT)
        if "\n" in text or "\t" in text:  # the screen decides where lines end
            yield finding("line-break", where)
