"""An explanation as a terminal screen: why, how sure, what would change it."""

from collections.abc import Iterator, Sequence
from shlex import quote

from rich.text import Text

from careerpick.explanation import Against, Explanation, WayToLead
from careerpick.insight.reasons import Reason
from careerpick.limits import SEVERITY
from careerpick.model import CareerPath, Content
from careerpick.render.facts import ROUGH_NOTE
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
from careerpick.wording import certainty, changes, consistency, verdict
from careerpick.wording.basics import capital, counted
from careerpick.wording.reasons import reason_words

Rows = Iterator[Text | Hanging]

TURNING_SHOWN = 6
"""How many single levels are named; the JSON has all."""
BLANK = Text()


def explanation_screen(explanation: Explanation, answers_file: str) -> Screen:
    """Return the whole explanation as something a console can print.

    Args:
        explanation: What is shown.
        answers_file: The name under which the answers can be read again.
    """
    return Screen(lambda look, width: _rows(explanation, answers_file, look, width))


def _rows(explanation: Explanation, answers_file: str, look: Look, width: int) -> Rows:
    result = explanation.result
    first = verdict.said_first(result)
    if first:
        yield Hanging(look.text(first))
    yield Hanging(look.text(verdict.headline(result), HEAD))
    if result.recommendation.verdict == "not_enough":
        yield BLANK
        yield Hanging(look.text("careerpick quiz", COMMAND), look.text("Take the quiz: ", QUIET))
        return
    for number, against in enumerate(explanation.against):
        yield from _why(explanation, against, look, is_full=number == 0)
    yield from _how_sure(explanation, look, width)
    yield from _what_would_change(explanation, look)
    yield from _own_figures(explanation, look)
    yield from _footer(explanation, answers_file, look)


def _why(explanation: Explanation, against: Against, look: Look, *, is_full: bool) -> Rows:
    content = explanation.result.content
    path, other = content.path(explanation.path), content.path(against.other)
    moving = [reason for reason in against.reasons if reason.points]
    silent = [reason for reason in against.reasons if not reason.points]
    width = max(len(_signed(points)) for points in (against.gap, *(r.points for r in moving)))
    yield BLANK
    yield heading(look, f"Why {path.name}" if is_full else f"And against {other.name}")
    if is_full:
        counts = f"Each answer counts for {path.name} (+) or for {other.name} (-)."
        yield Hanging(look.text(counts), margin=2)
    for reason in moving:
        lead = Text(f"{_signed(reason.points):>{width}}  ", FOR if reason.points > 0 else AGAINST)
        yield from (_long if is_full else _short)(content, reason, path, other, lead, look)
    if silent:
        yield Hanging(look.text(_says_nothing(silent)), Text(f"{'0':>{width}}  "), margin=2)
    total = f"in all: {_total(path, other, against.gap)}"
    yield Hanging(look.text(total, HEAD), Text(f"{_signed(against.gap):>{width}}  ", HEAD), 2)


def _signed(points: int) -> str:
    return f"{points:+,}" if points else "0"


def _long(
    content: Content, reason: Reason, path: CareerPath, other: CareerPath, lead: Text, look: Look
) -> Rows:
    words = reason_words(content, reason, path, other)
    mark = f" ({words.mark})" if words.mark else ""
    yield Hanging(look.join(f"{words.asked} ", (f"“{words.said}”", "bold"), mark), lead, margin=2)
    yield Hanging(look.text(words.meets, QUIET), Text(" " * lead.cell_len), margin=2)


def _short(
    content: Content, reason: Reason, path: CareerPath, other: CareerPath, lead: Text, look: Look
) -> Rows:
    words = reason_words(content, reason, path, other)
    about = content.bank.criterion(reason.criterion).name if reason.criterion else words.asked
    mark = f" ({words.mark})" if words.mark else ""
    yield Hanging(look.join(f"{about}: ", f"“{words.said}”", mark), lead, margin=2)


def _says_nothing(silent: Sequence[Reason]) -> str:
    if len(silent) == 1:
        return "one answer that does not tell the two apart"
    return f"{counted(len(silent), 'answer')} that do not tell the two apart"


def _total(path: CareerPath, other: CareerPath, gap: int) -> str:
    if gap == 0:
        return f"{path.name} and {other.name} are level"
    ahead, behind = (path, other) if gap > 0 else (other, path)
    points = "1 point" if abs(gap) == 1 else f"{abs(gap):,} points"
    return f"{ahead.name} is {points} ahead of {behind.name}"


