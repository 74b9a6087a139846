"""Several answers and scales: at a question, in files of every form, saved again, in JSON."""

import json
import re
from dataclasses import replace

import pytest

from careerpick.answers import parse_answers
from careerpick.answers.choice import parse_choice
from careerpick.answers.saved import answer_template, format_answers
from careerpick.authoring.schemas import answers_schema
from careerpick.content.inspecting import with_steps
from careerpick.content.snapshot import bank_fingerprint
from careerpick.decide.decision import Decision
from careerpick.decide.result import pulls, same_place_every_time
from careerpick.decide.table import compile_table
from careerpick.errors import AnswerError
from careerpick.model import Answer, AnswerSheet, Content, Option, Question
from careerpick.report.comparison import said_of
from careerpick.words.problems import worded
from careerpick.write.json import questions_json
from tests.builders import make_content, make_path, make_question

LIKES = Question(
    "likes", "goals", "What do you like?", "It helps.",
    (
        Option("write", "Writing, and words", {"calm": 2}),
        Option("sort", "Order and calm", {"calm": 1}),
        Option("sell", "Selling", {"calm": -2}),
        Option("help", "Helping"),
    ),
    pick="many", most=3,
)  # fmt: skip
PACE = Question(
    "pace", "goals", "How fast?", "It helps.",
    (Option("low", "Slow", {"calm": 2}), Option("high", "Fast", {"calm": -2})),
    pick="scale", steps=4,
)  # fmt: skip


def content_of(*questions: Question) -> Content:
    content = make_content(
        questions, [make_path("one", {"calm": 3}), make_path("two", {"calm": 0})]
    )
    bank, unit = with_steps(content.bank)
    return replace(content, bank=bank, unit=unit)


CONTENT = content_of(make_question("aim", [{"calm": 1}, {"calm": -1}]), LIKES, PACE)
_, ASKED, STEPS = CONTENT.bank.questions


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("1 3", "write+sell"), ("3,1", "write+sell"), ("1, 2 and 4", "write+sort+help"),
     ("a c", "write+sell"), ("１，３", "write+sell"), ("write sell", "write+sell"),
     ("write+sell", "write+sell"), ("sell", "sell"), ("Writing, and words", "write"),
     ("writing, and words; HELPING", "write+help"), ("Order and calm, Selling", "sort+sell"),
     ("one three", "write+sell"), ("1 1 1 1", "write"), ("none", "none"), ("0", "none"),
     ("2.", "sort")],
)  # fmt: skip
def test_several_are_ticked_by_number_letter_id_or_words(typed: str, answer: str) -> None:
    assert parse_choice(typed, ASKED) == Answer(answer)
    assert parse_choice(f"{typed}!", ASKED) == Answer(answer, "important")


@pytest.mark.parametrize(
    ("typed", "message", "fix"),
    [
        ("1 2 3 4", "4 answers are too many.", "Choose 3 at most."),
        ("1 wirte", 'There is no answer "wirte".', 'did you mean "write"?'),
        ("Selling, 9", "There is no 9.",
         "Type one or more numbers from 1 to 4, such as 1 2, or none."),
        ("write none", 'There is no answer "none".', None),
        ("", "There is no answer here.", None),
        ("x" * 5000, 'There is no answer "xxx', None),
        (" ," * 5000, 'There is no answer ", ,', None),
    ],
)  # fmt: skip
def test_what_is_not_to_be_ticked_is_said_of_the_first_of_it(
    typed: str, message: str, fix: str | None
) -> None:
    with pytest.raises(AnswerError, match=re.escape(message)) as caught:
        parse_choice(typed, ASKED)
    (problem,) = map(worded, caught.value.problems)
    assert problem.fix == (fix or problem.fix)
    assert len(problem.message) < 120


@pytest.mark.parametrize(
    ("typed", "step"), [("1", "1"), ("3", "3"), ("slow", "1"), ("FAST", "4"), ("four", "4")]
)
def test_a_scale_takes_a_step_or_the_words_of_an_end(typed: str, step: str) -> None:
    assert parse_choice(typed, STEPS) == Answer(step)


def test_a_step_between_says_what_the_ends_are() -> None:
    assert [option.label for option in STEPS.options] == [
        "Slow", "2 (1 = Slow, 4 = Fast)", "3 (1 = Slow, 4 = Fast)", "Fast",
    ]  # fmt: skip


def test_scores_are_counted_in_thirds_where_a_scale_of_four_steps_asks_for_it() -> None:
    assert CONTENT.unit == 3
    points = compile_table(CONTENT).points
    assert [points["pace"][step] for step in "1234"] == [(6, -12), (2, -4), (-2, 4), (-6, 12)]
    assert points["aim"] == {"a": (3, -6), "b": (-3, 6)}
    assert points["likes"]["write+sort"] == (9, -18)
    assert points["likes"]["none"] == (0, 0)


def test_steps_that_are_whole_as_they_are_change_no_points() -> None:
    content = content_of(make_question("aim", [{"calm": 1}, {}]), replace(PACE, steps=5))
    assert content.unit == 1
    assert compile_table(content).points["aim"] == {"a": (1, -2), "b": (0, 0)}


def test_only_what_is_wanted_by_2_rules_out() -> None:
    table = compile_table(CONTENT)
    assert {step: sorted(out) for step, out in table.excluded["pace"].items()} == {
        "1": ["two"], "2": [], "3": [], "4": ["one"],
    }  # fmt: skip
    # Once and once again is not what each of them says.
    twice = content_of(
        replace(LIKES, options=tuple(Option(n, n, {"calm": 1}) for n in "xyz"), most=None)
    )
    assert set(compile_table(twice).excluded["likes"].values()) == {frozenset()}
    assert not twice.can_rule_out(twice.bank.questions[0], "x+y")
    assert table.excluded["likes"]["write+sell"] == {"one", "two"}


