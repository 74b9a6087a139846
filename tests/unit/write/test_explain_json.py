"""The JSON of explanations and what-ifs: the keys of the contract, and sums that hold."""

import json
from functools import cache
from typing import Any

import pytest

from careerpick.answers.choice import parse_changes
from careerpick.decide.explanation import explain, what_if
from careerpick.decide.result import Result, evaluate
from careerpick.model import Answer, AnswerSheet
from careerpick.write.json import json_of, result_json
from tests.unit.write.sample import CONTENT, SHEETS

KEYS = [
    "schema", "bank", "content", "path", "recommended", "verdict", "against", "certainty",
    "sampling", "levels", "turning_answers", "fewest_changes", "tipping_marks", "openings",
    "straight_line",
]  # fmt: skip


@cache
def explanation(kind: str) -> str:
    return json_of(explain(evaluate(CONTENT, SHEETS[kind])))


def explained(kind: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(explanation(kind))
    return value


@pytest.mark.parametrize("kind", SHEETS)
def test_keys_of_an_explanation_come_in_the_order_of_the_contract(kind: str) -> None:
    value = explained(kind)

    assert list(value) == KEYS
    assert value["schema"] == "careerpick.explanation/1"
    assert [row["path"] for row in value["sampling"]["paths"]] == [
        row.path.id for row in evaluate(CONTENT, SHEETS[kind]).paths
    ]


@pytest.mark.parametrize("kind", SHEETS)
def test_reasons_make_every_gap_and_gaps_are_differences_of_scores(kind: str) -> None:
    value = explained(kind)
    scores = {row.path.id: row.score for row in evaluate(CONTENT, SHEETS[kind]).paths}

    assert {item["path"] for item in value["against"]} == set(scores) - {value["path"]}
    for item in value["against"]:
        assert sum(reason["points"] for reason in item["reasons"]) == item["gap"]
        assert item["gap"] == scores[value["path"]] - scores[item["path"]]


@pytest.mark.parametrize("kind", SHEETS)
def test_turning_answers_are_those_that_do_not_keep_the_result(kind: str) -> None:
    value, sheet = explained(kind), SHEETS[kind]
    share = value["certainty"]["one_away"]

    assert len(value["turning_answers"]) == share["total"] - share["stays"]
    for item in value["turning_answers"]:
        now, then = item["before"], item["after"]
        assert sheet.answers[item["question"]] == Answer(now["answer"], now["mark"])
        changed = {**sheet.answers, item["question"]: Answer(then["answer"], then["mark"])}
        after = evaluate(CONTENT, AnswerSheet(changed)).recommendation.paths
        assert item["recommended"] == list(after) != value["recommended"]


@pytest.mark.parametrize("kind", SHEETS)
def test_places_of_each_path_add_up_to_the_draws(kind: str) -> None:
    sampling = explained(kind)["sampling"]

    assert sampling["draws"] == 10_000
    for row in sampling["paths"]:
        assert sum(row["places"]) == 10_000
        assert 0 <= row["first_with_levels_only"] <= 10_000


def _value(result: Result) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(result_json(result))
    del value["plan"]
    return value


def test_fewest_changes_name_question_and_both_answers() -> None:
    first = explained("tie")["fewest_changes"][0]

    assert first == {
        "path": "photo",
        "changes": [
            {
                "question": "goal",
                "before": {"answer": "soon", "mark": "normal"},
                "after": {"answer": "learn", "mark": "normal"},
            }
        ],
        "at_least": None,
    }


def test_order_of_the_answers_changes_no_byte_of_an_explanation() -> None:
    for kind, sheet in SHEETS.items():
        turned = AnswerSheet(dict(reversed(list(sheet.answers.items()))))
        assert json_of(explain(evaluate(CONTENT, turned))) == explanation(kind)


def test_what_if_carries_both_results_and_the_points_between_them() -> None:
    changes = parse_changes(["calls=drained", "trade=skip", "clock=me!"], CONTENT)
    found = what_if(CONTENT, SHEETS["blocked-best"], changes)

    value = json.loads(json_of(found))

    assert list(value) == ["schema", "changes", "before", "after"]
    assert value["schema"] == "careerpick.whatif/1"
    assert value["before"] == _value(found.before)
    assert [item["question"] for item in value["changes"]] == ["calls", "clock", "trade"]
    assert value["changes"][2]["after"] is None
    before, after = (
        {row["path"]: row["score"] for row in value[side]["ranking"]}
        for side in ("before", "after")
    )
    for path, score in after.items():
        moved = sum(item["points"][path] for item in value["changes"])
        assert score - before[path] == moved


def test_what_if_of_a_result_tells_an_opening_from_other_answers() -> None:
    tie = _value(evaluate(CONTENT, SHEETS["tie"]))["what_if"]
    empty = _value(evaluate(CONTENT, SHEETS["empty"]))["what_if"]
    held_back = _value(evaluate(CONTENT, SHEETS["nothing-left"]))["what_if"]

    assert isinstance(tie, dict)
    assert (tie["kind"], tie["path"], len(tie["changes"])) == ("answers", "photo", 1)
    assert empty is None
    assert held_back == {
        "kind": "opening", "path": "tutor", "limit": "hours-per-week",
        "have": 3, "need": 4, "before": "blocked", "after": "later",
    }  # fmt: skip
