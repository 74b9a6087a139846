"""Bands of money, whose figures they are, and the line on bills; worked out by hand."""

from dataclasses import replace

import pytest

from careerpick.decide.circumstances import Circumstances
from careerpick.model import (
    Answer,
    AnswerSheet,
    Bounds,
    CareerPath,
    Content,
    Exchange,
    Place,
    Question,
    Rates,
    Way,
    When,
)
from careerpick.plan.money import (
    Band,
    Bills,
    Earns,
    bills_of,
    earns,
    leads,
    month_of,
    one_digit,
    two_digits,
)
from tests.builders import make_content, with_way
from tests.unit.plan.sample import (
    CONTENT,
    DESK,
    LIMITS,
    MONTH,
    QUESTIONS,
    TASKS,
    estimate,
    flat,
    make_income,
    plan_for,
    rates,
    sheet,
)

NOBODY = Circumstances({}, {})
ANAS = replace(
    DESK,
    income=make_income(
        rates((5, 10, 20), (10, 20, 40)),
        share=(0.3, 0.5, 0.7),
        share_later=(0.5, 0.7, 0.9),
        fee=(0, 0.1, 0.2),
        weeks=(MONTH / 4, 1.5 * MONTH, 3 * MONTH),
        months=(3, 6, 12),
    ),
)


def earned(
    path: CareerPath, who: Circumstances = NOBODY, hours: int = 12, content: Content = CONTENT
) -> Earns:
    return earns(path, content.bank, who, hours)[0]


def test_a_month_takes_the_low_or_the_high_rate_and_the_usual_of_all_else() -> None:
    # 12 hours a week are 52 a month; the first money comes after 1.5 months.
    ana = earned(ANAS)
    assert month_of(ana, 1, "high") == 0
    # Month 2: half of it is left, 26 hours. Its middle is 0.25 months in, x = 0.25 / 6 = 1 / 24:
    # share 0.5 + 0.2 / 24 = 0.508333; low rate 5 + 5 / 24 = 5.208333, high 20.833333; 0.9 is kept.
    assert month_of(ana, 2, "low") == pytest.approx(26 * 0.508333333 * 5.208333333 * 0.9)
    assert month_of(ana, 2, "high") == pytest.approx(26 * 0.508333333 * 20.833333333 * 0.9)
    # From 6 months after the first money on: 0.7 * 10 * 0.9 = 6.3 an hour, and 25.2.
    assert month_of(ana, 9, "low") == pytest.approx(52 * 6.3)
    assert month_of(ana, 30, "high") == pytest.approx(52 * 25.2)


def test_bands_are_means_rounded_outward_to_one_digit() -> None:
    ana = earned(ANAS)
    # Months 1 to 3: 0, 61.95 and 52 * 0.533333 * 5.833333 * 0.9 = 145.6, in all 207.55; a third
    # of it is 69.18. High: four times as much.
    assert ana.band("first_months") == Band(60, 300)
    # Established: 52 * 6.3 = 327.6, and 52 * 25.2 = 1310.4.
    assert ana.band("established") == Band(300, 2000)


@pytest.mark.parametrize(
    ("amount", "down", "up"),
    [
        (0, 0, 0),
        (0.4, 0, 1),
        (7, 7, 7),
        (7.2, 7, 8),
        (34, 30, 40),
        (96, 90, 100),
        (1310, 1000, 2000),
        (2000, 2000, 2000),
        (29.9999999999, 30, 30),
    ],
)
def test_one_digit_counts(amount: float, down: int, up: int) -> None:
    assert (one_digit(amount, up=False), one_digit(amount, up=True)) == (down, up)


def test_whoever_is_hired_is_paid_for_every_hour() -> None:
    hired = with_way(
        DESK, way="hired", paid_share_start=None, paid_share_later=None, fee_share=None,
        months_to_established=estimate(*flat(0)),
    )  # fmt: skip
    assert month_of(earned(hired), 3, "low") == pytest.approx(52 * 10)


def test_who_is_already_there_may_get_the_later_rate_at_once() -> None:
    there = replace(ANAS, experienced={"skill": 2})
    who = Circumstances({"skill": 2}, {})
    assert month_of(earned(there, who), 2, "high") == pytest.approx(26 * 0.508333333 * 40 * 0.9)
    assert month_of(earned(there, who), 2, "low") == month_of(earned(ANAS), 2, "low")


def test_a_client_in_sight_shortens_the_wait_but_has_paid_nothing_yet() -> None:
    weeks = estimate(0, 1, 2)
    there = with_way(
        replace(ANAS, experienced={"skill": 1}, paid_before={"skill": 2}),
        weeks_when_experienced=weeks,
    )
    in_sight, paid = (earned(there, Circumstances({"skill": skill}, {})) for skill in (1, 2))
    assert (in_sight.weeks, paid.weeks) == (weeks, weeks)
    assert (in_sight.experienced, paid.experienced) == (False, True)


