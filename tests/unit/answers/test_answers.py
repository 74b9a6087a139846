"""Answer files: their forms, what is generous, what is refused where."""

import json
from pathlib import Path

import pytest
import yaml

import careerpick.answers.forms
from careerpick.answers import ParsedAnswers, parse_answers
from careerpick.answers.choice import is_skip, parse_choice
from careerpick.answers.saved import answer_template, format_answers
from careerpick.content import load_content
from careerpick.errors import AnswerError, Problem
from careerpick.model import Answer, Content, Mark, Option, Question
from careerpick.words.problems import worded
from tests import shipped
from tests.builders import make_content, make_path, make_question, make_sheet
from tests.unit.content.sample import QUESTIONS, changed, place_of, where, write_content

SMALL = make_content(
    [
        Question(
            id="aim",
            section="goals",
            prompt="What is your aim?",
            help="It tells.",
            options=(
                Option("earn", "Money soon"),
                Option("rest", "Quiet: no noise"),
                Option("both", "Some of both!"),
            ),
        ),
        Question(
            id="tool",
            section="goals",
            prompt="What do you work on?",
            help="It tells.",
            options=(Option("phone", "Don't know #1"), Option("true", "20"), Option("010", "No.")),
        ),
        make_question("last", [{}, {}, {}, {}]),
    ],
    [make_path("one", {"calm": 1})],
)
AIM, TOOL, LAST = SMALL.bank.questions


def parse(text: str | bytes, content: Content = SMALL) -> ParsedAnswers:
    raw = text if isinstance(text, bytes) else text.encode()
    return parse_answers(raw, "answers.yaml", content)


def problems_of(text: str | bytes, content: Content = SMALL) -> tuple[Problem, ...]:
    with pytest.raises(AnswerError, match=r"\S") as caught:
        parse(text, content)
    return tuple(map(worded, caught.value.problems))


# What is typed for one question


@pytest.mark.parametrize(
    ("typed", "question", "option", "mark"),
    [
        ("1", AIM, "earn", "normal"),
        (" 2 ", AIM, "rest", "normal"),
        ("3.", AIM, "both", "normal"),
        ("3)", AIM, "both", "normal"),
        ("２", AIM, "rest", "normal"),
        ("rest", AIM, "rest", "normal"),
        ("REST", AIM, "rest", "normal"),
        ("money  soon", AIM, "earn", "normal"),
        ("Money soon.", AIM, "earn", "normal"),
        ("Quiet: no noise", AIM, "rest", "normal"),
        ("don’t know #1", TOOL, "phone", "normal"),
        ("no", TOOL, "010", "normal"),
        ("true", TOOL, "true", "normal"),
        ("010", TOOL, "010", "normal"),
        ("20", TOOL, "true", "normal"),
        ("2!", AIM, "rest", "important"),
        ("2!!", AIM, "rest", "deal_breaker"),
        ("2 !!", AIM, "rest", "deal_breaker"),
        ("rest !", AIM, "rest", "important"),
        ("Money soon!!", AIM, "earn", "deal_breaker"),
        # A label that ends in "!" is no marked answer; with one more it is.
        ("Some of both!", AIM, "both", "normal"),
    ],
)
def test_choice_is_understood(typed: str, question: Question, option: str, mark: Mark) -> None:
    assert parse_choice(typed, question) == Answer(option, mark)


