"""Explanations, worked out by hand on a small content."""

import pytest

from careerpick.decide import changes
from careerpick.decide.changes import Change, Opening, Share, TippingMark, TurningAnswer, WayToLead
from careerpick.decide.explanation import DRAWS, Explanation, TurningLevel, explain
from careerpick.decide.result import evaluate
from careerpick.model import Answer, AnswerSheet, Content, Evidence
from tests.builders import make_content, make_limit, make_need, make_path, make_question, make_sheet

LEFT = make_path("left", {"calm": 0, "free": 3})
RIGHT = make_path("right", {"calm": 4, "free": 2})
# An answer a to a calm question gives right +2 and left -2 for each
# weight, b the opposite; a to the free question gives left +1 and right 0.
CALM: list[dict[str, Evidence]] = [{"calm": 1}, {"calm": -1}]
FREE: list[dict[str, Evidence]] = [{"free": 1}, {"free": -1}]


def explained(content: Content, sheet: AnswerSheet, path: str | None = None) -> Explanation:
    return explain(evaluate(content, sheet), path)


def two_questions() -> Content:
    return make_content(
        [make_question("q1", CALM), make_question("q2", FREE, weight=4)], [LEFT, RIGHT]
    )


def test_recommended_path_is_explained_against_each_other_one() -> None:
    found = explained(two_questions(), make_sheet(q1="a", q2="b"))

    # right: 2 + 0 = 2; left: -2 - 4 = -6
    (against,) = found.against
    assert (found.path, against.behind, against.points) == ("right", "left", 8)
    # equal points keep the order of the questions
    assert [(r.question, r.points) for r in against.reasons] == [("q1", 4), ("q2", 4)]


def test_another_path_can_be_explained() -> None:
    (against,) = explained(two_questions(), make_sheet(q1="a", q2="b"), "left").against

    assert (against.behind, against.points) == ("right", -8)
    assert [r.points for r in against.reasons] == [-4, -4]


def test_best_scored_path_is_explained_where_nothing_is_recommended() -> None:
    needy = [
        make_path(path.id, {k: p.level for k, p in path.performance.items()}, [
            make_need({"hours": (5, 5)})
        ])
        for path in (LEFT, RIGHT)
    ]  # fmt: skip
    questions = [
        make_question("q1", CALM),
        make_question("hours", [{}, {}], facts=[{"hours": 9}, {"hours": 1}]),
    ]
    content = make_content(questions, needy, limits=[make_limit("hours", "fixed")])

    found = explained(content, make_sheet(q1="a", hours="b"))

    assert found.result.recommendation.paths == ()
    assert found.path == "right"
    assert [(o.path, o.have, o.need, o.before, o.after) for o in found.openings] == [
        ("left", 1, 5, "blocked", "open"),
        ("right", 1, 5, "blocked", "open"),
    ]
    assert found.result.what_if == Opening("right", "hours", 1, 5, "blocked", "open")


def test_fewest_changes_are_named_for_every_path_that_is_not_in_front() -> None:
    found = explained(two_questions(), make_sheet(q1="a", q2="b"))

    # q1 to b turns 8 into 0, a tie; q2 to a does the same; both make left 8 ahead.
    (way,) = found.ways
    assert way == WayToLead(
        "left",
        (
            Change("q1", Answer("a"), Answer("b")),
            Change("q2", Answer("b"), Answer("a")),
        ),
    )


def test_a_way_is_given_for_each_path_of_a_tie() -> None:
    found = explained(two_questions(), make_sheet(q1="b", q2="b"))

    # q1 b: left +2, right -2; q2 b: left -4, right 0: a tie at -2 each.
    assert [way.path for way in found.ways] == ["left", "right"]
    assert [len(way.changes or ()) for way in found.ways] == [1, 1]


def test_mark_that_would_tip_the_result_is_found() -> None:
    questions = [make_question("q1", CALM, weight=2), make_question("q2", FREE, weight=4)]
    content = make_content(questions, [LEFT, RIGHT])

    # q1 b: left +4, right -4; q2 b: left -4, right 0: left 0, right -4.
    # q2 marked: left -4, right -4: a tie, so no single path. With weight 3 for q1 nothing.
    assert explained(content, make_sheet(q1="b", q2="b")).tipping == ()
    # q1 a: right 4, left -4; q2 a: left +4: right 4, left 0. Marked q2: left 4, a tie.
    # A second free question tips it: left 4, right 4 is a tie; marking q2 or q3 breaks it.
    more = make_content([*questions, make_question("q3", FREE, weight=4)], [LEFT, RIGHT])
    assert explained(more, make_sheet(q1="a", q2="a", q3="a")).tipping == (
        TippingMark("q1", "right"),
        TippingMark("q2", "left"),
        TippingMark("q3", "left"),
    )


