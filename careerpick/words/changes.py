"""What would change a result, in words: other answers, a mark, one fact; see changes.ini."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from careerpick.files import LAST_ANSWERS
from careerpick.words.basics import MARKS, capital, number, quoted, typed, with_unit
from careerpick.words.needs import again, is_too_young, with_words
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerpick.decide.certainty import TurningAnswer
    from careerpick.decide.changes import Change, Opening, TippingMark, WayToLead
    from careerpick.decide.explanation import Explanation
    from careerpick.decide.perturbation import TurningLevel
    from careerpick.decide.result import Result
    from careerpick.model import Answer, Content, Limit

# Answers and other answers in their own words.


def prompt(content: Content, question_id: str) -> str:
    """Return what the question asks."""
    question = content.bank.question(question_id)
    return question.prompt if question else question_id


def label(content: Content, question_id: str, answer: Answer | None) -> str:
    """Return an answer in its own words, without its mark; "skipped" where there is none."""
    if answer is None:
        return say("changes.skipped")
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
    """Return "“new answer” instead of “answer now”"; the new one is marked as the other was."""
    after = marked_label(content, change.question, change.instead)
    before = label(content, change.question, change.now)
    return say("changes.swap", after=after, before=before)


def asked_swap(content: Content, change: Change) -> str:
    """Return the question with "“new answer” instead of “answer now”"."""
    return f"{prompt(content, change.question)} {swap(content, change)}"


# What other answers and marks would do.


def _then(content: Content, recommended: Sequence[str]) -> str:
    names = [content.path(path).name for path in recommended]
    if not names:
        return say("changes.then-nothing")
    if len(names) > 1:
        return say("changes.then-tie", names=names)
    return say("changes.then", names=names[0])


def turning_line(content: Content, turning: TurningAnswer) -> str:
    """Return one other answer, and what would be recommended with it."""
    then = _then(content, turning.recommended)
    return say("changes.turning", swap=asked_swap(content, turning.change), then=then)


def way_title(result: Result, way: WayToLead, *, ends: str = ":") -> str:
    """Return how many other answers would bring a path to the front; named after it, or not."""
    row = result.of(way.path)
    name = row.path.name
    if row.access.status == "blocked":
        ends = say("changes.still-out") + ends
    if way.at_least is not None:
        return say("changes.way-at-least", count=way.at_least, path=name)
    if way.changes is None:
        return say("changes.no-way", path=name)
    return say("changes.way", count=len(way.changes), path=name, ends=ends)


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


def tipping_sentence(content: Content, tipping: TippingMark, answer: Answer) -> str:
    """Return what marking one answer would do."""
    return say(
        "changes.tipping",
        question=prompt(content, tipping.question),
        answer=label(content, tipping.question, answer),
        path=content.path(tipping.path).name,
    )


def opening_sentence(content: Content, opening: Opening, *, with_answers: bool = True) -> str:
    """Return what one fact, met, would open: "With 5 instead of 3 hours a week, …"."""
    limit = content.bank.limit(opening.limit)
    about = {"path": content.path(opening.path).name, "terms": content.bank.terms}
    effect = say(f"changes.effect-{opening.after}", **about)
    if opening.before == "stretch":
        effect = say("changes.easier", **about)
    need = with_words(limit, opening.need)
    with_it = say("changes.with-at-least", limit=limit.name, need=need)
    if with_answers:
        with_it = _with(limit, opening)
    return say("changes.opening", with_it=with_it, effect=effect)


def _with(limit: Limit, opening: Opening) -> str:
    if is_too_young(limit, opening.have):
        return say("changes.with-age", limit=limit.name, age=say("needs.of-age"))
    need, have = with_words(limit, opening.need), opening.have
    if have is None:
        return say("changes.with-left-out", limit=limit.name, need=need)
    if str(opening.need) in limit.words:
        had = again(limit, have)
        return say("changes.with-instead", limit=limit.name, need=need, have=had)
    need, had = f"{opening.need:,}", with_unit(have, limit.unit)
    if limit.unit.casefold() in limit.name.casefold():
        return say("changes.with-unit-said", need=need, have=had)
    return say("changes.with-instead", limit=limit.name, need=need, have=had)


# What small changes do to a result, and which of our own levels it hangs on.


def of_hundred(count: int, draws: int) -> str:
    """Return a share as a whole number of 100, never 0 or 100 where it is not quite that."""
    share = round(100 * count / draws)
    if share == 0 and count:
        return "<1"
    return ">99" if share == 100 and count < draws else str(share)


def in_hundred_words(count: int, draws: int) -> str:
    """Return "in 71 of 100", "in fewer than 1 of 100" or "every time"."""
    if count in (0, draws):
        return say("changes.every-time" if count else "changes.never")
    share = of_hundred(count, draws)
    if share.isdigit():
        return say("changes.in-hundred", share=share)
    return say("changes.in-fewer" if share == "<1" else "changes.in-more")


def turning_sentence(explanation: Explanation) -> str:
    """Return how many single steps of a level would change the result."""
    found = say("changes.moved-none")
    if count := len(explanation.turning):
        found = say("changes.moved-some", count=capital(number(count)), found=count)
    return say("changes.moved", tried=explanation.levels_tried, found=found)


def likeliest(explanation: Explanation) -> tuple[TurningLevel, ...]:
    """Return the levels that would change the result, those that we are least sure of first."""
    content = explanation.result.content

    def sureness(turning: TurningLevel) -> int:
        performance = content.path(turning.path).performance[turning.criterion]
        return ("low", "medium", "high").index(performance.confidence)

    return tuple(sorted(explanation.turning, key=sureness))


def turning_level(content: Content, turning: TurningLevel) -> str:
    """Return one level that the result hangs on: what it is, might be, and what then."""
    criterion = content.bank.criterion(turning.criterion)
    return say(
        "changes.level",
        path=content.path(turning.path).name,
        criterion=criterion.name,
        now=criterion.words[turning.level],
        rough=f" {say('changes.rough')}" if is_rough(content, turning) else "",
        instead=criterion.words[turning.instead],
        then=_then(content, turning.recommended),
    )


def is_rough(content: Content, turning: TurningLevel) -> bool:
    """Tell whether little is known of a level."""
    return content.path(turning.path).performance[turning.criterion].confidence == "low"
