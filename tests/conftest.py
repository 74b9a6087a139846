"""Settings for every test."""

import fcntl
import gc
import os
import signal
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from careerpick.errors import CareerpickError
from careerpick.words.problems import worded
from tests.effort import LONG, many

# A slow machine is no failing test, and a usual run tries the same each time.
settings.register_profile(
    "careerpick",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=many(6),
    derandomize=not LONG,
)
settings.load_profile("careerpick")

# Whoever runs the tests with nohup, or in the background of a script, hands down that a hang-up
# or Ctrl-C is ignored, and some tests end a quiz by one.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

# A module of tests takes far longer to compile than to read, whatever the environment says.
sys.dont_write_bytecode = False


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Let one worker compile the tests; the others wait, and read what it wrote."""
    with Path(__file__).open() as turn:
        if "PYTEST_XDIST_WORKER" in os.environ:
            try:
                fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                fcntl.flock(turn, fcntl.LOCK_SH)
        collected = yield
    gc.collect()
    gc.freeze()  # what is there for all tests need not be looked through during each
    return collected


def _in_words(error: CareerpickError) -> str:
    return "; ".join(worded(problem).message for problem in error.problems)


# `match` looks at what a person would read.
CareerpickError.__str__ = _in_words  # type: ignore[method-assign,assignment]
