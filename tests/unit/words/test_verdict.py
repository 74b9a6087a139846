from dataclasses import replace

import pytest

from careerpick.decide.result import evaluate
from careerpick.words.verdict import headline, nearest_left, otherwise, said_first, warnings
from tests.builders import make_sheet, with_parts
from tests.unit.write.sample import CONTENT, SHEETS


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("fit", "Your best fit is Website tester, and you can start now."),
        (
            "tight",
            "Your best fit is Online tutor, but it will be tight at the start.",
        ),
        (
            "not-yet",
            "Your best fit is Online tutor, but not yet: one thing comes first.",
        ),
        (
            "not-known",
            "Your best fit is Online tutor, but it is not known yet whether you can start.",
        ),
        ("blocked-best", "Of the rest, your best fit is Website tester, and you can start now."),
        (
            "stop-gap",
            "What is left is Stock photographer: it may do for now, but it is not a good fit.",
        ),
        ("tie", "It is a tie: Stock photographer and Website tester fit you equally well."),
        ("empty", "There is not enough to say yet: no question was answered."),
    ],
)
def test_headline(kind: str, words: str) -> None:
    assert headline(evaluate(CONTENT, SHEETS[kind])) == words


def test_answers_that_favour_nothing_are_not_called_a_fit() -> None:
    result = evaluate(CONTENT, make_sheet(week="many", times="always"))
    assert headline(result) == (
        "There is not enough to say: your answers favour no path over another."
    )


def test_path_that_the_answers_lean_away_from_is_not_praised() -> None:
    # Alone in the content, the tester comes first whatever the answers are.
    tester = replace(CONTENT, paths=(CONTENT.path("tester"),))
    result = evaluate(tester, make_sheet(calls="fine"))
    assert headline(result) == (
        "Nothing here fits you well. Website tester comes nearest; you can start now."
    )


def test_stop_gap_that_does_not_pay_the_bills_does_not_claim_to_do_for_now() -> None:
    assert headline(evaluate(CONTENT, SHEETS["stop-gap"]), pays=False) == (
        "What is left is Stock photographer, but it is not a good fit."
    )


def test_stop_gap_that_cannot_start_now_does_not_claim_to_do_for_now() -> None:
    result = evaluate(
        CONTENT,
        make_sheet(
            goal="fair", calls="awake", day="mix", clock="boss", evening="gladly",
            trade="freedom", week="few", times="never", teach="neither",
        ),
    )  # fmt: skip
    assert result.recommendation.verdict == "stop_gap"
    assert headline(result) == (
        "What is left is Stock photographer, but it is not a good fit, "
        "and something else comes first."
    )


def test_nothing_is_said_first_when_the_best_path_is_recommended() -> None:
    assert said_first(evaluate(CONTENT, SHEETS["fit"])) == ""
    assert said_first(evaluate(CONTENT, SHEETS["tie"])) == ""


def test_deal_breaker_against_the_best_path_is_said_first() -> None:
    sheet = make_sheet(
        {"calls": "deal_breaker", "clock": "important", "trade": "important"},
        goal="soon", calls="awake", day="same", clock="me",
        evening="rest", trade="freedom", week="many", times="always", teach="both",
    )  # fmt: skip
    result = evaluate(CONTENT, sheet)
    assert said_first(result) == (
        "Your best match is Website tester, but it is ruled out by your deal-breaker "
        "“Wide awake, I could go on”."
    )


def test_tie_between_paths_that_the_answers_lean_away_from_is_not_praised() -> None:
    # Both pay little (1) and have no contact (0): these answers lean away from both.
    pair = replace(CONTENT, paths=(CONTENT.path("photo"), CONTENT.path("tester")))
    result = evaluate(pair, make_sheet(goal="fair", trade="higher-pay", calls="awake"))
    assert result.paths[0].score < 0
    tied = with_parts(
        result,
        recommendation=replace(
            result.recommendation, verdict="tie", paths=("photo", "tester"), best=("photo",)
        ),
    )
    assert headline(tied) == (
        "It is a tie, and nothing here fits you well: "
        "Stock photographer and Website tester come nearest."
    )


def test_where_none_fits_the_nearest_is_named_and_what_it_lacks() -> None:
    # Neither pays above the average nor has any contact with clients.
    pair = replace(CONTENT, paths=(CONTENT.path("photo"), CONTENT.path("tester")))
    result = evaluate(pair, make_sheet({"calls": "important"}, goal="fair", calls="awake"))

    assert headline(result) == (
        "None of these two fits what you want. The nearest are Stock photographer and Website "
        "tester."
    )
    assert said_first(result) == ""
    assert warnings(result)[0] == (
        "No path here gives you what you want in this: Pay, “above an average wage” and Contact "
        "with clients, “all day”."
    )
    assert warnings(result)[1] == (
        "If you can do without that, look at Stock photographer or Website tester."
    )
    assert otherwise(result).startswith("It would be ")


def test_what_no_path_gives_is_said_beside_a_fit() -> None:
    pair = replace(CONTENT, paths=(CONTENT.path("photo"), CONTENT.path("tester")))
    answers = make_sheet(goal="soon", calls="awake", day="new", clock="me", trade="freedom")
    result = evaluate(pair, answers)

    assert nearest_left(result) == ""
    assert result.recommendation.verdict == "fit"
    assert warnings(result)[0] == (
        "No path here gives you what you want in this: Contact with clients, “all day”."
    )


def test_same_place_every_time_is_a_warning() -> None:
    answers = {
        question.id: replace(SHEETS["one-answer"].answers["goal"], option=question.options[0].id)
        for question in CONTENT.bank.questions
    }

    found = warnings(evaluate(CONTENT, replace(SHEETS["one-answer"], answers=answers)))

    assert any(said.startswith("Nearly all your answers stand at the same place") for said in found)
