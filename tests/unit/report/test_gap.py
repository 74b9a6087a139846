from dataclasses import replace

from careerpick.decide.result import Result, evaluate
from careerpick.model import Answer, AnswerSheet, CareerPath
from careerpick.report.blocks import Items, Paragraph, Section
from careerpick.report.comparison import gap_section, reason_words, said_of
from careerpick.words.answers import marked_label
from careerpick.words.needs import why_not
from careerpick.words.verdict import said_first
from tests import shipped
from tests.builders import make_need, make_sheet
from tests.unit.write.sample import CONTENT, SHEETS


def why(result: Result) -> Section:
    assert result.gap
    return gap_section(result, result.gap)


def both(result: Result) -> tuple[CareerPath, CareerPath]:
    assert result.gap
    return result.of(result.gap.ahead).path, result.of(result.gap.behind).path


def said(section: Section) -> list[str]:
    """Return every sentence and the first line of every item."""
    found = []
    for block in section.blocks:
        lines = [item.line for item in block.items] if isinstance(block, Items) else []
        lines += [block.line] if isinstance(block, Paragraph) else []
        found += ["".join(run.text for run in line) for line in lines]
    return found


def test_best_path_is_the_one_that_is_ahead_even_when_it_is_blocked() -> None:
    result = evaluate(CONTENT, SHEETS["blocked-best"])
    assert [row.path.id for row in result.recommended] == ["tester"]
    assert why(result).title == "Why Chat support is ahead of Website tester"
    for line in said(why(result))[:2]:
        assert " – Chat support: " in line


def test_tie_gives_no_single_lead() -> None:
    assert evaluate(CONTENT, SHEETS["tie"]).gap is None


def test_answer_is_named_with_what_it_meets() -> None:
    # One answer: tester 2, chat 0 (worked out in the JSON test).
    result = evaluate(CONTENT, make_sheet({"goal": "important"}, goal="soon"))
    assert result.gap
    asked, answer, meets = reason_words(CONTENT, result.gap.reasons[0], *both(result))
    assert asked == "What should work give you first?"
    assert answer == ("“Some money within a few weeks” (matters a lot, so it counts twice)")
    assert meets == (
        "First money – Website tester: after one to four weeks; "
        "Chat support: after one to three months."
    )
    assert said(why(result))[0] == "Nothing that you asked for speaks more for Chat support."


def test_answer_that_asks_for_less_says_so() -> None:
    # "Like the day before" is -2 on variety; the tester (2) has more of it than the chat (1).
    result = evaluate(CONTENT, SHEETS["blocked-best"])
    assert result.gap
    ahead, behind = reversed(both(result))  # the blocked one is ahead
    reason = next(item for item in result.gap.reasons if item.question == "day")
    _, _, meets = reason_words(CONTENT, replace(reason, points=28), ahead, behind)
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
    assert result.gap
    assert said(why(result)) == [
        "Choice of hours – Website tester: any hour you like; Online tutor: some say in the hours.",
        "First money – Website tester: after one to four weeks; Online tutor: after one to "
        "three months.",
        "Learning – Website tester: teaches little; Online tutor: teaches skills that sell.",
        "What speaks most against it:",
        "Contact with clients – Website tester: never; Online tutor: all day.",
    ]
    first = next(it for it in result.gap.by_criterion if it.criterion == "free-hours")
    assert said_of(CONTENT, result.sheet, first) == (
        "You said “I do” (matters a lot) and “Hours of my own”."
    )


def test_blocked_path_with_the_same_score_is_called_level() -> None:
    # Both answers favour the two paths alike: quiet work (contact 0) and free hours (4).
    need = make_need({"hours-per-week": (4, 10)})
    photo = replace(CONTENT.path("photo"), needs=(need,))
    content = replace(CONTENT, paths=(photo, CONTENT.path("tester")))
    result = evaluate(content, make_sheet(calls="drained", clock="me", week="few"))
    assert why(result).title == "Website tester and Stock photographer are level"
    assert said_first(result).startswith("Just as good a match is Stock photographer, but it is")
    assert said(why(result)) == ["No answer tells Website tester and Stock photographer apart."]


def test_a_number_is_said_back_as_it_is_and_as_a_reason_by_the_answer_that_scores() -> None:
    content = shipped.CONTENT
    weeks = Answer("now", "deal_breaker", number=4)
    sheet = AnswerSheet({"weeks-to-wait": weeks, "paid-for": Answer("craft")})
    result = evaluate(content, sheet)
    out = next(row for row in result.paths if row.ruled_out_by)

    assert marked_label(content, "weeks-to-wait", weeks) == "“4 weeks” (deal-breaker)"
    assert "“Within a month”" in why_not(result, out)
