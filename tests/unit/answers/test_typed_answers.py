"""Countries and money that are typed: at a question, in files of every form, saved again."""

import pytest

from careerpick.answers import parse_answers
from careerpick.answers.amounts import money
from careerpick.answers.choice import parse_changes, parse_choice
from careerpick.answers.saved import answer_template, format_answers
from careerpick.countries import currency_meant
from careerpick.errors import AnswerError, UsageError
from careerpick.folding import fold
from careerpick.model import Answer, AnswerSheet, Option, Question
from careerpick.words.problems import worded
from tests.builders import make_content, make_path, make_question

COUNTRY = Question("country", "goals", "Where?", "It helps.", (), ask="detail", pick="country")
NEED = Question("monthly-need", "goals", "How much?", "It helps.", (), ask="detail", pick="amount")
BEST = Question(
    "best", "goals", "What?", "It helps.", (Option("a", "A"), Option("b", "B")), ask="detail"
)
CONTENT = make_content(
    [make_question("aim", [{"calm": 1}, {"calm": -1}]), BEST, COUNTRY, NEED],
    [make_path("one", {"calm": 1})],
)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Germany", "DE"), ("de", "DE"), ("DEU", "DE"), ("deutschland", "DE"), ("UK", "GB"),
     (" the usa ", "US"), ("Côte d’Ivoire", "CI"), ("NO", "NO"), ("日本", "JP"), ("ＤＥ", "DE")],
)  # fmt: skip
def test_a_country_is_known_by_any_usual_name(typed: str, code: str) -> None:
    assert parse_choice(typed, COUNTRY) == Answer(code)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("2000", 2000), ("2,000", 2000), ("2 000", 2000), ("2.000", 2000), ("2k", 2000),
     ("1.5k", 1500), ("about 2000 a month", 2000), ("２０００", 2000), ("$2,000", 2000),
     ("2000 euros", 2000), ("USD 2000", 2000), ("Rs 20000", 20000), ("500 a week", 2167),
     ("24k a year", 2000), ("two thousand", 2000), ("2000.10", 2001), ("0", 0), ("none", 0),
     ("1 million rupiah", 1_000_000), ("5 millions", 5_000_000), ("2 lakh", 200_000),
     ("Rs 1.5 lakhs", 150_000), ("1 crore", 10_000_000), ("5 juta", 5_000_000),
     ("20.000,50", 20001), ("2000/month", 2000),
     ("24,000 annually", 2000)],
)  # fmt: skip
def test_money_is_what_was_typed_for_a_month(typed: str, number: int) -> None:
    assert parse_choice(typed, NEED).number == number


@pytest.mark.parametrize(
    ("typed", "money"),
    [("500", ""), ("500 a month", ""), ("about 500", ""), ("Rs 500", "rupees"),
     ("500 shillings", "shillings"),
     ("500 USD", "USD"), ("usd 500", "USD"), ("500 US dollars", "USD"), ("US$ 500", "USD"),
     ("500 Kenyan shillings a week", "KES"), ("€500", "EUR"), ("500 euro", "EUR"),
     ("500EUR", "EUR"), ("500euros", "EUR"), ("2 lakh inr", "INR"),
     ("4500 zl", "PLN"), ("zł 4500", "PLN"), ("500 zloty a week", "PLN"), ("500 Kč", "CZK"),
     ("R$ 500", "BRL"), ("R5000", "ZAR"), ("Ksh 500", "KES"), ("Rs.500", "rupees"),
     ("500 kenya shillings", "KES"), ("$500 AUD", "AUD"), ("500 kr", "kr"), ("₦50,000", "NGN"),
     ("25000 pesos", "pesos"), ("¥5000", "¥"), ("Rp 1 juta", "IDR"),
     ("$500", "dollars"), ("500 dollars", "dollars"), ("£500", "pounds"), ("1 pound", "pound")],
)  # fmt: skip
def test_the_money_that_is_named_stays_with_the_amount(typed: str, money: str) -> None:
    answer = parse_choice(typed, NEED)
    assert answer.option == money
    sheet = AnswerSheet({"monthly-need": answer})
    again = parse_answers(format_answers(sheet, CONTENT).encode(), "x", CONTENT)
    assert again.sheet == sheet


