"""Names: helpers for messages about them, and checks of the ids and labels of the bank."""

import re
from collections.abc import Iterable, Iterator

from careerpick.content.checks.table import Finding, bank_check
from careerpick.content.decoding import show
from careerpick.content.nodes import Location
from careerpick.errors import nearest
from careerpick.folding import fold, place_in
from careerpick.model import Question, QuestionBank

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
ID_RULE = "Use small letters, digits, - and _, at most 64, beginning with a letter or digit."
_LONGEST_NAME = 80
_MOST_LISTED = 12

# What an answer file and the quiz understand in place of a question or an option.
RESERVED_QUESTION_IDS = ("schema", "bank", "questions", "answers")
RESERVED_OPTION_IDS = ("skip",)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""By which the options of a question about a number are chosen."""
QUIZ_KEYS = ("b", "f", "h", "q", "r", "s")

Place = tuple[Location, str]
"""Where an id stands, and the id."""


def quoted(name: str) -> str:
    """Return a name for a message."""
    return f'"{show(name, _LONGEST_NAME)}"'


def repeated(places: Iterable[Place], what: str) -> Iterator[Finding]:
    """Yield a finding for each id that stood before."""
    seen: set[str] = set()
    for where, name in places:
        if name in seen:
            yield Finding(where, f"There are two {what} with the id {quoted(name)}.", "Rename one.")
        seen.add(name)


def unknown(places: Iterable[Place], known: Iterable[str], what: str) -> Iterator[Finding]:
    """Yield a finding for each name that is not among the known ones."""
    names = list(known)
    for where, name in places:
        if name not in names:
            listed = f"There are: {', '.join(names)}." if 0 < len(names) <= _MOST_LISTED else ""
            message = f"There is no {what} {quoted(name)}."
            yield Finding(where, message, nearest(name, names) or listed)


def all_ids(bank: QuestionBank) -> Iterator[Place]:
    """Yield every id that the questions file defines."""
    for part in ("groups", "criteria", "limits", "sections", "questions"):
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
            yield Finding(where, f"The id {quoted(name)} cannot be used.", ID_RULE)


@bank_check("repeated-id")
def ids_are_unique(bank: QuestionBank) -> Iterator[Finding]:
    """No two things of a kind have the same id."""
    kinds = {
        "groups": "groups",
        "criteria": "criteria",
        "limits": "limits",
        "sections": "sections",
        "questions": "questions",
    }
    for part, what in kinds.items():
        yield from repeated(part_ids(bank, part), what)
    for i, question in enumerate(bank.questions):
        places = [
            (("questions", i, "options", j, "id"), option.id)
            for j, option in enumerate(question.options)
        ]
        yield from repeated(places, f"options of {quoted(question.id)}")


@bank_check("reserved-id")
def ids_are_not_reserved(bank: QuestionBank) -> Iterator[Finding]:
    """No id is a word that an answer file uses for something else."""
    for i, question in enumerate(bank.questions):
        if question.id in RESERVED_QUESTION_IDS:
            message = f"A question cannot have the id {quoted(question.id)}."
            yield Finding(("questions", i, "id"), message, "Answer files use this word.")
        for j, option in enumerate(question.options):
            if option.id in RESERVED_OPTION_IDS:
                message = f"An option cannot have the id {quoted(option.id)}."
                where = ("questions", i, "options", j, "id")
                yield Finding(where, message, "In an answer file it means no answer.")


@bank_check("id-like-number")
def ids_are_no_other_number(bank: QuestionBank) -> Iterator[Finding]:
    """The id of an option is not the number by which another option is chosen."""
    for i, question in enumerate(bank.questions):
        numbers = {str(number): number for number in range(1, len(question.options) + 1)}
        for j, option in enumerate(question.options):
            if numbers.get(option.id, j + 1) != j + 1:
                message = f"The id {quoted(option.id)} is also the number of another option."
                yield Finding(("questions", i, "options", j, "id"), message, "Use a word.")


@bank_check("id-like-key", "warning")
def ids_are_no_quiz_keys(bank: QuestionBank) -> Iterator[Finding]:
    """The id of an option is not a key that does something else in the quiz."""
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            if option.id in QUIZ_KEYS:
                message = f"The id {quoted(option.id)} cannot be typed in the quiz."
                where = ("questions", i, "options", j, "id")
                yield Finding(where, message, "There this letter is a key; use a word.")


@bank_check("repeated-label")
def labels_are_unique(bank: QuestionBank) -> Iterator[Finding]:
    """No two options of a question read the same."""
    for i, question in enumerate(bank.questions):
        seen: set[str] = set()
        for j, option in enumerate(question.options):
            folded = fold(option.label)
            if folded in seen:
                message = f"Another option of {quoted(question.id)} has the same label."
                yield Finding(("questions", i, "options", j, "label"), message)
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
                message = f"The label {quoted(option.label)} also means another option."
                where = ("questions", i, "options", j, "label")
                yield Finding(where, message, "An answer file could not tell the two apart.")


def _place_typed(folded: str, question: Question) -> int | None:
    """Return the position (from 0) of the option that is chosen by typing this as its place."""
    count = len(question.options)
    if question.number:
        return LETTERS.index(folded) if folded in tuple(LETTERS[:count]) else None
    place = place_in(folded)
    return place - 1 if place and place <= count else None
