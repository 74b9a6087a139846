"""What a person looks at after the result, in a terminal: a key for each, line by line.

Every key shows what the command of that name shows, and comes back to the last lines of the
result. Nothing here moves a cursor, so that any terminal and a reader aloud can follow.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from careerpick.decide.comparison import compare_paths
from careerpick.decide.explanation import explain, what_if
from careerpick.errors import FileError, Stopped
from careerpick.folding import fold
from careerpick.quiz.reader import AnswerReader, is_leaving, key_at_question
from careerpick.quiz.screen import (
    NARROW,
    EndOfInput,
    Screen,
    ScreenClosed,
    answer_row,
    prompts,
    this_screen,
)
from careerpick.quiz.session import Session, start_session
from careerpick.report.blocks import Report, Section
from careerpick.report.listing import sites_report
from careerpick.report.plan import money_section
from careerpick.report.result import answers_section
from careerpick.report.short import core_report
from careerpick.values import value
from careerpick.words import quiz as words
from careerpick.words.problems import worded
from careerpick.words.sentences import say
from careerpick.write.shown import (
    Wanted,
    shown_comparison,
    shown_explanation,
    shown_plan,
    shown_result,
    shown_what_if,
    written,
)
from careerpick.write.style import QUIET, Hanging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import RenderableType

    from careerpick.decide.result import Result
    from careerpick.model import Answer, CareerPath, Question
    from careerpick.plan.plan import Plan
    from careerpick.words.quiz import View


LONGEST_QUOTED = 12


def stay(
    result: Result,
    plan: Plan | None,
    *,
    save: Callable[[str, str], None],
    is_kept: bool,
) -> None:
    """Show what the person asks for, key by key, until they leave.

    Args:
        result: What was shown before.
        plan: The plan for it.
        save: Writes a file of this name with this text.
        is_kept: Whether to say at the end, whatever ends it, how to see the result again.

    Raises:
        Stopped: A signal ended it.
    """
    again = result.content.command(words.LAST_RESULT)
    with this_screen() as screen:
        wanted = Wanted("text", date.today(), at_keys=True)
        keys = _Keys(result, plan, screen, save, wanted, tuple(_views(result, plan)))
        try:
            with suppress(EndOfInput, ScreenClosed):
                keys.run()
        except Stopped:
            with suppress(ScreenClosed):
                screen.blank()
            raise
        finally:
            with suppress(ScreenClosed):
                if is_kept:
                    screen.tell_command("edge.see-again", again)


@value
class _Keys:
    """The one place where a key becomes a view."""

    result: Result
    plan: Plan | None
    screen: Screen
    save: Callable[[str, str], None]
    wanted: Wanted
    views: tuple[View, ...]

    def run(self) -> None:
        """Ask for a key until the person leaves."""
        self.show_keys()
        typed = ""
        while True:
            typed = typed or self.ask(say("quiz.prompt-key")) or words.QUIT
            view = words.view_named(typed, self.views)
            if view == "quit":
                return
            if typed in ("?", "h", "help"):
                typed = self.page(*self.long_keys())
            elif view is None:
                self.screen.tell("quiz.no-key", text=typed[:LONGEST_QUOTED])
                typed = ""
            else:
                typed = self.show(view)

    def show(self, view: View) -> str:
        """Show what a key is for, and the last lines of the result again.

        Returns:
            A key that was typed meanwhile; "" for none.
        """
        if view == "what if":
            typed = self.what_if()
        elif view == "save":
            typed = self.save_page()
        else:
            typed = self.page(self.shown(view))
        if not typed:
            self.screen.write(self.closing())
            self.show_keys()
        return typed

    def shown(self, view: View) -> RenderableType:
        """Return what a key shows."""
        result, content = self.result, self.result.content
        match view:
            case "why":
                return shown_explanation(explain(result), self.wanted, "")
            case "plan" if self.plan:
                return shown_plan(self.plan, self.wanted)
            case "compare":
                paths = tuple(content.path(path_id) for path_id in _side_by_side(result))
                return shown_comparison(compare_paths(content, paths, result.sheet), self.wanted)
            case "full":
                wanted = replace(self.wanted, in_full=True)
                return shown_result(result, self.plan, wanted, "", quick=False)
            case "money" if self.plan:
                return self.section(money_section(self.plan))
            case "sites":
                who = self.plan.who if self.plan else result.circumstances
                report = sites_report(content, _paths(result, self.plan), who, self.wanted.day)
                return written(report, self.wanted)
            case _:
                return self.section(answers_section(result))

    def section(self, section: Section | None) -> RenderableType:
        """Return a part of the result, in full."""
        shown = Report("", (), (section,) if section else ())
        return written(shown, replace(self.wanted, in_full=True))

    def page(self, *what: RenderableType) -> str:
        """Print what there is, a window at a time, with room for the last lines of the result.

        Returns:
            A key that was typed before the end; "" where the person read on.
        """
        text = "".join(self.screen.drawn(item) for item in what)
        below = self.closing().count("\n") + len(self.keys()) + 2
        typed = self.screen.pages(text, below, say("quiz.prompt-back"))
        return "" if is_leaving(typed) or typed in words.BACK else typed

    def closing(self) -> str:
        """Return the last lines of the result."""
        report = core_report(self.result, self.plan)
        return self.screen.drawn(written(report, self.wanted))

    def keys(self) -> list[str]:
        """Return the lines with the keys."""
        if self.screen.width < NARROW:
            return [words.bare_keys(self.views)]
        keys = words.short_keys(self.views, beside=_beside(self.result))
        lines = [""]
        for key in keys:
            shown = self.screen.look.clean(key) + ("" if key == keys[-1] else ",")
            if lines[-1] and len(lines[-1]) + 1 + len(shown) > self.screen.width:
                lines.append("")
            lines[-1] += f" {shown}" if lines[-1] else shown
        return lines

    def show_keys(self) -> None:
        """Print the keys."""
        for line in self.keys():
            self.screen.say(line)

    def long_keys(self) -> Iterator[Hanging]:
        """Yield each key with what it does."""
        look = self.screen.look
        for key, meaning in words.long_keys(self.views):
            yield Hanging(look.text(meaning), look.join((key, QUIET), "  "))

    def ask(self, prompts: str) -> str:
        """Return what is typed, folded."""
        return fold(self.screen.ask(prompts))

    def what_if(self) -> str:
        """Let one answer be changed, and show the result before and after.

        Returns:
            A key that was typed meanwhile; "" for none.
        """
        questions = enumerate(self.result.content.bank.questions, start=1)
        shown = {
            number: question
            for number, question in questions
            if question.id in self.result.sheet.answers
        }
        session = self.session()
        look = self.screen.look
        text = self.page(*(answer_row(*pair, session, look) for pair in shown.items()))
        while text := text or self.ask(say("quiz.prompt-which-answer")):
            if is_leaving(text) or text in words.BACK:
                break
            question = shown.get(int(text)) if text.isascii() and text.isdigit() else None
            if question is None:
                self.screen.tell("quiz.no-such-answer", text=text)
                text = ""
                continue
            answer = self.other_answer(int(text), question)
            if answer is None:
                break
            changed = {question.id: answer}
            found = what_if(self.result.content, self.result.sheet, changed)
            return self.page(shown_what_if(found, self.wanted))
        return ""

    def session(self) -> Session:
        """Return a quiz with the answers of this result."""
        return start_session(self.result.content.bank, self.result.sheet, whole=True)

    def other_answer(self, number: int, question: Question) -> Answer | None:
        """Ask a question again, and return the answer; None to go back."""
        session = self.session().go_to(question.id)
        self.screen.question_alone(number, session)
        answers = AnswerReader(self.result.content, self.screen)
        while True:
            text = self.screen.ask(prompts(session))
            key = key_at_question(text, question)
            if key == "help":
                self.screen.help(session)
            elif not text or key:
                return None
            elif answer := answers.read(text, question):
                return answer

    def save_page(self) -> str:
        """Write the result as a page, under a name that no file has; return ""."""
        name = _free_name(words.DEFAULT_FILE)
        while True:
            typed = self.screen.ask(say("quiz.prompt-file", name=name))
            if is_leaving(typed):
                return ""
            chosen = Path(typed or name).expanduser()
            if chosen.suffix.casefold() not in (".html", ".htm"):
                chosen = chosen.with_name(f"{chosen.name}.html")
            if chosen.exists():
                self.screen.tell("quiz.is-there", name=chosen)
                continue
            as_page = replace(self.wanted, format="html")
            page = shown_result(self.result, self.plan, as_page, "", quick=False)
            try:
                self.save(str(chosen), str(page))
                self.screen.tell("quiz.leave-out")
                return ""
            except FileError as error:
                problem = worded(error.problems[0])
                self.screen.say(problem.message, problem.fix)


def _free_name(name: str) -> str:
    """Return the name, with a number where there is such a file."""
    path, number = Path(name), 1
    while path.exists():
        number += 1
        path = Path(name).with_stem(f"{Path(name).stem}-{number}")
    return str(path)


def _views(result: Result, plan: Plan | None) -> Iterator[View]:
    """Yield what there is to see of this result, in the order of the keys."""
    if result.recommendation.best and result.recommendation.verdict != "not_enough":
        yield "why"
    if result.recommended:
        if plan and money_section(plan):
            yield "money"
        if plan:
            yield "plan"
    if _side_by_side(result):
        yield "compare"
    if result.sheet.answers:
        yield "what if"
    if any(path.platforms for path in _paths(result, plan)):
        yield "sites"
    yield "save"
    if result.sheet.answers:
        yield "answers"
    yield from ("full", "quit")


def _side_by_side(result: Result) -> tuple[str, ...]:
    """Return the recommended path and the best of the others; () where there is only one."""
    if result.recommendation.verdict == "not_enough" or len(result.paths) < 2:
        return ()
    ids = [row.path.id for row in result.paths]
    first = result.recommendation.paths[0] if result.recommended else ids[0]
    return (first, next(path_id for path_id in ids if path_id != first))


def _beside(result: Result) -> str:
    pair = _side_by_side(result)
    return result.of(pair[1]).path.name if pair else ""


def _paths(result: Result, plan: Plan | None) -> list[CareerPath]:
    """Return what one would begin with: the bridge, then what is recommended."""
    bridge = plan.route.bridge if plan else None
    return [row.path for row in (*((bridge,) if bridge else ()), *result.recommended)]