@pytest.mark.parametrize(
    ("named", "own", "code"),
    [("", "KES", "KES"), ("USD", "CAD", "USD"), ("dollars", "CAD", "CAD"),
     ("dollars", "KES", "USD"), ("pounds", "EGP", "EGP"), ("pound", "EUR", "GBP"),
     ("pesos", "PHP", "PHP"), ("peso", "EUR", "peso"), ("kr", "SEK", "SEK"), ("¥", "CNY", "CNY")],
)  # fmt: skip
def test_a_word_for_money_of_many_countries_means_their_own_where_it_is_one(
    named: str, own: str, code: str
) -> None:
    assert currency_meant(named, own) == code


@pytest.mark.parametrize(
    ("typed", "country", "code"),
    [("500 BOB", "KE", "BOB"), ("500 bob", "BO", "BOB"), ("500 bob", "AQ", "BOB"),
     ("500 usd", "KE", "USD"), ("500 eur", "KE", "EUR"), ("500 zl", "KE", "PLN"),
     ("500 kes", "KE", "KES")],
)  # fmt: skip
def test_money_of_another_country_is_taken_where_it_is_not_doubtful(
    typed: str, country: str, code: str
) -> None:
    parsed = parse_answers(f"monthly-need: {typed}\ncountry: {country}\n".encode(), "f", CONTENT)
    assert parsed.sheet.answers["monthly-need"].option == code


@pytest.mark.parametrize(
    "text", ["monthly-need: 40,000 bob\ncountry: Kenya\n", "country=KE\nmonthly-need=bob 40,000\n"]
)
def test_a_word_that_is_the_code_of_other_money_than_their_own_is_asked_for_again(
    text: str,
) -> None:
    with pytest.raises(AnswerError, match='"bob" may mean') as caught:
        parse_answers(text.encode(), "f", CONTENT)
    (problem,) = map(worded, caught.value.problems)
    assert problem.line == 1 + text.startswith("country")
    assert problem.message == (
        '"bob" may mean BOB (Bolivian bolivianos) or KES (Kenyan shillings): name one of them in '
        'capital letters for the question "monthly-need".'
    )


def test_a_changed_amount_is_doubtful_by_the_country_of_the_sheet() -> None:
    at_home = {"country": Answer("LA")}
    assert parse_changes(["monthly-need=2 lak"], CONTENT, at_home)["monthly-need"]
    with pytest.raises(UsageError, match=r'^"lak" may mean LAK .* or INR .*: name one of them'):
        parse_changes(["monthly-need=2 lak"], CONTENT, {"country": Answer("IN")})


@pytest.mark.parametrize(
    "typed",
    [
        "lots",
        "-5",
        "2000 hours",
        "12 months",
        "2 0 0 0",
        "9999999999",
        "a",
        "²",
        "2000 x y9",
        "2kusd",
        "2kdollars",
        "2zillion",
        "12 quatloos",
        "50 mil pesos",
        "50 mil",
        "500 eur quatloos",
        "500 usd eur",
        "$500 PLN",
        "p500",
    ],
)
def test_what_is_no_amount_is_said_in_one_clear_message(typed: str) -> None:
    with pytest.raises(AnswerError, match="is no amount of money") as caught:
        parse_choice(typed, NEED)
    (problem,) = map(worded, caught.value.problems)
    assert problem.message == f'"{typed}" is no amount of money.'
    assert (
        problem.fix
        == "Type a number, such as 2000, or with its money: 2000 USD, 2000 pesos, €2000."
    )


def test_a_typo_gets_the_nearest_country() -> None:
    with pytest.raises(AnswerError, match='There is no country "Germny"') as caught:
        parse_choice("Germny", COUNTRY)
    (problem,) = map(worded, caught.value.problems)
    assert problem.fix == 'did you mean "Germany"?'


def test_a_hostile_country_is_refused_at_once_and_shown_cut() -> None:
    with pytest.raises(AnswerError, match="There is no country") as caught:
        parse_choice("\x1b[31m" + "x" * 4000, COUNTRY)
    assert len(worded(caught.value.problems[0]).message) < 120
    assert "\x1b" not in worded(caught.value.problems[0]).message


@pytest.mark.parametrize(
    ("question", "typed"), [(COUNTRY, "DE!"), (NEED, "2k !!"), (BEST, "1!"), (BEST, "a！")]
)
def test_a_mark_means_nothing_at_a_detail_and_is_refused(question: Question, typed: str) -> None:
    with pytest.raises(AnswerError, match="never changes what fits"):
        parse_choice(typed, question)


