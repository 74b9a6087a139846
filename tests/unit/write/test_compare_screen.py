"""The side-by-side screen: complete, within its width, and only text."""

import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.text import Text

from careerpick.decide.comparison import compare_paths
from careerpick.model import Answer, AnswerSheet, CareerPath
from careerpick.write.style import UNICODE, make_console
from careerpick.write.text import column_widths
from tests.comparison_sample import (
    BANK,
    CHAT,
    CONTENT,
    SHEET,
    SURVEY,
    TESTER,
    TUTOR,
    hostile_content,
    one_line,
)
from tests.screens import comparison_screen
from tests.unit.write.showing import shown

PAIR = (TUTOR, CHAT)
ALL = (TUTOR, CHAT, TESTER)


def _screen(
    width: int,
    paths: tuple[CareerPath, ...] = PAIR,
    sheet: AnswerSheet | None = None,
    *,
    with_sources: bool = False,
    encoding: str = "utf-8",
) -> str:
    comparison = compare_paths(CONTENT, paths, sheet)
    return shown(comparison_screen(comparison, with_sources=with_sources), width, encoding)


@pytest.mark.parametrize("width", [20, 30, 40, 59, 60, 80, 120, 200])
@pytest.mark.parametrize("paths", [PAIR, ALL])
def test_no_line_is_wider_than_the_console_or_ends_in_blanks(
    width: int, paths: tuple[CareerPath, ...]
) -> None:
    lines = _screen(width, paths, SHEET, with_sources=True).split("\n")
    text = [line for line in lines if "https://" not in line and not line.startswith("careerpick ")]
    assert max(map(len, text)) <= width
    assert [line for line in text if line != line.rstrip()] == []


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_a_web_address_is_never_broken(width: int) -> None:
    lines = [line.strip() for line in _screen(width, with_sources=True).split("\n")]
    assert SURVEY.url in lines


@pytest.mark.parametrize(
    ("width", "count", "expected"),
    [
        (80, 2, (20, 28, 28)),  # (80 - 20 - 2 * 2) / 2
        (80, 3, (20, 18, 18, 18)),  # (80 - 20 - 3 * 2) / 3
        (80, 4, None),  # 13 would be too narrow
        (120, 4, (24, 22, 22, 22, 22)),  # (120 - 24 - 4 * 2) / 4
        (40, 2, None),
        (300, 2, (24, 48, 48)),  # no wider than can be read
    ],
)
def test_columns_are_used_where_they_fit(
    width: int, count: int, expected: tuple[int, ...] | None
) -> None:
    assert column_widths(width, count) == expected


@pytest.mark.parametrize("width", [20, 40])
def test_stacked_every_level_stands_in_words_beside_its_path(width: int) -> None:
    text = one_line(_screen(width, ALL))
    for criterion in BANK.criteria:
        for path in ALL:
            words = criterion.words[path.performance[criterion.id].level]
            assert f"{path.name}: {words}" in text


@pytest.mark.parametrize("paths", [PAIR, ALL])
def test_in_columns_every_level_has_its_bar_and_words(paths: tuple[CareerPath, ...]) -> None:
    lines = _screen(200, paths).split("\n")
    bars = [UNICODE.full * level + UNICODE.empty * (4 - level) for level in range(5)]
    for criterion in BANK.criteria:
        (line,) = [line for line in lines if line.startswith(criterion.name)]
        levels = [path.performance[criterion.id].level for path in paths]
        cells = re.split(r"\s{2,}", line.replace(" (rough)", ""))[1:]
        assert cells == [f"{bars[level]} {criterion.words[level]}" for level in levels]


