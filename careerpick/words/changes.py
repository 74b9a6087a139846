"""What would change a result, in words: other answers, a mark, one fact that is different."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from careerpick.files import LAST_ANSWERS
from careerpick.words.basics import (
    MARKS,
    capital,
    counted,
    in_list,
    number,
    quoted,
    typed,
    with_unit,
)
from careerpick.words.needs import again, with_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpick.decide.certainty import TurningAnswer
    from careerpick.decide.changes import Change, Opening, TippingMark, WayToLead
    from careerpick.decide.explanation import Explanation
    from careerpick.decide.limits import Status
    from careerpick.decide.perturbation import TurningLevel
    from careerpick.decide.result import Result
    from careerpick.model import Answer, Content, Limit


# What small changes do to a result, in words, and which of our own levels it hangs on.

FIT_ALONE_NOTE = "This looks only at what fits you, not at what stands in the way."
OF_HUNDRED = "Of 100 times"
OWN_FIGURES = "Which of our own figures it depends on"
LEVELS_NOTE = (
    "We set a level from 0 to 4 for each of these on all that is asked about. Some may be one step "
    "off."
)


def of_hundred(count: int, draws: int) -> str:
    """Return a share as a whole number of 100, never 0 or 100 where it is not quite that."""
    share = round(100 * count / draws)
    if share == 0 and count:
        return "<1"
    return ">99" if share == 100 and count < draws else str(share)


def in_hundred_words(count: int, draws: int) -> str:
    """Return "in 71 of 100", "in fewer than 1 of 100" or "every time"."""
    if count in (0, draws):
        return "never" if count == 0 else "every time"
    share = of_hundred(count, draws)
    words = {"<": "fewer than ", ">": "more than "}
    return f"in {words.get(share[0], '')}{share.lstrip('<>')} of 100"


def perturbed_sentence(explanation: Explanation) -> str:
    """Return how often the explained path came first when everything was a little off."""
    perturbed = explanation.perturbed
    firsts = perturbed.ranks[explanation.path][0]
    return (
        f"We changed your answers, your marks and our own levels a little, {perturbed.draws:,} "
        f"times: {explanation.explained.path.name} came first "
        f"{in_hundred_words(firsts, perturbed.draws)}."
    )


def levels_perturbed_sentence(explanation: Explanation) -> str:
    """Return how often the explained path came first when only our levels were off."""
    draws = explanation.perturbed.draws
    firsts = explanation.perturbed.levels_first[explanation.path]
    return (
        f"We moved many of them at once, {draws:,} times: "
        f"{explanation.explained.path.name} came first {in_hundred_words(firsts, draws)}."
    )


def turning_sentence(explanation: Explanation) -> str:
    """Return how many single steps of a level would change the result."""
    found, tried = len(explanation.turning), explanation.levels_tried
    moved = f"We moved each one by one step, up and down, {tried:,} moves in all."
    if found == 0:
        return f"{moved} No single one changes what is recommended."
    if found == 1:
        return f"{moved} One of them changes what is recommended:"
    return f"{moved} {capital(number(found))} of them change what is recommended:"


def likeliest(explanation: Explanation) -> tuple[TurningLevel, ...]:
    """Return the levels that would change the result, those that we are least sure of first."""
    content = explanation.result.content

    def sureness(turning: TurningLevel) -> int:
        performance = content.path(turning.path).performance[turning.criterion]
        return ("low", "medium", "high").index(performance.confidence)

    return tuple(sorted(explanation.turning, key=sureness))


def turning_level(content: Content, turning: TurningLevel) -> str:
    """Return one level that the result hangs on: what it is, might be, and what then."""
    path = content.path(turning.path)
    criterion = content.bank.criterion(turning.criterion)
    rough = " (rough)" if is_rough(content, turning) else ""
    then = _then(content, turning.recommended)
    return (
        f"{path.name}, {criterion.name}: we say {quoted(criterion.words[turning.level])}{rough}. "
        f"If it were {quoted(criterion.words[turning.instead])}, {then}."
    )


def is_rough(content: Content, turning: TurningLevel) -> bool:
    """Tell whether little is known of a level."""
    return content.path(turning.path).performance[turning.criterion].confidence == "low"


def _then(content: Content, recommended: Sequence[str]) -> str:
    names = [content.path(path).name for path in recommended]
    if not names:
        return "nothing would be recommended"
    if len(names) > 1:
        return f"it would be a tie between {in_list(names)}"
    return f"{names[0]} would be recommended"


TITLE = "What would change it"
TIPPING = "Marks that would change it (an answer that matters a lot counts twice):"
OPENING = "What would open more {} or make them easier:"
WHAT_IF = "What if you had answered differently?"
INSTEAD_OF = " instead of {}"
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
    if question and question.is_typed:
        return quoted(typed(question, answer))
    if question and question.number and answer.number is not None:
        unit = content.bank.limit(question.number.limit).unit
        return quoted(with_unit(answer.number, unit))
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


def naming_answers(answers_file: str, *, always: bool = False) -> str:
    """Return the option that names the answers, after a blank.

    A printed command that takes those of the last quiz when none are named needs no option
    for these, so there is none unless it is needed always.
    """
    if answers_file == LAST_ANSWERS and not always:
        return ""
    return f" --answers {quote(answers_file)}"


def swap(content: Content, change: Change) -> str:
    """Return "“new answer” instead of “answer now”"."""
    instead = label(content, change.question, change.instead)
    return f"{instead} instead of {label(content, change.question, change.now)}"


def asked_swap(content: Content, change: Change) -> str:
    """Return the question with "“new answer” instead of “answer now”"."""
    return f"{prompt(content, change.question)} {swap(content, change)}"


def more(count: int) -> str:
    """Return how many are not named."""
    return f"and {count:,} more (all with --format json)"


def turning_title(count: int) -> str:
    """Return what the list of single answers that change a result is."""
    which = "This other answer" if count == 1 else "Each of these other answers"
    return f"{which}, alone, would change what is recommended:"


def turning_line(content: Content, turning: TurningAnswer) -> str:
    """Return one other answer, and what would be recommended with it."""
    return f"{asked_swap(content, turning.change)}: {_then(content, turning.recommended)}."


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
    # Imported here, since a comparison without answers loads no result.
    from careerpick.decide.changes import Opening
    from careerpick.decide.result import WHAT_IF_ANSWERS

    found = result.what_if
    if found is None or isinstance(found, Opening) or not result.recommended:
        return ""
    if not found.changes:
        path = result.content.bank.terms.path
        more = counted(WHAT_IF_ANSWERS + 1, "other answer")
        return f"It would take at least {more} for another {path} within reach to fit you best."
    swaps = "; and ".join(asked_swap(result.content, change) for change in found.changes)
    return f"{result.content.path(found.path).name} would fit you best with: {swaps}."


def tipping_sentence(content: Content, tipping: TippingMark, answer: Answer) -> str:
    """Return what marking one answer would do."""
    name = content.path(tipping.path).name
    return (
        f"{prompt(content, tipping.question)} {label(content, tipping.question, answer)}: if it "
        f"mattered a lot to you, {name} would be recommended."
    )


def opening_sentence(content: Content, opening: Opening, *, with_answers: bool = True) -> str:
    """Return what one fact, met, would open: "With 5 instead of 3 hours a week, …"."""
    limit = content.bank.limit(opening.limit)
    name, terms = content.path(opening.path).name, content.bank.terms
    effect = _EFFECT[opening.after].format(name, terms)
    if opening.before == "stretch":
        effect = f"{name} would no longer be {terms.tight}"
    return f"{_with(limit, opening) if with_answers else _with_at_least(limit, opening)}, {effect}."


_EFFECT: dict[Status, str] = {
    "open": "nothing would stand in the way of {}",
    "stretch": "{0} would come within reach, though it would be {1.tight}",
    "unknown": "{} would come within reach, as far as your answers tell",
    "later": "{} would come within reach, but something else comes first",
    "blocked": "{} would still be out of reach",
}


def _with_at_least(limit: Limit, opening: Opening) -> str:
    return f"{limit.name}: with at least {with_words(limit, opening.need)}"


def _with(limit: Limit, opening: Opening) -> str:
    need, have = with_words(limit, opening.need), opening.have
    if have is None:
        return f"{limit.name}, which you left out: with at least {need}"
    if str(opening.need) in limit.words:
        return f"{limit.name}: with {need} instead of {again(limit, have)}"
    instead = f"{opening.need:,} instead of {with_unit(have, limit.unit)}"
    is_said = limit.unit.casefold() in limit.name.casefold()
    return f"With {instead}" if is_said else f"{limit.name}: with {instead}"
