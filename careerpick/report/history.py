"""Kept results: the list, one of them in the words of its time, and what changed between two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.report.blocks import (
    Block,
    Command,
    Commands,
    Item,
    Items,
    Line,
    Paragraph,
    Picture,
    Private,
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
    quiet,
    quoting,
    strong,
    text_cell,
)
from careerpick.report.plan import plan_report
from careerpick.report.prepared import without_commands
from careerpick.report.result import result_report
from careerpick.words import basics
from careerpick.words import listing as words
from careerpick.words.basics import LEFT_OUT, QUOTED, capital, nth
from careerpick.words.changes import instead_of
from careerpick.words.verdict import MATCH_NOTE, certainty_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.result import Result
    from careerpick.keeping.entries import Entry, KeptPath
    from careerpick.keeping.results import Change, ChangedAnswer, Kept, Moved
    from careerpick.model import Content
    from careerpick.plan.plan import Plan

ABOUT = (line(quoting(QUOTED, LEFT_OUT)),)


def history_report(
    kept: Sequence[Kept],
    content: Content | None,
    command: Callable[[str], str] = "careerpick {}".format,
    bank: str = "",
) -> Report:
    """Return the list of kept results.

    Args:
        kept: The oldest first.
        content: What is in use now, so that results of other content can be told; None
            where it cannot be used.
        command: Returns what the person types for these words of a command.
        bank: Name of the folder of the questions; "" for the shipped ones.
    """
    if not kept:
        take = Command(basics.TAKE_THE_QUIZ, command("quiz"))
        return Report(words.NOTHING_KEPT, (), commands=Commands((take,)))
    items = tuple(Item(_kept(item, content), lead=str(item.number)) for item in kept)
    last = kept[-1].number
    commands = [(words.SEE_AGAIN, f"show {last}")]
    if len(kept) > 1:
        commands.append((words.WHAT_CHANGED, f"compare {kept[-2].number} {last}"))
    if not bank:  # it removes the results of every bank
        commands.append((words.REMOVE_ALL, "--clear"))
    typed = tuple(Command(label, command(f"history {said}")) for label, said in commands)
    return Report(
        "", (), (Section(words.results(bank), (Items(items),)),), commands=Commands(typed)
    )


def _kept(item: Kept, content: Content | None) -> Line:
    entry = item.entry
    if entry is None:
        return line(words.unreadable(str(item.path)))
    note = ""
    if content and entry.bank != content.bank_fingerprint:
        note = words.OTHER_QUESTIONS
    elif content and entry.content != content.fingerprint:
        note = words.OTHER_FIGURES
    sure = f", {certainty_words(entry.certainty)}" if entry.recommended else ""
    return line(f"{words.moment(entry)}  ", strong(words.winner(entry)), sure, quiet(note))


def whole_report(result: Result, plan: Plan | None, day: Date) -> Report:
    """Return all that is said of a result and of the plan for it, to be kept."""
    said = result_report(result, day, plan)
    if plan is None or not result.recommended:
        return without_commands(said)
    made = plan_report(plan, day)
    in_plan = Section(basics.PLAN, made.opening, made.sections)
    return without_commands(replace(said, sections=(*said.sections, in_plan)))


def kept_report(entry: Entry, number: int, shown: Report | None = None) -> Report:
    """Return all that is kept of a result.

    Args:
        entry: The result.
        number: Its number.
        shown: What was said of it; None for one that was kept without, of which there are
            its ranking and its answers.
    """
    if shown:
        when = Paragraph(line(words.numbered_entry(number, entry)), "quiet")
        return replace(shown, opening=(when, *shown.opening))
    sure = f", {certainty_words(entry.certainty)}" if entry.recommended else ""
    answers = (
        line(f"{item.prompt} ", strong(words.said(entry.answer(item.id))))
        for item in entry.questions
        if item.ask == "core" or entry.answer(item.id)
    )
    return Report(
        words.numbered_entry(number, entry),
        (Paragraph(line(strong(capital(words.winner(entry))), sure)),),
        filled(
            [
                Section(words.FITTED, (_ranking(entry),)),
                Section(basics.ANSWERS, (Private(listed(answers)),)),
            ]
        ),
        ABOUT,
    )


def _ranking(entry: Entry) -> Picture:
    bars = tuple(
        RankingBar(
            row.name,
            row.rank,
            row.match,
            "blocked" if row.ruled_out else row.status,
            words.standing(row),
            row.path in entry.recommended,
            words.is_shared(row, entry.ranking),
        )
        for row in entry.ranking
    )
    rows = tuple(
        (
            text_cell(bar.name),
            number_cell(bar.rank, basics.tied(bar.rank, shared=bar.shared)),
            number_cell(bar.match),
            text_cell(bar.standing),
        )
        for bar in bars
    )
    head = ("", basics.PLACE, basics.MATCH, "")
    table = Table(words.FITTED, head, rows, narrow=True)
    return Picture(words.FITTED, MATCH_NOTE, RankingBars(bars), table)


def change_report(change: Change, numbers: tuple[int, int]) -> Report:
    """Return what changed from one kept result to another, by their numbers."""
    not_compared = listed(item.prompt for item in change.not_compared)
    return Report(
        words.from_to(*numbers),
        paragraphs(words.cautions(change)),
        filled(
            [
                Section(words.BEFORE_AND_AFTER, (_before_and_after(change, numbers),)),
                Section(words.DIFFER, tuple(_answers(change))),
                Section(words.NOT_COMPARED, not_compared),
            ]
        ),
        ABOUT,
    )


def _answers(change: Change) -> Iterator[Block]:
    if change.answers:
        yield Items(tuple(Item(_answer(answer)) for answer in change.answers))
    else:
        yield from paragraphs([words.SAME_ANSWERS])


def _answer(answer: ChangedAnswer) -> Line:
    after, before = words.said(answer.after), words.said(answer.before)
    return line(
        f"{answer.question.prompt} ",
        quoting(after, style="strong"),
        quoting(instead_of(before)),
    )


def _before_and_after(change: Change, numbers: tuple[int, int]) -> Table:
    both = (change.before, change.after)
    rows = [
        (words.MADE_ON, *(words.moment(entry) for entry in both)),
        (words.RECOMMENDED, *(words.winner(entry) for entry in both)),
        (basics.HOW_SURE, *(certainty_words(entry.certainty) for entry in both)),
        *((item.name, *_places(change, item)) for item in change.ranking),
    ]
    head = ("", *map(words.result, numbers))
    cells = tuple(tuple(map(text_cell, row)) for row in rows)
    return Table(words.BEFORE_AND_AFTER, head, cells, even=True)


def _places(change: Change, moved: Moved) -> tuple[str, str]:
    return (
        _place(moved.before, change.before.ranking),
        _place(moved.after, change.after.ranking),
    )


def _place(item: KeptPath | None, ranking: Sequence[KeptPath]) -> str:
    if item is None:
        return words.NOT_THERE
    place = basics.tied(nth(item.rank), shared=words.is_shared(item, ranking))
    return words.place(place, item)
