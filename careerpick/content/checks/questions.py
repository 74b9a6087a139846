"""Checks of what the questions file says."""

import re
from collections.abc import Iterator

from careerpick.content.checks.references import unused, values_of_settings
from careerpick.content.checks.table import Draft, Finding, check, finding
from careerpick.content.nodes import Location
from careerpick.content.typed import each
from careerpick.model import (
    Criterion,
    Limit,
    Need,
    Option,
    Question,
    QuestionBank,
    Setting,
)

FEWEST_VALUES = 2
"""Of a setting; with one there is nothing to choose."""
VALUE = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
"""Of a limit, as a key."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)

# The file as a whole


@check("empty-list", QuestionBank)
def lists_are_not_empty(bank: QuestionBank) -> Iterator[Finding]:
    """There are questions, and scales to ask about."""
    for part in ("groups", "criteria", "sections", "questions"):
        if not getattr(bank, part):
            yield finding((part,), name=part)


@check("language", QuestionBank)
def the_language_has_a_name(bank: QuestionBank) -> Iterator[Finding]:
    """The language is named as web pages name it."""
    if not LANGUAGE.fullmatch(bank.language):
        yield finding(("language",), name=bank.language)


@check("no-core-question", QuestionBank)
def something_is_asked_of_everybody(bank: QuestionBank) -> Iterator[Finding]:
    """Some question is a core one."""
    if bank.questions and all(question.ask != "core" for question in bank.questions):
        yield finding(("questions", 0, "ask"))


@check("section-order", QuestionBank)
def questions_follow_the_sections(bank: QuestionBank) -> Iterator[Finding]:
    """The questions of a section stand together, in the order of the sections.

    First the core ones, then the deciding ones and those of detail, each once more in
    that order.
    """
    order = {section.id: index for index, section in enumerate(bank.sections)}
    latest, ask = 0, "core"
    for i, question in enumerate(bank.questions):
        if question.ask != ask:
            latest, ask = 0, question.ask
        index = order.get(question.section, latest)
        if index < latest:
            before = bank.sections[latest].id
            yield finding(("questions", i, "section"), section=question.section, before=before)
        latest = max(latest, index)


@check("detail-order", QuestionBank)
def details_come_last(bank: QuestionBank) -> Iterator[Finding]:
    """Questions of detail stand after all others."""
    last = max((i for i, item in enumerate(bank.questions) if not item.is_detail), default=-1)
    for i, question in enumerate(bank.questions[: last + 1]):
        if question.is_detail:
            yield finding(("questions", i, "ask"), name=question.id)


@check("repeated-fact", QuestionBank)
def a_fact_is_stated_by_one_question(bank: QuestionBank) -> Iterator[Finding]:
    """Each fact is stated by one question at most."""
    stated: dict[str, str] = {}
    for where, question in each(bank, Question):
        for j, option in enumerate(question.options):
            for name in option.facts:
                first = stated.setdefault(name, question.id)
                if first != question.id:
                    yield finding((*where, "options", j, "facts", name), name=name, first=first)


@check("repeated-role", QuestionBank)
def a_role_is_played_by_one_limit(bank: QuestionBank) -> Iterator[Finding]:
    """No two limits play the same role in a plan."""
    players: dict[str, str] = {}
    for i, limit in enumerate(bank.limits):
        if limit.role and players.setdefault(limit.role, limit.id) != limit.id:
            yield finding(("limits", i, "role"), name=players[limit.role], role=limit.role)


# Scales and limits


@check("choose-low", Criterion)
def only_tastes_can_be_chosen_low(criterion: Criterion) -> Iterator[Finding]:
    """`choose_low` is there for a taste and absent for a good."""
    if criterion.kind == "taste" and criterion.choose_low is None:
        yield finding((), "taste", name=criterion.id)
    if criterion.kind == "good" and criterion.choose_low is not None:
        yield finding(("choose_low",), "good", name=criterion.id)


@check("limit-words", Limit)
def limits_can_be_shown(limit: Limit) -> Iterator[Finding]:
    """A limit has a unit, or words whose keys are whole numbers."""
    if not limit.words and not limit.unit.strip():
        yield finding((), "none", name=limit.id)
    for value in limit.words:
        if not VALUE.fullmatch(value):
            yield finding(("words", value), "value", name=value)


@check("fact-value", Option, with_bank=True)
def stated_values_have_words(option: Option, bank: QuestionBank) -> Iterator[Finding]:
    """A stated fact is 0 or more, and one of the values that its limit has words for."""
    for name, value in option.facts.items():
        yield from _value_fits(bank, name, value, ("facts", name))


@check("threshold-value", Need, with_bank=True)
def needed_values_have_words(need: Need, bank: QuestionBank) -> Iterator[Finding]:
    """What a path needs is 0 or more, and a value that its limit has words for."""
    for name, threshold in need.any_of.items():
        for key in ("comfortable", "minimum"):
            yield from _value_fits(bank, name, getattr(threshold, key), ("any_of", name, key))
    for name in tuple(need.any_of)[:1]:
        for given in need.remedies:
            if VALUE.fullmatch(given):
                yield from _value_fits(bank, name, int(given), ("remedies", given))
            else:
                yield finding(("remedies", given), "key", name=given)


def _value_fits(bank: QuestionBank, name: str, value: int, where: Location) -> Iterator[Finding]:
    words = next((item.words for item in bank.limits if item.id == name), {})
    if value < 0:
        yield finding(where, "negative", given=value)
    elif words and str(value) not in words:
        yield finding(where, "words", name=name, given=value, words=tuple(words.items()))


# What answers say


@check("wants-less-of-a-good", Option, with_bank=True, severity="warning")
def nobody_wants_less_of_a_good(option: Option, bank: QuestionBank) -> Iterator[Finding]:
    """No option wants less of a good; that is nearly always a mistake."""
    goods = {item.id for item in bank.criteria if item.kind == "good"}
    for name, evidence in option.wants.items():
        if name in goods and evidence < 0:
            yield finding(("wants", name), name=name)


@check("empty-refusal", Option)
def refusals_can_rule_out(option: Option) -> Iterator[Finding]:
    """An option that is a deal-breaker wants 2 or -2 of something."""
    if option.deal_breaker and not option.strong_wants():
        yield finding(("deal_breaker",))


# Details and settings


@check("detail-scores", Question)
def details_never_score(question: Question) -> Iterator[Finding]:
    """A question of detail wants nothing and weighs nothing."""
    if not question.is_detail:
        return
    if question.weight != 1:
        yield finding(("weight",), name=question.id)
    for j, option in enumerate(question.options):
        if option.wants or option.deal_breaker:
            key = "wants" if option.wants else "deal_breaker"
            yield finding(("options", j, key), name=question.id)


@check("detail-alone", QuestionBank)
def only_details_are_typed_or_for_some(bank: QuestionBank) -> Iterator[Finding]:
    """What is typed and `when` are for questions of detail, and each kind is typed once."""
    first: dict[str, str] = {}
    for where, question in each(bank, Question):
        pick = question.pick
        if not question.is_detail and question.is_typed:
            yield finding((*where, "pick"), "pick")
        if not question.is_detail and question.when is not None:
            yield finding((*where, "when"), "when")
        for key in ("options", "number") if question.is_typed else ():
            if getattr(question, key):
                yield finding((*where, key), key, pick=pick)
        if question.is_typed and first.setdefault(pick, question.id) != question.id:
            yield finding((*where, "pick"), "twice", pick=pick, first=first[pick])


@check("setting-value", Option, with_bank=True)
def settings_have_their_values(option: Option, bank: QuestionBank) -> Iterator[Finding]:
    """What an option sets is one of the values that its setting has words for."""
    given = {name: [value] for name, value in option.sets.items()}
    yield from values_of_settings(given, bank, ("sets",))


@check("setting-value", Setting)
def settings_have_several_values(setting: Setting) -> Iterator[Finding]:
    """A setting has two of them or more."""
    if len(setting.words) < FEWEST_VALUES:
        yield finding(("words",), what="few", name=setting.id)


@check("unset-setting", QuestionBank)
def settings_are_set(bank: QuestionBank) -> Iterator[Finding]:
    """Some question sets each setting."""
    found = {name for _, option in each(bank, Option) for name in option.sets}
    yield from unused(bank, "settings", found)


@check("needed-detail")
def details_state_nothing_that_is_needed(draft: Draft) -> Iterator[Finding]:
    """No path needs what only a question of detail asks: it would be known too late."""
    needed = {name for path in draft.paths for need in path.value.needs for name in need.any_of}
    for where, question in each(draft.bank.value, Question) if draft.bank else ():
        for j, option in enumerate(question.options if question.is_detail else ()):
            for name in option.facts:
                if name in needed:
                    yield finding((*where, "options", j, "facts", name), name=name)
