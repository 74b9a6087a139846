"""What the review of the answers shows, and its keys. Returns rows, prints nothing."""

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from careerpick.model import Question
from careerpick.quiz.session import Session
from careerpick.words.basics import MARKS
from careerpick.write.style import HEAD, QUIET, Hanging, Look

Rows = Iterator[Text | Hanging]

REVIEW_KEYS = (
    ("3", "change the answer to question 3"),
    ("3!", "keep it, and: this matters a lot to me"),
    ("3!!", "keep it, and: I will not take work that fails on this"),
    ("b", "go back to the last question"),
    ("f", "finish now and see your result"),
    ("q", "save and leave"),
    ("again", "show your answers again"),
)
SETTLED_KEYS = (
    ("t", "ask the questions that tell when you can start"),
    ("m", "ask all the questions that are left"),
    *REVIEW_KEYS,
)


def review_rows(
    session: Session, look: Look, *, quick: bool, settled: bool, marks_matter: bool
) -> Rows:
    """Yield every question with its answer, and what can be done now.

    Args:
        session: What was answered.
        look: The signs that can be shown.
        quick: The questions came in no order of sections, so they get no headings.
        settled: A quick quiz has asked enough; the questions left are listed, too.
        marks_matter: Whether a marked answer to one of these could change what is
            recommended; then that is asked.
    """
    yield Text()
    yield look.text("Your answers", HEAD)
    yield from _answers(session, look, with_sections=not quick)
    yield Text()
    if session.complete:
        yield _said("Enter shows your result. A number changes that answer. b goes back.", look)
    elif settled:
        yield from _not_asked(session, look)
        yield Text()
        yield from _last_check(session, look, marks_matter=marks_matter)
    else:
        left = len(session.open_questions)
        are = "1 question is" if left == 1 else f"{left} questions are"
        yield _said(f"{are} still to come.", look)
        yield _said(
            f"Enter goes on with question {session.frontier + 1}. "
            "A number changes that answer. f shows your result now.",
            look,
        )


def _answers(session: Session, look: Look, *, with_sections: bool) -> Rows:
    numbered = enumerate(session.bank.questions, start=1)
    visited = (pair for pair in numbered if session.visited(pair[1]))
    names = {section.id: section.name for section in session.bank.sections}
    for section, members in groupby(
        visited, key=lambda pair: pair[1].section if with_sections else ""
    ):
        yield Text()
        if section:
            yield look.text(names[section], HEAD)
        for number, question in members:
            yield _answered(number, question, session, look)


def _answered(number: int, question: Question, session: Session, look: Look) -> Hanging:
    answer = session.answers.get(question.id)
    option = question.option(answer.option) if answer else None
    text = look.join((question.prompt, QUIET), " -> ")
    if answer and option:
        text.append_text(look.text(option.label, HEAD))
        if answer.mark != "normal":
            text.append_text(look.join(f" ({MARKS[answer.mark]})"))
    else:
        text.append("skipped")
    return Hanging(text, _number(number))


def _not_asked(session: Session, look: Look) -> Rows:
    yield look.text("Not asked", HEAD)
    for number, question in enumerate(session.bank.questions, start=1):
        if not session.visited(question):
            why = " (tells when you can start)" if question.asks_for_a_fact else ""
            yield Hanging(look.join(question.prompt, (why, QUIET)), _number(number))


def _last_check(session: Session, look: Look, *, marks_matter: bool) -> Rows:
    """Ask for the one thing that could still change a settled result, and offer the rest."""
    if marks_matter:
        yield _said(
            "Is one of these so important to you that it decides? Type its number to answer "
            "it, and put ! behind your answer, or !! for a must.",
            look,
        )
        yield _said(
            "If none is, Enter shows your result, and nothing left open can change which "
            "path it recommends.",
            look,
        )
    else:
        yield _said("Enter shows your result. A number changes that answer.", look)
    facts = len(session.open_facts)
    if 0 < facts < len(session.open_questions):
        which = "the one that tells" if facts == 1 else f"the {facts} that tell"
        yield _said(f"t asks {which} when you can start. m asks all that is left.", look)
    else:
        yield _said("m asks the questions that are left, too.", look)


def _said(sentence: str, look: Look) -> Hanging:
    return Hanging(look.text(sentence))


def _number(number: int) -> Text:
    return Text(f"{number}. ".rjust(4))
