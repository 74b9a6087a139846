"""Checks of questions about a number, of refusals, and of what is asked of everybody."""

from collections.abc import Iterator
from itertools import pairwise

from careerpick.content.checks.names import unknown
from careerpick.content.checks.table import Finding, bank_check, finding
from careerpick.content.nodes import Location
from careerpick.errors import Params
from careerpick.model import Question, QuestionBank


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
            if option.deal_breaker and not option.can_rule_out:
                yield finding(("questions", i, "options", j, "deal_breaker"))


@bank_check("no-core-question")
def something_is_asked_of_everybody(bank: QuestionBank) -> Iterator[Finding]:
    """Some question is a core one."""
    if bank.questions and all(question.ask == "deciding" for question in bank.questions):
        yield finding(("questions", 0, "ask"))
