"""What is said about a whole group where that takes choosing; the rest stands in group.ini."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.words.basics import bare, in_list, percent, small
from careerpick.words.sentences import lines_of, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpick.group.summary import GroupShare, NeedShare, QuestionShare, Summary
    from careerpick.group.tables import Mapped
    from careerpick.model import Content

MOST_CARRIED = 20
"""Columns that are carried along and named."""
_LONGEST = 60


def head(summary: Summary) -> str:
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


def nobody(summary: Summary) -> list[str]:
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


def share_says(summary: Summary) -> str:
    """Return what the picture of shares shows, in words."""
    shares = [
        f"{share.path.name} {_share(share.people, summary.people)}" for share in summary.paths
    ]
    return say("group.shares-say", path=summary.content.bank.terms.path, shares=shares)


def group_shares(group: GroupShare, names: Mapping[str, str]) -> str:
    """Return the paths that are recommended in a part of the group, the most often first."""
    shares = sorted(group.paths.items(), key=lambda item: (-item[1], item[0]))
    said = [f"{names[path]} {_share(n, group.people)}" for path, n in shares if n]
    return in_list(said) or say("group.nothing")


def group_name(group: GroupShare) -> str:
    """Return the name of a part; how many are folded into one."""
    if group.name:
        return group.name
    return say("group.others", groups=group.folded) if group.folded else say("group.other")


def need_name(need: NeedShare, content: Content) -> str:
    """Return what is needed."""
    return in_list([small(content.bank.limit(limit).name) for limit in need.limits], "or")


def answers(share: QuestionShare) -> str:
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


def talks(summary: Summary) -> str:
    """Return who is worth a talk first."""
    what = summary.key or say("group.rows", count=len(summary.talks))
    return f"{what} {', '.join(summary.talks)}"


def talk_counts(summary: Summary) -> list[str]:
    """Return how many can start nothing, and how many results are close."""
    none = say("group.none-open", paths=summary.content.bank.terms.paths)
    found = [say("group.of-people", people=summary.nothing_open, what=none)]
    if summary.certainty:
        close = say("group.close-by")
        found.append(say("group.of-people", people=summary.close, what=close))
    return found


def kind(code: str) -> str:
    """Return why a cell could not be read."""
    name = code.replace("-", "_")
    return say(f"group.code-{name}") if f"code-{name}" in lines_of("group") else code


def bad_cells(summary: Summary) -> str:
    """Return how many cells could not be read."""
    bad, cells = summary.bad_cells, summary.cells
    return say("group.bad-cells", bad=bad, cells=cells, share=_share(bad, max(1, cells)))


def mapping(mapped: Mapped, content: Content) -> list[str]:
    """Return which column was taken for what."""
    lines = []
    for question in content.bank.questions:
        column, marks = mapped.questions.get(question.id), mapped.marks.get(question.id)
        about = {"question": question.id, "column": _cut(column or "")}
        if column is not None and marks:
            lines.append(f"  {say('group.column-marked', **about, marks=marks.column)}")
        elif column not in (None, question.id):
            lines.append(f"  {say('group.column', **about)}")
    count = len(mapped.questions)
    same = count - len(lines)
    first = say("group.columns", count=count)
    said = [say("group.columns-by-id", count=count, same=same) if same else first, *lines]
    if mapped.carried:
        names = ", ".join(_cut(name) for name in mapped.carried[:MOST_CARRIED])
        more = len(mapped.carried) - MOST_CARRIED
        whole = say("group.carried", names=names)
        said.append(say("group.carried-more", names=names, more=more) if more > 0 else whole)
    if mapped.details:
        said.append(say("group.for-reports", names=", ".join(mapped.details)))
    nearest = mapped.nearest.items()
    said += [say("group.not-read", column=_cut(name), question=near) for name, near in nearest]
    if mapped.missing:
        said.append(say("group.lacking", questions=[*mapped.missing]))
    return said


def _share(some: int, whole: int) -> str:
    """Return a share in per cent; few are not said to be none."""
    said = percent(some / whole)
    return say("group.under-one") if some and said == percent(0) else said


def _cut(name: str) -> str:
    flat = " ".join(name.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


def progress(work: str, share: float, rows: int | None) -> str:
    """Return how far it is."""
    about = {"work": say(f"group.work-{work}"), "share": percent(share)}
    if not rows:
        return say("group.progress", **about)
    return say("group.progress-rows", **about, rows=round(rows * share))
