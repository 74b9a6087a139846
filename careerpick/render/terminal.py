"""A result as a terminal screen. Says what `wording` says; decides layout, not content."""

from collections.abc import Iterator
from shlex import quote

from rich.text import Text

from careerpick.model import CareerPath, Platform
from careerpick.planning import Plan
from careerpick.render.ranking import ranking_rows, shown_status
from careerpick.render.style import (
    AGAINST,
    COMMAND,
    FOR,
    HEAD,
    NAME,
    QUIET,
    Hanging,
    Look,
    Screen,
    heading,
)
from careerpick.result import PathResult, Result
from careerpick.wording import changes, money, needs, reasons, verdict
from careerpick.wording.basics import bare, date, small
from careerpick.wording.plan import verdict as plan_words

Rows = Iterator[Text | Hanging]

PLATFORMS_SHOWN = 2
TODAY_SHOWN = 2
THIS_WEEK_SHOWN = 1
ANSWERS_FILE = "FILE"
"""Stands for the name of the answer file where it is not known."""
BLANK = Text()


def result_screen(
    result: Result,
    plan: Plan | None = None,
    answers_file: str = ANSWERS_FILE,
    *,
    quick: bool = False,
) -> Screen:
    """Return the whole result as something a console can print.

    Args:
        result: What is shown.
        plan: The plan for this result; its short form is shown.
        answers_file: The name under which the answers can be read again.
        quick: Say first whether more answers are needed, and which tell most.
    """

    def build(look: Look, width: int) -> Rows:
        if quick:
            yield from _needed(result, look)
        yield from _rows(result, plan, look, width)
        yield from _footer(result, answers_file, look)

    return Screen(build)


def _rows(result: Result, plan: Plan | None, look: Look, width: int) -> Rows:
    bridge = plan.route.bridge if plan else None
    yield from _verdict(result, look)
    if plan and bridge:
        yield Hanging(look.text(plan_words.headline(plan), HEAD))
    if result.recommendation.verdict == "not_enough":
        yield from _the_paths(result, look)
        return
    yield from ranking_rows(result, look, width)
    yield from _why(result, look)
    yield from _what_if(result, look)
    yield from _in_the_way(result, look)
    shown = [row.path for row in result.recommended]
    for path in shown:
        yield from _pay(path, look, is_only=len(shown) == 1)
    if plan:
        yield BLANK
        yield from plan_rows(plan, look)
    begin_with = [bridge.path] if bridge else shown
    for path in begin_with:
        yield from _start(path, look, is_only=len(begin_with) == 1, named=bool(bridge))


def plan_rows(plan: Plan, look: Look) -> Rows:
    """Yield the short form of a plan."""
    yield heading(look, "Your plan in short")
    for line in plan_words.teaser_lines(plan):
        yield Hanging(look.text(line), look.bullet(), margin=2)


def _verdict(result: Result, look: Look) -> Rows:
    first = verdict.said_first(result)
    if first:
        yield Hanging(look.text(first))
    yield Hanging(look.text(verdict.headline(result), HEAD))
    certainty = verdict.certainty_line(result)
    if certainty:
        yield Hanging(look.text(certainty))
    for warning in verdict.warnings(result):
        yield Hanging(look.text(warning))


def _needed(result: Result, look: Look) -> Rows:
    """Say whether the questions left out could still change the recommendation."""
    if not result.skipped:
        return
    if result.settled:
        yield Hanging(look.text("Settled: you need not answer the questions left out.", HEAD))
        yield Hanging(look.text(verdict.settled_sentence(result)))
    else:
        yield Hanging(look.text("Open: these questions tell most next.", HEAD))
        for question_id in result.ask_next:
            question = result.content.bank.question(question_id)
            if question:
                body = look.join(question.prompt, (f" ({question.id})", QUIET))
                yield Hanging(body, look.bullet(), margin=2)
    yield BLANK


def _the_paths(result: Result, look: Look) -> Rows:
    yield BLANK
    yield heading(look, "The paths")
    for row in sorted(result.paths, key=lambda row: row.path.name):
        yield BLANK
        yield Hanging(look.text(row.path.name, NAME), margin=2)
        yield Hanging(look.text(row.path.summary), margin=2)


def _why(result: Result, look: Look) -> Rows:
    lead = reasons.lead_of(result)
    if lead is None:
        return
    yield BLANK
    yield heading(look, reasons.lead_title(lead))
    yield Hanging(look.text(reasons.lead_sentence(lead)), margin=2)
    against = [lead.strongest_against] if lead.strongest_against else []
    points_width = max((len(f"{item.points:+,}") for item in (*lead.top, *against)), default=0)
    for reason in lead.top:
        words = reasons.reason_words(result.content, reason, lead.ahead, lead.behind)
        yield from _reason(words, FOR, points_width, look)
    if lead.strongest_against:
        yield Hanging(look.text("What speaks most against it:"), margin=2)
        words = reasons.reason_words(
            result.content, lead.strongest_against, lead.ahead, lead.behind
        )
        yield from _reason(words, AGAINST, points_width, look)


def _reason(words: reasons.ReasonWords, style: str, points_width: int, look: Look) -> Rows:
    lead = Text(f"{words.points:>{points_width}}  ", style=style)
    mark = f" ({words.mark})" if words.mark else ""
    yield Hanging(look.join(f"{words.asked} ", (f"“{words.said}”", "bold"), mark), lead, margin=2)
    yield Hanging(look.text(words.meets), Text(" " * (points_width + 2)), margin=2)


