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
    instead = verdict.said_first(result, with_answers=False)
    opening = first_lines(verdict.said_first(result), instead, verdict.headline(result))
    title, about = say("report.explanation"), rests_on(result, day)
    if result.recommendation.verdict == "not_enough":
        take = b.Command(say("report.take-the-quiz"), result.content.command("quiz"))
        return b.Report(title, opening, (), about, (take,))
    against = explanation.against[:AGAINST_SHOWN]
    sections = [
        *(replace(gap_section(result, gap), show="short only") for gap in against[:1]),
        *(_why(explanation, gap, in_full=not number) for number, gap in enumerate(against)),
        _how_sure(explanation),
        _what_would_change(explanation),
        _own_figures(explanation),
    ]
    commands = tuple(_commands(explanation, answers_file))
    return b.Report(title, opening, b.filled(sections), about, commands)


def _why(explanation: Explanation, against: Gap, *, in_full: bool) -> b.Section:
    content = explanation.result.content
    path, other = content.path(explanation.path), content.path(against.behind)
    strip = strip_blocks(
        content, path, other, against.reasons, against.by_criterion, in_full=in_full
    )
    said = say("reasons.each-counts", path=path.name) if in_full else ""
    if not strip:
        said = say("reasons.no-gap", ahead=path.name, behind=other.name)
    return b.section(reasons.gap_title(path, other, against.points), said, strip, show="full")


def _how_sure(explanation: Explanation) -> b.Section:
    result = explanation.result
    return b.section(
        say("report.how-sure"),
        verdict.certainty_line(result),
        *verdict.warnings(result),
        b.private(*verdict.answer_warnings(result)),
        b.blocks(_perturbed(explanation), show="full"),
        _places(explanation),
        b.quietly(say("changes.fit-alone"), show="full"),
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
        b.cells(
            b.strong(path.name) if path.id == explanation.path else path.name,
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
        private += b.blocks(say("changes.tipping-title"), show="full")
        tipping = (
            changes.tipping_sentence(content, item, sheet.answers[item.question])
            for item in explanation.tipping
        )
        private += b.listed(tipping, show="full")
    result = explanation.result
    instead = (changes.way_title(result, way, ends=".") for way in explanation.ways)
    said: list[b.Said] = [b.private(private, instead=b.blocks(*instead))]
    opening = [
        item for item in explanation.openings
        if not explanation.result.of(item.path).standing.ruled_out_by
    ]  # fmt: skip
    if opening:
        said.append(say("changes.opening-title", paths=content.bank.terms.paths))
        said_of = (
            b.line(
                b.quoting(
                    changes.opening_sentence(content, item),
                    changes.opening_sentence(content, item, with_answers=False),
                )
            )
            for item in sorted(opening, key=lambda item: -SEVERITY.index(item.before))
        )
        said += b.listed(said_of, 1)
    return b.section(say("changes.title"), *said)


def _turning_answers(explanation: Explanation) -> Iterator[b.Block]:
    content, answers = explanation.result.content, explanation.answers
    if answers:
        yield from b.blocks(say("changes.turning-title", count=len(answers)))
    shown = [changes.turning_line(content, item) for item in answers[:ANSWERS_SHOWN]]
    yield from _first(shown, len(answers))


def _first(shown: list[str], count: int) -> tuple[b.Items, ...]:
    more = count - len(shown)
    rest = [b.line(b.quiet(say("changes.more", count=more)))] if more > 0 else []
    return b.listed([*shown, *rest], SHOWN_IN_SHORT)


def _way(result: Result, way: WayToLead, show: b.Show) -> Iterator[b.Block]:
    yield from b.blocks(changes.way_title(result, way), show=show)
    swaps = (changes.asked_swap(result.content, change) for change in way.changes or ())
    yield from b.listed(swaps, show=show)


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
    return b.section(
        say("changes.own-figures"),
        say("changes.levels"),
        changes.turning_sentence(explanation),
        _first(lines, len(likeliest)),
        b.quietly(say("report.rough") if is_rough else ""),
        _perturbed(explanation, levels_only=True),
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
            yield b.Command(
                say("report.with-pipe"), say("report.pipe-again"), show="full", is_told=True
            )


# A result before and after other answers, side by side.


def what_if_report(what_if: WhatIf, day: Date) -> b.Report:
    """Return the two results, and what makes them differ.

    Args:
        what_if: What is shown.
        day: The day on which it is made.
    """
    about = rests_on(what_if.before, day)
    if not what_if.moves:
        same = b.section(say("changes.what-if"), say("changes.nothing-changes"))
        return b.Report("", (), (same,), about)
    swaps = b.listed(_swap(what_if, move) for move in what_if.moves)
    note = b.quietly(say("verdict.match-note"))
    both = b.section(say("report.result"), _side_by_side(what_if), note)
    return b.Report(say("changes.what-if"), swaps, (both,), about)


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
        b.cells(say("report.comes-out"), *map(_said, both)),
        b.cells(
            say("report.how-sure"),
            *(say(f"verdict.label-{result.certainty.label}") for result in both),
        ),
    ]
    for row in what_if.before.paths:
        places = (_path_cell(result, result.of(row.path.id)) for result in both)
        rows.append(b.cells(row.path.name, *places))
    head = ("", say("report.before"), say("report.after"))
    return b.Table(say("report.result"), head, tuple(rows), even=True)


def _said(result: Result) -> b.Line:
    first = verdict.said_first(result)
    instead = verdict.said_first(result, with_answers=False)
    before = b.quoting(f"{first} " if first else "", f"{instead} ")
    return b.line(before, verdict.headline(result))


def _path_cell(result: Result, row: PathResult) -> b.Cell:
    shared = sum(item.standing.rank == row.standing.rank for item in result.paths) > 1
    place = tied(nth(row.standing.rank), shared=shared)
    said = reasons.place_words(place, row)
    return b.Cell((b.line(said),), status=reasons.shown_status(row))