# Whose figures.

PLACES = (Place("north", "The North", ("NO", "SE")), Place("south", "The South", ("IT",)))
PLACED = replace(
    make_content(QUESTIONS, (DESK,), limits=LIMITS),
    bank=replace(make_content(QUESTIONS, (DESK,), limits=LIMITS).bank, places=PLACES),
)


def at(place: str) -> Rates:
    return rates(flat(9), flat(9), place)


@pytest.mark.parametrize(
    ("country", "place", "fit"),
    [
        ("NO", "NO", "country"),
        ("SE", "north", "region"),
        ("IT", "world", "widest"),
        ("KE", "world", "widest"),
        (None, "world", "not_given"),
    ],
)
def test_figures_are_of_the_country_else_its_region_else_the_widest(
    country: str | None, place: str, fit: str
) -> None:
    path = with_way(DESK, rates=(at("world"), at("north"), at("NO")))
    found = earned(path, Circumstances({}, {}, country), content=PLACED)
    assert (found.rates.place, found.fit) == (place, fit)


def test_ways_are_never_mixed_and_the_first_is_the_usual_one() -> None:
    assert DESK.income
    own = DESK.income.ways[0]
    hired = replace(own, way="hired", paid_share_start=None, paid_share_later=None, fee_share=None)
    both = replace(DESK, income=replace(DESK.income, ways=(own, hired)))
    bank = CONTENT.bank
    assert [item.way for item in earns(both, bank, NOBODY, 10)] == ["own", "hired"]
    assert [item.way for item in earns(both, bank, NOBODY, 10, "hired")] == ["hired", "own"]
    assert [item.way for item in earns(DESK, bank, NOBODY, 10, "hired")] == ["own"]


def test_way_that_the_answers_ask_for_comes_first_unless_its_figures_are_of_far_away() -> None:
    assert DESK.income
    own = replace(DESK.income.ways[0], rates=(at("NO"),))
    hired = replace(own, way="hired", rates=(at("world"),))
    both = replace(DESK, income=replace(DESK.income, ways=(own, hired)))

    def first(way: Way | None, country: str | None = None, asked: Way | None = None) -> str:
        who = replace(NOBODY, way=way, country=country)
        return earns(both, CONTENT.bank, who, 10, asked)[0].way

    assert (first(None), first("own"), first("hired")) == ("own", "own", "hired")
    assert first("hired", asked="own") == "own"
    assert first("hired", country="NO") == "own"  # its figures are of the whole world
    assert first("own", country="KE") == "hired"  # those of the other are of Norway alone


def test_one_path_leads_only_where_the_bands_do_not_overlap() -> None:
    poor = with_way(TASKS, rates=(rates(flat(1), flat(1)),))
    found = leads(earned(DESK), earned(poor))
    # Desk pays only after 2 months, so that the first three say nothing.
    assert [(lead.span, lead.ahead) for lead in found] == [
        ("first_months", "desk"), ("first_year", "desk"), ("established", "desk"),
    ]  # fmt: skip
    elsewhere = replace(rates(flat(1), flat(1)), place="NO")
    assert leads(earned(DESK), earned(with_way(TASKS, rates=(elsewhere,)))) == ()


def test_way_with_figures_of_other_places_alone_comes_last() -> None:
    assert DESK.income
    own = replace(DESK.income.ways[0], rates=(at("NO"),))
    hired = replace(own, way="hired", rates=(at("world"),))
    both = replace(DESK, income=replace(DESK.income, ways=(own, hired)))

    def ways(country: str) -> list[str]:
        who = replace(NOBODY, country=country)
        return [item.way for item in earns(both, CONTENT.bank, who, 10)]

    assert ways("NO") == ["own", "hired"]
    assert ways("KE") == ["hired", "own"]


# The line on bills.

ASKS = Question(
    "need", "goals", "How much?", "It tells.", (), ask="detail", pick="amount",
    when=When(facts={}),
)  # fmt: skip


ASKING = replace(CONTENT.bank, questions=(*CONTENT.bank.questions, ASKS))


def verdict(need: int | None, wait: int | None = 26, who: Circumstances = NOBODY) -> Bills:
    return bills_of(earned(ANAS, who), ASKING, replace(who, amount=need), wait)


def test_bills_are_held_against_the_low_and_the_high_end_of_the_first_year() -> None:
    # Month 7, x = 5 / 6, at the high end: 52 * 0.666667 * 36.666667 * 0.9 = 1144; month 6: 988.
    # From month 8 on 327.6 at the low end, and 1310.4 at the high one.
    assert verdict(2000).verdict == "not_in_first_year"
    may = verdict(1000)
    assert (may.verdict, may.from_month, may.may_from) == ("may", 7, 7)
    should = verdict(300)
    assert (should.verdict, should.from_month, should.may_from) == ("should", 8, 3)


