"""A result in the few lines that fit on one screen: what a person takes away from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerpick.decide.table import NEUTRAL_LEVEL
from careerpick.files import LAST_ANSWERS
from careerpick.words import basics, changes, needs, planning, reasons, verdict
from careerpick.words.basics import capital, in_list, in_short, small
from careerpick.words.plan_money import SAY_NEED, bills_line, weeks, whose_figures
from careerpick.words.verdict import certainty_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerpick.decide.result import PathResult, Result
    from careerpick.plan.plan import Plan

Line = tuple[str, str]
"""What a line is about in a word or two, and what it says."""


def short_headline(result: Result) -> str:
    """Return what is recommended in a sentence, or two where something better is out of reach."""
    first = verdict.said_first(result, with_answers=False)
    return " ".join(part for part in (first, verdict.headline(result)) if part)


def core_lines(result: Result, plan: Plan | None) -> tuple[Line, ...]:
    """Return what stands below the headline, last on the screen: what nobody may miss."""
    return _filled(_core(result, plan))


def behind_it(result: Result) -> tuple[Line, ...]:
    """Return what stands before the headline: what speaks for it and against it."""
    return _filled(_behind_it(result))


def _filled(lines: Iterator[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line[1])


def _core(result: Result, plan: Plan | None) -> Iterator[Line]:
    bridge = plan.route.bridge if plan else None
    if result.recommendation.verdict == "not_enough":
        return
    bills = bills_line(plan) if plan and result.recommended else ""
    if bills != SAY_NEED:
        yield "Bills", bills
    yield "How sure", certainty_line(result)
    if plan and result.recommended:
        yield "Money", " ".join(_money(result, plan))
    if plan and bridge:
        yield "Meanwhile", _meanwhile(result, plan, bridge)
    elif bills == SAY_NEED:
        yield "Bills", bills
    first = next((step for step in plan.steps if step.when == "today"), None) if plan else None
    if first:
        yield "Today", in_short(first.text)


def _behind_it(result: Result) -> Iterator[Line]:
    if result.recommendation.verdict == "not_enough":
        return
    yield "Match", _others(result)
    yield "For it", _for_it(result)
    unmet = verdict.unmet_line(result)
    yield ("Against it" if result.recommended else "Missing"), unmet or _against_it(result)
    every = (*verdict.warnings(result), *verdict.answer_warnings(result))
    for warning in [said for said in every if said != unmet][:1]:
        yield "Note", warning
    if verdict.passed_over(result):
        passed = verdict.passed_over(result)
        yield "Out of reach", " ".join(_out_of_reach(result, row) for row in passed)
    if result.recommended:
        yield "In the way", _in_the_way(result)


def _out_of_reach(result: Result, row: PathResult) -> str:
    if row.standing.ruled_out_by:
        return f"{row.path.name} is {reasons.why_not(result, row)}."
    return f"{row.path.name} would open with {needs.what_opens(result.content.bank, row)}."


def _meanwhile(result: Result, plan: Plan, bridge: PathResult) -> str:
    goal = result.recommended[0].path.name
    said = planning.bridge_timing(plan, bridge)
    return f"Start with {bridge.path.name}, and build {goal} beside it. {said}"


def _money(result: Result, plan: Plan) -> Iterator[str]:
    goal, bridge = result.recommended[0], plan.route.bridge
    earned = plan.earned(goal.path.id)
    if earned is None:
        return
    comes = f"The first usually takes {weeks(earned.weeks.typical)}"
    late = plan.route.why == "too_slow" and not bridge
    yield f"{comes}, longer than you can wait." if late else f"{comes}."
    yield from planning.first_months(plan, with_hours=False)
    if earned.fit in ("region", "widest"):
        yield whose_figures(result.content.bank, earned, plan.who.country)


def _for_it(result: Result) -> str:
    """Return the answer that the recommended path meets best."""
    return _said(result, best=True)


def _against_it(result: Result) -> str:
    """Return the answer that the recommended path meets least; marked ones count twice."""
    return _said(result, best=False) or ("Nothing that you asked for." if _single(result) else "")


def _single(result: Result) -> PathResult | None:
    return result.recommended[0] if len(result.recommended) == 1 else None


def _said(result: Result, *, best: bool) -> str:
    """Return one answer, and where the path stands in what it asks for; "" where none does."""
    row, sign = _single(result), 1 if best else -1
    if row is None:
        return ""
    told = max(row.standing.contributions, key=lambda item: sign * item.points)
    question = result.content.bank.question(told.question)
    option = question.option(told.answer) if question else None
    if option is None or sign * told.points <= 0:
        return ""
    levels = {k: row.path.performance[k].level for k in option.wants}
    about = max(levels, key=lambda k: sign * option.wants[k] * (levels[k] - NEUTRAL_LEVEL))
    criterion = result.content.bank.criterion(about)
    said = changes.label(result.content, told.question, result.sheet.answers[told.question])
    words = criterion.words[levels[about]]
    return f"You said {said}. {criterion.name} with {row.path.name}: {words}."


def _others(result: Result) -> str:
    """Return the match of every path, and what keeps the others from being started."""
    rows = [row for row in result.paths if row not in result.recommended]
    if len(result.recommended) != 1:
        shares = in_list([f"{row.path.name} {row.standing.match}" for row in rows])
        return f"{shares} of 100 of what you asked for."
    asides = {row.path.id: _aside(row) for row in rows}
    of_all = ""
    if len(rows) > 2 and len(set(asides.values())) == 1:  # said once
        of_all = asides[rows[0].path.id].replace("(", "(all ", 1)
        asides = dict.fromkeys(asides, "")
    said = in_list([f"{row.path.name} {row.standing.match}{asides[row.path.id]}" for row in rows])
    own = result.recommended[0].standing.match
    return f"{own} of 100 of what you asked for; {said}{of_all}."


def _aside(row: PathResult) -> str:
    if row.standing.ruled_out_by or row.access.status == "blocked":
        return f" ({small(reasons.status_phrase(row))})"
    return ""


def _in_the_way(result: Result) -> str:
    row, bank = result.recommended[0], result.content.bank
    names = needs.names_of_gravest(bank, row)
    if len(names) > 1:
        return f"{'; '.join(names)}."
    gap = needs.short_gap(bank, row)
    return f"{capital(gap)}." if gap else "Nothing, as far as your answers tell."


def short_commands(result: Result, answers_file: str) -> Iterator[Line]:
    """Yield what can be typed next, each with what it is for."""
    command = result.content.command
    if not result.sheet.answers:
        yield basics.TAKE_THE_QUIZ, command("quiz")
        return
    named = changes.naming_always(answers_file)
    yield basics.ALL_OF_IT, command(f"quiz --full{named}")
    if answers_file == LAST_ANSWERS:  # so whoever came here types no file name
        yield basics.WHY, command("explain")
