"""Checks of the questions file alone."""

import re
from collections.abc import Iterable, Iterator

from careerpick.content.checks.table import Finding, bank_check
from careerpick.content.decoding import show
from careerpick.content.nodes import Location
from careerpick.errors import nearest
from careerpick.model import Group, QuestionBank

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
ID_RULE = "Use small letters, digits, - and _, at most 64, beginning with a letter or digit."
FEWEST_OPTIONS, MOST_OPTIONS = 2, 6
_LONGEST_NAME = 80

# What an answer file and the quiz understand in place of a question or an option.
RESERVED_QUESTION_IDS = ("schema", "bank", "questions", "answers")
RESERVED_OPTION_IDS = ("skip",)
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
            listed = f"There are: {', '.join(names)}." if 0 < len(names) <= MOST_OPTIONS * 2 else ""
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


def ids_of(items: Iterable[Group]) -> list[str]:
    """Return the ids of groups or sections."""
    return [item.id for item in items]


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


@bank_check("label-like-id")
def labels_are_no_other_answer(bank: QuestionBank) -> Iterator[Finding]:
    """The label of an option is neither the id nor the number of another option."""
    for i, question in enumerate(bank.questions):
        names = {option.id: j for j, option in enumerate(question.options)}
        names |= {str(j + 1): j for j in range(len(question.options))}
        for j, option in enumerate(question.options):
            folded = " ".join(option.label.split()).casefold().rstrip(".")
            if names.get(folded, j) != j:
                message = f"The label {quoted(option.label)} also means another option."
                where = ("questions", i, "options", j, "label")
                yield Finding(where, message, "An answer file could not tell the two apart.")


@bank_check("empty-list")
def lists_are_not_empty(bank: QuestionBank) -> Iterator[Finding]:
    """There are questions, and scales to ask about."""
    for part in ("groups", "criteria", "sections", "questions"):
        if not getattr(bank, part):
            yield Finding((part,), f'"{part}" is empty; at least one is needed.')


@bank_check("option-count")
def questions_have_two_to_six_options(bank: QuestionBank) -> Iterator[Finding]:
    """A question has 2 to 6 options."""
    for i, question in enumerate(bank.questions):
        count = len(question.options)
        if not FEWEST_OPTIONS <= count <= MOST_OPTIONS:
            message = (
                f"A question has {FEWEST_OPTIONS} to {MOST_OPTIONS} options; here are {count}."
            )
            yield Finding(("questions", i, "options"), message)


@bank_check("repeated-label")
def labels_are_unique(bank: QuestionBank) -> Iterator[Finding]:
    """No two options of a question read the same."""
    for i, question in enumerate(bank.questions):
        seen: set[str] = set()
        for j, option in enumerate(question.options):
            folded = " ".join(option.label.split()).casefold()
            if folded in seen:
                message = f"Another option of {quoted(question.id)} has the same label."
                yield Finding(("questions", i, "options", j, "label"), message)
            seen.add(folded)


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
    """The questions of a section stand together, in the order of the sections."""
    order = {section.id: index for index, section in enumerate(bank.sections)}
    latest = 0
    for i, question in enumerate(bank.questions):
        index = order.get(question.section, latest)
        if index < latest:
            message = f"This question of section {quoted(question.section)} comes too late."
            after = f"Move it before the questions of {quoted(bank.sections[latest].id)}."
            yield Finding(("questions", i, "section"), message, after)
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


@bank_check("reverse-of")
def reversed_questions_come_earlier(bank: QuestionBank) -> Iterator[Finding]:
    """`reverse_of` names an earlier question."""
    ids = [question.id for question in bank.questions]
    for i, question in enumerate(bank.questions):
        where = ("questions", i, "reverse_of")
        if question.reverse_of is None:
            continue
        yield from unknown([(where, question.reverse_of)], ids, "question")
        if question.reverse_of in ids[i:]:
            message = f"{quoted(question.reverse_of)} does not come before this question."
            yield Finding(where, message, "Put it into the later one of the two.")


@bank_check("choose-low")
def only_tastes_can_be_chosen_low(bank: QuestionBank) -> Iterator[Finding]:
    """`choose_low` is there for a taste and absent for a good."""
    for i, item in enumerate(bank.criteria):
        if item.kind == "taste" and item.choose_low is None:
            message = f'{quoted(item.id)} is a taste, so it needs "choose_low".'
            yield Finding(("criteria", i), message, "Say who should choose a path with less of it.")
        if item.kind == "good" and item.choose_low is not None:
            message = f'{quoted(item.id)} is a good, so nobody chooses less of it: no "choose_low".'
            yield Finding(("criteria", i, "choose_low"), message, "Remove it, or make it a taste.")


@bank_check("wants-less-of-a-good", "warning")
def nobody_wants_less_of_a_good(bank: QuestionBank) -> Iterator[Finding]:
    """No option wants less of a good; that is nearly always a mistake."""
    goods = {item.id for item in bank.criteria if item.kind == "good"}
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            for name, evidence in option.wants.items():
                if name in goods and evidence < 0:
                    message = f"This answer wants less of {quoted(name)}, which is good for all."
                    where = ("questions", i, "options", j, "wants", name)
                    yield Finding(where, message, "Leave it out, or use 0 or more.")


@bank_check("repeated-fact")
def a_fact_is_stated_by_one_question(bank: QuestionBank) -> Iterator[Finding]:
    """Each fact is stated by one question at most."""
    stated: dict[str, str] = {}
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            for name in option.facts:
                first = stated.setdefault(name, question.id)
                if first != question.id:
                    message = f"{quoted(name)} is already stated by the question {quoted(first)}."
                    where = ("questions", i, "options", j, "facts", name)
                    yield Finding(where, message, "Ask for it once.")


@bank_check("limit-words")
def limits_can_be_shown(bank: QuestionBank) -> Iterator[Finding]:
    """A limit has a unit, or words whose keys are whole numbers."""
    for i, limit in enumerate(bank.limits):
        if not limit.words and not limit.unit.strip():
            message = f'{quoted(limit.id)} needs a "unit", or "words" for its values.'
            yield Finding(("limits", i), message)
        for value in limit.words:
            if not re.fullmatch(r"0|[1-9][0-9]{0,8}", value, re.ASCII):
                message = f'{quoted(value)} is no value; the keys of "words" are whole numbers.'
                yield Finding(("limits", i, "words", value), message)


@bank_check("repeated-role")
def a_role_is_played_by_one_limit(bank: QuestionBank) -> Iterator[Finding]:
    """No two limits play the same role in a plan."""
    players: dict[str, str] = {}
    for i, limit in enumerate(bank.limits):
        if limit.role is None:
            continue
        first = players.setdefault(limit.role, limit.id)
        if first != limit.id:
            message = f"{quoted(first)} already has the role {limit.role}."
            yield Finding(("limits", i, "role"), message, "Remove one of the two.")


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
        yield Finding(where, f"{value} is less than 0, which no limit can be.")
    elif limit and limit.words and str(value) not in limit.words:
        listed = ", ".join(f"{key} ({words})" for key, words in limit.words.items())
        yield Finding(where, f"{quoted(name)} has no words for {value}.", f"There are: {listed}.")
