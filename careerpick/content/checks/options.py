"""Checks of the options of a question, and of the ways in which one of them is chosen."""

from collections.abc import Iterator
from itertools import pairwise

from careerpick.content.checks.table import Finding, check, finding
from careerpick.folding import fold, place_in
from careerpick.model import NONE, Option, Question, QuestionBank

FEWEST_OPTIONS, MOST_OPTIONS = 2, 9
"""As many as one digit chooses; where several can be ticked, 512 sets of them are answers."""
FEWEST_STEPS, MOST_STEPS = 3, 9
MOST_DETAILED = 12
"""Options of a question of detail, which nobody weighs against each other."""
# What an answer file and the quiz understand in place of a question or an option.
RESERVED_QUESTION_IDS = ("schema", "bank", "questions", "answers")
RESERVED_OPTION_IDS = ("skip",)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""By which the options of a question about a number are chosen."""
QUIZ_KEYS = ("b", "f", "h", "q", "r", "s")


@check("option-count", Question)
def questions_have_two_to_nine_options(question: Question) -> Iterator[Finding]:
    """A question has 2 to 9 options, of detail up to 12; one typed none."""
    count = len(question.options)
    most = MOST_DETAILED if question.is_detail else MOST_OPTIONS
    if not question.is_typed and not FEWEST_OPTIONS <= count <= most:
        yield finding(("options",), fewest=FEWEST_OPTIONS, most=most, count=count)


@check("several-or-scale", Question)
def several_and_scales_are_whole(question: Question) -> Iterator[Finding]:
    """`most` is for `pick: many` and `steps` for `pick: scale`; neither has what it cannot use.

    A scale has two options, its ends, and 3 to 9 steps; they state nothing.
    """
    count, pick = len(question.options), question.pick
    if question.most is not None and pick != "many":
        yield finding(("most",), "most")
    elif question.most is not None and not 2 <= question.most <= count:
        yield finding(("most",), "range", key="most", least=2, most=count)
    if question.steps is not None and pick != "scale":
        yield finding(("steps",), "steps")
    elif question.steps is not None and not FEWEST_STEPS <= question.steps <= MOST_STEPS:
        yield finding(("steps",), "range", key="steps", least=FEWEST_STEPS, most=MOST_STEPS)
    if pick == "scale" and question.steps is None:
        yield finding(("pick",), "no-steps", least=FEWEST_STEPS, most=MOST_STEPS)
    if pick == "scale" and count != len(("low", "high")):
        yield finding(("options",), "ends", count=count)
    if pick in _UNFITTING:
        yield from _unfitting(question)


_UNFITTING = {"many": ("sets", "deal_breaker", "at_least"), "scale": ("facts", "sets", "at_least")}
"""What an option cannot have where several are ticked, or at a scale."""


def _unfitting(question: Question) -> Iterator[Finding]:
    if question.is_detail:
        yield finding(("ask",), "key", pick=question.pick, key="ask: detail")
    if question.number is not None:
        yield finding(("number",), "key", pick=question.pick, key="number")
    for j, option in enumerate(question.options):
        for key in _UNFITTING[question.pick]:
            if getattr(option, key) not in ({}, False, None):
                yield finding(("options", j, key), "key", pick=question.pick, key=key)


# Ids and labels by which an answer is given


@check("reserved-id", Question)
def ids_are_not_reserved(question: Question) -> Iterator[Finding]:
    """No id is a word that an answer file uses for something else."""
    if question.id in RESERVED_QUESTION_IDS:
        yield finding(("id",), "question", name=question.id)
    reserved = (*RESERVED_OPTION_IDS, *([NONE] if question.pick == "many" else ()))
    for j, option in enumerate(question.options):
        if option.id in reserved:
            yield finding(("options", j, "id"), "option", name=option.id)


@check("id-like-number", Question)
def ids_are_no_other_number(question: Question) -> Iterator[Finding]:
    """The id of an option is not the number or the letter by which another option is chosen."""
    for j, option in enumerate(question.options):
        if _place_typed(option.id, question) not in (None, j):
            yield finding(("options", j, "id"), name=option.id)


@check("id-like-key", Option, severity="warning")
def ids_are_no_quiz_keys(option: Option) -> Iterator[Finding]:
    """The id of an option is not a key that does something else in the quiz."""
    if option.id in QUIZ_KEYS:
        yield finding(("id",), name=option.id)


@check("repeated-label", Question)
def labels_are_unique(question: Question) -> Iterator[Finding]:
    """No two options of a question read the same."""
    seen: set[str] = set()
    for j, option in enumerate(question.options):
        if fold(option.label) in seen:
            yield finding(("options", j, "label"), question=question.id)
        seen.add(fold(option.label))


@check("label-like-id", Question)
def labels_are_no_other_answer(question: Question) -> Iterator[Finding]:
    """The label of an option is neither the id nor the number of another option."""
    names = {fold(option.id): j for j, option in enumerate(question.options)}
    for j, option in enumerate(question.options):
        folded = fold(option.label)
        if names.get(folded, j) != j or _place_typed(folded, question) not in (None, j):
            yield finding(("options", j, "label"), label=option.label)


def _place_typed(folded: str, question: Question) -> int | None:
    """Return the position (from 0) of the option that is chosen by typing this as its place."""
    count = len(question.options)
    if question.number:
        return LETTERS.index(folded) if folded in tuple(LETTERS[:count]) else None
    place = place_in(folded)
    return place - 1 if place and place <= count else None


# Numbers that may be typed


@check("number-range", Question, with_bank=True)
def numbers_can_be_typed(question: Question, bank: QuestionBank) -> Iterator[Finding]:
    """A number that may be typed is 0 or more, and its limit has a unit and no words."""
    number = question.number
    if number and not 0 <= number.least < number.most:
        yield finding(("number",), least=number.least, most=number.most)
    if number and any(limit.id == number.limit and limit.words for limit in bank.limits):
        yield finding(("number", "limit"), "words", name=number.limit)


def _starts(question: Question) -> list[tuple[int, int]]:
    """Return position and least number of each option that numbers fall into."""
    return [(j, o.at_least) for j, o in enumerate(question.options) if o.at_least is not None]


@check("number-options", Question)
def options_part_the_numbers(question: Question) -> Iterator[Finding]:
    """The options of a number begin at its least and rise; no other option has `at_least`."""
    starts, number = _starts(question), question.number
    if number is None:
        for j, _ in starts:
            yield finding(("options", j, "at_least"), "no-number")
        return
    if not starts:
        yield finding(("options",), "none")
        return
    j, first = starts[0]
    if first != number.least:
        yield finding(("options", j, "at_least"), "first", given=first, least=number.least)
    for (_, before), (j, start) in pairwise(starts):
        if start <= before:
            yield finding(("options", j, "at_least"), "order", given=start, before=before)
    j, last = starts[-1]
    if last > number.most:
        yield finding(("options", j, "at_least"), "beyond", most=number.most)


@check("number-fact", Question)
def options_of_a_number_state_one_of_theirs(question: Question) -> Iterator[Finding]:
    """An option of a number states a value of its limit that falls into it."""
    number = question.number
    if number is None:
        return
    starts = _starts(question)
    ends = [*(start - 1 for _, start in starts[1:]), number.most]
    for (j, least), most in zip(starts, ends, strict=False):  # no end without a start
        stated = question.options[j].facts.get(number.limit)
        if least > most:  # they do not rise, which is said already
            continue
        if stated is None:
            yield finding(("options", j), name=number.limit, least=least)
        elif not least <= stated <= most:
            where = ("options", j, "facts", number.limit)
            yield finding(where, "out", given=stated, least=least, most=most)
