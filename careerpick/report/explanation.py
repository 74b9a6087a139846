"""An explanation: why, how sure, and what would change it."""

from __future__ import annotations

from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING

from careerpick.decide.circumstances import SEVERITY
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT
from careerpick.report import blocks as b
from careerpick.report.comparison import gap_section, gap_title, points_items
from careerpick.report.sources import rests_on
from careerpick.words import needs, verdict
from careerpick.words.answers import as_typed, asked_swap, label, marked_label, naming_answers
from careerpick.words.needs import again, is_too_young, with_words
from careerpick.words.sentences import capital, nth, number, quoted, say, small, with_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.changes import Opening, TippingMark, TurningAnswer, WayToLead
    from careerpick.decide.explanation import Explanation, Move, WhatIf
    from careerpick.decide.result import Gap, PathResult, Result
    from careerpick.keeping.results import KeptPath
    from careerpick.model import Answer, Content, Limit

AGAINST_SHOWN = 3
"""So many of the others the path is set against; the JSON has more."""
ANSWERS_SHOWN = 5
SHOWN_IN_SHORT = 2
"""How many single answers are named; the JSON has all."""


def explanation_report(
    explanation: Explanation,
    day: Date,
    answers_file: str = LAST_ANSWERS,
    *,
    in_full: bool = True,
) -> b.Report:
    """Return the whole explanation, or for a short form without what takes long.

    `answers_file` names the answers for printed commands.
    """
    result = explanation.result
    opening = (
        *b.first_lines(b.quoting(*verdict.said_first_both(result)), _outcome(result)),
        *b.blocks(*verdict.unmet_lines(result)),
    )
    title, about = say("report.explanation"), rests_on(result, day)
    if result.recommendation.verdict == "not_enough":
        take = b.Command(say("report.take-the-quiz"), result.content.command("quiz"))
        return b.Report(title, opening, (), about, (take,))
    against = explanation.against[:AGAINST_SHOWN]
    sections = [
        *(replace(gap_section(result, gap), show="short only") for gap in against[:1]),
        *(_why(explanation, gap, in_full=not place) for place, gap in enumerate(against)),
        _how_sure(explanation, in_full=in_full),
        _what_would_change(explanation),
    ]
    commands = tuple(_commands(explanation, answers_file))
    return b.Report(title, opening, b.not_empty(sections), about, commands)


def _why(explanation: Explanation, against: Gap, *, in_full: bool) -> b.Section:
    content = explanation.result.content
    path, other = content.path(explanation.path), content.path(against.behind)
    points = points_items(explanation.result, against, in_full=in_full)
    said = say("reasons.each-counts", path=path.name) if in_full else ""
    if not points:
        said = say("reasons.no-gap", ahead=path.name, behind=other.name)
    return b.section(gap_title(path, other, against.points), said, points, show="full")


# How sure: what small changes do to it.


def _how_sure(explanation: Explanation, *, in_full: bool) -> b.Section:
    result = explanation.result
    return b.section(
        say("report.how-sure"),
        verdict.certainty_line(result),
        *verdict.cautions(result),
        b.private(*verdict.answer_warnings(result)),
        _off_a_little(explanation) if in_full else (),
    )


def _off_a_little(explanation: Explanation) -> tuple[b.Block, ...]:
    """Return what comes out where answers, marks and levels are a little off."""
    perturbed = explanation.perturbed
    often = say(
        "changes.perturbed",
        draws=perturbed.draws,
        path=explanation.explained.path.name,
        often=in_hundred_words(perturbed.ranks[explanation.path][0], perturbed.draws),
    )
    return (
        *b.blocks(often, turning_sentence(explanation), show="full"),
        _places(explanation),
        *b.quietly(say("changes.fit-alone"), show="full"),
    )


def turning_sentence(explanation: Explanation) -> str:
    """Return how many single steps of one of our levels would change the result."""
    turning, tried = explanation.levels
    count = len(turning)
    found = say("changes.moved-some", count=capital(number(count)), found=count)
    none = say("changes.moved-none")
    return say("changes.moved", tried=tried, found=found if count else none)


def in_hundred_words(count: int, draws: int) -> str:
    """Return "in 71 of 100", "in fewer than 1 of 100" or "every time"."""
    if count in (0, draws):
        return say("changes.every-time" if count else "changes.never")
    share = of_hundred(count, draws)
    if share.isdigit():
        return say("changes.in-hundred", share=share)
    return say("changes.in-fewer" if share == "<1" else "changes.in-more")


