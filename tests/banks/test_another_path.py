"""One path more, as a file alone: every command knows it, in the shipped bank and in another."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from careerpick.cli import COMMANDS
from careerpick.content import load_content, shipped_directory
from tests.banks import convert
from tests.cli.running import run

ID, NAME = "newcomer", "The newcomer"
RUNS: Mapping[str, tuple[str, ...]] = {
    "quiz": ("--full", "--answers", "{answers}"),
    "explain": ("--answers", "{answers}", "--path", ID),
    "whatif": ("{change}", "--answers", "{answers}"),
    "plan": ("--path", ID, "--answers", "{answers}", "--full"),
    "compare": (ID, "{other}", "--full"),
    "paths": ("--full",),
    "sites": (ID,),
    "questions": (),
    "check": ("{folder}",),
    "schema": ("answers",),
    "new": ("{empty}",),
    "history": (),
    "next": (),
    "group": ("{group}",),
}
NAMES_IT = {"quiz", "explain", "whatif", "compare", "paths", "check", "group"}
PEOPLE = 6
"""Of whom a group has enough to be shown."""


def shipped() -> convert.Files:
    folder = shipped_directory()
    files = (folder / "questions.yaml", *sorted((folder / "paths").glob("*.yaml")))
    return {str(file.relative_to(folder)): file.read_text(encoding="utf-8") for file in files}


def voting() -> convert.Files:
    return convert.voting(convert.read("voting"))


def one_more(files: convert.Files) -> str:
    """Return the file of a path like one of these, at other levels and under its own name."""
    like: dict[str, Any] = yaml.safe_load(files[min(name for name in files if "/" in name)])
    levels = {
        name: {**item, "level": (item["level"] + place) % 5}
        for place, (name, item) in enumerate(like["performance"].items())
    }
    return json.dumps(
        {**like, "id": ID, "name": NAME, "aliases": [], "performance": levels}, default=str
    )


@dataclass(frozen=True)
class Bank:
    """A bank with one path more, and answers to it."""

    folder: Path
    words: Mapping[str, str]
    paths: int


@pytest.fixture(scope="module", params=[shipped, voting], ids=lambda made: made.__name__)
def bank(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Bank:
    made: Callable[[], convert.Files] = request.param
    files = made()
    place = tmp_path_factory.mktemp("grown")
    folder = place / "bank"
    for name, text in {**files, f"paths/{ID}.yaml": one_more(files)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    content = load_content(folder)
    chosen = {item.id: item.options[0].id for item in content.bank.questions if item.options}
    answers = place / "answers.yaml"
    answers.write_text(json.dumps(chosen))
    (place / "group").mkdir()
    for person in range(PEOPLE):
        (place / "group" / f"{person}.yaml").write_text(json.dumps(chosen))
    first = content.bank.questions[0]
    words = {
        "answers": str(answers),
        "folder": str(folder),
        "group": str(place / "group"),
        "empty": str(place / "new"),
        "change": f"{first.id}={first.options[-1].id}",
        "other": next(path.id for path in content.paths if path.id != ID),
    }
    return Bank(folder, words, len(content.paths))


def test_no_command_is_left_out() -> None:
    assert {"history", *COMMANDS} == set(RUNS)


@pytest.mark.parametrize("command", RUNS)
def test_every_command_runs_with_one_path_more(bank: Bank, command: str) -> None:
    if command == "group" and find_spec("duckdb") is None:
        pytest.skip("a group is answered by DuckDB")
    words = [word.format(**bank.words) for word in RUNS[command]]
    where = [] if command in ("check", "new") else ["--content", str(bank.folder)]
    env = {"XDG_CACHE_HOME": str(bank.folder.parent), "XDG_DATA_HOME": str(bank.folder.parent)}

    done = run(command, *words, *where, env=env)
    said = done.stdout.decode()

    # Nobody has taken this quiz yet, so there is no plan to go on with.
    assert done.returncode == (2 if command == "next" else 0), done.stderr.decode()
    assert (NAME in said or ID in said) or command not in NAMES_IT
