"""Warnings where parts that each are in order do not fit each other, or are of no use."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from careerpick.content.checks.paths import FIGURES, STATEMENTS, Cited
from careerpick.content.checks.table import Check, Draft, Finding, check, finding
from careerpick.content.typed import each
from careerpick.countries import currencies
from careerpick.decide.table import ScoreTable
from careerpick.folding import fold
from careerpick.model import (
    JUDGEMENT,
    CareerPath,
    Content,
    Exchange,
    Limit,
    Need,
    Option,
    Question,
    QuestionBank,
)
from careerpick.values import value

# The tables of warnings for authors, and how to register one.

ADVICE: list[Check] = []
"""Warnings that need no score."""
OUTCOMES: list[Check] = []
"""Warnings about what the answers can come to: they look at the whole."""

advice = partial(check, severity="warning", table=ADVICE)
outcome_advice = partial(check, severity="warning", table=OUTCOMES)


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

    def finding(self, path_id: str, key: str, **params: Any) -> Finding:
        """Return what a check found at a key of a path."""
        ids = [item.value.id for item in self.draft.paths]
        return finding((key,), path=ids.index(path_id), **params)


NEED_ALL_NAMES = {
    "unused-limit", "unasked-limit", "unused-group", "unused-section", "no-effect",
}  # fmt: skip
"""Codes that would only repeat a misspelt name, or a file that is not whole."""
LARGEST_PART = 0.5
"""Of all evidence, weighted; one criterion with more makes the rest an ornament."""
FEWEST_CRITERIA = 3
"""With fewer there is no share to speak of."""

# What nobody needs, asks for or is told apart by


@advice("unused-limit")
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


def _stated(bank: QuestionBank, limit: str) -> list[int]:
    """Return all values of a limit that options state."""
    return [option.facts[limit] for _, option in each(bank, Option) if limit in option.facts]


@advice("unasked-limit", Limit, with_bank=True)
def limits_are_asked_for(limit: Limit, bank: QuestionBank) -> Iterator[Finding]:
    """Some question asks for each limit."""
    if not _stated(bank, limit.id):
        yield finding(("id",), name=limit.id)


@advice("unused-group", QuestionBank)
def groups_hold_criteria(bank: QuestionBank) -> Iterator[Finding]:
    """Each group holds a criterion."""
    yield from _unused(bank, "groups", {item.group for item in bank.criteria})


@advice("unused-section", QuestionBank)
def sections_hold_questions(bank: QuestionBank) -> Iterator[Finding]:
    """Each section holds a question."""
    yield from _unused(bank, "sections", {item.section for item in bank.questions})


def _unused(bank: QuestionBank, part: str, used: set[str]) -> Iterator[Finding]:
    for i, item in enumerate(getattr(bank, part)):
        if item.id not in used:
            yield finding((part, i, "id"), name=item.id)


@advice("no-effect", Question)
def questions_say_something(question: Question) -> Iterator[Finding]:
    """Some option of each question wants something, states a fact or sets a setting."""
    if not question.is_typed and not any(map(_says, question.options)):
        yield finding(("id",), name=question.id)


@advice("equal-options", Question)
def options_differ(question: Question) -> Iterator[Finding]:
    """No two options of a question say the same about the person."""
    seen: dict[str, str] = {}
    for j, option in enumerate(question.options if any(map(_says, question.options)) else ()):
        first = seen.setdefault(repr(_says(option)), option.id)
        if first != option.id:
            yield finding(("options", j, "id"), name=option.id, first=first)


def _says(option: Option) -> list[tuple[str, int | str]]:
    wants = sorted((name, evidence) for name, evidence in option.wants.items() if evidence)
    return [*wants, *sorted(option.facts.items()), *sorted(option.sets.items())]


@advice("zero-evidence", Option)
def evidence_is_not_zero(option: Option) -> Iterator[Finding]:
    """No option wants 0 of anything, which is the same as not naming it."""
    for name, evidence in option.wants.items():
        if evidence == 0:
            yield finding(("wants", name), name=name)


@advice("repeated-source", *FIGURES, *STATEMENTS)
def sources_are_named_once(item: Cited) -> Iterator[Finding]:
    """No list of sources names one twice."""
    seen: set[str] = set()
    for i, name in enumerate(item.sources):
        if name in seen:
            yield finding(("sources", i), name=name)
        seen.add(name)


# What does not fit together


@advice("unreachable-need", Need, with_bank=True)
def needs_can_be_met(need: Need, bank: QuestionBank) -> Iterator[Finding]:
    """Some answer states enough for each need of a path."""
    for name, threshold in need.any_of.items():
        most = max(_stated(bank, name), default=None)
        for key in ("comfortable", "minimum"):
            given = getattr(threshold, key)
            if most is not None and given > most:
                yield finding(("any_of", name, key), name=name, given=given, most=most)


@advice("idle-need", Need)
def needs_ask_for_something(need: Need) -> Iterator[Finding]:
    """Each need asks for more than nothing."""
    for name, threshold in need.any_of.items():
        if threshold.comfortable <= 0:
            yield finding(("any_of", name, "comfortable"), name=name)


@advice("unknown-money", Exchange)
def exchanged_currencies_exist(table: Exchange) -> Iterator[Finding]:
    """A currency that has a rate of exchange exists."""
    for code in table.per_usd:
        if code not in currencies():
            yield finding(("per_usd", code), name=code)


@advice("one-theme", QuestionBank)
def questions_have_several_themes(bank: QuestionBank) -> Iterator[Finding]:
    """No single criterion, and no single group of them, carries most of what is asked."""
    weights = dict.fromkeys((item.id for item in bank.criteria), 0)
    for question in bank.questions:
        for option in question.options:
            for name in option.wants.keys() & weights:
                weights[name] += question.weight * abs(option.wants[name])
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


@advice("repeated-prompt", QuestionBank)
def prompts_differ(bank: QuestionBank) -> Iterator[Finding]:
    """No two questions read the same."""
    seen: dict[str, str] = {}
    for i, question in enumerate(bank.questions):
        first = seen.setdefault(fold(question.prompt), question.id)
        if first != question.id:
            yield finding(("questions", i, "prompt"), name=first)


@advice("sure-judgement", CareerPath)
def judgements_are_not_called_sure(path: CareerPath) -> Iterator[Finding]:
    """A level that is only judged is not called highly certain."""
    for name, performance in path.performance.items():
        if set(performance.sources) == {JUDGEMENT} and performance.confidence == "high":
            yield finding(("performance", name, "confidence"), name=name)
