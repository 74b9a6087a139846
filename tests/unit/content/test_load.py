"""From a folder to content: all files, all problems, and names that do not depend on form."""

import os
import shutil
from pathlib import Path

import pytest

from careerpick import content as content_package
from careerpick.content import load_content, read_folder, shipped_directory
from careerpick.content.inspecting import inspect_content
from careerpick.errors import CareerpickError, ContentError, FileError
from careerpick.words.problems import worded
from tests.cli.running import STARTER
from tests.unit.content.sample import ALPHA, BETA, QUESTIONS, changed, write_content


def test_content_comes_with_its_paths_in_the_order_of_their_ids(tmp_path: Path) -> None:
    content = load_content(write_content(tmp_path))
    assert [path.id for path in content.paths] == ["alpha", "beta"]
    assert set(content.question_fingerprints) == {"aim", "tools"}


def test_shipped_content_loads_without_being_named() -> None:
    content = load_content()
    assert len(content.paths) >= 4
    assert (shipped_directory() / "questions.yaml").is_file()


def test_content_inside_an_installed_package_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "careerpick"
    (package / "content").mkdir(parents=True)
    monkeypatch.setattr(content_package, "__file__", str(package / "content" / "__init__.py"))
    assert shipped_directory() == tmp_path / "site"
    write_content(package / "_content")
    assert shipped_directory() == package / "_content"


def test_errors_of_all_files_come_together(tmp_path: Path) -> None:
    directory = write_content(
        tmp_path,
        changed(QUESTIONS, "kind: good", "kind: goood"),
        changed(ALPHA, "level: 3", "level: 9"),
        changed(BETA, "name: Beta work", "name: Beta: work"),
    )
    with pytest.raises(ContentError, match=r"goood.*9.*without quotes") as caught:
        load_content(directory)
    names = [Path(item.file or "").name for item in caught.value.problems]
    assert names == ["questions.yaml", "alpha.yaml", "beta.yaml"]


def test_the_form_of_every_file_is_checked_although_another_is_broken(tmp_path: Path) -> None:
    directory = write_content(tmp_path, alpha="[", beta=changed(BETA, "level: 3", "level: 7"))
    with pytest.raises(ContentError, match="7") as caught:
        load_content(directory)
    assert [item.code for item in caught.value.problems] == ["open-bracket", "wrong-choice"]


def test_warnings_alone_stop_nothing(tmp_path: Path) -> None:
    directory = write_content(tmp_path, alpha=changed(ALPHA, "suits: [you like it]", "suits: []"))
    assert len(load_content(directory).paths) == 2
    content, problems = inspect_content(read_folder(directory))
    assert content is not None
    assert [item.severity for item in problems] == ["warning"]


# Fingerprints


def fingerprints(directory: Path) -> tuple[str, str]:
    content = load_content(directory)
    return content.bank_fingerprint, content.fingerprint


def test_fingerprints_are_hexadecimal_of_the_promised_length(tmp_path: Path) -> None:
    content = load_content(write_content(tmp_path))
    every = [(content.bank_fingerprint, 12), (content.fingerprint, 12)]
    every += [(value, 8) for value in content.question_fingerprints.values()]
    for value, digits in every:
        assert len(value) == digits
        int(value, 16)


