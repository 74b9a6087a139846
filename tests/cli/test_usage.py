"""Wrong usage: exit code 2, one message that helps, and nothing on standard output."""

import os
import subprocess
from itertools import product
from pathlib import Path

import pytest

from tests.cli.running import CAREERPICK, ROOT, environment, run
from tests.shipped import CONTENT

ANSWERS = str(ROOT / "docs" / "example-answers.yaml")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (["quiz", "--answers", ANSWERS, "--answers", ANSWERS], "--answers"),
        (["quiz", "-a", ANSWERS, f"--answers={ANSWERS}"], "--answers"),
        (["quiz", "-a", ANSWERS, f"-a{ANSWERS}"], "--answers"),
        (["quiz", "-a", ANSWERS, "--quick", "--quick"], "--quick"),
        (["quiz", "-a", ANSWERS, "--save", "--no-save"], "--save/--no-save"),
        (["quiz", "-f", "json", "-a", ANSWERS, "--format", "csv"], "--format"),
        (["explain", "--path", "va", "--path", "freelance"], "--path"),
        (["whatif", "talk=daily", "-o", "a", "talk=weekly", "-o", "b"], "--output"),
        (["plan", "--hours", "5", "--hours", "5"], "--hours"),
        (["compare", "--sources", "va", "--sources", "freelance"], "--sources"),
        (["paths", "--content", ".", "--content", "."], "--content"),
        (["questions", "--template", "--template"], "--template"),
        (["check", "-f", "json", "-f", "text"], "--format"),
        (["schema", "path", "-o", "a", "-o", "b"], "--output"),
        (["history", "--clear", "--clear"], "--clear"),
        (["history", "show", "-f", "json", "-f", "text", "1"], "--format"),
        (["history", "compare", "1", "2", "-o", "a", "-o", "b"], "--output"),
    ],
)
def test_an_option_given_twice_is_refused(typed: list[str], name: str, tmp_path: Path) -> None:
    done = run(*typed, cwd=tmp_path, env={"XDG_DATA_HOME": str(tmp_path)})

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"Error: {name} is given twice.\n  It can be given once.\n"
    assert list(tmp_path.iterdir()) == []


def test_what_stands_after_two_dashes_is_no_option() -> None:
    done = run("compare", "--sources", "--", "va", "--sources")

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"twice" not in done.stderr
    assert b'"--sources"' in done.stderr


def test_value_that_looks_like_the_option_is_a_value() -> None:
    done = run("quiz", "--answers", "--answers")

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"twice" not in done.stderr


def test_help_asked_for_twice_is_help() -> None:
    done = run("quiz", "--help", "-h")

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Usage: careerpick quiz" in done.stdout


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (["whatif", "--wrong"], "whatif "),
        (["quiz", "--answers"], "quiz "),
        (["plan", "--hours", "x"], "plan "),
        (["history", "shw"], "history "),
        (["history", "compare", "1"], "history "),
        (["qiz"], ""),
        (["--wrong", "quiz"], ""),
    ],
)
def test_wrong_usage_names_the_help_of_the_command(typed: list[str], command: str) -> None:
    done = run(*typed)

    assert (done.returncode, done.stdout) == (2, b"")
    fix = f"  To see what there is: careerpick {command}--help\n"
    assert done.stderr.decode().endswith(f"\n{fix}")
    assert run(*command.split(), "--help").returncode == 0


@pytest.mark.parametrize("words", [("help",), ("help", "plan"), ("help", "history", "show")])
def test_help_is_a_command_as_well(words: tuple[str, ...]) -> None:
    helped, asked = run(*words), run(*words[1:], "--help")

    assert (helped.returncode, helped.stdout) == (0, asked.stdout)
    assert b"Usage: careerpick" in helped.stdout


@pytest.mark.parametrize("names", [(), ("va",)])
def test_compare_without_enough_names_says_which_there_are(names: tuple[str, ...]) -> None:
    done = run("compare", *names)

    ids = [path.id for path in CONTENT.paths]
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"The paths are: {', '.join(ids)}." in done.stderr.decode()
    first, second, *_ = dict.fromkeys([*names, *ids])
    assert f"careerpick compare {first} {second}" in done.stderr.decode()


