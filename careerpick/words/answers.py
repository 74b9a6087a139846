"""Answers and other answers in their own words."""

from __future__ import annotations

from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING

from careerpick.countries import currency_meant, currency_of, name_of
from careerpick.files import LAST_ANSWERS
from careerpick.model import MARK_SIGNS
from careerpick.words.sentences import quoted, say, with_unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpick.decide.changes import Change
    from careerpick.model import Answer, Content, Mark, Question, QuestionBank


def given(answer: Answer, question: Question, bank: QuestionBank) -> str:
    """Return an answer as it was given: what was typed, a number with its unit, or a label."""
    if question.pick == "country":
        return name_of(answer.option)
    if question.is_typed:
        return say("small.a-month", money=f"{answer.number:,} {answer.option}".rstrip())
    if question.number and answer.number is not None:
        return with_unit(answer.number, bank.limit(question.number.limit).unit)
    option = question.option(answer.option)
    return option.label if option else answer.option


def with_own_money(answers: Mapping[str, Answer], bank: QuestionBank) -> Mapping[str, Answer]:
    """Return the answers, with an amount in the person's own money where none was named."""
    asked = {question.pick: question.id for question in bank.details if question.is_typed}
    country, need = (answers.get(asked.get(pick, "")) for pick in ("country", "amount"))
    own = currency_of(country.option) if country and need else None
    if need is None or own is None:
        return answers
    return {**answers, asked["amount"]: replace(need, option=currency_meant(need.option, own))}


def all_given(answers: Mapping[str, Answer], bank: QuestionBank) -> dict[str, str]:
    """Return each answer as it was given, by the id of its question."""
    answers = with_own_money(answers, bank)
    return {
        item.id: given(answers[item.id], item, bank)
        for item in bank.questions
        if item.id in answers
    }


def label(content: Content, question_id: str, answer: Answer | None) -> str:
    """Return an answer in quotation marks, without its mark; "skipped" where there is none."""
    if answer is None:
        return say("changes.skipped")
    return quoted(given(answer, content.bank.question(question_id), content.bank))


def marked_label(content: Content, question_id: str, answer: Answer | None) -> str:
    """Return an answer in its own words, with its mark where it has one."""
    said = label(content, question_id, answer)
    return with_mark(said, answer.mark) if answer else said


def with_mark(said: str, mark: Mark) -> str:
    """Return what was said with what its mark means behind it."""
    meaning = say(f"small.mark-{mark}")
    return say("small.with-mark", said=said, mark=meaning) if meaning else said


def asked_swap(content: Content, change: Change) -> str:
    """Return the question with "“new answer” instead of “answer now”", marked as that was."""
    after = marked_label(content, change.question, change.instead)
    before = label(content, change.question, change.now)
    asked = content.bank.question(change.question).prompt
    return say("changes.swap", asked=asked, after=after, before=before)


def as_typed(change: Change) -> str:
    """Return the change as `careerpick whatif` takes it: question=option, with its mark."""
    return f"{change.question}={change.instead.option}{MARK_SIGNS[change.instead.mark]}"


def naming_answers(answers_file: str, *, always: bool = False) -> str:
    """Return the option that names the answers, after a blank.

    A printed command that takes those of the last quiz when none are named needs no option
    for these, so there is none unless it is needed always.
    """
    if answers_file == LAST_ANSWERS and not always:
        return ""
    return f" --answers {quote(answers_file)}"
