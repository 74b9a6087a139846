"""What a plan says, word for word."""

from dataclasses import replace
from datetime import date

import pytest

from careerpick.decide.circumstances import Status
from careerpick.model import AnswerSheet, Exchange, Terms
from careerpick.plan.money import Band, Bills, Lead
from careerpick.plan.plan import Plan
from careerpick.report import money
from careerpick.report import plan as plans
from careerpick.report.blocks import Command
from careerpick.report.money import band_words
from careerpick.report.plan import tight_words
from careerpick.words.sentences import weeks
from tests.builders import make_need, with_parts, with_way
from tests.screens import plan_screen, result_screen, short_screen
from tests.unit.plan.sample import (
    CONTENT,
    DESK,
    SHOP,
    TASKS,
    content_of,
    estimate,
    plan_for,
    sheet,
)
from tests.unit.write.showing import shown


def reasons(plan: Plan) -> tuple[str, ...]:
    """Return the reasons where answers may be quoted."""
    return tuple(run.text for run in plans.reasons(plan) if run.text)


@pytest.mark.parametrize(
    ("band", "said"),
    [
        (Band(0, 0), "nothing"),
        (Band(0, 30), "up to 30 US dollars"),
        (Band(60, 2000), "60 to 2,000 US dollars"),
        (Band(90, 90), "90 US dollars"),
        (Band(0, 1), "up to 1 US dollar"),
    ],
)
def test_a_band_says_its_ends(band: Band, said: str) -> None:
    assert band_words(band, "USD") == said


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
    ("status", "said"),
    [
        ("open", "You can set sail now."),
        ("stretch", "You can set sail now, but it will be choppy."),
    ],
)
def test_whether_one_can_begin_is_said_in_the_words_of_the_bank(status: Status, said: str) -> None:
    plan = plan_for(sheet(wait=26))
    goal = plan.route.destination
    assert goal
    spoken = replace(
        goal,
        access=replace(goal.access, status=status),
        terms=Terms(start="set sail", tight="choppy"),
    )
    assert reasons(with_parts(plan, route=replace(plan.route, destination=spoken)))[0] == said


@pytest.mark.parametrize(
    ("wait", "said"), [(0, "you cannot wait."), (1, "you can wait only one week.")]
)
def test_who_can_wait_for_no_week_at_all_cannot_wait(wait: int, said: str) -> None:
    plan = plan_for(sheet(wait=1))
    assert plan.route.destination
    asked = with_parts(plan, wait=wait, chosen_wait="")
    assert plans.timing(asked, plan.route.destination).text == (
        f"The first money from Desk usually takes nine weeks, and {said}"
    )


@pytest.mark.parametrize(
    ("answers", "headline", "reason"),
    [
        (
            sheet(wait=26),
            "Go straight to Desk.",
            "The first money from Desk usually takes nine weeks, and you said “wait d”, so "
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
            "The first money from Desk usually takes nine weeks, but you said “wait a”.",
        ),
        (
            sheet(calm="b", wait=2),
            "Go straight to Tasks.",
            "Nothing else here is worth starting meanwhile, so find other money for that time.",
        ),
        (
            sheet(calm="b", wait=4),
            "Go straight to Tasks.",
            "That first money is not yet enough to live on. Nothing else here is worth starting "
            "meanwhile, so find other money until it is.",
        ),
        (
            sheet(wait=None),
            "Start with Desk, if you have what it asks for: answers are missing.",
            "The first money from Desk usually takes nine weeks. You did not say how long you "
            "can wait for money.",
        ),
        (
            sheet(wait=4, hours=None),
            "Go straight to Desk.",
            "When you can start, and with what, hangs on what was left open: free hours.",
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
            "Go straight to Desk.",
            "The smallest step would open Tasks. Free hours: you said “hours d”. It needs at least "
            "2 hours a week, and 4 to be comfortable. Add an evening.",
        ),
    ],
)
def test_headline_and_reasons(answers: AnswerSheet, headline: str, reason: str) -> None:
    plan = plan_for(answers)
    assert plans.headline(plan) == headline
    assert reason in reasons(plan)


