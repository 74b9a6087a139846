"""A quiz that is finished in a terminal is kept, unless the person says no."""

import json
import os
import re
import sys
from pathlib import Path

import pexpect

from careerpick.content import load_content
from tests.cli.running import ROOT, STARTER, as_preexec, run

QUESTIONS = load_content(STARTER).bank.questions


def _environment(folder: Path) -> dict[str, str]:
    return {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "CAREERPICK_CONTENT": str(STARTER),
    }


def _start(folder: Path, *options: str) -> "pexpect.spawn[str]":
    """Start a quiz in a terminal."""
    env = os.environ | _environment(folder) | {"LC_ALL": "C.UTF-8", "TERM": "xterm"}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "careerpick", "quiz", *options],
        cwd=str(ROOT),
        env=env,
        preexec_fn=as_preexec(("quiz", *options), env, ROOT),
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )
    child.delaybeforesend = None
    return child


def _take(folder: Path, *options: str) -> str:
    """Take a whole quiz, the first answer each time, and return what is shown at the end."""
    child = _start(folder, *options)
    for number in range(1, len(QUESTIONS) + 1):
        child.expect_exact(f"Question {number} of {len(QUESTIONS)}")
        child.expect_exact("? for help): ")
        child.sendline("1")
    child.expect_exact("? for help: ")
    child.sendline("")
    child.expect_exact("Enter leaves: ")
    shown = str(child.before)
    child.sendline("")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return re.sub(r"\x1b\[[0-9;]*m", "", shown + str(child.before))


def test_a_finished_quiz_is_kept_and_cleared_with_its_answers(tmp_path: Path) -> None:
    _take(tmp_path)
    kept = json.loads(run("history", "-f", "json", env=_environment(tmp_path)).stdout)
    cleared = run("history", "--clear", env=_environment(tmp_path))
    left = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]

    assert len(kept["results"]) == 1
    assert cleared.stderr == b"Removed: one result and the answers of the last quiz.\n"
    assert left == []


def test_the_only_command_at_the_end_of_a_quiz_shows_its_result_again(tmp_path: Path) -> None:
    shown = _take(tmp_path)
    commands = re.findall(r": careerpick (\w.*?)\s*$", shown, re.MULTILINE)

    assert commands == ["history show last"]
    assert run(*commands[0].split(), env=_environment(tmp_path)).returncode == 0


def test_who_comes_back_sees_the_result_with_its_keys_and_it_is_not_kept_twice(
    tmp_path: Path,
) -> None:
    first = _take(tmp_path)
    child = _start(tmp_path)
    child.expect_exact("Enter shows it, n starts anew: ")
    child.sendline("")
    child.expect_exact("Enter leaves: ")
    again = re.sub(r"\x1b\[[0-9;]*m", "", str(child.before))
    child.sendline("n")
    child.expect_exact(f"Question 1 of {len(QUESTIONS)}")
    child.sendline("q")
    child.expect(pexpect.EOF)
    child.close()
    kept = json.loads(run("history", "-f", "json", env=_environment(tmp_path)).stdout)

    assert again.strip() in first
    assert len(kept["results"]) == 1


def test_who_comes_back_is_told_no_step_that_is_done(tmp_path: Path) -> None:
    first = _take(tmp_path)
    step = json.loads(run("next", "-f", "json", env=_environment(tmp_path)).stdout)["next"]
    assert step["when"] == "today"
    run("next", "done", env=_environment(tmp_path))
    child = _start(tmp_path)
    child.expect_exact("Enter shows it, n starts anew: ")
    child.sendline("")
    child.expect_exact("Enter leaves: ")
    again = str(child.before)
    child.sendline("q")
    child.expect(pexpect.EOF)
    child.close()

    said = step["do"][:30]
    assert said in " ".join(first.split())
    assert said not in " ".join(again.split())


def test_nothing_is_left_behind_when_asked_not_to(tmp_path: Path) -> None:
    _take(tmp_path, "--no-save")

    assert not (tmp_path / "data").exists()
