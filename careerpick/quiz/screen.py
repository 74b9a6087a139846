"""The screen of a quiz: prints, asks for a line, shows a question, its help and the review.

Only lines one below the other: no cursor movement, and nothing is said by colour alone.
"""

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.text import Text

from careerpick.answers.choice import letters
from careerpick.errors import FileError
from careerpick.files import cannot
from careerpick.folding import fold
from careerpick.model import NONE, Answer, Option, Question, QuestionBank
from careerpick.quiz.reader import Edit, ReadLine, Signals, clean, editing_reader, line_reader
from careerpick.quiz.session import Session
from careerpick.words import quiz as words
from careerpick.words.sentences import say
from careerpick.write.style import (
    HEAD,
    QUIET,
    Hanging,
    Look,
    command_rows,
    look_of,
    make_console,
)

NARROW = 60
"""In fewer columns what is said is shorter, and keys stand without their words."""
LONGEST_MESSAGE = 200
Rows = Iterator[Text | Hanging]


class ScreenClosed(Exception):  # noqa: N818 - the person closed the window
    """Nobody can see any more what is printed."""


class EndOfInput(Exception):  # noqa: N818 - the person is done
    """Nothing more is typed."""


class Screen(Signals):
    """Prints and asks; looks at the width each time, so that a resize is followed.

    While it is open, a signal ends the wait for a line, and nothing else.
    """

    def __init__(self, console: Console, read_line: ReadLine, edit: Edit | None = None) -> None:
        """Take what prints and what reads.

        Args:
            console: Where everything is printed.
            read_line: Returns the next line, or None at the end of input.
            edit: Returns the next line instead, where a line can be edited.
        """
        super().__init__()
        self._console = console
        self._read_line = read_line
        self._edit = edit
        self._section = ""
        self._asked: tuple[RenderableType, ...] = ()
        self._below = 0
        self.look = look_of(console)

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
        self.print(Hanging(self.look.text(" ".join(sentences))))

    def tell(self, key: str, /, **about: object) -> None:
        """Print the sentence of this name as a paragraph."""
        self.say(say(key, **about))

    def tell_command(self, key: str, command: str) -> None:
        """Print the sentence of this name, and what can be typed."""
        lead, typed = self.look.text(say(key)), self.look.text(command)
        self.print(*command_rows(lead, typed, self.width))

    def refuse(self, message: str, *fix: str) -> None:
        """Say what is wrong with what was typed; first the question where that pushes it away."""
        if len(message) > LONGEST_MESSAGE:
            message = f"{message[:LONGEST_MESSAGE]}…"
        said = Hanging(self.look.text(" ".join((message, *fix))))
        if self._pushed_away_by(said):
            self._ask_again()
        self.print(said)

    def blank(self) -> None:
        """Print an empty line."""
        self.print(Text())

    def print(self, *rows: RenderableType) -> None:
        """Print rows, one below the other."""
        for row in rows:
            self.write(self.drawn(row))

    def lines(self, *rows: RenderableType) -> int:
        """Return how many lines these take."""
        return sum(self.drawn(row).count("\n") for row in rows)

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
        self._below += text.count("\n")
        try:
            self._console.file.write(text)
            self._console.file.flush()
        except (OSError, ValueError):
            raise ScreenClosed from None

    def ask(self, prompts: str) -> str:
        """Print what stands before the cursor, and return what is typed.

        Args:
            prompts: A line each, from the fullest to the shortest: the first that leaves room
                for an answer is printed.

        Raises:
            EndOfInput: Nothing more is typed.
            Stopped: A signal came.
        """
        room = self.width - 6
        lines = prompts.splitlines()
        fitting = (line for line in lines if len(line) <= room)
        shown = self.look.text(next(fitting, lines[-1]))
        shown.append(" ")
        shown.end = ""
        prompt, edit = shown.plain, self._edit
        if edit:
            line = self.wait(lambda: edit(prompt))
        else:
            self.print(shown)
            line = self.wait(self._read_line, lambda: self.write(prompt))
        if line is None:
            self.blank()
            raise EndOfInput
        self._below += self.lines(Text(f"{prompt}{line}"))  # ended by Enter, and by no write
        return clean(line)

    def pages(self, text: str, below: int, at_end: str) -> str:
        """Print a text a window at a time.

        Args:
            text: What was drawn.
            below: Lines that must fit below the last of it.
            at_end: What is asked where the text is through, but leaves no room for these.

        Returns:
            What was typed to end it, folded; "" where the person read on.
        """
        lines = text.strip("\n").split("\n")
        height = self.height or len(lines) + below
        room = max(1, height - 2)
        self.blank()
        while lines and len(lines) + below > height:
            self.write("".join(f"{line}\n" for line in lines[:room]))
            lines = lines[room:]
            typed = fold(self.ask(say("quiz.prompt-go-on") if lines else at_end))
            if typed:
                return typed
        self.write("".join(f"{line}\n" for line in lines))
        return ""

    def question(self, session: Session, *, quick: bool = False) -> None:
        """Print the question at the position, with the heading of a section that begins.

        A quick quiz goes back and forth between the sections, so it has no headings.
        """
        self.print(Text(), *self._heading(session, quick))
        self._show(self._question(session, _lead(session, quick)))

    def question_alone(self, number: int, session: Session) -> None:
        """Print the question at the position with this number, outside the run of the quiz."""
        self.blank()
        self._show(self._question(session, say("quiz.question-alone", number=number)))

    def _show(self, asked: Iterable[RenderableType]) -> None:
        self._asked = tuple(asked)
        self.print(*self._asked)
        self._below = 0

    def _pushed_away_by(self, *rows: RenderableType) -> bool:
        """Tell whether the question leaves the window when these are printed, and a prompt."""
        if not self._asked or self.height is None:
            return False
        return self.lines(*self._asked, *rows) + self._below >= self.height

    def _ask_again(self) -> None:
        self.blank()
        self._show(self._asked)

    def _heading(self, session: Session, quick: bool) -> Rows:
        """Yield what stands before the first question of a section, and before the details."""
        question, before = session.question, self._section
        if question.is_detail:
            self._section = say("report.details")
            if before != self._section and session.at_frontier:
                left = sum(not session.visited(item) for item in session.details)
                said = say("quiz.details", terms=session.bank.terms, count=left)
                yield Hanging(self.look.text(said))
                yield Text()
        elif question.ask == "core" and not quick:
            self._section = question.section
            if before != question.section:
                number, parts = session.part
                name = _section_names(session)[question.section]
                part = say("quiz.part", number=number, parts=parts, name=name)
                yield self.look.text(part, HEAD)
                yield Text()

    def _question(self, session: Session, lead: str) -> Rows:
        """Yield a question with its options, and what was answered before."""
        look, question = self.look, session.question
        yield Hanging(look.join((f"{lead} ", QUIET), (question.prompt, HEAD)))
        for sign, option in _options(question):
            yield Hanging(look.text(option.label), Text(f"{sign}. "), margin=2)
        if session.former:
            again = _typed_again(question, session.former, session.bank)
            former = say("quiz.former", answer=again, mark=words.marked(session.former))
            yield Hanging(look.text(former))
        elif session.offer:
            again = words.given(session.offer, question, session.bank)
            yield Hanging(look.text(say("quiz.offered", answer=again)))
        elif session.visited(question):
            yield Hanging(look.text(say("quiz.skipped-before")))

    def help(self, session: Session) -> None:
        """Print why a question is asked, and every key; and it again where that pushed it away."""
        question = session.question
        why = Hanging(self.look.join((f"{say('quiz.why')} ", HEAD), question.help))
        rows = [why, *key_rows(words.keys(question, session.bank.terms))]
        pushed = self._pushed_away_by(*rows)
        self.print(*rows)
        if pushed:
            self._ask_again()

    def changed(self, session: Session, ids: Collection[str], below: Iterable[str]) -> None:
        """Print these questions with their answers, and what can be done now."""
        self._asked = ()
        for number, question in enumerate(session.order, start=1):
            if question.id in ids:
                self.print(answer_row(number, question, session, self.look))
        self.print(Text(), *(Hanging(self.look.text(said)) for said in below))

    def review(
        self, session: Session, below: Iterable[str], *, headed: bool, settled: bool, start: int
    ) -> int:
        """Print every question with its answer, and what can be done now.

        What does not fit the window comes with a line for each question, and in pages.

        Args:
            session: What was answered.
            below: What can be done now.
            headed: Whether the questions stand under the headings of their sections.
            settled: A quick quiz has asked enough; the questions left are listed, too.
            start: The row with which the page begins.

        Returns:
            The row with which the next page begins; 0 where there is none.
        """
        look, height = self.look, self.height
        self._section, self._asked = "", ()
        last: list[RenderableType] = [Text(), *(Hanging(look.text(said)) for said in below)]
        title = look.text(say("quiz.your-answers"), HEAD)
        left = [*_not_asked(session, look)] if settled else []
        blank = [Text()] if left else []
        whole = [Text(), title, *_answers(session, look, headed=headed), *blank, *left, *last]
        if height is None or self.lines(*whole) < height:
            self.print(*whole)
            return 0
        rows = [*_short_answers(session, look, self.width)]
        rows += [_cut(Text.assemble(row.lead, row.body), self.width, look) for row in left]
        page = rows
        room = height - 2 - self.lines(*last)  # without heading and prompt
        if len(rows) > room:
            more = Hanging(look.text(say("quiz.more-answers", count=len(rows))))
            page = rows[start : start + max(1, room - self.lines(more))]
            last.append(Hanging(look.text(say("quiz.more-answers", count=len(rows) - len(page)))))
        self.print(title, *page, *last)
        following = start + len(page)
        return following if following < len(rows) else 0


