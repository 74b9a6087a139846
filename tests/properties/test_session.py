"""What holds for every quiz, whatever a person does in whatever order."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from careerpick.model import Answer, AnswerSheet, Group, Mark, Option, Question, QuestionBank
from careerpick.quiz.session import Session, start_session

Event = tuple[str, int, Mark]
MARKS: tuple[Mark, ...] = ("normal", "important", "deal_breaker")
EVENTS = (
    *("answer", "keep", "skip", "back", "go_to", "bring", "draw", "again", "review"),
    *("finish", "leave"),
)


def make_bank(options_of_each: list[int]) -> QuestionBank:
    """Make questions q0, q1, … with options o0, o1, …, in two sections."""
    questions = tuple(
        Question(
            id=f"q{index}",
            section="early" if 2 * index < len(options_of_each) else "late",
            prompt=f"Prompt {index}?",
            help=f"Help {index}.",
            options=tuple(Option(id=f"o{o}", label=f"Label {o}") for o in range(abs(count))),
            ask="core" if count > 0 else "deciding",
        )
        for index, count in enumerate(options_of_each)
    )
    sections = (Group("unused", "Unused"), Group("early", "Early"), Group("late", "Late"))
    return QuestionBank(1, (), (), sections, questions)


counts = st.integers(2, 4) | st.integers(-4, -2)
"""How many options a question has; below 0 where it is a deciding one."""
banks = st.lists(counts, min_size=1, max_size=6).map(make_bank)
# Ends are rare, so that most runs go on for a while.
names = st.sampled_from((*EVENTS[:9] * 4, *EVENTS[9:]))
events = st.lists(st.tuples(names, st.integers(0, 99), st.sampled_from(MARKS)), max_size=40)


def apply(session: Session, event: Event) -> Session:
    """Return what comes of an event, where it can happen."""
    name, number, mark = event
    if not session.goes_on:
        return session
    if session.phase == "review" and name in ("answer", "skip", "review"):
        return session
    if session.phase == "asking" and name == "finish":
        return session
    if name == "answer":
        options = session.question.options
        return session.answer(Answer(options[number % len(options)].id, mark))
    if name == "go_to":
        return session.go_to(session.order[number % len(session.order)].id)
    if name == "bring":
        questions = session.bank.questions
        return session.bring_forward(questions[number % len(questions)].id)
    if name == "draw":
        return session.ask([session.bank.questions[number % len(session.bank.questions)].id])
    if name in ("finish", "leave"):
        return session.end("done" if name == "finish" else "left")
    if name == "again":
        skipped = sorted(session.skipped)
        return session.ask([skipped[number % len(skipped)]] if skipped else [])
    return {
        "keep": session.keep,
        "skip": session.skip,
        "back": session.back,
        "review": session.review,
    }[name]()


def walk(bank: QuestionBank, taken: list[Event]) -> list[Session]:
    """Return the session before each event, and the last one."""
    sessions = [start_session(bank)]
    for event in taken:
        sessions.append(apply(sessions[-1], event))
    return sessions


@given(banks, events)
def test_no_answer_is_lost_or_changed_but_by_answering_or_skipping_it(
    bank: QuestionBank, taken: list[Event]
) -> None:
    sessions = walk(bank, taken)
    for event, before, after in zip(taken, sessions, sessions[1:], strict=False):
        touched = {before.question.id} if event[0] in ("answer", "skip") else set()
        kept_before = {key: item for key, item in before.answers.items() if key not in touched}
        kept_after = {key: item for key, item in after.answers.items() if key not in touched}
        assert kept_before == kept_after


@given(banks, events)
def test_the_position_is_always_a_question_and_skipped_ones_have_no_answer(
    bank: QuestionBank, taken: list[Event]
) -> None:
    for session in walk(bank, taken):
        assert session.question in bank.questions
        assert not session.skipped & set(session.answers)
        assert session.skipped | set(session.answers) <= {item.id for item in bank.questions}


@given(banks, events)
def test_the_quiz_is_done_only_after_finishing_in_the_review(
    bank: QuestionBank, taken: list[Event]
) -> None:
    sessions = walk(bank, taken)
    for event, before, after in zip(taken, sessions, sessions[1:], strict=False):
        if after.phase == "done" and before.phase != "done":
            assert (before.phase, event[0]) == ("review", "finish")


@given(banks, events)
def test_going_back_and_keeping_is_as_if_nothing_happened(
    bank: QuestionBank, taken: list[Event]
) -> None:
    session = replace(walk(bank, taken)[-1], from_review=False)
    if session.phase == "asking" and session.position > 0:
        before = session.order[session.position - 1]
        returned = session.back().keep()
        assert returned == (session if session.visited(before) else session.back())


@given(banks, events)
def test_looking_at_the_review_and_going_back_is_as_if_nothing_happened(
    bank: QuestionBank, taken: list[Event]
) -> None:
    session = replace(walk(bank, taken)[-1], from_review=False)
    if session.phase == "asking":
        assert session.review().back() == session


@given(banks, events)
def test_after_an_answer_one_is_where_one_was_or_in_the_review(
    bank: QuestionBank, taken: list[Event]
) -> None:
    session = walk(bank, taken)[-1]
    if session.phase != "asking":
        return
    after = session.answer(Answer("o0"))
    if session.from_review or after.complete:
        assert after.phase == "review"
    else:
        assert after.phase == "asking"
        assert after.position == after.frontier
        assert after.question.id not in after.answers


@given(banks, st.data())
def test_answering_or_skipping_each_question_once_leads_to_the_review_in_order(
    bank: QuestionBank, data: st.DataObject
) -> None:
    session = start_session(bank, whole=True)
    for index in range(len(bank.questions)):
        assert (session.phase, session.position) == ("asking", index)
        session = session.skip() if data.draw(st.booleans()) else session.answer(Answer("o1"))
    assert session.phase == "review"
    assert session.complete
    assert session.end("done").phase == "done"


@given(banks, events)
def test_a_quiz_continued_from_its_answers_and_skips_stands_where_it_stood(
    bank: QuestionBank, taken: list[Event]
) -> None:
    session = walk(bank, taken)[-1]
    again = start_session(session.bank, session.sheet, session.skipped)
    assert (again.answers, again.skipped) == (session.answers, session.skipped)
    asked = {item.id for item in again.order}
    assert set(again.answers) | again.skipped <= asked
    assert {item.id for item in again.order if not again.visited(item)} <= set(
        session.open_questions
    )
    assert again.phase == ("review" if again.complete else "asking")
    assert again.position == min(again.frontier, len(again.order) - 1)


@given(banks, events)
def test_every_question_stands_in_one_of_the_sections_that_are_used(
    bank: QuestionBank, taken: list[Event]
) -> None:
    for session in walk(bank, taken):
        number, parts, _ = session.part
        assert 1 <= number <= parts <= 2
        assert session.question in session.scored


@given(banks, events)
def test_enter_on_a_new_question_changes_nothing(bank: QuestionBank, taken: list[Event]) -> None:
    session = walk(bank, taken)[-1]
    if session.phase == "asking" and not session.visited(session.question):
        assert session.keep() == session


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda session: session.answer(Answer("nowhere")), "q0 has no option 'nowhere'"),
        (lambda session: session.go_to("nowhere"), "'nowhere' is not in list"),
    ],
)
def test_a_name_that_does_not_exist_is_refused(
    act: Callable[[Session], Session], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        act(start_session(make_bank([2, 2])))


def test_changing_an_early_answer_returns_to_the_question_that_was_asked() -> None:
    session = start_session(make_bank([2, 2, 2, 2]))
    session = session.answer(Answer("o0")).answer(Answer("o0")).answer(Answer("o0"))
    changed = session.back().back().back().answer(Answer("o1", "important"))
    assert changed.position == 3
    assert changed.answers == {
        "q0": Answer("o1", "important"),
        "q1": Answer("o0"),
        "q2": Answer("o0"),
    }


def test_keeping_after_going_back_twice_goes_forward_one_question_at_a_time() -> None:
    session = start_session(make_bank([2, 2, 2])).answer(Answer("o0")).answer(Answer("o1"))
    positions = [session.back().back().position, session.back().back().keep().position]
    assert positions == [0, 1]


def test_back_on_the_first_question_stays() -> None:
    session = start_session(make_bank([2, 2]))
    assert session.back() == session


def test_an_answer_changed_from_the_review_returns_to_the_review() -> None:
    session = start_session(make_bank([2, 2, 2])).answer(Answer("o0")).skip().skip()
    changed = session.go_to("q1").answer(Answer("o1"))
    assert changed.phase == "review"
    assert changed.answers == {"q0": Answer("o0"), "q1": Answer("o1")}
    assert changed.skipped == {"q2"}
    assert changed.back().question.id == "q2"


def test_keeping_in_a_review_before_the_end_goes_on_with_the_next_new_question() -> None:
    session = start_session(make_bank([2, 2, 2])).answer(Answer("o0")).review()
    assert session.keep().question.id == "q1"
    assert session.go_to("q2").answer(Answer("o1")).keep().question.id == "q1"


def test_a_sheet_without_a_word_on_skips_is_continued_at_its_first_gap() -> None:
    sheet = AnswerSheet({"q0": Answer("o0"), "q2": Answer("o1")})
    session = start_session(make_bank([2, 2, 2, 2]), sheet)
    assert session.question.id == "q1"
    # What was answered already is not asked again.
    assert session.answer(Answer("o0")).question.id == "q3"


@given(banks, events, st.integers(0, 99))
def test_question_brought_forward_is_asked_now_and_nothing_else_changes(
    bank: QuestionBank, taken: list[Event], number: int
) -> None:
    session = walk(bank, taken)[-1]
    chosen = session.bank.questions[number % len(session.bank.questions)]
    after = session.bring_forward(chosen.id)

    assert (after.answers, after.skipped) == (session.answers, session.skipped)
    assert sorted(q.id for q in after.order) == sorted(q.id for q in session.order)
    if session.at_frontier and chosen.id in session.open_questions:
        assert after.question == chosen
        assert [q for q in after.order if after.visited(q)] == [
            q for q in session.order if session.visited(q)
        ]
    else:
        assert after == session


@given(banks, events, st.integers(0, 99))
def test_a_deciding_question_that_is_drawn_is_asked_last_and_nothing_else_changes(
    bank: QuestionBank, taken: list[Event], number: int
) -> None:
    session = walk(bank, taken)[-1]
    drawn = bank.questions[number % len(bank.questions)]
    assume(session.goes_on and drawn.id not in session.skipped)
    after = session.ask([drawn.id])

    assert (after.answers, after.skipped) == (session.answers, session.skipped)
    assert after.order[: len(session.order)] == session.order
    if drawn.id in session.undrawn:
        assert after.order[-1] == drawn
        if session.complete:
            assert after.question == drawn
    else:
        assert (after.order, after.undrawn) == (session.order, session.undrawn)


def test_core_questions_come_first_and_deciding_ones_only_when_drawn() -> None:
    session = start_session(make_bank([2, -2, 2]))
    assert [item.id for item in session.order] == ["q0", "q2"]
    asked = session.answer(Answer("o0")).answer(Answer("o0"))
    assert asked.phase == "review"
    drawn = asked.ask(["q1"])
    assert (drawn.phase, drawn.question.id) == ("asking", "q1")
    assert drawn.back().question.id == "q2"
    assert drawn.answer(Answer("o1")).phase == "review"
