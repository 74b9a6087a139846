"""What is kept: the list of results, one of them, what changed between two, and the next step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.report import blocks as b
from careerpick.report.explanation import place_words, swapped
from careerpick.report.plan import plan_report
from careerpick.report.result import result_report
from careerpick.report.sources import privacy
from careerpick.words.answers import with_mark
from careerpick.words.sentences import capital, day, in_list, quoted, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `sentences`

    from careerpick.decide.result import Result
    from careerpick.keeping.results import (
        ChangedAnswer,
        Compared,
        KeptAnswer,
        KeptFile,
        KeptPath,
        KeptResult,
        KeptStep,
        Progress,
    )
    from careerpick.model import Content
    from careerpick.plan.plan import Plan


def history_report(
    kept: Sequence[KeptFile],
    content: Content | None,
    command: Callable[[str], str] = "careerpick {}".format,
    bank: str = "",
) -> b.Report:
    """Return the list of kept results, the oldest first.

    Results of other content than that in use (None where it cannot be used) are told; `bank` is
    the name of the folder of the questions, "" for the shipped ones.
    """
    if not kept:
        take = b.Command(say("report.take-the-quiz"), command("quiz"))
        return b.Report(say("kept.nothing-kept"), (), commands=(take,))
    items = (b.Item(_kept(item, content), lead=f"{item.number}.") for item in kept)
    last = kept[-1].number
    commands = [(say("kept.see-again"), f"show {last}")]
    if len(kept) > 1:
        commands.append((say("kept.what-changed"), f"compare {kept[-2].number} {last}"))
    if not bank:  # it removes the results of every bank
        commands.append((say("kept.remove-all"), "--clear"))
    typed = tuple(b.Command(label, command(f"history {said}")) for label, said in commands)
    return b.Report(say("kept.results", bank=bank), b.listed(items), commands=typed)


def _kept(item: KeptFile, content: Content | None) -> b.Line:
    kept = item.result
    if kept is None:
        return b.line(say("kept.unreadable", file=item.path))
    came_out = (b.strong(recommended_then(kept)), _sure(kept))
    return b.line(f"{moment(kept)}  ", *came_out, b.quiet(_changed_since(kept, content)))


def _changed_since(kept: KeptResult, content: Content | None) -> str:
    """Return a blank and what is of other content than that in use (None: not known); or ""."""
    if content and kept.bank != content.bank_fingerprint:
        return f" {say('kept.other-questions')}"
    if content and kept.content != content.fingerprint:
        return f" {say('kept.other-figures', terms=content.bank.terms)}"
    return ""


def moment(kept: KeptResult) -> str:
    """Return when a result was made, in the time of its place."""
    return f"{day(kept.made)}, {kept.made:%H:%M}"


def recommended_then(kept: KeptResult) -> str:
    """Return what was recommended, and where it was so only for want of a better one."""
    names = in_list([kept.name(path) for path in kept.recommended])
    if not names:
        return say("kept.nothing-recommended")
    return say("kept.stop-gap", names=names) if kept.verdict == "stop_gap" else names


def _sure(kept: KeptResult) -> str:
    return f", {say(f'verdict.label-{kept.certainty}')}" if kept.recommended else ""


def whole_report(result: Result, plan: Plan | None, day: Date) -> b.Report:
    """Return all that is said of a result and of the plan for it, to be kept."""
    said = result_report(result, day, plan)
    if plan is None or not result.recommended:
        return replace(said, commands=())
    made = plan_report(plan, day)
    in_plan = b.Section(say("plan.title"), made.opening, made.sections)
    return replace(said, sections=(*said.sections, in_plan), commands=())


def kept_report(
    kept: KeptResult, shown: b.Report | None = None, content: Content | None = None
) -> b.Report:
    """Return what was said of a result when it was kept, else its ranking and its answers.

    Its title tells where it is of other content than that in use.
    """
    title = (
        f"{say('kept.result', number=kept.number)}, {moment(kept)}{_changed_since(kept, content)}"
    )
    if shown:
        return replace(shown, opening=(*b.quietly(title), *shown.opening))
    answers = (
        b.line(f"{item.prompt} ", b.strong(_said(kept.answer(item.id))))
        for item in kept.questions
        if item.ask == "core" or kept.answer(item.id)
    )
    came_out = b.line(b.strong(capital(recommended_then(kept))), _sure(kept))
    ranking = kept.ranking
    fitted = (b.line(b.strong(row.name), f": {place_words(row, ranking)}") for row in ranking)
    sections = (
        b.section(say("kept.fitted"), b.listed(fitted), b.quietly(say("verdict.match-note"))),
        b.section(say("report.answers"), b.private(b.listed(answers))),
    )
    return b.Report(title, b.blocks(came_out), sections, (privacy(),))


def _said(answer: KeptAnswer | None) -> str:
    """Return a kept answer in its own words, with its mark."""
    return with_mark(quoted(answer.label), answer.mark) if answer else say("changes.skipped")


def change_report(change: Compared) -> b.Report:
    """Return what changed from one kept result to another."""
    answers = b.listed(map(_answer, change.answers)) or say("kept.same-answers")
    not_compared = b.listed(item.prompt for item in change.not_compared)
    sections = (
        b.section(say("kept.before-and-after"), _before_and_after(change)),
        b.section(say("kept.differ"), answers),
        b.section(say("kept.not-compared"), not_compared),
    )
    title = say("kept.from-to", before=change.before.number, after=change.after.number)
    return b.Report(title, b.blocks(*_cautions(change)), b.not_empty(sections), (privacy(),))


def _cautions(change: Compared) -> Iterator[str]:
    """Yield why two results can be compared in part only."""
    if change.same_content:
        return
    if change.same_questions:
        yield say("kept.changed-figures")
    else:
        yield say("kept.changed-questions", count=len(change.not_compared))
    yield say("kept.changed-so")


def _answer(answer: ChangedAnswer) -> b.Line:
    after = b.quoting(_said(answer.after), style="strong")
    return swapped(answer.question.prompt, _said(answer.before), after)


def _before_and_after(change: Compared) -> b.Table:
    both = (change.before, change.after)
    rows = [
        (say("kept.made-on"), *map(moment, both)),
        (say("kept.recommended"), *map(recommended_then, both)),
        (say("report.how-sure"), *(say(f"verdict.label-{kept.certainty}") for kept in both)),
    ]
    for item in change.ranking:
        before = _place(item.before, change.before.ranking)
        rows.append((item.name, before, _place(item.after, change.after.ranking)))
    head = ("", *(say("kept.result", number=kept.number) for kept in both))
    return b.Table(say("kept.before-and-after"), head, b.rows(rows), even=True)


def _place(item: KeptPath | None, ranking: Sequence[KeptPath]) -> str:
    return place_words(item, ranking) if item else say("kept.not-there")


def next_report(
    progress: Progress, command: Callable[[str], str], ticked: KeptStep | None = None
) -> b.Report:
    """Return the step ticked off just now, the next one, and how many are left after it."""
    opening = [*b.blocks(say("kept.done", step=ticked.do) if ticked else "")]
    commands = [b.Command(say("kept.whole-plan"), command("history show last"))]
    if progress.last_done:
        commands.insert(0, b.Command(say("kept.untick"), command("next undo")))
    if progress.left:
        step, *more = progress.left
        when = say("kept.when", when=say(f"verdict.time-{step.when}"), path=step.path)
        opening += b.blocks(b.line(b.strong(f"{when} "), step.do))
        left = say("kept.after-it", left=len(more)) if more else say("kept.last-step")
        opening += b.quietly(left)
        commands.insert(0, b.Command(say("kept.tick"), command("next done")))
    else:
        opening += b.blocks(say("kept.all-done"))
    return b.Report(say("kept.next-step"), tuple(opening), commands=tuple(commands))
