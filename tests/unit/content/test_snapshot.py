"""A snapshot is the checked content, or nothing."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from careerpick.content import load_content, snapshot
from careerpick.content.snapshot import digest, load_snapshot, save_snapshot
from careerpick.model import Content
from tests.faults import within

NAME = "0" * 40


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


@pytest.fixture
def folder(tmp_path: Path, content: Content) -> Path:
    folder = tmp_path / "cache"
    save_snapshot(folder, NAME, content)
    return folder


def test_snapshot_holds_the_very_content(folder: Path, content: Content) -> None:
    assert load_snapshot(folder, NAME) == content


def test_there_is_none_under_another_name(folder: Path) -> None:
    assert load_snapshot(folder, "1" * 40) is None


def test_snapshot_of_other_files_under_this_name_is_refused(folder: Path) -> None:
    (folder / f"{NAME}.json").rename(folder / f"{'1' * 40}.json")

    assert load_snapshot(folder, "1" * 40) is None


def write_with_checksum(file: Path, body: bytes) -> None:
    """Write what a hand could write that knows how snapshots are made."""
    checksum = hashlib.sha256(NAME.encode() + body).hexdigest().encode()
    file.write_bytes(checksum + b"\n" + body)


@pytest.mark.parametrize("at", [0, 10, 70, 5000, -2])
def test_damaged_snapshot_is_refused(folder: Path, at: int) -> None:
    file = folder / f"{NAME}.json"
    raw = bytearray(file.read_bytes())
    raw[at] ^= 1
    file.write_bytes(raw)

    assert load_snapshot(folder, NAME) is None


@pytest.mark.parametrize("share", [0, 0.5])
def test_cut_off_snapshot_is_refused(folder: Path, share: float) -> None:
    file = folder / f"{NAME}.json"
    raw = file.read_bytes()
    file.write_bytes(raw[: int(len(raw) * share)])

    assert load_snapshot(folder, NAME) is None


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_snapshot_that_others_can_write_is_refused(folder: Path, mode: int) -> None:
    (folder / f"{NAME}.json").chmod(mode)

    assert load_snapshot(folder, NAME) is None


def test_snapshot_in_a_folder_that_others_can_write_is_refused(folder: Path) -> None:
    folder.chmod(0o777)

    assert load_snapshot(folder, NAME) is None


def test_snapshot_of_another_owner_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: os.geteuid() + 1)

    assert load_snapshot(folder, NAME) is None


def test_snapshot_that_does_not_fit_the_model_is_refused(folder: Path) -> None:
    file = folder / f"{NAME}.json"
    value = json.loads(file.read_bytes().partition(b"\n")[2])
    del value["bank"]
    write_with_checksum(file, json.dumps(value).encode())

    assert load_snapshot(folder, NAME) is None


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b'{"bank": []}', b"[" * 100_000, b'{"bank": {"questions": 1}}', b"\xff"],
)
def test_snapshot_of_another_shape_is_refused(folder: Path, body: bytes) -> None:
    write_with_checksum(folder / f"{NAME}.json", body)

    assert load_snapshot(folder, NAME) is None


def test_snapshot_whose_questions_are_a_list_of_texts_is_refused(folder: Path) -> None:
    file = folder / f"{NAME}.json"
    value = json.loads(file.read_bytes().partition(b"\n")[2])
    value["question_fingerprints"] = ["a"]
    write_with_checksum(file, json.dumps(value).encode())

    assert load_snapshot(folder, NAME) is None


def test_pipe_in_place_of_a_snapshot_is_not_waited_for(folder: Path) -> None:
    file = folder / f"{NAME}.json"
    file.unlink()
    os.mkfifo(file)
    with within(5):
        assert load_snapshot(folder, NAME) is None
    silent_writer = os.open(file, os.O_RDWR)
    try:
        with within(5):
            assert load_snapshot(folder, NAME) is None
    finally:
        os.close(silent_writer)


def test_digest_tells_names_and_bytes_apart() -> None:
    one = digest({"a": b"xy", "b": b""})

    assert one == digest({"b": b"", "a": b"xy"})
    assert one not in {digest({"a": b"x", "b": b"y"}), digest({"a": b"xy"}), digest({"c": b"xy"})}


def test_digest_changes_with_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest({"a": b"x"})
    monkeypatch.setattr(snapshot, "__version__", "0.0.0")

    assert digest({"a": b"x"}) != before


def test_folder_that_cannot_be_made_is_no_trouble(tmp_path: Path, content: Content) -> None:
    (tmp_path / "file").write_text("in the way")

    save_snapshot(tmp_path / "file" / "cache", NAME, content)

    assert load_snapshot(tmp_path / "file" / "cache", NAME) is None


def test_only_the_newest_snapshots_are_kept(tmp_path: Path, content: Content) -> None:
    for number in range(snapshot.KEPT + 3):
        save_snapshot(tmp_path, f"{number:040}", content)
        os.utime(tmp_path / f"{number:040}.json", (number, number))
    save_snapshot(tmp_path, NAME, content)

    assert len(list(tmp_path.glob("*.json"))) == snapshot.KEPT
    assert load_snapshot(tmp_path, NAME) == content
