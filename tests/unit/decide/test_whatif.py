"""What-ifs: what is typed, and what moves, worked out by hand."""

import pytest

from careerpick.answers.choice import parse_changes
from careerpick.decide.explanation import Move, what_if
from careerpick.errors import UsageError
from careerpick.model import Answer
from careerpick.words.problems import worded
from tests.builders import make_content, make_path, make_question, make_sheet

CONTENT = make_content(
    [
        make_question("calls", [{"calm": 1}, {"calm": -1}]),
        make_question("clock", [{"free": 1}, {"free": -1}], weight=2),
        make_question("colour", [{}, {}]),
    ],
    [make_path("left", {"calm": 0, "free": 4}), make_path("right", {"calm": 4, "free": 2})],
)
# Points: calls a: left -2, right +2; clock a: left +4, right 0; b the opposite.


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("calls=b", Answer("b")),
        ("calls=2", Answer("b")),
        ("CALLS=2", Answer("b")),
        ("Question 1=2", Answer("b")),
        ("What about calls?=2", Answer("b")),
        ("calls=Calls B", Answer("b")),
        ("calls = b!", Answer("b", "important")),
        ("calls=b!!", Answer("b", "deal_breaker")),
        ("calls=skip", None),
    ],
)
def test_change_is_typed_like_an_answer_of_the_quiz(typed: str, expected: Answer | None) -> None:
    assert parse_changes([typed], CONTENT) == {"calls": expected}


@pytest.mark.parametrize(
    ("typed", "message", "fix"),
    [
        ("cals=b", 'no question "cals"', 'did you mean "calls"?'),
        ("zzz=b", 'no question "zzz"', "calls, clock, colour"),
        ("calls=z", 'no answer "z" for the question "calls"', "a, b"),
        ("calls=3", 'no 3 for the question "calls"', "1 to 2"),
        ("calls", '"calls" names no answer', "calls=OPTION"),
        ("2", '"2" names no answer', "2=OPTION"),
        ("4=b", 'no question "4"', "calls, clock, colour"),
        ("0=b", 'no question "0"', "calls, clock, colour"),
        ("b", '"b" is no change', "QUESTION=OPTION"),
        ("calls=", 'no answer here for the question "calls"', "1 to 2"),
    ],
)
def test_what_cannot_be_used_is_said_with_what_would_be_right(
    typed: str, message: str, fix: str
) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        parse_changes([typed], CONTENT)
    assert fix in worded(caught.value.problems[0]).fix


def test_question_may_be_named_by_its_number_in_the_bank() -> None:
    assert parse_changes(["3=a", " 1 = 2!"], CONTENT) == {
        "colour": Answer("a"),
        "calls": Answer("b", "important"),
    }


def test_id_that_is_a_number_wins_over_the_number() -> None:
    questions = [
        make_question(name, [{"calm": 1}, {"calm": -1}]) for name in ("2", "clock", "colour")
    ]
    content = make_content(questions, list(CONTENT.paths))

    assert parse_changes(["2=a", "3=b"], content) == {"2": Answer("a"), "colour": Answer("b")}


def test_number_and_id_of_one_question_name_it_twice() -> None:
    with pytest.raises(UsageError, match='"calls" is named twice'):
        parse_changes(["calls=a", "1=b"], CONTENT)


def test_question_named_twice_is_refused() -> None:
    with pytest.raises(UsageError, match='"calls" is named twice'):
        parse_changes(["calls=a", "calls=b"], CONTENT)


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(UsageError, match="cals") as caught:
        parse_changes(["cals=b", "clock=z", "colour"], CONTENT)
    assert len(caught.value.problems) == 3


def test_points_that_move_are_those_of_the_new_answer_less_those_of_the_old() -> None:
    found = what_if(CONTENT, make_sheet(calls="a", clock="b"), {"calls": Answer("b")})

    assert found.moves == (Move("calls", Answer("a"), Answer("b"), {"left": 4, "right": -4}),)
    # before: left -2 - 4, right 2; after: left 2 - 4, right -2
    assert [row.score for row in found.before.paths] == [2, -6]
    assert [row.score for row in found.after.paths] == [-2, -2]
    assert found.before.recommendation.paths == ("right",)
    assert found.after.recommendation.paths == ("left", "right")


def test_skipping_takes_the_points_of_an_answer_away_and_answering_adds_them() -> None:
    sheet = make_sheet({"calls": "important"}, calls="a")
    found = what_if(CONTENT, sheet, {"calls": None, "clock": Answer("a")})

    assert [(move.question, dict(move.points)) for move in found.moves] == [
        ("calls", {"left": 4, "right": -4}),  # marked, so it counted twice
        ("clock", {"left": 4, "right": 0}),
    ]
    assert found.after.sheet.answers == {"clock": Answer("a")}


def test_same_answer_again_changes_nothing() -> None:
    found = what_if(CONTENT, make_sheet(calls="a"), {"calls": Answer("a"), "clock": None})

    assert found.moves == ()
    assert found.before.paths == found.after.paths


def test_mark_alone_is_a_change() -> None:
    found = what_if(CONTENT, make_sheet(calls="a"), {"calls": Answer("a", "important")})

    assert [dict(move.points) for move in found.moves] == [{"left": -2, "right": 2}]