def test_nearest_path_is_not_one_step_away_where_two_needs_are_unmet() -> None:
    asks_both = replace(TASKS, needs=(*TASKS.needs, *DESK.needs[:1]))
    found = reasons(plan_for(sheet(calm="b", hours=1, skill=0), content_of(asks_both)))
    assert [said for said in found if "smallest step" in said] == []
    assert found[-2:] == (
        "Tasks is the nearest to open. Two things come first. Free hours: you said “hours d”. It "
        "needs at least 2 hours a week, and 4 to be comfortable. Add an evening.",
        "Skill: you said “none”. It needs at least “some”, and “good” to be comfortable. Take "
        "the free course.",
    )


def test_all_that_would_open_a_path_is_said_in_one_breath() -> None:
    found = reasons(plan_for(sheet(wait=1, skill=0), content_of(DESK)))
    assert "What would open it: Take the free course. Keep another job." in found


def test_several_things_that_come_first_are_named_under_the_path_once() -> None:
    found = reasons(plan_for(sheet(wait=1, skill=0), content_of(DESK)))
    assert [said.startswith("Desk, not yet. ") for said in found[:2]] == [True, False]
    assert len([said for said in found if "It needs at least" in said]) == 2


def test_price_of_a_deal_breaker_is_told() -> None:
    plan = plan_for(sheet(wait=4, marks={"calm": "deal_breaker"}))
    # Half of the hours with Tasks: 52 + 104 + 104 in three months, 86.7 in the mean.
    assert (
        "Tasks could have bridged the time, but it is ruled out by your deal-breaker “calm a”. "
        "With half of your hours: a month may bring 80 to 90 US dollars in the first three months."
    ) in reasons(plan)


def test_a_deal_breaker_that_leaves_nothing_is_told() -> None:
    blocked = replace(DESK, needs=(make_need({"hours": (30, 40)}),))
    content = content_of(blocked, TASKS)
    plan = plan_for(sheet(marks={"calm": "deal_breaker"}), content)
    assert plans.headline(plan).startswith("Right now nothing here can be recommended")
    # All of the hours: 104 + 208 + 208 in three months, 173.3 in the mean.
    assert reasons(plan)[0] == (
        "Tasks could start now, but it is ruled out by your deal-breaker “calm a”. With all of "
        "your hours: a month may bring 100 to 200 US dollars in the first three months."
    )


def test_who_answered_nothing_is_sent_to_the_quiz() -> None:
    commands = plans.plan_report(plan_for(AnswerSheet()), date(2026, 11, 1)).commands
    assert commands[0] == Command("Take the quiz", "careerpick quiz")


def test_no_hours_is_said_plainly() -> None:
    plan = plan_for(sheet(), hours=0)
    assert plans.headline(plan) == (
        "With no hours a week nothing here can start, and nothing is earned."
    )


def test_a_tie_names_the_other_path() -> None:
    twin = replace(DESK, id="desk2", name="Second desk")
    assert (
        "Desk and Second desk fit you equally well. This plan takes Desk, the easier one to "
        "begin; for the other add --path desk2"
    ) in reasons(plan_for(sheet(), content_of(DESK, twin)))


def test_a_better_path_that_is_out_of_reach_comes_first() -> None:
    blocked = replace(DESK, needs=(make_need({"hours": (30, 40)}),))
    plan = plan_for(sheet(), content_of(blocked, SHOP, TASKS))
    assert plans.said_first(plan).text.startswith("Your best match is Desk, but it is out of reach")
    named = plan_for(sheet(), content_of(blocked, SHOP), path="shop")
    assert plans.said_first(named).text == ""


def test_a_stop_gap_is_called_so() -> None:
    blocked = replace(DESK, needs=(make_need({"hours": (30, 40)}),))
    plan = plan_for(sheet(), content_of(blocked, TASKS))
    assert "Tasks is what is left, and it is not a good fit." in reasons(plan)


