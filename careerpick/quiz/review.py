"""What the review of the answers shows. Returns rows, prints nothing."""

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from careerpick.model import Question
from careerpick.quiz.session import Session
from careerpick.words import quiz as words
from careerpick.write.style import HEAD, QUIET, Hanging, Look

Rows = Iterator[Text | Hanging]


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
    yield look.text(words.YOUR_ANSWERS, HEAD)
    yield from _answers(session, look, with_sections=not quick)
    yield Text()
    left, facts = len(session.open_questions), len(session.open_facts)
    if session.complete and not settled:
        said = words.review_complete()
    elif settled:
        yield from _not_asked(session, look)
        yield Text()
        said = words.last_check(left, facts, marks_matter=marks_matter)
    else:
        said = words.review_early(left, session.frontier + 1)
    for sentence in said:
        yield Hanging(look.text(sentence))


def _answers(session: Session, look: Look, *, with_sections: bool) -> Rows:
    numbered = enumerate(session.order, start=1)
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
    text = look.join((question.prompt, QUIET), " -> ")
    if answer:
        text.append_text(look.text(words.given(answer, question, session.bank), HEAD))
        text.append_text(look.join(words.marked(answer)))
    else:
        text.append(words.SKIPPED)
    return Hanging(text, _number(number))


def _not_asked(session: Session, look: Look) -> Rows:
    yield look.text(words.NOT_ASKED, HEAD)
    for number, question in enumerate(session.order, start=1):
        if not session.visited(question):
            why = words.TELLS_START if question.asks_for_a_fact else ""
            yield Hanging(look.join(question.prompt, (why, QUIET)), _number(number))


def _number(number: int) -> Text:
    return Text(f"{number}. ".rjust(4))