@pytest.mark.parametrize(
    ("typed", "message", "fix"),
    [
        ("7", "There is no 7.", "Type a number from 1 to 3."),
        ("0", "There is no 0.", "Type a number from 1 to 3."),
        ("-1", "There is no -1.", "Type a number from 1 to 3."),
        ("999999999999", "There is no 999999999999.", "Type a number from 1 to 3."),
        ("7!", "There is no 7.", "Type a number from 1 to 3."),
        ("", "There is no answer here.", "Type a number from 1 to 3."),
        ("!!", "There is no answer here.", "Type a number from 1 to 3."),
        ("eran", 'There is no answer "eran".', 'did you mean "earn"?'),
        ("monney soon", 'There is no answer "monney soon".', 'did you mean "Money soon"?'),
        ("zzz", 'There is no answer "zzz".', "earn, rest, both; or type a number from 1 to 3."),
        ("ear", 'There is no answer "ear".', 'did you mean "earn"?'),
        ("1 2", 'There is no answer "1 2".', "or type a number"),
        ("1.5", 'There is no answer "1.5".', "or type a number"),
        ("02", "There is no 02.", "Type a number from 1 to 3."),
        ("2!!!", 'There are 3 "!" here; one or two are possible.', "deal-breaker"),
        ("x" * 500, f'There is no answer "{"x" * 59}…".', "or type"),
        ("a\x1b[2Jb", 'There is no answer "a\ufffd[2Jb".', "or type"),
    ],
)
def test_choice_that_is_none_is_answered_helpfully(typed: str, message: str, fix: str) -> None:
    with pytest.raises(AnswerError, match=r"\S") as caught:
        parse_choice(typed, AIM)
    problem = worded(caught.value.problems[0])
    assert problem.message == message
    assert fix in problem.fix


def test_id_wins_over_number_and_number_over_label() -> None:
    question = Question("q", "s", "p", "h", (Option("x", "2"), Option("y", "3"), Option("10", "1")))
    assert [parse_choice(typed, question).option for typed in ("2", "3", "1", "10")] == [
        "y",
        "10",
        "x",
        "10",
    ]


def test_id_wins_over_the_label_of_another_option() -> None:
    question = Question("q", "s", "p", "h", (Option("a", "b"), Option("b", "c"), Option("2", "d")))
    assert [parse_choice(typed, question).option for typed in ("b", "c", "2")] == ["b", "b", "2"]


def test_skip_words_skip_unless_they_are_an_option() -> None:
    assert [is_skip(word, AIM) for word in ("s", " SKIP ", "-", "1", "")] == [True] * 3 + [
        False
    ] * 2
    question = Question("q", "s", "p", "h", (Option("s", "Small"), Option("l", "Large")))
    assert not is_skip("s", question)


# The forms of a file


@pytest.mark.parametrize(
    "text",
    [
        "aim: rest\ntool: skip\n",
        "# mine\n\ntool:\naim: REST  # because\n",
        "---\naim: 2\ntool: null\n...\n",
        "  aim: rest\n  tool: s\n",
        '{"aim": "rest", "tool": "skip"}',
        '{\n\t"aim": 2,\n\t"tool": null\n}',
        "aim: {answer: rest}\ntool: {answer: skip, important: false}\n",
        "answers:\n  aim: rest\n  tool: skip\n",
        "schema: careerpick.answers/1\nanswers: {aim: rest, tool: skip}\n",
        "2\ns\n",
        "# mine\n  REST  # because\n# then\nskip\n\n",
        "quiet: NO noise\n-\n",
        "2\r\nskip\r\n",
        "\ufeff2\nskip",
    ],
)
def test_same_answers_come_out_of_every_form(text: str) -> None:
    parsed = parse(text)
    assert parsed.sheet == make_sheet(aim="rest")
    assert parsed.skipped == ("tool",)


@pytest.mark.parametrize(
    "text",
    [
        "aim: {answer: rest, important: true}\ntool: {answer: phone, deal_breaker: true}\n",
        "aim: rest!\ntool: 1 !!\n",
        "2!\nphone!!\n",
        '{"aim": {"answer": 2, "important": true, "deal_breaker": false}, "tool": "1!!"}',
    ],
)
def test_marks_come_out_of_every_form(text: str) -> None:
    expected = make_sheet({"aim": "important", "tool": "deal_breaker"}, aim="rest", tool="phone")
    assert parse(text).sheet == expected


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "{}", "---\n", "answers:\n"])
def test_empty_file_answers_nothing(text: str) -> None:
    parsed = parse(text)
    assert parsed == ParsedAnswers(make_sheet(), ())


@pytest.mark.parametrize(("written", "option"), [("true", "true"), ("010", "010"), ("20", "true")])
def test_option_that_yaml_would_change_is_compared_as_written(written: str, option: str) -> None:
    for text in (f"tool: {written}", f'tool: "{written}"', f'{{"tool": "{written}"}}'):
        assert parse(text).sheet == make_sheet(tool=option)


