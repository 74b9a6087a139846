"""Golden screens: text files of what a terminal shows, and one flag to write them anew.

Write anew with: pytest tests/golden --regenerate-golden (then read every difference).
"""

from collections.abc import Callable
from pathlib import Path

import pytest

SCREENS = Path(__file__).parent / "screens"

Compare = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate-golden",
        action="store_true",
        default=False,
        help="write the golden screens anew instead of comparing with them",
    )


@pytest.fixture
def same_as_golden(request: pytest.FixtureRequest) -> Compare:
    """Compare a text with the golden file of that name, or write the file."""
    # The option is unknown where pytest was started above this folder.
    regenerate = request.config.getoption("--regenerate-golden", default=False)

    def compare(name: str, shown: str) -> None:
        golden = SCREENS / f"{name}.txt"
        if regenerate:
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(shown, encoding="utf-8")
        assert golden.exists(), f"no {golden.name}: pytest tests/golden --regenerate-golden"
        assert shown == golden.read_text(encoding="utf-8")

    return compare
