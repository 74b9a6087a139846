"""The claims of docs/validation.md on a small sample, with room for its noise."""

from collections.abc import Callable, Iterator

import pytest

from benchmarks.validation import (
    MEASURES,
    Bench,
    Figure,
    changes_exact,
    labels,
    levels_off,
    people_picks,
    residual,
    single_changes,
    stopping,
)
from careerpick.decide.table import compile_table
from careerpick.model import Content


@pytest.fixture(scope="module")
def bench(content: Content) -> Bench:
    return Bench(content, compile_table(content), sheets=500, replays=60, seed=3, blocked={})


@pytest.mark.parametrize("measure", [stopping, residual, changes_exact])
def test_exact_claims_hold_without_exception(
    bench: Bench, measure: Callable[[Bench], Iterator[Figure]]
) -> None:
    exact = [figure for figure in measure(bench) if figure.bar in {"0", "all"}]

    assert exact
    assert [figure.name for figure in exact if not figure.is_met] == []


@pytest.mark.parametrize("measure", [labels, levels_off])
def test_results_bear_noise_as_claimed(
    bench: Bench, measure: Callable[[Bench], Iterator[Figure]]
) -> None:
    bounded = [figure for figure in measure(bench) if figure.bar]

    assert len(bounded) == 1
    assert bounded[0].is_met


def test_people_like_results_seldom_hang_on_one_answer(content: Content) -> None:
    # The bars are 6 % and 11 %; the rest is room for the noise of a smaller sample.
    bench = Bench(content, compile_table(content), sheets=4_000, replays=0, seed=3, blocked={})
    step, anyhow = (float(figure.reached.split()[0]) for figure in single_changes(bench))

    assert step <= 6.5
    assert anyhow <= 11.5


def test_labels_tell_results_apart(bench: Bench) -> None:
    shares = {
        figure.name.split()[-3]: float(figure.reached.split()[0])
        for figure in labels(bench)
        if "results called" in figure.name
    }

    assert set(shares) == {"firm", "leaning", "toss_up", "none"}
    assert sum(shares.values()) == pytest.approx(100, abs=0.1)
    assert min(shares["firm"], shares["leaning"]) > 20


def test_people_like_sheets_keep_about_two_thirds_of_what_favours_a_path(
    content: Content, bench: Bench
) -> None:
    # 65 % kept, and a redrawn answer (of about 3.5 options) is often the same again.
    best = {
        place: [
            max(range(len(options)), key=lambda i: 4 * options[i][place] - sum(options[i]))
            for options in ([*rows.values()] for rows in bench.table.points.values())
        ]
        for place in range(4)
    }
    closest = [
        max(
            sum(a == b for a, b in zip(picked, favoured, strict=True)) for favoured in best.values()
        )
        for picked in people_picks(content, bench.table, 200, seed=3)
    ]

    assert 0.55 < sum(closest) / (200 * len(content.bank.questions)) < 0.85


def test_every_measure_is_in_the_document() -> None:
    from tests.cli.running import ROOT

    said = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")

    assert [item.__name__ for item in MEASURES if f"--only {item.__name__}" not in said] == []