def test_option_called_null_is_chosen_rather_than_skipped() -> None:
    question = Question("q", "s", "p", "h", (Option("null", "Zero"), Option("one", "One")))
    content = make_content([question], [make_path("one", {"calm": 1})])
    assert parse("q: null", content).sheet == make_sheet(q="null")


def test_labels_with_colons_in_plain_lines_are_no_mapping() -> None:
    options = tuple(Option(f"o{n}", f"aim: number {n}") for n in "ab")
    questions = [Question(name, "s", "p", "h", options) for name in ("aim", "more")]
    content = make_content(questions, [make_path("one", {"calm": 1})])
    assert parse("aim: number b\naim: number a\n", content).sheet == make_sheet(aim="ob", more="oa")


def test_one_wrong_label_with_a_colon_does_not_turn_plain_lines_into_a_mapping() -> None:
    (problem,) = problems_of("Quiet: no nose\n1\n2\n")
    assert (problem.line, problem.column) == (1, 1)
    assert problem.fix == 'did you mean "Quiet: no noise"?'


@pytest.mark.parametrize(
    ("text", "line"), [("Quiet: no nose\n", 1), ("1\n1\nlast: x\n", 3), ("1\nskip\nx: y\n", 3)]
)
def test_file_that_is_mostly_plain_lines_is_taken_for_plain_lines(text: str, line: int) -> None:
    (problem,) = problems_of(text)
    assert (problem.code, problem.line, problem.column) == ("unknown-option", line, 1)


def test_form_of_a_huge_file_is_told_from_its_first_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def look_up(name: str, _valid: object) -> None:
        looked_up.append(name)

    monkeypatch.setattr(careerpick.answers.forms, "closest", look_up)
    problems_of("B:\n" * 100_000)
    assert 0 < len(looked_up) <= 200


