"""Warnings where parts that each are in order do not fit each other."""

from collections.abc import Iterator

from careerpick.authoring.table import bank_advice, cross_advice, path_advice
from careerpick.authoring.unused import stated_values
from careerpick.content.checks.names import quoted
from careerpick.content.checks.table import Finding, Sourced
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
                    message = f"No answer states {value} of {quoted(name)}; the most is {most}."
                    where = ("needs", i, "any_of", name, key)
                    yield Finding(where, message, f"Write {most} at most, or offer an answer.")


@path_advice("idle-need")
def needs_ask_for_something(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """Each need asks for more than nothing."""
    for i, need in enumerate(path.value.needs):
        for name, threshold in need.any_of.items():
            if threshold.comfortable <= 0:
                message = f"Everybody has 0 of {quoted(name)}, so all people meet this need."
                where = ("needs", i, "any_of", name, "comfortable")
                yield Finding(where, message, "Ask for more, or remove it.")


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
            message = f"{share:.0%} of what the answers say is about {quoted(item.id)} alone."
            fix = "Ask about other things, too, or lower the weights."
            yield Finding(("criteria", i, "id"), message, fix)
    groups = {item.group for item in bank.criteria if weights[item.id]}
    if len(groups) == 1 and len({item.group for item in bank.criteria}) > 1:
        message = f"All questions are about the group {quoted(*groups)}."
        yield Finding(("questions",), message, "Ask about the other groups, too.")


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
            odd = ", ".join(sorted(mine ^ theirs))
            message = (
                f"Only one of {quoted(question.id)} and {quoted(earlier.id)} asks about {odd}."
            )
            fix = 'Two questions that are tied by "reverse_of" ask about the same things.'
            yield Finding(("questions", i, "reverse_of"), message, fix)


@bank_advice("repeated-prompt")
def prompts_differ(bank: QuestionBank) -> Iterator[Finding]:
    """No two questions read the same."""
    seen: dict[str, str] = {}
    for i, question in enumerate(bank.questions):
        first = seen.setdefault(fold(question.prompt), question.id)
        if first != question.id:
            message = f"The question {quoted(first)} has the same words."
            yield Finding(("questions", i, "prompt"), message, "Ask for something else.")


@path_advice("sure-judgement")
def judgements_are_not_called_sure(path: Sourced[CareerPath]) -> Iterator[Finding]:
    """A level that is only judged is not called highly certain."""
    for name, performance in path.value.performance.items():
        if set(performance.sources) == {JUDGEMENT} and performance.confidence == "high":
            message = f"The level of {quoted(name)} is your judgement alone, yet called sure."
            where = ("performance", name, "confidence")
            yield Finding(where, message, 'Write "medium" or "low", or name a source.')
