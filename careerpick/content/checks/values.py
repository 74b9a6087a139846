"""Names: what is asked of them anywhere, and checks of the ids and labels of the bank."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from careerpick.content.checks.table import Finding, bank_check, finding
from careerpick.content.nodes import Location
from careerpick.errors import Params, closest
from careerpick.folding import fold, place_in
from careerpick.model import NONE, Question, QuestionBank

# Names: what is asked of them anywhere, and checks of the ids and labels of the bank.

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
# What an answer file and the quiz understand in place of a question or an option.
RESERVED_QUESTION_IDS = ("schema", "bank", "questions", "answers")
RESERVED_OPTION_IDS = ("skip",)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""By which the options of a question about a number are chosen."""
QUIZ_KEYS = ("b", "f", "h", "q", "r", "s")

PARTS = ("groups", "criteria", "limits", "settings", "places", "sections", "questions")
"""The lists of the questions file whose items have ids."""

Place = tuple[Location, str]
"""Where an id stands, and the id."""


def repeated(places: Iterable[Place], what: str, of: str = "") -> Iterator[Finding]:
    """Yield a finding for each id that stood before, of this kind of things."""
    seen: set[str] = set()
    for where, name in places:
        if name in seen:
            yield finding(where, what=what, of=of, name=name)
        seen.add(name)


def unknown(places: Iterable[Place], known: Iterable[str], what: str) -> Iterator[Finding]:
    """Yield a finding for each name that is not among the known ones."""
    names = list(known)
    for where, name in places:
        if name not in names:
            near = closest(name, names)
            yield finding(where, what=what, name=name, near=near, names=tuple(names))


def all_ids(bank: QuestionBank) -> Iterator[Place]:
    """Yield every id that the questions file defines."""
    for part in PARTS:
        yield from part_ids(bank, part)
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            yield ("questions", i, "options", j, "id"), option.id


def part_ids(bank: QuestionBank, part: str) -> Iterator[Place]:
    """Yield the ids of one list of the questions file."""
    for index, item in enumerate(getattr(bank, part)):
        yield (part, index, "id"), item.id


@bank_check("id-form")
def ids_are_well_formed(bank: QuestionBank) -> Iterator[Finding]:
    """Ids are small letters, digits, - and _, so that they are safe anywhere."""
    for where, name in all_ids(bank):
        if not ID.fullmatch(name):
            yield finding(where, name=name)


@bank_check("repeated-id")
def ids_are_unique(bank: QuestionBank) -> Iterator[Finding]:
    """No two things of a kind have the same id."""
    for part in PARTS:
        yield from repeated(part_ids(bank, part), part)
    for i, question in enumerate(bank.questions):
        places = [
            (("questions", i, "options", j, "id"), option.id)
            for j, option in enumerate(question.options)
        ]
        yield from repeated(places, "options", question.id)


@bank_check("reserved-id")
def ids_are_not_reserved(bank: QuestionBank) -> Iterator[Finding]:
    """No id is a word that an answer file uses for something else."""
    for i, question in enumerate(bank.questions):
        if question.id in RESERVED_QUESTION_IDS:
            yield finding(("questions", i, "id"), "question", name=question.id)
        for j, option in enumerate(question.options):
            ticks_none = question.pick == "many" and option.id == NONE
            if option.id in RESERVED_OPTION_IDS or ticks_none:
                yield finding(("questions", i, "options", j, "id"), "option", name=option.id)


@bank_check("id-like-number")
def ids_are_no_other_number(bank: QuestionBank) -> Iterator[Finding]:
    """The id of an option is not the number or the letter by which another option is chosen."""
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            if _place_typed(option.id, question) not in (None, j):
                yield finding(("questions", i, "options", j, "id"), name=option.id)


@bank_check("id-like-key", "warning")
def ids_are_no_quiz_keys(bank: QuestionBank) -> Iterator[Finding]:
    """The id of an option is not a key that does something else in the quiz."""
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            if option.id in QUIZ_KEYS:
                yield finding(("questions", i, "options", j, "id"), name=option.id)


@bank_check("repeated-label")
def labels_are_unique(bank: QuestionBank) -> Iterator[Finding]:
    """No two options of a question read the same."""
    for i, question in enumerate(bank.questions):
        seen: set[str] = set()
        for j, option in enumerate(question.options):
            folded = fold(option.label)
            if folded in seen:
                yield finding(("questions", i, "options", j, "label"), question=question.id)
            seen.add(folded)


