"""Checks of what the questions file says: its questions, scales, limits and settings."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import pairwise

from careerpick.content.checks.table import (
    Draft,
    Finding,
    check,
    finding,
    repeats,
    unused,
    warning,
)
from careerpick.content.typed import Location, each
from careerpick.folding import LETTERS, fold, place_in
from careerpick.model import (
    NONE,
    Criterion,
    Currency,
    Exchange,
    Limit,
    Need,
    Option,
    Question,
    QuestionBank,
    Setting,
)

FEWEST_OPTIONS, MOST_OPTIONS = 2, 9
"""As many as one digit chooses; where several can be ticked, 512 sets of them are answers."""
FEWEST_STEPS, MOST_STEPS = 3, 9
MOST_DETAILED = 12
"""Options of a question of detail, which nobody weighs against each other."""
# What an answer file and the quiz understand in place of a question or an option.
RESERVED_QUESTION_IDS = ("schema", "bank", "questions", "answers")
RESERVED_OPTION_IDS = ("skip",)
QUIZ_KEYS = ("b", "f", "h", "q", "r", "s")
FEWEST_VALUES = 2
"""Of a setting; with one there is nothing to choose."""
LIMIT_VALUE = r"(0|[1-9][0-9]{0,8})"
"""As a key; one of thousands of digits is no number to Python."""
LEAST_RATE, MOST_RATE = 0.000001, 1_000_000_000
"""Beyond these no money was ever worth, and no sum that is converted runs over."""

# The order of the questions


@check(QuestionBank)
def _questions_follow_the_sections(bank: QuestionBank) -> Iterator[Finding]:
    order = {section.id: index for index, section in enumerate(bank.sections)}
    latest, ask = 0, "core"
    for i, question in enumerate(bank.questions):
        if question.ask != ask:
            latest, ask = 0, question.ask
        index = order.get(question.section, latest)
        if index < latest:
            before = bank.sections[latest].id
            where = ("questions", i, "section")
            yield finding("section-order", where, section=question.section, before=before)
        latest = max(latest, index)


@check(QuestionBank)
def _somebody_is_asked_and_details_come_last(bank: QuestionBank) -> Iterator[Finding]:
    if bank.questions and all(question.ask != "core" for question in bank.questions):
        yield finding("no-core-question", ("questions", 0, "ask"))
    last = max((i for i, item in enumerate(bank.questions) if not item.is_detail), default=-1)
    for i, question in enumerate(bank.questions[: last + 1]):
        if question.is_detail:
            yield finding("detail-order", ("questions", i, "ask"), name=question.id)


# Scales, limits and settings


@check(Criterion)
def _only_tastes_can_be_chosen_low(criterion: Criterion) -> Iterator[Finding]:
    if criterion.kind == "taste" and criterion.choose_low is None:
        yield finding("choose-low", (), "taste", name=criterion.id)
    if criterion.kind == "good" and criterion.choose_low is not None:
        yield finding("choose-low", ("choose_low",), "good", name=criterion.id)


@check(QuestionBank)
def _roles_belong_to_one(bank: QuestionBank) -> Iterator[Finding]:
    roles = {("limits", i, "role"): item.role for i, item in enumerate(bank.limits) if item.role}
    for where, first in repeats(roles):
        yield finding("repeated-role", where, name=bank.limits[first[1]].id, role=roles[first])


@check(QuestionBank)
def _facts_belong_to_one(bank: QuestionBank) -> Iterator[Finding]:
    asked = enumerate(bank.questions)
    stated: dict[Location, str] = {where: str(where[-1]) for where, _ in facts(bank)}
    stated |= {("questions", i, "pick"): item.pick for i, item in asked if item.is_typed}
    for where, first in repeats(stated):
        if where[1] != first[1]:
            before = bank.questions[int(first[1])].id
            yield finding("repeated-fact", where, name=stated[where], first=before)


@check()
def _details_state_nothing_that_is_needed(draft: Draft) -> Iterator[Finding]:
    needed = {name for path in draft.paths for need in path.value.needs for name in need.any_of}
    for where, question in facts(draft.bank):
        if where[-1] in needed and question.is_detail:
            yield finding("needed-detail", where, name=where[-1])


def facts(bank: QuestionBank) -> Iterator[tuple[Location, Question]]:
    """Yield the place of each fact that an option states, which ends with its limit."""
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            for name in option.facts:
                yield ("questions", i, "options", j, "facts", name), question


@check(Limit)
def _limits_can_be_shown(limit: Limit) -> Iterator[Finding]:
    if not limit.words and not limit.unit.strip():
        yield finding("limit-words", (), "none", name=limit.id)


@check(Option, Need, with_bank=True)
def _values_of_limits_have_words(item: Option | Need, bank: QuestionBank) -> Iterator[Finding]:
    words = {limit.id: limit.words for limit in bank.limits}
    held: list[tuple[Location, str, int]] = []
    if isinstance(item, Option):
        held += [(("facts", name), name, value) for name, value in item.facts.items()]
    else:
        for name, asked in item.any_of.items():
            held.append((("any_of", name, "comfortable"), name, asked.comfortable))
            held.append((("any_of", name, "minimum"), name, asked.minimum))
        numbers = [given for given in item.remedies if re.fullmatch(LIMIT_VALUE, given)]
        for name in tuple(item.any_of)[:1]:
            held += [(("remedies", given), name, int(given)) for given in numbers]
    for where, name, value in held:
        known = words.get(name, {})
        if value < 0:
            yield finding("limit-value", where, "negative", given=value)
        elif known and str(value) not in known:
            about = {"name": name, "given": value, "words": tuple(known.items())}
            yield finding("limit-value", where, "words", **about)


@check(Setting)
def _settings_have_several_values(setting: Setting) -> Iterator[Finding]:
    if len(setting.words) < FEWEST_VALUES:
        yield finding("setting-value", ("words",), "few", name=setting.id)


@check(QuestionBank)
def _settings_are_set(bank: QuestionBank) -> Iterator[Finding]:
    used = {name for item in bank.questions for option in item.options for name in option.sets}
    for where, name in unused("settings", bank, used):
        yield finding("unset-setting", where, name=name)


@check(QuestionBank)
def _each_currency_has_one_rate(bank: QuestionBank) -> Iterator[Finding]:
    for where, _ in repeats(dict(each(bank, Currency))):
        yield finding("exchange", where, "twice", name=where[-1])


@check(Exchange)
def _rates_are_possible(table: Exchange) -> Iterator[Finding]:
    for name, rate in table.per_usd.items():
        if not LEAST_RATE <= rate <= MOST_RATE:
            yield finding("exchange", ("per_usd", name), "rate", given=rate)


# What an option says


@check(Option, with_bank=True)
def _options_want_what_can_be_wanted(option: Option, bank: QuestionBank) -> Iterator[Finding]:
    goods = {item.id for item in bank.criteria if item.kind == "good"}
    for name, evidence in option.wants.items():
        if name in goods and evidence < 0:
            yield warning("wants-less-of-a-good", ("wants", name), name=name)
    if option.deal_breaker and not option.strong_wants():
        yield finding("empty-refusal", ("deal_breaker",))


_OF_ONE_CHOICE = ("sets", "way", "at_least")

_UNFITTING: tuple[tuple[str, Callable[[Question], bool], tuple[str, ...], tuple[str, ...]], ...] = (
    ("detail", lambda asked: asked.is_detail, ("weight",), ("wants", "deal_breaker")),
    ("core", lambda asked: not asked.is_detail, ("when",), ()),
    ("core", lambda asked: not asked.is_detail and asked.is_typed, ("pick",), ()),
    ("pick", lambda asked: asked.is_typed, ("options", "number"), ()),
    ("pick", lambda asked: asked.pick == "many", ("number",), (*_OF_ONE_CHOICE, "deal_breaker")),
    ("pick", lambda asked: asked.pick == "scale", ("number",), (*_OF_ONE_CHOICE, "facts")),
    ("pick", lambda asked: asked.pick in ("many", "scale") and asked.is_detail, ("ask",), ()),
    ("pick", lambda asked: asked.pick != "many", ("most",), ()),
    ("pick", lambda asked: asked.pick != "scale", ("steps",), ()),
    ("number", lambda asked: asked.pick == "one" and not asked.number, (), ("at_least",)),
)
"""Case; which questions; and the keys that they cannot have, of their own and of their options."""


@check(Question)
def _questions_have_what_fits_them(question: Question) -> Iterator[Finding]:
    of_all: list[tuple[Location, Question | Option]] = [((), question)]
    of_all += [(("options", j), option) for j, option in enumerate(question.options)]
    unfitting = [row for row in _UNFITTING if row[1](question)]
    for where, item in of_all:
        without = {one.name: one.default for one in fields(item)}
        for case, _, keys, of_options in unfitting:
            for key in of_options if where else keys:
                held = getattr(item, key)
                if held != without[key] and held not in ((), {}):
                    name = f"{key}: {held}" if key in ("ask", "pick") else key
                    about = {"key": name, "pick": question.pick}
                    yield finding("unfitting-key", (*where, key), case, **about)


# How many options, and how they are chosen


@check(Question)
def _a_question_has_two_to_nine_options(question: Question) -> Iterator[Finding]:
    count = len(question.options)
    most = MOST_DETAILED if question.is_detail else MOST_OPTIONS
    if not question.is_typed and not FEWEST_OPTIONS <= count <= most:
        yield finding("option-count", ("options",), fewest=FEWEST_OPTIONS, most=most, count=count)


@check(Question)
def _several_and_scales_are_whole(question: Question) -> Iterator[Finding]:
    code, count, pick = "several-or-scale", len(question.options), question.pick
    for key, least, most in (("most", 2, count), ("steps", FEWEST_STEPS, MOST_STEPS)):
        given = getattr(question, key)
        if given is not None and not least <= given <= most:
            yield finding(code, (key,), "range", key=key, least=least, most=most)
    if pick == "scale" and question.steps is None:
        yield finding(code, ("pick",), "no-steps", least=FEWEST_STEPS, most=MOST_STEPS)
    if pick == "scale" and count != 2:
        yield finding(code, ("options",), "ends", count=count)


# Ids and labels by which an answer is given


@check(Question)
def _ids_mean_one_answer(question: Question) -> Iterator[Finding]:
    if question.id in RESERVED_QUESTION_IDS:
        yield finding("reserved-id", ("id",), "question", name=question.id)
    reserved = (*RESERVED_OPTION_IDS, *([NONE] if question.pick == "many" else ()))
    for j, option in enumerate(question.options):
        where = ("options", j, "id")
        if option.id in reserved:
            yield finding("reserved-id", where, "option", name=option.id)
        if option.id in QUIZ_KEYS:
            yield warning("id-like-key", where, name=option.id)
        if _place_typed(option.id, question) not in (None, j):
            yield finding("id-like-number", where, name=option.id)


@check(Question)
def _labels_mean_one_answer(question: Question) -> Iterator[Finding]:
    labels = [fold(option.label) for option in question.options]
    for where, _ in repeats({("options", j, "label"): label for j, label in enumerate(labels)}):
        yield finding("repeated-label", where, question=question.id)
    names = {fold(option.id): j for j, option in enumerate(question.options)}
    for j, label in enumerate(labels):
        if names.get(label, j) != j or _place_typed(label, question) not in (None, j):
            written = question.options[j].label
            yield finding("label-like-id", ("options", j, "label"), label=written)


def _place_typed(folded: str, question: Question) -> int | None:
    """Return the position (from 0) of the option that is chosen by typing this as its place."""
    count = len(question.options)
    if question.number:
        return LETTERS.index(folded) if folded in tuple(LETTERS[:count]) else None
    place = place_in(folded)
    return place - 1 if place and place <= count else None


# Numbers that may be typed


@check(Question, with_bank=True)
def _numbers_can_be_typed(question: Question, bank: QuestionBank) -> Iterator[Finding]:
    number = question.number
    if number and not 0 <= number.least < number.most:
        yield finding("number-range", ("number",), least=number.least, most=number.most)
    if number and any(limit.id == number.limit and limit.words for limit in bank.limits):
        yield finding("number-range", ("number", "limit"), "words", name=number.limit)


@check(Question)
def _options_part_the_numbers(question: Question) -> Iterator[Finding]:
    code, number = "number-options", question.number
    starts = [(j, o.at_least) for j, o in enumerate(question.options) if o.at_least is not None]
    if number is None:
        return
    if not starts:
        yield finding(code, ("options",), "none")
        return
    if starts[0][1] != number.least:
        where: Location = ("options", starts[0][0], "at_least")
        yield finding(code, where, "first", given=starts[0][1], least=number.least)
    beyond = (len(question.options), number.most + 1)
    for (j, least), (other, end) in pairwise([*starts, beyond]):
        if least < end:
            yield from _states_one_of(question, j, number.limit, least, end - 1)
        elif (other, end) == beyond:
            yield finding(code, ("options", j, "at_least"), "beyond", most=number.most)
        else:
            yield finding(code, ("options", other, "at_least"), "order", given=end, before=least)


def _states_one_of(
    question: Question, place: int, limit: str, least: int, most: int
) -> Iterator[Finding]:
    """An option of a number states a value of its limit that falls into it."""
    stated = question.options[place].facts.get(limit)
    if stated is None:
        yield finding("number-fact", ("options", place), name=limit, least=least)
    elif not least <= stated <= most:
        where = ("options", place, "facts", limit)
        yield finding("number-fact", where, "out", given=stated, least=least, most=most)
