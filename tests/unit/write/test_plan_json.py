"""`careerpick.plan/1` and the CSV of the same figures."""

import csv
import json
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest

from careerpick.plan.money import Bills
from careerpick.plan.plan import Plan
from careerpick.write.csv import PLAN, plan_csv
from careerpick.write.json import json_of, result_json
from tests.builders import way_of, with_parts, with_way
from tests.unit.plan.sample import CONTENT, DESK, MONTH, content_of, plan_for, sheet

BRIDGE = plan_for(sheet(wait=4))


def read(plan: Plan) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(json_of(plan))
    return value


def test_keys_of_the_contract() -> None:
    value = read(BRIDGE)
    assert value["schema"] == "careerpick.plan/1"
    assert list(value) == [
        "schema", "bank", "content", "kind", "why", "destination", "bridge", "also", "given_up",
        "opens_first", "in_time", "hangs_on", "bills", "bridge_bills", "summary", "reasons",
        "hours_per_week", "hours_from", "weeks_to_wait", "country", "way", "lacks", "tight",
        "stages", "steps", "platforms", "sites_left_out", "cautions", "money", "plainly_more",
        "assumptions", "figures", "sources",
    ]  # fmt: skip
    assert (value["kind"], value["destination"], value["bridge"]) == ("bridge", "desk", "tasks")
    assert (value["hours_per_week"], value["hours_from"]) == (24, "option")
    assert value["in_time"] == {"destination": "late", "bridge": "in_time"}
    assert value["weeks_to_wait"] == 4


def test_stages_in_json() -> None:
    both, shift, _ = read(BRIDGE)["stages"]
    assert both["hours_per_week"] == {"tasks": 12, "desk": 12}
    assert shift["move_on_when"] == [
        "Desk has brought as much in a month as Tasks brings in a full one."
    ]


def test_money_in_json() -> None:
    money = read(BRIDGE)["money"]
    assert list(money) == ["desk", "shop", "tasks"]
    (desk,) = money["desk"]
    assert desk == {
        "way": "own", "place": "world", "place_fit": "not_given", "kind": None, "currency": "USD",
        "hours_per_week": 24, "weeks_to_first_income": 2 * MONTH, "experienced": False,
        "months": {
            "first_months": {"low": 100, "high": 200},
            "first_year": {"low": 400, "high": 500},
            "established": {"low": 500, "high": 600},
        },
    }  # fmt: skip


def test_the_line_on_bills_in_json() -> None:
    told = with_parts(BRIDGE, bills=(Bills("desk", "may", 500, "USD", 5, 5, 1),))
    assert read(told)["bills"] == {
        "path": "desk", "verdict": "may", "need": 500, "currency": "USD", "from_month": 5,
        "may_from": 5, "by_month": 1, "need_in_figures": None, "rate_as_of": None,
    }  # fmt: skip
    abroad = Bills("desk", "may", 2000, "PLN", 5, 5, 1, 530, "2025")
    found = read(with_parts(BRIDGE, bills=(abroad,)))["bills"]
    assert (found["need"], found["currency"]) == (2000, "PLN")
    assert (found["need_in_figures"], found["rate_as_of"]) == (530, "2025")
    assert read(told)["bridge_bills"] is None


def test_sites_that_are_left_out_say_why() -> None:
    (left,) = read(BRIDGE)["sites_left_out"]["desk"]
    assert (left["name"], left["refused"], left["why"]) == (
        "OldDesk", ["status"], "Left out: it is closed.",
    )  # fmt: skip


def test_every_source_id_of_the_json_can_be_looked_up() -> None:
    value = read(BRIDGE)
    cited = [(figure["path"], figure["sources"]) for figure in value["figures"]]
    cited += [(item["path"], item["sources"]) for item in value["cautions"]]
    cited += [(part["path"], part["sources"]) for s in value["stages"] for part in s["sources"]]
    assert cited
    for path, ids in cited:
        assert set(ids) <= {*value["sources"][path], "judgement"}


@pytest.mark.parametrize("answers", [sheet(), sheet(wait=1), sheet(calm="c"), sheet(hours=None)])
def test_plans_of_every_kind_are_json(answers: Any) -> None:
    assert read(plan_for(answers))["schema"] == "careerpick.plan/1"


def test_json_has_nothing_where_there_is_no_destination() -> None:
    value = read(plan_for(sheet(calm="c")))
    assert (value["destination"], value["bridge"], value["stages"]) == (None, None, [])
    assert value["bills"] is None
    assert len(value["money"]) == 3


def test_json_is_the_same_bytes_for_any_order_of_paths() -> None:
    turned = content_of(*reversed(CONTENT.paths))
    assert json_of(plan_for(sheet(wait=4), turned)) == json_of(BRIDGE)


def test_short_form_for_a_result() -> None:
    short = json.loads(result_json(BRIDGE.result, BRIDGE))["plan"]
    assert short["bridge"] == "tasks"
    assert short["summary"]


def rows(plan: Plan) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(plan_csv(plan))))


def test_csv_has_a_line_for_each_stretch_of_each_way() -> None:
    found = rows(BRIDGE)
    assert " ".join(found[0]) == PLAN
    assert [(row["path"], row["months"]) for row in found[:4]] == [
        ("desk", "first_months"), ("desk", "first_year"), ("desk", "established"),
        ("shop", "first_months"),
    ]  # fmt: skip
    assert (found[0]["low"], found[0]["high"]) == ("100", "200")


def test_text_of_the_content_is_no_formula() -> None:
    desk = with_way(DESK, rates=(replace(way_of(DESK).rates[0], place="=1+1"),))
    assert rows(plan_for(sheet(), content_of(desk)))[0]["place"] == "'=1+1"
