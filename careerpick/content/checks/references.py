"""Checks that what one part of the content names exists in another."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from careerpick.content.checks.table import Finding, Look, check, finding
from careerpick.content.nodes import Location
from careerpick.countries import CODES, code_of
from careerpick.errors import closest
from careerpick.model import (
    WORLD,
    CareerPath,
    Countries,
    Criterion,
    Kind,
    Need,
    Number,
    Option,
    Place,
    Question,
    QuestionBank,
    Rates,
    When,
)


def unknown(
    names: Iterable[str], known: Iterable[str], what: str, where: Location = ()
) -> Iterator[Finding]:
    """Yield a finding for each name that is not among the known ones.

    Args:
        names: What is named: the keys of a mapping, or the items of a list.
        known: What exists.
        what: What kind of thing that is.
        where: Where the mapping or the list stands.
    """
    there = dict.fromkeys(known)
    for i, name in enumerate(names):
        if name not in there:
            near = closest(name, there)
            place = (*where, name if isinstance(names, Mapping) else i)
            yield finding(place, what=what, name=name, near=near, names=tuple(there))


def ids_of(items: Iterable[Any]) -> list[str]:
    """Return the ids of these things."""
    return [item.id for item in items]


def unused(bank: QuestionBank, part: str, used: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each thing in a list of the bank whose id is not among those used."""
    for i, item in enumerate(getattr(bank, part)):
        if item.id not in used:
            yield finding((part, i, "id"), name=item.id)


_REFERENCES = (
    (Criterion, "group", "group", "groups"),
    (Question, "section", "section", "sections"),
    (Option, "wants", "criterion", "criteria"),
    (CareerPath, "performance", "criterion", "criteria"),
    (Option, "facts", "limit", "limits"),
    (Number, "limit", "limit", "limits"),
    (Need, "any_of", "limit", "limits"),
    (CareerPath, "experienced", "limit", "limits"),
    (Option, "sets", "setting", "settings"),
    (Kind, "settings", "setting", "settings"),
)
"""A class, the key of it that names something, what that is, and its list in the bank."""


def _reference(key: str, what: str, part: str) -> Look:
    def look(item: Any, bank: QuestionBank) -> Iterator[Finding]:
        """What is named exists, wherever it is named."""
        named = getattr(item, key)
        names = [named] if isinstance(named, str) else named
        yield from unknown(names, ids_of(getattr(bank, part)), what, (key,))

    return look


for _kind, _key, _what, _part in _REFERENCES:
    check(f"unknown-{_what}", _kind, with_bank=True)(_reference(_key, _what, _part))


def values_of_settings(
    settings: Mapping[str, Iterable[str]], bank: QuestionBank, where: Location
) -> Iterator[Finding]:
    """Yield a finding for each value that its setting has no words for."""
    words = {item.id: item.words for item in bank.settings}
    for name, values in settings.items():
        if name in words:
            yield from unknown(values, words[name], "value", (*where, name))


@check("unknown-setting", Kind, with_bank=True)
def settings_of_kinds_have_their_values(kind: Kind, bank: QuestionBank) -> Iterator[Finding]:
    """Its values exist, too."""
    yield from values_of_settings(kind.settings, bank, ("settings",))


@check("for-whom", When, with_bank=True)
def somebody_can_be_meant(when: When, bank: QuestionBank) -> Iterator[Finding]:
    """What decides for whom something is exists, and somebody can be meant."""
    yield from unknown(when.facts, ids_of(bank.limits), "limit", ("facts",))
    yield from unknown(when.settings, ids_of(bank.settings), "setting", ("settings",))
    yield from values_of_settings(when.settings, bank, ("settings",))
    for name, bounds in when.facts.items():
        ends = [end for end in (bounds.least, bounds.most) if end is not None]
        if not ends or min(ends) < 0 or ends[0] > ends[-1]:
            yield finding(("facts", name), what="bounds", name=name)
    for name, values in when.settings.items():
        if not values:
            yield finding(("settings", name), what="bounds", name=name)


@check("unknown-country", Place)
def countries_of_places_exist(place: Place) -> Iterator[Finding]:
    """The countries of a place exist."""
    yield from _countries(place.countries, ("countries",))


@check("unknown-country", Countries)
def countries_exist(countries: Countries) -> Iterator[Finding]:
    """So does every country that a path or a question names."""
    ways = {key: getattr(countries, key) for key in ("only", "all_but", "at_least")}
    if sum(named is not None for named in ways.values()) != 1:
        yield finding((), "both")
    for key, named in ways.items():
        yield from _countries(named or (), (key,))


@check("unknown-country", Rates, with_bank=True)
def places_of_rates_exist(rates: Rates, bank: QuestionBank) -> Iterator[Finding]:
    """So does every place that has rates."""
    places = (*sorted([WORLD, *ids_of(bank.places)]),)
    if rates.place not in places:
        yield from _countries([rates.place], ("place",), places)


def _countries(
    given: Iterable[str], where: Location, places: tuple[str, ...] = ()
) -> Iterator[Finding]:
    for i, code in enumerate(given):
        if code not in CODES:
            near = code_of(code) or closest(code, places)
            yield finding((*where, i), name=code, near=near, places=places)
