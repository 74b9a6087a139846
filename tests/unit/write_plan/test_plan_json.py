"""`careerpick.plan/1` and the CSV of the same figures."""

import csv
import json
from io import StringIO
from typing import Any

import pytest

from careerpick.plan.plan import Plan
from careerpick.write.csv import COLUMNS, plan_csv
from careerpick.write.json_keys import plan_json, result_json
from tests.unit.write_plan.sample import CONTENT, content_of, plan_for, sheet

BRIDGE = plan_for(sheet(wait=4))


def read(plan: Plan) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(plan_json(plan))
    return value


def test_keys_of_the_contract() -> None:
    value = read(BRIDGE)
    assert value["schema"] == "careerpick.plan/1"
    assert list(value) == [
        "schema", "bank", "content", "kind", "why", "destination", "bridge", "also", "given_up",
        "opens_first", "in_time", "summary", "reasons", "hours_per_week", "hours_from",
        "weeks_to_wait", "region", "months", "lacks", "tight", "stages", "steps", "platforms",
        "cautions", "money", "assumptions", "figures", "sources",
    ]  # fmt: skip
    assert (value["kind"], value["destination"], value["bridge"]) == ("bridge", "desk", "tasks")
    assert (value["hours_per_week"], value["hours_from"]) == (24, "option")
    assert value["in_time"] == {"destination": "late", "bridge": "in_time"}
    assert value["weeks_to_wait"] == 4


def test_stages_in_json() -> None:
    both, shift, _ = read(BRIDGE)["stages"]
    assert both["hours_per_week"] == {"tasks": 12, "desk": 12}
    assert both["months"] == {"low": 2, "typical": 2, "high": 2}
    assert both["brings_a_month"] is None
    assert shift["brings_a_month"] == {"low": 104.0, "typical": 104.0, "high": 104.0}


def test_money_in_json() -> None:
    money = read(BRIDGE)["money"]
    # As in test_plan_of_ben_month_by_month.
    assert money["plan"]["months"][2] == {
        "month": 3, "low": 473.2, "typical": 473.2, "high": 473.2,
    }  # fmt: skip
    assert money["plan"]["totals"][2]["typical"] == 629.2
    assert [series["paths"] for series in money["alone"]] == [["desk"], ["shop"], ["tasks"]]
    crossing = next(c for c in money["crossings"] if {c["ahead"], c["behind"]} == {"desk", "tasks"})
    assert crossing["month"] == {"low": 3, "typical": 3, "high": 3}


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
    assert value["money"]["plan"] is None
    assert len(value["money"]["alone"]) == 3


def test_json_is_the_same_bytes_for_any_order_of_paths() -> None:
    turned = content_of(*reversed(CONTENT.paths))
    assert plan_json(plan_for(sheet(wait=4), turned)) == plan_json(BRIDGE)


def test_short_form_for_a_result() -> None:
    short = json.loads(result_json(BRIDGE.result, BRIDGE))["plan"]
    assert short["bridge"] == "tasks"
    assert short["summary"]


def rows(plan: Plan) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(plan_csv(plan))))


def test_csv_has_a_line_for_each_month_of_each_series() -> None:
    found = rows(BRIDGE)
    assert tuple(found[0]) == COLUMNS
    assert len(found) == 4 * 24
    assert [row["paths"] for row in found[::24]] == ["tasks+desk", "desk", "shop", "tasks"]
    assert [row["series"] for row in found[::24]] == ["plan", "alone", "alone", "alone"]


def test_csv_and_json_hold_the_same_figures() -> None:
    money = read(BRIDGE)["money"]
    series = [money["plan"], *money["alone"]]
    expected = [
        (month["month"], month["typical"], total["high"])
        for item in series
        for month, total in zip(item["months"], item["totals"], strict=True)
    ]
    assert [
        (int(row["month"]), float(row["typical"]), float(row["high_total"])) for row in rows(BRIDGE)
    ] == expected


def test_csv_of_no_destination_has_the_paths_alone() -> None:
    found = rows(plan_for(sheet(calm="c"), months=1))
    assert [row["series"] for row in found] == ["alone"] * 3


def test_text_of_the_content_is_no_formula() -> None:
    from dataclasses import replace

    from tests.unit.write_plan.sample import DESK

    first = replace(DESK.income.rates[0], region="=1+1")
    desk = replace(DESK, income=replace(DESK.income, rates=(first,)))
    assert rows(plan_for(sheet(), content_of(desk)))[0]["region"] == "'=1+1"
