"""An end by any signal at any question of the shipped quiz: no answer lost, the terminal sane."""

import os
import pty
import select
import signal
import sys
import termios
import time
from pathlib import Path

import pytest

from careerpick.answers import parse_answers
from careerpick.content import load_content
from careerpick.errors import FileError, Stopped
from careerpick.keeping.unfinished import Store
from careerpick.model import Answer, AnswerSheet
from careerpick.quiz.loop import take_quiz
from tests.cli.running import STARTER
from tests.faults import within

CONTENT = load_content(STARTER)
QUESTIONS = CONTENT.bank.questions
TOTAL = len(QUESTIONS)
SECONDS = 60
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGKILL: -9}


class Quiz:
    """A quiz in a pseudo-terminal, in a fork of this process: a start takes no time."""

    def __init__(self, home: Path, errors: str | None = "") -> None:
        """Start it; standard error is the terminal, another file by name, or closed (None)."""
        self.shown = b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            _take_quiz(home, errors)
        self.settings = termios.tcgetattr(self.terminal)

    def until(self, words: str) -> None:
        """Wait until these words are shown, and forget all that came before them."""
        end = time.monotonic() + SECONDS
        while words.encode() not in self.shown:
            ready = select.select([self.terminal], [], [], max(0, end - time.monotonic()))[0]
            assert ready, self.shown
            self.shown += os.read(self.terminal, 65536)
        self.shown = self.shown.partition(words.encode())[2]

    def type(self, text: str) -> None:
        os.write(self.terminal, text.encode())

    def end(self) -> int:
        """Wait for the end and return the exit code."""
        try:
            with within(SECONDS):
                while data := os.read(self.terminal, 65536):
                    self.shown += data
        except OSError:  # how a terminal says that nobody is left at its other side
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _take_quiz(home: Path, errors: str | None) -> None:
    code = 99
    try:
        os.environ.update({"XDG_DATA_HOME": str(home), "TERM": "dumb"})
        sys.stdin = os.fdopen(0, "r", closefd=False)
        sys.stdout, sys.stderr = (os.fdopen(n, "w", closefd=False) for n in (1, 2))
        if errors != "":
            sys.stderr = errors and os.fdopen(os.open(errors, os.O_WRONLY), "w")
        take_quiz(CONTENT, quick=False, whole=False, save=True, given={})
        code = 0
    except Stopped as stop:
        code = stop.code
    except FileError:
        code = 1
    finally:
        os._exit(code)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path


def folder_of(home: Path) -> Path:
    return home / "careerpick"


def left_behind(home: Path, answered: int) -> AnswerSheet:
    """Leave a quiz with the first so many questions answered, and return the answers."""
    given = QUESTIONS[:answered]
    sheet = AnswerSheet({item.id: Answer(item.options[-1].id, "important") for item in given})
    store = Store(CONTENT, folder_of(home))
    store.start()
    store.save(sheet, ())
    return sheet


def kept_in(home: Path) -> list[AnswerSheet]:
    """The answers of every quiz that can be continued."""
    return [
        parse_answers(file.read_bytes(), file.name, CONTENT).sheet
        for file in folder_of(home).glob("unfinished-*.yaml")
    ]


@pytest.mark.parametrize("number", CODES)
def test_no_answer_is_lost_at_any_question(home: Path, number: signal.Signals) -> None:
    for position in range(TOTAL):
        here = home / str(position)
        before = left_behind(here, position).answers
        quiz = Quiz(here)
        if position:
            quiz.until("n starts anew: ")
            quiz.type("\n")
        quiz.until(f"Question {position + 1} of {TOTAL}")
        quiz.until("? for help): ")
        quiz.type("1\n")
        quiz.until("? for help")
        settings = termios.tcgetattr(quiz.terminal)
        os.kill(quiz.pid, number)
        assert quiz.end() == CODES[number], quiz.shown
        assert settings == quiz.settings
        assert b"Traceback" not in quiz.shown
        first = Answer(QUESTIONS[position].options[0].id)
        assert kept_in(here) == [AnswerSheet({**before, QUESTIONS[position].id: first})]


def test_the_terminal_is_as_it_was_after_every_end(home: Path) -> None:
    for number in (*CODES, None):
        quiz = Quiz(home / str(number))
        # Kept open, so that the settings outlive the quiz.
        terminal = os.open(os.ttyname(quiz.terminal), os.O_RDWR | os.O_NOCTTY)
        try:
            quiz.until("? for help): ")
            if number is None:
                quiz.type("q\n")
                quiz.until("You left the quiz.")
            else:
                os.kill(quiz.pid, number)
            os.waitpid(quiz.pid, 0)
            assert termios.tcgetattr(terminal) == quiz.settings
        finally:
            os.close(terminal)


@pytest.mark.parametrize("errors", [None, "/dev/full"])
def test_a_quiz_whose_questions_cannot_be_shown_fails_and_shows_none_elsewhere(
    home: Path, errors: str | None
) -> None:
    quiz = Quiz(home, errors)
    assert (quiz.end(), quiz.shown) == (1, b"")


def test_two_quizzes_that_continue_the_same_one_both_have_every_answer(home: Path) -> None:
    before = left_behind(home, 2).answers
    quizzes = [Quiz(home), Quiz(home)]
    for quiz in quizzes:
        quiz.until("n starts anew: ")
    for quiz in quizzes:
        quiz.type("\n")
    for typed, quiz in zip("12", quizzes, strict=True):
        quiz.until(f"Question 3 of {TOTAL}")
        quiz.until("? for help): ")
        quiz.type(f"{typed}\n")
        quiz.until("? for help): ")
    for quiz in quizzes:
        quiz.type("q\n")
        assert quiz.end() == 0
        assert f"Saved: 3 of {TOTAL} answers".encode() in quiz.shown
    third = QUESTIONS[2]
    for option in third.options[:2]:
        assert AnswerSheet({**before, third.id: Answer(option.id)}) in kept_in(home)
