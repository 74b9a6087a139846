"""The quiz as a person sees it, without a terminal."""

import re
import signal
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from careerpick.errors import Stopped
from careerpick.keeping.unfinished import Store
from careerpick.model import Answer, Content, Mark
from careerpick.quiz.loop import run_quiz
from careerpick.quiz.screen import QuizScreen
from tests.unit.quiz.sample import CONTENT, make_question, take_quiz

FULL = ("1", "2", "1", "3", "")


def with_first_question(**changes: object) -> Content:
    """Return the sample content with a first question that differs."""
    questions = CONTENT.bank.questions
    first = replace(questions[0], **changes)  # type: ignore[arg-type]
    return replace(CONTENT, bank=replace(CONTENT.bank, questions=(first, *questions[1:])))


def test_numbers_answer_in_order_and_enter_after_the_review_finishes() -> None:
    shown = take_quiz(*FULL)
    assert shown.outcome.finished
    assert shown.outcome.sheet.answers == {
        "money": Answer("soon"),
        "growth": Answer("lead"),
        "hours": Answer("few"),
        "place": Answer("anywhere"),
    }


def test_ids_labels_and_any_case_answer_as_well() -> None:
    shown = take_quiz("LATER", "lead OTHERS", " many ", "home")
    chosen = [answer.option for answer in shown.outcome.sheet.answers.values()]
    assert chosen == ["later", "lead", "many", "home"]


@pytest.mark.parametrize(
    ("typed", "option"), [("1", "one"), ("9", "nine"), (" eight. ", "eight"), ("7!", "seven")]
)
def test_each_of_nine_options_that_score_can_be_chosen(typed: str, option: str) -> None:
    names = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    labels = [f"{name} of them" for name in names]
    first = make_question("rooms", "goals", *labels)
    asked = replace(first, options=tuple(replace(o, wants={"variety": 1}) for o in first.options))
    content = with_first_question(**{key: getattr(asked, key) for key in ("id", "options")})

    shown = take_quiz("10", "0", typed, "2", "1", "3", "", content=content)

    assert all(f"{place}. {label}" in shown.flat for place, label in enumerate(labels, start=1))
    assert "There is no 10. Type a number from 1 to 9" in shown.flat
    assert shown.outcome.sheet.answers["rooms"].option == option


@pytest.mark.parametrize("width", [80, 120])
def test_three_lines_come_before_the_first_question(width: int) -> None:
    start = take_quiz(width=width).text.split("\n\n")[0].splitlines()
    assert len(start) == 3
    assert start[0] == "4 questions, about 1 minute. Nothing you type leaves this computer."
    assert start[2].startswith("b goes back, s skips, q leaves, ?")


def test_start_says_that_leaving_saves_only_where_it_does(tmp_path: Path) -> None:
    saving = take_quiz(store=Store(CONTENT, tmp_path)).text

    assert "q saves and leaves" in saving
    assert "q saves and leaves" not in take_quiz(store=None).text


def test_the_start_is_three_lines_at_forty_columns_as_well() -> None:
    start = take_quiz(width=40).text.split("\n\n")[0].splitlines()
    assert len(start) == 3
    assert "leaves this computer" in start[1]


def test_sections_have_one_heading_and_every_question_its_number() -> None:
    text = take_quiz(*FULL).text
    headings = re.findall("^Part .*$", text, re.MULTILINE)
    assert headings == ["Part 1 of 2: Your goals", "Part 2 of 2: Your week"]
    assert re.findall("Question ([0-9] of 4): What", text) == [
        "1 of 4",
        "2 of 4",
        "3 of 4",
        "4 of 4",
    ]


def test_number_and_label_are_on_one_line() -> None:
    assert "\n  2. Lead others\n" in take_quiz("1").text


