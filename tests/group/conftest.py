import pytest

from careerpick.model import Content
from tests.shipped import CONTENT


@pytest.fixture(scope="session")
def content() -> Content:
    """The shipped bank."""
    return CONTENT
