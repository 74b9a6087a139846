"""What was there before: an unfinished quiz, or the result of a finished one, is offered."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from careerpick.answers import parse_answers
from careerpick.errors import AnswerError, FileError
from careerpick.folding import fold
from careerpick.keeping import bank_folder
from careerpick.keeping.results import History, KeptResult
from careerpick.keeping.unfinished import DECLINED_DAYS, Store, Unfinished, read_last_finished
from careerpick.model import AnswerSheet, Content
from careerpick.quiz.screen import QuizScreen
from careerpick.quiz.session import YES, Session, is_leaving
from careerpick.report import kept as kept_report
from careerpick.values import value
from careerpick.words.answers import all_given
from careerpick.words.sentences import day, say
from careerpick.words.sentences import number as number_word
from careerpick.write.json import read_report
from careerpick.write.shown import Wanted, written


@value
class Before:
    """The last finished quiz, as far as it is kept."""

    sheet: AnswerSheet | None = None
    """Its answers; None where they do not go with the questions of today."""
    result: KeptResult | None = None
    """The newest one that can be read."""


NOTHING = Before()


def last_quiz(content: Content) -> Before:
    """Return what is kept of the last finished quiz and can be read."""
    sheet = result = None
    with suppress(FileError, AnswerError):
        if found := read_last_finished(content.folder):
            sheet = parse_answers(found[1], found[0].name, content).sheet
    with suppress(FileError):
        result = History(bank_folder(content.folder)).newest()
    return Before(sheet, result)


def offer_unfinished(store: Store, left: Unfinished, fresh: Session, screen: QuizScreen) -> Session:
    """Go on with an unfinished quiz, or put it aside, as the person wants.

    Returns:
        The unfinished quiz, or the fresh one: as it is, or left.
    """
    when = day(date.fromtimestamp(left.changed)).removesuffix(f" {store.today().year}")
    again = fresh.with_answers(left.sheet, left.skipped)
    screen.blank()
    count, total = again.answered, len(again.scored)
    screen.tell("quiz.unfinished", when=when, answered=count, questions=total)
    about = {"answered": len(left.sheet.answers), "days": DECLINED_DAYS}
    is_sure = False
    while True:
        text = fold(screen.ask(say("quiz.prompt-unfinished")))
        if is_leaving(text):
            return fresh.end("left")
        if text in ("", *YES):
            found = store.take_over(left)
            return fresh.with_answers(found.sheet, found.skipped)
        if text in ("n", "no") and not is_sure:
            is_sure = True
            screen.tell("quiz.sure-to-put-aside", **about)
        elif text == "n":  # "no" may mean not to
            screen.tell("quiz.put-aside", **about, file=store.decline(left.path))
            return fresh
        else:
            screen.tell("quiz.offer-again")


def offer_finished(
    store: Store, before: Before, fresh: Session, screen: QuizScreen, content: Content
) -> Session:
    """Show the former result, start anew, or ask what was left out, as the person wants.

    Returns:
        The fresh quiz, as it is or left; or one with the former answers, which is done where its
        result is to be shown as it was the first time.
    """
    if before.result is None:
        return fresh
    kept, sheet = before.result, before.sheet
    sure = f" ({say(f'verdict.label-{kept.certainty}')})" if kept.recommended else ""
    said = all_given(sheet.answers, content.bank) if sheet else {}
    open_facts = [name for name in fresh.open_facts if sheet and name not in sheet.answers]
    screen.blank()
    when, winner = kept_report.moment(kept), kept_report.recommended_then(kept)
    screen.tell("quiz.finished", when=when, winner=winner, sure=sure)
    seen, count = False, len(open_facts)
    about = {"some": count > 0, "count": number_word(count)}
    while True:
        text = fold(screen.ask(say("quiz.prompt-finished", seen=seen, **about)))
        if is_leaving(text) or (text == "" and seen):
            return fresh.end("left")
        if text == "" and sheet and kept.comes_of(sheet, said, content):
            return fresh.with_answers(sheet, ()).end("done")
        if text == "":
            seen = True
            wanted = Wanted("text", store.today(), in_full=True, at_keys=True)
            whole = kept_report.kept_report(kept, read_report(kept.shown), content)
            shown = screen.drawn(written(whole, wanted))
            text = screen.pages(shown, 1, say("quiz.prompt-go-on")) or ""
        if text in ("n", "no", "new"):
            return fresh
        if text == "u" and open_facts and sheet:
            return fresh.with_answers(sheet, _skipped(sheet, fresh, open_facts))
        if text and not is_leaving(text):
            screen.say(*_keys(fresh, count, seen=seen))


def _keys(fresh: Session, count: int, *, seen: bool) -> Iterator[str]:
    """Yield what can be typed where so many questions were left out."""
    yield say("quiz.finished-keys", seen=seen)
    if count:
        yield say("quiz.finished-left-out", terms=fresh.bank.terms, count=count)
    if not seen:
        yield say("quiz.finished-leave")


def _skipped(sheet: AnswerSheet, fresh: Session, asked: Sequence[str]) -> list[str]:
    """Return the questions that a former quiz left out, but for those that are to be asked."""
    every = (item for item in fresh.bank.questions if item in fresh.order or item.is_detail)
    return [item.id for item in every if item.id not in (*sheet.answers, *asked)]