def test_a_ruled_out_destination_of_ones_own_choice_is_called_so() -> None:
    plan = plan_for(sheet(marks={"calm": "deal_breaker"}), path="tasks")
    first = "Tasks is ruled out by your deal-breaker “calm a”."
    assert plans.said_first(plan).text == first
    assert (
        plans.teaser_lines(plan)[0] == f"{first} If you take Tasks all the same, you can start now."
    )
    for run in plans.reasons(plan):
        assert "ruled out" not in f"{run.text} {run.instead}"


def test_where_none_fits_a_plan_says_what_can_be_done_and_names_the_plan_of_the_nearest() -> None:
    content = content_of(TASKS)
    (calm,) = content.bank.criteria
    advised = replace(
        content, bank=replace(content.bank, criteria=(replace(calm, elsewhere="Try a library."),))
    )
    answers = sheet(marks={"calm": "important"})
    lacks = f"No path here gives you what you want in this: {calm.name}, “{calm.words[4]}”."
    left = "If you can do without that, look at Tasks."
    for bank, said in ((content, (lacks, left)), (advised, (f"{lacks} Try a library.", left))):
        plan = plan_for(answers, bank)
        assert reasons(plan) == plans.teaser_lines(plan)[1:] == said
        commands = plans.plan_report(plan, date(2026, 11, 1)).commands
        assert commands[0] == Command("The plan for Tasks", "add --path tasks")
        commands = plans.plan_report(plan, date(2026, 11, 1), "x plan -a y").commands
        assert commands[0] == Command("The plan for Tasks", "x plan -a y --path tasks")
    of_tasks = plan_for(answers, content, path="tasks")
    assert not [line for line in reasons(of_tasks) if line in (lacks, left)]


def test_stages_in_words() -> None:
    plan = plan_for(sheet(wait=4))
    both, shift, grow = plan.stages
    assert plans.stage_title(plan, both) == "Tasks for money now, Desk beside it"
    assert plans.stage_hours(plan, both) == "Hours a week: 12 for Tasks, 12 for Desk."
    assert plans.stage_until(plan, both) == ("The first money from Desk is in your hand.",)
    assert plans.stage_after(plan, both) == "This usually takes nine weeks."
    assert plans.stage_until(plan, shift) == (
        "Desk has brought as much in a month as Tasks brings in a full one.",
    )
    assert plans.stage_until(plan, grow) == ("Three clients came back.",)
    assert plans.stage_after(plan, grow) == "The next step up is then: Expert."
    assert plans.stage_after(plan, shift) == ""


def test_getting_ready_in_words() -> None:
    plan = plan_for(sheet(wait=4, skill=0))
    ready = plan.stages[0]
    assert plans.stage_hours(plan, ready) == "Hours a week: 12 for Tasks, 12 to get ready."
    assert plans.stage_after(plan, ready) == "No source says how long this takes."
    assert plans.stage_until(plan, ready) == (
        "Skill: you said “none”. It needs at least “some”, and “good” to be comfortable.",
    )
    assert plans.stage_sources(plan, ready)[0] == ("desk", ("judgement",))


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
    assert plans.short_of_hours(plan) == said


def test_what_is_tight_comes_with_its_remedy() -> None:
    (words,) = tight_words(plan_for(sheet(wait=4, hours=3)))
    assert words.gap.startswith("Free hours: you said “hours c”.")
    assert words.remedy == "Add an evening."


def test_whose_figures_are_shown_is_said_with_what_there_is_none_for() -> None:
    earned = plan_for(sheet()).earned("desk")
    assert earned
    bank, kenya = CONTENT.bank, replace(earned, fit="widest")
    assert money.whose_figures(bank, earned, None) == "These figures hold worldwide."
    assert money.whose_figures(bank, kenya, "KE") == (
        "No figures for Kenya were found: these are for the whole world."
    )
    own = replace(earned, fit="country", rates=replace(earned.rates, place="US"))
    assert money.whose_figures(bank, own, "US") == ("These figures are for the United States.")


