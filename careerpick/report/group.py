"""The summary of a group: shares, parts, needs, questions, and who is worth a talk first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.report.blocks import (
    Block,
    Cell,
    Paragraph,
    Picture,
    RankingBar,
    RankingBars,
    Report,
    Section,
    Table,
    filled,
    line,
    listed,
    number_cell,
    paragraphs,
    text_cell,
)
from careerpick.report.reasons import content_and_day
from careerpick.words import group as words
from careerpick.words.basics import percent

if TYPE_CHECKING:
    import datetime

    from careerpick.decide.limits import Status
    from careerpick.group.summary import PathShare, Summary


def group_report(summary: Summary, day: datetime.date) -> Report:
    """Return the summary of a group; no name stands in it."""
    content = summary.content
    made = content_and_day(content, day)
    opening: tuple[Block, ...] = (Paragraph(line(words.head(summary)), "verdict"),)
    if summary.too_few or not summary.people:
        return Report(words.TITLE, opening, (), made)
    return Report(
        words.TITLE,
        opening,
        filled(
            [
                _shares(summary),
                _groups(summary),
                _needs(summary),
                _talks(summary),
                _questions(summary),
                _bad(summary),
            ]
        ),
        (*made, *([] if summary.key else [line(words.NO_NAMES)])),
    )


def _shares(summary: Summary) -> Section:
    whole = summary.people
    rank = {
        share.path.id: 1 + sum(other.people > share.people for other in summary.paths)
        for share in summary.paths
    }
    bars = tuple(
        RankingBar(
            share.path.name,
            rank[share.path.id],
            round(100 * share.people / whole),
            _usual(share),
            words.share_of(share, whole),
            chosen=rank[share.path.id] == 1 and share.people > 0,
        )
        for share in summary.paths
    )
    table = Table(
        words.SHARES,
        words.path_head(summary.content.bank.terms),
        tuple(map(_path_row(whole), summary.paths)),
        folded=True,
    )
    says = words.share_says(summary)
    blocks: list[Block] = [Picture(words.SHARES, says, RankingBars(bars), table)]
    blocks += listed(words.nobody(summary))
    return Section(words.SHARES, tuple(blocks))


def _path_row(whole: int):  # type: ignore[no-untyped-def]
    def row(share: PathShare) -> tuple[Cell, ...]:
        sure = share.people - share.certain.get("close", 0) if share.certain else 0
        started = sum(share.statuses.get(status, 0) for status in ("open", "stretch"))
        return (
            text_cell(share.path.name),
            number_cell(share.people),
            text_cell(percent(share.people / whole)),
            number_cell(sure),
            number_cell(share.certain.get("close", 0)),
            number_cell(started),
        )

    return row


def _usual(share: PathShare) -> Status:
    """Return the status that most of those have to whom the path is recommended."""
    usual = max(share.statuses.items(), key=lambda item: item[1], default=("unknown", 0))[0]
    found: Status = usual  # type: ignore[assignment]
    return found


def _groups(summary: Summary) -> Section | None:
    if not summary.groups:
        return None
    names = {share.path.id: share.path.name for share in summary.paths}
    rows = tuple(
        (
            text_cell(words.group_name(group)),
            number_cell(group.people),
            text_cell(words.group_shares(group, names)),
        )
        for group in summary.groups
    )
    title = words.by_title(summary.by)
    head = (summary.by, words.PEOPLE, words.SHARES)
    note = paragraphs([words.folded_says(summary.least)], "quiet")
    return Section(title, (Table(title, head, rows, narrow=True), *note))


def _needs(summary: Summary) -> Section:
    rows = tuple(
        (
            text_cell(words.need_name(need, summary.content)),
            number_cell(need.people),
            number_cell(need.opens),
        )
        for need in summary.needs
    )
    if not rows:
        return Section(words.NEEDS)
    terms = summary.content.bank.terms
    head = tuple(name.format(terms) for name in words.NEEDS_HEAD)
    table = Table(words.NEEDS, head, rows, narrow=True)
    return Section(words.NEEDS, (*paragraphs([words.NEEDS_SAY.format(terms)], "quiet"), table))


def _talks(summary: Summary) -> Section:
    blocks: list[Block] = [*listed(words.talk_counts(summary))]
    if summary.talks:
        blocks += paragraphs([words.TALKS_SAY], "quiet")
        blocks += paragraphs([words.talks(summary)])
    else:
        blocks += paragraphs([words.NO_TALK])
    return Section(words.TALKS, tuple(blocks))


def _questions(summary: Summary) -> Section:
    rows = tuple(
        (
            text_cell(share.question.prompt),
            text_cell(words.answers(share)),
            number_cell(share.skipped + share.unread),
            number_cell(share.marked),
            number_cell(share.decides) if share.decides is not None else text_cell("–"),
        )
        for share in summary.questions
    )
    table = Table(words.QUESTIONS, words.QUESTIONS_HEAD, rows)
    says = paragraphs([words.DECIDES_SAY], "quiet") if summary.certainty else ()
    return Section(words.QUESTIONS, (*says, table), is_small_print=True)


def _bad(summary: Summary) -> Section | None:
    if not summary.bad_cells:
        return None
    rows = tuple(
        (text_cell(question), text_cell(words.kind(kind)), number_cell(count))
        for question, kinds in summary.bad.items()
        for kind, count in kinds.items()
    )
    table = Table(words.BAD, words.BAD_HEAD, rows, narrow=True)
    return Section(words.BAD, (*paragraphs([words.bad_cells(summary)]), table))
