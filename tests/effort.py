"""How much is tried by chance: a sample in `make test`, far more in `make test-long`."""

import os

LONG = bool(os.environ.get("CAREERPICK_LONG"))


def many(usual: int) -> int:
    """Return how many are tried where a usual run tries this many."""
    return 20 * usual if LONG else usual
