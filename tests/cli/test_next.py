"""The next step of a kept plan, as a person asks for it and ticks it off."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.running import ROOT, run

ANSWERS = str(ROOT / "docs" / "example-answers.yaml")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data with one result."""
    data = tmp_path_factory.mktemp("taken") / "data"
    env = {"XDG_DATA_HOME": str(data)}
    assert run("quiz", "--answers", ANSWERS, "--save", env=env).returncode == 0
    return data


@pytest.fixture
def kept(env: dict[str, str], taken: Path) -> dict[str, str]:
    shutil.copytree(taken, env["XDG_DATA_HOME"])
    return env


def steps(env: dict[str, str]) -> tuple[list[str], list[str]]:
    """What is done, and what is left, in order."""
    found = json.loads(run("next", "--format", "json", env=env).stdout)
    left = [found["next"], *found["later"]] if found["next"] else []
    return [step["do"] for step in found["done"]], [step["do"] for step in left]


def test_done_ticks_the_next_step_off_and_undo_takes_it_back(kept: dict[str, str]) -> None:
    done, left = steps(kept)
    said = " ".join(run("next", env=kept).stdout.decode().split())
    assert done == []
    assert left[0] in said
    assert said.startswith("Your next step Today")

    ticked = run("next", "done", env=kept)
    assert f"Done: {left[0]}" in " ".join(ticked.stdout.decode().split())
    assert steps(kept) == (left[:1], left[1:])

    assert run("next", "undo", env=kept).returncode == 0
    assert steps(kept) == ([], left)


def test_after_the_last_step_there_is_nothing_to_tick_off(kept: dict[str, str]) -> None:
    last = b""
    for _ in steps(kept)[1]:
        last, before = run("next", "done", env=kept).stdout, last
    assert b"It is the last one." in before
    assert b"Every step of your plan is done." in run("next", env=kept).stdout
    more = run("next", "done", env=kept)
    assert (more.returncode, more.stdout) == (2, b"")
    assert b"ticked off already" in more.stderr


def test_without_a_plan_or_a_tick_it_says_what_to_do(env: dict[str, str]) -> None:
    none = run("next", env=env)
    assert (none.returncode, none.stdout) == (2, b"")
    assert b"Take the quiz first: careerpick quiz" in none.stderr
    run("quiz", "--answers", ANSWERS, "--save", env=env)
    undo = run("next", "undo", env=env)
    assert (undo.returncode, undo.stdout) == (2, b"")


def test_the_commands_below_a_step_run_as_printed(kept: dict[str, str]) -> None:
    run("next", "done", env=kept)
    said = run("next", env={**kept, "COLUMNS": "100"}).stdout.decode()
    commands = re.findall(r": careerpick (.*)$", said, re.MULTILINE)
    assert commands[:2] == ["next done", "next undo"]
    run("quiz", "--answers", ANSWERS, env=kept)
    for command in commands[:2]:
        assert run(*command.split(), env=kept).returncode == 0


def test_history_shows_reasons_plan_and_money_of_then(kept: dict[str, str]) -> None:
    for named in ("last", "1"):
        said = run("history", "show", named, env=kept).stdout.decode()
        assert "Why " in said
        assert "Your plan" in said
        assert "A month may bring" in said or "US dollars" in said
        assert "Result 1," in said


def test_a_report_of_a_kept_result_leaves_the_answers_out(kept: dict[str, str]) -> None:
    quiet = run("history", "show", "last", "--format", "markdown", env=kept).stdout
    loud = run("history", "show", "last", "-f", "markdown", "--with-answers", env=kept).stdout
    said = b"Sort out someone's mail"
    assert said not in quiet
    assert said in loud


def test_a_result_that_was_kept_without_a_report_shows_what_it_has(kept: dict[str, str]) -> None:
    (path,) = (Path(kept["XDG_DATA_HOME"]) / "careerpick" / "history").iterdir()
    entry = json.loads(path.read_text(encoding="utf-8"))
    for key in ("shown", "steps", "folder"):
        del entry[key]
    path.write_text(json.dumps(entry), encoding="utf-8")

    said = run("history", "show", "last", env=kept)
    assert (said.returncode, said.stderr) == (0, b"")
    assert "How well each fitted you" in said.stdout.decode()
    assert run("next", env=kept).returncode == 2


def test_a_kept_result_of_other_questions_says_so_above_it(kept: dict[str, str]) -> None:
    (path,) = (Path(kept["XDG_DATA_HOME"]) / "careerpick" / "history").iterdir()
    entry = json.loads(path.read_text(encoding="utf-8"))
    note = "(other questions than now)"
    assert note not in run("history", "show", "last", env=kept).stdout.decode()

    path.write_text(json.dumps({**entry, "bank": "0" * 12}), encoding="utf-8")

    assert note in run("history", "show", "last", env=kept).stdout.decode().splitlines()[0]
