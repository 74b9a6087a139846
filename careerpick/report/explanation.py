"""An explanation: why, how sure, and what would change it."""

from __future__ import annotations

from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING

from careerpick.decide.limits import SEVERITY
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT
from careerpick.report import blocks as b
from careerpick.report.reasons import first_lines, gap_section, rests_on, strip_blocks
from careerpick.words import changes, reasons, verdict
from careerpick.words.basics import nth, tied
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.changes import WayToLead
    from careerpick.decide.explanation import Explanation, Move, WhatIf
    from careerpick.decide.reasons import Gap
    from careerpick.decide.result import PathResult, Result

AGAINST_SHOWN = 3
"""So many of the others the path is set against; the JSON has more."""
ANSWERS_SHOWN = 5
TURNING_SHOWN = 6
SHOWN_IN_SHORT = 2
"""How many single answers and single levels are named; the JSON has all."""


def explanation_report(
    explanation: Explanation, day: Date, answers_file: str = LAST_ANSWERS
) -> b.Report:
    """Return the whole explanation.

    Args:
        explanation: What is shown.
        day: The day on which it is made.
        answers_file: The name under which the answers can be read again.
    """
    result = explanation.result
    sections: tuple[b.Section, ...] = ()
    if result.recommendation.verdict == "not_enough":
        take = b.Command(say("report.take-the-quiz"), result.content.command("quiz"))
        commands: tuple[b.Command, ...] = (take,)
    else:
        sections = b.filled(
            [
                *(
                    replace(gap_section(result, against), show="short only")
                    for against in explanation.against[:1]
                ),
                *(
                    _why(explanation, against, in_full=number == 0)
                    for number, against in enumerate(explanation.against[:AGAINST_SHOWN])
                ),
                _how_sure(explanation),
                _what_would_change(explanation),
                _own_figures(explanation),
            ]
        )
        commands = tuple(_commands(explanation, answers_file))
    instead = verdict.said_first(result, with_answers=False)
    opening = first_lines(verdict.said_first(result), instead, verdict.headline(result))
    about = rests_on(result, day)
    return b.Report(say("report.explanation"), opening, sections, about, commands)


def _why(explanation: Explanation, against: Gap, *, in_full: bool) -> b.Section:
    content = explanation.result.content
    path, other = content.path(explanation.path), content.path(against.behind)
    blocks: tuple[b.Block, ...] = strip_blocks(
        content, path, other, against.reasons, against.by_criterion, in_full=in_full
    )
    if not blocks:
        blocks = b.paragraphs([say("reasons.no-gap", ahead=path.name, behind=other.name)])
    elif in_full:
        blocks = (*b.paragraphs([say("reasons.each-counts", path=path.name)]), *blocks)
    return b.Section(reasons.gap_title(path, other, against.points), blocks, show="full")


def _how_sure(explanation: Explanation) -> b.Section:
    result = explanation.result
    return b.Section(
        say("report.how-sure"),
        (
            *b.paragraphs([verdict.certainty_line(result), *verdict.warnings(result)]),
            b.Private(b.paragraphs(verdict.answer_warnings(result))),
            b.Paragraph(b.line(_perturbed(explanation)), show="full"),
            _places(explanation),
            b.Paragraph(b.line(say("changes.fit-alone")), "quiet", show="full"),
        ),
    )


def _perturbed(explanation: Explanation, *, levels_only: bool = False) -> str:
    """Say how often the explained path came first when much was a little off."""
    perturbed, path = explanation.perturbed, explanation.path
    firsts = perturbed.levels_first[path] if levels_only else perturbed.ranks[path][0]
    return say(
        "changes.levels-perturbed" if levels_only else "changes.perturbed",
        draws=perturbed.draws,
        path=explanation.explained.path.name,
        often=changes.in_hundred_words(firsts, perturbed.draws),
    )


def _places(explanation: Explanation) -> b.Table:
    """Return how often each path took each place, of 100."""
    perturbed = explanation.perturbed
    paths = [row.path for row in explanation.result.paths if row.path.id in perturbed.ranks]
    rows = tuple(
        (
            b.text_cell(b.strong(path.name) if path.id == explanation.path else path.name),
            *(
                b.number_cell(count, changes.of_hundred(count, perturbed.draws))
                for count in perturbed.ranks[path.id]
            ),
        )
        for path in paths
    )
    head = (say("changes.of-hundred"), *(nth(place + 1) for place in range(len(paths))))
    return b.Table(say("changes.of-hundred"), head, rows, narrow=True, show="full")


def _what_would_change(explanation: Explanation) -> b.Section:
    content, sheet = explanation.result.content, explanation.result.sheet
    private = [*_turning_answers(explanation)]
    nearest = None if private else _nearest(explanation)  # one answer is nearer than two
    for way in explanation.ways:
        private += _way(explanation.result, way, show="short" if way is nearest else "full")
    if explanation.tipping:
        private.append(b.Paragraph(b.line(say("changes.tipping-title")), show="full"))
        said = (
            b.Item(b.line(changes.tipping_sentence(content, item, sheet.answers[item.question])))
            for item in explanation.tipping
        )
        private.append(b.Items(tuple(said), show="full"))
    instead = b.paragraphs(
        changes.way_title(explanation.result, way, ends=".") for way in explanation.ways
    )
    blocks: list[b.Block] = [b.Private(tuple(private), instead)]
    opening = [
        item for item in explanation.openings
        if not explanation.result.of(item.path).standing.ruled_out_by
    ]  # fmt: skip
    if opening:
        blocks += b.paragraphs([say("changes.opening-title", paths=content.bank.terms.paths)])
        said_of = (
            b.line(
                b.quoting(
                    changes.opening_sentence(content, item),
                    changes.opening_sentence(content, item, with_answers=False),
                )
            )
            for item in sorted(opening, key=lambda item: -SEVERITY.index(item.before))
        )
        blocks += b.listed(said_of, 1)
    return b.Section(say("changes.title"), tuple(blocks))


