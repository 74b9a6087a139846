"""What the quiz in a terminal says: start, prompts, keys, and what became of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careerpick.folding import fold
from careerpick.words.basics import MARKS, counted, typed, with_unit

if TYPE_CHECKING:
    from careerpick.authoring.reviewing import Review
    from careerpick.model import Answer, Mark, Pick, Question, QuestionBank

# What a check of content found, counted.


MOST_SHARES, FEW_SHARES = 20, 5
"""Of more paths only the shares of a few are said."""


def summary(review: Review) -> str:
    """Return the last lines: counts, such as "2 errors, 1 warning in 5 files.", and the lean."""
    counts = [_counted(review.errors, "error"), _counted(review.warnings, "warning")]
    found = ", ".join(count for count in counts if count) or "No problems"
    read = [_counted(review.questions, "question"), _counted(review.paths, "path")]
    parts = " and ".join(count for count in read if count)
    last = f"{found} in {_counted(review.files, 'file') or 'no file'}"
    last += f": {parts}." if parts else "."
    if not review.lean:
        return last
    often = sorted(review.lean.items(), key=lambda item: -item[1])[:FEW_SHARES]
    many = len(review.lean) > MOST_SHARES
    shares = ", ".join(
        f"{path} {share:.0%}" for path, share in (often if many else review.lean.items())
    )
    never = sum(not share for share in review.lean.values())
    rest = f"; {never} of {len(review.lean)} paths never" if many else ""
    return f"{last}\nFirst where answers are given at random: {shares}{rest}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}" if count else ""


SECONDS_PER_QUESTION = 13
"""Reading and choosing, from trials with the shipped questions: about five minutes."""

Keys = Sequence[tuple[str, str]]
_CHOOSING: Keys = (
    ("2", "choose answer 2 (its words do as well)"),
    ("2!", "choose it, and: this matters a lot to me"),
    ("2!!", "choose it, and: I will not {refusal}"),
)
_CHOOSING_SEVERAL: Keys = (
    ("1 3", "choose answers 1 and 3 (their words do as well, with commas)"),
    ("none", "choose none of them"),
    ("1 3!", "choose them, and: this matters a lot to me"),
    ("1 3!!", "choose them, and: I will not take work that fails on this"),
)
_CHOOSING_A_NUMBER: Keys = (
    ("14", "the number itself"),
    ("a", "choose answer a (its words do as well)"),
    ("a!", "choose it, and: this matters a lot to me"),
    ("a!!", "choose it, and: I will not {refusal}"),
)
_CHOOSING_A_DETAIL: Keys = (("2", "choose answer 2 (its words do as well)"),)
_TYPED: dict[Pick, Keys] = {
    "one": (),
    "many": (),
    "scale": (),
    "country": (("DE", "your country: its name or its code"),),
    "amount": (("2000", "how much money a month"),),
}
_GOING: Keys = (
    ("s", "skip this question"),
    ("r", "look at all your answers and change them"),
    ("q", "save and leave"),
    ("again", "show this question again"),
    ("?", "say why this is asked, and list these keys"),
)
_BACK = "go back one question; there, Enter keeps your answer"
REVIEW_KEYS: Keys = (
    ("3", "change the answer to question 3"),
    ("3!", "keep it, and: this matters a lot to me"),
    ("3!!", "keep it, and: I will not {refusal}"),
    ("b", "go back to the last question"),
    ("f", "finish now and see your result"),
    ("q", "save and leave"),
    ("again", "show your answers again"),
)
SETTLED_KEYS: Keys = (
    ("t", "ask the questions that tell when you can start"),
    ("m", "ask all the questions that are left"),
    *REVIEW_KEYS,
)
NOTED: dict[Mark, str] = {
    "normal": "",
    "important": "Noted: this matters a lot to you.",
    "deal_breaker": "Noted: you will not {refusal}.",
}
NOTHING_TO_MARK = "This answer never changes which path fits, so there is nothing to mark."
RULES_NOTHING_OUT = "This answer can rule no path out."
FIRST_QUESTION = "This is the first question."
NOTHING_TYPED = "Type the number of an answer, s to skip, or ? for help."
TOO_LONG = "That is too long for an answer."
WHY = "Why this is asked: "
YOUR_ANSWERS = "Your answers"
NOT_ASKED = "Not asked"
SKIPPED = "skipped"
SKIPPED_BEFORE = "You skipped this one. Enter skips it again."
TELLS_START = " (tells when you can start)"
GO_ON = "Enter goes on, q goes back:"
OFFER = "Enter continues it, n starts anew:"
OFFER_AGAIN = "Press Enter to go on with it, or type n to start anew, or q to leave."
LEFT = "You left the quiz."
LEFT_UNSAVED = "You left the quiz. Your answers are not saved."


def start(bank: QuestionBank, asked: int, *, narrow: bool, quick: bool, saves: bool) -> list[str]:
    """Return the three lines before the first question.

    Args:
        bank: All that can be asked.
        asked: How many questions are asked of everybody.
        narrow: Whether a line has little room.
        quick: Whether no more is asked than needed.
        saves: Whether the answers are kept.
    """
    minutes = max(1, round(asked * SECONDS_PER_QUESTION / 60))
    duration = f"{'at most' if quick else 'about'} {counted_digits(minutes, 'minute')}"
    more = ", more if it is close" if asked < len(bank.scored) and not quick else ""
    count = f"At most {asked}" if quick else f"{asked}"
    if narrow:
        return [
            f"{count} questions, {duration}.",
            "Nothing leaves this computer.",
            "b back, s skip, q leave, ? help",
        ]
    leaves = "saves and leaves" if saves else "leaves"
    return [
        f"{count} questions{more}, {duration}. Nothing you type leaves this computer.",
        "Type the number of your answer, then Enter. Add ! if it matters a lot: 2!",
        f"b goes back, s skips, q {leaves}, ? explains and lists all keys.",
    ]


def counted_digits(count: int, noun: str) -> str:
    """Return "1 minute", "5 minutes"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def settled_quick(asked: int, left: int, facts: int, *, marks_matter: bool) -> list[str]:
    """Return that a quick quiz has asked enough, without saying what comes out."""
    one = left == 1
    rest = "the last question" if one else f"the other {left} questions"
    mark = ", unless you mark it with !" if marks_matter else ""
    on_what = "it" if one else f"{facts} of them"
    return [
        f"Which path fits you is settled after {asked} questions.",
        f"Whatever you would answer to {rest}, the same path is recommended{mark}.",
        f"When you can start, and with what, may still hang on {on_what}." if facts else "",
    ]