def test_what_it_means_for_you_comes_first_then_what_to_choose() -> None:
    text = _screen(80, sheet=SHEET, with_sources=True)
    parts = [
        "Online tutor and Chat support, side by side",
        "For you: Chat support",
        "Can you start?",
        "Choose Online tutor if",
        "Choose Chat support if",
        "Money ",
        "Time ",
        "Growth ",
        "The work itself ",
        "Safety ",
        "What it pays",
        "On your own, first",
        "To begin",
        "Sites open now",
        "Sources\n",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_a_slight_difference_is_called_so_and_a_clear_one_is_not() -> None:
    text = _screen(80, ALL)
    assert "the pay has to be fair from the first month (a small difference)" in text
    assert "you want to make things up\n" in text


def test_equal_paths_are_said_to_be_equal() -> None:
    twin = replace(TUTOR, id="twin", name="Twin")
    content = replace(CONTENT, paths=(TUTOR, twin))
    text = shown(comparison_screen(compare_paths(content, (TUTOR, twin))), 80)
    assert "Twin does not stand apart from the rest on any point." in text


def test_a_level_of_which_little_is_known_is_marked_and_explained() -> None:
    text = _screen(120)
    (line,) = [line for line in text.split("\n") if line.startswith("Fits small gaps")]
    assert line.count("(rough)") == 2
    assert "Rough: little is known" in text
    sure = {
        criterion: replace(item, confidence="high") for criterion, item in TUTOR.performance.items()
    }
    other = replace(CHAT, performance={**CHAT.performance, "small-gaps": sure["small-gaps"]})
    pair = (replace(TUTOR, performance=sure), other)
    assert "ough" not in shown(comparison_screen(compare_paths(CONTENT, pair)), 120)


@pytest.mark.parametrize("width", [40, 120])
def test_a_closed_site_is_never_shown(width: int) -> None:
    text = _screen(width, (TUTOR, TESTER))
    assert "Teachwell" in text
    assert "none is known to be open" in one_line(text)
    assert "Old Chalk" not in text
    assert "Gone Tests" not in text


def test_three_sites_are_named_and_the_others_counted() -> None:
    text = _screen(40)
    assert "Speakfast (November 2025)" in text
    assert "Fourth Site" not in text
    assert "and 1 more" in text


def test_a_region_that_only_one_path_knows_shares_a_row() -> None:
    # The whole world: tutor and tester; United States: tutor only; United Kingdom: chat only.
    rows = [line.split("  ")[0] for line in _screen(120, ALL).split("\n")]
    assert "On your own, the whole" in rows  # "world" goes to the next line
    assert "Other figures" in rows
    assert "On your own, the United States: At first 15" in one_line(_screen(40, ALL))


def test_pay_is_shown_with_currency_region_basis_and_date() -> None:
    text = one_line(_screen(40))
    assert "United Kingdom: At first 11 to 14 British pounds" in text
    assert "Office for Numbers, 2025" in text
    assert "per paid hour, before fees and tax" in text


def test_sources_are_left_out_unless_they_are_asked_for() -> None:
    text = _screen(80)
    assert "Earnings by job" not in text
    assert not re.search(r"\[\d", text)


def test_every_citation_is_in_the_list_and_every_listed_source_is_cited() -> None:
    comparison = compare_paths(CONTENT, PAIR)
    text = shown(comparison_screen(comparison, with_sources=True), 120)
    levels, listed = text.split("Sources\n")
    assert re.findall(r"^ *\[(\d+)\] ", listed, re.MULTILINE) == ["1", "2", "3"]
    assert set(re.findall(r"\[(\d+)", levels)) <= {"1", "2", "3"}
    line = "Earnings by job. Office for Numbers. United Kingdom, 2025. Official figures."
    assert line in one_line(listed)


def test_a_level_without_a_source_is_called_our_view() -> None:
    lines = _screen(120, with_sources=True).split("\n")
    (line,) = [line for line in lines if line.startswith("Steady income")]
    assert line.count("[our view]") == 2


def test_a_reason_is_given_once_with_all_the_answers_that_ask_for_it() -> None:
    """Cover: first-wish, which is marked, and trade; no points on this screen."""
    text = one_line(_screen(200, sheet=SHEET))
    assert "Why Chat support is ahead of Online tutor" in text
    assert text.count("Cover and rights – ") == 1
    assert "You said “A safe place” (matters a lot) and “Pay when I am ill”." in text
    assert "What speaks most against it: • Choice of hours – " in text
    assert "points" not in text


def test_with_three_paths_the_leader_is_compared_with_each_other_one() -> None:
    text = _screen(80, ALL, SHEET)
    assert "Why Chat support is ahead of Online tutor" in text
    assert "Why Chat support is ahead of Website tester" in text


def test_how_well_a_path_fits_stands_beside_whether_it_can_be_started() -> None:
    personal = compare_paths(CONTENT, PAIR, SHEET).personal
    assert personal is not None
    matches = {row.path.id: row.match for row in personal.rows}
    text = one_line(_screen(200, sheet=SHEET))
    assert f"× Chat support, match {matches['chat']}: Out of reach for now" in text


def test_a_tie_is_called_a_tie() -> None:
    text = _screen(80, sheet=AnswerSheet({"people": Answer("love")}))
    assert "For you: a tie. Your answers speak equally for Online tutor and Chat support." in text


def test_answers_that_tell_the_two_apart_in_nothing_are_said_to() -> None:
    text = _screen(80, sheet=AnswerSheet({"people": Answer("love")}))
    assert "No answer tells Online tutor and Chat support apart." in text


def test_an_empty_sheet_is_not_enough_to_say() -> None:
    text = _screen(80, sheet=AnswerSheet())
    assert "For you: not enough to say." in text
    assert "Why " not in text


def test_a_leader_that_is_out_of_reach_is_said_at_once() -> None:
    lines = _screen(120, sheet=SHEET).split("\n")
    place = lines.index("For you: Chat support")
    assert lines[place + 1].startswith("  But Chat support is out of reach for now")


def test_a_leader_that_a_deal_breaker_rules_out_is_said_at_once() -> None:
    # Chat stands at 0 on free hours, where "own" wants +2.
    answers = {**SHEET.answers, "week": Answer("own", "deal_breaker")}
    answers["first-wish"] = Answer("safe", "important")
    sheet = AnswerSheet({**answers, "trade": Answer("sick-pay"), "make": Answer("no", "important")})
    # Tutor: 4 - 2 + 4 - 1 - 2 - 1 = 2; chat: -8 + 4 + 4 - 2 + 4 + 1 = 3.
    text = one_line(_screen(120, sheet=sheet))
    assert "For you: Chat support But Chat support is ruled out" in text


def test_without_answers_nothing_is_said_about_the_person() -> None:
    text = _screen(80)
    assert "For you" not in text
    assert "Can you start" not in text


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_a_console_that_knows_only_ascii_gets_only_ascii(width: int) -> None:
    text = _screen(width, ALL, SHEET, with_sources=True, encoding="ascii")
    assert "##.." in text
    assert text.isascii()


def test_colour_carries_nothing_that_the_words_do_not() -> None:
    stream = StringIO()
    console = make_console(stream, width=80)
    console._force_terminal = True
    console.print(comparison_screen(compare_paths(CONTENT, PAIR, SHEET)), crop=False)
    assert Text.from_ansi(stream.getvalue()).plain.rstrip() == _screen(80, sheet=SHEET).rstrip()


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_hostile_text_stays_text(width: int) -> None:
    content = hostile_content()
    paths = (content.path("tutor"), content.path("chat"))
    comparison = compare_paths(content, paths, SHEET)
    text = shown(comparison_screen(comparison, with_sources=True), width)
    assert "[red]Evil[/red]" in one_line(text)
    assert not set(text) & {"\x1b", "‮", "\r"}
    assert "😄" not in text
    narrow = [
        line
        for line in text.split("\n")
        if "https://" not in line and not line.startswith("careerpick ")
    ]
    assert max(map(len, narrow)) <= width