def test_fingerprints_ignore_comments_spaces_quotes_and_the_order_of_keys(tmp_path: Path) -> None:
    before = fingerprints(write_content(tmp_path / "a"))
    text = changed(QUESTIONS, "schema: 1\n", "# A remark.\n")
    text = changed(text, "label: Money soon", "label:   'Money soon'   # so")
    text = changed(text, "{id: goals, name: Goals}", "{name: Goals, id: goals}")
    text += "schema: 1\n"
    alpha = changed(ALPHA, "low: 5, typical", "low: 5.0, typical")
    assert fingerprints(write_content(tmp_path / "b", text, alpha)) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("What is your aim?", "What is your goal?"),
        ("label: Money soon", "label: Money now"),
        ("id: earn", "id: gain"),
        ("      - id: both\n        label: Some of both\n", ""),
    ],
)
def test_what_is_asked_changes_both_fingerprints_and_that_of_its_question(
    tmp_path: Path, old: str, new: str
) -> None:
    before = load_content(write_content(tmp_path / "a"))
    after = load_content(write_content(tmp_path / "b", changed(QUESTIONS, old, new)))
    assert after.bank_fingerprint != before.bank_fingerprint
    assert after.fingerprint != before.fingerprint
    assert after.question_fingerprints["aim"] != before.question_fingerprints["aim"]
    assert after.question_fingerprints["tools"] == before.question_fingerprints["tools"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("wants: {pay: 2}", "wants: {pay: 1}"), ("It tells your aim.", "It shows your aim.")],
)
def test_what_is_not_asked_leaves_answer_files_valid(tmp_path: Path, old: str, new: str) -> None:
    before = fingerprints(write_content(tmp_path / "a"))
    after = fingerprints(write_content(tmp_path / "b", changed(QUESTIONS, old, new)))
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_path_file_changes_only_the_fingerprint_of_everything(tmp_path: Path) -> None:
    before = fingerprints(write_content(tmp_path / "a"))
    after = fingerprints(
        write_content(tmp_path / "b", alpha=changed(ALPHA, "level: 3", "level: 2"))
    )
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_order_of_the_questions_leaves_answer_files_valid(tmp_path: Path) -> None:
    text = changed(QUESTIONS, "section: skills", "section: goals")
    cut = [text.index("  - id: aim"), text.index("  - id: tools")]
    turned = text[: cut[0]] + text[cut[1] :] + text[cut[0] : cut[1]]
    one = load_content(write_content(tmp_path / "a", text))
    other = load_content(write_content(tmp_path / "b", turned))
    assert [item.id for item in other.bank.questions] == ["tools", "aim"]
    assert one.bank_fingerprint == other.bank_fingerprint


# The folder and its files


def message_of(directory: Path, error: type[CareerpickError]) -> str:
    with pytest.raises(error, match=r"\S") as caught:
        load_content(directory)
    problem = worded(caught.value.problems[0])
    assert len(caught.value.problems) == 1
    return f"{problem.message} {problem.fix}".strip()


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert message_of(missing, FileError) == f"There is no folder {missing}."


def test_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "questions.yaml"
    file.write_text(QUESTIONS)
    assert message_of(file, FileError).startswith(f"{file} is a file; a folder")


def test_name_that_no_folder_can_have_is_an_error_of_its_own() -> None:
    assert "cannot be read" in message_of(Path("a\0b"), FileError)


def test_folder_without_questions_is_said_so(tmp_path: Path) -> None:
    (write_content(tmp_path) / "questions.yaml").unlink()
    assert message_of(tmp_path, ContentError) == f"There is no questions.yaml in {tmp_path}."


def test_folder_without_paths_is_said_so(tmp_path: Path) -> None:
    shutil.rmtree(write_content(tmp_path) / "paths")
    assert message_of(tmp_path, ContentError) == f'There is no folder "paths" in {tmp_path}.'
    (tmp_path / "paths").mkdir()
    assert "There is no path in" in message_of(tmp_path, ContentError)


@pytest.mark.parametrize(
    "other", [".yml", ".YAML", ".Yml", ".yaml ", ".yaml.txt", ".yml.TXT", ".yaml.", " .yaml\t"]
)
@pytest.mark.parametrize(("name", "new"), [("questions", "questions"), ("paths/beta", "beta")])
def test_other_ending_is_reported_rather_than_ignored(
    tmp_path: Path, name: str, new: str, other: str
) -> None:
    file = write_content(tmp_path) / f"{name}.yaml"
    file.rename(file.with_name(f"{file.stem}{other}"))
    assert message_of(tmp_path, ContentError).endswith(f"Rename it to {new}.yaml.")


def test_other_name_of_the_folder_is_reported(tmp_path: Path) -> None:
    folder = write_content(tmp_path) / "paths"
    folder.rename(tmp_path / "Paths")
    assert 'Rename "Paths" to "paths".' in message_of(tmp_path, ContentError)