def settled(left: int, facts: int, *, marks_matter: bool) -> list[str]:
    """Return that the rest of the questions cannot change what is recommended."""
    one = left == 1
    rest = "the last question" if one else f"the other {left} questions"
    only = "Only an answer marked with ! can" if marks_matter else "No answer can"
    tells = f"{'tells' if one else 'tell'} when you can start and " if facts else ""
    return [
        f"{only} still change which path is recommended;",
        f"{rest} {tells}{'completes' if one else 'complete'} the picture.",
        "To see your result now, type r, then f.",
    ]


def deciding(asked_before: bool) -> str:
    """Return why a question follows the core questions."""
    return "Still close, so one more:" if asked_before else "It is close, so a few more questions:"


def part(number: int, parts: int, name: str) -> str:
    """Return the heading of a section."""
    return f"Part {number} of {parts}: {name}"


def details(count: int) -> str:
    """Return what stands before the questions of detail that are left."""
    more = (
        "One more for the details. It does"
        if count == 1
        else (f"{count} more for the details. They do")
    )
    return f"{more} not change which path fits; Enter skips {'it' if count == 1 else 'each'}."


def lead(number: int, questions: int, *, at_most: bool, detail: bool = False) -> str:
    """Return what stands before a question."""
    if detail:
        return f"Detail {number} of {questions}: "
    return f"Question {number} of {'at most ' if at_most else ''}{questions}: "


