"""Facts against needs, and the recommendation."""

from dataclasses import replace

import pytest

from careerpick.decide.circumstances import Status, check_access, facts_of
from careerpick.decide.decision import Recommendation, is_stop_gap, recommend
from careerpick.model import Answer, AnswerSheet, Number
from tests.builders import make_content, make_limit, make_need, make_path, make_question, make_sheet

HOURS = make_limit("hours", "fixed")
SKILL = make_limit("skill", "growing")
CRAFT = make_limit("craft", "growing")
BANK = make_content(
    [make_question("q", [{}, {}], facts=[{"hours": 3}, {}])],
    [make_path("p", {"calm": 2})],
    limits=[HOURS, SKILL, CRAFT],
).bank


def status(needs: dict[str, tuple[int, int]], facts: dict[str, int]) -> Status:
    path = make_path("p", {"calm": 2}, [make_need(needs)])
    return check_access(path, BANK, facts).status


@pytest.mark.parametrize(
    ("have", "expected"),
    [(4, "blocked"), (5, "stretch"), (14, "stretch"), (15, "open"), (40, "open")],
)
def test_fixed_limit_blocks_below_its_minimum(have: int, expected: Status) -> None:
    assert status({"hours": (5, 15)}, {"hours": have}) == expected


def test_growing_limit_below_its_minimum_is_for_later() -> None:
    assert status({"skill": (2, 3)}, {"skill": 1}) == "later"


def test_fact_that_was_not_given_is_unknown_never_fine() -> None:
    assert status({"hours": (0, 0)}, {}) == "unknown"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"skill": 0, "craft": 3}, "open"),  # one of them is enough
        ({"skill": 2, "craft": 0}, "stretch"),
        ({"skill": 0, "craft": 0}, "later"),
        ({"skill": 0}, "unknown"),  # the other may be there
        ({"skill": 3}, "open"),
    ],
)
def test_any_one_of_several_limits_is_enough(facts: dict[str, int], expected: Status) -> None:
    assert status({"skill": (2, 3), "craft": (2, 3)}, facts) == expected


def test_status_of_a_path_is_its_worst_need() -> None:
    needs = [
        make_need({"hours": (5, 15)}),
        make_need({"skill": (2, 3)}),
        make_need({"craft": (1, 1)}),
    ]
    path = make_path("p", {"calm": 2}, needs)

    def of(hours: int, skill: int, craft: int) -> Status:
        return check_access(path, BANK, {"hours": hours, "skill": skill, "craft": craft}).status

    assert of(20, 3, 1) == "open"
    assert of(10, 3, 1) == "stretch"
    assert of(10, 1, 1) == "later"
    assert of(1, 1, 1) == "blocked"
    assert check_access(path, BANK, {"hours": 10, "skill": 1}).status == "later"
    assert check_access(path, BANK, {"hours": 10, "skill": 3}).status == "unknown"


def test_path_without_needs_is_open() -> None:
    assert check_access(make_path("p", {"calm": 2}), BANK, {}).status == "open"


def test_typed_number_is_the_fact_and_not_the_value_of_its_option() -> None:
    (question,) = BANK.questions
    bank = replace(BANK, questions=(replace(question, number=Number("hours", 0, 40)),))

    assert facts_of(bank, AnswerSheet({"q": Answer("a", number=4)})) == {"hours": 4}
    assert facts_of(bank, AnswerSheet({"q": Answer("b", number=9)})) == {"hours": 9}
    assert facts_of(bank, make_sheet(q="a")) == {"hours": 3}


def test_facts_come_from_the_chosen_options_alone() -> None:
    assert facts_of(BANK, make_sheet(q="a")) == {"hours": 3}
    assert facts_of(BANK, make_sheet(q="b")) == {}
    assert facts_of(BANK, make_sheet()) == {}


def advised(
    scores: dict[str, int], blocked: tuple[str, ...] = (), ruled_out: tuple[str, ...] = ()
) -> Recommendation:
    return recommend(scores, {*blocked, *ruled_out}, fits_none=False)


SCORES = {"a": 10, "b": 6, "c": 2, "d": -18}


def test_best_scored_path_is_recommended() -> None:
    found = advised(SCORES)

    assert (found.verdict, found.paths, found.best) == ("fit", ("a",), ("a",))


def test_blocked_path_is_passed_over_but_named_as_best() -> None:
    found = advised(SCORES, blocked=("a",))

    assert (found.verdict, found.paths, found.best) == ("fit", ("b",), ("a",))


def test_path_ruled_out_by_a_deal_breaker_is_passed_over() -> None:
    found = advised(SCORES, ruled_out=("a", "b"))

    assert (found.verdict, found.paths) == ("fit", ("c",))


def test_last_path_is_a_stop_gap_and_not_a_fit() -> None:
    found = advised(SCORES, blocked=("a", "b", "c"))

    assert (found.verdict, found.paths) == ("stop_gap", ("d",))


def test_nothing_is_recommended_when_nothing_is_left() -> None:
    found = advised(SCORES, ("a", "b", "c"), ("d",))

    assert (found.verdict, found.paths, found.best) == ("nothing_left", (), ("a",))


def test_who_is_kept_out_of_everything_is_told_so_whatever_they_want() -> None:
    found = advised(dict.fromkeys("ab", 0), ("a",), ("b",))

    assert (found.verdict, found.paths, found.best) == ("nothing_left", (), ())


def test_tie_recommends_all_that_share_the_best_score() -> None:
    scores = {"a": 10, "b": 10, "c": 1, "d": -21}

    found = advised(scores)

    assert (found.verdict, found.paths) == ("tie", ("a", "b"))


def test_tie_is_settled_when_one_of_the_two_is_blocked() -> None:
    scores = {"a": 10, "b": 10, "c": 1, "d": -21}

    found = advised(scores, blocked=("a",))

    assert (found.verdict, found.paths) == ("fit", ("b",))


def test_answers_that_favour_nothing_are_not_enough() -> None:
    scores = dict.fromkeys("abcd", 0)

    found = advised(scores)

    assert (found.verdict, found.paths, found.best) == ("not_enough", (), ())


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"top": 10, "x": 5, "low": 0}, False),  # exactly half of the spread behind
        ({"top": 10, "x": 4, "low": 0}, True),  # more than half behind
        ({"top": 10, "x": -1, "low": -100}, True),  # the answers lean away from it
        ({"top": 10, "x": 9}, True),  # last of two
    ],
)
def test_stop_gap_is_last_or_leaned_away_from_or_far_behind(
    scores: dict[str, int], expected: bool
) -> None:
    assert is_stop_gap(scores["x"], scores.values()) is expected
    assert is_stop_gap(scores["top"], scores.values()) is False