def test_a_long_label_hangs_below_itself() -> None:
    content = with_first_question(
        options=make_question("money", "goals", "Soon " + "word " * 9, "Later").options
    )
    lines = take_quiz(width=30, content=content).text.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("  1. "))
    assert lines[start] == "  1. Soon word word word word"
    assert lines[start + 1] == "     word word word word word"


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    shown = take_quiz("?", "9", "", "soon!!", "b", "", "s", "r", "?", "x", "", *FULL, width=width)
    lines = [line for line in shown.text.splitlines() if not line.startswith("<")]
    # The input mark stands for the cursor, behind the prompt.
    assert max(cell_len(line.split("<")[0].rstrip()) for line in lines) <= width


def test_the_width_is_asked_for_each_time() -> None:
    printed = StringIO()
    console = Console(file=printed, width=100)
    sizes: list[int] = []

    def read_line() -> str | None:
        sizes.append(len(printed.getvalue()))
        console.width = 30
        return "1" if len(sizes) == 1 else None

    run_quiz(CONTENT, QuizScreen(console, read_line), store=None)
    assert max(map(len, printed.getvalue()[: sizes[0]].splitlines())) > 60
    assert max(map(len, printed.getvalue()[sizes[0] :].splitlines())) <= 30


def test_marks_are_confirmed_and_kept() -> None:
    shown = take_quiz("2!", "1!!")
    assert "Noted: this matters a lot to you." in shown.after(0)
    # An answer that wants nothing strongly can rule nothing out, and this is said.
    assert "Noted: this matters a lot to you. This answer can rule no path out." in shown.after(1)
    assert shown.outcome.sheet.answers == {
        "money": Answer("later", "important"),
        "growth": Answer("learn", "deal_breaker"),
    }


def test_deal_breaker_that_can_rule_a_path_out_is_confirmed_as_one() -> None:
    first = CONTENT.bank.questions[0]
    strong = replace(first.options[0], wants={"variety": 2})
    content = with_first_question(options=(strong, *first.options[1:]))

    shown = take_quiz("1!!", content=content)

    assert "Noted: you will not take work that fails on this." in shown.after(0)


def test_back_shows_the_former_answer_and_enter_keeps_it_with_its_mark() -> None:
    shown = take_quiz("2!!", "b", "", "1")
    assert "Your answer: 2 (deal-breaker). Enter keeps it." in shown.after(1)
    assert "Question 2 of 4" in shown.after(2)
    assert shown.outcome.sheet.answers["money"] == Answer("later", "deal_breaker")


def test_a_changed_answer_replaces_its_mark_and_returns_to_where_one_was() -> None:
    shown = take_quiz("2!!", "1", "1", "b", "b", "b", "1")
    assert "Question 4 of 4" in shown.after(6)
    assert shown.outcome.sheet.answers["money"] == Answer("soon")


def test_back_on_the_first_question_says_so_and_asks_on() -> None:
    shown = take_quiz("b", "1")
    assert shown.after(0).startswith("\nThis is the first question.\nYour answer")
    assert "money" in shown.outcome.sheet.answers


def test_a_skipped_question_has_no_answer_and_says_so_when_seen_again() -> None:
    shown = take_quiz("s", "b", "", "1")
    assert "You skipped this one. Enter skips it again." in shown.after(1)
    assert shown.outcome.sheet.answers == {"growth": Answer("learn")}