def given(answer: Answer, question: Question, bank: QuestionBank) -> str:
    """Return an answer in its own words; a number with its unit."""
    if question.is_typed:
        return typed(question, answer)
    if answer.number is not None and question.number:
        return with_unit(answer.number, bank.limit(question.number.limit).unit)
    option = question.option(answer.option)
    return option.label if option else answer.option


def marked(answer: Answer) -> str:
    """Return the mark of an answer as it stands behind it."""
    return f" ({MARKS[answer.mark]})" if MARKS[answer.mark] else ""


def former(shown: str, answer: Answer) -> str:
    """Return what was answered before, when a question is seen again."""
    return f"Your answer: {shown}{marked(answer)}. Enter keeps it."


def offered(shown: str) -> str:
    """Return what was answered in an earlier quiz."""
    return f"Last time: {shown}. Enter keeps it, s skips the question."


def is_as_typed(text: str, answer: Answer, question: Question) -> bool:
    """Tell whether nobody can wonder how something typed was understood."""
    if question.pick == "country":
        return fold(text) == fold(typed(question, answer))
    if question.number or question.is_typed:
        return answer.number is not None and text in (str(answer.number), f"{answer.number:,}")
    return True


def taken(words: str) -> str:
    """Return how something typed was understood."""
    return f"Taken as: {words}. (To go back, type back.)"


def keys(question: Question) -> Keys:
    """Return the keys at a question; where letters are answers, back has to be written out."""
    if question.is_detail:
        return (*(_TYPED[question.pick] or _CHOOSING_A_DETAIL), ("b", _BACK), *_GOING)
    if question.number:
        return (*_CHOOSING_A_NUMBER, ("back", _BACK), *_GOING)
    choosing = _CHOOSING_SEVERAL if question.pick == "many" else _CHOOSING
    return (*choosing, ("b", _BACK), *_GOING)


def prompts(question: Question, unit: str, *, answered: bool) -> tuple[str, ...]:
    """Return what may stand before the cursor at a question, from the fullest to the shortest."""
    count = len(question.options)
    if question.is_typed:
        choice = short = "a country" if question.pick == "country" else "money a month"
    elif question.number:
        last = "abcdefghijklmnopqrstuvwxyz"[count - 1]
        choice, short = f"{unit or 'a number'}, or a to {last}", f"number, a-{last}"
    elif question.pick == "many":
        choice = f"{several(question)} of 1 to {count}, such as 1 2"
        short = f"some of 1-{count}"
    else:
        choice, short = f"1 to {count}", f"1-{count}"
    if answered:
        return (f"Your answer ({choice}, Enter keeps it, ? for help):", f"{short} or Enter:")
    if question.is_detail:
        return (f"Your answer ({choice}, Enter skips, ? for help):", f"{short} or Enter:")
    return (f"Your answer ({choice}, ? for help):", f"{short} or ?:")


def several(question: Question) -> str:
    """Return how many options may be ticked."""
    return f"up to {question.most}" if question.most else "any"


REVIEW_PROMPTS = ("Enter, a number, or ? for help:", "Enter or number:")


def hint(question: Question, unit: str) -> str:
    """Return what can be typed at a question."""
    if question.pick == "country":
        return "Type its name or its code, such as Germany or DE, or ? for help."
    if question.pick == "amount":
        return "Type a number, such as 2000, or ? for help."
    count = len(question.options)
    if question.number:
        asked = question.number
        last = "abcdefghijklmnopqrstuvwxyz"[count - 1]
        counted_in = f" ({unit})" if unit else ""
        return (
            f"Type a number from {asked.least} to {asked.most}{counted_in}, "
            f"a letter from a to {last}, or ? for help."
        )
    if question.pick == "many":
        return f"Type {several(question)} of the numbers 1 to {count}, such as 1 2, or ? for help."
    return f"Type a number from 1 to {count}, or ? for help."


