"""Warnings about what stands in the files and is of no use there, or is used too little."""

from collections.abc import Iterable, Iterator

from careerpick.authoring.table import bank_advice, draft_advice, path_advice
from careerpick.content.checks.path import figures, statements
from careerpick.content.checks.table import Draft, Finding, Sourced, finding
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
            yield finding(("limits", i, "id"), name=item.id)


@bank_advice("unasked-limit")
def limits_are_asked_for(bank: QuestionBank) -> Iterator[Finding]:
    """Some question asks for each limit."""
    asked = stated_values(bank)
    for i, item in enumerate(bank.limits):
        if item.id not in asked:
            yield finding(("limits", i, "id"), name=item.id)


@bank_advice("unused-group")
def groups_hold_criteria(bank: QuestionBank) -> Iterator[Finding]:
    """Each group holds a criterion."""
    used = {item.group for item in bank.criteria}
    for i, item in enumerate(bank.groups):
        if item.id not in used:
            yield finding(("groups", i, "id"), name=item.id)


@bank_advice("unused-section")
def sections_hold_questions(bank: QuestionBank) -> Iterator[Finding]:
    """Each section holds a question."""
    used = {item.section for item in bank.questions}
    for i, item in enumerate(bank.sections):
        if item.id not in used:
            yield finding(("sections", i, "id"), name=item.id)


@bank_advice("no-effect")
def questions_say_something(bank: QuestionBank) -> Iterator[Finding]:
    """Some option of each question wants something or states a fact."""
    for i, question in enumerate(bank.questions):
        if not any(_says(question, j) for j in range(len(question.options))):
            yield finding(("questions", i, "id"), name=question.id)


@bank_advice("equal-options")
def options_differ(bank: QuestionBank) -> Iterator[Finding]:
    """No two options of a question say the same about the person."""
    for i, question in enumerate(bank.questions):
        seen: dict[str, str] = {}
        for j, option in enumerate(question.options):
            key = repr(_says(question, j))
            first = seen.setdefault(key, option.id)
            if first != option.id and any(_says(question, k) for k in range(len(question.options))):
                yield finding(("questions", i, "options", j, "id"), name=option.id, first=first)


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
                    yield finding(("questions", i, "options", j, "wants", name), name=name)


@path_advice("repeated-source")
def sources_are_named_once(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """No list of sources names one twice."""
    for where, sources in (*figures(path.value), *statements(path.value)):
        for i in _repeats(sources):
            yield finding((*where, i), name=sources[i])


def _repeats(names: Iterable[str]) -> Iterator[int]:
    seen: set[str] = set()
    for i, name in enumerate(names):
        if name in seen:
            yield i
        seen.add(name)
