"""Warnings for authors: each is seen to speak once, at its place, and only when it should."""

import re
from pathlib import Path

import pytest

from careerpick.authoring.review import Review, month_number, reading_grade, review, sentences_of
from careerpick.authoring.starter import starter_files
from careerpick.content.inspecting import in_order
from careerpick.errors import Problem
from careerpick.words.problems import worded
from tests.docs.test_checks import codes_of as told_of
from tests.unit.content.sample import changed, place_of, where

BANK, GARDENER, TUTOR = "questions.yaml", "paths/gardener.yaml", "paths/tutor.yaml"


def platform(status: str, as_of: str) -> str:
    return (
        "  - {name: Old work, use: x, entry: x, fee: x, payout: x, regions: x, "
        f"status: {status}, as_of: {as_of}, source: x, "
        "takes: {countries: {all_but: []}, pays_by: null, pays_from: null, device: null, "
        "least_age: null, languages: null, as_of: null, source: x}}\n"
    )


LONG = "Take " + "and take " * 18 + "it."

HEAVY = """\
    weight: 2
    options:
      - {id: out, label: I was out in the fresh air, wants: {outdoors: 2}}
      - {id: met, label: I met a lot of people, wants: {people: 2}}
"""
HEAVIER = """\
    weight: 4
    options:
      - {id: out, label: I was out in the fresh air, wants: {pay: 2, outdoors: 2}}
      - {id: met, label: I met a lot of people, wants: {pay: 2, people: 2}}
"""

# File, old text, new text, the text in the changed file where the warning is, its code,
# words of its message.
CASES = [
    (GARDENER, "  - any_of:\n      know-how: {comfortable: 2, minimum: 1}\n"
     "    reason: Owners ask what is wrong with their roses.\n"
     "    remedy: Help in a shared garden for one summer.\n    sources: [judgement]\n", "",
     "", "unused-limit", 'No path needs "know-how"'),
    (BANK, "sections:\n", "  - {id: car, name: Car, kind: fixed, unit: cars}\nsections:\n",
     "id: car", "unasked-limit", 'No answer states "car"'),
    (BANK, "criteria:\n", "  - {id: odd, name: Odd}\ncriteria:\n", "id: odd", "unused-group",
     'No criterion belongs to the group "odd"'),
    (BANK, "{id: risk, name: Risk}", "{id: risk, name: Risk}\n  - {id: odd, name: Odd}",
     "id: odd", "unused-section", 'section "odd" has no question'),
    (BANK, "  - id: which-offer", "  - {id: idle, section: risk, prompt: Is it so?, help: Tell us.,"
     " options: [{id: y, label: Very}, {id: n, label: Hardly}]}\n  - id: which-offer",
     "id: idle", "no-effect", 'No answer to "idle" changes anything'),
    (BANK, "schema: 1", "schema: 1\nexchange: [{per_usd: {ZLT: 4}, as_of: 2025, source: A page}]",
     "ZLT", "unknown-money", '"ZLT" is no currency'),
    (BANK, "label: I met a lot of people, wants: {people: 2}",
     "label: I met a lot of people, wants: {outdoors: 2}", "id: met", "equal-options",
     '"met" has the same effect as "out"'),
    (BANK, "wants: {pay: 2}}\n  - id: hours", "wants: {pay: 2, people: 0}}\n  - id: hours",
     "people: 0", "zero-evidence", '"people": 0 changes nothing'),
    (GARDENER, "sources: [garden-pay], conf", "sources: [garden-pay, garden-pay], conf",
     "garden-pay], conf", "repeated-source", '"garden-pay" is named twice'),
    (GARDENER, "comfortable: 15", "comfortable: 40", "comfortable: 40", "unreachable-need",
     'No answer states 40 of "hours"; the most is 30'),
    (GARDENER, "{comfortable: 15, minimum: 5}", "{comfortable: 0, minimum: 0}", "comfortable: 0",
     "idle-need", 'Everybody has 0 of "hours"'),
    # pay 8 + 8 + 8 + 4 of 55, by weight times evidence over all options.
    (BANK, HEAVY, HEAVIER, "id: pay", "one-theme",
     '51% of what the answers say is about "pay" alone'),
    (BANK, "prompt: Which offer would you take?", "prompt: When was it a  GOOD day?",
     "prompt: When was it a  GOOD", "repeated-prompt", '"good-day" has the same words'),
    (GARDENER, "are often out., sources: [judgement], confidence: low",
     "are often out., sources: [judgement], confidence: high", "confidence: high", "sure-judgement",
     'The level of "people" is your judgement alone'),
    (GARDENER, "as_of: 2026-10\n    # url", "as_of: 2018-09\n    # url", "sources: [garden-pay]",
     "old-figure", "The newest source of this is 8 years old"),
    (GARDENER, "platforms:\n", "platforms:\n" + platform("open", "2024-09"),
     "as_of: 2024-09", "old-platform", "last seen 2024-09"),
    (GARDENER, "platforms:\n", "platforms:\n" + platform("closed", "null"),
     "as_of: null", "undated-change", '"Old work" is called closed, but not as of when'),
    (GARDENER, "countries: {all_but: []}", "countries: null", "platforms:", "site-takes",
     "Only 0 of 1 open platforms say which countries"),
    (GARDENER, "status: open", "status: unknown", "platforms:", "no-open-platform",
     'No platform of "gardener" is open'),
    (BANK, "prompt: When was it a good day?", "prompt: Characterise extraordinary satisfaction.",
     "prompt: Char", "hard-to-read", "suit school year"),
    (BANK, "label: I earned a lot", f"label: I earned a lot{' and a lot' * 5}",
     "label: I earned a lot and", "long-label", "64 characters; 60 fit a line"),
    (GARDENER, "why: Owners are often out.", f"why: {LONG}", f"why: {LONG}", "long-sentence",
     "A sentence here has 38 words; 35 are the most"),
    (BANK, "label: I was out in the fresh air", "label: I was a Gardener for a day",
     "label: I was a Gardener", "names-a-path", 'names a path: "gardener"'),
    (BANK, "label: I earned a lot", "label: I did some\n        gardening", "label: I did some",
     "names-a-path", 'names a path: "gardening"'),
    (GARDENER, "reason: A garden waits for nobody.", "reason: A garden waits\n      for nobody.",
     "reason: A garden", "several-lines", "goes on in the next line"),
    (GARDENER, "reason: A garden waits for nobody.", 'reason: "A garden waits >- for nobody."',
     "reason:", "sign-in-text", "a sign in this text"),
]  # fmt: skip


