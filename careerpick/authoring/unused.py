"""Warnings about what stands in the files and is of no use there, or is used too little."""

from collections.abc import Iterable, Iterator

from careerpick.authoring.table import bank_advice, draft_advice, path_advice
from careerpick.content.checks.names import quoted
from careerpick.content.checks.path import figures, statements
from careerpick.content.checks.table import Draft, Finding, Sourced
from careerpick.model import CareerPath, Question, QuestionBank

FEWEST_SIDES = 2
"""Questions that should ask about each criterion, so that one slip does not decide it."""

NEED_ALL_NAMES = {
    "unused-criterion", "asked-once", "one-sided-taste", "unused-limit", "unasked-limit",
    "unused-group", "unused-section", "no-effect",
}  # fmt: skip
"""Codes that would only repeat a misspelt name, or a file that is not whole."""


def evidence_on(bank: QuestionBank, criterion: str) -> dict[str, set[int]]:
    """Return question id to the evidence of its options for a criterion, without zeros."""
    found: dict[str, set[int]] = {}
    for question in bank.questions:
        values = [option.wants.get(criterion, 0) for option in question.options]
        if any(values):
            found[question.id] = {value for value in values if value}
    return found


def stated_values(bank: QuestionBank) -> dict[str, set[int]]:
    """Return limit id to all values that some option states."""
    found: dict[str, set[int]] = {}
    for question in bank.questions:
        for option in question.options:
            for limit, value in option.facts.items():
                found.setdefault(limit, set()).add(value)
    return found


@bank_advice("unused-criterion")
def criteria_are_asked_about(bank: QuestionBank) -> Iterator[Finding]:
    """Some question asks about each criterion."""
    for i, item in enumerate(bank.criteria):
        if not evidence_on(bank, item.id):
            message = f"No answer wants more or less of {quoted(item.id)}."
            fix = 'Name it in the "wants" of some options, or remove it.'
            yield Finding(("criteria", i, "id"), message, fix)


@bank_advice("asked-once")
def criteria_are_asked_about_twice(bank: QuestionBank) -> Iterator[Finding]:
    """At least two questions ask about each criterion."""
    for i, item in enumerate(bank.criteria):
        asking = list(evidence_on(bank, item.id))
        if len(asking) == 1:
            message = f"Only the question {quoted(asking[0])} asks about {quoted(item.id)}."
            fix = f"Ask from {FEWEST_SIDES} sides, so that one slip does not decide it."
            yield Finding(("criteria", i, "id"), message, fix)


@bank_advice("one-sided-taste")
def tastes_can_be_wanted_more_and_less(bank: QuestionBank) -> Iterator[Finding]:
    """A taste can be wanted more and less."""
    for i, item in enumerate(bank.criteria):
        values = [value for found in evidence_on(bank, item.id).values() for value in found]
        if item.kind == "taste" and values and (min(values) > 0 or max(values) < 0):
            missing, fix = ("less", "-1 or -2") if min(values) > 0 else ("more", "1 or 2")
            message = f"{quoted(item.id)} is a taste, but no answer wants {missing} of it."
            yield Finding(("criteria", i, "kind"), message, f"Give an option {item.id}: {fix}.")


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
