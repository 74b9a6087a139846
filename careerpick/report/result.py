"""A result: what fits, why, what stands in the way, and where to begin; and short on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - `date` is a word of `sentences`
from shlex import quote

from careerpick.decide.circumstances import TIMES, Time, check_sites, steps_for
from careerpick.decide.comparison import Citations, number_sources, shown_ids
from careerpick.decide.result import CriterionReason, PathResult, Result, pulls
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT
from careerpick.model import WORLD, CareerPath, Criterion
from careerpick.plan.plan import Plan, is_plannable
from careerpick.report import blocks as b
from careerpick.report import money
from careerpick.report import plan as plans
from careerpick.report.comparison import gap_section, said_of
from careerpick.report.listing import sites_section
from careerpick.report.sources import level_table, rests_on, rough_note, sources_section
from careerpick.words import needs, verdict
from careerpick.words.answers import (
    as_typed,
    asked_swap,
    marked_label,
    naming_answers,
    with_own_money,
)
from careerpick.words.sentences import capital, in_short, joined, place_in_words, say, small, tied

MOST_COLUMNS = 2
"""So many paths stand side by side on what the answers ask for."""
STEPS_ON_PAPER = 4
"""For one stretch of time, all paths together."""


def result_report(
    result: Result,
    day: Date,
    plan: Plan | None = None,
    answers_file: str = LAST_ANSWERS,
    *,
    quick: bool = False,
) -> b.Report:
    """Return all that there is to say of a result, with a short form of the plan for it.

    `answers_file` names what the answers can be read from again; `quick` says first whether more
    answers are needed, and which tell most.
    """
    recommended, content = result.recommended, result.content
    enough = result.recommendation.verdict != "not_enough"
    has_way = enough and result.recommendation.verdict != "none_fits"
    asked = _asked_for(result)
    cited = number_sources(_cited(result, [criterion for criterion, _ in asked]))
    what_if = what_if_sentence(result)
    sections = [
        _ranking(result) if enough else _the_paths(result),
        gap_section(result, result.gap) if result.gap else None,
        b.section(say("changes.title"), b.private(what_if) if what_if else None),
        _asked_section(result, asked, cited) if asked else None,
        _in_the_way(result) if enough else None,
        *(money.pay_section(row.path, plan) for row in recommended if plan),
        b.section(say("plan.in-short"), plans.teaser(plan)) if plan and has_way else None,
        *_where_to_begin(result, plan),
        replace(answers_section(result), show="full") if result.sheet.answers else None,
        sources_section(cited.sources),
    ]
    return b.Report(
        content.bank.terms.title,
        (*_still_needed(result, quick=quick), *_opening(result, plan)),
        b.not_empty(sections),
        rests_on(result, day),
        tuple(_commands(result, answers_file)),
    )


def _still_needed(result: Result, *, quick: bool) -> Iterator[b.Block]:
    """Say whether the questions left out could still change the recommendation."""
    if not quick or not result.skipped:
        return
    if result.settled:
        settled = b.line(b.strong(say("verdict.settled")))
        yield from b.blocks(settled, verdict.settled_sentence(result))
        return
    yield from b.blocks(b.line(b.strong(say("verdict.ask-next"))))
    found = map(result.content.bank.question, result.ask_next)
    yield from b.listed(b.line(item.prompt, b.quiet(f" ({item.id})")) for item in found)


def _opening(result: Result, plan: Plan | None) -> Iterator[b.Block]:
    full = verdict.headline(result, pays=money.pays_bills(plan))
    headline = b.quoting(full, verdict.headline(result, with_answers=False))
    yield from b.first_lines(b.quoting(*verdict.said_first_both(result)), headline)
    if plan and result.recommended:
        yield b.private(money.bills_line(plan))
    bridge = plans.headline(plan) if plan and plan.route.bridge else ""
    yield from b.blocks(
        verdict.certainty_line(result),
        b.line(b.strong(bridge)),
        *verdict.warnings(result),
        b.private(verdict.otherwise(result) if verdict.nearest_left(result) else ""),
        b.private(*verdict.answer_warnings(result)),
    )
    skipped = verdict.skipped_line(result, with_start=plan is None)
    yield from b.quietly(skipped, plans.hangs_on(plan) if plan else "")


def _ranking(result: Result) -> b.Section:
    """Return how well each path fits, from best to worst, and whether it can be started."""
    ranks = [row.rank for row in result.paths]
    rows = []
    for row in result.paths:
        name, place, stands = row.path.name, row.rank, needs.status_phrase(row)
        rows.append(
            b.cells(
                b.strong(name) if row in result.recommended else name,
                tied(place, shared=ranks.count(place) > 1),
                b.drawn_cell(row.match),
                b.Cell((b.line(stands),), status=needs.shown_status(row) if stands else None),
            )
        )
    terms = result.content.bank.terms
    start = say("report.can-start", start=terms.start) if terms.start else ""
    head = (capital(terms.path), say("report.place"), say("report.match"), start)
    title = say("report.ranking", path=terms.path)
    table = b.Table(title, head, tuple(rows), narrow=True)
    return b.section(title, table, b.quietly(say("verdict.match-note")))


def _the_paths(result: Result) -> b.Section:
    rows = sorted(result.paths, key=lambda row: row.path.name)
    said = (b.line(b.strong(row.path.name), f" – {row.path.summary}") for row in rows)
    return b.section(say("report.the-paths", paths=result.content.bank.terms.paths), b.listed(said))


def what_if_sentence(result: Result) -> str:
    """Return the one change worth knowing in a sentence; "" where the verdict says it already."""
    # Imported here, since a comparison without answers loads no result.
    from careerpick.decide.changes import Opening
    from careerpick.decide.result import WHAT_IF_ANSWERS

    found, content = result.what_if, result.content
    if found is None or isinstance(found, Opening) or not result.recommended:
        return ""
    if not found.changes:
        return say("changes.far", count=WHAT_IF_ANSWERS + 1, path=content.bank.terms.path)
    joint = f"{say('changes.and-swap')} "
    swaps = joint.join(asked_swap(content, change) for change in found.changes)
    return say("changes.lead", path=content.path(found.path).name, swaps=swaps)


# What the answers ask for, criterion by criterion, beside where each path stands.


def _asked_for(result: Result) -> list[tuple[Criterion, int]]:
    """Return each criterion that the answers ask more or less of, with the points for one level.

    The strongest first; ties in the order of the bank.
    """
    content = result.content
    per_level = result.points_per_level
    asked = [(item, per_level[item.id]) for item in content.bank.criteria if per_level[item.id]]
    return sorted(asked, key=lambda pair: -abs(pair[1]))


def _asked_section(
    result: Result, asked: Sequence[tuple[Criterion, int]], cited: Citations
) -> b.Section:
    """Return what the answers ask for, and where what is recommended and the next stand on it."""
    others = (row for row in result.paths if row not in result.recommended)
    paths = [row.path for row in (*result.recommended, *others)][:MOST_COLUMNS]
    named = [
        (say("report.asked-more" if points > 0 else "report.asked-less", name=item.name), item)
        for item, points in asked
    ]
    table = level_table(say("report.asked"), named, paths, cited)
    notes = rough_note(path.performance[item.id] for path in paths for item, _ in asked)
    return b.section(table.caption, table, notes, show="full")


def _cited(
    result: Result, criteria: Sequence[Criterion]
) -> Iterator[tuple[CareerPath, Sequence[str]]]:
    """Of a recommended path all that is shown of it, of the others the levels."""
    for row in result.paths:
        if row in result.recommended:
            yield row.path, shown_ids(row.path, criteria)
        else:
            levels = [row.path.performance[criterion.id] for criterion in criteria]
            yield row.path, [source for level in levels for source in level.sources]


# What stands in the way, and where to begin.


def _in_the_way(result: Result) -> b.Section:
    """Return how each path stands; need by need what is recommended, and what was passed over."""
    bank, items = result.content.bank, []
    in_full = (*result.recommended, *verdict.passed_over(result))
    for row in (*in_full, *(row for row in result.paths if row not in in_full)):
        phrase, below = small(needs.status_phrase(row)), list[b.Item]()
        said = b.quoting(needs.standing_line(result, row), phrase)
        if row in in_full:
            found = needs.needs_words(bank, row)
            said = b.Run(phrase if found else say("reasons.nothing-in-the-way"))
            if row.ruled_out_by:
                said = b.quoting(needs.ruled_out_words(result, row), phrase)
            below += map(plans.need_item, (*found, *needs.lesser_needs(bank, row)))
        if below or said.text:
            line = b.line(b.strong(row.path.name), " – ", said)
            items.append(b.Item(line, status=needs.shown_status(row), below=tuple(below)))
    return b.section(say("reasons.in-the-way"), b.listed(items))


def _where_to_begin(result: Result, plan: Plan | None) -> Iterator[b.Section]:
    """Yield what to do first, and a few sites to begin with: what is for this person."""
    bridge = plan.route.bridge if plan else None
    begin_with = [bridge] if bridge else result.recommended
    named = bool(bridge) or len(begin_with) > 1
    most = STEPS_ON_PAPER // max(1, len(begin_with) + bool(bridge))  # beside it, more is built
    for path in (row.path for row in begin_with):
        found: dict[Time, list[str]] = {}
        who = plan.who_on(path.id) if plan else result.circumstances
        for time, step in steps_for(path, result.content.bank, who):
            found.setdefault(time, []).append(step.do)
        parts = [
            b.Section(say(f"verdict.time-{time}"), b.listed(found[time], on_paper=most))
            for time in TIMES
            if time in found
        ]
        if path.platforms:
            parts.append(sites_section(say("listing.status-open"), check_sites(path, who)))
        with_name = say("verdict.start-here-with", path=path.name)
        yield b.Section(with_name if named else say("verdict.start-here"), parts=tuple(parts))


def answers_section(result: Result) -> b.Section:
    """Return every answer as it was given, and what was left out."""
    content, sheet = result.content, result.sheet
    answers = with_own_money(sheet.answers, content.bank)
    shown = (
        b.line(
            f"{question.prompt} ",
            b.strong(marked_label(content, question.id, answers.get(question.id))),
        )
        for question in content.bank.questions
        if question.id in answers or question.ask == "core"
    )
    return b.section(say("report.answers"), b.private(b.listed(shown)))


def _commands(result: Result, answers_file: str) -> Iterator[b.Command]:
    command, answered = result.content.command, bool(result.sheet.answers)
    answers = naming_answers(answers_file)
    if not answered:
        yield b.Command(say("report.take-the-quiz"), command("quiz"))
    for path in (row.path for row in result.recommended[:2]):
        yield b.Command(say("report.all-about", path=path.name), command(f"paths {path.id}"))
    if len(result.paths) > 1:
        both = " ".join(row.path.id for row in result.paths[:2])
        named = naming_answers(answers_file, always=True) if answered else ""
        yield b.Command(say("report.side-by-side"), command(f"compare {both}{named}"))
    if result.recommended and is_plannable(result.content):
        earns = any(path.income for path in result.content.paths)
        label = say("report.in-money") if earns else say("report.step-by-step")
        yield b.Command(label, command(f"plan{answers}"))
    yield from _ways_left(result, answers)
    if result.recommendation.best:
        yield b.Command(say("report.all-reasons"), command(f"explain{answers}"))
    if answers_file == STANDARD_INPUT and answered:
        yield b.pipe_again()


def _ways_left(result: Result, answers: str) -> Iterator[b.Command]:
    """Yield for who is recommended nothing the plan for the nearest, and what would change it."""
    command, nearest = result.content.command, result.recommendation.nearest
    if nearest and is_plannable(result.content):
        label = say("report.plan-of", path=result.of(nearest).path.name)
        yield b.Command(label, command(f"plan{answers} --path {nearest}"))
    turning = verdict.nearest_turning(result) if nearest else None
    if turning:
        change = quote(as_typed(turning.change))
        yield b.Command(say("report.another-answer"), command(f"whatif{answers} {change}"))


# The few lines that fit on one screen: what a person takes away from it.

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
    needed, core = _still_needed(result, quick=quick), _core(result, plan)
    opening = (*needed, *_facts(_behind_it(result, plan)), *core)
    left = (
        () if answers_file == STANDARD_INPUT else _ways_left(result, naming_answers(answers_file))
    )
    commands = (*left, _way_to_all(result, answers_file))
    return b.Report(result.content.bank.terms.title, opening, commands=commands)


def core_report(result: Result, plan: Plan | None) -> b.Report:
    """Return the last lines of that: what fits, how sure, whether it pays, and today's step."""
    return b.Report(result.content.bank.terms.title, tuple(_core(result, plan)))


