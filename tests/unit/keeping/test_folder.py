"""The folder of this user's data: without a home, of somebody else, or in the way."""

import os
import re
from pathlib import Path

import pytest

from careerpick.content.snapshot import save_snapshot
from careerpick.errors import FileError
from careerpick.files import cache_folder
from careerpick.keeping import Folder, data_folder
from careerpick.keeping.results import History
from careerpick.keeping.unfinished import forget, read_last_finished
from tests.shipped import CONTENT


def refuse(*_: object, **__: object) -> Path:
    raise RuntimeError("Could not determine home directory.")


def no_entry(*_: object, **__: object) -> Path:
    raise KeyError("getpwuid(): uid not found: 4321")


@pytest.mark.parametrize("found", [refuse, no_entry, lambda *_, **__: Path("~/data")])
def test_without_a_home_nothing_is_kept_and_nothing_fails(
    monkeypatch: pytest.MonkeyPatch, found: object, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_data_path", found)
    monkeypatch.setattr("platformdirs.user_cache_path", found)
    assert not data_folder().is_absolute()
    save_snapshot(cache_folder(), b"", CONTENT)
    assert History(data_folder()).all() == ()
    assert History(data_folder()).clear() == 0
    assert read_last_finished("") is None
    assert forget() == (0, 0, False)
    with pytest.raises(FileError, match="no home folder"):
        Folder(data_folder()).prepare()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_looked_into_is_not_called_empty(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def locked(path: Path) -> object:
        raise PermissionError(13, os.strerror(13), str(path))

    monkeypatch.setattr(Path, "iterdir", locked)  # the tests may run as root
    with pytest.raises(FileError, match="Cannot read this file: Permission denied"):
        History(tmp_path).all()
    with pytest.raises(FileError, match="Cannot read"):
        Folder(tmp_path).named(re.compile(".*"))


def test_answers_that_cannot_be_read_are_said_to_be_unreadable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    (tmp_path / "careerpick" / "answers.yaml").mkdir(parents=True)
    with pytest.raises(FileError, match=r"Cannot read this file: Is a directory"):
        read_last_finished("")