# What is refused, and where


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message", "fix"),
    [
        ("aim: rest\ntols: 1\n", "unknown-question", 2, 1, 'no question "tols"', '"tool"'),
        ("zz: 1\n", "unknown-question", 1, 1, 'no question "zz"', "careerpick questions"),
        ("aim: rests\n", "unknown-option", 1, 6, 'no answer "rests" for the question "aim"',
         '"rest"'),
        ("aim: 4\n", "no-such-number", 1, 6, "There is no 4 for the question", "from 1 to 3"),
        ("aim: yes\n", "unknown-option", 1, 6, 'no answer "yes"', "earn, rest, both"),
        ("aim: 1.5\n", "unknown-option", 1, 6, 'no answer "1.5"', ""),
        ("aim: true\n", "unknown-option", 1, 6, 'no answer "true"', ""),
        ("aim: rest\naim: both\n", "repeated-key", 2, 1, "on line 1 and on line 2", "Remove"),
        ("aim: [rest, both]\n", "not-one-answer", 1, 6, '"aim" takes one answer', ""),
        ("aim: {answer: [rest]}\n", "not-one-answer", 1, 15, '"aim" takes one answer', ""),
        ("aim: {answer: {a: b}}\n", "not-one-answer", 1, 15, '"aim" takes one answer', ""),
        ("aim: {important: true}\n", "no-answer", 1, 6, '"answer" is missing', ""),
        ("aim: {answer: 1, important: maybe}\n", "not-true-or-false", 1, 29,
         '"important" is either true or false', ""),
        ("aim: {answer: 1, important: 1}\n", "not-true-or-false", 1, 29, "either true", ""),
        ("aim: {answer: 1, importent: true}\n", "unknown-key", 1, 18, '"importent"',
         'did you mean "important"?'),
        ("aim: {answer: 1, why: true}\n", "unknown-key", 1, 18, '"why"', "answer, important"),
        ("aim: {answer: 1, important: true, deal_breaker: true}\n", "two-marks", 1, 6,
         "marked twice", "either important or deal_breaker"),
        ("aim: {answer: 1!, important: true}\n", "two-marks", 1, 6, "marked twice", ""),
        ("aim: {answer: skip, important: true}\n", "marked-skip", 1, 6, "cannot be marked", ""),
        ("aim: {answer: zz, important: true}\n", "unknown-option", 1, 15, 'no answer "zz"', ""),
        ("- rest\n- phone\n", "not-answers", 1, 1, "the questions with their answers",
         "without dashes"),
        ('["rest"]', "not-answers", 1, 1, "the questions with their answers", ""),
        ("answers: [rest]\n", "not-answers", 1, 10, "the questions with their answers", ""),
        ("schema: careerpick.answers/2\nanswers: {}\n", "wrong-schema", 1, 9,
         '"careerpick.answers/2"', "Expected: careerpick.answers/1"),
        ('{"schema": "careerpick.result/1"}', "wrong-schema", 1, 12, '"careerpick.result/1"', ""),
        ("schema: careerpick.answers/1\nanswer: {}\n", "unknown-key", 2, 1, '"answer"',
         'did you mean "answers"?'),
        ("schema: careerpick.answers/1\n", "no-answers", 1, 1, '"answers" is missing', ""),
        ("1\n\n3\n", "empty-line", 2, 1, "left out", "skip"),
        ("\n1\n", "empty-line", 1, 1, "left out", "skip"),
        ("1\n  what?\n", "unknown-option", 2, 3, 'no answer "what?" for the question "tool"', ""),
        ("1\n1\n1\n# end\n1\n1\n", "extra-line", 5, 1, "there are 3 questions", "in their order"),
        ("aim: 'rest\n", "open-quote", 1, 6, "never closed", ""),
        ("aim: *x\n", "alias", 1, 6, "another place", ""),
        ("1\x1b\n", "control-character", 1, 2, "U+001B", ""),
    ],
)  # fmt: skip
def test_wrong_file_is_refused_at_its_place(
    text: str, code: str, line: int, column: int, message: str, fix: str
) -> None:
    (problem,) = problems_of(text)
    assert (problem.code, *where(problem)) == (code, line, column)
    assert message in problem.message
    assert fix in problem.fix
    assert problem.file == "answers.yaml"
    assert problem.source == text.split("\n")[line - 1].replace("\x1b", "\ufffd")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("aim: x\ntool: y\nlost: z\n", [1, 2, 3]),
        ("x\ny\nz\nz\n", [1, 2, 3, 4]),
        ("aim: {answer: x, important: no}\ntool: 9\n", [1, 1, 2]),
    ],
)
def test_all_problems_come_at_once(text: str, lines: list[int]) -> None:
    assert [item.line for item in problems_of(text)] == lines


def test_bytes_that_are_no_answers_are_an_answer_error() -> None:
    for raw in (b"\xff\xfe1\x00", b"aim: f\xfcr", b"\x00", b"x" * 2_000_000):
        assert len(problems_of(raw)) == 1


def test_file_full_of_mistakes_is_bounded() -> None:
    assert len(problems_of("".join(f"k{number}: 1\n" for number in range(3000)))) == 50
    many = ", ".join(f"k{number}: 1" for number in range(5000))
    assert len(problems_of(f"aim: {{answer: 1, {many}}}")) == 50


# Saved files, and files for other questions


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return load_content(write_content(tmp_path / "content"))


def test_saved_file_says_which_questions_it_is_for(content: Content) -> None:
    text = format_answers(make_sheet(aim="rest"), content)
    saved = yaml.safe_load(text)
    assert saved["schema"] == "careerpick.answers/1"
    assert saved["bank"] == content.bank_fingerprint
    assert saved["questions"] == dict(content.question_fingerprints)
    assert saved["answers"] == {"aim": "rest", "tools": "skip"}


def test_saved_file_as_json_is_read_again(content: Content) -> None:
    saved = yaml.safe_load(format_answers(make_sheet({"aim": "important"}, aim="rest"), content))
    parsed = parse(json.dumps(saved), content)
    assert parsed.sheet == make_sheet({"aim": "important"}, aim="rest")


def test_file_for_other_questions_is_refused_with_what_changed(
    content: Content, tmp_path: Path
) -> None:
    text = changed(QUESTIONS, "What is your aim?", "What is your goal?")
    text = changed(text, "id: tools", "id: device")
    other = load_content(write_content(tmp_path / "other", text))
    saved = format_answers(make_sheet(aim="rest", tools="phone"), content)
    (problem,) = problems_of(saved, other)
    assert problem.code == "other-questions"
    assert where(problem) == place_of(saved, f'"{content.bank_fingerprint}"')
    assert problem.fix.startswith("Changed: aim. Gone: tools. New: device. Answer them anew")


