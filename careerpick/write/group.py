"""The summary of a group in each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.write.json import Ordered, dump

if TYPE_CHECKING:
    from careerpick.group.summary import Summary
    from careerpick.write.shown import Shown, Wanted


def shown_group(summary: Summary, wanted: Wanted) -> Shown:
    """Return the summary in the wanted format."""
    if wanted.format == "json":
        return group_json(summary)
    from careerpick.report.group import group_report
    from careerpick.write.shown import written

    return written(group_report(summary, wanted.day), wanted, summary.content)


def group_json(summary: Summary) -> str:
    """Return the figures of a group; its keys are described in docs/groups.md."""
    content = summary.content
    return dump(
        Ordered(
            schema="careerpick.group/1",
            bank=content.bank_fingerprint,
            content=content.fingerprint,
            people=summary.people,
            least=summary.least,
            too_few=summary.too_few,
            verdicts=dict(summary.verdicts),
            tied=summary.tied,
            paths=[
                Ordered(
                    path=share.path.id,
                    people=share.people,
                    certainty=dict(share.certain),
                    statuses=dict(share.statuses),
                )
                for share in summary.paths
            ],
            by=summary.by or None,
            groups=[
                Ordered(
                    name=group.name or None,
                    folded=group.folded,
                    people=group.people,
                    paths=dict(group.paths),
                )
                for group in summary.groups
            ],
            needs=[
                Ordered(limits=list(need.limits), people=need.people, opens=need.opens)
                for need in summary.needs
            ],
            questions=[
                Ordered(
                    question=share.question.id,
                    options=dict(share.options),
                    marked=share.marked,
                    skipped=share.skipped,
                    unread=share.unread,
                    decides=share.decides,
                )
                for share in summary.questions
            ],
            close=summary.close if summary.certainty else None,
            nothing_open=summary.nothing_open,
            talks=Ordered(key=summary.key or "row", people=list(summary.talks)),
            cells=summary.cells,
            bad_cells=summary.bad_cells,
            bad={question: dict(kinds) for question, kinds in summary.bad.items()},
        )
    )