@pytest.mark.parametrize("key", ["?", "h", "help", "HELP"])
def test_help_says_why_and_lists_every_key_without_repeating_the_question(key: str) -> None:
    helped = take_quiz(key).after(0)
    assert "Why this is asked: We ask to learn of money." in helped
    listed = re.findall("^  (\\S+):", helped, re.MULTILINE)
    assert listed == ["2", "2!", "2!!", "b", "s", "r", "q", "again", "?"]
    assert "What about money" not in helped


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("7", "There is no 7. Type a number from 1 to 2, or ? for help."),
        ("0", "There is no 0. Type a number from 1 to 2, or ? for help."),
        ("-1", "There is no -1. Type a number from 1 to 2, or ? for help."),
        ("x", 'There is no answer "x". Type a number from 1 to 2, or ? for help.'),
        ("latr", 'There is no answer "latr". Did you mean "later"? Type yes if so.'),
        ("", "Type the number of an answer, s to skip, or ? for help."),
        ("   ", "Type the number of an answer, s to skip, or ? for help."),
        ("2!!!", 'There are 3 "!" here; one or two are possible.'),
    ],
)
def test_what_was_mistyped_gets_one_helpful_line_and_no_repeat(typed: str, answered: str) -> None:
    shown = take_quiz(typed, width=120)
    assert shown.after(0).startswith(f"\n{answered}")
    assert shown.after(0).count("\n") == 2
    assert not shown.outcome.sheet.answers


def test_a_very_long_answer_is_not_echoed_whole() -> None:
    assert len(take_quiz("y" * 100_000).after(0)) < 200


@pytest.mark.parametrize("yes", ["y", "Yes", "YES"])
def test_yes_takes_the_answer_that_was_suggested(yes: str) -> None:
    shown = take_quiz("latr", yes)
    assert shown.outcome.sheet.answers == {"money": Answer("later")}
    assert "Question 2 of 4" in shown.after(1)


def test_yes_takes_no_suggestion_of_another_question() -> None:
    shown = take_quiz("latr", "1", "yes")
    assert shown.outcome.sheet.answers == {"money": Answer("soon")}
    assert 'There is no answer "yes".' in shown.after(2)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("no", "No, I may not"),
        ("i would", "I would have to ask"),
        ("no, I", "No, I may not"),
        ("i", None),
        ("n", None),
    ],
)
def test_the_beginning_of_one_label_is_suggested_and_nothing_near_to_a_short_word(
    typed: str, near: str | None
) -> None:
    labels = ("Now and here", "I would have to ask", "No, I may not", "I know nothing of it")
    content = with_first_question(options=make_question("money", "goals", *labels).options)
    answered = take_quiz(typed, content=content).after(0)
    assert ("Did you mean" in answered) == (near is not None)
    assert f'Did you mean "{near}"?' in answered or near is None


@pytest.mark.parametrize(
    "typed",
    [
        "\x1b[2J\x1b]8;;http://example.com\x07x\x1b]8;;\x07",
        "\x9b31mx",
        "x\u202etxt.exe\u2066",
        "\x00\x08\x7f\u200b\ufeff\u2028x",
        "[bold]x[/bold] :smile:",
        "\udcff",
    ],
)
def test_nothing_that_was_typed_commands_the_terminal(typed: str) -> None:
    shown = take_quiz(typed, "2")
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", shown.text
    )
    assert shown.outcome.sheet.answers == {"money": Answer("later")}


def test_a_stray_control_character_does_not_spoil_an_answer() -> None:
    assert take_quiz("\x7f2\u200b").outcome.sheet.answers == {"money": Answer("later")}


@pytest.mark.parametrize("width", [20, 40, 80])
def test_what_stands_before_the_cursor_fits_on_one_line_with_room_to_type(width: int) -> None:
    shown = take_quiz("1", "b", "", "r", width=width)
    for number in range(4):
        before_cursor = shown.text.split(f"<{number}>")[0].splitlines()[-1]
        assert before_cursor.startswith(("Your answer", "1-", "Enter", ">"))
        assert len(before_cursor) <= width - 5


def test_markup_is_shown_as_it_was_typed() -> None:
    assert '"[bold]x[/bold] :smile:"' in take_quiz("[bold]x[/bold] :smile:").after(0)


def test_content_is_shown_as_text_and_commands_nothing() -> None:
    hostile = "\x1b[31mRed\u202e [link=http://example.com]x[/link]"
    content = with_first_question(prompt=hostile, help=hostile)
    shown = take_quiz("?", content=content)
    assert "\x1b" not in shown.text
    assert "\u202e" not in shown.text
    assert shown.text.count("[31mRed [link=http://example.com]x[/link]") == 2