def of_hundred(count: int, draws: int) -> str:
    """Return a share as a whole number of 100, never 0 or 100 where it is not quite that."""
    share = round(100 * count / draws)
    if share == 0 and count:
        return "<1"
    return ">99" if share == 100 and count < draws else str(share)


def _places(explanation: Explanation) -> b.Table:
    """Return how often each path took each place, of 100."""
    perturbed = explanation.perturbed
    rows = []
    for path in (row.path for row in explanation.result.paths if row.path.id in perturbed.ranks):
        name = b.strong(path.name) if path.id == explanation.path else path.name
        counts = perturbed.ranks[path.id]
        shares = (b.number_cell(count, of_hundred(count, perturbed.draws)) for count in counts)
        rows.append(b.cells(name, *shares))
    title = say("changes.of-hundred")
    head = (title, *(nth(place + 1) for place in range(len(rows))))
    return b.Table(title, head, tuple(rows), narrow=True, show="full")


# What would change it: other answers, a mark, one fact.


def _what_would_change(explanation: Explanation) -> b.Section:
    result, content = explanation.result, explanation.result.content
    private = [*_turning_answers(explanation)]
    nearest = None if private else _nearest(explanation)  # one answer is nearer than two
    for way in explanation.ways:
        show: b.Show = "short" if way is nearest else "full"
        private += b.blocks(way_title(result, way), show=show)
        private += b.listed((asked_swap(content, it) for it in way.changes or ()), show=show)
    if explanation.tipping:
        answers = result.sheet.answers
        private += b.blocks(say("changes.tipping-title"), show="full")
        private += b.listed(
            (tipping_sentence(content, it, answers[it.question]) for it in explanation.tipping),
            show="full",
        )
    instead = b.blocks(*(way_title(result, way, ends=".") for way in explanation.ways))
    return b.section(
        say("changes.title"), b.private(private, instead=instead), _openings(explanation)
    )


def _turning_answers(explanation: Explanation) -> Iterator[b.Block]:
    content, answers = explanation.result.content, explanation.answers
    if answers:
        yield from b.blocks(say("changes.turning-title", count=len(answers)))
    shown = [b.line(turning_line(content, it)) for it in answers[:ANSWERS_SHOWN]]
    if (more := len(answers) - len(shown)) > 0:
        shown.append(b.line(b.quiet(say("changes.more", count=more))))
    yield from b.listed(shown, SHOWN_IN_SHORT)


def turning_line(content: Content, turning: TurningAnswer) -> str:
    """Return one other answer, and what would be recommended with it."""
    then = verdict.then_words(content, turning.recommended)
    return say("changes.turning", swap=asked_swap(content, turning.change), then=then)


def way_title(result: Result, way: WayToLead, *, ends: str = ":") -> str:
    """Return how many other answers would bring a path to the front."""
    row = result.of(way.path)
    name = row.path.name
    if row.access.status == "blocked":
        ends = say("changes.still-out") + ends
    if way.at_least is not None:
        return say("changes.way-at-least", count=way.at_least, path=name)
    if way.changes is None:
        return say("changes.no-way", path=name)
    return say("changes.way", count=len(way.changes), path=name, ends=ends)


def _nearest(explanation: Explanation) -> WayToLead | None:
    """Return the way with the fewest other answers, to a path within reach if there is one."""

    def distance(way: WayToLead) -> tuple[bool, int]:
        return explanation.result.of(way.path).access.status == "blocked", len(way.changes or ())

    return min((way for way in explanation.ways if way.changes), key=distance, default=None)


def tipping_sentence(content: Content, tipping: TippingMark, answer: Answer) -> str:
    """Return what marking one answer would do."""
    return say(
        "changes.tipping",
        question=content.bank.question(tipping.question).prompt,
        answer=label(content, tipping.question, answer),
        path=content.path(tipping.path).name,
    )


def _openings(explanation: Explanation) -> tuple[b.Block, ...]:
    """Return what would open more paths, of those that no deal-breaker rules out."""
    result, content = explanation.result, explanation.result.content
    found = [it for it in explanation.openings if not result.of(it.path).ruled_out_by]
    found.sort(key=lambda item: -SEVERITY.index(item.before))
    title = say("changes.opening-title", paths=content.bank.terms.paths) if found else ""
    said = (opening_words(content, it, result.chosen.get(it.limit, "")) for it in found)
    return b.blocks(title, b.listed(map(b.line, said), 1))


