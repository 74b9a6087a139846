"""The part of a comparison that is about one person: which path, by how much, and why."""

from collections.abc import Iterator

from rich.text import Text

from careerpick.decide.comparison import Comparison, Gap, Personal
from careerpick.decide.reasons import Reason
from careerpick.decide.result import PathResult
from careerpick.words.basics import capital, counted
from careerpick.words.comparison import CAN_START, no_gap
from careerpick.words.personal import held_back, personal_title
from careerpick.words.reasons import reason_words
from careerpick.words.standing import shown_status, standing_line, status_phrase
from careerpick.write.style import AGAINST, FOR, HEAD, Hanging, Look

Rows = Iterator[Text | Hanging]

REASONS_SHOWN = 5


def personal_rows(comparison: Comparison, personal: Personal, look: Look) -> Rows:
    """Return what the answers say, the sum behind it, and what stands in the way."""
    yield Text()
    yield Hanging(look.text(personal_title(comparison, personal), HEAD))
    if not personal.says_nothing:
        for sentence in held_back(personal):
            yield Hanging(look.text(sentence))
        for number, gap in enumerate(personal.leads):
            if number:
                yield Text()
            yield from _gap_rows(comparison, gap, look)
    yield Text()
    yield Hanging(look.text(CAN_START, HEAD))
    for row in personal.rows:
        yield from _status_rows(personal, row, look)


def _gap_rows(comparison: Comparison, gap: Gap, look: Look) -> Rows:
    ahead, behind = comparison.path(gap.ahead), comparison.path(gap.behind)
    shown = shown_reasons(gap)
    if not shown:
        yield Hanging(look.text(no_gap(ahead, behind)))
        return
    rest = [reason.points for reason in gap.reasons if reason not in shown]
    every = (gap.points, sum(rest), *(reason.points for reason in shown))
    width = max(len(f"{points:+,}") for points in every)
    yield Hanging(look.text(f"Your answers, for {ahead.name} (+) or for {behind.name} (-):"))
    for reason in shown:
        words = reason_words(comparison.content, reason, ahead, behind)
        mark = f" ({words.mark})" if words.mark else ""
        body = look.join(f"{words.asked} ", (f"“{words.said}”", "bold"), mark)
        yield Hanging(body, _lead(reason.points, width), margin=2)
    if rest:
        # The rest may cancel out: 0 is said too, so that the column adds up.
        said = f"the rest, from {counted(len(rest), 'more answer')}"
        yield Hanging(look.text(said), _lead(sum(rest), width), margin=2)
    yield Hanging(look.text("in all", HEAD), _lead(gap.points, width, HEAD), margin=2)


def shown_reasons(gap: Gap) -> tuple[Reason, ...]:
    """Return the few answers that move the gap most, in either direction.

    In the order of the gap: what speaks for the path ahead first.
    """
    moving = [reason for reason in gap.reasons if reason.points]
    largest = sorted(moving, key=lambda reason: -abs(reason.points))[:REASONS_SHOWN]
    return tuple(reason for reason in gap.reasons if reason in largest)


def _lead(points: int, width: int, style: str = "") -> Text:
    shown = f"{points:+,}" if points else "0"
    sign = FOR if points > 0 else AGAINST if points < 0 else ""
    return Text(f"{shown:>{width}}  ", style=style or sign)


def _status_rows(personal: Personal, row: PathResult, look: Look) -> Rows:
    line = standing_line(personal.result, row) or status_phrase(row)
    yield Hanging(
        look.join((f"{row.path.name}: ", "bold"), capital(line)),
        look.join(look.mark(shown_status(row)), " "),
        margin=2,
    )
