"""Why one path is ahead of another: the strip of answers that decided, and its table.

With the answers each bar is one answer. Without them each bar is one thing that answers are
mainly about; the points are the same and add up to the same gap.
"""

from collections.abc import Sequence
from dataclasses import replace

from careerpick.decide.reasons import Reason
from careerpick.decide.result import Result
from careerpick.model import Answer, CareerPath, Content
from careerpick.report.blocks import (
    Cell,
    Item,
    Items,
    Paragraph,
    Picture,
    Section,
    Strip,
    StripBar,
    Table,
    line,
    number_cell,
    strong,
    text_cell,
)
from careerpick.values import value
from careerpick.words import reasons as words
from careerpick.words.basics import capital, counted, quoted

BARS_SHOWN = 8
IN_ALL = "in all"


@value
class _Bar:
    """One bar: its short name, the cells that name it in the table, and its points."""

    name: str
    cells: tuple[str, ...]
    points: int
    answers: int = 1


def lead_section(result: Result, *, with_answers: bool) -> Section | None:
    """Return why the recommended path is ahead (or behind); None where nothing single is."""
    lead = words.lead_of(result)
    if lead is None:
        return None
    content = result.content
    own = 1 if lead.ahead is result.recommended[0].path else -1
    reasons = tuple(replace(item, points=own * item.points) for item in result.reasons[::own])
    said = words.lead_sentence(lead)
    if not with_answers:
        said = words.gap_sentence(lead)
        lead = _gathered_lead(lead, reasons)
        said += " What counts most:" if lead.top else ""
    return Section(
        words.lead_title(lead),
        (
            Paragraph(line(said)),
            *_top(content, lead, with_answers=with_answers),
            *strip_blocks(content, lead.ahead, lead.behind, reasons, with_answers=with_answers),
        ),
    )


def _top(
    content: Content, lead: words.Lead, *, with_answers: bool
) -> tuple[Items | Paragraph, ...]:
    top = Items(tuple(_item(content, lead, reason, with_answers) for reason in lead.top))
    against = lead.strongest_against
    if against is None:
        return (top,) if lead.top else ()
    said = Paragraph(line("What speaks most against it:"))
    return (top, said, Items((_item(content, lead, against, with_answers),)))


def _item(content: Content, lead: words.Lead, reason: Reason, with_answers: bool) -> Item:
    if not with_answers:
        meets = words.levels_words(content, reason.criterion or "", lead.ahead, lead.behind)
        return Item(line(meets), points=reason.points)
    said = words.reason_words(content, reason, lead.ahead, lead.behind)
    mark = f" ({said.mark})" if said.mark else ""
    asked = line(f"{said.asked} ", strong(f"“{said.said}”"), mark)
    return Item(asked, line(said.meets), points=reason.points)


def strip_blocks(
    content: Content,
    ahead: CareerPath,
    behind: CareerPath,
    reasons: Sequence[Reason],
    *,
    with_answers: bool,
) -> tuple[Picture, ...]:
    """Return the strip for reasons that speak for `ahead` (+) or for `behind` (-)."""
    if not any(reason.points for reason in reasons):
        return ()
    if with_answers:
        bars = [_answer_bar(content, ahead, behind, reason) for reason in reasons]
        head: tuple[str, ...] = ("Question", "Answer", "What it meets")
    else:
        bars = [_gathered_bar(content, ahead, behind, item) for item in gathered(reasons)]
        head = ("What the answers are about", ahead.name, behind.name, "Answers")
    gap = sum(bar.points for bar in bars)
    blank = [text_cell() for _ in head[1:]]
    title = f"The answers that decided: {ahead.name} (+) or {behind.name} (-)"
    table = Table(
        title,
        (*head, "Points"),
        (
            *((*map(text_cell, bar.cells), _points(bar.points)) for bar in bars),
            (text_cell(strong(IN_ALL)), *blank, _points(gap)),
        ),
        folded=True,
    )
    says = (
        f"{capital(IN_ALL)} {gap:+,}: the points of all answers add up to the lead of {ahead.name}."
    )
    return (Picture(title, says, Strip(ahead.name, behind.name, _shown(bars)), table),)


def _points(points: int) -> Cell:
    return number_cell(points, f"{points:+,}" if points else "0")


def _shown(bars: Sequence[_Bar]) -> tuple[StripBar, ...]:
    """Return the largest bars in their order, and the rest as one, so that they add up."""
    largest = sorted(bars, key=lambda bar: -abs(bar.points))[:BARS_SHOWN]
    shown = [bar for bar in bars if bar in largest and bar.points]
    rest = [bar for bar in bars if bar not in shown]
    strip = [StripBar(bar.name, bar.points) for bar in shown]
    if rest:
        more = counted(sum(bar.answers for bar in rest), "more answer")
        strip.append(StripBar(f"the rest, from {more}", sum(bar.points for bar in rest)))
    return tuple(strip)


def _answer_bar(content: Content, ahead: CareerPath, behind: CareerPath, reason: Reason) -> _Bar:
    said = words.reason_words(content, reason, ahead, behind)
    answer = f"{quoted(said.said)} ({said.mark})" if said.mark else quoted(said.said)
    return _Bar(quoted(said.said), (said.asked, answer, said.meets), reason.points)


def _gathered_bar(
    content: Content, ahead: CareerPath, behind: CareerPath, gathered: "Gathered"
) -> _Bar:
    points, count = gathered.points, gathered.answers
    if gathered.criterion is None:
        return _Bar(
            "tells nothing", ("Nothing that tells the two apart", "", "", str(count)), 0, count
        )
    criterion = content.bank.criterion(gathered.criterion)
    levels = (criterion.words[path.performance[criterion.id].level] for path in (ahead, behind))
    name = f"{criterion.name} ({counted(count, 'answer')})"
    return _Bar(name, (criterion.name, *levels, str(count)), points, count)


@value
class Gathered:
    """The answers that are mainly about one thing, and their points taken together."""

    criterion: str | None
    points: int
    answers: int


def gathered(reasons: Sequence[Reason]) -> tuple[Gathered, ...]:
    """Gather reasons by what they are mainly about, the largest lead first."""
    found: dict[str | None, list[int]] = {}
    for reason in reasons:
        found.setdefault(reason.criterion, []).append(reason.points)
    items = [Gathered(about, sum(points), len(points)) for about, points in found.items()]
    return tuple(sorted(items, key=lambda item: -item.points))


def _gathered_lead(lead: words.Lead, reasons: Sequence[Reason]) -> words.Lead:
    """Return the same lead, told by what the answers are about."""
    told = [Reason("", Answer(""), item.points, item.criterion) for item in gathered(reasons)]
    bad = [reason for reason in told if reason.points < 0]
    return replace(
        lead,
        top=tuple(reason for reason in told if reason.points > 0)[: words.SHOWN],
        strongest_against=bad[-1] if bad else None,
    )
