"""What a plan says, word for word, and how amounts are rounded."""

from dataclasses import replace

import pytest

from careerpick.model import AnswerSheet, Range
from careerpick.plan.money import Crossing
from careerpick.words import plan_money as money_words
from careerpick.words import planning as stage_words
from careerpick.words import planning as verdict
from careerpick.words.plan_money import hourly, money, rounded, weeks
from careerpick.words.planning import tight_words
from tests.builders import make_need
from tests.unit.write_plan.sample import DESK, SHOP, TASKS, content_of, plan_for, sheet


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (0.4, "0"),
        (7.4, "7"),
        (84.6, "85"),
        (99.6, "100"),
        (149, "150"),
        (1_234, "1,200"),
        (1_250, "1,200"),  # half to even, as everywhere in Python
        (37_499, "37,000"),
    ],
)
def test_two_digits_count(value: float, shown: str) -> None:
    assert rounded(value) == shown


def test_money_is_a_range_first() -> None:
    assert money(Range(12.7, 31.9, 60.2), "USD") == "13 to 60 US dollars, typically 32"
    assert money(Range(5, 5, 5), "NOK") == "about 5 NOK"
    assert money(Range(0, 0, 0), "USD") == "nothing"


def test_an_hour_keeps_two_digits_too() -> None:
    assert hourly(Range(0.594, 2.444, 12.4), "USD") == "0.59 to 12 US dollars, typically 2.40"
    assert hourly(Range(5.4, 5.4, 5.4), "USD") == "about 5.40 US dollars"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.1, "one day"),
        (0.3, "two days"),
        (0.6, "four days"),
        (1, "one week"),
        (2.6, "three weeks"),
        (26, "26 weeks"),
    ],
)
def test_a_wait_is_said_in_weeks_or_below_one_in_days(value: float, said: str) -> None:
    assert weeks(value) == said


@pytest.mark.parametrize(
    ("wait", "said"), [(0, "you cannot wait."), (1, "you can wait only one week.")]
)
def test_who_can_wait_for_no_week_at_all_cannot_wait(wait: int, said: str) -> None:
    plan = plan_for(sheet(wait=1))
    assert plan.route.destination
    asked = replace(plan, route=replace(plan.route, wait=wait))
    assert verdict.timing(asked, plan.route.destination) == (
        f"The first money from Desk usually takes nine weeks, and {said}"
    )


@pytest.mark.parametrize(
    ("answers", "headline", "reason"),
    [
        (
            sheet(wait=26),
            "Start directly with Desk.",
            "The first money from Desk usually takes nine weeks, and you can wait 26 weeks, so "
            "there is no need to begin with something else.",
        ),
        (
            sheet(wait=4),
            "Start with Tasks now, and build Desk beside it.",
            "Tasks usually pays after two weeks, so it comes in time.",
        ),
        (
            sheet(wait=2),
            "Start with Tasks now, and build Desk beside it.",
            "Tasks usually pays after two weeks, at best after one week: that may still be too "
            "late, so do not count on it for a bill that is due before.",
        ),
        (
            sheet(wait=1),
            "You cannot start Desk yet, and nothing here can bridge the time.",
            "The first money from Desk usually takes nine weeks, and you can wait only one week.",
        ),
        (
            sheet(calm="b", wait=2),
            "Start directly with Tasks.",
            "Nothing that you can start now would bring money sooner, so find other money for "
            "that time.",
        ),
        (
            sheet(wait=None),
            "Start with Desk, if you have what it asks for: answers are missing.",
            "The first money from Desk usually takes nine weeks. You did not say how long you "
            "can wait for money.",
        ),
        (
            sheet(wait=None, skill=0),
            "Get ready for Desk first, then start with it.",
            "The first money from Desk usually takes nine weeks. You did not say how long you "
            "can wait for money.",
        ),
        (
            sheet(wait=4, skill=0),
            "Start with Tasks now, and build Desk beside it.",
            "Desk, not yet. Skill: you said “none”. It needs at least “some”, and “good” to be "
            "comfortable.",
        ),
        (
            sheet(wait=1),
            "You cannot start Desk yet, and nothing here can bridge the time.",
            "What would open it: Keep another job.",
        ),
        (
            sheet(wait=4, hours=1),
            "Start directly with Desk.",
            "The smallest step would open Tasks. Free hours: you have 1 hour a week. It needs at "
            "least 2, and 4 to be comfortable. Add an evening.",
        ),
    ],
)
def test_headline_and_reasons(answers: AnswerSheet, headline: str, reason: str) -> None:
    plan = plan_for(answers)
    assert verdict.headline(plan) == headline
    assert reason in verdict.reasons(plan)


