"""Why one path is ahead of another: what was asked for, or answer by answer in points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick import __version__
from careerpick.report import blocks as b
from careerpick.values import value
from careerpick.words import basics
from careerpick.words import reasons as words
from careerpick.words.basics import source_words
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.comparison import NumberedSource
    from careerpick.decide.reasons import CriterionReason, Gap, Reason
    from careerpick.decide.result import Result
    from careerpick.model import CareerPath, Content


def privacy() -> b.Line:
    """Return whether a report quotes the answers."""
    return b.line(b.quoting(say("report.quoted"), say("report.left-out")))


# What a report rests on: its sources, its content, the day, and whether it quotes answers.


SOURCES_ON_PAPER = 18
"""About a page of them."""


def sources_section(sources: Sequence[NumberedSource]) -> b.Section | None:
    """Return the numbered list of sources under its heading; None without any."""
    if not sources:
        return None
    items = tuple(
        b.Item(_source(item), _address(item), lead=f"[{item.number}]", show="full")
        for item in sources
    )
    blocks = (
        b.Paragraph(b.line(say("report.legend")), "quiet"),
        b.Items(items, on_paper=SOURCES_ON_PAPER),
    )
    return b.Section(say("report.sources"), blocks, is_small_print=True, show="full")


def _source(item: NumberedSource) -> b.Line:
    title, behind = source_words(item.source)
    return b.line(b.strong(title), f" {behind} ", b.quiet(item.source.says))


def _address(item: NumberedSource) -> b.Line:
    return b.line(b.Run(item.source.url or "", url=item.source.url))


def rests_on(result: Result, day: Date) -> tuple[b.Line, ...]:
    """Return what a report of somebody's answers rests on, and what it keeps of them."""
    quotes = (privacy(),) if result.sheet.answers else ()
    return (*content_and_day(result.content, day), *quotes)


def content_and_day(content: Content, day: Date) -> tuple[b.Line, ...]:
    """Return on which content a report rests, and when it was made."""
    prints = content.bank_fingerprint, content.fingerprint
    made = {"day": basics.day(day), "version": __version__}
    return (b.line(say("report.made", **made, questions=prints[0], content=prints[1])),)


def first_lines(before: str, instead: str, headline: str | b.Run) -> tuple[b.Block, ...]:
    """Return what comes before all else, with and without answers, and then the headline."""
    first = b.blocks(b.line(b.quoting(before, instead)) if before else "", role="first")
    return (*first, *b.blocks(b.line(headline), role="verdict"))


BARS_SHOWN = 8


def lead_section(result: Result) -> b.Section | None:
    """Return why the recommended path is ahead (or behind); None where nothing single is."""
    return gap_section(result, result.gap) if result.gap else None


def gap_section(result: Result, gap: Gap) -> b.Section:
    """Return what speaks for the path ahead of two, and most against it, under its heading."""
    content = result.content
    lead = words.lead_between(content.path(gap.ahead), content.path(gap.behind), gap.by_criterion)
    title = words.gap_title(lead.ahead, lead.behind, lead.gap)
    against = [lead.strongest_against] if lead.strongest_against else []
    return b.section(
        title,
        words.lead_sentence(lead),
        b.listed(_item(result, lead, reason) for reason in lead.top),
        say("reasons.most-against") if against else "",
        b.listed(_item(result, lead, reason) for reason in against),
    )


def _item(result: Result, lead: words.Lead, reason: CriterionReason) -> b.Item:
    content = result.content
    meets = words.levels_words(content, reason.criterion, lead.ahead, lead.behind)
    said = words.said_of(content, result.sheet, reason)
    return b.Item(b.line(meets), b.line(b.quoting(said)))


@value
class _Bar:
    """One bar: its short name, the cells that name it in the table, and its points."""

    name: str
    cells: tuple[str, ...]
    points: int


def strip_blocks(
    content: Content,
    ahead: CareerPath,
    behind: CareerPath,
    reasons: Sequence[Reason],
    by_criterion: Sequence[CriterionReason],
    *,
    in_full: bool,
) -> tuple[b.Private, ...]:
    """Return the points that speak for `ahead` (+) or for `behind` (-), which add up.

    Each is one answer; where answers are left out, one thing that answers are about.

    Args:
        content: What was asked, and the paths.
        ahead: The one path.
        behind: The other.
        reasons: A reason for each answer.
        by_criterion: The same gap, over what the answers ask for.
        in_full: Whether to say of each answer what it meets.
    """
    if not any(reason.points for reason in reasons):
        return ()
    answers = [_answer_bar(content, ahead, behind, item, in_full) for item in reasons]
    things = [_thing_bar(content, ahead, behind, item) for item in by_criterion if item.points]
    meets = (say("report.meets"),) if in_full else ()
    of_answers = (say("report.question"), say("report.answer"), *meets)
    of_things = (say("report.asked-for"), ahead.name, behind.name)
    return (
        b.Private(
            (_strip(ahead, behind, answers, of_answers),),
            (_strip(ahead, behind, things, of_things),),
        ),
    )


def _strip(
    ahead: CareerPath, behind: CareerPath, bars: Sequence[_Bar], head: Sequence[str]
) -> b.Picture:
    moving = [bar for bar in bars if bar.points]
    silent = len(bars) - len(moving)
    gap = sum(bar.points for bar in bars)
    blank = [""] * len(head[1:])
    rows = [b.cells(*bar.cells, _points(bar.points)) for bar in moving]
    if silent:
        rows.append(b.cells(say("reasons.silent", count=silent), *blank, _points(0)))
    rows.append(b.cells(b.strong(say("reasons.in-all")), *blank, _points(gap)))
    title = say("report.decided", ahead=ahead.name, behind=behind.name)
    table = b.Table(title, (*head, say("report.points")), tuple(rows), folded=True)
    return b.Picture(
        title,
        say("reasons.adds-up", gap=gap, path=ahead.name),
        b.Strip(ahead.name, behind.name, _shown(moving)),
        table,
    )


def _points(points: int) -> b.Cell:
    return b.number_cell(points, f"{points:+,}" if points else "0")


def _shown(bars: Sequence[_Bar]) -> tuple[b.StripBar, ...]:
    """Return the largest bars in their order, and the rest as one, so that they add up."""
    largest = sorted(bars, key=lambda bar: -abs(bar.points))[:BARS_SHOWN]
    shown = [bar for bar in bars if bar in largest]
    rest = [bar for bar in bars if bar not in shown]
    strip = [b.StripBar(bar.name, bar.points) for bar in shown]
    if rest:
        said = say("report.the-rest", answers=len(rest))
        strip.append(b.StripBar(said, sum(bar.points for bar in rest)))
    return tuple(strip)


def _answer_bar(
    content: Content, ahead: CareerPath, behind: CareerPath, reason: Reason, in_full: bool
) -> _Bar:
    asked, said, meets = words.reason_words(content, reason, ahead, behind)
    cells = (asked, said, meets) if in_full else (asked, said)
    return _Bar(said, cells, reason.points)


def _thing_bar(
    content: Content, ahead: CareerPath, behind: CareerPath, reason: CriterionReason
) -> _Bar:
    criterion = content.bank.criterion(reason.criterion)
    levels = (criterion.words[path.performance[criterion.id].level] for path in (ahead, behind))
    return _Bar(criterion.name, (criterion.name, *levels), reason.points)
