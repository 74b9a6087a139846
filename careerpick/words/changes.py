"""What would change a result, in words: other answers, a mark, one fact that is different."""

from collections.abc import Iterable
from shlex import quote
from typing import TYPE_CHECKING

from careerpick.decide.certainty import TurningAnswer
from careerpick.decide.changes import Change, Opening, WayToLead
from careerpick.decide.limits import Status
from careerpick.decide.result import WHAT_IF_ANSWERS, Result
from careerpick.files import LAST_ANSWERS
from careerpick.model import Answer, Content, Limit
from careerpick.words.basics import MARKS, counted, in_list, quoted, with_unit

if TYPE_CHECKING:
    from careerpick.decide.explanation import TippingMark

TITLE = "What would change it"
TIPPING = "Marks that would change it (an answer that matters a lot counts twice):"
OPENING = "What would open a path or make it easier:"
WHAT_IF = "What if you had answered differently?"
NOTHING_CHANGES = "These are the answers that you gave. Nothing changes."


def prompt(content: Content, question_id: str) -> str:
    """Return what the question asks."""
    question = content.bank.question(question_id)
    return question.prompt if question else question_id


def label(content: Content, question_id: str, answer: Answer | None) -> str:
    """Return an answer in its own words, without its mark; "skipped" where there is none."""
    if answer is None:
        return "skipped"
    question = content.bank.question(question_id)
    option = question and question.option(answer.option)
    return quoted(option.label if option else answer.option)


def marked_label(content: Content, question_id: str, answer: Answer | None) -> str:
    """Return an answer in its own words, with its mark where it has one."""
    mark = MARKS[answer.mark] if answer else ""
    said = label(content, question_id, answer)
    return f"{said} ({mark})" if mark else said


def as_typed(change: Change) -> str:
    """Return the change as `careerpick whatif` takes it: question=option, with its mark."""
    marks = {"normal": "", "important": "!", "deal_breaker": "!!"}
    return f"{change.question}={change.instead.option}{marks[change.instead.mark]}"


def naming_answers(answers_file: str) -> str:
    """Return the option that names the answers, after a blank; "" for those of the last quiz.

    For a printed command that takes those when none are named.
    """
    return "" if answers_file == LAST_ANSWERS else naming_always(answers_file)


def naming_always(answers_file: str) -> str:
    """Return the option that names the answers, after a blank."""
    return f" --answers {quote(answers_file)}"


def swap(content: Content, change: Change) -> str:
    """Return "“new answer” instead of “answer now”"."""
    instead = label(content, change.question, change.instead)
    return f"{instead} instead of {label(content, change.question, change.now)}"


def asked_swap(content: Content, change: Change) -> str:
    """Return the question with "“new answer” instead of “answer now”"."""
    return f"{prompt(content, change.question)} {swap(content, change)}"


def instead_of(said: str) -> str:
    """Return what was said before, after a blank."""
    return f" instead of {said}"


def more(count: int) -> str:
    """Return how many are not named."""
    return f"and {count:,} more (all with --format json)"


def turning_title(count: int) -> str:
    """Return what the list of single answers that change a result is."""
    which = "This other answer" if count == 1 else "Each of these other answers"
    return f"{which}, alone, would change what is recommended:"


def turning_line(content: Content, turning: TurningAnswer) -> str:
    """Return one other answer, and what would be recommended with it."""
    names = [content.path(path).name for path in turning.recommended]
    if len(names) > 1:
        then = f"{in_list(names)} would share the first place"
    else:
        then = f"{names[0] if names else 'nothing'} would be recommended"
    return f"{asked_swap(content, turning.change)}: {then}."


def way_title(content: Content, way: WayToLead, *, ends: str = ":") -> str:
    """Return how many other answers would bring a path to the front; named after it, or not."""
    name = content.path(way.path).name
    if way.at_least is not None:
        fewest = counted(way.at_least, "other answer")
        return f"It takes at least {fewest} for {name} to fit you best."
    if way.changes is None:
        return f"No other answers to these questions would make {name} fit you best."
    return f"It takes {counted(len(way.changes), 'other answer')} for {name} to fit you best{ends}"


def what_if_sentence(result: Result) -> str:
    """Return the one change worth knowing in a sentence; "" where the verdict says it already."""
    found = result.what_if
    if found is None or isinstance(found, Opening) or not result.recommended:
        return ""
    if not found.changes:
        more = counted(WHAT_IF_ANSWERS + 1, "other answer")
        return f"It would take at least {more} for another path within reach to fit you best."
    swaps = "; and ".join(asked_swap(result.content, change) for change in found.changes)
    return f"{result.content.path(found.path).name} would fit you best with: {swaps}."


def tipping_sentence(content: Content, tipping: "TippingMark", answer: Answer) -> str:
    """Return what marking one answer would do."""
    name = content.path(tipping.path).name
    return (
        f"{prompt(content, tipping.question)} {label(content, tipping.question, answer)}: if it "
        f"mattered a lot to you, {name} would be recommended."
    )


def opening_sentence(content: Content, opening: Opening, *, with_answers: bool = True) -> str:
    """Return what one fact, met, would open: "With 5 instead of 3 hours a week, …"."""
    limit = content.bank.limit(opening.limit)
    effect = _EFFECT[opening.after].format(content.path(opening.path).name)
    if opening.before == "stretch":
        effect = f"{content.path(opening.path).name} would no longer be tight"
    return f"{_with(limit, opening) if with_answers else _with_at_least(limit, opening)}, {effect}."


_EFFECT: dict[Status, str] = {
    "open": "you could start {} now",
    "stretch": "you could start {} now, though it would be tight",
    "unknown": "{} would come within reach, as far as your answers tell",
    "later": "{} would come within reach, but something else comes first",
    "blocked": "{} would still be out of reach",
}


def _with_at_least(limit: Limit, opening: Opening) -> str:
    words = limit.words.get(str(opening.need))
    need = quoted(words) if words else with_unit(opening.need, limit.unit)
    return f"{limit.name}: with at least {need}"


def _with(limit: Limit, opening: Opening) -> str:
    words = limit.words.get(str(opening.need))
    is_said = not words and limit.unit.casefold() in limit.name.casefold()
    if opening.have is None:
        need = quoted(words) if words else with_unit(opening.need, limit.unit)
        return f"{limit.name}, which you left out: with at least {need}"
    if words:
        have = limit.words.get(str(opening.have))
        had = quoted(have) if have else f"{opening.have:,}"
        return f"{limit.name}: with {quoted(words)} instead of {had}"
    instead = f"{opening.need:,} instead of {with_unit(opening.have, limit.unit)}"
    return f"With {instead}" if is_said else f"{limit.name}: with {instead}"


def moved(points: Iterable[tuple[str, int]]) -> str:
    """Return which paths a change of answers moves, by name and points."""
    said = [f"{name} {added:+,}" for name, added in points if added]
    return ", ".join(said) or "no points, but it may change what stands in the way"
