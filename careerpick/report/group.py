"""What is said of a whole group: its summary, its table, and how far it is with it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from careerpick.group.summary import GroupShare, QuestionShare, Summary
from careerpick.group.tables import Mapped
from careerpick.model import Content
from careerpick.report import blocks as b
from careerpick.report.sources import content_and_day
from careerpick.words.sentences import bare, in_list, lines_of, percent, say, small

MOST_CARRIED = 20
"""Columns that are carried along and named."""
_LONGEST = 60


def group_report(summary: Summary, day: datetime.date) -> b.Report:
    """Return the summary of a group: shares, parts, needs, questions, and who is worth a talk.

    It holds no name.
    """
    made = content_and_day(summary.content, day)
    title, opening = say("group.title"), b.blocks(_head(summary), role="verdict")
    if summary.too_few or not summary.people:
        return b.Report(title, opening, (), made)
    parts = (_shares, _groups, _needs, _talks, _questions, _bad)
    sections = b.not_empty(part(summary) for part in parts)
    about = made if summary.key else (*made, b.line(say("group.no-names")))
    return b.Report(title, opening, sections, about)


def _head(summary: Summary) -> str:
    """Return how many there are, and what is recommended most."""
    people = summary.people
    if not people:
        return say("group.no-rows")
    if summary.too_few:
        return say("group.too-few", people=people, least=summary.least)
    first = summary.paths[0] if summary.paths else None
    if first is None or not first.people:
        return say("group.nobody", people=people, path=summary.content.bank.terms.path)
    share = _share(first.people, people)
    return say("group.most-often", people=people, path=first.path.name, share=share)


def _share(some: int, whole: int) -> str:
    """Return a share in per cent; few are not said to be none."""
    said = percent(some / whole)
    return say("group.under-one") if some and said == percent(0) else said


def _shares(summary: Summary) -> b.Section:
    whole, terms, title = summary.people, summary.content.bank.terms, say("group.shares")
    rows = []
    for share in summary.paths:
        close = share.certain.get("close", 0)
        sure = share.people - close if share.certain else 0
        started = sum(share.statuses.get(status, 0) for status in ("open", "stretch"))
        said = f"{share.people:,} ({_share(share.people, whole)})"
        drawn = b.drawn_cell(round(100 * share.people / whole), said)
        rows.append((share.path.name, drawn, sure, close, started))
    head = say("group.heads-shares", terms=terms).split(" | ")
    table = b.Table(title, tuple(head), b.rows(rows), narrow=True)
    return b.section(title, table, b.listed(_nobody(summary)))


def _nobody(summary: Summary) -> list[str]:
    """Return for how many nothing single is recommended, and why."""
    terms, count = summary.content.bank.terms, summary.verdicts
    found = {
        say("group.not_enough"): count.get("not_enough"),
        say("group.none_fits", terms=terms): count.get("none_fits"),
        say("group.nothing_left", terms=terms): count.get("nothing_left"),
        say("group.tie", terms=terms): summary.tied,
        say("group.stop-gap"): count.get("stop_gap"),
    }
    return [say("group.of-people", people=n, what=what) for what, n in found.items() if n]


def _groups(summary: Summary) -> b.Section | None:
    if not summary.groups:
        return None
    names = {share.path.id: share.path.name for share in summary.paths}
    rows = []
    for group in summary.groups:
        shares = sorted(group.paths.items(), key=lambda item: (-item[1], item[0]))
        said = [f"{names[path]} {_share(n, group.people)}" for path, n in shares if n]
        rows.append((_name(group), group.people, in_list(said) or say("group.nothing")))
    title = say("group.by", column=summary.by)
    head = (summary.by, say("group.people"), say("group.shares"))
    note = say("group.folded", least=summary.least) if summary.least > 1 else ""
    return b.section(title, b.Table(title, head, b.rows(rows), narrow=True), b.quietly(note))


def _name(group: GroupShare) -> str:
    """Return the name of a part; how many are folded into one."""
    if group.name:
        return group.name
    return say("group.others", groups=group.folded) if group.folded else say("group.other")


def _needs(summary: Summary) -> b.Section | None:
    bank, title = summary.content.bank, say("group.needs")
    rows = []
    for need in summary.needs:
        names = [small(bank.limit(limit).name) for limit in need.limits]
        rows.append((in_list(names, "or"), need.people, need.opens))
    if not rows:
        return None
    head = say("group.heads-needs", terms=bank.terms).split(" | ")
    table = b.Table(title, tuple(head), b.rows(rows), narrow=True)
    return b.section(title, b.quietly(say("group.needs-say", terms=bank.terms)), table)


def _talks(summary: Summary) -> b.Section:
    none = say("group.none-open", paths=summary.content.bank.terms.paths)
    counts = [say("group.of-people", people=summary.nothing_open, what=none)]
    if summary.certainty:
        close = say("group.close-by")
        counts.append(say("group.of-people", people=summary.close, what=close))
    title, counted = say("group.talks"), b.listed(counts)
    if not summary.talks:
        return b.section(title, counted, say("group.no-talk"))
    way = "key" if summary.key else "row" if summary.mapped else "file"
    about = {"column": summary.key, "count": len(summary.talks)}
    who = say(f"group.by-{way}", **about, people=", ".join(summary.talks))
    return b.section(title, counted, b.quietly(say("group.talks-say")), who)


def _questions(summary: Summary) -> b.Section:
    rows = [
        (
            share.question.prompt,
            _answers(share),
            share.skipped + share.unread,
            share.marked,
            share.decides if share.decides is not None else "–",
        )
        for share in summary.questions
    ]
    title, head = say("group.questions"), say("group.heads-questions").split(" | ")
    says = b.quietly(say("group.decides-say") if summary.certainty else "")
    table = b.Table(title, tuple(head), b.rows(rows))
    return b.Section(title, (*says, table), is_small_print=True)


def _answers(share: QuestionShare) -> str:
    """Return which answers were given, the most often given first."""
    if not share.column:
        return say("group.no-column")
    if not share.given:
        return say("group.nothing")
    labels = {option.id: option.label for option in share.question.options}
    order = sorted(share.options.items(), key=lambda item: -item[1])
    return "; ".join(
        f"{bare(labels[option])} {_share(count, share.given)}" for option, count in order if count
    )


def _bad(summary: Summary) -> b.Section | None:
    bad, cells = summary.bad_cells, summary.cells
    if not bad:
        return None
    rows = [
        (question, _why(code), count)
        for question, kinds in summary.bad.items()
        for code, count in kinds.items()
    ]
    title, head = say("group.bad"), say("group.heads-bad").split(" | ")
    said = say("group.bad-cells", bad=bad, cells=cells, share=_share(bad, max(1, cells)))
    return b.section(title, said, b.Table(title, tuple(head), b.rows(rows), narrow=True))


def _why(code: str) -> str:
    """Return why a cell could not be read."""
    name = code.replace("-", "_")
    known = f"code-{name}" in lines_of("group")
    return say(f"group.code-{name}") if known else say("group.not-understood")


# What is told while a table is read and answered.


def mapping(mapped: Mapped, content: Content) -> list[str]:
    """Return how the columns were understood: one line, and more for what is not sure."""
    said = [_found(mapped, content)]
    by_words = sum(way == "words" for way in mapped.ways.values())
    doubtful = {
        "numbers": say("group.check-numbers"),
        "ids": say("group.check-ids") if 2 * by_words > len(mapped.ways) else "",
    }
    for doubted, ask in doubtful.items():
        rows = [
            say(
                "group.doubtful",
                column=_cut(mapped.questions.get(question.id) or mapped.details[question.id]),
                question=question.id,
                prompt=_cut(question.prompt),
            )
            for question in content.bank.questions
            if ask and mapped.ways.get(question.id) == doubted
        ]
        said += [ask, *(f"  {row}" for row in rows)] if rows else []
    nearest = mapped.nearest.items()
    said += [say("group.not-read", column=_cut(name), question=near) for name, near in nearest]
    if mapped.missing:
        others = len(mapped.carried) > len(mapped.details)
        said.append(say("group.lacking", questions=[*mapped.missing], others=others))
    return said


def _found(mapped: Mapped, content: Content) -> str:
    """Return how many questions were found and how, and which columns are no answers."""
    ways = Counter(mapped.ways[question_id] for question_id in mapped.questions)
    named = {way: say(f"group.by_{way}") for way in sorted(ways)}
    about = {"count": len(mapped.questions), "of": len(content.bank.scored)}
    if len(ways) == 1:
        parts = [say("group.found", **about, way=in_list([*named.values()]))]
    else:
        counts = [say("group.some-found", count=ways[way], way=by) for way, by in named.items()]
        parts = [say("group.found-in-ways", **about, ways=counts)]
    if mapped.marks:
        parts.append(say("group.found-marks", count=len(mapped.marks)))
    if mapped.details:
        parts.append(say("group.found-details", count=len(mapped.details)))
    carried = [name for name in mapped.carried if name not in mapped.details.values()]
    if carried:
        names = ", ".join(_cut(name) for name in carried[:MOST_CARRIED])
        more = max(0, len(carried) - MOST_CARRIED)
        parts.append(say("group.carried", count=len(carried), names=names, more=more))
    return say("group.all-found", parts="; ".join(parts))


def other_files(names: Sequence[str]) -> str:
    """Return which files of a folder are no answer files."""
    listed = ", ".join(_cut(name) for name in names[:MOST_CARRIED])
    return say("group.other-files", names=listed, more=max(0, len(names) - MOST_CARRIED))


def talk_first(names: Sequence[str], column: str) -> str:
    """Return who is worth a talk first, for whoever runs the command and not for the summary."""
    return say("group.talk-first", names=", ".join(_cut(name) for name in names), column=column)


def _cut(name: str) -> str:
    flat = " ".join(name.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


def progress(work: str, share: float, rows: int | None) -> str:
    """Return how far it is."""
    about = {"work": say(f"group.work-{work}"), "share": share}
    if not rows:
        return say("group.progress", **about)
    return say("group.progress-rows", **about, rows=round(rows * share))
