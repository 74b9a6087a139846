"""Reports and kept results, through the command."""

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.running import ROOT, run
from tests.reports import PageReader

ANSWERS = str(ROOT / "docs" / "example-answers.yaml")
COMMANDS = {
    "quiz": ("quiz", "--answers", ANSWERS),
    "compare": ("compare", "va", "freelance", "--answers", ANSWERS),
    "plan": ("plan", "--answers", ANSWERS),
    "explain": ("explain", "--answers", ANSWERS),
    "whatif": ("whatif", "talk=hardly", "--answers", ANSWERS),
}
every_command = pytest.mark.parametrize("name", COMMANDS)


def _said(text: str) -> str:
    return " ".join(re.sub(r"[│━╸·•*\\]", " ", text).split())


@every_command
def test_page_is_written_to_a_file_and_its_place_is_said(name: str, tmp_path: Path) -> None:
    file = tmp_path / "report.html"

    done = run(*COMMANDS[name], "--format", "html", "--output", str(file))

    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().replace("\n", "") == f"Written to {file}"
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")


def _in_full(name: str) -> tuple[str, ...]:
    return () if name == "whatif" else ("--full",)


@every_command
def test_headings_of_a_report_are_those_of_the_terminal(name: str) -> None:
    page = run(*COMMANDS[name], "--format", "html", "--with-answers").stdout.decode()
    screen = _said(run(*COMMANDS[name], *_in_full(name)).stdout.decode())
    only_here = {
        "What your answers ask for", "Your answers", "Sources", "This month", "The stages",
        "Which way fits you", "Your plan", "Why, how sure, and what would change it",
        "Every figure, and where it comes from",
    }  # fmt: skip
    titles = {title for _, title in PageReader(page).headings} - only_here

    assert [title for title in titles if _said(title) not in screen] == []


@every_command
def test_first_sentence_of_a_report_is_that_of_the_terminal(name: str) -> None:
    text = run(*COMMANDS[name], "--format", "markdown", "--with-answers").stdout.decode()
    screen = _said(run(*COMMANDS[name], *_in_full(name)).stdout.decode())
    first = (
        text.splitlines()[2]
        if name not in ("compare", "whatif")
        else text.splitlines()[0].lstrip("# ")
    )

    assert screen.startswith(_said(first))


@every_command
def test_name_of_the_answer_file_is_in_no_report(name: str, tmp_path: Path) -> None:
    file = tmp_path / "jane-doe.yaml"
    file.write_bytes(Path(ANSWERS).read_bytes())
    arguments = [str(file) if item == ANSWERS else item for item in COMMANDS[name]]

    for form in ("html", "markdown"):
        done = run(*arguments, "--format", form, "--with-answers")
        assert done.returncode == 0
        assert b"jane-doe" not in done.stdout


def test_ranking_as_csv_equals_the_json() -> None:
    rows = list(csv.DictReader(StringIO(run(*COMMANDS["quiz"], "-f", "csv").stdout.decode())))
    values = json.loads(run(*COMMANDS["quiz"], "-f", "json").stdout)["ranking"]

    keys = ("path", "name", "status", "rank", "score", "match")
    assert [[row[key] for key in keys] for row in rows] == [
        [str(value[key]) for key in keys] for value in values
    ]


def test_levels_as_csv_equal_the_json() -> None:
    rows = csv.DictReader(StringIO(run(*COMMANDS["compare"], "-f", "csv").stdout.decode()))
    values = json.loads(run(*COMMANDS["compare"], "-f", "json").stdout)["criteria"]

    assert {(row["criterion"], row["path"]): int(row["level"]) for row in rows} == {
        (value["criterion"], path): level
        for value in values
        for path, level in value["levels"].items()
    }


@pytest.mark.parametrize(
    ("command", "form", "known"),
    [
        ("quiz", "pdf", "'text', 'json', 'html', 'markdown', 'csv'"),
        ("paths", "csv", "'text', 'json', 'html', 'markdown'"),
        ("history", "pdf", "'text', 'json', 'html', 'markdown'"),
    ],
)
def test_a_format_that_a_command_cannot_give_is_named_with_those_it_can(
    command: str, form: str, known: str
) -> None:
    done = run(command, "--format", form)

    assert (done.returncode, done.stdout) == (2, b"")
    assert known in " ".join(done.stderr.decode().split())


def _env(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}


