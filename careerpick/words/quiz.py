"""What the quiz in a terminal says: start, prompts, keys, and what became of the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from careerpick.folding import fold
from careerpick.words.basics import MARKS, counted, typed, with_unit

if TYPE_CHECKING:
    from careerpick.authoring.reviewing import Review
    from careerpick.model import Answer, Mark, Pick, Question, QuestionBank, Terms

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


def _marked(typed: str, does: str) -> Keys:
    return (
        (f"{typed}!", f"{does}, and: this matters a lot to me"),
        (f"{typed}!!", f"{does}, and: I will not {{0.refusal}}"),
    )


_CHOOSING_A_DETAIL: Keys = (("2", "choose answer 2 (its words do as well)"),)
_CHOOSING: Keys = (*_CHOOSING_A_DETAIL, *_marked("2", "choose it"))
_CHOOSING_A_STEP: Keys = (
    ("2", "choose 2, which lies between the two ends"),
    *_marked("2", "choose it"),
)
_CHOOSING_SEVERAL: Keys = (
    ("1 3", "choose answers 1 and 3 (their words do as well, with commas)"),
    ("none", "choose none of them"),
    *_marked("1 3", "choose them"),
)
_CHOOSING_A_NUMBER: Keys = (
    ("14", "the number itself"),
    ("a", "choose answer a (its words do as well)"),
    *_marked("a", "choose it"),
)
_TYPED: Mapping[Pick, Keys] = {
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
    *_marked("3", "keep it"),
    ("b", "go back to the last question"),
    ("f", "finish now and see your result"),
    ("q", "save and leave"),
    ("again", "show your answers again"),
)
SETTLED_KEYS: Keys = (
    ("t", "ask the questions that tell when you can {0.start}"),
    ("m", "ask all the questions that are left"),
    *REVIEW_KEYS,
)
NOTED: dict[Mark, str] = {
    "normal": "",
    "important": "Noted: this matters a lot to you.",
    "deal_breaker": "Noted: you will not {0.refusal}.",
}
NOTHING_TO_MARK = "This answer never changes which {0.path} fits, so there is nothing to mark."
RULES_NOTHING_OUT = "This answer can rule no {0.path} out."
FIRST_QUESTION = "This is the first question."
NOTHING_TYPED = "Type the number of an answer, s to skip, or ? for help."
TOO_LONG = "That is too long for an answer."
WHY = "Why this is asked: "
YOUR_ANSWERS = "Your answers"
NOT_ASKED = "Not asked"
SKIPPED = "skipped"
SKIPPED_BEFORE = "You skipped this one. Enter skips it again."
TELLS_START = " (tells when you can {0.start})"
GO_ON = "Enter goes on, q goes back:"
OFFER = "Enter continues it, n starts anew:"
OFFER_AGAIN = "Press Enter to go on with it, or type n to start anew, or q to leave."
LEFT = "You left the quiz."
LEFT_UNSAVED = f"{LEFT} Your answers are not saved."
LEFT_SAVED = f"{LEFT} Saved: {{}} of {{}} answers, in"
TO_GO_ON = "To go on where you were, type: {}"
PART = "Part {} of {}: {}"
FORMER = "Your answer: {}{}. Enter keeps it."
OFFERED = "Last time: {}. Enter keeps it, s skips the question."
TAKEN = "Taken as: {}. (To go back, type back.)"
NEAR = 'Did you mean "{}"? Type yes if so.'
YES = ("y", "yes")
DECIDING = "It is close, so a few more questions:"
STILL_DECIDING = "Still close, so one more:"
NO_SUCH_QUESTION = 'There is no question "{}".', "Type a number from 1 to {}, or ? for help."
MORE_ANSWERS = "more shows the other {}."
REVIEW_COMPLETE = "Enter shows your result. A number changes that answer."
GOES_BACK = "b goes back."
UNFINISHED = "You have an unfinished quiz from {}, {} of {} answered."
CANNOT_CONTINUE = "An unfinished quiz cannot be continued: {} It is kept as {}."


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
    duration = f"{'at most' if quick else 'about'} {with_unit(minutes, 'minutes')}"
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


def settled_quick(
    terms: Terms, asked: int, left: int, facts: int, *, marks_matter: bool
) -> list[str]:
    """Return that a quick quiz has asked enough, without saying what comes out."""
    one = left == 1
    rest = "the last question" if one else f"the other {left} questions"
    mark = ", unless you mark it with !" if marks_matter else ""
    on_what = "it" if one else f"{facts} of them"
    return [
        f"Which {terms.path} fits you is settled after {asked} questions.",
        f"Whatever you would answer to {rest}, the same {terms.path} is recommended{mark}.",
        f"When you can {terms.start}, and with what, may still hang on {on_what}." if facts else "",
    ]


def settled(terms: Terms, left: int, facts: int, *, marks_matter: bool) -> list[str]:
    """Return that the rest of the questions cannot change what is recommended."""
    one = left == 1
    rest = "the last question" if one else f"the other {left} questions"
    only = "Only an answer marked with ! can" if marks_matter else "No answer can"
    verb = "tells" if one else "tell"
    tells = f"{verb} when you can {terms.start} and " if facts else ""
    return [
        f"{only} still change which {terms.path} is recommended;",
        f"{rest} {tells}{'completes' if one else 'complete'} the picture.",
        "To see your result now, type r, then f.",
    ]


def details(terms: Terms, count: int) -> str:
    """Return what stands before the questions of detail that are left."""
    count_them = "One more for the details. It does"
    if count > 1:
        count_them = f"{count} more for the details. They do"
    which = f"not change which {terms.path} fits"
    return f"{count_them} {which}; Enter skips {'it' if count == 1 else 'each'}."


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


def is_as_typed(text: str, answer: Answer, question: Question) -> bool:
    """Tell whether nobody can wonder how something typed was understood."""
    if question.pick == "country":
        return fold(text) == fold(typed(question, answer))
    if question.number or question.is_typed:
        return answer.number is not None and text in (str(answer.number), f"{answer.number:,}")
    return True


def keys(question: Question) -> Keys:
    """Return the keys at a question; where letters are answers, back has to be written out."""
    if question.is_detail:
        return (*(_TYPED.get(question.pick, _CHOOSING_A_DETAIL)), ("b", _BACK), *_GOING)
    if question.number:
        return (*_CHOOSING_A_NUMBER, ("back", _BACK), *_GOING)
    choosing = {"many": _CHOOSING_SEVERAL, "scale": _CHOOSING_A_STEP}
    return (*choosing.get(question.pick, _CHOOSING), ("b", _BACK), *_GOING)


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


def review_early(left: int, following: int, details_left: int, details: int) -> list[str]:
    """Return what can be done below a review before the end.

    Args:
        left: How many questions that may score are still to come.
        following: The number of the next of them.
        details_left: How many questions of detail are still to come.
        details: How many of these there are.
    """
    to_come = (left, "question") if left else (details_left, "detail")
    goes_on = f"question {following}" if left else f"detail {details - details_left + 1}"
    return [
        f"{_counted(*to_come)} {'is' if to_come[0] == 1 else 'are'} still to come.",
        f"Enter goes on with {goes_on}. A number changes that answer. f shows your result now.",
    ]


def last_check(terms: Terms, left: int, facts: int, *, marks_matter: bool) -> list[str]:
    """Return what can be done below the review of a quick quiz that has asked enough."""
    if marks_matter:
        said = [
            "Is one of these so important to you that it decides? Type its number to answer "
            "it, and put ! behind your answer, or !! for a must.",
            "If none is, Enter shows your result, and nothing left open can change which "
            f"{terms.path} it recommends.",
        ]
    else:
        said = [REVIEW_COMPLETE]
    if 0 < facts < left:
        which = "the one that tells" if facts == 1 else f"the {facts} that tell"
        said.append(f"t asks {which} when you can {terms.start}. m asks all that is left.")
    else:
        said.append("m asks the questions that are left, too.")
    return said


def finished_before(when: str, came_out: str, sure: str) -> str:
    """Return that a quiz was finished before, and what it came to."""
    how = f" ({sure})" if sure else ""
    return f"You finished this quiz on {when}. It came out as: {came_out}{how}."


def offer_again(left_out: int, *, seen: bool) -> tuple[str, str]:
    """Return the question whether to see the former result, from the fullest to the shortest.

    Args:
        left_out: How many questions without an answer tell what stands in the way.
        seen: Whether it was shown just now.
    """
    enter = "leaves" if seen else "shows it"
    more = f", u asks the {left_out} left out" if left_out else ""
    return f"Enter {enter}, n starts anew{more}:", f"Enter, n{' or u' if left_out else ''}:"


def offer_explained(terms: Terms, left_out: int, *, seen: bool) -> list[str]:
    """Return what can be typed where a finished quiz is offered."""
    enter = "Enter and q leave." if seen else "Enter shows that result as it was."
    said = [f"{enter} n asks everything anew; that result stays kept."]
    if left_out:
        one = left_out == 1
        which, tells = ("the question", "tells") if one else (f"the {left_out} questions", "tell")
        said.append(f"u asks {which} without an answer that {tells} when you can {terms.start}.")
    return said if seen else [*said, "q leaves."]


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
