"""Reasons and certainty, worked out by hand on a small content."""

from dataclasses import replace

from careerpick.decide.asking import MOST_COMBINATIONS, is_settled, next_deciding
from careerpick.decide.changes import Certainty, Share, label_of, measure_certainty, two_away
from careerpick.decide.decision import Decision, Unmet
from careerpick.decide.result import CriterionReason, evaluate, explain_gap
from careerpick.decide.table import compile_table
from careerpick.model import Answer, AnswerSheet, Content, Question
from tests.builders import (
    make_content,
    make_limit,
    make_need,
    make_path,
    make_question,
    make_sheet,
    standings_of,
)

LEFT = make_path("left", {"calm": 0, "fast": 2, "free": 4})
RIGHT = make_path("right", {"calm": 4, "fast": 2, "free": 2})


def certainty_of(content: Content, sheet: AnswerSheet) -> Certainty:
    return measure_certainty(Decision(compile_table(content), sheet))


def test_reasons_are_ordered_and_sum_to_the_gap() -> None:
    questions = [
        make_question("q1", [{"calm": 1}, {}]),  # a: right +2, left -2
        make_question("q2", [{"free": 1}, {}], weight=2),  # a: left +4; right 0
        make_question("q3", [{"fast": 2}, {}]),  # tells the two apart by nothing
    ]
    content = make_content(questions, [LEFT, RIGHT])
    table = compile_table(content)
    sheet = make_sheet(q1="a", q2="a", q3="a")

    reasons = explain_gap(Decision(table, sheet), "right", "left").reasons

    assert [(r.question, r.points, r.criterion) for r in reasons] == [
        ("q1", 4, "calm"),
        ("q3", 0, None),
        ("q2", -4, "free"),
    ]
    ranking = standings_of(table, sheet)
    assert sum(r.points for r in reasons) == (ranking["right"].score - ranking["left"].score)


def test_reason_of_a_marked_answer_counts_its_mark() -> None:
    content = make_content([make_question("q1", [{"calm": 1}, {}])], [LEFT, RIGHT])
    sheet = make_sheet({"q1": "important"}, q1="a")

    (reason,) = explain_gap(Decision(compile_table(content), sheet), "right", "left").reasons

    assert (reason.points, reason.answer) == (8, Answer("a", "important"))


def test_answer_that_asks_for_nothing_is_no_reason() -> None:
    content = make_content([make_question("q1", [{"calm": 1}, {}])], [LEFT, RIGHT])
    table, sheet = compile_table(content), make_sheet(q1="b")

    gap = explain_gap(Decision(table, sheet), "left", "right")
    (reason,) = gap.reasons

    assert (reason.points, reason.criterion) == (0, None)
    assert gap.by_criterion == ()


def test_answers_that_ask_for_the_same_are_one_reason() -> None:
    questions = [
        make_question("q1", [{"calm": 1, "free": 1}, {}]),
        make_question("q2", [{"calm": 2}, {}], weight=2),
    ]
    content = make_content(questions, [LEFT, RIGHT])
    sheet = make_sheet({"q2": "important"}, q1="a", q2="a")

    found = explain_gap(Decision(compile_table(content), sheet), "right", "left").by_criterion

    # calm: 1 + 2 * 2 * 2 = 9 for each level, and right has 4 more; free: 1, and 2 fewer.
    assert found == (
        CriterionReason("calm", 36, 9, ("q1", "q2")),
        CriterionReason("free", -2, 1, ("q1",)),
    )


def test_reason_names_the_criterion_that_pulls_its_way() -> None:
    # right is ahead by calm (4 levels) and behind by free (2 levels).
    content = make_content([make_question("q1", [{"calm": 1, "free": 1}, {}])], [LEFT, RIGHT])
    table, sheet = compile_table(content), make_sheet(q1="a")

    (towards_right,) = explain_gap(Decision(table, sheet), "right", "left").reasons
    (towards_left,) = explain_gap(Decision(table, sheet), "left", "right").reasons

    assert (towards_right.points, towards_right.criterion) == (2, "calm")
    assert (towards_left.points, towards_left.criterion) == (-2, "calm")


def test_certainty_counts_every_sheet_one_and_two_answers_away() -> None:
    # Three questions of two opposite options, each 2 points for right or for left: 3 sheets
    # one away (2 of 3 answers still say right), 3 two away (1 of 3 says right).
    questions = [make_question(f"q{i}", [{"calm": 1}, {"calm": -1}]) for i in range(3)]
    content = make_content(questions, [LEFT, RIGHT])

    decision = Decision(compile_table(content), make_sheet(q0="a", q1="a", q2="a"))

    assert measure_certainty(decision).one_away == Share(3, 3)
    assert two_away(decision) == Share(0, 3)


def test_result_is_firm_that_one_in_twenty_single_answers_change_whatever_two_do() -> None:
    assert label_of(("a",), Share(3, 3)) == "firm"
    assert label_of(("a",), Share(95, 100)) == "firm"
    assert label_of(("a",), Share(94, 100)) == "likely"
    assert label_of(("a",), Share(19, 20)) == "firm"
    assert label_of(("a",), Share(18, 19)) == "likely"


def test_result_that_one_answer_changes_is_close() -> None:
    content = make_content([make_question("q0", [{"calm": 1}, {}])], [LEFT, RIGHT])

    assert certainty_of(content, make_sheet(q0="a")).label == "close"


def test_one_answer_of_a_short_bank_that_would_change_a_clear_result_is_not_close() -> None:
    # Eight single changes; only that of the heavy answer turns it, 7 of 8.
    assert label_of(("a",), Share(7, 8)) == "likely"
    assert label_of(("a",), Share(4, 5)) == "likely"
    assert label_of(("a",), Share(3, 4)) == "close"
    assert label_of(("a",), Share(90, 100)) == "likely"
    assert label_of(("a",), Share(89, 100)) == "close"


