"""Warnings where parts that each are in order do not fit each other, or are of no use."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from careerpick.content.checks.path import figures, statements
from careerpick.content.checks.table import (
    Check,
    Draft,
    Finding,
    Sourced,
    bank_check,
    cross_check,
    draft_check,
    finding,
    path_check,
)
from careerpick.decide.table import ScoreTable
from careerpick.docstrings import docstring
from careerpick.folding import fold
from careerpick.model import JUDGEMENT, CareerPath, Content, Question, QuestionBank
from careerpick.values import value

# The table of warnings for authors, and how to register one.

ADVICE: list[Check] = []
"""Warnings that need no score."""

bank_advice = partial(bank_check, severity="warning", table=ADVICE)
path_advice = partial(path_check, severity="warning", table=ADVICE)
cross_advice = partial(cross_check, severity="warning", table=ADVICE)
draft_advice = partial(draft_check, severity="warning", table=ADVICE)


@value
class Whole:
    """Content without any error, and the draft that knows where everything stands.

    Attributes:
        lean: Path id to the share (0 to 1) of random sheets on which it alone scores best;
            empty for fewer than two paths.
    """

    draft: Draft
    content: Content
    table: ScoreTable
    lean: Mapping[str, float]

    def place_of(self, path_id: str) -> int:
        """Return the position of a path in the draft, for findings."""
        return next(i for i, item in enumerate(self.draft.paths) if item.value.id == path_id)


@value
class OutcomeCheck:
    """One warning about what the answers can come to."""

    code: str
    states: str
    run: Callable[[Whole], Iterator[Finding]]

    def on(self, whole: Whole) -> Check:
        """Return the check as one of the common kind, bound to this content."""
        return Check(self.code, "warning", self.states, lambda _: self.run(whole))


OUTCOMES: list[OutcomeCheck] = []
"""Warnings about what the answers can come to."""

Outcome = Callable[[Whole], Iterator[Finding]]


def outcome_advice(code: str) -> Callable[[Outcome], Outcome]:
    """Register a check of what the answers can come to."""

    def register(check: Outcome) -> Outcome:
        states = " ".join(docstring(check).split())
        OUTCOMES.append(OutcomeCheck(code, states, check))
        return check

    return register


LARGEST_PART = 0.5
"""Of all evidence, weighted; one criterion with more makes the rest an ornament."""
FEWEST_CRITERIA = 3
"""With fewer there is no share to speak of."""


@cross_advice("unreachable-need")
def needs_can_be_met(bank: QuestionBank, path: CareerPath) -> Iterator[Finding]:
    """Some answer states enough for each need of a path."""
    stated = stated_values(bank)
    for i, need in enumerate(path.needs):
        for name, threshold in need.any_of.items():
            most = max(stated.get(name, ()), default=None)
            for key in ("comfortable", "minimum"):
                value = getattr(threshold, key)
                if most is not None and value > most:
                    where = ("needs", i, "any_of", name, key)
                    yield finding(where, name=name, given=value, most=most)


@path_advice("idle-need")
def needs_ask_for_something(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Each need asks for more than nothing."""
    for i, need in enumerate(path.value.needs):
        for name, threshold in need.any_of.items():
            if threshold.comfortable <= 0:
                yield finding(("needs", i, "any_of", name, "comfortable"), name=name)


@bank_advice("one-theme")
def questions_have_several_themes(bank: QuestionBank) -> Iterator[Finding]:
    """No single criterion, and no single group of them, carries most of what is asked."""
    weights = _weights(bank)
    whole = sum(weights.values())
    if not whole or len(bank.criteria) < FEWEST_CRITERIA:
        return
    for i, item in enumerate(bank.criteria):
        share = weights[item.id] / whole
        if share > LARGEST_PART:
            yield finding(("criteria", i, "id"), name=item.id, share=share)
    groups = {item.group for item in bank.criteria if weights[item.id]}
    if len(groups) == 1 and len({item.group for item in bank.criteria}) > 1:
        yield finding(("questions",), "group", name=next(iter(groups)))


def _weights(bank: QuestionBank) -> dict[str, int]:
    weights = dict.fromkeys((item.id for item in bank.criteria), 0)
    for question in bank.questions:
        for option in question.options:
            for name, evidence in option.wants.items():
                if name in weights:
                    weights[name] += question.weight * abs(evidence)
    return weights


@bank_advice("repeated-prompt")
def prompts_differ(bank: QuestionBank) -> Iterator[Finding]:
    """No two questions read the same."""
    seen: dict[str, str] = {}
    for i, question in enumerate(bank.questions):
        first = seen.setdefault(fold(question.prompt), question.id)
        if first != question.id:
            yield finding(("questions", i, "prompt"), name=first)


@path_advice("sure-judgement")
def judgements_are_not_called_sure(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A level that is only judged is not called highly certain."""
    for name, performance in path.value.performance.items():
        if set(performance.sources) == {JUDGEMENT} and performance.confidence == "high":
            yield finding(("performance", name, "confidence"), name=name)


NEED_ALL_NAMES = {
    "unused-limit", "unasked-limit", "unused-group", "unused-section", "no-effect",
}  # fmt: skip
"""Codes that would only repeat a misspelt name, or a file that is not whole."""


def stated_values(bank: QuestionBank) -> dict[str, set[int]]:
    """Return limit id to all values that some option states."""
    found: dict[str, set[int]] = {}
    for question in bank.questions:
        for option in question.options:
            for limit, stated in option.facts.items():
                found.setdefault(limit, set()).add(stated)
    return found


@draft_advice("unused-limit")
def limits_are_needed(draft: Draft) -> Iterator[Finding]:
    """Some path needs each limit, or a plan takes something from it."""
    if draft.bank is None or not draft.paths:
        return
    needed = {name for path in draft.paths for need in path.value.needs for name in need.any_of}
    # What a detail states chooses what is shown, and no path may need it.
    needed |= {name for item in draft.bank.value.details for o in item.options for name in o.facts}
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
    """Some option of each question wants something, states a fact or sets a setting."""
    for i, question in enumerate(bank.questions):
        if not question.is_typed and not any(
            _says(question, j) for j in range(len(question.options))
        ):
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


def _says(question: Question, place: int) -> list[tuple[str, int | str]]:
    option = question.options[place]
    wants = sorted((name, evidence) for name, evidence in option.wants.items() if evidence)
    return [*wants, *sorted(option.facts.items()), *sorted(option.sets.items())]


@bank_advice("zero-evidence")
def evidence_is_not_zero(bank: QuestionBank) -> Iterator[Finding]:
    """No option wants 0 of anything, which is the same as not naming it."""
    for i, question in enumerate(bank.questions):
        for j, option in enumerate(question.options):
            for name, evidence in option.wants.items():
                if evidence == 0:
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
