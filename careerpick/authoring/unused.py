"""Warnings about what stands in the files and is of no use there, or is used too little."""

from collections.abc import Iterable, Iterator

from careerpick.authoring.table import bank_advice, draft_advice, path_advice
from careerpick.content.checks.names import quoted
from careerpick.content.checks.path import figures, statements
from careerpick.content.checks.table import Draft, Finding, Sourced
from careerpick.model import CareerPath, Question, QuestionBank

NEED_ALL_NAMES = {
    "unused-limit", "unasked-limit", "unused-group", "unused-section", "no-effect",
}  # fmt: skip
"""Codes that would only repeat a misspelt name, or a file that is not whole."""


def stated_values(bank: QuestionBank) -> dict[str, set[int]]:
    """Return limit id to all values that some option states."""
    found: dict[str, set[int]] = {}
    for question in bank.questions:
        for option in question.options:
            for limit, value in option.facts.items():
                found.setdefault(limit, set()).add(value)
    return found


@draft_advice("unused-limit")
def limits_are_needed(draft: Draft) -> Iterator[Finding]:
    """Some path needs each limit, or a plan takes something from it."""
    if draft.bank is None or not draft.paths:
        return
    needed = {name for path in draft.paths for need in path.value.needs for name in need.any_of}
    for i, item in enumerate(draft.bank.value.limits):
        if item.id not in needed and item.role is None:
            message = f"No path needs {quoted(item.id)}, so it is asked for nothing."
            yield Finding(("limits", i, "id"), message, "Name it in some path, or remove it.")


@bank_advice("unasked-limit")
def limits_are_asked_for(bank: QuestionBank) -> Iterator[Finding]:
    """Some question asks for each limit."""
    asked = stated_values(bank)
    for i, item in enumerate(bank.limits):
        if item.id not in asked:
            message = f"No answer states {quoted(item.id)}, so nobody can ever meet it."
            yield Finding(("limits", i, "id"), message, 'Add "facts" to the options of a question.')


@bank_advice("unused-group")
def groups_hold_criteria(bank: QuestionBank) -> Iterator[Finding]:
    """Each group holds a criterion."""
    used = {item.group for item in bank.criteria}
    for i, item in enumerate(bank.groups):
        if item.id not in used:
            message = f"No criterion belongs to the group {quoted(item.id)}."
            yield Finding(("groups", i, "id"), message, "Remove it.")


@bank_advice("unused-section")
def sections_hold_questions(bank: QuestionBank) -> Iterator[Finding]:
    """Each section holds a question."""
    used = {item.section for item in bank.questions}
    for i, item in enumerate(bank.sections):
        if item.id not in used:
            message = f"The section {quoted(item.id)} has no question."
            yield Finding(("sections", i, "id"), message, "Remove it.")


@bank_advice("no-effect")
def questions_say_something(bank: QuestionBank) -> Iterator[Finding]:
    """Some option of each question wants something or states a fact."""
    for i, question in enumerate(bank.questions):
        if not any(_says(question, j) for j in range(len(question.options))):
            message = f"No answer to {quoted(question.id)} changes anything."
            yield Finding(("questions", i, "id"), message, 'Give its options "wants" or "facts".')


@bank_advice("equal-options")
def options_differ(bank: QuestionBank) -> Iterator[Finding]:
    """No two options of a question say the same about the person."""
    for i, question in enumerate(bank.questions):
        seen: dict[str, str] = {}
        for j, option in enumerate(question.options):
            key = repr(_says(question, j))
            first = seen.setdefault(key, option.id)
            if first != option.id and any(_says(question, k) for k in range(len(question.options))):
                message = f"{quoted(option.id)} has the same effect as {quoted(first)}."
                fix = 'Give one of them other "wants" or "facts", or make them one.'
                yield Finding(("questions", i, "options", j, "id"), message, fix)


def _says(question: Question, place: int) -> list[tuple[str, int]]:
    option = question.options[place]
    wants = sorted((name, value) for name, value in option.wants.items() if value)
    return wants + sorted(option.facts.items())


@bank_advice("zero-evidence")
def evidence_is_not_zero(bank: QuestionBank) -> Iterator[Finding]:
    """No option wants 0 of anything, which is the same as not naming it."""
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            for name, value in option.wants.items():
                if value == 0:
                    where = ("questions", i, "options", j, "wants", name)
                    yield Finding(where, f"{quoted(name)}: 0 changes nothing.", "Leave it out.")


@path_advice("repeated-source")
def sources_are_named_once(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """No list of sources names one twice."""
    for where, sources in (*figures(path.value), *statements(path.value)):
        for i in _repeats(sources):
            message = f"{quoted(sources[i])} is named twice here."
            yield Finding((*where, i), message, "Name it once.")


def _repeats(names: Iterable[str]) -> Iterator[int]:
    seen: set[str] = set()
    for i, name in enumerate(names):
        if name in seen:
            yield i
        seen.add(name)