def test_nearest_path_is_not_one_step_away_where_two_needs_are_unmet() -> None:
    asks_both = replace(TASKS, needs=(*TASKS.needs, *DESK.needs[:1]))
    reasons = verdict.reasons(plan_for(sheet(calm="b", hours=1, skill=0), content_of(asks_both)))
    assert [said for said in reasons if "smallest step" in said] == []
    assert reasons[-2:] == (
        "Tasks is the nearest to open. Two things come first. Free hours: you have 1 hour a "
        "week. It needs at least 2, and 4 to be comfortable. Add an evening.",
        "Skill: you said “none”. It needs at least “some”, and “good” to be comfortable. Take "
        "the free course.",
    )


def test_all_that_would_open_a_path_is_said_in_one_breath() -> None:
    reasons = verdict.reasons(plan_for(sheet(wait=1, skill=0), content_of(DESK)))
    assert "What would open it: Take the free course. Keep another job." in reasons


def test_price_of_a_deal_breaker_is_told() -> None:
    plan = plan_for(sheet(wait=4, marks={"calm": "deal_breaker"}))
    # Half of the hours with Tasks in three months: 52 + 104 + 104 typically; in the low
    # case it pays after one month, 0 + 104 + 104; in the high case after a quarter, 78 more.
    assert (
        "Tasks could have bridged the time, but it is ruled out by your deal-breaker “calm a”. "
        "With half of your hours, that gives up 210 to 290 US dollars, typically 260, in the "
        "first three months."
    ) in verdict.reasons(plan)


def test_a_deal_breaker_that_leaves_nothing_is_told() -> None:
    blocked = replace(DESK, needs=(make_need({"hours": (30, 40)}),))
    content = content_of(blocked, TASKS)
    plan = plan_for(sheet(marks={"calm": "deal_breaker"}), content, months=1)
    assert verdict.headline(plan).startswith("Right now nothing here can be recommended")
    # All of the hours in one month: half of 104 * 2 typically, 0 at least, 3/4 at most.
    assert verdict.reasons(plan)[0] == (
        "Tasks could start now, but it is ruled out by your deal-breaker “calm a”. With all of "
        "your hours, that gives up 0 to 160 US dollars, typically 100, in the first month."
    )


def test_no_hours_is_said_plainly() -> None:
    plan = plan_for(sheet(), hours=0)
    assert verdict.headline(plan) == (
        "With no hours a week nothing here can start, and nothing is earned."
    )


def test_a_tie_names_the_other_path() -> None:
    twin = replace(DESK, id="desk2", name="Second desk")
    assert (
        "Desk and Second desk fit you equally well. This plan takes Desk, the easier one to "
        "begin; for the other add --path desk2"
    ) in verdict.reasons(plan_for(sheet(), content_of(DESK, twin)))


def test_a_better_path_that_is_out_of_reach_comes_first() -> None:
    blocked = replace(DESK, needs=(make_need({"hours": (30, 40)}),))
    plan = plan_for(sheet(), content_of(blocked, SHOP, TASKS))
    assert verdict.passed_over(plan).startswith("Your best match is Desk, but it is out of reach")
    named = plan_for(sheet(), content_of(blocked, SHOP), path="shop")
    assert verdict.passed_over(named) == ""


