"""The list of paths, one path in full and the questions, as screens and as JSON."""

import json
import re
from dataclasses import replace

import pytest

from careerpick.model import JUDGEMENT, CareerPath, FirstSteps, Step, When
from careerpick.report.listing import aliases
from careerpick.write.json import paths_json, questions_json
from careerpick.write.style import UNICODE
from tests.comparison_sample import (
    BANK,
    CHAT,
    CONTENT,
    HOSTILE,
    TESTER,
    TUTOR,
    hostile_content,
    one_line,
)
from tests.screens import path_screen, paths_screen, questions_screen
from tests.unit.write.showing import shown

WIDTHS = [20, 40, 80, 120]


def _path(path: CareerPath, width: int = 80) -> str:
    return shown(path_screen(CONTENT, path), width)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_console(width: int) -> None:
    screens = [paths_screen(CONTENT), questions_screen(CONTENT), path_screen(CONTENT, TUTOR)]
    lines = [line for screen in screens for line in shown(screen, width).split("\n")]
    text = [line for line in lines if "https://" not in line and not line.startswith("careerpick ")]
    assert max(map(len, text)) <= width
    assert [line for line in text if line != line.rstrip()] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_list_names_every_path_with_its_id_and_summary(width: int) -> None:
    text = one_line(shown(paths_screen(CONTENT), width))
    for path in CONTENT.paths:
        assert f"{path.name} ({path.id}) {path.summary}" in text
    assert "careerpick compare chat tester" in text


def test_one_path_alone_is_not_offered_for_comparison() -> None:
    content = replace(CONTENT, paths=(TUTOR,))
    assert "compare" not in shown(paths_screen(content), 80)


def test_names_that_are_the_id_or_the_name_again_are_not_repeated() -> None:
    path = replace(TUTOR, aliases=("Tutor", "online-tutor", "teacher", "TEACHER"))
    assert aliases(path) == ("teacher",)
    path = replace(TUTOR, aliases=("tutor",))
    assert "Other names" not in shown(path_screen(CONTENT, path), 80)
    assert "Other names" not in shown(paths_screen(replace(CONTENT, paths=(path,))), 80)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_path_in_full_shows_every_part_of_its_file(width: int) -> None:
    text = one_line(_path(TUTOR, width))
    wanted = [
        TUTOR.summary,
        "private lessons",
        "It suits you if • you are patient",
        "It does not suit you if • you hate the camera",
        f"{UNICODE.full * 3}{UNICODE.empty} Pay at the start: near an average wage",
        TUTOR.performance["cover"].why,
        "Asking prices; taxes not taken off.",
        "On your own, first money: After two to eight weeks",
        "Free hours a week: at least 2, better 6",
        "Why: Pupils want a fixed slot.",
        "If you lack it: Offer one evening a week.",
        *(step.do for step in TUTOR.first_steps.today),
        *(step.do for step in TUTOR.first_steps.this_week),
        *(step.do for step in TUTOR.first_steps.this_month),
        "1. Head of a team: Trains new people.",
        "Time to move on: You are asked for advice.",
        "A headset, about 30 US dollars.",
        "Pupils leave without a word.",
        "They say: Anyone earns 50 dollars an hour. In fact: Most earn 15 to 25.",
        "Getting in: open sign-up. Fee: 20 % of the pay. Pays out: to a bank account each week.",
        "[2] Terms for tutors. Teachwell.",
    ]
    compact = text.replace("• ", "•").replace("•", "• ")
    assert [part for part in wanted if one_line(part) not in compact] == []


def test_a_closed_site_is_marked_and_gives_no_way_in() -> None:
    text = _path(TUTOR)
    before, after = text.split("Closed: look elsewhere")
    assert "Old Chalk" not in before
    assert "Old Chalk – closed, June 2024." in after
    assert "Shut down for good." in after
    assert "https://old-chalk.example" not in text
    assert "https://teachwell.example" in before


def test_sites_that_can_be_used_come_first() -> None:
    text = _path(TUTOR)
    places = [text.index(name) for name in ("Teachwell –", "Fourth Site –", "Maybe Tutors –")]
    assert places == sorted(places)
    assert text.index("Maybe Tutors –") < text.index("Old Chalk –")


def test_a_path_without_an_open_site_says_so() -> None:
    assert "None is known to take new people right now." in _path(TESTER)
    assert "None is known" not in _path(CHAT)


def test_a_path_that_asks_for_nothing_says_so() -> None:
    assert "Nothing special." in _path(TESTER)


def test_every_number_that_is_cited_is_in_the_list_of_sources() -> None:
    body, listed = _path(TUTOR).split("\nSources\n")
    numbers = re.findall(r"^ *\[(\d+)\] ", listed, re.MULTILINE)
    assert numbers == ["1", "2"]
    cited = {number for item in re.findall(r"\[([\d, ]+)", body) for number in item.split(", ")}
    assert cited - {""} == {"1", "2"}


def test_parts_that_a_path_does_not_have_are_left_out() -> None:
    bare = replace(
        TUTOR, suits=(), does_not_suit=(), ladder=(), costs=(), risks=(), corrections=(),
        first_steps=replace(TUTOR.first_steps, today=()),
    )  # fmt: skip
    text = _path(bare)
    titles = [
        "It suits",
        "It does not suit",
        "Where it leads",
        "What it costs",
        "go wrong",
        "Today",
    ]
    assert [title for title in titles if title in text] == []
    assert "This week" in text


