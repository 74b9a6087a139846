"""The keys below a result, in a real pseudo-terminal."""

import re
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from rich.cells import cell_len

from tests.cli.test_terminal_quiz import QUESTIONS, Terminal, ends

KEYS = "Enter leaves: "
HEADLINE = "Your best fit is"
SCREENS = {
    "w": ["Why ", "How sure", "What would change it"],
    "m": ["What a month may bring"],
    "p": ["What to do"],
    "c": ["side by side"],
    "a": ["Your answers", QUESTIONS[0].prompt],
    "f": ["How well each path fits you"],
    "?": ["why this comes out"],
}


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def at_keys(
    terminal: Terminal, rows: int = 60, columns: int = 80, term: str = "xterm"
) -> "pexpect.spawn[str]":
    """Finish a quiz with the first answer each time, and wait at the keys."""
    terminal.rows = rows
    child = terminal.start(columns, NO_COLOR="1", TERM=term)
    for number in range(1, len(QUESTIONS) + 1):
        child.expect(f"Question {number} of {len(QUESTIONS)}")
        child.expect("(help\\)|or \\?): ")
        child.sendline("1")
    child.expect("(help|number): ")
    child.sendline("")
    child.expect_exact(KEYS)
    return child


@pytest.mark.parametrize("key", SCREENS)
def test_a_key_shows_its_screen_and_comes_back_to_the_result(terminal: Terminal, key: str) -> None:
    child = at_keys(terminal, rows=200)
    child.sendline(key)
    for said in SCREENS[key]:
        child.expect_exact(said)
    if key != "?":
        child.expect_exact(HEADLINE)
    child.expect_exact(KEYS)
    child.sendline("")
    assert ends(child)[1] == 0


def test_a_word_does_what_its_letter_does(terminal: Terminal) -> None:
    child = at_keys(terminal)
    child.sendline("Plan")
    child.expect_exact("What to do")
    child.expect_exact(KEYS)
    child.sendline("quit")
    assert ends(child)[1] == 0


def test_b_goes_back_from_a_long_screen(terminal: Terminal) -> None:
    child = at_keys(terminal, rows=24)
    child.sendline("f")
    child.expect_exact("Enter goes on, q goes back: ")
    child.sendline("b")
    child.expect_exact(KEYS)
    assert "There is no key" not in (child.before or "")
    child.sendline("")
    assert ends(child)[1] == 0


def test_an_unknown_key_gets_one_line(terminal: Terminal) -> None:
    child = at_keys(terminal)
    child.sendline("x")
    child.expect_exact("x\r\n")
    child.expect_exact(KEYS)
    assert (child.before or "").startswith('There is no key "x".')
    assert (child.before or "").count("\n") == 1
    child.sendline("")
    assert ends(child)[1] == 0


def test_one_answer_is_changed_and_both_results_are_seen_at_once(terminal: Terminal) -> None:
    child = at_keys(terminal)
    child.sendline("i")
    child.expect_exact(QUESTIONS[0].prompt)
    child.expect_exact("goes back): ")
    for typed in ("9", "?"):
        child.sendline(typed)
        child.expect_exact(f'No answer here has the number "{typed}".')
        child.expect_exact("one of these numbers; Enter goes back.")
        child.expect_exact("goes back): ")
    child.sendline("1")
    child.expect_exact("Enter keeps it")
    child.expect_exact("for help): ")
    child.sendline("99")
    child.expect_exact("There is no 99.")
    child.expect_exact("for help): ")
    child.sendline(str(len(QUESTIONS[0].options)))
    child.expect_exact("What if you had answered differently?")
    child.expect_exact("Before")
    child.expect_exact("After")
    child.expect_exact(HEADLINE)
    child.expect_exact(KEYS)
    child.sendline("q")
    assert ends(child)[1] == 0


def test_a_page_is_saved_and_no_file_is_written_over(terminal: Terminal) -> None:
    file = terminal.folder / "mine.html"
    file.write_text("before")
    child = at_keys(terminal)
    child.sendline("v")
    child.expect_exact("Enter takes careerpick-result.html, b goes back): ")
    child.sendline(str(terminal.folder / "mine"))
    child.expect(r"already\.\s+Type another name\.")  # the line may break there
    child.expect_exact("careerpick-result.html, b goes back): ")
    child.sendline(str(terminal.folder / "other"))
    child.expect_exact("leaves your answers out")
    child.expect_exact(KEYS)
    child.sendline("")
    assert ends(child)[1] == 0
    assert file.read_text() == "before"
    page = (terminal.folder / "other.html").read_text(encoding="utf-8")
    assert HEADLINE in page
    assert QUESTIONS[0].options[0].label not in page


@pytest.mark.parametrize(("leave", "code"), [("\x04", 0), ("\x03", 130), ("q\n", 0), ("\n", 0)])
def test_leaving_says_once_where_the_result_is(terminal: Terminal, leave: str, code: int) -> None:
    child = at_keys(terminal)
    child.send(leave)
    said, ended = ends(child)
    assert ended == code
    assert said.count("careerpick history show last") == 1
    assert "Traceback" not in said
    assert "left the quiz" not in said


def test_what_is_longer_than_the_window_stops_before_it_scrolls_away(terminal: Terminal) -> None:
    child = at_keys(terminal, rows=16)
    child.sendline("f")
    child.expect_exact("Enter goes on, q goes back: ")
    assert (child.before or "").count("\n") <= 16
    child.sendline("p")  # another key is taken at once
    child.expect_exact("What to do")
    child.expect("goes back: |your result: |leaves: ")
    child.sendeof()
    assert ends(child)[1] == 0


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_a_plain_and_narrow_terminal_gets_plain_and_narrow_lines(
    terminal: Terminal, term: str
) -> None:
    child = at_keys(terminal, rows=20, columns=40, term=term)
    for key in ("?", "w", "f", "i", "1", "2", "x"):
        child.sendline(key)
        child.expect("(leaves|back|result|Enter|file|help\\)|explains them): ")
    child.sendeof()
    assert ends(child)[1] == 0
    printed = terminal.printed.getvalue()
    assert "\x1b" not in printed or term == "xterm"
    assert max(cell_len(line) for line in re.split("[\r\n]+", printed)) <= 40
