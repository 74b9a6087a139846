"""The screen of a quiz: a question, its help, the review of the answers; and reading an answer."""

from collections.abc import Collection, Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from careerpick.answers.choice import check_money, letters, parse_choice, unit_of
from careerpick.errors import AnswerError
from careerpick.folding import LETTERS, fold
from careerpick.model import NONE, Answer, Content, Option, Question, QuestionBank, Terms
from careerpick.quiz.session import YES, Session
from careerpick.quiz.terminal import Terminal
from careerpick.words.answers import given, with_mark, with_own_money
from careerpick.words.problems import worded
from careerpick.words.sentences import say
from careerpick.write.style import HEAD, QUIET, Hanging

NARROW = 60
"""In fewer columns what is said is shorter, and keys stand without their words."""
_ARROW = " -> "
Rows = Iterator[Text | Hanging]


# What is said of what can be typed.


def prompts(session: Session) -> str:
    """Return what may stand before the cursor, from the fullest to the shortest."""
    if session.phase == "review":
        return f"{say('quiz.prompt-review')}\n>"
    question = session.question
    unit = session.bank.limit(question.number.limit).unit if question.number else ""
    unit = unit or say("quiz.a-number")
    choice = say(f"quiz.choice-{_kind(question)}", **_bounds(question), unit=unit)
    long, short = choice.splitlines()
    is_kept = question.id in session.answers or session.offer
    how = "keep" if is_kept else "skip" if question.is_detail else "new"
    return f"{say(f'quiz.asked-{how}', choice=long, short=short)}\n>"


def _hint(question: Question, unit: str) -> str:
    """Return what can be typed at a question."""
    unit = f" ({unit})" if unit else ""
    return say(f"quiz.hint-{_kind(question)}", **_bounds(question), unit=unit)


def _kind(question: Question) -> str:
    """Return how a question is answered; a scale by one of its steps."""
    return "number" if question.number else question.pick.replace("scale", "one")


def _bounds(question: Question) -> dict[str, object]:
    count, numbers = len(question.options), question.number
    return {
        "count": count,
        "last": LETTERS[count - 1],
        "limited": question.most is not None,
        "most": numbers.most if numbers else question.most,
        "least": numbers and numbers.least,
    }


def _keys_at(question: Question, terms: Terms, *, alone: bool) -> str:
    """Return the keys at a question; where letters are answers, back has to be written out."""
    is_chosen = question.is_detail and not question.is_typed
    choosing = "detail" if is_chosen else "number" if question.number else question.pick
    back = "back" if question.number else "b"
    going = say("quiz.alone-keys") if alone else say("quiz.going-keys", back=back)
    return f"{say(f'quiz.keys-{choosing}', terms=terms)}\n{going}"


def _is_as_typed(text: str, answer: Answer, question: Question, bank: QuestionBank) -> bool:
    """Tell whether nobody can wonder how something typed was understood."""
    if question.pick == "country":
        return fold(text) == fold(given(answer, question, bank))
    if question.number and (answer.number or 0) <= len(question.options):
        return False  # somebody may have counted the options
    if question.number or question.is_typed:
        return answer.number is not None and text in (str(answer.number), f"{answer.number:,}")
    return True