def no_such_question(text: str, count: int) -> tuple[str, str]:
    """Return that the review has no such question, and what it has."""
    return f'There is no question "{text}".', f"Type a number from 1 to {count}, or ? for help."


def more_answers(left: int) -> str:
    """Return how to see the answers that the window had no room for."""
    return f"more shows the other {left}."


def review_complete() -> list[str]:
    """Return what can be done below a full review."""
    return ["Enter shows your result. A number changes that answer. b goes back."]


def review_early(left: int, following: int) -> list[str]:
    """Return what can be done below a review before the end."""
    are = "1 question is" if left == 1 else f"{left} questions are"
    return [
        f"{are} still to come.",
        f"Enter goes on with question {following}. "
        "A number changes that answer. f shows your result now.",
    ]


def last_check(left: int, facts: int, *, marks_matter: bool) -> list[str]:
    """Return what can be done below the review of a quick quiz that has asked enough."""
    if marks_matter:
        said = [
            "Is one of these so important to you that it decides? Type its number to answer "
            "it, and put ! behind your answer, or !! for a must.",
            "If none is, Enter shows your result, and nothing left open can change which "
            "path it recommends.",
        ]
    else:
        said = ["Enter shows your result. A number changes that answer."]
    if 0 < facts < left:
        which = "the one that tells" if facts == 1 else f"the {facts} that tell"
        said.append(f"t asks {which} when you can start. m asks all that is left.")
    else:
        said.append("m asks the questions that are left, too.")
    return said


def unfinished(when: str, answered: int, questions: int) -> str:
    """Return that there is a quiz to go on with."""
    return f"You have an unfinished quiz from {when}, {answered} of {questions} answered."


def finished_before(when: str, came_out: str, sure: str) -> str:
    """Return that a quiz was finished before, and what it came to."""
    how = f" ({sure})" if sure else ""
    return f"You finished this quiz on {when}. It came out as: {came_out}{how}."


def offer_again(left_out: int, *, seen: bool) -> tuple[str, str]:
    """Return the question whether to see the former result, from the fullest to the shortest.

    Args:
        left_out: How many questions without an answer tell when one can start.
        seen: Whether it was shown just now.
    """
    enter = "leaves" if seen else "shows it"
    more = f", u asks the {left_out} left out" if left_out else ""
    return f"Enter {enter}, n starts anew{more}:", f"Enter, n{' or u' if left_out else ''}:"


def offer_explained(left_out: int) -> list[str]:
    """Return what can be typed where a finished quiz is offered."""
    said = ["Enter shows that result as it was. n asks everything anew; that result stays kept."]
    if left_out:
        one = left_out == 1
        which, tells = ("the question", "tells") if one else (f"the {left_out} questions", "tell")
        said.append(f"u asks {which} without an answer that {tells} when you can start.")
    return [*said, "q leaves."]


def sure_to_put_aside(answered: int, days: int) -> str:
    """Return what starting anew would do to answers that were given."""
    return (
        f"That puts your {counted(answered, 'answer')} aside, for {days} days. "
        "Type n once more to do so."
    )


def put_aside(answered: int, days: int, name: str) -> str:
    """Return what becomes of the answers that somebody does not go on with."""
    return (
        f"Starting anew. Your {counted(answered, 'answer')} from before "
        f"{'is' if answered == 1 else 'are'} kept for {days} days, in {name}"
    )


def cannot_continue(reason: str, kept: str) -> str:
    """Return that an unfinished quiz is of no use any more."""
    return f"An unfinished quiz cannot be continued: {reason} It is kept as {kept}."


def saved(answered: int, questions: int) -> str:
    """Return, before the name of the file, what was saved of a quiz that was left."""
    return f"You left the quiz. Saved: {answered} of {questions} answers, in"


def to_go_on(command: str) -> str:
    """Return how to go on with a quiz that was left."""
    return f"To go on where you were, type: {command}"


def near(name: str) -> str:
    """Return the question whether something else was meant."""
    return f'Did you mean "{name}"?'
