"""Each check of questions of detail and of settings, at its place and in its words."""

from pathlib import Path

import pytest

from tests.unit.content.sample import (
    QUESTIONS,
    changed,
    place_of,
    problems_of,
    where,
    write_content,
)

DETAILS = """\
  - id: best
    section: skills
    ask: detail
    prompt: What do you do best?
    help: It picks the kind of work.
    options:
      - {id: words, label: Words, sets: {skill: words}}
      - {id: sums, label: Sums, sets: {skill: sums}, facts: {client: 1}}
  - id: country
    section: skills
    ask: detail
    pick: country
    when: {facts: {hours: {least: 1, most: 9}}, settings: {skill: [words]}}
    prompt: Where do you live?
    help: It picks the sites.
    options: []
"""
SETTINGS = """\
  - {id: client, name: A client, kind: growing, unit: "", words: {0: none, 1: one}}
settings:
  - {id: skill, name: Your skill, words: {words: words, sums: sums}}
sections:
"""
WHOLE = changed(QUESTIONS, "sections:\n", SETTINGS) + DETAILS
CORE = "    prompt: What is your aim?"


def test_questions_of_detail_are_in_order(tmp_path: Path) -> None:
    assert problems_of(write_content(tmp_path, WHOLE)) == []


MISTAKES = [
    ("sets: {skill: words}}", "wants: {calm: 1}}", "{calm: 1}}", "unfitting-key", '"wants"'),
    ("ask: detail\n    prompt", "ask: detail\n    weight: 2\n    prompt", "weight: 2",
     "unfitting-key", "never scores"),
    (CORE, f"    ask: detail\n{CORE}", "ask: detail", "detail-order", '"aim" comes before'),
    (CORE, f"    pick: country\n{CORE}", "pick: country", "unfitting-key",
     'Only a question of detail can have "pick: country"'),
    (CORE, "    when: {facts: {hours: {least: 1}}}\n" + CORE, "when:", "unfitting-key",
     'Only a question of detail can have "when"'),
    ("options: []", "options:\n      - {id: a, label: A}", "options:\n      - {id: a",
     "unfitting-key", 'A question with "pick: country" cannot have "options"'),
    ("pick: country", "pick: country\n    number: {limit: hours, least: 0, most: 9}", "number:",
     "unfitting-key", 'cannot have "number"'),
    ("sets: {skill: sums}, ", "sets: {skil: sums}, ", "skil: sums", "unknown-setting", '"skil"'),
    ("sets: {skill: sums}, ", "sets: {skill: sum}, ", "skill: sum}", "setting-value", '"sum"'),
    ("{words: words, sums: sums}", "{words: words}", "{words: words}", "setting-value",
     "needs two values"),
    ("name: Your skill", "name: A", "", "", ""),
    ("hours: {least: 1, most: 9}", "hour: {least: 1}", "hour: {", "unknown-limit", '"hour"'),
    ("{least: 1, most: 9}", "{least: 9, most: 1}", "hours: {least: 9", "for-whom", "Nobody"),
    ("{least: 1, most: 9}", "{}", "hours: {}", "for-whom", "Nobody"),
    ("settings: {skill: [words]}", "settings: {skil: [words]}", "skil: [", "unknown-setting",
     '"skil"'),
    ("settings: {skill: [words]}", "settings: {skill: [word]}", "word]", "setting-value", '"word"'),
    ("settings: {skill: [words]}", "settings: {skill: []}", "skill: []", "for-whom", "Nobody"),
    ("facts: {client: 1}", "facts: {tool: 1}", "tool: 1}}\n  - id: country", "needed-detail",
     'needs "tool"'),
    ("id: skill,", "id: Skill,", "id: Skill", "id-form", '"Skill"'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "code", "message"), MISTAKES)
def test_mistake_about_details_is_reported_at_its_place(
    tmp_path: Path, old: str, new: str, at: str, code: str, message: str
) -> None:
    text = changed(WHOLE, old, new)
    problems = problems_of(write_content(tmp_path, text))
    if not code:
        assert problems == []
        return
    problem = next(item for item in problems if item.code == code)
    assert where(problem)[0] == place_of(text, at)[0]
    assert message in problem.message


def test_two_questions_for_the_country_are_one_too_many(tmp_path: Path) -> None:
    second = DETAILS[DETAILS.index("  - id: country") :].replace("id: country", "id: home", 1)
    (problem,) = problems_of(write_content(tmp_path, WHOLE + second))
    assert (problem.code, problem.message) == (
        "repeated-fact", '"country" is already stated by the question "country".',
    )  # fmt: skip


def test_a_setting_that_no_answer_sets_is_reported(tmp_path: Path) -> None:
    spare = "  - {id: spare, name: Spare, words: {a: a, b: b}}\nsections:\n"
    (problem,) = problems_of(write_content(tmp_path, changed(WHOLE, "sections:\n", spare)))
    assert (problem.code, problem.message) == ("unset-setting", 'No answer sets "spare".')


def test_a_detail_may_have_more_options_than_other_questions(tmp_path: Path) -> None:
    many = [f"      - {{id: n{n}, label: L{n}, sets: {{skill: sums}}}}\n" for n in range(13)]
    options = "      - {id: words, label: Words, sets: {skill: words}}\n"
    twelve = changed(WHOLE, options, "".join(many[:11]))
    assert problems_of(write_content(tmp_path, twelve)) == []
    (problem,) = problems_of(write_content(tmp_path, changed(WHOLE, options, "".join(many))))
    assert (problem.code, problem.message) == (
        "option-count", "A question has 2 to 12 options; here are 14.",
    )  # fmt: skip


CODES = {case[3] for case in MISTAKES} - {""} | {"unset-setting", "option-count"}
