"""Checks of what stands in many places, and of what a path file says.

Of names and texts everywhere: their form, what they refer to, and that they are there once.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sized
from functools import partial
from pathlib import PurePath
from typing import Any

from careerpick import model
from careerpick.content.checks.questions import LIMIT_VALUE
from careerpick.content.checks.table import (
    Draft,
    Finding,
    check,
    finding,
    ids_of,
    repeats,
    unknown,
    warning,
)
from careerpick.content.typed import Location, each
from careerpick.countries import CODES, code_of
from careerpick.errors import closest
from careerpick.folding import fold, squeezed
from careerpick.model import CareerPath, QuestionBank, Rates

MONTH = r"[12][0-9]{3}(-(0[1-9]|1[0-2]))?"
FORMS: Mapping[Any, tuple[str, str, str]] = {
    model.Id: ("id-form", "", r"[a-z0-9][a-z0-9_-]{0,63}"),
    model.Date: ("as-of", "", rf"({MONTH}|undated)"),
    model.Month: ("as-of", "dated", MONTH),
    model.WebAddress: ("web-address", "", r"https?://[^\s<>\"]+"),
    model.Currency: ("currency", "", r"[A-Z]{3}"),
    model.Language: ("language", "", r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    model.LimitValue: ("limit-words", "value", LIMIT_VALUE),
}
"""Text to the code and the case of a wrong one, and the form that it has."""
_LISTS_OF_NAMED: Mapping[Any, tuple[str, str]] = {
    model.GroupId: ("group", "groups"),
    model.SectionId: ("section", "sections"),
    model.CriterionId: ("criterion", "criteria"),
    model.LimitId: ("limit", "limits"),
    model.SettingId: ("setting", "settings"),
}
"""Text to what it names, and the list of the bank that this is in."""

# Texts that have a form, or name something


def _has_form(code: str, case: str, form: str, text: str) -> Iterator[Finding]:
    if not re.fullmatch(form, text):
        yield finding(code, (), case, name=text)


def _exists(what: str, part: str, name: str, bank: QuestionBank) -> Iterator[Finding]:
    known = ids_of(getattr(bank, part))
    if len(known) == len({*known}):  # else the one that is named may be called like another
        yield from unknown(what, name, known, ())


for _kind, _form in FORMS.items():
    check(_kind)(partial(_has_form, *_form))
for _kind, _list in _LISTS_OF_NAMED.items():
    check(_kind, with_bank=True)(partial(_exists, *_list))


@check(QuestionBank, CareerPath, with_bank=True)
def _values_of_settings_have_words(file: object, bank: QuestionBank) -> Iterator[Finding]:
    words = {setting.id: setting.words for setting in bank.settings}
    for where, name in each(file, model.SettingValue):
        setting = next(step for step in reversed(where) if isinstance(step, str))
        yield from unknown("value", name, words.get(setting, [name]), where, "setting-value")


@check(model.When)
def _somebody_can_be_meant(when: model.When) -> Iterator[Finding]:
    for name, bounds in when.facts.items():
        ends = [end for end in (bounds.least, bounds.most) if end is not None]
        if not ends or min(ends) < 0 or ends[0] > ends[-1]:
            yield finding("for-whom", ("facts", name), name=name)
    for name, values in when.settings.items():
        if not values:
            yield finding("for-whom", ("settings", name), name=name)


@check(model.Countries)
def _countries_are_told_in_one_way(countries: model.Countries) -> Iterator[Finding]:
    ways = (countries.only, countries.all_but, countries.at_least)
    if sum(way is not None for way in ways) != 1:
        yield finding("unknown-country", (), "both")


@check(model.CountryCode)
def _countries_exist(
    name: str, where: Location = (), places: tuple[str, ...] = ()
) -> Iterator[Finding]:
    if name not in CODES:
        near = code_of(name) or closest(name, places)
        yield finding("unknown-country", where, name=name, near=near, places=places)


@check(Rates, with_bank=True)
def _places_of_rates_exist(rates: Rates, bank: QuestionBank) -> Iterator[Finding]:
    places = tuple(sorted([model.WORLD, *ids_of(bank.places)]))
    if rates.place not in places:
        yield from _countries_exist(rates.place, ("place",), places)


# Lists that hold something


def _is_filled(found: Callable[..., Finding], code: str, items: Sized) -> Iterator[Finding]:
    if not items:
        yield found(code, ())


check(model.SOME)(partial(_is_filled, finding, "empty-list"))
check(model.FigureSources)(partial(_is_filled, finding, "no-source"))
check(model.StatementSources)(partial(_is_filled, warning, "statement-without-source"))


# Names that are there once


@check(QuestionBank, CareerPath)
def _ids_are_unique(file: QuestionBank | CareerPath) -> Iterator[Finding]:
    named = {where: name for where, name in each(file, model.Id) if where[-1] == "id"}
    named |= {(*where, "way"): earning.way for where, earning in each(file, model.Earning)}
    for where, _ in repeats({where: (where[:-2], name) for where, name in named.items()}):
        *above, part, _, _ = where
        of = named.get((*above, "id"), "")
        yield finding("repeated-id", where, what=part, of=of, name=named[where])


# Texts

LONGEST_TEXT = 1000


@check(str)
def _no_text_is_empty(text: str) -> Iterator[Finding]:
    if not text.strip():
        yield finding("empty-text", ())


@check(str, model.MayBeEmpty, model.WebAddress)
def _texts_can_be_read(text: str) -> Iterator[Finding]:
    if len(text) > LONGEST_TEXT:
        yield finding("long-text", (), count=len(text), most=LONGEST_TEXT)
    if "\n" in text or "\t" in text:  # the screen decides where lines end
        yield finding("line-break", ())


# What a path file says


@check()
def _files_are_named_after_ids_and_names_mean_one_path(draft: Draft) -> Iterator[Finding]:
    names: dict[Location, str] = {}
    for index, source in enumerate(draft.paths):
        path, stem = source.value, PurePath(source.file).stem
        if stem != path.id:
            yield finding("file-name", (index, "id"), name=path.id, file=f"{stem}.yaml")
        names |= {(index, "id"): path.id, (index, "name"): path.name}
        names |= {(index, "aliases", i): alias for i, alias in enumerate(path.aliases)}
    for where, first in repeats({where: squeezed(name) for where, name in names.items()}):
        if where[0] != first[0]:
            file = draft.paths[int(first[0])].file
            yield finding("name-collision", where, name=names[where], file=file)


@check(CareerPath)
def _aliases_are_not_repeated(path: CareerPath) -> Iterator[Finding]:
    for where, _ in repeats({("aliases", i): fold(name) for i, name in enumerate(path.aliases)}):
        yield finding("repeated-alias", where, name=path.aliases[int(where[1])])


@check(CareerPath, with_bank=True)
def _every_criterion_has_a_level(path: CareerPath, bank: QuestionBank) -> Iterator[Finding]:
    known = ids_of(bank.criteria)
    absent = [name for name in dict.fromkeys(known) if name not in path.performance]
    # A misspelt criterion is one problem: it is reported as unknown, so not as missing too.
    misspelt = {closest(name, absent) for name in path.performance if name not in known}
    for name in absent:
        if name not in misspelt:
            yield finding("missing-level", ("performance",), name=name)


@check(CareerPath)
def _sources_and_sites_are_listed_and_sources_used(path: CareerPath) -> Iterator[Finding]:
    named = each(path, model.SourceId)
    for where, name in named:
        yield from unknown("source", name, [*path.sources, model.JUDGEMENT], where)
    used = {name for _, name in named}
    for name in path.sources:
        where = ("sources", name)
        if name == model.JUDGEMENT:
            yield finding("reserved-id", where, "source", name=name)
        if name not in used:
            yield warning("unused-source", where, name=name)
    sites = [platform.name for platform in path.platforms]
    for where, name in each(path, model.SiteName):
        yield from unknown("site", name, sites, where)


@check(CareerPath)
def _a_path_that_earns_says_enough(path: CareerPath) -> Iterator[Finding]:
    lists: list[tuple[Location, object]]
    lists = [((key,), path) for key in ("suits", "does_not_suit", "platforms")]
    steps = path.first_steps
    lists += [(("first_steps", key), steps) for key in ("today", "this_week", "this_month")]
    for where, held in lists if path.income else ():
        if not getattr(held, str(where[-1])):
            yield warning("thin-path", where, name=where[-1])


# Figures


@check(model.Range, model.Estimate)
def _ranges_rise(found: model.Range | model.Estimate) -> Iterator[Finding]:
    if not 0 <= found.low <= found.typical <= found.high:
        yield finding("range-order", (), given=(found.low, found.typical, found.high))


@check(model.Earning)
def _own_ways_have_their_shares_and_hired_ones_none(earning: model.Earning) -> Iterator[Finding]:
    for name in ("paid_share_start", "paid_share_later", "fee_share"):
        share: model.Estimate | None = getattr(earning, name)
        if share and share.high > 1:
            yield finding("share-range", (name, "high"), given=share.high)
        if share and earning.way == "hired":
            yield finding("way-shares", (name,), "hired", name=name)
        if not share and earning.way == "own":
            yield finding("way-shares", (), "own", name=name)


@check(model.Earning, model.Kind)
def _only_rates_of_kinds_name_their_way(owner: model.Earning | model.Kind) -> Iterator[Finding]:
    for i, rates in enumerate(owner.rates):
        if isinstance(owner, model.Kind) and rates.way is None:
            yield finding("kind-way", ("rates", i), "kind")
        if isinstance(owner, model.Earning) and rates.way is not None:
            yield finding("kind-way", ("rates", i, "way"), "way")


@check(Rates)
def _pay_does_not_fall(rates: Rates) -> Iterator[Finding]:
    for name in ("low", "typical", "high"):
        start, later = getattr(rates.start, name), getattr(rates.later, name)
        if start > later:
            yield finding("falling-rates", ("later", name), start=start, later=later)


@check(model.Threshold)
def _comfortable_is_at_least_the_minimum(needed: model.Threshold) -> Iterator[Finding]:
    comfortable, minimum = needed.comfortable, needed.minimum
    if comfortable < minimum:
        at = ("comfortable",)
        yield finding("threshold-order", at, comfortable=comfortable, minimum=minimum)
