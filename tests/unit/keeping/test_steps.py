"""Steps are ticked off one by one, taken back, and stay ticked off in a new plan."""

from dataclasses import replace
from pathlib import Path

import pytest

from careerpick.errors import FileError
from careerpick.keeping.results import STEPS_DONE, History, KeptStep, Progress
from tests.unit.keeping.test_kept_result import KEPT

FIRST = KeptStep("today", "Old work", "Sign up.")
SECOND = KeptStep("this_week", "Old work", "Write to one client.")
KEPT = replace(KEPT, steps=(FIRST, SECOND))


def test_a_plan_without_ticks_begins_at_its_first_step(tmp_path: Path) -> None:
    assert History(tmp_path).progress(KEPT).left == (FIRST, SECOND)
    assert History(tmp_path).progress(KEPT).last_done is None


def test_a_tick_is_kept_and_taken_back(tmp_path: Path) -> None:
    steps = History(tmp_path / "bank")
    ticked = steps.tick(steps.progress(KEPT))

    assert ticked.left == (SECOND,)
    assert History(tmp_path / "bank").progress(KEPT) == ticked
    assert ticked.last_done == FIRST
    assert steps.untick(ticked).left == (FIRST, SECOND)
    assert History(tmp_path / "bank").progress(KEPT).left == (FIRST, SECOND)


def test_what_was_done_stays_done_in_a_new_plan(tmp_path: Path) -> None:
    steps = History(tmp_path)
    steps.tick(steps.progress(KEPT))
    other = replace(KEPT, steps=(KeptStep("today", "New work", "Look around."), FIRST))

    assert [step.do for step in steps.progress(other).left] == ["Look around."]
    assert steps.progress(other).last_done == FIRST


def test_only_a_step_of_this_plan_is_taken_back(tmp_path: Path) -> None:
    steps = History(tmp_path)
    steps.tick(steps.progress(replace(KEPT, steps=(SECOND,))))
    mixed = steps.tick(steps.progress(replace(KEPT, steps=(FIRST,))))

    assert steps.untick(mixed) == Progress(mixed.kept, (SECOND.do,))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "x", "done": []}', "[" * 100_000])
def test_a_damaged_file_is_said_with_its_name(text: str, tmp_path: Path) -> None:
    (tmp_path / STEPS_DONE).write_text(text)
    with pytest.raises(FileError, match="is damaged") as found:
        History(tmp_path).progress(KEPT)
    assert found.value.problems[0].file == str(tmp_path / STEPS_DONE)


def test_only_the_user_may_read_what_is_done(tmp_path: Path) -> None:
    History(tmp_path).tick(History(tmp_path).progress(KEPT))
    assert (tmp_path / STEPS_DONE).stat().st_mode & 0o777 == 0o600