def _way_to_all(result: Result, answers_file: str) -> b.Command:
    command, all_of_it = result.content.command, say("report.all-of-it")
    if not result.sheet.answers:
        return b.Command(say("report.take-the-quiz"), command("quiz"))
    if answers_file == STANDARD_INPUT:  # only the person knows what was piped
        return b.Command(all_of_it, say("report.add-full", command=command("quiz")), is_told=True)
    named = naming_answers(answers_file, always=True)
    return b.Command(all_of_it, command(f"quiz --full{named}"))


def _fact(name: str, says: str = "", if_room: str = "") -> b.Fact:
    """Return what one line is about, what it says, and what follows where there is room."""
    more = f" {if_room}" if says and if_room else if_room
    return b.Fact(say(f"short.label-{name}"), b.line(says, b.if_room(more)))


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
    headline = verdict.headline(result, pays=money.pays_bills(plan))
    aside = verdict.kind_changes(result)
    begins, aside, ends = headline.partition(aside) if aside else (headline, "", "")
    yield b.Paragraph(b.line(said, begins, b.if_room(aside), ends), "boxed")
    if result.recommendation.verdict != "not_enough":
        yield from _facts(_core_facts(result, plan))


def _core_facts(result: Result, plan: Plan | None) -> Iterator[b.Fact]:
    nearest = verdict.nearest_left(result)
    yield _fact("elsewhere", verdict.elsewhere_line(result) if nearest else "")
    yield _fact("even_so", nearest)
    is_open = bool(plan and result.recommended and money.lacks_need(plan))
    if plan and result.recommended and not is_open:
        begins, need, ends = money.bills_around_need(plan)
        yield b.Fact(say("short.label-bills"), b.line(begins, b.if_room(need), ends))
    if sure := verdict.how_sure(result):
        measured = verdict.tried(result)
        yield _fact("how_sure", f"{sure}.", f"{capital(measured)}." if measured else "")
    if plan and result.recommended:
        yield _money(result, plan)
    if is_open:
        yield _fact("bills", say("short.bills-open"), say("short.bills-need"))
    if plan and plan.route.bridge:
        yield _meanwhile(result, plan, plan.route.bridge)
    elif plan and plan.route.kind == "closed":
        yield _fact("meanwhile", if_room=plans.headline(plan))
    first = next((step for step in plan.steps if step.when == "today"), None) if plan else None
    if first:
        yield _fact("today", in_short(first.text))


