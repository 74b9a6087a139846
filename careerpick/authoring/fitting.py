"""Warnings where parts that each are in order do not fit each other."""

from collections.abc import Iterator

from careerpick.authoring.table import bank_advice, cross_advice, path_advice
from careerpick.authoring.unused import stated_values
from careerpick.content.checks.table import Finding, Sourced, finding
from careerpick.folding import fold
from careerpick.model import JUDGEMENT, CareerPath, QuestionBank

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
            for name, value in option.wants.items():
                if name in weights:
                    weights[name] += question.weight * abs(value)
    return weights


@bank_advice("reverse-mismatch")
def reversed_questions_ask_the_same(bank: QuestionBank) -> Iterator[Finding]:
    """A question and the one that it turns round ask about the same criteria."""
    for i, question in enumerate(bank.questions):
        earlier = bank.question(question.reverse_of) if question.reverse_of else None
        if earlier is None:
            continue
        mine, theirs = (
            {name for option in item.options for name, value in option.wants.items() if value}
            for item in (question, earlier)
        )
        if mine != theirs:
            odd = tuple(sorted(mine ^ theirs))
            where = ("questions", i, "reverse_of")
            yield finding(where, name=question.id, earlier=earlier.id, odd=odd)


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
