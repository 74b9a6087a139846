"""The screen of a plan: complete, within its width, safe, and readable without colour."""

from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.text import Text

from careerpick.model import AnswerSheet, Range
from careerpick.words.planning import teaser_lines
from careerpick.write.charts import BarRow, Bars
from tests.comparison_sample import HOSTILE
from tests.screens import plan_screen
from tests.unit.write_plan.sample import DESK, TASKS, content_of, plan_for, sheet, shown

WIDTHS = [24, 40, 80, 120]
SHEETS = {
    "bridge": sheet(wait=4),
    "ready": sheet(wait=4, skill=0),
    "direct": sheet(),
    "closed": sheet(wait=1),
    "nothing": sheet(calm="c"),
    "one hour": sheet(hours=1, wait=4),
}


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", SHEETS)
def test_no_line_is_wider_than_the_console_or_ends_in_blanks(kind: str, width: int) -> None:
    text = shown(plan_screen(plan_for(SHEETS[kind])), width)
    for line in text.splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_width_says_the_same(width: int) -> None:
    plan = plan_for(sheet(wait=4))
    wide, narrow = (words(shown(plan_screen(plan), columns)) for columns in (120, width))
    for part in (
        "Start with Tasks now, and build Desk beside it.",
        "Stage 1: Tasks for money now, Desk beside it",
        "Today: Tasks",
        "This week: Desk",
        "Desklist",
        "Desk passes Tasks in month 3",
        "All 24 months together",
        "What can go wrong",
    ):
        assert part in wide
        assert part in narrow


def test_closed_platforms_are_never_named() -> None:
    text = shown(plan_screen(plan_for(sheet(wait=4)), with_sources=True), 80)
    assert "Taskslist" in text
    assert "Old" not in text


def test_sources_number_every_figure_sign_and_warning_and_list_them() -> None:
    text = words(shown(plan_screen(plan_for(sheet(wait=4)), with_sources=True), 120))
    # Tasks pays first, by judgement; the ladder of Desk is the first to name a source.
    assert "Three clients came back. [1]" in text
    assert "Pay for a paid hour at the start: 10 USD per paid hour, worldwide. Survey." in text
    assert "https://desk.example/what-people-ask" in text
    assert "https://uni.example/time" in text
    assert "[our view]" in text
    assert "add --sources" not in text


def test_plain_ascii_where_nothing_else_can_be_shown() -> None:
    text = shown(plan_screen(plan_for(sheet(wait=4))), 80, "ascii")
    assert text.isascii()
    assert "What it may bring" in text


def test_what_an_author_wrote_is_never_markup_or_a_command() -> None:
    nasty = replace(
        TASKS,
        name=HOSTILE,
        risks=(replace(TASKS.risks[0], text=HOSTILE),),
        first_steps=replace(TASKS.first_steps, today=(HOSTILE,)),
    )
    text = shown(plan_screen(plan_for(sheet(wait=4), content_of(DESK, nasty))), 200)
    assert "\x1b" not in text
    assert "[red]Evil[/red]" in text
    assert ":smile:" in text


def test_months_are_shown_one_by_one_for_half_a_year_and_in_years_beyond_three() -> None:
    half, long = (shown(plan_screen(plan_for(sheet(), months=months)), 80) for months in (6, 120))
    assert [line.split()[0] for line in half.splitlines() if line.startswith("    6 ")] == ["6"]
    assert "\n    109-120 " in long


def test_no_money_is_drawn_for_no_hours() -> None:
    text = shown(plan_screen(plan_for(sheet(), hours=0)), 80)
    assert "nothing is earned" in text
    assert "What it may bring" not in text


@pytest.mark.parametrize("answers", [sheet(wait=4), sheet(), sheet(wait=1), sheet(calm="c")])
def test_short_form_is_a_few_sentences(answers: AnswerSheet) -> None:
    assert 1 <= len(teaser_lines(plan_for(answers))) <= 6


def _bars(*values: Range, width: int = 60, encoding: str = "utf-8") -> list[str]:
    chart = Bars([("", [BarRow(Text("x"), value) for value in values])], "row")
    return shown(chart, width, encoding).splitlines()[1:]


# 60 columns: margin 2, name 3, gap 2, bar, gap 2, 11 for the ends, gap 2, 7 for the typical
# amount: 31 cells for the bar.


def test_bars_share_one_scale_and_are_full_up_to_the_typical_amount() -> None:
    first, second = _bars(Range(0, 50, 100), Range(0, 25, 50))
    # 50 of 100 is 15.5 of 31 cells; the other 15 and the rest of that half are light.
    assert first.split()[1] == 15 * "█" + "▌" + 15 * "░"
    # 25 of 100 is 7.75 cells, and 50 is 15.5.
    assert second.split()[1] == 7 * "█" + "▊" + 8 * "░"


def test_a_bar_begins_at_the_low_amount() -> None:
    (line,) = _bars(Range(50, 75, 100))
    # 50 of 100: 15.5 cells are free; 75 of 100: 23.25 cells.
    assert line == "  x    " + 15 * " " + "▐" + 7 * "█" + "▎" + 7 * "░" + "    50 to 100       75"


def test_bars_in_plain_ascii() -> None:
    (line,) = _bars(Range(0, 50, 100), encoding="ascii")
    assert line.split()[1] == 16 * "#" + 15 * "-"


def test_nothing_earned_draws_no_bar() -> None:
    nothing, _ = _bars(Range(0, 0, 0), Range(0, 1, 2))
    assert not set(nothing) & set("█░▏▎▍▌▋▊▉")


def test_a_tiny_range_can_still_be_seen() -> None:
    tiny, _ = _bars(Range(500, 500.1, 500.2), Range(0, 500, 1000))
    assert set(tiny) & set("█▏▎▍▌▋▊▉▐▕")


def test_one_amount_at_the_right_end_can_still_be_seen() -> None:
    (line,) = _bars(Range(100, 100, 100))
    assert set(line) & set("█▏▎▍▌▋▊▉▐▕")


def test_in_few_columns_the_chart_is_words() -> None:
    assert _bars(Range(1000, 2000, 30000), width=22)[-1].endswith("typically 2,000")
