"""The ranking of a result: a bar, a match and a status for each path."""

from collections.abc import Iterator

from rich.text import Text

from careerpick.decide.result import PathResult, Result
from careerpick.words import standing, verdict
from careerpick.words.standing import shown_status
from careerpick.write.style import HEAD, NAME, QUIET, STATUS, Hanging, Look, heading

Rows = Iterator[Text | Hanging]

WIDE = 72
"""From this many columns on a path takes one line."""


def ranking_rows(result: Result, look: Look, width: int) -> Rows:
    """Return the heading, a bar and a status for each path, and what "match" means."""
    yield Text()
    yield heading(look, "How well each path fits you")
    for row in result.paths:
        yield from (
            _wide_row(result, row, look, width)
            if width >= WIDE
            else _tall_row(result, row, look, width)
        )
    yield Hanging(look.text(verdict.MATCH_NOTE, QUIET), margin=2)


def _wide_row(result: Result, row: PathResult, look: Look, width: int) -> Rows:
    names = min(24, max(len(look.clean(item.path.name)) for item in result.paths))
    name = look.text(row.path.name, _name_style(result, row))
    name.truncate(names, overflow="crop", pad=True)
    matches = max(_match(result, item).cell_len for item in result.paths)
    standings = max(_standing(item, look).cell_len for item in result.paths)
    room = width - len("  1  ") - names - len("  ") - matches - len("  ") - standings
    bar = look.bar(row.standing.match, 100, max(10, min(30, room)))
    match = _pad(_match(result, row), matches)
    parts = look.join(name, "  ", bar, match, "  ", _standing(row, look))
    yield Hanging(parts, Text(f"{row.standing.rank:<3}"), margin=2)


def _tall_row(result: Result, row: PathResult, look: Look, width: int) -> Rows:
    lead = Text(f"{row.standing.rank:<3}")
    yield Hanging(look.text(row.path.name, _name_style(result, row)), lead)
    bar = look.bar(row.standing.match, 100, max(4, min(24, width - 12)))
    yield Hanging(look.join(bar, _match(result, row)), Text("   "))
    yield Hanging(_standing(row, look), Text("   "))


def _name_style(result: Result, row: PathResult) -> str:
    return NAME if row in result.recommended else ""


def _match(result: Result, row: PathResult) -> Text:
    shared = sum(item.standing.rank == row.standing.rank for item in result.paths) > 1
    return Text(f" {row.standing.match:>3}{' tie' if shared else ''}", style=HEAD)


def _pad(text: Text, width: int) -> Text:
    text.pad_right(width - text.cell_len)
    return text


def _standing(row: PathResult, look: Look) -> Text:
    status = shown_status(row)
    return look.join(look.mark(status), " ", (standing.status_phrase(row), STATUS[status]))
