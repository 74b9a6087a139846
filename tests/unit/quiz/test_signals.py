"""Ctrl-C, a closed window, a request to end, a kill: no answer is lost."""

import os
import signal
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from rich.console import Console

from careerpick.errors import Stopped
from careerpick.keeping.unfinished import Store
from careerpick.model import Answer, AnswerSheet
from careerpick.quiz.loop import run_quiz
from careerpick.quiz.screen import QuizScreen
from careerpick.quiz.terminal import Signals
from tests.unit.quiz.sample import CONTENT

ENDING = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


def type_then(answers: int, act: Callable[[], object]) -> Callable[[], str | None]:
    """Return a reader of this many answers that then acts while it waits for the next."""
    left = iter(range(answers))

    def read_line() -> str | None:
        if next(left, None) is not None:
            return "1"
        act()
        return None

    return read_line


def take(store: Store, read_line: Callable[[], str | None]) -> None:
    run_quiz(CONTENT, QuizScreen(Console(file=StringIO()), read_line), store=store)


def answers_left_in(folder: Path) -> int:
    unfinished = Store(CONTENT, folder).start().unfinished
    return len(unfinished.sheet.answers) if unfinished else 0


@pytest.mark.parametrize("number", ENDING)
@pytest.mark.parametrize("answered", range(5))
def test_a_signal_at_any_question_or_in_the_review_keeps_every_answer(
    tmp_path: Path, number: signal.Signals, answered: int
) -> None:
    reader = type_then(answered, lambda: signal.raise_signal(number))
    with pytest.raises(Stopped, match=str(128 + number)) as stopped:
        take(Store(CONTENT, tmp_path), reader)
    assert stopped.value.code == 128 + number
    assert answers_left_in(tmp_path) == answered


@pytest.mark.parametrize("answered", range(5))
def test_a_kill_at_any_question_or_in_the_review_keeps_every_answer(
    tmp_path: Path, answered: int
) -> None:
    child = os.fork()
    if child == 0:
        reader = type_then(answered, lambda: os.kill(os.getpid(), signal.SIGKILL))
        take(Store(CONTENT, tmp_path), reader)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert answers_left_in(tmp_path) == answered


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_while_an_answer_is_saved_waits_until_it_is(
    tmp_path: Path, number: signal.Signals
) -> None:
    class Hit(Store):
        def save(self, sheet: AnswerSheet, skipped: Any) -> None:
            signal.raise_signal(number)
            super().save(sheet, skipped)

    with pytest.raises(Stopped, match=str(128 + number)):
        take(Hit(CONTENT, tmp_path), type_then(1, lambda: None))
    assert answers_left_in(tmp_path) == 1


def test_a_signal_while_a_finished_quiz_is_kept_ends_the_program_afterwards(
    tmp_path: Path,
) -> None:
    class Hit(Store):
        def finish(self, sheet: AnswerSheet) -> Path:
            signal.raise_signal(signal.SIGTERM)
            return super().finish(sheet)

    lines = iter(["1", "1", "1", "1", ""])
    with pytest.raises(Stopped, match="143"):
        take(Hit(CONTENT, tmp_path), lambda: next(lines))
    assert (tmp_path / "answers.yaml").exists()


def test_former_handlers_are_restored_however_it_ends() -> None:
    before = [signal.getsignal(number) for number in ENDING]
    with Signals():
        assert all(
            signal.getsignal(number) != former
            for number, former in zip(ENDING, before, strict=True)
        )
    with pytest.raises(Stopped, match="143"), Signals() as signals:
        signals.wait(lambda: signal.raise_signal(signal.SIGTERM))
    assert [signal.getsignal(number) for number in ENDING] == before


def test_outside_the_main_thread_signals_are_left_alone() -> None:
    seen: list[object] = []

    def read() -> None:
        with Signals() as signals:
            seen.extend((signals.wait(lambda: "line"), signal.getsignal(signal.SIGTERM)))

    thread = Thread(target=read)
    thread.start()
    thread.join()
    assert seen == ["line", signal.getsignal(signal.SIGTERM)]


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    former = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Signals() as signals:
            signal.raise_signal(signal.SIGHUP)
            assert signals.wait(lambda: "line") == "line"
    finally:
        signal.signal(signal.SIGHUP, former)


def test_the_first_of_two_signals_counts() -> None:
    def hit_twice() -> None:
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)

    with Signals() as signals:
        hit_twice()
        with pytest.raises(Stopped, match="143"):
            signals.wait(lambda: "line")


def test_who_comes_back_after_a_stop_is_asked_once_more() -> None:
    printed = StringIO()
    typed = iter(["fg", "2"])

    def read_line() -> str | None:
        line = next(typed, None)
        if line == "fg":
            signal.raise_signal(signal.SIGCONT)
        return line

    outcome = run_quiz(
        CONTENT,
        QuizScreen(Console(file=printed, width=80), read_line),
        store=None,
    )

    assert outcome.sheet.answers == {"money": Answer("later")}
    assert printed.getvalue().count("Your answer (1 to 2, ? for help): ") == 2


def test_a_continued_program_that_waits_for_nothing_goes_on() -> None:
    before = signal.getsignal(signal.SIGCONT)
    with Signals() as signals:
        signal.raise_signal(signal.SIGCONT)
        assert signals.wait(lambda: "line") == "line"
    assert signal.getsignal(signal.SIGCONT) == before
