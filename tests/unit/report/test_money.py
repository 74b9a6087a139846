from dataclasses import replace

import pytest

from careerpick.model import Basis, Rates
from careerpick.report.money import figure_rests_on, money_figures
from tests.builders import way_of
from tests.unit.write.sample import BANK, TESTER, TUTOR


def test_every_figure_has_a_range_and_what_it_rests_on() -> None:
    assert [(item.label, item.says, item.rests_on) for item in money_figures(BANK, TUTOR)] == [
        (
            "On your own, the whole world",
            "At first 3 to 15 US dollars, usually 8.50; later 8 to 40, usually 17.",
            "survey: The Tutor Union and others, March 2025",
        ),
        (
            "On your own, the United Kingdom",
            "At first 11 to 14 British pounds, usually 12; later 12 to 25, usually 16.",
            "official figures: Office for Numbers, 2024",
        ),
        (
            "On your own, paid time",
            "30% to 60% of your hours are paid at first, usually 50%; later usually 75%.",
            "our own estimate",
        ),
        (
            "On your own, fees",
            "Sites keep 0% to 30% of your pay, usually 15%.",
            "the sites' own terms: Teachwell, undated page",
        ),
        (
            "On your own, first money",
            "After two to eight weeks, usually four weeks.",
            "survey: The Tutor Union, March 2025",
        ),
    ]


def test_no_fee_is_said_in_words() -> None:
    assert money_figures(BANK, TESTER)[-2].says == "Sites keep nothing of your pay."


@pytest.mark.parametrize(
    ("basis", "sources", "words"),
    [
        ("judgement", ("union",), "our own estimate, 2025"),
        ("survey", ("judgement",), "our own estimate, 2025"),
        ("study", ("judgement", "office"), "measured: Office for Numbers, 2025"),
        ("practitioner", ("union",), "told by people who do it: The Tutor Union, 2025"),
    ],
)
def test_judgement_is_never_dressed_as_a_source(
    basis: Basis, sources: tuple[str, ...], words: str
) -> None:
    rates: Rates = replace(way_of(TUTOR).rates[0], basis=basis, sources=sources)
    assert figure_rests_on(TUTOR, rates.basis, rates.sources, "2025") == words
