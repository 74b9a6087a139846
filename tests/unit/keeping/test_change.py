"""What changed between two results: exact where it can be, silent where it cannot."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings

from careerpick.decide.result import evaluate
from careerpick.keeping.results import KeptResult, compare_kept
from careerpick.model import Answer, AnswerSheet, Content
from tests.effort import many
from tests.reports import any_sheets, kept_now
from tests.shipped import CONTENT

AT = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


def _kept(sheet: AnswerSheet, content: Content = CONTENT) -> KeptResult:
    return kept_now(evaluate(content, sheet), AT)


FIRST = {question.id: Answer(question.options[0].id) for question in CONTENT.bank.scored}


@settings(max_examples=many(8))
@given(any_sheets(CONTENT), any_sheets(CONTENT))
def test_points_of_the_changed_answers_make_up_the_change_of_every_score(
    first: AnswerSheet, second: AnswerSheet
) -> None:
    change = compare_kept(_kept(first), _kept(second))

    for row in change.ranking:
        assert row.before
        assert row.after
        moved = sum((item.points or {}).get(row.path, 0) for item in change.answers)
        assert moved == row.after.score - row.before.score
    asked = first.answers.keys() | second.answers.keys()
    differ = {q for q in asked if first.answers.get(q) != second.answers.get(q)}
    assert {item.question.id for item in change.answers} == differ


def test_an_answer_is_told_in_the_words_of_its_time() -> None:
    question = CONTENT.bank.questions[0]
    before = _kept(AnswerSheet({question.id: Answer(question.options[0].id)}))
    after = _kept(AnswerSheet({question.id: Answer(question.options[1].id, "important")}))

    (found,) = compare_kept(before, after).answers

    assert found.question.prompt == question.prompt
    assert found.before
    assert found.after
    assert (found.before.label, found.before.mark) == (question.options[0].label, "normal")
    assert (found.after.label, found.after.mark) == (question.options[1].label, "important")


def test_a_question_that_was_reworded_is_named_and_not_compared() -> None:
    """The option keeps its id and means something else: it must not be read as the same."""
    question = CONTENT.bank.questions[0]
    older = replace(
        CONTENT,
        bank_fingerprint="f" * 12,
        fingerprint="e" * 12,
        question_fingerprints={**CONTENT.question_fingerprints, question.id: "d" * 8},
    )
    before = _kept(AnswerSheet(FIRST), older)
    changed = {**FIRST, question.id: Answer(question.options[1].id)}

    change = compare_kept(before, _kept(AnswerSheet(changed)))

    assert [item.id for item in change.not_compared] == [question.id]
    assert change.answers == ()
    assert not change.same_questions


def test_points_are_not_compared_across_contents() -> None:
    question = CONTENT.bank.questions[0]
    older = replace(CONTENT, fingerprint="e" * 12)
    changed = AnswerSheet({**FIRST, question.id: Answer(question.options[1].id)})

    change = compare_kept(_kept(AnswerSheet(FIRST), older), _kept(changed))

    assert change.same_questions
    assert not change.same_content
    assert [item.points for item in change.answers] == [None]


def test_a_path_that_came_or_went_is_not_there_on_one_side() -> None:
    fewer = replace(CONTENT, paths=CONTENT.paths[1:], fingerprint="e" * 12)
    gone = CONTENT.paths[0].id

    change = compare_kept(_kept(AnswerSheet(FIRST), fewer), _kept(AnswerSheet(FIRST)))

    assert [row.path for row in change.ranking if row.before is None] == [gone]


def test_what_was_typed_is_told_as_it_was_meant_with_its_money_and_unit() -> None:
    """Two numbers that stand for the same option are two answers."""
    asked = {item.pick: item.id for item in CONTENT.bank.details if item.is_typed}
    hours = next(item for item in CONTENT.bank.questions if item.number)
    option = hours.options[1].id
    first = {asked["country"]: Answer("DE"), asked["amount"]: Answer("", number=600)}
    second = {asked["country"]: Answer("DE"), asked["amount"]: Answer("USD", number=600)}
    change = compare_kept(
        _kept(AnswerSheet({**FIRST, **first, hours.id: Answer(option, number=8)})),
        _kept(AnswerSheet({**FIRST, **second, hours.id: Answer(option, number=9)})),
    )

    said = [
        (item.before and item.before.label, item.after and item.after.label)
        for item in change.answers
    ]
    assert said == [
        ("8 hours a week", "9 hours a week"),
        ("600 EUR a month", "600 USD a month"),
    ]