def test_a_stop_gap_is_called_so() -> None:
    blocked = replace(DESK, needs=(make_need({"hours": (30, 40)}),))
    plan = plan_for(sheet(), content_of(blocked, TASKS))
    assert "Tasks is what is left, and it is not a good fit." in verdict.reasons(plan)


def test_a_ruled_out_destination_of_ones_own_choice_is_called_so() -> None:
    plan = plan_for(sheet(marks={"calm": "deal_breaker"}), path="tasks")
    assert (
        "You asked for it, but it is ruled out by your deal-breaker “calm a”."
    ) in verdict.reasons(plan)


def test_stages_in_words() -> None:
    plan = plan_for(sheet(wait=4))
    both, shift, grow = plan.stages
    assert stage_words.stage_title(plan, both) == "Tasks for money now, Desk beside it"
    assert stage_words.stage_hours(plan, both) == "Hours a week: 12 for Tasks, 12 for Desk."
    assert stage_words.stage_until(plan, both) == ("The first money from Desk is in your hand.",)
    assert stage_words.stage_lasts(plan, both) == "Counted in whole months, it takes two months."
    assert stage_words.stage_until(plan, shift) == (
        "Desk has brought as much in a month as Tasks brings in a full one: about 100 US dollars.",
    )
    assert stage_words.stage_until(plan, grow) == ("Three clients came back.",)
    assert stage_words.stage_next(plan, grow) == "The next step up is then: Expert."
    assert stage_words.stage_lasts(plan, grow) == ""


def test_getting_ready_in_words() -> None:
    plan = plan_for(sheet(wait=4, skill=0))
    ready = plan.stages[0]
    assert stage_words.stage_hours(plan, ready) == "Hours a week: 12 for Tasks, 12 to get ready."
    assert stage_words.stage_lasts(plan, ready) == "No source says how long this takes."
    assert stage_words.stage_until(plan, ready) == (
        "Skill: you said “none”. It needs at least “some”, and “good” to be comfortable.",
    )
    assert stage_words.stage_sources(plan, ready)[0] == ("desk", ("judgement",))


def test_length_of_a_stage_is_a_range_where_the_cases_differ() -> None:
    plan = plan_for(sheet(calm="b", wait=4), months=1)
    # Tasks pays after a quarter, a half or a whole month: always within the first.
    assert (
        stage_words.stage_lasts(plan, plan.stages[0])
        == "Counted in whole months, it takes one month."
    )
    slow = replace(plan.stages[0], lasts={"low": None, "typical": 1, "high": 0})
    assert stage_words.stage_lasts(plan, slow) == (
        "Counted in whole months, it usually takes one month; no time if all goes well, more than "
        "one month if all goes badly."
    )


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (8, ""),
        # Desk asks for 3 and Tasks for 2: of 3 hours Desk gets 2, and Tasks keeps 1.
        (
            3,
            "1 hour a week is less than the 2 that Tasks asks for and 2 hours a week is less than "
            "the 3 that Desk asks for, so it may take longer than the figures here say.",
        ),
    ],
)
def test_too_few_hours_for_a_path_are_told(hours: int, said: str) -> None:
    asks = replace(DESK, needs=(*DESK.needs, make_need({"hours": (3, 4)})))
    plan = plan_for(sheet(wait=4, hours=hours), content_of(asks, TASKS))
    assert stage_words.short_of_hours(plan) == said


def test_what_is_tight_comes_with_its_remedy() -> None:
    (words,) = tight_words(plan_for(sheet(wait=4, hours=3)))
    assert words.gap.startswith("Free hours: you have 3 hours a week.")
    assert words.remedy == "Add an evening."


@pytest.mark.parametrize(
    ("low", "typical", "high", "said"),
    [
        (7, 3, 2, "Desk passes Tasks in month 3; in the low case in month 7, in the high case in "
         "month 2."),
        (None, 3, 1, "Desk passes Tasks in month 3; in the low case not within 24 months, in the "
         "high case from the first month."),
        (5, 1, 1, "Desk usually brings more than Tasks from the first month; in the low case in "
         "month 5, in the high case from the first month."),
        (3, 3, 3, "Desk passes Tasks in month 3, in all three cases."),
        (1, 1, 1, "Desk brings more than Tasks from the first month, in all three cases."),
    ],
)  # fmt: skip
def test_crossing_in_words(low: int | None, typical: int, high: int, said: str) -> None:
    months = {"low": low, "typical": typical, "high": high}
    crossing = Crossing("desk", "tasks", months, months)  # type: ignore[arg-type]
    assert money_words.crossing_words(plan_for(sheet()), crossing) == said


