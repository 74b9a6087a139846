"""The screen of a plan: complete, within its width, safe, and readable without colour."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from careerpick.model import AnswerSheet
from careerpick.report.plan import plan_report, teaser_lines
from tests.builders import make_need, make_steps
from tests.comparison_sample import HOSTILE
from tests.reports import DAY
from tests.screens import plan_screen
from tests.unit.plan.sample import DESK, TASKS, content_of, plan_for, sheet
from tests.unit.write.showing import shown

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
        assert cell_len(line) <= width or line.startswith("careerpick ")
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
        "400 to 500 in the first year",
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
    assert "the whole world: At first 10 US dollars" in text
    assert "https://desk.example/what-people-ask" in text
    assert "https://uni.example/time" in text
    assert "[our view]" in text
    assert "add --sources" not in text


def test_plain_ascii_where_nothing_else_can_be_shown() -> None:
    text = shown(plan_screen(plan_for(sheet(wait=4))), 80, "ascii")
    assert text.isascii()
    assert "What a month may bring" in text


def test_what_an_author_wrote_is_never_markup_or_a_command() -> None:
    nasty = replace(
        TASKS,
        name=HOSTILE,
        risks=(replace(TASKS.risks[0], text=HOSTILE),),
        first_steps=replace(TASKS.first_steps, today=make_steps(HOSTILE)),
    )
    text = shown(plan_screen(plan_for(sheet(wait=4), content_of(DESK, nasty))), 200)
    assert "\x1b" not in text
    assert "[red]Evil[/red]" in text
    assert ":smile:" in text


def test_no_money_is_drawn_for_no_hours() -> None:
    text = shown(plan_screen(plan_for(sheet(), hours=0)), 80)
    assert "nothing is earned" in text
    assert "What a month may bring" not in text


def test_no_command_is_printed_that_needs_other_hours_than_were_asked_for() -> None:
    blocked = replace(DESK, needs=(make_need({"hours": (30, 40)}),))
    for hours, count in ((0, 0), (3, 1)):
        plan = plan_for(sheet(), content_of(blocked), hours=hours)
        assert plan.result.recommendation.nearest == "desk"
        typed = [command.typed for command in plan_report(plan, DAY, "careerpick plan").commands]
        assert sum("--path desk" in words for words in typed) == count


@pytest.mark.parametrize("answers", [sheet(wait=4), sheet(), sheet(wait=1), sheet(calm="c")])
def test_short_form_is_a_few_sentences(answers: AnswerSheet) -> None:
    assert 1 <= len(teaser_lines(plan_for(answers))) <= 6
