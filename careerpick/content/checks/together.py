"""Checks of path files against the questions file and each other, and of every text."""

from collections.abc import Iterator

from careerpick.content.checks.bank import value_fits
from careerpick.content.checks.details import when_findings
from careerpick.content.checks.path import rates_of, steps_of
from careerpick.content.checks.table import (
    Draft,
    Finding,
    bank_check,
    cross_check,
    draft_check,
    finding,
)
from careerpick.content.checks.values import Place, unknown
from careerpick.content.nodes import Location
from careerpick.content.typed import texts_of
from careerpick.countries import code_of, codes
from careerpick.errors import closest
from careerpick.folding import fold, squeezed
from careerpick.model import WORLD, CareerPath, Countries, Limit, Platform, QuestionBank, Takes


@cross_check("unknown-criterion")
def performed_criteria_exist(bank: QuestionBank, path: CareerPath) -> Iterator[Finding]:
    """Every criterion for which a path gives a level exists."""
    places: list[Place] = [(("performance", name), name) for name in path.performance]
    yield from unknown(places, [item.id for item in bank.criteria], "criterion")


@cross_check("missing-level")
def every_criterion_has_a_level(bank: QuestionBank, path: CareerPath) -> Iterator[Finding]:
    """A path gives a level for every criterion."""
    known = [item.id for item in bank.criteria]
    absent = [name for name in known if name not in path.performance]
    # A misspelt criterion is one problem: it is reported as unknown, so not as missing too.
    misspelt = {closest(name, absent) for name in path.performance if name not in known}
    for name in absent:
        if name not in misspelt:
            yield finding(("performance",), name=name)


@cross_check("unknown-limit")
def needed_limits_exist(bank: QuestionBank, path: CareerPath) -> Iterator[Finding]:
    """Every limit that a path needs exists."""
    places: list[Place] = [
        (("needs", i, "any_of", name), name)
        for i, need in enumerate(path.needs)
        for name in need.any_of
    ]
    yield from unknown(places, [item.id for item in bank.limits], "limit")


@cross_check("unknown-limit")
def limits_of_experience_exist(bank: QuestionBank, path: CareerPath) -> Iterator[Finding]:
    """Every limit by which somebody is called experienced exists."""
    places: list[Place] = [(("experienced", name), name) for name in path.experienced]
    yield from unknown(places, [item.id for item in bank.limits], "limit")


@cross_check("unknown-setting")
def settings_that_pick_a_kind_exist(bank: QuestionBank, path: CareerPath) -> Iterator[Finding]:
    """Every setting that picks a kind of work exists."""
    settings = {item.id: item.words for item in bank.settings}
    for i, kind in enumerate(path.kinds):
        where = ("kinds", i, "settings")
        yield from unknown([((*where, name), name) for name in kind.settings], settings, "setting")
        for name, values in kind.settings.items():
            given = [((*where, name, j), item) for j, item in enumerate(values)]
            yield from unknown(given if name in settings else (), settings.get(name, ()), "value")


@cross_check("for-whom")
def steps_are_for_somebody(bank: QuestionBank, path: CareerPath) -> Iterator[Finding]:
    """What decides for whom a step is exists, and somebody can be meant."""
    for where, step in steps_of(path):
        if step.when:
            yield from when_findings(bank, step.when, (*where, "when"))


@bank_check("unknown-country")
def countries_of_places_exist(bank: QuestionBank) -> Iterator[Finding]:
    """The countries of a place exist."""
    for i, place in enumerate(bank.places):
        yield from _countries(("places", i, "countries"), place.countries)


@cross_check("unknown-country")
def countries_and_places_exist(bank: QuestionBank, path: CareerPath) -> Iterator[Finding]:
    """Every country that a path names exists, and so does every place that has rates."""
    for i, site in enumerate(path.platforms):
        if site.takes:
            yield from _in(("platforms", i, "takes", "countries"), site.takes.countries)
    for where, step in steps_of(path):
        if step.when:
            yield from _in((*where, "when", "countries"), step.when.countries)
    places = {WORLD, *(place.id for place in bank.places)}
    for where, rates in rates_of(path):
        if rates.place not in places:
            yield from _countries((*where, "place"), (rates.place,), (*sorted(places),))


