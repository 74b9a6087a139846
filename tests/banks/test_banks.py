"""Banks of other fields: every command runs on them, and no word presupposes a job."""

import json
import random
import re
from collections.abc import Callable
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
import yaml

from careerpick.content import load_content
from careerpick.decide.result import evaluate
from careerpick.model import Answer, AnswerSheet, CareerPath, Content
from tests.banks import convert
from tests.cli.running import run

needs_no_income = pytest.mark.skipif(
    next(item.default is MISSING for item in fields(CareerPath) if item.name == "income"),
    reason="a path still has to name what it pays",
)
BANKS: dict[str, Callable[[convert.Data], convert.Files]] = {
    "voting": convert.voting,
    "systems": convert.systems,
    "interests": convert.interests,
}
OUT_OF_PLACE = re.compile(
    r"\b(jobs?|pays?|paid|earn\w*|hours?|clients?|wages?|income|money|online|work\w*|career)\b",
    re.IGNORECASE,
)
COMMANDS = (
    ("quiz",),
    ("quiz", "--full"),
    ("quiz", "--format", "markdown"),
    ("quiz", "--format", "html"),
    ("explain",),
    ("compare", "{0}", "{1}"),
    ("whatif", "{question}={option}"),
    ("paths",),
    ("paths", "{0}"),
    ("questions",),
)
ASKING_NOTHING = ("paths", "questions")


def written(name: str, folder: Path) -> Path:
    for file, text in BANKS[name](convert.read(name)).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def bank(name: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Content]:
    """A bank that is only read, and where it is written."""
    folder = written(name, tmp_path_factory.mktemp(name))
    return folder, load_content(folder)


def a_sheet(content: Content, seed: int, leave_out: str = "") -> AnswerSheet:
    source = random.Random(seed)
    return AnswerSheet(
        {
            question.id: Answer(
                source.choice([item.id for item in question.options if item.id != leave_out]),
                source.choice(["normal", "normal", "important"]),
            )
            for question in content.bank.questions
        }
    )


@needs_no_income
@pytest.mark.parametrize("name", BANKS)
def test_bank_of_another_field_has_no_error_and_no_idle_advice(name: str, tmp_path: Path) -> None:
    done = run("check", str(written(name, tmp_path)), "--format", "json")
    codes = {problem["code"] for problem in json.loads(done.stdout)["problems"]}
    assert done.returncode == 0
    assert not codes & {"asked-once", "no-effect", "never-decides", "one-theme"}


@needs_no_income
@pytest.mark.parametrize("name", BANKS, scope="module")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_runs_and_no_word_is_out_of_place(
    bank: tuple[Path, Content], command: tuple[str, ...], tmp_path: Path
) -> None:
    folder, content = bank
    sheet = a_sheet(content, 1)
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({q: a.option for q, a in sheet.answers.items()}))
    ids = [path.id for path in content.paths]
    first = content.bank.questions[0]
    words = [word.format(*ids, question=first.id, option=first.options[-1].id) for word in command]
    asks = [] if command[0] in ASKING_NOTHING else ["--answers", str(answers)]

    done = run(*words, *asks, "--content", str(folder))

    assert done.returncode == 0
    shown = re.sub(r"<(style|head).*?</\1>|<[^>]*>", "", done.stdout.decode(), flags=re.DOTALL)
    said = [line for line in shown.splitlines() if str(folder) not in line]
    found = [line for line in said if OUT_OF_PLACE.search(line.replace("careerpick", ""))]
    assert found == []


@needs_no_income
def test_plan_for_a_bank_without_money_or_steps_says_so_in_a_line(tmp_path: Path) -> None:
    folder = written("voting", tmp_path)
    done = run("plan", "--content", str(folder), stdin=b"s0: yes\n")
    assert done.returncode == 0
    assert len(done.stdout.decode().strip().splitlines()) <= 2


@needs_no_income
@pytest.mark.parametrize("name", ["voting"], scope="module")
@pytest.mark.parametrize("seed", range(30))
def test_votes_come_out_as_the_published_rule_has_them(
    seed: int, bank: tuple[Path, Content]
) -> None:
    """Two points for the same answer, one for neutral, none for the opposite; marked ones twice.

    The rule of the Wahl-O-Mat (Bundeszentrale für politische Bildung), for sheets without a
    neutral answer: the share of all points that could be had is the match.
    """
    _, content = bank
    sheet = a_sheet(content, seed, leave_out="neutral")
    result = evaluate(content, sheet)

    shares = {}
    for path in content.paths:
        points = most = 0
        for statement, answer in sheet.answers.items():
            away = abs((4 if answer.option == "yes" else 0) - path.performance[statement].level)
            points += answer.importance * (4 - away)
            most += answer.importance * 4
        shares[path.id] = (100 * points * 2 + most) // (2 * most)

    assert {row.path.id: row.match for row in result.paths} == shares


def test_a_bank_without_limits_needs_no_empty_list_of_them(tmp_path: Path) -> None:
    folder = written("voting", tmp_path)
    file = folder / "questions.yaml"
    bank = yaml.safe_load(file.read_text(encoding="utf-8"))
    bank.pop("limits", None)
    file.write_text(yaml.safe_dump(bank), encoding="utf-8")
    assert run("check", str(folder)).returncode == 0
    done = run("plan", "--format", "json", "--content", str(folder), stdin=b"s0: yes\n")
    assert json.loads(done.stdout)["assumptions"] == []


@pytest.mark.parametrize(("last", "after"), [(3, r"\."), (1, r"; .* 25\.")])
def test_short_form_of_a_tie_says_how_well_the_equals_match(
    last: int, after: str, tmp_path: Path
) -> None:
    folder = written("voting", tmp_path)
    files = sorted((folder / "paths").iterdir())
    for file in files:
        level = last if file == files[-1] else 3
        text = re.sub(r'"level": \d', f'"level": {level}', file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
    done = run("quiz", "--content", str(folder), stdin=b"s0: yes\n")
    said = " ".join(done.stdout.decode().split())
    assert re.search(rf"Match 75 of 100 of what you asked for{after}", said)
