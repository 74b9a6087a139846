"""A plan as JSON: `careerpick.plan/1`. The keys are described in docs/plan.md."""

from collections.abc import Mapping, Sequence

from careerpick.decide.result import PathResult
from careerpick.model import Range
from careerpick.plan import Plan
from careerpick.plan.money import CASES, Crossing, Series
from careerpick.plan.stages import Stage
from careerpick.words import plan_money as money_words
from careerpick.words import plan_stages as stage_words
from careerpick.words import plan_verdict as verdict
from careerpick.words.needs import NeedWords
from careerpick.words.plan_needs import lack_words, tight_words
from careerpick.write.catalogue_json import plain
from careerpick.write.json import dump

SCHEMA = "careerpick.plan/1"
DIGITS = 2
"""Digits after the point of an amount: what the model says, not how well it knows it."""


def plan_json(plan: Plan) -> str:
    """Return the plan as JSON, the same bytes for the same answers to the same content."""
    return dump(plan_values(plan))


def plan_values(plan: Plan) -> dict[str, object]:
    """Return the keys of the contract in their order."""
    return {
        "schema": SCHEMA,
        "bank": plan.content.bank_fingerprint,
        "content": plan.content.fingerprint,
        **plan_short_values(plan),
        "reasons": list(verdict.reasons(plan)),
        "hours_per_week": plan.hours,
        "hours_from": plan.hours_from,
        "weeks_to_wait": plan.route.wait,
        "region": plan.region,
        "months": plan.months,
        "lacks": [_need(words) for words in lack_words(plan)],
        "tight": [_need(words) for words in tight_words(plan)],
        "stages": [_stage(plan, stage) for stage in plan.stages],
        "steps": plain(plan.steps),
        "platforms": plain(plan.platforms),
        "cautions": [
            {
                "path": item.path,
                "kind": item.kind,
                "text": item.note.text,
                "sources": list(item.note.sources),
            }
            for item in plan.cautions
        ],
        "money": _money(plan),
        "assumptions": list(money_words.assumptions(plan)),
        "figures": plain(plan.figures),
        "sources": _sources(plan),
    }


def plan_short_values(plan: Plan) -> dict[str, object]:
    """Return what a result says of its plan: the route, and the short form in words."""
    route = plan.route
    return {
        "kind": route.kind,
        "why": route.why,
        "destination": _id(route.destination),
        "bridge": _id(route.bridge),
        "also": [row.path.id for row in route.also],
        "given_up": _id(route.given_up),
        "opens_first": _id(route.opens_first),
        "in_time": {"destination": route.timing, "bridge": route.bridge_timing},
        "summary": list(verdict.teaser_lines(plan)),
    }


def _id(row: PathResult | None) -> str | None:
    return row.path.id if row else None


def _need(words: NeedWords) -> dict[str, str]:
    return {"gap": words.gap, "remedy": words.remedy}


def _stage(plan: Plan, stage: Stage) -> dict[str, object]:
    return {
        "kind": stage.kind,
        "title": stage_words.stage_title(plan, stage),
        "hours_per_week": dict(stage.hours),
        "move_on_when": list(stage_words.stage_until(plan, stage)),
        "brings_a_month": None if stage.brings is None else _range(stage.brings),
        "months": {case: stage.lasts[case] for case in CASES},
        "sources": [
            {"path": path_id, "sources": list(ids)}
            for path_id, ids in stage_words.stage_sources(plan, stage)
        ],
    }


def _money(plan: Plan) -> dict[str, object]:
    money = plan.money
    return {
        "plan": None if money.plan is None else _series(money.plan),
        "alone": [_series(series) for series in money.alone],
        "no_figures": list(money.missing),
        "crossings": [_crossing(item) for item in money.crossings],
        "regions": list(money.regions),
    }


def _series(series: Series) -> dict[str, object]:
    return {
        "paths": list(series.paths),
        "region": series.region,
        "currency": series.currency,
        "months": _by_month(series.months),
        "totals": _by_month(series.totals),
    }


def _by_month(values: Sequence[Range]) -> list[dict[str, float]]:
    return [{"month": month, **_range(value)} for month, value in enumerate(values, start=1)]


def _range(value: Range) -> dict[str, float]:
    return {case: round(getattr(value, case), DIGITS) for case in CASES}


def _crossing(crossing: Crossing) -> dict[str, object]:
    return {
        "ahead": crossing.ahead,
        "behind": crossing.behind,
        "month": dict(crossing.months),
        "total_by_month": dict(crossing.totals),
    }


def _sources(plan: Plan) -> Mapping[str, object]:
    """Return path id to source id to source, for every path that the plan speaks of."""
    named = {figure.path for figure in plan.figures} | {item.path for item in plan.cautions}
    return {path.id: plain(path.sources) for path in plan.content.paths if path.id in named}
