"""What is printed for twelve people is for them: their sites, steps, money and bills.

Whether a site takes somebody, whom a step is for and what a month brings are worked out here
once more from the content, so that a mistake in the package does not hide itself.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from careerpick.answers import parse_answers
from careerpick.countries import currency_of
from careerpick.decide.circumstances import Circumstances, holds, steps_for
from careerpick.decide.result import evaluate
from careerpick.model import Answer, CareerPath, Platform, Range, Step, When
from careerpick.plan.money import Earns
from careerpick.plan.plan import Plan, make_plan
from careerpick.report.blocks import prepared
from careerpick.report.listing import sites_report
from careerpick.report.plan import plan_report
from careerpick.words.sentences import currency, place_in_words, say
from careerpick.write.style import Screen, make_console
from careerpick.write.text import screen
from tests.reports import DAY
from tests.screens import short_screen
from tests.shipped import CONTENT

CASES_FILE = Path(__file__).with_name("cases.yaml")
CASES: list[dict[str, Any]] = yaml.safe_load(CASES_FILE.read_text(encoding="utf-8"))
SCREENS = ("short", "plan", "sites")

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
with_goal = pytest.mark.parametrize(
    "case", [case for case in CASES if case["first"]], ids=lambda case: case["id"]
)


def plan_of(case: dict[str, Any]) -> Plan:
    return plan_from(yaml.safe_dump(case["answers"], sort_keys=False))


@cache
def plan_from(answers: str) -> Plan:
    parsed = parse_answers(answers.encode(), CASES_FILE.name, CONTENT)
    return make_plan(evaluate(CONTENT, parsed.sheet))


def text_of(shown: Screen) -> str:
    out = StringIO()
    make_console(out, width=200).print(shown)
    return " ".join(out.getvalue().split())


def printed(case: dict[str, Any], name: str) -> str:
    return printed_from(yaml.safe_dump(case["answers"], sort_keys=False), name)


@cache
def printed_from(answers: str, name: str) -> str:
    made = plan_from(answers)
    if name == "short":
        return text_of(short_screen(made.result, made))
    if name == "plan":
        shown = text_of(screen(prepared(plan_report(made, DAY), with_answers=True)))
        return shown.partition(say("plan.figures"))[0]
    who = Circumstances(
        {}, {}, made.who.country, ages=made.who.ages, phone_only=made.who.phone_only
    )
    paths = tuple(map(CONTENT.path, made.sites)) or CONTENT.paths
    return text_of(screen(prepared(sites_report(CONTENT, paths, who, DAY), with_answers=True)))


@every_case
@pytest.mark.parametrize("name", SCREENS)
def test_what_must_and_must_not_be_printed(case: dict[str, Any], name: str) -> None:
    text = printed(case, name)
    assert [said for said in case[name].get("says", ()) if said not in text] == []
    assert [said for said in case[name].get("hides", ()) if said in text] == []


@every_case
def test_the_path_that_suits_them_comes_first(case: dict[str, Any]) -> None:
    goal = plan_of(case).route.destination
    assert (goal.path.id if goal else None) == case["first"]


def test_the_people_live_in_ten_countries_or_more() -> None:
    assert len({case["answers"]["country"] for case in CASES}) >= 10


# Sites: none that refuses them.


def refuses(site: Platform, who: Circumstances) -> bool:
    takes = site.takes
    if site.status in ("closed", "changed"):
        return True
    if takes is None:
        return False
    if takes.countries and takes.countries.only is not None:
        if who.country not in takes.countries.only:
            return True
    elif takes.countries and who.country in (takes.countries.all_but or ()):
        return True
    if who.phone_only and takes.device == "computer":
        return True
    return bool(who.ages and takes.least_age and who.ages[1] < takes.least_age)


def names(text: str, site: Platform) -> bool:
    return bool(re.search(rf"\b{re.escape(site.name.partition(' (')[0])}\b", text))


def part(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


@every_case
def test_no_step_and_no_list_names_a_site_that_refuses_them(case: dict[str, Any]) -> None:
    who = plan_of(case).who
    refusing = [s for path in CONTENT.paths for s in path.platforms if refuses(s, who)]
    assert refusing
    told = {
        "short": printed(case, "short").partition("Today")[2],
        "plan": part(printed(case, "plan"), "What to do", "What a month may bring"),
    }
    assert all(told.values())
    taking = [s.name for path in CONTENT.paths for s in path.platforms if not refuses(s, who)]
    for text in told.values():
        for name in taking:  # the name of one may stand in that of another
            text = text.replace(name, "")
        named = {site.name for site in refusing if names(text, site)}
        assert named <= set(case.get("warned_of", ()))


@every_case
def test_the_list_of_sites_says_of_none_that_refuses_them_that_it_takes_them(
    case: dict[str, Any],
) -> None:
    who, text = plan_of(case).who, printed(case, "sites")
    takes_them = part(text, "They take you", "Left out")
    for path in CONTENT.paths:
        for site in path.platforms:
            assert not (refuses(site, who) and f"• {site.name} " in takes_them), site.name


# Steps: none that is for others.


def steps_of(path: CareerPath) -> Iterator[Step]:
    first = path.first_steps
    yield from (*first.today, *first.this_week, *first.this_month)
    for kind in path.kinds:
        yield from kind.first_steps


def shown_steps(case: dict[str, Any]) -> list[tuple[CareerPath, Step]]:
    made, text = plan_of(case), printed(case, "plan")
    route = made.route
    paths = [row.path for row in (route.bridge, route.destination, route.opens_first) if row]
    return [
        (path, step)
        for path in paths
        for step in steps_of(path)
        if " ".join(step.do.split()) in text
    ]


def excludes(when: When, who: Circumstances) -> bool:
    assumed = {item.id: item.assumed for item in CONTENT.bank.limits if item.assumed is not None}
    known = {**assumed, **who.facts}
    for limit, bounds in when.facts.items():
        least = 0 if bounds.least is None else bounds.least
        most = 1_000 if bounds.most is None else bounds.most
        if limit in known and not least <= known[limit] <= most:
            return True
    if any(who.settings.get(name, one[0]) not in one for name, one in when.settings.items()):
        return True
    if when.countries is None:
        return False
    if when.countries.only is not None:
        return who.country not in when.countries.only
    return who.country in (when.countries.all_but or ())


@every_case
def test_no_step_is_for_others(case: dict[str, Any]) -> None:
    who, shown = plan_of(case).who, shown_steps(case)
    assert shown
    assert [step.do for _, step in shown if step.when and excludes(step.when, who)] == []


@every_case
def test_no_cost_and_nothing_that_helps_is_for_others(case: dict[str, Any]) -> None:
    made, answers = plan_of(case), case["answers"]
    costs = [item.note for item in made.cautions if item.kind == "cost"]
    others = {"US": "United States", "GB": "United Kingdom"}
    others.pop(answers["country"], None)
    heads = tuple(f"In the {name}" for name in others.values())
    assert [note.text for note in costs if note.text.startswith(heads)] == []
    assert [note.text for note in costs if not holds(note.when, made.who)] == []
    if answers["allowed"] in {"free", "limits"}:
        assert "a parent" not in printed(case, "plan")
    if answers["allowed"] == "under-18":
        assert "gave your visa first" not in printed(case, "plan")


def test_nobody_is_sent_to_be_paid_by_paypal_where_it_serves_nobody() -> None:
    path = CONTENT.path("microtasks")
    (student,) = (case for case in CASES if case["id"] == "student-kenya")
    for code, said in (("KE", True), ("TR", False), ("IR", False), ("PK", False)):
        case = {**student, "answers": {**student["answers"], "country": code, "device": "any-time"}}
        who = plan_of(case).who
        steps = " ".join(step.do for _, step in steps_for(path, CONTENT.bank, who))
        named = [name for name in ("prolific", "Userfeel", "UserTesting") if name in steps]
        assert bool(named) is said, (code, named)


EXPERIENCED = [
    "translator-poland", "office-manager-us", "developer-iran",
    "programmer-argentina", "bookkeeper-canada",
    "assistant-philippines",
]  # fmt: skip


@every_case
def test_whoever_is_there_already_gets_no_step_of_a_beginner_and_no_bridge(
    case: dict[str, Any],
) -> None:
    made = plan_of(case)
    goal = made.route.destination
    earned = made.earned(goal.path.id) if goal else None
    is_sooner = bool(earned and earned.weeks == earned.earning.weeks_when_experienced)
    assert is_sooner is (case["id"] in EXPERIENCED)
    in_sight = case["answers"].get("first-client") == "soon"
    assert bool(earned and earned.experienced) is (is_sooner and not in_sight)
    if case["id"] not in EXPERIENCED:
        return
    assert made.route.bridge is None
    details = {
        limit
        for question in CONTENT.bank.details
        for option in question.options
        for limit in option.facts
    }
    for path, step in shown_steps(case):
        facts = step.when.facts if step.when else {}
        asked = {limit: bounds for limit, bounds in facts.items() if limit in path.experienced}
        beginner = [
            limit
            for limit, bounds in asked.items()
            if limit not in details and bounds.most is not None
        ]
        # "Not paid for it, but with a client": a step of somebody who is there already.
        with_client = any(bounds.least for bounds in asked.values())
        assert not beginner or with_client, step.do


@every_case
def test_under_age_not_allowed_and_phone_only_are_said_plainly(case: dict[str, Any]) -> None:
    words = {"under-18": "under 18", "not-allowed": "not allowed to earn", "phone": "a phone only"}
    for answer in (case["answers"]["allowed"], case["answers"]["device"]):
        if said := words.get(answer):
            assert said in printed(case, "short")
            assert said in printed(case, "plan")


# Money: of their place, or it says of which.


def earned_of(made: Plan) -> Earns:
    goal = made.route.destination
    earned = made.earned(goal.path.id) if goal else None
    assert earned
    return earned


@with_goal
def test_money_is_of_their_place_or_says_of_which(case: dict[str, Any]) -> None:
    made = plan_of(case)
    earned, country = earned_of(made), case["answers"]["country"]
    place = place_in_words(CONTENT.bank, earned.rates.place)
    text = part(printed(case, "plan"), "What a month may bring For", "How far to trust")
    way = "hired" if earned.way == "hired" else "on your own"
    name = f"{CONTENT.path(earned.path).name} ({way})"
    if len(made.money[earned.path]) == 1:
        name = CONTENT.path(earned.path).name
    if earned.rates.place == country:
        assert f"The figures of {name} are for {place}." in text
        assert "No figures for" not in printed(case, "short")
        return
    said = f"{place_in_words(CONTENT.bank, country)} were found: these are for {place}."
    assert f"No figures of {name} for {said}" in text
    assert f"No figures for {said}" in printed(case, "short")


@with_goal
def test_wages_of_a_foreign_country_are_never_the_first_where_others_hold(
    case: dict[str, Any],
) -> None:
    made, country = plan_of(case), case["answers"]["country"]
    regions = {item.id for item in CONTENT.bank.places if country in item.countries}
    near = {country, "world", *regions}
    for path_id, ways in made.money.items():
        path = CONTENT.path(path_id)
        assert path.income
        if any(rates.place in near for way in path.income.ways for rates in way.rates):
            assert ways[0].rates.place in near, path_id


def test_without_a_country_the_short_result_says_of_which_country_the_figures_are() -> None:
    case = next(case for case in CASES if case["id"] == "office-manager-us")
    answers = {key: value for key, value in case["answers"].items() if key != "country"}
    text = printed({**case, "answers": answers}, "short")
    assert "Figures of the United States." in text


def without(case: dict[str, Any], *questions: str) -> dict[str, Any]:
    answers = {key: value for key, value in case["answers"].items() if key not in questions}
    return {**case, "answers": answers}


@every_case
def test_without_a_country_no_step_is_for_some_countries_only(case: dict[str, Any]) -> None:
    shown = shown_steps(without(case, "country"))
    of_some = [step.do for _, step in shown if step.when and step.when.countries]
    assert shown
    assert [
        step.do
        for _, step in shown
        if step.when and step.when.countries and step.when.countries.all_but is None
    ] == []
    assert len(of_some) < len(shown)


@every_case
def test_who_skipped_the_rules_is_not_first_told_to_ask_an_office(case: dict[str, Any]) -> None:
    made = plan_of(without(case, "allowed"))
    for path in CONTENT.paths:
        steps = [step for _, step in steps_for(path, CONTENT.bank, made.who)]
        asks = [step for step in steps if step.when and has_most(step.when)]
        assert steps[0] not in asks
        assert asks, path.id  # but it is told later


def has_most(when: When) -> bool:
    bounds = when.facts.get("allowed")
    return bounds is not None and bounds.most is not None


# The line on bills, worked out again.


def income(earned: Earns, month: int, *, high: bool) -> float:
    """The income of a month by the formula of docs/plan.md."""
    way, rates = earned.earning, earned.rates

    def pick(one: Range) -> float:
        return one.high if high else one.low

    first = earned.weeks.typical / (52 / 12)
    begins = max(month - 1.0, first)
    share_of_month = month - begins
    if share_of_month <= 0:
        return 0
    x = min(1.0, (begins + share_of_month / 2 - first) / way.months_to_established.typical)
    later = pick(rates.later)
    start = later if high and earned.experienced else pick(rates.start)
    paid = 1.0
    if way.paid_share_start and way.paid_share_later:
        before, after = way.paid_share_start.typical, way.paid_share_later.typical
        paid = before + x * (after - before)
    kept = 1 - (way.fee_share.typical if way.fee_share else 0)
    hours = earned.hours * 52 / 12
    return hours * share_of_month * paid * (start + x * (later - start)) * kept


def reached(earned: Earns, need: int, *, high: bool) -> int | None:
    return next((m for m in range(1, 13) if income(earned, m, high=high) >= need), None)


def bills_of(earned: Earns, need: int, money: str) -> str:
    low, may = reached(earned, need, high=False), reached(earned, need, high=True)
    if may is None:
        return f"This will not pay your bills in the first year: you need {money}."
    if low is None:
        return f"It may pay your bills, {money}, from about month {may} on"
    if low == may:
        return f"It should pay your bills, {money}, from about month {low} on"
    return f"It may pay your bills, {money}, from about month {may} on"


@with_goal
def test_the_line_on_bills_is_right_for_what_they_said(case: dict[str, Any]) -> None:
    made = plan_of(case)
    earned, need = earned_of(made), case["answers"].get("monthly-need")
    text = printed(case, "short")
    if need is None:
        assert "Bills" not in text
        return
    own = currency_of(case["answers"]["country"])
    assert own
    money = f"{need:,} {currency(own)}"
    if own == earned.rates.currency:
        assert bills_of(earned, need, f"{money} a month") in text
        return
    (table,) = CONTENT.bank.exchange
    rates = {**table.per_usd, "USD": 1.0}
    if own not in rates:
        assert "so the two cannot be compared" in text
        return
    about = int(float(f"{need / rates[own] * rates[earned.rates.currency]:.1e}"))
    ours = f"{about:,} {currency(earned.rates.currency)} (rate of {table.as_of})"
    assert bills_of(earned, about, f"{money} a month, about {ours}") in text


@with_goal
@pytest.mark.parametrize("times", [0.5, 1, 2, 50])
def test_the_line_on_bills_is_right_in_the_money_of_the_figures(
    case: dict[str, Any], times: float
) -> None:
    answers = {**case["answers"]}
    if answers["weeks-to-wait"] == "no-need":  # nobody is then asked what they need
        answers["weeks-to-wait"] = "half-year"
    case = {**case, "answers": answers}
    earned = earned_of(plan_of(case))
    need = max(1, round(times * income(earned, 12, high=False)))
    code = earned.rates.currency
    sheet = plan_of(case).result.sheet.with_answers({"monthly-need": Answer(code, number=need)})
    made = make_plan(evaluate(CONTENT, sheet))
    text = text_of(short_screen(made.result, made))
    assert bills_of(earned, need, f"{need:,} {currency(code)} a month") in text


@with_goal
def test_a_band_holds_what_the_formula_gives(case: dict[str, Any]) -> None:
    earned = earned_of(plan_of(case))
    for span, months in (("first_months", 3), ("first_year", 12)):
        band = earned.band(span)  # type: ignore[arg-type]
        low, high = (
            sum(income(earned, month, high=case_) for month in range(1, months + 1)) / months
            for case_ in (False, True)
        )
        assert band.low <= low + 1e-6
        assert high <= band.high + 1e-6
        assert band.high <= max(1, 2 * high)
        assert low < 1 or band.low >= low / 2
        assert replace(earned, hours=0).band(span).high == 0  # type: ignore[arg-type]


def test_the_list_of_sites_says_what_else_is_known_of_whom_they_take() -> None:
    who = Circumstances({}, {})
    text = text_of(
        screen(prepared(sites_report(CONTENT, CONTENT.paths, who, DAY), with_answers=True))
    )
    sites = [site for path in CONTENT.paths for site in path.platforms if site.status == "open"]
    notes = [site.takes.note for site in sites if site.takes and site.takes.note]
    assert notes
    assert [note for note in notes if " ".join(note.split()) not in text] == []


@pytest.mark.parametrize(("weeks", "bridge"), [(7, "microtasks"), (8, None)])
def test_who_starts_in_time_and_has_eight_weeks_begins_meanwhile_only_what_they_know(
    weeks: int, bridge: str | None
) -> None:
    said = {
        "purpose": "living", "afternoon": "craft", "paid-for": "teach", "for-whom": "a-few",
        "hours-per-week": "h26", "set-times": "weekly", "free-hours": "mine", "device": "at-times",
        "allowed": "free", "special-skill": "paid", "office-skill": "paid", "language": "short",
        "content-skill": "basics", "talk": "weekly", "seen": "rather-not", "learn": "gladly",
        "sell": "fine", "worry": "machines", "must-have": "works",
    }  # fmt: skip
    route = plan_from(yaml.safe_dump({**said, "weeks-to-wait": weeks})).route
    assert (route.bridge.path.id if route.bridge else None) == bridge
