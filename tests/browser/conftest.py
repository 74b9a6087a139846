"""One browser for all tests of a process."""

from collections.abc import Iterator

import pytest

from tests.browser.chromium import Page, chromium, find_chromium


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    program = find_chromium()
    assert program
    with chromium(program, tmp_path_factory.mktemp("profile")) as browser:
        opened = Page(browser)
        yield opened
        opened.close()
