"""A result: what fits, why, what stands in the way, and where to begin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerpick.decide.comparison import number_sources, shown_ids
from careerpick.files import LAST_ANSWERS, STANDARD_INPUT
from careerpick.plan.plan import is_plannable
from careerpick.report import blocks as b
from careerpick.report.listing import asked_section, asks, pay_section, start_section
from careerpick.report.reasons import first_lines, lead_section, rests_on, sources_section
from careerpick.words import basics, changes, needs, reasons, verdict
from careerpick.words import plan as plan_words
from careerpick.words.basics import capital, small
from careerpick.words.plan import bills_line
from careerpick.words.reasons import shown_status
from careerpick.words.sentences import say
from careerpick.words.verdict import certainty_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date as Date  # noqa: N812 - `date` is a word of `words`

    from careerpick.decide.result import PathResult, Result
    from careerpick.model import CareerPath
    from careerpick.plan.plan import Plan


def result_report(
    result: Result,
    day: Date,
    plan: Plan | None = None,
    answers_file: str = LAST_ANSWERS,
    *,
    quick: bool = False,
) -> b.Report:
    """Return all that there is to say of a result.

    Args:
        result: What is shown.
        day: The day on which it is made.
        plan: The plan for this result; its short form is shown.
        answers_file: The name under which the answers can be read again.
        quick: Say first whether more answers are needed, and which tell most.
    """
    recommended = result.recommended
    bridge = plan.route.bridge if plan else None
    begin_with = [bridge] if bridge else recommended
    enough = result.recommendation.verdict != "not_enough"
    cited = number_sources(_cited(result))
    sections = [
        _ranking(result) if enough else _the_paths(result),
        lead_section(result),
        _what_if(result),
        asked_section(result, cited),
        _in_the_way(result) if enough else None,
        *(pay_section(row.path, plan) for row in recommended if plan),
        _plan(plan) if plan and enough else None,
        *(
            start_section(
                result,
                row.path,
                named=bool(bridge) or len(begin_with) > 1,
                of=len(begin_with) + bool(bridge),  # what is built beside it takes room as well
            )
            for row in begin_with
        ),
        replace(answers_section(result), show="full") if result.sheet.answers else None,
        sources_section(cited.sources),
    ]
    return b.Report(
        result.content.bank.terms.title,
        (*needed(result, quick=quick), *_opening(result, plan)),
        b.filled(sections),
        rests_on(result, day),
        tuple(_commands(result, answers_file)),
    )


def _opening(result: Result, plan: Plan | None) -> Iterator[b.Block]:
    instead = verdict.said_first(result, with_answers=False)
    headline = b.quoting(verdict.headline(result), verdict.headline(result, with_answers=False))
    yield from first_lines(verdict.said_first(result), instead, headline)
    if plan and result.recommended:
        yield b.private(bills_line(plan))
    bridge = plan_words.headline(plan) if plan and plan.route.bridge else ""
    yield from b.blocks(
        certainty_line(result),
        b.line(b.strong(bridge)),
        *verdict.warnings(result),
        b.private(*verdict.answer_warnings(result)),
    )
    yield from b.quietly(
        verdict.skipped_line(result, with_start=plan is None),
        plan_words.hangs_on(plan) if plan else "",
    )


def _cited(result: Result) -> Iterator[tuple[CareerPath, Sequence[str]]]:
    """Of a recommended path all that is shown of it, of the others the levels."""
    criteria = [criterion for criterion, _ in asks(result)]
    for row in result.paths:
        if row in result.recommended:
            yield row.path, shown_ids(row.path, criteria)
        else:
            levels = [row.path.performance[criterion.id] for criterion in criteria]
            yield row.path, [source for level in levels for source in level.sources]


def _ranking(result: Result) -> b.Section:
    ranks = [row.standing.rank for row in result.paths]
    bars = tuple(
        b.RankingBar(
            row.path.name,
            row.standing.rank,
            row.standing.match,
            shown_status(row),
            reasons.status_phrase(row),
            row in result.recommended,
            ranks.count(row.standing.rank) > 1,
        )
        for row in result.paths
    )
    terms = result.content.bank.terms
    title = say("report.ranking", path=terms.path)
    start = say("report.can-start", start=terms.start) if terms.start else ""
    head = (capital(terms.path), say("report.place"), say("report.match"), start)
    return b.section(title, ranking_picture(title, bars, head))


def ranking_picture(title: str, bars: tuple[b.RankingBar, ...], head: tuple[str, ...]) -> b.Picture:
    """Return how well each path fits, as bars and as a table."""
    rows = tuple(
        b.cells(
            b.strong(bar.name) if bar.chosen else bar.name,
            b.number_cell(bar.rank, basics.tied(bar.rank, shared=bar.shared)),
            b.number_cell(bar.match),
            bar.standing,
        )
        for bar in bars
    )
    table = b.Table(title, head, rows, narrow=True)
    return b.Picture(title, say("verdict.match-note"), b.RankingBars(bars), table)


def _the_paths(result: Result) -> b.Section:
    rows = sorted(result.paths, key=lambda row: row.path.name)
    said = (b.line(b.strong(row.path.name), f" – {row.path.summary}") for row in rows)
    return b.section(say("report.the-paths", paths=result.content.bank.terms.paths), b.listed(said))


def _what_if(result: Result) -> b.Section:
    said = changes.what_if_sentence(result)
    return b.section(say("changes.title"), b.private(said) if said else None)


def _in_the_way(result: Result) -> b.Section:
    in_full = verdict.told_in_full(result)
    items = [_needs(result, row) for row in in_full]
    for row in result.paths:
        said = "" if row in in_full else reasons.standing_line(result, row)
        if said:
            stands = b.quoting(said, small(reasons.status_phrase(row)))
            name = b.strong(row.path.name)
            items.append(b.item(name, " – ", stands, status=shown_status(row)))
    return b.section(say("reasons.in-the-way"), b.listed(items))


def _needs(result: Result, row: PathResult) -> b.Item:
    bank = result.content.bank
    found = needs.needs_words(bank, row)
    phrase = small(reasons.status_phrase(row))
    if row.standing.ruled_out_by:
        said = b.quoting(reasons.ruled_out_words(result, row), phrase)
    else:
        said = b.Run(phrase if found else say("reasons.nothing-in-the-way"))
    below = (
        *(need_item(need) for need in found),
        *(
            b.item(b.quoting(short, asks), status=status)
            for status, short, asks in needs.lesser_needs(bank, row)
        ),
    )
    item = b.item(b.strong(row.path.name), " – ", said, status=shown_status(row))
    return replace(item, below=below)


def need_item(need: needs.NeedWords) -> b.Item:
    """Return what is lacking, or where answers are left out what is asked; and what helps."""
    sentences = needs.need_sentences(need)
    gap = b.quoting(need.gap, need.asks)
    return b.item(gap, f" {sentences}" if sentences else "", status=need.status)


def _plan(plan: Plan) -> b.Section:
    said, instead = (
        b.listed(plan_words.teaser_lines(plan, with_answers=with_answers))
        for with_answers in (True, False)
    )
    return b.section(say("plan.in-short"), b.Private(said, instead))


def answers_section(result: Result) -> b.Section:
    """Return every answer as it was given, and what was left out."""
    content, answers = result.content, result.sheet.answers
    shown = (
        b.line(
            f"{question.prompt} ",
            b.strong(changes.marked_label(content, question.id, answers.get(question.id))),
        )
        for question in content.bank.questions
        if question.id in answers or question.ask == "core"
    )
    return b.section(say("report.answers"), b.private(b.listed(shown)))


def _commands(result: Result, answers_file: str) -> Iterator[b.Command]:
    command = result.content.command
    answers = changes.naming_answers(answers_file)
    if not result.sheet.answers:
        yield b.Command(say("report.take-the-quiz"), command("quiz"))
    for row in result.recommended[:2]:
        yield b.Command(
            say("report.all-about", path=row.path.name), command(f"paths {row.path.id}")
        )
    if len(result.paths) > 1:
        both = " ".join(row.path.id for row in result.paths[:2])
        named = changes.naming_answers(answers_file, always=True) if result.sheet.answers else ""
        yield b.Command(say("report.side-by-side"), command(f"compare {both}{named}"))
    if result.recommended and is_plannable(result.content):
        earns = any(path.income for path in result.content.paths)
        label = say("report.in-money") if earns else say("report.step-by-step")
        yield b.Command(label, command(f"plan{answers}"))
    if result.recommendation.best:
        yield b.Command(say("report.all-reasons"), command(f"explain{answers}"))
    if answers_file == STANDARD_INPUT and result.sheet.answers:
        yield b.Command(
            say("report.with-pipe"), say("report.pipe-again"), show="full", is_told=True
        )


def needed(result: Result, *, quick: bool) -> Iterator[b.Block]:
    """Say whether the questions left out could still change the recommendation."""
    if not quick or not result.skipped:
        return
    if result.settled:
        settled = b.line(b.strong(say("verdict.settled")))
        yield from b.blocks(settled, verdict.settled_sentence(result))
        return
    yield from b.blocks(b.line(b.strong(say("verdict.ask-next"))))
    found = (result.content.bank.question(question_id) for question_id in result.ask_next)
    yield from b.listed(b.line(item.prompt, b.quiet(f" ({item.id})")) for item in found if item)
