"""The contract of the command line: output, exit codes, formats, files."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from careerpick import __version__
from careerpick.decide.comparison import compare_paths
from careerpick.model import Content
from tests.cli.running import CAREERPICK, ROOT, environment, run
from tests.shipped import CONTENT


@pytest.fixture(scope="module")
def content() -> Content:
    return CONTENT


@pytest.fixture(scope="module")
def answers(content: Content) -> dict[str, str]:
    """The first option of every question."""
    return {question.id: question.options[0].id for question in content.bank.scored}


def as_yaml(answers: dict[str, str]) -> bytes:
    return "".join(f"{question}: {option}\n" for question, option in answers.items()).encode()


def test_version_is_printed() -> None:
    done = run("--version")

    assert (done.returncode, done.stdout) == (0, f"careerpick {__version__}\n".encode())


def test_no_command_shows_the_help() -> None:
    done = run()

    assert done.returncode == 0
    assert b"Usage: careerpick" in done.stdout
    assert b"quiz" in done.stdout


@pytest.mark.parametrize("form", ["mapping", "json", "numbers", "ids", "labels", "shuffled"])
def test_same_answers_give_the_same_bytes_however_they_come_in(
    form: str, content: Content, answers: dict[str, str]
) -> None:
    expected = run("quiz", "--format", "json", stdin=as_yaml(answers)).stdout
    stdin = {
        "mapping": as_yaml(answers),
        "json": json.dumps(answers).encode(),
        "numbers": b"# all the first\n"
        + b"".join(b"a\n" if q.number else b"1\n" for q in content.bank.scored),
        "ids": "\n".join(answers.values()).encode(),
        "labels": "\n".join(q.options[0].label for q in content.bank.scored).encode(),
        "shuffled": as_yaml(dict(reversed(answers.items()))),
    }[form]

    done = run("quiz", "--format", "json", stdin=stdin)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == expected
    assert json.loads(done.stdout)["schema"] == "careerpick.result/1"


def test_answers_come_from_a_file_or_from_standard_input(
    tmp_path: Path, answers: dict[str, str]
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_bytes(as_yaml(answers))

    from_file = run("quiz", "--answers", str(file), "--format", "json")
    from_dash = run("quiz", "--answers", "-", "--format", "json", stdin=as_yaml(answers))

    assert from_file.returncode == 0
    assert from_file.stdout == from_dash.stdout != b""


def test_empty_input_recommends_nothing() -> None:
    done = run("quiz", "--format", "json")

    result = json.loads(done.stdout)
    assert done.returncode == 0
    assert result["recommended"] == []
    assert result["answered"] == 0
    assert {row["rank"] for row in result["ranking"]} == {1}


def test_left_out_and_skipped_core_questions_are_listed(
    answers: dict[str, str], content: Content
) -> None:
    first, second, *_ = answers
    stdin = f"{first}: skip\n{second}: {answers[second]}\n".encode()

    result = json.loads(run("quiz", "--format", "json", stdin=stdin).stdout)

    core = [question.id for question in content.bank.questions if question.ask == "core"]
    assert result["skipped"] == [question for question in core if question != second]
    assert result["answered"] == 1


def test_wrong_answer_is_one_message_with_place_and_nearest_name_and_no_result(
    answers: dict[str, str],
) -> None:
    first = next(iter(answers))
    stdin = f"{first}: {answers[first]}x\n".encode()

    done = run("quiz", stdin=stdin)

    assert (done.returncode, done.stdout) == (1, b"")
    message = done.stderr.decode()
    assert "standard input, line 1" in message
    assert f'id you mean "{answers[first]}"' in message
    assert "Traceback" not in message


@pytest.mark.parametrize("command", [["quiz"], ["explain"], ["whatif", "talk=daily"]])
def test_missing_answer_file_is_one_message(command: list[str]) -> None:
    done = run(*command, "--answers", "no-such-file.yaml")

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"no-such-file.yaml" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("comprae", "va", "freelance"), b"compare"),
        (("compare", "va", "freelanse"), b"freelance"),
        (("compare", "va"), b"2 to 4"),
        (("compare", "va", "va"), b"twice"),
        (("compare",), b"2 to 4 paths"),
        (("quiz", "--fromat", "json"), b"--format"),
        (("quiz", "--format", "xml"), b"json"),
        (("paths", "vaa"), b'"va"'),
    ],
)
def test_wrong_usage_exits_with_two_and_helps(arguments: tuple[str, ...], said: bytes) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "names",
    [
        ("va", "freelance"),
        ("virtual-assistant", "FREELANCING"),
        ("Virtual Assistant", "freelancer"),
    ],
)
def test_comparison_takes_ids_aliases_and_names(names: tuple[str, str]) -> None:
    done = run("compare", *names, "--format", "json")

    comparison = json.loads(done.stdout)
    assert comparison["schema"] == "careerpick.comparison/1"
    assert comparison["paths"] == ["va", "freelance"]
    assert comparison["personal"] is None


def test_personal_comparison_adds_up_to_the_difference_of_the_scores(
    answers: dict[str, str],
) -> None:
    stdin = as_yaml(answers)
    result = json.loads(run("quiz", "--format", "json", stdin=stdin).stdout)
    scores = {row["path"]: row["score"] for row in result["ranking"]}

    done = run("compare", "va", "freelance", "--answers", "-", "--format", "json", stdin=stdin)

    personal = json.loads(done.stdout)["personal"]
    assert personal["gap"] == scores["va"] - scores["freelance"]
    assert sum(item["points"] for item in personal["contributions"]) == personal["gap"]


def test_questions_and_paths_follow_the_contract(content: Content) -> None:
    questions = json.loads(run("questions", "--format", "json").stdout)
    paths = json.loads(run("paths", "--format", "json").stdout)

    assert questions["schema"] == "careerpick.questions/1"
    assert questions["bank"] == content.bank_fingerprint
    assert [q["id"] for q in questions["questions"]] == [q.id for q in content.bank.questions]
    assert set(questions["questions"][0]["options"][0]) >= {"id", "label"}
    assert paths["schema"] == "careerpick.paths/1"
    assert [path["id"] for path in paths["paths"]] == [path.id for path in content.paths]
    for path in paths["paths"]:
        assert set(path["performance"]) == {c.id for c in content.bank.criteria}
        assert all(set(p) >= {"name", "status", "as_of"} for p in path["platforms"])


def test_template_is_an_answer_file_that_counts_as_nothing_answered() -> None:
    template = run("questions", "--template")

    done = run("quiz", "--format", "json", stdin=template.stdout)

    assert (template.returncode, done.returncode) == (0, 0)
    assert json.loads(done.stdout)["answered"] == 0


def test_output_goes_to_a_file_and_nothing_to_standard_output(tmp_path: Path) -> None:
    file = tmp_path / "comparison.txt"

    done = run("compare", "va", "freelance", "--output", str(file))

    assert (done.returncode, done.stdout) == (0, b"")
    assert "Virtual assistant" in file.read_text(encoding="utf-8")
    assert "\x1b" not in file.read_text(encoding="utf-8")


def test_output_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    done = run("compare", "va", "freelance", "--output", str(tmp_path / "no" / "such" / "file"))

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"Cannot write" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_other_content_is_used_by_option_and_by_environment(tmp_path: Path) -> None:
    shutil.copy(ROOT / "questions.yaml", tmp_path)
    (tmp_path / "paths").mkdir()
    for name in ("va.yaml", "freelance.yaml"):
        shutil.copy(ROOT / "paths" / name, tmp_path / "paths")

    by_option = run("paths", "--content", str(tmp_path), "--format", "json")
    by_environment = run("paths", "--format", "json", env={"CAREERPICK_CONTENT": str(tmp_path)})

    assert [path["id"] for path in json.loads(by_option.stdout)["paths"]] == ["freelance", "va"]
    assert by_option.stdout == by_environment.stdout


def test_broken_content_is_reported_with_its_place_and_nothing_is_shown(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "paths", tmp_path / "paths")
    text = (ROOT / "questions.yaml").read_text(encoding="utf-8")
    (tmp_path / "questions.yaml").write_text(text.replace("    prompt:", "    promt:", 1), "utf-8")
    line = text[: text.index("    prompt:")].count("\n") + 1

    done = run("quiz", "--content", str(tmp_path))

    assert (done.returncode, done.stdout) == (1, b"")
    assert f"questions.yaml, line {line}" in done.stderr.decode()
    assert "prompt" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_reader_that_goes_away_is_no_crash() -> None:
    process = subprocess.Popen(
        [*CAREERPICK, "paths", "va"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 1
    assert errors == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_is_one_message() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*CAREERPICK, "compare", "va", "freelance"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )

    assert done.returncode == 1
    assert b"Cannot write" in done.stderr
    assert b"Traceback" not in done.stderr


def test_closed_standard_output_is_no_crash() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *CAREERPICK, "compare", "va", "freelance"],
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
    )

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"Cannot write" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_narrow_encodings_show_everything_in_their_own_signs(encoding: str) -> None:
    done = run("compare", "va", "freelance", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})

    assert (done.returncode, done.stderr) == (0, b"")
    assert "Virtual assistant" in done.stdout.decode("ascii")


@pytest.mark.parametrize("columns", ["20", "40", "80", "120"])
def test_no_line_is_wider_than_the_terminal(columns: str, answers: dict[str, str]) -> None:
    for arguments in (("quiz",), ("compare", "va", "freelance"), ("paths",), ("questions",)):
        done = run(*arguments, stdin=as_yaml(answers), env={"COLUMNS": columns})
        lines = done.stdout.decode().splitlines()
        # A command is one line, so that it is copied whole.
        widest = max(len(line) for line in lines if not line.startswith("careerpick "))
        assert (done.returncode, widest <= int(columns)) == (0, True), arguments


def test_no_colour_reaches_a_pipe(answers: dict[str, str]) -> None:
    assert b"\x1b" not in run("quiz", stdin=as_yaml(answers)).stdout


def test_hostile_argument_reaches_the_terminal_without_its_escape_sequence() -> None:
    done = run("compare", "va", "\x1b]8;;http://example.invalid\x07click\u202e[red]x[/red]")

    assert done.returncode == 2
    shown = done.stderr.decode()
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "[red]x[/red]" in shown


def test_completion_offers_path_names_and_never_an_error(tmp_path: Path) -> None:
    def complete(env: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
        asked = {
            "_CAREERPICK_COMPLETE": "complete_bash",
            "COMP_WORDS": "careerpick compare f",
            "COMP_CWORD": "2",
        }
        return run(env={**asked, **env})

    good = complete({})
    broken = complete({"CAREERPICK_CONTENT": str(tmp_path / "nothing")})

    assert good.stdout.split() == [b"freelance"]
    assert (broken.stdout.strip(), broken.stderr) == (b"", b"")


def test_module_and_installed_command_are_the_same(tmp_path: Path) -> None:
    installed = shutil.which("careerpick", path=os.path.dirname(CAREERPICK[0]))  # noqa: PTH120
    if installed is None:
        pytest.skip("careerpick is not installed in this environment")
    done = subprocess.run(
        [installed, "paths"], capture_output=True, env=environment(), cwd=tmp_path, check=False
    )

    # The command that `make quiz` makes prints the way to itself in the commands it names.
    for named in ({}, {"CAREERPICK_COMMAND": installed}):
        if done.stdout == run("paths", env=named).stdout != b"":
            return
    pytest.fail("the installed command says something else")


def test_web_addresses_of_the_sources_are_never_cut() -> None:
    done = run("compare", "va", "freelance", "--sources", env={"COLUMNS": "40"})

    shown = done.stdout.decode()
    content = CONTENT
    pair = (content.path("va"), content.path("freelance"))
    cited = [item.url or "" for item in compare_paths(content, pair).cited.sources]
    long = [url for url in cited if len(url) > 60]
    assert long
    assert all(url in shown for url in long)


def test_deal_breaker_that_can_rule_nothing_out_is_said_in_the_result(content: Content) -> None:
    options = [
        (q.id, o.id, bool(o.strong_wants())) for q in content.bank.questions for o in q.options
    ]
    weak = next(item for item in options if not item[2])
    strong = next(item for item in options if item[2])

    def warnings(question: str, option: str) -> str:
        stdin = f"{question}: {{answer: {option}, deal_breaker: true}}\n".encode()
        return " ".join(json.loads(run("quiz", "-f", "json", stdin=stdin).stdout)["warnings"])

    assert "can rule no path out" in warnings(*weak[:2])
    assert "can rule no path out" not in warnings(*strong[:2])