class QuizScreen(Terminal):
    """Shows a session, and takes a line as an answer to its question."""

    near = ""
    """What an answer that is none was taken for; yes takes it."""
    _section = ""

    def read_answer(self, text: str, session: Session, content: Content) -> Answer | None:
        """Return the answer, said back where it was not typed as it is; None where it is none."""
        question = session.question
        unit = unit_of(question, content)
        hint = _hint(question, unit)
        try:
            answer = parse_choice(text, question, unit)
            check_money(text, answer, session.answers, content.bank)
        except AnswerError as error:
            if self.near and fold(text) in YES:
                return self.read_answer(self.near, session, content)
            problem = worded(error.problems[0])
            # Other advice is for files, where "?" is no key.
            self.near = problem.params.get("near") or ""
            near = say("quiz.near", name=self.near) if self.near else hint
            self.refuse(problem.message, near)
            return None
        others = {**session.answers, question.id: answer}
        meant = with_own_money(others, content.bank)[question.id]
        if meant != answer or not _is_as_typed(text, answer, question, content.bank):
            self.tell("quiz.taken", answer=given(meant, question, content.bank))
        return answer

    def question(self, session: Session, *, quick: bool = False) -> None:
        """Print the question at the position, with the heading of a section that begins.

        A quick quiz goes back and forth between the sections, so it has no headings.
        """
        question, details = session.question, session.question.is_detail
        among = session.details if details else session.scored
        about = {"number": among.index(question) + 1, "questions": len(among)}
        lead = say("quiz.detail" if details else "quiz.question", **about, at_most=quick)
        self.print(Text(), *self._heading(session, quick))
        self.print_asked(*self._question(session, lead))

    def question_alone(self, number: int, session: Session) -> None:
        """Print the question at the position with this number, outside the run of the quiz."""
        self.blank()
        self.print_asked(*self._question(session, say("quiz.question-alone", number=number)))

    def _heading(self, session: Session, quick: bool) -> Rows:
        """Yield what stands before the first question of a section, and before the details."""
        question, before = session.question, self._section
        if question.is_detail:
            self._section = say("report.details")
            if before != self._section and session.at_frontier:
                left = sum(not session.visited(item) for item in session.details)
                yield self.paragraph(say("quiz.details", terms=session.bank.terms, count=left))
                yield Text()
        elif question.ask == "core" and not quick:
            self._section = question.section
            if before != question.section:
                number, parts, name = session.part
                part = say("quiz.part", number=number, parts=parts, name=name)
                yield self.look.text(part, HEAD)
                yield Text()

    def _question(self, session: Session, lead: str) -> Rows:
        """Yield a question with its options, and what was answered before."""
        look, question = self.look, session.question
        former = session.answers.get(question.id)
        yield Hanging(look.join((f"{lead} ", QUIET), (question.prompt, HEAD)))
        for sign, option in _options(question):
            yield Hanging(look.text(option.label), Text(f"{sign}. "), margin=2)
        if former:
            again = _typed_again(question, former, session.bank)
            said = with_mark(again, former.mark)
            yield self.paragraph(say("quiz.former", answer=said))
        elif session.offer:
            again = given(session.offer, question, session.bank)
            yield self.paragraph(say("quiz.offered", answer=again))
        elif session.visited(question):
            yield self.paragraph(say("quiz.skipped-before"))

    def help(self, session: Session, *, alone: bool = False) -> None:
        """Print why a question is asked, and every key; and it again where that pushed it away.

        One that is asked alone has no others to go to.
        """
        question = session.question
        why = Hanging(self.look.join((f"{say('quiz.why')} ", HEAD), question.help))
        rows = [why, *key_rows(_keys_at(question, session.bank.terms, alone=alone))]
        is_pushed_away = self.pushes_away(*rows)
        self.print(*rows)
        if is_pushed_away:
            self.ask_again()

    def changed(self, session: Session, ids: Collection[str], below: Iterable[str]) -> None:
        """Print these questions with their answers, and what can be done now."""
        self._asked = ()
        self.print(*self.answers(session, ids), Text(), *map(self.paragraph, below))

    def review(self, session: Session, below: Iterable[str], *, settled: bool, start: int) -> int:
        """Print every question with its answer, and what can be done now.

        What does not fit the window comes in pages.

        Args:
            session: What was answered.
            below: What can be done now.
            settled: A quick quiz has asked enough; the questions left are listed, too.
            start: The row with which the page begins.

        Returns:
            The row with which the next page begins; 0 where there is none.
        """
        self._section, self._asked = "", ()
        title = self.look.text(say("quiz.your-answers"), HEAD)
        last: list[RenderableType] = [Text(), *map(self.paragraph, below)]
        left, beside = [*(self._not_asked(session) if settled else ())], 2 + self.lines(*last)
        rows = [*self.answers(session, beside=beside + len(left)), *left]
        room = (self.height or self.lines(*rows) + beside) - beside
        if self.lines(*rows) <= room:
            self.print(title, *rows, *last)
            return 0
        more = self.paragraph(say("quiz.more-answers", count=len(rows)))
        page = rows[start : start + max(1, room - self.lines(more))]
        more = self.paragraph(say("quiz.more-answers", count=len(rows) - len(page)))
        self.print(title, *page, *last, more)
        following = start + len(page)
        return following if following < len(rows) else 0

    def answers(
        self, session: Session, ids: Collection[str] | None = None, beside: int = 2
    ) -> list[Text] | list[Hanging]:
        """Return each question that was answered or skipped, or of these ids, with its answer.

        In full where the window has room for that and so many lines beside it; else a line each.
        """
        bank, rows = session.bank, []
        meant = with_own_money(session.answers, bank)
        for number, question in enumerate(session.order, start=1):
            if session.visited(question) if ids is None else question.id in ids:
                said, mark = self.look.text(say("quiz.skipped")), ""
                if answer := meant.get(question.id):
                    said = self.look.text(given(answer, question, bank), HEAD)
                    mark = with_mark("", answer.mark)
                rows.append((_number(number), self.look.join((question.prompt, QUIET)), said, mark))
        full = [
            Hanging(Text.assemble(asked, _ARROW, said, mark), number)
            for number, asked, said, mark in rows
        ]
        has_room = self.height is None or self.lines(*full) + beside <= self.height
        return full if has_room else [self._answer(*row) for row in rows]

    def _answer(self, number: Text, asked: Text, said: Text, mark: str) -> Text:
        """Return the one line of an answer; its mark is never cut."""
        room = self.width - len(_ARROW) - number.cell_len - len(mark)
        self._cut(said, room * 3 // 5)
        self._cut(asked, room - said.cell_len)
        line = self._cut(Text.assemble(number, asked, _ARROW, said), self.width - len(mark))
        return Text.assemble(line, mark)

    def _not_asked(self, session: Session) -> Iterator[Text]:
        """Yield a line for each question that a quick quiz leaves out, below a heading."""
        yield self.look.text(say("quiz.not-asked"), HEAD)
        for number, question in enumerate(session.scored, start=1):
            if not session.visited(question):
                tells = say("quiz.tells-start", terms=session.bank.terms)
                why = f" {tells}" if question.asks_for_a_fact else ""
                asked = self.look.join(question.prompt, (why, QUIET))
                yield self._cut(Text.assemble(_number(number), asked), self.width)

    def _cut(self, text: Text, width: int) -> Text:
        """Shorten a text to so many cells, show that it was, and return it."""
        text.truncate(max(1, width), overflow="crop" if self.look.ascii_only else "ellipsis")
        return text


def key_rows(lines: str) -> Rows:
    """Yield each key with what it does; they stand as "key: what it does" in these lines."""
    keys = [line.partition(": ") for line in lines.splitlines()]
    widest = max(len(key) for key, _, _ in keys)
    for key, _, meaning in keys:
        yield Hanging(Text(meaning), Text(f"{key}: ".ljust(widest + 2)), margin=2)


def _options(question: Question) -> Iterable[tuple[str, Option]]:
    """Return each option with what chooses it: a number, or a letter where numbers are numbers."""
    if question.number:
        return letters(question)
    return ((str(number), option) for number, option in question.listed)


def _typed_again(question: Question, answer: Answer, bank: QuestionBank) -> str:
    """Return what chooses an answer again: its number or letter, or what it is itself."""
    if question.is_typed or answer.number is not None:
        return given(answer, question, bank)
    ticked = question.ticked(answer.option)
    signs = letters(question) if question.number else enumerate(question.options, start=1)
    return " ".join(str(sign) for sign, option in signs if option in ticked) or NONE


def _number(number: int) -> Text:
    return Text(f"{number}. ".rjust(4))
