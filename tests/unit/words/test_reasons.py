from dataclasses import replace

from careerpick.decide.result import Result, evaluate
from careerpick.model import Answer, AnswerSheet
from careerpick.words.changes import marked_label
from careerpick.words.reasons import (
    Lead,
    gap_title,
    lead_between,
    lead_sentence,
    levels_words,
    reason_words,
    said_of,
    why_not,
)
from careerpick.words.verdict import said_first
from tests import shipped
from tests.builders import make_need, make_sheet
from tests.unit.write.sample import CONTENT, SHEETS


def lead(result: Result) -> Lead:
    gap = result.gap
    assert gap
    ahead, behind = (result.of(path).path for path in (gap.ahead, gap.behind))
    return lead_between(ahead, behind, gap.by_criterion)


def lead_title(found: Lead) -> str:
    return gap_title(found.ahead, found.behind, found.gap)


def test_gap_is_that_of_the_scores_whatever_speaks_for_or_against() -> None:
    for sheet in SHEETS.values():
        result = evaluate(CONTENT, sheet)
        if result.gap:
            found = lead(result)
            scores = [result.of(path.id).standing.score for path in (found.ahead, found.behind)]
            assert found.gap == scores[0] - scores[1] >= 0
            assert found.strongest_against is None or found.strongest_against.points < 0


def test_best_path_is_the_one_that_is_ahead_even_when_it_is_blocked() -> None:
    result = evaluate(CONTENT, SHEETS["blocked-best"])
    assert [row.path.id for row in result.recommended] == ["tester"]
    assert lead_title(lead(result)) == "Why Chat support is ahead of Website tester"
    assert all(reason.points > 0 for reason in lead(result).top)


def test_tie_gives_no_single_lead() -> None:
    assert evaluate(CONTENT, SHEETS["tie"]).gap is None


def test_answer_is_named_with_what_it_meets() -> None:
    # One answer: tester 2, chat 0 (worked out in the JSON test).
    result = evaluate(CONTENT, make_sheet({"goal": "important"}, goal="soon"))
    found = lead(result)
    assert result.gap
    asked, said, meets = reason_words(CONTENT, result.gap.reasons[0], found.ahead, found.behind)
    assert asked == "What should work give you first?"
    assert said == ("“Some money within a few weeks” (matters a lot, so it counts twice)")
    assert meets == (
        "First money – Website tester: after one to four weeks; "
        "Chat support: after one to three months."
    )
    assert lead_sentence(found) == "Nothing that you asked for speaks against it."


def test_answer_that_asks_for_less_says_so() -> None:
    # "Like the day before" is -2 on variety; the tester (2) has more of it than the chat (1).
    result = evaluate(CONTENT, SHEETS["blocked-best"])
    found = lead(result)
    assert result.gap
    reason = next(item for item in result.gap.reasons if item.question == "day")
    _, _, meets = reason_words(CONTENT, replace(reason, points=28), found.ahead, found.behind)
    assert meets == (
        "You ask for less: Variety – Chat support: much the same each day; "
        "Website tester: some change."
    )


def test_a_reason_is_one_thing_however_many_answers_ask_for_it() -> None:
    # Tester minus tutor: free hours 4 + 4, first money 2, learning 2, variety 0, contact -8.
    result = evaluate(
        CONTENT,
        make_sheet(
            {"clock": "important"}, goal="soon", calls="awake", day="same", clock="me",
            evening="rest", trade="freedom",
        ),
    )  # fmt: skip
    found = lead(result)
    assert [reason.criterion for reason in found.top] == ["free-hours", "fast-money", "learning"]
    assert said_of(CONTENT, result.sheet, found.top[0]) == (
        "You said “I do” (matters a lot) and “Hours of my own”."
    )
    assert found.strongest_against
    assert (
        levels_words(CONTENT, found.strongest_against.criterion, found.ahead, found.behind)
        == "Contact with clients – Website tester: never; Online tutor: all day."
    )
    assert lead_sentence(found) == ""


def test_blocked_path_with_the_same_score_is_called_level() -> None:
    # Both answers favour the two paths alike: quiet work (contact 0) and free hours (4).
    need = make_need({"hours-per-week": (4, 10)})
    photo = replace(CONTENT.path("photo"), needs=(need,))
    content = replace(CONTENT, paths=(photo, CONTENT.path("tester")))
    result = evaluate(content, make_sheet(calls="drained", clock="me", week="few"))
    assert lead_title(lead(result)) == "Website tester and Stock photographer are level"
    assert said_first(result).startswith("Just as good a match is Stock photographer, but it is")
    assert lead_sentence(lead(result)) == (
        "No answer tells Website tester and Stock photographer apart."
    )


def test_a_number_is_said_back_as_it_is_and_as_a_reason_by_the_answer_that_scores() -> None:
    content = shipped.CONTENT
    weeks = Answer("now", "deal_breaker", number=4)
    sheet = AnswerSheet({"weeks-to-wait": weeks, "paid-for": Answer("craft")})
    result = evaluate(content, sheet)
    out = next(row for row in result.paths if row.standing.ruled_out_by)

    assert marked_label(content, "weeks-to-wait", weeks) == "“4 weeks” (deal-breaker)"
    assert "“Within a month”" in why_not(result, out)
