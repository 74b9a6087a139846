"""Who gets a bridge, which one, and who is told that there is none."""

from dataclasses import replace

import pytest

from careerpick.decide.result import evaluate, with_facts
from careerpick.model import AnswerSheet, Bounds, CareerPath, FirstSteps, Step, When
from careerpick.plan.plan import Route, make_plan, timing_of
from tests.builders import make_content, make_limit, make_need, way_of, with_way
from tests.screens import result_screen
from tests.unit.plan.sample import (
    CONTENT,
    DESK,
    LIMITS,
    MONTH,
    QUESTIONS,
    SHOP,
    TASKS,
    content_of,
    estimate,
    flat,
    make_income,
    plan_for,
    rates,
    sheet,
)
from tests.unit.write.showing import shown

# Answering calm: a scores desk 8, shop 0, tasks -8; b the other way round.


@pytest.mark.parametrize(
    ("wait", "timing"), [(26, "in_time"), (3, "in_time"), (2, "maybe"), (1, "late")]
)
def test_timing_sets_usual_and_quickest_weeks_against_the_wait(wait: int, timing: str) -> None:
    # Tasks pays after 1.08, usually 2.17 weeks.
    assert timing_of(way_of(TASKS).weeks_to_first_income, wait) == timing


def test_timing_is_unknown_when_not_answered_and_fine_when_never_asked() -> None:
    weeks = way_of(TASKS).weeks_to_first_income
    assert timing_of(weeks, None) == "unknown"
    assert timing_of(weeks, None, asked=False) == "in_time"


def test_a_path_without_figures_pays_at_no_known_time() -> None:
    silent = replace(TASKS, income=None)
    assert timing_of(None, 26) == "unknown"
    assert plan_for(sheet(wait=4), content_of(DESK, silent)).route.bridge is None


def test_who_is_already_there_waits_less() -> None:
    there = with_way(
        replace(DESK, experienced={"skill": 2}), weeks_when_experienced=estimate(1, 3, 6)
    )
    content = content_of(there, TASKS)
    beginner = plan_for(sheet(wait=2, skill=1), content).route
    experienced = plan_for(sheet(wait=2, skill=2), content)

    assert beginner.bridge is not None
    assert experienced.earned("desk").weeks.typical == 3  # type: ignore[union-attr]
    # Two weeks are less than the four that Desk asks of others, but more than the quickest one.
    assert experienced.result.of("desk").access.status == "stretch"


def test_need_that_something_else_meets_too_is_not_shortened_by_experience() -> None:
    either = make_need({"wait": (26, 8), "skill": (2, 1)})
    there = with_way(
        replace(DESK, experienced={"skill": 2}, needs=(either,)),
        weeks_when_experienced=estimate(1, 3, 6),
    )
    row = evaluate(content_of(there, TASKS), sheet(wait=2, skill=2)).of("desk")
    assert [check.limit for check in row.access.needs[0].limits] == ["wait", "skill"]


def test_who_has_a_client_is_sent_straight_though_others_would_need_a_bridge() -> None:
    content = make_content(
        QUESTIONS,
        (replace(DESK, experienced={"client": 1}), TASKS),
        limits=(*LIMITS, replace(make_limit("client", "growing"), role="first_client")),
    )

    def route(clients: int, skill: int = 2) -> Route:
        answers = sheet(wait=4, skill=skill)
        return make_plan(with_facts(evaluate(content, answers), {"client": clients})).route

    assert (route(0).kind, route(0).why) == ("bridge", "too_slow")
    assert (route(1).kind, route(1).why) == ("direct", "fine")
    # A client does not teach what has to be learned first.
    assert (route(1, skill=0).kind, route(1, skill=0).why) == ("bridge", "later")


