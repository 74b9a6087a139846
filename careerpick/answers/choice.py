"""What a person types for one question -> the answer; the same for files and for the quiz."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from careerpick.answers.amounts import WORDS, amount_in, money
from careerpick.countries import (
    code_of,
    currency_named,
    currency_of,
    has_sign,
    nearest,
    unaccented,
)
from careerpick.errors import AnswerError, Params, Problem, UsageError, closest, fault
from careerpick.folding import LETTERS, QUOTES, fold, place_in, show
from careerpick.model import (
    MARK_SIGNS,
    NONE,
    Answer,
    Content,
    Option,
    Question,
    QuestionBank,
    answer_id,
)

_LONGEST_QUOTE = 60
_SHORTEST_SLIP = 3
SKIP_WORDS = ("skip", "s", "-")
_MARKS = {len(sign): mark for mark, sign in MARK_SIGNS.items()}
_BETWEEN = ("\n", ";", "[,;+&，、；]", r"(?:[\s,;+&，、；]|\band\b)+")
"""What parts several options: what a label may hold, too, only where nothing else does."""
_LONGEST_LIST = 2000
_TICKS_NONE = (NONE, "none of these", "0")
_RAISED = "[\u00b2\u00b3\u00b9\u2070-\u209f]"


def quote(text: str) -> str:
    """Return what was written as it may stand in a message."""
    return show(text.strip(), _LONGEST_QUOTE)


def parse_choice(text: str, question: Question, unit: str = "") -> Answer:
    """Return the answer that a text stands for.

    The text is the number of an option (from 1), its id or its label, in capitals or not,
    with spaces around. Where the question is about a number, a number is that number, and a
    letter (a, b, c …) the option at that place; where it is typed, a country by any usual name,
    or money a month. Where several can be ticked it is any of these with commas or blanks
    between them, or "none". "!" at its end marks the answer as important, "!!" as a
    deal-breaker; at a question of detail there is nothing to mark. A number counts `unit`.

    Raises:
        AnswerError: With one problem, without a place, when it stands for no option.
    """
    answer, marks = _understood(text, question, unit)
    if answer is None:
        raise AnswerError(_no_such_option(_without_marks(text)[0], question, unit))
    if marks and question.is_detail:
        raise AnswerError(fault("marked-detail"))
    if marks not in _MARKS:
        raise AnswerError(fault("too-many-marks", count=marks))
    return replace(answer, mark=_MARKS[marks])


def is_skip(text: str, question: Question, unit: str = "") -> bool:
    """Tell whether a text means that the question is skipped ("skip", "s" or "-")."""
    return fold(text) in SKIP_WORDS and _match(text, question, unit) is None


def choose(
    text: str,
    question: Question,
    content: Content,
    others: Mapping[str, Answer | None] = MappingProxyType({}),
) -> Answer | None:
    """Return the answer that a text stands for, as `parse_choice` does; None for a skip.

    `others` are the answers to other questions, as far as they are known.
    """
    unit = unit_of(question, content)
    if is_skip(text, question, unit):
        return None
    answer = parse_choice(text, question, unit)
    check_money(text, answer, others, content.bank)
    return answer


def check_money(
    text: str, answer: Answer, others: Mapping[str, Answer | None], bank: QuestionBank
) -> None:
    """Check that the money which a text names is not that of another country by chance.

    In Kenya "40,000 bob" are shillings, and BOB is the code of the money of Bolivia. Capital
    letters leave no doubt, and neither do codes of money that is known everywhere ("usd").

    Args:
        text: What was typed.
        answer: What it was read as.
        others: The answers to other questions, the country among them.
        bank: The questions.

    Raises:
        AnswerError: The small letters of a code were typed, and the country has other money.
    """
    where = next((others.get(item.id) for item in bank.details if item.pick == "country"), None)
    code, words = answer.option, re.findall("[A-Za-z]+", text)
    typed = next((word for word in words if word.upper() == code), code)
    if where is None or answer.number is None or typed == code or has_sign(code):
        return
    own = currency_of(where.option)
    if own and own != code:
        raise AnswerError(fault("doubtful-money", text=quote(typed), read=code, own=own))


def stands_for_something(text: str, question: Question, content: Content) -> bool:
    """Tell whether a text answers or skips the question."""
    unit = unit_of(question, content)
    return is_skip(text, question, unit) or _understood(text, question, unit)[0] is not None


def _understood(text: str, question: Question, unit: str) -> tuple[Answer | None, int]:
    """Return the answer that a text means, and how many marks stand behind it."""
    answer = _match(text, question, unit)
    if answer:
        return answer, 0
    bare, marks = _without_marks(text)
    return _match(bare, question, unit) or _match(bare.strip(QUOTES), question, unit), marks


def find_question(name: str, content: Content) -> Question | None:
    """Return the question with this id, number (from 1) or prompt; None where there is none."""
    questions = content.bank.questions
    exact = [item for item in questions if item.id == name.strip()]
    if exact:
        return exact[0]
    folded = fold(name)
    numbered = re.fullmatch(r"(?:q|question)?\s*([0-9]{1,4})(?:\.0)?[.)]?", folded, re.ASCII)
    if numbered and not numbered[1].startswith("0") and not re.search(_RAISED, name):
        number = int(numbered[1])
        return questions[number - 1] if number <= len(questions) else None
    found = [item for item in questions if folded in (fold(item.id), fold(item.prompt))]
    return found[0] if len(found) == 1 else None


def parse_changes(
    texts: Iterable[str],
    content: Content,
    answers: Mapping[str, Answer] = MappingProxyType({}),
) -> dict[str, Answer | None]:
    """Return question id to answer for texts such as "talk=weekly"; None to skip a question.

    Both sides are what an answer file may hold there: a question by its id, number or words; an
    answer by its id, number or label, with "!" or "!!" at its end for a mark, or "skip". They
    change `answers`.

    Raises:
        UsageError: With one problem for each text that cannot be used.
    """
    names = tuple(question.id for question in content.bank.questions)
    changes: dict[str, Answer | None] = {}
    problems: list[Problem] = []
    for text in texts:
        name, equals, choice = text.partition("=")
        name = name.strip()
        question = find_question(name, content)
        if question is None and equals:
            near = closest(name, names)
            problems.append(fault("no-such-question", name=name, near=near, names=names))
        elif question is None:
            problems.append(fault("no-change", text=text))
        elif not equals:
            problems.append(fault("names-no-answer", text=name))
        elif question.id in changes:
            problems.append(fault("repeated-question", question=question.id))
        else:
            changes[question.id] = None
            try:
                others = {**answers, **changes}
                changes[question.id] = choose(choice, question, content, others)
            except AnswerError as error:
                problems += [
                    fault(problem.code, **{**problem.params, "question": question.id})
                    for problem in error.problems
                ]
    if problems:
        raise UsageError(problems)
    return changes


def unit_of(question: Question, content: Content) -> str:
    """Return what the number counts that may be typed here; "" where none may be."""
    return content.bank.limit(question.number.limit).unit if question.number else ""


def letters(question: Question) -> Iterator[tuple[str, Option]]:
    """Yield the letter of each option of a question about a number."""
    yield from zip(LETTERS, question.options, strict=False)


def _without_marks(text: str) -> tuple[str, int]:
    """Return what stands before the exclamation marks, and how many these are."""
    bare = text.rstrip().rstrip("!！‼").rstrip()
    return bare, len(text[len(bare) :].replace("‼", "!!").replace(" ", "").rstrip())


def _match(text: str, question: Question, unit: str) -> Answer | None:
    """Return the answer that a text without marks means; the content check rules out two."""
    written = text.strip()
    folded = fold(written)
    if question.is_typed:
        return _typed(written, folded, question)
    if question.pick == "many":
        ticked = _ticked(written, question)
        if ticked is None or len(ticked) > (question.most or len(question.options)):
            return None
        return Answer(answer_id(item.id for item in question.options if item.id in ticked))
    if question.number and not re.search(_RAISED, written):
        number = amount_in(folded, unit)
        if number is not None:
            return question.answer_of(number)
    option = _option(written, folded, question)
    return Answer(option.id) if option else None


def _typed(written: str, folded: str, question: Question) -> Answer | None:
    """Return the country or the money that is named; None where none is."""
    if len(written) > _LONGEST_QUOTE:
        return None
    if question.pick == "country":
        code = code_of(folded)
        return Answer(code) if code else None
    stated = None if re.search(_RAISED, written) else money(unaccented(folded))
    named = currency_named(stated[1]) if stated else None
    return Answer(named, number=stated[0]) if stated and named is not None else None


def _ticked(written: str, question: Question) -> frozenset[str] | None:
    """Return the ids of the options that are named; None where something else is, or nothing."""
    if len(written) > _LONGEST_LIST:
        return None
    for parts in ([written], *(_parts(written, between) for between in _BETWEEN)):
        named = [_option(part, fold(part), question) for part in parts]
        found = frozenset(option.id for option in named if option)
        if found and None not in named:
            return found
    return frozenset() if fold(written) in _TICKS_NONE else None


def _parts(written: str, between: str) -> list[str]:
    return [part.strip() for part in re.split(between, written) if part.strip()]


def _option(written: str, folded: str, question: Question) -> Option | None:
    by_id = {item.id: item for item in question.options}
    by_letter = dict(letters(question))
    chosen = by_id.get(written)
    if question.number:
        chosen = chosen or by_letter.get(folded.rstrip(")").removeprefix("("))
    elif not re.search(_RAISED, written):  # full-width digits are digits, but a raised ² is a slip
        chosen = chosen or _at(place_in(folded), question)
    if question.pick == "many":
        chosen = chosen or by_letter.get(folded)
    named = (item for item in question.options if folded in (fold(item.id), fold(item.label)))
    counted = None if question.number else WORDS.get(folded)
    return chosen or next(named, None) or _at(counted, question)


def _at(place: int | None, question: Question) -> Option | None:
    """Return the option at this place, from 1."""
    return question.options[place - 1] if place and place <= len(question.options) else None


def _no_such_option(text: str, question: Question, unit: str) -> Problem:
    shown = quote(text)
    if question.is_typed:
        near = nearest(text[:_LONGEST_QUOTE]) if question.pick == "country" else None
        code = "not-typed" if shown else "empty-answer"
        code = "several-numbers" if question.pick == "amount" and _is_range(shown) else code
        return fault(code, pick=question.pick, text=shown, near=near or "")
    asked = question.number
    params: Params = {"text": shown, "options": len(question.options)}
    if question.pick == "many":
        params["several"] = True
        ticked = _ticked(text.strip(), question)
        if ticked is not None:
            return fault("too-many-options", **params, count=len(ticked), most=question.most)
        # Of several the first that is none of them.
        parts = _parts(text[:_LONGEST_LIST], _BETWEEN[2 if re.search(_BETWEEN[2], text) else 3])
        text = next((part for part in parts if not _ticked(part, question)), text)
        params["text"] = shown = quote(text)
    if asked:
        params |= {"least": asked.least, "most": asked.most, "unit": unit}
        if not re.search(_RAISED, text) and amount_in(fold(text), unit) is not None:
            return fault("out-of-range", **params)
    if not shown:
        return fault("empty-answer", **params)
    if re.fullmatch(r"[-+]?[0-9]+", shown, re.ASCII):
        return fault("no-such-number", **params)
    names, labels = ([getattr(o, key) for o in question.options] for key in ("id", "label"))
    begins = rf"{re.escape(fold(shown))}\b"
    begun = [label for label in labels if re.match(begins, fold(label))]
    near = begun[0] if len(begun) == 1 else _nearest(shown, names) or _nearest(shown, labels)
    code = "several-numbers" if asked and not near and _is_range(shown) else "unknown-option"
    return fault(code, **params, near=near or "", names=tuple(names))


def _is_range(shown: str) -> bool:
    """Tell whether there are two numbers, such as "1-2" and "3 weeks to 5": none is taken."""
    return re.search(r"[0-9][^0-9]*(?:-|\bto\b|\bor\b)[^0-9]*[0-9]", fold(shown)) is not None


def _nearest(text: str, names: list[str]) -> str | None:
    """Return the nearest name; none with other digits, which would be another answer.

    So would be "now" for "no": of what is that short nothing is near.
    """
    if len(text) < _SHORTEST_SLIP:
        return None
    digits = re.findall(r"\d+", text)
    if digits:
        names = [name for name in names if re.findall(r"\d+", name) == digits]
    return closest(text, names)