def test_every_single_other_answer_that_turns_the_result_is_named() -> None:
    three: list[dict[str, Evidence]] = [{"calm": 1}, {}, {"calm": -1}]
    questions = [make_question("q1", three, weight=2), make_question("q2", FREE, weight=4)]
    content = make_content(questions, [LEFT, RIGHT])

    # q1 a: right +4, left -4; b: 0 each; c the opposite of a. q2 b: left -4, right 0. So with
    # q2 b right is ahead by 12, by 4 after q1 b, and behind by 4 after q1 c; with q1 a and
    # q2 a it is ahead by 4.
    found = explained(content, make_sheet(q1="a", q2="b"))

    assert found.answers == (TurningAnswer(Change("q1", Answer("a"), Answer("c")), ("left",)),)
    assert found.result.certainty.one_away == Share(2, 3)


def test_an_answer_that_moves_no_path_is_named_without_the_mark_of_the_other() -> None:
    three: list[dict[str, Evidence]] = [{"calm": 1}, {}, {"calm": -1}]
    questions = [make_question("q1", three, weight=2), make_question("q2", FREE, weight=4)]
    now = Answer("a", "important")

    # q1 a, marked: right +8, left -8; b: 0 each; c: the opposite of a. q2 a: left +4, right 0.
    sheet = AnswerSheet({"q1": now, "q2": Answer("a")})
    found = explained(make_content(questions, [LEFT, RIGHT]), sheet)

    assert found.answers == (
        TurningAnswer(Change("q1", now, Answer("b")), ("left",)),
        TurningAnswer(Change("q1", now, Answer("c", "important")), ("left",)),
    )


def test_single_answer_that_makes_a_tie_names_all_who_share_the_first_place() -> None:
    found = explained(two_questions(), make_sheet(q1="b", q2="a"))

    # q1 b, q2 a: left 2 + 4, right -2. q1 a: left -2 + 4, right 2: level.
    # q2 b: left 2 - 4, right -2: level.
    assert found.answers == (
        TurningAnswer(Change("q1", Answer("b"), Answer("a")), ("left", "right")),
        TurningAnswer(Change("q2", Answer("a"), Answer("b")), ("left", "right")),
    )


def test_single_level_that_would_turn_the_result_is_found() -> None:
    content = make_content([make_question("q1", FREE, weight=2)], [LEFT, RIGHT])

    found = explained(content, make_sheet(q1="a"))

    # a: 2 points for each level of free: left 2, right 0. One level less for left, or one
    # more for right, and both have the same: a tie.
    assert found.levels[0] == (
        TurningLevel("left", "free", 3, 2, ()),  # nobody has a point, so nothing is favoured
        TurningLevel("right", "free", 2, 3, ("left", "right")),
    )
    # free 3 and 2 can go both ways, calm 0 and 4 one way each
    assert found.levels[1] == 6


def test_slips_of_one_answer_turn_the_result_in_an_eighth_of_the_draws() -> None:
    content = make_content([make_question("q1", CALM)], [LEFT, RIGHT])

    perturbed = explained(content, make_sheet(q1="a")).perturbed

    # A slip to b, in an eighth of the draws, puts left first. Levels can do no more than
    # make a tie: with the mark halved (a quarter) and both levels of calm one step nearer
    # (an eighth each), which is one draw in 256.
    right, left = (perturbed.ranks[path] for path in ("right", "left"))
    assert sum(right) == sum(left) == DRAWS
    assert right[0] / DRAWS == pytest.approx(7 / 8, abs=0.02)
    assert (right[0] + left[0] - DRAWS) / DRAWS == pytest.approx(7 / 8 / 256, abs=0.002)
    assert perturbed.levels_first == {"left": 0, "right": DRAWS}


