"""What a person looks at after the result, in a terminal: a key for each, line by line.

Every key shows what the command of that name shows, and comes back to the last lines of the
result. Nothing here moves a cursor, so that any terminal and a reader aloud can follow.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import count
from pathlib import Path
from textwrap import wrap

from rich.console import RenderableType

from careerpick.decide.comparison import compare_paths
from careerpick.decide.explanation import explain, what_if
from careerpick.decide.result import Result
from careerpick.errors import FileError, Stopped
from careerpick.files import LAST_ANSWERS, cannot, write_output
from careerpick.folding import fold
from careerpick.model import Answer, CareerPath, Question
from careerpick.plan.plan import Plan
from careerpick.quiz.screen import NARROW, QuizScreen, prompts
from careerpick.quiz.session import (
    asks_for_help,
    is_leaving,
    key_at_question,
    leads_back,
    start_session,
)
from careerpick.quiz.terminal import EndOfInput, ScreenClosed
from careerpick.report.blocks import Report
from careerpick.report.comparison import comparison_report
from careerpick.report.explanation import explanation_report, what_if_report
from careerpick.report.listing import sites_report
from careerpick.report.money import money_section
from careerpick.report.plan import plan_report
from careerpick.report.result import answers_section, core_report
from careerpick.values import value
from careerpick.words.problems import worded
from careerpick.words.sentences import say
from careerpick.write.shown import Wanted, shown_result, written
from careerpick.write.style import QUIET, Hanging

LAST_RESULT = f"history show {LAST_ANSWERS}"
DEFAULT_FILE = "careerpick-result.html"
PARTS = ("money", "answers")
"""Views that are a part of the result, and not a report of their own."""


def stay(
    result: Result, plan: Plan | None, screen: QuizScreen, day: date, *, is_kept: bool
) -> bool:
    """Show what the person asks for of a result that was shown, key by key, until they leave.

    What `is_kept` can be seen again, and how is said at the end, whatever ends it.

    Returns:
        Whether they want to start anew.

    Raises:
        Stopped: A signal ended it.
    """
    with screen:
        try:
            with suppress(EndOfInput, ScreenClosed):
                return _Keys(result, plan, screen, Wanted("text", day, at_keys=True)).run()
            return False
        except Stopped:
            with suppress(ScreenClosed):
                screen.blank()
            raise
        finally:
            with suppress(ScreenClosed):
                if is_kept:
                    again = result.content.command(LAST_RESULT)
                    screen.tell_command("edge.see-again", again)


@value
class _View:
    """What a key shows, in a word or two and in full."""

    name: str
    key: str
    short: str
    meaning: str


@dataclass(frozen=True)
class _Keys:
    """The one place where a key becomes a view."""

    result: Result
    plan: Plan | None
    screen: QuizScreen
    wanted: Wanted

    @cached_property
    def followed(self) -> Plan | None:
        """The plan that the keys show: where nothing is recommended that for the nearest path."""
        nearest = self.result.recommendation.nearest
        return replace(self.plan, path=nearest) if self.plan and nearest else self.plan

    @cached_property
    def side_by_side(self) -> tuple[CareerPath, ...]:
        """The recommended path and the best of the others; none where there is only one."""
        if self.result.recommendation.verdict == "not_enough":
            return ()
        first = (self.result.recommended or self.result.paths)[0]
        others = [row for row in self.result.paths if row.path.id != first.path.id]
        return tuple(row.path for row in (first, *others[:1])) if others else ()

    @cached_property
    def paths(self) -> list[CareerPath]:
        """What one would begin with: the bridge, then what is recommended."""
        route = self.followed.route if self.followed else None
        chosen = (route.destination,) if route and route.chosen_by_name else self.result.recommended
        return [row.path for row in (route.bridge if route else None, *chosen) if row]

    @cached_property
    def views(self) -> list[_View]:
        """What there is to see of this result, in the order of the keys."""
        recommendation, answers = self.result.recommendation, self.result.sheet.answers
        plan = self.followed
        has_plan = bool(plan and (self.result.recommended or plan.route.chosen_by_name))
        there: dict[str, object] = {
            "why": recommendation.best and recommendation.verdict != "not_enough",
            "money": has_plan and plan and money_section(plan),
            "plan": has_plan,
            "compare": self.side_by_side,
            "what if": answers,
            "sites": any(path.platforms for path in self.paths),
            "answers": answers,
        }
        every = [_View(*line.split(" | ")) for line in say("quiz.views").splitlines()]
        return [view for view in every if there.get(view.name, True)]

    def run(self) -> bool:
        """Ask for a key until the person leaves, and tell whether to start anew."""
        self.screen.say_lines(self.keys())
        typed: str | None = None
        while True:
            typed = typed or fold(self.screen.ask(say("quiz.prompt-key")))
            if not typed or is_leaving(typed):
                return False
            if self.view_of(typed) == "anew":
                return True
            typed = self.follow(typed)
            if typed == "":
                self.screen.write(self.closing())
                self.screen.say_lines(self.keys())

    def view_of(self, typed: str) -> str:
        """Return what a key shows; "" where it is none."""
        names = (view.name for view in self.views if typed in (view.name, view.key, view.short))
        return next(names, "help" if typed in ("?", "h", "help") else "")

    def follow(self, typed: str) -> str | None:
        """Do what a key is for.

        Returns:
            A key that was typed meanwhile; "" to go back to the result, None where it is in sight.
        """
        match self.view_of(typed):
            case "":
                self.screen.tell("quiz.no-key", text=typed)
                return None
            case "help":
                return self.page(self.long_keys(), below=1)
            case "what if":
                return self.what_if()
            case "save":
                self.save_page()
                return ""
            case view:
                return self.page([self.shown(view)], self.room_below()) or ""

    def shown(self, view: str) -> RenderableType:
        """Return what a key shows; a part of the result in full."""
        if view == "full":
            in_full = replace(self.wanted, in_full=True)
            return shown_result(self.result, self.plan, in_full, "", quick=False)
        return written(self.report(view), replace(self.wanted, in_full=view in PARTS))

    def report(self, view: str) -> Report:
        """Return the report that a key shows."""
        result, plan, day = self.result, self.followed, self.wanted.day
        match view:
            case "why":
                return explanation_report(explain(result), day, "", in_full=False)
            case "plan" if plan:
                return plan_report(plan, day)
            case "compare":
                compared = compare_paths(result.content, self.side_by_side, result.sheet)
                return comparison_report(compared, day, in_full=False)
            case "sites":
                who = plan.who if plan else result.circumstances
                return sites_report(result.content, self.paths, who, day, at_keys=True)
            case _:
                part = money_section(plan) if plan and view == "money" else answers_section(result)
                return Report("", (), (part,) if part else ())

    def page(self, what: Iterable[RenderableType], below: int = 1) -> str | None:
        """Print what there is, a window at a time, with room for so many lines below it.

        Return what was typed meanwhile; "" to go back to the result, None where all of it fits.
        """
        text = "".join(map(self.screen.drawn, what))
        typed = self.screen.pages(text, below, say("quiz.prompt-back"))
        return "" if typed and leads_back(typed) else typed

    def room_below(self) -> int:
        """Return how many lines the last lines of the result take, with the keys."""
        return self.closing().count("\n") + len(self.keys()) + 2

    def closing(self) -> str:
        """Return the last lines of the result."""
        return self.screen.drawn(written(core_report(self.result, self.plan), self.wanted))

    def keys(self) -> list[str]:
        """Return the lines with the keys, none of which is broken."""
        if self.screen.width < NARROW:
            return [say("quiz.bare-keys", keys=" ".join(view.key for view in self.views))]
        keys, plan = [], self.followed
        for view in self.views:
            said = f"{view.key} {view.short}"
            if view.name == "compare":
                said = say("quiz.beside", view=said, name=self.side_by_side[1].name)
            if view.name == "plan" and plan and plan.route.chosen_by_name:
                said = say("quiz.plan-for", view=said, plan=plan.route.destination)
            keys.append(self.screen.look.clean(said).replace(" ", "\xa0"))
        width = self.screen.width
        lines = wrap(", ".join(keys), width, break_long_words=False, break_on_hyphens=False)
        return [line.replace("\xa0", " ") for line in lines]

    def long_keys(self) -> Iterator[Hanging]:
        """Yield each key with what it does."""
        look = self.screen.look
        for view in self.views:
            yield Hanging(look.text(view.meaning), look.join((view.key, QUIET), "  "))

    def what_if(self) -> str:
        """Let one answer be changed, and show the result before and after.

        Return a key that was typed meanwhile; "" for none.
        """
        content, sheet = self.result.content, self.result.sheet
        session = start_session(content.bank, sheet)
        numbered = enumerate(session.order, start=1)
        shown = {str(number): item for number, item in numbered if item.id in sheet.answers}
        which = say("quiz.prompt-which-answer")
        answers = "".join(map(self.screen.drawn, self.screen.answers(session)))
        text = self.screen.pages(answers, 1, which, say("quiz.prompt-more-answers"))
        text = fold(self.screen.ask(which)) if text is None else text
        while text and text not in shown and not leads_back(text):
            self.screen.tell("quiz.no-such-answer", text=text)
            text = fold(self.screen.ask(which))
        answer = self.other_answer(int(text), shown[text]) if text in shown else None
        if answer is None:
            return ""
        found = what_if(content, sheet, {shown[text].id: answer})
        shown_both = written(what_if_report(found, self.wanted.day), self.wanted)
        return self.page([shown_both], self.room_below()) or ""

    def other_answer(self, number: int, question: Question) -> Answer | None:
        """Ask a question again, and return the answer; None to go back."""
        content = self.result.content
        session = start_session(content.bank, self.result.sheet, whole=True).go_to(question.id)
        self.screen.question_alone(number, session)
        while True:
            text = self.screen.ask(prompts(session))
            key = key_at_question(text, question)
            if key == "help":
                self.screen.help(session, alone=True)
            elif not text or key:
                return None
            elif answer := self.screen.read_answer(text, session, content):
                return answer

    def save_page(self) -> None:
        """Write the result as a page, under a name that no file has."""
        first = Path(DEFAULT_FILE)
        names = (first.with_stem(f"{first.stem}-{number}") for number in count(2))
        name = first if not first.exists() else next(it for it in names if not it.exists())
        while True:
            typed = self.screen.ask(say("quiz.prompt-file", name=name))
            if typed and leads_back(typed):
                return
            if asks_for_help(typed):
                self.screen.tell("quiz.file-help", name=name)
                continue
            try:
                chosen = _page_named(typed, name)
                if chosen.exists():
                    self.screen.tell("quiz.is-there", name=chosen)
                    continue
                as_page = replace(self.wanted, format="html")
                page = shown_result(self.result, self.plan, as_page, "", quick=False)
                write_output(str(chosen), str(page))
                self.screen.tell("edge.written", file=chosen)
                self.screen.tell("quiz.leave-out")
                return
            except FileError as error:
                problem = worded(error.problems[0])
            except (OSError, RuntimeError) as error:  # a name that is too long, no such home
                problem = worded(cannot("write", typed, error))
            self.screen.say(problem.message, problem.fix)


def _page_named(typed: str, name: Path) -> Path:
    """Return the file that a person means: in a folder the offered name, else one of a page."""
    chosen = Path(typed).expanduser() if typed else name
    if chosen.is_dir():
        return chosen / name
    is_page = chosen.suffix.casefold() in (".html", ".htm")
    return chosen if is_page else chosen.with_name(f"{chosen.name}.html")