def _meanwhile(result: Result, plan: Plan, bridge: PathResult) -> b.Fact:
    name, takes = bridge.path.name, plans.weeks_of(plan, bridge)
    unpaid = not money.pays_bills(plan, bridge)
    beside = say("short.beside", goal=result.recommended[0].path.name, unpaid=unpaid)
    if plan.route.bridge_timing == "maybe":
        usual = say("short.pays-usually", bridge=name, takes=takes)
        return _fact("meanwhile", say("short.start-maybe", bridge=name), joined(beside, usual))
    start = say("short.start-with", bridge=name)
    return _fact("meanwhile", start, joined(beside, plans.bridge_timing(plan, bridge)))


def _money(result: Result, plan: Plan) -> b.Fact:
    goal, bank = result.recommended[0], result.content.bank
    earned = plan.earned(goal.path.id)
    if earned is None:
        return _fact("money")
    wait = plan.wait
    late = not plan.route.bridge and wait is not None and earned.weeks.typical > wait
    comes = plans.first_money(plan, goal)
    comes = say("plan.money-late" if late else "plan.money-in_time", comes=comes)
    bands = money.first_months(plan, with_hours=False)
    whose = ""
    if bands and earned.fit == "not_given" and earned.rates.place != WORLD:
        whose = say("short.figures-of", place=place_in_words(bank, earned.rates.place))
    elif bands and earned.fit in ("region", "widest"):
        whose = money.whose_figures(bank, earned, plan.who.country)
    # Whether it pays the bills says more than the sums, so a narrow window leaves these out.
    if money.bills_line(plan) and not money.lacks_need(plan):
        return _fact("money", comes, joined(bands, whose))
    return _fact("money", joined(comes, bands), whose)


