"""What the quiz prints: start, question, help, review. Decides nothing, reads nothing.

Only lines one below the other: no cursor movement, and nothing is said by colour alone.
"""

import os
from contextlib import suppress
from itertools import groupby

from rich.console import Console, RenderableType
from rich.text import Text

from careerpick.model import Answer, Mark, Question, QuestionBank
from careerpick.quiz.session import Session
from careerpick.render.style import HEAD, QUIET, Hanging, look_of

SECONDS_PER_QUESTION = 13
"""Reading and choosing, from trials with the shipped questions: about five minutes."""
NARROW = 60
MARK_WORDS: dict[Mark, str] = {
    "normal": "",
    "important": "matters a lot",
    "deal_breaker": "deal-breaker",
}
KEYS = (
    ("2", "choose answer 2 (its words do as well)"),
    ("2!", "choose it, and: this matters a lot to me"),
    ("2!!", "choose it, and: I will not take work that fails on this"),
    ("b", "go back one question; there, Enter keeps your answer"),
    ("s", "skip this question"),
    ("r", "look at all your answers and change them"),
    ("q", "save and leave"),
    ("again", "show this question again"),
    ("?", "say why this is asked, and list these keys"),
)
REVIEW_KEYS = (
    ("3", "change the answer to question 3"),
    ("b", "go back to the last question"),
    ("f", "finish now and see your result"),
    ("q", "save and leave"),
    ("again", "show your answers again"),
)


class ScreenClosed(Exception):  # noqa: N818 - the person closed the window
    """Nobody can see any more what is printed."""


class Screen:
    """Prints for one quiz; asks for the width each time, so that a resize is followed."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.look = look_of(console)
        self._section = ""

    @property
    def width(self) -> int:
        """Columns at this moment."""
        width = self._console.width
        if self._console.is_dumb_terminal:  # for which rich does not ask
            with suppress(OSError, ValueError):
                width = min(width, os.get_terminal_size(self._console.file.fileno()).columns or 80)
        return max(1, width)

    def say(self, *sentences: str) -> None:
        """Print a paragraph."""
        self._print(self.look.text(" ".join(sentences)))

    def blank(self) -> None:
        """Print an empty line."""
        self._print(Text())

    def start(self, bank: QuestionBank) -> None:
        """Print the three lines before the first question."""
        number = len(bank.questions)
        minutes = max(1, round(number * SECONDS_PER_QUESTION / 60))
        duration = f"about {minutes} minute{'s' if minutes > 1 else ''}"
        if self.width < NARROW:
            self.say(f"{number} questions, {duration}.")
            self.say("Nothing leaves this computer.")
            self.say("b back, s skip, q leave, ? help")
            return
        self.say(f"{number} questions, {duration}. Type the number of your answer, then Enter.")
        self.say("Nothing you type leaves this computer. No answer is wrong.")
        self.say("Type b to go back, s to skip, q to save and leave, ? for help and more keys.")

    def question(self, session: Session) -> None:
        """Print the question at the position, with the heading of a section that begins."""
        progress = session.progress
        self.blank()
        if progress.section != self._section:
            self._section = progress.section
            part = f"Part {progress.section_number} of {progress.sections}: {progress.section}"
            self._print(self.look.text(part, self._style(HEAD)))
            self.blank()
        lead = f"Question {progress.question_number} of {progress.questions}: "
        prompt = self.look.join((lead, self._style(QUIET)), (session.question.prompt, self._head))
        self._print(Hanging(prompt))
        for number, option in enumerate(session.question.options, start=1):
            self._print(Hanging(self.look.text(option.label), Text(f"{number}. "), margin=2))
        if session.former:
            number, words = _chosen(session.question, session.former)
            self.say(f"Your answer: {number}{words}. Enter keeps it.")
        elif session.visited(session.question):
            self.say("You skipped this one. Enter skips it again.")

    def help(self, question: Question) -> None:
        """Print why a question is asked, and every key."""
        self._print(self.look.join(("Why this is asked: ", self._head), question.help))
        self._keys(KEYS)

    def review_help(self) -> None:
        """Print the keys of the review."""
        self._keys(REVIEW_KEYS)

    def review(self, session: Session) -> None:
        """Print every question with its answer, and what can be done now."""
        self._section = ""
        self.blank()
        self._print(self.look.text("Your answers", self._head))
        names = {section.id: section.name for section in session.bank.sections}
        numbered = enumerate(session.bank.questions, start=1)
        for section, members in groupby(numbered, key=lambda pair: pair[1].section):
            self.blank()
            self._print(self.look.text(names[section], self._head))
            for number, question in members:
                self._print(self._review_row(number, question, session))
        self.blank()
        if session.complete:
            self.say("Enter shows your result. A number changes that answer. b goes back.")
        else:
            self.say(
                f"Enter goes on with question {session.frontier + 1}. "
                "A number changes that answer. f shows the result now."
            )

    def prompt(self, session: Session) -> None:
        """Print what stands before the cursor, on one line where at all possible."""
        room = self.width - 6
        for text in (*_prompts(session), "> "):
            if len(text) <= room:
                break
        self._print(self.look.text(text.rstrip()), end=" ")

    def ask(self, text: str) -> None:
        """Print a question of the program itself, and leave the cursor behind it."""
        self._print(self.look.text(text), end=" ")

    @property
    def _head(self) -> str:
        return self._style(HEAD)

    def _style(self, style: str) -> str:
        # rich leaves bold and dim in when NO_COLOR is set; we want no code at all then.
        return "" if self._console.no_color else style

    def _review_row(self, number: int, question: Question, session: Session) -> Hanging:
        answer = session.answers.get(question.id)
        option = question.option(answer.option) if answer else None
        text = self.look.join((question.prompt, self._style(QUIET)), " -> ")
        if answer and option:
            text.append_text(self.look.text(option.label, self._head))
            if answer.mark != "normal":
                text.append_text(self.look.join(f" ({MARK_WORDS[answer.mark]})"))
        else:
            text.append("skipped" if session.visited(question) else "not asked yet")
        return Hanging(text, Text(f"{number}. ".rjust(4)))

    def _keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        widest = max(len(key) for key, _ in keys)
        for key, meaning in keys:
            self._print(Hanging(Text(meaning), Text(f"{key}: ".ljust(widest + 2)), margin=2))

    def _print(self, what: RenderableType, end: str = "\n") -> None:
        # Rendered first and written here, so that a closed window is an exception of ours:
        # rich would end the program.
        with self._console.capture() as capture:
            self._console.print(what, end=end, width=self.width)
        try:
            self._console.file.write(capture.get())
            self._console.file.flush()
        except (OSError, ValueError):
            raise ScreenClosed from None


def _chosen(question: Question, answer: Answer) -> tuple[int, str]:
    """Return the number of the chosen option, and its mark as words to put behind it."""
    number = [option.id for option in question.options].index(answer.option) + 1
    words = MARK_WORDS[answer.mark]
    return number, f" ({words})" if words else ""


def _prompts(session: Session) -> tuple[str, ...]:
    """Return what may stand before the cursor, from the fullest to the shortest."""
    if session.phase == "review":
        return ("Enter, a number, or ? for help:", "Enter or number:")
    top = len(session.question.options)
    if session.former:
        return (f"Your answer (1 to {top}, Enter keeps it, ? for help):", f"1-{top} or Enter:")
    return (f"Your answer (1 to {top}, ? for help):", f"1-{top} or ?:")