def _what_if(result: Result, look: Look) -> Rows:
    sentence = changes.what_if_sentence(result)
    if sentence:
        yield BLANK
        yield heading(look, "What would change it")
        yield Hanging(look.text(sentence), margin=2)


def _in_the_way(result: Result, look: Look) -> Rows:
    explained = result.recommended or verdict.passed_over(result)
    others = [row for row in result.paths if row not in explained]
    also = [row for row in verdict.passed_over(result) if row in others]
    yield BLANK
    yield heading(look, "What stands in the way")
    for row in (*explained, *also):
        yield from _needs(result, row, look)
    for row in others:
        line = "" if row in also else verdict.standing_line(result, row)
        if line:
            yield Hanging(
                look.join((row.path.name, "bold"), f" – {line}"),
                look.join(look.mark(shown_status(row)), " "),
                margin=2,
            )


def _needs(result: Result, row: PathResult, look: Look) -> Rows:
    found = needs.needs_words(result.content.bank, row)
    mark = look.join(look.mark(shown_status(row)), " ")
    if row.standing.ruled_out_by:
        line = verdict.ruled_out_words(result, row)
    elif found:
        line = small(verdict.status_phrase(row))
    else:
        line = verdict.NOTHING_IN_THE_WAY
    yield Hanging(look.join((row.path.name, "bold"), f" – {line}"), mark, margin=2)
    for need in found:
        helps = f"What helps: {need.remedy}" if need.remedy else ""
        body = look.text(" ".join([need.gap, need.reason, helps]))
        yield Hanging(body, look.join("  ", look.mark(need.status), " "), margin=2)
    for status, short in needs.lesser_needs(result.content.bank, row):
        yield Hanging(look.text(short), look.join("  ", look.mark(status), " "), margin=2)


def _pay(path: CareerPath, look: Look, *, is_only: bool) -> Rows:
    figures = money.key_figures(path)
    if not is_only:
        figures = (figures[0], figures[-1])
    yield BLANK
    yield heading(look, f"What {path.name} pays ({money.PAY_NOTE})")
    width = max(len(look.clean(figure.label)) for figure in figures) + 2
    for figure in figures:
        lead = look.text(figure.label)
        lead.pad_right(width - lead.cell_len)
        yield Hanging(look.join(figure.says, (f" ({figure.rests_on})", QUIET)), lead, margin=2)
    if is_only:
        more = (f"careerpick paths {path.id}", COMMAND)
        yield Hanging(look.join((f"{money.further_figures(path)}: ", QUIET), more), margin=2)


def _start(path: CareerPath, look: Look, *, is_only: bool, named: bool) -> Rows:
    yield BLANK
    alone = is_only and not named
    yield heading(look, "Start here" if alone else f"Start here with {path.name}")
    yield Hanging(look.text("Today", HEAD), margin=2)
    for step in path.first_steps.today[: TODAY_SHOWN if is_only else 1]:
        yield Hanging(look.text(step), look.bullet(), margin=2)
    if not is_only:
        return
    yield Hanging(look.text("This week", HEAD), margin=2)
    for step in path.first_steps.this_week[:THIS_WEEK_SHOWN]:
        yield Hanging(look.text(step), look.bullet(), margin=2)
    platforms = _to_begin_with(path)
    if platforms:
        yield Hanging(look.text("Open to new people", HEAD), margin=2)
    for platform in platforms:
        yield Hanging(_platform(platform, look), look.bullet(), margin=2)


def _to_begin_with(path: CareerPath) -> list[Platform]:
    """Return a few open platforms, those with a date first, else in the order of the file."""
    return sorted(path.open_platforms, key=lambda item: item.as_of is None)[:PLATFORMS_SHOWN]


def _platform(platform: Platform, look: Look) -> Text:
    return look.join(
        (platform.name, "bold"),
        f" – {bare(platform.entry)}. Fee: {bare(platform.fee)}.",
        (f" ({date(platform.as_of)})", QUIET),
    )


def _footer(result: Result, answers_file: str, look: Look) -> Rows:
    yield BLANK
    skipped = verdict.skipped_line(result)
    if skipped:
        yield Hanging(look.text(skipped, QUIET))
    for label, command in _commands(result, answers_file):
        yield Hanging(look.text(command, COMMAND), look.join((f"{label}: ", QUIET)))


def _commands(result: Result, answers_file: str) -> Iterator[tuple[str, str]]:
    answers = changes.naming_answers(answers_file)
    if not result.sheet.answers:
        yield "Take the quiz", "careerpick quiz"
    for row in result.recommended[:2]:
        yield f"All about {row.path.name}", f"careerpick paths {row.path.id}"
    if len(result.paths) > 1:
        both = " ".join(row.path.id for row in result.paths[:2])
        with_answers = f" --answers {quote(answers_file)}" if result.sheet.answers else ""
        yield "Side by side", f"careerpick compare {both}{with_answers}"
    if result.recommended:
        yield "Month by month, in money", f"careerpick plan{answers}"
    if result.recommendation.best:
        yield (
            "All reasons, and how sure",
            f"careerpick explain{answers}",
        )