def write(directory: Path, **texts: str) -> Path:
    """Write the starter into a folder, with other texts for some files."""
    for name, text in {**starter_files(), **texts}.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(text, encoding="utf-8")
    return directory


def reviewed(directory: Path, *changes: tuple[str, str, str]) -> Review:
    texts = starter_files()
    for file, old, new in changes:
        texts[file] = changed(texts[file], old, new)
    return review(write(directory, **texts))


@pytest.mark.parametrize(("file", "old", "new", "at", "code", "message"), CASES)
def test_doubtful_content_is_warned_about_at_its_place(
    tmp_path: Path, file: str, old: str, new: str, at: str, code: str, message: str
) -> None:
    found = reviewed(tmp_path, (file, old, new)).problems
    mine = [problem for problem in found if problem.code == code]
    assert len(mine) == 1
    (problem,) = mine
    assert problem.severity == "warning"
    assert message in worded(problem).message
    assert worded(problem).fix
    if at:
        text = changed(starter_files()[file], old, new)
        line, column = place_of(text, at)
        assert problem.file == str(tmp_path / file)
        assert problem.line == line
        assert problem.column in (column, column + at.index(":") + 2 if ":" in at else column)


def test_options_that_ask_for_other_ways_to_earn_say_something_else_each(tmp_path: Path) -> None:
    alike = "label: I met a lot of people, wants: {people: 2}"
    other = "label: I met a lot of people, wants: {outdoors: 2}, way: own"
    assert "equal-options" not in [
        it.code for it in reviewed(tmp_path, (BANK, alike, other)).problems
    ]


def test_starter_has_no_warning(tmp_path: Path) -> None:
    found = reviewed(tmp_path)
    assert (found.problems, found.files, found.errors, found.warnings) == ((), 3, 0, 0)


GARDENER_LEVELS = {"pay": "level: 1, why: Many", "steady": "level: 3, why: Gard",
                   "outdoors": "level: 4, why: You", "people": "level: 1, why: Own"}  # fmt: skip


def with_levels(**levels: int) -> list[tuple[str, str, str]]:
    """Return the changes that give the gardener other levels than 1, 3, 4 and 1."""
    return [
        (GARDENER, old, f"level: {levels[name]}{old[8:]}")
        for name, old in GARDENER_LEVELS.items()
        if name in levels
    ]


def codes_of(found: Review) -> set[str]:
    return {problem.code for problem in found.problems}


