"""What no type can say: each mistake is seen, once, at its place."""

from pathlib import Path

import pytest

from careerpick.content import read_folder
from careerpick.content.checks.questions import QUIZ_KEYS
from careerpick.content.checks.table import MOST_FINDINGS
from careerpick.content.inspecting import inspect_content
from careerpick.quiz.session import ASKING, REVIEW
from tests.docs.test_checks import codes_of
from tests.unit.content.sample import (
    ALPHA,
    QUESTIONS,
    changed,
    place_of,
    problems_of,
    where,
    write_content,
)
from tests.unit.content.test_checks_details import CODES


def test_sample_has_no_problem(tmp_path: Path) -> None:
    content, problems = inspect_content(read_folder(write_content(tmp_path)))
    assert problems == []
    assert content is not None


LONG = "x" * 1001

# Old text, new text, the text in the changed file where the problem is, its code, words of
# its message, words of its fix.
BANK_MISTAKES = [
    ("id: earn", "id: Earn money", "id: Earn", "id-form", '"Earn money" cannot be used', "small"),
    ("id: earn", "id: ../etc", "id: ../etc", "id-form", '"../etc" cannot be used', "small letters"),
    ("id: earn", f"id: {'e' * 65}", "id: eee", "id-form", "cannot be used", "at most 64"),
    ("id: rest", "id: earn", "id: earn\n        label: \"Q", "repeated-id",
     'two options of "aim" with the id "earn"', "Rename"),
    ("id: tools", "id: aim", "id: aim\n    section: skills", "repeated-id",
     'two questions with the id "aim"', "Rename"),
    # The second one may have had another name, so nothing is said of what bears that.
    ("id: calm", "id: pay", "id: pay\n    name: Calm", "repeated-id",
     'two criteria with the id "pay"', "Rename"),
    ("- {id: skills, name: Skills}", "- {id: skills, name: Skills}\n  - {id: goals, name: G}",
     "id: goals, name: G}\nq", "repeated-id", 'two sections with the id "goals"', "Rename"),
    ("id: earn", "id: skip", "id: skip", "reserved-id", 'cannot have the id "skip"', "no answer"),
    ("id: aim", "id: answers", "id: answers", "reserved-id", 'cannot have the id "answers"',
     "Answer"),
    ("id: earn", "id: 2", "id: 2\n        label", "id-like-number",
     '"2" also means another option', "word"),
    ("label: Some of both", "label: money  SOON", "label: money  SOON", "repeated-label",
     'Another option of "aim" has the same label', ""),
    ("label: Some of both", "label: Earn.", "label: Earn.", "label-like-id",
     'label "Earn." also means another option', "tell the two apart"),
    ("label: Some of both", 'label: "2"', 'label: "2"', "label-like-id",
     'label "2" also means another option', "tell the two apart"),
    ("label: Some of both", "label: ｍoney\u00a0Soon.", "label: ｍ", "repeated-label",
     'has the same label', ""),
    ("label: Some of both", "label: Option 2.", "label: Option 2", "label-like-id",
     'label "Option 2." also means another option', "tell the two apart"),
    ("hours a week}\n  - {id: tool,",
     "x, role: weeks_to_wait}\n  - {id: tool, role: weeks_to_wait,",
     "role: weeks_to_wait, name", "repeated-role", '"hours" already has the role', "Remove one"),
    ("group: money", "group: mony", "group: mony", "unknown-group", 'no group "mony"', '"money"'),
    ("section: goals", "section: goal", "section: goal\n", "unknown-section", 'no section "goal"',
     'did you mean "goals"?'),
    ("section: skills", "section: plans", "section: plans", "unknown-section", 'no section "plans"',
     "There are: goals, skills."),
    ("  - {id: skills, name: Skills}\n", "", "section: skills", "unknown-section",
     'no section "skills"', "There are: goals."),
    ("  - {id: goals, name: Goals}\n  - {id: skills, name: Skills}",
     "  - {id: skills, name: Skills}\n  - {id: goals, name: Goals}",
     "section: skills", "section-order", 'section "skills" comes too late', 'of "goals"'),
    ("wants: {pay: 2}", "wants: {pya: 2}", "pya", "unknown-criterion", 'no criterion "pya"',
     'did you mean "pay"?'),
    ("facts: {hours: 5}", "facts: {hour: 5}", "hour: 5", "unknown-limit", 'no limit "hour"',
     'did you mean "hours"?'),
    ("    choose_low: you like noise\n", "", "id: calm", "choose-low",
     '"calm" is a taste, so it needs "choose_low"', ""),
    ("choose_high: you want money", "choose_high: you want money\n    choose_low: no",
     "choose_low: no", "choose-low", '"pay" is a good', "Remove it"),
    ("facts: {tool: 0}", "facts: {tool: 7}", "tool: 7", "limit-value", 'no words for 7',
     "There are: 0 (a phone), 1 (a computer)."),
    ("facts: {hours: 5}", "facts: {hours: -5}", "hours: -5", "limit-value", "less than 0", ""),
    ("facts: {tool: 1}", "facts: {tool: 1, hours: 9}", "hours: 9", "repeated-fact",
     '"hours" is already stated by the question "aim"', "once"),
    ("unit: hours a week", 'unit: ""', "{id: hours", "limit-words", '"hours" needs a "unit"', ""),
    ("{0: a phone, 1: a computer}", "{0: a phone, 1: a computer, x: none}", "x: none",
     "limit-words", '"x" is no value', ""),
    ("label: Some of both", 'label: " "', 'label: " "', "empty-text", '"label" is empty', "Write"),
    ("words: [tiny, low", 'words: ["", low', '""', "empty-text", '"words" is empty', ""),
    ("help: It tells your aim.", f"help: {LONG}", f"help: {LONG}", "long-text",
     "has 1001 characters", "Shorten"),
    ("help: It tells your aim.", "help: |\n      one\n      two", "help: |", "line-break",
     "has a line break", "one paragraph"),
]  # fmt: skip

