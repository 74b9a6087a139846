"""Answers are kept whole, in one step, and never offered or lost by mistake."""

import errno
import os
import stat
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careerpick.answers import parse_answers
from careerpick.answers.saved import format_answers
from careerpick.errors import FileError
from careerpick.keeping.unfinished import Store, Unfinished
from careerpick.model import Answer, AnswerSheet
from careerpick.words.problems import worded
from tests.faults import disk_full, killed, steps_of, stop_at, watch_steps
from tests.unit.quiz.sample import CONTENT, take_quiz

SHEET = AnswerSheet({"money": Answer("soon", "deal_breaker")})
LARGER = AnswerSheet({**SHEET.answers, "hours": Answer("few", "important")})
NOON = time.mktime((2026, 11, 21, 12, 0, 0, 0, 0, -1))
DAY = 86_400.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "share" / "careerpick"


def make_store(folder: Path, now: float = NOON) -> Store:
    return Store(CONTENT, folder, now=lambda: now)


def left_behind(folder: Path, sheet: AnswerSheet = SHEET, changed: float = NOON) -> Path:
    """Leave an unfinished quiz in the folder, as a killed run would."""
    store = make_store(folder)
    store.start()
    store.save(sheet, ())
    os.utime(store.path, (changed, changed))
    return store.path


def sheet_in(path: Path) -> AnswerSheet:
    return parse_answers(path.read_bytes(), path.name, CONTENT).sheet


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def found_by(store: Store) -> Unfinished:
    unfinished = store.start().unfinished
    assert unfinished is not None
    return unfinished


def test_a_saved_quiz_is_found_by_the_next_with_answers_marks_and_skips(folder: Path) -> None:
    store = make_store(folder)
    store.start()
    store.save(LARGER, {"growth"})
    unfinished = found_by(make_store(folder))
    assert unfinished.sheet == LARGER
    assert unfinished.skipped == ("growth",)


def test_the_file_holds_what_the_answer_writer_writes_and_only_the_owner_may_read_it(
    folder: Path,
) -> None:
    store = make_store(folder)
    store.start()
    store.save(SHEET, ())
    assert store.path.read_text("utf-8") == format_answers(SHEET, CONTENT, ())
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_nothing_is_written_before_the_first_answer(folder: Path) -> None:
    store = make_store(folder)
    store.start()
    store.save(AnswerSheet(), {"money"})
    assert names_in(folder) == []


def test_an_answer_taken_back_is_taken_back_in_the_file(folder: Path) -> None:
    store = make_store(folder)
    store.start()
    store.save(SHEET, ())
    store.save(AnswerSheet(), {"money"})
    assert sheet_in(store.path) == AnswerSheet()
    assert make_store(folder).start().unfinished is None
    assert names_in(folder) == []


def test_the_newest_of_several_is_found(folder: Path) -> None:
    left_behind(folder, SHEET, NOON - DAY)
    newest = left_behind(folder, LARGER, NOON)
    left_behind(folder, SHEET, NOON - 2 * DAY)
    assert found_by(make_store(folder)).path == newest


def test_taking_over_moves_the_answers_into_the_file_of_this_run(folder: Path) -> None:
    left_behind(folder)
    store = make_store(folder)
    assert store.take_over(found_by(store)).sheet == SHEET
    assert names_in(folder) == [store.path.name]
    assert sheet_in(store.path) == SHEET


def test_of_two_quizzes_that_take_over_the_same_one_both_have_all_answers(folder: Path) -> None:
    left_behind(folder)
    first, second = make_store(folder), make_store(folder)
    found_first, found_second = found_by(first), found_by(second)
    assert first.take_over(found_first).sheet == SHEET
    assert second.take_over(found_second).sheet == SHEET
    second.save(LARGER, ())
    assert sheet_in(first.path) == SHEET
    assert sheet_in(second.path) == LARGER


def test_a_running_quiz_whose_file_was_taken_over_loses_nothing(folder: Path) -> None:
    running = make_store(folder)
    running.start()
    running.save(SHEET, ())
    other = make_store(folder)
    other.take_over(found_by(other))
    running.save(LARGER, ())
    assert sheet_in(running.path) == LARGER
    assert sheet_in(other.path) == SHEET


def test_an_answer_given_elsewhere_while_the_offer_stood_is_taken_over_too(folder: Path) -> None:
    running = make_store(folder)
    running.start()
    running.save(SHEET, ())
    other = make_store(folder)
    unfinished = found_by(other)
    running.save(LARGER, ())
    assert other.take_over(unfinished).sheet == LARGER


