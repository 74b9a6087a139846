"""An explanation as a terminal screen: why, how sure, what would change it."""

from collections.abc import Iterator
from shlex import quote

from rich.text import Text

from careerpick.decide.changes import WayToLead
from careerpick.decide.explanation import Against, Explanation
from careerpick.decide.limits import SEVERITY
from careerpick.model import CareerPath, Content
from careerpick.words import certainty, changes, perturbation, verdict
from careerpick.words.basics import capital, counted, nth
from careerpick.words.reasons import ReasonWords, reason_words
from careerpick.words.sources import ROUGH_NOTE
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

CELL = 6
"""Columns of one figure in the table of places."""
ANSWERS_SHOWN = 5
TURNING_SHOWN = 6
"""How many single answers and single levels are named; the JSON has all."""
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
        quiz = result.content.command("quiz")
        yield Hanging(look.text(quiz, COMMAND), look.join(("Take the quiz: ", QUIET)))
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
    silent = len(against.reasons) - len(moving)
    width = max(len(_signed(points)) for points in (against.gap, *(r.points for r in moving)))
    yield BLANK
    yield heading(look, _title(path, other, against.gap))
    if is_full:
        counts = f"Each answer counts for {path.name} (+) or against it (-)."
        yield Hanging(look.text(counts), margin=2)
    for reason in moving:
        words = reason_words(content, reason, path, other)
        yield from _reason(words, FOR if reason.points > 0 else AGAINST, width, look, is_full)
    if silent:
        verb = "does" if silent == 1 else "do"
        said = f"{counted(silent, 'answer')} that {verb} not tell the two apart"
        yield Hanging(look.text(said), Text(f"{'0':>{width}}  "), margin=2)
    total = Text(f"{_signed(against.gap):>{width}}  ", HEAD)
    yield Hanging(look.text("in all", HEAD), total, margin=2)


def _title(path: CareerPath, other: CareerPath, gap: int) -> str:
    if gap == 0:
        return f"{path.name} and {other.name} are level"
    return f"Why {path.name} is {'ahead of' if gap > 0 else 'behind'} {other.name}"


def _signed(points: int) -> str:
    return f"{points:+,}" if points else "0"


def _reason(words: ReasonWords, style: str, width: int, look: Look, is_full: bool) -> Rows:
    lead = Text(f"{words.points:>{width}}  ", style=style)
    mark = f" ({words.mark})" if words.mark else ""
    said = (f"“{words.said}”", "bold" if is_full else "")
    yield Hanging(look.join(f"{words.asked} ", said, mark), lead, margin=2)
    if is_full:
        yield Hanging(look.text(words.meets, QUIET), Text(" " * lead.cell_len), margin=2)


def _how_sure(explanation: Explanation, look: Look, width: int) -> Rows:
    result = explanation.result
    yield BLANK
    yield heading(look, "How sure")
    line = certainty.certainty_line(result)
    if line:
        yield Hanging(look.text(line), margin=2)
    for warning in verdict.warnings(result):
        yield Hanging(look.text(warning), margin=2)
    yield Hanging(look.text(perturbation.perturbed_sentence(explanation)), margin=2)
    yield from _places(explanation, look, width)
    yield Hanging(look.text(perturbation.FIT_ALONE_NOTE, QUIET), margin=2)


def _places(explanation: Explanation, look: Look, width: int) -> Rows:
    """Show how often each path took each place, of 100; the names above where it is narrow."""
    perturbed = explanation.perturbed.everything
    rows = explanation.result.paths
    paths = [row.path for row in rows if row.path.id in perturbed.ranks]
    names = min(28, max(len(look.clean(path.name)) for path in paths))
    is_wide = 2 + names + CELL * len(paths) <= width
    lines = [("Of 100 times", QUIET, [nth(place + 1) for place in range(len(paths))])]
    for path in paths:
        shares = [
            perturbation.of_hundred(count, perturbed.draws) for count in perturbed.ranks[path.id]
        ]
        lines.append((path.name, NAME if path.id == explanation.path else "", shares))
    for said, style, cells in lines:
        name, figures = look.text(said, style), Text("".join(f"{cell:>{CELL}}" for cell in cells))
        if is_wide:
            name.truncate(names, overflow="crop", pad=True)
            yield Hanging(Text.assemble(name, figures), margin=2)
        else:
            yield Hanging(name, margin=2)
            yield Hanging(figures, margin=2)


def _what_would_change(explanation: Explanation, look: Look) -> Rows:
    content, sheet = explanation.result.content, explanation.result.sheet
    yield BLANK
    yield heading(look, changes.TITLE)
    yield from _turning_answers(explanation, look)
    for way in explanation.ways:
        yield from _way(content, way, look)
    if explanation.tipping:
        said = "Marks that would change it (an answer that matters a lot counts twice):"
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


def _turning_answers(explanation: Explanation, look: Look) -> Rows:
    content, answers = explanation.result.content, explanation.answers
    if answers:
        yield Hanging(look.text(changes.turning_title(len(answers))), margin=2)
    for item in answers[:ANSWERS_SHOWN]:
        yield Hanging(look.text(changes.turning_line(content, item)), look.bullet(), margin=2)
    if len(answers) > ANSWERS_SHOWN:
        yield _more(len(answers) - ANSWERS_SHOWN, look)


def _more(count: int, look: Look) -> Hanging:
    said = look.text(f"and {count:,} more (all with --format json)", QUIET)
    return Hanging(said, look.bullet(), margin=2)


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
    yield Hanging(look.text(perturbation.LEVELS_NOTE), margin=2)
    yield Hanging(look.text(perturbation.turning_sentence(explanation)), margin=2)
    lines = [
        perturbation.turning_line(content, item) for item in perturbation.likeliest(explanation)
    ]
    for line in lines[:TURNING_SHOWN]:
        yield Hanging(look.text(line), look.bullet(), margin=2)
    if len(lines) > TURNING_SHOWN:
        yield _more(len(lines) - TURNING_SHOWN, look)
    if any("(rough)" in line for line in lines[:TURNING_SHOWN]):
        yield Hanging(look.text(capital(ROUGH_NOTE), QUIET), margin=2)
    yield Hanging(look.text(perturbation.levels_perturbed_sentence(explanation)), margin=2)


def _footer(explanation: Explanation, answers_file: str, look: Look) -> Rows:
    shortest = min((way.changes for way in explanation.ways if way.changes), key=len, default=())
    yield BLANK
    if shortest:
        typed = " ".join(quote(changes.as_typed(change)) for change in shortest)
        words = f"whatif{changes.naming_answers(answers_file)} {typed}"
        command = explanation.result.content.command(words)
        yield Hanging(look.text(command, COMMAND), look.join(("Try it: ", QUIET)))
