"""The shipped content, read once."""

import pytest

from careerpick.model import Content
from tests.shipped import CONTENT


@pytest.fixture(scope="session")
def content() -> Content:
    return CONTENT
