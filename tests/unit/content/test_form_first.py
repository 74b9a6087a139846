"""Every mistake of form comes at once; what the files mean is looked at when the form is right."""

from pathlib import Path

import pytest

from careerpick.content import read_folder
from careerpick.content.inspecting import inspect_content
from tests.unit.content.sample import ALPHA, QUESTIONS, changed, write_content

MEANING = ("sources: [survey], confidence: high", "sources: [servey], confidence: high")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("\nsuits:", "\nsuit:", "unknown-key"),
        ("\nsummary: The first kind.", "", "missing-key"),
        ("\nsuits: [you like it]", "\nsuits: you like it", "wrong-type"),
        ("level: 1,", "level: 7,", "wrong-choice"),
        ("comfortable: 10, ", "", "missing-key"),
        ("why: It is lively.", "why: true", "boolean"),
    ],
)
def test_mistake_of_form_alone_is_one_problem(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    alpha = changed(changed(ALPHA, old, new), *MEANING)
    content, problems = inspect_content(read_folder(write_content(tmp_path, QUESTIONS, alpha)))

    assert content is None
    assert [item.code for item in problems] == [code]


def test_mistakes_of_form_in_all_files_come_at_once(tmp_path: Path) -> None:
    questions = changed(QUESTIONS, "kind: good", "kind: nice")
    alpha = changed(changed(ALPHA, "level: 1,", "level: 7,"), "\nsuits:", "\nsuit:")

    _, problems = inspect_content(read_folder(write_content(tmp_path, questions, alpha)))

    assert sorted(item.code for item in problems) == ["unknown-key", "wrong-choice", "wrong-choice"]


def test_mistake_of_meaning_is_said_when_the_form_is_right(tmp_path: Path) -> None:
    alpha = changed(ALPHA, *MEANING)

    _, problems = inspect_content(read_folder(write_content(tmp_path, QUESTIONS, alpha)))

    assert [item.code for item in problems] == ["unknown-source"]


@pytest.mark.parametrize(("value", "codes"), [("true", []), ('"true"', ["wrong-type"])])
def test_truth_values_are_taken_where_the_model_wants_one(
    tmp_path: Path, value: str, codes: list[str]
) -> None:
    old = "      - {id: phone, label: A phone, facts: {tool: 0}}"
    assert old in QUESTIONS
    new = old.replace("A phone,", f"A phone, wants: {{pay: 2}}, deal_breaker: {value},")
    _, problems = inspect_content(
        read_folder(write_content(tmp_path, changed(QUESTIONS, old, new)))
    )

    assert [item.code for item in problems if item.severity == "error"] == codes
