"""A result before and after other answers, side by side."""

from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

from careerpick.decide.result import PathResult, Result
from careerpick.decide.whatif import Move, WhatIf
from careerpick.report.blocks import (
    Block,
    Cell,
    Line,
    Report,
    Section,
    Table,
    line,
    listed,
    paragraphs,
    quoting,
    strong,
    text_cell,
)
from careerpick.report.sources import rests_on
from careerpick.words import changes, headings, standing, verdict
from careerpick.words.basics import nth
from careerpick.words.certainty import certainty_words


def what_if_report(what_if: WhatIf, day: Date) -> Report:
    """Return the two results, and what makes them differ.

    Args:
        what_if: What is shown.
        day: The day on which it is made.
    """
    about = rests_on(what_if.before, day)
    if not what_if.moves:
        same = Section(changes.WHAT_IF, paragraphs([changes.NOTHING_CHANGES]))
        return Report("", (), (same,), about)
    said: tuple[Block, ...] = listed(_swap(what_if, move) for move in what_if.moves)
    return Report(
        changes.WHAT_IF,
        said,
        (
            Section(
                headings.YOUR_RESULT,
                (_side_by_side(what_if), *paragraphs([verdict.MATCH_NOTE], "quiet")),
            ),
        ),
        about,
    )


def _swap(what_if: WhatIf, move: Move) -> Line:
    content = what_if.before.content
    after, before = (
        changes.marked_label(content, move.question, answer) for answer in (move.after, move.before)
    )
    return line(
        f"{changes.prompt(content, move.question)} ",
        strong(after),
        quoting(changes.instead_of(before)),
    )


def _side_by_side(what_if: WhatIf) -> Table:
    both = (what_if.before, what_if.after)
    rows = [
        (text_cell(headings.COMES_OUT), *map(_said, both)),
        (
            text_cell(headings.HOW_SURE),
            *(text_cell(certainty_words(result.certainty.label)) for result in both),
        ),
    ]
    for row in what_if.before.paths:
        cells = (_path_cell(result, result.of(row.path.id)) for result in both)
        rows.append((text_cell(row.path.name), *cells))
    head = ("", headings.BEFORE, headings.AFTER)
    return Table(headings.YOUR_RESULT, head, tuple(rows), even=True)


def _said(result: Result) -> Cell:
    first = verdict.said_first(result)
    instead = verdict.said_first(result, with_answers=False)
    return text_cell(quoting(f"{first} " if first else "", f"{instead} "), verdict.headline(result))


def _path_cell(result: Result, row: PathResult) -> Cell:
    shared = sum(item.standing.rank == row.standing.rank for item in result.paths) > 1
    place = headings.tied(nth(row.standing.rank), shared=shared)
    said = standing.place_words(place, row)
    return Cell((line(said),), status=standing.shown_status(row))
