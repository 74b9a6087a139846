"""What the quiz prints: start, question, help. Decides nothing, reads nothing.

Only lines one below the other: no cursor movement, and nothing is said by colour alone.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.text import Text

from careerpick.answers import letters
from careerpick.model import Answer, Question, QuestionBank
from careerpick.quiz.session import Session
from careerpick.words import quiz as words
from careerpick.write.style import HEAD, QUIET, Hanging, Look, look_of

NARROW = 60


class ScreenClosed(Exception):  # noqa: N818 - the person closed the window
    """Nobody can see any more what is printed."""


class Screen:
    """Prints for one quiz; asks for the width each time, so that a resize is followed."""

    def __init__(self, console: Console, *, prompts: bool = True) -> None:
        """Take the console; without `prompts` the reader of a line shows what stands before it."""
        self._console = console
        self._prompts = prompts
        self.look = look_of(console)
        self._section = ""
        self.asked = ""
        """What stands before the cursor."""

    @property
    def width(self) -> int:
        """Columns at this moment."""
        width = self._console.width
        if self._console.is_dumb_terminal:  # for which rich does not ask
            with suppress(OSError, ValueError):
                width = min(width, os.get_terminal_size(self._console.file.fileno()).columns or 80)
        return max(1, width)

    @property
    def height(self) -> int:
        """Lines at this moment."""
        height = self._console.size.height
        if self._console.is_dumb_terminal:  # for which rich does not ask
            with suppress(OSError, ValueError):
                height = os.get_terminal_size(self._console.file.fileno()).lines or height
        return max(1, height)

    def say(self, *sentences: str) -> None:
        """Print a paragraph."""
        self._print(Hanging(self.look.text(" ".join(sentences))))

    def blank(self) -> None:
        """Print an empty line."""
        self._print(Text())

    def start(self, session: Session, *, quick: bool = False, saves: bool = True) -> None:
        """Print the three lines before the first question."""
        narrow = self.width < NARROW
        asked = len(session.order)
        for line in words.start(session.bank, asked, narrow=narrow, quick=quick, saves=saves):
            self.say(line)

    def settled(self, session: Session, *, quick: bool, marks_matter: bool) -> None:
        """Say that the result is settled, without saying what it is.

        Args:
            session: Where the quiz stands.
            quick: Whether the quiz stops here.
            marks_matter: Whether a marked answer could still change what is recommended.
        """
        left, facts = len(session.open_questions), len(session.open_facts)
        if quick:
            asked = len(session.order) - left
            self.say(*words.settled_quick(asked, left, facts, marks_matter=marks_matter))
        else:
            self.say(*words.settled(left, facts, marks_matter=marks_matter))

    def question(self, session: Session, *, quick: bool = False) -> None:
        """Print the question at the position, with the heading of a section that begins.

        A quick quiz goes back and forth between the sections, so it has no headings.
        """
        progress, question = session.progress, session.question
        self.blank()
        headed = not quick and question.ask == "core"
        if progress.section != self._section and headed:
            self._section = progress.section
            part = words.part(progress.section_number, progress.sections, progress.section)
            self._print(self.look.text(part, HEAD))
            self.blank()
        lead = words.lead(progress.question_number, progress.questions, at_most=quick)
        self._print(Hanging(self.look.join((lead, QUIET), (question.prompt, HEAD))))
        for sign, label in _options(question):
            self._print(Hanging(self.look.text(label), Text(f"{sign}. "), margin=2))
        if session.former:
            shown = _chosen(question, session.former, session.bank)
            self.say(words.former(shown, session.former))
        elif session.visited(question):
            self.say(words.SKIPPED_BEFORE)

    def help(self, question: Question) -> None:
        """Print why a question is asked, and every key."""
        self._print(Hanging(self.look.join((words.WHY, HEAD), question.help)))
        self._keys(words.keys(question))

    def review_help(self, *, settled: bool) -> None:
        """Print the keys of the review; a settled quick quiz has more of them."""
        self._keys(words.SETTLED_KEYS if settled else words.REVIEW_KEYS)

    def review(
        self,
        session: Session,
        *,
        quick: bool,
        settled: bool,
        marks_matter: bool,
    ) -> None:
        """Print every question with its answer, and what can be done now, as `review_rows`."""
        self._section = ""
        for row in review_rows(
            session, self.look, quick=quick, settled=settled, marks_matter=marks_matter
        ):
            self._print(row)

    def prompt(self, session: Session) -> None:
        """Print what stands before the cursor, on one line where at all possible."""
        room = self.width - 6
        for text in (*_prompts(session), "> "):
            if len(text) <= room:
                break
        self.ask(text)

    def ask(self, text: str) -> None:
        """Print a question of the program itself, and leave the cursor behind it."""
        shown = self.look.text(text)
        shown.append(" ")
        shown.end = ""
        self.asked = shown.plain
        if not self._prompts:
            return
        self._print(shown)

    def _keys(self, keys: words.Keys) -> None:
        widest = max(len(key) for key, _ in keys)
        for key, meaning in keys:
            self._print(Hanging(Text(meaning), Text(f"{key}: ".ljust(widest + 2)), margin=2))

    def _print(self, what: RenderableType) -> None:
        self.write(self.drawn(what))

    def drawn(self, what: RenderableType) -> str:
        """Return what is printed for it at this width."""
        # Drawn here and not by rich, which ends the program when the window is closed and
        # still prints bold where NO_COLOR asks for plain text.
        console = self._console
        plain = console.no_color or console.color_system is None or console.legacy_windows
        options = console.options.update(width=self.width)
        return "".join(
            segment.style.render(segment.text, color_system=ColorSystem.STANDARD)
            if segment.style and not plain
            else segment.text
            for segment in console.render(what, options)
        )

    def write(self, text: str) -> None:
        """Print text as it is.

        Raises:
            ScreenClosed: Nobody can see it.
        """
        console = self._console
        try:
            console.file.write(text)
            console.file.flush()
        except (OSError, ValueError):
            raise ScreenClosed from None


def _options(question: Question) -> list[tuple[str, str]]:
    """Return each option with what chooses it: a number, or a letter where numbers are numbers."""
    if question.number:
        return [(letter, option.label) for letter, option in letters(question)]
    return [(str(number), item.label) for number, item in enumerate(question.options, start=1)]


def _chosen(question: Question, answer: Answer, bank: QuestionBank) -> str:
    """Return what chooses an answer again: its number or letter, or the number that it is."""
    if answer.number is not None:
        return words.given(answer, question, bank)
    chosen = [option.id for option in question.options].index(answer.option)
    return _options(question)[chosen][0]


def _prompts(session: Session) -> tuple[str, ...]:
    """Return what may stand before the cursor, from the fullest to the shortest."""
    if session.phase == "review":
        return words.REVIEW_PROMPTS
    question = session.question
    unit = session.bank.limit(question.number.limit).unit if question.number else ""
    return words.prompts(question, unit, answered=session.former is not None)


# What the review of the answers shows. Returns rows, prints nothing.

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
