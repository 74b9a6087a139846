"""The quiz in a real pseudo-terminal, as the process that a person starts."""

import os
import re
import signal
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pexpect
import pytest
from rich.cells import cell_len

from careerpick.answers import parse_answers
from careerpick.content import load_content
from careerpick.model import Answer
from tests.cli.running import ROOT, STARTER, as_preexec

CONTENT = load_content(STARTER)
QUESTIONS = CONTENT.bank.questions
TOTAL = len(QUESTIONS)
SECONDS = 60


class Terminal:
    """A terminal with a data folder of its own, in which quizzes are taken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows = 24
        self.child: pexpect.spawn[str] | None = None
        self.printed = StringIO()
        """All that was shown since the last start."""

    def start(
        self, columns: int = 80, anew: bool = False, **environment: str
    ) -> "pexpect.spawn[str]":
        """Start a quiz, as a fork or in a new Python; the one before is over."""
        self.close()
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "CAREERPICK_CONTENT": str(STARTER),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            **environment,
        }
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "careerpick", "quiz"],
            cwd=str(ROOT),
            env=env,
            preexec_fn=None if anew else as_preexec(("quiz",), env, ROOT),
            dimensions=(self.rows, columns),
            encoding="utf-8",
            codec_errors="replace",
            timeout=SECONDS,
        )
        self.child.delaybeforesend = None
        self.printed = self.child.logfile_read = StringIO()
        return self.child

    def close(self) -> None:
        if self.child is not None:
            self.child.close(force=True)

    @property
    def finished(self) -> Path:
        banks = self.folder / "data" / "careerpick" / "banks"
        (bank,) = banks.iterdir()
        return bank / "answers.yaml"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def asks(child: "pexpect.spawn[str]", number: int) -> None:
    """Wait until this question (from 1) is asked and a line is awaited."""
    child.expect_exact(f"Question {number} of {TOTAL}")
    child.expect_exact("? for help): ")


def ends(child: "pexpect.spawn[str]") -> tuple[str, int]:
    """Wait for the end; return the last words and the exit code."""
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus is not None
    return child.before or "", child.exitstatus


def answers_in(path: Path) -> dict[str, Answer]:
    return dict(parse_answers(path.read_bytes(), path.name, CONTENT).sheet.answers)


def test_a_whole_quiz_by_numbers_shows_a_result_and_keeps_the_answers(terminal: Terminal) -> None:
    child = terminal.start()
    for number, question in enumerate(QUESTIONS, start=1):
        asks(child, number)
        child.sendline(str(len(question.options)))
    child.expect_exact("Your answers")
    child.expect_exact("Enter, a number, or ? for help: ")
    child.sendline("")
    child.expect_exact("Enter leaves: ")
    words = child.before or ""
    child.sendline("")
    assert ends(child)[1] == 0
    assert any(path.name in words for path in CONTENT.paths)
    last = {item.id: Answer(item.options[-1].id) for item in QUESTIONS}
    assert answers_in(terminal.finished) == last


def test_back_keep_skip_mark_help_and_review_work_together(terminal: Terminal) -> None:
    child = terminal.start()
    asks(child, 1)
    child.sendline("?")
    child.expect_exact("Why this is asked: ")
    child.expect_exact("I will not take work that fails on this")
    child.sendline("2!")
    child.expect_exact("Noted: this matters a lot to you.")
    asks(child, 2)
    child.sendline("99")
    child.expect_exact("There is no 99.")
    child.sendline("b")
    child.expect_exact("Your answer: 2 (matters a lot). Enter keeps it.")
    child.sendline("")
    asks(child, 2)
    child.sendline("s")
    asks(child, 3)
    child.sendline("r")
    child.expect_exact("skipped")
    child.sendline("f")
    child.expect_exact("Enter leaves: ")
    child.sendline("q")
    assert ends(child)[1] == 0
    first = QUESTIONS[0]
    assert answers_in(terminal.finished) == {first.id: Answer(first.options[1].id, "important")}


@pytest.mark.parametrize("leave", ["q\n", "\x04"])
def test_what_was_left_is_continued_by_the_next_quiz(terminal: Terminal, leave: str) -> None:
    child = terminal.start()
    asks(child, 1)
    child.sendline("1")
    asks(child, 2)
    child.send(leave)
    words, code = ends(child)
    assert code == 0
    assert f"Saved: 1 of {TOTAL} answers" in words
    again = terminal.start()
    again.expect_exact(f"1 of {TOTAL} answered.")
    again.sendline("")
    asks(again, 2)


@pytest.mark.parametrize(
    ("number", "expected"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_with_its_code_and_no_answer_is_lost(
    terminal: Terminal, number: signal.Signals, expected: int
) -> None:
    child = terminal.start()
    asks(child, 1)
    child.sendline("1!!")
    asks(child, 2)
    if number == signal.SIGINT:
        child.sendintr()
    else:
        child.kill(number)
    words, code = ends(child)
    assert code == expected
    assert f"Saved: 1 of {TOTAL} answers" in words
    assert "Traceback" not in words
    again = terminal.start()
    again.expect_exact(f"1 of {TOTAL} answered.")


def test_ctrl_c_at_the_offer_to_continue_leaves_it_for_the_next_time(terminal: Terminal) -> None:
    for interrupted in (False, True, True):
        child = terminal.start()
        if interrupted:
            child.expect_exact(f"1 of {TOTAL} answered.")
            child.expect_exact("n starts anew: ")
        else:
            asks(child, 1)
            child.sendline("1")
            asks(child, 2)
        child.sendintr()
        assert ends(child)[1] == 130


def test_a_stopped_quiz_asks_once_more_when_it_goes_on(terminal: Terminal) -> None:
    child = terminal.start()
    asks(child, 1)
    seen = 1
    while seen:  # once more where it came just before the wait began
        child.kill(signal.SIGSTOP)
        child.kill(signal.SIGCONT)
        seen = child.expect(["Your answer .*: ", pexpect.TIMEOUT], timeout=2)
    child.sendline("1")
    asks(child, 2)


def test_a_killed_quiz_is_offered_with_every_answer(terminal: Terminal) -> None:
    child = terminal.start()
    for number in (1, 2, 3):
        asks(child, number)
        child.sendline("1")
    asks(child, 4)
    child.kill(signal.SIGKILL)
    child.expect(pexpect.EOF)
    again = terminal.start()
    again.expect_exact(f"3 of {TOTAL} answered.")
    again.sendline("n")
    again.expect_exact("Type n once more")
    again.sendline("n")
    asks(again, 1)


def test_a_closed_window_loses_no_answer(terminal: Terminal) -> None:
    child = terminal.start()
    asks(child, 1)
    child.sendline("2")
    asks(child, 2)
    child.ptyproc.delayafterclose = 1  # before it is signalled once more, by hand
    child.close()
    assert child.exitstatus == 129
    again = terminal.start()
    again.expect_exact(f"1 of {TOTAL} answered.")


def test_two_quizzes_at_once_keep_their_own_answers(terminal: Terminal, tmp_path: Path) -> None:
    other = Terminal(tmp_path)
    try:
        first, second = terminal.start(), other.start()
        asks(first, 1)
        asks(second, 1)
        for child, typed in ((first, "1"), (second, "2")):
            child.sendline(typed)
            asks(child, 2)
        for child in (first, second):
            child.sendline("q")
            assert f"Saved: 1 of {TOTAL} answers" in ends(child)[0]
    finally:
        other.close()
    kept = [answers_in(path) for path in terminal.finished.parent.glob("unfinished-*.yaml")]
    first_id, options = QUESTIONS[0].id, QUESTIONS[0].options
    chosen = {sheet[first_id].option for sheet in kept}
    assert chosen == {options[0].id, options[1].id}


@pytest.mark.parametrize("plain", ["TERM=dumb", "NO_COLOR=1"])
def test_a_plain_terminal_gets_no_escape_sequence(terminal: Terminal, plain: str) -> None:
    name, value = plain.split("=")
    child = terminal.start(80, False, **{name: value})
    asks(child, 1)
    child.sendline("?")
    child.expect_exact("list these keys")
    child.sendline("1!")
    asks(child, 2)
    child.sendline("r")
    child.expect_exact("f shows your result")
    child.sendline("q")
    child.expect(pexpect.EOF)
    printed = terminal.printed.getvalue()
    assert f"Question 1 of {TOTAL}" in printed
    assert "You left the quiz." in printed
    assert "\x1b" not in printed


@pytest.mark.parametrize("term", ["dumb", "xterm"])
@pytest.mark.parametrize("columns", [20, 40])
def test_no_line_is_wider_than_a_narrow_terminal(
    terminal: Terminal, term: str, columns: int
) -> None:
    child = terminal.start(columns, TERM=term, NO_COLOR="1")
    for typed in ("?", "9", "1!!", "b", "", "s", "r"):
        child.expect("(help\\)|or \\?|or Enter): ")
        child.sendline(typed)
    child.expect_exact("result")
    child.sendline("q")
    assert ends(child)[1] == 0
    printed = terminal.printed.getvalue()
    assert printed.startswith(f"{TOTAL} questions")
    assert max(cell_len(line) for line in re.split("[\r\n]+", printed)) <= columns


def test_a_line_can_be_edited_with_the_arrow_keys(terminal: Terminal) -> None:
    child = terminal.start(anew=True, NO_COLOR="1")
    asks(child, 1)
    child.send("1\x1b[A\x1b[D\x1b[C\t\x7f\x7f2\n")
    asks(child, 2)
    assert "^[" not in (child.before or "")
    child.sendline("q")
    ends(child)
    (kept,) = terminal.finished.parent.glob("unfinished-*.yaml")
    assert answers_in(kept) == {QUESTIONS[0].id: Answer(QUESTIONS[0].options[1].id)}


def test_a_resize_is_followed_by_the_next_question(terminal: Terminal) -> None:
    child = terminal.start(100, NO_COLOR="1")
    asks(child, 1)
    child.setwinsize(24, 30)
    child.sendline("1")
    child.expect_exact(f"1-{len(QUESTIONS[1].options)} or ?: ")
    # What stands before it was drawn for the old width, and is wrapped by the terminal.
    lines = re.split("[\r\n]+", (child.before or "").partition("Question 2")[2])
    assert max(cell_len(line) for line in lines) <= 30


def test_bytes_that_are_no_text_and_escape_sequences_are_answered_and_harmless(
    terminal: Terminal,
) -> None:
    child = terminal.start(NO_COLOR="1")
    asks(child, 1)
    os.write(child.child_fd, b"\xff\xfe\x9b\n")
    child.expect_exact("or ? for help.")
    child.sendline("\x1b]0;title\x07\x1b[31mx")
    child.expect_exact("There is no answer")
    child.expect_exact("or ? for help.")
    child.sendline("1")
    asks(child, 2)
    # The terminal itself echoes what is typed, as "^[".
    assert "\x1b" not in terminal.printed.getvalue()


def test_where_nothing_can_be_saved_the_quiz_works_and_says_so(terminal: Terminal) -> None:
    (terminal.folder / "data").write_text("no folder")
    child = terminal.start()
    child.expect_exact("Answers cannot be saved here")
    asks(child, 1)
    child.sendline("1")
    asks(child, 2)
    child.sendline("q")
    words, code = ends(child)
    assert code == 0
    assert "Your answers are not saved." in words