def test_money_that_comes_after_the_wait_is_late() -> None:
    assert verdict(1000, wait=4).is_late
    assert not verdict(900, wait=26).is_late
    assert not verdict(300, wait=13).is_late  # with high pay it comes in month 3
    assert not verdict(1000, wait=None).is_late


POLE = Circumstances({}, {}, "PL", amount=4000)
EXCHANGING = replace(
    ASKING,
    exchange=(
        Exchange({"PLN": 3.75, "EUR": 0.9}, "2025", "A page"),
        Exchange({"GBP": 0.75}, "2026-03", "Another"),
    ),
)


def test_what_is_needed_in_another_currency_is_held_against_the_figures_by_the_rate() -> None:
    found = bills_of(earned(ANAS), EXCHANGING, POLE, 26)
    # 4000 / 3.75 = 1066.7, to two digits 1100: as at the high end from month 7 on (1144).
    assert found == replace(
        verdict(1100), need=4000, currency="PLN", need_in_figures=1100, rate_as_of="2025"
    )
    assert (found.verdict, found.from_month) == ("may", 7)


def test_figures_in_other_money_than_dollars_are_reached_through_the_dollar() -> None:
    in_pounds = earned(with_way(ANAS, rates=(replace(rates(flat(9), flat(9)), currency="GBP"),)))
    found = bills_of(in_pounds, EXCHANGING, POLE, 26)
    # 4000 / 3.75 * 0.75 = 800, by the date of the older of two rates.
    assert (found.need_in_figures, found.rate_as_of) == (800, "2025")
    found = bills_of(in_pounds, EXCHANGING, replace(POLE, currency="USD"), 26)
    assert (found.currency, found.need_in_figures, found.rate_as_of) == ("USD", 3000, "2026-03")


def test_nothing_is_exchanged_in_the_money_of_the_figures() -> None:
    found = bills_of(earned(ANAS), EXCHANGING, replace(POLE, currency="USD"), 26)
    assert (found.need, found.need_in_figures, found.rate_as_of) == (4000, None, None)


@pytest.mark.parametrize("currency", ["KES", "CHF"])
def test_money_without_a_rate_is_not_compared(currency: str) -> None:
    found = bills_of(earned(ANAS), EXCHANGING, replace(POLE, currency=currency), 26)
    assert (found.verdict, found.need_in_figures) == ("other_currency", None)


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [(0, 0), (0.3, 0), (7.4, 7), (49.4, 49), (104, 100), (105.1, 110), (1323.8, 1300), (997, 1000)],
)
def test_a_sum_that_was_exchanged_has_two_digits_that_count(amount: float, rounded: int) -> None:
    assert two_digits(amount) == rounded


def test_what_is_needed_in_another_currency_is_not_compared() -> None:
    pole = Circumstances({}, {}, "PL", amount=1000)
    found = bills_of(earned(ANAS), ASKING, pole, 26)
    assert (found.verdict, found.need, found.currency) == ("other_currency", 1000, "PLN")
    # Said in the currency of the figures it is compared.
    assert bills_of(earned(ANAS), ASKING, replace(pole, currency="USD"), 26).verdict == "may"


def test_who_said_no_amount_is_asked_for_one_where_the_questions_know_it() -> None:
    assert verdict(None).verdict == "not_said"
    assert bills_of(earned(ANAS), CONTENT.bank, NOBODY, 26).verdict == "not_needed"


def test_who_is_not_asked_for_an_amount_lives_from_something_else() -> None:
    only_short = replace(ASKS, when=When(facts={"wait": Bounds(most=39)}))
    bank = replace(CONTENT.bank, questions=(*CONTENT.bank.questions, only_short))
    secure, pressed = (Circumstances({"wait": weeks}, {}) for weeks in (104, 10))
    assert bills_of(earned(ANAS), bank, secure, 104).verdict == "not_needed"
    assert bills_of(earned(ANAS), bank, pressed, 10).verdict == "not_said"


def test_a_bridge_has_a_line_of_its_own_at_the_hours_that_it_gets() -> None:
    # Tasks brings 2 an hour; half of 24 hours a week are 52 a month: 104.
    answers = {**sheet(wait=4).answers, "need": Answer("", number=150)}
    goal, bridge = plan_for(AnswerSheet(answers), replace(CONTENT, bank=ASKING)).bills
    assert (goal.path, goal.verdict) == ("desk", "should")
    assert (bridge.path, bridge.verdict) == ("tasks", "not_in_first_year")
