"""The keys below a result: the window goes away, names that no page can have, and none fits."""

import re
import signal
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from careerpick.decide.result import evaluate
from careerpick.errors import Stopped
from careerpick.model import Answer, AnswerSheet
from careerpick.plan.plan import make_plan
from careerpick.quiz.after import stay
from careerpick.quiz.screen import QuizScreen
from tests.reports import example
from tests.shipped import CONTENT

DAY = date(2026, 11, 30)


class Closing(StringIO):
    """A window that is closed while somebody is asked."""

    is_closed = False

    def write(self, text: str) -> int:
        if self.is_closed:
            raise BrokenPipeError
        return super().write(text)


def leave_at(screen: QuizScreen) -> bool:
    result = evaluate(CONTENT, example(CONTENT))
    return stay(result, None, screen, DAY, is_kept=True)


def after(*typed: str, height: int = 24) -> list[str]:
    """Type these in a window of so many rows; return what was printed before each and after."""
    window, lines = StringIO(), iter(typed)

    def read_line() -> str | None:
        window.write("<typed>")
        return next(lines, None)

    console = Console(file=window, width=80, height=height, force_terminal=True, color_system=None)
    leave_at(QuizScreen(console, read_line))
    return window.getvalue().split("<typed>")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_keeps_its_exit_code_though_nobody_sees_the_last_words(
    number: signal.Signals,
) -> None:
    window = Closing()

    def read_line() -> str | None:
        window.is_closed = True
        signal.raise_signal(number)
        return None

    screen = QuizScreen(Console(file=window, width=80), read_line)
    with pytest.raises(Stopped, match=str(128 + number)):
        leave_at(screen)


def test_a_window_that_is_gone_ends_the_keys_and_nothing_else() -> None:
    window = Closing()
    window.is_closed = True
    leave_at(QuizScreen(Console(file=window, width=80), lambda: "q"))
    assert window.getvalue() == ""


def test_where_none_fits_the_keys_show_the_plan_for_the_nearest() -> None:
    answers = {**example(CONTENT).answers, "must-have": Answer("job")}
    result = evaluate(CONTENT, AnswerSheet(answers))
    window, lines = StringIO(), iter(["plan", "", "q"])
    screen = QuizScreen(Console(file=window, width=80), lambda: next(lines, None))
    stay(result, make_plan(result), screen, DAY, is_kept=False)
    first, plan, _ = window.getvalue().split("w why, ", 2)[0:3]
    assert first.strip() == ""
    assert "m money, p plan for Virtual assistant" in plan
    said = " ".join(plan.split())
    assert "Virtual assistant is out of reach for now" in said
    assert "Elsewhere Look for" in said


def test_where_nothing_is_left_the_keys_show_the_plan_for_the_best() -> None:
    result = evaluate(
        CONTENT, AnswerSheet({**example(CONTENT).answers, "allowed": Answer("not-allowed")})
    )
    assert result.recommendation.verdict == "nothing_left"
    window, lines = StringIO(), iter(["p", "", "q"])
    screen = QuizScreen(Console(file=window, width=80), lambda: next(lines, None))
    stay(result, make_plan(result), screen, DAY, is_kept=False)
    best = result.of(result.recommendation.best[0]).path.name
    assert f"p plan for {best}" in window.getvalue()
    assert f"{best} is out of reach for now" in " ".join(window.getvalue().split())


@pytest.mark.parametrize("key", ["q", ""])
def test_below_the_last_window_the_key_that_goes_back_never_leaves(key: str) -> None:
    *_, last, result, end = after("why", "", key, "q")
    assert last.endswith("Enter goes back to your result: ")
    assert "w why, " in result
    assert "Your result is kept." in end


def test_the_keys_are_explained_above_the_question_for_one() -> None:
    assert after("?", "q")[1].endswith(
        "q  leave (Enter does the same)\nA letter shows it; Enter leaves: "
    )
    *_, small, last = after("?", "", "", height=8)[:4]
    assert small.endswith("Enter goes back to your result: ")
    assert "w why, " in last


def test_an_answer_to_change_is_asked_for_below_each_window_and_enter_goes_back() -> None:
    first, then, back = after("what if", "", "", height=20)[1:4]
    assert first.endswith("Number of the answer to change (Enter shows more): ")
    assert then.endswith("Number of the answer to change (Enter goes back): ")
    assert back.endswith("A letter shows it; Enter leaves: ")
    numbers = re.findall(r"^ *(\d+)\. ", f"{first}\n{then}", re.MULTILINE)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    asked, helped = after("what if", "6", "?", height=60)[2:4]
    assert "Question 6: How many hours" in asked
    assert "Enter: keep your answer and go back to your result" in helped
    assert "skip this question" not in helped


def test_n_starts_anew() -> None:
    screen = QuizScreen(Console(file=StringIO(), width=80), iter(["n"]).__next__)
    assert leave_at(screen)
    assert not leave_at(QuizScreen(Console(file=StringIO(), width=80), lambda: "q"))


def save_as(typed: str) -> str:
    """Type a name for the page, then leave; return what was said."""
    window, lines = StringIO(), iter(["save", typed, "q", "q"])
    leave_at(QuizScreen(Console(file=window, width=80), lambda: next(lines, None)))
    return " ".join(window.getvalue().split())


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("~nobody-of-this-name/x", "Could not determine home directory."),
        ("a" * 300, "File name too long."),
    ],
)
def test_a_name_that_no_page_can_have_is_asked_for_once_more(name: str, why: str) -> None:
    assert f"Cannot write this file: {why} Name of the file" in save_as(name)


@pytest.mark.parametrize("typed", ["?", "b", "back", "q"])
def test_keys_that_are_typed_for_the_name_of_a_page_write_none(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = save_as(typed)
    assert [*tmp_path.iterdir()] == []
    assert ("Type a name for the page, or a folder" in said) == (typed == "?")


@pytest.mark.parametrize("folder", [".", "..", "~"])
def test_a_page_is_saved_in_a_folder_that_is_named(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "Written to" in save_as(folder)
    assert (Path(folder).expanduser() / "careerpick-result.html").is_file()


def test_who_named_no_country_is_told_what_can_be_done_at_the_keys() -> None:
    sites = " ".join(after("s", "q", "q", height=200)[1].split())
    assert "For anybody: you named no country (n takes the quiz anew)." in sites
    assert "--country" not in sites
