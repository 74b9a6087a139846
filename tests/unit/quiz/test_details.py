"""Questions of detail in the quiz: asked last, skipped with Enter, never marked."""

from collections.abc import Mapping
from dataclasses import replace

from careerpick.model import Answer, AnswerSheet, Bounds, Limit, Option, Question, Setting, When
from careerpick.quiz.before import NOTHING, Before
from careerpick.quiz.loop import run_quiz
from careerpick.quiz.screen import QuizScreen
from tests.unit.quiz.sample import CONTENT as PLAIN
from tests.unit.quiz.sample import Shown, take_quiz

BEST = Question(
    "best", "goals", "What do you do best?", "It picks the kind.",
    (
        Option("words", "Words", sets={"skill": "words"}),
        Option("sums", "Sums", sets={"skill": "sums"}),
    ),
    ask="detail",
)  # fmt: skip
TONGUE = Question(
    "tongue", "goals", "Which language?", "It picks the sites.",
    (Option("one", "One"), Option("two", "Two")),
    ask="detail", when=When(settings={"skill": ("words",)}),
)  # fmt: skip
COUNTRY = Question(
    "country", "goals", "Where do you live?", "It picks the sites.", (), ask="detail",
    pick="country",
)  # fmt: skip
NEED = Question(
    "need", "goals", "How much must it bring?", "It weighs the pay.", (), ask="detail",
    pick="amount", when=When(facts={"time": Bounds(most=9)}),
)  # fmt: skip
_hours = PLAIN.bank.questions[2]
_few, _many = _hours.options
_timed = replace(
    _hours, options=(replace(_few, facts={"time": 5}), replace(_many, facts={"time": 20}))
)
CONTENT = replace(
    PLAIN,
    bank=replace(
        PLAIN.bank,
        questions=(
            *PLAIN.bank.questions[:2], _timed, PLAIN.bank.questions[3], BEST, TONGUE, COUNTRY, NEED,
        ),
        limits=(Limit("time", "Time", "fixed", "hours a week"),),
        settings=(Setting("skill", "Your skill", {"words": "words", "sums": "sums"}),),
    ),
    question_fingerprints={**PLAIN.question_fingerprints}
    | dict.fromkeys(("best", "tongue", "country", "need"), "d" * 8),
)  # fmt: skip
CORE = ("1", "1", "1", "1")


def quiz(*lines: str | None, quick: bool = False, whole: bool = False, width: int = 80) -> Shown:
    return take_quiz(*lines, content=CONTENT, quick=quick, whole=whole, width=width)


def answers(shown: Shown) -> dict[str, Answer]:
    given = shown.outcome.sheet.answers
    return {name: given[name] for name in given if name in ("best", "tongue", "country", "need")}


def test_details_come_last_in_a_block_that_says_what_they_are_for() -> None:
    shown = quiz(*CORE)
    assert "Question 4 of 4" in shown.after(2)
    assert (
        "4 more for the details. They do not change which path fits; Enter skips each."
        in shown.after(3)
    )
    assert "Detail 1 of 4: What do you do best?" in shown.after(3)
    assert "Enter skips" in shown.after(3)


def test_enter_skips_each_and_the_result_comes() -> None:
    shown = quiz(*CORE, "", "", "", "", "")
    assert answers(shown) == {}
    assert shown.outcome.finished
    assert shown.text.count("more for the details") == 1


def test_what_is_typed_is_taken_in_any_usual_form_and_said_back() -> None:
    shown = quiz(*CORE, "2", "deutschland", "about 2k", "", "")
    assert answers(shown) == {
        "best": Answer("sums"), "country": Answer("DE"), "need": Answer("", number=2000),
    }  # fmt: skip
    assert "Taken as: Germany." in shown.after(5)
    assert "Taken as: 2,000 EUR a month." in shown.after(6)
    assert "Where do you live? -> Germany" in shown.flat
    assert "How much must it bring? -> 2,000 EUR a month" in shown.flat


def test_a_bare_amount_is_said_back_with_the_money_that_it_is_taken_in() -> None:
    assert "Taken as: 1,500 KES a month." in quiz(*CORE, "2", "Kenya", "1500").after(6)
    assert "Taken as" not in quiz(*CORE, "2", "", "1500").after(6)


def test_only_details_that_are_for_this_person_are_asked() -> None:
    shown = quiz("1", "1", "2", "1", "2", "", "")
    assert "3 more for the details" in shown.text
    assert "How much must it bring?" not in shown.text
    assert "Which language?" not in shown.text.split("Detail 1 of 3")[1]
    assert "Detail 2 of 2: Where do you live?" in shown.after(4)