def test_a_site_without_an_address_shows_none() -> None:
    path = replace(CHAT, platforms=(replace(CHAT.platforms[0], url=None),))
    assert "https://helpdesk-jobs.example" in _path(CHAT)
    assert "https://helpdesk-jobs.example" not in _path(path)
    assert "Source: Help pages, Helpdesk Jobs" in one_line(_path(path))


def test_a_group_without_anything_in_it_is_not_named() -> None:
    kept = tuple(item for item in BANK.criteria if item.group != "safety")
    content = replace(CONTENT, bank=replace(BANK, criteria=kept))
    assert "\nSafety\n" in _path(TUTOR)
    assert "\nSafety\n" not in shown(path_screen(content, TUTOR), 80)


def test_a_sure_path_has_no_note_on_rough_levels() -> None:
    sure = {key: replace(item, confidence="high") for key, item in TUTOR.performance.items()}
    assert "ough" not in _path(replace(TUTOR, performance=sure))
    assert "Rough: little is known" in _path(TUTOR)


@pytest.mark.parametrize("width", WIDTHS)
def test_questions_are_numbered_as_asked_with_the_ids_to_answer_by(width: int) -> None:
    text = one_line(shown(questions_screen(CONTENT), width))
    for number, question in enumerate(BANK.questions, start=1):
        assert f"{number}. {question.prompt} ({question.id})" in text
        for place, option in enumerate(question.options, start=1):
            assert f"{place} {option.label} ({option.id})" in text


def test_a_section_is_named_whenever_it_changes() -> None:
    # The sample asks schedule, goals, goals, schedule, skills, skills, risk, risk.
    lines = shown(questions_screen(CONTENT), 80).split("\n")
    names = [line for line in lines if line in ("Goals", "Schedule", "Skills", "Risk")]
    assert names == ["Schedule", "Goals", "Schedule", "Skills", "Risk"]


@pytest.mark.parametrize("width", WIDTHS)
def test_only_ascii_reaches_a_console_that_knows_nothing_else(width: int) -> None:
    for screen in (paths_screen(CONTENT), questions_screen(CONTENT), path_screen(CONTENT, TUTOR)):
        assert shown(screen, width, encoding="ascii").isascii()


@pytest.mark.parametrize("width", WIDTHS)
def test_hostile_text_stays_text(width: int) -> None:
    content = hostile_content()
    path = content.path("tutor")
    for screen in (paths_screen(content), questions_screen(content), path_screen(content, path)):
        text = shown(screen, width)
        assert "[red]Evil[/red]" in one_line(text)
        assert not set(text) & {"\x1b", "‮", "\r"}


def test_a_step_says_for_which_way_to_earn_it_is() -> None:
    steps = FirstSteps((Step("Set a price.", When(way="own")), Step("Read on.")))
    said = shown(path_screen(CONTENT, replace(TUTOR, first_steps=steps)), 80)
    assert "Set a price. (For: On your own)" in said
    assert "Read on.\n" in said


def test_paths_as_json_keep_the_contract() -> None:
    value = json.loads(paths_json(CONTENT, CONTENT.paths))
    assert value["schema"] == "careerpick.paths/1"
    assert value["content"] == CONTENT.fingerprint
    assert [path["id"] for path in value["paths"]] == ["chat", "tester", "tutor"]
    tutor = value["paths"][2]
    assert tutor["name"] == "Online tutor"
    assert tutor["aliases"] == ["teacher", "private lessons"]
    assert tutor["performance"]["pay-start"]["level"] == 3
    assert tutor["performance"]["steady"]["sources"] == [JUDGEMENT]
    assert tutor["platforms"][0]["name"] == "Old Chalk"
    assert tutor["platforms"][0]["status"] == "closed"
    assert tutor["platforms"][2]["as_of"] is None
    assert tutor["needs"][0]["any_of"] == {"hours-per-week": {"comfortable": 6, "minimum": 2}}
    assert "schema" not in tutor


def test_one_path_as_json_is_a_list_of_one() -> None:
    value = json.loads(paths_json(CONTENT, (CHAT,)))
    assert [path["id"] for path in value["paths"]] == ["chat"]


def test_questions_as_json_keep_the_contract_and_give_no_points_away() -> None:
    value = json.loads(questions_json(CONTENT))
    assert value["schema"] == "careerpick.questions/1"
    assert value["bank"] == CONTENT.bank_fingerprint
    first = value["questions"][0]
    assert (first["id"], first["section"]) == ("week", "schedule")
    assert first["prompt"] == "Who should set your working hours?"
    assert first["options"] == [
        {"id": "own", "label": "I do"},
        {"id": "fixed", "label": "A boss does"},
    ]
    assert len(value["questions"]) == len(BANK.questions)


def test_hostile_text_comes_through_json_unchanged() -> None:
    content = hostile_content()
    assert json.loads(paths_json(content, content.paths))["paths"][2]["name"] == HOSTILE
    assert json.loads(questions_json(content))["questions"][0]["prompt"] == HOSTILE
