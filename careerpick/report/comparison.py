"""Paths against each other: why one is ahead of another, and all of them side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - `date` is a word of `sentences`
from typing import TYPE_CHECKING

from careerpick.decide.comparison import Comparison, GroupRows, Personal
from careerpick.model import AnswerSheet, CareerPath, Content, answer_id
from careerpick.report import blocks as b
from careerpick.report.listing import SITES_SHOWN
from careerpick.report.money import pay_table
from careerpick.report.sources import (
    content_and_day,
    level_table,
    rests_on,
    rough_note,
    sources_section,
)
from careerpick.words.answers import marked_label
from careerpick.words.needs import need_phrase, shown_status, standing_line, status_phrase, why_not
from careerpick.words.sentences import capital, date, quoted, say, small

if TYPE_CHECKING:
    from careerpick.decide.result import CriterionReason, Gap, PathResult, Reason, Result

# The gap between two paths, and what speaks for either.

REASONS_SHOWN = 3
"""For the path that is ahead."""
ANSWERS_QUOTED = 2
"""For one reason."""


def gap_section(result: Result, gap: Gap) -> b.Section:
    """Return what speaks for the path ahead of two, and most against it, under its heading."""
    if gap.points < 0:
        gap = _turned(gap)
    content = result.content
    ahead, behind = content.path(gap.ahead), content.path(gap.behind)
    top = [reason for reason in gap.by_criterion if reason.points > 0][:REASONS_SHOWN]
    against = [reason for reason in gap.by_criterion if reason.points < 0][-1:]
    first = "" if against else say("reasons.nothing-against", other=behind.name)
    if not top:
        first = say("reasons.no-gap", ahead=ahead.name, behind=behind.name)
    elif gap.points == 0:
        first = say("reasons.as-much")

    def item(reason: CriterionReason) -> b.Item:
        meets = levels_words(content, reason.criterion, ahead, behind)
        return b.Item(b.line(meets), b.line(b.quoting(said_of(content, result.sheet, reason))))

    return b.section(
        gap_title(ahead, behind, gap.points),
        first,
        b.listed(map(item, top)),
        say("reasons.most-against") if against else "",
        b.listed(map(item, against)),
    )


def _turned(gap: Gap) -> Gap:
    """Return the same gap, seen from the other path."""
    turned = tuple(replace(item, points=-item.points) for item in reversed(gap.by_criterion))
    return replace(gap, ahead=gap.behind, behind=gap.ahead, points=-gap.points, by_criterion=turned)


def gap_title(path: CareerPath, other: CareerPath, gap: int) -> str:
    """Return the heading of the reasons for a path, ahead or not."""
    stands = "ahead" if gap > 0 else "behind" if gap < 0 else "level"
    return say(f"reasons.gap-{stands}", path=path.name, other=other.name)


def said_of(
    content: Content, sheet: AnswerSheet, reason: CriterionReason, most: int = ANSWERS_QUOTED
) -> str:
    """Return who asked for it: "You said “…” and “…” (matters a lot)."."""
    sign = 1 if reason.wanted > 0 else -1
    said = []
    for question_id in reason.questions:
        answer = sheet.answers[question_id]
        options = content.bank.question(question_id).ticked(answer.option)
        asking = [item.id for item in options if item.wants.get(reason.criterion, 0) * sign > 0]
        if asking:  # of several that were ticked only what asks for it, and no number beside it
            scored = replace(answer, option=answer_id(asking), number=None)
            said.append(marked_label(content, question_id, scored))
    more = len(said) - most
    shown = [*said[:most], *([say("reasons.more-answers", count=more)] if more > 0 else [])]
    return say("reasons.you-said", answers=shown) if shown else ""


def levels_words(content: Content, criterion_id: str, ahead: CareerPath, behind: CareerPath) -> str:
    """Return where two paths stand on one criterion, in a sentence."""
    criterion = content.bank.criterion(criterion_id)
    first, second = (criterion.words[level] for level in _levels(criterion_id, ahead, behind))
    about = {"ahead": ahead.name, "behind": behind.name, "first": first, "second": second}
    return say("reasons.levels", criterion=criterion.name, **about)


def _levels(criterion: str, *paths: CareerPath) -> list[int]:
    return [path.performance[criterion].level for path in paths]


# The same answer by answer, in points that add up.


def points_items(result: Result, gap: Gap, *, in_full: bool) -> tuple[b.Private, ...]:
    """Return the points that speak for the path ahead (+) or behind (-), which add up.

    Each is one answer, in full with what it meets; where answers are left out, one thing that
    answers are about.
    """
    if not any(reason.points for reason in gap.reasons):
        return ()
    content = result.content
    ahead, behind = content.path(gap.ahead), content.path(gap.behind)
    answers, things = [], []
    for reason in gap.reasons:
        asked, said, meets = reason_words(content, reason, ahead, behind)
        line = b.line(f"{asked} ", b.strong(said))
        answers.append((line, meets if in_full else "", reason.points))
    for thing in gap.by_criterion:
        stands = levels_words(content, thing.criterion, ahead, behind)
        things.append((b.line(stands), "", thing.points))
    return (b.Private(_adding_up(answers), _adding_up(things)),)


def _adding_up(parts: Sequence[tuple[b.Line, str, int]]) -> tuple[b.Items, ...]:
    """Return each part with its points, how many have none, and all of them together."""
    moving = [part for part in parts if part[-1]]
    items = [b.Item(said, b.line(more), lead=_points(points)) for said, more, points in moving]
    if silent := len(parts) - len(moving):
        items.append(b.item(say("reasons.silent", count=silent), lead="0"))
    gap = sum(points for *_, points in parts)
    return b.listed([*items, b.item(b.strong(say("reasons.in-all")), lead=_points(gap))])


def _points(points: int) -> str:
    return f"{points:+,}" if points else "0"


def reason_words(
    content: Content, reason: Reason, ahead: CareerPath, behind: CareerPath
) -> tuple[str, str, str]:
    """Return the question of an answer, the answer with its mark, and what it meets or misses."""
    question = content.bank.question(reason.question)
    option = question.option(reason.answer.option)
    answer = quoted(option.label if option else reason.answer.option)
    if mark := say(f"small.mark-{reason.answer.mark}"):
        answer = say("reasons.marked", answer=answer, mark=mark)
    if reason.criterion is None:
        return question.prompt, answer, ""
    meets = levels_words(content, reason.criterion, ahead, behind)
    first, second = _levels(reason.criterion, ahead, behind)
    asks_for_more = (reason.points > 0) == (first > second)
    meets = meets if asks_for_more else say("reasons.for-less", levels=meets)
    return question.prompt, answer, meets


# Paths side by side: you, what speaks for which, levels as dots and words, and pay.

LEANS_SHOWN = 2
"""Of what speaks for a path, in a short form."""
LEANS_ON_PAPER = 8
"""Of what speaks for the paths: all paths together."""


def comparison_report(comparison: Comparison, day: Date, *, in_full: bool = True) -> b.Report:
    """Return all that a report of a comparison says; for a short form without its largest parts.

    That leaves out all levels and sources, and would build them for nothing.
    """
    personal, content, paths = comparison.personal, comparison.content, comparison.paths
    general: b.Show = "full" if personal else "short"
    about = rests_on(personal.result, day) if personal else content_and_day(content, day)
    sections = [
        _for_you(comparison, personal) if personal else None,
        *(replace(section, show=general) for section in _choose(comparison)),
        *(_group(comparison, group) for group in comparison.groups if in_full),
        pay_table(content.bank, paths, comparison.who),
        _to_begin(comparison),
        sources_section(comparison.cited.sources) if in_full else None,
    ]
    title = say("reasons.side-by-side", names=[path.name for path in paths])
    commands = tuple(
        b.Command(
            say("report.all-about", path=path.name),
            content.command(f"paths {path.id}"),
            show="full",
        )
        for path in paths
    )
    return b.Report(title, (), b.not_empty(sections), about, commands)


def _for_you(comparison: Comparison, personal: Personal) -> b.Section:
    result = personal.result
    if not personal.leaders:
        title = say("reasons.for-you-nothing", path=comparison.content.bank.terms.path)
        parts, held_back = [], []
    else:
        names = [comparison.content.path(path_id).name for path_id in personal.leaders]
        title = say("reasons.for-you-tie" if len(names) > 1 else "reasons.for-you", names=names)
        parts = [gap_section(result, gap) for gap in personal.leads]
        parts[1:] = [replace(part, show="full") for part in parts[1:]]
        leaders = [row for row in personal.rows if row.path.id in personal.leaders]
        held_back = [*_held_back(result, leaders)]
    if start := personal.rows[0].terms.start:
        items = b.listed(_status(result, row) for row in personal.rows)
        parts.append(b.section(say("report.can-start", start=start), items))
    return b.section(title, *held_back, parts=parts)


def _held_back(result: Result, rows: Iterable[PathResult]) -> Iterator[b.Line]:
    """Yield at once when what fits best cannot be taken."""
    for row in rows:
        if row.ruled_out_by or row.access.status == "blocked":
            said, instead = (
                say("reasons.held-back", path=row.path.name, why=why)
                for why in (why_not(result, row), small(status_phrase(row)))
            )
            yield b.line(b.quoting(said, instead))


def _status(result: Result, row: PathResult) -> b.Item:
    phrase = status_phrase(row)
    said = capital(standing_line(result, row) or phrase)
    match = f"{say('reasons.match', match=row.match)} "
    name, status = b.strong(row.path.name), shown_status(row)
    return b.item(name, match, b.quoting(said, phrase), status=status)


def _choose(comparison: Comparison) -> Iterator[b.Section]:
    most = LEANS_ON_PAPER // len(comparison.paths)
    for path, leans in zip(comparison.paths, comparison.choose_if, strict=True):
        slight = b.quiet(f" {say('reasons.slight')}")
        said = (b.line(lean.phrase, "" if lean.is_clear else slight) for lean in leans)
        items = b.listed(said, LEANS_SHOWN, on_paper=most)
        if items:
            yield b.section(say("reasons.choose", path=path.name), items)
        else:
            yield b.section(path.name, say("reasons.not-apart", path=path.name))


def _group(comparison: Comparison, group: GroupRows) -> b.Section:
    criteria = [(row.criterion.name, row.criterion) for row in group.rows]
    table = level_table(group.group.name, criteria, comparison.paths, comparison.cited)
    note: tuple[b.Block, ...] = ()
    if group is comparison.groups[-1]:
        every = (row for item in comparison.groups for row in item.rows)
        note = rough_note(held for row in every for held in row.performances)
    return b.section(group.group.name, table, note, show="full")


def _to_begin(comparison: Comparison) -> b.Section:
    bank, paths = comparison.content.bank, comparison.paths
    nothing = say("reasons.nothing-special")
    needs = ([need_phrase(bank, need) for need in path.needs] or [nothing] for path in paths)
    rows = [b.cells(say("reasons.asks-for"), *(b.Cell(tuple(map(b.line, said))) for said in needs))]
    if any(path.platforms for path in paths):
        rows.append(b.cells(say("reasons.open-sites"), *map(_sites, paths)))
    title, head = say("reasons.to-begin"), ("", *(path.name for path in paths))
    table = b.Table(title, head, tuple(rows), even=True, on_paper=2 // len(paths))
    return b.section(title, table, show="full")


def _sites(path: CareerPath) -> b.Cell:
    found = path.open_platforms
    shown = [b.line(item.name, b.quiet(f" ({date(item.as_of)})")) for item in found[:SITES_SHOWN]]
    if not shown:
        shown.append(b.line(say("reasons.no-open-site")))
    if (more := len(found) - SITES_SHOWN) > 0:
        shown.append(b.line(b.quiet(say("report.more", count=more))))
    return b.Cell(tuple(shown))