def test_a_client_makes_nobody_a_beginner_no_more_on_a_path_to_live_on_meanwhile() -> None:
    known = Step("Ask your client for more.", When({"client": Bounds(least=1)}))
    tasks = replace(
        with_way(TASKS, weeks_when_experienced=estimate(0.5, 1, 2)),
        experienced={"client": 1},
        first_steps=FirstSteps((known, Step("Sign up.", When({"client": Bounds(most=0)})))),
    )
    content = make_content(
        QUESTIONS,
        (replace(DESK, experienced={"client": 1}), tasks),
        limits=(*LIMITS, replace(make_limit("client", "growing"), role="first_client", assumed=0)),
    )
    result = with_facts(evaluate(content, sheet(wait=4, skill=0)), {"client": 1})
    beside, alone = make_plan(result), make_plan(result, path="tasks")

    assert beside.route.bridge is not None
    assert [step.text for step in beside.steps if step.path == "tasks"] == ["Sign up."]
    said = shown(result_screen(result, beside), 80)
    assert "Sign up." in said
    assert "Ask your client" not in said
    assert beside.earned("tasks").weeks.typical == MONTH / 2  # type: ignore[union-attr]
    assert beside.earned("desk").experienced  # type: ignore[union-attr]
    # Who asks for a plan of it speaks of this work.
    assert [step.text for step in alone.steps] == ["Ask your client for more."]
    assert alone.earned("tasks").weeks.typical == 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("answers", "kind", "why", "bridge"),
    [
        # Open, and Desk pays after 8.67 weeks.
        (sheet(wait=26), "direct", "fine", None),
        # Can start, but pays too late: Tasks usually pays after 2.17 weeks.
        (sheet(wait=4), "bridge", "too_slow", "tasks"),
        # Waiting 2 weeks is less than Desk asks for, and Tasks may pay after 1.08.
        (sheet(wait=2), "bridge", "later", "tasks"),
        # Nothing pays within a week.
        (sheet(wait=1), "closed", "later", None),
        # No skill yet: 12 weeks of learning, 8.67 to the first money and 8 until there is enough
        # of it are more than 26.
        (sheet(wait=26, skill=0), "bridge", "later", "shop"),
        (sheet(wait=4, skill=0), "bridge", "later", "tasks"),
        # Tasks is the destination, and nothing pays sooner.
        (sheet(calm="b", wait=26), "direct", "fine", None),
        (sheet(calm="b", wait=2), "direct", "too_slow", None),
        # How long they can wait is not known, so no bridge is known to pay in time.
        (sheet(wait=None), "direct", "fine", None),
        (sheet(wait=None, skill=0), "direct", "fine", None),
        # Whether Tasks can start is not known without the hours.
        (sheet(wait=4, hours=None), "direct", "too_slow", None),
        # One hour is not enough for Tasks or Shop.
        (sheet(wait=4, hours=1), "direct", "too_slow", None),
        # No answer favours anything.
        (sheet(calm="c", wait=4), "nothing", "fine", None),
    ],
)
def test_route(answers: AnswerSheet, kind: str, why: str, bridge: str | None) -> None:
    route = plan_for(answers).route
    assert (route.kind, route.why, route.bridge and route.bridge.path.id) == (kind, why, bridge)


def test_a_bridge_that_may_pay_in_time_is_taken_only_where_none_surely_does() -> None:
    maybe = plan_for(sheet(wait=2)).route
    sure = plan_for(sheet(wait=4)).route
    assert (maybe.bridge_timing, sure.bridge_timing) == ("maybe", "in_time")


@pytest.mark.parametrize(("skill", "bridge"), [(1, "tasks"), (2, "shop")])
def test_who_was_paid_for_better_suited_work_begins_with_it_where_it_may_pay_in_time(
    skill: int, bridge: str
) -> None:
    # Shop, which scores better, then pays after 3 weeks at the earliest, usually after 5.
    known = with_way(
        replace(SHOP, experienced={"skill": 2}), weeks_when_experienced=estimate(3, 5, 6)
    )
    route = plan_for(sheet(wait=4, skill=skill), content_of(DESK, known, TASKS)).route
    assert (route.bridge and route.bridge.path.id) == bridge


@pytest.mark.parametrize(
    ("answers", "hangs_on"),
    [
        (sheet(wait=26), ()),
        # Nothing pays within one week, Tasks within four.
        (sheet(wait=None), ("wait",)),
        # Tasks takes two hours.
        (sheet(wait=4, hours=None), ("hours",)),
        # Whoever can wait needs no bridge, so the hours matter only once that is known.
        (sheet(wait=None, hours=None), ("wait",)),
        # Tasks asks for no skill.
        (sheet(calm="b", wait=26, skill=None), ()),
        (sheet(wait=26, skill=None), ("skill",)),
    ],
)
def test_plan_names_the_open_questions_that_decide_the_start(
    answers: AnswerSheet, hangs_on: tuple[str, ...]
) -> None:
    assert plan_for(answers).hangs_on == hangs_on


def test_hours_that_were_asked_for_are_not_open() -> None:
    assert plan_for(sheet(wait=4, hours=None), hours=24).hangs_on == ()


def test_a_bridge_that_pays_no_sooner_gains_nothing() -> None:
    slow = with_way(TASKS, weeks_to_first_income=estimate(1, 3 * MONTH, 30))
    route = plan_for(sheet(wait=4), content_of(DESK, slow)).route
    assert (route.kind, route.bridge) == ("direct", None)