def test_path_that_is_worse_throughout_is_dominated_and_never_first(tmp_path: Path) -> None:
    # The tutor has pay 3, steady 1, outdoors 0, people 4.
    found = reviewed(tmp_path, *with_levels(pay=2, steady=1, outdoors=0, people=4))
    assert "dominated-path" in codes_of(found)
    (problem,) = [item for item in found.problems if item.code == "dominated-path"]
    assert '"tutor" has as much of every good as "gardener"' in worded(problem).message
    assert problem.file == str(tmp_path / GARDENER)


def test_path_with_another_taste_is_not_dominated(tmp_path: Path) -> None:
    found = reviewed(tmp_path, *with_levels(pay=2, steady=1, outdoors=1, people=4))
    assert "dominated-path" not in codes_of(found)


def test_paths_with_equal_levels_are_twins_and_neither_comes_first(tmp_path: Path) -> None:
    found = reviewed(tmp_path, *with_levels(pay=3, steady=1, outdoors=0, people=4))
    assert {"twin-paths", "never-first"} <= codes_of(found)
    never = [worded(item).message for item in found.problems if item.code == "never-first"]
    assert len(never) == 2
    assert "dominated-path" not in codes_of(found)


def test_question_about_what_all_paths_share_never_decides(tmp_path: Path) -> None:
    # Both paths at the same level of outdoors; a question about that alone decides nothing.
    found = reviewed(
        tmp_path,
        *with_levels(outdoors=0),
        (BANK, "  - id: which-offer", "  - {id: idle, section: risk, prompt: Is it so?, "
         "help: Tell us., options: [{id: y, label: Very, wants: {outdoors: 2}}, "
         "{id: n, label: Hardly, wants: {outdoors: -2}}]}\n  - id: which-offer"),
    )  # fmt: skip
    never = {worded(item).message for item in found.problems if item.code == "never-decides"}
    assert 'No answer to "idle" was seen to change what comes first.' in never
    # It asks for facts, too, and so decides what can start now.
    assert not any('"plants"' in message for message in never)


def test_path_that_hardly_any_answers_favour_has_uneven_shares(tmp_path: Path) -> None:
    # One option of nine leads to the gardener. By hand, the other eight put the tutor 72 points
    # ahead, and all the other answers at most 33 + 24 + 12 back: so it is one sheet in nine.
    others = "\n".join(
        f"      - {{id: o{n}, label: I met rich people {n}, wants: {{people: 2, pay: 2}}}}"
        for n in range(7)
    )
    crowded = "\n".join([*HEAVY.replace("weight: 2", "weight: 4").split("\n")[:3], others, ""])
    found = reviewed(
        tmp_path,
        (BANK, HEAVY, crowded),
        (BANK, "I earned a lot, wants: {pay: 2}", "I earned a lot, wants: {people: 2, pay: 2}"),
        (BANK, "    weight: 2\n    options:\n      - {id: sure", "    options:\n      - {id: sure"),
    )
    (uneven,) = [item for item in found.problems if item.code == "uneven-shares"]
    assert uneven.file == str(tmp_path / GARDENER)
    said = re.fullmatch(
        r'"gardener" comes first on (\d+)% of random answers; 12% to 100% is accepted.',
        worded(uneven).message,
    )
    assert said
    assert 10 <= int(said[1]) <= 12


def test_what_a_file_means_is_looked_at_once_every_form_is_right(tmp_path: Path) -> None:
    found = reviewed(
        tmp_path,
        (TUTOR, "level: 3", "level: 7"),
        (GARDENER, "status: open", "status: unknown"),
    )
    assert [(item.severity, item.code) for item in found.problems] == [
        ("error", "wrong-choice"),
    ]
    found = reviewed(tmp_path, (GARDENER, "status: open", "status: unknown"))
    assert ("warning", "no-open-platform") in [
        (item.severity, item.code) for item in found.problems
    ]


def test_file_that_was_cut_off_is_reported_even_when_it_cannot_be_read(tmp_path: Path) -> None:
    text = starter_files()[TUTOR]
    cut = text[: text.index("platforms:") + 4]
    found = review(write(tmp_path, **{TUTOR: cut})).problems
    (problem,) = [item for item in found if item.code == "unfinished-line"]
    assert where(problem) == (cut.count("\n") + 1, 5)
    assert {item.severity for item in found} == {"error", "warning"}


def test_whole_file_without_a_last_line_break_is_only_a_warning(tmp_path: Path) -> None:
    found = review(write(tmp_path, **{TUTOR: starter_files()[TUTOR].rstrip("\n")}))
    assert [(item.code, item.severity) for item in found.problems] == [
        ("unfinished-line", "warning")
    ]


