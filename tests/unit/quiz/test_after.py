"""The keys below a result, where the window goes away."""

import signal
from io import StringIO

import pytest
from rich.console import Console

from careerpick.decide.result import evaluate
from careerpick.errors import Stopped
from careerpick.quiz.after import stay
from careerpick.quiz.screen import Screen
from tests.reports import example
from tests.shipped import CONTENT


class Closing(StringIO):
    """A window that is closed while somebody is asked."""

    is_closed = False

    def write(self, text: str) -> int:
        if self.is_closed:
            raise BrokenPipeError
        return super().write(text)


def leave_at(screen: Screen) -> None:
    result = evaluate(CONTENT, example(CONTENT))
    stay(result, None, screen, save=lambda *_: None, is_kept=True)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_keeps_its_exit_code_though_nobody_sees_the_last_words(
    number: signal.Signals,
) -> None:
    window = Closing()

    def read_line() -> str | None:
        window.is_closed = True
        signal.raise_signal(number)
        return None

    screen = Screen(Console(file=window, width=80), read_line)
    with pytest.raises(Stopped, match=str(128 + number)):
        leave_at(screen)


def test_a_window_that_is_gone_ends_the_keys_and_nothing_else() -> None:
    window = Closing()
    window.is_closed = True
    leave_at(Screen(Console(file=window, width=80), lambda: "q"))
    assert window.getvalue() == ""
