from dataclasses import replace

import pytest

from careerpick.decide.circumstances import check_access
from careerpick.decide.result import PathResult, evaluate
from careerpick.model import Answer, AnswerSheet, CareerPath, Limit, Need
from careerpick.words.needs import (
    NeedWords,
    lesser_needs,
    needs_words,
    remedies,
    short_gap,
    standing_line,
    start_phrase,
    status_phrase,
    what_opens,
)
from careerpick.words.verdict import nearest_left
from tests.builders import make_content, make_limit, make_need, make_path, make_question, make_sheet
from tests.shipped import CONTENT as SHIPPED
from tests.unit.write.sample import BANK, CONTENT, SHEETS, TUTOR

HOURS = make_need({"hours-per-week": (4, 10)}, "Why.", "Help.")
TIMES = make_need({"set-times": (1, 2)}, "Why.", "Help.")
SKILLS = make_need({"teaching": (1, 2), "pictures": (2, 2)}, "Why.", "Help.")
NO_MONEY = make_need({"hours-per-week": (0, 10)}, "Why.", "Help.")
ONE_BAR = make_need({"hours-per-week": (4, 4)}, "Why.", "Help.")


def row(facts: dict[str, int], *needs: Need) -> PathResult:
    path: CareerPath = replace(TUTOR, needs=needs)
    return PathResult(path, 1, 0, 50, (), (), check_access(path, BANK, facts))


SAID = {"0": "may not", "1": "under 18", "2": "limits", "3": "free"}
RULES = Limit("rules", "Rules", "fixed", "", words=SAID, role="allowed")
WITH_RULES = replace(BANK, limits=(*BANK.limits, RULES))


@pytest.mark.parametrize(
    ("least", "short", "gap", "opens"),
    [
        (
            2,
            "Rules: you said “under 18”, it needs an age of 18",
            "Rules: you said “under 18”. It is for people of 18 and over.",
            "an age of 18",
        ),
        (
            1,
            "Rules: you said “under 18”",
            "Rules: you said “under 18”. You can begin all the same.",
            "",
        ),
    ],
)
def test_nobody_is_told_to_answer_that_they_are_older(
    least: int, short: str, gap: str, opens: str
) -> None:
    path = replace(TUTOR, needs=(make_need({"rules": (least, 3)}, "Why.", "Help."),))
    access = check_access(path, WITH_RULES, {"rules": 1})
    young = PathResult(path, 1, 0, 50, (), (), access)
    (words,) = needs_words(WITH_RULES, young)
    assert (short_gap(WITH_RULES, young), words.gap) == (short, gap)
    assert what_opens(WITH_RULES, young) == opens


@pytest.mark.parametrize(
    ("need", "facts", "words"),
    [
        (
            HOURS,
            {"hours-per-week": 3},
            "Free hours a week: you have 3. It needs at least 4, and 10 to be comfortable.",
        ),
        (
            HOURS,
            {"hours-per-week": 5},
            "Free hours a week: you have 5. That is enough to begin, but 10 would be comfortable.",
        ),
        (
            HOURS,
            {},
            "Free hours a week: you did not answer this. "
            "It needs at least 4, and 10 to be comfortable.",
        ),
        (
            NO_MONEY,
            {},
            "Free hours a week: you did not answer this. "
            "It can do without, but 10 would be comfortable.",
        ),
        (ONE_BAR, {"hours-per-week": 1}, "Free hours a week: you have 1. It needs at least 4."),
        (
            TIMES,
            {"set-times": 0},
            "Set times: you said “no set times”. It needs at least “some set times, if known "
            "ahead”, and “the same times each week” to be comfortable.",
        ),
        (
            SKILLS,
            {"teaching": 0, "pictures": 1},
            "Teaching: you said “none yet”. It needs at least “the basics”, and “good, with work "
            "to show” to be comfortable. Or: Taking pictures: you said “the basics”. It needs at "
            "least “good, with work to show”.",
        ),
    ],
)
def test_gap_sentence(need: Need, facts: dict[str, int], words: str) -> None:
    assert [item.gap for item in needs_words(BANK, row(facts, need))] == [words]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer("now"), "you said “Within a month”. It needs at least 8 weeks, and 26 to be"),
        (Answer("now", number=3), "you have 3 weeks. It needs at least 8, and 26 to be"),
    ],
)
def test_what_was_chosen_is_said_in_its_words_and_no_number_that_nobody_gave(
    answer: Answer, said: str
) -> None:
    found = evaluate(SHIPPED, AnswerSheet({"weeks-to-wait": answer})).of("freelance")
    (words,) = needs_words(SHIPPED.bank, found)
    assert words.gap == f"How long you can wait for money: {said} comfortable."


def test_need_that_is_met_is_not_named() -> None:
    met = row({"hours-per-week": 10}, HOURS)
    assert needs_words(BANK, met) == ()
    assert short_gap(BANK, met) == ""