def test_beside_the_figures_of_others_it_is_said_of_which_path_some_are() -> None:
    earned = plan_for(sheet()).earned("desk")
    assert earned
    bank, kenya = CONTENT.bank, replace(earned, fit="widest")
    own = replace(earned, fit="country", rates=replace(earned.rates, place="US"))
    assert [
        money.whose_figures(bank, one, country, "Desk")
        for one, country in ((earned, None), (kenya, "KE"), (own, "US"))
    ] == [
        "The figures of Desk hold worldwide.",
        "No figures of Desk for Kenya were found: these are for the whole world.",
        "The figures of Desk are for the United States.",
    ]


@pytest.mark.parametrize(
    ("bills", "said"),
    [
        (
            Bills("desk", "not_in_first_year", 2000, "USD"),
            "This will not pay your bills in the first year: you need 2,000 US dollars a month.",
        ),
        (
            Bills("desk", "not_in_first_year", 1, "USD"),
            "This will not pay your bills in the first year: you need 1 US dollar a month.",
        ),
        (
            Bills("desk", "may", 900, "USD", 9, 9, 12),
            "It may pay your bills, 900 US dollars a month, from about month 9 on.",
        ),
        (
            Bills("desk", "may", 900, "USD", 9, 9, 1),
            "It may pay your bills, 900 US dollars a month, from about month 9 on, later than you "
            "can wait.",
        ),
        (
            Bills("desk", "should", 90, "USD", 5, 5, 12),
            "It should pay your bills, 90 US dollars a month, from about month 5 on.",
        ),
        (
            Bills("desk", "should", 90, "USD", 5, 3, 12),
            "It may pay your bills, 90 US dollars a month, from about month 3 on, and should from "
            "about month 5 on.",
        ),
        (
            Bills(
                "desk", "not_in_first_year", 5000, "PLN", need_in_figures=1300, rate_as_of="2025"
            ),
            "This will not pay your bills in the first year: you need 5,000 Polish zlotys a month, "
            "about 1,300 US dollars (rate of 2025).",
        ),
        (
            Bills("desk", "should", 500, "EUR", 5, 3, 12, 560, "2026-03"),
            "It may pay your bills, 500 euros a month, about 560 US dollars (rate of March 2026), "
            "from about month 3 on, and should from about month 5 on.",
        ),
        (
            Bills("desk", "other_currency", 4000, "PLN"),
            "You need 4,000 Polish zlotys a month, and the figures are in US dollars, so the two "
            "cannot be compared. Think of what you need in US dollars, and add that: "
            '--need "700 USD".',
        ),
        (
            Bills("desk", "not_said"),
            "Whether it pays your bills is not known: you did not say what you need each month.",
        ),
        (Bills("desk", "not_needed"), ""),
        (Bills("desk", "should", 0, "USD", 1, 1, 12), ""),
    ],
)
def test_the_line_on_bills(bills: Bills, said: str) -> None:
    plan = plan_for(sheet(wait=4))
    assert money.bills_words(plan, bills) == said
    typed = money.bills_words(with_parts(plan, chosen_wait=""), bills)
    assert typed == said.replace("can wait.", "can wait (four weeks).")


def test_what_was_converted_names_the_source_of_its_rates() -> None:
    tables = Exchange({"PLN": 3.8}, "2025", "Rates, A Bank"), Exchange({"KES": 9.0}, "2025", "More")
    plan = plan_for(sheet(), replace(CONTENT, bank=replace(CONTENT.bank, exchange=tables)))
    bills = (Bills("desk", "should", 500, "PLN", 5, 3, 12, 560, "2025"),)
    assert money.assumptions(with_parts(plan, bills=bills))[-1] == (
        "What you need was converted by the rates of “Rates, A Bank”."
    )


def test_what_does_not_pay_the_bills_is_nowhere_called_merely_tight() -> None:
    plan = plan_for(sheet(skill=1))
    row = plan.route.destination
    assert row
    assert row.access.status == "stretch"
    bills = (Bills(row.path.id, "not_in_first_year", 2000, "USD"),)
    for made, is_tight in ((plan, True), (with_parts(plan, bills=bills), False)):
        result = made.result
        for screen in (short_screen(result, made), result_screen(result, made), plan_screen(made)):
            said = " ".join(shown(screen, 80).split())
            assert not is_tight or "it will be tight" in said.lower()
            assert is_tight or "fit is Desk, but it will be tight" not in said
            assert ("will not pay your bills in the first year" in said) != is_tight


