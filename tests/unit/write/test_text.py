import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from careerpick.decide.result import evaluate
from careerpick.model import AnswerSheet
from tests.builders import make_sheet
from tests.screens import result_screen
from tests.unit.write.sample import CONTENT, PHOTO, SHEETS, TESTER, TUTOR, hostile_content
from tests.unit.write.showing import shown


def screen_of(kind: str, width: int = 80, encoding: str = "utf-8") -> str:
    return shown(result_screen(evaluate(CONTENT, SHEETS[kind])), width, encoding)


def flat(text: str) -> str:
    """Join wrapped lines, so that a sentence can be looked for."""
    return " ".join(text.split())


@pytest.mark.parametrize("width", [8, 20, 40, 71, 72, 80, 120, 200])
@pytest.mark.parametrize("kind", SHEETS)
def test_no_line_is_wider_than_the_console_or_ends_in_blanks(kind: str, width: int) -> None:
    for line in screen_of(kind, width).splitlines():
        assert cell_len(line) <= width or line.startswith(("careerpick ", "pipe "))
        assert line == line.rstrip()


def test_no_window_is_too_narrow_for_a_command_to_be_one_line() -> None:
    def commands(width: int) -> list[str]:
        return re.findall(r"careerpick .*", screen_of("fit", width))

    assert len(commands(200)) > 1
    assert commands(8) == commands(200)


@pytest.mark.parametrize("kind", SHEETS)
def test_every_width_shows_the_same_words(kind: str) -> None:
    # Where rows do not fit side by side, one stands below the other.
    def words(width: int) -> set[str]:
        return set(screen_of(kind, width).replace(":", "").split())

    assert words(80) == words(120)


@pytest.mark.parametrize("kind", SHEETS)
def test_ascii_console_gets_nothing_but_ascii(kind: str) -> None:
    text = screen_of(kind, encoding="ascii")
    assert text.isascii()
    assert "?" not in text.replace("? ", "").replace('?"', "").replace("?\n", "")


def test_nothing_is_coloured_where_there_is_no_terminal() -> None:
    assert "\x1b" not in screen_of("fit")


@pytest.mark.parametrize(("no_color", "coloured"), [(True, False), (False, True)])
def test_colour_follows_the_wish_for_none(no_color: bool, coloured: bool) -> None:
    stream = StringIO()
    console = Console(
        file=stream, width=80, force_terminal=True, color_system="standard", no_color=no_color
    )
    console.print(result_screen(evaluate(CONTENT, SHEETS["fit"])))
    codes = [code.partition("m")[0].split(";") for code in stream.getvalue().split("\x1b[")[1:]]
    assert any(part in {"31", "32", "35", "36"} for code in codes for part in code) is coloured


def test_only_colours_that_read_on_light_and_dark_are_used() -> None:
    stream = StringIO()
    console = Console(file=stream, width=80, force_terminal=True, color_system="truecolor")
    for sheet in SHEETS.values():
        console.print(result_screen(evaluate(CONTENT, sheet)))
    codes = {code.partition("m")[0] for code in stream.getvalue().split("\x1b[")[1:]}
    # Reset, bold, dim, red, green, magenta, cyan; no yellow (33), white (37) or bright (9x).
    parts = {part for code in codes for part in code.split(";")}
    assert parts <= {"0", "1", "2", "31", "32", "35", "36"}


def test_hostile_text_is_shown_as_text() -> None:
    content = hostile_content()
    for sheet in (SHEETS["fit"], SHEETS["deal-breaker"], SHEETS["tie"], SHEETS["empty"]):
        text = shown(result_screen(evaluate(content, sheet)), 80)
        assert "[red]x[/red] :smile: [31mred" in flat(text)
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_blocked_best_path_is_said_before_the_recommendation() -> None:
    text = flat(screen_of("blocked-best"))
    first = text.index("Your best match is Chat support, but it is out of reach for now")
    assert first == 0
    assert first < text.index("Of the rest, your best fit is Website tester")