def _turning_answers(explanation: Explanation) -> Iterator[b.Block]:
    content, answers = explanation.result.content, explanation.answers
    if answers:
        yield from b.paragraphs([say("changes.turning-title", count=len(answers))])
    shown: list[str | b.Line] = [
        changes.turning_line(content, item) for item in answers[:ANSWERS_SHOWN]
    ]
    yield from _first(shown, len(answers))


def _first(shown: list[str | b.Line], count: int) -> tuple[b.Items, ...]:
    more = count - len(shown)
    rest = [b.line(b.quiet(say("changes.more", count=more)))] if more > 0 else []
    return b.listed([*shown, *rest], SHOWN_IN_SHORT)


def _way(result: Result, way: WayToLead, show: b.Show) -> Iterator[b.Block]:
    yield b.Paragraph(b.line(changes.way_title(result, way)), show=show)
    swaps = (changes.asked_swap(result.content, change) for change in way.changes or ())
    yield b.Items(tuple(b.Item(b.line(swap)) for swap in swaps), show=show)


def _nearest(explanation: Explanation) -> WayToLead | None:
    """Return the way with the fewest other answers, to a path within reach if there is one."""

    def distance(way: WayToLead) -> tuple[bool, int]:
        return explanation.result.of(way.path).access.status == "blocked", len(way.changes or ())

    return min((way for way in explanation.ways if way.changes), key=distance, default=None)


def _own_figures(explanation: Explanation) -> b.Section:
    content = explanation.result.content
    likeliest = changes.likeliest(explanation)
    shown = likeliest[:TURNING_SHOWN]
    lines = [changes.turning_level(content, item) for item in shown]
    is_rough = any(changes.is_rough(content, item) for item in shown)
    return b.Section(
        say("changes.own-figures"),
        (
            *b.paragraphs([say("changes.levels"), changes.turning_sentence(explanation)]),
            *_first([*lines], len(likeliest)),
            *b.paragraphs([say("report.rough")] if is_rough else [], "quiet"),
            *b.paragraphs([_perturbed(explanation, levels_only=True)]),
        ),
        show="full",
    )


def _commands(explanation: Explanation, answers_file: str) -> Iterator[b.Command]:
    nearest = _nearest(explanation)
    tried = nearest.changes if nearest else ()
    if explanation.answers:
        tried = (explanation.answers[0].change,)
    if tried:
        typed = " ".join(quote(changes.as_typed(change)) for change in tried)
        words = f"whatif{changes.naming_answers(answers_file)} {typed}"
        yield b.Command(say("report.try-it"), explanation.result.content.command(words))
        if answers_file == STANDARD_INPUT:
            yield b.Command(say("report.with-pipe"), say("report.pipe-again"), show="full")


# A result before and after other answers, side by side.


def what_if_report(what_if: WhatIf, day: Date) -> b.Report:
    """Return the two results, and what makes them differ.

    Args:
        what_if: What is shown.
        day: The day on which it is made.
    """
    about = rests_on(what_if.before, day)
    if not what_if.moves:
        same = b.Section(say("changes.what-if"), b.paragraphs([say("changes.nothing-changes")]))
        return b.Report("", (), (same,), about)
    said: tuple[b.Block, ...] = b.listed(_swap(what_if, move) for move in what_if.moves)
    return b.Report(
        say("changes.what-if"),
        said,
        (
            b.Section(
                say("report.result"),
                (_side_by_side(what_if), *b.paragraphs([say("verdict.match-note")], "quiet")),
            ),
        ),
        about,
    )


def _swap(what_if: WhatIf, move: Move) -> b.Line:
    content = what_if.before.content
    after, before = (
        changes.marked_label(content, move.question, answer) for answer in (move.after, move.before)
    )
    return b.line(
        f"{changes.prompt(content, move.question)} ",
        b.strong(after),
        b.quoting(f" {say('changes.instead-of', answer=before)}"),
    )


def _side_by_side(what_if: WhatIf) -> b.Table:
    both = (what_if.before, what_if.after)
    rows = [
        (b.text_cell(say("report.comes-out")), *map(_said, both)),
        (
            b.text_cell(say("report.how-sure")),
            *(b.text_cell(say(f"verdict.label-{result.certainty.label}")) for result in both),
        ),
    ]
    for row in what_if.before.paths:
        cells = (_path_cell(result, result.of(row.path.id)) for result in both)
        rows.append((b.text_cell(row.path.name), *cells))
    head = ("", say("report.before"), say("report.after"))
    return b.Table(say("report.result"), head, tuple(rows), even=True)


def _said(result: Result) -> b.Cell:
    first = verdict.said_first(result)
    instead = verdict.said_first(result, with_answers=False)
    return b.text_cell(
        b.quoting(f"{first} " if first else "", f"{instead} "), verdict.headline(result)
    )


def _path_cell(result: Result, row: PathResult) -> b.Cell:
    shared = sum(item.standing.rank == row.standing.rank for item in result.paths) > 1
    place = tied(nth(row.standing.rank), shared=shared)
    said = reasons.place_words(place, row)
    return b.Cell((b.line(said),), status=reasons.shown_status(row))