def test_a_declined_quiz_is_kept_but_not_offered_again(folder: Path) -> None:
    path = left_behind(folder)
    store = make_store(folder)
    store.decline(found_by(store).path)
    assert make_store(folder).start().unfinished is None
    kept = folder / path.name.replace("unfinished", "declined")
    assert names_in(folder) == [kept.name]
    assert sheet_in(kept) == SHEET


def test_a_declined_quiz_is_removed_thirty_days_after_it_was_declined(folder: Path) -> None:
    left_behind(folder, changed=NOON - 365 * DAY)
    store = make_store(folder)
    store.decline(found_by(store).path)
    make_store(folder, NOON + 29.9 * DAY).start()
    assert len(names_in(folder)) == 1
    make_store(folder, NOON + 30.1 * DAY).start()
    assert names_in(folder) == []


def test_only_files_of_the_quiz_itself_are_ever_removed(folder: Path) -> None:
    folder.mkdir(parents=True)
    others = ["declined-mine.yaml", "declined-0123456z.yaml", "notes.tmp", "answers.yaml"]
    for name in [*others, ".unfinished-01234567.yaml.89abcdef.tmp"]:
        (folder / name).write_text("mine")
        os.utime(folder / name, (0, 0))
    make_store(folder).start()
    assert names_in(folder) == sorted(others)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"answers: [", "not closed"),
        (b"\xff\xfe\x00", "not in UTF-8"),
        (b"a" * (1 << 21), "too large"),
        (b"money: soon\nnowhere: x\n", 'There is no question "nowhere".'),
    ],
)
def test_a_damaged_quiz_is_put_aside_with_one_sentence(
    folder: Path, raw: bytes, reason: str
) -> None:
    older = left_behind(folder, changed=NOON - DAY)
    damaged = folder / "unfinished-0badbad0.yaml"
    damaged.write_bytes(raw)
    os.utime(damaged, (NOON, NOON))
    start = make_store(folder).start()
    assert len(start.put_aside) == 1
    assert reason in worded(start.put_aside[0][0]).message
    assert start.put_aside[0][1] == "declined-0badbad0.yaml"
    assert (folder / "declined-0badbad0.yaml").read_bytes() == raw
    assert start.unfinished is not None
    assert start.unfinished.path == older


def test_a_quiz_with_other_questions_is_put_aside(folder: Path) -> None:
    left_behind(folder)
    changed = replace(CONTENT, bank_fingerprint="f" * 12)
    start = Store(changed, folder, now=lambda: NOON).start()
    assert start.unfinished is None
    assert "other questions" in worded(start.put_aside[0][0]).message


def test_a_pipe_or_a_link_in_the_folder_is_neither_waited_for_nor_followed(folder: Path) -> None:
    elsewhere = left_behind(folder).rename(folder / "elsewhere.yaml")
    os.mkfifo(folder / "unfinished-00000001.yaml")
    (folder / "unfinished-00000002.yaml").symlink_to(elsewhere)
    (folder / "unfinished-00000003.yaml").mkdir()
    start = make_store(folder).start()
    assert start.unfinished is None
    assert len(start.put_aside) == 3
    assert sheet_in(elsewhere) == SHEET


def test_finishing_keeps_the_answers_and_removes_the_unfinished_file(folder: Path) -> None:
    store = make_store(folder)
    store.start()
    store.save(SHEET, ())
    path = store.finish(LARGER)
    assert path == folder / "answers.yaml"
    assert names_in(folder) == ["answers.yaml"]
    assert sheet_in(path) == LARGER


def test_a_folder_that_cannot_be_made_is_told_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    start = make_store(tmp_path / "file" / "careerpick").start()
    assert start.trouble is not None
    problem = worded(start.trouble.problems[0])
    assert problem.message == (
        "Answers cannot be saved here (there is a file where the folder should be)."
    )
    assert problem.fix == "The quiz works, but cannot be continued later."


def test_a_folder_that_may_not_be_written_is_told_and_still_searched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_behind(folder)
    monkeypatch.setattr(os, "access", lambda *_: False)  # the tests may run as root
    start = make_store(folder).start()
    assert start.trouble is not None
    assert "you may not write there" in str(start.trouble)
    assert start.unfinished is not None


def test_without_a_home_nothing_is_written_where_the_quiz_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    start = make_store(Path("~/.local/share/careerpick")).start()
    assert start.trouble is not None
    assert "there is no home folder" in str(start.trouble)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_the_one_for_data_of_this_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert Store(CONTENT).path.parent == tmp_path / "careerpick"


# ---- a fault at each file operation in turn