def test_folder_in_the_folder_of_paths_is_warned_of(tmp_path: Path) -> None:
    file = write_content(tmp_path) / "paths" / "gamma" / "gamma.yaml"
    file.parent.mkdir()
    file.write_text("[")
    content, problems = inspect_content(read_folder(tmp_path))
    assert content is not None
    assert [(item.code, item.severity) for item in problems] == [("folder-not-read", "warning")]
    assert problems[0].file == str(file.parent)


def test_hidden_and_other_files_are_left_alone(tmp_path: Path) -> None:
    write_content(tmp_path)
    (tmp_path / "paths" / ".draft.yaml").write_text("[")
    (tmp_path / "paths" / "notes.txt").write_text("[")
    (tmp_path / "paths" / "beta.yaml~").write_text("[")
    (tmp_path / "paths" / "beta.yaml.bak").write_text("[")
    (tmp_path / "paths" / "pictures").mkdir()
    assert len(load_content(tmp_path).paths) == 2


def test_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    file = write_content(tmp_path) / "paths" / "beta.yaml"
    file.unlink()
    os.mkfifo(file)
    assert (
        message_of(tmp_path, ContentError) == f"{file} is not an ordinary file, so it was not read."
    )


def test_device_behind_a_link_is_refused(tmp_path: Path) -> None:
    file = write_content(tmp_path) / "paths" / "beta.yaml"
    file.unlink()
    file.symlink_to("/dev/zero")
    assert "is not an ordinary file" in message_of(tmp_path, ContentError)


def test_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    file = write_content(tmp_path) / "paths" / "beta.yaml"
    file.unlink()
    file.mkdir()
    assert "is not an ordinary file" in message_of(tmp_path, ContentError)


def test_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    file = write_content(tmp_path) / "paths" / "beta.yaml"
    file.unlink()
    file.symlink_to(tmp_path / "gone")
    assert message_of(tmp_path, ContentError) == f"There is no file {file}."


def test_link_to_an_ordinary_file_is_followed(tmp_path: Path) -> None:
    file = write_content(tmp_path) / "paths" / "beta.yaml"
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert len(load_content(tmp_path).paths) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_named(tmp_path: Path) -> None:
    file = write_content(tmp_path) / "questions.yaml"
    file.chmod(0)
    assert "no permission" in message_of(tmp_path, ContentError)


def test_endless_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (write_content(tmp_path) / "paths" / "big.yaml").open("wb") as stream:
        stream.truncate(10**9)
    assert len(read_folder(tmp_path).files["paths/big.yaml"]) == 1024 * 1024 + 1


def test_name_of_a_file_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    write_content(tmp_path)
    name = os.fsdecode(bytes(tmp_path / "paths") + b"/\xff\x1b[2J.yaml")
    Path(name).write_text("[")
    with pytest.raises(ContentError, match="not closed") as caught:
        load_content(tmp_path)
    shown = caught.value.problems[0].file or ""
    shown.encode("utf-8")
    assert "\x1b" not in shown


def test_edit_of_any_file_is_seen_although_the_content_was_kept(tmp_path: Path) -> None:
    directory, cache = shutil.copytree(STARTER, tmp_path / "content"), tmp_path / "cache"
    before = load_content(directory, lambda: cache)
    kept = load_content(directory, lambda: cache)
    for name in ("questions.yaml", "paths/tutor.yaml"):
        file = directory / name
        text = file.read_text(encoding="utf-8").replace("name: ", "name: New ", 1)
        file.write_text(text, encoding="utf-8")
        after = load_content(directory, lambda: cache)

        assert kept == before
        assert after != before
        assert after == load_content(directory)
        before = kept = after


def test_broken_content_is_refused_although_a_good_one_was_kept(tmp_path: Path) -> None:
    directory, cache = shutil.copytree(STARTER, tmp_path / "content"), tmp_path / "cache"
    load_content(directory, lambda: cache)
    (directory / "paths" / "tutor.yaml").write_text("schema: 1\n", encoding="utf-8")

    with pytest.raises(ContentError, match="missing"):
        load_content(directory, lambda: cache)
