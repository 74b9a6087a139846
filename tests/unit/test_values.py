"""Values are compared by what they hold, and mypy keeps them as they are."""

from dataclasses import field, fields, replace

import pytest

from careerpick.values import value


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