def this_screen() -> Screen:
    """Return the screen of the terminal that the program was started in.

    Raises:
        FileError: There is nowhere to show a question.
    """
    if sys.stderr is None:  # the console would fall back to standard output
        raise FileError(cannot("write", "standard error", OSError(0, "closed")))
    console = make_console(sys.stderr, environment=os.environ)
    return Screen(console, line_reader(sys.stdin), editing_reader(sys.stdin))


def prompts(session: Session) -> str:
    """Return what may stand before the cursor, from the fullest to the shortest."""
    if session.phase == "review":
        return f"{say('quiz.prompt-review')}\n>"
    question = session.question
    unit = session.bank.limit(question.number.limit).unit if question.number else ""
    kept = (session.former or session.offer) is not None
    return "\n".join((*words.prompts(question, unit, answered=kept), ">"))


def key_rows(keys: words.Keys) -> Rows:
    """Yield each key with what it does."""
    widest = max(len(key) for key, _ in keys)
    for key, meaning in keys:
        yield Hanging(Text(meaning), Text(f"{key}: ".ljust(widest + 2)), margin=2)


def _lead(session: Session, quick: bool) -> str:
    """Return which question this is, of how many."""
    among = session.details if session.question.is_detail else session.scored
    number = among.index(session.question) + 1
    if session.question.is_detail:
        return say("quiz.detail", number=number, questions=len(among))
    return say("quiz.question", number=number, questions=len(among), at_most=quick)