def prepared(folder: Path, kind: str) -> tuple[Store, Path, Callable[[], object]]:
    """Return a run that saved something before, its file, and the save to try."""
    store = make_store(folder)
    store.start()
    store.save(SHEET, ())
    if kind == "save":
        return store, store.path, lambda: store.save(LARGER, ())
    make_store(folder).finish(SHEET)
    return store, folder / "answers.yaml", lambda: store.finish(LARGER)


@pytest.mark.parametrize("kind", ["save", "finish"])
def test_a_fault_at_any_step_leaves_the_old_file_or_the_new_one(tmp_path: Path, kind: str) -> None:
    steps = steps_of(prepared(tmp_path / "seen", kind)[2])
    assert steps[:5] == ["open", "fdopen", "write", "fsync", "replace"]
    for number in range(len(steps)):
        folder = tmp_path / str(number)
        _, path, save = prepared(folder, kind)
        with pytest.MonkeyPatch.context() as patch:
            watch_steps(patch, stop_at(number, disk_full))
            if number <= steps.index("replace"):
                with pytest.raises(FileError, match="the disk is full"):
                    save()
            else:
                save()
        assert sheet_in(path) == (SHEET if number <= steps.index("replace") else LARGER)
        assert not [name for name in names_in(folder) if name.endswith(".tmp")]


@pytest.mark.parametrize("kind", ["save", "finish"])
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one(tmp_path: Path, kind: str) -> None:
    steps = steps_of(prepared(tmp_path / "seen", kind)[2])
    outcomes = []
    for number in range(len(steps)):
        _, path, save = prepared(tmp_path / str(number), kind)
        child = os.fork()
        if child == 0:
            with pytest.MonkeyPatch.context() as patch:
                watch_steps(patch, stop_at(number, killed))
                save()
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 77
        outcomes.append(sheet_in(path))
    replaced = steps.index("replace") + 1
    assert outcomes == [SHEET] * replaced + [LARGER] * (len(steps) - replaced)


def test_the_first_save_leaves_no_file_or_a_whole_one(tmp_path: Path) -> None:
    for number in range(5):
        store = make_store(tmp_path / str(number))
        store.start()
        with pytest.MonkeyPatch.context() as patch:
            watch_steps(patch, stop_at(number, disk_full))
            with pytest.raises(FileError, match="the disk is full"):
                store.save(SHEET, ())
        assert names_in(tmp_path / str(number)) == []


# ---- the quiz with a store


def test_every_answer_is_saved_before_the_next_question_is_asked(folder: Path) -> None:
    class Watching(Store):
        saved: list[int] = []

        def save(self, sheet: AnswerSheet, skipped: Any) -> None:
            super().save(sheet, skipped)
            self.saved.append(len(sheet_in(self.path).answers))

    take_quiz("1", "1", "?", "b", "", "1", store=Watching(CONTENT, folder))
    assert Watching.saved == [1, 2, 3, 3]


def test_a_command_that_goes_on_is_one_line_however_narrow_the_window(folder: Path) -> None:
    content = replace(CONTENT, program="/a/long/way/to/.venv/bin/python -m careerpick")
    left = take_quiz("2", "q", store=make_store(folder), content=content, width=40)
    assert "\n/a/long/way/to/.venv/bin/python -m careerpick quiz\n" in left.text


def test_a_left_quiz_is_offered_and_continued_where_it_was(folder: Path) -> None:
    left = take_quiz("2!", "s", "q", store=make_store(folder))
    assert "Saved: 1 of 4 answers" in left.flat
    assert "type: careerpick quiz" in left.flat
    shown = take_quiz("", "1", "1", "", store=make_store(folder))
    assert "1 of 4 answered. Enter continues it, n starts anew:" in shown.flat
    assert "Question 3 of 4" in shown.after(0)
    assert shown.outcome.finished
    assert shown.outcome.saved == folder / "answers.yaml"
    assert shown.outcome.sheet.answers == {
        "money": Answer("later", "important"),
        "hours": Answer("few"),
        "place": Answer("home"),
    }
    assert names_in(folder) == ["answers.yaml"]


@pytest.mark.parametrize(
    ("changed", "day"),
    [
        (NOON, "21 November"),
        (NOON - 365 * DAY, "21 November 2025"),
        (NOON - 20 * DAY, "1 November"),
    ],
)
def test_the_offer_names_the_day_and_the_year_if_it_is_another(
    folder: Path, changed: float, day: str
) -> None:
    left_behind(folder, changed=changed)
    shown = take_quiz(None, store=make_store(folder))
    assert f"You have an unfinished quiz from {day}, 1 of 4 answered." in shown.flat


def test_all_answered_but_not_finished_continues_in_the_review(folder: Path) -> None:
    take_quiz("1", "1", "s", "1", "q", store=make_store(folder))
    shown = take_quiz("", "", store=make_store(folder))
    assert "Your answers" in shown.after(0)
    assert shown.outcome.finished