def test_quick_and_all_ask_for_the_opposite() -> None:
    assert run("quiz", "--quick", "--all").returncode == 2


def test_completion_for_zsh_goes_where_zsh_looks(tmp_path: Path) -> None:
    env = {
        "HOME": str(tmp_path / "home"),
        "ZDOTDIR": str(tmp_path / "z dot"),
        "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
    }
    for _ in range(2):
        run("--install-completion", "zsh", env=env)

    settings = (tmp_path / "z dot" / ".zshrc").read_text(encoding="utf-8")
    assert settings.count("fpath+=") == 1
    assert "z dot/.zfunc'" in settings
    assert (tmp_path / "z dot" / ".zfunc" / "_careerpick").is_file()
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("quiz",), b"Waiting for answers on standard input"),
        (("explain",), b"Waiting for answers on standard input"),
        (("quiz", "--answers", "pipe"), b"Waiting for answers from pipe"),
    ],
)
def test_after_a_while_without_input_it_is_said_what_is_waited_for(
    words: tuple[str, ...], said: bytes, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    waiting = subprocess.Popen(
        [*CAREERPICK, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment({"XDG_DATA_HOME": str(tmp_path)}),
        cwd=tmp_path,
    )
    assert waiting.stdin
    assert waiting.stderr
    assert said in waiting.stderr.readline()
    if words[-1] == "pipe":
        (tmp_path / "pipe").write_bytes(b"1\n")
    out, err = waiting.communicate(b"1\n", timeout=60)
    assert (waiting.returncode, err) == (0, b"")
    assert out


@pytest.mark.parametrize(
    "typed",
    [["compare", "va"], ["quiz", "--wrong"], ["qiz"], ["history", "shw"], ["next"]],
)
def test_advice_names_the_program_as_it_was_started(typed: list[str], tmp_path: Path) -> None:
    env = {"CAREERPICK_COMMAND": "here/careerpick", "XDG_DATA_HOME": str(tmp_path)}
    done = run(*typed, env=env)

    assert done.returncode == 2
    assert ": here/careerpick " in done.stderr.decode()
    assert ": careerpick " not in done.stderr.decode()


def test_help_names_the_program_as_it_was_started() -> None:
    done = run("quiz", "--help", env={"CAREERPICK_COMMAND": "here/careerpick"})

    assert b"Usage: here/careerpick quiz" in done.stdout


def test_several_answer_files_are_sent_to_the_command_for_a_group() -> None:
    done = run("quiz", "--answers", ANSWERS, ANSWERS)

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "Error: --answers takes the file of one person.\n"
        "  The command group takes a folder of such files.\n"
    )


@pytest.mark.parametrize("ending", ["pdf", "DOCX", "xlsx"])
def test_no_text_is_written_under_the_name_of_what_it_is_not(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"report.{ending}"
    done = run("quiz", "--answers", ANSWERS, "--output", str(file))

    assert (done.returncode, done.stdout) == (2, b"")
    assert f"This cannot be written as {ending.lower()}" in done.stderr.decode()
    assert "It can be text, json, html, markdown or csv." in done.stderr.decode()
    assert not file.exists()


@pytest.mark.parametrize(
    ("command", "way"),
    [
        *product(("quiz", "explain", "plan"), ("itself", "a link to it")),
        ("quiz", "standard input"),
    ],
)
def test_no_result_is_written_over_the_answers_it_comes_from(
    command: str, way: str, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_bytes(Path(ANSWERS).read_bytes())
    (tmp_path / "link.yaml").symlink_to(answers)
    written = "link.yaml" if way == "a link to it" else "answers.yaml"
    named = "-" if way == "standard input" else "answers.yaml"
    words = (command, "-o", written, "-a", named)
    if way == "standard input":
        with answers.open("rb") as handle:
            done = subprocess.run(
                [*CAREERPICK, *words],
                cwd=tmp_path,
                env=environment(),
                stdin=handle,
                capture_output=True,
                check=False,
            )
    else:
        done = run(*words, cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"would be written over" in done.stderr
    assert answers.read_bytes() == Path(ANSWERS).read_bytes()


def test_a_printed_command_takes_its_option_after_a_name_that_came_after_dashes() -> None:
    done = run("paths", "--", "va")
    assert done.stdout.decode().rstrip().endswith("paths va --full")
