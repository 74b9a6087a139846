"""What is shown of the money of a plan, whichever format lays it out."""

from dataclasses import replace

import pytest

from careerpick.words import plan_money as money_parts
from careerpick.words.planning import cite
from tests.unit.write_plan.sample import (
    DESK,
    SHOP,
    TASKS,
    content_of,
    flat,
    plan_for,
    rates,
    sheet,
)


def test_the_plan_is_set_beside_its_paths_only_where_it_is_more_than_one_of_them() -> None:
    straight, bridged = plan_for(sheet()), plan_for(sheet(wait=4))
    assert [
        [name for name, _ in found.series]
        for plan in (straight, bridged)
        for found in money_parts.side_by_side(plan)
    ] == [["Desk", "Shop", "Tasks"], ["This plan", "Desk", "Shop", "Tasks"]]
    titles = [found.title for found in map(money_parts.over_time, (straight, bridged)) if found]
    assert titles == [
        "Desk, US dollars a month (worldwide)",
        "This plan, US dollars a month (worldwide)",
    ]


def test_only_amounts_in_one_currency_are_set_side_by_side() -> None:
    euros = rates(flat(20), flat(20), "Europe", "EUR")
    shop = replace(SHOP, income=replace(SHOP.income, rates=(euros,)))
    (found,) = money_parts.side_by_side(plan_for(sheet(), content_of(DESK, shop, TASKS)))
    assert found.title == "Side by side, US dollars a month (worldwide)"
    assert [name for name, _ in found.series] == ["Desk", "Tasks"]


@pytest.mark.parametrize(("months", "shown"), [(2, (2,)), (3, (3,)), (13, (3, 6, 12))])
def test_paths_are_set_side_by_side_at_months_that_the_plan_covers(
    months: int, shown: tuple[int, ...]
) -> None:
    assert money_parts.months_shown(plan_for(sheet(), months=months)) == shown


def test_what_an_hour_brings_is_told_for_each_path_with_figures_for_the_region() -> None:
    # 9 kroner, of which 0.6 of the hours are paid and 0.9 are kept: 4.86.
    assert money_parts.each_hour(plan_for(sheet(), region="norway")) == (
        ("Desk", " (you can start now): about 4.90 NOK at first; about 4.90 NOK later."),
    )


def test_each_figure_says_why_and_is_cited() -> None:
    plan = plan_for(sheet())
    desk = dict(money_parts.figures(plan, cite(plan)))["Desk"]
    assert len(desk) == 7
    assert desk[-1] == (
        "Months from then to the later pay: 6 to 24 months, typically 12. "
        "Told by people who do it. ",
        "Worked out for the tests. [1]",
    )