def test_remedy_is_left_out_where_nothing_was_answered() -> None:
    (unknown,) = needs_words(BANK, row({}, HOURS))
    (blocked,) = needs_words(BANK, row({"hours-per-week": 3}, HOURS))
    assert (unknown.reason, unknown.remedy) == ("", "")
    assert (blocked.reason, blocked.remedy) == ("Why.", "Help.")


def test_what_helps_is_for_the_value_that_somebody_has() -> None:
    need = replace(make_need({"rules": (2, 3)}, "Why.", "Ask."), remedies={"1": "Wait."})
    helps = {}
    for have in (0, 1, 2):
        path = replace(TUTOR, needs=(need,))
        access = check_access(path, WITH_RULES, {"rules": have})
        found = PathResult(path, 1, 0, 50, (), (), access)
        (helps[have],) = (item.remedy for item in needs_words(WITH_RULES, found))
    assert helps == {0: "Ask.", 1: "Wait.", 2: "Ask."}
    assert remedies(WITH_RULES, need) == "Ask. For “under 18”: Wait."


def test_gravest_need_is_explained_and_the_others_only_named() -> None:
    # Hours 3 of 4 blocks; teaching none yet comes later; set times are tight.
    facts = {"hours-per-week": 3, "teaching": 0, "pictures": 0, "set-times": 1}
    found = row(facts, SKILLS, TIMES, HOURS)
    assert [item.status for item in needs_words(BANK, found)] == ["blocked"]
    assert lesser_needs(BANK, found) == (
        NeedWords(
            "later",
            "Teaching: you said “none yet”, it needs “the basics”; or "
            "Taking pictures: you said “none yet”, it needs “good, with work to show”",
            "Teaching: at least “the basics”, better “good, with work to show”; or "
            "Taking pictures: at least “good, with work to show”",
        ),
        NeedWords("stretch", "Tight as well: Set times", "Tight as well: Set times"),
    )


def test_short_gap_counts_what_it_leaves_out() -> None:
    facts = {"hours-per-week": 3, "set-times": 0}
    assert short_gap(BANK, row(facts, HOURS, TIMES)) == (
        "Free hours a week: you have 3, it needs 4; and one more thing"
    )


def test_what_opens_names_only_what_blocks() -> None:
    facts = {"hours-per-week": 3, "set-times": 0, "teaching": 0, "pictures": 0}
    assert what_opens(BANK, row(facts, HOURS, TIMES, SKILLS)) == (
        "at least 4 hours a week instead of 3 and at least “some set times, if known ahead” "
        "instead of “no set times”"
    )


@pytest.mark.parametrize(
    ("kind", "path", "words"),
    [
        ("fit", "tester", "You can start now"),
        ("tight", "tutor", "You can start now, just about"),
        ("not-yet", "tutor", "Not yet, one thing comes first"),
        ("one-answer", "chat", "Not known: two answers missing"),
        ("blocked-best", "chat", "Out of reach for now"),
        ("deal-breaker", "photo", "Ruled out by your answers"),
    ],
)
def test_status_phrase(kind: str, path: str, words: str) -> None:
    assert status_phrase(evaluate(CONTENT, SHEETS[kind]).of(path)) == words


def test_missing_answer_that_could_only_make_it_tight_is_said_so() -> None:
    # Nobody has less than nothing, and nothing is enough.
    path = make_path("desk", {"calm": 4}, [make_need({"money": (0, 100)})])
    question = make_question("calm", [{"calm": 1}, {}])
    asked = make_question("money", [{}, {}], facts=[{"money": 0}, {"money": 100}])
    content = make_content([question, asked], [path], limits=[make_limit("money", "growing")])
    row = evaluate(content, make_sheet(calm="a")).of("desk")

    assert row.access.status == "unknown"
    assert status_phrase(row) == "Maybe tight: one answer missing"
    assert start_phrase(row) == "it may be tight at the start"


def test_who_may_not_earn_is_told_so_of_paths_that_are_ruled_out_too() -> None:
    answers = {"must-have": "hands", "paid-for": "tasks", "afternoon": "small"}
    free, barred = (
        evaluate(SHIPPED, make_sheet(**answers, allowed=allowed))
        for allowed in ("free", "not-allowed")
    )
    (first, *_), (same, *_) = free.paths, barred.paths
    ruled_out = "ruled out by your answer “I must work with my hands, or outdoors”"
    assert standing_line(free, first) == ruled_out
    assert standing_line(barred, same).startswith(f"{ruled_out}, and out of reach for now (Rules")
    assert nearest_left(free) == f"If you can do without that, look at {first.path.name}."
    assert nearest_left(barred) == (
        f"If you can do without that, look at {same.path.name} (out of reach for now)."
    )