def test_change_that_no_question_shows_keeps_saved_files_valid(
    content: Content, tmp_path: Path
) -> None:
    text = changed(QUESTIONS, "wants: {pay: 2}", "wants: {pay: 1}")
    other = load_content(write_content(tmp_path / "other", text))
    saved = format_answers(make_sheet(aim="rest"), content)
    assert parse(saved, other).sheet == make_sheet(aim="rest")


@pytest.mark.parametrize("rest", ["", "questions: 3\n", "questions:\n"])
def test_file_for_other_questions_is_refused_without_a_list_of_them(
    content: Content, rest: str
) -> None:
    text = f"schema: careerpick.answers/1\nbank: 0123456789ab\nanswers: {{}}\n{rest}"
    (problem,) = problems_of(text, content)
    assert (problem.code, problem.line, problem.column) == ("other-questions", 2, 7)
    assert problem.fix == "Answer them anew with: careerpick quiz"


def test_only_named_questions_are_written_as_skipped(content: Content) -> None:
    text = format_answers(make_sheet(), content, skipped=["tools"])
    assert parse(text, content).skipped == ("tools",)
    nothing = parse(format_answers(make_sheet(), content, skipped=[]), content)
    assert nothing.skipped == ()


def test_template_lists_every_option_and_skips_everything(content: Content) -> None:
    text = answer_template(content)
    for question in content.bank.questions:
        assert f"# {question.prompt}" in text
        assert f"\n  {question.id}: skip\n" in text
        for option in question.options:
            assert any(
                line.split("#")[-1].split() == [option.id, *option.label.split()]
                for line in text.splitlines()
            )
    assert parse(text, content) == ParsedAnswers(make_sheet(), ("aim", "tools"))


def test_template_filled_in_as_its_head_says_is_understood(content: Content) -> None:
    text = answer_template(content).replace("aim: skip", "aim: {answer: rest, important: true}")
    text = text.replace("tools: skip", "tools: {answer: phone, deal_breaker: true}")
    marks: dict[str, Mark] = {"aim": "important", "tools": "deal_breaker"}
    assert parse(text, content).sheet == make_sheet(marks, aim="rest", tools="phone")


def test_prompt_cannot_break_out_of_its_comment() -> None:
    question = Question(
        id="no",
        section="goals",
        prompt="Sure?\nno: b\x1b[2J\u2028no: b",
        help="It tells.",
        options=(Option("true", "Yes\nno: b"), Option("b", "No")),
    )
    hostile = make_content([question], [make_path("one", {"calm": 1})])
    for text in (format_answers(make_sheet(no="true"), hostile), answer_template(hostile)):
        assert "\x1b" not in text
        assert "\u2028" not in text
        assert [line for line in text.splitlines() if line.strip().startswith('"no"')]
        assert not [line for line in text.splitlines() if line.strip().startswith("no:")]
    assert parse(format_answers(make_sheet(no="true"), hostile), hostile).sheet == make_sheet(
        no="true"
    )


def test_words_that_other_tools_would_change_are_quoted() -> None:
    words = ("yes", "null", "12", "2024-01-01", "1e3", "0x1f", "on", "plain-word")
    questions = [
        Question(word, "s", "p", "h", (Option(word, "A"), Option("other", "B"))) for word in words
    ]
    odd = make_content(questions, [make_path("one", {"calm": 1})])
    text = format_answers(make_sheet(**{word: word for word in words}), odd)
    assert yaml.safe_load(text)["answers"] == {word: word for word in words}
    assert parse(text, odd).sheet == make_sheet(**{word: word for word in words})
    assert "plain-word: plain-word" in text


def test_shipped_template_is_an_answer_file() -> None:
    parsed = parse(answer_template(shipped.CONTENT), shipped.CONTENT)
    assert parsed.sheet == make_sheet()
    assert len(parsed.skipped) == len(shipped.CONTENT.bank.questions)