def test_one_tick_makes_a_near_answer_and_at_the_most_one_for_another() -> None:
    near = [item.id for item in ASKED.possible if ASKED.is_near("write+sort", item.id)]
    assert near == ["write", "sort", "write+sort+sell", "write+sort+help"]
    full = [item.id for item in ASKED.possible if ASKED.is_near("write+sort+sell", item.id)]
    assert full == [
        "write+sort", "write+sell", "sort+sell", "write+sort+help", "write+sell+help",
        "sort+sell+help",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["sell+write", "write+write", "write+sort+sell+help", "", "write+", "none+write", "x"]
)
def test_no_other_spelling_is_an_answer(name: str) -> None:
    assert ASKED.option(name) is None
    assert not ASKED.takes(Answer(name))


FORMS = [
    "aim: a\nlikes: [write, sell]\npace: 3\n",
    "aim: a\nlikes:\n  - Writing, and words\n  - 3\npace: 3\n",
    'aim: a\nlikes: "1 3"\npace: "3"\n',
    "likes: [1, 3]\npace: 3\naim: a\n",
    '{"aim": "a", "likes": ["write", 3], "pace": 3}',
    "aim=a\nlikes=1,3\npace=3\n",
    "likes=1,3\naim=a\npace=3\n",
    'aim,likes,pace\na,"1,3",3\n',
    "aim;likes;pace\na;1,3;3\n",
    "aim\tlikes\tpace\na\twrite+sell\t3.0\n",
    "a\n1 3\n3\n",
    '{"question": "aim", "answer": "a"}\n{"question": "likes", "answer": ["write", "sell"]}\n'
    '{"question": "pace", "answer": 3}\n',
]


@pytest.mark.parametrize("text", FORMS)
def test_every_form_of_file_holds_several_answers_and_a_step(text: str) -> None:
    parsed = parse_answers(text.encode(), "f", CONTENT)
    assert parsed.sheet.answers == {
        "aim": Answer("a"), "likes": Answer("write+sell"), "pace": Answer("3"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("likes: [write, slel]\n", 1, 16, 'There is no answer "slel" for the question "likes".'),
        ("likes:\n  - write\n  - 7\n", 3, 5, 'There is no 7 for the question "likes".'),
        ("likes: [[write]]\n", 1, 9,
         'Each item of the list for "likes" has to be one of its answers.'),
        ("likes: [1, 2, 3, 4]\n", 1, 8, '4 answers are too many for the question "likes".'),
        ("aim: [a]\n", 1, 6, '"aim" takes one answer, not several.'),
        ("pace: 5\n", 1, 7, 'There is no 5 for the question "pace".'),
    ],
)  # fmt: skip
def test_a_wrong_one_of_several_is_reported_at_its_place(
    text: str, line: int, column: int, message: str
) -> None:
    with pytest.raises(AnswerError, match=f"^{re.escape(message)}$") as caught:
        parse_answers(text.encode(), "f", CONTENT)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize("answer", ["write", "write+sell", "none"])
def test_saved_answers_are_read_again(answer: str) -> None:
    for mark in ("normal", "important", "deal_breaker"):
        sheet = AnswerSheet({"likes": Answer(answer, mark), "pace": Answer("2", mark)})
        assert parse_answers(format_answers(sheet, CONTENT).encode(), "f", CONTENT).sheet == sheet


def test_the_file_to_fill_in_says_how_many_and_shows_the_ends() -> None:
    text = answer_template(CONTENT)
    assert "  #   [one, or more, of these], 3 at most:\n  #   write  Writing" in text
    assert "  #   1 to 4:\n  #   1  Slow\n  #   4  Fast\n  pace: skip\n" in text


def test_the_schema_of_answers_takes_lists_at_questions_of_several() -> None:
    properties = answers_schema(CONTENT)["definitions"]["given"]["properties"]
    (listed,) = [item for item in properties["likes"]["anyOf"] if item.get("type") == "array"]
    assert listed["maxItems"] == 3
    assert "none" in properties["likes"]["anyOf"][0]["enum"]
    assert all(item.get("type") != "array" for item in properties["pace"]["anyOf"])


def test_questions_in_json_say_how_they_are_answered_where_that_is_not_with_one() -> None:
    aim, likes, pace = json.loads(questions_json(CONTENT))["questions"]
    assert set(aim) == {"id", "section", "prompt", "help", "options"}
    assert (likes["pick"], likes["most"]) == ("many", 3)
    assert (pace["pick"], len(pace["options"])) == ("scale", 4)


def test_how_many_may_be_ticked_is_part_of_what_is_asked() -> None:
    banks = [
        content_of(replace(LIKES, **changed)).bank
        for changed in ({}, {"most": 2}, {"most": None}, {"most": None, "pick": "one"})
    ]
    assert len({bank_fingerprint(bank) for bank in banks}) == len(banks)


def test_several_are_at_no_place_that_could_be_the_same_every_time() -> None:
    content = content_of(*(replace(LIKES, id=f"q{n}") for n in range(9)))
    sheet = AnswerSheet({f"q{n}": Answer("write") for n in range(9)})
    assert not same_place_every_time(content.bank, sheet)


def test_as_a_reason_only_what_asks_for_it_is_quoted_of_several_ticks() -> None:
    sheet, table = AnswerSheet({"likes": Answer("write+sort+help")}), compile_table(CONTENT)
    (reason,) = pulls(Decision(table, sheet), CONTENT.path("one"), towards=True)
    assert said_of(CONTENT, sheet, reason) == "You said “Writing, and words; Order and calm”."