def opening_words(content: Content, opening: Opening, chosen: str = "") -> b.Run:
    """Return what one fact, met, would open: "With 5 instead of 3 hours a week, …".

    What was chosen stands for a number that was not said.
    """
    limit, is_easier = content.bank.limit(opening.limit), opening.before == "stretch"
    effect = say(
        "changes.easier" if is_easier else f"changes.effect-{opening.after}",
        path=content.path(opening.path).name,
        terms=content.bank.terms,
    )
    need = with_words(limit, opening.need)
    at_least = say("changes.with-at-least", limit=limit.name, need=need)
    both = (_with(limit, opening, need, chosen), at_least)
    said, instead = (say("changes.opening", with_it=with_it, effect=effect) for with_it in both)
    return b.quoting(said, instead)


def _with(limit: Limit, opening: Opening, need: str, chosen: str) -> str:
    if is_too_young(limit, opening.have):
        return say("changes.with-age", limit=limit.name, age=say("needs.opens-young"))
    have = opening.have
    if have is None:
        return say("changes.with-left-out", limit=limit.name, need=need)
    if chosen or str(opening.need) in limit.words:
        now = again(limit, have) if limit.words else quoted(chosen)
        return say("changes.with-instead", limit=limit.name, need=need, have=now)
    is_unit_named = limit.unit.casefold() in limit.name.casefold()
    return say(
        "changes.with-unit-said" if is_unit_named else "changes.with-instead",
        limit=limit.name,
        need=f"{opening.need:,}",
        have=with_unit(have, limit.unit),
    )


def _commands(explanation: Explanation, answers_file: str) -> Iterator[b.Command]:
    nearest = _nearest(explanation)
    tried = nearest.changes if nearest else ()
    if explanation.answers:
        tried = (explanation.answers[0].change,)
    if tried:
        typed = " ".join(quote(as_typed(change)) for change in tried)
        words = f"whatif{naming_answers(answers_file)} {typed}"
        yield b.Command(say("report.try-it"), explanation.result.content.command(words))
        if answers_file == STANDARD_INPUT:
            yield b.pipe_again()


# Two results side by side: before and after other answers, or as they were kept.


def what_if_report(what_if: WhatIf, day: Date) -> b.Report:
    """Return the two results, and what makes them differ."""
    about, content = rests_on(what_if.before, day), what_if.before.content
    if not what_if.moves:
        same = b.section(say("changes.what-if"), say("changes.nothing-changes"))
        return b.Report("", (), (same,), about)

    def swap(move: Move) -> b.Line:
        before, after = (
            marked_label(content, move.question, it) for it in (move.before, move.after)
        )
        return swapped(content.bank.question(move.question).prompt, before, b.strong(after))

    note = b.quietly(say("verdict.match-note"))
    both = b.section(say("report.result"), _side_by_side(what_if), note)
    return b.Report(say("changes.what-if"), b.listed(map(swap, what_if.moves)), (both,), about)


def swapped(asked: str, before: str, after: b.Run) -> b.Line:
    """Return a question with its other answer, and with the one that it had before."""
    return b.line(f"{asked} ", after, b.quoting(f" {say('changes.instead-of', answer=before)}"))


def place_words(
    row: PathResult | KeptPath, among: Sequence[PathResult] | Sequence[KeptPath]
) -> str:
    """Return "2nd, match 64", or with a tie "1st (tie), match 70"."""
    place = nth(row.rank, shared=sum(other.rank == row.rank for other in among) > 1)
    return say("reasons.place", place=place, match=row.match)


def _side_by_side(what_if: WhatIf) -> b.Table:
    both = (what_if.before, what_if.after)
    sure = (say(f"verdict.label-{result.certainty.label}") for result in both)
    rows = [
        b.cells(say("report.comes-out"), *map(_said, both)),
        b.cells(say("report.how-sure"), *sure),
    ]
    for row in what_if.before.paths:
        places = (_path_cell(result, result.of(row.path.id)) for result in both)
        rows.append(b.cells(row.path.name, *places))
    head = ("", say("report.before"), say("report.after"))
    return b.Table(say("report.result"), head, tuple(rows), even=True)


def _said(result: Result) -> b.Line:
    first, instead = verdict.said_first_both(result)
    before = b.quoting(f"{first} " if first else "", f"{instead} ")
    return b.line(before, _outcome(result))


def _outcome(result: Result) -> b.Run:
    pays = True
    if result.circumstances.amount is not None:  # else nothing is known of bills
        from careerpick.plan.plan import make_plan
        from careerpick.report.money import pays_bills

        pays = pays_bills(make_plan(result))
    full = verdict.headline(result, pays=pays)
    return b.quoting(full, verdict.headline(result, with_answers=False))


def _path_cell(result: Result, row: PathResult) -> b.Cell:
    said = filter(None, (place_words(row, result.paths), small(needs.status_phrase(row))))
    return b.Cell((b.line(", ".join(said)),), status=needs.shown_status(row))
