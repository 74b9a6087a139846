"""Values are compared by what they hold, mypy keeps them, and classes say what they are."""

import subprocess
import sys
from dataclasses import field, fields, replace

import pytest

from careerpick.model import Number, Range, Rung
from careerpick.values import descriptions, docstring, value


@value
class Point:
    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list)


@value
class Place:
    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list)


@value
class Name:
    text: str


def test_values_of_one_kind_that_hold_the_same_are_equal() -> None:
    assert Point(1, 2) == Point(1, y=2)
    assert Point(1, 2) != Point(1, 3)
    assert Point(1, 2) != Point(2, 2)
    assert Point(1, tags=["a"]) != Point(1)


def test_values_of_other_kinds_are_never_equal() -> None:
    others: list[object] = [Place(1), (1, 0, []), 1]
    assert Point(1) not in others


def test_equal_values_are_one_key() -> None:
    assert {Name("a"): 1}[Name("a")] == 1
    assert len({Name("a"), Name("a"), Name("b")}) == 2


def test_value_shows_its_name_and_all_that_it_holds() -> None:
    assert repr(Point(1, tags=["a"])) == "Point(x=1, y=0, tags=['a'])"


def test_value_is_a_dataclass_to_the_standard_library() -> None:
    assert [item.name for item in fields(Point)] == ["x", "y", "tags"]
    assert replace(Point(1), y=2) == Point(1, 2)


def test_value_has_room_for_its_own_fields_only() -> None:
    with pytest.raises(AttributeError, match="no attribute 'z'"):
        setattr(Point(1), "z", 3)  # noqa: B010 - mypy refuses the plain way


# What classes and their keys say of themselves


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


HELP = """
import sys
from careerpick.cli import run
for command in ([], ["quiz"], ["history"], ["check"]):
    sys.argv = ["careerpick", *command, "--help"]
    run()
"""


def test_help_is_the_same_where_python_drops_docstrings() -> None:
    def helped(*options: str) -> bytes:
        words = [sys.executable, *options, "-c", HELP]
        return subprocess.run(words, capture_output=True, check=True).stdout

    assert helped("-OO") == helped()
    assert helped().count(b"Usage: ") == 4
