"""From nodes to values: every mistake once, in words, at its place."""

import json
import subprocess
import sys
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from pydantic_core import SchemaValidator, ValidationError

from careerpick import model
from careerpick.content.inspecting import MAX_PROBLEMS, plain, validate
from careerpick.content.reading import read_document
from careerpick.content.typed import core_schema
from careerpick.errors import ContentError, Problem
from careerpick.model import CareerPath, QuestionBank
from careerpick.words.problems import worded
from tests.builders import way_of
from tests.unit.content.sample import ALPHA, QUESTIONS, changed, place_of, where

LIBRARY_WORDS = ("input should", "field", "keyword", "dataclass", "tuple", "valid string", "dict")


def bank_of(text: str) -> QuestionBank:
    return validate(read_document(text.encode(), "questions.yaml"), QuestionBank)


def path_of(text: str) -> CareerPath:
    return validate(read_document(text.encode(), "alpha.yaml"), CareerPath)


def bank_problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ContentError, match=r"\S") as caught:
        bank_of(text)
    return tuple(map(worded, caught.value.problems))


def path_problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ContentError, match=r"\S") as caught:
        path_of(text)
    return tuple(map(worded, caught.value.problems))


def test_good_files_become_values() -> None:
    bank, path = bank_of(QUESTIONS), path_of(ALPHA)
    assert [question.id for question in bank.questions] == ["aim", "tools"]
    assert bank.questions[0].options[1].label == "Quiet: no noise"
    assert bank.questions[0].options[0].wants == {"pay": 2}
    assert bank.limit("tool").words == {"0": "a phone", "1": "a computer"}
    assert path.performance["pay"].level == 3
    assert way_of(path).rates[0].start.low == 5.0


def test_number_where_a_text_is_wanted_is_taken_as_written() -> None:
    text = changed(QUESTIONS, "label: A phone", "label: 0.50")
    text = changed(text, "id: phone", "id: 12")
    option = bank_of(text).questions[1].options[0]
    assert (option.id, option.label) == ("12", "0.50")
    assert way_of(path_of(ALPHA)).rates[0].as_of == "2026"


