"""A result before and after other answers, side by side, as a terminal screen."""

from collections.abc import Iterator, Mapping

from rich.text import Text

from careerpick.decide.result import PathResult, Result
from careerpick.decide.whatif import Move, WhatIf
from careerpick.model import Content
from careerpick.words import changes, standing, verdict
from careerpick.words.basics import nth, small
from careerpick.words.certainty import certainty_words
from careerpick.words.standing import shown_status
from careerpick.write.columns import Cell, SideBySide, SideRow
from careerpick.write.style import HEAD, QUIET, Hanging, Look, Screen, heading

Rows = Iterator[Text | Hanging | SideBySide]

BLANK = Text()


def what_if_screen(what_if: WhatIf) -> Screen:
    """Return the two results as something a console can print."""
    return Screen(lambda look, _: _rows(what_if, look))


def _rows(what_if: WhatIf, look: Look) -> Rows:
    content = what_if.before.content
    yield heading(look, "What if you had answered differently?")
    if not what_if.moves:
        yield Hanging(look.text("These are the answers that you gave. Nothing changes."), margin=2)
        return
    for move in what_if.moves:
        yield Hanging(_swap(content, move, look), look.bullet(), margin=2)
    yield BLANK
    yield _side_by_side(what_if, look)
    yield Hanging(look.text(verdict.MATCH_NOTE, QUIET))
    yield from _points(what_if, look)


def _swap(content: Content, move: Move, look: Look) -> Text:
    after = changes.marked_label(content, move.question, move.after)
    before = changes.marked_label(content, move.question, move.before)
    asked = changes.prompt(content, move.question)
    return look.join(f"{asked} ", (after, "bold"), f" instead of {before}")


def _side_by_side(what_if: WhatIf, look: Look) -> SideBySide:
    both = (what_if.before, what_if.after)
    said = tuple(_cell(_said(result), look) for result in both)
    sure = tuple(_cell(certainty_words(result.certainty.label), look) for result in both)
    rows = [
        SideRow(look.text("What comes out"), said, True),
        SideRow(look.text("How sure"), sure, True),
    ]
    for row in what_if.before.paths:
        cells = tuple(_path_cell(result, result.of(row.path.id), look) for result in both)
        rows.append(SideRow(look.text(row.path.name), cells, True))
    return SideBySide(
        look.text("Your result"), (look.text("Before"), look.text("After")), tuple(rows)
    )


def _said(result: Result) -> str:
    return f"{verdict.said_first(result)} {verdict.headline(result)}".strip()


def _cell(said: str, look: Look) -> Cell:
    return (Hanging(look.text(said)),)


def _path_cell(result: Result, row: PathResult, look: Look) -> Cell:
    shared = sum(item.standing.rank == row.standing.rank for item in result.paths) > 1
    place = f"{nth(row.standing.rank)}{' (tie)' if shared else ''}, match {row.standing.match}"
    body = look.join(
        place, ", ", look.mark(shown_status(row)), " ", small(standing.status_phrase(row))
    )
    return (Hanging(body),)


def _points(what_if: WhatIf, look: Look) -> Rows:
    content = what_if.before.content
    yield BLANK
    yield heading(look, "Points that moved")
    for move in what_if.moves:
        asked = changes.prompt(content, move.question)
        body = look.join(f"{asked} ", (_moved(content, move.points), HEAD))
        yield Hanging(body, look.bullet(), margin=2)
    if len(what_if.moves) > 1:
        total = {
            path: sum(move.points[path] for move in what_if.moves)
            for path in what_if.moves[0].points
        }
        yield Hanging(look.join("in all: ", (_moved(content, total), HEAD)), margin=2)


def _moved(content: Content, points: Mapping[str, int]) -> str:
    return changes.moved((content.path(path).name, added) for path, added in points.items())