def test_a_quiz_that_ends_without_an_answer_leaves_those_of_the_last_one(folder: Path) -> None:
    kept = take_quiz("1", "1", "1", "1", "", store=make_store(folder)).outcome.saved
    assert kept
    before = kept.read_text()
    assert take_quiz("r", "f", store=make_store(folder)).outcome.saved is None
    assert kept.read_text() == before


def test_what_cannot_be_continued_is_told_and_the_quiz_starts_anew(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "unfinished-0badbad0.yaml").write_text("nowhere: x\nmoney: soon\n")
    shown = take_quiz("1", "q", store=make_store(folder))
    assert 'cannot be continued: There is no question "nowhere".' in shown.flat
    assert "Question 1 of 4" in shown.text.split("<0>")[0]


def test_what_cannot_be_put_aside_is_left_where_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(parents=True)
    (folder / "unfinished-0badbad0.yaml").write_text("nowhere: x\nmoney: soon\n")

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "rename", refused)
    start = make_store(folder).start()
    assert start.put_aside[0][1] == "unfinished-0badbad0.yaml"
    assert names_in(folder) == ["unfinished-0badbad0.yaml"]


def test_a_quiz_that_cannot_be_moved_is_continued_from_what_was_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = left_behind(folder)

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    store = make_store(folder)
    unfinished = found_by(store)
    monkeypatch.setattr(os, "rename", refused)
    assert store.take_over(unfinished).sheet == SHEET
    assert names_in(folder) == [path.name]


def test_starting_anew_puts_the_former_quiz_aside(folder: Path) -> None:
    path = left_behind(folder)
    shown = take_quiz("maybe", "N", "n", "2", "q", store=make_store(folder))
    assert "Press Enter to go on with it, or type n to start anew" in shown.after(0)
    assert "Starting anew. Your one answer from before is kept for 30 days, in" in shown.flat
    assert path.name.replace("unfinished", "declined") in shown.text.replace("\n", "")
    assert "That puts your one answer aside" in shown.after(1)
    assert "Question 1 of 4" not in shown.after(1)
    assert "Question 1 of 4" in shown.after(2)
    assert shown.outcome.sheet.answers == {"money": Answer("later")}
    assert sheet_in(folder / path.name.replace("unfinished", "declined")) == SHEET


@pytest.mark.parametrize("end", ["q", "quit", None])
def test_leaving_at_the_offer_leaves_the_unfinished_quiz_as_it_is(
    folder: Path, end: str | None
) -> None:
    path = left_behind(folder)
    shown = take_quiz(end, store=make_store(folder))
    assert not shown.outcome.finished
    assert names_in(folder) == [path.name]


def test_where_nothing_can_be_saved_it_is_said_once_and_the_quiz_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shown = take_quiz("1", "1", "1", "1", "", store=make_store(tmp_path / "file"))
    assert shown.flat.count("Answers cannot be saved here") == 1
    assert "The quiz works, but cannot be continued later." in shown.flat
    assert shown.text.index("cannot be saved") < shown.text.index("Question 1")
    assert shown.outcome.finished
    assert shown.outcome.saved is None
    assert len(shown.outcome.sheet.answers) == 4


class _FullLater(Store):
    """A store whose disk is full from the second to the third answer."""

    def save(self, sheet: AnswerSheet, skipped: Any) -> None:
        if len(sheet.answers) in (2, 3):
            with pytest.MonkeyPatch.context() as patch:
                watch_steps(patch, stop_at(0, disk_full))
                super().save(sheet, skipped)
        super().save(sheet, skipped)


def test_a_disk_that_fills_up_is_told_once_and_the_truth_is_told_at_the_end(folder: Path) -> None:
    full = take_quiz("1", "1", "1", "q", store=_FullLater(CONTENT, folder))
    assert full.flat.count("Answers cannot be saved here (the disk is full).") == 1
    assert "Your answers are not saved." in full.flat
    assert len(full.outcome.sheet.answers) == 3
    free_again = take_quiz("n", "n", "1", "1", "1", "1", "q", store=_FullLater(CONTENT, folder))
    assert free_again.flat.count("Answers cannot be saved here") == 1
    assert "Saved: 4 of 4 answers" in free_again.flat


def test_a_finished_quiz_that_cannot_be_kept_still_gives_its_answers(folder: Path) -> None:
    (folder / "answers.yaml").mkdir(parents=True)
    shown = take_quiz("1", "1", "1", "1", "", store=make_store(folder))
    assert shown.outcome.finished
    assert shown.outcome.saved is None
    assert "there is a folder where the file should be" in shown.flat
