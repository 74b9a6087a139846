"""The commands for authors: check, schema and new."""

import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from careerpick.authoring import starter
from careerpick.authoring.review import review
from careerpick.authoring.schemas import answers_schema, file_schema, schema_text
from careerpick.authoring.starter import starter_files, write_starter
from careerpick.content.inspecting import plain
from careerpick.content.reading import read_document
from careerpick.errors import FileError
from careerpick.words.problems import worded
from tests.banks.test_banks import needs_no_income
from tests.cli.running import ROOT, run
from tests.shipped import CONTENT

SHIPPED = (ROOT / "questions.yaml", *sorted(ROOT.glob("paths/*.yaml")))
KINDS = ("questions", "path", "answers")


@cache
def schema_of(kind: str) -> dict[str, Any]:
    return answers_schema(CONTENT) if kind == "answers" else file_schema(kind)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    folder = tmp_path / "bank"
    assert run("new", str(folder)).returncode == 0
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_shipped_content_has_no_error() -> None:
    done = run("check")

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Error" not in done.stdout


def test_errors_and_warnings_are_all_shown_at_once_with_their_lines(bank: Path) -> None:
    change(bank / "questions.yaml", "wants: {outdoors: 2}", "wants: {outdors: 2}")
    change(bank / "paths/tutor.yaml", "start: {low: 10,", "start: {low: 99,")
    change(bank / "paths/gardener.yaml", "status: open", "status: unknown")

    done = run("check", str(bank))

    assert (done.returncode, done.stderr) == (1, b"")
    text = done.stdout.decode()
    found = [line for line in text.splitlines() if re.match("Error|Warning", line)]
    assert found[0] == 'Error: There is no criterion "outdors".'
    assert [line for line in found if "Warning" in line] == [
        'Warning: No platform of "gardener" is open, so there is nowhere to begin.',
    ]
    assert "in 3 files: 4 questions and 2 paths.\n" in text
    wrong = "      - {id: out, label: I was out in the fresh air, wants: {outdors: 2}}"
    number, shown, caret = re.findall(r"  (\d+) \| (.*outdors.*)\n +\| ( *)\^\n", text)[0]
    lines = (bank / "questions.yaml").read_text().splitlines()
    assert (shown, lines[int(number) - 1]) == (wrong, wrong)
    assert len(caret) == wrong.index("outdors")
    assert '  Did you mean "outdoors"?\n' in text


def test_misspelt_name_is_one_problem_not_two(bank: Path) -> None:
    """The criterion that was meant would seem to be asked about too little."""
    change(bank / "questions.yaml", "wants: {people: 2}", "wants: {peopel: 2}")

    problems = review(bank).problems

    assert [(item.code, worded(item).fix) for item in problems] == [
        ("unknown-criterion", 'did you mean "people"?'),
    ]


def test_lines_with_a_caret_are_never_wrapped(bank: Path) -> None:
    change(bank / "questions.yaml", "wants: {outdoors: 2}", "wants: {outdors: 2}")

    done = run("check", str(bank), env={"COLUMNS": "30"})

    assert (
        b"      - {id: out, label: I was out in the fresh air, wants: {outdors: 2}}\n"
        in done.stdout
    )


def test_warnings_alone_are_no_failure(bank: Path) -> None:
    change(bank / "paths/gardener.yaml", "status: open", "status: unknown")

    done = run("check", str(bank))

    assert done.returncode == 0
    assert b"\n\n1 warning in 3 files: 4 questions and 2 paths.\n" in done.stdout
    assert done.stdout.endswith(b"at random: gardener 62%, tutor 36%.\n")


def test_json_lists_the_same_problems(bank: Path) -> None:
    change(bank / "questions.yaml", "section: goals", "section: gaols")
    change(bank / "paths/gardener.yaml", "status: open", "status: unknown")

    done = run("check", str(bank), "--format", "json")

    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert {key: found[key] for key in ("schema", "errors", "warnings", "files")} == {
        "schema": "careerpick.check/1",
        "errors": 1,
        "warnings": 1,
        "files": 3,
    }
    first = found["problems"][0]
    assert (first["code"], first["severity"]) == ("unknown-section", "error")
    assert first["file"] == str(bank / "questions.yaml")
    assert first["source"] == "    section: gaols"
    assert first["column"] == 5


