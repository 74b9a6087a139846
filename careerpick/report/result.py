"""A result as a report: what fits, why, what stands in the way, and where to begin.

Says what the terminal screen says, in the same order, with pictures and sources.
"""

from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812 - `date` is a word of `wording`

from careerpick.decide.citations import number_sources, shown_ids
from careerpick.decide.result import PathResult, Result
from careerpick.model import CareerPath
from careerpick.plan.plan import Plan
from careerpick.report import discreet
from careerpick.report.about import rests_on
from careerpick.report.asked import asked_section, asks
from careerpick.report.blocks import (
    Block,
    Item,
    Items,
    Paragraph,
    Picture,
    RankingBar,
    RankingBars,
    Report,
    Section,
    Table,
    filled,
    line,
    number_cell,
    strong,
    text_cell,
)
from careerpick.report.lead import lead_section
from careerpick.report.paths import pay_section, start_section
from careerpick.report.sources import sources_section
from careerpick.words import changes, needs, standing, verdict
from careerpick.words import plan_verdict as plan_words
from careerpick.words.basics import small
from careerpick.words.certainty import certainty_line
from careerpick.words.standing import shown_status

TITLE = "Which way of earning online fits"


def result_report(
    result: Result, day: Date, plan: Plan | None = None, *, with_answers: bool = False
) -> Report:
    """Return all that a report of a result says.

    Args:
        result: What is shown.
        plan: The plan for this result; its short form is shown.
        day: The day on which it is made.
        with_answers: Whether to quote the answers.
    """
    recommended = result.recommended
    bridge = plan.route.bridge if plan else None
    begin_with = [bridge] if bridge else recommended
    enough = result.recommendation.verdict != "not_enough"
    cited = number_sources(_cited(result))
    sections = [
        _ranking(result) if enough else _the_paths(result),
        lead_section(result, with_answers=with_answers),
        _what_if(result) if with_answers else None,
        asked_section(result, cited),
        _in_the_way(result, with_answers=with_answers) if enough else None,
        *(pay_section(row.path) for row in recommended),
        _plan(plan, with_answers=with_answers) if plan and enough else None,
        *(start_section(row.path, named=bool(bridge) or len(begin_with) > 1) for row in begin_with),
        _answers(result) if with_answers else None,
        sources_section(cited.sources),
    ]
    return Report(
        TITLE,
        tuple(_opening(result, plan, with_answers=with_answers)),
        filled(sections),
        rests_on(result, day, with_answers=with_answers),
    )


def _opening(result: Result, plan: Plan | None, *, with_answers: bool) -> Iterator[Block]:
    first = verdict.said_first(result) if with_answers else discreet.said_first(result)
    found = verdict.warnings(result) if with_answers else discreet.warnings(result)
    if first:
        yield Paragraph(line(first), "first")
    yield Paragraph(line(verdict.headline(result)), "verdict")
    certainty = certainty_line(result)
    if certainty:
        yield Paragraph(line(certainty))
    if plan and plan.route.bridge:
        yield Paragraph(line(strong(plan_words.headline(plan))))
    for warning in found:
        yield Paragraph(line(warning))
    skipped = verdict.skipped_line(result)
    if skipped:
        yield Paragraph(line(skipped), "quiet")


def _cited(result: Result) -> Iterator[tuple[CareerPath, Sequence[str]]]:
    """Of a recommended path all that is shown of it, of the others the levels."""
    criteria = [criterion for criterion, _ in asks(result)]
    for row in result.paths:
        if row in result.recommended:
            yield row.path, shown_ids(row.path, criteria)
        else:
            levels = [row.path.performance[criterion.id] for criterion in criteria]
            yield row.path, [source for level in levels for source in level.sources]


def _ranking(result: Result) -> Section:
    bars = tuple(
        RankingBar(
            row.path.name,
            row.standing.rank,
            row.standing.match,
            shown_status(row),
            standing.status_phrase(row),
            row in result.recommended,
        )
        for row in result.paths
    )
    title = "How well each path fits you"
    rows = tuple(
        (
            text_cell(strong(bar.name) if bar.chosen else bar.name),
            number_cell(bar.rank, f"{bar.rank}{' (tie)' if _is_shared(bar, bars) else ''}"),
            number_cell(bar.match),
            text_cell(bar.standing),
        )
        for bar in bars
    )
    table = Table(title, ("Path", "Place", "Match", "Can you start?"), rows, narrow=True)
    chart = RankingBars(bars)
    return Section(title, (Picture(title, verdict.MATCH_NOTE, chart, table),))


def _is_shared(bar: RankingBar, bars: Sequence[RankingBar]) -> bool:
    return sum(other.rank == bar.rank for other in bars) > 1


def _the_paths(result: Result) -> Section:
    rows = sorted(result.paths, key=lambda row: row.path.name)
    items = tuple(Item(line(strong(row.path.name), f" – {row.path.summary}")) for row in rows)
    return Section("The paths", (Items(items),))


def _what_if(result: Result) -> Section | None:
    sentence = changes.what_if_sentence(result)
    return Section(changes.TITLE, (Paragraph(line(sentence)),)) if sentence else None


def _in_the_way(result: Result, *, with_answers: bool) -> Section:
    in_full = verdict.told_in_full(result)
    items = [_needs(result, row, with_answers=with_answers) for row in in_full]
    for row in result.paths:
        said = "" if row in in_full else standing.standing_line(result, row)
        if said:
            said = said if with_answers else small(standing.status_phrase(row))
            items.append(Item(line(strong(row.path.name), f" – {said}"), status=shown_status(row)))
    return Section(standing.TITLE, (Items(tuple(items)),))


def _needs(result: Result, row: PathResult, *, with_answers: bool) -> Item:
    bank = result.content.bank
    found = needs.needs_words(bank, row)
    if row.standing.ruled_out_by:
        phrase = small(standing.status_phrase(row))
        said = standing.ruled_out_words(result, row) if with_answers else phrase
    else:
        said = small(standing.status_phrase(row)) if found else standing.NOTHING_IN_THE_WAY
    below = discreet.unmet_items(result, row)
    if with_answers:
        below = (
            *(Item(line(needs.need_sentences(need)), status=need.status) for need in found),
            *(Item(line(short), status=status) for status, short in needs.lesser_needs(bank, row)),
        )
    return Item(line(strong(row.path.name), f" – {said}"), status=shown_status(row), below=below)


def _plan(plan: Plan, *, with_answers: bool) -> Section:
    said = plan_words.teaser_lines(plan) if with_answers else discreet.plan_teaser(plan)
    return Section(plan_words.TEASER_TITLE, (Items(tuple(Item(line(item)) for item in said)),))


def _answers(result: Result) -> Section | None:
    """Return every answer as it was given; only where the person asked for them."""
    content, sheet = result.content, result.sheet
    rows = tuple(
        (
            text_cell(question.prompt),
            text_cell(changes.marked_label(content, question.id, sheet.answers.get(question.id))),
        )
        for question in content.bank.questions
    )
    return Section("Your answers", (Table("Your answers", ("Question", "Answer"), rows),))