def test_blocked_best_path_is_explained_with_reason_and_remedy() -> None:
    text = flat(screen_of("blocked-best"))
    assert "Free hours a week: you said “Up to five”. It needs at least 10, and 20 to be" in text
    assert "A shift lasts four hours. What helps: Ask for weekend shifts" in text


def test_tie_shares_a_rank_and_says_so() -> None:
    rows = [line.split() for line in screen_of("tie").splitlines() if "1 (tie)" in line]
    assert [row[0] for row in rows] == ["Stock", "Website"]


def test_deal_breaker_is_named_by_the_words_of_the_answer() -> None:
    text = flat(screen_of("deal-breaker"))
    breaker = "ruled out by your deal-breaker “Somebody else, so that I need not think about it”"
    assert f"Stock photographer – {breaker}" in text
    assert f"Website tester – {breaker}" in text


def test_nothing_left_recommends_nothing_and_says_what_would_open_the_best() -> None:
    text = flat(screen_of("nothing-left"))
    assert "Right now nothing here can be recommended" in text
    assert "it would open with at least 4 hours a week instead of “Up to five”" in text
    assert "Start here" not in text


def test_empty_sheet_shows_the_paths_without_an_order_of_merit() -> None:
    text = screen_of("empty")
    assert "not enough to say" in text
    assert "Match" not in text
    places = [text.index(name) for name in ("Chat support", "Online tutor", "Website tester")]
    assert places == sorted(places)


def test_only_platforms_that_are_open_are_suggested_dated_ones_first() -> None:
    text = screen_of("fit")
    assert "Teachwell" in text
    assert "Speakfast" in text
    for hidden in ("Old Chalk", "Maybe Site", "Lessonia"):
        assert hidden not in text


def test_name_of_the_answer_file_is_in_the_command() -> None:
    screen = result_screen(evaluate(CONTENT, SHEETS["fit"]), answers_file="my answers.yaml")
    assert "compare tester photo --answers 'my answers.yaml'" in flat(shown(screen, 80))


def test_commands_take_the_answers_of_the_last_quiz_by_a_short_name_or_unasked() -> None:
    screen = result_screen(evaluate(CONTENT, SHEETS["fit"]), answers_file="last")
    commands = [line.partition(": ")[2] for line in shown(screen, 80).splitlines()[-3:]]
    assert commands == [
        "careerpick compare tester photo --answers last",
        "careerpick plan",
        "careerpick explain",
    ]


def test_skipped_questions_are_counted() -> None:
    assert "2 of 9 questions have no answer." in screen_of("not-known")
    assert "You skipped" not in screen_of("fit")


def test_single_path_is_shown_without_a_rival() -> None:
    content = replace(CONTENT, paths=(TESTER,))
    text = shown(result_screen(evaluate(content, SHEETS["fit"])), 80)
    assert "Your best fit is Website tester" in text
    assert "ahead of" not in text
    assert "compare" not in text


def test_path_without_an_open_platform_says_so() -> None:
    photo = replace(PHOTO, platforms=tuple(replace(p, status="closed") for p in PHOTO.platforms))
    content = replace(CONTENT, paths=(photo, TUTOR))
    sheet = make_sheet(clock="me", calls="drained", day="new", teach="pictures")
    text = flat(shown(result_screen(evaluate(content, sheet)), 80))
    assert "No site for Stock photographer is known to take new people right now." in text
    assert "Open to new people" not in text


def test_order_of_the_answers_changes_nothing() -> None:
    answers = SHEETS["fit"].answers
    turned = AnswerSheet(dict(list(answers.items())[::-1]))
    assert shown(result_screen(evaluate(CONTENT, turned)), 80) == screen_of("fit")


def test_result_without_a_plan_shows_none() -> None:
    assert "Your plan in short" not in screen_of("not-yet")