def test_name_of_the_file_chooses_the_format_of_a_check_or_is_refused(
    bank: Path, tmp_path: Path
) -> None:
    assert run("check", str(bank), "-o", str(tmp_path / "found.json")).returncode == 0
    assert json.loads((tmp_path / "found.json").read_bytes())["schema"] == "careerpick.check/1"
    page = tmp_path / "found.html"
    done = run("check", str(bank), "-o", str(page))
    assert (done.returncode, page.exists()) == (2, False)
    assert b"It can be text, json or github." in done.stderr


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("schema path -o", "json"),
        ("questions --template -o", "text"),
        ("group . --rejects", "csv"),
    ],
)
def test_what_has_one_form_is_not_written_under_the_name_of_another(
    words: str, form: str, tmp_path: Path
) -> None:
    page = tmp_path / "x.html"
    done = run(*words.split(), str(page), cwd=tmp_path)
    assert (done.returncode, page.exists()) == (2, False)
    said = f"This cannot be written as html (.html).\n  It can be {form}.\n"
    assert said.encode() in done.stderr


def test_github_annotations_stand_on_one_line_each(bank: Path) -> None:
    change(bank / "questions.yaml", "section: goals", 'section: "50%: a, b"')
    change(bank / "paths/gardener.yaml", "status: open", "status: unknown")

    done = run("check", ".", "--format", "github", cwd=bank)

    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=questions.yaml,line=")
    assert ',col=5,title=unknown-section::There is no section "50%25: a, b".' in lines[0]
    assert lines[1].startswith("::warning file=paths/gardener.yaml,line=")


def test_check_looks_at_the_folder_of_the_environment(bank: Path) -> None:
    change(bank / "paths/tutor.yaml", "level: 3", "level: 9")

    done = run("check", env={"CAREERPICK_CONTENT": str(bank)})

    assert done.returncode == 1
    assert str(bank / "paths/tutor.yaml").encode() in done.stdout


def test_check_of_a_folder_that_is_not_there_is_one_message(tmp_path: Path) -> None:
    done = run("check", str(tmp_path / "nowhere"), "--format", "json")

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"There is no folder" in done.stderr


def test_new_bank_has_no_problem_and_can_be_answered_and_compared(bank: Path) -> None:
    checked = run("check", str(bank))
    answered = run("quiz", "--content", str(bank), "--format", "json", stdin=b"1\n3\n1\n1\n")
    compared = run("compare", "gardening", "tutor", "--content", str(bank))

    assert checked.returncode == 0
    assert checked.stdout.startswith(
        b"No problems in 3 files: 4 questions and 2 paths.\nFirst where"
    )
    assert (answered.returncode, answered.stderr) == (0, b"")
    assert json.loads(answered.stdout)["recommended"] == ["gardener"]
    assert (compared.returncode, compared.stderr) == (0, b"")


def test_new_says_what_it_wrote_and_what_to_do_next(tmp_path: Path) -> None:
    done = run("new", "mine", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode()
    written = sorted(f.relative_to(tmp_path / "mine") for f in (tmp_path / "mine").rglob("*.*"))
    assert [name for name in map(str, written) if f"  {name}\n" not in said] == []
    for command in re.findall(r"^  careerpick (.*)$", said, re.MULTILINE):
        assert run(*command.split(), cwd=tmp_path).returncode == 0


def test_new_says_nothing_that_a_terminal_would_obey(tmp_path: Path) -> None:
    done = run("new", "a\x1b[31m b", cwd=tmp_path)

    assert (tmp_path / "a\x1b[31m b").is_dir()
    assert b"\x1b" not in done.stdout
    assert b"careerpick check 'a" in done.stdout


def test_new_explains_itself_in_comments(bank: Path) -> None:
    for file in [bank / "questions.yaml", *bank.glob("paths/*.yaml")]:
        lines = file.read_text().splitlines()
        assert lines[0].startswith("# yaml-language-server: $schema=")
        assert (file.parent / lines[0].partition("=")[2]).is_file()
        assert sum(line.lstrip().startswith("#") for line in lines) >= 15


def test_new_fills_an_empty_folder_that_is_there(tmp_path: Path) -> None:
    done = run("new", ".", cwd=tmp_path)

    assert done.returncode == 0
    assert sorted(item.name for item in tmp_path.iterdir()) == ["paths", "questions.yaml", "schema"]


@pytest.mark.parametrize("name", ["", " "])
def test_new_does_not_take_an_empty_name_for_the_folder_it_is_in(name: str, tmp_path: Path) -> None:
    done = run("new", name, cwd=tmp_path)

    said = b"Error: The name of the folder is empty.\n  Name a new folder.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", said)
    assert list(tmp_path.iterdir()) == []


