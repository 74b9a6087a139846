"""The score table and the ranking, worked out by hand."""

from dataclasses import replace

from careerpick.decide.table import compile_table, to_match
from careerpick.model import AnswerSheet
from tests.builders import make_content, make_path, make_question, make_sheet, standings_of

# low stands at 0 and 1, high at 4 and 3, so their differences from the middle are
# low: calm -2, fast -1; high: calm +2, fast +1.
LOW = make_path("low", {"calm": 0, "fast": 1})
HIGH = make_path("high", {"calm": 4, "fast": 3})
# Two options, weight 1. a: high +2*1, low -2*1; b: 0.
PEACE = make_question("peace", [{"calm": 1}, {}])
# Three options, weight 2. Of high: a: 2*2*1 = 4; b: 2*(-1*1) = -2; c: 0.
SPEED = make_question("speed", [{"fast": 2}, {"fast": -1}, {}], weight=2)
CONTENT = make_content([PEACE, SPEED], [LOW, HIGH])


def test_points_are_weight_times_evidence_times_levels_from_the_middle() -> None:
    table = compile_table(CONTENT)

    assert table.path_ids == ("high", "low")
    assert table.points["peace"] == {"a": (2, -2), "b": (0, 0)}
    assert table.points["speed"] == {"a": (4, -4), "b": (-2, 2), "c": (0, 0)}


def test_score_adds_the_points_of_each_answer() -> None:
    ranking = standings_of(compile_table(CONTENT), make_sheet(peace="a", speed="b"))

    assert [(item.path.id, item.rank, item.score) for item in ranking.values()] == [
        ("high", 1, 0),  # 2 - 2
        ("low", 1, 0),
    ]
    assert [(c.question, c.answer, c.points) for c in ranking["high"].contributions] == [
        ("peace", "a", 2),
        ("speed", "b", -2),
    ]


def test_marked_answer_counts_twice() -> None:
    table = compile_table(CONTENT)

    important = standings_of(table, make_sheet({"peace": "important"}, peace="a"))
    deal_breaker = standings_of(table, make_sheet({"peace": "deal_breaker"}, peace="a"))

    assert important["high"].score == 4
    assert deal_breaker["high"].score == 4


def test_refusal_in_its_own_words_counts_as_a_deal_breaker_without_a_mark() -> None:
    question = make_question("q", [{"calm": 2}, {}])
    refusal = replace(question, options=(replace(question.options[0], deal_breaker=True),))
    ranking = standings_of(compile_table(make_content([refusal], [LOW, HIGH])), make_sheet(q="a"))

    assert ranking["high"].score == 8  # twice 2 * 2
    assert ranking["low"].ruled_out_by == ("q",)


def test_empty_sheet_is_a_tie_in_the_middle() -> None:
    ranking = standings_of(compile_table(CONTENT), AnswerSheet())

    assert [(item.rank, item.score, item.match) for item in ranking.values()] == [(1, 0, 50)] * 2


def test_equal_scores_share_a_rank_and_the_next_rank_is_left_out() -> None:
    twin = make_path("twin", {"calm": 4, "fast": 3})
    content = make_content([PEACE, SPEED], [LOW, HIGH, twin])

    ranking = standings_of(compile_table(content), make_sheet(peace="a"))

    assert [(item.path.id, item.rank) for item in ranking.values()] == [
        ("high", 1),
        ("twin", 1),
        ("low", 3),
    ]


def test_match_shows_how_much_of_what_was_asked_for_a_path_gives() -> None:
    # peace a asks for calm, which high has all of. speed a asks for fast with 2*2, and 4
    # levels from the middle would be 8 points; high has half of that. 6 of 10 points.
    table = compile_table(CONTENT)
    peace = standings_of(table, make_sheet(peace="a"))
    both = standings_of(table, make_sheet(peace="a", speed="a"))

    assert (peace["high"].match, peace["low"].match) == (100, 0)
    assert (both["high"].match, both["low"].match) == (80, 20)
    assert standings_of(table, make_sheet(speed="c"))["high"].match == 50
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

    marked = standings_of(table, make_sheet({"q": "deal_breaker"}, q="a"))
    important = standings_of(table, make_sheet({"q": "important"}, q="a"))

    assert marked["low"].ruled_out_by == ("q",)
    assert marked["high"].ruled_out_by == ()
    assert important["low"].ruled_out_by == ()
