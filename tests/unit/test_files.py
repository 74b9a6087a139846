"""Files are read within bounds, and written whole or not at all."""

import errno
import os
import stat
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from careerpick.errors import FileError
from careerpick.files import (
    MAX_BYTES,
    read_bounded,
    read_private,
    write_atomically,
    write_output,
)
from careerpick.keeping import TEMPORARY
from careerpick.words.problems import worded
from tests.faults import ALL_STEPS, disk_full, interrupted, killed, steps_of, stop_at, watch_steps

MOST_STEPS = 18
OLD, NEW = "old and longer than what is new\n", "new\n"
unless_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "folder" / "result.txt"
    file.parent.mkdir()
    file.write_text(OLD)
    return file


def refused(name: Path | str, reason: str) -> None:
    """Writing this is refused for this reason, and the message names the file."""
    with pytest.raises(FileError, match=reason) as caught:
        write_output(str(name), NEW)
    assert caught.value.problems[0].file == str(name)


# ---- a fault at each file operation in turn


def test_all_operations_of_a_write_are_seen_by_the_tests_below(file: Path) -> None:
    steps = steps_of(lambda: write_output(str(file), NEW), ALL_STEPS)
    assert [name for name in steps if name not in {"stat", "access"}] == [
        *("open", "fdopen", "write", "fsync", "chmod", "replace"),
        *("open", "fsync", "close"),
    ]
    assert {"stat", "access"} < set(steps)
    assert len(steps) <= MOST_STEPS


@pytest.mark.parametrize("fault", [disk_full, interrupted])
@pytest.mark.parametrize("existed", [True, False])
@pytest.mark.parametrize("number", range(MOST_STEPS))
def test_a_fault_at_any_step_leaves_the_old_file_or_the_new_one(
    file: Path, number: int, existed: bool, fault: object
) -> None:
    file.chmod(0o640)
    if not existed:
        file.unlink()
    error: BaseException | None = None
    with pytest.MonkeyPatch.context() as patch:
        watch_steps(patch, stop_at(number, fault), ALL_STEPS)  # type: ignore[arg-type]
        try:
            write_output(str(file), NEW)
        except (FileError, KeyboardInterrupt) as found:
            error = found
    kept = file.read_text() if file.exists() else None
    assert kept in ((OLD if existed else None), NEW)
    assert [item.name for item in file.parent.iterdir()] == ([file.name] if kept else [])
    if error is None:
        assert kept == NEW
    if isinstance(error, FileError):
        assert kept == (OLD if existed else None)
        assert "No space left" in worded(error.problems[0]).message
    if existed:
        assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one(file: Path) -> None:
    steps = steps_of(lambda: write_output(str(file), NEW), ALL_STEPS)
    outcomes = []
    for number in range(len(steps)):
        file.write_text(OLD)
        child = os.fork()
        if child == 0:
            with pytest.MonkeyPatch.context() as patch:
                watch_steps(patch, stop_at(number, killed), ALL_STEPS)
                with suppress(BaseException):
                    write_output(str(file), NEW)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 77
        outcomes.append(file.read_text())
    replaced = steps.index("replace") + 1
    assert outcomes == [OLD] * replaced + [NEW] * (len(steps) - replaced)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("this system has no mount")
    if done.returncode != 0:
        pytest.skip("only root may mount")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_keeps_the_old_file_and_no_other(small_disk: Path) -> None:
    file = small_disk / "result.txt"
    write_output(str(file), OLD)
    with pytest.raises(FileError, match="No space left on device"):
        write_output(str(file), "x" * 100_000)
    assert file.read_text() == OLD
    assert [item.name for item in small_disk.iterdir()] == ["result.txt"]


# ---- what a name may stand for


