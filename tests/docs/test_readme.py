"""The README is true: every command in it runs, and every command is in it."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from careerpick.answers import parse_answers
from careerpick.cli import make_app
from tests.cli.running import CAREERPICK, ROOT, environment, run
from tests.group.sheets import cell_of, random_sheets, write_table
from tests.shipped import CONTENT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line.removeprefix("$ ").split("  #")[0].strip()
    for block in BLOCKS
    for line in block.splitlines()
    if line.startswith("$ ")
]


def test_readme_shows_commands() -> None:
    assert len(COMMANDS) >= 10


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a reader who types one command after the other."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "docs").symlink_to(ROOT / "docs")
    _make_group(folder)
    return folder


def _make_group(folder: Path) -> None:
    """Make a class of answer files, and a survey in a table."""
    sheets = list(random_sheets(CONTENT, 10, 1))
    classes = ["a" if place % 2 else "b" for place in range(10)]
    write_table(folder / "survey.csv", CONTENT, sheets, more={"class": classes})
    (folder / "class").mkdir()
    for place, sheet in enumerate(sheets):
        lines = [f"{question}={cell_of(answer)}\n" for question, answer in sheet.answers.items()]
        (folder / "class" / f"p{place}.txt").write_text("".join(lines), encoding="utf-8")


def run_in_a_shell(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a shell whose `careerpick` is this checkout's."""
    shell = f'careerpick() {{ {shlex.join(CAREERPICK)} "$@"; }}\n{command}'
    return subprocess.run(
        ["sh", "-c", shell],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        cwd=folder,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_command_of_the_readme_runs(command: str, reader: Path) -> None:
    first, *words = shlex.split(command)
    if first == "careerpick" and not set("|<>&;$*") & set(command):
        done = run(*words, cwd=reader)
    else:
        done = run_in_a_shell(command, reader)

    assert done.returncode == 0, done.stderr
    # A group says which columns it took for what, and what it wrote.
    assert done.stderr == b"" or " group " in command
    assert done.stdout or " > " in command or "--summary" in command


def test_every_command_is_in_the_readme() -> None:
    app = make_app()
    names = {command.name or command.callback.__name__ for command in app.registered_commands}  # type: ignore[union-attr]
    names |= {str(group.name) for group in app.registered_groups}

    assert {name for name in names if f"careerpick {name}" not in README} == set()


def test_commands_printed_after_make_quiz_are_typed_as_there(tmp_path: Path) -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert 'CAREERPICK_COMMAND="$$0"' in recipe
    named = {"CAREERPICK_COMMAND": ".venv/bin/careerpick"}
    arguments = ["quiz", "--answers", str(ROOT / "docs" / "example-answers.yaml"), "--full"]
    for command in (arguments, ["history"], ["new", str(tmp_path / "mine")], ["questions"]):
        done = run(*command, env=named)
        printed = re.findall(r"(\S*careerpick) (?:quiz|history|check|explain|plan|questions)",
                             done.stdout.decode())  # fmt: skip
        assert printed
        assert set(printed) == {".venv/bin/careerpick"}


def test_answer_file_of_the_readme_is_understood() -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)

    parsed = parse_answers(text.encode(), "README.md", CONTENT)

    assert {q: a.mark for q, a in parsed.sheet.answers.items()} == {
        "purpose": "normal",
        "hours-per-week": "normal",
        "for-whom": "important",
        "free-hours": "deal_breaker",
    }


def test_question_of_the_readme_is_one_that_is_asked() -> None:
    number, prompt = re.findall(r"Question (\d+) of \d+: (.*)", README)[0]
    question = CONTENT.bank.questions[int(number) - 1]

    assert question.prompt == prompt
    for place, option in enumerate(question.options, 1):
        assert f"{place}. {option.label}" in README


def test_links_of_the_documents_lead_somewhere() -> None:
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_picture_fetches_nothing() -> None:
    picture = (ROOT / "docs" / "result.svg").read_text(encoding="utf-8")
    addresses = set(re.findall(r"https?://[^\"' )]+", picture))

    assert addresses == {"http://www.w3.org/2000/svg"}
    assert "@import" not in picture
    assert "@font-face" not in picture
