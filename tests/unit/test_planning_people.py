"""Plans of whole people with the shipped questions and paths."""

from itertools import product

import pytest
from rich.cells import cell_len

from careerpick.content import load_content
from careerpick.decide.limits import facts_of
from careerpick.decide.result import Result, evaluate
from careerpick.model import Answer, AnswerSheet, Content
from careerpick.plan import Plan, make_plan
from careerpick.plan.bridge import limit_with_role
from careerpick.plan.money import CASES
from careerpick.words import plan_verdict as verdict
from careerpick.write.plan import plan_screen
from careerpick.write.style import Screen
from careerpick.write.terminal import plan_rows
from tests.people.test_people import PEOPLE, Person
from tests.unit.write_plan.sample import shown

every_person = pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
SHORT_OF_ALL = {"hours_per_week": 4, "weeks_to_wait": 2}


def plan_in_short(plan: Plan) -> Screen:
    return Screen(lambda look, _: plan_rows(plan, look))


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


def result_of(person: Person, content: Content) -> Result:
    return evaluate(content, person.sheet())


@pytest.mark.parametrize("role", ["hours_per_week", "weeks_to_wait"])
def test_shipped_questions_ask_what_a_plan_needs(role: str, content: Content) -> None:
    limits = [limit.id for limit in content.bank.limits if limit.role == role]
    assert len(limits) == 1, f"one limit of questions.yaml needs: role: {role}"
    stated = {
        limit
        for question in content.bank.questions
        for option in question.options
        for limit in option.facts
    }
    assert limits[0] in stated


@every_person
def test_whoever_moves_from_one_path_to_another_gets_that_bridge(
    person: Person, content: Content
) -> None:
    if person.expect.bridge_from:
        route = make_plan(result_of(person, content)).route
        assert route.kind == "bridge"
        assert route.bridge is not None
        assert route.bridge.path.id == person.expect.bridge_from
        assert route.destination is not None
        assert route.destination.path.id == person.expect.recommended


@every_person
def test_nobody_whose_best_path_is_open_and_pays_in_time_gets_a_bridge(
    person: Person, content: Content
) -> None:
    result = result_of(person, content)
    route = make_plan(result).route
    assert route.destination is not None
    wait = facts_of(content.bank, person.sheet()).get(
        limit_with_role(content.bank, "weeks_to_wait") or ""
    )
    weeks = route.destination.path.income.weeks_to_first_income.typical
    if route.destination.access.status == "open" and wait is not None and weeks <= wait:
        assert route.bridge is None
        assert route.kind == "direct"
    if route.bridge:
        assert route.destination.access.status == "later" or (wait is not None and wait < weeks)


@every_person
def test_short_form_takes_at_most_six_lines_of_text_and_nothing_is_too_wide(
    person: Person, content: Content
) -> None:
    plan = make_plan(result_of(person, content))
    assert 2 <= len(verdict.teaser_lines(plan)) <= 6
    assert len(shown(plan_in_short(plan), 100).splitlines()) <= 1 + 8
    for width in (40, 80, 120):
        lines = shown(plan_screen(plan), width).splitlines()
        assert max(map(cell_len, lines)) <= width


def _worst_off(content: Content) -> Result:
    """Someone with hardly any hours, no money to put in, and days to live on.

    Every fact is the least that an option states; tastes take the first option.
    """
    answers = {}
    for question in content.bank.questions:
        options = sorted(question.options, key=lambda option: sum(option.facts.values()))
        answers[question.id] = Answer(options[0].id)
    return evaluate(content, AnswerSheet(answers))


def test_who_has_no_hours_no_money_and_no_time_gets_an_honest_answer(content: Content) -> None:
    result = _worst_off(content)
    plan = make_plan(result)
    said = " ".join((verdict.headline(plan), *verdict.reasons(plan)))
    # It is not promised that the money comes in time …
    assert plan.route.wait == SHORT_OF_ALL["weeks_to_wait"]
    assert "do not count on it" in said or "find other money" in said
    # … nor that it is much: about 3 hours a week bring a few dollars a week, and it says so.
    assert plan.hours < SHORT_OF_ALL["hours_per_week"]
    assert plan.money.plan is not None
    assert plan.money.plan.months[0].typical < 50
    assert "The first three months together may bring" in said
    none = make_plan(result, hours=0)
    assert "nothing is earned" in verdict.headline(none)
    assert all(series.totals[-1].high == 0 for series in none.money.alone)


def _plans(content: Content) -> list[Plan]:
    results = [result_of(person, content) for person in PEOPLE]
    bridged = [result for result in results if make_plan(result).route.bridge]
    return [
        make_plan(result, hours=hours)
        for result, hours in product(bridged, (None, 2, 5, 8, 13, 20, 40))
    ]


def test_bridge_plans_of_the_shipped_paths_are_in_order_and_never_below_their_parts(
    content: Content,
) -> None:
    seen = 0
    for plan in _plans(content):
        route, whole = plan.route, plan.money.plan
        if route.bridge is None or route.destination is None or whole is None:
            continue
        seen += 1
        parts = [plan.money.of(row.path.id) for row in (route.bridge, route.destination)]
        for index, month in enumerate(whole.months):
            assert month.low <= month.typical <= month.high
            for case in CASES:
                both = [getattr(part.months[index], case) for part in parts if part]
                assert min(both) - 1e-6 <= getattr(month, case) <= max(both) + 1e-6
    assert seen >= 10


@pytest.mark.parametrize("region", ["United States", "worldwide", "united kingdom", "Europe"])
def test_shipped_regions_are_found_and_never_mixed(region: str, content: Content) -> None:
    plan = make_plan(result_of(PEOPLE[0], content), region=region)
    shown_regions = {series.region.casefold() for series in plan.money.alone}
    assert shown_regions == {region.casefold()}
    assert len(plan.money.alone) + len(plan.money.missing) == len(content.paths)