def test_a_link_is_followed_and_stays_a_link(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to(file)
    write_output(str(link), NEW)
    assert (link.is_symlink(), file.read_text()) == (True, NEW)


def test_a_link_to_a_file_that_is_not_there_yet_creates_it(file: Path, tmp_path: Path) -> None:
    link = file.with_name("link")
    link.symlink_to(tmp_path / "elsewhere.txt")
    write_output(str(link), NEW)
    assert (link.is_symlink(), (tmp_path / "elsewhere.txt").read_text()) == (True, NEW)


def test_a_link_to_itself_is_refused_and_left_alone(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    refused(loop, "symbolic links")
    assert loop.is_symlink()


def test_a_pipe_gets_the_text_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = Thread(target=lambda: got.append(pipe.read_text()), daemon=True)
    reader.start()
    write_output(str(pipe), NEW)
    reader.join(10)
    assert got == [NEW]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_is_written_to_and_stays_a_device(tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    write_output(str(link), NEW)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert [item.name for item in tmp_path.iterdir()] == ["null"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_device_that_takes_nothing_is_told() -> None:
    refused("/dev/full", "No space left on device")


def test_a_whole_disk_is_never_overwritten(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = file.stat()
    disk = os.stat_result((stat.S_IFBLK | 0o660, *tuple(real)[1:]))
    monkeypatch.setattr(Path, "stat", lambda *_, **__: disk)
    refused(file, "not permitted")
    monkeypatch.undo()
    assert file.read_text() == OLD


@pytest.mark.parametrize("name", ["", "/"])
def test_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    refused(f"{tmp_path}{name}", "Is a directory")
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_ends_like_a_folder_makes_no_file(tmp_path: Path) -> None:
    refused(f"{tmp_path}/new/", "Is a directory")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    refused(tmp_path / "no" / "such" / "file", "there is no such folder")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_told(file: Path) -> None:
    refused(file / "result.txt", "Not a directory")
    assert file.read_text() == OLD


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 100_000])
def test_a_name_that_no_file_can_have_is_told(name: str) -> None:
    refused(name, "empty|null|too long")
    with pytest.raises(FileError, match=r"empty|null|too long"):
        read_bounded(name)


def test_the_longest_name_that_a_file_can_have_is_written(tmp_path: Path) -> None:
    # 63 signs of four bytes each; with more than a few letters before it, too long.
    file = tmp_path / ("\U0001f600" * 63)
    write_output(str(file), NEW)
    assert file.read_text() == NEW


@pytest.mark.parametrize(
    "name", ["unfinished-01234567.yaml", "answers.yaml", "20261121T120000000000-01234567.json"]
)
def test_what_a_kill_leaves_behind_is_known_to_those_who_tidy_up(tmp_path: Path, name: str) -> None:
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as patch:
            watch_steps(patch, stop_at(2, killed))  # while it is written
            with suppress(BaseException):
                write_atomically(tmp_path / name, b"new")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 77
    (left,) = tmp_path.iterdir()
    assert TEMPORARY.fullmatch(left.name)


def test_a_name_that_is_no_text_is_written(tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/\xff\x1b[2J.txt")
    write_output(name, NEW)
    assert Path(name).read_text() == NEW


def test_a_file_that_is_read_only_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # the tests may run as root
    refused(file, "Permission denied")
    assert file.read_text() == OLD


@unless_root
def test_a_read_only_folder_is_told(file: Path) -> None:
    file.parent.chmod(0o500)
    try:
        refused(file.parent / "new.txt", "Permission denied")
        refused(file, "Permission denied")
    finally:
        file.parent.chmod(0o700)
    assert file.read_text() == OLD


def test_permissions_are_kept_and_a_private_file_is_private(file: Path) -> None:
    file.chmod(0o604)
    write_output(str(file), NEW)
    assert stat.S_IMODE(file.stat().st_mode) == 0o604
    write_atomically(file, b"secret", private=True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


# ---- reading


def test_a_large_file_is_read_no_further_than_allowed(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as handle:
        handle.truncate(MAX_BYTES)
    assert len(read_bounded(str(large))) == MAX_BYTES
    with large.open("wb") as handle:
        handle.truncate(1 << 40)
    with pytest.raises(FileError, match="larger than 1 MiB"):
        read_bounded(str(large))


def test_an_endless_file_is_refused() -> None:
    with pytest.raises(FileError, match="larger than 1 MiB"):
        read_bounded("/dev/zero")


def test_what_took_the_place_of_a_private_file_is_neither_followed_nor_waited_for(
    file: Path, tmp_path: Path
) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(file)
    assert read_private(file) == file.read_bytes()
    with pytest.raises(FileError, match="plain"):
        read_private(pipe)
    with pytest.raises(FileError, match="symbolic link"):
        read_private(link)


def test_a_private_file_may_be_as_large_as_allowed_and_no_larger(file: Path) -> None:
    file.write_bytes(b"x" * MAX_BYTES)
    assert len(read_private(file)) == MAX_BYTES
    file.write_bytes(b"x" * (MAX_BYTES + 1))
    with pytest.raises(FileError, match=r"long|large"):
        read_private(file)


@pytest.mark.parametrize(
    ("name", "reason"), [(".", "Is a directory"), ("nothing", "there is no such file")]
)
def test_what_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileError, match=reason):
        read_bounded(name)


def test_a_file_that_is_being_written_is_read_as_the_old_or_the_new_one(file: Path) -> None:
    texts = [f"{sign}" * 200_000 for sign in "ab"]
    write_output(str(file), texts[0])
    done = False

    def write_on() -> None:
        while not done:
            for text in texts:
                write_atomically(file, text.encode())

    writer = Thread(target=write_on)
    writer.start()
    try:
        seen = {read_bounded(str(file)).decode() for _ in range(200)}
    finally:
        done = True
        writer.join()
    assert seen <= set(texts)


def test_a_reader_that_goes_away_is_told(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def read_a_little() -> None:
        with pipe.open("rb") as handle:
            handle.read(10)

    thread = Thread(target=read_a_little, daemon=True)
    thread.start()
    with pytest.raises(FileError, match=os.strerror(errno.EPIPE)):
        write_output(str(pipe), "x" * 10_000_000)
    thread.join()
