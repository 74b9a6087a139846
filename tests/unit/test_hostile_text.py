"""Text that is made to hang, to hide, or to command the terminal does neither."""

import time
import unicodedata
from io import StringIO

import pytest

from careerpick.answers import parse_answers
from careerpick.answers.choice import is_skip, parse_choice
from careerpick.errors import AnswerError, Problem
from careerpick.model import Answer
from careerpick.write.problems import MAX_MESSAGE, note_text, problems_text
from careerpick.write.style import Look, make_console, to_ascii
from tests.builders import make_content, make_path, make_question

AIM = make_question("aim", [{}, {}, {}])
CONTENT = make_content([AIM], [make_path("one", {"calm": 1})])
FIRST, SECOND, _ = (option.id for option in AIM.options)
ACCENTS = "\u0315\u0301" * 50_000
"""Putting these in their order takes seconds, and of a file as large as is read, minutes."""


@pytest.mark.parametrize(
    ("typed", "option"),
    [("1", FIRST), ("１", FIRST), ("1.", FIRST), ("1)", FIRST), (" 2 ", SECOND), ("①", FIRST)],
)
def test_a_number_is_understood_as_people_write_it(typed: str, option: str) -> None:
    assert parse_choice(typed, AIM) == Answer(option)


@pytest.mark.parametrize(
    "typed",
    ["²", "¹", "₂", "2²", "1e0", "+1", "-1", "1.5", "1,0", "01", "0x1", "1_", "0", "０", "½", "٢",
     "Ⅱ", "１０", "NaN", "Infinity", "-Infinity", "1" * 30, "true", "True", "no"],
)  # fmt: skip
def test_what_only_looks_like_a_number_answers_nothing(typed: str) -> None:
    with pytest.raises(AnswerError, match="There is no"):
        parse_choice(typed, AIM)
    for raw in (typed, f"aim: {typed}", f'{{"aim": "{typed}"}}'):
        with pytest.raises(AnswerError, match="There is no"):
            parse_answers(raw.encode(), "x", CONTENT)


@pytest.mark.parametrize("written", [".nan", "-.inf", ".INF"])
def test_a_number_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(AnswerError, match="no number that can be used"):
        parse_answers(f"aim: {written}".encode(), "x", CONTENT)


@pytest.mark.parametrize("mark", ["yes", "1", "0", "'true'", "1.0", "True", "on"])
def test_only_true_and_false_are_marks(mark: str) -> None:
    with pytest.raises(AnswerError, match="either true or false"):
        parse_answers(f"aim: {{answer: 1, important: {mark}}}".encode(), "x", CONTENT)


def test_a_text_made_to_hang_is_answered_at_once() -> None:
    started = time.monotonic()
    for text in (
        f"1{ACCENTS[:40_000]}",
        ACCENTS[:40_000],
        "\ufdfa" * 300_000,
        "1" + "!" * 1_000_000,
    ):
        assert not is_skip(text, AIM)
        with pytest.raises(AnswerError, match=r"There (is no|are 1000000)"):
            parse_choice(text, AIM)
        with pytest.raises(AnswerError, match=r"There (is no|are 1000000)|larger"):
            parse_answers(text.encode(), "x", CONTENT)
    assert time.monotonic() - started < 3


def test_plain_letters_are_found_at_once() -> None:
    started = time.monotonic()
    assert to_ascii(f"a{ACCENTS}b") == "ab"
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "text", ["plain", "naïve – “ok” …", "e\u0301\u0315\u0327a", "ﬁ ½ €9 日本 ǆ ₂"]
)
def test_plain_letters_are_those_of_the_text_as_a_whole(text: str) -> None:
    whole = unicodedata.normalize("NFKD", text)
    bare = [char for char in whole if char.isascii() and char.isalnum()]
    # Also what only the project's own table gives, such as "EUR".
    assert [char for char in to_ascii(text).replace("EUR ", "") if char.isalnum()] == bare
    assert to_ascii(text).isascii()


@pytest.mark.parametrize("columns", ["0", "-5", "abc", "²", "", "٣", "0" * 50])
@pytest.mark.parametrize("name", ["COLUMNS", "LINES", "JUPYTER_COLUMNS"])
def test_a_size_that_is_none_changes_nothing(name: str, columns: str) -> None:
    expected = make_console(StringIO()).width
    console = make_console(out := StringIO(), environment={name: columns})
    console.print("something")
    assert (console.width, out.getvalue()) == (expected, "something\n")


@pytest.mark.parametrize(("columns", "width"), [("1", 1), ("20", 20), ("99999", 99999)])
def test_a_size_is_taken_as_it_is(columns: str, width: int) -> None:
    assert make_console(StringIO(), environment={"COLUMNS": columns}).width == width


def test_only_a_console_that_is_told_of_the_environment_heeds_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "33")
    monkeypatch.setenv("NO_COLOR", "1")
    console = make_console(StringIO())
    assert (console.width != 33, console.no_color) == (True, False)


def test_a_message_of_a_whole_page_is_cut_in_the_middle() -> None:
    long = f"begin{'x' * 100_000}end"
    shown = problems_text([Problem("x", file=long, message=long, fix=long)], Look()).plain
    assert len(shown) < 3 * MAX_MESSAGE + 100
    assert (shown.count("egin"), shown.count("end"), shown.count(" … ")) == (3, 3, 3)
    assert len(note_text(long, Look())) <= MAX_MESSAGE + 10


def test_no_sign_of_a_name_is_left_out_unseen() -> None:
    name = "a\x1b]8;;x\x07b\u202e\n\udcff \u200b c"
    assert note_text(name, Look()).plain == "a?]8;;x?b??? ? c"


def test_sentences_are_broken_between_words_and_lines_of_a_file_are_not() -> None:
    problem = Problem(
        "x", file="a.yaml", line=1, column=30, source="purpose: " + "word " * 10,
        message="There is no such thing in the file that you named.",
        fix="To see what there is: .venv/bin/careerpick plan --help",
    )  # fmt: skip
    shown = problems_text([problem], Look(), width=40).plain.splitlines()

    assert shown[:2] == ["Error: There is no such thing in the", "  file that you named."]
    assert shown[-2:] == ["  To see what there is:", "  .venv/bin/careerpick plan --help"]
    assert any(line.startswith("  1 | purpose: word") and len(line) > 40 for line in shown)
    assert len(problems_text([problem], Look()).plain.splitlines()) == 5
