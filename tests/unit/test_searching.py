"""A long search says how far it is, and Ctrl-C ends it and nothing else."""

import os
import signal
import sys
import time
from io import StringIO

import pytest

from careerpick import edge
from careerpick.words.sentences import say


def test_ctrl_c_ends_the_search_alone_and_the_former_handler_comes_back() -> None:
    former = signal.getsignal(signal.SIGINT)
    with edge.searching() as go_on:
        assert go_on(0, 3)
        os.kill(os.getpid(), signal.SIGINT)
        assert not go_on(1, 3)
    assert signal.getsignal(signal.SIGINT) is former


def test_second_ctrl_c_ends_the_program() -> None:
    def twice() -> None:
        with edge.searching():
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(1)

    with pytest.raises(KeyboardInterrupt):
        twice()


def test_long_search_is_spoken_of_once_where_nobody_looks_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(edge, "LONG_PATIENCE", 0.01)
    monkeypatch.setattr(sys, "stderr", shown := StringIO())
    with edge.searching() as go_on:
        time.sleep(0.2)
        assert go_on(1, 3)
        assert go_on(2, 3)
    assert shown.getvalue() == f"{say('edge.searching')}\n"


def test_long_search_counts_on_one_line_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(edge, "PATIENCE", 0.01)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", shown := Terminal())
    with edge.searching() as go_on:
        time.sleep(0.2)
        go_on(2, 3)
    text = shown.getvalue()
    assert "2 of 3 done." in text
    assert "\n" not in text
    assert text.endswith("\r\x1b[2K")


def test_short_search_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", shown := StringIO())
    with edge.searching() as go_on:
        go_on(0, 1)
    assert shown.getvalue() == ""
