from dataclasses import replace

from careerpick.words.needs import need_phrase
from tests.comparison_sample import BANK, TUTOR


def test_needs_are_put_in_words() -> None:
    hours, teaching = TUTOR.needs
    assert need_phrase(BANK, hours) == "Free hours a week: at least 2, better 6"
    assert need_phrase(BANK, teaching) == "Teaching skill: at least “the basics”, better “good”"


def test_a_need_of_nothing_at_least_asks_for_nothing() -> None:
    hours, teaching = (
        replace(
            need,
            any_of={key: replace(item, minimum=0) for key, item in need.any_of.items()},
        )
        for need in TUTOR.needs
    )
    assert need_phrase(BANK, hours) == "Free hours a week: none is enough, better 6"
    assert need_phrase(BANK, teaching) == "Teaching skill: “none yet” is enough, better “good”"


def test_a_need_with_one_threshold_names_it_once() -> None:
    need = TUTOR.needs[0]
    once = replace(
        need, any_of={key: replace(item, comfortable=2) for key, item in need.any_of.items()}
    )
    assert need_phrase(BANK, once) == "Free hours a week: at least 2"


def test_any_of_several_limits_is_joined_by_or() -> None:
    hours, teaching = TUTOR.needs
    either = replace(hours, any_of={**teaching.any_of, **hours.any_of})
    assert need_phrase(BANK, either) == (
        "Free hours a week: at least 2, better 6; or "
        "Teaching skill: at least “the basics”, better “good”"
    )
