"""What the quiz in a terminal says where that takes choosing; the rest stands in quiz.ini."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from careerpick.folding import fold
from careerpick.words.answers import given
from careerpick.words.sentences import say

if TYPE_CHECKING:
    from careerpick.model import Answer, Question, QuestionBank, Terms

SECONDS_PER_QUESTION = 13
"""Reading and choosing, from trials with the shipped questions: about five minutes."""
YES = ("y", "yes")
QUIT = "q"
BACK = ("b", "back")
LAST_RESULT = "history show last"
DEFAULT_FILE = "careerpick-result.html"

Keys = Sequence[tuple[str, str]]
"""What is typed, and what it does."""


def start(bank: QuestionBank, asked: int, *, narrow: bool, quick: bool, saves: bool) -> list[str]:
    """Return the lines before the first question, of which so many are asked of everybody."""
    minutes = max(1, round(asked * SECONDS_PER_QUESTION / 60))
    more = asked < len(bank.scored) and not quick
    about = {"asked": asked, "minutes": minutes, "more": more, "quick": quick, "saves": saves}
    return say("quiz.start-narrow" if narrow else "quiz.start", **about).splitlines()


def settled(
    terms: Terms, asked: int, left: int, facts: int, *, quick: bool, marks_matter: bool
) -> list[str]:
    """Return that the questions left cannot change what is recommended.

    So many of these tell when one can start. A quick quiz stops here, without saying what comes
    out; a mark may still matter.
    """
    about = {"terms": terms, "left": left, "marks": marks_matter}
    if not quick:
        tells = f"{say('quiz.settled-tells', terms=terms, left=left)} " if facts else ""
        return [say("quiz.settled", **about, tells=tells)]
    said = [say("quiz.settled-quick", **about, asked=asked)]
    return said + (
        [say("quiz.settled-quick-start", terms=terms, left=left, facts=facts)] if facts else []
    )


def is_as_typed(text: str, answer: Answer, question: Question, bank: QuestionBank) -> bool:
    """Tell whether nobody can wonder how something typed was understood."""
    if question.pick == "country":
        return fold(text) == fold(given(answer, question, bank))
    if question.number or question.is_typed:
        return answer.number is not None and text in (str(answer.number), f"{answer.number:,}")
    return True


def keys(question: Question, terms: Terms) -> Keys:
    """Return the keys at a question; where letters are answers, back has to be written out."""
    is_chosen = question.is_detail and not question.is_typed
    choosing = "detail" if is_chosen else "number" if question.number else question.pick
    going = say("quiz.going-keys", back="back" if question.number else "b")
    return [*_keys(choosing, terms), *_pairs(going)]


def review_keys(terms: Terms, *, settled: bool) -> Keys:
    """Return the keys below the review; a settled quick quiz has more of them."""
    more = _keys("settled", terms) if settled else []
    return [*more, *_keys("review", terms)]


def _keys(name: str, terms: Terms) -> Keys:
    return _pairs(say(f"quiz.keys-{name}", terms=terms))


def _pairs(lines: str) -> Keys:
    return [(key, does) for key, _, does in (line.partition(": ") for line in lines.splitlines())]


def prompts(question: Question, unit: str, *, answered: bool) -> Sequence[str]:
    """Return what may stand before the cursor at a question, from the fullest to the shortest."""
    unit = unit or say("quiz.a-number")
    choice, short = say(f"quiz.choice-{_kind(question)}", **_bounds(question), unit=unit).split(
        "\n"
    )
    how = "keep" if answered else "skip" if question.is_detail else "new"
    return say(f"quiz.asked-{how}", choice=choice, short=short).splitlines()


def hint(question: Question, unit: str) -> str:
    """Return what can be typed at a question."""
    unit = f" ({unit})" if unit else ""
    return say(f"quiz.hint-{_kind(question)}", **_bounds(question), unit=unit)


def _kind(question: Question) -> str:
    """Return how a question is answered; a scale by one of its steps."""
    return "number" if question.number else question.pick.replace("scale", "one")


def _bounds(question: Question) -> dict[str, object]:
    count, numbers = len(question.options), question.number
    return {
        "count": count,
        "last": "abcdefghijklmnopqrstuvwxyz"[count - 1],
        "limited": question.most is not None,
        "most": numbers.most if numbers else question.most,
        "least": numbers and numbers.least,
    }


def review_early(left: int, following: int, details_left: int, details: int) -> list[str]:
    """Return what can be done below a review before the end, with so many still to come.

    `following` is the number of the next question that may score.
    """
    count, what = (left, "question") if left else (details_left, "detail")
    following = following if left else details - details_left + 1
    return say("quiz.review-early", count=count, what=what, following=following).splitlines()


def last_check(terms: Terms, left: int, facts: int, *, marks_matter: bool) -> list[str]:
    """Return what can be done below the review of a quick quiz that has asked enough."""
    said = [say("quiz.review-complete")]
    if marks_matter:
        said = say("quiz.last-check", terms=terms).splitlines()
    if 0 < facts < left:
        return [*said, say("quiz.last-check-facts", terms=terms, facts=facts)]
    return [*said, say("quiz.last-check-all")]


def finished_keys(terms: Terms, left_out: int, *, seen: bool) -> list[str]:
    """Return what can be typed where a finished quiz is offered, whose result may be seen.

    So many questions without an answer tell what stands in the way.
    """
    more = [say("quiz.finished-left-out", terms=terms, count=left_out)] if left_out else []
    leave = [] if seen else [say("quiz.finished-leave")]
    return [say("quiz.finished-keys", seen=seen), *more, *leave]


# The keys below a result.

View = Literal[
    "why", "money", "plan", "compare", "what if", "sites", "save", "answers", "full", "quit"
]


def _views() -> dict[View, list[str]]:
    """Return each view with its key, and what it shows in a word or two and in full."""
    rows = (line.split(" | ") for line in say("quiz.views").splitlines())
    return {cast("View", view): said for view, *said in rows}


def short_keys(views: Sequence[View], *, beside: str) -> list[str]:
    """Return each key with a word or two; the comparison names the path beside."""
    said = {view: f"{key} {short}" for view, (key, short, _) in _views().items()}
    if beside:
        said["compare"] = say("quiz.beside", view=said["compare"], name=beside)
    return [said[view] for view in views]


def bare_keys(views: Sequence[View]) -> str:
    """Return the keys alone, for a window with little room."""
    return say("quiz.bare-keys", keys=" ".join(_views()[view][0] for view in views))


def long_keys(views: Sequence[View]) -> Keys:
    """Return each key with all that it does."""
    return [(_views()[view][0], _views()[view][2]) for view in views]


def view_named(text: str, views: Sequence[View]) -> View | None:
    """Return what a folded letter or word asks for; None where it is no key."""
    if text in ("exit", "leave"):
        return "quit"
    return next((view for view in views if text in (view, *_views()[view][:2])), None)
