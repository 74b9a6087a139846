"""Coming back after a finished quiz: its result is offered, and nothing is lost."""

from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from rich.console import Console

from careerpick.decide.result import evaluate
from careerpick.keeping.results import KeptResult
from careerpick.keeping.unfinished import Store
from careerpick.model import Answer, AnswerSheet
from careerpick.quiz.before import Before
from careerpick.quiz.loop import QuizOutcome, run_quiz
from careerpick.quiz.screen import QuizScreen
from careerpick.quiz.session import start_session
from careerpick.report.blocks import Report, listed
from careerpick.report.kept import recommended_then
from careerpick.write.json import plain_report
from tests.reports import kept_now
from tests.unit.keeping.test_kept_result import KEPT
from tests.unit.quiz.sample import CONTENT, Shown, scripted

HOURS = next(item for item in CONTENT.bank.questions if item.id == "hours")
FACTS = tuple(replace(option, facts={"hours": 3}) for option in HOURS.options)
BANK = replace(
    CONTENT.bank,
    questions=tuple(
        replace(item, options=FACTS) if item.id == "hours" else item
        for item in CONTENT.bank.questions
    ),
)
WITH_A_FACT = replace(CONTENT, bank=BANK)
SHEET = AnswerSheet({"money": Answer("soon"), "growth": Answer("learn")})
WHOLE = plain_report(Report("", listed(f"line {number}" for number in range(1, 31))))


def come_back(
    folder: Path,
    *lines: str | None,
    sheet: AnswerSheet | None = SHEET,
    height: int | None = None,
    kept: KeptResult = KEPT,
) -> Shown:
    printed = StringIO()
    outcome = run_quiz(
        WITH_A_FACT,
        QuizScreen(Console(
            file=printed, width=80, height=height, force_terminal=height is not None,
            no_color=True, color_system=None,
        ), scripted(list(lines), printed)),
        Store(WITH_A_FACT, folder),
        before=Before(sheet, replace(kept, number=7, shown=WHOLE)),
    )  # fmt: skip
    return Shown(printed.getvalue(), outcome)


def test_the_result_of_last_time_is_named_and_shown_whole_on_enter(tmp_path: Path) -> None:
    shown = come_back(tmp_path, "", "")
    assert "You finished this quiz on 1 March 2026, 09:05." in shown.flat
    assert "It came out as: nothing recommended." in shown.flat
    assert "Enter shows it, n starts anew, u asks the one left out:" in shown.flat
    assert "Result 7, 1 March 2026, 09:05 (other questions than now)" in shown.after(0)
    assert all(f"line {number}\n" in shown.after(0) for number in range(1, 31))
    assert "Enter leaves, n starts anew" in shown.after(0)
    assert not shown.outcome.finished
    assert "Question 1" not in shown.text


def test_a_result_of_the_same_questions_and_figures_is_shown_as_it_was_the_first_time(
    tmp_path: Path,
) -> None:
    kept = kept_now(evaluate(WITH_A_FACT, SHEET), datetime(2026, 3, 1, 9, 5, tzinfo=UTC))
    shown = come_back(tmp_path, "", kept=kept)
    assert shown.outcome == QuizOutcome(
        SHEET, finished=True, saved=shown.outcome.saved, is_kept=True
    )
    assert "line 1\n" not in shown.text
    assert "You left the quiz" not in shown.text
    other = come_back(tmp_path, "", "", sheet=SHEET.with_answers({"hours": Answer("few")}))
    assert not other.outcome.finished


def test_a_result_that_is_longer_than_the_window_stops_before_it_scrolls(tmp_path: Path) -> None:
    shown = come_back(tmp_path, "", "", "q", height=20)
    assert "line 17\n" in shown.after(0)
    assert "line 18" not in shown.after(0)
    assert "Enter goes on, q goes back:" in shown.after(0)
    assert "line 30\n" in shown.after(1)


def test_what_enter_does_is_said_as_it_is_before_and_after_the_result(tmp_path: Path) -> None:
    shown = come_back(tmp_path, "x", "", "x", "")
    assert "Enter shows that result as it was. n asks everything anew" in shown.after(0)
    assert "Enter and q leave. n asks everything anew" in shown.after(2)
    assert "You left the quiz." in shown.after(3)


def test_a_makeshift_is_named_as_such() -> None:
    left = replace(KEPT, verdict="stop_gap", recommended=(KEPT.ranking[0].path,))
    assert recommended_then(left) == f"{KEPT.ranking[0].name}, as what is left"
    assert recommended_then(replace(left, verdict="fit")) == KEPT.ranking[0].name


def test_n_starts_anew(tmp_path: Path) -> None:
    shown = come_back(tmp_path, "N", "2", "q")
    assert "Question 1 of 4" in shown.after(0)
    assert shown.outcome.sheet.answers == {"money": Answer("later")}


def test_u_asks_what_tells_when_one_can_start_and_nothing_else(tmp_path: Path) -> None:
    shown = come_back(tmp_path, "u", "1", "")
    assert "What about hours?" in shown.after(0)
    assert "What about place?" in shown.after(1)  # in the review, as skipped
    assert "Your answers" in shown.after(1)
    assert shown.outcome.finished
    assert shown.outcome.sheet.answers == {**SHEET.answers, "hours": Answer("few")}


def test_where_nothing_was_left_out_u_is_no_key(tmp_path: Path) -> None:
    full = SHEET.with_answers({"hours": Answer("few")})
    shown = come_back(tmp_path, "u", "q", sheet=full)
    assert "u asks" not in shown.text
    assert "n asks everything anew; that result stays kept." in shown.flat
    assert not shown.outcome.finished


def test_answers_of_other_questions_are_seen_and_not_completed(tmp_path: Path) -> None:
    shown = come_back(tmp_path, "", "q", sheet=None)
    assert "line 1\n" in shown.after(0)
    assert "u asks" not in shown.text


def test_the_end_of_input_leaves(tmp_path: Path) -> None:
    shown = come_back(tmp_path, None)
    assert not shown.outcome.finished
    assert "You left the quiz." in shown.text


def test_an_unfinished_quiz_comes_before_a_finished_one(tmp_path: Path) -> None:
    store = Store(WITH_A_FACT, tmp_path)
    store.start()
    store.save(SHEET, ())
    shown = come_back(tmp_path, "", "q")
    assert "You have an unfinished quiz" in shown.text
    assert "You finished this quiz" not in shown.text


def test_a_fresh_session_asks_the_fact_too() -> None:
    session = start_session(BANK)
    assert session.open_facts == ("hours",)
