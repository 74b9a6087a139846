from io import StringIO

import pytest
from rich.console import RenderableType
from rich.text import Text

from careerpick.write.style import ASCII, Hanging, Look, Screen, look_of, make_console, to_ascii
from tests.unit.write.showing import shown


def lines(what: RenderableType, width: int) -> list[str]:
    return shown(what, width).splitlines()


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("two\n lines\tand  blanks ", "two lines and blanks"),
        ("\x1b[31mred\x1b[0m\x07", "[31mred[0m"),
        ("abc\u202edef\u2066\ufeff", "abcdef"),
        ("می‌خواهم", "می‌خواهم"),  # the joiner in the middle is spelling
        ("[bold]x[/bold] :smile:", "[bold]x[/bold] :smile:"),
    ],
)
def test_text_is_cleaned_of_all_that_a_terminal_would_obey(raw: str, clean: str) -> None:
    assert Look().text(raw).plain == clean


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [
        ("“quoted” – it’s…", '"quoted" - it\'s...'),
        ("Zoë, naïve façade, Straße", "Zoe, naive facade, Strasse"),
        ("5 € or 3 £", "5 EUR  or 3 GBP "),
        ("日本", "??"),
    ],
)
def test_ascii_keeps_what_it_can(text: str, ascii_text: str) -> None:
    assert to_ascii(text) == ascii_text


@pytest.mark.parametrize(
    ("value", "top", "width", "bar"),
    [
        (0, 4, 4, "...."),
        (4, 4, 4, "####"),
        (1, 4, 4, "#..."),
        (50, 100, 10, "#####....."),
        (-3, 4, 4, "...."),
        (9, 4, 4, "####"),
        (1, 0, 4, "...."),
    ],
)
def test_bar_has_its_width_and_fills_in_proportion(
    value: int, top: int, width: int, bar: str
) -> None:
    assert ASCII.bar(value, top, width).plain == bar


def test_unicode_bar_shows_halves() -> None:
    assert Look().bar(3, 8, 4).plain == "━╸··"


def test_joined_pieces_keep_the_blanks_between_them() -> None:
    joined = Look().join("a ", ("b\nc", "bold"), "  ", Text("d"))
    assert joined.plain == "a b c  d"


def test_hanging_paragraph_hangs_below_its_first_word() -> None:
    row = Hanging(Text("one two three four"), Text("* "), margin=2)
    assert lines(row, 30) == ["  * one two three four"]
    assert lines(Hanging(Text("one two three four"), Text("* ")), 11) == [
        "* one two",
        "  three",
        "  four",
    ]


def test_long_lead_gets_a_line_of_its_own() -> None:
    row = Hanging(Text("body text"), Text("a long lead"))
    assert lines(row, 16) == ["a long lead", "  body text"]


def test_word_longer_than_a_line_is_folded_and_lost_nowhere() -> None:
    shown_lines = lines(Hanging(Text("x" * 25), Text("- ")), 12)
    assert shown_lines == ["- " + "x" * 10, "  " + "x" * 10, "  " + "x" * 5]


def test_wide_letters_count_as_two_columns() -> None:
    assert lines(Hanging(Text("日本日本")), 4) == ["日本", "日本"]


def test_screen_is_built_for_the_console_it_is_shown_on() -> None:
    screen = Screen(lambda look, width: [Text(f"{width} {look.ascii_only}")])
    assert shown(screen, 40) == "40 False\n"
    assert shown(screen, 40, "ascii") == "40 True\n"
    assert shown(screen, 300) == "100 False\n"


def test_console_takes_nothing_for_markup_or_emoji() -> None:
    stream = StringIO()
    console = make_console(stream, width=40)
    console.print("[red]x[/red] :smile: 12")
    assert stream.getvalue() == "[red]x[/red] :smile: 12\n"
    assert not look_of(console).ascii_only


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "has_escapes"),
    [
        (_Terminal, {"TERM": "xterm"}, True),
        (_Terminal, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (_Terminal, {"TERM": "xterm", "NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (StringIO, {"TERM": "xterm"}, False),
        (StringIO, {"TERM": "xterm", "FORCE_COLOR": "1"}, True),
        (StringIO, {"TERM": "xterm", "FORCE_COLOR": "0"}, False),
        (StringIO, {"TERM": "xterm", "FORCE_COLOR": "false"}, False),
    ],
)
def test_escapes_are_for_those_who_see_and_want_them(
    stream: type[StringIO], environment: dict[str, str], has_escapes: bool
) -> None:
    shown = stream()
    make_console(shown, width=40, environment=environment).print(Text("x", style="bold cyan"))
    assert ("\x1b" in shown.getvalue()) == has_escapes