def test_again_shows_the_question_again() -> None:
    assert "Question 1 of 4: What about money?" in take_quiz("again").after(0)


def test_a_word_that_names_an_answer_is_that_answer() -> None:
    content = with_first_question(
        options=make_question("money", "goals", "Leave", "Skip", "Again").options
    )
    assert take_quiz("leave", content=content).outcome.sheet.answers == {"money": Answer("leave")}
    assert take_quiz("again", content=content).outcome.sheet.answers == {"money": Answer("again")}


def test_the_review_lists_every_question_with_its_answer_and_mark() -> None:
    review = take_quiz("2!", "1!!", "s", "Home").after(3)
    assert " 1. What about money? -> Later is fine (matters a lot)\n" in review
    assert " 2. What about growth? -> Learn a lot (deal-breaker)\n" in review
    assert " 3. What about hours? -> skipped\n" in review
    assert " 4. What about place? -> Home\n" in review
    assert "Enter shows your result. A number changes that answer. b goes back." in review


@pytest.mark.parametrize("typed", ["2", "2.", "growth"])
def test_a_number_or_an_id_in_the_review_changes_that_answer(typed: str) -> None:
    shown = take_quiz("1", "1", "1", "1", typed, "3!", "")
    assert "Question 2 of 4" in shown.after(4)
    assert "2. What about growth? -> Neither of them (matters a lot)" in shown.after(5)
    assert shown.outcome.finished
    assert shown.outcome.sheet.answers["growth"] == Answer("neither", "important")


@pytest.mark.parametrize(
    ("typed", "mark"), [("2!", "important"), ("2!!", "deal_breaker"), ("growth!", "important")]
)
def test_a_mark_in_the_review_keeps_the_answer_and_marks_it(typed: str, mark: Mark) -> None:
    shown = take_quiz("1", "1", "1", "1", typed, "")
    assert "Noted: " in shown.after(4)
    assert "2. What about growth? -> Learn a lot (" in shown.after(4)
    assert shown.outcome.finished
    assert shown.outcome.sheet.answers["growth"] == Answer("learn", mark)


def test_a_mark_in_the_review_behind_a_question_without_answer_asks_it() -> None:
    assert "Question 2 of 4" in take_quiz("1", "s", "1", "1", "2!").after(4)


def test_three_marks_in_the_review_name_no_question() -> None:
    assert 'There is no question "2!!!".' in take_quiz("1", "1", "1", "1", "2!!!").text


def test_enter_at_a_question_picked_in_the_review_returns_there_unchanged() -> None:
    shown = take_quiz("1", "1", "1", "1", "2", "")
    assert "Enter shows your result." in shown.after(5)
    assert shown.outcome.sheet.answers["growth"] == Answer("learn")


def test_back_from_the_review_shows_the_last_question() -> None:
    assert "Question 4 of 4" in take_quiz("1", "1", "1", "1", "b").after(4)


@pytest.mark.parametrize("typed", ["0", "5", "nothing", "99999999999999999999"])
def test_what_is_no_question_gets_one_line_in_the_review(typed: str) -> None:
    shown = take_quiz("1", "1", "1", "1", typed, "", width=120)
    answered = f'\nThere is no question "{typed}". Type a number from 1 to 4, or ? for help.\n'
    assert shown.after(4).startswith(answered)
    assert "Your answers" not in shown.after(4)
    assert shown.outcome.finished


def test_a_very_long_line_in_the_review_is_not_echoed_whole() -> None:
    answered = take_quiz("1", "1", "1", "1", "y" * 100_000).after(4)
    assert answered.count("y") < 300
    assert "or ? for help." in answered