def test_deal_breaker_holds_for_bridges_and_its_price_is_told() -> None:
    # Wanting calm as a deal-breaker rules out Tasks, which has none of it.
    route = plan_for(sheet(wait=4, marks={"calm": "deal_breaker"})).route
    assert route.bridge is None
    assert route.given_up is not None
    assert route.given_up.path.id == "tasks"


def test_a_plan_that_goes_against_a_deal_breaker_does_so_with_its_bridge_too() -> None:
    noisy = content_of(replace(DESK, performance=TASKS.performance), TASKS)
    route = plan_for(sheet(wait=4, marks={"calm": "deal_breaker"}), noisy, path="desk").route
    assert route.destination is not None
    assert route.destination.ruled_out_by == ("calm",)
    assert route.bridge is not None
    assert (route.bridge.path.id, route.given_up) == ("tasks", None)


def test_nothing_is_given_up_where_the_chosen_bridge_is_the_better_one() -> None:
    marked = sheet(wait=26, marks={"calm": "deal_breaker"})
    late = with_way(DESK, weeks_to_first_income=estimate(*flat(30)))
    route = plan_for(marked, content_of(late, SHOP, TASKS)).route
    assert route.bridge is not None
    assert route.bridge.path.id == "shop"
    assert route.given_up is None


@pytest.mark.parametrize(("minimum", "bridge"), [(0, "tasks"), (1, None)])
def test_missing_answer_keeps_no_path_from_bridging_that_can_do_without(
    minimum: int, bridge: str | None
) -> None:
    desk = replace(DESK, needs=(make_need({"wait": (4, 8)}),))
    tasks = replace(TASKS, needs=(make_need({"skill": (minimum, 2)}),))
    route = plan_for(sheet(wait=4, skill=None), content_of(desk, tasks)).route
    assert (route.bridge and route.bridge.path.id) == bridge


def test_what_is_open_for_the_destination_as_well_keeps_no_path_from_bridging() -> None:
    # Desk asks for a skill, too: one more answer settles both, and the plan names it.
    tasks = replace(TASKS, needs=(make_need({"skill": (1, 2)}),))
    plan = plan_for(sheet(wait=4, skill=None), content_of(DESK, tasks))
    assert plan.route.bridge is not None
    assert plan.route.bridge.path.id == "tasks"
    assert plan.hangs_on == ("skill",)


@pytest.mark.parametrize(
    ("wait", "meanwhile", "bridge"),
    [
        (4, False, "tasks"),
        # Calm is wanted strongly and counts meanwhile, too; Tasks has none of it.
        (4, True, None),
        # Desk asks for four weeks, so it cannot start: then Tasks is better than nothing.
        (2, True, "tasks"),
    ],
)
def test_what_counts_meanwhile_holds_for_bridges_where_the_destination_can_start(
    wait: int, meanwhile: bool, bridge: str | None
) -> None:
    content = content_of(DESK, TASKS)
    calm = replace(content.bank.criteria[0], meanwhile=meanwhile)
    counted = replace(content, bank=replace(content.bank, criteria=(calm,)))
    route = plan_for(sheet(wait=wait), counted).route
    assert (route.bridge and route.bridge.path.id) == bridge


@pytest.mark.parametrize(
    ("wait", "paid_before", "bridge"),
    [
        # Desk usually pays after 8.67 weeks, and 8 more are needed until it is enough.
        (8, False, "tasks"),
        (9, False, None),
        (9, True, "tasks"),
    ],
)
def test_who_has_two_months_and_is_paid_in_time_begins_nothing_new_meanwhile(
    wait: int, paid_before: bool, bridge: str | None
) -> None:
    tasks = replace(TASKS, experienced={"skill": 2 if paid_before else 3})
    answers = with_facts(evaluate(content_of(DESK, tasks), sheet()), {"wait": wait})
    route = make_plan(answers).route
    assert route.why == "too_slow"
    assert (route.bridge and route.bridge.path.id) == bridge


def test_who_has_less_than_two_months_may_begin_something_new_though_paid_in_time() -> None:
    desk = with_way(DESK, weeks_to_first_income=estimate(2, 3, 8))
    route = plan_for(sheet(wait=4), content_of(desk, TASKS)).route
    assert route.bridge is not None
    assert route.bridge.path.id == "tasks"


def test_a_bridge_may_gain_a_living_though_its_first_money_comes_no_sooner() -> None:
    # Desk: a first client after 8.67 weeks, and 8 more until there are enough of them. Shop: a
    # wage after 10, with luck after 3, and that is all of it.
    shop = with_way(SHOP, way="hired", weeks_to_first_income=estimate(3, 10, 20))
    route = plan_for(sheet(wait=4), content_of(DESK, shop)).route
    assert route.bridge is not None
    assert route.bridge.path.id == "shop"