EXCHANGE = (
    "schema: 1\nexchange:\n  - {{per_usd: {{{rates}}}, as_of: {date}, source: A page, url: {url}}}"
)
BANK_MISTAKES += [
    (
        "schema: 1",
        EXCHANGE.format(**{"rates": "PLN: 3.8", "date": 2025, "url": "https://a.org", **wrong}),
        at, code, message, fix,
    )
    for wrong, at, code, message, fix in [
        ({"rates": "PLN: 3.8, zl: 4"}, "zl:", "currency", '"zl" is no currency', "such as USD"),
        ({"rates": "PLN: 3.8, EUR: 0"}, "EUR", "exchange", "0 cannot be a rate", "a US dollar"),
        ({"rates": "PLN: -3.8"}, "PLN", "exchange", "-3.8 cannot be a rate", ""),
        ({"rates": "PLN: 9999999999"}, "PLN", "exchange", "1e+10 cannot be a rate", ""),
        ({"date": "undated"}, "as_of", "as-of", '"undated" is no year', "2026-09."),
        ({"url": "a.org"}, "url", "web-address", '"a.org" is no web address', "https://"),
        (
            {"url": "https://a.org}\n  - {per_usd: {PLN: 4}, as_of: 2026, source: B"},
            "PLN: 4", "exchange", '"PLN" has a rate already', "newer",
        ),
    ]
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "code", "message", "fix"), BANK_MISTAKES)
def test_mistake_in_questions_is_reported_at_its_place(
    tmp_path: Path, old: str, new: str, at: str, code: str, message: str, fix: str
) -> None:
    text = changed(QUESTIONS, old, new)
    found = [item for item in problems_of(write_content(tmp_path, text)) if item.code == code]
    assert len(found) == 1
    (problem,) = found
    assert where(problem) == place_of(text, at)
    line = text.split("\n")[(problem.line or 0) - 1]
    assert problem.source == (None if LONG in line else line)
    assert message in problem.message
    assert fix in problem.fix
    assert problem.severity == "error"
    assert problem.file == str(tmp_path / "questions.yaml")