def test_new_never_touches_a_folder_that_holds_something(bank: Path) -> None:
    before = {file: file.read_bytes() for file in bank.rglob("*") if file.is_file()}
    change(bank / "questions.yaml", "schema: 1", "schema: 1 # mine")
    mine = (bank / "questions.yaml").read_bytes()

    done = run("new", str(bank))

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"This folder is not empty, so nothing was written." in done.stderr
    assert (bank / "questions.yaml").read_bytes() == mine
    assert {file for file in bank.rglob("*") if file.is_file()} == set(before)


def test_new_refuses_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    done = run("new", str(tmp_path / "file"))

    assert done.returncode == 1
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("there", [False, True], ids=["new", "empty"])
@pytest.mark.parametrize("fails", [0, 1, 2, 4])
def test_new_writes_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, fails: int
) -> None:
    target = tmp_path / "a" / "b"
    if there:
        target.mkdir(parents=True)
    count = 0
    write = Path.write_bytes

    def broken(self: Path, data: bytes) -> int:
        nonlocal count
        count += 1
        if count > fails:
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", broken)
    with pytest.raises(FileError, match="No space left on device"):
        write_starter(str(target))
    assert [str(item.relative_to(tmp_path)) for item in sorted(tmp_path.rglob("*"))] == (
        ["a", "a/b"] if there else []
    )


def plain_of(file: Path) -> object:
    return plain(read_document(file.read_bytes(), str(file)).root)


@pytest.mark.parametrize("name", KINDS)
def test_schema_is_one_of_draft_7(name: str) -> None:
    schema = schema_of(name)
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    text = schema_text(schema)
    assert not [word for word in ("$defs", "prefixItems", '"const"') if word in text]


