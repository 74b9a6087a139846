"""How text looks on a terminal: console, colours, glyphs, bars and hanging indents.

Every string of the content reaches the screen through `Look.text`, so that nothing an
author wrote can act as markup, an emoji code or a terminal command. Knows no result.
"""

from __future__ import annotations

import unicodedata
from dataclasses import field
from typing import IO, TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.text import Text

from careerpick.values import value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from careerpick.decide.circumstances import Status

# What can be shown of a text: nothing that a terminal obeys, and in plain ASCII where asked.

_JOINERS = "\u200c\u200d"
"""Invisible, but part of the spelling in several scripts."""

_TO_ASCII = str.maketrans(
    {
        "–": "-", "—": "-", "‑": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"',
        "…": "...", "•": "*", "→": "->", "×": "x", "≈": "~", "≤": "<=", "≥": ">=",
        "€": "EUR ", "£": "GBP ", "₹": "INR ", "½": "1/2", "·": ".", "✓": "+", "ß": "ss",
    }
)  # fmt: skip


def shown_text(raw: str) -> str:
    """Return only what can be shown of a text: spaces collapsed, codes dropped."""
    # Nearly every text can be shown as it is; looking at each character takes its time.
    if not raw.isprintable():
        raw = "".join(
            char
            for char in raw
            if char.isspace() or char in _JOINERS or unicodedata.category(char)[0] != "C"
        )
    return " ".join(raw.split())


def shown_piece(raw: str) -> str:
    """Return the same of a piece of a line: blanks at its ends part it from its neighbours."""
    bare = raw.strip(" ")
    return raw.replace(bare, shown_text(bare), 1) if bare else raw


def to_ascii(raw: str) -> str:
    """Return the nearest text in plain ASCII; a letter without one becomes "?"."""
    if raw.isascii():
        return raw
    # Each for itself: of a text with a million accents, all at once would take hours.
    folded = "".join(unicodedata.normalize("NFKD", char) for char in raw.translate(_TO_ASCII))
    kept = "".join(char for char in folded if not unicodedata.combining(char))
    return kept.encode("ascii", "replace").decode("ascii")


WIDEST = 100
"""The columns that a screen of prose uses at most."""

# Only colours that can be read on a light and on a dark terminal; none carries a meaning
# that a word or a glyph beside it does not carry too.
HEAD = "bold"
NAME = "bold cyan"
QUIET = "dim"
BAR = "cyan"
COMMAND = "cyan"
STYLES: dict[str, str] = {"plain": "", "strong": "bold", "quiet": QUIET, "cite": QUIET}
"""Style of a run of a report -> style on a terminal."""
STATUS: dict[Status, str] = {
    "open": "green",
    "stretch": "cyan",
    "unknown": "magenta",
    "later": "magenta",
    "blocked": "red",
}
"""Status -> style of its mark and phrase."""


_SIGNS: dict[Status, str] = {
    "open": "✓", "stretch": "≈", "unknown": "?", "later": "→", "blocked": "×",
}  # fmt: skip
_ASCII_SIGNS: dict[Status, str] = {
    "open": "+", "stretch": "~", "unknown": "?", "later": ">", "blocked": "x",
}  # fmt: skip