# What stands before the headline, what matters most nearest to it.


def _behind_it(result: Result, plan: Plan | None) -> Iterator[b.Fact]:
    if result.recommendation.verdict == "not_enough":
        return
    yield _fact("match", _others(result))
    passed = verdict.passed_over(result)
    yield _fact("out_of_reach", " ".join(_out_of_reach(result, row) for row in passed))
    unmet, said_below = verdict.unmet_line(result), verdict.unmet_lines(result)
    every = (*verdict.warnings(result), *verdict.answer_warnings(result))
    for warning in [said for said in every if said not in said_below][:1]:
        yield _fact("note", warning)
    row = result.recommended[0] if len(result.recommended) == 1 else None
    if row:
        for_it = pulls(result, row.path, towards=True)[:1]
        said = (_told(result, row, replace(it, questions=it.questions[:1])) for it in for_it)
        yield _fact("for_it", joined(*said))
    if result.recommended:
        unmet = joined(*said_below)
    against = joined(unmet, _against_it(result, row) if row else "")
    yield _fact("against_it" if result.recommended else "missing", against)
    open_facts = plans.hangs_on(plan) if plan else ""
    for first in result.recommended[:1]:
        if not open_facts or first.access.status != "unknown":  # else it was left open, no more
            yield _fact("in_the_way", _gravest(result, first))
    yield _fact("left_open", open_facts)
    yield _fact("otherwise", verdict.otherwise(result))