def test_crossings_of_the_destination_come_with_the_bridge_first() -> None:
    crossings = money_words.main_crossings(plan_for(sheet(wait=4)))
    assert [{item.ahead, item.behind} for item in crossings] == [
        {"desk", "tasks"},
        {"desk", "shop"},
    ]


def test_what_the_bridge_gains_and_costs_is_told() -> None:
    # Plan: 52 + 104 + 473.2 + 3 * 561.6; Desk alone: 4 * 561.6 by month 6. 67.6 more.
    assert money_words.against_straight(plan_for(sheet(wait=4), months=6)) == (
        "Against Desk alone, if you could live without money so long, the plan typically "
        "brings 68 US dollars more by the end of month 6."
    )
    assert money_words.against_straight(plan_for(sheet(wait=26))) == ""


def test_paths_without_figures_for_a_region_are_named() -> None:
    plan = plan_for(sheet(), region="norway")
    assert (
        money_words.missing_words(plan) == "No figures for Norway: Shop and Tasks. Left out here."
    )
    assert money_words.missing_words(plan_for(sheet())) == ""


def test_what_the_figures_rest_on() -> None:
    assert money_words.basis_words(plan_for(sheet()), "desk") == (
        "Measured: paid part of your time. From surveys: pay for a paid hour. Told by sites and "
        "by people who do it: what sites keep and months from then to the later pay. Our own "
        "estimate: weeks until the first money."
    )


def test_figures_come_with_their_unit_and_shares_in_per_cent() -> None:
    said = {
        figure.name: money_words.figure_value(figure)
        for figure in plan_for(sheet()).figures
        if figure.path == "tasks"
    }
    assert said["rate_start"] == "4 USD per paid hour, worldwide"
    assert said["paid_share_start"] == "50% of hours"
    assert said["months_to_established"] == "6 to 24 months, typically 12"


def test_assumptions_of_the_plan_are_on_the_page() -> None:
    straight, bridged, ready = (
        " ".join(money_words.assumptions(plan_for(answers)))
        for answers in (sheet(), sheet(wait=4), sheet(wait=4, skill=0))
    )
    assert "before tax" in straight
    assert "only a part of the hours" not in straight
    assert "only a part of the hours" in bridged
    assert "Month 1 is the first month in which you have what Desk needs." in ready


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        (
            sheet(wait=4),
            (
                "Start with Tasks now, and build Desk beside it.",
                "Tasks usually pays after two weeks, so it comes in time.",
                "Move more hours to Desk once its first money has come, usually after nine weeks.",
                # 0 + 104 + 473.2 in the low case, 26 more of Tasks a quarter month sooner.
                "The first three months together may bring 580 to 660 US dollars, typically 630 "
                "(24 hours a week, our figure for your answer).",
            ),
        ),
        (
            sheet(wait=26),
            (
                "Start directly with Desk.",
                "The first money from Desk usually takes nine weeks, and you can wait 26 weeks, "
                "so there is no need to begin with something else.",
                "The first three months together may bring about 560 US dollars "
                "(24 hours a week, our figure for your answer).",
            ),
        ),
        (
            sheet(wait=1),
            (
                "You cannot start Desk yet, and nothing here can bridge the time.",
                "What would open it: Keep another job.",
            ),
        ),
        (
            sheet(calm="c"),
            ("There is not enough to say: your answers favour no path over another.",),
        ),
    ],
)
def test_short_form(answers: AnswerSheet, lines: tuple[str, ...]) -> None:
    assert verdict.teaser_lines(plan_for(answers)) == lines
