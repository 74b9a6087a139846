"""Checks of path files against the questions file and each other, and of every text."""

from collections.abc import Iterator

from careerpick.content.checks.bank import value_fits
from careerpick.content.checks.table import Draft, Finding, cross_check, draft_check, finding
from careerpick.content.checks.values import Place, unknown
from careerpick.content.nodes import Location
from careerpick.content.typed import texts_of
from careerpick.errors import closest
from careerpick.folding import fold, squeezed
from careerpick.model import CareerPath, Limit, Platform, QuestionBank


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
_MAY_BE_EMPTY = {(Limit, "unit"), (Platform, "note")}


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
