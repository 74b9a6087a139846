"""What the quiz prints: start, question, help. Decides nothing, reads nothing.

Only lines one below the other: no cursor movement, and nothing is said by colour alone.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import groupby

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.text import Text

from careerpick.answers import letters
from careerpick.model import NONE, Answer, Question, QuestionBank, Terms
from careerpick.quiz.session import Session
from careerpick.words import quiz as words
from careerpick.words.basics import DETAILS
from careerpick.words.sentences import say
from careerpick.write.style import HEAD, QUIET, Hanging, Look, look_of

NARROW = 60
"""In fewer columns what is said is shorter, and keys stand without their words."""
Rows = Iterator[Text | Hanging]


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
    def height(self) -> int | None:
        """Lines of the window at this moment; None where there is no window."""
        console = self._console
        # NO_COLOR makes rich take a terminal for none, but it still scrolls.
        if not (console.is_terminal or console.file.isatty()):
            return None
        height = console.size.height
        if console.is_dumb_terminal:  # for which rich does not ask
            with suppress(OSError, ValueError):
                height = os.get_terminal_size(console.file.fileno()).lines or height
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
        asked = len(session.scored)
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
        asked = len(session.scored) - left
        self.say(
            *words.settled(
                session.bank.terms, asked, left, facts, quick=quick, marks_matter=marks_matter
            )
        )

    def question(self, session: Session, *, quick: bool = False) -> None:
        """Print the question at the position, with the heading of a section that begins.

        A quick quiz goes back and forth between the sections, so it has no headings.
        """
        progress, question = session.progress, session.question
        self.blank()
        headed = not quick and question.ask == "core"
        if progress.section != self._section and headed:
            self._section = progress.section
            part = say(
                "quiz.part",
                number=progress.section_number,
                parts=progress.sections,
                name=progress.section,
            )
            self._print(self.look.text(part, HEAD))
            self.blank()
        if question.is_detail:
            self._detailed(session)
        self._print_all(self._asked(session, quick=quick))

    def _asked(self, session: Session, *, quick: bool) -> Rows:
        """Yield a question with its options, and what was answered before."""
        progress, question = session.progress, session.question
        number, count = progress.question_number, progress.questions
        lead = say("quiz.question", number=number, questions=count, at_most=quick)
        if question.is_detail:
            lead = say("quiz.detail", number=number, questions=count)
        yield Hanging(self.look.join((f"{lead} ", QUIET), (question.prompt, HEAD)))
        for sign, label in _options(question):
            yield Hanging(self.look.text(label), Text(f"{sign}. "), margin=2)
        if session.former:
            shown = _chosen(question, session.former, session.bank)
            former = say("quiz.former", answer=shown, mark=words.marked(session.former))
            yield Hanging(self.look.text(former))
        elif session.offer:
            shown = words.given(session.offer, question, session.bank)
            yield Hanging(self.look.text(say("quiz.offered", answer=shown)))
        elif session.visited(question):
            yield Hanging(self.look.text(say("quiz.skipped-before")))

    def _detailed(self, session: Session) -> None:
        """Say once of the questions of detail that they change no result."""
        if self._section != DETAILS and session.at_frontier:
            left = [item for item in session.order if item.is_detail and not session.visited(item)]
            self.say(say("quiz.details", terms=session.bank.terms, count=len(left)))
            self.blank()
        self._section = DETAILS

    def help(self, session: Session, *, quick: bool) -> None:
        """Print why a question is asked, and every key; and it again where that pushed it away."""
        question = session.question
        why = Hanging(self.look.join((f"{say('quiz.why')} ", HEAD), question.help))
        rows = [why, *_keys(words.keys(question, session.bank.terms))]
        self._print_all(rows)
        asked = [Text(), *self._asked(session, quick=quick)]
        if self.height is not None and self._lines([*asked, *rows]) >= self.height:
            self._print_all(asked)

    def review_help(self, terms: Terms, *, settled: bool) -> None:
        """Print the keys of the review; a settled quick quiz has more of them."""
        self._print_all(_keys(words.review_keys(terms, settled=settled)))

    def review(
        self,
        session: Session,
        *,
        quick: bool,
        settled: bool,
        marks_matter: bool,
        changed: Collection[str] | None = None,
        start: int = 0,
    ) -> int:
        """Print every question with its answer, and what can be done now.

        What does not fit the window comes with a line for each question, and in pages.

        Args:
            session: What was answered.
            quick: The questions came in no order of sections, so they get no headings.
            settled: A quick quiz has asked enough; the questions left are listed, too.
            marks_matter: Whether a marked answer to one of these could change what is
                recommended; then that is asked.
            changed: Ids of the questions to show alone; None for all.
            start: The row with which the page begins.

        Returns:
            The row with which the next page begins; 0 where there is none.
        """
        self._section = ""
        said = review_said(session, settled=settled, marks_matter=marks_matter)
        below: list[RenderableType] = [
            Text(),
            *(Hanging(self.look.text(sentence)) for sentence in said),
        ]
        if changed is not None:
            self._print_all([*_answered_alone(session, self.look, changed), *below])
            return 0
        whole = [*review_rows(session, self.look, with_sections=not quick, settled=settled), *below]
        if self.height is None or self._lines(whole) < self.height:
            self._print_all(whole)
            return 0
        rows = [*review_lines(session, self.look, self.width, settled=settled)]
        room = self.height - 2 - self._lines(below)  # without heading and prompt
        page = rows
        if len(rows) > room:
            more = Hanging(self.look.text(say("quiz.more-answers", count=len(rows))))
            page = rows[start : start + max(1, room - self._lines([more]))]
            left = len(rows) - len(page)
            more = Hanging(self.look.text(say("quiz.more-answers", count=left)))
            below.append(more)
        self._print_all([self.look.text(say("quiz.your-answers"), HEAD), *page, *below])
        following = start + len(page)
        return following if following < len(rows) else 0

    def prompt(self, session: Session) -> None:
        """Print what stands before the cursor, on one line where at all possible."""
        self.ask(*_prompts(session), "> ")

    def ask(self, *prompts: str) -> None:
        """Print the first prompt that leaves room for an answer, and the cursor behind it."""
        room = self.width - 6
        fitting = (text for text in prompts if len(text) <= room)
        shown = self.look.text(next(fitting, prompts[-1]))
        shown.append(" ")
        shown.end = ""
        self.asked = shown.plain
        if not self._prompts:
            return
        self._print(shown)

    def ask_again(self) -> None:
        """Print what stands before the cursor once more, where that is printed here."""
        if self._prompts:
            self.write(self.asked)

    def pages(self, text: str, below: int, ask: Callable[[bool], str]) -> str:
        """Print a text a window at a time.

        Args:
            text: What was drawn.
            below: Lines that must fit below the last of it.
            ask: Asks whether to go on, told whether there is more of the text; what it
                returns ends it, "" goes on.

        Returns:
            What was typed to end it; "" where the person read on.
        """
        lines = text.strip("\n").split("\n")
        height = self.height or len(lines) + below
        room = max(1, height - 2)
        self.blank()
        while lines and len(lines) + below > height:
            self.write("".join(f"{line}\n" for line in lines[:room]))
            lines = lines[room:]
            typed = ask(bool(lines))
            if typed:
                return typed
        self.write("".join(f"{line}\n" for line in lines))
        return ""

    def _lines(self, rows: Iterable[RenderableType]) -> int:
        """Return how many lines these take."""
        return sum(self.drawn(row).count("\n") for row in rows)

    def _print_all(self, rows: Iterable[RenderableType]) -> None:
        for row in rows:
            self._print(row)

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


def _keys(keys: words.Keys) -> Rows:
    widest = max(len(key) for key, _ in keys)
    for key, meaning in keys:
        yield Hanging(Text(meaning), Text(f"{key}: ".ljust(widest + 2)), margin=2)


def _options(question: Question) -> list[tuple[str, str]]:
    """Return each option with what chooses it: a number, or a letter where numbers are numbers."""
    if question.number:
        return [(letter, option.label) for letter, option in letters(question)]
    return [(str(number), item.label) for number, item in question.listed]


def _chosen(question: Question, answer: Answer, bank: QuestionBank) -> str:
    """Return what chooses an answer again: its number or letter, or what it is itself."""
    if question.is_typed or answer.number is not None:
        return words.given(answer, question, bank)
    ticked = question.ticked(answer.option)
    if question.number:
        return next(letter for letter, option in letters(question) if option in ticked)
    numbered = enumerate(question.options, start=1)
    return " ".join(str(number) for number, option in numbered if option in ticked) or NONE


def _prompts(session: Session) -> Sequence[str]:
    """Return what may stand before the cursor, from the fullest to the shortest."""
    if session.phase == "review":
        return say("quiz.prompt-review").splitlines()
    question = session.question
    unit = session.bank.limit(question.number.limit).unit if question.number else ""
    kept = (session.former or session.offer) is not None
    return words.prompts(question, unit, answered=kept)


# What the review of the answers shows. Returns rows, prints nothing.

_ARROW = " -> "


def review_said(session: Session, *, settled: bool, marks_matter: bool) -> list[str]:
    """Return what can be done below the review."""
    left, facts = len(session.open_questions), len(session.open_facts)
    if settled:
        return words.last_check(session.bank.terms, left, facts, marks_matter=marks_matter)
    if session.complete:
        return [f"{say('quiz.review-complete')} {say('quiz.goes-back')}"]
    details = [item for item in session.order if item.is_detail]
    to_come = sum(not session.visited(item) for item in details)
    return words.review_early(left, session.frontier + 1, to_come, len(details))


def review_rows(session: Session, look: Look, *, with_sections: bool, settled: bool) -> Rows:
    """Yield every question with its answer, under headings; with `settled` the others, too."""
    yield Text()
    yield look.text(say("quiz.your-answers"), HEAD)
    yield from _answers(session, look, with_sections=with_sections)
    if settled:
        yield Text()
        yield from _not_asked(session, look)


def review_lines(session: Session, look: Look, width: int, *, settled: bool) -> Rows:
    """Yield one line for each question with its answer; with `settled` for the others, too."""
    for number, question in enumerate(session.order, start=1):
        if session.visited(question):
            said = _given(question, session, look)
            room = width - len(_ARROW) - _number(number).cell_len
            _cut(said, max(1, room * 3 // 5), look)
            asked = look.join((question.prompt, QUIET))
            _cut(asked, max(1, room - said.cell_len), look)
            yield Text.assemble(_number(number), asked, _ARROW, said)
    for row in _not_asked(session, look) if settled else ():
        line = row if isinstance(row, Text) else Text.assemble(row.lead, row.body)
        _cut(line, width, look)
        yield line


def _cut(text: Text, width: int, look: Look) -> None:
    """Shorten a text to so many cells, and show that it was."""
    text.truncate(width, overflow="crop" if look.ascii_only else "ellipsis")


def _answered_alone(session: Session, look: Look, ids: Collection[str]) -> Rows:
    """Yield these questions with their answers."""
    for number, question in enumerate(session.order, start=1):
        if question.id in ids:
            yield _answered(number, question, session, look)


def _answers(session: Session, look: Look, *, with_sections: bool) -> Rows:
    numbered = enumerate(session.order, start=1)
    visited = (pair for pair in numbered if session.visited(pair[1]))
    names = {section.id: section.name for section in session.bank.sections}
    for section, members in groupby(
        visited, key=lambda pair: _heading(pair[1], names) if with_sections else ""
    ):
        yield Text()
        if section:
            yield look.text(section, HEAD)
        for number, question in members:
            yield _answered(number, question, session, look)


def _heading(question: Question, names: Mapping[str, str]) -> str:
    return DETAILS if question.is_detail else names[question.section]


def _answered(number: int, question: Question, session: Session, look: Look) -> Hanging:
    said = _given(question, session, look)
    return Hanging(look.join((question.prompt, QUIET), _ARROW, said), _number(number))


def _given(question: Question, session: Session, look: Look) -> Text:
    answer = session.answers.get(question.id)
    if answer is None:
        return look.text(say("quiz.skipped"))
    said = look.text(words.given(answer, question, session.bank), HEAD)
    return look.join(said, words.marked(answer))


def _not_asked(session: Session, look: Look) -> Rows:
    yield look.text(say("quiz.not-asked"), HEAD)
    for number, question in enumerate(session.scored, start=1):
        if not session.visited(question):
            tells = say("quiz.tells-start", terms=session.bank.terms)
            why = f" {tells}" if question.asks_for_a_fact else ""
            yield Hanging(look.join(question.prompt, (why, QUIET)), _number(number))


def _number(number: int) -> Text:
    return Text(f"{number}. ".rjust(4))