@value
class Look:
    """What a screen may be made of: pass it down to whatever builds text.

    Attributes:
        ascii_only: Whether letters are plain ASCII, too; the signs here are one cell wide each.
        status: Status to the sign before it.
    """

    ascii_only: bool = False
    full: str = "━"
    half: str = "╸"
    empty: str = "·"
    bullet_sign: str = "•"
    rule: str = "─"
    status: dict[Status, str] = field(default_factory=lambda: _SIGNS)

    def text(self, raw: str, style: str = "") -> Text:
        """Return one line of text, cleaned: no control or direction codes, no line breaks."""
        return Text(self.clean(raw), style=style)

    def clean(self, raw: str) -> str:
        """Return only what can be shown of a text: spaces collapsed, codes dropped."""
        shown = shown_text(raw)
        return to_ascii(shown) if self.ascii_only else shown

    def join(self, *parts: str | tuple[str, str] | Text) -> Text:
        """Join strings, (string, style) pairs and texts into one text, each cleaned."""
        whole = Text()
        for part in parts:
            if isinstance(part, Text):
                whole.append_text(part)
            else:
                raw, style = (part, "") if isinstance(part, str) else part
                shown = shown_piece(raw)
                whole.append(to_ascii(shown) if self.ascii_only else shown, style)
        return whole

    def bar(self, amount: int, top: int, width: int) -> Text:
        """Return a bar of exactly `width` cells for `amount` out of `top` (both from 0)."""
        halves = round(2 * width * max(0, min(amount, top)) / top) if top > 0 else 0
        full = self.full * (halves // 2) + (self.half if halves % 2 else "")
        return Text.assemble((full, BAR), (self.empty * (width - len(full)), QUIET))

    def mark(self, status: Status) -> Text:
        """Return the one-cell sign of a status."""
        return Text(self.status[status], style=STATUS[status])

    def bullet(self) -> Text:
        """Return a bullet with the blank after it, to lead a `Hanging`."""
        return Text(f"{self.bullet_sign} ", style=QUIET)


UNICODE = Look()
ASCII = Look(True, full="#", half="", empty=".", bullet_sign="*", rule="-", status=_ASCII_SIGNS)


def look_of(console: Console) -> Look:
    """Return the look that this console's encoding can show."""
    return ASCII if console.options.ascii_only else UNICODE


_SIZES = ("COLUMNS", "LINES", "JUPYTER_COLUMNS", "JUPYTER_LINES")


def make_console(
    stream: IO[str],
    *,
    width: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> Console:
    """Return a console that shows text as it is: no markup, no emoji codes, no guessing.

    Args:
        stream: Where it writes.
        width: Columns; None asks the terminal.
        environment: Variables that describe the terminal; None where there is none. Those of
            the conventions NO_COLOR (nothing but text) and FORCE_COLOR (colour without a terminal,
            too, unless it says 0 or false) are followed.
    """
    said = _with_true_sizes(environment or {})
    if said.get("FORCE_COLOR", "").casefold() in ("0", "false", "no", "off"):
        del said["FORCE_COLOR"]
    is_plain = bool(said.get("NO_COLOR"))
    return Console(
        file=stream,
        width=width,
        force_terminal=False if is_plain else None,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
        _environ=said,
    )


def _with_true_sizes(environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out sizes that are none, on which rich fails or shows nothing."""
    return {
        key: said
        for key, said in environment.items()
        if key not in _SIZES or (said.isascii() and said.isdigit() and int(said[:9]) > 0)
    }


def wrap(console: Console, text: Text, width: int) -> list[Text]:
    """Wrap at blanks, and within a word where it is longer than a line; no blanks at ends."""
    if text.cell_len <= width and text.plain.isprintable():  # so it is one line
        lines = [text.copy()]
    else:
        lines = list(text.wrap(console, max(1, width), overflow="fold"))
    for line in lines:
        line.rstrip()
    # A blank that just did not fit becomes a line of its own: nothing to show.
    return [line for line in lines if line] or [Text()]


def finished(console: Console, line: Text, width: int) -> Iterable[Text | Segment]:
    """Return what to yield for a line that was wrapped before, so that it is not wrapped again."""
    return line.render(console, end="\n") if line.cell_len <= width else (line,)


@value
class Hanging:
    """A paragraph whose first line starts with `lead` and whose others hang below its body.

    No line is padded with blanks. Where the lead would take more than two fifths of the
    width, the body starts on a line of its own, two cells in.
    """

    body: Text
    lead: Text = field(default_factory=Text)
    margin: int = 0
    """Cells left free before the lead."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines at the width of the options."""
        for line in self.lines(console, options.max_width):
            yield from finished(console, line, options.max_width)

    def lines(self, console: Console, width: int) -> Iterator[Text]:
        """Return the lines at a width, from top to bottom."""
        margin = self.margin if width >= 30 else 0
        for start, line in self._lines(console, width - margin):
            whole = start or line
            yield Text.assemble(" " * margin, start, line, overflow="fold") if whole else Text()

    def _lines(self, console: Console, width: int) -> Iterator[tuple[str | Text, Text]]:
        """Yield what each line starts with, and the rest of it."""
        indent = self.lead.cell_len
        if 5 * indent > 2 * width:
            if self.lead.plain.strip():
                yield from (("", line) for line in wrap(console, self.lead, width))
            yield from (("  ", line) for line in wrap(console, self.body, width - 2))
            return
        for number, line in enumerate(wrap(console, self.body, width - indent)):
            yield " " * indent if number else self.lead, line


def command_rows(lead: Text, typed: Text, width: int) -> Iterator[Hanging | Text]:
    """Yield what a command is for and the command, which is one line however narrow the window."""
    if lead.cell_len + 1 + typed.cell_len <= width:
        yield Hanging(Text.assemble(lead, " ", typed))
        return
    # The terminal itself breaks it, so that it is copied as the one line that it is.
    typed.no_wrap, typed.overflow = True, "ignore"
    yield from (Hanging(lead), typed)


@value
class Screen:
    """Rows that are built when they are shown, for that console's signs and width.

    Attributes:
        build: Look and columns -> the rows, from top to bottom.
        widest: So many columns are used at most, since longer lines are hard to read; None
            for all of them.
    """

    build: Callable[[Look, int], Iterable[RenderableType]]
    widest: int | None = WIDEST

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the rows for this console at the width of the options."""
        width = min(options.max_width, self.widest or options.max_width)
        for row in self.build(look_of(console), width):
            yield from console.render(row, options.update_width(width))
