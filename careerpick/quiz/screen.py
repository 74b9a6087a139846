"""What the quiz prints: start, question, help. Decides nothing, reads nothing.

Only lines one below the other: no cursor movement, and nothing is said by colour alone.
"""

import os
from contextlib import suppress

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.text import Text

from careerpick.model import Answer, Question, QuestionBank
from careerpick.quiz.review import REVIEW_KEYS, SETTLED_KEYS, review_rows
from careerpick.quiz.session import Session
from careerpick.words.basics import MARKS
from careerpick.write.style import HEAD, QUIET, Hanging, look_of

SECONDS_PER_QUESTION = 13
"""Reading and choosing, from trials with the shipped questions: about five minutes."""
NARROW = 60
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
        self._print(Hanging(self.look.text(" ".join(sentences))))

    def blank(self) -> None:
        """Print an empty line."""
        self._print(Text())

    def start(self, bank: QuestionBank, *, quick: bool = False, saves: bool = True) -> None:
        """Print the three lines before the first question."""
        number = len(bank.questions)
        minutes = max(1, round(number * SECONDS_PER_QUESTION / 60))
        duration = f"{'at most' if quick else 'about'} {minutes} minute{'s' if minutes > 1 else ''}"
        count = f"At most {number}" if quick else f"{number}"
        if self.width < NARROW:
            self.say(f"{count} questions, {duration}.")
            self.say("Nothing leaves this computer.")
            self.say("b back, s skip, q leave, ? help")
            return
        self.say(f"{count} questions, {duration}. Nothing you type leaves this computer.")
        self.say("Type the number of your answer, then Enter. Add ! if it matters a lot: 2!")
        leaves = "saves and leaves" if saves else "leaves"
        self.say(f"b goes back, s skips, q {leaves}, ? explains and lists all keys.")

    def settled(self, session: Session, *, quick: bool, marks_matter: bool) -> None:
        """Say that the result is settled, without saying what it is.

        Args:
            session: Where the quiz stands.
            quick: Whether the quiz stops here.
            marks_matter: Whether a marked answer could still change what is recommended.
        """
        left = len(session.open_questions)
        facts = len(session.open_facts)
        one = left == 1
        rest = "the last question" if one else f"the other {left} questions"
        if quick:
            asked = len(session.bank.questions) - left
            mark = ", unless you mark it with !" if marks_matter else ""
            on_what = "it" if one else f"{facts} of them"
            self.say(
                f"Which path fits you is settled after {asked} questions.",
                f"Whatever you would answer to {rest}, the same path is recommended{mark}.",
                f"When you can start, and with what, may still hang on {on_what}." if facts else "",
            )
        else:
            only = "Only an answer marked with ! can" if marks_matter else "No answer can"
            tells = f"{'tells' if one else 'tell'} when you can start and " if facts else ""
            self.say(
                f"{only} still change which path is recommended;",
                f"{rest} {tells}{'rounds' if one else 'round'} off the picture.",
                "To see your result now, type r, then f.",
            )

    def question(self, session: Session, *, quick: bool = False) -> None:
        """Print the question at the position, with the heading of a section that begins.

        A quick quiz goes back and forth between the sections, so it has no headings.
        """
        progress = session.progress
        self.blank()
        if progress.section != self._section and not quick:
            self._section = progress.section
            part = f"Part {progress.section_number} of {progress.sections}: {progress.section}"
            self._print(self.look.text(part, HEAD))
            self.blank()
        most = f"at most {progress.questions}" if quick else f"{progress.questions}"
        lead = f"Question {progress.question_number} of {most}: "
        prompt = self.look.join((lead, QUIET), (session.question.prompt, HEAD))
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
        self._print(Hanging(self.look.join(("Why this is asked: ", HEAD), question.help)))
        self._keys(KEYS)

    def review_help(self, *, settled: bool) -> None:
        """Print the keys of the review; a settled quick quiz has more of them."""
        self._keys(SETTLED_KEYS if settled else REVIEW_KEYS)

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
        self._print(shown)

    def _keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        widest = max(len(key) for key, _ in keys)
        for key, meaning in keys:
            self._print(Hanging(Text(meaning), Text(f"{key}: ".ljust(widest + 2)), margin=2))

    def _print(self, what: RenderableType) -> None:
        # Written here and not by rich, which ends the program when the window is closed and
        # still prints bold where NO_COLOR asks for plain text.
        console = self._console
        plain = console.no_color or console.color_system is None or console.legacy_windows
        options = console.options.update(width=self.width)
        written = "".join(
            segment.style.render(segment.text, color_system=ColorSystem.STANDARD)
            if segment.style and not plain
            else segment.text
            for segment in console.render(what, options)
        )
        try:
            console.file.write(written)
            console.file.flush()
        except (OSError, ValueError):
            raise ScreenClosed from None


def _chosen(question: Question, answer: Answer) -> tuple[int, str]:
    """Return the number of the chosen option, and its mark as words to put behind it."""
    number = [option.id for option in question.options].index(answer.option) + 1
    words = MARKS[answer.mark]
    return number, f" ({words})" if words else ""


def _prompts(session: Session) -> tuple[str, ...]:
    """Return what may stand before the cursor, from the fullest to the shortest."""
    if session.phase == "review":
        return ("Enter, a number, or ? for help:", "Enter or number:")
    top = len(session.question.options)
    if session.former:
        return (f"Your answer (1 to {top}, Enter keeps it, ? for help):", f"1-{top} or Enter:")
    return (f"Your answer (1 to {top}, ? for help):", f"1-{top} or ?:")
