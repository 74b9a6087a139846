import pytest

from careerpick.words import sentences


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2026-03", "March 2026"),
        ("2025-12", "December 2025"),
        ("2026", "2026"),
        (None, "undated page"),
        ("undated", "undated page"),
        ("2026-13", "undated page"),
        ("soon", "undated page"),
    ],
)
def test_date(as_of: str | None, words: str) -> None:
    assert sentences.date(as_of) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1, 4, "one to four weeks"),
        (0.4, 6, "three days to six weeks"),  # 0.4 of 7 days is 2.8 days
        (0.1, 1, "one day to one week"),
        (3, 39, "three weeks to nine months"),  # 39 weeks are 9 months of 52/12 weeks
        (26, 52, "six months to one year"),
        (52, 104, "one to two years"),
        (2, 2, "two weeks"),
    ],
)
def test_span_of_time(low: float, high: float, words: str) -> None:
    assert sentences.span_of_time(low, high) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (3, "hours a week", "3 hours a week"),
        (1, "hours a week", "1 hour a week"),
        (1, "weeks", "1 week"),
        (1, "US dollars", "1 US dollar"),
        (0, "US dollars", "0 US dollars"),
        (1500, "US dollars", "1,500 US dollars"),
    ],
)
def test_with_unit(value: int, unit: str, words: str) -> None:
    assert sentences.with_unit(value, unit) == words


@pytest.mark.parametrize(
    ("value", "words"), [(8.0, "8"), (3.76, "3.76"), (15.5, "15.50"), (1200, "1,200"), (0, "0")]
)
def test_amount(value: float, words: str) -> None:
    assert sentences.amount(value) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")],
)
def test_in_list(items: list[str], words: str) -> None:
    assert sentences.in_list(items) == words


def test_counted_says_one_and_many() -> None:
    assert sentences.counted(1, "thing") == "one thing"
    assert sentences.counted(2, "thing") == "two things"
    assert sentences.counted(13, "thing") == "13 things"


def test_quoted_drops_the_full_stop_of_an_answer() -> None:
    assert sentences.quoted("Fair pay.") == "“Fair pay”"


def test_unknown_currency_keeps_its_code() -> None:
    assert sentences.currency("USD") == "US dollars"
    assert sentences.currency("XYZ") == "XYZ"


@pytest.mark.parametrize(
    ("place", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (112, "112th")],
)  # fmt: skip
def test_place_is_said_as_people_say_it(place: int, said: str) -> None:
    assert sentences.nth(place) == said


def test_long_texts_are_cut_after_a_sentence_that_says_something() -> None:
    text = "It ends. In the year 2024 a third of all clients left without a word (survey). More."
    assert sentences.in_short(text) == (
        "It ends. In the year 2024 a third of all clients left without a word (survey)."
    )
    assert sentences.in_short("Short. And done.") == "Short. And done."
    assert sentences.in_short(
        "No end at all, but this is a very long sentence of the U.S. agency"
    ) == ("No end at all, but this is a very long sentence of the U.S. agency")


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (1, "USD", "1 US dollar"),
        (1, "EUR", "1 euro"),
        (1, "GBP", "1 British pound"),
        (1, "DKK", "1 Danish krone"),
        (1.5, "USD", "1.50 US dollars"),
        (1200, "KES", "1,200 Kenyan shillings"),
    ],
)
def test_one_of_a_currency_reads_as_one(value: float, code: str, said: str) -> None:
    assert sentences.money(value, code) == said
