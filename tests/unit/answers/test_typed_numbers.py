"""Questions about a number: typed, in files, saved, and what is refused."""

from dataclasses import replace

import pytest

from careerpick.answers import parse_answers
from careerpick.answers.amounts import amount_in
from careerpick.answers.choice import parse_choice
from careerpick.answers.saved import answer_template, format_answers
from careerpick.errors import AnswerError
from careerpick.model import Answer, AnswerSheet, Limit, Number, Option, Question
from careerpick.words.problems import worded
from tests.builders import make_content, make_path, make_question

HOURS = Question(
    id="hours",
    section="goals",
    prompt="How many hours a week do you have?",
    help="It tells.",
    options=(
        Option("few", "4 hours or less", facts={"time": 4}, at_least=0),
        Option("some", "About 5 to 12 hours", facts={"time": 8}, at_least=5),
        Option("many", "13 hours or more", facts={"time": 20}, at_least=13),
        Option("unsure", "I do not know"),
    ),
    number=Number("time", 0, 80),
)
UNIT = "hours a week"
_plain = make_content([HOURS, make_question("last", [{}, {}])], [make_path("one", {"calm": 1})])
CONTENT = replace(
    _plain,
    bank=replace(_plain.bank, limits=(Limit("time", "Free hours a week", "fixed", UNIT),)),
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("14", 14), ("14 hours", 14), ("14h", 14), ("１４", 14), ("2 hours a day", 14),
        ("2h/day", 14), ("fourteen", 14), ("Fourteen hours a week.", 14), ("14.0", 14),
        ("about 14", 14), ("one", 1), ("an hour a day", 7), ("30 minutes a day", 3),
        ("twenty-five", 25), ("none", 0), ("8 hours a month", 1), ("2 hours daily", 14),
        ("2,5 hours a day", 17), ("at least 14", 14),
    ],
)  # fmt: skip
def test_a_number_is_the_number_as_it_was_typed(typed: str, number: int) -> None:
    option = "few" if number < 5 else "some" if number < 13 else "many"
    assert parse_choice(typed, HOURS, UNIT) == Answer(option, number=number)
    assert parse_choice(f"{typed} !!", HOURS, UNIT) == Answer(option, "deal_breaker", number)


@pytest.mark.parametrize(
    ("typed", "option"),
    [("a", "few"), ("B", "some"), ("c)", "many"), ("many", "many"), ("4 hours or less", "few"),
     ("d", "unsure"), ("i do not know", "unsure")],
)  # fmt: skip
def test_an_option_is_chosen_by_its_letter_or_its_words(typed: str, option: str) -> None:
    assert parse_choice(typed, HOURS, UNIT) == Answer(option)


@pytest.mark.parametrize("typed", ["81", "200 hours", "12 hours a day", "a hundred"])
def test_a_number_that_nobody_has_is_refused_with_its_range(typed: str) -> None:
    with pytest.raises(AnswerError, match=r"\S") as caught:
        parse_choice(typed, HOURS, UNIT)
    assert "a number from 0 to 80 (hours a week), or a letter from a to d" in (
        worded(caught.value.problems[0]).fix
    )


@pytest.mark.parametrize(
    "typed", ["10-15", "1 – 2 hours", "3 to 5", "2 hours or 3", "5 to 13 hours"]
)
def test_of_two_numbers_none_is_taken(typed: str) -> None:
    with pytest.raises(AnswerError, match="more than one number") as caught:
        parse_choice(typed, HOURS, UNIT)
    said = worded(caught.value.problems[0])
    assert said.message == f'"{typed}" is more than one number.'
    assert said.fix.startswith("Type a number from 0 to 80 (hours a week), or a letter")


@pytest.mark.parametrize("typed", ["14 days", "-3", "14+", "10-15", "2.5", "1/2", "²", "14 ½"])
def test_what_states_no_number_of_hours_is_refused(typed: str) -> None:
    with pytest.raises(AnswerError, match=r"\S"):
        parse_choice(typed, HOURS, UNIT)


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [("3 months", "weeks", 13), ("2 months", "weeks", 8), ("a year", "weeks", 52),
     ("10 days", "weeks", 1), ("6", "weeks", 6), ("5 hours a week", "weeks", None),
     ("$1,000", "US dollars", 1000), ("500 dollars", "US dollars", 500),
     ("€500", "US dollars", None), ("500 us dollars", "US dollars", 500), ("14", "", 14),
     ("14 things", "", None)],
)  # fmt: skip
def test_an_amount_is_counted_in_the_unit_that_is_asked_for(
    typed: str, unit: str, number: int | None
) -> None:
    assert amount_in(typed.casefold(), unit) == number


@pytest.mark.parametrize(
    "text",
    ["hours: 14\n", '{"hours": 14.0}', "hours,last\n14,\n", "hours=14 hours\n", "14\n",
     "hours: {answer: 14}\n", "hours: 2 hours a day\n"],
)  # fmt: skip
def test_a_number_in_a_file_is_that_number(text: str) -> None:
    parsed = parse_answers(text.encode(), "x", CONTENT)
    assert parsed.sheet == AnswerSheet({"hours": Answer("many", number=14)})


def test_a_number_is_saved_as_it_was_given() -> None:
    for mark in ("normal", "important"):
        sheet = AnswerSheet({"hours": Answer("many", mark, 14)})
        assert parse_answers(format_answers(sheet, CONTENT).encode(), "x", CONTENT).sheet == sheet


def test_the_template_says_which_numbers_are_taken() -> None:
    assert "  #   0 to 80 (hours a week), or one of:\n" in answer_template(CONTENT)
