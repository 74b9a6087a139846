"""The whole plan: hours, stages, steps, regions, and what may be asked for."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from careerpick.decide.result import evaluate, with_facts
from careerpick.errors import UsageError
from careerpick.model import (
    JUDGEMENT,
    Answer,
    AnswerSheet,
    CareerPath,
    FirstSteps,
    Note,
    Number,
    Step,
    Way,
    When,
)
from careerpick.plan.plan import DEFAULT_HOURS, Plan, is_plannable, least_hours, split_hours
from careerpick.report.plan import cite
from tests.builders import make_content, make_need
from tests.unit.plan.sample import (
    CONTENT,
    DESK,
    LIMITS,
    QUESTIONS,
    SHOP,
    TASKS,
    content_of,
    plan_for,
    sheet,
)


@pytest.mark.parametrize(
    ("hours", "bridge_asks", "destination_asks", "both", "shift"),
    [
        (24, 0, 0, (12, 12), (6, 18)),
        (9, 0, 0, (4, 5), (2, 7)),
        # Desk asks for 5 of the 8: the bridge keeps 3.
        (8, 1, 5, (3, 5), (2, 6)),
        # Both ask for more than there is: the bridge keeps what it asks for.
        (8, 5, 6, (4, 4), (2, 6)),
        (3, 1, 3, (1, 2), (1, 2)),
        (2, 0, 0, (1, 1), (1, 1)),
    ],
)
def test_hours_are_split_in_halves_and_then_quarters(
    hours: int,
    bridge_asks: int,
    destination_asks: int,
    both: tuple[int, int],
    shift: tuple[int, int],
) -> None:
    assert split_hours(hours, bridge_asks, destination_asks) == (both, shift)


def test_least_hours_come_from_a_need_for_hours_alone() -> None:
    either = replace(SHOP, needs=(make_need({"hours": (9, 9), "skill": (1, 1)}),))
    assert least_hours(SHOP, "hours") == 2
    assert least_hours(either, "hours") == 0
    assert least_hours(SHOP, "") == 0


def _stages(plan: Plan) -> list[tuple[str, Mapping[str, int]]]:
    return [(stage.kind, stage.hours) for stage in plan.stages]


def test_stages_of_a_bridge_plan() -> None:
    assert _stages(plan_for(sheet(wait=4))) == [
        ("both", {"tasks": 12, "desk": 12}),
        ("shift", {"tasks": 6, "desk": 18}),
        ("grow", {"desk": 24}),
    ]


def test_getting_ready_comes_first_where_something_is_lacking() -> None:
    assert [kind for kind, _ in _stages(plan_for(sheet(wait=4, skill=0)))] == [
        "ready", "both", "shift", "grow",
    ]  # fmt: skip


def test_stages_of_going_straight() -> None:
    assert _stages(plan_for(sheet(wait=26))) == [
        ("begin", {"desk": 24}),
        ("grow", {"desk": 24}),
    ]


def test_steps_of_the_destination_come_one_step_later_beside_a_bridge() -> None:
    plan = plan_for(sheet(wait=4, skill=0))
    assert [(step.when, step.path, step.text) for step in plan.steps] == [
        ("today", "tasks", "Read about Tasks."),
        ("this_week", "tasks", "Sign up for Tasks."),
        ("this_week", "tasks", "Tell a friend about Tasks."),
        ("this_week", "tasks", "Write down Tasks hours."),
        ("this_week", "desk", "Take the free course."),  # what is lacking
        ("this_week", "desk", "Read about Desk."),
        ("this_month", "tasks", "Ask for a review of Tasks."),
        ("this_month", "desk", "Sign up for Desk."),
        ("this_month", "desk", "Tell a friend about Desk."),
        ("this_month", "desk", "Write down Desk hours."),
    ]


def test_only_open_sites_fit_anybody() -> None:
    plan = plan_for(sheet(wait=4))
    assert {
        path: [check.site.name for check in checks if check.fits]
        for path, checks in plan.sites.items()
    } == {
        "tasks": ["Taskslist"],
        "desk": ["Desklist"],
    }


@pytest.mark.parametrize(
    ("answers", "given", "hours", "origin"),
    [
        (sheet(hours=8), None, 8, "option"),
        (sheet(hours=8), 20, 20, "given"),
        (sheet(hours=None), None, DEFAULT_HOURS, "assumed"),
        (sheet(hours=None), 0, 0, "given"),
    ],
)
def test_hours_of_a_plan(answers: AnswerSheet, given: int | None, hours: int, origin: str) -> None:
    plan = plan_for(answers, hours=given)
    assert (plan.hours, plan.hours_from) == (hours, origin)


def test_given_hours_change_what_can_start() -> None:
    # Tasks asks for 2 hours: with 1 it cannot bridge, and as a destination it is blocked.
    assert plan_for(sheet(wait=4, hours=24), hours=1).route.bridge is None
    assert plan_for(sheet(calm="b", hours=24), content_of(TASKS), hours=1).route.kind == "nothing"


def test_hours_that_the_questions_do_not_ask_for_only_change_the_money() -> None:
    content = make_content(
        QUESTIONS, (DESK,), limits=[replace(limit, role=None) for limit in LIMITS]
    )
    assert plan_for(sheet(), content, hours=3).hours == 3
    assert plan_for(sheet(), content).hours_from == "assumed"


@pytest.mark.parametrize("hours", [-1, 169])
def test_hours_that_no_week_has_are_refused(hours: int) -> None:
    with pytest.raises(UsageError, match="--hours"):
        plan_for(sheet(), hours=hours)


def test_every_figure_behind_the_money_is_traceable() -> None:
    plan = plan_for(sheet(wait=4))
    names = {figure.name for figure in plan.figures}
    assert names == {
        "rate_start", "rate_later", "paid_share_start", "paid_share_later", "fee_share",
        "weeks_to_first_income", "months_to_established",
    }  # fmt: skip
    for path_id in plan.money:
        mine = [figure for figure in plan.figures if figure.path == path_id]
        assert len(mine) == len(names)
        known = {*CONTENT.path(path_id).sources, JUDGEMENT}
        for figure in mine:
            assert figure.why
            assert figure.unit
            assert figure.sources
            assert set(figure.sources) <= known


def test_figures_tell_measured_asked_told_and_judged_apart() -> None:
    kinds = {f.name: f.kind for f in plan_for(sheet()).figures if f.path == "desk"}
    assert kinds == {
        "rate_start": "survey",
        "rate_later": "survey",
        "paid_share_start": "measured",
        "paid_share_later": "measured",
        "fee_share": "told",
        "weeks_to_first_income": "judgement",
        "months_to_established": "told",
    }


def test_each_source_has_one_number_for_all_paths() -> None:
    cited = cite(plan_for(sheet(wait=4)))
    assert len(cited.sources) == 2
    assert sorted(cited.numbers["desk"].values()) == [1, 2]
    assert cited.numbers["desk"] == cited.numbers["tasks"]


def test_whoever_asks_for_a_way_to_earn_is_spared_the_steps_of_the_other() -> None:
    steps = FirstSteps(
        (
            Step("Apply.", When(way="hired")),
            Step("Set a price.", When(way="own")),
            Step("Read the rules."),
        )
    )
    tax = Note("The tax is yours to pay.", (JUDGEMENT,), When(way="own"))
    desk = replace(DESK, first_steps=steps, costs=(tax,))
    assert desk.income
    own = desk.income.ways[0]
    hired = replace(own, way="hired", paid_share_start=None, paid_share_later=None, fee_share=None)
    both = replace(desk, income=replace(desk.income, ways=(own, hired)))

    def said(path: CareerPath, way: Way | None) -> list[str]:
        return [step.text for step in plan_for(sheet(), content_of(path), way=way).steps]

    assert said(both, None) == ["Apply.", "Set a price.", "Read the rules."]
    assert said(both, "hired") == ["Apply.", "Read the rules."]
    assert said(both, "own") == ["Set a price.", "Read the rules."]
    costs = {
        way: [item.note for item in plan_for(sheet(), content_of(both), way=way).cautions]
        for way in ("own", "hired")
    }
    assert (tax in costs["own"], tax in costs["hired"]) == (True, False)
    # Where nobody is hired, those of one's own clients are all that there is.
    assert said(desk, "hired") == ["Apply.", "Set a price.", "Read the rules."]


def test_content_without_pay_and_steps_has_nothing_to_plan() -> None:
    silent = replace(DESK, income=None, first_steps=FirstSteps())
    content = content_of(silent)
    plan = plan_for(sheet(), content)
    assert not is_plannable(content)
    assert is_plannable(CONTENT)
    assert (plan.stages, plan.money, plan.bills) == ((), {}, ())


def test_hours_that_were_typed_are_those_of_the_answers() -> None:
    asked = tuple(
        replace(item, number=Number("hours", 0, 100)) if item.id == "hours" else item
        for item in QUESTIONS
    )
    content = make_content(asked, (DESK, TASKS), limits=LIMITS)
    typed = AnswerSheet({**sheet().answers, "hours": Answer("a", number=14)})

    plan = plan_for(typed, content)

    assert (plan.hours, plan.hours_from) == (14, "answers")


def test_result_of_a_plan_is_that_of_the_given_hours() -> None:
    plan = plan_for(sheet(calm="b"), hours=1)

    own = evaluate(CONTENT, sheet(calm="b"))
    assert plan.result == with_facts(own, {"hours": 1})
    assert plan.result.recommendation.paths != own.recommendation.paths
