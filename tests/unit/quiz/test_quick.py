"""The quick quiz: the most telling question next, and no more than needed."""

import pytest

from careerpick.decide.asking import is_settled
from careerpick.decide.decision import Decision
from careerpick.decide.table import compile_table
from careerpick.model import Answer, AnswerSheet
from tests.builders import make_content, make_limit, make_need, make_path, make_question
from tests.unit.quiz.sample import Shown, take_quiz

# calm is worth 2 levels to `peace` (4 - 2) and -2 to `rush` (0 - 2). The two answers are
# opposite, so big moves the lead by up to 8, small and tiny by 2.
PEACE = make_path("peace", {"calm": 4}, [make_need({"hours": (5, 5)})])
RUSH = make_path("rush", {"calm": 0})
CONTENT = make_content(
    [
        make_question("small", [{"calm": 1}, {"calm": -1}]),
        make_question("tiny", [{"calm": 1}, {"calm": -1}]),
        make_question("big", [{"calm": 1}, {"calm": -1}], weight=4),
        make_question("hours", [{}, {}], facts=[{"hours": 9}, {"hours": 1}]),
    ],
    [PEACE, RUSH],
    limits=[make_limit("hours", "fixed")],
)


def quick(*lines: str) -> Shown:
    return take_quiz(*lines, content=CONTENT, quick=True)


def test_limits_come_first_and_then_what_tells_most() -> None:
    text = quick("1").text

    assert "Question 1 of at most 4: What about hours?" in text
    assert "Question 2 of at most 4: What about big?" in text


def test_quiz_stops_when_nothing_left_could_change_the_result() -> None:
    # big puts peace 8 ahead of rush; small and tiny could take back 2 + 2.
    shown = quick("1", "1", "")

    assert "Which path fits you is settled after 2 questions." in shown.text
    assert "Whatever you would answer to the other 2 questions, the same path is" in shown.flat
    assert shown.outcome.finished
    assert set(shown.outcome.sheet.answers) == {"hours", "big"}


def test_last_check_lists_what_was_not_asked_and_asks_for_marks() -> None:
    # Marked, small and tiny could take back 4 + 4, all of the lead.
    flat = quick("1", "1").flat

    assert "the same path is recommended, unless you mark it with !." in flat
    assert "Not asked 3. What about small? 4. What about tiny?" in flat
    assert "Is one of these so important to you that it decides?" in flat


def test_last_check_says_which_questions_tell_when_one_can_start() -> None:
    content = make_content(
        [
            make_question("big", [{"calm": 1}, {"calm": -1}], weight=4),
            make_question("tiny", [{"calm": 1}, {"calm": -1}]),
            make_question("money", [{}, {}], facts=[{"money": 9}, {"money": 1}]),
        ],
        [PEACE, RUSH],
        limits=[make_limit("hours", "fixed"), make_limit("money", "growing")],
    )
    flat = take_quiz("1", content=content, quick=True).flat

    assert "What about tiny? 3. What about money? (tells when you can start)" in flat


def test_marked_answer_in_the_last_check_asks_on_when_it_opens_the_result_again() -> None:
    # small moves the lead by 4, marked by 8: nothing is left of it, and tiny decides.
    content = make_content(
        [
            make_question("small", [{"calm": 1}, {"calm": -1}], weight=2),
            make_question("tiny", [{"calm": 1}, {"calm": -1}]),
            make_question("big", [{"calm": 1}, {"calm": -1}], weight=4),
        ],
        [PEACE, RUSH],
    )
    settled = take_quiz("1", "2", "2", "again", content=content, quick=True)
    opened = take_quiz("1", "2", "2!", "", "2", "", content=content, quick=True)

    assert "Not asked 3. What about tiny?" in settled.flat
    assert "Question 3 of at most 3: What about tiny?" in opened.after(3)
    assert opened.outcome.finished
    assert opened.outcome.sheet.answers["small"] == Answer("b", "important")