def test_an_early_review_says_what_is_left_and_enter_goes_on() -> None:
    shown = take_quiz("1", "r", "")
    assert "3 questions are still to come." in shown.after(1)
    assert "Enter goes on with question 2." in shown.after(1)
    assert "growth" not in shown.after(1)
    assert "Question 2 of 4" in shown.after(2)


def test_the_result_can_be_had_early_from_the_review() -> None:
    shown = take_quiz("1", "r", "f")
    assert shown.outcome.finished
    assert shown.outcome.sheet.answers == {"money": Answer("soon")}


@pytest.mark.parametrize("end", ["q", "quit", "Exit", None])
def test_leaving_keeps_the_answers_and_does_not_finish(end: str | None) -> None:
    shown = take_quiz("1", "2", end)
    assert not shown.outcome.finished
    assert len(shown.outcome.sheet.answers) == 2
    assert "You left the quiz. Your answers are not saved." in shown.text


def test_the_end_of_input_in_the_review_does_not_finish() -> None:
    assert not take_quiz("1", "1", "1", "1", None).outcome.finished


def test_without_colour_no_code_at_all_is_printed() -> None:
    printed = StringIO()
    lines = iter(["?", "2!!", "b", "", "r"])
    run_quiz(
        CONTENT,
        QuizScreen(
            Console(file=printed, width=80, force_terminal=True, no_color=True),
            lambda: next(lines, None),
        ),
        store=None,
    )
    assert "\x1b" not in printed.getvalue()


def test_with_colour_only_bold_and_faint_are_used() -> None:
    printed = StringIO()
    console = Console(
        file=printed, width=80, force_terminal=True, color_system="standard", _environ={}
    )
    run_quiz(CONTENT, QuizScreen(console, lambda: None), store=None)
    assert set(re.findall("\x1b\\[[^m]*.", printed.getvalue())) == {"\x1b[1m", "\x1b[2m", "\x1b[0m"}


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_an_old_encoding_gets_the_nearest_plain_letters(encoding: str) -> None:
    content = with_first_question(prompt="What’s “a café” – €5 → 日本")
    raw = BytesIO()
    stream = TextIOWrapper(raw, encoding=encoding)
    console = Console(file=stream, width=80)
    run_quiz(content, QuizScreen(console, lambda: None), store=None)
    printed = raw.getvalue().decode("ascii")
    assert 'What\'s "a cafe" - EUR 5 -> ??' in printed


class _Closed(StringIO):
    """A terminal whose window is closed after some writing."""

    writes = 0

    def write(self, text: str) -> int:
        self.writes += 1
        if self.writes > 20:
            raise BrokenPipeError
        return super().write(text)


def test_a_closed_screen_ends_the_quiz_with_the_answers_so_far() -> None:
    outcome = run_quiz(
        CONTENT, QuizScreen(Console(file=_Closed(), width=80), lambda: "1"), store=None
    )
    assert not outcome.finished
    assert outcome.sheet.answers["money"] == Answer("soon")


def test_ctrl_c_says_goodbye_and_tells_the_caller_which_signal_it_was() -> None:
    printed = StringIO()
    lines = iter(["1"])

    def read_line() -> str:
        try:
            return next(lines)
        except StopIteration:
            raise KeyboardInterrupt from None

    with pytest.raises(Stopped, match="130") as stopped:
        run_quiz(CONTENT, QuizScreen(Console(file=printed, width=80), read_line), store=None)
    assert stopped.value.code == 128 + signal.SIGINT
    assert "You left the quiz." in printed.getvalue()


def test_no_is_not_taken_for_n_where_answers_would_be_put_aside(tmp_path: Path) -> None:
    take_quiz("1", "1", store=Store(CONTENT, tmp_path))

    shown = take_quiz("no", "no", "", store=Store(CONTENT, tmp_path))

    assert "Type n once more" in shown.after(0)
    assert "Press Enter to go on with it" in shown.after(1)
    assert "Question 3 of 4" in shown.after(2)
