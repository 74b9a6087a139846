"""Shares, deciding questions and the search for a lead, on tables worked out by hand."""

import pytest

from benchmarks.balance import count_shares, idle_questions, total, total_of
from careerpick.authoring.balance import (
    Rows,
    Tally,
    limiting_questions,
    no_path_has_a_head_start,
    turning_questions,
    winner,
)
from careerpick.content.checks import Draft, Sourced
from careerpick.content.reading import Document, Scalar
from careerpick.model import Content
from tests.builders import make_content, make_limit, make_need, make_path, make_question

# Two paths at the ends of one scale and one of their limits. Points for (left, right):
# "big" (8, -8) or (-8, 8), "small" (4, -4) or (-4, 4), "fact" nothing, "idle" nothing.
CONTENT = make_content(
    [
        make_question("big", [{"taste": 2}, {"taste": -2}], weight=2),
        make_question("small", [{"taste": 2}, {"taste": -2}]),
        make_question("fact", [{}, {}], facts=[{"hours": 5}, {"hours": 20}]),
        make_question("idle", [{}, {}]),
    ],
    [
        make_path("left", {"taste": 4}),
        make_path("right", {"taste": 0}, [make_need({"hours": (10, 15)})]),
    ],
    limits=[make_limit("hours", "fixed")],
)
ALL_PICKS = [[a, b, c, 0] for a in (0, 1) for b in (0, 1) for c in (0, 1)]


def without(content: Content, *questions: str) -> Content:
    kept = [item for item in content.bank.questions if item.id not in questions]
    return make_content(kept, content.paths, limits=content.bank.limits)


def test_shares_count_who_comes_first_and_who_is_recommended() -> None:
    shares = count_shares(CONTENT, ALL_PICKS)
    # "big" decides: half each. On the two of eight sheets where right would be first
    # and hours are too few, left is recommended instead.
    assert shares.first == {"left": 0.5, "right": 0.5}
    assert shares.recommended == {"left": 0.75, "right": 0.25}
    assert (shares.ties, shares.nothing) == (0, 0)
    # Gaps of 2 * (8 + 4) and 2 * (8 - 4).
    assert shares.median_gap == (24 + 8) / 2


def test_question_that_is_outweighed_never_turns_a_sheet() -> None:
    assert turning_questions(CONTENT, ALL_PICKS) == {"big"}
    alone = without(CONTENT, "big")
    assert turning_questions(alone, [[0, 0, 0]]) == {"small"}


def test_question_that_states_what_a_path_needs_is_limiting_and_not_idle() -> None:
    assert limiting_questions(CONTENT) == {"fact"}
    assert idle_questions(CONTENT) == ["idle"]


def test_winner_is_the_place_of_the_one_best_score() -> None:
    assert [winner((1, 3, 2)), winner((3, 1, 3)), winner([5])] == [1, None, 0]


def test_totals_add_up_column_by_column_with_importance() -> None:
    rows: Rows = [[(1, -1), (2, -2)], [(10, 0), (20, 5)]]
    assert total([(1, -1), (20, 5)]) == (21, 4)
    assert total_of(rows, [0, 1]) == (21, 4)
    assert total_of(rows, [0, 1], [2, 1]) == (22, 3)


@pytest.mark.parametrize(("place", "leads"), [(0, True), (1, True), (2, False)])
def test_path_between_two_others_on_every_answer_is_never_ahead(place: int, leads: bool) -> None:
    rows: Rows = [[(2, -2, 0), (-2, 2, 0)]]
    assert Tally(rows).can_lead(place) == leads


def test_path_that_leads_on_a_mixed_sheet_alone_is_found() -> None:
    # Path 2 is second best on every answer, behind another one each time; with one of each
    # it has 6 against 5.
    rows: Rows = [[(5, 0, 3), (0, 0, 0)], [(0, 5, 3), (0, 0, 0)]]
    assert Tally(rows).can_lead(2)


@pytest.mark.parametrize(
    ("lean", "named"),
    [
        # Of three a quarter of an equal share is one in twelve; half of all is the most.
        ({"left": 0.45, "mid": 0.45, "right": 0.1}, []),
        # What chance alone may add or take on so many sheets is spared.
        ({"left": 0.5, "mid": 0.42, "right": 0.08}, []),
        ({"left": 0.5, "mid": 0.43, "right": 0.07}, ["right"]),
        ({"left": 0.51, "mid": 0.3, "right": 0.19}, []),
        ({"left": 0.52, "mid": 0.3, "right": 0.18}, ["left"]),
        # Of two one comes first more often, and only the other can be named.
        ({"left": 0.87, "right": 0.13}, []),
        ({"left": 0.89, "right": 0.11}, ["right"]),
    ],
)
def test_lean_is_a_warning_where_hardly_any_answers_or_most_of_them_lead_to_a_path(
    lean: dict[str, float], named: list[str]
) -> None:
    paths = [make_path(name, {"taste": 2}) for name in lean]
    content = make_content([make_question("big", [{"taste": 2}, {"taste": -2}])], paths)
    document = Document("x", (), Scalar(1, 1, None, ""))
    files = tuple(Sourced(path, "", lambda: document) for path in content.paths)

    found = no_path_has_a_head_start(Draft(None, files, content=content, lean=lean))

    assert [problem.params["name"] for _, problem in found] == named
