"""What the model says about its keys."""

from careerpick.content.descriptions import descriptions
from careerpick.model import Question, Range, Rung


def test_docstring_below_a_key_is_its_description() -> None:
    assert descriptions(Question) == {
        "help": "Why it is asked; shown on `?`.",
        "reverse_of": "Id of an earlier question that asks the same thing the other way round.",
    }
    assert descriptions(Rung) == {
        "what": "What a person on it does.",
        "move_on": "The sign that it is time for the next rung.",
    }


def test_docstring_of_the_class_describes_no_key() -> None:
    assert descriptions(Range) == {}


def test_class_without_source_has_no_descriptions() -> None:
    assert descriptions(type("Made", (), {})) == {}