def test_the_review_among_the_details_counts_these() -> None:
    shown = quiz(*CORE, "1", "r", "", "r", "q")
    said = " ".join(shown.after(5).split())
    assert "3 details are still to come. Enter goes on with detail 2." in said
    assert "Detail 2 of 4" in shown.after(6)
    assert "3 details" in shown.after(7)


def test_a_typo_gets_the_nearest_country_and_the_question_stays() -> None:
    shown = quiz(*CORE, "", "", "germny", "germany")
    assert 'There is no country "germny". Did you mean "Germany"?' in shown.after(6)
    assert answers(shown)["country"] == Answer("DE")


def test_what_is_no_amount_is_said_and_the_question_stays() -> None:
    shown = quiz(*CORE, "", "", "", "lots", "2000")
    assert '"lots" is no amount of money. Type a number, such as 2000' in shown.after(7)
    assert answers(shown)["need"] == Answer("", number=2000)


def test_money_that_is_doubtful_is_asked_for_again() -> None:
    shown = quiz(*CORE, "", "", "Kenya", "40,000 bob", "40,000 KES")
    assert '"bob" may mean BOB (Bolivian bolivianos) or KES (Kenyan shillings)' in " ".join(
        shown.after(7).split()
    )
    assert answers(shown)["need"] == Answer("KES", number=40000)


def test_a_mark_is_refused_kindly_at_the_question_and_in_the_review() -> None:
    shown = quiz(*CORE, "1!", "1", "", "", "", "5!")
    assert "never changes what fits" in shown.after(4)
    assert "nothing to mark" in shown.after(9)
    assert answers(shown) == {"best": Answer("words")}


def test_help_says_why_it_is_asked_and_speaks_of_no_marks() -> None:
    shown = quiz(*CORE, "?", "", "", "?")
    assert "It picks the kind." in shown.after(4)
    assert "matters a lot" not in shown.after(4)
    assert "its name or its code" in shown.after(7)


def test_back_and_undo_work_among_details_and_before_them() -> None:
    shown = quiz(*CORE, "1", "undo", "2", "DE", "b", "FR", "")
    assert answers(shown)["best"] == Answer("sums")
    assert answers(shown)["country"] == Answer("FR")
    assert "Your answer: Germany. Enter keeps it." in shown.text
    back = quiz(*CORE, "b", "2")
    assert back.outcome.sheet.answers["place"] == Answer("office")
    assert "Detail 1 of 4" in back.after(5)


def test_a_detail_is_changed_from_the_review() -> None:
    shown = quiz(*CORE, "", "", "", "", "7", "France", "f")
    assert answers(shown) == {"country": Answer("FR")}
    assert " 7. " in shown.after(7)


def test_a_quick_quiz_asks_for_no_details_and_a_whole_one_for_all() -> None:
    assert "Detail" not in quiz("1", "1", "1", "1", "", quick=True).text
    shown = quiz("1", "1", "2", "1", "2", "", "", "", "", whole=True)
    assert "Detail 4 of 4: How much must it bring?" in shown.text
    assert shown.outcome.finished


def test_a_bank_without_details_asks_for_none() -> None:
    assert "etail" not in take_quiz(*CORE, "").text


def test_progress_counts_the_other_questions_alone() -> None:
    shown = quiz("1")
    assert "4 questions" in shown.text
    assert "Question 2 of 4" in shown.text


def test_what_is_given_is_not_asked_and_an_answer_of_last_time_is_kept_by_enter() -> None:
    from io import StringIO

    from rich.console import Console

    from tests.unit.quiz.sample import scripted

    def ask(
        lines: list[str | None], before: Before = NOTHING, given: Mapping[str, Answer] | None = None
    ) -> tuple[str, dict[str, Answer]]:
        printed = StringIO()
        screen = QuizScreen(Console(file=printed, width=80), scripted(lines, printed))
        outcome = run_quiz(CONTENT, screen, None, before, given=given)
        return printed.getvalue(), dict(outcome.sheet.answers)

    germany = {"country": Answer("DE")}
    text, found = ask([*CORE, "2", "", ""], given=germany)
    assert "Where do you live?\n" not in text
    assert found["country"] == Answer("DE")
    text, found = ask([*CORE, "2", "", "", ""], Before(AnswerSheet(germany)))
    assert "Last time: Germany. Enter keeps it" in text
    assert found["country"] == Answer("DE")
    _, found = ask([*CORE, "2", "s", "", ""], Before(AnswerSheet(germany)))
    assert "country" not in found
