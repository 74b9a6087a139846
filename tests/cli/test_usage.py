"""Wrong usage: exit code 2, one message that helps, and nothing on standard output."""

from pathlib import Path

import pytest

from tests.cli.running import ROOT, run

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
        (["compare"], "compare "),
        (["history", "shw"], "history "),
        (["history", "show", "x"], "history "),
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
