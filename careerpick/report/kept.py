"""What is kept: the list of results, one of them, what changed between two, and the next step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.report import blocks as b
from careerpick.report.plan import plan_report
from careerpick.report.prepared import without_commands
from careerpick.report.reasons import PRIVACY
from careerpick.report.result import ranking_picture, result_report
from careerpick.words import basics
from careerpick.words import kept as words
from careerpick.words.basics import capital, nth
from careerpick.words.changes import INSTEAD_OF
from careerpick.words.sentences import say
from careerpick.words.verdict import CERTAINTY, TIMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.result import Result
    from careerpick.keeping.entries import Change, ChangedAnswer, Entry, KeptPath, KeptStep
    from careerpick.keeping.results import Kept, Progress
    from careerpick.model import Content
    from careerpick.plan.plan import Plan


def history_report(
    kept: Sequence[Kept],
    content: Content | None,
    command: Callable[[str], str] = "careerpick {}".format,
    bank: str = "",
) -> b.Report:
    """Return the list of kept results.

    Args:
        kept: The oldest first.
        content: What is in use now, so that results of other content can be told; None
            where it cannot be used.
        command: Returns what the person types for these words of a command.
        bank: Name of the folder of the questions; "" for the shipped ones.
    """
    if not kept:
        take = b.Command(basics.TAKE_THE_QUIZ, command("quiz"))
        return b.Report(words.NOTHING_KEPT, (), commands=(take,))
    items = tuple(b.Item(_kept(item, content), lead=str(item.number)) for item in kept)
    last = kept[-1].number
    commands = [(words.SEE_AGAIN, f"show {last}")]
    if len(kept) > 1:
        commands.append((words.WHAT_CHANGED, f"compare {kept[-2].number} {last}"))
    if not bank:  # it removes the results of every bank
        commands.append((words.REMOVE_ALL, "--clear"))
    typed = tuple(b.Command(label, command(f"history {said}")) for label, said in commands)
    title = words.RESULTS_WITH.format(bank) if bank else words.RESULTS
    return b.Report(title, (b.Items(items),), commands=typed)


def _kept(item: Kept, content: Content | None) -> b.Line:
    entry = item.entry
    if entry is None:
        return b.line(words.UNREADABLE.format(item.path))
    note = ""
    if content and entry.bank != content.bank_fingerprint:
        note = words.OTHER_QUESTIONS
    elif content and entry.content != content.fingerprint:
        note = words.OTHER_FIGURES.format(content.bank.terms)
    came_out = (b.strong(words.winner(entry)), _sure(entry))
    return b.line(f"{words.moment(entry)}  ", *came_out, b.quiet(note))


def _sure(entry: Entry) -> str:
    return f", {CERTAINTY[entry.certainty]}" if entry.recommended else ""


def whole_report(result: Result, plan: Plan | None, day: Date) -> b.Report:
    """Return all that is said of a result and of the plan for it, to be kept."""
    said = result_report(result, day, plan)
    if plan is None or not result.recommended:
        return without_commands(said)
    made = plan_report(plan, day)
    in_plan = b.Section(say("plan.title"), made.opening, made.sections)
    return without_commands(replace(said, sections=(*said.sections, in_plan)))


def kept_report(entry: Entry, number: int, shown: b.Report | None = None) -> b.Report:
    """Return all that is kept of a result.

    Args:
        entry: The result.
        number: Its number.
        shown: What was said of it; None for one that was kept without, of which there are
            its ranking and its answers.
    """
    title = f"{words.RESULT.format(number)}, {words.moment(entry)}"
    if shown:
        return replace(shown, opening=(b.Paragraph(b.line(title), "quiet"), *shown.opening))
    answers = (
        b.line(f"{item.prompt} ", b.strong(words.said(entry.answer(item.id))))
        for item in entry.questions
        if item.ask == "core" or entry.answer(item.id)
    )
    return b.Report(
        title,
        (b.Paragraph(b.line(b.strong(capital(words.winner(entry))), _sure(entry))),),
        b.filled(
            [
                b.Section(words.FITTED, (_ranking(entry),)),
                b.Section(basics.ANSWERS, (b.Private(b.listed(answers)),)),
            ]
        ),
        (PRIVACY,),
    )


def _ranking(entry: Entry) -> b.Picture:
    bars = tuple(
        b.RankingBar(
            row.name,
            row.rank,
            row.match,
            "blocked" if row.ruled_out else row.status,
            words.standing(row),
            row.path in entry.recommended,
            _is_shared(row, entry.ranking),
        )
        for row in entry.ranking
    )
    return ranking_picture(words.FITTED, bars, ("", basics.PLACE, basics.MATCH, ""))


def _is_shared(row: KeptPath, ranking: Sequence[KeptPath]) -> bool:
    return sum(other.rank == row.rank for other in ranking) > 1


def change_report(change: Change, numbers: tuple[int, int]) -> b.Report:
    """Return what changed from one kept result to another, by their numbers."""
    answers = b.listed(map(_answer, change.answers)) or b.paragraphs([words.SAME_ANSWERS])
    return b.Report(
        words.FROM_TO.format(*numbers),
        b.paragraphs(words.cautions(change)),
        b.filled(
            [
                b.Section(words.BEFORE_AND_AFTER, (_before_and_after(change, numbers),)),
                b.Section(words.DIFFER, answers),
                b.Section(
                    words.NOT_COMPARED, b.listed(item.prompt for item in change.not_compared)
                ),
            ]
        ),
        (PRIVACY,),
    )


def _answer(answer: ChangedAnswer) -> b.Line:
    after, before = words.said(answer.after), words.said(answer.before)
    return b.line(
        f"{answer.question.prompt} ",
        b.quoting(after, style="strong"),
        b.quoting(INSTEAD_OF.format(before)),
    )


def _before_and_after(change: Change, numbers: tuple[int, int]) -> b.Table:
    both = (change.before, change.after)
    rows = [
        (words.MADE_ON, *(words.moment(entry) for entry in both)),
        (words.RECOMMENDED, *(words.winner(entry) for entry in both)),
        (basics.HOW_SURE, *(CERTAINTY[entry.certainty] for entry in both)),
    ]
    for item in change.ranking:
        before = _place(item.before, change.before.ranking)
        rows.append((item.name, before, _place(item.after, change.after.ranking)))
    head = ("", *map(words.RESULT.format, numbers))
    cells = tuple(tuple(map(b.text_cell, row)) for row in rows)
    return b.Table(words.BEFORE_AND_AFTER, head, cells, even=True)


def _place(item: KeptPath | None, ranking: Sequence[KeptPath]) -> str:
    if item is None:
        return words.NOT_THERE
    place = basics.tied(nth(item.rank), shared=_is_shared(item, ranking))
    return words.PLACE.format(place, item.match)


def next_report(
    progress: Progress, command: Callable[[str], str], ticked: KeptStep | None = None
) -> b.Report:
    """Return the next step that is not done, and how many are left.

    Args:
        progress: How far the plan is done.
        command: Returns what the person types for these words of a command.
        ticked: The step that was ticked off just now.
    """
    opening = [*b.paragraphs([words.DONE.format(ticked.do)] if ticked else [])]
    commands = [b.Command(words.WHOLE_PLAN, command("history show last"))]
    if progress.last_done:
        commands.insert(0, b.Command(words.UNTICK, command("next undo")))
    if progress.left:
        step, *more = progress.left
        when = words.WHEN.format(TIMES[step.when], step.path)
        opening += [b.Paragraph(b.line(b.strong(when), step.do))]
        opening += b.paragraphs([words.after_it(len(more))], "quiet")
        commands.insert(0, b.Command(words.TICK, command("next done")))
    else:
        opening += b.paragraphs([words.ALL_DONE])
    return b.Report(words.NEXT_STEP, tuple(opening), commands=tuple(commands))
