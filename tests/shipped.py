"""The shipped content, read and checked once for all tests of a process."""

from careerpick.content import load_content

CONTENT = load_content()
