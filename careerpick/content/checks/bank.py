"""Checks of the questions file alone, apart from those of names."""

import re
from collections.abc import Iterable, Iterator

from careerpick.content.checks.table import Finding, bank_check, finding
from careerpick.content.checks.values import unknown
from careerpick.content.nodes import Location
from careerpick.model import Group, Question, QuestionBank

FEWEST_OPTIONS, MOST_OPTIONS = 2, 9
"""As many as one digit chooses; where several can be ticked, 512 sets of them are answers."""
FEWEST_STEPS, MOST_STEPS = 3, 9
MOST_DETAILED = 12
"""Options of a question of detail, which nobody weighs against each other."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)


@bank_check("empty-list")
def lists_are_not_empty(bank: QuestionBank) -> Iterator[Finding]:
    """There are questions, and scales to ask about."""
    for part in ("groups", "criteria", "sections", "questions"):
        if not getattr(bank, part):
            yield finding((part,), name=part)


@bank_check("language")
def the_language_has_a_name(bank: QuestionBank) -> Iterator[Finding]:
    """The language is named as web pages name it."""
    if not LANGUAGE.fullmatch(bank.language):
        yield finding(("language",), name=bank.language)


@bank_check("option-count")
def questions_have_two_to_nine_options(bank: QuestionBank) -> Iterator[Finding]:
    """A question has 2 to 9 options, of detail up to 12; one typed none."""
    for i, question in enumerate(bank.questions):
        count = len(question.options)
        most = MOST_DETAILED if question.is_detail else MOST_OPTIONS
        if not question.is_typed and not FEWEST_OPTIONS <= count <= most:
            where = ("questions", i, "options")
            yield finding(where, fewest=FEWEST_OPTIONS, most=most, count=count)


@bank_check("several-or-scale")
def several_and_scales_are_whole(bank: QuestionBank) -> Iterator[Finding]:
    """`most` is for `pick: many` and `steps` for `pick: scale`; neither has what it cannot use.

    A scale has two options, its ends, and 3 to 9 steps; they state nothing.
    """
    for i, question in enumerate(bank.questions):
        where = ("questions", i)
        if question.most is not None and question.pick != "many":
            yield finding((*where, "most"), "most")
        if question.steps is not None and question.pick != "scale":
            yield finding((*where, "steps"), "steps")
        if question.pick == "many":
            yield from _of_several(question, where)
        if question.pick == "scale":
            yield from _of_scale(question, where)


def _of_several(question: Question, where: Location) -> Iterator[Finding]:
    count = len(question.options)
    if question.most is not None and not 2 <= question.most <= count:
        yield finding((*where, "most"), "range", key="most", least=2, most=count)
    yield from _unfitting(question, where, ("sets", "deal_breaker", "at_least"))


def _of_scale(question: Question, where: Location) -> Iterator[Finding]:
    if question.steps is None:
        yield finding((*where, "pick"), "no-steps", least=FEWEST_STEPS, most=MOST_STEPS)
    elif not FEWEST_STEPS <= question.steps <= MOST_STEPS:
        yield finding((*where, "steps"), "range", key="steps", least=FEWEST_STEPS, most=MOST_STEPS)
    if len(question.options) != len(("low", "high")):
        yield finding((*where, "options"), "ends", count=len(question.options))
    yield from _unfitting(question, where, ("facts", "sets", "at_least"))


def _unfitting(question: Question, where: Location, keys: tuple[str, ...]) -> Iterator[Finding]:
    """Yield the keys that cannot be where several are ticked, or at a scale."""
    if question.is_detail:
        yield finding((*where, "ask"), "key", pick=question.pick, key="ask: detail")
    if question.number is not None:
        yield finding((*where, "number"), "key", pick=question.pick, key="number")
    for j, option in enumerate(question.options):
        for key in keys:
            if getattr(option, key) not in ({}, False, None):
                at = (*where, "options", j, key)
                yield finding(at, "key", pick=question.pick, key=key)


def ids_of(items: Iterable[Group]) -> list[str]:
    """Return the ids of groups or sections."""
    return [item.id for item in items]


@bank_check("unknown-group")
def groups_exist(bank: QuestionBank) -> Iterator[Finding]:
    """The group of a criterion exists."""
    places = [(("criteria", i, "group"), item.group) for i, item in enumerate(bank.criteria)]
    yield from unknown(places, ids_of(bank.groups), "group")


@bank_check("unknown-section")
def sections_exist(bank: QuestionBank) -> Iterator[Finding]:
    """The section of a question exists."""
    places = [(("questions", i, "section"), item.section) for i, item in enumerate(bank.questions)]
    yield from unknown(places, ids_of(bank.sections), "section")


@bank_check("section-order")
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
            where = ("questions", i, "section")
            yield finding(where, section=question.section, before=before)
        latest = max(latest, index)


@bank_check("unknown-criterion")
def wanted_criteria_exist(bank: QuestionBank) -> Iterator[Finding]:
    """Every criterion that an option wants exists."""
    places = [
        (("questions", i, "options", j, "wants", name), name)
        for i, question in enumerate(bank.questions)
        for j, option in enumerate(question.options)
        for name in option.wants
    ]
    yield from unknown(places, [item.id for item in bank.criteria], "criterion")


@bank_check("unknown-limit")
def stated_limits_exist(bank: QuestionBank) -> Iterator[Finding]:
    """Every limit of which an option states a fact exists."""
    places = [
        (("questions", i, "options", j, "facts", name), name)
        for i, question in enumerate(bank.questions)
        for j, option in enumerate(question.options)
        for name in option.facts
    ]
    yield from unknown(places, [item.id for item in bank.limits], "limit")


@bank_check("choose-low")
def only_tastes_can_be_chosen_low(bank: QuestionBank) -> Iterator[Finding]:
    """`choose_low` is there for a taste and absent for a good."""
    for i, item in enumerate(bank.criteria):
        if item.kind == "taste" and item.choose_low is None:
            yield finding(("criteria", i), "taste", name=item.id)
        if item.kind == "good" and item.choose_low is not None:
            yield finding(("criteria", i, "choose_low"), "good", name=item.id)


@bank_check("wants-less-of-a-good", "warning")
def nobody_wants_less_of_a_good(bank: QuestionBank) -> Iterator[Finding]:
    """No option wants less of a good; that is nearly always a mistake."""
    goods = {item.id for item in bank.criteria if item.kind == "good"}
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            for name, evidence in option.wants.items():
                if name in goods and evidence < 0:
                    yield finding(("questions", i, "options", j, "wants", name), name=name)


@bank_check("repeated-fact")
def a_fact_is_stated_by_one_question(bank: QuestionBank) -> Iterator[Finding]:
    """Each fact is stated by one question at most."""
    stated: dict[str, str] = {}
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            for name in option.facts:
                first = stated.setdefault(name, question.id)
                if first != question.id:
                    where = ("questions", i, "options", j, "facts", name)
                    yield finding(where, name=name, first=first)


@bank_check("limit-words")
def limits_can_be_shown(bank: QuestionBank) -> Iterator[Finding]:
    """A limit has a unit, or words whose keys are whole numbers."""
    for i, limit in enumerate(bank.limits):
        if not limit.words and not limit.unit.strip():
            yield finding(("limits", i), "none", name=limit.id)
        for value in limit.words:
            if not re.fullmatch(r"0|[1-9][0-9]{0,8}", value, re.ASCII):
                yield finding(("limits", i, "words", value), "value", name=value)


@bank_check("repeated-role")
def a_role_is_played_by_one_limit(bank: QuestionBank) -> Iterator[Finding]:
    """No two limits play the same role in a plan."""
    players: dict[str, str] = {}
    for i, limit in enumerate(bank.limits):
        if limit.role is None:
            continue
        first = players.setdefault(limit.role, limit.id)
        if first != limit.id:
            yield finding(("limits", i, "role"), name=first, role=limit.role)


@bank_check("fact-value")
def stated_values_have_words(bank: QuestionBank) -> Iterator[Finding]:
    """A stated fact is 0 or more, and one of the values that its limit has words for."""
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            for name, value in option.facts.items():
                where = ("questions", i, "options", j, "facts", name)
                yield from value_fits(bank, name, value, where)


def value_fits(bank: QuestionBank, name: str, value: int, where: Location) -> Iterator[Finding]:
    """Yield a finding when a limit cannot have this value."""
    limit = next((item for item in bank.limits if item.id == name), None)
    if value < 0:
        yield finding(where, "negative", given=value)
    elif limit and limit.words and str(value) not in limit.words:
        words = tuple(limit.words.items())
        yield finding(where, "words", name=name, given=value, words=words)
