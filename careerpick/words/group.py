"""Every sentence about a whole group: its table, its results, and what is wrong with either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.words.basics import bare, capital, counted, in_list, percent, quoted, small

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerpick.group.summary import GroupShare, NeedShare, PathShare, QuestionShare, Summary
    from careerpick.group.tables import Mapped
    from careerpick.model import Content, Terms

NOTHING_FOUND = "nothing"
OTHER = "other"
NO_TALK = "Nobody stands out: no close calls, and something is open to everybody."
TITLE = "Results of a group"
SHARES, NEEDS, QUESTIONS, TALKS, BAD = (
    "What is recommended",
    "What stands in the way",
    "What was answered",
    "Worth a talk first",
    "What could not be read",
)
PEOPLE = "People"
NEEDS_HEAD = ("What is missing", PEOPLE, "Could {0.start} if it were met")
QUESTIONS_HEAD = ("Question", "Answers", "Skipped", "Marked", "Decides")
BAD_HEAD = ("Question", "Why", "Cells")
NEEDS_SAY = (
    "For the {0.path} that fits each person best: how many it stands in the way of, and how "
    "many of them could {0.start} if this alone were different."
)
DECIDES_SAY = (
    "Decides: for how many people another answer to this question would change what is "
    "recommended. A question that decides for nobody tells this group nothing."
)
TALKS_SAY = "First those to whom nothing is open, then the closest calls."
NO_NAMES = "Names are not shown."

_WORK = {
    "answer": "Answering",
    "rest": "Looking at deal-breakers",
    "results": "Writing results",
    "rejects": "Writing what could not be read",
}
_VERDICTS = {
    "not_enough": "not enough answers to say",
    "none_fits": "no {0.path} gives what they want most",
    "nothing_left": "every {0.path} is out of reach or ruled out",
}
_KINDS = {
    "unknown-option": "no such answer",
    "no-such-number": "no answer has this number",
    "out-of-range": "the number is out of range",
    "too-many-marks": "too many exclamation marks",
    "empty-answer": "only marks, and no answer",
    "too-long": "too long to be an answer",
}


def people(count: int) -> str:
    """Return "one person", "12 people"."""
    return "one person" if count == 1 else f"{count:,} people"


def head(summary: Summary) -> str:
    """Return how many there are, and what is recommended most."""
    if not summary.people:
        return "The table has no rows."
    if summary.too_few:
        return (
            f"{people(summary.people).capitalize()}: fewer than {summary.least}, "
            "so nothing is shown of them here."
        )
    first = summary.paths[0] if summary.paths else None
    if first is None or not first.people:
        path = summary.content.bank.terms.path
        return f"{people(summary.people).capitalize()}. No {path} is recommended to anybody."
    share = percent(first.people / summary.people)
    return (
        f"{people(summary.people).capitalize()}. Recommended most often: "
        f"{first.path.name}, to {share} of them."
    )


def nobody(summary: Summary) -> list[str]:
    """Return for how many nothing single is recommended, and why."""
    terms = summary.content.bank.terms
    found = [
        f"{people(summary.verdicts[verdict])}: {why.format(terms)}"
        for verdict, why in _VERDICTS.items()
        if summary.verdicts.get(verdict)
    ]
    if summary.tied:
        found.append(f"{people(summary.tied)}: a tie between two or more {terms.paths}")
    if summary.verdicts.get("stop_gap"):
        found.append(
            f"{people(summary.verdicts['stop_gap'])}: what is recommended is a stop-gap, not a fit"
        )
    return found


def share_says(summary: Summary) -> str:
    """Return what the picture of shares shows, in words."""
    parts = [
        f"{share.path.name} {percent(share.people / summary.people)}" for share in summary.paths
    ]
    path = summary.content.bank.terms.path
    return f"Share of the people to whom each {path} is recommended: {in_list(parts)}."


def path_head(terms: Terms) -> tuple[str, ...]:
    """Return the heads of the columns about each path."""
    return (
        capital(terms.path),
        PEOPLE,
        "Share",
        "Firm or likely",
        "Close",
        f"Can {terms.start} now",
    )


def share_of(share: PathShare, whole: int) -> str:
    """Return "12 of 30"."""
    return f"{share.people:,} of {whole:,}"


def group_shares(group: GroupShare, names: Mapping[str, str]) -> str:
    """Return the paths that are recommended in a part of the group, the most often first."""
    shares = sorted(group.paths.items(), key=lambda item: (-item[1], item[0]))
    said = [f"{names[path]} {percent(n / group.people)}" for path, n in shares if n]
    return in_list(said) if said else NOTHING_FOUND


def by_title(by: str) -> str:
    """Return the heading of the parts of a group."""
    return f"By {by}"


def group_name(group: GroupShare) -> str:
    """Return the name of a part; how many are folded into one."""
    if group.name:
        return group.name
    return f"{OTHER} ({counted(group.folded, 'group')})" if group.folded else OTHER


def folded_says(least: int) -> str:
    """Return why some parts are one; "" where none can be."""
    return "" if least < 2 else f"Groups of fewer than {least} people are shown as one."


def need_name(need: NeedShare, content: Content) -> str:
    """Return what is needed."""
    names = [small(content.bank.limit(limit).name) for limit in need.limits]
    return in_list(names, "or")


def answers(share: QuestionShare) -> str:
    """Return which answers were given, the most often given first."""
    if not share.column:
        return "the table has no column for it"
    if not share.given:
        return NOTHING_FOUND
    labels = {option.id: option.label for option in share.question.options}
    order = sorted(share.options.items(), key=lambda item: -item[1])
    return "; ".join(
        f"{bare(labels[option])} {percent(count / share.given)}" for option, count in order if count
    )


def talks(summary: Summary) -> str:
    """Return who is worth a talk first."""
    what = f"{summary.key} " if summary.key else "row " if len(summary.talks) == 1 else "rows "
    return f"{what}{', '.join(summary.talks)}"


def talk_counts(summary: Summary) -> list[str]:
    """Return how many can start nothing, and how many results are close."""
    paths = summary.content.bank.terms.paths
    found = [f"{people(summary.nothing_open)}: none of the {paths} is open now"]
    if summary.certainty:
        found.append(f"{people(summary.close)}: close, another answer might change it")
    return found


def kind(code: str) -> str:
    """Return why a cell could not be read."""
    return _KINDS.get(code, code)


def bad_cells(summary: Summary) -> str:
    """Return how many cells could not be read."""
    share = percent(summary.bad_cells / summary.cells) if summary.cells else "0%"
    return (
        f"{summary.bad_cells:,} of {summary.cells:,} cells ({share}) could not be read, "
        "and count as skipped."
    )


def mapping(mapped: Mapped, content: Content) -> list[str]:
    """Return which column was taken for what."""
    lines = []
    for question in content.bank.questions:
        column = mapped.questions.get(question.id)
        if column is None:
            continue
        companion = mapped.marks.get(question.id)
        marks = f", marked by {quoted(companion.column)}" if companion else ""
        if column != question.id or marks:
            lines.append(f"  {question.id}: {quoted(_cut(column))}{marks}")
    same = len(mapped.questions) - len(lines)
    said = [f"Columns with answers: {len(mapped.questions)}"]
    said[0] += f", {same} of them named by the id of the question." if same else "."
    said += lines
    if mapped.carried:
        carried = [_cut(name) for name in mapped.carried[:20]]
        more = len(mapped.carried) - len(carried)
        said.append(f"Carried along: {', '.join(carried)}{f' and {more} more' if more else ''}.")
    if mapped.details:
        said.append(f"Read for reports alone: {', '.join(mapped.details)}.")
    said += [
        f"Not read as answers: {quoted(_cut(name))}; is it the question {quoted(near)}? "
        "Then say so with --map."
        for name, near in mapped.nearest.items()
    ]
    if mapped.missing:
        missing = in_list(list(mapped.missing))
        said.append(f"No column for {missing}: counted as skipped.")
    return said


def _cut(name: str) -> str:
    flat = " ".join(name.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"


def progress(work: str, share: float, rows: int | None) -> str:
    """Return how far it is."""
    done = f", {round(rows * share):,} rows" if rows else ""
    return f"{_WORK[work]}: {percent(share)}{done}"


def written(rows: int, name: str) -> str:
    """Return what was written where."""
    return f"{people(rows).capitalize()} written to {name}"


def rejects_written(cells: int, name: str) -> str:
    """Return where the cells that could not be read stand."""
    return f"{counted(cells, 'cell').capitalize()} that could not be read: {name}"


def left_out(files: int) -> str:
    """Return how many files could not be used."""
    return f"Left out: {counted(files, 'file')} that cannot be used."


def lines_left_out(lines: int) -> str:
    """Return how many lines of a table could not be read at all."""
    return f"Left out: {counted(lines, 'line')} of the table with too many or too few cells."
