"""The score table and the ranking, worked out by hand."""

from careerpick.decide.table import compile_table, rank_paths, to_match
from careerpick.model import AnswerSheet
from tests.builders import make_content, make_path, make_question, make_sheet

# low stands at 0 and 1, high at 4 and 3, so their differences from the middle are
# low: calm -2, fast -1; high: calm +2, fast +1.
LOW = make_path("low", {"calm": 0, "fast": 1})
HIGH = make_path("high", {"calm": 4, "fast": 3})
# Two options, weight 1. raw: a: high +2*1, low -2*1; b: 0. Mean: high +1, low -1.
PEACE = make_question("peace", [{"calm": 1}, {}])
# Three options, weight 2. raw of high: a: 2*2*1 = 4; b: 2*(-1*1) = -2; c: 0. Mean 2/3.
SPEED = make_question("speed", [{"fast": 2}, {"fast": -1}, {}], weight=2)
CONTENT = make_content([PEACE, SPEED], [LOW, HIGH])


def test_points_are_centred_within_each_question_and_scaled_to_whole_numbers() -> None:
    table = compile_table(CONTENT)

    assert table.path_ids == ("high", "low")
    assert table.scale == 6  # least common multiple of 2 and 3
    assert table.points["peace"] == {"a": (6, -6), "b": (-6, 6)}  # 6 * (2 - 1), 6 * (0 - 1)
    # 6 * (4 - 2/3) = 20, 6 * (-2 - 2/3) = -16, 6 * (0 - 2/3) = -4
    assert table.points["speed"] == {"a": (20, -20), "b": (-16, 16), "c": (-4, 4)}


def test_score_adds_the_points_of_each_answer() -> None:
    ranking = rank_paths(compile_table(CONTENT), make_sheet(peace="b", speed="a"))

    assert [(item.path, item.rank, item.score) for item in ranking.standings] == [
        ("high", 1, 14),  # -6 + 20
        ("low", 2, -14),
    ]
    assert [(c.question, c.answer, c.points) for c in ranking.of("high").contributions] == [
        ("peace", "b", -6),
        ("speed", "a", 20),
    ]


def test_marked_answer_counts_twice() -> None:
    table = compile_table(CONTENT)

    important = rank_paths(table, make_sheet({"peace": "important"}, peace="a"))
    deal_breaker = rank_paths(table, make_sheet({"peace": "deal_breaker"}, peace="a"))

    assert important.of("high").score == 12
    assert deal_breaker.of("high").score == 12


def test_empty_sheet_is_a_tie_in_the_middle() -> None:
    ranking = rank_paths(compile_table(CONTENT), AnswerSheet())

    assert [(item.rank, item.score, item.match) for item in ranking.standings] == [(1, 0, 50)] * 2


def test_equal_scores_share_a_rank_and_the_next_rank_is_left_out() -> None:
    twin = make_path("twin", {"calm": 4, "fast": 3})
    content = make_content([PEACE, SPEED], [LOW, HIGH, twin])

    ranking = rank_paths(compile_table(content), make_sheet(peace="a"))

    assert [(item.path, item.rank) for item in ranking.standings] == [
        ("high", 1),
        ("twin", 1),
        ("low", 3),
    ]


def test_match_shows_the_share_of_the_greatest_reach() -> None:
    # With peace alone the reach is 6, so a score of 6 is all of it and -6 none of it.
    ranking = rank_paths(compile_table(CONTENT), make_sheet(peace="a"))

    assert (ranking.of("high").match, ranking.of("low").match) == (100, 0)
    assert to_match(3, 6) == 75
    assert to_match(0, 0) == 50
    assert to_match(1, 3) == 67  # 66.67 rounds to the nearest


def test_deal_breaker_rules_out_paths_at_the_wrong_end_only() -> None:
    levels = [make_path(f"p{level}", {"calm": level}) for level in (0, 1, 2, 3, 4)]
    question = make_question("q", [{"calm": 2}, {"calm": -2}, {"calm": 1}])
    table = compile_table(make_content([question], levels))

    assert table.excluded["q"] == {
        "a": frozenset({"p0", "p1"}),
        "b": frozenset({"p3", "p4"}),
        "c": frozenset(),
    }


def test_only_an_answer_marked_as_deal_breaker_rules_out() -> None:
    question = make_question("q", [{"calm": 2}, {}])
    table = compile_table(make_content([question], [LOW, HIGH]))

    marked = rank_paths(table, make_sheet({"q": "deal_breaker"}, q="a"))
    important = rank_paths(table, make_sheet({"q": "important"}, q="a"))

    assert marked.of("low").ruled_out_by == ("q",)
    assert marked.of("high").ruled_out_by == ()
    assert important.of("low").ruled_out_by == ()
