"""Faults that are injected at each file operation in turn."""

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

STEPS = ("open", "fdopen", "fsync", "replace", "close", "unlink")
"""What a save calls; writing itself is a step, too."""
ALL_STEPS = (*STEPS, "stat", "access", "chmod")


class _Written:
    """A file whose writing can fail, as on a full disk."""

    def __init__(self, inner: Any, step: Callable[[str], None]) -> None:
        self.inner = inner
        self.step = step

    def __enter__(self) -> "_Written":
        return self

    def __exit__(self, *error: object) -> None:
        self.inner.close()

    def write(self, raw: bytes) -> None:
        self.inner.write(raw[: len(raw) // 2])
        self.inner.flush()
        self.step("write")
        self.inner.write(raw[len(raw) // 2 :])

    def flush(self) -> None:
        self.inner.flush()

    def fileno(self) -> int:
        return int(self.inner.fileno())


def watch_steps(
    patch: pytest.MonkeyPatch, step: Callable[[str], None], names: tuple[str, ...] = STEPS
) -> None:
    """Call `step` before each file operation; half of a text is written by then."""

    def before(name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(*arguments: Any, **named: Any) -> Any:
            step(name)
            done = real(*arguments, **named)
            return _Written(done, step) if name == "fdopen" else done

        return call

    for name in names:
        patch.setattr(os, name, before(name))


def steps_of(save: Callable[[], object], names: tuple[str, ...] = STEPS) -> list[str]:
    """Return the file operations of a save in their order."""
    seen: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        watch_steps(patch, seen.append, names)
        save()
    return seen


def stop_at(number: int, act: Callable[[], None]) -> Callable[[str], None]:
    """Return a step that acts at the operation with this number, from 0."""
    count = iter(range(10_000))

    def step(_: str) -> None:
        if next(count) == number:
            act()

    return step


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail where something waits for ever."""

    def give_up(*_: object) -> None:
        raise AssertionError("it waits for ever")

    former = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def disk_full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def interrupted() -> None:
    raise KeyboardInterrupt


def killed() -> None:
    os._exit(77)