@pytest.mark.parametrize(("wait", "said"), [(26, 12), (4, 4), (1, 12)])
def test_whoever_cannot_wait_for_the_slowest_first_money_is_told_to_change_course_before(
    wait: int, said: int
) -> None:
    desk = with_way(DESK, weeks_to_first_income=estimate(1, 3, 12))
    plan = plan_for(sheet(wait=wait), content_of(desk))
    watch = plans.on_track(plan, plan.stages[0])
    assert f"If none has come after {weeks(said)}" in watch


@pytest.mark.parametrize(
    ("bills", "is_enough"),
    [
        (Bills("desk", "may", 90, "USD", 5, 5, 12), True),
        (Bills("desk", "may", 900, "USD", 9, 9, 6), False),
        (Bills("desk", "not_in_first_year", 2000, "USD"), False),
    ],
)
def test_who_gets_too_little_or_too_late_is_not_told_that_nothing_else_is_needed(
    bills: Bills, is_enough: bool
) -> None:
    plan = with_parts(plan_for(sheet(wait=26)), bills=(bills,))
    late = with_parts(plan, route=replace(plan.route, timing="maybe"))
    for made, is_so in ((plan, is_enough), (late, False)):
        assert ("there is no need to begin" in " ".join(reasons(made))) == is_so


def test_where_something_comes_first_the_line_on_bills_says_from_when_it_counts() -> None:
    plan = plan_for(sheet(wait=4))
    goal = plan.route.destination
    assert goal
    lacking = with_parts(plan, route=replace(plan.route, lacks=goal.access.needs[:1]))
    counts = "from about month 2 on. That counts from the day when you can start."
    of_goal = money.bills_words(lacking, Bills(goal.path.id, "may", 50, "USD", 2))
    assert of_goal.endswith(counts)
    for bills in (Bills("tasks", "may", 50, "USD", 2), Bills(goal.path.id, "not_said")):
        assert "counts" not in money.bills_words(lacking, bills)


def test_the_bridge_has_a_line_of_its_own_with_its_hours() -> None:
    plan = plan_for(sheet(wait=4))
    both = (Bills("desk", "may", 50, "USD", 9), Bills("tasks", "may", 50, "USD", 2))
    bridged = with_parts(plan, bills=both)
    assert money.bridge_line(bridged) == (
        "Tasks, twelve hours a week: it may pay your bills from about month 2 on."
    )


def test_a_lead_is_told_in_one_sentence_for_each_two_paths() -> None:
    plan = plan_for(sheet())
    found = (Lead("first_year", "desk", "tasks"), Lead("established", "desk", "tasks"))
    assert money.compared(with_parts(plan, leads=found)) == (
        "Desk plainly brings more a month than Tasks in the first year and once established.",
    )


def test_assumptions_of_the_plan_are_on_the_page() -> None:
    straight, ready = (
        " ".join(money.assumptions(plan_for(answers)))
        for answers in (sheet(), sheet(wait=4, skill=0))
    )
    assert "before tax" in straight
    assert "Month 1 is the first" not in straight
    assert "Month 1 is the first in which you have what Desk needs." in ready


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        (
            sheet(wait=4),
            (
                "Start with Tasks now, and build Desk beside it.",
                "Tasks usually pays after two weeks, so it comes in time.",
                "Move more hours to Desk once its first money has come, usually after nine weeks.",
                "A month may bring 100 to 200 US dollars in the first three months and 400 to 500 "
                "in the first year, with 24 hours a week, our figure for your answer.",
            ),
        ),
        (
            sheet(wait=26),
            (
                "Go straight to Desk.",
                "The first money from Desk usually takes nine weeks, and you said “wait d”, so "
                "there is no need to begin with something else.",
                # 561.6 in the third month of three, and in ten of twelve: 187.2 and 468.
                "A month may bring 100 to 200 US dollars in the first three months and 400 to 500 "
                "in the first year, with 24 hours a week, our figure for your answer.",
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
    assert plans.teaser_lines(plan_for(answers)) == lines
