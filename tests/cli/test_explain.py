"""`careerpick explain` and `careerpick whatif` as a person runs them."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.running import ROOT, run

ANSWERS = str(ROOT / "docs" / "example-answers.yaml")


def test_explain_shows_why_how_sure_what_would_change_it_and_our_own_figures() -> None:
    done = run("explain", "--full", "--answers", ANSWERS)

    shown = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    headings = [
        "Why ",
        "How sure",
        "What would change it",
    ]
    places = [shown.index(f"\n{heading}") for heading in headings]
    assert places == sorted(places)
    assert "10,000 times" in " ".join(shown.split())
    assert "We moved each of our own levels by one step" in " ".join(shown.split())


def test_explain_takes_a_path_by_id_or_name_and_json() -> None:
    by_id = run("explain", "--answers", ANSWERS, "--path", "freelance", "--format", "json")
    by_name = run("explain", "--answers", ANSWERS, "--path", "Freelancing", "--format", "json")

    value = json.loads(by_id.stdout)
    assert by_id.stdout == by_name.stdout
    assert (value["schema"], value["path"]) == ("careerpick.explanation/1", "freelance")


def test_explain_reads_piped_answers_and_writes_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "why.json"
    done = run(
        "explain", "--format", "json", "--output", str(file), stdin=Path(ANSWERS).read_bytes()
    )

    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(file.read_text(encoding="utf-8"))["schema"] == "careerpick.explanation/1"


@pytest.mark.parametrize("arguments", [("explain",), ("whatif", "talk=daily"), ("plan",)])
def test_without_answers_those_of_the_last_quiz_are_used(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    kept = tmp_path / "careerpick" / "answers.yaml"
    kept.parent.mkdir()
    kept.write_bytes(Path(ANSWERS).read_bytes())
    env = {"XDG_DATA_HOME": str(tmp_path)}

    done = run(*arguments, "--format", "json", env=env)

    assert done.returncode == 0
    named = run(*arguments, "--format", "json", "--answers", ANSWERS, env=env)
    assert done.stdout == named.stdout != b""
    assert b"answers of your last quiz" in done.stderr


@pytest.mark.parametrize(
    "arguments", [("quiz",), ("compare", "va", "freelance"), ("explain",), ("plan",)]
)
def test_last_stands_for_the_answers_of_the_last_quiz(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    kept = tmp_path / "careerpick" / "answers.yaml"
    kept.parent.mkdir()
    kept.write_bytes(Path(ANSWERS).read_bytes())
    (tmp_path / "last").write_text("talk: skip\n", encoding="utf-8")
    env = {"XDG_DATA_HOME": str(tmp_path)}

    last = run(*arguments, "-f", "json", "--answers", "last", env=env, cwd=tmp_path)
    named = run(*arguments, "-f", "json", "--answers", ANSWERS, env=env)
    a_file = run(*arguments, "-f", "json", "--answers", "./last", env=env, cwd=tmp_path)

    assert (last.returncode, last.stdout) == (0, named.stdout)
    assert last.stderr.decode() == f"With the answers of your last quiz, kept in {kept}\n"
    assert b"answers of your last quiz" not in a_file.stderr
    assert a_file.stdout != named.stdout


def test_last_without_a_last_quiz_says_what_to_do(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path)}
    done = run("compare", "va", "freelance", "--answers", "last", env=env)

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Take the quiz first: careerpick quiz" in done.stderr


def test_command_that_explain_proposes_names_no_file_for_the_last_quiz(tmp_path: Path) -> None:
    kept = tmp_path / "careerpick" / "answers.yaml"
    kept.parent.mkdir()
    kept.write_bytes(Path(ANSWERS).read_bytes())

    for named in ([], ["--answers", "last"]):
        done = run("explain", *named, env={"XDG_DATA_HOME": str(tmp_path)})
        (typed,) = re.findall(r"^Try it: (careerpick .*)$", done.stdout.decode(), re.MULTILINE)
        assert re.fullmatch(r"careerpick whatif( '?[a-z-]+=[a-z0-9-]+!*'?)+", typed)


def test_without_answers_and_without_a_quiz_it_says_what_to_do(tmp_path: Path) -> None:
    done = run("explain", env={"XDG_DATA_HOME": str(tmp_path)})

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Take the quiz first: careerpick quiz" in done.stderr


def test_explain_of_an_unknown_path_is_wrong_usage_with_the_nearest_name() -> None:
    done = run("explain", "--answers", ANSWERS, "--path", "freelanse")

    assert (done.returncode, done.stdout) == (2, b"")
    assert b'id you mean "freelance"' in done.stderr


def test_the_same_answers_always_give_the_same_explanation() -> None:
    first = run("explain", "--answers", ANSWERS, "--format", "json")
    lines = Path(ANSWERS).read_bytes().splitlines(keepends=True)
    second = run("explain", "--format", "json", stdin=b"".join(reversed(lines)))

    assert first.stdout == second.stdout != b""


def test_command_that_explain_proposes_puts_another_path_in_front() -> None:
    explained = json.loads(run("explain", "--answers", ANSWERS, "--format", "json").stdout)
    way = min(explained["fewest_changes"], key=lambda item: len(item["changes"]))
    marks = {"normal": "", "important": "!", "deal_breaker": "!!"}
    typed = [
        f"{item['question']}={item['after']['answer']}{marks[item['after']['mark']]}"
        for item in way["changes"]
    ]
    shown = " ".join(run("explain", "--answers", ANSWERS).stdout.decode().split())
    assert f"careerpick whatif --answers {ANSWERS} {shlex.join(typed)}" in shown

    done = json.loads(run("whatif", "--answers", ANSWERS, "--format", "json", *typed).stdout)

    assert [row["path"] for row in done["after"]["ranking"] if row["rank"] == 1] == [way["path"]]


def test_whatif_shows_before_and_after() -> None:
    done = run("whatif", "--answers", ANSWERS, "talk=hardly", "hours-per-week=3!")

    shown = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Before" in shown
    assert "After" in shown
    assert "“Hardly at all, I like my peace” instead of" in " ".join(shown.split())


def test_whatif_takes_the_numbers_that_careerpick_questions_shows() -> None:
    listed = run("questions").stdout.decode()
    number = re.search(r"^ *(\d+)\. [^(]*\(talk\)", listed, re.MULTILINE)
    assert number
    common = ("whatif", "--answers", ANSWERS, "--format", "json")

    by_number = run(*common, f"{number[1]}=weekly")

    assert by_number.returncode == 0
    assert by_number.stdout == run(*common, "talk=weekly").stdout


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (["tlk=daily"], b'id you mean "talk"'),
        (["talk=dayly"], b'id you mean "daily"'),
        (["talk"], b"talk=OPTION"),
        (["talk=daily", "talk=weekly"], b"named twice"),
        ([], b"QUESTION=OPTION"),
    ],
)
def test_whatif_refuses_what_it_cannot_use(typed: list[str], message: bytes) -> None:
    done = run("whatif", "--answers", ANSWERS, *typed)

    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr
    assert b"Traceback" not in done.stderr
