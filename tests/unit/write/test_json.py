import json
from typing import Any

import pytest

from careerpick.decide.result import evaluate
from careerpick.model import AnswerSheet
from careerpick.write.json import json_of, result_json
from tests.unit.write.sample import CONTENT, SHEETS, hostile_content

KEYS = [
    "schema", "bank", "content", "answered", "skipped", "important", "deal_breakers",
    "recommended", "verdict", "best", "unmet", "certainty", "settled", "settled_with_marks",
    "ask_next", "what_if", "straight_line",
    "settings", "country", "amount", "warnings",
    "ranking", "versus", "reasons", "reasons_by_criterion", "plan",
]  # fmt: skip
PATH_KEYS = [
    "path", "name", "rank", "score", "match", "status", "ruled_out_by", "limits", "contributions",
]  # fmt: skip


def parsed(kind: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(result_json(evaluate(CONTENT, SHEETS[kind])))
    return value


@pytest.mark.parametrize("kind", SHEETS)
def test_keys_come_in_the_order_of_the_contract(kind: str) -> None:
    value = parsed(kind)
    assert list(value) == KEYS
    assert value["schema"] == "careerpick.result/1"
    assert (value["bank"], value["content"]) == ("0123456789ab", "ba9876543210")
    assert [list(row) for row in value["ranking"]] == [PATH_KEYS] * 4


@pytest.mark.parametrize("kind", SHEETS)
def test_contributions_add_up_to_each_score(kind: str) -> None:
    for row in parsed(kind)["ranking"]:
        assert sum(item["points"] for item in row["contributions"]) == row["score"]


@pytest.mark.parametrize("kind", SHEETS)
def test_reasons_add_up_to_the_gap(kind: str) -> None:
    value = parsed(kind)
    scores = {row["path"]: row["score"] for row in value["ranking"]}
    if value["versus"] is None:
        assert value["reasons"] == []
        assert len(value["recommended"]) != 1
    else:
        gap = scores[value["recommended"][0]] - scores[value["versus"]]
        assert sum(reason["points"] for reason in value["reasons"]) == gap


def test_one_answer_worked_out_by_hand() -> None:
    # Evidence 2 for first money; levels minus 2: chat 0, photo -2, tutor 0, tester 1. The
    # reach is 2 * 2.
    ranking = parsed("one-answer")["ranking"]
    assert [(row["path"], row["score"], row["match"]) for row in ranking] == [
        ("tester", 2, 75),
        ("chat", 0, 50),
        ("tutor", 0, 50),
        ("photo", -4, 0),
    ]


def test_skipped_and_marked_questions_are_listed_in_the_order_of_the_bank() -> None:
    value = parsed("one-answer")
    assert value["answered"] == 1
    assert value["skipped"] == [
        "calls", "day", "clock", "evening", "trade", "week", "times", "teach",
    ]  # fmt: skip
    assert parsed("fit")["important"] == ["clock"]
    assert parsed("deal-breaker")["deal_breakers"] == ["clock"]


@pytest.mark.parametrize(
    ("kind", "verdict", "recommended", "best"),
    [
        ("fit", "fit", ["tester"], ["tester"]),
        ("blocked-best", "fit", ["tester"], ["chat"]),
        ("stop-gap", "stop_gap", ["photo"], ["tutor"]),
        ("nothing-left", "nothing_left", [], ["tutor"]),
        ("tie", "tie", ["photo", "tester"], ["photo", "tester"]),
        ("empty", "not_enough", [], []),
    ],
)
def test_verdict(kind: str, verdict: str, recommended: list[str], best: list[str]) -> None:
    value = parsed(kind)
    assert value["verdict"] == verdict
    assert value["recommended"] == recommended
    assert value["best"] == best


def test_limits_say_what_is_there_what_is_needed_and_what_helps() -> None:
    chat = parsed("blocked-best")["ranking"][0]
    assert chat["status"] == "blocked"
    assert chat["limits"][0] == {
        "limit": "hours-per-week",
        "status": "blocked",
        "have": 3,
        "need": 10,
        "comfortable": 20,
        "any_of": ["hours-per-week"],
        "need_status": "blocked",
        "reason": "A shift lasts four hours.",
        "remedy": "Ask for weekend shifts, or wait until a course or another job ends.",
    }


def test_limits_of_one_need_name_each_other() -> None:
    photo = next(row for row in parsed("fit")["ranking"] if row["path"] == "photo")
    assert [item["limit"] for item in photo["limits"]] == ["pictures", "teaching"]
    assert all(item["any_of"] == ["pictures", "teaching"] for item in photo["limits"])


def test_deal_breaker_names_its_question() -> None:
    rows = {row["path"]: row["ruled_out_by"] for row in parsed("deal-breaker")["ranking"]}
    assert rows == {"chat": [], "tutor": [], "photo": ["clock"], "tester": ["clock"]}


@pytest.mark.parametrize("kind", SHEETS)
def test_order_of_answers_changes_no_byte(kind: str) -> None:
    turned = AnswerSheet(dict(list(SHEETS[kind].answers.items())[::-1]))
    assert result_json(evaluate(CONTENT, turned)) == result_json(evaluate(CONTENT, SHEETS[kind]))


def test_few_answers_are_a_warning() -> None:
    assert parsed("one-answer")["warnings"] == [
        "You answered only 1 of 9 questions, so this is no more than a hint."
    ]
    assert parsed("fit")["warnings"] == []


def test_hostile_text_survives_as_it_is() -> None:
    value = json.loads(result_json(evaluate(hostile_content(), SHEETS["fit"])))
    assert value["ranking"][0]["name"] == "[red]x[/red] :smile: \x1b[31mred\u202e\n{0} %s"


def test_text_is_written_in_its_own_letters_with_one_line_break_at_the_end() -> None:
    assert json_of({"word": "größer"}) == '{\n  "word": "größer"\n}\n'