def test_mark_of_a_merge_is_named_as_such(tmp_path: Path) -> None:
    text = "<<<<<<< HEAD\n" + starter_files()[TUTOR]
    (problem,) = review(write(tmp_path, **{TUTOR: text})).problems
    assert (problem.code, problem.line, problem.column) == ("merge-mark", 1, 1)


@pytest.mark.parametrize(
    ("as_of", "month", "codes"),
    [
        ("2024", "2026-06", []),
        ("2024", "2026-07", ["old-exchange"]),
        ("2025-03", "2026-09", []),
        ("2025-03", "2026-10", ["old-exchange"]),
        ("2024", None, []),
    ],
)
def test_rates_of_exchange_get_old_after_eighteen_months(
    tmp_path: Path, as_of: str, month: str | None, codes: list[str]
) -> None:
    rates = f"exchange: [{{per_usd: {{PLN: 4}}, as_of: {as_of}, source: A bank}}]\n"
    found = review(write(tmp_path, **{BANK: rates + starter_files()[BANK]}), month).problems
    assert [item.code for item in found] == codes
    assert [worded(item).message for item in found] == [
        f"These rates of exchange are of {as_of}, and it is {month}." for _ in codes
    ]


def test_errors_come_before_warnings_and_questions_before_paths() -> None:
    mixed = [
        Problem("d", file="c/paths/a.yaml", line=1, severity="warning"),
        Problem("b", file="c/paths/a.yaml", line=9),
        Problem("c", file="c/questions.yaml", line=2, severity="warning"),
        Problem("a", file="c/questions.yaml", line=3),
    ]
    assert [item.code for item in in_order(mixed)] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("as_of", "month", "expected"),
    [
        ("2026-10", 12, 12 * 2026 + 10),
        ("2026", 12, 12 * 2026 + 12),
        ("2026", 1, 12 * 2026 + 1),
        ("undated", 12, None),
        (None, 12, None),
    ],
)
def test_age_is_counted_in_months(as_of: str | None, month: int, expected: int | None) -> None:
    assert month_number(as_of, month) == expected


def test_bare_year_is_never_called_old_for_its_missing_month(tmp_path: Path) -> None:
    """The newest date is 2026-10; 2024 may mean December, which is 22 months before."""
    added = platform("open", '"2024"')
    found = reviewed(tmp_path, (GARDENER, "platforms:\n", "platforms:\n" + added))
    assert codes_of(found) == set()


def test_reading_grade_is_the_published_formula() -> None:
    # 19 letters in 6 words in 2 sentences.
    expected = 4.71 * 19 / 6 + 0.5 * 6 / 2 - 21.43
    assert reading_grade(["The cat sat. It was", "happy."]) != pytest.approx(expected)
    assert reading_grade(["The cat sat. It was happy."]) == pytest.approx(expected)
    assert reading_grade([]) == 0


def test_sentences_end_at_stops_and_not_within_numbers_or_addresses() -> None:
    assert [len(words) for words in sentences_of("Pay is 2.83 USD. Go to example.org now!")] == [
        5,
        5,
    ]


def test_every_kind_of_advice_is_seen_to_speak() -> None:
    spoken = {case[4] for case in CASES} | {
        "dominated-path", "twin-paths", "never-first", "never-decides", "uneven-shares",
        "old-exchange",
    }  # fmt: skip
    assert told_of("advice") == spoken


def test_words_of_another_language_are_not_measured_by_a_formula_for_english(
    tmp_path: Path,
) -> None:
    hard = (BANK, "prompt: When was it a good day?", "prompt: Donaudampfschifffahrtsgesellschaft?")
    other = (BANK, "schema: 1", "schema: 1\nlanguage: de-AT")
    assert "hard-to-read" in {item.code for item in reviewed(tmp_path / "en", hard).problems}
    found = reviewed(tmp_path / "de", hard, other).problems
    assert not {item.code for item in found} & {"hard-to-read", "language"}


def test_lean_of_the_bank_is_counted(tmp_path: Path) -> None:
    found = reviewed(tmp_path)
    assert set(found.lean) == {"gardener", "tutor"}
    assert 0.5 < sum(found.lean.values()) <= 1
    assert (found.questions, found.paths, found.files) == (4, 2, 3)
    assert reviewed(tmp_path / "x", (BANK, "kind: taste", "kind: tast")).lean == {}