@bank_check("label-like-id")
def labels_are_no_other_answer(bank: QuestionBank) -> Iterator[Finding]:
    """The label of an option is neither the id nor the number of another option."""
    for i, question in enumerate(bank.questions):
        names = {fold(option.id): j for j, option in enumerate(question.options)}
        for j, option in enumerate(question.options):
            folded = fold(option.label)
            place = _place_typed(folded, question)
            if names.get(folded, j) != j or place not in (None, j):
                yield finding(("questions", i, "options", j, "label"), label=option.label)


def _place_typed(folded: str, question: Question) -> int | None:
    """Return the position (from 0) of the option that is chosen by typing this as its place."""
    count = len(question.options)
    if question.number:
        return LETTERS.index(folded) if folded in tuple(LETTERS[:count]) else None
    place = place_in(folded)
    return place - 1 if place and place <= count else None


# Checks of questions about a number, of refusals, and of what is asked of everybody.


@bank_check("unknown-limit")
def numbers_belong_to_limits(bank: QuestionBank) -> Iterator[Finding]:
    """Every limit whose value may be typed exists."""
    places = [
        (("questions", i, "number", "limit"), question.number.limit)
        for i, question in enumerate(bank.questions)
        if question.number
    ]
    yield from unknown(places, [item.id for item in bank.limits], "limit")


@bank_check("number-range")
def numbers_can_be_typed(bank: QuestionBank) -> Iterator[Finding]:
    """A number that may be typed is 0 or more, and its limit has a unit and no words."""
    for i, question in enumerate(bank.questions):
        number = question.number
        if number is None:
            continue
        where = ("questions", i, "number")
        if not 0 <= number.least < number.most:
            yield finding(where, least=number.least, most=number.most)
        if any(limit.id == number.limit and limit.words for limit in bank.limits):
            yield finding((*where, "limit"), "words", name=number.limit)


@bank_check("number-options")
def options_part_the_numbers(bank: QuestionBank) -> Iterator[Finding]:
    """The options of a number begin at its least and rise; no other option has `at_least`."""
    for i, question in enumerate(bank.questions):
        for where, case, params in _out_of_step(question):
            yield finding(("questions", i, *where), case, **params)


def _out_of_step(question: Question) -> Iterator[tuple[Location, str, Params]]:
    starts = [(j, o.at_least) for j, o in enumerate(question.options) if o.at_least is not None]
    number = question.number
    if number is None:
        for j, _ in starts:
            yield ("options", j, "at_least"), "no-number", {}
        return
    if not starts:
        yield ("options",), "none", {}
        return
    j, first = starts[0]
    if first != number.least:
        yield ("options", j, "at_least"), "first", {"given": first, "least": number.least}
    for (_, before), (j, start) in pairwise(starts):
        if start <= before:
            yield ("options", j, "at_least"), "order", {"given": start, "before": before}
    j, last = starts[-1]
    if last > number.most:
        yield ("options", j, "at_least"), "beyond", {"most": number.most}


@bank_check("number-fact")
def options_of_a_number_state_one_of_theirs(bank: QuestionBank) -> Iterator[Finding]:
    """An option of a number states a value of its limit that falls into it."""
    for i, question in enumerate(bank.questions):
        for j, (least, most) in _spans(question).items():
            assert question.number
            name, facts = question.number.limit, question.options[j].facts
            where: Location = ("questions", i, "options", j)
            if name not in facts:
                yield finding(where, name=name, least=least)
            elif not least <= facts[name] <= most:
                given = facts[name]
                yield finding((*where, "facts", name), "out", given=given, least=least, most=most)


def _spans(question: Question) -> dict[int, tuple[int, int]]:
    """Return position of an option to the least and the most number that fall into it."""
    if question.number is None:
        return {}
    starts = [(o.at_least, j) for j, o in enumerate(question.options) if o.at_least is not None]
    ends = [start - 1 for start, _ in starts[1:]] + [question.number.most]
    spans = zip(starts, ends, strict=True) if starts else ()
    return {j: (start, end) for (start, j), end in spans if start <= end}


@bank_check("empty-refusal")
def refusals_can_rule_out(bank: QuestionBank) -> Iterator[Finding]:
    """An option that is a deal-breaker wants 2 or -2 of something."""
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            if option.deal_breaker and not option.strong_wants():
                yield finding(("questions", i, "options", j, "deal_breaker"))


@bank_check("no-core-question")
def something_is_asked_of_everybody(bank: QuestionBank) -> Iterator[Finding]:
    """Some question is a core one."""
    if bank.questions and all(question.ask != "core" for question in bank.questions):
        yield finding(("questions", 0, "ask"))
