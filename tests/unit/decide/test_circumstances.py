"""For whom a step is, which step comes first, and which sites take somebody."""

from dataclasses import replace
from typing import Any

import pytest

from careerpick.decide.circumstances import (
    MINORS,
    Circumstances,
    check_sites,
    circumstances,
    holds,
    steps_for,
)
from careerpick.model import (
    Answer,
    AnswerSheet,
    Bounds,
    Countries,
    FirstSteps,
    Limit,
    Platform,
    Step,
    Takes,
    When,
)
from tests.unit.write.sample import BANK, TUTOR

NOWHERE = Circumstances({}, {})


@pytest.mark.parametrize(
    ("countries", "of_none", "of_us", "of_no"),
    [
        (None, True, True, True),
        (Countries(only=("US",)), False, True, False),
        (Countries(at_least=("US",)), False, True, True),
        (Countries(all_but=("US",)), True, False, True),
        (Countries(all_but=()), True, True, True),
        (Countries(only=()), False, False, False),
    ],
)
def test_what_is_for_some_countries_is_for_nobody_who_named_none(
    countries: Countries | None, of_none: bool, of_us: bool, of_no: bool
) -> None:
    when = When(countries=countries)
    people = (NOWHERE, Circumstances({}, {}, "US"), Circumstances({}, {}, "NO"))
    assert [holds(when, who) for who in people] == [of_none, of_us, of_no]


def test_what_is_for_one_way_to_earn_is_for_nobody_who_asks_for_the_other() -> None:
    people = (NOWHERE, replace(NOWHERE, way="own"), replace(NOWHERE, way="hired"))
    assert [holds(When(way="own"), who) for who in people] == [True, True, False]
    assert [holds(When(), who) for who in people] == [True] * 3


RULES = Limit("rules", "Rules", "fixed", "", role="allowed", assumed=2)
RULED = replace(BANK, limits=(*BANK.limits, RULES))


def test_the_way_to_earn_is_that_which_an_answer_asks_for() -> None:
    question = BANK.questions[0]
    first, *others = question.options
    asks = replace(question, options=(replace(first, way="hired"), *others))
    bank = replace(BANK, questions=(asks, *BANK.questions[1:]))

    def way(option: str) -> str | None:
        return circumstances(bank, AnswerSheet({question.id: Answer(option)})).way

    assert way(first.id) == "hired"
    assert [way(option.id) for option in others] == [None] * len(others)


def step(do: str, **bounds: Any) -> Step:
    return Step(do, When({"rules": Bounds(**bounds)}) if bounds else None)


STEPS = FirstSteps(
    (step("Ask the office.", most=2), step("Sign up.", least=2), step("Wait.", most=1), step("Go."))
)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, ["Sign up.", "Go.", "Ask the office."]),
        ({"rules": 1}, ["Ask the office.", "Wait.", "Go."]),
        ({"rules": 2}, ["Ask the office.", "Sign up.", "Go."]),
        ({"rules": 3}, ["Sign up.", "Go."]),
    ],
)
def test_what_a_rule_asks_comes_first_for_whom_it_holds_and_not_for_who_said_nothing(
    facts: dict[str, int], said: list[str]
) -> None:
    who = Circumstances(facts, {}, assumed={"rules": 2})
    path = replace(TUTOR, first_steps=STEPS, kinds=())
    assert [item.do for _, item in steps_for(path, RULED, who)] == said


def site(countries: Countries | None) -> Platform:
    takes = Takes(countries, None, None, None, None, None, None, "Its page")
    return Platform("One", "", "", "", "", "", "open", "2026", "Its page", takes=takes)


@pytest.mark.parametrize(
    ("countries", "of_none", "of_us", "of_no"),
    [
        (Countries(only=("US",)), "unknown", "fits", "refused"),
        (Countries(at_least=("US",)), "unknown", "fits", "unknown"),
        (Countries(all_but=("NO",)), "fits", "fits", "refused"),
        (None, "fits", "unknown", "unknown"),
    ],
)
def test_a_site_that_takes_some_countries_is_named_to_nobody_of_whom_it_is_not_known(
    countries: Countries | None, of_none: str, of_us: str, of_no: str
) -> None:
    path = replace(TUTOR, platforms=(site(countries),), kinds=())
    found = []
    for country in (None, "US", "NO"):
        (check,) = check_sites(path, Circumstances({}, {}, country))
        about = {"refused": check.refused, "unknown": check.unknown}
        found.append(next((name for name, lacks in about.items() if lacks), "fits"))
        assert check.fits is (found[-1] == "fits")
    assert found == [of_none, of_us, of_no]


@pytest.mark.parametrize(
    ("ages", "of_13", "of_18", "of_nothing"),
    [
        (MINORS, "unknown", "refused", "unknown"),
        ((16, 16), "fits", "refused", "unknown"),
        ((12, 12), "refused", "refused", "unknown"),
        ((18, 18), "fits", "fits", "fits"),
    ],
)
def test_who_is_under_age_is_named_no_site_of_which_it_is_not_known(
    ages: tuple[int, int], of_13: str, of_18: str, of_nothing: str
) -> None:
    found = []
    for least in (13, 18, None):
        takes = Takes(Countries(all_but=()), None, None, None, least, None, None, "Its page")
        path = replace(TUTOR, platforms=(replace(site(None), takes=takes),), kinds=())
        (check,) = check_sites(path, Circumstances({}, {}, ages=ages))
        found.append("refused" if check.refused else "unknown" if check.unknown else "fits")
    assert found == [of_13, of_18, of_nothing]
