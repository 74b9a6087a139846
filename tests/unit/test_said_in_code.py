"""What the model says about its keys."""

import subprocess
import sys

import pytest

from careerpick.model import Number, Range, Rung
from careerpick.values import descriptions, docstring


def test_docstring_below_a_key_is_its_description() -> None:
    assert descriptions(Number) == {"limit": "Id of the limit whose value it is."}
    assert descriptions(Rung) == {
        "what": "What a person on it does.",
        "move_on": "The sign that it is time for the next rung.",
    }


def test_docstring_of_the_class_describes_no_key() -> None:
    assert descriptions(Range) == {}


def test_class_without_source_has_no_descriptions() -> None:
    assert descriptions(type("Made", (), {})) == {}


def test_docstring_is_cleaned_of_its_indentation() -> None:
    assert docstring(docstring).startswith("Return the docstring of a class or a function")
    assert "\n\n`python -OO`" in docstring(docstring)


@pytest.mark.parametrize("command", ["", "quiz", "history", "check"])
def test_help_is_the_same_where_python_drops_docstrings(command: str) -> None:
    def help_of(*options: str) -> bytes:
        words = [sys.executable, *options, "-m", "careerpick", *command.split(), "--help"]
        return subprocess.run(words, capture_output=True, check=True).stdout

    assert help_of("-OO") == help_of()
