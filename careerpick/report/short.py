"""A result in the few lines that fit on one screen: what a person takes away from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.decide.reasons import pulls
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT
from careerpick.model import WORLD
from careerpick.report import blocks as b
from careerpick.report.result import needed
from careerpick.words import changes, needs, reasons, verdict
from careerpick.words import plan as plan_words
from careerpick.words.basics import capital, in_short, place_in_words, small
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from careerpick.decide.reasons import CriterionReason
    from careerpick.decide.result import PathResult, Result
    from careerpick.plan.plan import Plan

MOST_NAMED = 5
"""Of the others are named on one screen."""


def short_report(
    result: Result,
    plan: Plan | None = None,
    answers_file: str = LAST_ANSWERS,
    *,
    quick: bool = False,
) -> b.Report:
    """Return what fits on one screen of 22 lines: last the answer, and the one key for more."""
    return b.Report(
        result.content.bank.terms.title,
        (*needed(result, quick=quick), *_facts(_behind_it(result, plan)), *_core(result, plan)),
        commands=(_command(result, answers_file),),
    )


def core_report(result: Result, plan: Plan | None) -> b.Report:
    """Return the last lines of that: what fits, how sure, whether it pays, and today's step."""
    return b.Report(result.content.bank.terms.title, tuple(_core(result, plan)))


def _command(result: Result, answers_file: str) -> b.Command:
    """Return what can be typed next."""
    command = result.content.command
    if not result.sheet.answers:
        return b.Command(say("report.take-the-quiz"), command("quiz"))
    if answers_file == STANDARD_INPUT:  # only the person knows what was piped
        told = say("report.add-full", command=command("quiz"))
        return b.Command(say("report.all-of-it"), told, is_told=True)
    named = changes.naming_answers(answers_file, always=True)
    return b.Command(say("report.all-of-it"), command(f"quiz --full{named}"))


def _fact(label: str, says: str = "", if_room: str = "") -> b.Fact:
    """Return what one line is about, what it says, and what follows where there is room."""
    return b.Fact(label, b.line(says, b.if_room(if_room)))


def _facts(facts: Iterable[b.Fact]) -> tuple[b.Facts, ...]:
    """Return the lines that say something."""
    said = tuple(fact for fact in facts if fact.line)
    return (b.Facts(said),) if said else ()


# What stands below, last on the screen: what nobody may miss.


def _core(result: Result, plan: Plan | None) -> Iterator[b.Block]:
    # What is about a better one is told above, too, so a narrow window leaves it out.
    first = verdict.said_first(result, with_answers=False)
    before = f"{first} " if first else ""
    said = b.if_room(before) if result.recommended else before
    headline, aside = verdict.headline(result), verdict.kind_changes(result)
    begins, aside, ends = headline.partition(aside) if aside else (headline, "", "")
    yield b.Paragraph(b.line(said, begins, b.if_room(aside), ends), "boxed")
    if result.recommendation.verdict != "not_enough":
        yield from _facts(_core_facts(result, plan))


def _core_facts(result: Result, plan: Plan | None) -> Iterator[b.Fact]:
    is_open = bool(plan and result.recommended and plan_words.lacks_need(plan))
    if plan and result.recommended and not is_open:
        begins, need, ends = plan_words.bills_around_need(plan)
        yield b.Fact(say("short.bills"), b.line(begins, b.if_room(need), ends))
    if sure := verdict.how_sure(result):
        measured = verdict.tried(result)
        more = f" {capital(measured)}." if measured else ""
        yield _fact(say("short.how-sure"), f"{sure}.", more)
    if plan and result.recommended:
        yield _money(result, plan)
    if is_open:
        yield _fact(say("short.bills"), say("short.bills-open"), f" {say('short.bills-need')}")
    if plan and plan.route.bridge:
        yield _meanwhile(result, plan, plan.route.bridge)
    elif plan and plan.route.kind == "closed":
        yield _fact(say("short.meanwhile"), if_room=plan_words.headline(plan))
    first = next((step for step in plan.steps if step.when == "today"), None) if plan else None
    if first:
        yield _fact(say("short.today"), in_short(first.text))


def _meanwhile(result: Result, plan: Plan, bridge: PathResult) -> b.Fact:
    goal = result.recommended[0].path.name
    start = say("short.start-with", bridge=bridge.path.name)
    beside, timing = say("short.beside", goal=goal), plan_words.bridge_timing(plan, bridge)
    if plan.route.bridge_timing == "maybe":
        return _fact(say("short.meanwhile"), f"{start} {beside} {timing}")
    return _fact(say("short.meanwhile"), start, f" {beside} {timing}")


def _money(result: Result, plan: Plan) -> b.Fact:
    goal, bridge = result.recommended[0], plan.route.bridge
    label, earned = say("short.money"), plan.earned(goal.path.id)
    if earned is None:
        return _fact(label)
    wait = plan.route.wait
    late = not bridge and wait is not None and earned.weeks.typical > wait
    comes = plan_words.first_money(plan, goal)
    comes = say("plan.money-late" if late else "plan.money-in-time", comes=comes)
    bands = plan_words.first_months(plan, with_hours=False)
    if not bands:
        return _fact(label, comes)
    whose, bank = "", result.content.bank
    if earned.fit == "not_given" and earned.rates.place != WORLD:
        whose = f" {say('short.figures-of', place=place_in_words(bank, earned.rates.place))}"
    elif earned.fit in ("region", "widest"):
        whose = f" {plan_words.whose_figures(bank, earned, plan.who.country)}"
    said = " ".join(bands)
    # Whether it pays the bills says more of them, so a narrow window leaves the sums out.
    if plan_words.bills_line(plan) and not plan_words.lacks_need(plan):
        return _fact(label, comes, f" {said}{whose}")
    return _fact(label, f"{comes} {said}", whose)


