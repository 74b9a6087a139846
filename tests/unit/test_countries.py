import pytest
from babel import Locale

from careerpick import countries
from careerpick.countries import CODES, OFTEN_NAMED, code_of, currency_of, name_of, nearest


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Kenya", "KE"),
        ("ke", "KE"),
        ("KEN", "KE"),
        ("UK", "GB"),
        ("USA", "US"),
        ("u.s.a.", "US"),
        ("the Netherlands", "NL"),
        ("Holland", "NL"),
        ("Deutschland", "DE"),
        ("osterreich", "AT"),
        ("ÖSTERREICH", "AT"),
        ("Polska", "PL"),
        ("日本", "JP"),
        ("Україна", "UA"),
        ("Cote d'Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Saint Lucia", "LC"),
        ("St. Lucia", "LC"),
        ("Trinidad and Tobago", "TT"),
        ("Turkey", "TR"),
        ("Türkei", "TR"),
        ("Espagne", "ES"),
        ("estados unidos", "US"),
        ("Côte d’Ivoire", "CI"),
        ("Германия", "DE"),
        (" kosovo ", "XK"),
        ("NO", "NO"),
    ],
)
def test_a_country_is_known_by_its_usual_names_and_codes(typed: str, code: str) -> None:
    assert code_of(typed) == code


@pytest.mark.parametrize(
    "typed", ["", " ", "Atlantis", "EU", "ZZ", "UN", "Congo", "Kongo", "12", "x" * 5000]
)
def test_what_is_no_single_country_is_none(typed: str) -> None:
    assert code_of(typed) is None


def test_no_name_means_two_countries() -> None:
    means: dict[str, set[str]] = {}
    for names in (countries._english, countries._elsewhere, countries._own):
        for name, code in names().items():
            means.setdefault(countries._plain(name), set()).add(code)

    assert {name for name, codes in means.items() if len(codes) > 1} == set()


def test_the_countries_are_those_of_the_tables() -> None:
    no_country = {
        "AC",
        "CP",
        "CQ",
        "DG",
        "EA",
        "EU",
        "EZ",
        "IC",
        "QO",
        "TA",
        "UN",
        "XA",
        "XB",
        "ZZ",
    }
    named = map(str, Locale.parse("en").territories)
    assert {code for code in named if len(code) == 2 and code.isalpha()} - no_country == CODES


def test_every_country_is_known_by_its_own_code_and_its_shown_name() -> None:
    assert {code: code_of(code) for code in CODES} == {code: code for code in CODES}
    assert {code: code_of(name_of(code)) for code in CODES} == {code: code for code in CODES}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Kenia", "Kenya"),
        ("Germny", "Germany"),
        ("Deutchland", "Germany"),
        ("Espange", "Spain"),
        ("Türkey", "Türkiye"),
        ("xqwzv", None),
        ("Atlantis", None),
        ("Narnia", None),
        ("Europe", None),
    ],
)
def test_a_slip_gets_the_nearest_name(typed: str, name: str | None) -> None:
    assert nearest(typed) == name


def test_a_country_has_the_money_that_is_used_there_now() -> None:
    used = {code: currency_of(code) for code in ("PL", "KE", "HR", "US", "AQ", "QQ")}
    assert used == {
        "PL": "PLN", "KE": "KES", "HR": "EUR", "US": "USD", "AQ": None, "QQ": None,
    }  # fmt: skip


def test_names_that_need_no_tables_are_those_of_the_tables() -> None:
    tables = Locale.parse("en").territories
    assert {code: tables[code] for code in OFTEN_NAMED} == OFTEN_NAMED