def _in(where: Location, found: Countries | None) -> Iterator[Finding]:
    if found is None:
        return
    if (found.only is None) == (found.all_but is None):
        yield finding(where, "both")
    for key in ("only", "all_but"):
        yield from _countries((*where, key), getattr(found, key) or ())


def _countries(
    where: Location, given: tuple[str, ...], places: tuple[str, ...] = ()
) -> Iterator[Finding]:
    for i, code in enumerate(given):
        if code not in codes():
            near = code_of(code) or closest(code, places)
            yield finding(where if places else (*where, i), name=code, near=near, places=places)


@cross_check("threshold-value")
def needed_values_have_words(bank: QuestionBank, path: CareerPath) -> Iterator[Finding]:
    """What a path needs is 0 or more, and a value that its limit has words for."""
    for i, need in enumerate(path.needs):
        for name, threshold in need.any_of.items():
            for key in ("comfortable", "minimum"):
                where = ("needs", i, "any_of", name, key)
                yield from value_fits(bank, name, getattr(threshold, key), where)


@draft_check("name-collision")
def names_mean_one_path(draft: Draft) -> Iterator[Finding]:
    """No id, name or alias could mean two paths."""
    owners: dict[str, tuple[int, str]] = {}
    for index, path in enumerate(draft.paths):
        for where, name in _names_of(path.value):
            owner, file = owners.setdefault(squeezed(name), (index, path.document.file))
            if owner != index:
                yield finding(where, path=index, name=name, file=file)


@draft_check("repeated-alias")
def aliases_are_not_repeated(draft: Draft) -> Iterator[Finding]:
    """No alias of a path is given twice."""
    for index, path in enumerate(draft.paths):
        seen: set[str] = set()
        for i, alias in enumerate(path.value.aliases):
            if fold(alias) in seen:
                yield finding(("aliases", i), path=index, name=alias)
            seen.add(fold(alias))


def _names_of(path: CareerPath) -> Iterator[tuple[Location, str]]:
    yield ("id",), path.id
    yield ("name",), path.name
    for i, alias in enumerate(path.aliases):
        yield ("aliases", i), alias


LONGEST_TEXT = 1000
_MAY_BE_EMPTY = {(Limit, "unit"), (Platform, "note"), (Takes, "note")}


@draft_check("empty-text")
def texts_are_not_empty(draft: Draft) -> Iterator[Finding]:
    """No text is empty."""
    for index, where, text, may_be_empty in _texts(draft):
        if not text.strip() and not may_be_empty:
            name = next((step for step in reversed(where) if isinstance(step, str)), "text")
            yield finding(where, path=index, name=name)


@draft_check("long-text")
def texts_are_not_too_long(draft: Draft) -> Iterator[Finding]:
    """No text is longer than anyone would read."""
    for index, where, text, _ in _texts(draft):
        if len(text) > LONGEST_TEXT:
            yield finding(where, path=index, count=len(text), most=LONGEST_TEXT)


@draft_check("line-break")
def texts_are_one_paragraph(draft: Draft) -> Iterator[Finding]:
    """No text has line breaks or tabs of its own; the screen decides where lines end."""
    for index, where, text, _ in _texts(draft):
        if "\n" in text or "\t" in text:
            yield finding(where, path=index)


def _texts(draft: Draft) -> Iterator[tuple[int | None, Location, str, bool]]:
    if draft.bank:
        for where, text, owner in texts_of(draft.bank.value):
            yield None, where, text, (owner, where[-1]) in _MAY_BE_EMPTY
    for index, path in enumerate(draft.paths):
        for where, text, owner in texts_of(path.value):
            yield index, where, text, (owner, where[-1]) in _MAY_BE_EMPTY