def test_two_hours_are_the_least_that_can_be_split() -> None:
    free = replace(TASKS, needs=())
    content = content_of(DESK, free)
    assert plan_for(sheet(wait=4, hours=1), content).route.bridge is None
    assert plan_for(sheet(wait=4), content, hours=2).route.bridge is not None


@pytest.mark.parametrize(
    ("answers", "opens"),
    [
        # Desk lacks 3 of 4 weeks of waiting; Shop and Tasks can start, but pay too late.
        (sheet(wait=1), "desk"),
        # With 1 hour, Shop and Tasks both lack 1 of 2 hours; only Tasks would pay sooner.
        (sheet(wait=4, hours=1), "tasks"),
    ],
)
def test_smallest_step_opens_first(answers: AnswerSheet, opens: str) -> None:
    route = plan_for(answers).route
    assert route.opens_first is not None
    assert route.opens_first.path.id == opens


def test_nothing_is_opened_that_would_pay_no_sooner() -> None:
    # Tasks pays too late, and Desk, which lacks the skill, would pay later still.
    assert plan_for(sheet(calm="b", wait=2, skill=0)).route.opens_first is None


def test_without_anything_left_the_plan_tells_what_a_deal_breaker_gives_up() -> None:
    # Desk is blocked, and the deal-breaker rules out Tasks though it could start.
    blocked = replace(DESK, needs=(make_need({"hours": (30, 40)}),))
    content = content_of(blocked, TASKS)
    route = plan_for(sheet(marks={"calm": "deal_breaker"}), content).route
    assert (route.kind, route.destination) == ("nothing", None)
    assert route.given_up is not None
    assert route.given_up.path.id == "tasks"


def test_without_anything_left_the_plan_tells_what_would_open_first() -> None:
    route = plan_for(sheet(hours=1), content_of(SHOP, TASKS)).route
    assert route.kind == "nothing"
    assert route.opens_first is not None
    assert route.opens_first.path.id == "shop"


def _twin(path_id: str, weeks: float) -> CareerPath:
    income = make_income(rates(flat(9), flat(9)), share=flat(0.5), fee=flat(0), weeks=flat(weeks))
    return replace(DESK, id=path_id, needs=(), income=income)


@pytest.mark.parametrize(("first", "second", "chosen"), [(9, 1, "zzz"), (1, 9, "aaa")])
def test_of_tied_paths_the_one_that_pays_first_is_planned_for(
    first: float, second: float, chosen: str
) -> None:
    route = plan_for(sheet(), content_of(_twin("aaa", first), _twin("zzz", second))).route
    assert route.destination is not None
    assert route.destination.path.id == chosen
    assert [row.path.id for row in route.also] == [{"aaa": "zzz", "zzz": "aaa"}[chosen]]


def test_a_destination_of_ones_own_choice() -> None:
    route = plan_for(sheet(wait=4), path="shop").route
    assert route.destination is not None
    assert route.destination.path.id == "shop"
    assert route.chosen_by_name
    assert route.bridge is not None
    assert route.bridge.path.id == "tasks"


def test_a_blocked_destination_gets_no_bridge_and_tells_what_opens_it() -> None:
    blocked = replace(DESK, needs=(make_need({"hours": (30, 40)}),))
    plan = plan_for(sheet(wait=4), content_of(blocked, TASKS), path="desk")
    assert (plan.route.kind, plan.route.bridge) == ("closed", None)
    assert plan.route.opens_first is plan.route.destination
    assert plan.stages == ()
    assert plan.steps == ()
    assert plan.bills == ()


def test_lacks_are_what_can_be_learned_and_never_the_waiting() -> None:
    route = plan_for(sheet(wait=2, skill=0)).route
    assert [set(need.need.any_of) for need in route.lacks] == [{"skill"}]


def test_questions_that_know_no_waiting_find_nothing_too_late() -> None:
    no_roles = tuple(replace(limit, role=None) for limit in LIMITS)
    content = make_content(QUESTIONS, (DESK, TASKS), limits=no_roles)
    route = plan_for(sheet(wait=26), content).route
    assert (route.kind, route.timing) == ("direct", "in_time")


def test_order_of_the_paths_changes_nothing() -> None:
    content = replace(CONTENT, paths=tuple(reversed(CONTENT.paths)))
    assert plan_for(sheet(wait=4), content).route == plan_for(sheet(wait=4)).route