def _options(question: Question) -> Iterable[tuple[str, Option]]:
    """Return each option with what chooses it: a number, or a letter where numbers are numbers."""
    if question.number:
        return letters(question)
    return ((str(number), option) for number, option in question.listed)


def _typed_again(question: Question, answer: Answer, bank: QuestionBank) -> str:
    """Return what chooses an answer again: its number or letter, or what it is itself."""
    if question.is_typed or answer.number is not None:
        return words.given(answer, question, bank)
    ticked = question.ticked(answer.option)
    if question.number:
        return next(letter for letter, option in letters(question) if option in ticked)
    numbered = enumerate(question.options, start=1)
    return " ".join(str(number) for number, option in numbered if option in ticked) or NONE


# What the review of the answers shows. Returns rows, prints nothing.

_ARROW = " -> "


def _answers(session: Session, look: Look, *, headed: bool) -> Rows:
    """Yield every question that was visited with its answer, under headings where wanted."""
    names = _section_names(session)
    before = None
    for number, question in enumerate(session.order, start=1):
        if session.visited(question):
            section = (
                ""
                if not headed
                else say("report.details")
                if question.is_detail
                else question.section
            )
            if section != before:
                yield Text()
                if section:
                    yield look.text(names.get(section, section), HEAD)
            before = section
            yield answer_row(number, question, session, look)


def _short_answers(session: Session, look: Look, width: int) -> Iterator[Text]:
    """Yield one line for each question that was visited, with its answer."""
    for number, question in enumerate(session.order, start=1):
        if session.visited(question):
            room = width - len(_ARROW) - _number(number).cell_len
            said = _cut(_given(question, session, look), max(1, room * 3 // 5), look)
            prompt = look.join((question.prompt, QUIET))
            asked = _cut(prompt, max(1, room - said.cell_len), look)
            yield Text.assemble(_number(number), asked, _ARROW, said)


def _cut(text: Text, width: int, look: Look) -> Text:
    """Shorten a text to so many cells, show that it was, and return it."""
    text.truncate(width, overflow="crop" if look.ascii_only else "ellipsis")
    return text


def _section_names(session: Session) -> dict[str, str]:
    return {section.id: section.name for section in session.bank.sections}


def answer_row(number: int, question: Question, session: Session, look: Look) -> Hanging:
    """Return a question with its number and its answer."""
    said = _given(question, session, look)
    return Hanging(look.join((question.prompt, QUIET), _ARROW, said), _number(number))


def _given(question: Question, session: Session, look: Look) -> Text:
    answer = session.answers.get(question.id)
    if answer is None:
        return look.text(say("quiz.skipped"))
    said = look.text(words.given(answer, question, session.bank), HEAD)
    return look.join(said, words.marked(answer))


def _not_asked(session: Session, look: Look) -> Iterator[Hanging]:
    yield Hanging(look.text(say("quiz.not-asked"), HEAD))
    for number, question in enumerate(session.scored, start=1):
        if not session.visited(question):
            tells = say("quiz.tells-start", terms=session.bank.terms)
            why = f" {tells}" if question.asks_for_a_fact else ""
            yield Hanging(look.join(question.prompt, (why, QUIET)), _number(number))


def _number(number: int) -> Text:
    return Text(f"{number}. ".rjust(4))