def test_what_tells_most_is_asked_next_after_a_mark_opened_the_result_again() -> None:
    # big puts peace 16 ahead; small moves 6, marked 12; of the last 4, tiny moves 2, mid 4.
    content = make_content(
        [
            make_question("small", [{"calm": 1}, {"calm": -1}], weight=3),
            make_question("tiny", [{"calm": 1}, {"calm": -1}]),
            make_question("mid", [{"calm": 1}, {"calm": -1}], weight=2),
            make_question("big", [{"calm": 2}, {"calm": -2}], weight=4),
        ],
        [PEACE, RUSH],
    )
    opened = take_quiz("1", "2", "2!", "", content=content, quick=True)

    assert "Question 3 of at most 4: What about mid?" in opened.after(3)


def test_marks_are_not_asked_for_where_they_could_change_nothing() -> None:
    # tiny could take back 2, marked 4, of a lead of 8; an answer of 1 rules nothing out.
    content = make_content(
        [
            make_question("tiny", [{"calm": 1}, {"calm": -1}]),
            make_question("big", [{"calm": 1}, {"calm": -1}], weight=4),
        ],
        [PEACE, RUSH],
    )
    flat = take_quiz("1", content=content, quick=True).flat

    assert "Whatever you would answer to the last question, the same path is recommended." in flat
    assert "Not asked 2. What about tiny?" in flat
    assert "Is one of these" not in flat


FACTS = make_content(
    [
        make_question("big", [{"calm": 1}, {"calm": -1}], weight=4),
        make_question("tiny", [{"calm": 1}, {"calm": -1}]),
        make_question("money", [{}, {}], facts=[{"money": 9}, {"money": 1}]),
        make_question("skill", [{}, {}], facts=[{"skill": 1}, {"skill": 0}]),
    ],
    [PEACE, RUSH],
    limits=[
        make_limit("hours", "fixed"),
        make_limit("money", "growing"),
        make_limit("skill", "growing"),
    ],
)


def test_a_fact_left_open_can_be_answered_from_the_last_check_and_comes_back() -> None:
    shown = take_quiz("1", "3", "1", "", content=FACTS, quick=True)

    assert "When you can start, and with what, may still hang on 2 of them." in shown.flat
    assert "What about money?" in shown.after(1)
    assert set(shown.outcome.sheet.answers) == {"big", "money"}
    assert shown.outcome.finished


def test_last_question_is_spoken_of_as_one() -> None:
    bank = FACTS.bank
    content = make_content([bank.questions[0], bank.questions[2]], FACTS.paths, limits=bank.limits)
    quick, full = (take_quiz("1", content=content, quick=quick).flat for quick in (True, False))

    assert "to the last question, the same path is recommended." in quick
    assert "When you can start, and with what, may still hang on it." in quick
    assert "the last question tells when you can start and completes the picture." in full


def test_change_in_the_review_that_opens_the_question_again_goes_on() -> None:
    # Skipping big in the review leaves the result open, so Enter asks on.
    shown = quick("1", "1", "2", "s", "")

    assert not shown.outcome.finished
    assert "Question 3 of at most 4: What about small?" in shown.after(4)


def test_running_ranking_is_never_shown() -> None:
    assert "peace" not in quick("1", "1").text.lower().replace("what about", "")


def test_full_quiz_says_once_that_the_point_is_passed_and_goes_on() -> None:
    # Hours first, then big: that is the point, and two questions follow.
    content = make_content(
        list(reversed(CONTENT.bank.questions)), CONTENT.paths, limits=CONTENT.bank.limits
    )
    text = take_quiz("1", "1", "1", "1", "", content=content).flat

    assert text.count("Only an answer marked with ! can still change which path") == 1
    assert "the other 2 questions" in text
    assert "Question 4 of 4" in text


@pytest.mark.parametrize(("answers", "settled"), [({}, False), ({"big": "a"}, False)])
def test_nothing_is_settled_while_a_limit_is_open(answers: dict[str, str], settled: bool) -> None:
    table = compile_table(CONTENT)
    sheet = AnswerSheet({question: Answer(option) for question, option in answers.items()})
    left = [item.id for item in CONTENT.bank.questions if item.id not in answers]

    assert is_settled(Decision(table, sheet), left, marks=False) is settled
