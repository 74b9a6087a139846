import pytest

from careerpick import edge
from careerpick.model import Content


@pytest.fixture(scope="session")
def content() -> Content:
    """The shipped bank."""
    return edge.load(None)