PATH_MISTAKES = [
    ("{all_but: [US]}", "{all_but: [UK]}", "UK]", "unknown-country", 'no country or place "UK"',
     "Did you mean GB?"),
    ("{all_but: [US]}", "{}", "countries: {}", "unknown-country", 'one of "only", "all_but"', ""),
    ("place: world", "place: Atlantis", "place: Atlantis", "unknown-country", '"Atlantis"', "KE"),
    ("[{do: Begin.}]", "[{do: Begin., when: {countries: {only: [ZZ]}}}]", "ZZ]", "unknown-country",
     'no country or place "ZZ"', ""),
    ("[{do: Begin.}]", "[{do: Begin., when: {facts: {hours: {least: 9, most: 2}}}}]", "hours: {l",
     "for-whom", 'Nobody can be meant by this "hours"', ""),
    ("      fee_share: {low: 0, typical: 0.1, high: 0.2, why: Terms., basis: survey, "
     "sources: [survey]}\n", "", "way: own", "way-shares", '"fee_share" is missing', "not all"),
    ("      currency: USD", "      way: own\n          currency: USD", "way: own\n          cu",
     "kind-way", "stand below their way", "Remove"),
    ("later: {low: 10", "later: {low: 4", "low: 4", "falling-rates", "falls from 5 at the start",
     ""),
    ("suits: [you like it]", "kinds: [{id: one, name: One, role: a helper, what: You help., suits: "
     "you do, needs: Time., ai: {change: slow, why: It is slow., sources: [judgement]}, settings: "
     "{}, sites: [Nowhere], first_steps: [{do: Begin.}], sources: [judgement]}]\nsuits: [you like "
     "it]",
     "Nowhere", "unknown-site", 'no site "Nowhere"', ""),
    ("id: alpha", "id: alfa", "id: alfa", "file-name", 'The id is "alfa", but the file', "same"),
    ("id: alpha", "id: Alpha", "id: Alpha", "id-form", '"Alpha" cannot be used', "small"),
    ("  survey:\n    says", "  My survey:\n    says", "My survey:", "id-form",
     '"My survey"', "small"),
    ("pay: {level", "pai: {level", "pai:", "unknown-criterion", 'no criterion "pai"', '"pay"'),
    ("  calm: {level: 1, why: It is lively., sources: [judgement], confidence: low}\n", "",
     "performance:", "missing-level", 'level for "calm" is missing', 'Add "calm:"'),
    ("hours: {comf", "hourz: {comf", "hourz", "unknown-limit", 'no limit "hourz"', '"hours"'),
    ("tool: {comfortable: 1,", "tool: {comfortable: 4,", "comfortable: 4", "limit-value",
     "no words for 4", "There are: 0 (a phone)"),
    ("minimum: 5", "minimum: -5", "minimum: -5", "limit-value", "less than 0", ""),
    ("minimum: 5", "minimum: 15", "comfortable: 10, minimum: 15", "threshold-order",
     "comfortable value 10 is below the minimum 15", ""),
    ("sources: [survey], confidence", "sources: [surve], confidence", "surve]",
     "unknown-source", 'no source "surve"', '"survey"'),
    ("sources: [survey], confidence", "sources: [], confidence", "sources: []", "no-source",
     "no source", "judgement"),
    ("remedy: Find time.\n", "remedy: Find time.\n    remedies: {-1: Wait.}\n", "-1:",
     "limit-words", "no value", ""),
    ("remedy: Find time.\n", "remedy: Find time.\n    remedies: {٣: Wait.}\n", "٣:",
     "limit-words", "whole numbers", ""),
    ("remedy: Find time.\n", f"remedy: Find time.\n    remedies: {{? '{5000 * '9'}': Wait.}}\n",
     "'999", "limit-words", "whole numbers", ""),
    ("remedy: Find time.\n    sources: [judgement]", "remedy: Find time.\n    sources: []",
     "sources: []", "no-source", "no source", "judgement"),
    ("{low: 5, typical: 10", "{low: 15, typical: 10", "start:", "range-order",
     "here they are 15, 10, 20", ""),
    ("fee_share: {low: 0,", "fee_share: {low: -1,", "fee_share", "range-order",
     "here they are -1, 0.1, 0.2", ""),
    ("typical: 0.1, high: 0.2", "typical: 0.1, high: 20", "high: 20, why", "share-range",
     "this goes up to 20", "0.2"),
    ("as_of: 2026-09", "as_of: 2026-13", "as_of: 2026-13", "as-of", '"2026-13" is no year', "2026"),
    ("as_of: 2026-01", "as_of: last year", "as_of: last", "as-of", '"last year" is no', "undated"),
    ("currency: USD", "currency: dollars", "currency", "currency", '"dollars" is no', "USD"),
    ("url: https://example.org/work", "url: example.org", "url", "web-address",
     '"example.org" is no web address', "https://"),
    ("url: https://example.org/work", "url: javascript:x", "url", "web-address", "no web", ""),
    ("  survey:\n    says", "  judgement:\n    says", "judgement:\n    says", "reserved-id",
     '"judgement"', "Rename"),
    ("name: Alpha work", "name: beta", "name: beta", "name-collision", None, ""),
    ("name: Alpha work", "name: B_e-T\u2011A", "name: B_", "name-collision", None, ""),
    ("aliases: [first work]", "aliases: [x, X]", "X]", "repeated-alias", '"X" is given twice', ""),
    ("what: You help.", 'what: ""', "what:", "empty-text", '"what" is empty', ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "code", "message", "fix"), PATH_MISTAKES)