def _how_sure(explanation: Explanation, look: Look, width: int) -> Rows:
    result = explanation.result
    yield BLANK
    yield heading(look, "How sure")
    line = verdict.certainty_line(result)
    if line:
        yield Hanging(look.text(line), margin=2)
    for found in explanation.contradictions:
        said = consistency.contradiction_sentence(result.content, result.sheet, found)
        yield Hanging(look.text(said), margin=2)
    if explanation.straight_line:
        yield Hanging(look.text(consistency.STRAIGHT_LINE), margin=2)
    yield Hanging(look.text(certainty.shaken_sentence(explanation)), margin=2)
    yield from _places(explanation, look, width)
    yield Hanging(look.text(certainty.SHAKEN_NOTE, QUIET), margin=2)


def _places(explanation: Explanation, look: Look, width: int) -> Rows:
    """Show how often each path took each place, of 100; names above where it is narrow."""
    shaken = explanation.shaken.everything
    rows = [row.path for row in explanation.result.paths]
    head = "".join(f"{_nth(place):>6}" for place in range(1, len(rows) + 1))
    names = min(28, max(len(look.clean(path.name)) for path in rows))
    is_wide = 2 + names + len(head) <= width
    title = look.text("How often, of 100, each came")
    if is_wide:
        title.truncate(names, overflow="crop", pad=True)
        title = look.text("Of 100, came")
        title.pad_right(names - title.cell_len)
        yield Hanging(look.join((title.plain + head, QUIET)), margin=2)
    else:
        yield Hanging(look.join(("Of 100, came", QUIET)), margin=2)
        yield Hanging(Text(head, QUIET), margin=2)
    for path in rows:
        counts = shaken.ranks[path.id]
        cells = "".join(f"{certainty.of_hundred(count, shaken.draws):>6}" for count in counts)
        style = NAME if path.id == explanation.path else ""
        name = look.text(path.name, style)
        if is_wide:
            name.truncate(names, overflow="crop", pad=True)
            yield Hanging(Text.assemble(name, cells), margin=2)
        else:
            yield Hanging(name, margin=2)
            yield Hanging(Text(cells), margin=2)


def _nth(place: int) -> str:
    return f"{place}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(place, 'th') }"


def _what_would_change(explanation: Explanation, look: Look) -> Rows:
    content, sheet = explanation.result.content, explanation.result.sheet
    yield BLANK
    yield heading(look, "What would change it")
    for way in explanation.ways:
        yield from _way(content, way, look)
    if explanation.tipping:
        said = "If one of these answers mattered a lot to you (2! in the quiz):"
        yield Hanging(look.text(said), margin=2)
    for tipping in explanation.tipping:
        answer = sheet.answers[tipping.question]
        said = changes.tipping_sentence(content, tipping, answer)
        yield Hanging(look.text(said), look.bullet(), margin=2)
    opening = [
        item for item in explanation.openings
        if not explanation.result.of(item.path).standing.ruled_out_by
    ]  # fmt: skip
    if opening:
        yield Hanging(look.text("What would open a path or make it easier:"), margin=2)
    for item in sorted(opening, key=lambda item: -SEVERITY.index(item.before)):
        yield Hanging(look.text(changes.opening_sentence(content, item)), look.bullet(), margin=2)


def _way(content: Content, way: WayToLead, look: Look) -> Rows:
    yield Hanging(look.text(changes.way_title(content, way)), margin=2)
    for change in way.changes or ():
        asked = changes.prompt(content, change.question)
        body = look.join(f"{asked} ", changes.swap(content, change))
        yield Hanging(body, look.bullet(), margin=2)


def _own_figures(explanation: Explanation, look: Look) -> Rows:
    content = explanation.result.content
    yield BLANK
    yield heading(look, "Which of our own figures it hangs on")
    yield Hanging(look.text(certainty.LEVELS_NOTE), margin=2)
    yield Hanging(look.text(certainty.turning_sentence(explanation)), margin=2)
    lines = [certainty.turning_line(content, item) for item in explanation.turning]
    for line in lines[:TURNING_SHOWN]:
        yield Hanging(look.text(line), look.bullet(), margin=2)
    if len(lines) > TURNING_SHOWN:
        more = f"and {len(lines) - TURNING_SHOWN:,} more (all with --format json)"
        yield Hanging(look.text(more, QUIET), look.bullet(), margin=2)
    if any("(rough)" in line for line in lines[:TURNING_SHOWN]):
        yield Hanging(look.text(capital(ROUGH_NOTE), QUIET), margin=2)
    yield Hanging(look.text(certainty.levels_shaken_sentence(explanation)), margin=2)


def _footer(explanation: Explanation, answers_file: str, look: Look) -> Rows:
    shortest = min(
        (way.changes for way in explanation.ways if way.changes), key=len, default=()
    )
    yield BLANK
    if shortest:
        typed = " ".join(quote(changes.as_typed(change)) for change in shortest)
        command = f"careerpick whatif --answers {quote(answers_file)} {typed}"
        yield Hanging(look.text(command, COMMAND), look.text("Try it: ", QUIET))
