"""Ctrl-C, a closed window and a request to end: noticed while waiting, never while saving.

Who comes back after Ctrl-Z and `fg` is asked once more.
"""

import os
import signal
import threading
from collections.abc import Callable
from time import sleep
from types import FrameType, TracebackType
from typing import Self

from careerpick.errors import Stopped

_A_MOMENT = 0.05
"""Seconds in which a signal has ended a wait, unless it came just before."""


class _Resumed(Exception):  # noqa: N818 - not an error: the program was stopped, and goes on
    """A line is to be asked for once more."""


class Signals:
    """While this context lasts, a signal ends the wait for a line and nothing else.

    One that comes at another moment (an answer is being saved) is acted on at the next
    wait, or at the end of the context. Leaving the context restores the former handlers.
    """

    def __init__(self) -> None:
        self._former: dict[int, Callable[[int, FrameType | None], object] | int] = {}
        self._pending: int | None = None
        self._waiting = False
        self._woken = -1
        self._former_wakeup = -1
        self._former_resuming: Callable[[int, FrameType | None], object] | int | None = None

    def __enter__(self) -> Self:
        """Take over the signals that end a program, except those that are ignored."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            former = signal.getsignal(number) if number is not None else None
            if number is None or former is None or former == signal.SIG_IGN:
                continue  # nohup, for example, has it ignored on purpose
            try:
                signal.signal(number, self._note)
            except ValueError:  # only the main thread may
                break
            self._former[number] = former
        resuming = getattr(signal, "SIGCONT", None)
        if self._former and resuming is not None:
            self._former_resuming = signal.signal(resuming, self._resume)
        if self._former and hasattr(signal, "pthread_kill"):
            self._watch()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Restore the former handlers.

        Raises:
            Stopped: A signal came that nothing has acted on yet.
        """
        del error, trace
        for number, former in self._former.items():
            signal.signal(number, former)
        if self._former_resuming is not None:
            signal.signal(signal.SIGCONT, self._former_resuming)
        if self._woken >= 0:
            signal.set_wakeup_fd(self._former_wakeup)
            os.close(self._woken)
        if kind is None:
            self._act()

    def wait(
        self, read_line: Callable[[], str | None], ask_again: Callable[[], object] | None = None
    ) -> str | None:
        """Read a line.

        Args:
            read_line: Returns it.
            ask_again: Prints what stands before the cursor, where that is lost; without it
                `read_line` does so.

        Raises:
            Stopped: A signal came, now or since the last wait.
        """
        while True:
            self._waiting = True
            try:
                self._act()
                return read_line()
            except _Resumed:
                if ask_again:
                    ask_again()
            except KeyboardInterrupt:
                raise Stopped(128 + signal.SIGINT) from None
            finally:
                self._waiting = False

    def _watch(self) -> None:
        """Send a signal again that came right before the wait began, and so would not end it."""
        heard, self._woken = os.pipe()
        os.set_blocking(self._woken, False)
        self._former_wakeup = signal.set_wakeup_fd(self._woken, warn_on_full_buffer=False)
        waiter = threading.get_ident()

        def watch() -> None:
            while number := os.read(heard, 1):
                sleep(_A_MOMENT)
                while self._waiting and number[0] in self._former:
                    signal.pthread_kill(waiter, number[0])
                    sleep(_A_MOMENT)
            os.close(heard)

        threading.Thread(target=watch, daemon=True).start()

    def _note(self, number: int, frame: FrameType | None) -> None:
        del frame
        self._pending = self._pending or number
        if self._waiting:
            self._waiting = False
            self._act()

    def _resume(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self._waiting:
            self._waiting = False
            raise _Resumed

    def _act(self) -> None:
        if self._pending is not None:
            number, self._pending = self._pending, None
            raise Stopped(128 + number)