# Old text, new text, then where the problem is (the first place of a text in the changed
# file), its code, and words of its message and of its fix.
BANK_MISTAKES = [
    ("    options:\n      - id: earn", "    optons:\n      - id: earn", "optons", "unknown-key",
     'Unknown key "optons".', 'did you mean "options"?'),
    ("    prompt: What is", "    Prompt: What is", "Prompt", "unknown-key",
     'Unknown key "Prompt".', 'did you mean "prompt"?'),
    ("        wants: {pay: 2}", "        want: {pay: 2}", "want:", "unknown-key",
     'Unknown key "want".', 'did you mean "wants"?'),
    ("    group: money\n", "    group: money\n    colour: red\n", "colour", "unknown-key",
     'Unknown key "colour".', "The keys here are: id, name, group"),
    ("label: Money soon", "label: #1 of all", " #1", "wrong-type",
     '"label" has to be a text, but this is empty: "#" begins a comment.', "put that in quotes"),
    ("    help: It tells your aim.\n", "", "id: aim", "missing-key",
     '"help" is missing', "Why it is asked"),
    ("schema: 1", "schema: 2", "2", "wrong-choice", '"schema" cannot be the number 2', "It is 1."),
    ("schema: 1", "schema: true", "true", "boolean", '"true" without quotes', ""),
    ("wants: {pay: 2}", "wants: {pay: 3}", "3}", "wrong-choice",
     '"pay" cannot be the number 3', "It is -2, -1, 0, 1 or 2."),
    ("wants: {pay: 2}", "wants: {pay: true}", "true", "boolean", '"true" without quotes', ""),
    ("wants: {pay: 2}", "wants: {pay: '2'}", "'2'", "wrong-choice",
     '"pay" cannot be the text "2"', "It is -2, -1, 0, 1 or 2."),
    ("wants: {pay: 2}", "wants: [pay]", "[pay]", "wrong-type",
     '"wants" has to be keys with values, but this is a list', "key: value"),
    ("kind: taste", "kind: tast", "tast\n", "wrong-choice",
     '"kind" cannot be the text "tast"', 'did you mean "taste"?'),
    ("kind: taste", "kind: [x]", "[x]", "wrong-choice",
     '"kind" cannot be a list', 'It is "good" or "taste".'),
    ("facts: {hours: 5}", "facts: {hours: 5.5}", "5.5", "wrong-type",
     '"hours" has to be a whole number, but this is the number 5.5', "digits only"),
    ("facts: {hours: 5}", "facts: {hours: 1e3}", "1e3", "wrong-type",
     'but this is the text "1e3"', "digits only"),
    ("facts: {hours: 5}", "facts: {hours: NaN}", "NaN", "wrong-type",
     'but this is the text "NaN"', "digits only"),
    ("facts: {hours: 5}", "facts: {hours: true}", "true", "boolean", "neither a text nor a", ""),
    ("words: [tiny, low, fair, good, great]", "words: [tiny, low]", "[tiny", "list-length",
     '"words" needs exactly 5 items; here are 2', "A few words for each level"),
    ("words: [tiny, low, fair, good, great]", "words: [a, b, c, d, e, f]", "[a,", "list-length",
     '"words" needs exactly 5 items; here are 6', "A few words for each level"),
    ("words: [tiny, low, fair, good, great]", "words: tiny", "tiny", "wrong-type",
     '"words" has to be a list, but this is the text "tiny"', '"- "'),
    ("label: Money soon", "label: {a: b}", "{a: b}", "wrong-type",
     '"label" has to be a text, but this is a group of keys', "quotes"),
    ("label: Money soon", "label: true", "true", "boolean", '"true" without quotes', '"true"'),
    ("label: Money soon", "label:", "\n        wants", "wrong-type",
     '"label" has to be a text, but this is empty', "Write a text"),
    ("- {id: goals, name: Goals}", "- goals", "goals\n", "wrong-type",
     'Each item of "sections" has to be keys with values, but this is the text "goals"', "key:"),
    ("choose_low: you like noise", "choose_low: [noise]", "[noise]", "wrong-type",
     '"choose_low" has to be', ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "code", "message", "fix"), BANK_MISTAKES)
def test_mistake_in_questions_is_one_problem_at_its_place(
    old: str, new: str, at: str, code: str, message: str, fix: str
) -> None:
    text = changed(QUESTIONS, old, new)
    (problem,) = bank_problems(text)
    assert (problem.code, where(problem)) == (code, place_of(text, at))
    assert message in problem.message
    assert fix in problem.fix
    assert problem.source == text.split("\n")[(problem.line or 0) - 1]
    said = f"{problem.message} {problem.fix}".casefold()
    assert not [word for word in LIBRARY_WORDS if word in said]


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("level: 3", "level: 5", "5", '"level" cannot be the number 5'),
        ("level: 3", "levle: 3", "levle", 'Unknown key "levle".'),
        ("low: 5,", "low: five,", "five", '"low" has to be a number, but this is the text "five"'),
        ("typical: 0.5,", "typical: 0,5,", "5, high: 0.7", 'Unknown key "5".'),
        ("low: 5,", "low: .5,", ".5", 'but this is the text ".5"'),
        ("today: [{do: Begin.}]", "today: Begin.", "Begin.", '"today" has to be a list'),
        ("status: open", "status: opened", "opened", '"status" cannot be the text "opened"'),
        ("performance:", "perfomance:", "perfomance", 'Unknown key "perfomance".'),
        ("  survey:\n", "  survey: x\n  other:\n", "x\n  other", '"survey" has to be keys'),
        ("suits: [you like it]", "suits: [[x]]", "[x]", 'Each item of "suits" has to be a text'),
    ],
)
def test_mistake_in_a_path_is_one_problem_at_its_place(
    old: str, new: str, at: str, message: str
) -> None:
    text = changed(ALPHA, old, new)
    (problem,) = path_problems(text)
    assert where(problem) == place_of(text, at)
    assert message in problem.message


