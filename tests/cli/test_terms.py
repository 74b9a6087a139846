"""A bank that calls its paths something else is spoken of in its own words on every screen."""

import re
from pathlib import Path

import pytest
import yaml

from careerpick.cli import COMMANDS
from tests.cli.running import run
from tests.shipped import CONTENT

TERMS = {
    "title": "Which boat floats you",
    "path": "boat",
    "paths": "boats",
    "start": "set sail",
    "tight": "choppy at first",
    "refusal": "board what fails on this",
}
OUT_OF_PLACE = re.compile(
    r"\b(paths?|options?|starts?|started|starting|work|money|earns?|tries on described people)\b",
    re.IGNORECASE,
)
SHEETS = {
    "fits": "{good-ride: seen, bags: much, wind: up, room: shed}",
    "none": "{}",
    "blocked": "{good-ride: {answer: fast, important: true}, bags: none, wind: down, room: hall}",
    "marked": "{good-ride: {answer: brought, deal_breaker: true}, bags: much}",
}
OF_WORK = re.compile(
    r"\b(money|earn\w*|jobs?|works?|pay|pays|paid|bills|incomes?|wages?|hired|clients?|living)\b",
    re.IGNORECASE,
)
HELPED = [*((name,) for name in COMMANDS), ("history",), ("history", "show")]
WITH_ANSWERS = [
    ("quiz",),
    ("quiz", "--quick", "--full"),
    ("quiz", "--format", "html"),
    ("explain", "--path", "cargo", "--full"),
    ("whatif", "wind=down!", "room=desk"),
    ("plan",),
    ("plan", "--format", "markdown"),
    ("compare", "cargo", "racer", "--full"),
]
WITHOUT = [
    ("compare", "cargo", "racer", "--full"),
    ("compare", "cargo", "nothing"),
    ("compare", "cargo", "cargo"),
    ("compare", "cargo"),
    ("paths",),
    ("paths", "racer", "--full"),
    ("paths", "nothing"),
    ("questions",),
    ("sites",),
    ("history",),
    ("history", "show", "last"),
    ("history", "compare", "1", "2"),
    ("next",),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bank that has terms and a limit of its own, and kept results of it."""
    place = tmp_path_factory.mktemp("place")
    assert run("new", "bank", "--kind", "things", cwd=place).returncode == 0
    bank = yaml.safe_load((place / "bank/questions.yaml").read_text(encoding="utf-8"))
    bank["terms"] = TERMS
    bank["limits"] = [{"id": "days", "name": "Days at sea", "kind": "fixed", "unit": "days a week"}]
    room = bank["questions"][-1]
    for option, days in zip(room["options"], (0, 2, 6), strict=True):
        option["facts"] = {"days": days}
    (place / "bank/questions.yaml").write_text(yaml.safe_dump(bank), encoding="utf-8")
    for name, least in (("racer", 3), ("cargo", 2)):
        file = place / f"bank/paths/{name}.yaml"
        path = yaml.safe_load(file.read_text(encoding="utf-8"))
        path["needs"] = [
            {
                "any_of": {"days": {"comfortable": 5, "minimum": least}},
                "reason": "The sea is far.",
                "remedy": "Take a week off.",
                "sources": ["judgement"],
            }
        ]
        file.write_text(yaml.safe_dump(path), encoding="utf-8")
    for name, sheet in SHEETS.items():
        (place / f"{name}.yaml").write_text(sheet, encoding="utf-8")
    for name in ("fits", "blocked"):
        assert said(place, "quiz", "--answers", f"{name}.yaml", "--save")
    return place


def said(place: Path, *arguments: str) -> str:
    """Everything that a command says, without commands, flags, addresses and what forms a page."""
    done = run(*arguments, "--content", "bank", cwd=place, env={"HOME": str(place)})
    text = (done.stdout + done.stderr).decode()
    assert "Traceback" not in text
    text = re.sub(r"(?s)<style>.*?</style>|<script.*?</script>|<[^>]*>", " ", text)
    return re.sub(r"careerpick [a-z].*|--[a-z-]+( [a-z/]+)?", "", text)


@pytest.mark.parametrize("arguments", WITH_ANSWERS, ids=" ".join)
@pytest.mark.parametrize("sheet", SHEETS)
def test_no_screen_for_answers_uses_another_word(
    arguments: tuple[str, ...], sheet: str, place: Path
) -> None:
    text = said(place, *arguments, "--answers", f"{sheet}.yaml")
    assert text.strip()
    assert not {line for line in text.splitlines() if OUT_OF_PLACE.search(line)}


@pytest.mark.parametrize("arguments", WITHOUT, ids=" ".join)
def test_no_other_screen_uses_another_word(arguments: tuple[str, ...], place: Path) -> None:
    text = said(place, *arguments)
    assert text.strip()
    assert not {line for line in text.splitlines() if OUT_OF_PLACE.search(line)}


def test_no_word_on_a_whole_group_is_another(place: Path) -> None:
    pytest.importorskip("duckdb", reason="the extra careerpick[groups] is not installed")
    rows = ["good-ride,bags,wind,room", *["seen,much,up,shed", "fast,none,down,desk"] * 3]
    (place / "group.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")
    for form in ("text", "html"):
        text = said(place, "group", "group.csv", "--format", form)
        assert "Boat" in text.split() or ">Boat<" in text
        assert not {line for line in text.splitlines() if OUT_OF_PLACE.search(line)}


def test_the_list_of_results_has_a_title_in_every_form(place: Path) -> None:
    title = "Your results with bank, the newest last"
    assert said(place, "history").splitlines()[0] == title
    assert said(place, "history", "--format", "markdown").startswith(f"# {title}")
    html = run(
        "history", "--content", "bank", "--format", "html", cwd=place, env={"HOME": str(place)}
    )
    assert f"<h1>{title}</h1>" in html.stdout.decode()


def test_a_comparison_of_too_few_names_a_command_that_runs(place: Path) -> None:
    done = run("compare", "cargo", "--content", "bank", cwd=place, env={"HOME": str(place)})
    command = done.stderr.decode().split("Name some of them: careerpick ")[1].split()
    assert command == ["compare", "cargo", "folding", "--content", "bank"]
    assert run(*command, cwd=place, env={"HOME": str(place)}).returncode == 0


def test_a_result_that_is_not_there_sends_nobody_to_those_of_other_questions(place: Path) -> None:
    done = run("history", "show", "9", "--content", "bank", cwd=place, env={"HOME": str(place)})
    assert done.returncode == 2
    said = " ".join(done.stderr.decode().split())
    assert said == "Error: There is no result 9. They are numbered 1 to 2."


def test_who_took_the_quiz_is_not_told_to_take_it(place: Path) -> None:
    done = run("next", "--content", "bank", cwd=place, env={"HOME": str(place)})
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"The plan of your last quiz has no steps." in done.stderr


def test_a_plan_says_nothing_of_when_where_nothing_is_needed(tmp_path: Path) -> None:
    assert run("new", "bank", "--kind", "things", cwd=tmp_path).returncode == 0
    with (tmp_path / "bank/paths/cargo.yaml").open("a", encoding="utf-8") as file:
        file.write("first_steps:\n  today:\n    - {do: Sit on one.}\n")
    (tmp_path / "me.yaml").write_text("{good-ride: brought, bags: much}", encoding="utf-8")
    quiz = run("quiz", "--answers", "me.yaml", "--content", "bank", "--full", cwd=tmp_path)
    assert "\nStep by step: careerpick plan" in quiz.stdout.decode()
    for form in ("text", "markdown"):
        said = run(
            "plan", "--answers", "me.yaml", "--content", "bank", "--format", form, cwd=tmp_path
        )
        text = said.stdout.decode()
        assert "Sit on one." in text
        assert "can choose it" not in text
        assert "Cargo bicycle:" not in text


@pytest.mark.parametrize("words", [(), *HELPED])
def test_no_help_speaks_of_what_only_some_banks_are_about(words: tuple[str, ...]) -> None:
    names = (name for path in CONTENT.paths for name in (path.id, path.name))
    examples = (f"{question.id}=" for question in CONTENT.bank.questions)
    shipped = re.compile(rf"\b(({'|'.join(names)})\b|{'|'.join(examples)})", re.IGNORECASE)
    done = run(*words, "--help")
    text = " ".join(done.stdout.decode().split())
    about = "The questions that come with it are on earning a living online;"
    assert text.count(about) == (not words)
    text = text.replace(about, "")
    for choices in ("kinds of work", "<work|things>", "[default: work]", "<hired|own>"):
        text = text.replace(choices, "")
    assert not OF_WORK.findall(text)
    assert not shipped.findall(text)
