"""What is longer than the window goes through the pager that the person's settings name."""

import os
import pty
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from careerpick.write.pager import show_in_pager
from tests.cli.running import ROOT

LONG = Text("\n".join(f"line {number}" for number in range(50)), style="bold")
CHANGES = ("1=1", "2=1", "3=6", "4=4", "7=2", "8=3")
WHAT_IF = ("whatif", "--answers", str(ROOT / "docs" / "example-answers.yaml"), *CHANGES)
SHORT = Text("one line")


def console(**environment: str) -> Console:
    said = {"TERM": "xterm", "COLUMNS": "80", "LINES": "24", **environment}
    return Console(file=StringIO(), force_terminal=True, _environ=said)


@pytest.fixture
def taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pager of the person's own, which writes what it is given to a file."""
    file, script = tmp_path / "taken", tmp_path / "mine"
    script.write_text(f"#!/bin/sh\ncat > '{file}'\n")
    script.chmod(0o755)
    monkeypatch.setenv("PAGER", f"'{script}' -x")
    return file


def test_what_fits_on_the_window_is_not_paged(taken: Path) -> None:
    assert not show_in_pager(console(), SHORT)
    assert not taken.exists()


def test_what_does_not_is_given_whole_and_without_codes(taken: Path) -> None:
    assert show_in_pager(console(), LONG)
    assert taken.read_text() == f"{LONG.plain}\n"


def test_a_terminal_that_moves_no_cursor_gets_no_pager(taken: Path) -> None:
    assert not show_in_pager(console(TERM="dumb"), LONG)
    assert not taken.exists()


@pytest.mark.parametrize("named", ["no-such-pager-here", "", " ", "'open", "no-such '' less"])
def test_a_pager_that_is_not_there_is_none(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", named)
    assert not show_in_pager(console(), LONG)


def test_one_that_is_left_before_the_end_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "true")
    assert show_in_pager(console(), Text("x" * 1_000_000 + "\n" * 100))


def test_without_a_setting_less_is_taken_with_colours_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PAGER", raising=False)
    monkeypatch.delenv("LESS", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not show_in_pager(console(), LONG)
    (tmp_path / "less").write_text(
        f'#!/bin/sh\necho "$LESS" > {tmp_path}/taken\n/bin/cat >> {tmp_path}/taken\n'
    )
    (tmp_path / "less").chmod(0o755)
    assert show_in_pager(console(), LONG)
    taken = (tmp_path / "taken").read_text()
    assert taken.startswith("-R\n\x1b[1m")


@pytest.mark.parametrize(
    ("words", "paged"),
    [
        (("questions",), True),
        (("questions", "--no-pager"), False),
        (("sites",), True),
        (WHAT_IF, True),
        ((*WHAT_IF, "--no-pager"), False),
    ],
)
def test_only_a_terminal_is_paged_and_an_option_turns_it_off(
    words: tuple[str, ...], paged: bool, taken: Path
) -> None:
    command = [sys.executable, "-m", "careerpick", *words]
    parent, child = pty.openpty()
    if os.fork() == 0:
        os.close(parent)
        os.dup2(child, 1)
        os.environ |= {"TERM": "xterm", "PYTHONUTF8": "1"}
        os.execv(command[0], command)
    os.close(child)
    try:
        while os.read(parent, 65536):
            pass
    except OSError:
        pass  # the other end is closed
    os.close(parent)
    os.wait()
    assert taken.exists() == paged
