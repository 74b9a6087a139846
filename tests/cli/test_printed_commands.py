"""Whatever is printed to be typed runs as it stands: every screen of every command.

The program is called by a name of its own, as `make quiz` does; whether each way of installing
sets that name is seen in test_printed_as_installed.
"""

import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from careerpick.cli import COMMANDS
from tests.cli.running import ROOT, run

PROGRAM = "'my bin/careerpick'"
ENVIRONMENT = {"COLUMNS": "100", "CAREERPICK_COMMAND": shlex.split(PROGRAM)[0]}
NAMED = {
    "compare": "ONE OTHER",
    "schema": "answers",
    "new": "fresh",
    "whatif": "1=2",
}
"""What a command cannot do without."""
OTHERS = (
    "quiz -a none.yaml",
    "quiz --full -a -",
    "quiz --quick -a a.yaml",
    "quiz -a .",
    "quiz -a other.yaml",
    "explain -a none.yaml",
    "explain --full -a -",
    "plan",
    "plan -a last",
    "plan -a closed.yaml",
    "next done",
    "next undo",
    "compare ONE",
    "compare ONE OTHER -a a.yaml",
    "paths ONE",
    "paths ONE --full",
    "paths nothing",
    "sites ONE",
    "questions --template",
    "history",
    "history show last",
    "history show 9",
    "history compare 1 2",
    "history show 1 2",
    "help",
    "quizz",
    "quiz --no-such-option",
)


def of_each_command() -> Iterator[str]:
    """Every command with what it needs, with answers where it takes any, short and in full."""
    for name in COMMANDS:
        module = "group" if name == "group" else "commands"
        takes = signature(getattr(import_module(f"careerpick.cli.{module}"), name)).parameters
        short = f"{name} {NAMED.get(name, '')} {'-a a.yaml' if 'answers' in takes else ''}".strip()
        if name != "group":  # seen from "quiz -a .": it takes seconds
            yield short
        if "full" in takes:
            yield f"{short} --full"


SCREENS = list(dict.fromkeys((*of_each_command(), *OTHERS)))
BANKS = {"shipped": ((), "va freelance"), "own": (("--content", "my own"), "gardener tutor")}


@pytest.fixture(scope="module", params=BANKS)
def bank(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def place(bank: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bank in "my own", answers to either, and two results that were kept."""
    place = tmp_path_factory.mktemp(bank)
    own, _ = BANKS[bank]
    assert run("new", "my own", cwd=place).returncode == 0
    template = run("questions", "--template", *own, cwd=place).stdout
    (place / "none.yaml").write_bytes(template)
    answers = (ROOT / "docs/example-answers.yaml").read_bytes()
    (place / "a.yaml").write_bytes(template.replace(b": skip", b": 1") if own else answers)
    closed = answers.replace(b"allowed: free", b"allowed: not-allowed")
    (place / "closed.yaml").write_bytes(template if own else closed)
    (place / "other.yaml").write_text("zzzzzzzz: 1\n", encoding="utf-8")
    for _ in range(2):
        assert typed(place, "quiz", "-a", "a.yaml", "--save", *own)[0] == 0
    assert typed(place, "next", "done", *own)[0] == 0
    return place


def typed(place: Path, *words: str, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a command there; its code, and all it says.

    Where it takes answers from standard input, they wait there.
    """
    takes_them = "-" in words or (words[0] == "quiz" and "fresh" not in words)
    waiting = (place / "a.yaml").read_bytes() if takes_them else b""
    home = {"HOME": str(place), "XDG_DATA_HOME": str(place / "kept")}
    done = run(*words, stdin=waiting, env={**ENVIRONMENT, **home, **(env or {})}, cwd=place)
    return done.returncode, (done.stdout + done.stderr).decode()


def commands_in(said: str) -> list[str]:
    """Return all that is printed to be typed; nothing is printed that would not run."""
    names = "|".join(COMMANDS)
    assert not re.search(rf"(?<!{PROGRAM[-12:]} )\bcareerpick ({names})\b", said)
    said = re.sub(r"Usage: .*", "", said)
    found = re.findall(rf"(?:^ *|: ){PROGRAM} (.*?)(?:\. Or .*)?$", said, re.MULTILINE)
    assert len(found) == said.count(PROGRAM)
    return found


RUN: set[tuple[str, str]] = set()
"""Banks and commands that ran already."""


def words_of(screen: str, bank: str) -> list[str]:
    """Return what is typed for a screen of this bank."""
    own, paths = BANKS[bank]
    one, other = paths.split()
    words = screen.replace("ONE", one).replace("OTHER", other).split()
    if words[0] == "check":
        return [*words, *own[1:]]
    names_it = words[0] not in ("new", "help", "quizz") and "--help" not in words
    return [*words, *own] if names_it else words


@pytest.mark.parametrize("screen", SCREENS)
def test_every_command_on_a_screen_runs_as_printed(
    screen: str, bank: str, place: Path, tmp_path: Path
) -> None:
    words = words_of(screen, bank)
    here = shutil.copytree(place, tmp_path / "screen")

    for number, command in enumerate(commands_in(typed(here, *words)[1])):
        assert "my own" not in words or "'my own'" in command or command.endswith("--help")
        is_for_all = "my own" in words or bank == "shipped"  # else the answers are of another bank
        if (bank, command) not in RUN and is_for_all:
            RUN.add((bank, command))
            there = shutil.copytree(here, tmp_path / str(number))
            code, said = typed(there, *shlex.split(command))
            assert code == 0, (command, said)


@pytest.mark.parametrize("bank", ["own"], indirect=True)
@pytest.mark.parametrize(
    "screen", ["quiz -a a.yaml --full", "explain --full -a -", "compare ONE OTHER", "paths"]
)
def test_folder_of_the_environment_is_not_named(screen: str, bank: str, place: Path) -> None:
    by_option = commands_in(typed(place, *words_of(screen, bank))[1])
    words = [word for word in words_of(screen, bank) if word not in BANKS[bank][0]]
    by_environment = commands_in(typed(place, *words, env={"CAREERPICK_CONTENT": "my own"})[1])

    assert by_environment
    assert by_environment == [line.replace(" --content 'my own'", "") for line in by_option]


@pytest.mark.parametrize("bank", ["own"], indirect=True)
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
