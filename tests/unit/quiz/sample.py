"""A quiz of four questions in two sections, and a person who types."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import StringIO

from rich.console import Console

from careerpick.keeping.unfinished import Store
from careerpick.model import Content, Group, Option, Question
from careerpick.quiz.loop import QuizOutcome, run_quiz
from careerpick.quiz.screen import QuizScreen
from tests.builders import make_content, make_path


def make_question(question_id: str, section: str, *labels: str) -> Question:
    """Make a question whose options have the first word of their label as id."""
    return Question(
        id=question_id,
        section=section,
        prompt=f"What about {question_id}?",
        help=f"We ask to learn of {question_id}.",
        options=tuple(Option(id=label.split()[0].lower(), label=label) for label in labels),
    )


CONTENT: Content = make_content(
    [
        make_question("money", "goals", "Soon would be good", "Later is fine"),
        make_question("growth", "goals", "Learn a lot", "Lead others", "Neither of them"),
        make_question("hours", "schedule", "Few hours", "Many hours"),
        make_question("place", "schedule", "Home", "Office", "Anywhere else"),
    ],
    [make_path("one", {"variety": 3})],
)
CONTENT = replace(
    CONTENT,
    bank=replace(
        CONTENT.bank, sections=(Group("goals", "Your goals"), Group("schedule", "Your week"))
    ),
)


@dataclass(frozen=True)
class Shown:
    """What a quiz printed, and what came of it."""

    text: str
    outcome: QuizOutcome

    @property
    def flat(self) -> str:
        """All of it on one line, so that line breaks do not matter."""
        return " ".join(self.text.split())

    def after(self, line: int) -> str:
        """Return what was printed between typing this line (from 0) and the next."""
        return re.split("<[0-9]+>", self.text)[line + 1]


def scripted(lines: list[str | None], printed: StringIO) -> Callable[[], str | None]:
    """Return a reader of these lines, then end of input, that notes where it read."""
    waiting = list(lines)
    count = 0

    def read_line() -> str | None:
        nonlocal count
        printed.write(f"<{count}>\n")
        count += 1
        return waiting.pop(0) if waiting else None

    return read_line


def take_quiz(
    *lines: str | None,
    store: Store | None = None,
    width: int = 80,
    content: Content = CONTENT,
    quick: bool = False,
    whole: bool = False,
    height: int | None = None,
) -> Shown:
    """Type these lines, then end the input; with a height, in a window of so many rows."""
    printed = StringIO()
    outcome = run_quiz(
        content,
        QuizScreen(
            Console(
                file=printed,
                width=width,
                height=height,
                force_terminal=height is not None,
                no_color=True,
                color_system=None,
            ),
            scripted(list(lines), printed),
        ),
        store=store,
        quick=quick,
        whole=whole,
    )
    return Shown(printed.getvalue(), outcome)