def test_levels_alone_turn_a_result_that_hangs_on_one_level() -> None:
    content = make_content([make_question("q1", FREE)], [LEFT, RIGHT])

    first = explained(content, make_sheet(q1="a")).perturbed.levels_first

    # Medium confidence: each of the two levels is one up in 1/8 of the draws, one down in
    # 1/8. Right is alone in front only when left is down and right is up: 1/64. Left shares
    # or holds the first place in all other draws.
    assert first["left"] / DRAWS == pytest.approx(63 / 64, abs=0.005)
    # Right is first or shares it: left down and right kept or up, left kept and right up.
    assert first["right"] / DRAWS == pytest.approx(1 / 8 * 7 / 8 + 3 / 4 * 1 / 8, abs=0.015)


def test_wide_scores_are_counted_like_narrow_ones() -> None:
    # Thirty-two marked questions of weight 4 need more than 16 bits for each path.
    questions = [make_question(f"q{i}", [{"calm": 2}, *[{}] * 4], weight=4) for i in range(96)]
    content = make_content(questions, [LEFT, RIGHT])
    sheet = make_sheet(
        {f"q{i}": "important" for i in range(96)}, **{f"q{i}": "a" for i in range(96)}
    )

    perturbed = explained(content, sheet).perturbed

    assert perturbed.ranks == {"left": (0, DRAWS), "right": (DRAWS, 0)}


def test_one_path_alone_is_first_in_every_draw() -> None:
    content = make_content([make_question("q1", CALM)], [RIGHT])

    found = explained(content, make_sheet(q1="a"))

    assert found.perturbed.ranks == {"right": (DRAWS,)}
    assert (found.against, found.ways) == ((), ())


def test_what_if_of_a_result_is_the_nearest_path_within_reach() -> None:
    far = make_path("far", {"calm": 0, "free": 0})
    questions = [make_question("q1", CALM, weight=2), make_question("q2", FREE)]
    content = make_content(questions, [LEFT, RIGHT, far])

    found = evaluate(content, make_sheet(q1="a", q2="a")).what_if

    assert found == WayToLead("left", (Change("q1", Answer("a"), Answer("b")),))


def test_what_if_of_a_result_gives_up_beyond_two_answers() -> None:
    questions = [make_question(f"q{i}", CALM) for i in range(5)]
    content = make_content(questions, [LEFT, RIGHT])

    # Three of five have to differ for left to be ahead.
    found = evaluate(content, make_sheet(**{f"q{i}": "a" for i in range(5)})).what_if

    assert found == WayToLead("left", None, 3)


def test_straight_line_is_part_of_the_result() -> None:
    content = make_content([make_question(f"q{i}", CALM) for i in range(8)], [LEFT, RIGHT])

    found = evaluate(content, make_sheet(**{f"q{i}": "a" for i in range(8)}))

    assert found.straight_line


def test_search_that_takes_too_long_says_how_many_changes_it_takes_at_least(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(changes, "MOST_LOOKS", 0)
    questions = [make_question(f"q{i}", CALM) for i in range(3)]
    content = make_content(questions, [LEFT, RIGHT])

    # Two of three have to differ; one is ruled out by its bound, without a try.
    (way,) = explained(content, make_sheet(q0="a", q1="a", q2="a")).ways

    assert way == WayToLead("left", None, 2)


def test_ways_are_told_for_the_best_paths_and_hold_against_all() -> None:
    others = [make_path(f"p{i:02}", {"calm": 1, "free": 2}) for i in range(20)]
    content = make_content([make_question("q1", CALM)], [LEFT, RIGHT, *others])

    found = explained(content, make_sheet(q1="a"))

    assert len(found.ways) == 11
    assert all(way.changes is None and way.at_least is None for way in found.ways)


def test_level_whose_step_leaves_a_marked_wish_unmet_everywhere_turns_the_result() -> None:
    # The wish is 4 of 9 points of evidence: less than half, so its mark alone decides.
    questions = [
        make_question("fast", [{"fast": 2}, {}]),
        *(make_question(f"q{number}", [{"calm": 1}, {}]) for number in range(5)),
    ]
    paths = [make_path("p", {"calm": 4, "fast": 2}), make_path("r", {"calm": 0, "fast": 1})]
    content = make_content(questions, paths)
    answers = {question.id: "a" for question in questions}

    marked = explained(content, make_sheet({"fast": "important"}, **answers)).levels[0]
    unmarked = explained(content, make_sheet(**answers)).levels[0]

    assert TurningLevel("p", "fast", 2, 1, ()) in marked
    assert all(turning.recommended for turning in unmarked)
