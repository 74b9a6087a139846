"""Names that are longer than their column: never cut without a sign, never alike."""

import pytest

from careerpick.report.blocks import (
    Chart,
    DotPlot,
    DotRow,
    Picture,
    RankingBar,
    RankingBars,
    Report,
    Table,
)
from careerpick.write.style import Look
from careerpick.write.terminal import MOST_NAME, WIDE, screen, short_names
from tests.unit.write.showing import shown

LONG = [f"Manager of the office for region {number:02}, north" for number in range(30)]


def shown_chart(chart: Chart, width: int) -> str:
    picture = Picture("", "", chart, Table("", (), ()))
    return shown(screen(Report("", (picture,))), width)


def drawn(names: list[str], width: int) -> str:
    bars = [
        RankingBar(n, i, 50, "open", "you can start", False, False) for i, n in enumerate(names)
    ]
    return shown_chart(RankingBars(tuple(bars)), width)


def test_name_that_fits_stays_whole_and_a_longer_one_ends_in_a_sign() -> None:
    short = short_names(["Short", "A name that is longer than the column"], Look())
    assert short is not None
    assert short[0].rstrip() == "Short"
    assert short[1] == "A name that is longer t…"
    assert {len(name) for name in short} == {MOST_NAME}


def test_names_that_differ_at_their_ends_keep_them() -> None:
    names = [f"Manager of the office for region {number:02}" for number in range(30)]
    short = short_names(names, Look())
    assert short is not None
    assert len(set(short)) == 30
    assert short[7].endswith("region 07")


@pytest.mark.parametrize("width", [80, 120])
def test_names_that_would_look_alike_either_way_are_written_in_full(width: int) -> None:
    names = [
        f"Manager of the northern {what} offices of all the regions" for what in ("big", "old")
    ]
    assert short_names(names, Look()) is None
    shown = drawn(names, width)
    assert all(name in shown for name in names)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_two_of_many_long_names_look_alike(width: int) -> None:
    rows = [line for line in drawn(LONG, width).splitlines() if "Manager" in line]
    assert len({row[3 : 3 + MOST_NAME] if width >= WIDE else row[3:] for row in rows}) == len(LONG)


def test_the_names_of_both_ends_of_a_scale_stand_apart() -> None:
    chart = DotPlot(("A", "B"), (DotRow("Noise", (1, 3)),))
    scales = shown_chart(chart, 80).splitlines()[1]
    assert scales.split() == ["less", "more", "least", "most"]
