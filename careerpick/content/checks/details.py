"""Checks of questions of detail, of settings, and of whom a question is for."""

from collections.abc import Iterable, Iterator

from careerpick.content.checks.bank import FEWEST_OPTIONS
from careerpick.content.checks.table import Draft, Finding, bank_check, draft_check, finding
from careerpick.content.checks.values import unknown
from careerpick.content.nodes import Location
from careerpick.model import Bounds, QuestionBank, When


@bank_check("detail-scores")
def details_never_score(bank: QuestionBank) -> Iterator[Finding]:
    """A question of detail wants nothing and weighs nothing."""
    for i, question in enumerate(bank.questions):
        if not question.is_detail:
            continue
        if question.weight != 1:
            yield finding(("questions", i, "weight"), name=question.id)
        for j, option in enumerate(question.options):
            if option.wants or option.deal_breaker:
                key = "wants" if option.wants else "deal_breaker"
                yield finding(("questions", i, "options", j, key), name=question.id)


@bank_check("detail-order")
def details_come_last(bank: QuestionBank) -> Iterator[Finding]:
    """Questions of detail stand after all others."""
    last = max((i for i, item in enumerate(bank.questions) if not item.is_detail), default=-1)
    for i, question in enumerate(bank.questions[: last + 1]):
        if question.is_detail:
            yield finding(("questions", i, "ask"), name=question.id)


@bank_check("detail-alone")
def only_details_are_typed_or_for_some(bank: QuestionBank) -> Iterator[Finding]:
    """`pick` and `when` are for questions of detail, and each kind is typed once."""
    first: dict[str, str] = {}
    for i, question in enumerate(bank.questions):
        if not question.is_detail and question.is_typed:
            yield finding(("questions", i, "pick"), "pick")
        if not question.is_detail and question.when is not None:
            yield finding(("questions", i, "when"), "when")
        if not question.is_typed:
            continue
        if question.options:
            yield finding(("questions", i, "options"), "options", pick=question.pick)
        if question.number:
            yield finding(("questions", i, "number"), "number", pick=question.pick)
        if first.setdefault(question.pick, question.id) != question.id:
            before = first[question.pick]
            yield finding(("questions", i, "pick"), "twice", pick=question.pick, first=before)


@bank_check("unknown-setting")
def settings_exist(bank: QuestionBank) -> Iterator[Finding]:
    """Every setting that an option sets exists."""
    places = [(where, name) for where, name, _ in _sets(bank)]
    yield from unknown(places, [item.id for item in bank.settings], "setting")


@bank_check("setting-value")
def settings_have_their_values(bank: QuestionBank) -> Iterator[Finding]:
    """What an option sets is one of the values that its setting has words for."""
    words = {item.id: item.words for item in bank.settings}
    for where, name, given in _sets(bank):
        if name in words:
            yield from unknown([(where, given)], words[name], "value")
    for i, setting in enumerate(bank.settings):
        if len(setting.words) < FEWEST_OPTIONS:
            yield finding(("settings", i, "words"), what="few", name=setting.id)


@bank_check("unset-setting")
def settings_are_set(bank: QuestionBank) -> Iterator[Finding]:
    """Some question sets each setting."""
    found = {name for _, name, _ in _sets(bank)}
    for i, setting in enumerate(bank.settings):
        if setting.id not in found:
            yield finding(("settings", i, "id"), name=setting.id)


def _sets(bank: QuestionBank) -> Iterator[tuple[Location, str, str]]:
    """Yield where an option sets a setting, which one, and to what."""
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            for name, given in option.sets.items():
                yield ("questions", i, "options", j, "sets", name), name, given


@bank_check("for-whom")
def questions_are_for_somebody(bank: QuestionBank) -> Iterator[Finding]:
    """What `when` of a question names exists, and somebody can be meant."""
    for i, question in enumerate(bank.questions):
        if question.when:
            yield from when_findings(bank, question.when, ("questions", i, "when"))


def when_findings(bank: QuestionBank, when: When, where: Location) -> Iterator[Finding]:
    """Yield what is wrong with whom something is for: unknown names, and bounds of nobody."""
    limits = [item.id for item in bank.limits]
    words = {item.id: item.words for item in bank.settings}
    yield from unknown(_keys(when.facts, (*where, "facts")), limits, "limit")
    yield from unknown(_keys(when.settings, (*where, "settings")), words, "setting")
    for name, bounds in when.facts.items():
        if _holds_nobody(bounds):
            yield finding((*where, "facts", name), what="bounds", name=name)
    for name, values in when.settings.items():
        place = (*where, "settings", name)
        if not values:
            yield finding(place, what="bounds", name=name)
        for j, given in enumerate(values):
            if name in words:
                yield from unknown([((*place, j), given)], words[name], "value")


def _keys(names: Iterable[str], where: Location) -> list[tuple[Location, str]]:
    return [((*where, name), name) for name in names]


def _holds_nobody(bounds: Bounds) -> bool:
    ends = [end for end in (bounds.least, bounds.most) if end is not None]
    return not ends or min(ends) < 0 or ends[0] > ends[-1]


@draft_check("needed-detail")
def details_state_nothing_that_is_needed(draft: Draft) -> Iterator[Finding]:
    """No path needs what only a question of detail asks: it would be known too late."""
    if draft.bank is None:
        return
    needed = {name for path in draft.paths for need in path.value.needs for name in need.any_of}
    for i, question in enumerate(draft.bank.value.questions):
        for j, option in enumerate(question.options if question.is_detail else ()):
            for name in option.facts:
                if name in needed:
                    yield finding(("questions", i, "options", j, "facts", name), name=name)
