"""A result as a terminal screen. Says what `wording` says; decides layout, not content."""

from collections.abc import Iterator
from shlex import quote

from rich.text import Text

from careerpick.decide.result import PathResult, Result
from careerpick.files import LAST_ANSWERS
from careerpick.plan.plan import Plan
from careerpick.words import changes, needs, reasons, standing, verdict
from careerpick.words import plan_verdict as plan_words
from careerpick.words.basics import small
from careerpick.words.certainty import certainty_line
from careerpick.words.short import short_lines
from careerpick.words.standing import shown_status
from careerpick.write.ranking import ranking_rows
from careerpick.write.recommended import pay_rows, start_rows
from careerpick.write.style import (
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

Rows = Iterator[Text | Hanging]

ANSWERS_FILE = "FILE"
"""Stands for the name of the answer file where it is not known."""
BLANK = Text()
LABELS_FROM = 60
"""From so many columns on the short screen has a column of labels."""


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


def short_screen(
    result: Result,
    plan: Plan | None = None,
    answers_file: str = ANSWERS_FILE,
    *,
    quick: bool = False,
) -> Screen:
    """Return what fits on one screen of 22 lines: the answer, and the one key for more.

    Args:
        result: What is shown.
        plan: The plan for this result.
        answers_file: The name under which the answers can be read again.
        quick: Say first whether more answers are needed, and which tell most.
    """

    def build(look: Look, width: int) -> Rows:
        if quick:
            yield from _needed(result, look)
        (_, headline), *lines = short_lines(result, plan)
        yield Text(look.glyphs.rule * width, QUIET)
        yield Hanging(look.text(headline, HEAD))
        if width >= LABELS_FROM:
            yield Text(look.glyphs.rule * width, QUIET)
        label_width = max((len(name) for name, _ in lines), default=0) + 2
        for name, said in lines:
            if width < LABELS_FROM:
                yield Hanging(look.join((f"{name}: ", NAME), said))
                continue
            lead = look.text(name, NAME)
            lead.pad_right(label_width - lead.cell_len)
            yield Hanging(look.text(said), lead)
        yield from _short_footer(result, answers_file, look, is_narrow=width < LABELS_FROM)

    return Screen(build)


def _short_footer(result: Result, answers_file: str, look: Look, *, is_narrow: bool) -> Rows:
    if not result.sheet.answers:
        yield Hanging(
            look.text(result.content.command("quiz"), COMMAND),
            look.join(("Take the quiz: ", QUIET)),
        )
        return
    command = result.content.command(f"quiz --full --answers {quote(answers_file)}")
    more = [("All of it", command)]
    if answers_file == LAST_ANSWERS and not is_narrow:  # so whoever came here types no file name
        more.append(("Why, and how sure", result.content.command("explain")))
    for label, typed in more:
        yield Hanging(look.text(typed, COMMAND), look.join((f"{label}: ", QUIET)))


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
        yield from pay_rows(result.content, path, look, is_only=len(shown) == 1)
    if plan:
        yield BLANK
        yield from plan_rows(plan, look)
    begin_with = [bridge.path] if bridge else shown
    for path in begin_with:
        yield from start_rows(path, look, is_only=len(begin_with) == 1, named=bool(bridge))


def plan_rows(plan: Plan, look: Look) -> Rows:
    """Yield the short form of a plan."""
    yield heading(look, plan_words.TEASER_TITLE)
    for line in plan_words.teaser_lines(plan):
        yield Hanging(look.text(line), look.bullet(), margin=2)


def _verdict(result: Result, look: Look) -> Rows:
    first = verdict.said_first(result)
    if first:
        yield Hanging(look.text(first))
    yield Hanging(look.text(verdict.headline(result), HEAD))
    certainty = certainty_line(result)
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
        yield heading(look, changes.TITLE)
        yield Hanging(look.text(sentence), margin=2)


def _in_the_way(result: Result, look: Look) -> Rows:
    in_full = verdict.told_in_full(result)
    yield BLANK
    yield heading(look, standing.TITLE)
    for row in in_full:
        yield from _needs(result, row, look)
    for row in result.paths:
        line = "" if row in in_full else standing.standing_line(result, row)
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
        line = standing.ruled_out_words(result, row)
    elif found:
        line = small(standing.status_phrase(row))
    else:
        line = standing.NOTHING_IN_THE_WAY
    yield Hanging(look.join((row.path.name, "bold"), f" – {line}"), mark, margin=2)
    for need in found:
        body = look.text(needs.need_sentences(need))
        yield Hanging(body, look.join("  ", look.mark(need.status), " "), margin=2)
    for status, short in needs.lesser_needs(result.content.bank, row):
        yield Hanging(look.text(short), look.join("  ", look.mark(status), " "), margin=2)


def _footer(result: Result, answers_file: str, look: Look) -> Rows:
    yield BLANK
    skipped = verdict.skipped_line(result)
    if skipped:
        yield Hanging(look.text(skipped, QUIET))
    for label, command in _commands(result, answers_file):
        yield Hanging(look.text(command, COMMAND), look.join((f"{label}: ", QUIET)))


def _commands(result: Result, answers_file: str) -> Iterator[tuple[str, str]]:
    command = result.content.command
    answers = changes.naming_answers(answers_file)
    if not result.sheet.answers:
        yield "Take the quiz", command("quiz")
    for row in result.recommended[:2]:
        yield f"All about {row.path.name}", command(f"paths {row.path.id}")
    if len(result.paths) > 1:
        both = " ".join(row.path.id for row in result.paths[:2])
        with_answers = f" --answers {quote(answers_file)}" if result.sheet.answers else ""
        yield "Side by side", command(f"compare {both}{with_answers}")
    if result.recommended:
        yield "Month by month, in money", command(f"plan{answers}")
    if result.recommendation.best:
        yield "All reasons, and how sure", command(f"explain{answers}")