@pytest.mark.parametrize(
    "text",
    [
        "aim: a\ncountry: Germany\nmonthly-need: 2,000\n",
        "aim: a\ncountry: DE\nmonthly-need: 2000\n",
        '{"aim": "a", "country": "germany", "monthly-need": 2000}',
        "aim=a\ncountry=DE\nmonthly-need=2k\n",
        'aim,country,monthly-need\na,Germany,"2,000"\n',
        "aim;country;monthly-need\na;DE;2000.0\n",
        "a\nskip\nGermany\n2000 a month\n",
        '{"question": "aim", "answer": "a"}\n{"question": "country", "answer": "DE"}\n'
        '{"question": "monthly-need", "answer": 2000}\n',
    ],
)
def test_every_form_of_file_holds_a_country_and_an_amount(text: str) -> None:
    parsed = parse_answers(text.encode(), "f", CONTENT)
    assert parsed.sheet.answers == {
        "aim": Answer("a"), "country": Answer("DE"), "monthly-need": Answer("", number=2000),
    }  # fmt: skip


def test_norway_is_a_country_and_no_refusal() -> None:
    parsed = parse_answers(b"country: NO\n", "f", CONTENT)
    assert parsed.sheet.answers == {"country": Answer("NO")}


def test_an_unknown_country_of_a_file_has_its_place_and_the_nearest_name() -> None:
    with pytest.raises(AnswerError, match='There is no country "Germny"') as caught:
        parse_answers(b"aim: a\ncountry: Germny\n", "f", CONTENT)
    (problem,) = map(worded, caught.value.problems)
    assert (problem.line, problem.column, problem.fix) == (2, 10, 'did you mean "Germany"?')


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("aim: a\ncountry: Atlantis\n", ("country", "Atlantis", "not-typed")),
        ("aim=a\ncountry=Atlantis\n", ("country", "Atlantis", "not-typed")),
        ("a\nskip\nAtlantis\n", ("country", "Atlantis", "not-typed")),
        ("aim: a\nbest: [a, b]\n", ("best", "", "not-one-answer")),
        ("aim: a\nmonthly-need: {answer: 5}\n", None),
    ],
)
def test_a_detail_that_means_nothing_may_count_as_skipped(
    text: str, unread: tuple[str, str, str] | None
) -> None:
    parsed = parse_answers(text.encode(), "f", CONTENT, forgiving=True)

    assert parsed.sheet.answers["aim"] == Answer("a")
    found = [(one.question, one.text, one.problem.code) for one in parsed.unread]
    assert found == ([unread] if unread else [])


def test_what_may_score_is_not_forgiven() -> None:
    with pytest.raises(AnswerError, match='There is no answer "x" for the question "aim"'):
        parse_answers(b"aim: x\ncountry: Atlantis\n", "f", CONTENT, forgiving=True)


@pytest.mark.parametrize("key", ["important", "deal_breaker"])
def test_a_marked_detail_of_a_file_is_refused_at_its_place(key: str) -> None:
    with pytest.raises(AnswerError, match="never changes what fits") as caught:
        parse_answers(f"country: {{answer: DE, {key}: true}}\n".encode(), "f", CONTENT)
    (problem,) = caught.value.problems
    assert problem.line == 1


def test_saved_details_are_read_again() -> None:
    sheet = AnswerSheet(
        {"best": Answer("b"), "country": Answer("NO"), "monthly-need": Answer("", number=0)}
    )
    assert parse_answers(format_answers(sheet, CONTENT).encode(), "f", CONTENT).sheet == sheet


def test_the_file_to_fill_in_says_what_can_be_typed() -> None:
    text = answer_template(CONTENT)
    assert "#   a country, such as Germany or DE\n  country: skip\n" in text
    assert "#   money a month, such as 2000\n  monthly-need: skip\n" in text
    assert parse_answers(text.encode(), "f", CONTENT).sheet == AnswerSheet()


def test_no_text_takes_long_to_be_no_amount() -> None:
    for text in ("1," * 30, "1 " * 30, "a" * 60, "9" * 60, "1" + " a" * 29):
        assert money(fold(text)) is None or text.startswith("1")
