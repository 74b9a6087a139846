"""The comparison as JSON: the contract, and sums that hold."""

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations, product
from typing import Any

import pytest

from careerpick.decide.comparison import compare_paths
from careerpick.model import Answer, AnswerSheet, CareerPath
from careerpick.write.json import json_of
from tests.comparison_sample import (
    BANK,
    CHAT,
    CONTENT,
    HOSTILE,
    SHEET,
    TESTER,
    TUTOR,
    hostile_content,
)


def _json(*paths: CareerPath, sheet: AnswerSheet | None = None) -> Any:
    return json.loads(json_of(compare_paths(CONTENT, paths, sheet)))


def test_the_keys_of_the_contract_are_there() -> None:
    value = _json(TUTOR, CHAT)
    assert value["schema"] == "careerpick.comparison/1"
    assert value["bank"] == CONTENT.bank_fingerprint
    assert value["content"] == CONTENT.fingerprint
    assert value["paths"] == ["tutor", "chat"]
    assert value["personal"] is None
    first = value["criteria"][0]
    assert (first["criterion"], first["name"]) == ("pay-start", "Pay at the start")
    assert first["levels"] == {"tutor": 3, "chat": 2}
    assert first["words"] == {"tutor": "near an average wage", "chat": "about a minimum wage"}


def test_every_criterion_is_there_once_with_the_level_of_each_path() -> None:
    rows = _json(TESTER, TUTOR, CHAT)["criteria"]
    assert sorted(row["criterion"] for row in rows) == sorted(item.id for item in BANK.criteria)
    for row in rows:
        assert row["levels"] == {
            path.id: path.performance[row["criterion"]].level for path in (TESTER, TUTOR, CHAT)
        }
        assert row["difference"] == max(row["levels"].values()) - min(row["levels"].values())


def test_only_open_platforms_are_listed() -> None:
    platforms = _json(TUTOR, TESTER)["platforms"]
    assert {item["status"] for item in platforms["tutor"]} == {"open"}
    assert platforms["tester"] == []


def test_every_source_that_is_named_is_given() -> None:
    value = _json(TUTOR, CHAT)
    for row in value["criteria"]:
        for path_id, item in row["performance"].items():
            assert set(item["sources"]) - {"judgement"} <= set(value["sources"][path_id])


def _total(contributions: list[Mapping[str, Any]]) -> int:
    return sum(item["points"] for item in contributions)


def test_the_gap_is_the_first_score_minus_the_second_and_contributions_add_up() -> None:
    personal = _json(TUTOR, CHAT, sheet=SHEET)["personal"]
    # Worked out in tests/unit/decide/test_comparison.py.
    assert personal["gap"] == -4
    assert [(item["path"], item["score"]) for item in personal["standings"]] == [
        ("tutor", 1),
        ("chat", 5),
    ]
    assert personal["contributions"][0] == {"question": "week", "answer": "own", "points": 6}
    assert _total(personal["contributions"]) == -4
    assert personal["leaders"] == ["chat"]


def test_contributions_follow_the_order_of_the_questions() -> None:
    personal = _json(TUTOR, CHAT, sheet=SHEET)["personal"]
    asked = [item["question"] for item in personal["contributions"]]
    assert asked == [question.id for question in BANK.questions]


def test_contributions_add_up_for_every_order_of_paths_and_every_answer() -> None:
    options = [[option.id for option in question.options] for question in BANK.questions[:4]]
    for order, chosen in product(permutations((TUTOR, CHAT, TESTER)), product(*options)):
        sheet = AnswerSheet(
            {
                question.id: Answer(option, "important" if option == "yes" else "normal")
                for question, option in zip(BANK.questions, chosen, strict=False)
            }
        )
        personal = _json(*order, sheet=sheet)["personal"]
        score = {item["path"]: item["score"] for item in personal["standings"]}
        for gap in personal["gaps"]:
            assert gap["gap"] == score[gap["first"]] - score[gap["second"]]
            assert _total(gap["contributions"]) == gap["gap"]
        assert personal["gap"] == score[order[0].id] - score[order[1].id]


def test_an_empty_sheet_has_no_leader() -> None:
    personal = _json(TUTOR, CHAT, sheet=AnswerSheet())["personal"]
    assert personal["leaders"] == []
    assert personal["gap"] == 0
    assert personal["contributions"] == []


def test_the_order_of_answers_and_of_the_keys_of_a_file_changes_no_byte() -> None:
    turned = replace(
        TUTOR,
        performance=dict(reversed(list(TUTOR.performance.items()))),
        sources=dict(reversed(list(TUTOR.sources.items()))),
    )
    sheet = AnswerSheet(dict(reversed(list(SHEET.answers.items()))))
    content = replace(CONTENT, paths=(CHAT, TESTER, turned))
    first = json_of(compare_paths(CONTENT, (TUTOR, CHAT), SHEET))
    assert json_of(compare_paths(content, (turned, CHAT), sheet)) == first


def test_what_speaks_for_a_path_is_the_same_as_on_the_screen() -> None:
    assert _json(TUTOR, CHAT)["choose_if"]["chat"][2] == {
        "criterion": "cover",
        "phrase": "you need sick pay, leave and a contract",
        "difference": 2,
        "clear": True,
    }


@pytest.mark.parametrize("sheet", [None, SHEET])
def test_hostile_text_comes_through_unchanged(sheet: AnswerSheet | None) -> None:
    content = hostile_content()
    paths = (content.path("tutor"), content.path("chat"))
    value = json.loads(json_of(compare_paths(content, paths, sheet)))
    assert value["names"]["tutor"] == HOSTILE
