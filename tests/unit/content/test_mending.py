"""After a mistake of form the rest of the file is checked too, and nothing is said twice."""

from pathlib import Path

import pytest

from careerpick.content import load_content
from careerpick.content.inspecting import inspect_content
from careerpick.errors import ContentError
from tests.unit.content.sample import ALPHA, QUESTIONS, changed, write_content

SOURCE = ("sources: [survey], confidence: high", "sources: [servey], confidence: high")
RANGE = ("typical: 10, high: 20", "typical: 50, high: 20")


def path_with(*changes: tuple[str, str]) -> str:
    text = ALPHA
    for old, new in changes:
        text = changed(text, old, new)
    return text


def codes(tmp_path: Path, questions: str = QUESTIONS, alpha: str = ALPHA) -> list[str]:
    content, problems = inspect_content(write_content(tmp_path, questions, alpha))
    assert content is None
    return [item.code for item in problems]


# A mistake of form, and its code.
MISTAKES = [
    ("\nsuits:", "\nsuit:", "unknown-key"),
    ("\nsuits:", "\ncolour: red\nsuits:", "unknown-key"),
    ("\nsuits:", "\nsuit: [x]\nsuits:", "unknown-key"),
    ("\nsuits: [you like it]", "", "missing-key"),
    ("\nsuits: [you like it]", "\nsuits: you like it", "wrong-type"),
    ("\nsuits: [you like it]", "\nsuits: [[x]]", "wrong-type"),
    ("level: 1,", "level: 7,", "wrong-choice"),
    ("minimum: 5", "minimum: few", "wrong-type"),
    ("comfortable: 10, ", "", "missing-key"),
    ("why: It is lively.", "why: true", "boolean"),
    ("\nrisks: []", "\nrisks: [[x], {txt: A., sources: []}, none]", "wrong-type"),
]


@pytest.mark.parametrize(("old", "new", "code"), MISTAKES)
def test_names_and_ranges_are_checked_beside_a_mistake_of_form(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    found = codes(tmp_path, alpha=path_with((old, new), SOURCE, RANGE, ("id: alpha", "id: Alpha")))

    assert code in found
    rest = [item for item in found if item not in ("wrong-type", "unknown-key", code)]
    # The id is not well formed and not that of the file.
    assert rest == ["id-form", "file-name", "unknown-source", "range-order"]


@pytest.mark.parametrize(("old", "new", "code"), MISTAKES[:-1])
def test_mistake_of_form_alone_is_one_problem(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    assert codes(tmp_path, alpha=path_with((old, new))) == [code]


def test_everything_wrong_in_one_file_comes_by_line(tmp_path: Path) -> None:
    text = changed(QUESTIONS, "kind: good", "kind: goodd")
    text = changed(text, "    group: money\n    kind: taste", "    group: mony\n    kind: taste")
    text = changed(text, "    prompt: What is", "    promt: What is")
    text = changed(text, "wants: {calm: 1}", "wants: {clam: 1}")
    text = changed(text, "reverse_of: aim", "revers_of: tools")
    directory = write_content(tmp_path, text)
    expected = [
        ("wrong-choice", "goodd"),
        ("unknown-group", "mony"),
        ("unknown-key", "promt"),
        ("unknown-criterion", "clam"),
        ("unknown-key", "revers_of"),
        ("reverse-of", "revers_of"),
    ]

    problems = inspect_content(directory)[1]

    assert [item.code for item in problems] == [code for code, _ in expected]
    assert [item.source for item in problems] == [
        next(line for line in text.split("\n") if word in line) for _, word in expected
    ]
    with pytest.raises(ContentError, match="goodd") as caught:
        load_content(directory)
    assert list(caught.value.problems) == problems


def test_mistakes_below_a_misspelt_key_are_found_too(tmp_path: Path) -> None:
    alpha = path_with(("performance:", "perfomance:"), ("level: 3", "levle: 9"), SOURCE)

    assert codes(tmp_path, alpha=alpha) == [
        "unknown-key", "unknown-key", "wrong-choice", "unknown-source"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: pay", "id: [pay]", "wrong-type"),
        ("id: pay\n    name", "name", "missing-key"),
        ("sections:\n", "sections: none\nold:\n", "wrong-type"),
        ("- {id: goals, name: Goals}", "- goals", "wrong-type"),
    ],
)
def test_nothing_is_said_of_names_where_what_they_name_is_broken(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    found = codes(tmp_path, changed(changed(QUESTIONS, old, new), "calm: 1", "clam: 1"))

    assert [item for item in found if item != "unknown-key"] == [code]


@pytest.mark.parametrize(("old", "new"), [("kind: taste", "kind: [x]"), ("kind: good", "kind: 1")])
def test_unknown_kind_does_not_make_what_hangs_on_it_wrong(
    tmp_path: Path, old: str, new: str
) -> None:
    """A taste needs `choose_low`, a good has none: neither is said while the kind is open."""
    assert codes(tmp_path, changed(QUESTIONS, old, new)) == ["wrong-choice"]
