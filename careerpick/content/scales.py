"""The steps of scales: between two ends in words, evenly spaced, in whole numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import gcd, lcm
from typing import cast

from careerpick.model import Evidence, Option, Question, QuestionBank


def with_steps(bank: QuestionBank) -> tuple[QuestionBank, int]:
    """Return a checked bank whose scales have a step for each option, and its unit.

    The unit is the least number that makes every step whole. All evidence of the bank is counted
    in it, so that scores stay exact; without scales, or where their steps are whole as they are,
    it is 1.
    """
    unit = lcm(*(_parts(question) for question in bank.questions))
    questions = tuple(
        replace(question, options=tuple(_options(question, unit))) for question in bank.questions
    )
    return replace(bank, questions=questions), unit


def _parts(question: Question) -> int:
    """Return into how many parts the steps of a question cut evidence of 1."""
    if question.steps is None:
        return 1
    low, high = (option.wants for option in question.options)
    spans = (high.get(name, 0) - low.get(name, 0) for name in {*low, *high})
    between = question.steps - 1
    return between // gcd(between, *spans)


def _options(question: Question, unit: int) -> Iterator[Option]:
    if question.steps is None:
        for option in question.options:
            scaled = {name: evidence * unit for name, evidence in option.wants.items()}
            yield replace(option, wants=_in_units(scaled))
        return
    low, high = question.options
    last = question.steps - 1
    for place in range(question.steps):
        wants = {
            name: unit * (low.wants.get(name, 0) * (last - place) + high.wants.get(name, 0) * place)
            for name in {**low.wants, **high.wants}
        }
        end = low if place < last else high
        yield replace(
            end,
            id=str(place + 1),
            label=end.label if place in (0, last) else _between(place + 1, question),
            wants=_in_units({name: points // last for name, points in wants.items()}),
            deal_breaker=end.deal_breaker and place in (0, last),
        )


def _between(step: int, question: Question) -> str:
    """Return a step in words: where it is, and what its ends are."""
    low, high = question.options
    return f"{step} (1 = {low.label}, {question.steps} = {high.label})"


def _in_units(wants: Mapping[str, int]) -> Mapping[str, Evidence]:
    return cast("Mapping[str, Evidence]", wants)  # written evidence is -2 to 2
