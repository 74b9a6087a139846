"""Checks of questions about a number, of refusals, and of what is asked of everybody."""

from collections.abc import Iterator
from itertools import pairwise

from careerpick.content.checks.names import quoted, unknown
from careerpick.content.checks.table import Finding, bank_check
from careerpick.content.nodes import Location
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
            message = f"Least and most have to rise from 0; here {number.least} and {number.most}."
            yield Finding(where, message)
        if any(limit.id == number.limit and limit.words for limit in bank.limits):
            message = f"The values of {quoted(number.limit)} have words, so none can be typed."
            yield Finding((*where, "limit"), message, 'Leave out "number", or the words.')


@bank_check("number-options")
def options_part_the_numbers(bank: QuestionBank) -> Iterator[Finding]:
    """The options of a number begin at its least and rise; no other option has `at_least`."""
    for i, question in enumerate(bank.questions):
        for where, message, fix in _out_of_step(question):
            yield Finding(("questions", i, *where), message, fix)


def _out_of_step(question: Question) -> Iterator[tuple[Location, str, str]]:
    starts = [(j, o.at_least) for j, o in enumerate(question.options) if o.at_least is not None]
    number = question.number
    if number is None:
        for j, _ in starts:
            message = '"at_least" has no meaning here, since no number can be typed.'
            yield ("options", j, "at_least"), message, 'Remove it, or give the question a "number".'
        return
    if not starts:
        fix = 'Give each option the least number that falls into it, as "at_least".'
        yield ("options",), "No option says which numbers fall into it.", fix
        return
    j, first = starts[0]
    if first != number.least:
        message = f"The first option begins at {first}, and the numbers at {number.least}."
        yield ("options", j, "at_least"), message, "Begin both at the same number."
    for (_, before), (j, start) in pairwise(starts):
        if start <= before:
            message = f"{start} does not come after {before}, where the option before it begins."
            yield ("options", j, "at_least"), message, "Put the options in rising order."
    j, last = starts[-1]
    if last > number.most:
        message = f"No number falls into this option: {number.most} is the most."
        yield ("options", j, "at_least"), message, "Lower it, or raise the most."


@bank_check("number-fact")
def options_of_a_number_state_one_of_theirs(bank: QuestionBank) -> Iterator[Finding]:
    """An option of a number states a value of its limit that falls into it."""
    for i, question in enumerate(bank.questions):
        for j, (least, most) in _spans(question).items():
            assert question.number
            name, facts = question.number.limit, question.options[j].facts
            where: Location = ("questions", i, "options", j)
            if name not in facts:
                message = f"This option does not state {quoted(name)}."
                fix = f"Say what it stands for: facts: {{{name}: {least}}}."
                yield Finding(where, message, fix)
            elif not least <= facts[name] <= most:
                message = f"{facts[name]} does not fall into this option: {least} to {most} does."
                yield Finding((*where, "facts", name), message, "Use a number of its own.")


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
                message = "No path could ever be ruled out by this deal-breaker."
                where = ("questions", i, "options", j, "deal_breaker")
                yield Finding(where, message, "Let it want 2 or -2 of something, or remove this.")


@bank_check("no-core-question")
def something_is_asked_of_everybody(bank: QuestionBank) -> Iterator[Finding]:
    """Some question is a core one."""
    if bank.questions and all(question.ask == "deciding" for question in bank.questions):
        message = "Every question is a deciding one, so nobody is asked anything at first."
        yield Finding(("questions", 0, "ask"), message, 'Leave out "ask" where all are asked.')
