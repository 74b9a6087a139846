"""The summary of a group: shares, parts, needs, questions, and who is worth a talk first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.report import blocks as b
from careerpick.report.reasons import content_and_day
from careerpick.words import group as words
from careerpick.words.basics import percent

if TYPE_CHECKING:
    import datetime

    from careerpick.decide.limits import Status
    from careerpick.group.summary import PathShare, Summary


def group_report(summary: Summary, day: datetime.date) -> b.Report:
    """Return the summary of a group; no name stands in it."""
    content = summary.content
    made = content_and_day(content, day)
    opening: tuple[b.Block, ...] = (b.Paragraph(b.line(words.head(summary)), "verdict"),)
    if summary.too_few or not summary.people:
        return b.Report(words.TITLE, opening, (), made)
    return b.Report(
        words.TITLE,
        opening,
        b.filled(
            [
                _shares(summary),
                _groups(summary),
                _needs(summary),
                _talks(summary),
                _questions(summary),
                _bad(summary),
            ]
        ),
        (*made, *([] if summary.key else [b.line(words.NO_NAMES)])),
    )


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
            words.share_of(share, whole),
            chosen=rank[share.path.id] == 1 and share.people > 0,
        )
        for share in summary.paths
    )
    rows = tuple(_path_row(share, whole) for share in summary.paths)
    head = words.path_head(summary.content.bank.terms)
    table = b.Table(words.SHARES, head, rows, folded=True)
    return b.section(
        words.SHARES,
        b.Picture(words.SHARES, words.share_says(summary), b.RankingBars(bars), table),
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
    title = words.by_title(summary.by)
    table = b.Table(title, (summary.by, words.PEOPLE, words.SHARES), rows, narrow=True)
    return b.section(title, table, b.quietly(words.folded_says(summary.least)))


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
    head = tuple(name.format(terms) for name in words.NEEDS_HEAD)
    table = b.Table(words.NEEDS, head, rows, narrow=True)
    return b.section(words.NEEDS, b.quietly(words.NEEDS_SAY.format(terms)), table)


def _talks(summary: Summary) -> b.Section:
    counts = b.listed(words.talk_counts(summary))
    if not summary.talks:
        return b.section(words.TALKS, counts, words.NO_TALK)
    return b.section(words.TALKS, counts, b.quietly(words.TALKS_SAY), words.talks(summary))


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
    table = b.Table(words.QUESTIONS, words.QUESTIONS_HEAD, rows)
    says = b.quietly(words.DECIDES_SAY if summary.certainty else "")
    return b.Section(words.QUESTIONS, (*says, table), is_small_print=True)


def _bad(summary: Summary) -> b.Section | None:
    if not summary.bad_cells:
        return None
    rows = tuple(
        b.cells(question, words.kind(kind), b.number_cell(count))
        for question, kinds in summary.bad.items()
        for kind, count in kinds.items()
    )
    table = b.Table(words.BAD, words.BAD_HEAD, rows, narrow=True)
    return b.section(words.BAD, words.bad_cells(summary), table)
