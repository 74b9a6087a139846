"""The summary of a group: shares, parts, needs, questions, and who is worth a talk first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.report import blocks as b
from careerpick.report.reasons import content_and_day
from careerpick.words import group as words
from careerpick.words.basics import capital, percent
from careerpick.words.sentences import say

if TYPE_CHECKING:
    import datetime

    from careerpick.decide.limits import Status
    from careerpick.group.summary import PathShare, Summary


def group_report(summary: Summary, day: datetime.date) -> b.Report:
    """Return the summary of a group; it holds no name."""
    content = summary.content
    made = content_and_day(content, day)
    title, opening = say("group.title"), b.blocks(words.head(summary), role="verdict")
    if summary.too_few or not summary.people:
        return b.Report(title, opening, (), made)
    parts = (_shares, _groups, _needs, _talks, _questions, _bad)
    sections = b.filled(part(summary) for part in parts)
    about = made if summary.key else (*made, b.line(say("group.no-names")))
    return b.Report(title, opening, sections, about)


def _shares(summary: Summary) -> b.Section:
    whole = summary.people
    rank = {
        share.path.id: 1 + sum(other.people > share.people for other in summary.paths)
        for share in summary.paths
    }
    bars = tuple(
        b.RankingBar(
            share.path.name,
            rank[share.path.id],
            round(100 * share.people / whole),
            _usual(share),
            say("group.of", some=share.people, all=whole),
            chosen=rank[share.path.id] == 1 and share.people > 0,
        )
        for share in summary.paths
    )
    rows = tuple(_path_row(share, whole) for share in summary.paths)
    terms, title = summary.content.bank.terms, say("group.shares")
    head = (
        capital(terms.path),
        say("group.people"),
        say("group.share"),
        say("group.sure"),
        say("group.close"),
        say("group.can-now", start=terms.start),
    )
    table = b.Table(title, head, rows, folded=True)
    return b.section(
        title,
        b.Picture(title, words.share_says(summary), b.RankingBars(bars), table),
        b.listed(words.nobody(summary)),
    )


def _path_row(share: PathShare, whole: int) -> tuple[b.Cell, ...]:
    sure = share.people - share.certain.get("close", 0) if share.certain else 0
    started = sum(share.statuses.get(status, 0) for status in ("open", "stretch"))
    return b.cells(
        share.path.name,
        b.number_cell(share.people),
        percent(share.people / whole),
        b.number_cell(sure),
        b.number_cell(share.certain.get("close", 0)),
        b.number_cell(started),
    )


def _usual(share: PathShare) -> Status:
    """Return the status that most of those have to whom the path is recommended."""
    usual = max(share.statuses.items(), key=lambda item: item[1], default=("unknown", 0))[0]
    found: Status = usual  # type: ignore[assignment]
    return found


def _groups(summary: Summary) -> b.Section | None:
    if not summary.groups:
        return None
    names = {share.path.id: share.path.name for share in summary.paths}
    rows = tuple(
        b.cells(
            words.group_name(group),
            b.number_cell(group.people),
            words.group_shares(group, names),
        )
        for group in summary.groups
    )
    title = say("group.by", column=summary.by)
    head = (summary.by, say("group.people"), say("group.shares"))
    note = say("group.folded", least=summary.least) if summary.least > 1 else ""
    return b.section(title, b.Table(title, head, rows, narrow=True), b.quietly(note))


def _needs(summary: Summary) -> b.Section | None:
    rows = tuple(
        b.cells(
            words.need_name(need, summary.content),
            b.number_cell(need.people),
            b.number_cell(need.opens),
        )
        for need in summary.needs
    )
    if not rows:
        return None
    terms = summary.content.bank.terms
    head = (say("group.missing"), say("group.people"), say("group.if-met", start=terms.start))
    table = b.Table(say("group.needs"), head, rows, narrow=True)
    return b.section(say("group.needs"), b.quietly(say("group.needs-say", terms=terms)), table)


def _talks(summary: Summary) -> b.Section:
    counts = b.listed(words.talk_counts(summary))
    if not summary.talks:
        return b.section(say("group.talks"), counts, say("group.no-talk"))
    note = b.quietly(say("group.talks-say"))
    return b.section(say("group.talks"), counts, note, words.talks(summary))


def _questions(summary: Summary) -> b.Section:
    rows = tuple(
        b.cells(
            share.question.prompt,
            words.answers(share),
            b.number_cell(share.skipped + share.unread),
            b.number_cell(share.marked),
            b.number_cell(share.decides) if share.decides is not None else "–",
        )
        for share in summary.questions
    )
    head = (
        say("group.question"),
        say("group.answers"),
        say("group.skipped"),
        say("group.marked"),
        say("group.decides"),
    )
    table = b.Table(say("group.questions"), head, rows)
    says = b.quietly(say("group.decides-say") if summary.certainty else "")
    return b.Section(say("group.questions"), (*says, table), is_small_print=True)


def _bad(summary: Summary) -> b.Section | None:
    if not summary.bad_cells:
        return None
    rows = tuple(
        b.cells(question, words.kind(kind), b.number_cell(count))
        for question, kinds in summary.bad.items()
        for kind, count in kinds.items()
    )
    head = (say("group.question"), say("group.why"), say("group.cells"))
    table = b.Table(say("group.bad"), head, rows, narrow=True)
    return b.section(say("group.bad"), words.bad_cells(summary), table)
