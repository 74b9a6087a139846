"""Each check of questions of several answers and of scales, at its place and in its words."""

from pathlib import Path

import pytest

from careerpick.content import load_content
from careerpick.content.snapshot import load_snapshot, make_snapshot
from tests.unit.content.sample import (
    QUESTIONS,
    changed,
    place_of,
    problems_of,
    where,
    write_content,
)

MANY = """\
  - id: likes
    section: skills
    pick: many
    most: 2
    prompt: What do you like?
    help: It tells what you like.
    options:
      - {id: notes, label: Notes, wants: {calm: 2}}
      - {id: talks, label: Talks, wants: {calm: -1}}
      - {id: sums, label: Sums, wants: {pay: 1}}
"""
SCALE = """\
  - id: pace
    section: skills
    pick: scale
    steps: 4
    prompt: How fast?
    help: It tells your pace.
    options:
      - {id: low, label: Slow, wants: {calm: 2}}
      - {id: high, label: Fast, wants: {calm: -2}}
"""
WHOLE = QUESTIONS + MANY + SCALE


def test_questions_of_several_answers_and_scales_are_in_order(tmp_path: Path) -> None:
    folder = write_content(tmp_path, WHOLE)
    assert problems_of(folder) == []
    content = load_content(folder)
    _, _, likes, pace = content.bank.questions
    assert (len(likes.possible), len(pace.options), content.unit) == (7, 4, 3)


def test_a_snapshot_keeps_the_steps_and_their_unit(tmp_path: Path) -> None:
    content = load_content(write_content(tmp_path / "content", WHOLE))
    (tmp_path / "kept").mkdir(mode=0o700)
    file = tmp_path / "kept" / "snapshot.json"
    file.write_bytes(make_snapshot(b"source\n", content))
    file.chmod(0o600)
    assert load_snapshot(file, b"source\n") == content


MISTAKES = [
    ("most: 2", "most: 4", "most: 4", '"most" is a number from 2 to 3.'),
    ("most: 2", "most: 1", "most: 1", '"most" is a number from 2 to 3.'),
    ("most: 2", "steps: 4", "steps: 4", 'A question with "pick: many" cannot have "steps".'),
    ("pick: many\n    most", "most", "most: 2", 'A question with "pick: one" cannot have "most".'),
    ("most: 2", "number: {limit: hours, least: 0, most: 9}", "number:",
     'A question with "pick: many" cannot have "number".'),
    ("{calm: -1}}", "{calm: -2}, deal_breaker: true}", "deal_breaker",
     'A question with "pick: many" cannot have "deal_breaker".'),
    ("steps: 4", "steps: 2", "steps: 2", '"steps" is a number from 3 to 9.'),
    ("steps: 4", "steps: 10", "steps: 10", '"steps" is a number from 3 to 9.'),
    ("    steps: 4\n", "", "pick: scale", "A scale has 3 to 9 steps."),
    ("label: Fast, wants: {calm: -2}}", "label: Fast}\n      - {id: mid, label: Mid}",
     "options:\n      - {id: low", "A scale has two options, its ends; here are 3."),
    ("label: Fast, wants", "label: Fast, facts: {hours: 5}, wants", "facts: {hours: 5}, wants",
     'A question with "pick: scale" cannot have "facts".'),
    ("steps: 4", "steps: 4\n    ask: detail", "ask: detail",
     'A question with "pick: scale" cannot have "ask: detail".'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "message"), MISTAKES)
def test_mistake_about_several_or_a_scale_is_reported_at_its_place(
    tmp_path: Path, old: str, new: str, at: str, message: str
) -> None:
    text = changed(WHOLE, old, new)
    problem = next(
        item
        for item in problems_of(write_content(tmp_path, text))
        if item.code in ("several-or-scale", "unfitting-key")
    )
    assert problem.message == message
    assert where(problem)[0] == place_of(text, at)[0]


def test_none_is_what_a_person_types_to_tick_none(tmp_path: Path) -> None:
    (problem,) = problems_of(write_content(tmp_path, changed(WHOLE, "id: notes", "id: none")))
    assert (problem.code, problem.message) == (
        "reserved-id", 'An option cannot have the id "none".',
    )  # fmt: skip


def test_of_several_there_may_be_nine(tmp_path: Path) -> None:
    more = [f"      - {{id: n{n}, label: L{n}}}\n" for n in range(7)]
    last = "      - {id: sums, label: Sums, wants: {pay: 1}}\n"
    nine = changed(WHOLE, last, last + "".join(more[:6]))
    assert problems_of(write_content(tmp_path, nine)) == []
    (problem,) = problems_of(write_content(tmp_path, changed(WHOLE, last, last + "".join(more))))
    assert problem.message == "A question has 2 to 9 options; here are 10."