def test_mistake_in_a_path_is_reported_at_its_place(
    tmp_path: Path, old: str, new: str, at: str, code: str, message: str | None, fix: str
) -> None:
    text = changed(ALPHA, old, new)
    problems = problems_of(write_content(tmp_path, alpha=text))
    found = [item for item in problems if item.code == code]
    assert len(found) == 1
    (problem,) = found
    if message is None:
        # Two paths share the name; it is reported in the one that comes later.
        assert problem.file == str(tmp_path / "paths" / "beta.yaml")
        assert f"the path in {tmp_path / 'paths' / 'alpha.yaml'}" in problem.message
        return
    assert problem.file == str(tmp_path / "paths" / "alpha.yaml")
    assert where(problem) == place_of(text, at)
    assert message in problem.message
    assert fix in problem.fix
    assert problem.severity == "error"


@pytest.mark.parametrize(("count", "fits"), [(1, False), (2, True), (9, True), (10, False)])
def test_question_has_two_to_nine_options(tmp_path: Path, count: int, fits: bool) -> None:
    options = "\n".join(f"      - {{id: o{n}, label: Label {n}}}" for n in range(count))
    start = QUESTIONS.index("      - {id: phone")
    problems = problems_of(write_content(tmp_path, QUESTIONS[:start] + options + "\n"))
    assert [item.code for item in problems] == ([] if fits else ["option-count"])
    assert fits or f"here are {count}." in problems[0].message


@pytest.mark.parametrize(
    ("part", "start", "end"),
    [
        ("rates", "      rates:\n", "      paid_share_start"),
        ("ways", "  ways:\n", "costs:"),
        ("any_of", "  - any_of:\n", "    reason:"),
    ],
)
def test_list_that_must_not_be_empty_is_reported(
    tmp_path: Path, part: str, start: str, end: str
) -> None:
    empty = "{}" if part == "any_of" else "[]"
    head, tail = ALPHA.split(start)
    text = head + start.rstrip("\n") + f" {empty}\n" + tail[tail.index(end) :]
    (problem,) = problems_of(write_content(tmp_path, alpha=text))
    assert (problem.code, problem.message) == (
        "empty-list",
        f'"{part}" is empty; at least one is needed.',
    )


