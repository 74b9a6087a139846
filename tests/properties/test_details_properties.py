"""Whatever a person says of details: the result is the same, to the last point."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerpick.decide.asking import details_for
from careerpick.decide.circumstances import circumstances
from careerpick.decide.explanation import explain
from careerpick.decide.result import evaluate
from careerpick.model import Answer, AnswerSheet, Question
from tests.effort import many
from tests.reports import any_sheets
from tests.shipped import CONTENT

SCORED = {question.id for question in CONTENT.bank.scored}


def any_detail(question: Question) -> st.SearchStrategy[Answer]:
    if question.pick == "country":
        return st.sampled_from(["DE", "KE", "US", "IN"]).map(Answer)
    if question.pick == "amount":
        return st.integers(0, 5000).map(lambda number: Answer("", number=number))
    return st.sampled_from([Answer(option.id) for option in question.options])


any_details = st.fixed_dictionaries(
    {}, optional={question.id: any_detail(question) for question in CONTENT.bank.details}
)


PARTS = (
    *("paths", "recommendation", "unmet", "gap", "certainty", "what_if", "straight_line"),
    *("skipped", "settled", "settled_with_marks", "ask_next"),
)


@settings(max_examples=many(8))
@given(any_sheets(CONTENT), any_details)
def test_details_change_nothing_but_what_is_shown(
    sheet: AnswerSheet, details: dict[str, Answer]
) -> None:
    bare = AnswerSheet({name: given for name, given in sheet.answers.items() if name in SCORED})
    full = bare.with_answers(details)
    without, result = evaluate(CONTENT, bare), evaluate(CONTENT, full)
    assert all(getattr(result, part) == getattr(without, part) for part in PARTS)
    assert result.answered == len(bare.answers)
    assert result.circumstances == circumstances(CONTENT.bank, full)


def test_why_and_how_sure_are_the_same_with_details() -> None:
    bare = AnswerSheet({q.id: Answer(q.options[0].id) for q in CONTENT.bank.scored})
    full = bare.with_answers({"country": Answer("DE"), "best-skill": Answer("design")})
    with_details, without = explain(evaluate(CONTENT, full)), explain(evaluate(CONTENT, bare))
    assert replace(with_details, result=without.result) == without


@pytest.mark.parametrize(("weeks", "asked"), [(1, True), (39, True), (40, False), (None, True)])
def test_who_can_wait_for_money_is_not_asked_how_much_it_must_be(
    weeks: int | None, asked: bool
) -> None:
    question = next(item for item in CONTENT.bank.questions if item.id == "weeks-to-wait")
    answer = Answer(question.options[0].id, number=weeks)
    sheet = AnswerSheet({question.id: answer} if weeks is not None else {})
    assert ("monthly-need" in details_for(CONTENT.bank, sheet)) == asked