def _out_of_reach(result: Result, row: PathResult) -> str:
    if row.ruled_out_by:
        return say("short.is-not", path=row.path.name, why=needs.why_not(result, row))
    opens = needs.what_opens(result.content.bank, row)
    return say("short.would-open", path=row.path.name, what=opens)


def _against_it(result: Result, row: PathResult) -> str:
    """Return what goes most against the answers, and all that was marked or said twice."""
    gone = {lack.criterion for lack in result.unmet}
    answers, importance = result.sheet.answers, result.table.importance
    every = pulls(result, row.path, towards=False)
    found = [reason for reason in every if reason.criterion not in gone]
    weighty = [
        reason
        for reason in found
        if len(reason.questions) > 1
        or any(importance(asked, answers[asked]) > 1 for asked in reason.questions)
    ]
    if not found:
        return "" if gone else say("short.nothing-against")
    first, *others = weighty or found[:1]
    criterion = result.content.bank.criterion
    names = [small(criterion(reason.criterion).name) for reason in others]
    return joined(
        _told(result, row, first), say("short.also-against", names=names) if names else ""
    )


def _told(result: Result, row: PathResult, reason: CriterionReason) -> str:
    """Return where the path stands in one thing, and who asked for it."""
    criterion = result.content.bank.criterion(reason.criterion)
    level = criterion.words[row.path.performance[criterion.id].level]
    said = said_of(result.content, result.sheet, reason, most=1)
    return say("short.stands", criterion=criterion.name, level=level, said=said)


def _others(result: Result) -> str:
    """Return the match of every path, and what keeps the others from being started."""
    others = [row for row in result.paths if row not in result.recommended]
    rows = others[:MOST_NAMED]
    is_alone = len(result.recommended) == 1
    asides = {_aside(row) for row in rows}
    is_same = len(rows) > 2 and len(asides) == 1 and is_alone  # said once
    shares = [
        f"{row.path.name} {row.match}"
        f"{_in_brackets(_aside(row)) if is_alone and not is_same else ''}"
        for row in rows
    ]
    if len(others) > len(rows):
        shares.append(say("short.others-less", count=len(others) - len(rows)))
    level = [str(row.match) for row in result.recommended[:1]]  # the same for a tie
    if not (shares and level):
        return say("short.of-hundred", shares=shares or level)
    own = level[0]
    of_all = _in_brackets(asides.pop(), of_all=True) if is_same else ""
    return say("short.own-of-hundred", own=own, shares=shares, aside=of_all)


def _aside(row: PathResult) -> str:
    if row.ruled_out_by:
        return say("short.ruled-out")
    return say("short.no-way") if row.access.status == "blocked" else ""


def _in_brackets(aside: str, *, of_all: bool = False) -> str:
    return f" {say('short.aside', all=of_all, aside=aside)}" if aside else ""


def _gravest(result: Result, row: PathResult) -> str:
    bank = result.content.bank
    names = needs.names_of_gravest(bank, row)
    if len(names) > 1:
        return f"{capital('; '.join(map(small, names)))}."
    gap = needs.short_gap(bank, row) or say("reasons.nothing-in-the-way")
    return f"{capital(gap)}."