@pytest.mark.parametrize("name", ["path", "questions"])  # that of answers changes with the bank
def test_schema_in_docs_is_what_the_command_prints(name: str) -> None:
    """Where this fails: careerpick schema NAME --output docs/schema/NAME.schema.json."""
    kept = (ROOT / "docs" / "schema" / f"{name}.schema.json").read_bytes()
    done = run("schema", name)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == kept


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_shipped_file_names_its_schema_and_fits_it(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    target = first.removeprefix("# yaml-language-server: $schema=")
    schema = json.loads((file.parent / target).read_bytes())
    assert list(jsonschema.Draft7Validator(schema).iter_errors(plain_of(file))) == []


def test_starter_fits_the_schemas() -> None:
    for name, text in starter_files().items():
        if name.endswith(".yaml"):
            schema = schema_of("questions" if name == "questions.yaml" else "path")
            document = read_document(text.encode(), name)
            errors = jsonschema.Draft7Validator(schema).iter_errors(plain(document.root))
            assert list(errors) == [], name


BROKEN = [
    ("questions", "    weight: 2", "    weihgt: 2"),
    ("questions", "    weight: 2", "    weight: 9"),
    ("questions", "id: good-day", "id: Good day"),
    ("questions", "wants: {outdoors: 2}", "wants: {outdoors: 3}"),
    ("questions", "words: [next to nothing, ", "words: ["),
    ("questions", "    help: It tells what your days should be like.\n", ""),
    ("questions", "facts: {hours: 5}", "facts: {hours: many}"),
    ("questions", "kind: taste", "kind: tast"),
    ("questions", "prompt: When was it a good day?", 'prompt: ""'),
    ("path", "level: 3", "level: 5"),
    ("path", "currency: USD", "currency: dollars"),
    ("path", "status: open", "status: opened"),
    ("path", "as_of: 2026-10", "as_of: last year"),
    ("path", "confidence: medium", "confidence: sure"),
    ("path", "corrections: []", "corrections: none"),
    ("path", "summary: ", "sumary: "),
]


@pytest.mark.parametrize(("name", "old", "new"), BROKEN)
def test_broken_file_does_not_fit_its_schema(name: str, old: str, new: str) -> None:
    text = starter_files()["questions.yaml" if name == "questions" else "paths/tutor.yaml"]
    assert old in text
    document = read_document(text.replace(old, new, 1).encode(), name)
    assert list(jsonschema.Draft7Validator(schema_of(name)).iter_errors(plain(document.root)))


def test_key_that_is_described_in_the_model_is_described_in_the_schema() -> None:
    described = schema_of("path")["definitions"]["Platform"]["properties"]["use"]
    assert described["description"] == "What it is for."
    # Draft 7 ignores what stands beside a reference, so the reference stands aside.
    months = schema_of("path")["definitions"]["Earning"]["properties"]["months_to_established"]
    assert months["description"].startswith("From the first income")
    assert months["allOf"] == [{"$ref": "#/definitions/Estimate"}]


ANSWERS = [
    ({"talk": "weekly", "worry": 1, "purpose": "skip", "device": None}, True),
    ({"talk": {"answer": "weekly", "important": True}}, True),
    ({"talk": "Now and then is fine"}, True),
    ({"hours-per-week": 14, "weeks-to-wait": {"answer": 3, "important": True}}, True),
    ({"hours-per-week": 400}, False),
    ({}, True),
    ({"talk": "monthly"}, False),
    ({"tlak": "weekly"}, False),
    ({"worry": 9}, False),
    ({"talk": {"answer": "weekly", "important": "yes"}}, False),
    ({"talk": {"important": True}}, False),
    ({"schema": "careerpick.answers/1", "answers": {"talk": "weekly"}}, True),
    ({"schema": "careerpick.answers/9", "answers": {"talk": "weekly"}}, False),
    ({"answers": {"talk": "weekly"}}, False),
    ({"schema": "careerpick.answers/1", "answers": {"talk": "monthly"}}, False),
]


@pytest.mark.parametrize(("answers", "fits"), ANSWERS)
def test_schema_of_answers_knows_questions_and_options(answers: object, fits: bool) -> None:
    errors = list(jsonschema.Draft7Validator(schema_of("answers")).iter_errors(answers))
    assert (errors == []) == fits


def test_example_and_template_of_answers_fit_the_schema(tmp_path: Path) -> None:
    template = tmp_path / "template.yaml"
    template.write_bytes(run("questions", "--template").stdout)
    for file in (ROOT / "docs" / "example-answers.yaml", template):
        errors = jsonschema.Draft7Validator(schema_of("answers")).iter_errors(plain_of(file))
        assert list(errors) == [], file.name


def test_schema_of_answers_is_that_of_the_content_named(bank: Path) -> None:
    done = run("schema", "answers", "--content", str(bank))

    given = json.loads(done.stdout)["definitions"]["given"]["properties"]
    assert list(given) == ["good-day", "hours", "plants", "which-offer"]


def test_schema_of_something_else_is_wrong_usage() -> None:
    done = run("schema", "paths")

    assert (done.returncode, done.stdout) == (2, b"")


def test_starter_is_in_the_package() -> None:
    assert starter.TEMPLATES.parent == ROOT / "careerpick"
    assert sorted(
        file.relative_to(starter.TEMPLATES).as_posix() for file in starter.TEMPLATES.rglob("*.yaml")
    ) == [
        "things/paths/cargo.yaml",
        "things/paths/folding.yaml",
        "things/paths/racer.yaml",
        "things/questions.yaml",
        "work/paths/gardener.yaml",
        "work/paths/tutor.yaml",
        "work/questions.yaml",
    ]


@needs_no_income
def test_starter_about_things_has_no_problem_and_no_word_about_work(tmp_path: Path) -> None:
    done = run("new", str(tmp_path / "things"), "--kind", "things")
    checked = run("check", str(tmp_path / "things"), "--format", "json")

    assert (done.returncode, checked.returncode) == (0, 0)
    assert json.loads(checked.stdout)["problems"] == []
    texts = starter_files("things")
    lines = [
        line for name, text in texts.items() if name.endswith("yaml") for line in text.split("\n")
    ]
    assert [line for line in lines if re.search(r"\b(job|pay|earn|hours?|client)", line)] == []


def test_review_and_command_agree_on_a_copy_of_the_shipped_content(tmp_path: Path) -> None:
    shutil.copy(ROOT / "questions.yaml", tmp_path)
    shutil.copytree(ROOT / "paths", tmp_path / "paths")
    change(tmp_path / "paths/va.yaml", "id: va", "id: vas")

    found = review(tmp_path)
    done = run("check", str(tmp_path))

    assert found.errors == 1
    assert done.returncode == 1
    assert done.stdout.count(b"Error: ") == 1