def test_answers_from_a_file_are_kept_only_on_request(tmp_path: Path) -> None:
    run(*COMMANDS["quiz"], env=_env(tmp_path))
    none = json.loads(run("history", "-f", "json", env=_env(tmp_path)).stdout)
    kept = run(*COMMANDS["quiz"], "--save", env=_env(tmp_path))
    one = json.loads(run("history", "-f", "json", env=_env(tmp_path)).stdout)

    assert none["results"] == []
    assert (kept.returncode, kept.stderr) == (0, b"")
    assert [item["recommended"] for item in one["results"]] == [["va"]]


def test_history_lists_compares_and_clears(tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    text = Path(ANSWERS).read_text(encoding="utf-8")
    changed = re.sub(r"talk: [a-z-]+", "talk: hardly", text)
    assert changed != text
    other.write_text(changed, encoding="utf-8")
    for file in (ANSWERS, str(other)):
        run("quiz", "--answers", file, "--save", env=_env(tmp_path))
    run("next", "done", env=_env(tmp_path))  # a step that is ticked off is no answer

    listed = run("history", env=_env(tmp_path)).stdout.decode()
    change = json.loads(
        run("history", "compare", "1", "2", "-f", "json", env=_env(tmp_path)).stdout
    )
    screen = run("history", "compare", "1", "2", env=_env(tmp_path)).stdout.decode()
    cleared = run("history", "--clear", env=_env(tmp_path))
    after = run("history", env=_env(tmp_path)).stdout.decode()
    assert list((tmp_path / "data").rglob("*.json")) == []

    assert re.search(r"^ *1\. \d+ \w+ \d{4}, \d\d:\d\d  Virtual assistant", listed, re.MULTILINE)
    assert [item["question"] for item in change["answers"]] == ["talk"]
    for row in change["ranking"]:
        moved = change["answers"][0]["points"][row["path"]]
        assert moved == row["after"]["score"] - row["before"]["score"]
    assert "How much do you want to talk" in " ".join(screen.split())
    assert (cleared.returncode, cleared.stdout, cleared.stderr) == (
        0,
        b"",
        b"Removed: two results.\n",
    )
    assert "No result is kept yet." in after


@pytest.mark.parametrize("option", ["--format=json", "--output=out.txt", "--content=elsewhere"])
def test_clearing_takes_no_other_option_and_then_removes_nothing(
    option: str, tmp_path: Path
) -> None:
    run("quiz", "--answers", ANSWERS, "--save", env=_env(tmp_path))

    done = run("history", "--clear", option, env=_env(tmp_path), cwd=tmp_path)
    left = json.loads(run("history", "-f", "json", env=_env(tmp_path)).stdout)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b"Error: --clear removes everything, so it takes no other option. Nothing is removed.\n"
        b"  To remove them: careerpick history --clear\n"
    )
    assert len(left["results"]) == 1
    assert not (tmp_path / "out.txt").exists()


@pytest.mark.parametrize("option", ["--clear", "--format=json", "--output=out.txt"])
def test_an_option_before_show_or_compare_is_not_ignored(option: str, tmp_path: Path) -> None:
    done = run("history", option, "show", "1", env=_env(tmp_path), cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b'Error: Options of "show" stand after its name.\n'
        b"  To see what there is: careerpick history show --help\n"
    )


def test_history_shows_one_result_again_as_text_and_as_json(tmp_path: Path) -> None:
    run("quiz", "--answers", ANSWERS, "--save", env=_env(tmp_path))
    result = json.loads(run("quiz", "--answers", ANSWERS, "-f", "json").stdout)

    kept = json.loads(run("history", "show", "1", "-f", "json", env=_env(tmp_path)).stdout)
    screen = run("history", "show", "1", env=_env(tmp_path)).stdout.decode()

    assert (kept["schema"], kept["number"]) == ("careerpick.history-result/1", 1)
    assert kept["recommended"] == result["recommended"]
    assert kept["skipped"] == result["skipped"]
    assert {item["question"] for item in kept["answers"] if item["mark"] == "important"} == set(
        result["important"]
    )
    for row, now in zip(kept["ranking"], result["ranking"], strict=True):
        assert (row["path"], row["score"]) == (now["path"], now["score"])
        assert sum(item["points"][row["path"]] for item in kept["answers"]) == row["score"]
        assert re.search(rf"{row['name']} +{row['rank']} .* {row['match']}  ", screen)
    said = " ".join(screen.split())
    stated = {"hours-per-week": "20 hours a week"}
    for item in kept["answers"]:
        label = stated.get(item["question"], item["label"].removesuffix("."))
        marked = " (matters a lot)" if item["mark"] == "important" else ""
        assert f"{item['prompt']} “{label}”{marked}" in said


