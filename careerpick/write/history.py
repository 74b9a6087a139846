"""Kept results as terminal screens: the list, and what changed between two."""

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from careerpick.keeping.change import Change, ChangedAnswer, Moved
from careerpick.keeping.entries import Entry, KeptAnswer, KeptPath
from careerpick.keeping.results import Kept
from careerpick.model import Content
from careerpick.words.basics import MARKS, counted, day, in_list, nth, quoted
from careerpick.words.certainty import certainty_words
from careerpick.words.changes import moved
from careerpick.write.columns import SideBySide, SideRow
from careerpick.write.style import COMMAND, HEAD, NAME, QUIET, Hanging, Look, Screen, heading

Rows = Iterator[Text | Hanging | SideBySide]

BLANK = Text()


def history_screen(
    kept: Sequence[Kept], content: Content | None, program: str = "careerpick"
) -> Screen:
    """Return the list of kept results.

    Args:
        kept: The oldest first.
        content: What is in use now, so that results of other content can be told; None
            where it cannot be used.
        program: What the person types to run this program.
    """
    return Screen(lambda look, _: _list(kept, content, program, look))


def _list(kept: Sequence[Kept], content: Content | None, program: str, look: Look) -> Rows:
    if not kept:
        yield Hanging(look.text("No result is kept yet."))
        quiz = content.command("quiz") if content else f"{program} quiz"
        yield _hint("Take the quiz", quiz, look)
        return
    yield heading(look, "Your results, the newest last")
    width = len(str(kept[-1].number))
    for item in kept:
        lead = Text(f"{item.number:>{width}}  ")
        if item.entry is None:
            yield Hanging(look.text(f"cannot be read: {item.path}"), lead, margin=2)
        else:
            yield Hanging(_entry(item.entry, content, look), lead, margin=2)
    yield BLANK
    yield _hint("See one again", f"{program} history show {kept[-1].number}", look)
    if len(kept) > 1:
        numbers = f"{kept[-2].number} {kept[-1].number}"
        yield _hint("What changed", f"{program} history compare {numbers}", look)
    yield _hint("Remove them all", f"{program} history --clear", look)


def _entry(entry: Entry, content: Content | None, look: Look) -> Text:
    note = ""
    if content is None:
        note = ""
    elif entry.bank != content.bank_fingerprint:
        note = " (other questions than now)"
    elif entry.content != content.fingerprint:
        note = " (the same questions, other figures or paths than now)"
    sure = f", {certainty_words(entry.certainty)}" if entry.recommended else ""
    return look.join(f"{moment(entry)}  ", (winner(entry), NAME), sure, (note, QUIET))


def moment(entry: Entry) -> str:
    """Return when a result was made, in the time of its place."""
    return f"{day(entry.made)}, {entry.made:%H:%M}"


def winner(entry: Entry) -> str:
    """Return what was recommended."""
    return in_list([entry.name(path) for path in entry.recommended]) or "nothing recommended"


def _hint(label: str, command: str, look: Look) -> Hanging:
    return Hanging(look.text(command, COMMAND), look.join((f"{label}: ", QUIET)))


def change_screen(change: Change, numbers: tuple[int, int]) -> Screen:
    """Return what changed from one kept result to another, by their numbers."""
    return Screen(lambda look, _: _change(change, numbers, look))


def _change(change: Change, numbers: tuple[int, int], look: Look) -> Rows:
    yield heading(look, f"From result {numbers[0]} to result {numbers[1]}")
    for sentence in _cautions(change):
        yield Hanging(look.text(sentence), margin=2)
    yield BLANK
    yield _before_and_after(change, numbers, look)
    yield BLANK
    yield heading(look, "Answers that differ")
    if not change.answers:
        yield Hanging(look.text("None: the same answers both times."), margin=2)
    for answer in change.answers:
        yield Hanging(_answer(answer, look), look.bullet(), margin=2)
        if answer.points is not None:
            moved = _points(change, answer.points)
            yield Hanging(look.text(moved, HEAD), Text("  "), margin=2)
    if len(change.answers) > 1 and change.same_content:
        yield Hanging(look.join("in all: ", (_points(change, _total(change)), HEAD)), margin=2)
    if change.not_compared:
        yield BLANK
        yield heading(look, "Questions that have changed, so their answers are not compared")
        for question in change.not_compared:
            yield Hanging(look.text(question.prompt), look.bullet(), margin=2)


def _cautions(change: Change) -> Iterator[str]:
    if change.same_content:
        return
    if not change.same_questions:
        count = counted(len(change.not_compared), "question")
        yield f"The two were made with different questions: {count} cannot be compared."
    else:
        yield "The questions were the same, but figures or paths have changed in between."
    yield "So the points cannot be compared, and a rank may differ without another answer."


def _before_and_after(change: Change, numbers: tuple[int, int], look: Look) -> SideBySide:
    both = (change.before, change.after)
    rows = [
        _row("Made on", [moment(entry) for entry in both], look),
        _row("Recommended", [winner(entry) for entry in both], look),
        _row("How sure", [certainty_words(entry.certainty) for entry in both], look),
        *(_row(item.name, _places(change, item), look) for item in change.ranking),
    ]
    heads = tuple(look.text(f"Result {number}") for number in numbers)
    return SideBySide(look.text("Before and after"), heads, tuple(rows))


def _row(title: str, said: Sequence[str], look: Look) -> SideRow:
    cells = tuple((Hanging(look.text(item)),) for item in said)
    return SideRow(look.text(title), cells, short=True)


def _places(change: Change, moved: Moved) -> list[str]:
    return [
        _place(moved.before, change.before.ranking, change.same_content),
        _place(moved.after, change.after.ranking, change.same_content),
    ]


def _place(item: KeptPath | None, ranking: Sequence[KeptPath], with_points: bool) -> str:
    if item is None:
        return "not there"
    shared = sum(other.rank == item.rank for other in ranking) > 1
    points = f", {item.score:+,} points" if with_points else ""
    return f"{nth(item.rank)}{' (tie)' if shared else ''}, match {item.match}{points}"


def _answer(answer: ChangedAnswer, look: Look) -> Text:
    return look.join(
        f"{answer.question.prompt} ",
        (said(answer.after), "bold"),
        f" instead of {said(answer.before)}",
    )


def said(answer: KeptAnswer | None) -> str:
    """Return a kept answer in its own words, with its mark."""
    if answer is None:
        return "skipped"
    mark = MARKS[answer.mark]
    return f"{quoted(answer.label)} ({mark})" if mark else quoted(answer.label)


def _total(change: Change) -> dict[str, int]:
    total: dict[str, int] = {}
    for answer in change.answers:
        for path, points in (answer.points or {}).items():
            total[path] = total.get(path, 0) + points
    return total


def _points(change: Change, points: Mapping[str, int]) -> str:
    return moved((row.name, points.get(row.path, 0)) for row in change.ranking)
