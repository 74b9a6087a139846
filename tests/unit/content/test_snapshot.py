"""A snapshot is the checked content, or nothing."""

import json
import os
import zlib
from dataclasses import fields
from pathlib import Path

import pytest

from careerpick.content import snapshot
from careerpick.content.snapshot import (
    ROOT,
    code_state,
    kept_snapshot,
    load_snapshot,
    save_snapshot,
    source_of,
)
from careerpick.model import Content
from tests.faults import within
from tests.shipped import CONTENT

SOURCE = source_of({"questions.yaml": b"schema: 1\n"})
OTHER_USER = 4711


@pytest.fixture(scope="module")
def content() -> Content:
    return CONTENT


@pytest.fixture
def file(tmp_path: Path, content: Content) -> Path:
    save_snapshot(tmp_path / "cache", SOURCE, content)
    return kept_snapshot(tmp_path / "cache", SOURCE)


def test_snapshot_holds_the_very_content(file: Path, content: Content) -> None:
    assert load_snapshot(file, SOURCE) == content


@pytest.mark.parametrize(
    "other",
    [
        source_of({"questions.yaml": b"schema: 2\n"}),
        source_of({"questions.yaml": b"schema: 1\n", "paths/va.yaml": b""}),
        source_of({"questions.yaml": b"schema: 1\n"}, "other code"),
        source_of({"questions.yml": b"schema: 1\n"}),
        source_of({}),
    ],
)
def test_snapshot_of_other_files_or_other_code_is_refused(file: Path, other: bytes) -> None:
    assert load_snapshot(file, other) is None


def body_of(file: Path) -> bytes:
    return file.read_bytes()[len(SOURCE) :].partition(b"\n")[2]


def write_with_checksum(file: Path, body: bytes) -> None:
    """Write what a hand could write that knows how snapshots are made."""
    file.write_bytes(SOURCE + f"{zlib.crc32(body):08x}\n".encode() + body)


@pytest.mark.parametrize("at", [0, 10, 70, 5000, -2])
def test_damaged_snapshot_is_refused(file: Path, at: int) -> None:
    raw = bytearray(file.read_bytes())
    raw[at] ^= 1
    file.write_bytes(raw)

    assert load_snapshot(file, SOURCE) is None


@pytest.mark.parametrize("share", [0, 0.5])
def test_cut_off_snapshot_is_refused(file: Path, share: float) -> None:
    raw = file.read_bytes()
    file.write_bytes(raw[: int(len(raw) * share)])

    assert load_snapshot(file, SOURCE) is None


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_snapshot_that_others_can_write_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)

    assert load_snapshot(file, SOURCE) is None


def test_snapshot_in_a_folder_that_others_can_write_is_refused(file: Path) -> None:
    file.parent.chmod(0o777)

    assert load_snapshot(file, SOURCE) is None


def as_another_user(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """Make this process somebody to whom the file is neither their own nor the system's."""
    if os.geteuid() == ROOT:
        os.chown(file, OTHER_USER, -1)
    monkeypatch.setattr(os, "getuid", lambda: OTHER_USER + 1)


def test_snapshot_of_another_owner_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_another_user(monkeypatch, file)

    assert load_snapshot(file, SOURCE) is None


def test_snapshot_that_does_not_fit_the_model_is_refused(file: Path) -> None:
    value = json.loads(body_of(file).partition(b"\n")[0])
    del value[0]
    write_with_checksum(file, json.dumps(value).encode())

    assert load_snapshot(file, SOURCE) is None


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b'{"bank": []}', b"[" * 100_000, b'{"bank": {"questions": 1}}', b"\xff"],
)
def test_snapshot_of_another_shape_is_refused(file: Path, body: bytes) -> None:
    write_with_checksum(file, body)

    assert load_snapshot(file, SOURCE) is None


def test_snapshot_whose_questions_are_a_list_of_texts_is_refused(file: Path) -> None:
    value = json.loads(body_of(file).partition(b"\n")[0])
    value[[item.name for item in fields(Content)].index("question_fingerprints")] = ["a"]
    write_with_checksum(file, json.dumps(value).encode())

    assert load_snapshot(file, SOURCE) is None


def test_pipe_in_place_of_a_snapshot_is_not_waited_for(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    with within(5):
        assert load_snapshot(file, SOURCE) is None
    silent_writer = os.open(file, os.O_RDWR)
    try:
        with within(5):
            assert load_snapshot(file, SOURCE) is None
    finally:
        os.close(silent_writer)


def test_snapshot_of_the_system_is_used_by_everybody(
    file: Path, monkeypatch: pytest.MonkeyPatch, content: Content
) -> None:
    monkeypatch.setattr(snapshot, "ROOT", os.geteuid())
    monkeypatch.setattr(os, "getuid", lambda: OTHER_USER)

    assert load_snapshot(file, SOURCE) == content


def test_source_tells_names_and_bytes_apart() -> None:
    one = source_of({"a": b"xy", "b": b""})

    assert one == source_of({"b": b"", "a": b"xy"})
    others = ({"a": b"x", "b": b"y"}, {"a": b"xy"}, {"c": b"xy"}, {"a": b"xyb 0\n"})
    assert one not in map(source_of, others)


def test_source_changes_with_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = source_of({"a": b"x"})
    monkeypatch.setattr(snapshot, "__version__", "0.0.0")

    assert source_of({"a": b"x"}) != before


def test_state_of_the_code_changes_with_every_edit_of_model_and_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = tmp_path / "content" / "checks"
    checks.mkdir(parents=True)
    below = [tmp_path / "model.py", tmp_path / "folding.py"]
    files = [*below, checks.parent / "nodes.py", checks / "bank.py"]
    for file in files:
        file.write_text("one")
    monkeypatch.setattr(snapshot, "__file__", str(checks.parent / "snapshot.py"))
    states = [code_state()]
    for file in files:
        file.write_text("other")
        states.append(code_state())
        os.utime(file, (1, 1))
        states.append(code_state())

    assert len(set(states)) == 9


def test_folder_that_cannot_be_made_is_no_trouble(tmp_path: Path, content: Content) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = tmp_path / "file" / "cache"

    save_snapshot(folder, SOURCE, content)

    assert load_snapshot(kept_snapshot(folder, SOURCE), SOURCE) is None


def test_only_the_newest_snapshots_are_kept(tmp_path: Path, content: Content) -> None:
    for number in range(snapshot.KEPT + 3):
        source = source_of({}, str(number))
        save_snapshot(tmp_path, source, content)
        os.utime(kept_snapshot(tmp_path, source), (number, number))
    save_snapshot(tmp_path, SOURCE, content)

    assert len(list(tmp_path.glob("*.json"))) == snapshot.KEPT
    assert load_snapshot(kept_snapshot(tmp_path, SOURCE), SOURCE) == content


def test_two_contents_of_one_name_do_not_pass_for_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: Content
) -> None:
    monkeypatch.setattr(zlib, "crc32", lambda _: 0)
    save_snapshot(tmp_path, SOURCE, content)
    other = source_of({}, "other")

    assert kept_snapshot(tmp_path, other).is_file()
    assert load_snapshot(kept_snapshot(tmp_path, other), other) is None
