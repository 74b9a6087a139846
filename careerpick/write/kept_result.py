"""One kept result as a terminal screen, in the words of its own time."""

from collections.abc import Iterator

from rich.text import Text

from careerpick.decide.limits import Status
from careerpick.keeping.entries import Entry, KeptPath
from careerpick.words.basics import capital
from careerpick.words.certainty import certainty_words
from careerpick.write.history import moment, said, winner
from careerpick.write.style import HEAD, NAME, STATUS, Hanging, Look, Screen, heading

_STANDINGS: dict[Status, str] = {
    "open": "you can start now",
    "stretch": "you can start now, but tight",
    "unknown": "not known, answers missing",
    "later": "not yet, something comes first",
    "blocked": "out of reach for now",
}


def kept_result_screen(entry: Entry, number: int) -> Screen:
    """Return all that is kept of a result: its ranking and its answers."""
    return Screen(lambda look, _: _rows(entry, number, look))


def _rows(entry: Entry, number: int, look: Look) -> Iterator[Text | Hanging]:
    yield heading(look, f"Result {number}, {moment(entry)}")
    sure = f", {certainty_words(entry.certainty)}" if entry.recommended else ""
    yield Hanging(look.join((capital(winner(entry)), NAME), sure), margin=2)
    yield Text()
    yield heading(look, "How well each path fitted you")
    for row in entry.ranking:
        yield Hanging(_place(row, entry, look), Text(f"{row.rank:<3}"), margin=2)
    yield Text()
    yield heading(look, "Your answers")
    for question in entry.questions:
        answer = (said(entry.answer(question.id)), "bold")
        yield Hanging(look.join(f"{question.prompt} ", answer), look.bullet(), margin=2)


def _place(row: KeptPath, entry: Entry, look: Look) -> Text:
    status: Status = "blocked" if row.ruled_out else row.status
    standing = "ruled out by your deal-breaker" if row.ruled_out else _STANDINGS[row.status]
    shared = sum(other.rank == row.rank for other in entry.ranking) > 1
    match = f"match {row.match}{' (tie)' if shared else ''}, {row.score:+,} points"
    return look.join(
        (row.name, NAME if row.path in entry.recommended else ""),
        ": ",
        (match, HEAD),
        "  ",
        look.mark(status),
        " ",
        (standing, STATUS[status]),
    )
