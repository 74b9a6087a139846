"""What is printed to be typed next names the folder of `--content` again, so that it works."""

import re
import shlex
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.cli.running import run

WIDE = {"COLUMNS": "100"}
SHOWING = {
    "quiz": ("quiz", "--answers", "a.yaml"),
    "quiz without answers": ("quiz", "--answers", "none.yaml"),
    "quiz after a pipe": ("quiz", "--full", "--answers", "-"),
    "explain": ("explain", "--answers", "a.yaml"),
    "explain after a pipe": ("explain", "--full", "--answers", "-"),
    "explain without answers": ("explain", "--answers", "none.yaml"),
    "compare": ("compare", "gardener", "tutor"),
    "quiz in full": ("quiz", "--answers", "a.yaml", "--full"),
    "paths": ("paths",),
    "questions": ("questions",),
    "history": ("history",),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with content of its own in "my own", and two answer files beside it."""
    place = tmp_path_factory.mktemp("place")
    assert run("new", "my own", cwd=place).returncode == 0
    template = run("questions", "--template", "--content", "my own", cwd=place).stdout
    (place / "a.yaml").write_bytes(template.replace(b": skip", b": 1"))
    (place / "none.yaml").write_bytes(template)
    return place


def printed(said: bytes) -> list[list[str]]:
    """Every command in what was printed, as a shell takes it apart."""
    found = re.findall(r": careerpick (.*)$", said.decode(), re.MULTILINE)
    return [shlex.split(command) for command in found]


def without_folder(command: list[str]) -> list[str]:
    """The command without the option that names the folder, wherever it stands."""
    at = command.index("--content")
    assert command[at + 1] == "my own"
    return command[:at] + command[at + 2 :]


def shown(place: Path, *arguments: str, env: Iterable[tuple[str, str]] = ()) -> list[list[str]]:
    answers = (place / "a.yaml").read_bytes() if "-" in arguments else b""
    given = {**WIDE, "HOME": str(place), **dict(env)}
    return printed(run(*arguments, stdin=answers, cwd=place, env=given).stdout)


@pytest.mark.parametrize("arguments", SHOWING.values(), ids=SHOWING)
def test_every_printed_command_works_as_printed(arguments: tuple[str, ...], place: Path) -> None:
    commands = shown(place, *arguments, "--content", "my own")

    assert commands
    answers = (place / "a.yaml").read_bytes()
    for command in commands:
        assert without_folder(command) != command
        done = run(*command, cwd=place, stdin=answers)
        assert (done.returncode, done.stderr) == (0, b""), command


@pytest.mark.parametrize("arguments", SHOWING.values(), ids=SHOWING)
def test_folder_of_the_environment_is_not_named(arguments: tuple[str, ...], place: Path) -> None:
    by_environment = shown(place, *arguments, env=[("CAREERPICK_CONTENT", "my own")])
    by_option = shown(place, *arguments, "--content", "my own")

    assert by_environment == [without_folder(command) for command in by_option]


@pytest.mark.parametrize("form", ["html", "markdown", "json"])
@pytest.mark.parametrize("command", [("quiz",), ("plan",), ("compare", "gardener", "tutor")])
def test_what_may_be_shared_names_no_folder(
    command: tuple[str, ...], form: str, place: Path
) -> None:
    done = run(*command, "-a", "a.yaml", "--content", "my own", "--format", form, cwd=place)

    assert done.returncode == 0
    assert done.stdout
    assert b"my own" not in done.stdout


def test_advice_in_a_message_names_the_folder(place: Path) -> None:
    (place / "other.yaml").write_text("zzzzzzzz: 1\n", encoding="utf-8")

    done = run("quiz", "--content", "my own", "--answers", "other.yaml", cwd=place)

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"See them with: careerpick questions --content 'my own'\n" in done.stderr


def test_answers_of_other_questions_are_answered_anew_with_the_folder(place: Path) -> None:
    template = run("questions", "--template").stdout
    (place / "shipped.yaml").write_bytes(template)

    done = run("quiz", "--content", "my own", "--answers", "shipped.yaml", cwd=place)

    assert done.returncode == 1
    assert b"careerpick quiz --content 'my own'" in done.stderr


def test_no_last_quiz_names_the_folder(place: Path) -> None:
    env = {"XDG_DATA_HOME": str(place)}
    done = run("plan", "--content", "my own", "--answers", "last", cwd=place, env=env)

    assert done.returncode == 2
    assert b"Take the quiz first: careerpick quiz --content 'my own'. Or" in done.stderr
