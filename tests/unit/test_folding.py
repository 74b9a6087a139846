"""What makes no difference where a name is looked up, and what cannot be seen."""

import pytest

from careerpick.folding import fold, hidden, place_in, squeezed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It's for the bills", "It’s for the bills."),
        ("A “big” job", 'a "big" JOB'),
        ("10–20 hours", "10-20  hours"),
        ("ｓｋｉｐ", "skip"),
        ("a\u00a0b", "A\u3000B"),
        ("so\u00adcial\u200b", "social"),
        ("می\u200cخواهم", "میخواهم"),
        ("Straße", "STRASSE"),
        ("e\u0301t\u00e9", "\u00e9te\u0301"),
    ],
)
def test_two_ways_to_write_it_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_answers_stay_different() -> None:
    assert len({fold(text) for text in ("1", "2", "-", ".", "a-b", "ab", "a b", "é", "e")}) == 9


def test_a_hostile_text_costs_no_time() -> None:
    assert fold("\u0301" * 100_000 + "A").endswith("A")


@pytest.mark.parametrize("name", ["social-media", "Social Media", "SOCIAL_MEDIA", "socialmedia"])
def test_signs_between_the_words_of_a_name_make_no_difference(name: str) -> None:
    assert squeezed(name) == "socialmedia"


@pytest.mark.parametrize(
    ("text", "place"),
    [("2", 2), ("2.", 2), ("(2)", 2), ("option 2", 2), ("1.0", 1), ("02", None), ("two", None)],
)
def test_place_of_an_option(text: str, place: int | None) -> None:
    assert place_in(text) == place


@pytest.mark.parametrize(
    "unseen",
    ["\u200b", "\u00ad", "\u2060", "\u3164", "\u115f", "\uffa0", "\u2800", "\u034f", "\U000e0041"],
)
def test_unseen_signs_are_one_kind(unseen: str) -> None:
    assert hidden(f"a{unseen}b")
    assert fold(f"a{unseen}b") == "ab"


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d", "\ufe0f"])
def test_joiners_are_unseen_where_nothing_is_joined(joiner: str) -> None:
    assert hidden(f"a{joiner}b")
    assert hidden(joiner)


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "क्\u200dष", "👩\u200d💻", "❤\ufe0f", "1\ufe0f\u20e3", "葛\U000e0100"]
)
def test_joiners_that_are_spelling_are_welcome(text: str) -> None:
    assert not hidden(text)
