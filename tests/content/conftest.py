"""The shipped content, read once."""

import pytest

from careerpick.content import load_content
from careerpick.model import Content


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()