def test_all_mistakes_come_at_once_in_the_order_of_the_lines() -> None:
    text = changed(QUESTIONS, "schema: 1", "schema: 9")
    text = changed(text, "kind: good", "kind: goodd")
    text = changed(text, "label: A computer", "lable: A computer")
    assert [item.code for item in bank_problems(text)] == [
        "wrong-choice",
        "wrong-choice",
        "unknown-key",
    ]


def test_two_misspelt_keys_of_one_place_are_paired_each_with_its_own() -> None:
    text = changed(QUESTIONS, "    prompt: What is", "    promt: What is")
    text = changed(text, "    help: It tells your aim", "    hlep: It tells your aim")
    found = [(item.message, item.fix) for item in bank_problems(text)]
    assert found == [
        ('Unknown key "promt".', 'did you mean "prompt"?'),
        ('Unknown key "hlep".', 'did you mean "help"?'),
    ]


@pytest.mark.parametrize(("text", "what"), [("[]", "a list"), ("x", 'text "x"')])
def test_file_that_holds_something_else_is_one_problem(text: str, what: str) -> None:
    (problem,) = bank_problems(text)
    assert problem.message.startswith("This file has to be keys with values, but this is ")
    assert what in problem.message


@pytest.mark.parametrize("text", ["", "# Only a comment\n", "\n\n", "---\n", "null"])
def test_file_without_anything_is_told_what_it_needs(text: str) -> None:
    (problem,) = bank_problems(text)
    assert problem.code == "wrong-type"
    assert problem.message == "There is nothing in this file."
    assert problem.fix == (
        "It needs at least the keys schema, groups, criteria, sections and questions."
    )


def test_file_full_of_mistakes_is_bounded() -> None:
    wrong = ", ".join(f"k{number}: 9" for number in range(5000))
    text = changed(QUESTIONS, "wants: {pay: 2}", f"wants: {{{wrong}}}")
    assert len(bank_problems(text)) <= MAX_PROBLEMS


def test_importing_the_package_imports_neither_pydantic_nor_yaml() -> None:
    code = (
        "import sys, careerpick.content, careerpick.answers\n"
        "print([name for name in ('pydantic', 'yaml', 'rich', 'typer') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("weight: 1", "weight: 9"),
        ("id: earn", "id: 7"),
        ("id: earn", "idd: earn"),
        ("wants: {pay: 2}", "wants: {pay: 2.0}"),
        ("wants: {pay: 2}", "wants: [pay]"),
        ("facts: {hours: 5}", 'facts: {hours: "5"}'),
        ("words: [tiny, low, fair, good, great]", "words: [tiny]"),
        ("words: [tiny, low, fair, good, great]", "words: [tiny, a, b, c, d, e]"),
        ("help: It tells your tool.", "help: It tells your tool.\n    when: null"),
        ("help: It tells your tool.", "help: It tells your tool.\n    ask: never"),
        ("schema: 1", "schema: 1\nlanguage: null"),
    ],
)
def test_what_is_told_to_the_core_is_what_pydantic_itself_would_tell_it(
    old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = {"extra": "forbid", "strict": True}
    for kind in filter(is_dataclass, vars(model).values()):
        monkeypatch.setattr(kind, "__pydantic_config__", strict, raising=False)
    text = QUESTIONS.replace(old, new, 1)
    raw = json.dumps(plain(read_document(text.encode(), "x").root))
    found = []
    for checker in (TypeAdapter(QuestionBank), SchemaValidator(core_schema(QuestionBank))):
        try:
            found.append(checker.validate_json(raw, strict=True))
        except ValidationError as error:
            found.append([(item["type"], item["loc"]) for item in error.errors()])
    assert found[0] == found[1]
