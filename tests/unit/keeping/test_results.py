"""Kept results: private files, found again in order, and never a crash on a damaged one."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from careerpick.decide.result import evaluate
from careerpick.errors import FileError, UsageError
from careerpick.keeping.results import History, KeptResult
from careerpick.model import AnswerSheet
from tests.reports import example, kept_now
from tests.shipped import CONTENT

AT = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


def _kept(minutes: int = 0, sheet: AnswerSheet | None = None) -> KeptResult:
    result = evaluate(CONTENT, example(CONTENT) if sheet is None else sheet)
    return kept_now(result, AT + timedelta(minutes=minutes))


def test_a_kept_result_comes_back_as_it_was(tmp_path: Path) -> None:
    history = History(tmp_path / "history")
    history.add(_kept())

    assert history.find("1") == replace(_kept(), number=1)


def test_only_the_user_may_read_a_kept_result(tmp_path: Path) -> None:
    path = History(tmp_path / "history").add(_kept())

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_results_are_numbered_from_the_oldest(tmp_path: Path) -> None:
    history = History(tmp_path)
    for minutes in (5, 0, 9):
        history.add(_kept(minutes))

    found = [item.result.at[14:16] for item in history.all() if item.result]
    assert found == ["30", "35", "39"]
    assert [item.number for item in history.all()] == [1, 2, 3]
    assert [history.find(named).number for named in ("1", "last", " Last")] == [1, 3, 3]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:0],
        lambda text: text[: len(text) // 2],
        lambda text: f"[{text}]",
        lambda text: text.replace("kept-result/1", "kept-result/9"),
        lambda text: (
            text.replace('"firm"', '"x"').replace('"likely"', '"x"').replace('"close"', '"x"')
        ),
        lambda text: json.dumps({**json.loads(text), "at": "yesterday"}),
        lambda text: json.dumps({**json.loads(text), "at": "2026-11-22T10:30:00"}),
        lambda text: json.dumps({**json.loads(text), "more": 1}),
        lambda text: text + " " * (2 << 20),
    ],
)
def test_a_damaged_file_is_listed_and_does_no_harm(damage, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    history = History(tmp_path)
    path = history.add(_kept())
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    history.add(_kept(1))

    assert [item.result is None for item in history.all()] == [True, False]
    with pytest.raises(FileError, match="damaged and cannot be read"):
        history.find("1")


def test_a_link_or_a_folder_of_that_name_is_not_followed(tmp_path: Path) -> None:
    history = History(tmp_path)
    path = history.add(_kept())
    (tmp_path / "elsewhere").write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")

    assert [item.result for item in history.all()] == [None]


@pytest.mark.parametrize(("typed", "shown"), [("0", "0"), ("-1", '"-1"'), ("2", "2"), ("x", '"x"')])
def test_a_number_that_is_not_there_names_those_that_are(
    typed: str, shown: str, tmp_path: Path
) -> None:
    history = History(tmp_path)
    history.add(_kept())

    with pytest.raises(UsageError, match=f"There is no result {shown}"):
        history.find(typed)


def test_clearing_removes_results_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "history"
    history = History(folder)
    history.add(_kept())
    history.add(_kept(1))
    (folder / "notes.txt").write_text("mine", encoding="utf-8")

    assert history.clear() == 2
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    assert history.clear() == 0


def test_without_a_folder_there_is_nothing_and_keeping_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    history = History(blocked / "history")

    assert history.all() == ()
    with pytest.raises(FileError, match="cannot be kept"):
        history.add(_kept())