# What stands before the headline, what matters most nearest to it.


def _behind_it(result: Result, plan: Plan | None) -> Iterator[b.Fact]:
    if result.recommendation.verdict == "not_enough":
        return
    yield _fact(say("short.match"), _others(result))
    passed = verdict.passed_over(result)
    yield _fact(say("short.out-of-reach"), " ".join(_out_of_reach(result, row) for row in passed))
    unmet = verdict.unmet_line(result)
    every = (*verdict.warnings(result), *verdict.answer_warnings(result))
    for warning in [said for said in every if said != unmet][:1]:
        yield _fact(say("short.note"), warning)
    row = result.recommended[0] if len(result.recommended) == 1 else None
    if row:
        yield _fact(say("short.for-it"), _for_it(result, row))
    against = _against_it(result, row) if row else ""
    said = " ".join(filter(None, (unmet, against)))
    yield _fact(say("short.against-it" if result.recommended else "short.missing"), said)
    if result.recommended:
        yield _fact(say("short.in-the-way"), _in_the_way(result))
    if plan and plan.hangs_on:
        yield _fact(say("short.left-open"), plan_words.hangs_on(plan))
    yield _fact(say("short.otherwise"), verdict.otherwise(result))


def _out_of_reach(result: Result, row: PathResult) -> str:
    if row.standing.ruled_out_by:
        return say("short.is-not", path=row.path.name, why=reasons.why_not(result, row))
    opens = needs.what_opens(result.content.bank, row)
    return say("short.would-open", path=row.path.name, what=opens)


def _for_it(result: Result, row: PathResult) -> str:
    """Return what the answers ask for most that the recommended path gives."""
    found = pulls(result.content, result.table, result.sheet, row.path, towards=True)
    return _told(result, row, replace(found[0], questions=found[0].questions[:1])) if found else ""


def _against_it(result: Result, row: PathResult) -> str:
    """Return what goes most against the answers, and all that was marked or said twice."""
    gone = {lack.criterion for lack in result.unmet}
    every = pulls(result.content, result.table, result.sheet, row.path, towards=False)
    found = [reason for reason in every if reason.criterion not in gone]
    weighty = [reason for reason in found if _is_weighty(result, reason)]
    if not found:
        return "" if gone else say("short.nothing-against")
    first, *others = weighty or found[:1]
    criterion = result.content.bank.criterion
    names = [small(criterion(reason.criterion).name) for reason in others]
    also = f" {say('short.also-against', names=names)}" if names else ""
    return f"{_told(result, row, first)}{also}"


def _is_weighty(result: Result, reason: CriterionReason) -> bool:
    """Tell whether it was said twice, or with a mark."""
    answers, importance = result.sheet.answers, result.table.importance
    return len(reason.questions) > 1 or any(
        importance(question, answers[question]) > 1 for question in reason.questions
    )


def _told(result: Result, row: PathResult, reason: CriterionReason) -> str:
    """Return where the path stands in one thing, and who asked for it."""
    criterion = result.content.bank.criterion(reason.criterion)
    level = criterion.words[row.path.performance[criterion.id].level]
    said = reasons.said_of(result.content, result.sheet, reason, most=1)
    return say("short.stands", criterion=criterion.name, level=level, said=said)


def _others(result: Result) -> str:
    """Return the match of every path, and what keeps the others from being started."""
    others = [row for row in result.paths if row not in result.recommended]
    rows = others[:MOST_NAMED]
    is_alone = len(result.recommended) == 1
    asides = {_aside(row) for row in rows}
    is_same = len(rows) > 2 and len(asides) == 1 and is_alone  # said once
    shares = [
        f"{row.path.name} {row.standing.match}"
        f"{_in_brackets(_aside(row)) if is_alone and not is_same else ''}"
        for row in rows
    ]
    if len(others) > len(rows):
        shares.append(say("short.others-less", count=len(others) - len(rows)))
    if not is_alone:
        level = [str(row.standing.match) for row in result.recommended[:1]]  # the same for all
        return say("short.of-hundred", shares=shares or level)
    own = result.recommended[0].standing.match
    of_all = _in_brackets(asides.pop(), of_all=True) if is_same else ""
    return say("short.own-of-hundred", own=own, shares=shares, aside=of_all)


def _aside(row: PathResult) -> str:
    if row.standing.ruled_out_by:
        return say("short.ruled-out")
    return say("short.no-way") if row.access.status == "blocked" else ""


def _in_brackets(aside: str, *, of_all: bool = False) -> str:
    return f" {say('short.aside', all=of_all, aside=aside)}" if aside else ""


def _in_the_way(result: Result) -> str:
    row, bank = result.recommended[0], result.content.bank
    names = needs.names_of_gravest(bank, row)
    if len(names) > 1:
        return f"{'; '.join(names)}."
    gap = needs.short_gap(bank, row)
    return f"{capital(gap)}." if gap else say("short.nothing-in-the-way")