def test_tie_is_close_and_an_empty_sheet_has_no_label() -> None:
    twin = make_path("twin", {"calm": 4, "fast": 2, "free": 2})
    questions = [make_question(f"q{i}", [{"calm": 1}, {}]) for i in range(5)]
    content = make_content(questions, [LEFT, RIGHT, twin])

    tied = certainty_of(content, make_sheet(**{f"q{i}": "a" for i in range(5)}))
    empty = certainty_of(content, AnswerSheet())

    assert (tied.label, tied.one_away) == ("close", Share(5, 5))
    assert (empty.label, empty.one_away) == ("none", Share(0, 0))


def test_certainty_is_about_wishes_and_not_about_facts_or_refusals() -> None:
    # Without hours right would be blocked, and with the refusal nothing fits: neither is
    # a near thing for the person, so neither makes the result unsure.
    right = make_path("right", {"calm": 4}, [make_need({"hours": (5, 5)})])
    left = make_path("left", {"calm": 0})
    questions = [
        make_question("hours", [{}, {}], facts=[{"hours": 9}, {"hours": 1}]),
        *(make_question(f"q{i}", [{"calm": 1}, {}]) for i in range(5)),
        make_question("must", [{}, {"calm": -2}], refusals="b"),
    ]
    content = make_content(questions, [left, right], limits=[make_limit("hours", "fixed")])
    answers = {f"q{i}": "a" for i in range(5)}

    found = certainty_of(content, make_sheet(hours="a", must="a", **answers))

    assert found.one_away == Share(5, 5)


def test_many_questions_that_can_block_are_asked_on_without_trying_every_answer() -> None:
    # 20 questions of two options each: 3 ** 20 ways to answer or skip them, a lifetime to try.
    names = [f"limit-{number}" for number in range(20)]
    content = make_content(
        [
            make_question("big", [{"calm": 2}, {}], weight=4),
            *(make_question(name, [{}, {}], facts=[{name: 9}, {name: 1}]) for name in names),
        ],
        [LEFT, make_path("right", {"calm": 4}, [make_need({name: (0, 5)}) for name in names])],
        limits=[make_limit(name, "fixed") for name in names],
    )
    decision = Decision(compile_table(content), make_sheet(big="a"))

    assert MOST_COMBINATIONS < 3**20
    assert not is_settled(decision, names, marks=False)
    # Of the same questions few enough are tried: none can block, since nothing is enough.
    assert is_settled(decision, names[:5], marks=False)


def deciding(*questions: Question) -> Decision:
    """Left is ahead by one core answer; these deciding questions are open."""
    core = make_question("core", [{"free": 1}, {"free": -1}])
    later = [replace(question, ask="deciding") for question in questions]
    content = make_content([core, *later], [LEFT, RIGHT])
    return Decision(compile_table(content), make_sheet(core="a"))


def test_deciding_question_that_moves_the_close_paths_furthest_comes_first() -> None:
    small = make_question("small", [{"calm": 1}, {}])
    large = make_question("large", [{"calm": 1}, {"calm": -1}])
    tells_nothing = make_question("nothing", [{"fast": 2}, {}])

    decision = deciding(small, tells_nothing, large)

    assert next_deciding(decision, []) == "large"
    assert next_deciding(decision, ["large"]) == "small"
    assert next_deciding(decision, ["large", "small"]) is None


def test_who_must_have_what_no_path_gives_is_asked_nothing_more() -> None:
    # Neither path has any of "fast".
    must = make_question("must", [{"fast": 2}, {}])
    later = replace(make_question("later", [{"calm": 2}, {"calm": -2}]), ask="deciding")
    paths = [make_path("p", {"fast": 0, "calm": 4}), make_path("q", {"fast": 0, "calm": 0})]
    table = compile_table(make_content([must, later], paths))

    wanted, needed = make_sheet(must="a"), make_sheet({"must": "important"}, must="a")

    assert next_deciding(Decision(table, wanted), []) == "later"
    assert next_deciding(Decision(table, needed), []) is None


def test_at_most_six_deciding_questions_are_asked() -> None:
    names = [f"d{number}" for number in range(8)]
    decision = deciding(*(make_question(name, [{"calm": 1}, {}]) for name in names))

    assert next_deciding(decision, names[:5]) == "d5"
    assert next_deciding(decision, names[:6]) is None


def test_what_no_path_gives_and_is_marked_or_most_of_what_was_said_fits_none() -> None:
    questions = [
        make_question("slow", [{"fast": 2}, {}]),
        make_question("calm", [{"calm": 2}, {}]),
        make_question("free", [{"free": 1}, {}]),
    ]
    slow = [
        replace(path, performance={**path.performance, "fast": path.performance["calm"]})
        for path in (make_path("p", {"calm": 1, "free": 4}), make_path("r", {"calm": 0, "free": 3}))
    ]
    content = make_content(questions[:1] + questions[2:], slow)

    # Of 3 points of evidence 2 are for what is at the wrong end of both.
    most = evaluate(content, make_sheet(slow="a", free="a"))
    marked = evaluate(content, make_sheet({"slow": "important"}, slow="a"))
    asked_for = evaluate(content, make_sheet(free="a"))

    assert (most.recommendation.verdict, most.recommendation.best) == ("none_fits", ("p",))
    assert most.unmet == (Unmet("fast", 1, ("slow",), False),)
    assert marked.unmet == (Unmet("fast", 1, ("slow",), True),)
    assert (most.certainty.label, most.recommendation.paths) == ("none", ())
    assert (most.what_if, marked.what_if) == (None, None)
    assert (asked_for.recommendation.verdict, asked_for.unmet) == ("fit", ())