@pytest.mark.parametrize("asked", [("compare", "1", "3"), ("show", "1")])
def test_a_number_that_is_not_there_is_a_usage_error(
    asked: tuple[str, ...], tmp_path: Path
) -> None:
    done = run("history", *asked, env=_env(tmp_path))

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"There is no result 1." in done.stderr


def test_a_result_that_cannot_be_kept_is_shown_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way", encoding="utf-8")

    done = run(*COMMANDS["quiz"], "--save", env=_env(tmp_path))

    assert done.returncode == 1
    assert b"Virtual assistant" in done.stdout
    assert b"The result cannot be kept" in done.stderr


def test_clearing_removes_the_quizzes_that_were_left_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "careerpick"
    folder.mkdir()
    left = [folder / "unfinished-0123abcd.yaml", folder / "declined-0123abcd.yaml"]
    other = folder / "notes.txt"
    for file in (*left, other):
        file.write_text("talk: daily\n", encoding="utf-8")

    cleared = run("history", "--clear", env={"XDG_DATA_HOME": str(tmp_path)})

    assert cleared.stderr == b"Removed: no results and quizzes that were left: 2.\n"
    assert [file.exists() for file in (*left, other)] == [False, False, True]


def test_clearing_leaves_no_answers_whose_writing_was_cut_off(tmp_path: Path) -> None:
    folder = tmp_path / "careerpick"
    folder.mkdir()
    for name in ("unfinished-0123abcd.yaml", "answers.yaml"):
        (folder / f".{name}.89abcdef.tmp").write_text("talk: daily\n", encoding="utf-8")

    cleared = run("history", "--clear", env={"XDG_DATA_HOME": str(tmp_path)})

    assert cleared.stderr == b"Removed: no results.\n"
    assert not folder.exists()


@pytest.mark.parametrize("words", [("history",), ("history", "show", "last")])
def test_what_was_kept_is_a_page_in_the_language_of_its_bank(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path), "CAREERPICK_CONTENT": str(tmp_path / "bank")}
    run("new", str(tmp_path / "bank"), env=env)
    questions = tmp_path / "bank" / "questions.yaml"
    text = questions.read_text(encoding="utf-8")
    questions.write_text(f"{text}language: de\n", encoding="utf-8")
    run("quiz", "--answers", "-", "--save", env=env, stdin=b"1\n1\n1\n1\n")

    page = run(*words, "--format", "html", env=env).stdout.decode()

    assert '<html lang="de"' in page


def test_old_results_are_listed_although_the_content_of_today_is_broken(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path), "CAREERPICK_CONTENT": str(tmp_path / "bank")}
    run("new", str(tmp_path / "bank"), env=env)
    run("quiz", "--answers", "-", "--save", env=env, stdin=b"1\n1\n1\n1\n")
    (tmp_path / "bank" / "questions.yaml").unlink()

    listed = run("history", env=env)
    again = run("history", "show", "last", env=env)

    assert (listed.returncode, listed.stderr) == (0, b"")
    assert b"  1. " in listed.stdout
    assert (again.returncode, again.stderr) == (0, b"")
    assert b"Why " in again.stdout


def test_results_in_a_folder_whose_name_is_no_text_are_listed_as_json(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path / "d\udcff")}
    run("quiz", "--answers", ANSWERS, "--save", env=env)

    listed = run("history", "--format", "json", env=env)

    assert (listed.returncode, listed.stderr) == (0, b"")
    assert len(json.loads(listed.stdout)["results"]) == 1


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("report.html", "<!doctype html>"),
        ("REPORT.MD", "# "),
        ("table.csv", "rank,"),
        ("result.json", "{"),
        ("result.txt", "match "),
    ],
)
def test_name_of_the_file_chooses_the_format(tmp_path: Path, name: str, begins: str) -> None:
    file = tmp_path / name
    done = run("quiz", "--answers", ANSWERS, "--output", str(file))

    assert done.returncode == 0
    assert file.read_text(encoding="utf-8").casefold().startswith(begins)


def test_format_that_contradicts_the_name_of_the_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    done = run("plan", "--answers", ANSWERS, "--format", "csv", "-o", str(file))

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--format says csv, and the name of the file says html (.html)." in done.stderr
    assert not file.exists()


def test_report_does_not_tell_at_which_question_a_deal_breaker_stood(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("talk: {answer: weekly, deal_breaker: true}\npurpose: part\n")
    said = "can rule no path out"

    plain = run("quiz", "--answers", str(file), "--format", "markdown").stdout.decode()
    quoting = run("quiz", "-a", str(file), "-f", "markdown", "--with-answers").stdout.decode()

    assert said in quoting
    assert said not in plain
