"""The steps of a kept plan: the next one, and how many are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.report.blocks import (
    Command,
    Commands,
    Paragraph,
    Report,
    line,
    paragraphs,
    strong,
)
from careerpick.words import steps as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from careerpick.keeping.entries import KeptStep
    from careerpick.keeping.steps import Progress


def next_report(
    progress: Progress, command: Callable[[str], str], ticked: KeptStep | None = None
) -> Report:
    """Return the next step that is not done.

    Args:
        progress: How far the plan is done.
        command: Returns what the person types for these words of a command.
        ticked: The step that was ticked off just now.
    """
    left = progress.left
    opening = list(paragraphs([words.ticked(ticked)] if ticked else []))
    if left:
        first = line(strong(words.when(left[0])), words.what(left[0]))
        opening += [Paragraph(first), *paragraphs([words.after_it(len(left) - 1)], "quiet")]
    else:
        opening += paragraphs([words.ALL_DONE])
    return Report(words.TITLE, tuple(opening), commands=Commands(tuple(_typed(progress, command))))


def _typed(progress: Progress, command: Callable[[str], str]) -> Iterator[Command]:
    if progress.left:
        yield Command(words.TICK, command("next done"))
    if progress.last_done:
        yield Command(words.UNTICK, command("next undo"))
    yield Command(words.WHOLE_PLAN, command("plan"))