@pytest.mark.parametrize("part", ["groups", "criteria", "sections", "questions"])
def test_bank_without_a_needed_part_is_reported(tmp_path: Path, part: str) -> None:
    parts = dict.fromkeys(("groups", "criteria", "limits", "sections", "questions"), "[]")
    text = "schema: 1\n" + "".join(f"{name}: {value}\n" for name, value in parts.items())
    found = [
        item.message
        for item in problems_of(write_content(tmp_path, text))
        if item.code == "empty-list"
    ]
    assert f'"{part}" is empty; at least one is needed.' in found


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("wants: {pay: 2}", "wants: {pay: -1}", "wants-less-of-a-good"),
        ("id: earn", "id: b", "id-like-key"),
    ],
)
def test_doubtful_question_is_a_warning_and_stops_nothing(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    content, problems = inspect_content(
        read_folder(write_content(tmp_path, changed(QUESTIONS, old, new)))
    )
    assert [(item.code, item.severity) for item in problems] == [(code, "warning")]
    assert content is not None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("sources:\n  survey:", "sources:\n  spare: &\n  survey:", "unused-source"),
        ("You are bored., sources: [judgement]", "You are bored., sources: []",
         "statement-without-source"),
        ("suits: [you like it]", "suits: []", "thin-path"),
        ("today: [{do: Begin.}]", "today: []", "thin-path"),
    ],
)  # fmt: skip
def test_doubtful_path_is_a_warning_and_stops_nothing(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    spare = "{says: x, title: x, publisher: x, basis: survey, region: x, as_of: undated}"
    text = changed(ALPHA, old, new.replace("&", spare))
    content, problems = inspect_content(read_folder(write_content(tmp_path, alpha=text)))
    assert [(item.code, item.severity) for item in problems] == [(code, "warning")]
    assert content is not None


def test_misspelt_criterion_of_a_path_is_one_problem_not_two(tmp_path: Path) -> None:
    text = changed(ALPHA, "  calm: {level", "  calmm: {level")
    (problem,) = problems_of(write_content(tmp_path, alpha=text))
    assert (problem.code, problem.fix) == ("unknown-criterion", 'did you mean "calm"?')


def test_option_id_of_digits_that_is_no_other_number_is_fine(tmp_path: Path) -> None:
    text = changed(QUESTIONS, "id: earn", "id: 1")
    text = changed(text, "id: rest", "id: 010")
    text = changed(text, "id: both", "id: 12")
    assert problems_of(write_content(tmp_path, text)) == []


def test_source_named_judgement_alone_is_enough(tmp_path: Path) -> None:
    text = ALPHA.replace("[survey]", "[judgement]")
    problems = problems_of(write_content(tmp_path, alpha=text))
    assert [item.code for item in problems] == ["unused-source"]


def test_same_mistake_many_times_is_bounded(tmp_path: Path) -> None:
    wrong = ", ".join(f"k{number}: 1" for number in range(3000))
    text = changed(QUESTIONS, "wants: {pay: 2}", f"wants: {{{wrong}}}")
    problems = problems_of(write_content(tmp_path, text))
    assert len(problems) == MOST_FINDINGS
    assert len(problems) + sum(problem.more for problem in problems) == 3000


def test_no_letter_that_is_a_key_in_the_quiz_is_a_good_id() -> None:
    keys = {key for key in (*ASKING, *REVIEW) if len(key) == 1 and key.isalpha()}
    assert keys == set(QUIZ_KEYS)


NUMBER = """\
  - id: week
    section: skills
    prompt: How many hours a week?
    help: It tells your time.
    number: {limit: hours, least: 0, most: 60}
    options:
      - {id: few, label: Under ten, at_least: 0, facts: {hours: 5}}
      - {id: more, label: Ten or more, at_least: 10, facts: {hours: 20}}
      - {id: unsure, label: I do not know}
"""
WITH_NUMBER = changed(QUESTIONS, "        facts: {hours: 5}\n", "") + NUMBER


def test_question_about_a_number_is_in_order(tmp_path: Path) -> None:
    assert problems_of(write_content(tmp_path, WITH_NUMBER)) == []


NUMBER_MISTAKES = [
    ("{limit: hours,", "{limit: ours,", "limit: ours", "unknown-limit", 'no limit "ours"'),
    ("{limit: hours,", "{limit: tool,", "limit: tool,", "number-range", "have words"),
    ("least: 0, most: 60", "least: 60, most: 6", "number:", "number-range", "60 and 6"),
    ("at_least: 0,", "at_least: 1,", "at_least: 1,", "number-options", "begins at 1"),
    ("at_least: 10,", "at_least: 0,", "at_least: 0, facts: {hours: 20", "number-options",
     "0 does not come after 0"),
    ("most: 60", "most: 9", "at_least: 10", "number-options", "9 is the most"),
    ("label: A phone,", "label: A phone, at_least: 3,", "at_least: 3", "unfitting-key",
     'a question with "number"'),
    ("facts: {hours: 5}}", "facts: {hours: 10}}", "hours: 10}", "number-fact", "0 to 9 does"),
    (", facts: {hours: 20}", "", "{id: more", "number-fact", 'not state "hours"'),
    ("I do not know", "c", "label: c", "", ""),
    ("I do not know", "b", "label: b", "label-like-id", "also means another"),
    ("{id: unsure,", "{id: unsure, deal_breaker: true, wants: {pay: 1},", "deal_breaker: t",
     "empty-refusal", "could ever be ruled out"),
    ("{id: unsure,", "{id: unsure, deal_breaker: true, wants: {pay: 2},", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "code", "message"), NUMBER_MISTAKES)
def test_mistake_about_numbers_and_refusals_is_reported_at_its_place(
    tmp_path: Path, old: str, new: str, at: str, code: str, message: str
) -> None:
    text = changed(WITH_NUMBER, old, new)
    problems = problems_of(write_content(tmp_path, text))
    problems = [item for item in problems if item.severity == "error"]
    if not code:
        assert problems == []
        return
    problem = next(item for item in problems if item.code == code)
    assert where(problem) == place_of(text, at)
    assert message in problem.message


def test_somebody_is_asked_something_at_first(tmp_path: Path) -> None:
    text = QUESTIONS.replace("    help: It", "    ask: deciding\n    help: It")
    (problem,) = problems_of(write_content(tmp_path, text))
    assert (problem.code, problem.severity) == ("no-core-question", "error")


@pytest.mark.parametrize(("language", "fits"), [("de", True), ("pt-BR", True), ("German", False)])
def test_language_is_named_as_web_pages_name_it(tmp_path: Path, language: str, fits: bool) -> None:
    text = changed(QUESTIONS, "schema: 1", f"schema: 1\nlanguage: {language}")
    found = [item.code for item in problems_of(write_content(tmp_path, text))]
    assert found == ([] if fits else ["language"])


def test_every_check_is_seen_to_report_something() -> None:
    """A check that no test here makes speak could be broken without notice."""
    listed = {case[3] for case in (*BANK_MISTAKES, *PATH_MISTAKES)}
    listed |= {"option-count", "empty-list", "wants-less-of-a-good", "id-like-key"}
    listed |= {case[3] for case in NUMBER_MISTAKES} - {""}
    listed |= {"no-core-question", "language", "several-or-scale", "unfitting-key"} | CODES
    listed |= {"unused-source", "statement-without-source", "thin-path"}
    assert codes_of("checks") == listed
