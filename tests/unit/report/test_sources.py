from dataclasses import replace

from careerpick.report.sources import citation, source_words
from tests.comparison_sample import TUTOR


def test_sources_are_cited_by_their_numbers_in_order_and_each_number_once() -> None:
    assert citation({"a": 4, "b": 1, "c": 4}, ("a", "b", "c")) == "[1, 4]"


def test_judgement_is_named_last_as_our_own_view() -> None:
    assert citation({"a": 4}, ("judgement", "a")) == "[4, our view]"
    assert citation({}, ("judgement",)) == "[our view]"


def test_every_part_of_a_source_ends_with_one_stop() -> None:
    source = replace(
        TUTOR.sources["survey"],
        title="What do tutors earn?",
        publisher="tutor union Inc.",
        region="Europe",
        as_of="2026-03",
        basis="survey",
    )
    assert source_words(source) == (
        "What do tutors earn?",
        "tutor union Inc. Europe, March 2026. Survey.",
    )
