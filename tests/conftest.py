"""Settings for every test."""

import gc
import signal
from collections.abc import Generator

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


# Tests leave little behind in rings, so the collector need not look as often as it usually does.
gc.set_threshold(100_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Spare the collector of garbage what is there for all tests."""
    collected = yield
    gc.collect()
    gc.freeze()
    return collected


def _in_words(error: CareerpickError) -> str:
    return "; ".join(worded(problem).message for problem in error.problems)


# `match` looks at what a person would read.
CareerpickError.__str__ = _in_words  # type: ignore[method-assign,assignment]
