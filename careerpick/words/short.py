"""A result in the few lines that fit on one screen: what a person takes away from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.decide.reasons import pulls
from careerpick.files import STANDARD_INPUT
from careerpick.model import WORLD
from careerpick.values import value
from careerpick.words import basics, changes, needs, reasons, verdict
from careerpick.words import plan as planning
from careerpick.words.basics import capital, in_list, in_short, place_in_words, small
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpick.decide.reasons import CriterionReason
    from careerpick.decide.result import PathResult, Result
    from careerpick.plan.plan import Plan


@value
class Line:
    """One line of the screen.

    Attributes:
        about: What it is about, in a word or two.
        says: What it says.
        if_room: What follows where the window is not narrow.
    """

    about: str
    says: str = ""
    if_room: str = ""


def short_headline(result: Result) -> Line:
    """Return what is recommended in a sentence, or two where something better is out of reach.

    What is about the better one is told above, too, so a narrow window leaves it out.
    """
    first = verdict.said_first(result, with_answers=False)
    if not first:
        return Line("", verdict.headline(result))
    if result.recommended:
        return Line("", verdict.headline(result), first)
    return Line("", f"{first} {verdict.headline(result)}")


def core_lines(result: Result, plan: Plan | None) -> Iterator[Line]:
    """Yield what stands below the headline, last on the screen: what nobody may miss."""
    bridge = plan.route.bridge if plan else None
    if result.recommendation.verdict == "not_enough":
        return
    bills = planning.bills_line(plan) if plan and result.recommended else ""
    is_open = bool(bills) and plan is not None and planning.lacks_need(plan)
    if not is_open:
        yield Line("Bills", bills)
    sure = verdict.how_sure(result)
    certainty = result.certainty
    if certainty.label == "likely" and not certainty.turning and verdict.otherwise(result):
        sure = "Likely, not firm"  # which two answers would change it stands above
    if sure:
        measured = verdict.tried(result)
        yield Line("How sure", f"{sure}.", f" {capital(measured)}." if measured else "")
    if plan and result.recommended:
        yield _money(result, plan)
    if is_open:
        yield Line("Bills", if_room=bills)
    if plan and bridge:
        yield _meanwhile(result, plan, bridge)
    first = next((step for step in plan.steps if step.when == "today"), None) if plan else None
    if first:
        yield Line("Today", in_short(first.text))


def behind_it(result: Result) -> Iterator[Line]:
    """Yield what stands before the headline, what matters most nearest to it."""
    if result.recommendation.verdict == "not_enough":
        return
    yield Line("Match", _others(result))
    passed = verdict.passed_over(result)
    yield Line("Out of reach", " ".join(_out_of_reach(result, row) for row in passed))
    unmet = verdict.unmet_line(result)
    every = (*verdict.warnings(result), *verdict.answer_warnings(result))
    for warning in [said for said in every if said != unmet][:1]:
        yield Line("Note", warning)
    row = _single(result)
    if row:
        yield Line("For it", _for_it(result, row))
    against = _against_it(result, row) if row else ""
    said = " ".join(part for part in (unmet, against) if part)
    yield Line("Against it" if result.recommended else "Missing", said)
    if result.recommended:
        yield Line("In the way", _in_the_way(result))
    yield Line("Otherwise", verdict.otherwise(result))


def _out_of_reach(result: Result, row: PathResult) -> str:
    if row.standing.ruled_out_by:
        return f"{row.path.name} is {reasons.why_not(result, row)}."
    return f"{row.path.name} would open with {needs.what_opens(result.content.bank, row)}."


def _meanwhile(result: Result, plan: Plan, bridge: PathResult) -> Line:
    goal = result.recommended[0].path.name
    said = say("plan.meanwhile", bridge=bridge.path.name, goal=goal)
    timing = planning.bridge_timing(plan, bridge)
    if plan.route.bridge_timing == "maybe":
        return Line("Meanwhile", f"{said} {timing}")
    return Line("Meanwhile", said, f" {timing}")


def _money(result: Result, plan: Plan) -> Line:
    goal, bridge = result.recommended[0], plan.route.bridge
    earned = plan.earned(goal.path.id)
    if earned is None:
        return Line("Money")
    wait = plan.route.wait
    late = not bridge and wait is not None and earned.weeks.typical > wait
    comes = planning.first_money(plan, goal)
    comes = say("plan.money-late" if late else "plan.money-in-time", comes=comes)
    bands = planning.first_months(plan, with_hours=False)
    whose = ""
    if not bands:
        return Line("Money", comes)
    if earned.fit == "not_given" and earned.rates.place != WORLD:
        whose = f" Figures of {place_in_words(result.content.bank, earned.rates.place)}."
    elif earned.fit in ("region", "widest"):
        whose = f" {planning.whose_figures(result.content.bank, earned, plan.who.country)}"
    return Line("Money", " ".join((comes, *bands)), whose)


def _single(result: Result) -> PathResult | None:
    return result.recommended[0] if len(result.recommended) == 1 else None


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
        return "" if gone else "Nothing that you asked for."
    first, *others = weighty or found[:1]
    criterion = result.content.bank.criterion
    names = in_list([small(criterion(reason.criterion).name) for reason in others])
    also = f" Also against what you said: {names}." if names else ""
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
    stands = criterion.words[row.path.performance[criterion.id].level]
    said = reasons.said_of(result.content, result.sheet, reason, most=1)
    return f"{criterion.name}: {stands}. {said}"


MOST_NAMED = 5
"""Of the others are named on one screen."""


def _others(result: Result) -> str:
    """Return the match of every path, and what keeps the others from being started."""
    others = [row for row in result.paths if row not in result.recommended]
    rows = others[:MOST_NAMED]
    more = [f"{len(others) - len(rows)} others less"] if len(others) > len(rows) else []
    if len(result.recommended) != 1:
        shares = in_list([*(f"{row.path.name} {row.standing.match}" for row in rows), *more])
        return f"{shares} of 100 of what you asked for."
    asides = {row.path.id: _aside(row) for row in rows}
    of_all = ""
    if len(rows) > 2 and len(set(asides.values())) == 1:  # said once
        of_all = asides[rows[0].path.id].replace("(", "(all ", 1)
        asides = dict.fromkeys(asides, "")
    said = in_list(
        [*(f"{row.path.name} {row.standing.match}{asides[row.path.id]}" for row in rows), *more]
    )
    own = result.recommended[0].standing.match
    return f"{own} of 100 of what you asked for; {said}{of_all}."


def _aside(row: PathResult) -> str:
    if row.standing.ruled_out_by or row.access.status == "blocked":
        return " (ruled out)" if row.standing.ruled_out_by else " (out of reach)"
    return ""


def _in_the_way(result: Result) -> str:
    row, bank = result.recommended[0], result.content.bank
    names = needs.names_of_gravest(bank, row)
    if len(names) > 1:
        return f"{'; '.join(names)}."
    gap = needs.short_gap(bank, row)
    return f"{capital(gap)}." if gap else "Nothing, as far as your answers tell."


def short_commands(result: Result, answers_file: str) -> Iterator[tuple[str, str]]:
    """Yield what can be typed next, each with what it is for."""
    command = result.content.command
    if not result.sheet.answers:
        yield basics.TAKE_THE_QUIZ, command("quiz")
        return
    if answers_file == STANDARD_INPUT:  # only the person knows what was piped
        yield basics.ALL_OF_IT, basics.ADD_FULL
        return
    named = changes.naming_answers(answers_file, always=True)
    yield basics.ALL_OF_IT, command(f"quiz --full{named}")
