"""What would change a result, in words."""

from dataclasses import replace

import pytest

from careerpick.decide.changes import Change, Opening, TippingMark, TurningAnswer, WayToLead
from careerpick.decide.circumstances import Status
from careerpick.decide.result import evaluate
from careerpick.model import Answer
from careerpick.report import explanation
from careerpick.report.result import what_if_sentence
from careerpick.words import answers
from tests.builders import with_parts
from tests.unit.write.sample import CONTENT, SHEETS

TALK = Change("calls", Answer("awake"), Answer("drained"))
DAY = Change("day", Answer("new", "important"), Answer("same", "important"))


def opening(
    limit: str, have: int | None, need: int, before: Status = "blocked", after: Status = "stretch"
) -> Opening:
    return Opening("tutor", limit, have, need, before, after)


@pytest.mark.parametrize(
    ("recommended", "then"),
    [
        (("tutor",), "it would be Online tutor."),
        (("tutor", "chat"), "it would be a tie between Online tutor and Chat support."),
        ((), "nothing would fit."),
    ],
)
def test_other_answer_says_what_would_be_recommended(
    recommended: tuple[str, ...], then: str
) -> None:
    line = explanation.turning_line(CONTENT, TurningAnswer(TALK, recommended))

    assert line == f"{answers.asked_swap(CONTENT, TALK)}: {then}"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            opening("hours-per-week", 3, 4),
            "With 4 instead of 3 hours a week, Online tutor would come within reach, though it "
            "would be tight at the start.",
        ),
        (
            opening("hours-per-week", 3, 10, after="open"),
            "With 10 instead of 3 hours a week, nothing would stand in the way of Online tutor.",
        ),
        (
            opening("hours-per-week", 4, 10, before="stretch", after="open"),
            "With 10 instead of 4 hours a week, Online tutor would no longer be "
            "tight at the start.",
        ),
        (
            opening("hours-per-week", None, 4, before="unknown", after="later"),
            "Free hours a week, which you left out: with at least 4 hours a week, Online tutor "
            "would come within reach, but something else comes first.",
        ),
        (
            opening("set-times", 0, 1, after="unknown"),
            "Set times: with “some set times, if known ahead” instead of “no set times”, Online "
            "tutor would come within reach, as far as your answers tell.",
        ),
        (
            opening("teaching", None, 1, before="unknown"),
            "Teaching, which you left out: with at least “the basics”, Online tutor "
            "would come within reach, though it would be tight at the start.",
        ),
    ],
)
def test_opening_says_what_is_there_what_is_needed_and_what_follows(
    found: Opening, expected: str
) -> None:
    assert explanation.opening_words(CONTENT, found).text == expected


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (WayToLead("photo", (TALK,)), "It takes one other answer for Stock photographer to fit "
         "you best:"),
        (WayToLead("photo", (TALK, DAY)), "It takes two other answers for Stock photographer to "
         "fit you best:"),
        (WayToLead("photo", None), "No other answers to these questions would make Stock "
         "photographer fit you best."),
    ],
)  # fmt: skip
def test_way_says_how_many_answers_it_takes(way: WayToLead, expected: str) -> None:
    assert explanation.way_title(evaluate(CONTENT, SHEETS["fit"]), way) == expected


def test_a_way_to_what_stays_out_of_reach_says_so() -> None:
    result = evaluate(CONTENT, SHEETS["blocked-best"])
    out, *_ = (row.path for row in result.paths if row.access.status == "blocked")
    said = explanation.way_title(result, WayToLead(out.id, (TALK,)))
    assert said == (
        f"It takes one other answer for {out.name} to fit you best, though it would stay out of "
        "reach:"
    )


def test_nobody_is_told_to_be_older_by_an_answer() -> None:
    age = replace(CONTENT.bank.limits[0], role="allowed")
    content = replace(CONTENT, bank=replace(CONTENT.bank, limits=(age,)))
    said = explanation.opening_words(content, opening(age.id, 1, 2, after="open"))
    assert said.text == (
        f"{age.name}: with an age of 18, nothing would stand in the way of Online tutor."
    )


def test_change_is_told_as_one_answer_instead_of_another() -> None:
    assert answers.asked_swap(CONTENT, TALK) == (
        "A day full of calls with people you do not know is over. How are you? "
        "“Drained, I need to be alone” instead of “Wide awake, I could go on”"
    )


def test_the_answer_instead_is_told_with_its_mark() -> None:
    said = answers.asked_swap(
        CONTENT, replace(TALK, instead=replace(TALK.instead, mark="important"))
    )
    assert said.endswith(
        "“Drained, I need to be alone” (matters a lot) instead of “Wide awake, I could go on”"
    )


@pytest.mark.parametrize(
    ("change", "typed"),
    [
        (TALK, "calls=drained"),
        (DAY, "day=same!"),
        (Change("day", Answer("new"), Answer("mix", "deal_breaker")), "day=mix!!"),
    ],
)
def test_change_can_be_typed_for_a_what_if(change: Change, typed: str) -> None:
    assert answers.as_typed(change) == typed


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (None, "skipped"),
        (Answer("mix"), "“A few known things and a few new ones”"),
        (Answer("mix", "important"), "“A few known things and a few new ones” (matters a lot)"),
        (Answer("mix", "deal_breaker"), "“A few known things and a few new ones” (deal-breaker)"),
    ],
)
def test_answer_is_named_with_its_mark(answer: Answer | None, expected: str) -> None:
    assert answers.marked_label(CONTENT, "day", answer) == expected


def test_tipping_mark_names_the_question_the_answer_and_the_path() -> None:
    said = explanation.tipping_sentence(CONTENT, TippingMark("clock", "photo"), Answer("me"))

    assert said == (
        "Who should set your working hours? “I do”: if it mattered a lot to you, Stock "
        "photographer would be recommended."
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("tie", "Stock photographer would fit you best with: What should work give you "
         "first? “Skills that I can use later” instead of “Some money within a few weeks”."),
        ("empty", ""),
        ("nothing-left", ""),
    ],
)  # fmt: skip
def test_result_has_one_what_if_or_none(kind: str, expected: str) -> None:
    assert what_if_sentence(evaluate(CONTENT, SHEETS[kind])) == expected


def test_what_if_of_a_clear_result_says_how_much_it_would_take() -> None:
    result = with_parts(evaluate(CONTENT, SHEETS["fit"]), what_if=WayToLead("photo", None))

    assert what_if_sentence(result) == (
        "It would take at least three other answers for another path within reach to fit you best."
    )
